package file

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/data"
)

// eventDraft is an event whose periods are not read.
type eventDraft struct {
	at       node
	when     *node // when it happened
	from, to *node // or from when to when
	text     textDraft
	sources  []ref
}

func eventFields() record[eventDraft] {
	return record[eventDraft]{
		{"at", "when it happened", false, periodShape(), func(d *decoder, n node, e *eventDraft) { e.when = &n }},
		{"from", "when it began", false, periodShape(), func(d *decoder, n node, e *eventDraft) { e.from = &n }},
		{"to", "when it ended", false, periodShape(), func(d *decoder, n node, e *eventDraft) { e.to = &n }},
		{"text", "what happened", true, translatedShape(), func(d *decoder, n node, e *eventDraft) { e.text = d.textDraft(n) }},
		{"source", "key of the source that says so, or a list of keys", false, oneOrMore(textShape()), func(d *decoder, n node, e *eventDraft) { e.sources = d.refs(n) }},
	}
}

// checkPlaced checks that an annotation is at a data point or on a range.
func checkPlaced(d *decoder, a annotationDraft) bool {
	point := a.point.key.at.Node != nil
	switch {
	case !point && a.from == nil && a.to == nil:
		d.fault(a.at, "the annotation does not say where it belongs", "add key: with the period or category of a data point, or from: and to: with periods")
	case point && (a.from != nil || a.to != nil):
		d.fault(a.at, "the annotation is at a data point and on a range", "keep key, or from and to")
	case !point && (a.from == nil || a.to == nil):
		d.fault(a.at, "a range of periods has two ends", "add from: and to:")
	case !point && (a.point.series.at.Node != nil || a.point.figure.at.Node != nil):
		d.fault(a.at, "a remark on a range of periods is for all series", "remove series and figure, or write key: with one period")
	default:
		return true
	}
	return false
}

// events follows the events of a chart and the annotations of ranges to places
// on its time axis.
func (r *chartResolver) events(d *chartDraft, c *data.Chart) {
	add := func(at node, e *data.Event, from, to node, text textDraft) {
		r.base.later(text, &e.Text)
		if !c.Kind.OverTime() || !c.Periods || c.Kind == data.KindBump {
			r.base.fault(at, fmt.Sprintf("%s has no time axis to mark an event on", c.Kind), "write kind: line, or say it in the note")
			return
		}
		if r.onTimeAxis(c, at, from, to, e) {
			c.Events = append(c.Events, e)
		}
	}
	for _, e := range d.events {
		switch sources := r.base.sourcesOf(e.sources); {
		case e.when != nil && (e.from != nil || e.to != nil):
			r.base.fault(e.at, "the event happened at a time and over a time", "keep at, or from and to")
		case e.when != nil:
			add(e.at, &data.Event{Pos: e.at.pos(), Sources: sources}, *e.when, *e.when, e.text)
		case e.from != nil && e.to != nil:
			add(e.at, &data.Event{Pos: e.at.pos(), Sources: sources}, *e.from, *e.to, e.text)
		default:
			r.base.fault(e.at, "the event does not say when it happened", "add at:, or from: and to:")
		}
	}
	for _, a := range d.remarks {
		if a.from != nil {
			add(a.at, &data.Event{Pos: a.at.pos(), Bracket: true}, *a.from, *a.to, a.text)
		}
	}
	slices.SortStableFunc(c.Events, func(a, b *data.Event) int { return cmp.Or(a.From.Compare(b.From), a.To.Compare(b.To)) })
}

// onTimeAxis brings the two ends of an event to the length of the periods of the chart, from
// the first that is in from to the last that is in to, cut to what it shows.
func (r *chartResolver) onTimeAxis(c *data.Chart, at, from, to node, e *data.Event) bool {
	like := firstPeriod(c.Keys)
	a, ok1 := r.base.decoder.periodLike(from, like)
	b, ok2 := r.base.decoder.periodLike(to, like)
	if !ok1 || !ok2 || len(c.Keys) == 0 {
		return false
	}
	begin, end := c.Keys[0].Period, c.Keys[len(c.Keys)-1].Period
	g := begin.Granularity()
	if a.Granularity() > g || b.Granularity() > g {
		r.base.fault(at, fmt.Sprintf("the chart shows %ss, and has no place inside one", g), "write a "+g.String())
		return false
	}
	if b.Start().Before(a.Start()) {
		r.base.fault(at, fmt.Sprintf("%s comes after %s", a, b), "swap from and to")
		return false
	}
	if !a.Start().Before(end.End()) || !b.End().After(begin.Start()) {
		r.base.fault(at, fmt.Sprintf("the chart runs from %s to %s", begin, end), "write a time that it shows, or remove the event")
		return false
	}
	if reachesPast(c, a, b) {
		e.Began, e.Ended = a, b
	}
	if a.Granularity() == g && b.Granularity() == g {
		e.From, e.To = slices.MaxFunc([]data.Period{a, begin}, data.Period.Compare), slices.MinFunc([]data.Period{b, end}, data.Period.Compare)
		return true
	}
	e.From = begin
	for p := begin; p.Compare(end) <= 0; p = p.Next(1) {
		if p.Start().Before(a.Start()) {
			e.From = p.Next(1)
		}
		if !p.Start().Before(b.End()) {
			break
		}
		e.To = p
	}
	return true
}

// mostClosed is how many days on end a market may be closed.
const mostClosed = 10

// reachesPast reports whether a time has a period of the length of those of a chart before
// the first of them, or after the last. The year does not begin before its first trading day.
func reachesPast(c *data.Chart, from, to data.Period) bool {
	past := 1
	if slices.ContainsFunc(c.Series, func(p data.Plotted) bool { return p.Rhythm.Kind == data.TradingDays }) {
		past += mostClosed
	}
	before, after := c.Keys[0].Period.Next(-past), c.Keys[len(c.Keys)-1].Period.Next(past)
	return !before.Start().Before(from.Start()) || !after.End().After(to.End())
}

// targetBand makes a reference band between two numbers.
func (r *chartResolver) targetBand(line referenceDraft, out *data.ReferenceLine) bool {
	switch {
	case line.hasValue || line.point.figure.name != "":
		r.base.fault(line.at, "the reference is a line and a band", "keep value, or figure and key, or from and to")
	case line.from == nil || line.to == nil:
		r.base.fault(line.at, "the band has one end", "add from: and to: with two numbers")
	case line.from.Cmp(*line.to) >= 0:
		r.base.fault(line.fromAt, fmt.Sprintf("the band from %s to %s ends below its beginning", line.from, line.to), fmt.Sprintf("write from: %s, to: %s", line.to, line.from))
	case line.sources == nil:
		r.base.fault(line.at, "the numbers of the reference band have no source", "add source:")
	default:
		out.Value = data.Value{Number: *line.from, Is: data.Between, More: &data.Detail{Upper: *line.to, Pos: line.at.pos()}}
		out.Sources, out.Target = r.base.sourcesOf(line.sources), true
		return true
	}
	return false
}

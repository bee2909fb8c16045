package main

import (
	"slices"
	"strings"

	"briefing/charts"
	"briefing/cmd/briefing/internal/watch"
	"briefing/data"
	"briefing/data/language"
	"briefing/report"
)

// tracer says where the numbers of a briefing come from.
type tracer struct {
	w          *workspace
	say        *language.Printer
	references []data.Part // of the texts that are shown
}

func newTracer(w *workspace, references []data.Part) *tracer {
	return &tracer{w, language.Of(w.ds), references}
}

// ask answers for a number, or for what a text says of some.
func (t *tracer) ask(name string) *watch.Answer {
	if n, ok := t.w.ds.NumberOf(name); ok {
		return t.number(n)
	}
	return t.reference(name)
}

// reference answers for what a reference says, wherever the texts have it.
func (t *tracer) reference(call string) *watch.Answer {
	var found *watch.Answer
	for _, p := range t.references {
		switch {
		case p.Call != call:
			continue
		case found == nil && len(p.Of) == 1 && p.Computed == "":
			found = t.number(p.Of[0])
			found.Number = p.Text
		case found == nil:
			found = &watch.Answer{Number: p.Text, What: strings.Trim(call, "{} "), Computed: p.Computed, Sources: sourcesOf(p.Sources)}
			for _, n := range p.Of {
				found.From = append(found.From, t.origin(n))
			}
		}
		if line := t.line(p.Pos); !slices.Contains(found.Lines, line) {
			found.Lines = append(found.Lines, line)
		}
	}
	return found
}

// number answers for a value of a figure.
func (t *tracer) number(n data.Number) *watch.Answer {
	v, s, _ := n.Value()
	f, more := n.Figure, v.Detail()
	a := &watch.Answer{Number: t.say.WithInterval(v, f.Unit), What: t.name(n), Computed: more.Computed, Lines: []watch.Line{t.line(f.PosOf(v))}, Sources: sourcesOf(s.SourcesOf(v))}
	if reason, missing := v.Missing(); missing {
		a.Number = t.say.Say(language.WordNoValue)
		a.Notes = append(a.Notes, reason)
	}
	for _, note := range []string{t.say.Status(v.Status), v.Note().Plain, s.Note.Plain, f.Note.Plain} {
		if note != "" {
			a.Notes = append(a.Notes, note)
		}
	}
	if f.Derived != nil {
		for _, from := range f.Derived.Inputs() {
			a.From = append(a.From, t.inputs(n, from)...)
		}
	}
	return a
}

// inputs are the numbers of a figure that a number was computed from, as far as they have its
// series and its key, or are those of its base.
func (t *tracer) inputs(n data.Number, from *data.Figure) []watch.Origin {
	var all []watch.Origin
	keys := []data.Key{n.Key}
	if base := n.Figure.Derived.Base; !base.IsZero() {
		keys = append(keys, data.PeriodKey(base))
	}
	for _, k := range keys {
		for _, series := range []string{n.Series, ""} {
			in := data.Number{Figure: from, Series: series, Key: k}
			if _, _, ok := in.Value(); ok {
				all = append(all, t.origin(in))
				break
			}
		}
	}
	return all
}

func (t *tracer) origin(n data.Number) watch.Origin {
	v, _, _ := n.Value()
	return watch.Origin{At: n.String(), Text: t.name(n) + ": " + t.say.InText(v, n.Figure.Unit)}
}

// name says what a number is the number of.
func (t *tracer) name(n data.Number) string {
	name := n.Figure.Title.Plain
	if n.Series != "" {
		name += ", " + t.say.Name(n.Series)
	}
	return name + ", " + t.say.Key(n.Key)
}

// line is the line of a place in the file.
func (t *tracer) line(pos data.Pos) watch.Line {
	f := inFolder(t.w.src.folder, t.w.quotes.add(data.Faults{{Pos: pos}}))[0].Printable()
	line, caret, _ := strings.Cut(f.Caret(), "\n")
	return watch.Line{Place: f.Pos.String(), Text: line, Caret: caret}
}

func sourcesOf(sources []*data.Source) []watch.Source {
	var all []watch.Source
	for _, s := range sources {
		text := data.OneLine(s.Publisher) + ": " + data.OneLine(s.Title)
		if !s.Date.IsZero() {
			text += ", " + s.Date.String()
		}
		all = append(all, watch.Source{Text: text, URL: s.URL})
	}
	return all
}

// placesOn are where the numbers of a page stand.
func placesOn(doc *report.Document, n int) []watch.Place {
	var all []watch.Place
	for _, at := range doc.Places(n) {
		all = append(all, watch.Place(at))
	}
	return all
}

// placesOf are where a chart shows numbers.
func placesOf(laid *charts.Chart) []watch.Place {
	var all []watch.Place
	for _, at := range laid.Seen() {
		all = append(all, watch.Place{X: at.X, Y: at.Y, W: at.W, H: at.H, Text: at.InWords, At: at.Of.String()})
	}
	return all
}

package charts

import (
	"math"

	"briefing/data"
	"briefing/data/language"
)

// compared is what stands between two values that the chart compares: the change, and of what
// where that is not plain to see.
func (w chartWords) compared() string {
	of := w.chart.Compare
	if label := oneLine(of.Label.Plain); label != "" {
		value := language.Compared(w.say, of)
		if of.Unit == w.chart.Unit && w.chart.Kind.OverTime() {
			value = language.NewCompact(w.say, of.Unit, func() []data.Value { return []data.Value{of.Value} }).Bare(of.Value) // as at the ends of the lines
		}
		return w.say.Say(language.WordLabelled, "label", label, "text", value)
	}
	text := language.Compared(w.say, w.chart.Compare)
	if among := oneLine(language.ComparedAmong(w.say, w.chart)); among != "" && !w.chart.Compare.OfSeries() {
		text = among + " " + text
	}
	return text
}

// comparedInWords says in the alt text how far one value is from another.
func comparedInWords(alt *altWriter) string {
	if alt.chart.Compare == nil {
		return ""
	}
	from, to := language.ComparedNames(alt.say, alt.chart)
	value := language.Compared(alt.say, alt.chart.Compare)
	if among := language.ComparedAmong(alt.say, alt.chart); among != "" {
		value = alt.say.Say(language.WordTitleUnit, "title", value, "unit", among)
	}
	return alt.say.Say(language.WordAltCompare, "from", from, "to", to, "value", value)
}

// compareCallouts are the bracket over the time from one value of a line to another.
func (plot *timePlot) compareCallouts() []callout {
	c := plot.plan.chart.Compare
	if c == nil || c.OfSeries() || plot.sheet.panel != nil {
		return nil
	}
	x0, x1 := plot.time.at(c.From.Key.Period), plot.time.at(c.To.Key.Period)
	m := callout{x0: min(x0, x1), x1: max(x0, x1), pos: c.Pos, required: true, mark: (*timePlot).markRange, markHeight: max(9*plot.u, 3.5)}
	m.name = plot.sheet.block(plot.plan.words.compared(), bold(plot.tick), max(0.24*plot.sheet.scene.width, m.x1-m.x0))
	return []callout{m}
}

// compareRoom is the room between the ends of lines and their names for the bracket from one line to
// another, where the ground between them does not say it.
func (plot *timePlot) compareRoom() float64 {
	if c := plot.plan.chart.Compare; c == nil || !c.OfSeries() || plot.sheet.panel != nil || plot.shaded {
		return 0
	}
	return max(18*plot.u, 7)
}

// comparisonLabel is what stands beside that bracket: nothing without one.
func comparisonLabel(l *lineChart) []sideLabel {
	if l.plot.compareRoom() == 0 {
		return nil
	}
	low, high := comparedEnds(l.plan)
	return []sideLabel{{role: roleRemark, owner: noOwner, ink: l.plan.theme.Ink, value: (low + high) / 2, pos: l.plan.chart.Compare.Pos,
		block: l.sheet.sideBlock(l.plan.words.compared(), regular(l.tick))}}
}

// comparedEnds are the lower and the higher of the two values.
func comparedEnds(p *chartPlan) (low, high float64) {
	of := p.chart.Compare
	from, _ := p.chart.Series[of.From.Series].At(of.From.Key)
	to, _ := p.chart.Series[of.To.Series].At(of.To.Key)
	return min(shown(from), shown(to)), max(shown(from), shown(to))
}

// drawComparison draws the bracket from the end of one line to that of another.
func drawComparison(l *lineChart) {
	room := l.plot.compareRoom()
	if room == 0 {
		return
	}
	low, high := comparedEnds(l.plan)
	x := l.plot.area.x1 + room
	from := max(l.plot.x(l.plan.chart.Compare.From.Key), l.plot.x(l.plan.chart.Compare.To.Key)) + l.plot.markReach() + max(2*l.u, 0.8) // beside the ends
	l.sheet.scene.bracket(l.plan.theme.Soft, max(1.1*l.u, 0.6), x, max(x-from, 0.5*room), l.plot.y(low), l.plot.y(high))
}

// barComparison is the arrow from one bar to another: a bracket beyond all bars, with a leg to
// each, and what is between the two beside it.
type barComparison struct {
	plot *barPlot
	bars *barSet
	text textBlock // empty without a comparison
}

func (b *barChart) comparison() barComparison {
	c := barComparison{plot: &b.plot, bars: &b.bars}
	if b.plan.chart.Compare != nil && b.sheet.panel == nil {
		c.text = b.sheet.single(b.plan.words.compared(), bold(b.label))
	}
	return c
}

// leg is how far (points) a leg reaches at least.
func (c barComparison) leg() float64 { return max(14*c.plot.u, 6) }

// room is what the bracket and its text take beyond the plot.
func (c barComparison) room() float64 {
	if len(c.text.lines) == 0 {
		return 0
	}
	return c.plot.extent(c.text) + c.plot.labelGap() + c.leg()
}

// draw draws the bracket up to an end of the body.
func (c barComparison) draw(end float64) {
	if len(c.text.lines) == 0 {
		return
	}
	of, s := c.plot.plan.chart.Compare, c.plot.sheet
	from, to := c.bar(of.From.Series, of.From.Key.String()), c.bar(of.To.Series, of.To.Key.String())
	k0, k1 := (from.k0+from.k1)/2, (to.k0+to.k1)/2
	p := end - c.origin() - c.plot.extent(c.text) - c.plot.labelGap()
	foot0, foot1 := c.foot(from), c.foot(to)
	ink, width := c.plot.plan.theme.Soft, max(1.1*c.plot.u, 0.6)
	s.scene.polyline(roleLeader, noOwner, ink, width, nil, c.plot.at(k0, foot0), c.plot.at(k0, p), c.plot.at(k1, p), c.plot.at(k1, foot1))
	head := max(4*c.plot.u, 2)
	s.scene.polyline(roleLeader, noOwner, ink, width, nil, c.plot.at(k1-head, foot1+1.5*head), c.plot.at(k1, foot1), c.plot.at(k1+head, foot1+1.5*head))
	h, v := c.plot.anchor(1)
	at := c.plot.at((k0+k1)/2, p+c.plot.labelGap())
	if !c.plot.horizontal {
		half := c.text.width() / 2
		at.x = min(max(at.x, s.body.x0+half), s.body.x1-half)
	}
	s.clear(s.place(roleRemark, noOwner, c.text, c.plot.plan.theme.Ink, at, h, v))
}

// origin is where the value axis begins in the picture.
func (c barComparison) origin() float64 {
	if c.plot.horizontal {
		return c.plot.area.x0
	}
	return c.plot.area.y0
}

// bar is that of a series at a key.
func (c barComparison) bar(series int, key string) bar {
	for _, n := range c.bars.all {
		if n.series == series && c.plot.plan.keys[n.key].String() == key {
			return n
		}
	}
	return c.bars.all[0]
}

// foot is where a leg ends: past all that belongs to its bar, and past what stands in its way.
func (c barComparison) foot(n bar) float64 {
	beyond := c.plot.pos(0)
	look := func(area rect) {
		if c.plot.horizontal {
			beyond = max(beyond, area.x1-c.plot.area.x0)
		} else {
			beyond = max(beyond, area.y1-c.plot.area.y0)
		}
	}
	k := (n.k0 + n.k1) / 2
	way := c.plot.between(k-0.5, k+0.5, beyond, math.MaxInt32)
	for _, sh := range c.plot.sheet.scene.shapes {
		if sh.owner == n.owner && sh.role.data() {
			look(sh.bounds())
		}
	}
	for _, t := range c.plot.sheet.scene.texts {
		if box := t.box(); t.role != roleTitle && t.role != roleSubtitle && t.role != roleLegend && box.overlaps(way) {
			look(box)
		}
	}
	return beyond + c.plot.labelGap()
}

package charts

import (
	"math"
	"slices"

	"image/color"

	"briefing/data"
)

// inkOfBand is the colour of bands behind the data, or of the paper if the chart
// has none.
func inkOfBand(s *sheet) color.RGBA {
	if len(s.plan.chart.Events) == 0 && len(s.plan.chart.References) == 0 {
		return inkOfForecast(s)
	}
	return blend(s.plan.theme.Soft, s.plan.theme.Paper, 0.87)
}

// inkOfForecast is the colour behind forecasts, or of the paper if the chart has none.
func inkOfForecast(s *sheet) color.RGBA {
	if !s.plan.summary.statuses[data.Forecast] {
		return s.plan.theme.Paper
	}
	return blend(s.plan.theme.Soft, s.plan.theme.Paper, 0.93)
}

// drawBand draws a band behind the data. Its edges, given as pairs of points,
// are drawn above bars, like reference lines.
func (s *sheet) drawBand(area rect, edges ...point) {
	s.scene.fill(roleBand, noOwner, area, inkOfBand(s))
	for i := 0; i+1 < len(edges); i += 2 {
		s.scene.polyline(roleReference, noOwner, s.plan.theme.Paper, max(2*s.u, 0.9), nil, edges[i], edges[i+1])
		s.scene.polyline(roleReference, noOwner, s.plan.theme.Soft, max(0.8*s.u, 0.4), s.dots(), edges[i], edges[i+1])
	}
}

// eventCallouts are the events of the chart and the remarks on ranges of
// periods.
func (plot *timePlot) eventCallouts() []callout {
	var all []callout
	for i, e := range plot.plan.chart.Events {
		if e.Bracket && plot.near {
			continue
		}
		text := oneLine(e.Text.Plain)
		place := len(plot.plan.chart.Annotations) + i
		numbered := plot.sheet.foot.aside.has(place)
		if numbered {
			plot.sheet.aside |= 1 << place
			text = plot.sheet.foot.aside.number(place)
		}
		m := callout{numbered: numbered, x0: plot.time.at(e.From), x1: plot.time.at(e.To), pos: e.Pos, required: true, mark: (*timePlot).markEvent}
		width := max(0.24*plot.sheet.scene.width, m.x1-m.x0)
		m.name = plot.sheet.block(text, regular(plot.tick), width)
		if e.Bracket {
			m.mark, m.markHeight = (*timePlot).markRange, max(9*plot.u, 3.5)
		}
		all = append(all, m)
	}
	return all
}

// eventsAside moves the name of an event, which has no room above the plot of a small picture, to the foot: that
// of the one which others are nearest to. It reports whether there was any to be moved.
func eventsAside(plot *timePlot) bool {
	c := plot.plan.chart
	if plot.sheet.saving < saveNames || plot.sheet.panel != nil || len(c.Annotations)+len(c.Events) > mostAside {
		return false
	}
	moved, least := -1, math.Inf(1)
	for i, e := range c.Events {
		if plot.sheet.foot.aside.has(len(c.Annotations) + i) {
			continue
		}
		if room := roomOfEvent(plot, e); moved < 0 || room < least {
			moved, least = len(c.Annotations)+i, room
		}
	}
	if moved >= 0 {
		plot.sheet.foot.aside |= 1 << moved
	}
	return moved >= 0
}

// roomOfEvent is how far the named events before and after one are from each other, or the edges of the plot.
func roomOfEvent(plot *timePlot, event *data.Event) float64 {
	middle := func(e *data.Event) float64 { return (plot.time.at(e.From) + plot.time.at(e.To)) / 2 }
	c, own := plot.plan.chart, middle(event)
	before, after := plot.area.x0, plot.area.x1
	for i, e := range c.Events {
		switch x := middle(e); {
		case e == event || plot.sheet.foot.aside.has(len(c.Annotations)+i):
		case x <= own:
			before = max(before, x)
		default:
			after = min(after, x)
		}
	}
	return after - before
}

// manyRows reports whether the name of an event stands higher than in two rows of text, although others have numbers
// in place of theirs.
func manyRows(plot *timePlot) bool {
	if plot.sheet.foot.aside>>len(plot.plan.chart.Annotations) == 0 {
		return false
	}
	for i, m := range plot.callouts.all {
		if !m.numbered && m.required && plot.callouts.places[i].y1 > 3.2*plot.tick {
			return true
		}
	}
	return false
}

// markEvent draws a line at a point in time, which ends at an only line, or a band over a span of time, which
// reaches up to a name that stands near above the plot.
func (plot *timePlot) markEvent(m callout, foot float64) {
	if m.x1 > m.x0 {
		area := rect{m.x0, plot.area.y0, m.x1, plot.area.y1}
		if lowestRow(plot, foot) {
			area.y1 = foot - max(2*plot.u, 0.8)
		}
		if !plot.filled {
			plot.sheet.drawBand(area)
			return
		}
		c := area.corners() // areas hide the band, but not its edges
		plot.sheet.drawBand(area, c[0], c[3], c[1], c[2])
		return
	}
	plot.sheet.scene.polyline(roleReference, noOwner, blend(plot.plan.theme.Soft, plot.plan.theme.Paper, 0.4), max(0.9*plot.u, 0.45), plot.sheet.dots(), point{m.x0, onlyLineAt(plot, m.x0)}, point{m.x0, plot.area.y1})
}

// lowestRow reports whether a name that stands at a height is in the lowest row above the plot.
func lowestRow(plot *timePlot, foot float64) bool {
	over := foot - plot.area.y1 - plot.headroom()
	return over > 0 && over < 2*max(3*plot.u, 1)
}

// onlyLineAt is how high the only line of a plot stands at a place of the time axis; where there are more
// lines, or none there, the foot of the plot.
func onlyLineAt(plot *timePlot, x float64) float64 {
	if len(plot.plan.chart.Series) != 1 || plot.nth != nil {
		return plot.area.y0
	}
	s := plot.plan.chart.Series[0]
	after := slices.IndexFunc(s.Keys, func(k data.Key) bool { return plot.x(k) >= x-slack })
	if after < 0 || s.Values[after].Is == data.Absent {
		return plot.area.y0
	}
	b := point{plot.x(s.Keys[after]), plot.y(shown(s.Values[after]))}
	if b.x-x < slack {
		return b.y
	}
	if after == 0 || s.Values[after-1].Is == data.Absent || s.Link(after-1, after) != data.Linked {
		return plot.area.y0
	}
	a := point{plot.x(s.Keys[after-1]), plot.y(shown(s.Values[after-1]))}
	if plot.plan.form.holds {
		return a.y
	}
	return along(a, b, (x-a.x)/(b.x-a.x)).y
}

// markRange draws a bracket below the name of a remark, over the periods that
// it is about.
func (plot *timePlot) markRange(m callout, foot float64) {
	y, width := foot-max(3*plot.u, 1.2), max(1.1*plot.u, 0.5)
	half := max(3*plot.u, 1.2) // give a range of one period some width
	x0, x1 := min(m.x0, m.middle()-half), max(m.x1, m.middle()+half)
	plot.sheet.scene.polyline(roleLeader, noOwner, softer(plot.plan.theme), width, nil, point{x0, y - max(5*plot.u, 2)}, point{x0, y}, point{x1, y}, point{x1, y - max(5*plot.u, 2)})
}

// softer is the colour of brackets: paler than the texts that they belong to.
func softer(t Theme) color.RGBA { return blend(t.Soft, t.Paper, 0.3) }

// drawBrackets draws the brackets over ranges of an only line, each with its remark, as near above the
// line as there is room.
func drawBrackets(l *lineChart) error {
	if !l.plot.near {
		return nil
	}
	for _, e := range l.plan.chart.Events {
		if e.Bracket && !drawBracket(l, e) {
			return &layoutError{text: "there is no room for a bracket over the line", hint: "shorten its text", pos: e.Pos}
		}
	}
	return nil
}

func drawBracket(l *lineChart, e *data.Event) bool {
	half, leg, gap := max(3*l.u, 1.2), max(5*l.u, 2), max(4*l.u, 1.5)
	x0, x1 := l.plot.time.at(e.From)-half, l.plot.time.at(e.To)+half
	top := l.plot.area.y0
	for _, d := range l.tracks[0].points {
		if x0 <= d.x && d.x <= x1 {
			top = max(top, l.mark(d).y1)
		}
	}
	name := l.sheet.block(oneLine(e.Text.Plain), regular(l.tick), max(0.24*l.sheet.scene.width, x1-x0))
	space := labelSpace{plot: &l.plot}
	x := min(max((x0+x1)/2, l.plot.area.x0+name.width()/2), l.plot.area.x1-name.width()/2)
	for foot := top + gap + leg; foot < l.plot.area.y1 && foot < top+4*l.tick; foot += 0.25 * l.tick {
		at := point{x, foot + gap}
		area := name.area(at, centre, left)
		if !space.free(area) || !space.apart(area) || !space.free(rect{x0, foot - leg, x1, foot}) || area.y1 > l.plot.area.y1 {
			continue
		}
		l.sheet.clear(l.sheet.place(roleRemark, noOwner, name, l.plan.theme.Ink, at, centre, left))
		l.sheet.scene.polyline(roleLeader, noOwner, softer(l.plan.theme), max(1.1*l.u, 0.5), nil, point{x0, foot - leg}, point{x0, foot}, point{x1, foot}, point{x1, foot - leg})
		return true
	}
	return false
}

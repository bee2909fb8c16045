package charts

import (
	"image/color"

	"briefing/data"
)

// bandInk is the colour of bands behind the data; of the paper where the chart
// has none.
func (s *sheet) bandInk() color.RGBA {
	if len(s.plan.chart.Events) == 0 && len(s.plan.chart.References) == 0 {
		return s.plan.theme.Paper
	}
	return blend(s.plan.theme.Soft, s.plan.theme.Paper, 0.87)
}

// drawBand draws a band behind the data. Its edges, pairs of points, are drawn
// as far in front as reference lines, to be seen across bars.
func (s *sheet) drawBand(area rect, edges ...point) {
	s.scene.fill(roleBand, nobody, area, s.bandInk())
	for i := 0; i+1 < len(edges); i += 2 {
		s.scene.polyline(roleReference, nobody, s.plan.theme.Paper, max(2*s.u, 0.9), nil, edges[i], edges[i+1])
		s.scene.polyline(roleReference, nobody, s.plan.theme.Soft, max(0.8*s.u, 0.4), s.dots(), edges[i], edges[i+1])
	}
}

// drawReferenceAt draws a reference across bars: a line, or a band for a range.
func (b *barChart) drawReferenceAt(r data.ReferenceLine) {
	lo, hi := b.pos(r.Value.Low().Float()), b.pos(r.Value.High().Float())
	if r.Value.Is == data.Between {
		b.sheet.drawBand(b.area(0, b.breadth(), lo, hi), b.at(0, lo), b.at(b.breadth(), lo), b.at(0, hi), b.at(b.breadth(), hi))
		return
	}
	b.sheet.drawReference(b.at(0, lo), b.at(b.breadth(), lo))
}

// eventMoments are the events of the chart and the remarks on ranges of it.
func (l *lineChart) eventMoments() []moment {
	var all []moment
	for _, e := range l.plan.chart.Events {
		m := moment{x0: l.time.at(e.From), x1: l.time.at(e.To), pos: e.Pos, must: true, mark: (*lineChart).markEvent}
		width := max(0.24*l.sheet.scene.width, m.x1-m.x0)
		m.name = l.sheet.block(oneLine(e.Text.Plain), regular(l.tick), width)
		if e.Bracket {
			m.mark, m.under = (*lineChart).markRange, max(9*l.u, 3.5)
		}
		all = append(all, m)
	}
	return all
}

// markEvent draws a line at a moment, or a band over a time.
func (l *lineChart) markEvent(m moment, _ float64) {
	if m.x1 > m.x0 {
		area := rect{m.x0, l.plot.y0, m.x1, l.plot.y1}
		if l.stack == nil && l.plan.chart.Kind != data.KindArea {
			l.sheet.drawBand(area)
			return
		}
		c := area.corners() // areas hide the band: its edges show across them
		l.sheet.drawBand(area, c[0], c[3], c[1], c[2])
		return
	}
	l.sheet.scene.polyline(roleReference, nobody, l.plan.theme.Soft, max(0.9*l.u, 0.45), nil, point{m.x0, l.plot.y0}, point{m.x0, l.plot.y1})
}

// markRange draws a bracket below the name of a remark, over the periods that it
// is on.
func (l *lineChart) markRange(m moment, foot float64) {
	y, width := foot-max(3*l.u, 1.2), max(1.1*l.u, 0.5)
	half := max(3*l.u, 1.2) // a range of one period has some breadth, too
	x0, x1 := min(m.x0, m.middle()-half), max(m.x1, m.middle()+half)
	l.sheet.scene.polyline(roleLeader, nobody, l.plan.theme.Soft, width, nil, point{x0, y - max(5*l.u, 2)}, point{x0, y}, point{x1, y}, point{x1, y - max(5*l.u, 2)})
}

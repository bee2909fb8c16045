package charts

import (
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
	for _, e := range plot.plan.chart.Events {
		m := callout{x0: plot.time.at(e.From), x1: plot.time.at(e.To), pos: e.Pos, required: true, mark: (*timePlot).markEvent}
		width := max(0.24*plot.sheet.scene.width, m.x1-m.x0)
		m.name = plot.sheet.block(oneLine(e.Text.Plain), regular(plot.tick), width)
		if e.Bracket {
			m.mark, m.markHeight = (*timePlot).markRange, max(9*plot.u, 3.5)
		}
		all = append(all, m)
	}
	return all
}

// markEvent draws a line at a point in time, or a band over a span of time.
func (plot *timePlot) markEvent(m callout, _ float64) {
	if m.x1 > m.x0 {
		area := rect{m.x0, plot.area.y0, m.x1, plot.area.y1}
		if !plot.filled {
			plot.sheet.drawBand(area)
			return
		}
		c := area.corners() // areas hide the band, but not its edges
		plot.sheet.drawBand(area, c[0], c[3], c[1], c[2])
		return
	}
	plot.sheet.scene.polyline(roleReference, noOwner, blend(plot.plan.theme.Soft, plot.plan.theme.Paper, 0.4), max(0.9*plot.u, 0.45), plot.sheet.dots(), point{m.x0, plot.area.y0}, point{m.x0, plot.area.y1})
}

// markRange draws a bracket below the name of a remark, over the periods that
// it is about.
func (plot *timePlot) markRange(m callout, foot float64) {
	y, width := foot-max(3*plot.u, 1.2), max(1.1*plot.u, 0.5)
	half := max(3*plot.u, 1.2) // give a range of one period some width
	x0, x1 := min(m.x0, m.middle()-half), max(m.x1, m.middle()+half)
	plot.sheet.scene.polyline(roleLeader, noOwner, plot.plan.theme.Soft, width, nil, point{x0, y - max(5*plot.u, 2)}, point{x0, y}, point{x1, y}, point{x1, y - max(5*plot.u, 2)})
}

package charts

import (
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// pointMarks draws the points of values on a plot: a disc, and marks for what
// is not exact about the value.
type pointMarks struct {
	plot  *timePlot
	small bool // they are context for what stands out
}

// radius is that of a marker.
func (m pointMarks) radius() float64 {
	if m.small {
		return 0.7 * m.plot.dotRadius()
	}
	return m.plot.dotRadius()
}

// drawDot draws a marker: full for a settled value, hollow for one that is not,
// with an arrow at a bound, a bar for a range, a halo for an approximation, whiskers
// for an interval unless a band shows it.
func (m pointMarks) drawDot(owner int, d dot, ink color.RGBA, banded bool) {
	radius := m.radius()
	switch {
	case d.look.Bound():
		m.drawArrow(owner, d.point, float64(d.look.Arrow)*m.plot.arrow(), ink)
	case d.look.Range:
		m.drawWhisker(owner, point{d.x, m.plot.y(d.value.Low().Float())}, point{d.x, m.plot.y(d.value.High().Float())}, ink, false)
	case d.look.Whiskers && !banded:
		m.drawWhisker(owner, point{d.x, m.plot.y(d.value.Interval().Low.Float())}, point{d.x, m.plot.y(d.value.Interval().High.Float())}, ink, true)
	}
	if d.look.Halo {
		m.plot.sheet.scene.disc(roleMarker, owner, d.point, look.PointHalo*radius, blend(ink, m.plot.plan.theme.Paper, look.HaloTint))
	}
	for _, other := range d.value.Disputes() {
		m.drawDispute(owner, d, other)
	}
	if d.look.Range {
		return // no point of it is the value
	}
	if d.look.Weak {
		m.plot.sheet.cross(owner, d.point, radius, ink, d.look.Hollow)
		return
	}
	m.plot.sheet.scene.disc(roleMarker, owner, d.point, radius, ink)
	if d.look.Hollow {
		m.plot.sheet.scene.disc(roleMarker, owner, d.point, radius*look.PointHole, m.plot.plan.theme.Paper)
	}
}

// cross draws a cross for a number that its source warns of, on paper, in a ring if the
// number is not settled.
func (s *sheet) cross(owner int, at point, radius float64, ink color.RGBA, ring bool) {
	width, arm := max(1.6*s.u, 0.7), look.CrossArm*radius/math.Sqrt2
	s.scene.disc(roleMarker, owner, at, look.CrossRim*radius, s.plan.theme.Paper)
	if ring {
		s.scene.disc(roleMarker, owner, at, look.CrossRim*radius, ink)
		s.scene.disc(roleMarker, owner, at, look.CrossRim*radius-width, s.plan.theme.Paper)
		arm = min(arm, (look.CrossRim*radius-width)/math.Sqrt2)
	}
	for _, dy := range []float64{arm, -arm} {
		s.scene.polyline(roleMarker, owner, ink, width, nil, point{at.x - arm, at.y - dy}, point{at.x + arm, at.y + dy})
	}
}

// drawArrow draws an arrow of a length away from a bound, to where the value may lie;
// downwards below zero.
func (m pointMarks) drawArrow(owner int, from point, length float64, ink color.RGBA) {
	dir := math.Copysign(1, length)
	width, head := max(1.5*m.plot.u, 0.7), min(max(4.5*m.plot.u, 2), math.Abs(length)/2)
	tip := point{from.x, from.y + length}
	m.plot.sheet.scene.polyline(roleMarker, owner, ink, width, nil, from, tip)
	m.plot.sheet.scene.polyline(roleMarker, owner, ink, width, nil,
		point{tip.x - head, tip.y - dir*head}, tip, point{tip.x + head, tip.y - dir*head})
}

// drawWhisker draws an upright I from one end to the other, with a rim of paper
// if it stands on a colour.
func (m pointMarks) drawWhisker(owner int, from, to point, ink color.RGBA, rim bool) {
	width, head := max(1.5*m.plot.u, 0.7), max(4.5*m.plot.u, 2)
	before := len(m.plot.sheet.scene.shapes)
	m.plot.sheet.scene.polyline(roleMarker, owner, ink, width, nil, from, to)
	for _, y := range []float64{from.y, to.y} {
		m.plot.sheet.scene.polyline(roleMarker, owner, ink, width, nil, point{from.x - head, y}, point{from.x + head, y})
	}
	if rim {
		m.rim(before)
	}
}

// drawDispute draws the number that others give for a value.
func (m pointMarks) drawDispute(owner int, d dot, other data.Dispute) {
	if other.Value.Is == data.Absent {
		return
	}
	at := point{d.x, m.plot.y(shown(other.Value))}
	m.plot.sheet.scene.polyline(roleConnector, owner, m.plot.plan.theme.Soft, max(m.plot.u, 0.5), []float64{2 * m.plot.u, 2 * m.plot.u}, d.point, at)
	m.plot.sheet.scene.diamond(owner, at, max(look.Diamond*m.plot.u, 2.5), m.plot.plan.theme.Paper, m.plot.plan.theme.Ink, max(1.25*m.plot.u, 0.6))
}

// drawRimmedArrow draws the arrow of a bound with a rim of paper.
func (m pointMarks) drawRimmedArrow(owner int, from point, dir float64, ink color.RGBA) {
	before := len(m.plot.sheet.scene.shapes)
	length := m.plot.arrow()
	if dir < 0 { // not beyond zero, where no part can lie
		length = min(length, from.y-m.plot.area.y0)
	}
	m.drawArrow(owner, from, dir*length, ink)
	m.rim(before)
}

// rim puts a rim of paper around the strokes drawn since a number of shapes.
func (m pointMarks) rim(before int) {
	strokes := slices.Clone(m.plot.sheet.scene.shapes[before:])
	m.plot.sheet.scene.shapes = m.plot.sheet.scene.shapes[:before]
	for _, s := range strokes {
		s.ink, s.width = m.plot.plan.theme.Paper, s.width+2*max(1.2*m.plot.u, 0.5)
		m.plot.sheet.scene.shapes = append(m.plot.sheet.scene.shapes, s)
	}
	m.plot.sheet.scene.shapes = append(m.plot.sheet.scene.shapes, strokes...)
}

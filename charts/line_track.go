package charts

import (
	"image/color"
	"math"

	"briefing/charts/look"
	"briefing/data"
)

// markedPoints is how many points a line has at most for each to get a marker.
const markedPoints = 40

// tellingPoints is how many points a line has at most for bounds, disputes and
// unsettled values to be marked one by one; the notes name them in any case.
const tellingPoints = 400

// track is a series as it is drawn.
type track struct {
	series int
	points []dot
}

// dot is one point of a line.
type dot struct {
	point
	value  data.Value
	look   look.Look
	key    data.Key
	gap    bool // no value is known between the dot before and this one, or the two cannot be compared
	broken bool // the two cannot be compared
}

// follow places the values of a series. Where there are more than the picture
// can show, the first, least, greatest and last of each narrow column stand for
// all.
func (l *lineChart) follow(series int) track {
	t := track{series: series}
	s := l.plan.chart.Series[series]
	var thin *thinner
	if columns := l.plot.width() / columnWidth; float64(len(s.Values)) > 4*columns {
		thin = &thinner{}
	}
	breaks := s.Figure != nil && len(s.Figure.Breaks) > 0
	var previous data.Key
	gap, any := false, false
	for i := range s.Values {
		v, k := &s.Values[i], s.Keys[i]
		if v.Is == data.Absent {
			gap = true
			continue
		}
		broken := breaks && any && s.Figure.BreakBetween(previous, k) != nil
		gap = gap || broken || any && previous.Period.Next(1) != k.Period
		p := pick{point{l.time.at(k.Period), l.y(shown(*v))}, i, gap, broken}
		if thin == nil {
			t.points = append(t.points, p.dot(s.Series))
		} else {
			t.points = thin.add(t.points, &p, s.Series)
		}
		previous, gap, any = k, false, true
	}
	if thin != nil {
		t.points = thin.flush(t.points, s.Series)
	}
	return t
}

// pick is a value of a series in its place: a dot before it is known whether it
// is drawn.
type pick struct {
	point
	index       int
	gap, broken bool
}

func (p *pick) dot(s *data.Series) dot {
	v := &s.Values[p.index]
	return dot{p.point, *v, look.Of(v), s.Keys[p.index], p.gap, p.broken}
}

// columnWidth (points) is the width of the columns that many values are reduced
// to: a pixel of a slide.
const columnWidth = 0.5

// thinner reduces points column by column.
type thinner struct {
	any                    bool
	end                    float64 // where the column ends
	first, low, high, last pick
}

// add takes the next point, and appends the column before when it is complete.
func (t *thinner) add(points []dot, p *pick, s *data.Series) []dot {
	if t.any && p.x < t.end {
		if p.y < t.low.y {
			t.low = *p
		}
		if p.y > t.high.y {
			t.high = *p
		}
		t.last = *p
		return points
	}
	// A gap narrower than a column cannot be seen.
	p.gap = p.gap && (!t.any || p.broken || p.x-t.last.x > columnWidth)
	points = t.flush(points, s)
	*t = thinner{any: true, end: columnWidth * (math.Floor(p.x/columnWidth) + 1), first: *p, low: *p, high: *p, last: *p}
	return points
}

// flush appends the points that stand for the column.
func (t *thinner) flush(points []dot, s *data.Series) []dot {
	if !t.any {
		return points
	}
	points = append(points, t.first.dot(s))
	a, b := &t.low, &t.high
	if a.x > b.x {
		a, b = b, a
	}
	for _, p := range []*pick{a, b, &t.last} {
		if p.point != points[len(points)-1].point {
			p.gap = false
			points = append(points, p.dot(s))
		}
	}
	return points
}

func (l *lineChart) lineWidth(series int) float64 {
	if l.spark {
		return max(3*l.u, 1.2)
	}
	units := 3.0
	if len(l.plan.chart.Series) > 3 {
		units = 2.25
	}
	if len(l.tracks) > series && len(l.tracks[series].points) > 200 {
		units = 1.5
	}
	return max(units*l.u, 0.9)
}

// drawTrack draws the line in stretches: solid between settled values, dashed
// to and from forecasts, none across gaps, or a thin dashed one where asked for.
func (l *lineChart) drawTrack(t track) {
	owner, ink, width := l.owners[t.series], l.plan.seriesInk(t.series), l.lineWidth(t.series)
	l.drawIntervals(t)
	for _, part := range l.stretches(t.points) {
		dots := t.points[part.from:part.to]
		if part.how == look.Gap {
			l.connect(t, part.from+1)
			continue
		}
		course := l.course(dots)
		if part.how.Range() {
			course, _ = l.sides(dots, ends) // an area holds what is certain
		}
		l.drawArea(owner, ink, course, part.how)
		if part.how.Range() {
			l.drawSpread(owner, ink, dots, ends, part.how.Forecast())
			continue
		}
		l.sheet.scene.polyline(roleLine, owner, ink, width, scaled(part.how.Dash(), width), course...)
	}
	l.drawDots(t, ink)
}

// stretch is a row of points, from one to before another, that are joined in one
// way.
type stretch struct {
	from, to int
	how      look.Joint
}

// stretches divides the points of a line by how they are joined.
func (l *lineChart) stretches(points []dot) []stretch {
	var all []stretch
	start := 0
	for i := 1; i <= len(points); i++ {
		if i < len(points) && l.joint(points, i) == l.joint(points, start+1) && l.joint(points, i) != look.Gap {
			continue
		}
		if i-start > 1 {
			all = append(all, stretch{start, i, l.joint(points, start+1)})
		}
		start = i - 1
		if i < len(points) && l.joint(points, i) == look.Gap {
			all = append(all, stretch{i - 1, i + 1, look.Gap})
			start = i
		}
	}
	return all
}

// joint is how a point is joined to the one before.
func (l *lineChart) joint(points []dot, i int) look.Joint {
	switch {
	case i >= len(points) || i < 1:
		return look.Solid
	case points[i].gap:
		return look.Gap
	}
	return look.Join(points[i-1].look, points[i].look)
}

// connect draws the thin dashed line across a gap where the file asks for it.
func (l *lineChart) connect(t track, i int) {
	if !l.plan.chart.Connect || t.points[i].broken {
		return
	}
	width := max(1.25*l.u, 0.6)
	l.sheet.scene.polyline(roleConnector, l.owners[t.series], l.plan.seriesInk(t.series), width, scaled(look.GapDash(), width), l.course(t.points[i-1:i+1])...)
}

// course is the way of a line from dot to dot. A step keeps its height until
// the next value.
func (l *lineChart) course(dots []dot) []point {
	points := make([]point, 0, len(dots))
	for i, d := range dots {
		if l.plan.chart.Kind == data.KindStep && i > 0 {
			points = append(points, point{d.x, dots[i-1].y})
		}
		points = append(points, d.point)
	}
	return points
}

// drawArea fills what lies between a stretch of the line and zero: with more
// colour below what is known than below forecasts.
func (l *lineChart) drawArea(owner int, ink color.RGBA, stretch []point, how look.Joint) {
	if l.plan.chart.Kind != data.KindArea || how == look.Gap {
		return
	}
	zero := l.y(0)
	area := append([]point{{stretch[0].x, zero}}, stretch...)
	area = append(area, point{stretch[len(stretch)-1].x, zero})
	l.sheet.scene.shapes = append(l.sheet.scene.shapes, shape{role: roleArea, owner: owner, points: area, closed: true, ink: blend(ink, l.plan.theme.Paper, how.AreaTint())})
}

// arrow is the length of the arrow at a bound.
func (l *lineChart) arrow() float64 { return max(20*l.u, 8) }

// drawDots draws the markers that a line needs: all of a short one; of a longer
// one those of lonely points, of the last and of values with something to tell.
func (l *lineChart) drawDots(t track, ink color.RGBA) {
	few := !l.spark && len(t.points) <= markedPoints && (l.sheet.panel == nil || 6*l.dotRadius()*float64(len(t.points)) < l.plot.width())
	for i, d := range t.points {
		telling := len(t.points) <= tellingPoints && (d.look.Remarkable() || d.look.Hollow)
		if few || telling || l.lonely(t.points, i) || i == len(t.points)-1 {
			l.drawDot(t, d, ink)
		}
	}
}

// lonely reports whether a point has no line to either side.
func (l *lineChart) lonely(points []dot, i int) bool {
	before := i > 0 && !points[i].gap
	after := i+1 < len(points) && !points[i+1].gap
	return !before && !after
}

// dotRadius is the radius of a marker.
func (l *lineChart) dotRadius() float64 {
	if len(l.plan.chart.Series) > 3 || l.dense {
		return max(4*l.u, 1.4)
	}
	return max(5.5*l.u, 1.8)
}

// haloRadius is the radius of the halo of an approximation.
func (l *lineChart) haloRadius() float64 { return look.PointHalo * l.dotRadius() }

// drawDot draws a marker: full for a settled value, hollow for one that is not,
// with an arrow at a bound, a bar for a range, a halo for an approximation.
func (l *lineChart) drawDot(t track, d dot, ink color.RGBA) {
	owner, radius := l.owners[t.series], l.dotRadius()
	switch {
	case d.look.Bound():
		l.drawArrow(owner, d.point, float64(d.look.Arrow), ink)
	case d.look.Range:
		l.drawRange(owner, d, ink)
	case d.look.Whiskers && !l.inBand(t, d):
		l.drawWhisker(owner, point{d.x, l.y(d.value.Interval().Low.Float())}, point{d.x, l.y(d.value.Interval().High.Float())}, ink, true)
	}
	if d.look.Halo {
		l.sheet.scene.disc(roleMarker, owner, d.point, l.haloRadius(), blend(ink, l.plan.theme.Paper, look.HaloTint))
	}
	for _, other := range d.value.Disputes() {
		l.drawOther(owner, d, other)
	}
	if d.look.Range {
		return // no point of it is the value
	}
	l.sheet.scene.disc(roleMarker, owner, d.point, radius, ink)
	if d.look.Hollow {
		l.sheet.scene.disc(roleMarker, owner, d.point, radius*look.PointHole, l.plan.theme.Paper)
	}
}

// drawArrow draws an arrow away from a bound, to where the value may lie.
func (l *lineChart) drawArrow(owner int, from point, dir float64, ink color.RGBA) {
	l.drawArrowOf(owner, from, dir*l.arrow(), ink)
}

// drawArrowOf draws an arrow of a length; downwards below zero.
func (l *lineChart) drawArrowOf(owner int, from point, length float64, ink color.RGBA) {
	dir := math.Copysign(1, length)
	width, head := max(1.5*l.u, 0.7), min(max(4.5*l.u, 2), math.Abs(length)/2)
	tip := point{from.x, from.y + length}
	l.sheet.scene.polyline(roleMarker, owner, ink, width, nil, from, tip)
	l.sheet.scene.polyline(roleMarker, owner, ink, width, nil,
		point{tip.x - head, tip.y - dir*head}, tip, point{tip.x + head, tip.y - dir*head})
}

// drawRange draws an I from the lower to the greater end of a range.
func (l *lineChart) drawRange(owner int, d dot, ink color.RGBA) {
	l.drawWhisker(owner, point{d.x, l.y(d.value.Low().Float())}, point{d.x, l.y(d.value.High().Float())}, ink, false)
}

// drawWhisker draws an upright I from one end to the other, with a rim of paper
// where it stands on a colour.
func (l *lineChart) drawWhisker(owner int, from, to point, ink color.RGBA, rim bool) {
	width, head := max(1.5*l.u, 0.7), max(4.5*l.u, 2)
	before := len(l.sheet.scene.shapes)
	l.sheet.scene.polyline(roleMarker, owner, ink, width, nil, from, to)
	for _, y := range []float64{from.y, to.y} {
		l.sheet.scene.polyline(roleMarker, owner, ink, width, nil, point{from.x - head, y}, point{from.x + head, y})
	}
	if rim {
		l.rim(before)
	}
}

// drawOther draws the number that others give for a value.
func (l *lineChart) drawOther(owner int, d dot, other data.Dispute) {
	if other.Value.Is == data.Absent {
		return
	}
	at := point{d.x, l.y(shown(other.Value))}
	l.sheet.scene.polyline(roleConnector, owner, l.plan.theme.Soft, max(l.u, 0.5), []float64{2 * l.u, 2 * l.u}, d.point, at)
	l.sheet.scene.diamond(owner, at, max(look.Diamond*l.u, 2.5), l.plan.theme.Paper, l.plan.theme.Ink, max(1.25*l.u, 0.6))
}

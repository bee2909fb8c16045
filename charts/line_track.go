package charts

import (
	"image/color"
	"math"
	"slices"
	"sort"

	"briefing/charts/look"
	"briefing/data"
)

// maxMarkers is the most places a line of places may have for each to get a marker, and fewMarkers
// the most points that one of several lines may.
const maxMarkers, fewMarkers = 16, 7

// maxMarkedValues is the most points a line may have for bounds, disputes and
// unsettled values to be marked one by one; the notes name them in any case.
const maxMarkedValues = 400

// lineDrawer draws lines on a plot.
type lineDrawer struct {
	plot    *timePlot
	style   lineStyle
	context bool // some lines are behind others
	bare    bool // ends of lines have no dots, as one would hide another
}

// lineStyle is what forms of line charts differ in.
type lineStyle struct {
	course func(dots []dot) []point // the way from dot to dot
	filled bool                     // the area down to zero is filled
	holds  bool                     // a value holds until the next
}

// straight goes directly from dot to dot.
func straight(dots []dot) []point {
	points := make([]point, len(dots))
	for i, d := range dots {
		points[i] = d.point
	}
	return points
}

// track is a series as it is drawn.
type track struct {
	series, owner int
	ink           color.RGBA
	width         float64 // of its line
	marked        bool    // each point is
	behind        bool    // it is context for lines that stand out
	points        []dot
}

// dot is one point of a line.
type dot struct {
	point
	value  data.Value
	look   look.Look
	key    data.Key
	link   data.Link // to the dot before
	broken bool      // the two cannot be compared
	end    float64   // of one whose value holds, and which is joined to none behind it: until where
}

// follow places the values of a series. If there are more than the picture can
// show, each narrow column is reduced to its first, lowest, highest and last
// value.
//
// A value that holds until the next leaves no doubt of what is between.
func (plot *timePlot) follow(s data.Plotted, holds bool) []dot {
	var points []dot
	var thin *thinner
	if columns := plot.area.width() / columnWidth; float64(len(s.Values)) > 4*columns {
		thin = &thinner{}
	}
	breaks := s.Figure != nil && s.Figure.HasBreaks(s.Series)
	if thin != nil && !breaks && !holds && plot.tellsApart(s.Series) {
		return plot.followBare(s)
	}
	previous := -1
	for i := range s.Values {
		v, k := &s.Values[i], s.Keys[i]
		if v.Is == data.Absent {
			continue
		}
		p := pick{point: point{plot.x(k), plot.y(shown(*v))}, index: i}
		if plot.nth != nil {
			if previous >= 0 {
				p.link = linkOfParts(plot, s.Keys[previous], k)
			}
		} else if previous >= 0 {
			if p.link = s.Link(previous, i); p.link == data.Unsure && holds {
				p.link = data.Linked
			}
			if p.broken = breaks && s.Figure.BreakBetween(s.Series, s.Keys[previous], k) != nil; p.broken {
				p.link = data.Parted
			}
		}
		if thin == nil {
			points = append(points, p.dot(s.Series))
		} else {
			points = thin.add(points, &p, s.Series)
		}
		previous = i
	}
	if thin != nil {
		points = thin.flush(points, s.Series)
	}
	if holds {
		plot.hold(points, s.Until)
	}
	return points
}

// mostSteps is how many last places of numbers an axis may span for any two of them to lie
// apart on it: a float has some thousand times as many.
const mostSteps = 1e12

// tellsApart reports whether a series is bare, and any two numbers of it that differ have
// different places.
func (plot *timePlot) tellsApart(s *data.Series) bool {
	b := s.Bare()
	return b != nil && b.Alike() && !plot.axis.log && plot.axis.span() < mostSteps*math.Pow10(-b.Decimals[0])
}

// followBare is follow for such a series with more values than the picture can show: in each
// column the numbers are compared, and only those that are drawn are placed.
func (plot *timePlot) followBare(s data.Plotted) []dot {
	var points []dot
	place := func(i int) pick {
		return pick{point: point{plot.time.at(s.Keys[i].Period), plot.y(shown(s.Values[i]))}, index: i}
	}
	var last pick
	for from := 0; from < len(s.Values); from = last.index + 1 {
		t := thinner{any: true, first: place(from)}
		end := columnEnd(t.first.x)
		n := sort.Search(len(s.Keys)-from-1, func(i int) bool { return plot.time.at(s.Keys[from+1+i].Period) >= end })
		if from > 0 && t.first.x-last.x > columnWidth {
			t.first.link = s.Link(from-1, from)
		}
		low, high := s.Extremes(from, from+n+1)
		t.low, t.high, t.last = place(low), place(high), place(from+n)
		points, last = t.flush(points, s.Series), t.last
	}
	return points
}

// hold lets values hold for their periods where nothing follows, and the last as long as
// the chart says, or a later value.
func (plot *timePlot) hold(points []dot, later data.Period) {
	for i := range points {
		switch d := &points[i]; {
		case i == len(points)-1:
			d.end = plot.time.on(heldUntil(plot, d.key.Period, later))
		case points[i+1].link == data.Parted:
			if d.end = plot.time.at(d.key.Period.Next(1)); points[i+1].broken {
				d.end = min(d.end, points[i+1].x-plot.breakRoom())
			}
		}
	}
}

// pick is a value of a series in its place; it becomes a dot if it is drawn.
type pick struct {
	point
	index  int
	link   data.Link
	broken bool
}

func (p *pick) dot(s *data.Series) dot {
	v := &s.Values[p.index]
	return dot{p.point, *v, look.Of(v), s.Keys[p.index], p.link, p.broken, 0}
}

// columnWidth (points) is the width of the columns that many values are reduced
// to: one pixel of a slide.
const columnWidth = 0.5

// columnEnd is where the column of a place ends.
func columnEnd(x float64) float64 { return columnWidth * (math.Floor(x/columnWidth) + 1) }

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
	if t.any && !p.broken && p.x-t.last.x <= columnWidth {
		p.link = data.Linked // a gap narrower than a column cannot be seen
	}
	points = t.flush(points, s)
	*t = thinner{any: true, end: columnEnd(p.x), first: *p, low: *p, high: *p, last: *p}
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
			p.link = data.Linked
			points = append(points, p.dot(s))
		}
	}
	return points
}

// drawTrack draws a line in stretches: solid between settled values, dashed to
// and from forecasts, and interrupted at gaps, or with a thin dashed line if
// the file asks for it.
func (r lineDrawer) drawTrack(t track) {
	owner, ink, width := t.owner, t.ink, t.width
	r.drawIntervals(t)
	for _, part := range runs(t.points) {
		dots := t.points[part.from:part.to]
		switch part.how {
		case look.Gap:
			r.connect(t, part.from+1)
			continue
		case look.Unsure:
			r.drawThinly(t, dots)
			continue
		}
		course := r.style.course(dots)
		if part.how.Range() {
			course, _ = r.edges(dots, valueEnds) // an area holds what is certain
		}
		r.drawArea(owner, ink, course, part.how)
		if part.how.Range() {
			r.drawSpread(owner, ink, dots, valueEnds, part.how.Forecast())
			continue
		}
		if !part.how.Forecast() {
			r.drawCasing(t, course)
		}
		stroke := ink
		if t.behind && part.how.Forecast() && r.plot.plan.nameless() {
			stroke = r.plot.plan.theme.Muted // dashes are paler than a line of their colour
		}
		r.plot.sheet.scene.polyline(roleLine, owner, stroke, width, scaled(part.how.Dash(), width), course...)
	}
	r.drawHeld(t)
	r.drawDots(t)
}

// drawCasing lays paper along both sides of a line that stands out, over the lines that are context. On a
// band it would be seen.
func (r lineDrawer) drawCasing(t track, course []point) {
	p := r.plot.plan
	ghosts := r.plot.sheet.panel != nil && !r.plot.sheet.panel.own && p.form.ghosts
	if t.behind || banded(p.chart) || !ghosts && !r.context {
		return
	}
	r.plot.sheet.scene.polyline(roleCasing, t.owner, p.theme.Paper, t.width+2*max(1.4*r.plot.u, 0.5), nil, course...)
}

// drawHeld draws the values that hold, and are joined to none.
func (r lineDrawer) drawHeld(t track) {
	for i := range t.points {
		if d := t.points[i]; d.end > d.x && !joined(t.points, i) && !joined(t.points, i+1) {
			r.plot.sheet.scene.polyline(roleLine, t.owner, t.ink, t.width, scaled(look.Join(d.look, d.look).Dash(), t.width), r.style.course(t.points[i:i+1])...)
		}
	}
}

// stretch is a run of points, from one up to but not including another, that
// are joined in the same way.
type stretch struct {
	from, to int
	how      look.Joint
}

// connect draws the thin dashed line across a gap if the file asks for it.
func (r lineDrawer) connect(t track, i int) {
	if r.plot.plan.chart.Connect && !t.points[i].broken {
		r.drawThinly(t, t.points[i-1:i+1])
	}
}

// drawBreaks marks where the line breaks, and others do not: two short strokes stand in the
// gap, where they cover no other line if there is such a place. All lines have been drawn.
func (r lineDrawer) drawBreaks(t track) {
	for i := 1; i < len(t.points); i++ {
		if a, b := t.points[i-1], t.points[i]; b.broken && r.plot.plan.breaksAlone(t.series, a.key, b.key) {
			drawBreakStrokes(r.plot.sheet, roleMarker, t.owner, t.ink, r.breakPlace(t, a, b))
		}
	}
}

// breakParts are the parts of the way from the period before a break to that of the break at
// which its mark may stand.
var breakParts = [...]float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}

// breakPlace is the first of those places where the mark covers no other line, or else the
// first.
func (r lineDrawer) breakPlace(t track, a, b dot) point {
	half := r.plot.sheet.breakSize()
	from, to := r.breakSpan(t, a, b)
	at := func(part float64) point {
		x := from + part*(to-from)
		return point{x, a.y + (x-a.x)/(b.x-a.x)*(b.y-a.y)}
	}
	for _, part := range breakParts {
		p := at(part)
		area := rect{p.x - half, p.y - half, p.x + half, p.y + half}
		if !slices.ContainsFunc(r.plot.sheet.scene.shapes, func(s shape) bool {
			return (s.role == roleLine || s.role == roleConnector || s.role == roleMarker) && s.covers(area)
		}) {
			return p
		}
	}
	return at(breakParts[0])
}

// breakSpan is where on the time axis a line breaks between two dots: from the period before
// the break, which need not have a value.
func (r lineDrawer) breakSpan(t track, a, b dot) (from, to float64) {
	p := r.plot.plan
	s, keys := p.chart.Series[t.series], p.chart.Keys
	i := firstFrom(keys, s.Figure.BreakBetween(s.Series, a.key, b.key).At)
	if i == len(keys) {
		return a.x, b.x
	}
	after := keys[i].Period
	return max(a.x, r.plot.time.at(after.Next(-1))), min(b.x, r.plot.time.at(after))
}

// breakSize is half the height of those strokes.
func (z sizes) breakSize() float64 { return max(6*z.u, 2.5) }

// drawBreakStrokes draws two short strokes side by side.
func drawBreakStrokes(s *sheet, r role, owner int, ink color.RGBA, at point) {
	half, lean := s.breakSize(), max(2.2*s.u, 0.9)
	for _, x := range []float64{at.x - lean, at.x + lean} {
		s.scene.polyline(r, owner, ink, max(1.4*s.u, 0.6), nil, point{x - lean, at.y - half}, point{x + lean, at.y + half})
	}
}

// drawThinly joins dots by a thin dashed line.
func (r lineDrawer) drawThinly(t track, dots []dot) {
	width := max(1.25*r.plot.u, 0.6)
	r.plot.sheet.scene.polyline(roleConnector, t.owner, t.ink, width, scaled(look.GapDash(), width), r.style.course(dots)...)
}

// drawArea fills the area between a stretch of the line and zero, paler for
// forecasts.
func (r lineDrawer) drawArea(owner int, ink color.RGBA, stretch []point, how look.Joint) {
	if !r.style.filled || how == look.Gap {
		return
	}
	zero := r.plot.y(0)
	area := append([]point{{stretch[0].x, zero}}, stretch...)
	area = append(area, point{stretch[len(stretch)-1].x, zero})
	r.plot.sheet.scene.shapes = append(r.plot.sheet.scene.shapes, shape{role: roleArea, owner: owner, points: area, closed: true, ink: blend(ink, r.plot.plan.theme.Paper, how.AreaTint())})
}

// drawDots draws the markers that a line needs: all, if it is short; otherwise
// those of isolated points, of the last point, and of values that need a mark.
func (r lineDrawer) drawDots(t track) {
	for i, d := range t.points {
		telling := len(t.points) <= maxMarkedValues && d.look.Telling() && !r.dashed(t, i)
		alone := !joined(t.points, i) && !joined(t.points, i+1)
		switch {
		case t.behind && !telling:
			if alone || unsure(t.points, i) || unsure(t.points, i+1) {
				radius := 1.2 * t.width
				if alone { // no line leads to it
					radius = max(radius, pointMarks{plot: r.plot, small: true}.radius())
				}
				r.plot.sheet.scene.disc(roleMarker, t.owner, d.point, radius, t.ink)
			}
		case t.marked && r.plot.numbered && i < len(t.points)-1 && r.dashed(t, i):
			pointMarks{plot: r.plot, small: true}.drawDot(t.owner, d, t.ink, true)
		case t.marked && (i == len(t.points)-1 || !r.dashed(t, i)) || telling || alone || unsure(t.points, i) || unsure(t.points, i+1) || i == len(t.points)-1 && !r.bare:
			if i == len(t.points)-1 {
				d.x = max(d.x, d.end) // up to which its value holds
			}
			pointMarks{plot: r.plot, small: t.behind && !alone}.drawDot(t.owner, d, t.ink, r.inBand(t, i))
		}
	}
}

// dashed reports whether the line at a point says all that its marker would: that the value
// is a forecast, and its band what it may be.
func (r lineDrawer) dashed(t track, i int) bool {
	points := t.points
	l := points[i].look
	if r.inBand(t, i) {
		l.Whiskers = false
	}
	l.Hollow, l.Texture = false, look.Full
	return points[i].look.Texture == look.Sparse && !l.Telling() && !l.Whiskers && (joint(points, i).Forecast() || joint(points, i+1).Forecast())
}

// runs divides the points of a line by how they are joined.
func runs(points []dot) []stretch {
	var all []stretch
	start := 0
	for i := 1; i <= len(points); i++ {
		if i < len(points) && joint(points, i) == joint(points, start+1) && joint(points, i) != look.Gap {
			continue
		}
		if i-start > 1 {
			all = append(all, stretch{start, i, joint(points, start+1)})
		}
		start = i - 1
		if i < len(points) && joint(points, i) == look.Gap {
			all = append(all, stretch{i - 1, i + 1, look.Gap})
			start = i
		}
	}
	return all
}

// joint is how a point is joined to the one before.
func joint(points []dot, i int) look.Joint {
	switch {
	case i >= len(points) || i < 1:
		return look.Solid
	case points[i].link == data.Parted:
		return look.Gap
	case unsure(points, i):
		return look.Unsure
	}
	return look.Join(points[i-1].look, points[i].look)
}

// joined reports whether a point is joined to the one before.
func joined(points []dot, i int) bool {
	return i > 0 && i < len(points) && points[i].link != data.Parted
}

// unsure reports whether nobody knows what lies between a point and the one before.
func unsure(points []dot, i int) bool {
	return i > 0 && i < len(points) && points[i].link == data.Unsure
}

// valueEnds are the lowest and the highest that a value may be: the ends of a
// range, or the number itself.
func valueEnds(v data.Value) (low, high float64) { return v.Low().Float(), v.High().Float() }

// intervalEnds are the ends of the interval that a source gives for a value.
func intervalEnds(v data.Value) (low, high float64) {
	if i := v.Interval(); i != nil {
		return i.Low.Float(), i.High.Float()
	}
	return valueEnds(v)
}

// edges are the courses of a line along the lower and the upper ends of its
// values.
func (r lineDrawer) edges(dots []dot, of func(data.Value) (low, high float64)) (lower, upper []point) {
	along := func(high bool) []point {
		moved := slices.Clone(dots)
		for i := range moved {
			lo, hi := of(moved[i].value)
			moved[i].y = r.plot.y(lo)
			if high {
				moved[i].y = r.plot.y(hi)
			}
		}
		return r.style.course(moved)
	}
	return along(false), along(true)
}

// drawSpread draws where a line may run: a tint between its lower and upper
// edges, with outlines so that several spreads can be told apart.
func (r lineDrawer) drawSpread(owner int, ink color.RGBA, dots []dot, of func(data.Value) (low, high float64), forecast bool) {
	lower, upper := r.edges(dots, of)
	width, tint := max(0.9*r.plot.u, 0.4), look.SpreadTint(forecast, r.style.filled)
	dash := scaled(look.EdgeDash(forecast), width)
	back := slices.Clone(lower)
	slices.Reverse(back)
	r.plot.sheet.scene.shapes = append(r.plot.sheet.scene.shapes, shape{role: roleSpread, owner: owner, points: append(slices.Clone(upper), back...), closed: true, ink: blend(ink, r.plot.plan.theme.Paper, tint)})
	for _, side := range [][]point{lower, upper} {
		r.plot.sheet.scene.polyline(roleEdge, owner, blend(ink, r.plot.plan.theme.Paper, 0.35), width, dash, side...)
	}
}

// drawIntervals draws bands around stretches of a line where every value has an
// interval. Those of forecasts open from the last value that is known. Of several intervals the
// widest is drawn first, and each within it is darker.
func (r lineDrawer) drawIntervals(t track) {
	if !banded(r.plot.plan.chart) {
		return
	}
	for from := 0; from < len(t.points); {
		to := from + 1
		for to < len(t.points) && bandBetween(t.points, to) {
			to++
		}
		if open := opensBand(t.points, from); to-from > 1 || open {
			start := from
			if open {
				start--
			}
			r.drawBands(t, t.points[start:to])
		}
		from = to
	}
}

// opensBand reports whether the interval of a point opens from the point before, which has none
// because it is known.
func opensBand(points []dot, i int) bool {
	return i > 0 && points[i].link == data.Linked && points[i].value.Status == data.Forecast && points[i].value.Interval() != nil &&
		points[i-1].value.Interval() == nil && points[i-1].value.Observed() && points[i-1].value.Is == data.Exact
}

// drawBands draws the band, or the bands, of a stretch of a line.
func (r lineDrawer) drawBands(t track, dots []dot) {
	levels := dots[len(dots)-1].value.Levels()
	if levels == nil {
		r.drawSpread(t.owner, t.ink, dots, intervalEnds, false)
		return
	}
	for i, l := range levels {
		ends := func(v data.Value) (low, high float64) {
			if at, ok := v.Level(l.Name); ok {
				return at.Low.Float(), at.High.Float()
			}
			return valueEnds(v)
		}
		lower, upper := r.edges(dots, ends)
		slices.Reverse(lower)
		r.plot.sheet.scene.shapes = append(r.plot.sheet.scene.shapes, shape{role: roleSpread, owner: t.owner, points: append(upper, lower...), closed: true, ink: blend(t.ink, r.plot.plan.theme.Paper, look.LevelTint(i, len(levels)))})
	}
}

// inBand reports whether a band shows the interval of a point; otherwise it
// gets whiskers.
func (r lineDrawer) inBand(t track, i int) bool {
	return banded(r.plot.plan.chart) && (opensBand(t.points, i) || i > 0 && bandBetween(t.points, i) || i+1 < len(t.points) && bandBetween(t.points, i+1))
}

// bandBetween reports whether a band joins a point to the one before.
func bandBetween(points []dot, i int) bool {
	return points[i].link == data.Linked && points[i].value.Interval() != nil && points[i-1].value.Interval() != nil
}

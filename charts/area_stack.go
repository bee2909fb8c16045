package charts

import (
	"image/color"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// areaStacks are areas on top of each other: parts of a whole over time.
var areaStacks = form{
	layouts: []layout{(*sheet).areaStack, (*sheet).areaStackWithLegend},
	head:    func(p *plan) string { return p.headOverTime(data.WordAltAreaStack) },
}

// areaStack is the stack of an area chart: the parts at each time that are all
// known. A stack that lacks a part would look like a smaller whole, so it is
// left out.
type areaStack struct {
	keys   []data.Key
	values [][]data.Value // by key, then by series
	levels [][]float64    // by key: the foot of each part, and the top of the last
	split  []bool         // by key: nothing is known between it and the one before
	most   *big.Rat       // the highest level that any end of a range reaches
}

// areaStack draws parts of a whole over time, their names beside the last stack.
func (s *sheet) areaStack() error { return s.areaStacks(false) }

// areaStackWithLegend draws stacks whose names find no room beside the last.
func (s *sheet) areaStackWithLegend() error {
	if err := s.legend(); err != nil {
		return err
	}
	return s.areaStacks(true)
}

func (s *sheet) areaStacks(legend bool) error {
	l := &lineChart{sheet: s, plan: s.plan, sizes: s.sizes, legend: legend, stack: newAreaStack(s.plan.chart)}
	if n := len(l.stack.keys); !legend && n > 0 && l.stack.keys[n-1] != s.plan.chart.Keys[len(s.plan.chart.Keys)-1] {
		return &problem{text: "the last stack is not known", hint: "give the last value of each part"} // the names go into a legend
	}
	if err := l.begin(); err != nil {
		return err
	}
	l.drawFrame()
	l.drawStacks()
	if err := l.drawStackNames(); err != nil {
		return err
	}
	return l.labelStacks()
}

// newAreaStack piles the parts up, in the order of the file.
func newAreaStack(c *data.Chart) *areaStack {
	a := &areaStack{most: new(big.Rat)}
	var last data.Key
	for _, k := range c.Keys {
		values, known := partsAt(c, k)
		if !known {
			continue
		}
		level := new(big.Rat)
		levels := []float64{0}
		for _, v := range values {
			if far := new(big.Rat).Add(level, v.High().Rat()); far.Cmp(a.most) > 0 {
				a.most = far
			}
			level.Add(level, v.Low().Rat())
			at, _ := level.Float64()
			levels = append(levels, at)
		}
		a.split = append(a.split, len(a.keys) == 0 || last.Period.Next(1) != k.Period || brokenBetween(c, last, k))
		a.keys, a.values, a.levels = append(a.keys, k), append(a.values, values), append(a.levels, levels)
		last = k
	}
	return a
}

// brokenBetween reports whether a figure of the chart breaks between two keys.
func brokenBetween(c *data.Chart, a, b data.Key) bool {
	return slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return f.BreakBetween(a, b) != nil })
}

// partsAt are the values of all series at a key, and whether all are known.
func partsAt(c *data.Chart, k data.Key) ([]data.Value, bool) {
	values := make([]data.Value, len(c.Series))
	for i, s := range c.Series {
		v, ok := s.At(k)
		if !ok || v.Is == data.Absent {
			return nil, false
		}
		values[i] = v
	}
	return values, true
}

// top is the level that the i-th stack reaches.
func (a *areaStack) top(i int) float64 { return a.levels[i][len(a.levels[i])-1] }

// open reports whether the sum of the i-th stack is only a lower bound.
func (a *areaStack) open(i int) bool {
	return slices.ContainsFunc(a.values[i], func(v data.Value) bool { return look.Of(&v).Arrow > 0 })
}

// needs is the room that the arrows of bounds take.
func (a *areaStack) needs(l *lineChart) []need {
	var needs []need
	for i := range a.keys {
		if len(a.keys) <= tellingPoints && a.open(i) {
			needs = append(needs, need{a.top(i), l.arrow(), false, true})
		}
	}
	return needs
}

// coverStacks makes the value axis long enough for the stacks.
func (l *lineChart) coverStacks() {
	if len(l.stack.keys) > 0 {
		l.cover(new(big.Rat))
		l.cover(l.stack.most)
	}
}

// corner is the place of a level of the i-th stack.
func (l *lineChart) corner(i, level int) point {
	return point{l.time.at(l.stack.keys[i].Period), l.y(l.stack.levels[i][level])}
}

// stackPlace is the middle of a part.
func (l *lineChart) stackPlace(series int, k data.Key) (point, bool) {
	i := slices.Index(l.stack.keys, k)
	if i < 0 {
		return point{}, false
	}
	foot, top := l.corner(i, series), l.corner(i, series+1)
	return point{top.x, (foot.y + top.y) / 2}, true
}

// shownStacks are the stacks that the picture can show: where there are more,
// the least and the greatest of each narrow column stand for all.
func (l *lineChart) shownStacks() []int {
	n := len(l.stack.keys)
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if float64(n) <= 4*l.plot.width()/columnWidth {
		return all
	}
	column := func(i int) int { return int(l.time.at(l.stack.keys[i].Period) / columnWidth) }
	var shown []int
	for i := 0; i < n; {
		j, low, high := i, i, i
		for ; j < n && column(j) == column(i); j++ {
			if l.stack.top(j) < l.stack.top(low) {
				low = j
			}
			if l.stack.top(j) > l.stack.top(high) {
				high = j
			}
		}
		column := []int{i, low, high, j - 1}
		slices.Sort(column)
		shown = append(shown, slices.Compact(column)...)
		i = j
	}
	return shown
}

// drawStacks draws stretches of stacks without a gap, then what has to be known
// of single values.
func (l *lineChart) drawStacks() {
	shown := l.shownStacks()
	for from := 0; from < len(shown); {
		to := from + 1
		for to < len(shown) && !l.splitBetween(shown[to-1], shown[to]) {
			to++
		}
		if to-from == 1 {
			l.drawLonely(shown[from])
		} else {
			l.drawStretch(shown[from:to])
		}
		from = to
	}
	if len(l.stack.keys) > tellingPoints {
		return
	}
	for i, values := range l.stack.values {
		for j, v := range values {
			l.drawPart(i, j, v)
		}
		if n := len(values) - 1; l.stack.open(i) && look.Of(&values[n]).Arrow <= 0 {
			l.drawHaloed(nobody, l.corner(i, n+1), 1, l.plan.theme.Ink) // so is the sum
		}
	}
}

// splitBetween reports whether there is a gap between two stacks that are drawn
// next to each other; one narrower than a column cannot be seen.
func (l *lineChart) splitBetween(a, b int) bool {
	if b == a+1 {
		return l.stack.split[b]
	}
	return l.time.at(l.stack.keys[b].Period)-l.time.at(l.stack.keys[a].Period) > columnWidth && slices.Contains(l.stack.split[a+1:b+1], true)
}

// drawStretch draws the parts between stacks. What leads to or from a forecast
// is paler.
func (l *lineChart) drawStretch(stretch []int) {
	for j := range l.plan.chart.Series {
		for from := 0; from < len(stretch)-1; {
			to := from + 1
			for to < len(stretch)-1 && l.foreseen(stretch[to], stretch[to+1], j) == l.foreseen(stretch[from], stretch[from+1], j) {
				to++
			}
			l.drawPiece(stretch[from:to+1], j)
			from = to
		}
	}
}

// foreseen reports whether a part leads to or from a forecast.
func (l *lineChart) foreseen(a, b, series int) bool {
	return look.Join(look.Of(&l.stack.values[a][series]), look.Of(&l.stack.values[b][series])).Forecast()
}

// pieceInk is the colour of a part between two stacks.
func (l *lineChart) pieceInk(a, b, series int) color.RGBA {
	if l.foreseen(a, b, series) {
		return blend(l.plan.seriesInk(series), l.plan.theme.Paper, look.PartForecastTint)
	}
	return l.plan.seriesInk(series)
}

// drawPiece draws a part over a stretch of stacks, with a line on its top that
// keeps it apart from the next.
func (l *lineChart) drawPiece(stretch []int, series int) {
	var upper, lower []point
	for _, i := range stretch {
		upper, lower = append(upper, l.corner(i, series+1)), append(lower, l.corner(i, series))
	}
	slices.Reverse(lower)
	owner := l.owners[series]
	l.sheet.scene.shapes = append(l.sheet.scene.shapes, shape{role: rolePiece, owner: owner, points: append(slices.Clone(upper), lower...), closed: true, ink: l.pieceInk(stretch[0], stretch[1], series)})
	ink, width := l.plan.theme.Paper, max(l.u, 0.5)
	var dash []float64
	if series == len(l.plan.chart.Series)-1 {
		ink, width = l.plan.seriesInk(series), max(1.5*l.u, 0.6)
		dash = scaled(look.EdgeDash(l.foreseen(stretch[0], stretch[1], series)), width)
	}
	l.sheet.scene.polyline(roleLine, owner, ink, width, dash, upper...)
}

// drawLonely draws a stack between two gaps as a narrow bar.
func (l *lineChart) drawLonely(i int) {
	half := max(4*l.u, 1.5)
	for j := range l.plan.chart.Series {
		foot, top := l.corner(i, j), l.corner(i, j+1)
		l.sheet.scene.fill(rolePiece, l.owners[j], rect{top.x - half, foot.y, top.x + half, top.y}, l.pieceInk(i, i, j))
		l.sheet.scene.polyline(roleLine, l.owners[j], l.plan.theme.Paper, max(l.u, 0.5), nil, point{top.x - half, top.y}, point{top.x + half, top.y})
	}
}

// drawPart marks a part that is more or less than its number: an arrow at a
// bound, a bar for a range, a halo for an approximation, a hollow disc for what
// is not settled. Each stands on a rim of paper, to be seen on the colours.
func (l *lineChart) drawPart(i, series int, v data.Value) {
	of := look.Of(&v)
	if !of.Inexact() && !of.Hollow {
		return
	}
	owner, ink, at := l.owners[series], l.plan.seriesInk(series), l.corner(i, series+1)
	radius, rim := 0.8*l.dotRadius(), max(1.2*l.u, 0.5)
	switch {
	case of.Bound():
		l.drawHaloed(owner, at, float64(of.Arrow), ink)
	case of.Range:
		foot := l.stack.levels[i][series]
		far := point{at.x, l.y(foot + v.High().Float())}
		l.drawWhisker(owner, at, far, ink, true)
		return
	case of.Halo:
		l.sheet.scene.disc(roleMarker, owner, at, look.PartHalo*radius+rim, l.plan.theme.Paper)
		l.sheet.scene.disc(roleMarker, owner, at, look.PartHalo*radius, blend(ink, l.plan.theme.Paper, look.PartHaloTint))
	}
	l.sheet.scene.disc(roleMarker, owner, at, radius+rim, l.plan.theme.Paper)
	l.sheet.scene.disc(roleMarker, owner, at, radius, ink)
	if of.Hollow {
		l.sheet.scene.disc(roleMarker, owner, at, radius*look.PointHole, l.plan.theme.Paper)
	}
}

// drawHaloed draws the arrow of a bound with a rim of paper.
func (l *lineChart) drawHaloed(owner int, from point, dir float64, ink color.RGBA) {
	before := len(l.sheet.scene.shapes)
	length := l.arrow()
	if dir < 0 { // not beyond zero, where no part can lie
		length = min(length, from.y-l.plot.y0)
	}
	l.drawArrowOf(owner, from, dir*length, ink)
	l.rim(before)
}

// rim puts a rim of paper around the strokes drawn since a number of shapes.
func (l *lineChart) rim(before int) {
	strokes := slices.Clone(l.sheet.scene.shapes[before:])
	l.sheet.scene.shapes = l.sheet.scene.shapes[:before]
	for _, s := range strokes {
		s.ink, s.width = l.plan.theme.Paper, s.width+2*max(1.2*l.u, 0.5)
		l.sheet.scene.shapes = append(l.sheet.scene.shapes, s)
	}
	l.sheet.scene.shapes = append(l.sheet.scene.shapes, strokes...)
}

// stackNames are the names of the parts beside the last stack, with their last
// values.
func (l *lineChart) stackNames() []sideLabel {
	n := len(l.stack.keys) - 1
	if l.legend || n < 0 {
		return nil
	}
	var labels []sideLabel
	for j, v := range l.stack.values[n] {
		levels := l.stack.levels[n]
		labels = append(labels, sideLabel{
			role: roleSeries, owner: l.owners[j], ink: readable(l.plan.seriesInk(j), l.plan.theme.Ink, l.plan.theme.Paper), value: (levels[j] + levels[j+1]) / 2,
			block: l.sheet.sideBlock(l.plan.seriesName(j)+" "+l.plan.say.Label(v, l.plan.chart.Unit), bold(l.label)), under: l.remarkAt(j, l.stack.keys[n]),
		})
	}
	return labels
}

func (l *lineChart) drawStackNames() error {
	labels := l.names()
	for i := range labels {
		labels[i].from = point{l.plot.x1, l.y(labels[i].value)}
		if n := len(l.stack.keys) - 1; labels[i].owner != nobody && n >= 0 {
			labels[i].from.x = l.corner(n, 0).x
		}
	}
	return l.sheet.drawSideLabels(labels, l.plot.x1+l.sheet.sideGap()/2, l.plot.y0, l.sheet.body.y1)
}

// labelStacks prints remarks, then the totals that the file gives and the values
// of the parts where there is room.
func (l *lineChart) labelStacks() error {
	last := len(l.stack.keys) - 1
	for _, a := range l.plan.chart.Annotations {
		if !l.legend && a.Key == l.stack.keys[last] {
			continue // it stands below the name
		}
		if l.remarkInside(a) {
			continue
		}
		if err := l.annotate(a); err != nil {
			return err
		}
	}
	if total := l.sheet.statedTotal(); total != nil {
		for i, k := range l.stack.keys {
			if v, ok := total.At(k); ok && v.Is != data.Absent && len(l.stack.keys) <= markedPoints {
				l.labelTotal(i, v)
			}
		}
	}
	if len(l.stack.keys) > labelledPoints {
		return nil
	}
	for i := range l.stack.keys {
		for j, v := range l.stack.values[i] {
			if i < last || l.legend {
				l.placeInside(roleValue, i, j, l.sheet.single(l.plan.say.Label(v, l.plan.chart.Unit), regular(l.tick)))
			}
		}
	}
	return nil
}

func (l *lineChart) labelTotal(i int, v data.Value) {
	top := len(l.plan.chart.Series)
	b, reach := l.sheet.single(l.plan.say.Label(v, l.plan.chart.Unit), l.labelStyle()), l.dotRadius()
	if l.stack.open(i) {
		reach = l.arrow()
	}
	if at, h, v, ok := l.search(b, l.corner(i, top), reach, reach, anywhere); ok {
		l.sheet.place(roleValue, nobody, b, l.plan.theme.Ink, at, h, v)
	}
}

// remarkInside sets an annotation inside its part, and reports whether it fits.
func (l *lineChart) remarkInside(a data.Annotation) bool {
	i := slices.Index(l.stack.keys, a.Key)
	if i < 0 {
		return true // its stack is left out; the gap is named
	}
	for _, width := range []float64{0.3, 0.2, 0.12} {
		if l.placeInside(roleRemark, i, a.Series, l.sheet.block(oneLine(a.Text.Plain), regular(l.tick), width*l.sheet.scene.width)) {
			return true
		}
	}
	return false
}

// placeInside sets a block inside a part at the i-th stack, and reports whether
// it fits and can be read there.
func (l *lineChart) placeInside(r role, i, series int, b block) bool {
	pad := max(5*l.u, 1.5)
	x := l.corner(i, 0).x - b.width()/2
	first := i == 0 || l.stack.split[i]
	last := i == len(l.stack.keys)-1 || l.stack.split[i+1]
	switch {
	case first && last:
		return false
	case first:
		x += b.width()/2 + pad
	case last:
		x -= b.width()/2 + pad
	}
	area := rect{x, 0, x + b.width(), 0}
	lo, hi, inks, ok := l.room(area.x0-pad, area.x1+pad, series)
	if !ok || hi-lo < b.height()+pad {
		return false
	}
	middle := max(min(l.middle(i, series), hi-pad/2-b.height()/2), lo+pad/2+b.height()/2)
	area.y0, area.y1 = middle-b.height()/2, middle+b.height()/2
	ink, legible := l.legibleOn(inks)
	if !legible || l.taken(area.inset(-pad/2)) {
		return false
	}
	l.sheet.place(r, l.owners[series], b, ink, point{area.x0, area.y0}, left, left)
	return true
}

func (l *lineChart) middle(i, series int) float64 {
	return (l.corner(i, series).y + l.corner(i, series+1).y) / 2
}

// room is the height that a part has all the way from x0 to x1, and the colours
// there; false where the part does not reach so far.
func (l *lineChart) room(x0, x1 float64, series int) (lo, hi float64, inks []color.RGBA, ok bool) {
	lo, hi = l.plot.y0, l.plot.y1
	covered := x0
	for i := 1; i < len(l.stack.keys); i++ {
		a, b := l.corner(i-1, series), l.corner(i, series)
		if b.x <= x0 || a.x >= x1 {
			continue
		}
		if l.stack.split[i] || a.x > covered+slack {
			return 0, 0, nil, false
		}
		c, d := l.corner(i-1, series+1), l.corner(i, series+1)
		for _, x := range []float64{max(x0, a.x), min(x1, b.x)} {
			t := (x - a.x) / (b.x - a.x)
			lo, hi = max(lo, a.y+t*(b.y-a.y)), min(hi, c.y+t*(d.y-c.y))
		}
		covered = b.x
		inks = append(inks, l.pieceInk(i-1, i, series))
	}
	return lo, hi, inks, covered >= x1-slack
}

// legibleOn is a colour of text that can be read on all the given ones.
func (l *lineChart) legibleOn(grounds []color.RGBA) (color.RGBA, bool) {
	for _, ink := range []color.RGBA{l.plan.theme.Paper, l.plan.theme.Ink} {
		if !slices.ContainsFunc(grounds, func(c color.RGBA) bool { return contrast(ink, c) < textContrast }) {
			return ink, true
		}
	}
	return color.RGBA{}, false
}

// taken reports whether a text, a mark or a reference line stands in a box.
func (l *lineChart) taken(area rect) bool {
	for _, t := range l.sheet.scene.texts {
		if area.overlaps(t.box()) {
			return true
		}
	}
	return slices.ContainsFunc(l.sheet.scene.shapes, func(s shape) bool {
		return (s.role == roleMarker || s.role == roleReference) && s.covers(area)
	})
}

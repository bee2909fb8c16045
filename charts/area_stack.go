package charts

import (
	"image/color"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// areaStacks are areas on top of each other: parts of a whole over time.
var areaStacks = form{
	points:         true,
	axisSaysUnit:   true,
	layouts:        []layoutFunc{areaStackNamed, areaStackWithLegend},
	head:           func(alt *altWriter) string { return alt.headOverTime(language.WordAltAreaStack) },
	needsAllSeries: true,
	marksNoBreak:   true,
}

// areaStack holds the stacks of an area chart, at each time for which all parts
// are known. A stack that lacks a part would look like a smaller whole, so it
// is left out.
type areaStack struct {
	keys   []data.Key
	values [][]data.Value // by key, then by series
	levels [][]float64    // by key: the foot of each part, and the top of the last
	split  []bool         // by key: nothing is known between it and the one before
	most   *big.Rat       // the highest level that any end of a range reaches
}

// stackChart is a chart of stacked areas while it is laid out.
type stackChart struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	plot    timePlot
	marks   pointMarks
	space   labelSpace
	stack   *areaStack
	owners  []int // of each series
	unnamed bool  // names stand in a legend, not beside the last stack
}

func drawAreaStack(s *sheet, unnamed bool) error {
	c := &stackChart{sheet: s, plan: s.plan, sizes: s.sizes, plot: newTimePlot(s, true), stack: newAreaStack(s.plan.chart), unnamed: unnamed}
	c.marks, c.space = pointMarks{plot: &c.plot}, labelSpace{plot: &c.plot}
	if n := len(c.stack.keys); n > 0 {
		if !unnamed && c.stack.keys[n-1] != s.plan.chart.Keys[len(s.plan.chart.Keys)-1] {
			return &layoutError{text: "the last stack is not known", hint: "give the last value of each part"} // the names go into a legend
		}
		c.plot.values.cover(new(big.Rat), c.stack.most)
	}
	if c.plot.values.lo == nil {
		return noNumber(s.plan.chart)
	}
	c.plot.values.coverReferences(s.plan.chart)
	for range s.plan.chart.Series {
		c.owners = append(c.owners, s.owner())
	}
	c.plot.needs = c.stack.needs(c.plot.arrow())
	names := append(s.referenceLabels(), c.stackNames()...)
	if err := c.plot.frame(names); err != nil {
		return err
	}
	c.plot.drawFrame()
	c.drawStacks()
	for i := range names {
		names[i].from = point{c.plot.area.x1, c.plot.y(names[i].value)}
		if names[i].owner != noOwner {
			names[i].from.x = c.corner(len(c.stack.keys)-1, 0).x
		}
	}
	if err := c.plot.drawSideLabels(names); err != nil {
		return err
	}
	return c.labelStacks()
}

// areaStackNamed draws parts of a whole over time, their names beside the last
// stack.
func areaStackNamed(s *sheet) error { return drawAreaStack(s, false) }

// areaStackWithLegend draws stacks whose names find no room beside the last.
func areaStackWithLegend(s *sheet) error {
	if err := legend(s); err != nil {
		return err
	}
	return drawAreaStack(s, true)
}

// newAreaStack stacks the parts in the order of the file.
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
		a.split = append(a.split, len(a.keys) == 0 || partedBetween(c, last, k) || brokenBetween(c, last, k))
		a.keys, a.values, a.levels = append(a.keys, k), append(a.values, values), append(a.levels, levels)
		last = k
	}
	return a
}

// partedBetween reports whether a series of the chart lacks a value between two keys, or
// may lack one: an area claims everything from one stack to the next.
func partedBetween(c *data.Chart, a, b data.Key) bool {
	return slices.ContainsFunc(c.Series, func(s data.Plotted) bool { return s.LinkBetween(a, b) != data.Linked })
}

// brokenBetween reports whether a series of the chart breaks between two keys.
func brokenBetween(c *data.Chart, a, b data.Key) bool {
	return slices.ContainsFunc(c.Series, func(s data.Plotted) bool { return s.Figure != nil && s.Figure.BreakBetween(s.Series, a, b) != nil })
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
func (a *areaStack) needs(arrow float64) []need {
	var needs []need
	for i := range a.keys {
		if len(a.keys) <= maxMarkedValues && a.open(i) {
			needs = append(needs, need{a.top(i), arrow, false, true})
		}
	}
	return needs
}

// corner is the place of a level of the i-th stack.
func (c *stackChart) corner(i, level int) point {
	return point{c.plot.time.at(c.stack.keys[i].Period), c.plot.y(c.stack.levels[i][level])}
}

// stackPlace is the middle of a part.
func (c *stackChart) stackPlace(series int, k data.Key) (point, bool) {
	i := slices.Index(c.stack.keys, k)
	if i < 0 {
		return point{}, false
	}
	foot, top := c.corner(i, series), c.corner(i, series+1)
	return point{top.x, (foot.y + top.y) / 2}, true
}

// shownStacks are the stacks that the picture can show. If there are more, each
// narrow column is reduced to its first, lowest, highest and last stack.
func (c *stackChart) shownStacks() []int {
	n := len(c.stack.keys)
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if float64(n) <= 4*c.plot.area.width()/columnWidth {
		return all
	}
	column := func(i int) int { return int(c.plot.time.at(c.stack.keys[i].Period) / columnWidth) }
	var shown []int
	for i := 0; i < n; {
		j, low, high := i, i, i
		for ; j < n && column(j) == column(i); j++ {
			if c.stack.top(j) < c.stack.top(low) {
				low = j
			}
			if c.stack.top(j) > c.stack.top(high) {
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

// drawStacks draws each stretch of stacks without a gap, then marks single
// values.
func (c *stackChart) drawStacks() {
	shown := c.shownStacks()
	for from := 0; from < len(shown); {
		to := from + 1
		for to < len(shown) && !c.splitBetween(shown[to-1], shown[to]) {
			to++
		}
		if to-from == 1 {
			c.drawIsolated(shown[from])
		} else {
			c.drawStretch(shown[from:to])
		}
		from = to
	}
	for _, i := range shown {
		for j, v := range c.stack.values[i] {
			foot, top := c.corner(i, j), c.corner(i, j+1)
			c.sheet.see(rect{top.x, foot.y, top.x, top.y}, j, c.stack.keys[i], v)
		}
	}
	if len(c.stack.keys) > maxMarkedValues {
		return
	}
	for i, values := range c.stack.values {
		for j, v := range values {
			c.drawPart(i, j, v)
		}
		if n := len(values) - 1; c.stack.open(i) && look.Of(&values[n]).Arrow <= 0 {
			c.marks.drawRimmedArrow(noOwner, c.corner(i, n+1), 1, c.plan.theme.Ink) // the sum is a lower bound, too
		}
	}
}

// splitBetween reports whether there is a gap between two stacks drawn next to
// each other. A gap narrower than a column cannot be seen.
func (c *stackChart) splitBetween(a, b int) bool {
	if b == a+1 {
		return c.stack.split[b]
	}
	return c.plot.time.at(c.stack.keys[b].Period)-c.plot.time.at(c.stack.keys[a].Period) > columnWidth && slices.Contains(c.stack.split[a+1:b+1], true)
}

// drawStretch draws the parts between stacks, paler to and from a forecast.
func (c *stackChart) drawStretch(stretch []int) {
	for j := range c.plan.chart.Series {
		for from := 0; from < len(stretch)-1; {
			to := from + 1
			for to < len(stretch)-1 && c.forecast(stretch[to], stretch[to+1], j) == c.forecast(stretch[from], stretch[from+1], j) {
				to++
			}
			c.drawPiece(stretch[from:to+1], j)
			from = to
		}
	}
}

// forecast reports whether a part leads to or from a forecast.
func (c *stackChart) forecast(a, b, series int) bool {
	return look.Join(look.Of(&c.stack.values[a][series]), look.Of(&c.stack.values[b][series])).Forecast()
}

// pieceInk is the colour of a part between two stacks.
func (c *stackChart) pieceInk(a, b, series int) color.RGBA {
	if c.forecast(a, b, series) {
		return blend(c.plan.seriesInk(series), c.plan.theme.Paper, look.PartForecastTint)
	}
	return c.plan.seriesInk(series)
}

// drawPiece draws a part over a stretch of stacks, with a line on its top that
// keeps it apart from the next.
func (c *stackChart) drawPiece(stretch []int, series int) {
	var upper, lower []point
	for _, i := range stretch {
		upper, lower = append(upper, c.corner(i, series+1)), append(lower, c.corner(i, series))
	}
	slices.Reverse(lower)
	owner := c.owners[series]
	c.sheet.scene.shapes = append(c.sheet.scene.shapes, shape{role: rolePiece, owner: owner, points: append(slices.Clone(upper), lower...), closed: true, ink: c.pieceInk(stretch[0], stretch[1], series)})
	ink, width := c.plan.theme.Paper, max(c.u, 0.5)
	var dash []float64
	if series == len(c.plan.chart.Series)-1 {
		ink, width = c.plan.seriesInk(series), max(1.5*c.u, 0.6)
		dash = scaled(look.EdgeDash(c.forecast(stretch[0], stretch[1], series)), width)
	}
	c.sheet.scene.polyline(roleLine, owner, ink, width, dash, upper...)
}

// drawIsolated draws a stack between two gaps as a narrow bar.
func (c *stackChart) drawIsolated(i int) {
	half := max(4*c.u, 1.5)
	for j := range c.plan.chart.Series {
		foot, top := c.corner(i, j), c.corner(i, j+1)
		x0, x1 := max(top.x-half, c.plot.area.x0), min(top.x+half, c.plot.area.x1)
		c.sheet.scene.fill(rolePiece, c.owners[j], rect{x0, foot.y, x1, top.y}, c.pieceInk(i, i, j))
		c.sheet.scene.polyline(roleLine, c.owners[j], c.plan.theme.Paper, max(c.u, 0.5), nil, point{x0, top.y}, point{x1, top.y})
	}
}

// drawPart marks a part that is more or less than its number: an arrow at a
// bound, a bar for a range, a halo for an approximation, a hollow disc for what
// is not settled, a cross for what its source warns of. Each stands on a rim of paper, to be seen on the colours.
func (c *stackChart) drawPart(i, series int, v data.Value) {
	of := look.Of(&v)
	if !of.Inexact() && !of.Hollow && !of.Weak {
		return
	}
	owner, ink, at := c.owners[series], c.plan.seriesInk(series), c.corner(i, series+1)
	radius, rim := 0.8*c.plot.dotRadius(), max(1.2*c.u, 0.5)
	switch {
	case of.Bound():
		c.marks.drawRimmedArrow(owner, at, float64(of.Arrow), ink)
	case of.Range:
		foot := c.stack.levels[i][series]
		far := point{at.x, c.plot.y(foot + v.High().Float())}
		c.marks.drawWhisker(owner, at, far, ink, true)
		return
	case of.Halo:
		c.sheet.scene.disc(roleMarker, owner, at, look.PartHalo*radius+rim, c.plan.theme.Paper)
		c.sheet.scene.disc(roleMarker, owner, at, look.PartHalo*radius, blend(ink, c.plan.theme.Paper, look.PartHaloTint))
	}
	if of.Weak {
		c.sheet.cross(owner, at, radius, ink, of.Hollow)
		return
	}
	c.sheet.scene.disc(roleMarker, owner, at, radius+rim, c.plan.theme.Paper)
	c.sheet.scene.disc(roleMarker, owner, at, radius, ink)
	if of.Hollow {
		c.sheet.scene.disc(roleMarker, owner, at, radius*look.PointHole, c.plan.theme.Paper)
	}
}

// stackNames are the names of the parts beside the last stack, with their last
// values.
func (c *stackChart) stackNames() []sideLabel {
	n := len(c.stack.keys) - 1
	if c.unnamed || n < 0 {
		return nil
	}
	var labels []sideLabel
	for j, v := range c.stack.values[n] {
		levels := c.stack.levels[n]
		labels = append(labels, sideLabel{
			role: roleSeries, owner: c.owners[j], ink: readable(c.plan.seriesInk(j), c.plan.theme.Ink, c.plan.theme.Paper), value: (levels[j] + levels[j+1]) / 2,
			block: c.sheet.sideBlock(c.plan.words.seriesName(j)+" "+c.plan.label(v), bold(c.label)), under: c.sheet.remarkAt(j, c.stack.keys[n]),
		})
	}
	return labels
}

// maxTotals is the most stacks that have their totals over them.
const maxTotals = 40

// labelStacks prints remarks, then the totals that the file gives and the values
// of the parts where there is room.
func (c *stackChart) labelStacks() error {
	last := len(c.stack.keys) - 1
	for _, a := range c.plan.chart.Annotations {
		if !c.unnamed && a.Key == c.stack.keys[last] {
			continue // it stands below the name
		}
		if c.remarkInside(a) {
			continue
		}
		if at, ok := c.stackPlace(a.Series, a.Key); ok {
			if err := c.space.annotate(c.owners[a.Series], a, at); err != nil {
				return err
			}
		}
	}
	if total, ok := c.plan.chart.StackTotal(); ok {
		for i, k := range c.stack.keys {
			if v, ok := total.At(k); ok && v.Is != data.Absent && len(c.stack.keys) <= maxTotals {
				c.labelTotal(i, v)
			}
		}
	}
	if len(c.stack.keys) > maxLabelledPoints {
		return nil
	}
	for i := range c.stack.keys {
		for j, v := range c.stack.values[i] {
			if i < last || c.unnamed {
				c.placeInside(roleValue, i, j, c.sheet.single(c.plan.label(v), regular(c.tick)))
			}
		}
	}
	return nil
}

func (c *stackChart) labelTotal(i int, v data.Value) {
	top := len(c.plan.chart.Series)
	b, reach := c.sheet.single(c.plan.label(v), c.plot.labelStyle()), c.plot.dotRadius()
	if c.stack.open(i) {
		reach = c.plot.arrow()
	}
	if at, h, v, ok := c.space.search(b, c.corner(i, top), reach, reach, anywhere); ok {
		c.sheet.place(roleValue, noOwner, b, c.plan.theme.Ink, at, h, v)
	}
}

// remarkInside sets an annotation inside its part, and reports whether it fits.
func (c *stackChart) remarkInside(a data.Annotation) bool {
	i := slices.Index(c.stack.keys, a.Key)
	if i < 0 {
		return true // its stack is left out; the gap is named
	}
	for _, width := range []float64{0.3, 0.2, 0.12} {
		if c.placeInside(roleRemark, i, a.Series, c.sheet.block(oneLine(a.Text.Plain), regular(c.tick), width*c.sheet.scene.width)) {
			return true
		}
	}
	return false
}

// placeInside sets a block inside a part at the i-th stack, and reports whether
// it fits and can be read there.
func (c *stackChart) placeInside(r role, i, series int, b textBlock) bool {
	pad := max(5*c.u, 1.5)
	x := c.corner(i, 0).x - b.width()/2
	first := i == 0 || c.stack.split[i]
	last := i == len(c.stack.keys)-1 || c.stack.split[i+1]
	switch {
	case first && last:
		return false
	case first:
		x += b.width()/2 + pad
	case last:
		x -= b.width()/2 + pad
	}
	area := rect{x, 0, x + b.width(), 0}
	lo, hi, inks, ok := c.room(area.x0-pad, area.x1+pad, series)
	if !ok || hi-lo < b.height()+pad {
		return false
	}
	middle := max(min(c.middle(i, series), hi-pad/2-b.height()/2), lo+pad/2+b.height()/2)
	area.y0, area.y1 = middle-b.height()/2, middle+b.height()/2
	ink, legible := c.legibleOn(inks)
	if !legible || c.space.taken(area.inset(-pad/2)) {
		return false
	}
	c.sheet.place(r, c.owners[series], b, ink, point{area.x0, area.y0}, left, left)
	return true
}

func (c *stackChart) middle(i, series int) float64 {
	return (c.corner(i, series).y + c.corner(i, series+1).y) / 2
}

// room is the height that a part has all the way from x0 to x1, and the colours
// there; false where the part does not reach so far.
func (c *stackChart) room(x0, x1 float64, series int) (lo, hi float64, inks []color.RGBA, ok bool) {
	lo, hi = c.plot.area.y0, c.plot.area.y1
	covered := x0
	for i := 1; i < len(c.stack.keys); i++ {
		a, b := c.corner(i-1, series), c.corner(i, series)
		if b.x <= x0 || a.x >= x1 {
			continue
		}
		if c.stack.split[i] || a.x > covered+slack {
			return 0, 0, nil, false
		}
		left, right := c.corner(i-1, series+1), c.corner(i, series+1)
		for _, x := range []float64{max(x0, a.x), min(x1, b.x)} {
			t := (x - a.x) / (b.x - a.x)
			lo, hi = max(lo, a.y+t*(b.y-a.y)), min(hi, left.y+t*(right.y-left.y))
		}
		covered = b.x
		inks = append(inks, c.pieceInk(i-1, i, series))
	}
	return lo, hi, inks, covered >= x1-slack
}

// legibleOn is a text colour that can be read on all given backgrounds.
func (c *stackChart) legibleOn(grounds []color.RGBA) (color.RGBA, bool) {
	for _, ink := range []color.RGBA{c.plan.theme.Paper, c.plan.theme.Ink} {
		if !slices.ContainsFunc(grounds, func(c color.RGBA) bool { return contrast(ink, c) < textContrast }) {
			return ink, true
		}
	}
	return color.RGBA{}, false
}

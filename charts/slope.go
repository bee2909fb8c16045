package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// slopes are lines from a first value to a last.
var slopes = form{
	points:      true,
	layouts:     []layoutFunc{drawSlopes},
	noReference: &layoutError{text: "slopes have no axis for a reference line", hint: "remove it, or write kind: dot or line"},
	head: func(alt *altWriter) string {
		name := alt.words.endName
		if alt.words.chart.Periods {
			name = func(end int) string { return alt.say.Key(alt.words.chart.Keys[end]) }
		}
		return alt.headOf(language.WordAltSlope, "from", name(0), "to", name(1))
	},
	findings:      slopeFindings,
	context:       contextSlopes,
	sparsePeriods: true,
	marksNoBreak:  true,
}

// slopeLine is a line of a chart of slopes.
type slopeLine struct {
	from      [2]slopeEnd
	name      string
	call      string // what the file calls it
	ends      [2]data.Value
	known     [2]bool
	direction direction
	marked    bool // it stands out
	behind    bool // others do
	ink       color.RGBA
	owner     int
	remark    [2]string
}

// direction is the direction of a line, as far as its values leave no doubt.
type direction uint8

const (
	directionLevel direction = iota // neither, or not known
	directionUp
	directionDown
)

// directionOf compares two values: bounds may leave open which is greater.
func directionOf(then, now data.Value) direction {
	switch {
	case !now.Is.Upper() && !then.Is.Lower() && now.Low().Cmp(then.High()) > 0:
		return directionUp
	case !now.Is.Lower() && !then.Is.Upper() && now.High().Cmp(then.Low()) < 0:
		return directionDown
	}
	return directionLevel
}

// slopeChart is a chart of slopes while it is laid out. Its plot is one
// of two points in time.
type slopeChart struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	plot   timePlot
	lines  []slopeLine
	inks   map[direction]color.RGBA // by direction; nil if colours do not show it
	lo, hi float64                  // the least and the greatest number
	x      [2]float64
}

// drawSlopes draws a line for each series, or each category, from what was to what
// is, with names and values at both ends.
func drawSlopes(s *sheet) error {
	c := &slopeChart{sheet: s, plan: s.plan, sizes: s.sizes, plot: newTimePlot(s, false), lines: s.plan.words.slopeLines()}
	for i := range c.lines {
		c.lines[i].owner = s.owner()
	}
	if !c.measure() {
		return noNumber(s.plan.chart)
	}
	c.plot.dense = c.plot.dense || len(c.lines) > 8
	c.inks = c.directionInks()
	c.paint()
	if err := c.directionLegend(); err != nil {
		return err
	}
	var err error
	for _, part := range []float64{1, 0.5, 0} {
		shapes, texts := len(s.scene.shapes), len(s.scene.texts)
		if err = c.layOut(s.least + part*(s.label-s.least)); err == nil {
			return nil
		}
		s.scene.shapes, s.scene.texts = s.scene.shapes[:shapes], s.scene.texts[:texts]
	}
	return err
}

// slopeLines are the lines: of series over two periods, or of categories in two
// series.
func (w chartWords) slopeLines() []slopeLine {
	keys := w.chart.Keys
	var lines []slopeLine
	if w.chart.Periods {
		for i, s := range w.chart.Series {
			lines = append(lines, w.slopeLine(w.seriesName(i), s.Name, [2]slopeEnd{{i, keys[0]}, {i, keys[1]}}))
		}
		return lines
	}
	for _, k := range keys {
		lines = append(lines, w.slopeLine(w.keyText(k), k.String(), [2]slopeEnd{{0, k}, {1, k}}))
	}
	return lines
}

// slopeEnd says which value stands at an end of a line.
type slopeEnd struct {
	series int
	key    data.Key
}

func (w chartWords) slopeLine(name, call string, ends [2]slopeEnd) slopeLine {
	l := slopeLine{from: ends, name: name, call: call, marked: w.highlighted(call)}
	for i, e := range ends {
		v, ok := w.chart.Series[e.series].At(e.key)
		l.ends[i], l.known[i] = v, ok && v.Is != data.Absent
		for _, a := range w.chart.Annotations {
			if a.Series == e.series && a.Key == e.key {
				l.remark[i] = oneLine(a.Text.Plain)
			}
		}
	}
	if l.known[0] && l.known[1] {
		l.direction = directionOf(l.ends[0], l.ends[1])
		if w.chart.Unit.Places() { // up is towards the first
			l.direction = directionOf(l.ends[1], l.ends[0])
		}
	}
	return l
}

// leastSpan is the least range of the value axis, as a part of the greatest
// number. With less, a small change would look like a great one.
const leastSpan = 0.15

// measure finds the least and the greatest number.
func (c *slopeChart) measure() bool {
	numbers := shownRange(c.plan.chart)
	if numbers.lo == nil {
		return false
	}
	c.lo, _ = numbers.lo.Float64()
	c.hi, _ = numbers.hi.Float64()
	least := leastSpan * max(math.Abs(c.lo), math.Abs(c.hi))
	if least == 0 {
		least = 1
	}
	if short := least - (c.hi - c.lo); short > 0 {
		c.lo, c.hi = c.lo-short/2, c.hi+short/2
	}
	c.plot.axis = axis{from: c.lo, to: c.hi}
	if c.plan.chart.Unit.Places() { // the first is on top
		c.plot.axis = axis{from: c.hi, to: c.lo}
	}
	return true
}

// directionInks are colours for lines that rise, fall, or do neither for sure: the
// accent and two others, if they can be told apart with any colour vision.
// Nil where all lines go the same way, or the file names what stands out.
func (c *slopeChart) directionInks() map[direction]color.RGBA {
	turns := map[direction]bool{}
	for _, l := range c.lines {
		if l.marked {
			return nil
		}
		if l.known[0] && l.known[1] {
			turns[l.direction] = true
		}
	}
	if len(turns) < 2 {
		return nil
	}
	t := c.plan.theme
	inks := map[direction]color.RGBA{directionUp: t.Accent, directionDown: t.opposite()}
	for _, level := range append([]color.RGBA{t.Muted, t.Soft}, t.Series...) {
		if t.leastApart([]color.RGBA{t.Accent, inks[directionDown], level}, 0, t.visions()) >= minDifference && contrast(level, t.Paper) >= markContrast && contrast(inks[directionDown], t.Paper) >= markContrast {
			inks[directionLevel] = level
			return inks
		}
	}
	return nil
}

// directionLegend says what the colours mean.
func (c *slopeChart) directionLegend() error {
	if c.inks == nil {
		return nil
	}
	var entries []legendEntry
	for _, t := range []direction{directionUp, directionDown, directionLevel} {
		if !slices.ContainsFunc(c.lines, func(l slopeLine) bool { return l.direction == t && l.known[0] && l.known[1] }) {
			continue
		}
		name := c.plan.say.Say(map[direction]language.Word{directionUp: language.WordRising, directionDown: language.WordFalling, directionLevel: language.WordUnchanged}[t])
		entries = append(entries, legendEntry{role: "way", name: name, draw: func(area rect) {
			mid := (area.y0 + area.y1) / 2
			c.sheet.scene.polyline(roleSwatch, noOwner, c.inks[t], c.width(slopeLine{}), nil, point{area.x0, mid}, point{area.x1, mid})
		}})
	}
	return setLegend(c.sheet, entries)
}

// paint gives each line its colour. Those that stand out have one each, as long as there are
// so many; all have names at both ends.
func (c *slopeChart) paint() {
	var out []string
	for _, l := range c.lines {
		if l.marked {
			out = append(out, l.call)
		}
	}
	order := c.plan.chart.Highlight
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(slices.Index(order, a), slices.Index(order, b)) })
	inks := inksAmongOthers(c.plan, len(out))
	for i := range c.lines {
		switch l := &c.lines[i]; {
		case l.marked:
			l.ink = inks[slices.Index(out, l.call)%len(inks)]
		case len(out) > 0:
			l.ink, l.behind = c.plan.contextInk(), true
		case c.inks == nil:
			l.ink = c.plan.theme.Accent
		default:
			l.ink = c.inks[l.direction]
		}
	}
}

// contextSlopes is how many lines have no name, since others stand out.
func contextSlopes(w chartWords) int {
	lines, out := w.slopeLines(), 0
	for _, l := range lines {
		if l.marked {
			out++
		}
	}
	return unnamed(len(lines), out)
}

// width is that of a line.
func (c *slopeChart) width(l slopeLine) float64 {
	units := 2.25
	switch {
	case l.marked:
		units = 3.5
	case l.behind:
		units = 1.25
	}
	return max(units*c.u, 0.5)
}

// layOut places the ends and draws all, with names of a size.
func (c *slopeChart) layOut(size float64) error {
	var names [2][]sideLabel
	var heads [2]textBlock
	var wide [2]float64
	for i := range names {
		names[i] = c.namesAt(i, size)
		heads[i] = c.sheet.sideBlock(c.plan.words.endName(i), bold(size))
		wide[i] = max(c.sheet.sideWidth(names[i]), heads[i].width()+c.sheet.sideGap()) - c.sheet.sideGap() + c.nameGap() + c.plot.haloRadius()
	}
	head := max(heads[0].height(), heads[1].height()) + 0.5*size
	pad := c.plot.markReach() + c.arrowReach()
	c.plot.area = rect{c.sheet.body.x0 + wide[0], c.sheet.body.y0 + pad, c.sheet.body.x1 - wide[1], c.sheet.body.y1 - head - pad}.crisp()
	if c.plot.area.width() < max(0.2*c.sheet.scene.width, 4*size) || c.plot.area.height() < 3*size {
		return &layoutError{text: "the names leave no room for the slopes", hint: "shorten them, or write kind: dumbbell"}
	}
	c.x = [2]float64{c.plot.area.x0, c.plot.area.x1}
	for i, x := range c.x {
		c.sheet.scene.polyline(roleGrid, noOwner, c.plan.theme.Rule, max(c.u, 0.5), nil, point{x, c.plot.area.y0 - pad}, point{x, c.plot.area.y1 + pad})
		h := [2]align{right, left}[i]
		c.sheet.place(roleCategory, noOwner, heads[i], c.plan.theme.Ink, point{x, c.sheet.body.y1}, h, right)
	}
	for _, l := range c.lines {
		c.sheet.scene.drawBehind(l.behind, func() { c.drawLine(l) })
	}
	for i := range names {
		dir := float64(2*i - 1)
		for j := range names[i] {
			names[i][j].from = point{c.x[i] + dir*c.plot.haloRadius(), c.plot.y(names[i][j].value)}
		}
		if err := c.sheet.drawSideLabels(dir, names[i], c.x[i]+dir*(c.plot.haloRadius()+c.nameGap()), c.sheet.body.y0, c.sheet.body.y1-head); err != nil {
			return &layoutError{text: "there is no room for all the names beside the slopes", hint: "show fewer, or write kind: dumbbell"}
		}
	}
	return nil
}

// nameGap is the distance of the names from the marks: room for leaders.
func (c *slopeChart) nameGap() float64 { return 1.6 * c.sheet.sideGap() }

// arrowReach is how far arrows of bounds may reach beyond the least and the
// greatest number.
func (c *slopeChart) arrowReach() float64 {
	for _, l := range c.lines {
		for i, v := range l.ends {
			if l.known[i] && (look.Of(&v).Bound()) {
				return c.plot.arrow()
			}
		}
	}
	return 0
}

// endName is what stands above an end: its period or its series.
func (w chartWords) endName(end int) string {
	if w.chart.Periods {
		return oneLine(w.say.KeyShort(w.chart.Keys[end]))
	}
	return w.seriesName(end)
}

// atEnd is an end as a sentence names it: in 2019.
func (w chartWords) atEnd(end int) string {
	if w.chart.Periods {
		return w.say.When(w.chart.Keys[end])
	}
	return w.say.Say(language.WordInPeriod, "key", w.seriesName(end))
}

// namesAt are the labels at an end: name and value, the value nearer to the line.
func (c *slopeChart) namesAt(end int, size float64) []sideLabel {
	var labels []sideLabel
	for _, l := range c.inOrderOf(1 - end) {
		if !l.known[end] || l.behind && c.plan.nameless() {
			continue
		}
		style := regular(size)
		style.Bold = l.marked
		value := c.plan.label(l.ends[end])
		text := value
		switch {
		case l.name != "" && end == 0:
			text = fmt.Sprintf("%s  %s", l.name, value)
		case l.name != "":
			text = fmt.Sprintf("%s  %s", value, l.name)
		}
		label := sideLabel{
			role: roleSeries, owner: l.owner, straight: true, value: shown(l.ends[end]), block: c.sheet.sideBlock(text, style),
			ink: readable(l.ink, c.plan.theme.Ink, c.plan.theme.Paper),
		}
		if l.remark[end] != "" {
			label.under = c.sheet.sideBlock(l.remark[end], regular(max(c.least, 0.9*size)))
		}
		labels = append(labels, label)
	}
	return labels
}

// inOrderOf are the lines from the lowest to the highest at an end, so
// that names of equal values at the other stand in the order of the lines.
func (c *slopeChart) inOrderOf(end int) []slopeLine {
	return slices.SortedStableFunc(slices.Values(c.lines), func(a, b slopeLine) int {
		if !a.known[end] || !b.known[end] {
			return 0
		}
		return cmp.Compare(c.plot.y(shown(a.ends[end])), c.plot.y(shown(b.ends[end])))
	})
}

// drawLine draws a line and the marks of its ends; of one of which only an end
// is known, that.
func (c *slopeChart) drawLine(l slopeLine) {
	var ends []dot
	for j, v := range l.ends {
		if l.known[j] {
			d := dot{point: point{c.x[j], c.plot.y(shown(v))}, value: v, look: look.Of(&v)}
			if c.plan.chart.Unit.Places() {
				d.look.Arrow = -d.look.Arrow
			}
			ends = append(ends, d)
		}
	}
	if len(ends) == 2 {
		width := c.width(l)
		var dash []float64
		if look.Join(ends[0].look, ends[1].look).Forecast() {
			dash = scaled(look.ToForecast.Dash(), width)
		}
		c.sheet.scene.polyline(roleLine, l.owner, l.ink, width, dash, ends[0].point, ends[1].point)
	}
	for _, d := range ends {
		if len(ends) == 1 || !l.behind || d.look.Telling() {
			pointMarks{plot: &c.plot, small: l.behind}.drawDot(l.owner, d, l.ink, false)
		}
	}
}

// slopeFindings say how the lines go, or, where they are many, what is highest and
// lowest.
func slopeFindings(alt *altWriter) []string {
	lines := alt.words.slopeLines()
	if len(lines) > altMaxListed {
		return alt.findings()
	}
	var parts []string
	for _, l := range lines {
		if !l.known[0] || !l.known[1] {
			continue
		}
		name := cmp.Or(l.name, oneLine(alt.chart.Series[0].Figure.Title.Plain))
		if alt.chart.Unit.Places() {
			parts = append(parts, alt.say.Say(language.WordAltPlaceFromTo, "series", name, "first", alt.say.Bare(l.ends[0], alt.unit), "from", alt.words.atEnd(0), "last", alt.say.Bare(l.ends[1], alt.unit), "to", alt.words.atEnd(1)))
			continue
		}
		word := map[direction]language.Word{directionUp: language.WordAltRose, directionDown: language.WordAltFell, directionLevel: language.WordAltFromTo}[l.direction]
		if below := min(l.ends[0].Number.Sign(), l.ends[1].Number.Sign()) < 0; below && l.direction != directionLevel && countsBelow(alt.chart.Series[l.from[0].series].Figure) {
			word = language.WordAltWent
		}
		parts = append(parts, alt.sentence(alt.say.Say(word, "turn", "", "series", name, "first", alt.end(l, 0), "from", alt.words.atEnd(0), "last", alt.end(l, 1), "to", alt.words.atEnd(1))))
	}
	return parts
}

// end prints the value at an end of a line.
func (alt *altWriter) end(l slopeLine, i int) string {
	return alt.value(alt.chart.Series[l.from[i].series], l.ends[i])
}

package charts

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// histograms are bars that touch, one for each class of a number. Where the classes are not equally
// wide, their areas are the values, and their heights the values for a part of that width.
var histograms = form{
	upright:      true,
	layouts:      []layoutFunc{drawHistogram},
	noReference:  &layoutError{text: "the heights of classes are no values for a line to be compared with", hint: "remove it, or write kind: bar"},
	noAnnotation: &layoutError{text: "there is no room for an annotation over a class", hint: "write it as the note, or write kind: bar"},
	head:         headOfHistogram,
	findings:     classFindings,
	sentence:     classesInBrief,
	notes:        classNotes,
}

// histogram is such a chart while it is laid out.
type histogram struct {
	bars    *barChart
	labels  *endLabels
	classes *data.Classes
	values  []data.Value // of the classes; the bars hold their heights
}

func drawHistogram(s *sheet) error {
	h := &histogram{bars: newBars(s, false, oneLane), classes: s.plan.chart.Classes}
	h.addBars()
	h.label()
	title, err := h.axisTitle()
	if err != nil {
		return err
	}
	ticks, foot := 2*s.tick, s.tick*(ascent+descent)
	ends := h.boundLabels()
	right := ends[len(ends)-1].width() / 2
	for range 4 { // the width of the ticks follows from the axis, and the axis from the height
		h.bars.plot.area = rect{s.body.x0 + max(ticks+s.tickGap(), ends[0].width()/2), s.body.y0 + foot + s.footGap(), s.body.x1 - right, s.body.y1 - h.bars.plot.headroom() - title.height()}.crisp()
		if h.bars.plot.area.width() < 5*s.tick || h.bars.plot.area.height() < s.leastPlot() {
			return &layoutError{text: "the labels leave no room for the bars", hint: "shorten the title and the notes"}
		}
		if err := h.placeBars(); err != nil {
			return err
		}
		h.bars.plot.prepareAxis()
		if err := h.fit(); err != nil {
			return err
		}
		w := max(ticks, s.tickWidth(h.bars.plot.axis))
		if w == ticks {
			break
		}
		ticks = w
	}
	h.draw(ends, title)
	return nil
}

// addBars makes a bar of each class, as high as its value asks for.
func (h *histogram) addBars() {
	b := h.bars
	for i, k := range b.plan.keys {
		n := b.newBar(i, 0, k)
		h.values = append(h.values, n.value)
		n.outer = true
		if n.value = heightOf(n.value, h.classes.HeightOf(i)); !n.missing {
			b.measure(&n, new(big.Rat))
		}
		b.bars.all = append(b.bars.all, n)
	}
	if h.classes.ByArea() {
		b.plot.scale = func(plot *barPlot) (axis, bool) {
			return roomyAxis(plot.values.lo, plot.values.hi, plot.steps, false, plot.length(), plot.headroom(), plot.needs)
		}
	}
}

// heightOf is a value with its numbers multiplied.
func heightOf(v data.Value, by *big.Rat) data.Value {
	if v.Is == data.Absent || by.Cmp(big.NewRat(1, 1)) == 0 {
		return v
	}
	v.Number = multiplied(v.Number, by)
	if v.More == nil {
		return v
	}
	more := *v.More
	more.Upper = multiplied(more.Upper, by)
	more.Disputes = slices.Clone(more.Disputes)
	for i := range more.Disputes {
		more.Disputes[i].Value = heightOf(more.Disputes[i].Value, by)
	}
	v.More = &more
	return v
}

// heightDigits is how many digits of a height are computed: more than can be seen.
const heightDigits = 12

// multiplied is a number times another, to so many digits.
func multiplied(d data.Decimal, by *big.Rat) data.Decimal {
	r := new(big.Rat).Mul(d.Rat(), by)
	f, _ := r.Float64()
	if f == 0 {
		return data.Decimal{}
	}
	places := min(max(heightDigits-1-int(math.Floor(math.Log10(math.Abs(f)))), 0), 18)
	for ; places >= 0; places-- {
		if product, ok := data.RoundRat(r, places, data.HalfAway); ok {
			return product
		}
	}
	return d
}

// label gives the bars the values of their classes as labels, not their heights.
func (h *histogram) label() {
	s := h.bars.sheet
	h.labels = h.bars.labelled()
	h.labels.text = func(n bar, w wording) string { return s.value(h.values[n.key], w) }
	h.labels.dispute = func(n bar, v data.Value, w wording) string {
		said := data.Value{More: &data.Detail{}}
		for i, d := range n.value.Disputes() {
			if slices.ContainsFunc(v.Disputes(), func(o data.Dispute) bool {
				return o.Value.Number == d.Value.Number && slices.Equal(o.Sources, d.Sources)
			}) {
				said.More.Disputes = append(said.More.Disputes, h.values[n.key].Disputes()[i])
			}
		}
		return s.dispute(said, w)
	}
}

// axisTitle says what the heights are where they are not the values.
func (h *histogram) axisTitle() (textBlock, error) {
	if !h.classes.ByArea() {
		return textBlock{}, nil
	}
	s := h.bars.sheet
	text := s.plan.words.heights()
	if err := s.plan.fonts.Check(text); err != nil {
		problem := data.ProblemOf(err)
		return textBlock{}, &layoutError{text: "per under classes: " + problem.Text, hint: problem.Hint}
	}
	block, ok := s.fits(text, regular(s.tick), s.titleWidth(), 2)
	if !ok {
		return block, tooSmall("title of the axis", text, "shorten per: under classes")
	}
	return block, nil
}

// heights are the unit of heights that are not values: million people per year of age.
func (w chartWords) heights() string {
	return w.say.Say(language.WordHeights, "unit", w.say.Say(language.WordUnitPer, "a", w.say.AxisUnit(w.chart), "b", w.chart.Classes.Per))
}

// at is where a bound stands on the axis of the classes.
func (h *histogram) at(bound int) float64 {
	all := h.classes.Bounds
	first, last := all[0].Float(), all[len(all)-1].Float()
	return (all[bound].Float() - first) / (last - first) * h.bars.plot.breadth()
}

// placeBars places each bar from bound to bound.
func (h *histogram) placeBars() error {
	plot := &h.bars.plot
	narrowest := plot.breadth()
	for i := range h.bars.bars.all {
		narrowest = min(narrowest, h.at(i+1)-h.at(i))
	}
	if narrowest < 1 {
		return &layoutError{text: "there is no room for classes that are so much narrower than others", hint: "draw the classes without an end less far, with from: and to: under classes; or write kind: bar"}
	}
	plot.slot, plot.labelSlot = narrowest, narrowest
	for i := range h.bars.bars.all {
		n := &h.bars.bars.all[i]
		n.k0, n.k1 = h.at(i), h.at(i+1)
		if narrowest > snapped {
			n.k0, n.k1 = math.Round(2*n.k0)/2, math.Round(2*n.k1)/2
		}
	}
	return nil
}

// fit chooses the labels and the value axis: the largest labels that have room over all bars, or
// else none, as the narrow bars without one are often the highest.
func (h *histogram) fit() error {
	ways := h.bars.sheet.wordings()
	for _, w := range ways {
		if h.makeLabels(w) == 0 {
			return h.labels.settle()
		}
	}
	h.makeLabels(ways[2])
	for i, n := range h.bars.bars.all {
		if !n.missing {
			h.labels.labels[i].main = textBlock{}
		}
	}
	h.bars.sheet.said |= saysNoValues
	return h.labels.settle()
}

// makeLabels sets the values in a wording, each as far as its bar is broad enough. It returns how
// many are not.
func (h *histogram) makeLabels(w wording) (without int) {
	e := h.labels
	e.labels = make([]barLabel, len(h.bars.bars.all))
	for i, n := range h.bars.bars.all {
		l, room := &e.labels[i], n.k1-n.k0-max(2*e.plot.u, 1)
		if n.missing {
			l.role, l.ink, l.main = roleMissing, e.plot.plan.theme.Soft, e.missingBlock(w.size, room, 2)
			continue
		}
		l.role, l.ink = roleValue, e.plot.plan.theme.Ink
		var ok bool
		if l.main, ok = e.plot.sheet.fits(e.text(n, w), bold(w.size), room, 2); !ok {
			l.main = textBlock{}
			without++
			continue
		}
		l.extra = e.disputeBlock(n, w, room, 3)
	}
	e.preferInside(func(n bar) bool { return n.look.End == look.Open || len(n.value.Disputes()) > 0 })
	return without
}

// boundLabels are the texts of the bounds.
func (h *histogram) boundLabels() []textBlock {
	s := h.bars.sheet
	labels := make([]textBlock, len(h.classes.Bounds))
	for i, b := range h.classes.Bounds {
		labels[i] = s.single(s.plan.say.Number(b), regular(s.tick))
	}
	return labels
}

// draw draws the chart.
func (h *histogram) draw(bounds []textBlock, title textBlock) {
	b := h.bars
	s, plot := b.sheet, &b.plot
	plot.drawFrame(b.bars.all)
	s.drawTicksLeft(plot.area, plot.axis, plot.pos)
	if len(title.lines) > 0 {
		s.place(roleTick, noOwner, title, s.plan.theme.Soft, point{s.body.x0, s.body.y1}, left, right)
	}
	h.labels.drawAll(func(n bar) {
		b.marks.drawBar(n)
		s.see(plot.between(n.k0, n.k1, plot.pos(n.from), plot.pos(n.to)), n.series, s.plan.keys[n.key], h.values[n.key])
		h.drawSides(n)
	})
	h.drawBounds(bounds)
}

// drawSides parts a bar from the one before it, and marks a side that is no bound.
func (h *histogram) drawSides(n bar) {
	plot, s := &h.bars.plot, h.bars.sheet
	if n.missing {
		return
	}
	if n.key > 0 {
		before := h.bars.bars.all[n.key-1]
		if height := min(n.to, before.to); !before.missing && height > 0 {
			s.scene.polyline(roleBar, n.owner, s.plan.theme.Paper, max(1.25*plot.u, 0.5), nil, plot.at(n.k0, plot.pos(0)), plot.at(n.k0, plot.pos(height)))
		}
	}
	side := func(k float64) {
		s.scene.polyline(roleBar, n.owner, s.plan.theme.Paper, max(3*plot.u, 1.2), []float64{max(5*plot.u, 2), max(4*plot.u, 1.6)}, plot.at(k, plot.pos(0)), plot.at(k, plot.pos(n.to)))
	}
	if h.classes.OpenBelow && n.key == 0 {
		side(n.k0)
	}
	if h.classes.OpenAbove && n.key == len(h.bars.bars.all)-1 {
		side(n.k1)
	}
}

// drawBounds prints the bounds below the plot with a stroke at each: as many texts as have room, of
// which the first and the last go before. Where a class is open, its name stands there instead.
func (h *histogram) drawBounds(labels []textBlock) {
	plot, s := &h.bars.plot, h.bars.sheet
	gap, last := 0.6*plot.tick, len(labels)-1
	inner := rect{h.at(0) - labels[0].width(), 0, h.at(last) + labels[last].width(), 0}
	var placed []rect
	put := func(block textBlock, k float64) bool {
		area := rect{k - block.width()/2, 0, k + block.width()/2, 1}
		if area.x0 < inner.x0 || area.x1 > inner.x1 || slices.ContainsFunc(placed, func(r rect) bool { return area.x0 < r.x1+gap && r.x0 < area.x1+gap }) {
			return false
		}
		placed = append(placed, area)
		s.place(roleCategory, noOwner, block, s.plan.theme.Ink, point{plot.area.x0 + k, plot.area.y0 - s.footGap()}, centre, right)
		return true
	}
	open := func(i int) bool { return i == 0 && h.classes.OpenBelow || i == last && h.classes.OpenAbove }
	for _, i := range []int{0, last} {
		if !open(i) {
			put(labels[i], h.at(i))
		}
	}
	for _, i := range h.boundsByWidth() {
		put(labels[i], h.at(i))
	}
	for i := range labels {
		if !open(i) {
			s.scene.polyline(roleBaseline, noOwner, s.plan.theme.Ink, max(plot.u, 0.5), nil, plot.at(h.at(i), 0), plot.at(h.at(i), -0.5*s.footGap()))
		}
	}
	for _, i := range []int{0, last} {
		if class := min(i, last-1); open(i) {
			put(s.single(s.plan.words.keyText(s.plan.keys[class]), regular(s.tick)), (h.at(class)+h.at(class+1))/2)
		}
	}
}

// boundsByWidth are the bounds between classes, those first that stand between the widest: where
// there is no room for all, narrow classes lose theirs.
func (h *histogram) boundsByWidth() []int {
	order := make([]int, 0, len(h.classes.Bounds)-2)
	for i := 1; i < len(h.classes.Bounds)-1; i++ {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		narrow := func(i int) *big.Rat {
			before, after := h.classes.WidthOf(i-1), h.classes.WidthOf(i)
			if before.Cmp(after) < 0 {
				return before
			}
			return after
		}
		return narrow(b).Cmp(narrow(a))
	})
	return order
}

// headOfHistogram is the first sentence on a histogram.
func headOfHistogram(alt *altWriter) string {
	bounds := alt.chart.Classes.Bounds
	return alt.headOf(language.WordAltHistogram, "n", alt.say.Number(data.Int(int64(len(bounds)-1))), "from", alt.say.Number(bounds[0]), "to", alt.say.Number(bounds[len(bounds)-1]))
}

// classFindings say which class has most, and the values from class to class.
func classFindings(alt *altWriter) []string {
	found := []string{densest(alt)}
	if found[0] == "" && alt.values() > 1 {
		found[0] = alt.peaks()
	}
	if alt.values() <= altMaxListed && !alt.table {
		found = append(found, listedValues(alt))
	}
	return found
}

// classesInBrief is a clause on a histogram.
func classesInBrief(alt *altWriter) string {
	for _, text := range []string{densest(alt), alt.peaks()} {
		if text != "" {
			return strings.TrimRight(text, ".。")
		}
	}
	return ""
}

// densest says which classes have most for their width, where heights say that and no bound or
// dispute leaves it open.
func densest(alt *altWriter) string {
	classes := alt.chart.Classes
	if !classes.ByArea() {
		return ""
	}
	s := alt.chart.Series[0]
	most, items := new(big.Rat), []string{}
	for i, k := range alt.chart.Keys {
		v, ok := s.At(k)
		switch {
		case !ok || v.Is == data.Absent:
			continue
		case v.Is != data.Exact && v.Is != data.About || len(v.Disputes()) > 0:
			return ""
		}
		height := new(big.Rat).Mul(v.Number.Rat(), classes.HeightOf(i))
		switch height.Cmp(most) {
		case 1:
			most, items = height, items[:0]
			fallthrough
		case 0:
			items = append(items, alt.item(s, k, heightAndValue(alt, s, v, height)))
		}
	}
	if len(items) == 0 || len(items) > altMaxTied {
		return ""
	}
	return alt.say.Say(language.WordAltDensest, "per", classes.Per, "items", alt.items(items))
}

// spokenDigits is how many digits of a height are said.
const spokenDigits = 4

// heightAndValue says how high a bar is, and the value of its class, which is another number.
func heightAndValue(alt *altWriter, s data.Plotted, v data.Value, height *big.Rat) string {
	f, _ := height.Float64()
	h := data.Value{Is: v.Is, Number: multiplied(v.Number, new(big.Rat).Quo(height, v.Number.Rat()))}
	h.Number = h.Number.Rounded(max(spokenDigits-1-int(math.Floor(math.Log10(f))), 0), data.HalfAway).WithoutZeros(0)
	return alt.say.Say(language.WordAltHeight, "height", alt.say.WithInterval(h, alt.unit), "per", alt.chart.Classes.Per, "value", alt.value(s, v))
}

// classNotes say what areas and heights are, and how far open classes are drawn.
func classNotes(nw *noteWriter) []note {
	c := nw.chart.Classes
	var notes []note
	add := func(text string) { notes = append(notes, note{text: text, kept: saveNames}) }
	if c.ByArea() {
		notes = append(notes, note{
			text: nw.say.Say(language.WordNoteArea, "per", c.Per), kept: saveNames,
			said: saysNoValues, instead: nw.say.Say(language.WordNoteAreaAlone, "per", c.Per),
		})
	}
	last := len(c.Bounds) - 1
	if c.OpenBelow {
		add(nw.say.Say(language.WordNoteClassFrom, "key", nw.words.keyText(nw.chart.Keys[0]), "bound", nw.say.Number(c.Bounds[0])))
	}
	if c.OpenAbove {
		add(nw.say.Say(language.WordNoteClassTo, "key", nw.words.keyText(nw.chart.Keys[last-1]), "bound", nw.say.Number(c.Bounds[last])))
	}
	return append(notes, nw.computed()...)
}

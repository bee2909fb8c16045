package charts

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"briefing/charts/look"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// barLabel is the text at the end of a bar: its value, and what other sources
// say.
type barLabel struct {
	main   textBlock
	extra  textBlock // disputes, further out
	remark textBlock // an annotation, furthest out
	inside bool      // main stands inside the bar
	role   role
	ink    color.RGBA
}

// endLabels are the values at the ends of bars, inside or beyond them, with
// disputes and annotations.
type endLabels struct {
	plot    *barPlot
	bars    *barSet
	marks   *barMarks
	targets *targets

	text    func(bar, wording) string             // prints the value of a bar
	dispute func(bar, data.Value, wording) string // prints what others say it is
	labels  []barLabel
	remarks map[int]textBlock // annotations, by bar
	few     map[int]fewLabel  // where only few have a label, by bar
}

// wording says how values are printed: in what size, with words or with signs.
type wording struct {
	size  float64
	signs bool
}

// wordings are tried in turn for the labels of a chart.
func (z sizes) wordings() []wording {
	size := func(part float64) float64 { return z.least + part*(z.label-z.least) }
	return []wording{
		{size(1), false}, {size(0.75), false}, {size(0.5), false}, {size(1), true}, {size(0.75), true}, {size(0.5), true},
		{size(0.25), false}, {size(0.25), true}, {size(0), false}, {size(0), true},
	}
}

// value prints a value for a label.
func (s *sheet) value(v data.Value, w wording) string {
	if w.signs {
		return s.plan.sign(v)
	}
	return s.plan.label(v)
}

// textOfBar prints the value of a bar. Where no axis has the sign of the unit, the first row has it:
// on its first bar, or in stacks on every piece, unless the subtitle names the unit.
func textOfBar(plot *barPlot, n bar, w wording) string {
	unit := !plot.plan.form.axisSaysUnit
	if plot.plain && n.key == firstKnown(plot) {
		unit = plot.slots.lanes == 1 && !(len(plot.plan.chart.Series) > 1 && subtitleSaysUnit(plot.plan)) || plot.slots.lanes > 1 && n.series == 0
		unit = unit && (plot.horizontal || !subtitleSaysUnit(plot.plan))
	}
	if w.signs || plot.plan.summary.onlyRanges() { // "between" at every bar would say nothing new
		return signWith(plot.plan, n.value, unit)
	}
	return labelWith(plot.plan, n.value, unit)
}

// firstKnown is the first key with a number.
func firstKnown(plot *barPlot) int {
	for i, k := range plot.plan.keys {
		for _, s := range plot.plan.chart.Series {
			if _, ok := data.NumberAt(s.Series, k); ok {
				return i
			}
		}
	}
	return 0
}

// dispute prints what others say a value is.
func (s *sheet) dispute(v data.Value, w wording) string {
	var parts []string
	for _, d := range v.Disputes() {
		parts = append(parts, strings.TrimSpace(s.value(d.Value, w)+" "+s.plan.say.Say(language.WordDisputed)+"\u00a0"+s.plan.credits.numbers(d.Sources)))
	}
	return strings.Join(parts, s.plan.say.Say(language.WordItems))
}

// fits sets a text in at most lines lines of a width, and reports whether it
// can be done without breaking a word.
func (s *sheet) fits(text string, style typeset.Style, width float64, lines int) (textBlock, bool) {
	if text == "" {
		return textBlock{style: style}, true
	}
	if s.plan.fonts.WidestWord(text, style) > width {
		return textBlock{}, false
	}
	b := s.block(text, style, width)
	return b, len(b.lines) <= lines
}

// makeLabels sets the values of all bars in one wording, each in a room given
// across the bar. It reports whether all fit.
func (e *endLabels) makeLabels(w wording, room float64, lines int) bool {
	e.labels = make([]barLabel, len(e.bars.all))
	for i, n := range e.bars.all {
		l := &e.labels[i]
		l.remark = e.remarks[i]
		if !n.missing {
			var ok bool
			style := e.style(n, w)
			l.role, l.ink = roleValue, e.plot.plan.theme.Ink
			switch theme := e.plot.plan.theme; {
			case e.plot.plan.form.groups && !style.Bold && !e.plot.plan.words.highlighted(e.plot.plan.keys[n.key].String()):
				l.ink = theme.Soft
			case e.plot.plan.form.changes && e.plot.plan.step(n.key):
				l.ink = readable(n.ink, theme.Ink, theme.Paper)
			}
			if l.main, ok = e.plot.sheet.fits(e.text(n, w), style, room, lines); !ok {
				return false
			}
			l.extra = e.disputeBlock(n, w, room, lines)
			continue
		}
		l.role, l.ink = roleMissing, e.plot.plan.theme.Soft
		l.main = e.missingBlock(w.size, room, lines)
	}
	return true
}

// style is that of a value: steps between totals are set lighter than these, and of bars side by
// side whose order their colours show, those before the strongest, in the group that stands out, too.
func (e *endLabels) style(n bar, w wording) typeset.Style {
	p, style := e.plot.plan, bold(w.size)
	switch {
	case p.form.changes:
		style.Bold = !p.step(n.key)
	case p.form.groups && p.shades != nil && !p.out.any():
		strongest := len(p.chart.Series) - 1
		if p.chart.Order.Kind == data.Falling {
			strongest = 0
		}
		if style.Bold = n.series == strongest; style.Bold {
			style.Size *= strongestValue
		}
	}
	return style
}

// strongestValue is how much larger the value of the strongest of bars side by side is than those before it.
const strongestValue = 1.12

// setRemarks sets the chart's annotations, each to stand beyond the end of its
// bar.
func (e *endLabels) setRemarks() error {
	e.remarks = map[int]textBlock{}
	width, lines := e.plot.slot-max(4*e.plot.u, 1.5), 5
	if e.plot.horizontal {
		width, lines = 0.4*e.plot.area.width(), max(1, int(e.plot.slot/(leading*e.plot.tick)))
	}
	for _, a := range e.plot.plan.chart.Annotations {
		text := oneLine(a.Text.Plain)
		remark, ok := e.plot.sheet.fits(text, regular(e.plot.tick), width, lines)
		if !ok {
			remark, ok = e.plot.sheet.fits(text, regular(e.plot.least), width, lines)
		}
		i := slices.IndexFunc(e.bars.all, func(n bar) bool { return n.series == a.Series && e.plot.plan.keys[n.key] == a.Key })
		if !ok || i < 0 {
			return &layoutError{text: fmt.Sprintf("the annotation %q finds no room beyond its bar", shortened(text)), hint: "shorten it", pos: a.Pos}
		}
		e.remarks[i] = remark
	}
	return nil
}

// missingBlock says that a value is missing, with a dash where words are too
// long.
func (e *endLabels) missingBlock(size, room float64, lines int) textBlock {
	words := e.plot.plan.say.Say(language.WordNoValue)
	for _, try := range []struct {
		text string
		size float64
	}{{words, size}, {words, (size + e.plot.least) / 2}, {words, e.plot.least}, {"–", size}} {
		if block, ok := e.plot.sheet.fits(try.text, regular(try.size), room, lines); ok {
			return block
		}
	}
	return textBlock{}
}

// noLabels leaves the values to the axis. Some missing ones are still marked.
func (e *endLabels) noLabels(room float64, marked func(bar) bool) {
	e.labels = make([]barLabel, len(e.bars.all))
	for i, remark := range e.remarks {
		e.labels[i].remark = remark
	}
	size := min(e.plot.label, max(e.plot.least, room/5))
	if room < size*(ascent+descent) {
		return
	}
	width := room
	if e.plot.horizontal {
		width = e.plot.area.width() / 2
	}
	for i, n := range e.bars.all {
		if n.missing && marked(n) {
			e.labels[i] = barLabel{role: roleMissing, ink: e.plot.plan.theme.Soft, main: e.missingBlock(size, width, 1)}
		}
	}
}

func anyBar(bar) bool { return true }

// fit chooses labels and the value axis.
func (e *endLabels) fit() error {
	e.few = nil
	if err := e.setRemarks(); err != nil {
		return err
	}
	if e.plot.horizontal {
		return e.fitHorizontal()
	}
	return e.fitUpright()
}

// fitUpright chooses labels and the value axis of upright bars.
func (e *endLabels) fitUpright() error {
	room := e.plot.slot - max(4*e.plot.u, 1.5)
	if len(e.plot.plan.chart.Series) > 1 {
		room = e.bars.all[0].k1 - e.bars.all[0].k0
		if e.plot.plan.chart.Target == nil {
			room += 1.5 * e.plot.u
		}
	}
	if e.plot.plan.chart.Line != nil { // which runs where labels would stand
		e.noLabels(room, anyBar)
		return e.settle()
	}
	if e.plot.sheet.foot.few != (fewBars{}) || !e.wordLabels(room) {
		if e.plot.plain || !e.mayDropLabels() {
			return &layoutError{text: "the values do not fit above their bars", hint: "choose kind: bar-horizontal"}
		}
		e.noLabels(room, anyBar)
		e.labelFew()
		return e.settle()
	}
	e.preferInside(func(n bar) bool { return n.look.End == look.Open || len(n.value.Disputes()) > 0 })
	return e.settle()
}

// fitHorizontal chooses labels and the value axis of horizontal bars.
func (e *endLabels) fitHorizontal() error {
	thick := e.bars.all[0].k1 - e.bars.all[0].k0
	if len(e.plot.plan.chart.Series) == 1 {
		thick = e.plot.labelSlot
	}
	for _, whole := range []bool{true, false} {
		if e.plot.sheet.foot.few != (fewBars{}) || e.plot.plain && !whole {
			break
		}
		for i, w := range e.plot.sheet.wordings() {
			if !e.plot.sheet.panel.skips(i) && e.labelled(w, thick, whole) && e.settle() == nil && !(whole && e.wasteful()) {
				e.plot.sheet.panel.chose(i)
				return nil
			}
		}
	}
	e.plot.sheet.panel.chose(len(e.plot.sheet.wordings()))
	if e.plot.plain || !e.mayDropLabels() {
		return &layoutError{text: "the values do not fit beside their bars", hint: "show fewer of them"}
	}
	e.noLabels(thick, anyBar)
	e.labelFew()
	return e.setRoom()
}

// mayDropLabels reports whether values may be left to the axis: not as long as
// another layout might show them.
func (e *endLabels) mayDropLabels() bool {
	return e.plot.sheet.saving > saveNothing || e.plot.plan.chart.Periods || !turns(e.plot.plan)
}

// wordLabels makes the labels in the first wording that fits.
func (e *endLabels) wordLabels(room float64) bool {
	lines := 3
	if len(e.plot.plan.chart.Series) > 1 {
		lines = 1
	}
	wordings := e.plot.sheet.wordings()
	for i, w := range wordings {
		if (e.plot.plain || e.many() && e.choosesFew()) && w.size < wordings[2].size {
			continue
		}
		if !e.plot.sheet.panel.skips(i) && e.makeLabels(w, room, lines) {
			e.plot.sheet.panel.chose(i)
			return true
		}
	}
	e.plot.sheet.panel.chose(len(wordings))
	return false
}

// allInside says which bars prefer their labels inside: all of them or, if the
// colours of some do not allow it, only those that fade out.
func (e *endLabels) allInside() func(bar) bool {
	for _, n := range e.bars.all {
		if !n.missing && contrast(e.plot.plan.theme.Paper, n.ink) < textContrast {
			return func(n bar) bool { return n.look.End == look.Open }
		}
	}
	return anyBar
}

// labelled makes the labels in a wording, with or without what is disputed, and
// reports whether they fit into lanes of a thickness.
func (e *endLabels) labelled(w wording, thick float64, whole bool) bool {
	if w.size*(ascent+descent) > thick || !e.makeLabels(w, e.plot.area.width()*0.6, 1) {
		return false
	}
	if !whole {
		for i := range e.labels {
			e.labels[i].extra = textBlock{} // the diamonds and the notes show the disputes
		}
	}
	e.preferInside(e.allInside())
	return true
}

// wasteful reports whether room for labels has made the axis so long that the
// bars take up little of it.
func (e *endLabels) wasteful() bool {
	needed, ok := newAxis(e.plot.values.lo, e.plot.values.hi, 7, e.plot.plan.wholeNumbers())
	return ok && e.plot.axis.span() > 2.5*needed.span()
}

// beyond is how far (points) a bar and its diamonds reach beyond the place of
// its greatest end.
func (e *endLabels) beyond(n bar) float64 {
	reach := e.marks.reach(n)
	for _, d := range n.value.Disputes() {
		if past := n.dir*(e.plot.pos(d.Value.Number.Float())-e.plot.pos(n.far)) + e.marks.diamondSize(n); past > reach {
			reach = past
		}
	}
	return reach
}

// countNeeds lists the room that fades, diamonds and labels take beyond the
// ends of the bars.
func (e *endLabels) countNeeds() {
	e.plot.needs = e.plot.needs[:0]
	for i, n := range e.bars.all {
		l := e.labels[i]
		if n.missing {
			e.missingNeeds(n, l)
			continue
		}
		if _, few := e.few[i]; few {
			e.fewNeeds(n, i)
			l.main = textBlock{}
		}
		reach := e.marks.reach(n)
		e.plot.needs = append(e.plot.needs, need{n.far, reach, n.dir < 0, true})
		outer := e.plot.labelRoom(l.extra) + e.plot.labelRoom(l.remark)
		room := outer
		if !l.inside {
			room += e.plot.labelRoom(l.main)
		}
		if n.value.Interval() != nil {
			end := e.marks.whiskerEnd(n)
			e.plot.need(end, room+e.plot.u, n.dir < 0)
			e.plot.needs = append(e.plot.needs, need{end, e.plot.u, n.dir < 0, true})
		}
		e.targets.markNeeds(n, reach+room)
		for _, d := range n.value.Disputes() {
			value, size := d.Value.Number.Float(), e.marks.diamondSize(n)
			e.plot.need(value, size+outer, n.dir < 0)
			e.plot.needs = append(e.plot.needs, need{value, size, value < 0, true})
		}
		e.plot.need(n.far, reach+room, n.dir < 0)
	}
}

// missingNeeds lists the room of a word for a missing value.
func (e *endLabels) missingNeeds(n bar, l barLabel) {
	room := e.plot.labelRoom(l.main)
	e.plot.need(0, room, false)
	e.targets.markNeeds(n, room)
}

// insideAt finds the place for a label inside a bar, at its end, and reports
// whether it is clear of the bar's diamonds and of reference lines.
func (e *endLabels) insideAt(n bar, l textBlock) (at point, h, v align, ok bool) {
	if n.missing || len(l.lines) == 0 {
		return at, h, v, false
	}
	h, v = e.plot.anchor(-n.dir)
	at = e.plot.at((n.k0+n.k1)/2, e.marks.knownEnd(n)-n.dir*e.plot.labelGap())
	area := l.area(at, h, v)
	if whisker, has := e.marks.whisker(n); has && whisker.overlaps(area) {
		return at, h, v, false
	}
	return at, h, v, e.marks.inner(n).contains(area) && !e.marks.onDiamond(n, area) && !e.targets.onMark(n, area) && !e.plot.crossed(area)
}

// drawLabel places the label of a bar that is not stacked.
func (e *endLabels) drawLabel(n bar, l barLabel) {
	k := (n.k0 + n.k1) / 2
	h, v := e.plot.anchor(n.dir)
	p := e.marks.end(n)
	var main rect
	switch at, ih, iv, _ := e.insideAt(n, l.main); {
	case l.inside:
		ink, _ := e.marks.insideInk(n)
		main = e.plot.sheet.place(l.role, n.owner, l.main, ink, at, ih, iv)
	case e.backed(n, l):
		main = e.plot.sheet.place(l.role, n.owner, l.main, l.ink, at, ih, iv)
		e.plot.sheet.clear(main)
	default:
		p = e.outside(n, l.role, l.main, l.ink, k, p, h, v)
	}
	if past := e.plot.pos(n.far) + n.dir*e.beyond(n); !n.missing && n.dir*(past-p) > 0 {
		p = past
	}
	e.drawInnerDisputes(n, l, main)
	p = e.outside(n, roleRemark, l.extra, e.plot.plan.theme.Soft, k, p, h, v)
	e.outside(n, roleRemark, l.remark, e.plot.plan.theme.Soft, k, p, h, v)
}

// mainOutside is the room of a value beyond the end of its bar.
func (e *endLabels) mainOutside(n bar, l textBlock) rect {
	h, v := e.plot.anchor(n.dir)
	k := (n.k0 + n.k1) / 2
	return l.area(e.plot.at(k, e.targets.pastMark(n, l, k, e.marks.end(n)+n.dir*e.plot.labelGap())), h, v)
}

// backed reports whether a value stands inside its bar on a plain background,
// because beyond the end it would cover a diamond.
func (e *endLabels) backed(n bar, l barLabel) bool {
	_, _, _, ok := e.insideAt(n, l.main)
	return ok && !l.inside && e.marks.onDiamond(n, e.mainOutside(n, l.main))
}

// outside places a block beyond p and returns where it ends.
func (e *endLabels) outside(n bar, r role, l textBlock, ink color.RGBA, k, p float64, h, v align) float64 {
	if len(l.lines) == 0 {
		return p
	}
	p = e.targets.pastMark(n, l, k, p+n.dir*e.plot.labelGap())
	e.plot.sheet.clear(e.plot.sheet.place(r, n.owner, l, ink, e.plot.at(k, p), h, v))
	return p + n.dir*e.plot.extent(l)
}

// settle chooses the axis together with the labels that fit inside their bars.
// A label that does not fit moves outside, which may take a longer axis.
func (e *endLabels) settle() error {
	for range len(e.bars.all) + 1 {
		e.plot.axis = axis{}
		if err := e.setRoom(); err != nil {
			return err
		}
		moved := false
		for i, n := range e.bars.all {
			l := &e.labels[i]
			if _, _, _, ok := e.insideAt(n, l.main); l.inside && !ok {
				l.inside, moved = false, true
			}
		}
		if !moved {
			return nil
		}
	}
	return nil
}

// setRoom chooses the axis for the labels as they stand.
func (e *endLabels) setRoom() error {
	e.countNeeds()
	return e.plot.setAxis()
}

// preferInside lets labels stand inside where their colour allows it.
func (e *endLabels) preferInside(which func(bar) bool) {
	for i, n := range e.bars.all {
		if _, legible := e.marks.insideInk(n); !n.missing && legible && which(n) {
			e.labels[i].inside = true
		}
	}
}

// drawAll draws each bar with its label.
func (e *endLabels) drawAll(drawBar func(bar)) {
	for i, n := range e.bars.all {
		drawBar(n)
		e.drawDisputes(n)
		l := e.labels[i]
		if _, few := e.few[i]; few {
			e.drawFew(n, i)
			l.main = textBlock{}
		}
		e.drawLabel(n, l)
	}
}

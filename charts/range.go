package charts

import (
	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// ranges lead from a low to a high number: upright if their labels fit, otherwise in rows.
var ranges = form{
	upright: true, free: true, spans: true, axisSaysUnit: true,
	layouts:      []layoutFunc{rangesUpright(true, true), rangesUpright(false, true), rangeRowsNamed, rangeRows},
	noAnnotation: &noRangeRemark,
	head:         headOfRanges,
	findings:     rangeFindings,
	sentence:     rangeEnds,
}

var noRangeRemark = layoutError{text: "there is no room for an annotation between the ends of ranges and their values", hint: "write it as the note, or as a reference"}

// rangeUnits is the breadth of a range in base units.
const rangeUnits = 40

// rangeSlots are the slots of ranges, which are thinner than bars: it is their ends that are
// read, not their areas.
var rangeSlots = slots{lanes: 1, share: shareOne, stem: rangeUnits, part: 0.54}

// rangesUpright draws upright ranges, perhaps with the names of their ends beside the last one.
// They turn into rows, if they may, where their values have no room.
func rangesUpright(named, turn bool) layoutFunc {
	return func(s *sheet) error {
		b, l, err := newRanges(s, false)
		if err != nil {
			return err
		}
		l.turn = turn
		if !named {
			return b.layUpright(nil)
		}
		names := l.endNames()
		if names == nil || s.sideWidth(names) > s.sideShare()*s.scene.width {
			return &layoutError{text: "the names of the ends of ranges have no room beside the last one", hint: "shorten them"}
		}
		s.said |= saysEnds
		return b.layUpright(names)
	}
}

// rangeRowsNamed draws ranges in rows with the names of their ends over the first row.
func rangeRowsNamed(s *sheet) error {
	b, err := newRangeRows(s)
	if err != nil {
		return err
	}
	if b.over = (&nameRow{chart: b, lines: 1}); len(s.plan.chart.Series) < 2 {
		return &layoutError{text: "the ends of ranges have no names", hint: "write two series"}
	}
	s.said |= saysEnds
	return b.layHorizontal()
}

func rangeRows(s *sheet) error {
	b, err := newRangeRows(s)
	if err != nil {
		return err
	}
	return b.layHorizontal()
}

func newRangeRows(s *sheet) (*barChart, error) {
	s.horizontal = true
	b, _, err := newRanges(s, true)
	return b, err
}

// newRanges makes a chart of ranges, one for each key.
func newRanges(s *sheet, horizontal bool) (*barChart, *rangeLabels, error) {
	b := newBars(s, horizontal, rangeSlots)
	if b.plot.values = s.plan.span; b.plot.values.lo == nil {
		return nil, nil, noNumber(s.plan.chart)
	}
	b.bars.perKey = 1
	l, scale := &rangeLabels{plot: &b.plot, bars: &b.bars, midpoints: midpoints(s.plan.chart)}, scaleOfRanges(s.plan)
	for i, k := range s.plan.keys {
		at := s.plan.chart.SpanAt(k)
		l.spans = append(l.spans, at)
		ink := inkOfKey(s.plan, k)
		if scale != nil && at.Known {
			ink = scale.at(middleOf(at))
		}
		b.bars.all = append(b.bars.all, bar{
			key: i, value: at.Middle, missing: !at.Known, ink: ink, owner: s.owner(), look: lookOfRange(at), dir: 1,
			from: at.Low.Number.Float(), to: at.High.Number.Float(), far: at.High.Number.Float(),
		})
	}
	b.labels, b.drawBackground = l, func() {
		if horizontal {
			drawRangeGuides(&b.plot)
		}
	}
	return b, l, nil
}

// lookOfRange is the look of a range: that of its least settled end.
func lookOfRange(s data.Span) look.Look {
	v := data.Value{Status: max(s.Low.Status, s.High.Status, s.Middle.Status), Marks: s.Low.Marks | s.High.Marks | s.Middle.Marks}
	return look.Of(&v)
}

// rangeLabels are the numbers at both ends of ranges. Where they have no room, the axis alone
// says them.
type rangeLabels struct {
	plot      *barPlot
	bars      *barSet
	spans     []data.Span    // by bar
	midpoints bool           // the lines across are in their middle
	turn      bool           // rows are tried where the numbers have no room
	ends      [][2]textBlock // at the lower and the upper end, by bar; none where the axis says them
	// within says that the number of a lower end stands inside its range, by bar: below it
	// would be the baseline.
	within []bool
}

// fit chooses the labels and the axis.
func (l *rangeLabels) fit() error {
	room := l.plot.labelSlot
	if !l.plot.horizontal {
		room = l.plot.slot - max(4*l.plot.u, 1.5)
	}
	wide := false
	for _, lower := range []bool{true, false} {
		for _, w := range l.plot.sheet.wordings() {
			if l.within = nil; !l.make(w, room, lower) {
				continue
			}
			wide = true
			if l.settle() == nil && (!lower || l.aboveZero()) && l.offZero() && rangesFillAxis(l.plot) {
				return nil
			}
		}
		if l.plot.horizontal || l.plot.sheet.saving < saveText {
			break // other layouts have room for both
		}
	}
	if save := l.plot.sheet.saving; !l.plot.horizontal && !l.plot.plan.chart.Periods && (l.turn && save == saveNothing || wide && save < saveText) {
		return &layoutError{text: "the values do not fit at the ends of their ranges", hint: "choose kind: range-horizontal"}
	}
	l.ends, l.within = nil, nil
	return l.settle()
}

// aboveZero moves the numbers of lower ends inside their ranges where, below them, they would
// move the axis below zero and no value is there. It reports whether they have room there.
func (l *rangeLabels) aboveZero() bool {
	if l.plot.axis.log || l.plot.values.lo.Sign() < 0 || l.plot.axis.from >= 0 {
		return true
	}
	l.within = make([]bool, len(l.spans))
	for i, n := range l.bars.all {
		l.within[i] = !n.missing
	}
	if l.settle() != nil || l.plot.axis.from < 0 {
		return false
	}
	for i, n := range l.bars.all {
		block := l.ends[i][0]
		if l.within[i] = l.within[i] && l.plot.pos(n.from) < l.plot.rangeStroke()+l.plot.labelRoom(block); l.within[i] && !l.hasRoom(n, l.spans[i], block) {
			return false
		}
	}
	return true
}

// offZero moves the numbers of lower ends that the line at zero would run through inside their
// ranges, and reports whether none is left on it.
func (l *rangeLabels) offZero() bool {
	if l.plot.axis.log || !l.plot.onAxis(0) {
		return true
	}
	zero := l.plot.pos(0)
	for i, n := range l.bars.all {
		if n.missing {
			continue
		}
		onZero := func(end int) bool {
			near, far := l.beside(n, i, end)
			return len(l.ends[i][end].lines) > 0 && min(near, far) < zero+l.plot.u && max(near, far) > zero-l.plot.u
		}
		if onZero(1) {
			return false
		}
		if (l.within == nil || !l.within[i]) && onZero(0) {
			if !l.hasRoom(n, l.spans[i], l.ends[i][0]) {
				return false
			}
			if l.within == nil {
				l.within = make([]bool, len(l.spans))
			}
			l.within[i] = true
		}
	}
	return true
}

// beside is where the number beyond an end of a range begins and ends along the axis.
func (l *rangeLabels) beside(n bar, i, end int) (near, far float64) {
	value, dir := [2]float64{n.from, n.to}[end], float64(2*end-1)
	near = l.plot.pos(value) + float64(dir*(l.plot.rangeStroke()+l.plot.labelGap()))
	return near, near + float64(dir*l.plot.extent(l.ends[i][end]))
}

// hasRoom reports whether a number stands inside a range, at its lower end.
func (l *rangeLabels) hasRoom(n bar, s data.Span, block textBlock) bool {
	end := s.High
	if s.Central {
		end = s.Middle
	}
	across := block.width()
	if l.plot.horizontal {
		across = block.height()
	}
	_, legible := barMarks{plot: l.plot}.insideInk(n)
	return legible && across < n.k1-n.k0 && 2*l.plot.labelGap()+l.plot.extent(block) < l.plot.pos(end.Number.Float())-l.plot.pos(n.from)
}

// rangesFillAxis reports whether room for labels has left the axis about as long as its values.
func rangesFillAxis(plot *barPlot) bool {
	needed, ok := newAxis(plot.values.lo, plot.values.hi, 7, plot.plan.wholeNumbers())
	return !ok || plot.axis.log || plot.axis.span() <= 1.4*needed.span()
}

// make sets the labels in a wording, each in a room given across its range: of both ends, or of the upper ones,
// which a reader looks for. It reports whether all fit.
func (l *rangeLabels) make(w wording, room float64, lower bool) bool {
	if l.plot.horizontal && w.size*(ascent+descent) > room {
		return false
	}
	wide := room
	if l.plot.horizontal {
		wide = 0.3 * l.plot.area.width()
	}
	l.ends = make([][2]textBlock, len(l.spans))
	for i, s := range l.spans {
		for end, v := range [2]data.Value{s.Low, s.High} {
			if !s.Known || end == 0 && (!s.Open || !lower) {
				continue
			}
			style, _ := styleOfEnd(l.plot.plan.theme, end == 1, w.size)
			block, ok := l.plot.sheet.fits(l.plot.sheet.value(v, w), style, wide, 1)
			if !ok {
				return false
			}
			l.ends[i][end] = block
		}
	}
	return true
}

// settle chooses the axis for the labels as they stand.
func (l *rangeLabels) settle() error {
	l.plot.axis, l.plot.needs = axis{}, l.plot.needs[:0]
	half := l.plot.rangeStroke()
	for i, n := range l.bars.all {
		if n.missing {
			continue
		}
		for end, value := range [2]float64{n.from, n.to} {
			room := half
			if l.ends != nil && !(end == 0 && l.within != nil && l.within[i]) {
				room += l.plot.labelRoom(l.ends[i][end])
			}
			l.plot.needs = append(l.plot.needs, need{value, half, end == 0, true}, need{value, room, end == 0, false})
		}
	}
	return l.plot.setAxis()
}

// rangeStroke is half the thickness of a range whose ends are one number.
func (z sizes) rangeStroke() float64 { return max(1.5*z.u, 0.75) }

// drawAll draws each range with its labels.
func (l *rangeLabels) drawAll(func(bar)) {
	for i, n := range l.bars.all {
		if n.missing {
			l.drawMissing(n)
			continue
		}
		l.drawRange(n, l.spans[i])
		if l.ends == nil {
			continue
		}
		for end := range l.ends[i] {
			l.drawEnd(n, i, end)
		}
	}
}

// drawEnd draws the number of the lower (0) or the upper (1) end of a range.
func (l *rangeLabels) drawEnd(n bar, i, end int) {
	block := l.ends[i][end]
	if len(block.lines) == 0 {
		return
	}
	value, dir := [2]float64{n.from, n.to}[end], float64(2*end-1)
	if end == 0 && l.within != nil && l.within[i] {
		h, v := l.plot.anchor(1)
		ink, _ := barMarks{plot: l.plot}.insideInk(n)
		l.plot.sheet.place(roleValue, n.owner, block, ink, l.plot.at(n.middle(), l.plot.pos(value)+l.plot.labelGap()), h, v)
		return
	}
	h, v := l.plot.anchor(dir)
	_, ink := styleOfEnd(l.plot.plan.theme, end == 1, 0)
	at := l.plot.at(n.middle(), l.plot.pos(value)+dir*(l.plot.rangeStroke()+l.plot.labelGap()))
	l.plot.sheet.clear(l.plot.sheet.place(roleValue, n.owner, block, ink, at, h, v))
}

// drawRange draws a range as a bar from end to end, with a line across at the middle. A lone
// number is such a line.
func (l *rangeLabels) drawRange(n bar, s data.Span) {
	if p0, p1 := l.plot.pos(n.from), l.plot.pos(n.to); s.Open {
		if least := 2 * l.plot.rangeStroke(); p1-p0 < least {
			p0, p1 = (p0+p1-least)/2, (p0+p1+least)/2
		}
		l.plot.sheet.textured(roleBar, n.owner, l.plot.between(n.k0, n.k1, p0, p1), n.ink, n.look.Fill())
	}
	if !s.Central && s.Open {
		return
	}
	p, past := l.plot.pos(s.Middle.Number.Float()), max(2*l.plot.u, 1)
	if l.midpoints { // a reader can see the middle
		l.plot.sheet.scene.polyline(roleMarker, n.owner, l.plot.plan.theme.Paper, max(1.6*l.plot.u, 0.7), nil, l.plot.at(n.k0, p), l.plot.at(n.k1, p))
		return
	}
	from, to := l.plot.at(n.k0-past, p), l.plot.at(n.k1+past, p)
	l.plot.sheet.scene.polyline(roleMarker, n.owner, l.plot.plan.theme.Paper, max(5*l.plot.u, 2), nil, from, to)
	l.plot.sheet.scene.polyline(roleMarker, n.owner, l.plot.plan.theme.Ink, max(2.5*l.plot.u, 1), nil, from, to)
}

// drawMissing says that a key has no value.
func (l *rangeLabels) drawMissing(n bar) {
	ends := endLabels{plot: l.plot}
	width := l.plot.slot - max(4*l.plot.u, 1.5)
	if l.plot.horizontal {
		width = l.plot.area.width() / 2
	}
	h, v := l.plot.anchor(1)
	if block := ends.missingBlock(min(l.plot.tick, max(l.plot.least, 0.7*l.plot.slot)), width, 1); block.height() <= l.plot.labelSlot || !l.plot.horizontal {
		l.plot.sheet.clear(l.plot.sheet.place(roleMissing, n.owner, block, l.plot.plan.theme.Soft, l.plot.at((n.k0+n.k1)/2, l.plot.labelGap()), h, v))
	}
}

// drawRangeGuides leads the eye from the names to the marks of their rows.
func drawRangeGuides(plot *barPlot) {
	for i := range plot.plan.keys {
		k := plot.centre(i)
		plot.sheet.scene.polyline(roleGrid, noOwner, plot.plan.theme.Rule, max(0.75*plot.u, 0.4), []float64{max(plot.u, 0.5), max(3*plot.u, 1.5)}, plot.at(k, 0), plot.at(k, plot.length()))
	}
}

// ranges say what the ends of the ranges are, and what the line across them is.
func (nw *noteWriter) ranges() []note {
	if !nw.form.spans {
		return nil
	}
	series := nw.chart.Series
	said := func(word language.Word, more ...string) []note {
		return []note{{text: nw.say.Say(word, more...), kept: saveNames, said: saysEnds}}
	}
	switch first := series[0]; {
	case len(series) == 1 && first.HasIntervals() && first.Figure != nil:
		word := language.WordNoteRangeInterval
		if midpoints(nw.chart) {
			word = language.WordNoteRangeMidpoint
		}
		return said(word, "interval", first.Figure.Interval)
	case len(series) == 2:
		low, high := rangeEndNames(nw.chart, nw.words)
		return said(language.WordNoteRangeEnds, "low", low, "high", high)
	case len(series) == data.MostSpanned:
		low, high := rangeEndNames(nw.chart, nw.words)
		return said(language.WordNoteRangeMiddle, "low", low, "high", high, "middle", nw.words.seriesName(1))
	}
	return nil
}

// headOfRanges is the first sentence on a chart of ranges.
func headOfRanges(alt *altWriter) string {
	if alt.chart.Periods {
		return alt.headOverTime(language.WordAltRangeTime)
	}
	return alt.headOf(language.WordAltRange)
}

// rangeFindings say from where to where the values range: each, or where they are many, the lowest
// and the highest end.
func rangeFindings(alt *altWriter) []string {
	known, spans := alt.ranges()
	if len(known) > altMaxListed || len(known) == 0 {
		return []string{alt.sentence(rangeEnds(alt))}
	}
	items := make([]string, len(known))
	for i, k := range known {
		items[i] = spanInWords(alt, k, spans[k])
	}
	return []string{alt.say.Say(language.WordAltData, "items", alt.items(items))}
}

// ranges are the keys at which a range is known, and these.
func (alt *altWriter) ranges() (known []data.Key, spans map[data.Key]data.Span) {
	spans = map[data.Key]data.Span{}
	for _, k := range alt.chart.Keys {
		if s := alt.chart.SpanAt(k); s.Known {
			known = append(known, k)
			spans[k] = s
		}
	}
	return known, spans
}

// rangeEnds is a clause on the range with the lowest end, and that with the highest.
func rangeEnds(alt *altWriter) string {
	known, spans := alt.ranges()
	if len(known) == 0 {
		return ""
	}
	lowest, highest := known[0], known[0]
	for _, k := range known {
		if spans[k].Low.Number.Cmp(spans[lowest].Low.Number) < 0 {
			lowest = k
		}
		if spans[k].High.Number.Cmp(spans[highest].High.Number) > 0 {
			highest = k
		}
	}
	if lowest == highest {
		return spanInWords(alt, lowest, spans[lowest])
	}
	return alt.say.Say(language.WordAltRangeEnds, "low", spanInWords(alt, lowest, spans[lowest]), "high", spanInWords(alt, highest, spans[highest]))
}

// spanInWords prints the range at a key: "Berlin 2 to 8", with what lies between in brackets.
func spanInWords(alt *altWriter, k data.Key, s data.Span) string {
	text := alt.say.Value(s.Low, alt.unit)
	if s.Open {
		low := alt.say.Label(s.Low, alt.unit)
		if language.Raised(alt.say, alt.unit, s.Low.Low(), s.High.High()) {
			low = alt.say.Value(s.Low, alt.unit)
		}
		text = alt.say.Say(language.WordAltSpan, "low", low, "high", alt.say.Value(s.High, alt.unit))
	}
	if s.Central {
		text = alt.say.Say(language.WordAltSpanMiddle, "span", text, "middle", alt.say.Value(s.Middle, alt.unit))
	}
	return alt.atKey(k, text)
}

package charts

import (
	"math"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// stackLabels are values inside the pieces of stacks, and their totals beyond them.
type stackLabels struct {
	plot  *barPlot
	bars  *barSet
	marks *barMarks
	ends  *endLabels // of missing values

	all    bool         // nothing but the values tells how long the pieces are
	total  *data.Series // of the stacks; nil for none
	net    bool         // it is marked at its own height, as stacks go both ways from zero
	totals []barLabel   // by key
	sums   *sideSums    // of the two sides of a scale of answers; nil for none
	host   *hostNames   // names of the parts at one of the stacks; nil for none
}

// stacked makes the bars of a chart stacks.
func (b *barChart) stacked(total *data.Series) *stackLabels {
	s := &stackLabels{plot: &b.plot, bars: &b.bars, marks: &b.marks, ends: b.labelled(), total: total}
	b.labels, b.plot.parts = s, true
	if _, s.net = b.plan.chart.Net(); s.net && total != nil {
		for _, v := range total.Values {
			if v.Is != data.Absent {
				b.plot.values.cover(v.Low().Rat(), v.High().Rat())
			}
		}
	}
	return s
}

// addStacks adds stacks of bars: each bar begins where the one before it with
// the same sign ends. Negative values are stacked downwards, not subtracted.
func (b *barChart) addStacks() {
	var up, down *big.Rat
	b.addBars(func(n bar) *big.Rat {
		if n.series == 0 {
			up, down = new(big.Rat), new(big.Rat)
		}
		if n.dir < 0 {
			return down
		}
		return up
	})
	for i := range b.plan.keys {
		markOuter(b.bars.at(i))
	}
}

// markOuter finds the outermost bars of a stack, on both sides of zero, and
// whether their ends are those of bounds.
func markOuter(stack []bar) {
	seen := map[float64]bool{}
	for i := range stack {
		n := &stack[len(stack)-1-i]
		n.outer = !n.missing && !seen[n.dir]
		seen[n.dir] = seen[n.dir] || n.outer
		n.open = n.outer && slices.ContainsFunc(stack, func(o bar) bool { return !o.missing && o.dir == n.dir && o.look.End == look.Open })
	}
}

// fit chooses totals and the value axis, each of which limits the other.
func (s *stackLabels) fit() error {
	room := s.plot.slot - 2*s.plot.u
	if s.plot.horizontal {
		room = s.bars.all[0].k1 - s.bars.all[0].k0
	}
	if err := s.ends.setRemarks(); err != nil {
		return err
	}
	if err := s.plot.setAxis(); err != nil {
		return err
	}
	s.makeTotals()
	s.sums.set()
	s.ends.noLabels(room, func(n bar) bool { return n.series == 0 && s.bars.empty(n.key) })
	if err := s.setRoom(); err != nil {
		return err
	}
	if s.net && s.ends.wasteful() { // the marks and the axis tell the net
		for i := range s.totals {
			s.totals[i].main = textBlock{}
		}
		if err := s.setRoom(); err != nil {
			return err
		}
	}
	sayNoTotals(s)
	if !s.all {
		return s.host.fit()
	}
	return s.mostPrinted()
}

// sayNoTotals lets the foot leave out what it would say of totals that find no room. Once it
// does, none is printed.
func sayNoTotals(s *stackLabels) {
	sheet := s.plot.sheet
	if s.total == nil || s.net || slices.ContainsFunc(s.totals, func(l barLabel) bool { return len(l.main.lines) > 0 }) {
		return
	}
	sheet.said |= saysNoTotals
}

// setRoom chooses the axis for the labels as they stand.
func (s *stackLabels) setRoom() error {
	s.countNeeds()
	return s.plot.setAxis()
}

// mostPrinted checks that nine in ten pieces have a label, or where space is short seven. The others
// are short, and stand among those that have one.
func (s *stackLabels) mostPrinted() error {
	pieces, most := 0, 0
	for _, n := range s.bars.all {
		if !n.missing && !n.aside && n.to != n.from {
			pieces++
		}
	}
	for _, w := range s.plot.sheet.wordings() {
		most = max(most, s.segmentLabels(w, false))
	}
	least := 9
	if s.plot.sheet.saving >= saveText {
		least = 7
	}
	if 10*most < least*pieces || s.plot.sheet.saving < saveText && len(s.plot.plan.chart.References) > 0 {
		return &layoutError{text: "there is no room for the values in the bars", hint: "show fewer rows"}
	}
	return nil
}

// countNeeds lists the room that fades, words for missing stacks and totals take.
func (s *stackLabels) countNeeds() {
	s.plot.needs = s.plot.needs[:0]
	for i, n := range s.bars.all {
		if n.aside {
			continue
		}
		if n.missing {
			s.ends.missingNeeds(n, s.ends.labels[i])
			continue
		}
		room := s.marks.reach(n)
		s.plot.needs = append(s.plot.needs, need{n.far, room, n.dir < 0, true}, need{n.far, room, n.dir < 0, false})
	}
	for i, t := range s.totals {
		dir := s.way(i)
		s.plot.need(s.bars.end(i, dir), s.outerFade(i, dir)+s.netReach(i)+s.sums.room(i, dir)+s.plot.labelRoom(t.main)+s.plot.labelRoom(t.extra)+s.plot.labelRoom(t.remark), dir < 0)
	}
	s.sums.countNeeds()
}

// drawAll draws the bars, then their labels.
func (s *stackLabels) drawAll(drawBar func(bar)) {
	for i, n := range s.bars.all {
		drawBar(n)
		if n.missing {
			s.ends.drawLabel(n, s.ends.labels[i])
		}
	}
	s.drawEdges()
	s.drawSegmentLabels()
	s.drawTotals()
}

// namesBeside reports whether the names of the series can stand beside the last bar: where it
// has a piece of every series to point at, and the names do not lie far above and below it.
func (s *stackLabels) namesBeside() bool {
	n := len(s.plot.plan.chart.Series)
	if n < 2 || s.plot.horizontal || s.plot.plan.chart.Line != nil {
		return false
	}
	sheet := s.plot.sheet
	last := s.bars.all[len(s.bars.all)-n:]
	low, high, names, widest := 0.0, 0.0, 0.0, 0.0
	count := func(name string) {
		block := sheet.sideBlock(name, bold(s.plot.label))
		names += block.height() + 0.4*s.plot.label
		widest = max(widest, s.plot.plan.fonts.WidestWord(name, bold(s.plot.label)))
	}
	for _, bar := range last {
		if bar.missing || bar.to == bar.from {
			return false
		}
		low, high = min(low, bar.far, bar.from), max(high, bar.far, bar.from)
		count(s.plot.plan.words.seriesName(bar.series))
	}
	if net, ok := s.netName(); ok {
		if _, known := data.NumberAt(s.total, s.plot.plan.keys[len(s.plot.plan.keys)-1]); !known || s.netAsLine() {
			return false
		}
		count(net)
	}
	lo, _ := s.plot.values.lo.Float64()
	hi, _ := s.plot.values.hi.Float64()
	height := sheet.body.height()
	return widest <= sheet.sideShare()*sheet.scene.width && names < 0.8*height && names < farAside*height*(high-low)/(hi-lo)
}

// farAside is how many times as high as the last bar the names beside it may be.
const farAside = 2.4

// netName is what the mark of the net is called.
func (s *stackLabels) netName() (string, bool) {
	net, ok := s.plot.plan.chart.Net()
	if !ok || !s.net {
		return "", false
	}
	return oneLine(language.TotalName(net, s.plot.plan.say)), true
}

// names are the labels of the series beside the last bar; without room for them
// there is a legend.
func (s *stackLabels) names() ([]sideLabel, error) {
	if !s.namesBeside() {
		if legendBeside(s.plot.sheet) {
			return nil, nil
		}
		return nil, legendOfMany(s.plot.sheet)
	}
	theme := s.plot.plan.theme
	var labels []sideLabel
	last := len(s.plot.plan.keys) - 1
	for _, n := range s.bars.at(last) {
		ink := readable(n.ink, theme.Ink, theme.Paper)
		label := sideLabel{
			role: roleSeries, owner: n.owner, ink: ink, value: (n.from + n.to) / 2, straight: s.net, ends: true,
			block: s.plot.sheet.sideBlock(s.plot.plan.words.seriesName(n.series), bold(s.plot.label)),
		}
		if touching(s.plot) {
			label.after = s.plot.sheet.single(wholePercent(s.plot.plan, n.value), bold(s.plot.label))
		}
		labels = append(labels, label)
	}
	if name, ok := s.netName(); ok {
		v, _ := data.NumberAt(s.total, s.plot.plan.keys[last])
		labels = append(labels, sideLabel{role: roleSeries, owner: noOwner, ink: theme.Ink, value: v.Number.Float(), straight: true, block: s.plot.sheet.sideBlock(name, bold(s.plot.label))})
	}
	return labels, nil
}

// makeTotals sets what stands beyond the stacks: their totals, what they lack, and
// annotations.
func (s *stackLabels) makeTotals() {
	s.printTotals()
	for i := range s.totals {
		s.totals[i].extra = s.lackingBlock(i)
		if len(s.totals[i].extra.lines) > 0 {
			s.totals[i].main = textBlock{} // it is not the sum of what is seen
		}
	}
	for i, remark := range s.ends.remarks {
		s.totals[s.bars.all[i].key].remark = remark
	}
}

// printTotals prints the totals that the file gives for the stacks. Sums that
// no source states are not printed.
func (s *stackLabels) printTotals() {
	s.totals = make([]barLabel, len(s.plot.plan.keys))
	if s.total == nil || s.plot.sheet.foot.said&saysNoTotals != 0 {
		return
	}
	for _, w := range s.plot.sheet.wordings() {
		if s.totalsIn(w, s.totalRoom()) {
			return
		}
	}
	s.totals = make([]barLabel, len(s.plot.plan.keys))
}

// totalRoom is the width of the texts beyond a stack.
func (s *stackLabels) totalRoom() float64 {
	if s.plot.horizontal {
		return s.plot.area.width() / 2
	}
	return s.plot.slot - max(4*s.plot.u, 1.5)
}

// totalsIn sets the totals in one wording and reports whether all fit.
func (s *stackLabels) totalsIn(w wording, room float64) bool {
	for i, k := range s.plot.plan.keys {
		v, ok := s.total.At(k)
		s.totals[i] = barLabel{}
		if !ok || v.Is == data.Absent || s.bars.empty(i) {
			continue
		}
		text := s.plot.sheet.value(v, w)
		if s.net { // what is left of parts of both signs has its own
			text = signed(v, text)
		}
		var fit bool
		if s.totals[i].main, fit = s.plot.sheet.fits(text, bold(w.size), room, 1); !fit {
			return false
		}
	}
	return true
}

// lackingBlock says which parts a stack lacks; empty for a stack with all parts
// or none, and where there is too little room before the end of a whole: the
// notes say it then.
func (s *stackLabels) lackingBlock(key int) textBlock {
	var names []string
	for _, n := range s.bars.at(key) {
		if n.missing && !n.aside {
			names = append(names, s.plot.plan.words.seriesName(n.series))
		}
	}
	if len(names) == 0 || s.bars.empty(key) {
		return textBlock{}
	}
	words := s.plot.plan.say.Say(language.WordNoValue)
	full := s.plot.plan.say.Say(language.WordTitleUnit, "title", s.plot.plan.say.List(names), "unit", words)
	for _, text := range []string{full, words, "–"} {
		if l, ok := s.plot.sheet.fits(text, regular(max(s.plot.least, 0.85*s.plot.tick)), s.totalRoom(), maxLines); ok && (!s.plot.horizontal || l.height() < s.plot.slot) {
			if limit := s.bars.at(key)[0].limit; limit > 0 && s.plot.extent(l) > s.plot.pos(limit)-s.plot.pos(s.bars.end(key, 1))-s.outerFade(key, 1)-s.plot.labelGap() {
				return textBlock{}
			}
			return l
		}
	}
	return textBlock{}
}

func (s *stackLabels) drawTotals() {
	s.drawNet()
	s.sums.draw()
	s.host.draw()
	for i, t := range s.totals {
		n := s.bars.at(i)[0] // all bars of a stack have the same k0 and k1
		n.dir, n.owner = s.way(i), noOwner
		k, p := (n.k0+n.k1)/2, s.totalPos(i)
		h, v := s.plot.anchor(n.dir)
		p = s.ends.outside(n, roleValue, t.main, s.plot.plan.theme.Ink, k, p, h, v)
		p = s.ends.outside(n, roleMissing, t.extra, s.plot.plan.theme.Soft, k, p, h, v)
		s.ends.outside(n, roleRemark, t.remark, s.plot.plan.theme.Soft, k, p, h, v)
	}
}

// totalPos is where a stack ends, with all that belongs to its end.
func (s *stackLabels) totalPos(key int) float64 {
	dir := s.way(key)
	return s.plot.pos(s.bars.end(key, dir)) + float64(dir*(s.outerFade(key, dir)+s.netReach(key)+s.sums.room(key, dir)))
}

// way is the end of a stack that its total stands at: 1 for that above zero, -1 for that below.
func (s *stackLabels) way(key int) float64 {
	if s.total == nil {
		return 1
	}
	if v, ok := data.NumberAt(s.total, s.plot.plan.keys[key]); ok && v.High().Sign() < 0 {
		return -1
	}
	return 1
}

// outerFade is how far a stack fades out beyond its end.
func (s *stackLabels) outerFade(key int, dir float64) float64 {
	for _, n := range s.bars.at(key) {
		if n.outer && n.dir == dir && !n.missing {
			return s.marks.fade(n)
		}
	}
	return 0
}

// drawSegmentLabels prints values inside the pieces of stacks that have room,
// all in the first wording that suits most of them. Where upright stacks are so narrow that
// only a few short numbers would fit, none is printed: those few would be there by chance.
func (s *stackLabels) drawSegmentLabels() {
	if touching(s.plot) {
		s.drawFirst()
		return
	}
	counts := map[wording]int{}
	most := 0
	for _, w := range s.plot.sheet.wordings() {
		counts[w] = s.segmentLabels(w, false)
		most = max(most, counts[w])
	}
	if s.netAsLine() || s.plot.plan.chart.Line != nil {
		return
	}
	if !s.plot.horizontal && 2*most < s.expectedPieces() {
		return
	}
	for _, longest := range []bool{true, false} {
		for _, w := range s.plot.sheet.wordings() {
			if most > 0 && 10*counts[w] >= 8*most && (!longest || printsLongest(s, w)) { // a larger size is worth a few labels
				s.segmentLabels(w, true)
				return
			}
		}
	}
}

// printsLongest reports whether the longest of the pieces finds room for its value, as far as its
// width goes: it is what readers look for first.
func printsLongest(s *stackLabels, w wording) bool {
	var longest bar
	for _, n := range s.bars.all {
		if !n.missing && !n.aside && s.worthLabel(n) && math.Abs(n.to-n.from) > math.Abs(longest.to-longest.from) {
			longest = n
		}
	}
	_, ok := s.plot.sheet.fits(textOfBar(s.plot, longest, w), regular(w.size), longest.k1-longest.k0-2*s.plot.textInset(), maxLines)
	return ok || s.plot.horizontal
}

// drawFirst prints the values of the first of stacks that touch, unless some are broader than the stack: the others
// would be there by chance. Those of the last stand beside its names.
func (s *stackLabels) drawFirst() {
	size := s.plot.sheet.wordings()[0].size
	if slices.ContainsFunc(s.bars.at(0), func(n bar) bool {
		return !n.missing && s.firstBlock(n, size).width() > n.k1-n.k0-2*s.plot.textInset()
	}) {
		return
	}
	var thin []firstValue
	var taken []rect
	for _, n := range s.bars.at(0) {
		if n.missing || n.look.Patterned() {
			continue
		}
		l, at, fits := s.firstInside(n, size)
		ink, _ := s.marks.insideInk(n)
		switch {
		case fits && contrast(ink, n.ink) >= textContrast:
			taken = append(taken, s.plot.sheet.place(roleValue, n.owner, l, ink, at, centre, centre))
		case s.plot.plan.out.any() && !s.plot.plan.behind(n.series):
			thin = append(thin, firstValue{n, s.firstBlock(n, size)})
		}
	}
	for _, v := range thin {
		taken = append(taken, s.drawOver(v, taken)...)
	}
}

// firstInside sets a first value within its part, in a smaller size where that is thin, and reports whether it fits.
func (s *stackLabels) firstInside(n bar, size float64) (l textBlock, at point, ok bool) {
	band := s.plot.between(n.k0, n.k1, s.plot.pos(n.from), s.plot.pos(n.to))
	in := band.inset(s.plot.textInset())
	at = point{(in.x0 + in.x1) / 2, (in.y0 + in.y1) / 2}
	for _, size := range []float64{size, (size + s.plot.least) / 2, s.plot.least} {
		l = s.firstBlock(n, size)
		edges := max(s.edgeUnder(n.series), s.edgeUnder(n.series+1))
		if in.width() >= l.width() && in.height() >= figureHeight*size && band.height() > l.height()+edges {
			return l, at, true
		}
	}
	return l, at, false
}

// firstBlock sets a first value.
func (s *stackLabels) firstBlock(n bar, size float64) textBlock {
	return s.plot.sheet.single(wholePercent(s.plot.plan, n.value), bold(size))
}

// firstValue is the value of a part that stands out, too thin at first for it.
type firstValue struct {
	bar   bar
	block textBlock
}

// drawOver prints a first value over the top of its part, as far as possible in its colour, where it stands
// on one other part alone and clear of the values there.
func (s *stackLabels) drawOver(v firstValue, taken []rect) []rect {
	foot := point{v.bar.middle(), s.plot.pos(v.bar.to)}
	at := s.plot.at(foot.x, foot.y+2*s.plot.u)
	area := v.block.area(at, centre, left)
	if slices.ContainsFunc(taken, area.overlaps) {
		return nil
	}
	for _, n := range s.bars.at(0) {
		ground := s.plot.between(n.k0, n.k1, s.plot.pos(n.from), s.plot.pos(n.to))
		if n.missing || n.look.Patterned() || !ground.contains(area) {
			continue
		}
		theme := s.plot.plan.theme
		ink := readable(v.bar.ink, theme.Ink, n.ink)
		if contrast(ink, n.ink) < textContrast {
			return nil
		}
		return []rect{s.plot.sheet.place(roleValue, n.owner, v.block, ink, at, centre, left)}
	}
	return nil
}

// drawEdges parts stacks that touch along the steps of their edges: more where something that stands out is
// at one side.
func (s *stackLabels) drawEdges() {
	p := s.plot.plan
	if !touching(s.plot) {
		return
	}
	for i := 1; i < len(p.chart.Series); i++ {
		width := s.edgeUnder(i)
		var lower []point
		for k := range p.keys {
			if n := s.bars.at(k)[i]; n.missing || n.to == n.from {
				lower = s.edge(lower, width)
			} else {
				lower = append(lower, s.plot.at(n.k0, s.plot.pos(n.from)), s.plot.at(n.k1, s.plot.pos(n.from)))
			}
		}
		s.edge(lower, width)
	}
}

// edgeUnder is how broad the edge under a part is; none under the first.
func (s *stackLabels) edgeUnder(series int) float64 {
	p := s.plot.plan
	switch {
	case series == 0 || series == len(p.chart.Series):
		return 0
	case p.out.any() && !(p.behind(series-1) && p.behind(series)):
		return max(1.6*s.plot.u, 0.6)
	}
	return max(0.9*s.plot.u, 0.4)
}

// edge draws an edge in the colour of the paper, and returns none to begin the next with.
func (s *stackLabels) edge(points []point, width float64) []point {
	if len(points) > 0 {
		s.plot.sheet.scene.polyline(roleBar, noOwner, s.plot.plan.theme.Paper, width, nil, points...)
	}
	return nil
}

// expectedPieces is how many pieces readers look for values in: those high enough for a label, or,
// where stacks go both ways and their net is what counts, all that are more than nothing.
func (s *stackLabels) expectedPieces() int {
	if !s.net {
		return s.highPieces()
	}
	count := 0
	for _, n := range s.bars.all {
		if !n.missing && s.worthLabel(n) && n.to != n.from {
			count++
		}
	}
	return count
}

// manyStacks is the most upright stacks of which every piece may have its value.
const manyStacks = 14

// worthLabel reports whether a piece has its value where there is room: of many stacks side by
// side, which would be a table of small numbers, those of the first and the last.
func (s *stackLabels) worthLabel(n bar) bool {
	last := len(s.plot.plan.keys) - 1
	return s.plot.horizontal || last < manyStacks || n.key == 0 || n.key == last
}

// highPieces is how many pieces are high enough for a label.
func (s *stackLabels) highPieces() int {
	count := 0
	for _, n := range s.bars.all {
		if !n.missing && s.worthLabel(n) && math.Abs(s.plot.pos(n.to)-s.plot.pos(n.from)) > 1.2*s.plot.least {
			count++
		}
	}
	return count
}

// figureHeight is how high figures are, as a part of their size: no part of them is below the
// line.
const figureHeight = 0.85

// segmentLabels counts, and draws if asked to, the values that find room.
func (s *stackLabels) segmentLabels(w wording, draw bool) int {
	count := 0
	for _, n := range s.bars.all {
		if n.missing || n.aside || !s.worthLabel(n) {
			continue
		}
		ink, legible := s.marks.insideInk(n)
		legible = legible || !n.look.Patterned() && contrast(ink, n.ink) >= textContrast // there is no outside
		hatched := n.look.Hollow && n.look.End != look.Outline || n.look.End == look.Reach
		onPaper := hatched || !legible && n.look.End != look.Outline // which is a tint that text can be read on
		end := s.marks.knownEnd(n)
		if n.look.End == look.Reach && n.outer { // otherwise the next piece begins at its lower end
			end = s.plot.pos(n.far)
		}
		in := s.plot.between(n.k0, n.k1, s.plot.pos(n.from), end).inset(s.plot.textInset())
		l, ok := s.plot.sheet.fits(textOfBar(s.plot, n, w), regular(w.size), in.width(), maxLines)
		if s.plot.horizontal && len(l.lines) == 1 && l.height() > in.height() && figureHeight*w.size <= in.height() {
			in.y0, in.y1 = min(in.y0, s.plot.area.y1-s.plot.centre(n.key)-s.plot.slot/2), max(in.y1, s.plot.area.y1-s.plot.centre(n.key)+s.plot.slot/2)
		}
		if !ok || l.height() > in.height() {
			continue
		}
		at, free := s.segmentPlace(n, l, in)
		if !free {
			continue
		}
		count++
		if draw {
			area := s.plot.sheet.place(roleValue, n.owner, l, ink, at, centre, centre)
			if onPaper {
				s.plot.sheet.clear(area)
			}
		}
	}
	return count
}

// segmentPlace is where the label of a piece of a stack stands: in its middle,
// or, where a reference line or the mark of a net is there, in the middle of what
// that leaves at either side.
func (s *stackLabels) segmentPlace(n bar, l textBlock, in rect) (at point, ok bool) {
	rooms := []rect{in}
	mark, marked := s.netArea(n.key)
	if marked && s.plot.horizontal {
		rooms = append(rooms, rect{in.x0, in.y0, mark.x0, in.y1}, rect{mark.x1, in.y0, in.x1, in.y1})
	} else if marked {
		rooms = append(rooms, rect{in.x0, mark.y1, in.x1, in.y1}, rect{in.x0, in.y0, in.x1, mark.y0})
	}
	for _, r := range s.plot.plan.chart.References {
		p := s.plot.at(0, s.plot.pos(r.Value.Number.Float()))
		if gap := 3 * s.plot.u; s.plot.horizontal {
			rooms = append(rooms, rect{in.x0, in.y0, p.x - gap, in.y1}, rect{p.x + gap, in.y0, in.x1, in.y1})
		} else {
			rooms = append(rooms, rect{in.x0, p.y + gap, in.x1, in.y1}, rect{in.x0, in.y0, in.x1, p.y - gap})
		}
	}
	for _, room := range rooms {
		at = point{(room.x0 + room.x1) / 2, (room.y0 + room.y1) / 2}
		if area := l.area(at, centre, centre); in.contains(area) && room.contains(area) && !s.plot.crossed(area) && !(marked && mark.overlaps(area)) {
			return at, true
		}
	}
	return at, false
}

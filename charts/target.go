package charts

import (
	"image/color"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// target reports the value that marks the bar of a series at a key.
func (w chartWords) target(series int, k data.Key) (data.Value, bool) {
	return w.chart.Target.At(series, k)
}

// targets draws the values that bars are compared with, as marks across them.
type targets struct {
	plot *barPlot
}

// Measures of a mark across a bar, in base units: its width, how far it extends
// beyond the bar on either side, and the length of the arrow at a bound.
const (
	markUnits  = 3.5
	markBeyond = 5
	markArrow  = 13
)

func (t targets) markWidth() float64 { return max(markUnits*t.plot.u, 1.3) }

// markExtent is where a mark begins and ends on the category axis.
func (t targets) markExtent(n bar) (k0, k1 float64) {
	mid := (n.k0 + n.k1) / 2
	if t.plot.slots.disc > 0 {
		half := min(1.6*radiusOfDisc(t.plot), 0.46*t.plot.slot)
		return mid - half, mid + half
	}
	beyond := 0.0
	if len(t.plot.plan.chart.Series) == 1 {
		beyond = min(markBeyond*t.plot.u, 0.4*(t.plot.slot-(n.k1-n.k0)))
	}
	return n.k0 - beyond, n.k1 + beyond
}

// markSpan is how far (points) a mark reaches below and above the place of its
// number: the arrow of a bound, the halo of an approximation.
func (t targets) markSpan(v data.Value) (below, above float64) {
	half := t.markWidth()/2 + t.markEdge()
	below, above = half, half
	switch of := look.Of(&v); {
	case of.Arrow > 0:
		above += markArrow * t.plot.u
	case of.Arrow < 0:
		below += markArrow * t.plot.u
	case of.Halo:
		below, above = look.TargetHalo*half, look.TargetHalo*half
	}
	return below, above
}

// markEdge is the width of the paper around a mark, which keeps it visible on
// its bar.
func (t targets) markEdge() float64 { return max(t.plot.u, 0.4) }

// markEnds are the ends of a mark on the value axis.
func (t targets) markEnds(n bar) (p0, p1 float64) {
	below, above := t.markSpan(n.mark)
	return t.plot.pos(n.mark.Low().Float()) - below, t.plot.pos(n.mark.High().Float()) + above
}

// markArea is the space of the mark of a bar.
func (t targets) markArea(n bar) rect {
	k0, k1 := t.markExtent(n)
	p0, p1 := t.markEnds(n)
	return t.plot.between(k0, k1, p0, p1)
}

// onMark reports whether a box overlaps the mark of a bar.
func (t targets) onMark(n bar, area rect) bool {
	return n.marked && area.inset(-2*t.plot.u).overlaps(t.markArea(n))
}

// pastMark moves the beginning of a block beyond the mark of its bar if it
// would overlap it.
func (t targets) pastMark(n bar, l textBlock, k, p float64) float64 {
	h, v := t.plot.anchor(n.dir)
	if !t.onMark(n, l.area(t.plot.at(k, p), h, v)) {
		return p
	}
	p0, p1 := t.markEnds(n)
	if n.dir < 0 {
		return p0 - t.plot.labelGap()
	}
	return p1 + t.plot.labelGap()
}

// markNeeds lists the room of a mark and, where it lies beyond the end of its
// bar, of the labels that may have to stand beyond it.
func (t targets) markNeeds(n bar, labels float64) {
	if !n.marked {
		return
	}
	below, above := t.markSpan(n.mark)
	low, high := n.mark.Low().Float(), n.mark.High().Float()
	t.plot.needs = append(t.plot.needs, need{low, below, true, true}, need{high, above, false, true})
	switch far := n.far; {
	case n.dir > 0 && high >= far:
		t.plot.need(high, above+labels, false)
	case n.dir < 0 && low <= far:
		t.plot.need(low, below+labels, true)
	default: // the labels may lie on it all the same
		t.plot.need(far, below+above+labels, n.dir < 0)
	}
}

// drawMark draws the mark of a bar: a line across it at the value, with an arrow
// to where a bound leaves it open, two lines for a range, a halo around an
// approximation, and dashes for what is not settled.
func (t targets) drawMark(n bar) {
	if !n.marked {
		return
	}
	v, of, ink := n.mark, look.Of(&n.mark), t.plot.plan.theme.Ink
	low, high := t.plot.pos(v.Low().Float()), t.plot.pos(v.High().Float())
	k0, k1 := t.markExtent(n)
	mid := (k0 + k1) / 2
	switch {
	case of.Halo:
		below, above := t.markSpan(v)
		t.plot.sheet.scene.fill(roleTarget, n.markOwner, t.plot.between(k0, k1, low-below, low+above), blend(ink, t.plot.plan.theme.Paper, look.TargetHaloTint))
	case of.Range:
		t.markStroke(n, ink, t.markWidth()/2, nil, t.plot.at(mid, low), t.plot.at(mid, high))
	case of.Arrow > 0:
		t.markArrowTo(n, ink, mid, low, 1)
	case of.Arrow < 0:
		t.markArrowTo(n, ink, mid, low, -1)
	}
	var dash []float64
	if of.Hollow || of.Weak {
		dash = []float64{max(3*t.plot.u, 1.5), max(2*t.plot.u, 1)}
	}
	for _, p := range slices.Compact([]float64{low, high}) {
		t.markStroke(n, ink, t.markWidth(), dash, t.plot.at(k0, p), t.plot.at(k1, p))
	}
}

// markStroke draws a piece of a mark on a band of paper.
func (t targets) markStroke(n bar, ink color.RGBA, width float64, dash []float64, points ...point) {
	t.plot.sheet.scene.polyline(roleTarget, n.markOwner, t.plot.plan.theme.Paper, width+2*t.markEdge(), nil, points...)
	t.plot.sheet.scene.polyline(roleTarget, n.markOwner, ink, width, dash, points...)
}

// markArrowTo draws the arrow of a bound in a direction of the value axis.
func (t targets) markArrowTo(n bar, ink color.RGBA, k, p, dir float64) {
	width := max(1.5*t.plot.u, 0.7)
	k0, k1 := t.markExtent(n)
	head := min(4*t.plot.u, (k1-k0)/2)
	tip := p + dir*(markArrow*t.plot.u+t.markWidth()/2-width)
	t.markStroke(n, ink, width, nil, t.plot.at(k, p), t.plot.at(k, tip))
	t.markStroke(n, ink, width, nil, t.plot.at(k-head, tip-dir*head), t.plot.at(k, tip), t.plot.at(k+head, tip-dir*head))
}

// legendMark draws the mark of the targets in the legend, in a square.
func legendMark(s *sheet, area rect) {
	width := max(markUnits*s.u, 1.3)
	mid := point{(area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2}
	from, to := point{area.x0, mid.y}, point{area.x1, mid.y}
	if s.horizontal {
		from, to = point{mid.x, area.y0}, point{mid.x, area.y1}
	}
	s.scene.polyline(roleSwatch, noOwner, s.plan.theme.Ink, width, nil, from, to)
}

// targetName is what the marks are called; empty where there are none.
func (w chartWords) targetName() string {
	if w.chart.Target == nil {
		return ""
	}
	return oneLine(w.chart.Target.Label.Plain)
}

// targetMark is the value of a target with where it stands.
type targetMark struct {
	series int
	key    data.Key
	value  data.Value
}

// marks are the values of the targets, each once, in the order of the chart.
func (w chartWords) marks() []targetMark {
	t := w.chart.Target
	if t == nil {
		return nil
	}
	var all []targetMark
	for _, k := range w.chart.Keys {
		for i, s := range t.Series {
			if v, ok := w.target(i, k); ok && slices.Index(t.Series, s) == i {
				all = append(all, targetMark{i, k, v})
			}
		}
	}
	return all
}

// markPoint names the value of a target.
func (w chartWords) markPoint(m targetMark) string {
	name := w.say.Key(m.key)
	if t := w.chart.Target; len(slices.Compact(slices.Clone(t.Series))) > 1 {
		name = w.say.Say(language.WordTitleUnit, "title", oneLine(w.say.Name(t.Series[m.series].Name)), "unit", name)
	}
	return name
}

// marksWhere lists the values of the targets of a kind, after their name.
func (nw *noteWriter) marksWhere(such func(data.Value) bool) (list string, all bool) {
	var items []string
	marks := nw.words.marks()
	for _, m := range marks {
		if such(m.value) {
			items = append(items, nw.words.markPoint(m))
		}
	}
	switch {
	case items == nil:
		return "", false
	case nw.words.brief && len(items) > maxBrief:
		items = []string{nw.words.some(language.WordSomeKeys, len(items), len(marks))}
	case len(items) > maxListed:
		items = append(items[:maxListed-2], "…", items[len(items)-1])
	}
	return nw.say.Say(language.WordTitleUnit, "title", nw.words.targetName(), "unit", nw.say.List(items)), false
}

// targets say what the marks show and where it comes from, and what has to
// be known of their values.
func (nw *noteWriter) targets() []note {
	marks := nw.words.marks()
	if len(marks) == 0 {
		return nil
	}
	var notes []note
	add := func(w language.Word, args ...string) {
		notes = append(notes, note{kept: saveNames, text: nw.say.Say(w, args...)})
	}
	add(language.WordNoteTargets, "label", nw.words.targetName(), "sources", nw.sources(nw.words.markSources()))
	for _, w := range boundWords {
		if list, _ := nw.marksWhere(func(v data.Value) bool { got, bound := boundWord(v.Is); return bound && got == w }); list != "" {
			add(w, "keys", list)
		}
	}
	unsigned := func(data.Marks) string { return "" }
	notes = append(notes, nw.doubts(statusesNoted, data.Value{Marks: data.AllMarks &^ data.SeriesBreak}.Remarks(), unsigned, nw.marksWhere)...)
	for _, m := range marks {
		for _, d := range m.value.Disputes() {
			add(language.WordNoteDisputed, "key", nw.say.Say(language.WordTitleUnit, "title", nw.words.targetName(), "unit", nw.words.markPoint(m)),
				"value", nw.say.Value(d.Value, nw.chart.Unit), "sources", nw.sources(d.Sources))
		}
	}
	for reason, keys := range inGroups(nw.unmarked(), func(k data.Key) string { return whyUnmarked(nw, k) }) {
		list := nw.say.Say(language.WordWithStatus, "value", nw.words.keyList(keys), "status", nw.words.targetName())
		notes = append(notes, nw.gapNote(list, reason))
	}
	return notes
}

// unmarked are the keys with bars and no mark at all.
func (nw *noteWriter) unmarked() []data.Key {
	var keys []data.Key
	for _, k := range nw.chart.Keys {
		bars, marks := false, false
		for i, s := range nw.chart.Series {
			v, ok := s.At(k)
			bars = bars || ok && v.Is != data.Absent
			_, ok = nw.words.target(i, k)
			marks = marks || ok
		}
		if bars && !marks {
			keys = append(keys, k)
		}
	}
	return keys
}

// whyUnmarked is why no bar at a key has a mark; empty where the series of the target differ
// in that.
func whyUnmarked(nw *noteWriter, k data.Key) string { return reasonAt(nw.chart.Target.Series, k) }

// markSources are the sources of the targets.
func (w chartWords) markSources() []*data.Source {
	var all []*data.Source
	for _, m := range w.marks() {
		for _, s := range w.chart.Target.Series[m.series].SourcesOf(m.value) {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// citeMarks adds the sources of the targets, and of what disputes them.
func (w chartWords) citeMarks(add func([]*data.Source)) {
	add(w.markSources())
	for _, m := range w.marks() {
		for _, d := range m.value.Disputes() {
			add(d.Sources)
		}
	}
}

// targetsInWords says what the bars are compared with.
func targetsInWords(alt *altWriter) string {
	marks := alt.words.marks()
	if len(marks) == 0 {
		return ""
	}
	if len(marks) <= altMaxListed && !(alt.table && len(marks) > altMaxTied) {
		items := make([]string, len(marks))
		for i, m := range marks {
			items[i] = alt.words.markPoint(m) + " " + alt.say.Value(m.value, alt.unit)
		}
		return alt.say.Say(language.WordAltTargets, "label", alt.words.targetName(), "items", alt.items(items))
	}
	least := slices.MinFunc(marks, func(a, b targetMark) int { return a.value.Low().Cmp(b.value.Low()) })
	most := slices.MaxFunc(marks, func(a, b targetMark) int { return a.value.High().Cmp(b.value.High()) })
	return alt.say.Say(language.WordAltTargetsFrom, "label", alt.words.targetName(),
		"low", alt.say.Value(least.value, alt.unit), "from", alt.words.markPoint(least), "high", alt.say.Value(most.value, alt.unit), "to", alt.words.markPoint(most))
}

package charts

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"briefing/charts/typeset"
	"briefing/data"
)

// barLabel is what stands at the end of a bar: its value, and what others say
// the value is.
type barLabel struct {
	main   block
	extra  block // disputes, further out
	remark block // an annotation, furthest out
	inside bool  // main stands inside the bar
	role   role
	ink    color.RGBA
}

// wording says how values are printed: in what size, with words or with signs.
type wording struct {
	size  float64
	signs bool
}

// wordings are tried in turn for the labels of a chart.
func (s *sheet) wordings() []wording {
	size := func(part float64) float64 { return s.least + part*(s.label-s.least) }
	return []wording{
		{size(1), false}, {size(0.75), false}, {size(0.5), false}, {size(1), true}, {size(0.75), true}, {size(0.5), true},
		{size(0.25), false}, {size(0.25), true}, {size(0), false}, {size(0), true},
	}
}

// value prints a value for a label.
func (s *sheet) value(v data.Value, w wording) string {
	if w.signs {
		return s.plan.say.Sign(v, s.plan.chart.Unit)
	}
	return s.plan.say.Label(v, s.plan.chart.Unit)
}

// dispute prints what others say a value is.
func (s *sheet) dispute(v data.Value, w wording) string {
	var parts []string
	for _, d := range v.Disputes() {
		parts = append(parts, strings.TrimSpace(s.value(d.Value, w)+" "+s.plan.say.Say(data.WordDisputed)+"\u00a0"+s.plan.numbers(d.Sources)))
	}
	return strings.Join(parts, s.plan.say.Say(data.WordItems))
}

// fits sets a text in at most lines lines of a width, and reports whether it
// can be done without breaking a word.
func (s *sheet) fits(text string, style typeset.Style, width float64, lines int) (block, bool) {
	if text == "" {
		return block{style: style}, true
	}
	if s.plan.fonts.WidestWord(text, style) > width {
		return block{}, false
	}
	b := s.block(text, style, width)
	return b, len(b.lines) <= lines
}

// makeLabels sets the values of all bars in one wording, each in a room given
// across the bar. It reports whether all fit.
func (b *barChart) makeLabels(w wording, room float64, lines int) bool {
	b.labels = make([]barLabel, len(b.bars))
	for i, n := range b.bars {
		l := &b.labels[i]
		l.remark = b.remarks[i]
		if !n.missing {
			var ok bool
			l.role, l.ink = roleValue, b.plan.theme.Ink
			if l.main, ok = b.sheet.fits(b.barValue(n, w), bold(w.size), room, lines); !ok {
				return false
			}
			l.extra = b.disputeBlock(n, w, room, lines)
			continue
		}
		l.role, l.ink = roleMissing, b.plan.theme.Soft
		l.main = b.missingBlock(w.size, room, lines)
	}
	return true
}

// barValue prints the value of a bar; an exact step of a waterfall carries its sign.
func (b *barChart) barValue(n bar, w wording) string {
	text := b.sheet.value(n.value, w)
	if b.step(n.key) && n.value.Is == data.Exact && n.value.Number.Sign() > 0 {
		return "+" + text
	}
	return text
}

// pastEnd is the value of a bar with only the disputes that lie beyond its end.
func (b *barChart) pastEnd(n bar) data.Value {
	disputes := slices.DeleteFunc(slices.Clone(n.value.Disputes()), func(d data.Dispute) bool {
		return n.dir*(d.Value.Number.Float()-n.far) <= 0
	})
	return data.Value{More: &data.Detail{Disputes: disputes}}
}

// drawInnerDisputes sets beside the diamonds in a bar what others say. Where
// there is no room, or not even for the value, the note says it.
func (b *barChart) drawInnerDisputes(n bar, l barLabel, main rect) {
	if len(l.main.lines) == 0 {
		return
	}
	for _, d := range n.value.Disputes() {
		if n.dir*(d.Value.Number.Float()-n.far) > 0 || d.Value.Is == data.Absent || b.hidden(n, d) {
			continue
		}
		text := b.sheet.dispute(data.Value{More: &data.Detail{Disputes: []data.Dispute{d}}}, wording{size: b.least})
		other, size := b.sheet.single(text, regular(max(b.least, 0.93*b.tick))), b.diamondSize(n)+b.u
		for _, dir := range []float64{n.dir, -n.dir} {
			h, v := b.anchor(dir)
			at := b.at((n.k0+n.k1)/2, b.pos(d.Value.Number.Float())+dir*(size+2*b.u))
			area := other.area(at, h, v)
			if !b.inner(n).contains(area) || area.overlaps(main) || b.onMark(n, area) || b.onDiamond(n, area) || b.crossed(area) {
				continue
			}
			ink, legible := b.insideInk(n)
			if b.sheet.place(roleRemark, n.owner, other, ink, at, h, v); !legible {
				b.sheet.clear(area)
			}
			break
		}
	}
}

// disputeBlock sets what others say a value is, smaller than the value; empty
// where it finds no room, for the diamond and the note say it too.
func (b *barChart) disputeBlock(n bar, w wording, room float64, lines int) block {
	for _, part := range []float64{0.93, 0.8, 0.7, 0.6} {
		size := max(part*w.size, b.least)
		if block, ok := b.sheet.fits(b.sheet.dispute(b.pastEnd(n), w), regular(size), room, lines); ok {
			return block
		}
	}
	return block{}
}

// setRemarks sets the chart's annotations, each to stand beyond the end of its
// bar.
func (b *barChart) setRemarks() error {
	b.remarks = map[int]block{}
	width, lines := b.slot-max(4*b.u, 1.5), 5
	if b.horizontal {
		width, lines = 0.4*b.plot.width(), max(1, int(b.slot/(leading*b.tick)))
	}
	for _, a := range b.plan.chart.Annotations {
		text := oneLine(a.Text.Plain)
		remark, ok := b.sheet.fits(text, regular(b.tick), width, lines)
		if !ok {
			remark, ok = b.sheet.fits(text, regular(b.least), width, lines)
		}
		i := slices.IndexFunc(b.bars, func(n bar) bool { return n.series == a.Series && b.plan.keys[n.key] == a.Key })
		if !ok || i < 0 {
			return &problem{text: fmt.Sprintf("the annotation %q finds no room beyond its bar", excerpt(text)), hint: "shorten it", pos: a.Pos}
		}
		b.remarks[i] = remark
	}
	return nil
}

// missingBlock says that a value is missing, with a dash where words are too
// long.
func (b *barChart) missingBlock(size, room float64, lines int) block {
	words := b.plan.say.Say(data.WordNoValue)
	for _, try := range []struct {
		text string
		size float64
	}{{words, size}, {words, (size + b.least) / 2}, {words, b.least}, {"–", size}} {
		if block, ok := b.sheet.fits(try.text, regular(try.size), room, lines); ok {
			return block
		}
	}
	return block{}
}

// noLabels leaves the values to the axis. Missing ones are still marked, those
// of a stack where all of its values are.
func (b *barChart) noLabels(room float64) {
	b.labels = make([]barLabel, len(b.bars))
	for i, remark := range b.remarks {
		b.labels[i].remark = remark
	}
	size := min(b.label, max(b.least, room/5))
	if room < size*(ascent+descent) {
		return
	}
	width := room
	if b.horizontal {
		width = b.plot.width() / 2
	}
	for i, n := range b.bars {
		if n.missing && (!b.stacked || n.series == 0 && b.empty(n.key)) {
			b.labels[i] = barLabel{role: roleMissing, ink: b.plan.theme.Soft, main: b.missingBlock(size, width, 1)}
		}
	}
}

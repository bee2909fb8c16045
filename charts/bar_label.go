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

// endLabels are values at the ends of bars, inside them or beyond, with what
// others say and annotations.
type endLabels struct {
	sheet *sheet
	plan  *plan
	sizes
	plot    *barPlot
	bars    *barSet
	marks   *barMarks
	targets *targets

	text    func(bar, wording) string // prints the value of a bar
	labels  []barLabel
	remarks map[int]block // annotations, by bar
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
		return s.plan.say.Sign(v, s.plan.chart.Unit)
	}
	return s.plan.say.Label(v, s.plan.chart.Unit)
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
func (e *endLabels) makeLabels(w wording, room float64, lines int) bool {
	e.labels = make([]barLabel, len(e.bars.all))
	for i, n := range e.bars.all {
		l := &e.labels[i]
		l.remark = e.remarks[i]
		if !n.missing {
			var ok bool
			l.role, l.ink = roleValue, e.plan.theme.Ink
			if l.main, ok = e.sheet.fits(e.text(n, w), bold(w.size), room, lines); !ok {
				return false
			}
			l.extra = e.disputeBlock(n, w, room, lines)
			continue
		}
		l.role, l.ink = roleMissing, e.plan.theme.Soft
		l.main = e.missingBlock(w.size, room, lines)
	}
	return true
}

// setRemarks sets the chart's annotations, each to stand beyond the end of its
// bar.
func (e *endLabels) setRemarks() error {
	e.remarks = map[int]block{}
	width, lines := e.plot.slot-max(4*e.u, 1.5), 5
	if e.plot.horizontal {
		width, lines = 0.4*e.plot.area.width(), max(1, int(e.plot.slot/(leading*e.tick)))
	}
	for _, a := range e.plan.chart.Annotations {
		text := oneLine(a.Text.Plain)
		remark, ok := e.sheet.fits(text, regular(e.tick), width, lines)
		if !ok {
			remark, ok = e.sheet.fits(text, regular(e.least), width, lines)
		}
		i := slices.IndexFunc(e.bars.all, func(n bar) bool { return n.series == a.Series && e.plan.keys[n.key] == a.Key })
		if !ok || i < 0 {
			return &problem{text: fmt.Sprintf("the annotation %q finds no room beyond its bar", excerpt(text)), hint: "shorten it", pos: a.Pos}
		}
		e.remarks[i] = remark
	}
	return nil
}

// missingBlock says that a value is missing, with a dash where words are too
// long.
func (e *endLabels) missingBlock(size, room float64, lines int) block {
	words := e.plan.say.Say(language.WordNoValue)
	for _, try := range []struct {
		text string
		size float64
	}{{words, size}, {words, (size + e.least) / 2}, {words, e.least}, {"–", size}} {
		if block, ok := e.sheet.fits(try.text, regular(try.size), room, lines); ok {
			return block
		}
	}
	return block{}
}

// noLabels leaves the values to the axis. Some missing ones are still marked.
func (e *endLabels) noLabels(room float64, marked func(bar) bool) {
	e.labels = make([]barLabel, len(e.bars.all))
	for i, remark := range e.remarks {
		e.labels[i].remark = remark
	}
	size := min(e.label, max(e.least, room/5))
	if room < size*(ascent+descent) {
		return
	}
	width := room
	if e.plot.horizontal {
		width = e.plot.area.width() / 2
	}
	for i, n := range e.bars.all {
		if n.missing && marked(n) {
			e.labels[i] = barLabel{role: roleMissing, ink: e.plan.theme.Soft, main: e.missingBlock(size, width, 1)}
		}
	}
}

func anyBar(bar) bool { return true }

// fitUpright chooses labels and the value axis of upright bars.
func (e *endLabels) fitUpright(over float64) error {
	if err := e.setRemarks(); err != nil {
		return err
	}
	steps := e.sheet.steps(e.plot.area.height(), e.sheet.tickDistance())
	room := e.plot.slot - max(4*e.u, 1.5)
	if len(e.plan.chart.Series) > 1 {
		room = e.bars.all[0].k1 - e.bars.all[0].k0
		if e.plan.chart.Target == nil {
			room += 1.5 * e.u
		}
	}
	if !e.wordLabels(room) {
		if !e.mayDropLabels() {
			return &problem{text: "the values do not fit above their bars", hint: "choose kind: bar-horizontal"}
		}
		e.noLabels(room, anyBar)
	}
	e.preferInside(func(n bar) bool { return n.look.End == look.Open || len(n.value.Disputes()) > 0 })
	return e.settle(steps, over)
}

// fitHorizontal chooses labels and the value axis of horizontal bars.
func (e *endLabels) fitHorizontal() error {
	if err := e.setRemarks(); err != nil {
		return err
	}
	steps := e.sheet.steps(e.plot.area.width(), max(80*e.u, e.plot.widestNumber()+1.5*e.tick))
	over := 1.5 * e.tick
	thick := e.bars.all[0].k1 - e.bars.all[0].k0
	if len(e.plan.chart.Series) == 1 {
		thick = e.plot.slot
	}
	for _, whole := range []bool{true, false} {
		for i, w := range e.sheet.wordings() {
			if !e.sheet.panel.skips(i) && e.labelled(w, thick, whole) && e.settle(steps, over) == nil && !(whole && e.wasteful()) {
				e.sheet.panel.chose(i)
				return nil
			}
		}
	}
	e.sheet.panel.chose(len(e.sheet.wordings()))
	if !e.mayDropLabels() {
		return &problem{text: "the values do not fit beside their bars", hint: "show fewer of them"}
	}
	e.noLabels(thick, anyBar)
	return e.setRoom(steps, over)
}

// mayDropLabels reports whether values may be left to the axis. As long as there
// is a form that shows them, they may not.
func (e *endLabels) mayDropLabels() bool {
	return e.sheet.saving > saveNothing || e.plan.chart.Periods || len(e.plan.form.layouts) == 1
}

// wordLabels makes the labels in the first wording that fits.
func (e *endLabels) wordLabels(room float64) bool {
	lines := 3
	if len(e.plan.chart.Series) > 1 {
		lines = 1
	}
	wordings := e.sheet.wordings()
	for i, w := range wordings {
		if !e.sheet.panel.skips(i) && e.makeLabels(w, room, lines) {
			e.sheet.panel.chose(i)
			return true
		}
	}
	e.sheet.panel.chose(len(wordings))
	return false
}

// allInside says which bars prefer their labels inside: all of them, or, where
// the colours of some do not allow it, those that fade out.
func (e *endLabels) allInside() func(bar) bool {
	for _, n := range e.bars.all {
		if !n.missing && contrast(e.plan.theme.Paper, n.ink) < textContrast {
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
		e.dropExtras()
	}
	e.preferInside(e.allInside())
	return true
}

// wasteful reports whether labels have made the axis so long that the bars take
// little of it.
func (e *endLabels) wasteful() bool {
	needed, ok := newAxis(e.plot.lo, e.plot.hi, 7, e.plan.whole())
	return ok && e.plot.axis.span() > 2.5*needed.span()
}

// dropExtras leaves disputes to their diamonds and the notes.
func (e *endLabels) dropExtras() {
	for i := range e.labels {
		e.labels[i].extra = block{}
	}
}

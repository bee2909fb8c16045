package charts

import (
	"math"

	"briefing/charts/look"
)

// verticalBars are upright in any case.
var verticalBars = form{
	layouts: []layout{(*sheet).barVertical},
	panels:  []panelLayout{uprightPanels},
	head:    (*plan).headOfBars,
}

var uprightPanels = panelLayout{(*sheet).barVertical, func(keys float64) float64 { return min(max(keys/5, 1.1), 2.5) }}

// barVertical draws upright bars, those of several series side by side.
func (s *sheet) barVertical() error {
	if err := s.legendOfMany(); err != nil {
		return err
	}
	return s.newBarChart(false, false).vertical()
}

// legendOfMany sets a legend where there are several series to tell apart, or
// marks across the bars.
func (s *sheet) legendOfMany() error {
	if len(s.plan.chart.Series) < 2 && s.plan.chart.Target == nil {
		return nil
	}
	return s.legend()
}

// vertical lays the chart out with the value axis at the left.
func (b *barChart) vertical() error {
	if b.sheet.panel != nil {
		return b.uprightPanel()
	}
	names := b.sideNames()
	side := b.sheet.sideWidth(names)
	over := b.label * (ascent + descent)
	rows := b.breakRows()
	ticks, foot := 2*b.tick, b.tick
	var categories []block
	for range 4 { // the width of the ticks and the height of the categories depend on each other
		b.plot = rect{b.sheet.body.x0 + ticks + b.sheet.tickGap(), b.sheet.body.y0 + foot + b.sheet.footGap(), b.sheet.body.x1 - side, b.sheet.body.y1 - over - rows}.crisp()
		if b.plot.width() < 5*b.tick || b.plot.height() < b.sheet.leastPlot() {
			return &problem{text: "the labels leave no room for the bars", hint: "shorten the categories or show fewer of them"}
		}
		if err := b.setSlots(); err != nil {
			return err
		}
		var err error
		if categories, err = b.slotLabels(); err != nil {
			return err
		}
		if err := b.fitUpright(over); err != nil {
			return err
		}
		w, h := max(ticks, b.sheet.tickWidth(b.axis)), max(foot, tallest(categories))
		if w == ticks && h == foot {
			break
		}
		ticks, foot = w, h
	}
	b.drawFrame()
	b.sheet.drawTicksLeft(b.plot, b.axis, b.pos)
	b.drawSlotLabels(categories)
	b.drawBars()
	b.drawBreakLabels(rows)
	return b.drawSide(names)
}

// fitUpright chooses labels and the value axis of upright bars.
func (b *barChart) fitUpright(over float64) error {
	if err := b.setRemarks(); err != nil {
		return err
	}
	steps := b.sheet.steps(b.plot.height(), b.sheet.tickDistance())
	if b.shares {
		if err := b.setWholeAxis(steps); err != nil {
			return err
		}
	}
	if b.stacked {
		b.makeTotals()
		b.noLabels(b.slot - 2*b.u)
		return b.setRoom(steps, over)
	}
	room := b.slot - max(4*b.u, 1.5)
	if len(b.plan.chart.Series) > 1 {
		room = b.bars[0].k1 - b.bars[0].k0
		if b.plan.chart.Target == nil {
			room += 1.5 * b.u
		}
	}
	if !b.wordLabels(room) {
		if !b.mayDropLabels() {
			return &problem{text: "the values do not fit above their bars", hint: "choose kind: bar-horizontal"}
		}
		b.noLabels(room)
	}
	b.preferInside(func(n bar) bool { return n.look.End == look.Open || len(n.value.Disputes()) > 0 })
	return b.settle(steps, over)
}

// mayDropLabels reports whether values may be left to the axis. As long as there
// is a form that shows them, they may not.
func (b *barChart) mayDropLabels() bool {
	return b.sheet.saving > saveNothing || b.plan.chart.Periods || len(b.plan.form.layouts) == 1
}

// wordLabels makes the labels in the first wording that fits.
func (b *barChart) wordLabels(room float64) bool {
	lines := 3
	if len(b.plan.chart.Series) > 1 {
		lines = 1
	}
	wordings := b.sheet.wordings()
	for i, w := range wordings {
		if !b.sheet.panel.skips(i) && b.makeLabels(w, room, lines) {
			b.sheet.panel.chose(i)
			return true
		}
	}
	b.sheet.panel.chose(len(wordings))
	return false
}

// tickGap is the distance of tick labels from the plot.
func (s *sheet) tickGap() float64 { return max(8*s.u, 3) }

// tickDistance is how near to each other the ticks of an upright axis may stand.
func (s *sheet) tickDistance() float64 {
	if s.panel != nil {
		return 1.5 * s.tick // panels are low, and only the first of a row has labels
	}
	return max(2.2*s.tick, 34*s.u)
}

// leastPlot is the least height of a plot between its labels. As long as space
// can be saved elsewhere, it is a good part of the picture.
func (s *sheet) leastPlot() float64 {
	return max(3*s.tick, [...]float64{0.3, 0.3, 0.25, 0}[s.saving]*s.scene.height)
}

// footGap is the distance of keys below the plot from it: clear of the lowest
// tick, which stands half below the plot.
func (s *sheet) footGap() float64 { return max(8*s.u, 0.62*s.tick) }

// tickWidth is the width of the widest tick label.
func (s *sheet) tickWidth(a axis) float64 {
	w := 0.0
	for _, t := range tickTexts(a, s.plan.say, s.plan.chart.Unit) {
		w = max(w, s.plan.fonts.Width(t, regular(s.tick)))
	}
	return w
}

// drawTicksLeft prints the ticks of an upright value axis.
func (s *sheet) drawTicksLeft(plot rect, a axis, pos func(float64) float64) {
	for i, text := range tickTexts(a, s.plan.say, s.plan.chart.Unit) {
		b := s.single(text, regular(s.tick))
		s.place(roleTick, nobody, b, s.plan.theme.Soft, point{plot.x0 - s.tickGap(), plot.y0 + pos(a.ticks[i].value)}, right, centre)
	}
}

// maxLines is how many lines the label of a category may take.
const maxLines = 3

// categorySizes are the sizes of text tried for categories.
func (b *barChart) categorySizes() []float64 {
	return []float64{b.label, (b.label + b.least) / 2, b.least}
}

// slotLabels sets the categories below their slots. Periods may be left out in
// between; names may not.
func (b *barChart) slotLabels() ([]block, error) {
	if b.plan.chart.Periods {
		return b.periodLabels(), nil
	}
	sizes := b.categorySizes()
	var worst string
	for _, size := range sizes {
		labels := make([]block, len(b.plan.keys))
		worst = ""
		for i, k := range b.plan.keys {
			style := regular(size)
			style.Bold = b.plan.highlighted(k.String())
			var ok bool
			if labels[i], ok = b.sheet.fits(b.plan.keyText(k), style, b.slot-max(6*b.u, 3), maxLines); !ok {
				worst = b.plan.keyText(k)
				break
			}
		}
		if worst == "" {
			return labels, nil
		}
	}
	return nil, tooSmall("category", worst, "shorten it, choose kind: bar-horizontal or show fewer categories")
}

// periodLabels sets every nth period, counted from the last, so that they do
// not touch.
func (b *barChart) periodLabels() []block {
	labels := make([]block, len(b.plan.keys))
	widest := 0.0
	for i, k := range b.plan.keys {
		labels[i] = b.sheet.single(b.plan.keyText(k), regular(b.tick))
		widest = max(widest, labels[i].width())
	}
	every := max(1, int(math.Ceil((widest+b.tick)/b.slot)))
	for i := range labels {
		if (len(labels)-1-i)%every != 0 {
			labels[i] = block{}
		}
	}
	return labels
}

func tallest(blocks []block) float64 {
	h := 0.0
	for _, b := range blocks {
		h = max(h, b.height())
	}
	return h
}

func (b *barChart) drawSlotLabels(labels []block) {
	for i, l := range labels {
		if len(l.lines) == 0 {
			continue
		}
		x := b.plot.x0 + (float64(i)+0.5)*b.slot
		x = max(min(x, b.sheet.scene.width-l.width()/2-1), l.width()/2+1)
		b.sheet.place(roleCategory, nobody, l, b.plan.theme.Ink, point{x, b.plot.y0 - b.sheet.footGap()}, centre, right)
	}
}

// drawBars draws the bars with their labels.
func (b *barChart) drawBars() {
	if b.falling {
		b.drawLevels()
	}
	for i, n := range b.bars {
		b.drawBar(n)
		b.drawMark(n)
		b.drawSeam(n)
		if !b.stacked || n.missing {
			b.drawLabel(n, b.labels[i])
		}
	}
	if b.stacked {
		b.drawSegmentLabels()
		b.drawTotals()
	}
}

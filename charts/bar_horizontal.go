package charts

import "briefing/charts/look"

// horizontalBars are horizontal in any case.
var horizontalBars = form{
	layouts: []layout{(*sheet).barHorizontal},
	panels:  []panelLayout{lyingPanels},
	head:    (*plan).headOfBars,
}

var lyingPanels = panelLayout{(*sheet).barHorizontal, lyingShape}

// lyingShape is the shape of panels of horizontal bars.
func lyingShape(keys float64) float64 { return min(max(7/keys, 0.5), 1.8) }

// barHorizontal draws horizontal bars, those of several series one below the other.
func (s *sheet) barHorizontal() error {
	s.lying = true
	if err := s.legendOfMany(); err != nil {
		return err
	}
	return s.newBarChart(true, false).lying()
}

// Shares of the picture's width that the column of categories may take: a
// broader one is tried where a narrower needs too many lines.
var columnShares = [...]float64{0.25, 0.34, 0.42}

// lying lays the chart out with the value axis at the foot.
func (b *barChart) lying() error {
	if b.sheet.panel != nil {
		return b.lyingPanel()
	}
	foot := b.tick*(ascent+descent) + b.sheet.tickGap()
	b.plot = rect{b.sheet.body.x0, b.sheet.body.y0 + foot, b.sheet.body.x1, b.sheet.body.y1 - b.referenceRows()}.crisp()
	if b.plot.height() < 1 {
		return &problem{text: "the labels leave no room for the bars", hint: "shorten the title and the notes"}
	}
	if err := b.setSlots(); err != nil {
		return err
	}
	names, err := b.columnLabels()
	if err != nil {
		return err
	}
	b.plot.x0 += widest(names) + max(12*b.u, 4)
	b.plot.x1 -= 1.5 * b.tick // the last tick stands half beyond the axis
	b.plot = b.plot.crisp()
	if b.plot.width() < 5*b.tick {
		return tooSmall("category", b.plan.keyText(b.plan.keys[0]), "shorten the categories")
	}
	if err := b.setRemarks(); err != nil {
		return err
	}
	if err := b.fitLying(); err != nil {
		return err
	}
	b.drawFrame()
	b.drawTicksBelow()
	b.drawColumn(names)
	b.drawBars()
	return b.drawReferenceRows()
}

// columnLabels sets the categories beside their slots, in the greatest size
// that fits.
func (b *barChart) columnLabels() ([]block, error) {
	var worst string
	picture := b.sheet.scene.width
	if b.sheet.panel != nil {
		picture = b.sheet.panel.picture
	}
	for _, size := range b.categorySizes() {
		for _, share := range columnShares {
			var labels []block
			if labels, worst = b.column(size, share*picture); worst == "" {
				return labels, nil
			}
		}
	}
	return nil, tooSmall("category", worst, "shorten it or show fewer categories")
}

// column sets the categories in a size and width; worst is one that does not fit.
func (b *barChart) column(size, width float64) (labels []block, worst string) {
	labels = make([]block, len(b.plan.keys))
	for i, k := range b.plan.keys {
		style := regular(size)
		style.Bold = b.plan.highlighted(k.String())
		var ok bool
		if labels[i], ok = b.sheet.fits(b.plan.keyText(k), style, width, maxLines); !ok || labels[i].height() > b.slot {
			return nil, b.plan.keyText(k)
		}
	}
	return labels, ""
}

func widest(blocks []block) float64 {
	w := 0.0
	for _, b := range blocks {
		w = max(w, b.width())
	}
	return w
}

// fitLying chooses labels and the value axis of lying bars.
func (b *barChart) fitLying() error {
	steps := b.sheet.steps(b.plot.width(), max(80*b.u, b.widestNumber()+1.5*b.tick))
	over := 1.5 * b.tick
	if b.shares {
		if err := b.setWholeAxis(steps); err != nil {
			return err
		}
	}
	if b.stacked {
		b.makeTotals()
		b.noLabels(b.bars[0].k1 - b.bars[0].k0)
		return b.setRoom(steps, over)
	}
	thick := b.bars[0].k1 - b.bars[0].k0
	if len(b.plan.chart.Series) == 1 {
		thick = b.slot
	}
	for _, whole := range []bool{true, false} {
		for i, w := range b.sheet.wordings() {
			if !b.sheet.panel.skips(i) && b.labelled(w, thick, whole) && b.settle(steps, over) == nil && !(whole && b.wasteful()) {
				b.sheet.panel.chose(i)
				return nil
			}
		}
	}
	b.sheet.panel.chose(len(b.sheet.wordings()))
	if !b.mayDropLabels() {
		return &problem{text: "the values do not fit beside their bars", hint: "show fewer of them"}
	}
	b.noLabels(thick)
	return b.setRoom(steps, over)
}

// allInside says which bars prefer their labels inside: all of them, or, where
// the colours of some do not allow it, those that fade out.
func (b *barChart) allInside() func(bar) bool {
	for _, n := range b.bars {
		if !n.missing && contrast(b.plan.theme.Paper, n.ink) < textContrast {
			return func(n bar) bool { return n.look.End == look.Open }
		}
	}
	return func(bar) bool { return true }
}

// labelled makes the labels in a wording, with or without what is disputed, and
// reports whether they fit into lanes of a thickness.
func (b *barChart) labelled(w wording, thick float64, whole bool) bool {
	if w.size*(ascent+descent) > thick || !b.makeLabels(w, b.plot.width()*0.6, 1) {
		return false
	}
	if !whole {
		b.dropExtras()
	}
	b.preferInside(b.allInside())
	return true
}

// wasteful reports whether labels have made the axis so long that the bars take
// little of it.
func (b *barChart) wasteful() bool {
	needed, ok := newAxis(b.lo, b.hi, 7, b.plan.whole())
	return ok && b.axis.span() > 2.5*needed.span()
}

// dropExtras leaves disputes to their diamonds and the notes.
func (b *barChart) dropExtras() {
	for i := range b.labels {
		b.labels[i].extra = block{}
	}
}

// widestNumber estimates the width of a tick by those of an axis with few.
func (b *barChart) widestNumber() float64 {
	a, ok := newAxis(b.lo, b.hi, 4, b.plan.whole())
	if !ok {
		return 0
	}
	return b.sheet.tickWidth(a)
}

// drawTicksBelow prints the ticks of a lying value axis.
func (b *barChart) drawTicksBelow() {
	axis := b.axis
	if b.diverging {
		axis = axis.unsigned()
	}
	for i, text := range tickTexts(axis, b.plan.say, b.plan.chart.Unit) {
		l := b.sheet.single(text, regular(b.tick))
		at := point{b.plot.x0 + b.pos(b.axis.ticks[i].value), b.plot.y0 - b.sheet.tickGap()}
		b.sheet.place(roleTick, nobody, l, b.plan.theme.Soft, at, centre, right)
	}
}

func (b *barChart) drawColumn(labels []block) {
	x := b.plot.x0 - max(12*b.u, 4)
	for i, l := range labels {
		b.sheet.place(roleCategory, nobody, l, b.plan.theme.Ink, point{x, b.plot.y1 - (float64(i)+0.5)*b.slot}, right, centre)
	}
}

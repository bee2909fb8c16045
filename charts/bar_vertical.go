package charts

import "slices"

// verticalBars are always upright.
var verticalBars = form{
	axisSaysUnit: true,
	upright:      true,
	layouts:      []layoutFunc{barVertical},
	panels:       []panelLayout{uprightPanels},
	head:         (*altWriter).headOfBars,
	ranged:       &uprightRanges,
}

var uprightPanels = panelLayout{barVertical, func(keys float64) float64 { return min(max(keys/5, 1.1), 2.5) }}

// barVertical draws upright bars, those of several series side by side.
func barVertical(s *sheet) error {
	if err := legendOfMany(s); err != nil {
		return err
	}
	var names []sideLabel
	if name, beside := nameOfLine(s); beside {
		names = []sideLabel{name}
	}
	return barsFromZero(s, false, sideBySide(len(s.plan.chart.Series))).layUpright(names)
}

// barsFromZero are labelled bars that begin at zero.
func barsFromZero(s *sheet, horizontal bool, slots slots) *barChart {
	b := newBars(s, horizontal, slots)
	b.addBars(fromZero)
	b.labelled()
	return b
}

// legendOfMany sets a legend where there are several series to tell apart, or
// marks across the bars.
func legendOfMany(s *sheet) error {
	if len(s.plan.chart.Series) < 2 && s.plan.chart.Target == nil && s.plan.chart.Line == nil || s.panel != nil {
		return nil
	}
	return legend(s)
}

// layUpright lays the chart out with the value axis at the left, and names of
// series beside the plot.
func (b *barChart) layUpright(names []sideLabel) error {
	if b.sheet.panel != nil {
		return b.uprightPanel()
	}
	names = append(b.sheet.referenceLabels(), names...)
	rows, compare := b.plot.breakRows(), b.comparison()
	categories, err := b.fitBetween(b.sheet.sideWidth(names), rows+compare.room())
	if err != nil {
		return err
	}
	b.drawUpright(categories, !b.plot.plain, true)
	b.plot.drawBreakLabels(rows)
	compare.draw(b.sheet.body.y1)
	return b.drawReferencesAndNames(names)
}

// fitBetween fits the plot between names at its side, with points for them, and what stands above it. Where
// every bar has its value the axis is left out, and the bars and their numbers have its room.
func (b *barChart) fitBetween(side, above float64) ([]textBlock, error) {
	if scale := b.plot.scale; plainUpright(b) {
		b.plot.plain, b.plot.scale = true, tightScale
		if categories, err := b.fitPlot(0, side, above); err == nil {
			return categories, nil
		}
		b.plot.plain, b.plot.scale = false, scale
	}
	return b.fitPlot(2*b.tick, side, above)
}

// plainUpright reports whether upright bars need no axis if every one has its value.
func plainUpright(b *barChart) bool {
	_, each := b.labels.(*endLabels)
	if b.plan.chart.Periods && len(b.bars.all) > manyBars {
		return false // whose course is read, not each number
	}
	return each && !axisNeeded(b) && b.plan.chart.Line == nil
}

// fitPlot fits the plot beside ticks that take at least so many points.
func (b *barChart) fitPlot(ticks, side, above float64) (categories []textBlock, err error) {
	foot := b.tick
	for range 4 { // the width of the ticks and the height of the categories depend on each other
		left := b.sheet.body.x0
		if !b.plot.plain {
			left += ticks + b.sheet.tickGap()
		}
		b.plot.area = rect{left, b.sheet.body.y0 + foot + b.sheet.footGap(), b.sheet.body.x1 - side, b.sheet.body.y1 - b.plot.headroom() - above}.crisp()
		if b.plot.area.width() < 5*b.tick || b.plot.area.height() < b.sheet.leastPlot() {
			return nil, &layoutError{text: "the labels leave no room for the bars", hint: "shorten the categories or show fewer of them"}
		}
		if categories, err = b.fitUpright(); err != nil {
			return nil, err
		}
		w, h := max(ticks, b.sheet.tickWidth(b.plot.axis)), max(foot, greatest(textBlock.height, categories)+b.plot.below)
		if (w == ticks || b.plot.plain) && h == foot {
			break
		}
		ticks, foot = w, h
	}
	return categories, nil
}

// fitUpright places the bars, their categories and labels.
func (b *barChart) fitUpright() ([]textBlock, error) {
	if err := b.plot.setSlots(b.bars.all); err != nil {
		return nil, err
	}
	categories, err := b.plot.slotLabels()
	if err != nil {
		return nil, err
	}
	if least := b.categorySizes()[max(b.plot.nameLines-1, 0)]; b.plot.nameLines > 0 && slices.ContainsFunc(categories, func(l textBlock) bool { return l.style.Size < least }) {
		return nil, &layoutError{text: "the names are too long to stand below the bars", hint: "write orientation: horizontal"}
	}
	if err := b.under.fit(); err != nil {
		return nil, err
	}
	b.plot.below = b.under.height()
	b.plot.prepareAxis()
	return categories, b.labels.fit()
}

// drawUpright draws the chart, with the texts of its axes where they are asked for.
func (b *barChart) drawUpright(categories []textBlock, ticks, keys bool) {
	b.plot.drawFrame(b.bars.all)
	if ticks {
		b.sheet.drawTicksLeft(b.plot.area, b.plot.axis, b.plot.pos)
	}
	if keys {
		b.plot.drawSlotLabels(categories)
	}
	b.under.draw()
	b.drawAll()
}

// uprightPanel lays upright bars out in the plot of a panel.
func (b *barChart) uprightPanel() error {
	p := b.sheet.panel
	b.plot.area = p.plot
	categories, err := b.fitUpright()
	if err != nil {
		return err
	}
	p.covers(b.plot.axis)
	p.wantsLeft(b.sheet.tickWidth(b.plot.axis) + b.sheet.tickGap())
	p.wants.above, p.wants.foot = b.plot.headroom(), greatest(textBlock.height, categories)+b.sheet.footGap()
	each := b.sheet.saving < saveText // readers need not look down a whole picture
	if each {
		p.wants.eachFoot = p.wants.foot
	}
	b.drawUpright(categories, p.left || p.own, p.foot || each)
	b.plot.drawReferences()
	return nil
}

// tickGap is the distance of tick labels from the plot.
func (z sizes) tickGap() float64 { return max(8*z.u, 3) }

// tickDistance is how near to each other the ticks of an upright axis may stand.
func (s *sheet) tickDistance() float64 {
	if s.panel != nil {
		return 2.2 * s.tick // panels are low, and those after the first of a row have no labels
	}
	return max(2.2*s.tick, 34*s.u)
}

// leastPlot is the least height of a plot between its labels. As long as space
// can be saved elsewhere, it is a good part of the picture.
func (s *sheet) leastPlot() float64 {
	return max(3*s.tick, [...]float64{0.3, 0.3, 0.25, 0}[s.saving]*s.scene.height)
}

// footGap is the distance of keys below the plot, clear of the label of the
// lowest tick.
func (z sizes) footGap() float64 { return max(8*z.u, 0.62*z.tick) }

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
		s.place(roleTick, noOwner, b, s.plan.theme.Soft, point{plot.x0 - s.tickGap(), plot.y0 + pos(a.ticks[i].value)}, right, centre)
	}
}

// drawReferencesAndNames draws reference lines and the labels beside the plot.
func (b *barChart) drawReferencesAndNames(labels []sideLabel) error {
	b.plot.drawReferences()
	for i := range labels {
		from := b.plot.area.x1
		if labels[i].role == roleSeries {
			from = b.plot.area.x0 + b.bars.all[len(b.bars.all)-1].k1
		}
		labels[i].from = point{from, b.plot.area.y0 + b.plot.pos(labels[i].value)}
	}
	return b.sheet.drawSideLabels(1, labels, b.plot.area.x1+b.sheet.sideGap(), b.plot.area.y0-b.tick, b.sheet.body.y1)
}

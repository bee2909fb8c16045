package charts

// horizontalBars are horizontal in any case.
var horizontalBars = form{
	layouts: []layout{barHorizontal},
	panels:  []panelLayout{horizontalPanels},
	head:    (*altWriter).headOfBars,
}

var horizontalPanels = panelLayout{barHorizontal, horizontalShape}

// horizontalShape is the shape of panels of horizontal bars.
func horizontalShape(keys float64) float64 { return min(max(7/keys, 0.5), 1.8) }

// barHorizontal draws horizontal bars, those of several series one below the other.
func barHorizontal(s *sheet) error {
	s.horizontal = true
	if err := legendOfMany(s); err != nil {
		return err
	}
	return sideBars(s, true).layHorizontal()
}

// layHorizontal lays the chart out with the value axis at the foot.
func (b *barChart) layHorizontal() error {
	if b.sheet.panel != nil {
		return b.horizontalPanel()
	}
	foot := b.tick*(ascent+descent) + b.sheet.tickGap()
	b.plot.area = rect{b.sheet.body.x0, b.sheet.body.y0 + foot, b.sheet.body.x1, b.sheet.body.y1 - b.plot.referenceRows()}.crisp()
	if b.plot.area.height() < 1 {
		return &problem{text: "the labels leave no room for the bars", hint: "shorten the title and the notes"}
	}
	if err := b.plot.setSlots(b.bars.all); err != nil {
		return err
	}
	names, err := b.plot.columnLabels()
	if err != nil {
		return err
	}
	b.plot.area.x0 += widest(names) + max(12*b.u, 4)
	b.plot.area.x1 -= 1.5 * b.tick // the last tick stands half beyond the axis
	b.plot.area = b.plot.area.crisp()
	if b.plot.area.width() < 5*b.tick {
		return tooSmall("category", b.plan.words.keyText(b.plan.keys[0]), "shorten the categories")
	}
	if err := b.labels.fitHorizontal(); err != nil {
		return err
	}
	b.plot.drawFrame(b.bars.all)
	b.plot.drawTicksBelow()
	b.plot.drawColumn(names)
	b.drawAll()
	return b.plot.drawReferenceRows()
}

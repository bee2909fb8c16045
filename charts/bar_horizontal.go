package charts

// horizontalBars are always horizontal.
var horizontalBars = form{
	layouts: []layoutFunc{barHorizontal},
	panels:  []panelLayout{horizontalPanels},
	head:    (*altWriter).headOfBars,
}

var horizontalPanels = panelLayout{barHorizontal, horizontalShape}

// horizontalShape is the shape of panels of horizontal bars.
func horizontalShape(keys float64) float64 { return min(max(7/keys, 0.5), 1.8) }

// barHorizontal draws horizontal bars, those of several series one below the other.
func barHorizontal(s *sheet) error {
	return horizontalFromZero(s, sideBySide(len(s.plan.chart.Series)))
}

// horizontalFromZero draws horizontal bars that begin at zero.
func horizontalFromZero(s *sheet, slots slots) error {
	s.horizontal = true
	if err := legendOfMany(s); err != nil {
		return err
	}
	return barsFromZero(s, true, slots).layHorizontal()
}

// layHorizontal lays the chart out with the value axis at the foot.
func (b *barChart) layHorizontal() error {
	table, err := b.plot.newSideTable()
	if err != nil {
		return err
	}
	b.plot.over = max(b.over.height(), table.height())
	names, err := b.plot.rowNames(b.bars.all)
	if err != nil {
		return err
	}
	p, compare := b.sheet.panel, b.comparison()
	if p == nil {
		if err := b.plot.narrow(names, b.plot.headroom()+compare.room()+table.setColumns()); err != nil {
			return err
		}
	}
	b.plot.prepareAxis()
	if err := b.labels.fit(); err != nil {
		return err
	}
	if err := b.over.draw(); err != nil {
		return err
	}
	if p == nil {
		b.plot.drawAxes(names, b.bars.all, true, true)
		b.drawAll()
		compare.draw(b.sheet.body.x1 - table.width())
		table.draw()
		return drawReferenceRows(&b.plot)
	}
	p.covers(b.plot.axis)
	p.wantsFoot(b.tick*(ascent+descent) + b.sheet.tickGap())
	p.wants.left, p.wants.right = greatest(textBlock.width, names)+b.plot.nameGap(), b.plot.headroom()
	b.plot.drawAxes(names, b.bars.all, p.left, p.foot || p.own)
	b.drawAll()
	b.plot.drawReferences()
	return nil
}

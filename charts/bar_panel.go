package charts

// uprightPanel lays upright bars out in the plot of a panel.
func (b *barChart) uprightPanel() error {
	p := b.sheet.panel
	b.plot.area = p.plot
	if err := b.plot.setSlots(b.bars.all); err != nil {
		return err
	}
	categories, err := b.plot.slotLabels()
	if err != nil {
		return err
	}
	over := b.label * (ascent + descent)
	if err := b.labels.fitUpright(over); err != nil {
		return err
	}
	p.covers(b.plot.axis)
	p.wants.left, p.wants.over, p.wants.foot = b.sheet.tickWidth(b.plot.axis)+b.sheet.tickGap(), over, tallest(categories)+b.sheet.footGap()
	b.plot.drawFrame(b.bars.all)
	if p.left {
		b.sheet.drawTicksLeft(b.plot.area, b.plot.axis, b.plot.pos)
	}
	if p.foot {
		b.plot.drawSlotLabels(categories)
	}
	b.drawAll()
	b.plot.drawPanelReferences()
	return nil
}

// horizontalPanel lays horizontal bars out in the plot of a panel.
func (b *barChart) horizontalPanel() error {
	p := b.sheet.panel
	b.plot.area = p.plot
	if err := b.plot.setSlots(b.bars.all); err != nil {
		return err
	}
	names, err := b.plot.columnLabels()
	if err != nil {
		return err
	}
	if err := b.labels.fitHorizontal(); err != nil {
		return err
	}
	p.covers(b.plot.axis)
	p.wants.left, p.wants.side = widest(names)+max(12*b.u, 4), 1.5*b.tick // the last tick stands half beyond the axis
	p.wants.foot = b.tick*(ascent+descent) + b.sheet.tickGap()
	b.plot.drawFrame(b.bars.all)
	if p.foot {
		b.plot.drawTicksBelow()
	}
	if p.left {
		b.plot.drawColumn(names)
	}
	b.drawAll()
	b.plot.drawPanelReferences()
	return nil
}

package charts

// uprightPanel lays upright bars out in the plot of a panel.
func (b *barChart) uprightPanel() error {
	p := b.sheet.panel
	b.plot = p.plot
	if err := b.setSlots(); err != nil {
		return err
	}
	categories, err := b.slotLabels()
	if err != nil {
		return err
	}
	over := b.label * (ascent + descent)
	if err := b.fitUpright(over); err != nil {
		return err
	}
	p.covers(b.axis)
	p.wants.left, p.wants.over, p.wants.foot = b.sheet.tickWidth(b.axis)+b.sheet.tickGap(), over, tallest(categories)+b.sheet.footGap()
	b.drawFrame()
	if p.left {
		b.sheet.drawTicksLeft(b.plot, b.axis, b.pos)
	}
	if p.foot {
		b.drawSlotLabels(categories)
	}
	b.drawBars()
	b.drawPanelReferences()
	return nil
}

// lyingPanel lays lying bars out in the plot of a panel.
func (b *barChart) lyingPanel() error {
	p := b.sheet.panel
	b.plot = p.plot
	if err := b.setSlots(); err != nil {
		return err
	}
	names, err := b.columnLabels()
	if err != nil {
		return err
	}
	if err := b.setRemarks(); err != nil {
		return err
	}
	if err := b.fitLying(); err != nil {
		return err
	}
	p.covers(b.axis)
	p.wants.left, p.wants.side = widest(names)+max(12*b.u, 4), 1.5*b.tick // the last tick stands half beyond the axis
	p.wants.foot = b.tick*(ascent+descent) + b.sheet.tickGap()
	b.drawFrame()
	if p.foot {
		b.drawTicksBelow()
	}
	if p.left {
		b.drawColumn(names)
	}
	b.drawBars()
	b.drawPanelReferences()
	return nil
}

// drawPanelReferences draws the reference lines, which the legend names.
func (b *barChart) drawPanelReferences() {
	for _, r := range b.plan.chart.References {
		b.drawReferenceAt(r)
	}
}

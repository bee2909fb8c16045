package charts

import (
	"slices"

	"briefing/data"
)

// horizontalBars are always horizontal.
var horizontalBars = form{
	axisSaysUnit: true,
	layouts:      []layoutFunc{barRowsPlain, barHorizontal},
	panels:       []panelLayout{plainPanels, horizontalPanels},
	head:         (*altWriter).headOfBars,
	ranged:       &rowsOfRanges,
}

// plainPanels have no axis, and horizontalPanels have one.
var (
	plainPanels      = panelLayout{barRowsPlain, horizontalShape}
	horizontalPanels = panelLayout{barHorizontal, horizontalShape}
)

// horizontalShape is the shape of panels of horizontal bars.
func horizontalShape(keys float64) float64 { return min(max(7/keys, 0.5), 1.8) }

// barHorizontal draws horizontal bars, those of several series one below the other.
func barHorizontal(s *sheet) error {
	return rowsFromZero(s, sideBySide(len(s.plan.chart.Series)))
}

// barRowsPlain draws them without an axis, as every bar has its value: the bars are longer, and
// nothing is between them and their numbers.
func barRowsPlain(s *sheet) error {
	s.horizontal = true
	if err := legendOfMany(s); err != nil {
		return err
	}
	b := barsFromZero(s, true, sideBySide(len(s.plan.chart.Series)))
	if err := plainRows(b); err != nil {
		return err
	}
	return b.layHorizontal()
}

// plainRows leaves the axis of bars in rows out. One is needed where something is read by its
// place alone.
func plainRows(b *barChart) error {
	if axisNeeded(b) {
		return &layoutError{text: "an axis is needed", hint: "write kind: bar-horizontal"}
	}
	b.plot.plain, b.plot.scale = true, tightScale
	return nil
}

// axisNeeded reports whether something is read from the axis, by its place alone.
func axisNeeded(b *barChart) bool {
	s, c := b.sheet, b.plan.chart
	return s.panel != nil && s.panel.own || c.Log || c.Target != nil || len(c.References) > 0 || c.Intervals() || disputed(s.plan)
}

// disputed reports whether others give another number for a value of the chart.
func disputed(p *chartPlan) bool {
	return slices.ContainsFunc(p.chart.Series, func(s data.Plotted) bool {
		return slices.ContainsFunc(s.Values, func(v data.Value) bool { return len(v.Disputes()) > 0 })
	})
}

// rowsFromZero draws horizontal bars that begin at zero.
func rowsFromZero(s *sheet, slots slots) error {
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
	p, compare, brackets := b.sheet.panel, b.comparison(), b.brackets()
	if p == nil {
		if err := b.plot.narrow(names, b.plot.headroom()+compare.room()+table.setColumns()+b.aside.room(names)+b.favour.set()+brackets.room()); err != nil {
			return err
		}
	}
	b.plot.prepareAxis()
	if err := b.labels.fit(); err != nil {
		return err
	}
	b.aside.place()
	if err := b.over.draw(); err != nil {
		return err
	}
	if p == nil {
		b.plot.drawAxes(names, b.bars.all, true, true)
		b.drawAll()
		b.aside.draw()
		b.favour.draw()
		compare.draw(b.sheet.body.x1 - table.width())
		table.draw()
		if err := brackets.draw(b.sheet.body.x1); err != nil {
			return err
		}
		return drawReferenceRows(&b.plot)
	}
	p.covers(b.plot.axis)
	if !b.plot.plain {
		p.wantsFoot(b.tick*(ascent+descent) + b.sheet.tickGap())
	}
	p.wants.left, p.wants.right = greatest(textBlock.width, names)+b.plot.nameGap(), b.plot.headroom()
	b.plot.drawAxes(names, b.bars.all, p.left, p.foot || p.own)
	b.drawAll()
	b.plot.drawReferences()
	return nil
}

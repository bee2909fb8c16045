package charts

import (
	"briefing/data"
	"briefing/data/language"
)

// sideTable is columns of further values beside rows, each with a head above it.
type sideTable struct {
	plot    *barPlot
	of      []sideColumn
	heads   []textBlock
	columns [][]textBlock
	wide    float64 // of all columns with the space before each
	edge    float64 // where the last one ends
	guided  bool    // faint lines lead from the names of rows to their values, over discs with paper between
}

// sideColumn is what a column says: of each row, below a head.
type sideColumn struct {
	head  string
	texts []string
}

// headOf is what stands over a column: with its unit, where its numbers do not say it and the
// chart has another.
func (w chartWords) headOf(b data.Beside) string {
	head := oneLine(b.Label.Plain)
	if b.Figure.Unit == w.chart.Unit || b.Figure.Unit.Kind == data.UnitPercent {
		return head
	}
	return w.say.Say(language.WordTitleUnit, "title", head, "unit", w.say.UnitOf(b.Figure))
}

// newSideTable sets the heads of the columns that the file asks for and of further ones,
// before the rows have their places.
func (plot *barPlot) newSideTable(further ...sideColumn) (*sideTable, error) {
	if plot.sheet.panel != nil || len(plot.plan.chart.Beside)+len(further) == 0 {
		return nil, nil
	}
	t := &sideTable{plot: plot, of: append(besideColumns(plot), further...)}
	for _, column := range t.of {
		style := regular(plot.tick)
		block, ok := plot.sheet.fits(column.head, style, max(6*plot.tick, plot.plan.fonts.WidestWord(column.head, style)), maxLines)
		if !ok {
			return nil, tooSmall("head of the column", column.head, "shorten it")
		}
		t.heads = append(t.heads, block)
	}
	return t, nil
}

// besideColumns are the columns that the file asks for.
func besideColumns(plot *barPlot) []sideColumn {
	var all []sideColumn
	for _, b := range plot.plan.chart.Beside {
		compact := language.NewCompact(plot.plan.say, b.Figure.Unit, func() []data.Value { return b.Series.Values })
		column := sideColumn{head: plot.plan.words.headOf(b)}
		for _, k := range plot.plan.keys {
			text := "–"
			if v, ok := data.NumberAt(b.Series, k); ok {
				text = compact.Label(v)
			}
			column.texts = append(column.texts, text)
		}
		all = append(all, column)
	}
	return all
}

// height is the room of the heads above the rows.
func (t *sideTable) height() float64 {
	if t == nil {
		return 0
	}
	return greatest(textBlock.height, t.heads) + t.plot.labelGap()
}

// setColumns sets the values in the size that the rows have room for, and returns the width
// of all.
func (t *sideTable) setColumns() float64 {
	if t == nil {
		return 0
	}
	size := labelInSlot(t.plot)
	t.edge = t.plot.area.x1
	for i, of := range t.of {
		var column []textBlock
		for row, text := range of.texts {
			style := regular(size)
			style.Bold = t.plot.plan.words.highlighted(t.plot.plan.keys[row].String())
			column = append(column, t.plot.sheet.single(text, style))
		}
		t.columns = append(t.columns, column)
		t.wide += max(greatest(textBlock.width, column), t.heads[i].width()) + t.gap()
	}
	return t.wide
}

func (t *sideTable) gap() float64 { return 1.5 * t.plot.nameGap() }

// draw places the columns, aligned to the right below their heads.
func (t *sideTable) draw() {
	if t == nil {
		return
	}
	edge := t.edge
	for j := len(t.columns) - 1; j >= 0; j-- {
		t.plot.sheet.place(roleTick, noOwner, t.heads[j], t.plot.plan.theme.Soft, point{edge, t.plot.area.y1 + t.plot.labelGap()/2}, right, left)
		for i, l := range t.columns[j] {
			if j == 0 && t.guided {
				at := t.plot.area.y1 - t.plot.centre(i)
				t.plot.sheet.scene.polyline(roleGrid, noOwner, t.plot.plan.theme.Rule, max(0.6*t.plot.u, 0.35), t.plot.sheet.dots(), point{t.plot.area.x0, at}, point{edge - l.width() - t.plot.labelGap(), at})
			}
			t.plot.sheet.place(roleValue, noOwner, l, t.plot.plan.theme.Ink, point{edge, t.plot.area.y1 - t.plot.centre(i)}, right, centre)
		}
		edge -= max(greatest(textBlock.width, t.columns[j]), t.heads[j].width()) + t.gap()
	}
}

func (t *sideTable) width() float64 {
	if t == nil {
		return 0
	}
	return t.wide
}

package page

import (
	"errors"
	"fmt"
	"math"

	"briefing/charts"
	"briefing/data"
	"briefing/report/doc"
)

// level composes columns of blocks. Charts are of one height, so that those side by
// side end on one line, and so do their captions.
func (c blockComposer) level(columns [][]doc.Block, x, width float64) [][]item {
	drawn := c.charts.inColumns(columns, width)
	parts := make([][][]item, len(columns)) // of each column, of each block
	for i, blocks := range columns {
		left := x + float64(i)*(width+columnGap)
		for _, b := range blocks {
			if f, ok := b.(*doc.Figure); ok && drawn[f.Chart] != nil {
				parts[i] = append(parts[i], c.figures().chartItems(f, drawn[f.Chart], nil, left, width))
				continue
			}
			parts[i] = append(parts[i], c.block(b, left, width))
		}
	}
	for n := 0; allCharts(columns, n); n++ {
		levelCaptions(parts, n)
	}
	out := make([][]item, len(columns))
	for i := range parts {
		for _, items := range parts[i] {
			out[i] = append(out[i], items...)
		}
		loosen(out[i])
	}
	return out
}

// allCharts reports whether the nth block of every column is a chart.
func allCharts(columns [][]doc.Block, n int) bool {
	for _, blocks := range columns {
		if n >= len(blocks) {
			return false
		}
		if _, ok := blocks[n].(*doc.Figure); !ok {
			return false
		}
	}
	return len(columns) > 0
}

// levelCaptions makes the captions of the nth charts of all columns equally high, their rules
// in line: what follows them begins on one line.
func levelCaptions(parts [][][]item, n int) {
	tallest := 0.0
	for _, column := range parts {
		if len(column[n]) > 0 {
			tallest = max(tallest, column[n][0].height)
		}
	}
	for _, column := range parts {
		if len(column[n]) > 0 {
			column[n][0].height = tallest
		}
	}
}

// chartRow composes charts side by side, of one height, and below them their data
// tables.
func (c figureComposer) chartRow(b *doc.Row, x, width float64) []item {
	n := len(b.Figures)
	column := (width - columnGap*float64(n-1)) / float64(n)
	below := c.captionRoom(b, column)
	first := item{before: figureGap, after: figureGap, what: "the row of charts", hint: oneBelowOther, pos: b.Place()}
	natural := max(column*rowShapes[0], minChart) + below
	failed := false
	section := c.set.sections // which others follow before the row is placed
	p := newPicture(natural, func(height float64) ([]Box, float64) {
		if failed {
			return nil, height
		}
		last := c.set.sections
		c.set.sections = section
		defer func() { c.set.sections = last }()
		taken := height
		boxes := c.set.guardedBoxes(b.Place(), func() []Box {
			drawn, err := c.charts.sameNear(chartsOf(b), column, height-below)
			if err != nil {
				c.set.refuse(crowded(err, b.Place(), "other charts", oneBelowOther), b.Place())
				return nil
			}
			row, tall := c.placed(b, drawn, x, column)
			if _, h := drawn[0].Size(); h != height-below {
				taken = tall
			}
			return row
		})
		failed = len(boxes) == 0
		return boxes, taken
	})
	items := []item{{float: &float{parts: []item{first}, picture: p}}}
	return append(items, c.tablesOfRow(tablesIn(b), n, x, width)...)
}

// tablesIn are the charts of a row that have their data with them.
func tablesIn(b *doc.Row) (out []*doc.Figure) {
	for _, f := range b.Figures {
		if f.Data != nil && f.DataAnchor == "" {
			out = append(out, f)
		}
	}
	return out
}

// chartsOf are the charts of a row.
func chartsOf(b *doc.Row) []*data.Chart {
	var all []*data.Chart
	for _, f := range b.Figures {
		all = append(all, f.Chart)
	}
	return all
}

// oneBelowOther is the hint for charts that have no room side by side.
const oneBelowOther = "write the charts one below the other, or show less in each"

// row composes a row of charts with their captions, as high as room says. It returns
// their data tables.
func (c figureComposer) row(b *doc.Row, x, width, room float64) ([]item, []*doc.Figure) {
	n := len(b.Figures)
	column := (width - columnGap*float64(n-1)) / float64(n)
	drawn, err := c.charts.sameSize(chartsOf(b), column, max(room-c.captionRoom(b, column), minChart/2))
	if err != nil {
		c.set.refuse(crowded(err, b.Place(), "other charts", oneBelowOther), b.Place())
		return nil, nil
	}
	row := item{before: figureGap, after: figureGap, what: "the row of charts", hint: oneBelowOther, pos: b.Place()}
	row.boxes, row.height = c.placed(b, drawn, x, column)
	return []item{row}, tablesIn(b)
}

// placed places charts side by side with their captions.
func (c figureComposer) placed(b *doc.Row, drawn []*charts.Chart, x, column float64) (boxes []Box, height float64) {
	parts := make([][][]item, len(b.Figures))
	for i, f := range b.Figures {
		parts[i] = [][]item{c.withCaption(f, drawn[i], nil, x+float64(i)*(column+columnGap), column)}
	}
	levelCaptions(parts, 0)
	for _, part := range parts {
		placed, tall := stacked(part[0])
		boxes = append(boxes, placed...)
		height = max(height, tall)
	}
	return boxes, height
}

// crowded is the fault of a chart that has room on a page alone, perhaps, but not
// beside something: it stands where the block does.
func crowded(err error, pos data.Pos, what, hint string) error {
	var f data.Fault
	if !errors.As(err, &f) || f.Path == "" {
		return err
	}
	return data.Fault{Pos: pos, Text: fmt.Sprintf("%s has no room beside %s: %s", f.Path, what, f.Text), Hint: hint}
}

// captionRoom is the room that the captions of a row take.
func (c figureComposer) captionRoom(b *doc.Row, column float64) float64 {
	above, below := 0.0, 0.0
	for _, f := range b.Figures {
		a, b := c.frameRoom(f, column)
		above, below = max(above, a), max(below, b)
	}
	return above + below
}

// frameRoom is the room that the captions of a chart take above and below it, with the space
// between.
func (c figureComposer) frameRoom(f *doc.Figure, width float64) (above, below float64) {
	items := c.frame(f, newRoot(), 0, width)
	above = items[0].height + items[0].after
	return above, heightOf(items) - above
}

// maxTableBeside is the most rows of data tables that stand side by side.
const maxTableBeside = 12

// tablesOfRow composes the data tables of a row of charts: each below its chart
// where none is squeezed there, otherwise one below the other, with captions.
func (c figureComposer) tablesOfRow(tables []*doc.Figure, n int, x, width float64) []item {
	column := (width - columnGap*float64(n-1)) / float64(n)
	if len(tables) < n || !c.tablesFit(tables, column) {
		return c.tablesBelow(tables, x, width)
	}
	row := item{after: 16, what: "the tables of a row of charts", hint: "add data-table: false", pos: tables[0].Place()}
	for i, t := range tables {
		table, left := c.tableOf(t), x+float64(i)*(column+columnGap)
		items := tableItems(c.set, *t.Data, left, column, table)
		c.set.caption(table, items, left)
		boxes, height := stacked(items)
		row.boxes = append(row.boxes, boxes...)
		row.height = max(row.height, height)
	}
	return floating([]item{row})
}

// tablesFit reports whether data tables fit columns of a width without being
// squeezed, and are so short that they stand on a page whole.
func (c figureComposer) tablesFit(tables []*doc.Figure, column float64) bool {
	for _, t := range tables {
		if len(t.Data.Records) > maxTableBeside || newGrid(c.set, *t.Data, 0, len(t.Data.Columns), column, c.set.root).bestWidth() > column {
			return false
		}
	}
	return true
}

// tablesBelow composes data tables that stand apart from their charts, each with a
// label of its own; their headers say what they hold.
func (c figureComposer) tablesBelow(figures []*doc.Figure, x, width float64) []item {
	var items []item
	for _, f := range figures {
		items = append(items, floating(c.tableWithCaption(f, f.DataCaption, x, width))...)
	}
	return items
}

// tableWithCaption composes the data table of a chart below a caption.
func (c figureComposer) tableWithCaption(f *doc.Figure, text doc.Caption, x, width float64) []item {
	e := c.tableOf(f)
	caption := c.caption(text, x, width, e.child(Caption))
	caption.before, caption.after, caption.next = slideGap, 4, bound
	return append([]item{caption}, tableItems(c.set, *f.Data, x, width, e)...)
}

// besideShare is the part of the width that a chart with a text beside it takes.
const besideShare = 0.6

// chartBeside composes a chart with a text beside it, and below both the data
// table.
func (c figureComposer) chartBeside(b *doc.Figure, x, width float64) []item {
	row := c.besideRow(b, x, width, 0)
	if len(row) == 0 {
		return nil
	}
	return append([]item{{float: &float{parts: row}}}, c.dataBelow(b, x, width)...)
}

// besideRow composes a chart and the text beside it, with the footnotes of the text
// as high as room says or, for 0, as they need. They stand on one page.
func (c figureComposer) besideRow(b *doc.Figure, x, width, room float64) []item {
	gap := 1.5 * columnGap
	wide := math.Round(besideShare * (width - gap))
	narrow := width - gap - wide
	left, right := x, x+wide+gap // of the chart, of the text
	if b.Side == data.SideLeft {
		left, right = x+narrow+gap, x
	}
	words := proseItems(c.set, *b.Beside, c.set.bodySize, right, min(narrow, c.set.measure), c.set.section())
	if room > 0 {
		room -= heightOfNotes(notesOf(words))
	}
	ch, err := c.besideChart(b, wide, room)
	if err != nil {
		err = crowded(err, b.Place(), "the text", "write the text as a block of its own, or show less in the chart")
	}
	picture, tall := stacked(c.withCaption(b, ch, err, left, wide))
	text, high := stacked(words)
	if err != nil {
		return nil
	}
	row := item{height: max(tall, high), before: figureGap, after: figureGap, what: "a chart with the text beside it", pos: b.Place(),
		hint: "shorten the text, or write it as a block of its own", notes: notesOf(words)}
	if b.Side == data.SideLeft {
		row.boxes = append(text, picture...)
	} else {
		row.boxes = append(picture, text...)
	}
	return []item{row}
}

func (c figureComposer) besideChart(b *doc.Figure, width, room float64) (*charts.Chart, error) {
	if room != 0 {
		above, below := c.frameRoom(b, width)
		return c.charts.atSize(b.Chart, width, max(room-above-below, minChart/2), 0)
	}
	if !b.Chart.Size.IsZero() {
		return c.charts.atWidth(b.Chart, width)
	}
	drawn, err := c.charts.sameHeight([]*data.Chart{b.Chart}, width)
	if err != nil {
		return nil, err
	}
	return drawn[0], nil
}

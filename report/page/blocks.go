package page

import (
	"slices"

	"briefing/charts"
	"briefing/data"
	"briefing/report/doc"
)

// columnGap is the space between columns of any kind, in points.
const columnGap = 16

// loosen lets a heading go that heads nothing: one followed by a heading of its
// own level or a higher one.
func loosen(items []item) {
	for i := range items {
		if items[i].level == 0 {
			continue
		}
		if i+1 == len(items) || items[i+1].level > 0 && items[i+1].level <= items[i].level {
			items[i].next = loose
		}
	}
}

// blockComposer composes the blocks of a briefing, in the columns that they are
// given.
type blockComposer struct {
	set    *setter
	charts *sizer
	doc    *doc.Document
}

// figures composes charts and tables; numbers, key numbers.
func (c blockComposer) figures() figureComposer { return figureComposer{c.set, c.charts} }
func (c blockComposer) numbers() numberComposer { return numberComposer{c.set, c.charts} }

// block composes a block. A panic in it is a fault of the block.
func (c blockComposer) block(b doc.Block, x, width float64) []item {
	return c.set.contained(b.Place(), func() []item { return c.kind(b, x, width) })
}

func (c blockComposer) kind(b doc.Block, x, width float64) []item {
	switch b := b.(type) {
	case *doc.Heading:
		return []item{c.heading(b, x, width)}
	case *doc.Text:
		return setProse(c.set, b.Prose, c.set.bodySize, x, width, c.set.section())
	case *doc.KeyNumbers:
		return c.numbers().keyNumbers(b, x, width)
	case *doc.Figure:
		return c.figures().chart(b, x, width)
	case *doc.Table:
		return c.figures().table(b, x, width)
	case *doc.Columns:
		return c.columns(b, x, width)
	case *doc.Summary:
		return c.summary(b, x, width)
	case *doc.Row:
		return c.figures().chartRow(b, x, width)
	}
	return []item{{breaks: true}} // a *doc.PageBreak
}

// headingSpace by level, in points: before and after.
var headingSpace = [...]struct{ before, after float64 }{{}, {30, 11}, {20, 6}, {14, 4}}

// heading composes a heading and opens its section: its number, and the title with
// its lines flush.
func (c blockComposer) heading(h *doc.Heading, x, width float64) item {
	title := c.set.line(h.Title)
	e := c.set.open(h.Level, title).child([...]Role{"", H1, H2, H3}[h.Level])
	style := bold(c.set.headingSize[h.Level])
	s := setting{x: x, width: width, size: style.Size, leading: 1.25}
	boxes := []Box{{Kind: BoxAnchor, X: x, Anchor: h.Anchor}}
	if h.Number != "" {
		boxes = append(boxes, c.set.label(h.Number, style, s, e)...)
		indent := c.set.fonts.Width(h.Number, style) + style.Size/2
		s.x, s.width = s.x+indent, s.width-indent
	}
	placed, height := c.set.stack(one(title, style, c.set.ink.text), s, e)
	space := headingSpace[h.Level]
	return item{height: height, before: space.before, after: space.after, boxes: append(boxes, placed...),
		next: bound, level: h.Level, what: "the heading", pos: h.Place()}
}

// maxAbreast is how many key numbers stand in a row.
const maxPerRow = 4

// numberComposer composes key numbers.
type numberComposer struct {
	set    *setter
	charts *sizer
}

// keyNumbers composes large numbers in a row, in rows of equal columns.
func (c numberComposer) keyNumbers(b *doc.KeyNumbers, x, width float64) []item {
	n := len(b.Numbers)
	if n == 0 {
		return nil
	}
	most := maxPerRow
	if width < c.set.textWidth {
		most = 2
	}
	rows := (n + most - 1) / most
	perRow := max((n+rows-1)/rows, 2)
	var items []item
	for from := 0; from < n; from += perRow {
		items = append(items, c.numberRow(b.Numbers[from:min(from+perRow, n)], perRow, x, width, b.Place()))
	}
	items[0].before, items[len(items)-1].after = c.set.numberSpace-4, c.set.numberSpace+6
	return items
}

func (c numberComposer) numberRow(numbers []doc.KeyNumber, perRow int, x, width float64, pos data.Pos) item {
	column := (width - columnGap*float64(perRow-1)) / float64(perRow)
	headlines, size := c.headlines(numbers, column, pos)
	row := item{before: c.set.numberSpace, after: c.set.numberSpace, what: "the row of key numbers", hint: "shorten the labels", pos: pos}
	columns := make([][]Box, len(numbers))
	for i := range numbers {
		boxes, height := c.keyNumber(headlines[i], size, x+float64(i)*(column+columnGap), column, pos)
		columns[i] = boxes
		row.height = max(row.height, height)
	}
	top := row.height + sparkGap // of all sparklines of the row
	for i, n := range numbers {
		boxes, height := c.sparkline(n, x+float64(i)*(column+columnGap), column, pos)
		row.boxes = lowered(append(row.boxes, columns[i]...), boxes, top)
		if height > 0 {
			row.height = max(row.height, top+height)
		}
	}
	return row
}

// sparkGap is the distance of a sparkline from the label above it, in points.
const sparkGap = 6

// sparkline places the small line of a key number that has one, and below it the
// sources of what the line shows beside the number.
func (c numberComposer) sparkline(n doc.KeyNumber, x, width float64, pos data.Pos) ([]Box, float64) {
	if n.Sparkline == nil {
		return nil, 0
	}
	ch, err := c.charts.sparkline(*n.Sparkline, width, c.set.sparkHeight)
	if err != nil {
		c.set.refuse(err, pos)
		return nil, 0
	}
	e := c.set.section().child(Figure)
	e.Alt = ch.Alt()
	boxes := []Box{{Kind: BoxChart, Element: e, X: x, W: width, H: c.set.sparkHeight, Chart: ch}}
	if n.Trend == nil {
		return boxes, c.set.sparkHeight
	}
	p := c.set.section().child(P)
	below, height := c.set.stack(c.set.spans(n.Trend, span{style: regular(c.set.smallSize), ink: c.set.ink.soft}, p), setting{x: x, width: width, size: c.set.smallSize, leading: 1.35}, p)
	return lowered(boxes, below, c.set.sparkHeight+2), c.set.sparkHeight + 2 + height
}

// keyNumber places a number: a rule above it, its label and sources below.
func (c numberComposer) keyNumber(h doc.Headline, size, x, width float64, pos data.Pos) ([]Box, float64) {
	e := c.set.section().child(P)
	boxes := []Box{rule(x, 0, width, 1.5, c.set.ink.accent)}
	s := setting{x: x, width: width, size: size, leading: 1.2}
	number, height := c.set.stack(one(c.set.check(h.Number, pos), bold(size), c.set.ink.text), s, e)
	boxes = lowered(boxes, number, 8)

	label := c.set.spans(h.Label, span{style: regular(c.set.numberLabel), ink: c.set.ink.soft}, e)
	below, labelHeight := c.set.stack(label, setting{x: x, width: width, size: c.set.numberLabel, leading: 1.35}, e)
	return lowered(boxes, below, 8+height+2), 8 + height + 2 + labelHeight
}

// figureComposer composes charts and tables with their captions.
type figureComposer struct {
	set    *setter
	charts *sizer
}

// chart composes a chart at the width of its column, its caption, and the data
// table if the block asks for it.
func (c figureComposer) chart(f *doc.Figure, x, width float64) []item {
	if f.Beside != nil {
		return c.chartBeside(f, x, width)
	}
	ch, err := c.charts.drawn(f.Chart, width)
	return c.chartAs(f, ch, err, x, width)
}

// chartAs composes a chart that was laid out, or the error of one that was not, as
// chart does.
func (c figureComposer) chartAs(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	items := c.pictured(f, ch, err, x, width)
	if len(items) > 0 && f.Data != nil && !c.set.slides { // slides have the data at the end
		items = append(items, sheetItems(c.set, *f.Data, x, width, c.set.section().child(Table))...)
	}
	if len(items) > 0 {
		items[0].floats = len(items)
	}
	return items
}

// pictured composes a chart that was laid out, or the error of one that was not,
// and its caption.
func (c figureComposer) pictured(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	if err != nil {
		c.set.refuse(err, f.Chart.Pos)
		return nil
	}
	w, h := ch.Size()
	e := c.set.section().child(Figure)
	e.Alt = ch.Alt()
	picture := item{height: h, before: 16, after: 8, next: bound, what: "the chart", pos: f.Place(),
		hint:  "give the chart a size that is less tall",
		boxes: append(anchored(f.Anchors, x), Box{Kind: BoxChart, Element: e, X: x, W: w, H: h, Chart: ch})}
	caption := c.caption(f.Caption, x, width, c.set.section().child(Caption))
	caption.after = 14
	return []item{picture, caption}
}

// caption composes the label of a figure or table and its text.
func (c figureComposer) caption(from doc.Caption, x, width float64, e *Element) item {
	spans := one(from.Lead, bold(c.set.captionSize), c.set.ink.text)
	if text := c.set.line(from.Text); text != "" {
		spans = append(spans, one(" "+text, regular(c.set.captionSize), c.set.ink.soft)...)
	}
	boxes, height := c.set.stack(spans, setting{x: x, width: width, size: c.set.captionSize, leading: 1.4}, e)
	return item{height: height, boxes: boxes, what: "the caption", hint: "shorten it", pos: from.Text.Pos}
}

// columns composes sequences of blocks side by side; they stand on one page.
func (c blockComposer) columns(b *doc.Columns, x, width float64) []item {
	n := float64(len(b.Columns))
	if n == 0 {
		return nil
	}
	column := (width - columnGap*(n-1)) / n
	if column < minColumn {
		c.set.fault(b.Place(), "the columns are too narrow", "write fewer columns side by side")
		return nil
	}
	row := item{before: paragraphGap, after: paragraphGap, what: "a set of columns", hint: "put less into the columns", pos: b.Place()}
	for _, items := range c.level(b.Columns, x, column) {
		boxes, height := stacked(items)
		row.foot = append(row.foot, feetOf(items)...)
		row.boxes = append(row.boxes, boxes...)
		row.height = max(row.height, height)
	}
	return []item{row}
}

// minColumn is the least width of a column, in points.
const minColumn = 100

// stacked stacks items into one; page breaks in it have no effect.
func stacked(items []item) (boxes []Box, height float64) {
	items = slices.DeleteFunc(items, func(it item) bool { return it.breaks })
	if len(items) == 0 {
		return nil, 0
	}
	var p paginator
	p.place(items)
	return p.pages[0], p.y
}

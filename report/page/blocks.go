package page

import (
	"cmp"
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

// block composes a block. A panic in it is a fault of the block.
func (c *composer) block(b doc.Block, x, width float64) []item {
	return c.contained(b.Place(), func() []item { return c.kind(b, x, width) })
}

func (c *composer) kind(b doc.Block, x, width float64) []item {
	switch b := b.(type) {
	case *doc.Heading:
		return []item{c.heading(b, x, width)}
	case *doc.Text:
		return c.prose(b.Prose, c.bodySize, x, width, c.section())
	case *doc.KeyNumbers:
		return c.keyNumbers(b, x, width)
	case *doc.Figure:
		return c.chart(b, x, width)
	case *doc.Table:
		return c.table(b, x, width)
	case *doc.Columns:
		return c.columns(b, x, width)
	case *doc.Summary:
		return c.summary(b, x, width)
	case *doc.Row:
		return c.chartRow(b, x, width)
	}
	return []item{{breaks: true}} // a *doc.PageBreak
}

// headingSpace by level, in points: before and after.
var headingSpace = [...]struct{ before, after float64 }{{}, {30, 11}, {20, 6}, {14, 4}}

// heading composes a heading and opens its section: its number, and the title with
// its lines flush.
func (c *composer) heading(h *doc.Heading, x, width float64) item {
	title := c.line(h.Title)
	e := c.open(h.Level, title).child([...]Role{"", H1, H2, H3}[h.Level])
	style := bold(c.headingSize[h.Level])
	s := setting{x: x, width: width, size: style.Size, leading: 1.25}
	boxes := []Box{{Kind: BoxAnchor, X: x, Anchor: h.Anchor}}
	if h.Number != "" {
		boxes = append(boxes, c.label(h.Number, style, s, e)...)
		indent := c.fonts.Width(h.Number, style) + style.Size/2
		s.x, s.width = s.x+indent, s.width-indent
	}
	placed, height := c.stack(one(title, style, c.ink.text), s, e)
	space := headingSpace[h.Level]
	return item{height: height, before: space.before, after: space.after, boxes: append(boxes, placed...),
		next: bound, level: h.Level, what: "the heading", pos: h.Place()}
}

// maxAbreast is how many key numbers stand in a row.
const maxPerRow = 4

// keyNumbers composes large numbers in a row, in rows of equal columns.
func (c *composer) keyNumbers(b *doc.KeyNumbers, x, width float64) []item {
	n := len(b.Numbers)
	if n == 0 {
		return nil
	}
	most := maxPerRow
	if width < c.textWidth {
		most = 2
	}
	rows := (n + most - 1) / most
	perRow := max((n+rows-1)/rows, 2)
	var items []item
	for from := 0; from < n; from += perRow {
		items = append(items, c.numberRow(b.Numbers[from:min(from+perRow, n)], perRow, x, width, b.Place()))
	}
	items[0].before, items[len(items)-1].after = c.numberSpace-4, c.numberSpace+6
	return items
}

func (c *composer) numberRow(numbers []doc.KeyNumber, perRow int, x, width float64, pos data.Pos) item {
	column := (width - columnGap*float64(perRow-1)) / float64(perRow)
	headlines, size := c.headlines(numbers, column, pos)
	row := item{before: c.numberSpace, after: c.numberSpace, what: "the row of key numbers", hint: "shorten the labels", pos: pos}
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
func (c *composer) sparkline(n doc.KeyNumber, x, width float64, pos data.Pos) ([]Box, float64) {
	if n.Sparkline == nil {
		return nil, 0
	}
	ch, err := charts.Sparkline(c.ds, *n.Sparkline, charts.Options{Width: width, Height: c.sparkHeight, Fonts: c.fonts, OnPage: true})
	if err != nil {
		c.refuse(err, pos)
		return nil, 0
	}
	e := c.section().child(Figure)
	e.Alt = ch.Alt()
	boxes := []Box{{Kind: BoxChart, Element: e, X: x, W: width, H: c.sparkHeight, Chart: ch}}
	if n.Trend == nil {
		return boxes, c.sparkHeight
	}
	p := c.section().child(P)
	below, height := c.stack(c.spans(n.Trend, span{style: regular(c.smallSize), ink: c.ink.soft}, p), setting{x: x, width: width, size: c.smallSize, leading: 1.35}, p)
	return lowered(boxes, below, c.sparkHeight+2), c.sparkHeight + 2 + height
}

// keyNumber places a number: a rule above it, its label and sources below.
func (c *composer) keyNumber(h doc.Headline, size, x, width float64, pos data.Pos) ([]Box, float64) {
	e := c.section().child(P)
	boxes := []Box{rule(x, 0, width, 1.5, c.ink.accent)}
	s := setting{x: x, width: width, size: size, leading: 1.2}
	number, height := c.stack(one(c.check(h.Number, pos), bold(size), c.ink.text), s, e)
	boxes = lowered(boxes, number, 8)

	label := c.spans(h.Label, span{style: regular(c.numberLabel), ink: c.ink.soft}, e)
	below, labelHeight := c.stack(label, setting{x: x, width: width, size: c.numberLabel, leading: 1.35}, e)
	return lowered(boxes, below, 8+height+2), 8 + height + 2 + labelHeight
}

// chart composes a chart at the width of its column, its caption, and the data
// table if the block asks for it.
func (c *composer) chart(f *doc.Figure, x, width float64) []item {
	if f.Beside != nil {
		return c.chartBeside(f, x, width)
	}
	ch, err := c.drawn(f.Chart, width)
	return c.chartAs(f, ch, err, x, width)
}

// chartAs composes a chart that was laid out, or the error of one that was not, as
// chart does.
func (c *composer) chartAs(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	items := c.pictured(f, ch, err, x, width)
	switch {
	case len(items) == 0 || f.Data == nil:
	case c.slides:
		c.atEnd = append(c.atEnd, f)
	default:
		items = append(items, c.sheet(*f.Data, x, width, c.section().child(Table))...)
	}
	if len(items) > 0 {
		items[0].floats = len(items)
	}
	return items
}

// pictured composes a chart that was laid out, or the error of one that was not,
// and its caption.
func (c *composer) pictured(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	if err != nil {
		c.refuse(err, f.Chart.Pos)
		return nil
	}
	w, h := ch.Size()
	e := c.section().child(Figure)
	e.Alt = ch.Alt()
	picture := item{height: h, before: 16, after: 8, next: bound, what: "the chart", pos: f.Place(),
		hint:  "give the chart a size that is less tall",
		boxes: append(anchored(f.Anchors, x), Box{Kind: BoxChart, Element: e, X: x, W: w, H: h, Chart: ch})}
	caption := c.caption(f.Caption, x, width, c.section().child(Caption))
	caption.after = 14
	return []item{picture, caption}
}

// shapes are the heights tried for a chart, as parts of its width: a flat one that
// leaves room for the data table, then taller ones for charts with many labels.
var shapes = [...]float64{0.56, 0.7, 0.85, 1.1, 1.3}

// drawn lays a chart out at a width. A chart with a size of its own keeps the
// proportions; another may grow until its labels fit.
func (c *composer) drawn(chart *data.Chart, width float64) (*charts.Chart, error) {
	if !chart.Size.IsZero() {
		w, h := chart.Size.Points(data.DefaultDPI)
		return charts.New(c.ds, chart, charts.Options{Width: width, Height: width * h / w, Fonts: c.fonts, Logo: c.logos, Numbers: c.doc.Numbers, OnPage: true})
	}
	var first error
	for _, shape := range shapes {
		ch, err := charts.New(c.ds, chart, charts.Options{Width: width, Height: max(width*shape, minChart), Fonts: c.fonts, Logo: c.logos, Numbers: c.doc.Numbers, OnPage: true})
		if err == nil {
			return ch, nil
		}
		first = cmp.Or(first, err)
	}
	return nil, first
}

// minChart is the least height of a chart in a narrow column, in points.
const minChart = 200

// caption composes the label of a figure or table and its text.
func (c *composer) caption(from doc.Caption, x, width float64, e *Element) item {
	spans := one(from.Lead, bold(c.captionSize), c.ink.text)
	if text := c.line(from.Text); text != "" {
		spans = append(spans, one(" "+text, regular(c.captionSize), c.ink.soft)...)
	}
	boxes, height := c.stack(spans, setting{x: x, width: width, size: c.captionSize, leading: 1.4}, e)
	return item{height: height, boxes: boxes, what: "the caption", hint: "shorten it", pos: from.Text.Pos}
}

// columns composes sequences of blocks side by side; they stand on one page.
func (c *composer) columns(b *doc.Columns, x, width float64) []item {
	n := float64(len(b.Columns))
	if n == 0 {
		return nil
	}
	column := (width - columnGap*(n-1)) / n
	if column < minColumn {
		c.faults = append(c.faults, data.Fault{Pos: b.Place(), Text: "the columns are too narrow",
			Hint: "write fewer columns side by side"})
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

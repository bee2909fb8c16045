package page

import (
	"slices"

	"briefing/charts"
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
	return c.set.guarded(b.Place(), func() []item { return c.compose(b, x, width) })
}

func (c blockComposer) compose(b doc.Block, x, width float64) []item {
	switch b := b.(type) {
	case *doc.Heading:
		return []item{c.heading(b, x, width)}
	case *doc.Text:
		return proseItems(c.set, b.Prose, c.set.bodySize, x, width, c.set.section())
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
	placed, height := c.set.stack(styled(title, style, c.set.ink.text), s, e)
	space := headingSpace[h.Level]
	return item{height: height, before: space.before, after: space.after, boxes: append(boxes, placed...),
		next: bound, level: h.Level, what: "the heading", pos: h.Place()}
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
	ch, err := c.charts.atWidth(f.Chart, width)
	return c.chartItems(f, ch, err, x, width)
}

// chartItems composes a chart that was laid out, or the error of one that was not, as
// chart does.
func (c figureComposer) chartItems(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	items := c.withCaption(f, ch, err, x, width)
	if len(items) > 0 && f.Data != nil && !c.set.slides { // slides have the data at the end
		items = append(items, tableItems(c.set, *f.Data, x, width, c.set.section().child(Table))...)
	}
	if len(items) > 0 {
		items[0].floats = len(items)
	}
	return items
}

// withCaption composes a chart that was laid out, or the error of one that was not,
// and its caption.
func (c figureComposer) withCaption(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	if err != nil {
		c.set.refuse(err, f.Chart.Pos)
		return nil
	}
	w, h := ch.Size()
	e := c.set.section().child(Figure)
	e.Alt = ch.Alt()
	picture := item{height: h, before: 16, after: 8, next: bound, what: "the chart", pos: f.Place(),
		hint:  "give the chart a size that is less tall",
		boxes: append(anchorBoxes(f.Anchors, x), Box{Kind: BoxChart, Element: e, X: x, W: w, H: h, Chart: ch})}
	caption := c.caption(f.Caption, x, width, c.set.section().child(Caption))
	caption.after = 14
	return []item{picture, caption}
}

// caption composes the label of a figure or table and its text.
func (c figureComposer) caption(from doc.Caption, x, width float64, e *Element) item {
	spans := styled(from.Lead, bold(c.set.captionSize), c.set.ink.text)
	if text := c.set.line(from.Text); text != "" {
		spans = append(spans, styled(" "+text, regular(c.set.captionSize), c.set.ink.soft)...)
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
		row.notes = append(row.notes, notesOf(items)...)
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

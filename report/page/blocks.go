package page

import (
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
var headingSpace = [...]struct{ before, after float64 }{{}, {28, 10}, {20, 6}, {13, 4}}

// heading composes a heading and opens its section: its number, and the title with
// its lines flush.
func (c blockComposer) heading(h *doc.Heading, x, width float64) item {
	title := c.set.line(h.Title)
	e := c.set.open(h.Level, title).child([...]Role{"", H1, H2, H3}[h.Level])
	style := bold(c.set.headingSize[h.Level])
	s := setting{x: x, width: width, size: style.Size, leading: 1.25}
	boxes := []Box{{Kind: BoxAnchor, X: x, Anchor: h.Anchor}}
	if h.Number != "" {
		boxes = append(boxes, c.set.label(h.Number, h.Lead, style, c.set.ink.named, s, e)...)
		indent := c.set.fonts.Width(h.Number, style) + style.Size/2
		s.x, s.width = s.x+indent, s.width-indent
	}
	spans := styled(title, style, c.set.ink.text)
	s.width = c.set.balanced(spans, s.width)
	placed, height := c.set.stack(spans, s, e)
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
	e := c.group(f).child(Figure)
	parts := c.frame(f, c.group(f), x, width)
	items := []item{{float: &float{parts: parts, picture: c.picture(f, e, x, width), at: framed}}}
	return append(items, c.dataBelow(f, x, width)...)
}

// picture is a chart of which the page decides the height.
func (c figureComposer) picture(f *doc.Figure, e *Element, x, width float64) *picture {
	height := c.charts.natural(f.Chart, width)
	words := c.group(f).child(P)
	failed := false
	p := newPicture(height, func(height float64) ([]Box, float64) {
		var boxes []Box
		if !failed {
			boxes = c.set.guardedBoxes(f.Place(), func() []Box {
				ch, err := c.charts.near(f.Chart, width, height)
				if err != nil {
					c.set.refuse(err, f.Chart.Pos)
					return nil
				}
				e.Alt = ch.Alt()
				return []Box{chartBox(ch, e, x), c.inWords(f, ch, words, x)}
			})
		}
		if failed = len(boxes) == 0; failed {
			return nil, height
		}
		return boxes, boxes[0].H
	})
	if !f.Chart.Size.IsZero() {
		p.low, p.high = height, height
	}
	return p
}

// inWords is what a chart shows at length, for those who hear the briefing: a paragraph at its
// foot, of which nothing is seen. It stands beside the Figure, as screen readers say the alt text
// of a Figure in place of everything in it; what the alt text says it does not say again.
func (c figureComposer) inWords(f *doc.Figure, ch *charts.Chart, p *Element, x float64) Box {
	p.Actual = ch.Description(charts.Standing{AfterAlt: true, WithTable: f.Data != nil && !c.set.slides, Remarked: f.Data != nil && f.DataAnchor == ""})
	_, h := ch.Size()
	return c.set.unseen(p, x, h)
}

// chartBox places a chart at the top of its item.
func chartBox(ch *charts.Chart, e *Element, x float64) Box {
	w, h := ch.Size()
	return Box{Kind: BoxChart, Element: e, X: x, W: w, H: h, Chart: ch}
}

// chartItems composes a chart that was laid out, or the error of one that was not, with its
// caption and data.
func (c figureComposer) chartItems(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	items := c.withCaption(f, ch, err, x, width)
	if len(items) == 0 {
		return nil
	}
	return append(items, settled(c.dataBelow(f, x, width))...)
}

// group is the element of a chart, of its caption and of the data that follow it: they are read one after
// the other where they stand apart, as below charts side by side. The caption stands before the Figure,
// and not in it, as screen readers pass over all that is in a Figure that has an alt text.
func (c figureComposer) group(f *doc.Figure) *Element {
	if c.set.groups[f.Caption.Label] == nil {
		c.set.groups[f.Caption.Label] = c.set.section().child(Div)
	}
	return c.set.groups[f.Caption.Label]
}

// tableOf is the element of the data of a chart, which says whose they are.
func (c figureComposer) tableOf(f *doc.Figure) *Element {
	of := c.group(f)
	if f.DataAnchor != "" {
		of = c.set.section()
	}
	e := of.child(Table)
	e.Title = f.DataCaption.Name()
	return e
}

// dataBelow composes the data of a chart below it, if they are not at the end.
func (c figureComposer) dataBelow(f *doc.Figure, x, width float64) []item {
	if f.Data == nil || f.DataAnchor != "" {
		return nil
	}
	table := c.tableOf(f)
	return floating(c.named(f, table, tableItems(c.set, *f.Data, x, width, table), x, width))
}

// named lets the data of a chart say whose they are where they begin a page, apart from it, or where
// their unit stands with that. Elsewhere the name is heard and not seen.
func (c figureComposer) named(f *doc.Figure, table *Element, items []item, x, width float64) []item {
	if len(items) == 0 {
		return nil
	}
	if f.DataCaption.Text.Text == "" {
		of := c.set.caption(table, items, x)
		name := c.caption(f.DataCaption, x, width, of)
		name.after = 4
		items[0].header, items[0].cost = &name, costApart
		return items
	}
	name := c.caption(f.DataCaption, x, width, table.child(Caption))
	name.after, name.next = 4, bound
	return append([]item{name}, items...)
}

// caption gives a table a caption that is heard and not seen: its title. The element may have what is
// seen as well, in place of which it is heard.
func (set *setter) caption(table *Element, items []item, x float64) *Element {
	e := table.child(Caption)
	e.Actual = table.Title
	if len(items) > 0 && e.Actual != "" {
		items[0].boxes = append([]Box{set.unseen(e, x, 1)}, items[0].boxes...)
	}
	return e
}

// unseen is a place in an item, down to a bottom, for an element that is heard and not seen.
func (set *setter) unseen(e *Element, x, bottom float64) Box {
	line, _ := set.fonts.Shape(" ", regular(set.captionSize)) // cannot fail: a space
	return Box{Kind: BoxText, Element: e, X: x, Y: bottom - 1, H: 1, Baseline: bottom, Line: &line, Ink: set.ink.text}
}

// mostFloating is the most items of a table that floats: a longer one is broken where the
// page ends.
const mostFloating = 9

// floating makes a float of a table that is not too long.
func floating(items []item) []item {
	if len(items) == 0 || len(items) > mostFloating {
		return items
	}
	return []item{{float: &float{parts: items}}}
}

// withCaption composes a chart that was laid out, or the error of one that was not,
// and its caption.
func (c figureComposer) withCaption(f *doc.Figure, ch *charts.Chart, err error, x, width float64) []item {
	if err != nil {
		c.set.refuse(err, f.Chart.Pos)
		return nil
	}
	e := c.group(f).child(Figure)
	e.Alt = ch.Alt()
	items := c.frame(f, c.group(f), x, width)
	items[framed].boxes = append(items[framed].boxes, chartBox(ch, e, x), c.inWords(f, ch, c.group(f).child(P), x))
	_, items[framed].height = ch.Size()
	return items
}

// framed is the item of a frame that the chart stands in.
const framed = 1

// frame is what stands around a chart: its label and title above; below, the caption that the
// file gives it, and a link to its data where these stand at the end.
func (c figureComposer) frame(f *doc.Figure, of *Element, x, width float64) []item {
	e := of.child(Caption)
	title := c.caption(doc.Caption{Lead: f.Caption.Lead, Text: f.Title}, x, width, e)
	title.before, title.after, title.next = figureGap, 4, bound
	title.boxes = append(anchorBoxes(f.Anchors, x), title.boxes...)
	items := []item{title, {after: figureGap, what: "the chart", pos: f.Place(), hint: "give the chart a size that is less tall"}}
	below := styled(c.set.line(f.Remark), regular(c.set.captionSize), c.set.ink.soft)
	if f.DataAnchor != "" {
		if below != nil {
			below = append(below, span{text: "  ", style: regular(c.set.captionSize), ink: c.set.ink.soft})
		}
		below = append(below, span{text: f.DataCaption.Label, style: regular(c.set.captionSize), ink: c.set.ink.named, to: &Target{Anchor: f.DataAnchor}, el: e.child(Link)})
	}
	if below == nil {
		return items
	}
	items[framed].next, items[framed].after = bound, 5
	boxes, height := c.set.stack(below, setting{x: x, width: width, size: c.set.captionSize, leading: 1.4}, e)
	return append(items, item{height: height, boxes: boxes, after: figureGap, what: "the caption", hint: "shorten it", pos: f.Caption.Text.Pos})
}

// figureGap is the space above and below a chart, in points.
const figureGap = 18

// captionRule is the room that the rule above a caption takes with the space below it, and
// captionLine how thick it is, in points.
const captionRule, captionLine = 6, 1

// caption composes the label of a figure or table and its text, to stand above it: below a rule,
// which parts it from the text before, but on slides.
func (c figureComposer) caption(of doc.Caption, x, width float64, e *Element) item {
	spans := styled(of.Lead, bold(c.set.titleSize), c.set.ink.named)
	if text := c.set.line(of.Text); text != "" {
		spans = append(spans, styled(of.Between()+text, bold(c.set.titleSize), c.set.ink.text)...)
	}
	boxes, height := c.set.stack(spans, setting{x: x, width: c.set.balanced(spans, width), size: c.set.titleSize, leading: 1.3}, e)
	if !c.set.slides {
		boxes = lowered([]Box{rule(x, 0, width, captionLine, c.set.ink.accent)}, boxes, captionRule)
		height += captionRule
	}
	return item{height: height, boxes: boxes, what: "the caption", hint: "shorten it", pos: of.Text.Pos}
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

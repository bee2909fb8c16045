package report

import (
	"cmp"
	"fmt"
	"slices"

	"briefing/charts"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/pdf"
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
func (c *composer) block(b data.Block, x, width float64) []item {
	return c.contained(b.Pos, func() []item { return c.kind(b, x, width) })
}

func (c *composer) kind(b data.Block, x, width float64) []item {
	switch b.Kind {
	case data.BlockHeading:
		return []item{c.heading(b, x, width)}
	case data.BlockText:
		return c.text(b.Text, x, width)
	case data.BlockKeyNumbers:
		return c.keyNumbers(b, x, width)
	case data.BlockChart:
		return c.chart(b, x, width)
	case data.BlockTable:
		return c.table(b, x, width)
	case data.BlockColumns:
		return c.columns(b, x, width)
	case data.BlockSummary:
		return c.summary(b, x, width)
	case data.BlockCharts:
		return c.chartRow(b, x, width)
	case data.BlockPageBreak:
		return []item{{breaks: true}}
	}
	c.faults = append(c.faults, data.Fault{Pos: b.Pos, Text: fmt.Sprintf("a block of the unknown kind %q", b.Kind)})
	return nil
}

// headingSpace by level, in points: before and after.
var headingSpace = [...]struct{ before, after float64 }{{}, {30, 11}, {20, 6}, {14, 4}}

// heading composes a heading and opens its section.
func (c *composer) heading(b data.Block, x, width float64) item {
	level := min(max(b.Level, 1), 3)
	h := heading{level: level, number: c.sectionNumber(level), title: c.plain(b.Text.Plain, b.Text.Pos)}
	h.anchor = fmt.Sprintf("section.%d", len(c.headings)+1)
	return c.headed(h, x, width, b.Pos)
}

// headed composes a heading: its number, and the title with its lines flush.
func (c *composer) headed(h heading, x, width float64, pos data.Pos) item {
	c.headings = append(c.headings, h)
	e := c.open(h.level, h.title).child([...]pdf.Role{"", pdf.H1, pdf.H2, pdf.H3}[h.level])
	style := bold(c.headingSize[h.level])
	s := setting{x: x, width: width, size: style.Size, leading: 1.25}
	boxes := []box{{kind: boxAnchor, x: x, anchor: h.anchor}}
	if h.number != "" {
		boxes = append(boxes, c.label(h.number, style, s, e)...)
		indent := c.fonts.Width(h.number, style) + style.Size/2
		s.x, s.width = s.x+indent, s.width-indent
	}
	title, height := c.stack(one(h.title, style, c.ink.text), s, e)
	space := headingSpace[h.level]
	return item{height: height, before: space.before, after: space.after, boxes: append(boxes, title...),
		next: bound, level: h.level, what: "the heading", pos: pos}
}

// sectionNumber counts a heading: "2" at level 1, "2.1" at level 2. Below, and
// where there is no section to count in, there is no number.
func (c *composer) sectionNumber(level int) string {
	c.counts[level]++
	clear(c.counts[level+1:])
	count := func(level int) string { return c.say.Number(data.Int(int64(c.counts[level]))) }
	switch {
	case level == 1:
		return count(1)
	case level == 2 && c.counts[1] > 0:
		return count(1) + "." + count(2)
	}
	return ""
}

// maxAbreast is how many key numbers stand in a row.
const maxAbreast = 4

// keyNumbers composes numbers set large, in rows of equal columns.
func (c *composer) keyNumbers(b data.Block, x, width float64) []item {
	n := len(b.Numbers)
	if n == 0 {
		return nil
	}
	most := maxAbreast
	if width < c.textWidth {
		most = 2
	}
	rows := (n + most - 1) / most
	abreast := max((n+rows-1)/rows, 2)
	var items []item
	for from := 0; from < n; from += abreast {
		items = append(items, c.numberRow(b.Numbers[from:min(from+abreast, n)], abreast, x, width, b.Pos))
	}
	items[0].before, items[len(items)-1].after = c.numberSpace-4, c.numberSpace+6
	return items
}

func (c *composer) numberRow(numbers []data.KeyNumber, abreast int, x, width float64, pos data.Pos) item {
	column := (width - columnGap*float64(abreast-1)) / float64(abreast)
	headlines, size := c.headlines(numbers, column, pos)
	row := item{before: c.numberSpace, after: c.numberSpace, what: "the row of key numbers", hint: "shorten the labels", pos: pos}
	columns := make([][]box, len(numbers))
	for i, n := range numbers {
		boxes, height := c.keyNumber(n, headlines[i], size, x+float64(i)*(column+columnGap), column, pos)
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
func (c *composer) sparkline(n data.KeyNumber, x, width float64, pos data.Pos) ([]box, float64) {
	if !n.Sparkline {
		return nil, 0
	}
	ch, err := charts.Sparkline(c.ds, n, charts.Options{Width: width, Height: c.sparkHeight, Fonts: c.fonts, OnPage: true})
	if err != nil {
		c.refuse(err, pos)
		return nil, 0
	}
	e := c.section().child(pdf.Figure)
	e.alt = ch.Alt()
	boxes := []box{{kind: boxChart, el: e, x: x, w: width, h: c.sparkHeight, chart: ch}}
	if len(doc.Numbered(n.TrendSources())) == len(doc.Numbered(n.Sources)) {
		return boxes, c.sparkHeight
	}
	label := doc.Cited(c.say.Say(data.WordSources), pos, n.TrendSources())
	p := c.section().child(pdf.P)
	below, height := c.stack(c.spans(label, span{style: regular(c.smallSize), ink: c.ink.soft}, p), setting{x: x, width: width, size: c.smallSize, leading: 1.35}, p)
	return lowered(boxes, below, c.sparkHeight+2), c.sparkHeight + 2 + height
}

// keyNumber places a number: a rule above it, its label and sources below.
func (c *composer) keyNumber(n data.KeyNumber, h headline, size, x, width float64, pos data.Pos) ([]box, float64) {
	e := c.section().child(pdf.P)
	boxes := []box{rule(x, 0, width, 1.5, c.ink.accent)}
	s := setting{x: x, width: width, size: size, leading: 1.2}
	number, height := c.stack(one(c.check(h.number, pos), bold(size), c.ink.text), s, e)
	boxes = lowered(boxes, number, 8)

	label := c.spans(doc.Cited(c.labelOf(n, h), n.Label.Pos, n.Sources), span{style: regular(c.numberLabel), ink: c.ink.soft}, e)
	below, labelHeight := c.stack(label, setting{x: x, width: width, size: c.numberLabel, leading: 1.35}, e)
	return lowered(boxes, below, 8+height+2), 8 + height + 2 + labelHeight
}

// labelOf says what a key number counts, and how far it can be trusted.
func (c *composer) labelOf(n data.KeyNumber, h headline) string {
	label := n.Label.Plain
	switch {
	case label == "":
		label = h.noun
	case h.noun != "":
		label = c.say.Say(data.WordMeasured, "noun", h.noun, "label", label)
	}
	if len(h.remarks) > 0 {
		label = c.say.Say(data.WordAside, "text", label, "aside", c.items(h.remarks))
	}
	return label
}

// chart composes a chart at the width of its column, its caption, and the data
// table if the block asks for it.
func (c *composer) chart(b data.Block, x, width float64) []item {
	if b.Beside.Plain != "" {
		return c.chartBeside(b, x, width)
	}
	ch, err := c.drawn(b.Chart, width)
	return c.chartAs(b, ch, err, x, width)
}

// chartAs composes a chart that was laid out, or the error of one that was not, as
// chart does.
func (c *composer) chartAs(b data.Block, ch *charts.Chart, err error, x, width float64) []item {
	items := c.pictured(b, ch, err, x, width)
	switch {
	case len(items) == 0 || !b.Table:
	case c.slides:
		c.behind = append(c.behind, c.behindOf(b, c.figures))
	default:
		items = append(items, c.sheet(c.chartSheet(b.Chart), x, width, c.section().child(pdf.Table))...)
	}
	if len(items) > 0 {
		items[0].floats = len(items)
	}
	return items
}

// pictured composes a chart that was laid out, or the error of one that was not,
// and its caption.
func (c *composer) pictured(b data.Block, ch *charts.Chart, err error, x, width float64) []item {
	c.figures++
	if err != nil {
		c.refuse(err, b.Chart.Pos)
		return nil
	}
	w, h := ch.Size()
	e := c.section().child(pdf.Figure)
	e.alt = ch.Alt()
	label, text := c.figureLabel(c.figures), cmp.Or(b.Caption.Plain, c.measured(b.Chart), ch.Title())
	boxes := append(c.anchor(b, x), c.list(data.ListFigures, c.figures, label, text, x)...)
	picture := item{height: h, before: 16, after: 8, next: bound, what: "the chart", pos: b.Pos,
		hint:  "give the chart a size that is less tall",
		boxes: append(boxes, box{kind: boxChart, el: e, x: x, w: w, h: h, chart: ch})}
	caption := c.caption(label, text, x, width, c.section().child(pdf.Caption), b)
	caption.after = 14
	return []item{picture, caption}
}

// figureLabel is what the chart of a number is called.
func (c *composer) figureLabel(n int) string {
	return c.say.Say(data.WordFigure, "n", c.say.Number(data.Int(int64(n))))
}

// measured is the caption of a chart that has none of its own: what it measures,
// in what unit. Remarks on the values stand in the chart's footer.
func (c *composer) measured(ch *data.Chart) string {
	if len(ch.Figures) != 1 {
		return ch.Subtitle.Plain
	}
	return c.say.Say(data.WordMeasured, "noun", ch.Figures[0].Title.Plain, "label", c.say.Unit(ch.Unit))
}

// shapes are the heights tried for a chart, as parts of its width: a flat one that
// leaves room for the data table, then taller ones for charts with many labels.
var shapes = [...]float64{0.56, 0.7, 0.85, 1.1, 1.3}

// drawn lays a chart out at a width. A chart with a size of its own keeps the
// proportions; another may grow until its labels fit.
func (c *composer) drawn(chart *data.Chart, width float64) (*charts.Chart, error) {
	if !chart.Size.IsZero() {
		w, h := chart.Size.Points(data.DefaultDPI)
		return charts.New(c.ds, chart, charts.Options{Width: width, Height: width * h / w, Fonts: c.fonts, Logo: c.logos, Listed: true, OnPage: true})
	}
	var first error
	for _, shape := range shapes {
		ch, err := charts.New(c.ds, chart, charts.Options{Width: width, Height: max(width*shape, minChart), Fonts: c.fonts, Logo: c.logos, Listed: true, OnPage: true})
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
func (c *composer) caption(label, text string, x, width float64, e *element, b data.Block) item {
	pos := b.Pos
	if b.Caption.Plain != "" {
		pos = b.Caption.Pos
	}
	spans := one(c.say.Say(data.WordCaption, "label", label), bold(c.captionSize), c.ink.text)
	if text = c.plain(text, pos); text != "" {
		spans = append(spans, one(" "+text, regular(c.captionSize), c.ink.soft)...)
	}
	boxes, height := c.stack(spans, setting{x: x, width: width, size: c.captionSize, leading: 1.4}, e)
	return item{height: height, boxes: boxes, what: "the caption", hint: "shorten it", pos: pos}
}

// columns composes sequences of blocks side by side; they stand on one page.
func (c *composer) columns(b data.Block, x, width float64) []item {
	n := float64(len(b.Columns))
	if n == 0 {
		return nil
	}
	column := (width - columnGap*(n-1)) / n
	if column < minColumn {
		c.faults = append(c.faults, data.Fault{Pos: b.Pos, Text: "the columns are too narrow",
			Hint: "write fewer columns beside each other"})
		return nil
	}
	row := item{before: paragraphGap, after: paragraphGap, what: "a set of columns", hint: "put less into the columns", pos: b.Pos}
	for _, items := range c.level(b.Columns, x, column) {
		boxes, height := abreast(items)
		row.foot = append(row.foot, feetOf(items)...)
		row.boxes = append(row.boxes, boxes...)
		row.height = max(row.height, height)
	}
	return []item{row}
}

// minColumn is the least width of a column, in points.
const minColumn = 100

// abreast stacks items into one; page breaks in it have no effect.
func abreast(items []item) (boxes []box, height float64) {
	items = slices.DeleteFunc(items, func(it item) bool { return it.breaks })
	if len(items) == 0 {
		return nil, 0
	}
	var p paginator
	p.place(items)
	return p.pages[0], p.y
}

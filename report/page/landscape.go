package page

import (
	"slices"

	"briefing/data"
	"briefing/report/doc"
)

// portrait composes blocks in the column of portrait pages. A block with a page of
// its own takes the headings that it follows with it.
func (c blockComposer) portrait(blocks []doc.Block) []item {
	var items []item
	for i := 0; i < len(blocks); i++ {
		n := i
		for n < len(blocks) && isHeading(blocks[n]) {
			n++
		}
		if n < len(blocks) && landscape(blocks[n]) {
			items = append(items, c.landscape(blocks[i:n], blocks[n])...)
			i = n
			continue
		}
		items = append(items, c.block(blocks[i], c.set.left, c.set.textWidth)...)
	}
	loosen(items)
	return items
}

func isHeading(b doc.Block) bool {
	_, ok := b.(*doc.Heading)
	return ok
}

// landscape reports whether a block has a page of its own.
func landscape(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Figure:
		return b.Landscape
	case *doc.Table:
		return b.Landscape
	case *doc.Row:
		return b.Landscape
	}
	return false
}

// turned returns what composes blocks on landscape pages.
func (c blockComposer) turned() blockComposer {
	c.set = c.set.landscape()
	return c
}

// landscape composes a block on a landscape page, below its headings; a table may
// take several. The data tables of charts follow on a portrait page. Texts that
// follow may fill the page before, unless a heading stands between.
func (c blockComposer) landscape(headings []doc.Block, b doc.Block) []item {
	page := c.turned()
	var items []item
	for _, h := range headings {
		items = append(items, page.block(h, page.set.left, page.set.textWidth)...)
	}
	loosen(items)
	var tables []*doc.Figure
	if _, table := b.(*doc.Table); table {
		items = append(items, settled(page.block(b, page.set.left, page.set.textWidth))...)
	} else {
		headed := items
		items = append(items, c.set.guarded(b.Place(), func() (filled []item) {
			filled, tables = page.fillPage(b, headed)
			return filled
		})...)
	}
	below := c.figures().tablesBelow(tables, c.set.left, c.set.textWidth)
	switch {
	case len(items) == 0:
		return below
	case len(headings) == 0:
		return append([]item{{float: &float{parts: items, wide: true}}}, below...)
	}
	return slices.Concat([]item{{breaks: true, landscape: true}}, items, []item{{breaks: true}}, below)
}

// fillPage composes charts that fill what is left of a page below its headings.
// One chart with a size of its own keeps its proportions. It returns the data
// tables, which stand elsewhere.
func (c blockComposer) fillPage(b doc.Block, headings []item) ([]item, []*doc.Figure) {
	room := c.set.bodyBottom - c.set.bodyTop
	if len(headings) > 0 {
		room -= heightOf(headings) + slideGap
	}
	if row, ok := b.(*doc.Row); ok {
		return c.figures().row(row, c.set.left, c.set.textWidth, room)
	}
	f := b.(*doc.Figure)
	var tables []*doc.Figure
	if f.Data != nil && f.DataAnchor == "" {
		tables = []*doc.Figure{f}
	}
	if f.Beside != nil {
		return c.figures().besideRow(f, c.set.left, c.set.textWidth, room), tables
	}
	above, below := c.figures().frameRoom(f, c.set.textWidth)
	room -= above + below
	width := c.set.textWidth
	if !f.Chart.Size.IsZero() {
		w, h := f.Chart.Size.Points(data.DefaultDPI)
		width, room = min(width, room*w/h), min(room, width*h/w)
	}
	ch, err := c.charts.atSize(f.Chart, width, room, 0)
	return c.figures().withCaption(f, ch, err, c.set.left+(c.set.textWidth-width)/2, width), tables
}

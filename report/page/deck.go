package page

import "briefing/report/doc"

// body composes all that stands between the contents and the sources.
func (c blockComposer) body() []item {
	if !c.set.slides {
		return c.portrait(c.doc.Blocks)
	}
	items := append(c.deck(c.doc.Blocks), c.tablesAtEnd()...)
	loosen(items)
	return append(items, item{breaks: true})
}

// deck composes blocks as slides. A heading begins one, with those below it that
// follow at once; a chart or a table takes what is left of one, or one of its own.
// Texts and key numbers stand below each other as long as there is room.
func (c blockComposer) deck(blocks []doc.Block) []item {
	var items []item
	start := 0        // where the headings of the slide begin
	headings := false // only headings stand on the slide
	for _, b := range blocks {
		drawn, whole := slideUse(b)
		if !headings && (whole || isHeading(b)) {
			items = append(items, item{breaks: true})
			start = len(items)
		}
		if drawn {
			headings := items[start:]
			items = append(items, c.set.guarded(b.Place(), func() []item {
				filled, _ := c.fillPage(b, headings)
				return filled
			})...)
		} else {
			items = append(items, c.block(b, c.set.left, c.set.textWidth)...)
		}
		if whole {
			items = append(items, item{breaks: true})
			start = len(items)
		}
		headings = isHeading(b)
	}
	return items
}

// slideUse reports whether a block is charts, and whether it takes what is left of a
// slide.
func slideUse(b doc.Block) (drawn, whole bool) {
	switch b.(type) {
	case *doc.Figure, *doc.Row:
		return true, true
	case *doc.Table:
		return false, true
	}
	return false, false
}

// slideGap is the most space between the parts of a slide with a chart, in points.
const slideGap = figureGap

// tablesAtEnd composes the data tables of the charts, each with the chart's
// caption: at the end, so that one slide follows the other.
func (c blockComposer) tablesAtEnd() []item {
	if c.doc.DataHeading == nil {
		return nil
	}
	items := []item{{breaks: true}, c.heading(c.doc.DataHeading, c.set.left, c.set.textWidth)}
	for _, f := range c.doc.DataFigures {
		items = append(items, c.figures().tableWithCaption(f, f.Caption, c.set.left, c.set.textWidth)...)
	}
	return items
}

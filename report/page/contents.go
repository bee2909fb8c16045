package page

import (
	"briefing/data"
	"briefing/report/doc"
)

// contentsPage is the room for the page number of an entry, of up to five digits,
// as a multiple of the size of the type.
const contentsPage = 24.0 / 7

// contents composes the list of sections with their pages.
func (c *composer) contents(pageOf func(anchor string) int) []item {
	return c.listing(c.doc.Contents, c.contentsIndent, pageOf)
}

// lists composes the lists of figures and of tables.
func (c *composer) lists(pageOf func(anchor string) int) []item {
	indent := 0.0
	for _, l := range c.doc.Lists {
		for _, e := range l.Entries {
			indent = max(indent, c.fonts.Width(e.Label, regular(c.bodySize))+14)
		}
	}
	var items []item
	for _, l := range c.doc.Lists {
		items = append(items, c.listing(l, indent, pageOf)...)
	}
	return items
}

// listing composes a heading and entries below it, their titles indented. Nil where
// there are none.
func (c *composer) listing(l doc.Listing, indent float64, pageOf func(anchor string) int) []item {
	if len(l.Entries) == 0 {
		return nil
	}
	toc := c.root.child(TOC)
	s := setting{x: c.left, width: c.textWidth, size: 8.0 / 7 * c.bodySize, leading: 1.4}
	boxes, height := c.stack(one(l.Title, bold(s.size), c.ink.accent), s, toc.child(Caption))
	items := []item{{height: height, before: 24, after: 6, boxes: boxes, next: bound}}
	for _, e := range l.Entries {
		items = append(items, c.entryLine(e, indent, pageOf(e.Anchor), toc))
	}
	if n := len(items); n > 2 {
		items[1].next, items[n-2].next = together, together
	}
	return items
}

// entryLine composes an entry; the whole of it is a link.
func (c *composer) entryLine(entry doc.Entry, indent float64, page int, toc *Element) item {
	e := toc.child(TOCI).child(Link)
	style, pad, x := regular(c.bodySize), 2.0, c.left
	switch {
	case entry.Level == 1:
		style, pad = bold(c.bodySize), 5
	case entry.Level > 1:
		x += c.contentsIndent
	}
	if entry.Level > 1 && entry.Label == "" {
		indent = 0
	}
	s := setting{x: x, width: indent, size: c.bodySize, leading: 1.3}
	var boxes []Box
	if entry.Label != "" {
		boxes = c.label(entry.Label, style, s, e)
	}
	s.x += indent
	room := contentsPage * c.bodySize
	s.width = c.right - room - s.x
	title, height := c.stack(one(entry.Title, style, c.ink.text), s, e)
	boxes = append(boxes, title...)
	p := setting{x: c.right - room, width: room, size: c.bodySize, leading: 1.3, rightmost: true}
	number, _ := c.stack(one(" "+c.say.Number(data.Int(int64(page))), style, c.ink.text), p, e)
	boxes = moved(lowered(boxes, number, max(height-p.height(), 0)), pad)

	it := item{height: height + 2*pad, what: "an entry of the contents", hint: "shorten the heading"}
	if entry.Level == 1 {
		boxes = append([]Box{rule(c.left, 0, c.textWidth, 0.5, c.ink.rule)}, boxes...)
	}
	area := Box{Kind: BoxLink, Element: e, X: c.left, W: c.textWidth, H: it.height, To: &Target{Anchor: entry.Anchor}}
	it.boxes = append(boxes, area)
	return it
}

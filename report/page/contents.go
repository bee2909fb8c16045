package page

import (
	"briefing/data"
	"briefing/report/doc"
)

// contentsPage is the room for the page number of an entry, of up to five digits,
// as a multiple of the size of the type.
const contentsPage = 24.0 / 7

// entry is a line of the contents or of a list.
type entry struct {
	number string // or label; empty for none
	title  string
	anchor string
	// section tells an entry of the contents that others stand below, sub one of
	// those.
	section, sub bool
	indent       float64 // of the title, where there is a number
}

// contents composes the list of sections with their pages.
func (c *composer) contents(pageOf func(anchor string) int) []item {
	var entries []entry
	for _, h := range c.headings {
		if h.Level > 2 || h.Anchor == othersAnchor {
			continue
		}
		e := entry{number: h.Number, title: h.Title.Text, anchor: h.Anchor, section: h.Level == 1, sub: h.Level > 1}
		if h.Level == 1 || h.Number != "" {
			e.indent = c.contentsIndent
		}
		entries = append(entries, e)
	}
	return c.listing(data.WordContents, entries, pageOf)
}

// lists composes the lists of figures and of tables that the file asks for. One
// without an entry is left out.
func (c *composer) lists(pageOf func(anchor string) int) []item {
	indent := 0.0
	for _, l := range c.ds.Lists {
		for _, e := range c.listed(l) {
			indent = max(indent, c.fonts.Width(e.Label, regular(c.bodySize))+14)
		}
	}
	var items []item
	for _, l := range c.ds.Lists {
		word := data.WordListFigures
		if l == data.ListTables {
			word = data.WordListTables
		}
		var entries []entry
		for _, e := range c.listed(l) {
			entries = append(entries, entry{number: e.Label, title: e.Title, anchor: e.Anchor, indent: indent})
		}
		items = append(items, c.listing(word, entries, pageOf)...)
	}
	return items
}

// listed are the entries of a list.
func (c *composer) listed(l data.List) []doc.Entry {
	if l == data.ListTables {
		return c.doc.Tables
	}
	return c.doc.Figures
}

// listing composes a heading and entries below it. Nil where there are none.
func (c *composer) listing(word data.Word, entries []entry, pageOf func(anchor string) int) []item {
	if len(entries) == 0 {
		return nil
	}
	toc := c.root.child(TOC)
	s := setting{x: c.left, width: c.textWidth, size: 8.0 / 7 * c.bodySize, leading: 1.4}
	boxes, height := c.stack(one(c.say.Say(word), bold(s.size), c.ink.accent), s, toc.child(Caption))
	items := []item{{height: height, before: 24, after: 6, boxes: boxes, next: bound}}
	for _, e := range entries {
		items = append(items, c.entryLine(e, pageOf(e.anchor), toc))
	}
	if n := len(items); n > 2 {
		items[1].next, items[n-2].next = together, together
	}
	return items
}

// entryLine composes an entry; the whole of it is a link.
func (c *composer) entryLine(entry entry, page int, toc *Element) item {
	e := toc.child(TOCI).child(Link)
	style, pad, x := regular(c.bodySize), 2.0, c.left
	switch {
	case entry.section:
		style, pad = bold(c.bodySize), 5
	case entry.sub:
		x += c.contentsIndent
	}
	s := setting{x: x, width: entry.indent, size: c.bodySize, leading: 1.3}
	var boxes []Box
	if entry.number != "" {
		boxes = c.label(entry.number, style, s, e)
	}
	s.x += entry.indent
	room := contentsPage * c.bodySize
	s.width = c.right - room - s.x
	title, height := c.stack(one(entry.title, style, c.ink.text), s, e)
	boxes = append(boxes, title...)
	p := setting{x: c.right - room, width: room, size: c.bodySize, leading: 1.3, rightmost: true}
	number, _ := c.stack(one(" "+c.say.Number(data.Int(int64(page))), style, c.ink.text), p, e)
	boxes = moved(lowered(boxes, number, max(height-p.height(), 0)), pad)

	it := item{height: height + 2*pad, what: "an entry of the contents", hint: "shorten the heading"}
	if entry.section {
		boxes = append([]Box{rule(c.left, 0, c.textWidth, 0.5, c.ink.rule)}, boxes...)
	}
	area := Box{Kind: BoxLink, Element: e, X: c.left, W: c.textWidth, H: it.height, To: &Target{Anchor: entry.anchor}}
	it.boxes = append(boxes, area)
	return it
}

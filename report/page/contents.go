package page

import (
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// contentsPage is the room for the page number of an entry, of up to five digits,
// as a multiple of the size of the type.
const contentsPage = 24.0 / 7

// listComposer composes the lists of what there is in a briefing, and on which page.
type listComposer struct {
	set  *setter
	doc  *doc.Document
	say  *language.Printer
	left float64 // of the lists; they end where the text does
}

// contents composes the list of sections with their pages.
func (c listComposer) contents(pageOf func(anchor string) int) []item {
	return c.listing(c.doc.Contents, c.set.contentsIndent, pageOf)
}

// lists composes the lists of figures and of tables.
func (c listComposer) lists(pageOf func(anchor string) int) []item {
	indent := 0.0
	for _, l := range c.doc.Lists {
		for _, e := range l.Entries {
			indent = max(indent, c.set.fonts.Width(e.Label, regular(c.set.bodySize))+14)
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
func (c listComposer) listing(l doc.Listing, indent float64, pageOf func(anchor string) int) []item {
	if len(l.Entries) == 0 {
		return nil
	}
	head, toc := c.set.root.child(H1), c.set.root.child(TOC)
	s := listTitle(c.set)
	s.x, s.width = c.left, c.set.right-c.left
	boxes, height := c.set.stack(styled(l.Title, bold(s.size), c.set.ink.named), s, head)
	boxes = append(boxes, Box{Kind: BoxAnchor, X: c.left, Anchor: l.Heading.Anchor})
	items := []item{{height: height, before: 24, after: 6, boxes: boxes, next: bound}}
	var section, below *Element // the last one of the first level, and the list of those in it
	for _, e := range l.Entries {
		entry := toc
		if e.Level > 1 && section != nil {
			if below == nil {
				below = section.child(TOC)
			}
			entry = below
		}
		if entry = entry.child(TOCI); e.Level <= 1 {
			section, below = entry, nil
		}
		items = append(items, c.entryLine(e, indent, pageOf(e.Anchor), entry))
	}
	last := &items[len(items)-1]
	last.boxes = append(last.boxes, rule(c.left, last.height-0.5, c.set.right-c.left, 0.5, c.set.ink.rule))
	if n := len(items); n > 2 {
		items[1].next, items[n-2].next = together, together
	}
	return items
}

// listTitle is how the heading of a list is set.
func listTitle(set *setter) setting {
	return setting{x: set.left, width: set.textWidth, size: 8.0 / 7 * set.bodySize, leading: 1.4}
}

// entryLine composes an entry; the whole of it is a link.
func (c listComposer) entryLine(entry doc.Entry, indent float64, page int, toci *Element) item {
	e := toci.child(P).child(Link)
	style, pad, x := regular(c.set.bodySize), 2.0, c.left
	switch {
	case entry.Level == 1:
		style, pad = bold(c.set.bodySize), 5
	case entry.Level > 1:
		x += c.set.contentsIndent
	}
	if entry.Level > 1 && entry.Label == "" {
		indent = 0
	}
	s := setting{x: x, width: indent, size: c.set.bodySize, leading: 1.3}
	var boxes []Box
	if entry.Label != "" {
		boxes = c.set.label(entry.Label, entry.Lead, style, c.set.ink.named, s, e)
	}
	s.x += indent
	room := contentsPage * c.set.bodySize
	s.width = c.set.right - room - s.x
	title, height := c.set.stack(styled(entry.Title, style, c.set.ink.text), s, e)
	boxes = append(boxes, title...)
	p := setting{x: c.set.right - room, width: room, size: c.set.bodySize, leading: 1.3, flushRight: true}
	on := c.say.Number(data.Int(int64(page)))
	e.Alt = c.say.Say(language.WordEntryOnPage, "entry", entry.Name(), "page", on)
	number, _ := c.set.stack(styled(" "+on, style, c.set.ink.text), p, e)
	boxes = moved(lowered(boxes, number, max(height-p.height(), 0)), pad)

	it := item{height: height + 2*pad, what: "an entry of the contents", hint: "shorten the heading"}
	if entry.Level == 1 {
		boxes = append([]Box{rule(c.left, 0, c.set.right-c.left, 0.5, c.set.ink.rule)}, boxes...)
	}
	area := Box{Kind: BoxLink, Element: e, X: c.left, W: c.set.right - c.left, H: it.height, To: &Target{Anchor: entry.Anchor}}
	it.boxes = append(boxes, area)
	return it
}

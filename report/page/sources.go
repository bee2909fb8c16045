package page

import (
	"slices"

	"briefing/report/doc"
)

// sourceGap is the space between the number of a source and its entry, in points.
const sourceGap = 10

// sources composes the lists that the citations lead to.
func (c blockComposer) sources(x, width float64) []item {
	var items []item
	for _, l := range c.doc.Sources {
		items = append(items, c.heading(l.Heading, x, width))
		list := c.set.section().child(L)
		list.Ordered = true
		numbers := 0.0 // the widest of them
		for _, s := range l.Sources {
			numbers = max(numbers, c.set.fonts.Width(s.Number, bold(c.set.tableSize)))
		}
		for i, s := range l.Sources {
			entry := c.entry(s, l.Separator, x, width, numbers, list.child(LI))
			if i == 0 && len(l.Sources) > 1 { // no entry stands alone below the heading
				entry[len(entry)-1].next = together
			}
			items = append(items, entry...)
		}
	}
	loosen(items)
	return items
}

// entry composes a source: its number, in a column as wide as said, and what a reader needs to
// find it.
func (c blockComposer) entry(s *doc.Source, between string, x, width, numbers float64, li *Element) []item {
	indent := numbers + sourceGap
	if numbers == 0 { // those that are not cited
		indent = 0
	}
	set := setting{x: x + indent, width: width - indent, size: c.set.tableSize, leading: 1.35, before: 6, after: 6}
	boxes := []Box{{Kind: BoxAnchor, X: x, Anchor: s.Anchor}}
	if s.Number != "" {
		label := setting{x: x, width: numbers, size: set.size, leading: set.leading, flushRight: true}
		placed, _ := c.set.stack(styled(s.Number, bold(c.set.tableSize), c.set.ink.named), label, li.child(Lbl))
		boxes = append(boxes, placed...)
	}
	body := li.child(LBody)
	items := c.set.paragraph(c.entrySpans(s, between, body), set, body, s.Pos)
	if len(items) == 0 {
		items = []item{{height: set.height(), before: set.before, after: set.after}}
	}
	for i := range items[1:] { // an entry is not broken
		items[i].next = together
	}
	items[0].boxes = append(boxes, items[0].boxes...)
	return items
}

// entrySpans is the text of an entry: what it is on the first lines, where it is
// to be found below. Each is a paragraph of its own, so that those who hear it hear where
// it ends.
func (c blockComposer) entrySpans(s *doc.Source, between string, body *Element) []span {
	var spans []span
	what := body.child(P)
	put := func(separator, text string, s span) {
		if text == "" {
			return
		}
		if len(spans) > 0 {
			spans = appendSpan(spans, span{text: separator, style: regular(c.set.tableSize), ink: c.set.ink.text, el: what})
		}
		s.text = text
		spans = appendSpan(spans, s)
	}
	normal := span{style: regular(c.set.tableSize), ink: c.set.ink.text, el: what}
	title, publisher := normal, normal
	publisher.style.Bold = true
	title.style.Italic = !slices.ContainsFunc([]rune(s.Title.Text), doc.Wide)
	soft := span{style: regular(c.set.smallSize), ink: c.set.ink.soft, el: body.child(P)}
	pieces := func(separator string, of doc.Foreign, style span) {
		for _, f := range of.Pieces() {
			put(separator, c.set.check(f.Text, s.Pos), foreign(style, f.Language, what))
			separator = ""
		}
	}
	pieces("", s.Publisher, publisher)
	pieces(between, s.Title, title)
	put(between, s.Date, normal)
	if address := c.set.check(s.Address, s.Pos); address != "" {
		link := body.child(P).child(Link)
		link.Alt = c.set.check(s.AddressName, s.Pos)
		put("\n", address, span{style: regular(c.set.smallSize), ink: c.set.ink.named, address: true,
			to: &Target{URL: s.Address}, el: link})
	}
	put("\n", c.set.check(s.Remarks, s.Pos), soft)
	return spans
}

// foreign says that a span of an element is in another language than the
// document; one in its language stays as it is.
func foreign(s span, lang string, e *Element) span {
	if lang != "" {
		s.el = e.child(Span)
		s.el.Lang = lang
	}
	return s
}

package page

import (
	"slices"

	"briefing/data"
	"briefing/report/doc"
)

// sourceIndent is where the entries begin, right of their numbers, in points.
const sourceIndent = 30

// sources composes the list that the citations lead to, and below it the sources
// that nothing cites.
func (c *composer) sources(x, width float64) []item {
	if len(c.ds.Sources) == 0 {
		return nil
	}
	title := &doc.Heading{Level: 1, Title: doc.Line{Text: c.say.Say(data.WordSources)}, Anchor: sourcesAnchor}
	items := append([]item{c.heading(title, x, width)}, c.entries(c.doc.Cited, x, width)...)
	if len(c.doc.Others) > 0 {
		other := &doc.Heading{Level: 2, Title: doc.Line{Text: c.say.Say(data.WordOtherSources)}, Anchor: othersAnchor}
		items = append(items, c.heading(other, x, width))
		items = append(items, c.entries(c.doc.Others, x, width)...)
	}
	loosen(items)
	return items
}

// The anchors of the lists.
const (
	sourcesAnchor = "sources"
	othersAnchor  = "sources.other"
)

func (c *composer) entries(sources []doc.Source, x, width float64) []item {
	list := c.section().child(L)
	var items []item
	for _, s := range sources {
		items = append(items, c.entry(s, x, width, list.child(LI))...)
	}
	return items
}

// entry composes a source: its number, and what a reader needs to find it.
func (c *composer) entry(s doc.Source, x, width float64, li *Element) []item {
	set := setting{x: x + sourceIndent, width: width - sourceIndent, size: c.tableSize, leading: 1.4, before: 7, after: 7}
	boxes := []Box{{Kind: BoxAnchor, X: x, Anchor: s.Anchor}}
	if s.Number != "" {
		label := setting{x: x, width: sourceIndent - 10, size: set.size, leading: set.leading, rightmost: true}
		placed, _ := c.stack(one(s.Number, bold(c.tableSize), c.ink.accent), label, li.child(Lbl))
		boxes = append(boxes, placed...)
	}
	body := li.child(LBody)
	items := c.paragraph(c.entrySpans(s, body), set, body, s.Pos)
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
// to be found below.
func (c *composer) entrySpans(s doc.Source, e *Element) []span {
	var spans []span
	put := func(separator, text string, s span) {
		if text == "" {
			return
		}
		if len(spans) > 0 {
			spans = appendSpan(spans, span{text: separator, style: regular(c.tableSize), ink: c.ink.text})
		}
		s.text = text
		spans = appendSpan(spans, s)
	}
	normal := span{style: regular(c.tableSize), ink: c.ink.text}
	title := normal
	title.style.Italic = !slices.ContainsFunc([]rune(s.Title.Text), doc.Wide)
	soft := span{style: regular(c.smallSize), ink: c.ink.soft}
	comma := c.say.Say(data.WordDetails)
	put("", c.check(s.Publisher.Text, s.Pos), foreign(normal, s.Publisher.Language, e))
	put(comma, c.check(s.Title.Text, s.Pos), foreign(title, s.Title.Language, e))
	put(comma, s.Date, normal)
	if address := c.check(s.Address, s.Pos); address != "" {
		put("\n", address, span{style: regular(c.smallSize), ink: c.ink.accent, address: true,
			to: &Target{URL: s.Address}, el: e.child(Link)})
	}
	put("\n", c.check(s.Remarks, s.Pos), soft)
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

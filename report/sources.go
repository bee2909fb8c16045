package report

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/report/doc"
	"briefing/report/pdf"
)

// sourceIndent is where the entries begin, right of their numbers, in points.
const sourceIndent = 30

// sources composes the list that the citations lead to, and below it the sources
// that nothing cites.
func (c *composer) sources(x, width float64) []item {
	if len(c.ds.Sources) == 0 {
		return nil
	}
	title := heading{level: 1, title: c.say.Say(data.WordSources), anchor: sourcesAnchor}
	items := []item{c.headed(title, x, width, data.Pos{})}
	items = append(items, c.entries(c.ds.Cited, x, width)...)
	var others []*data.Source
	for _, s := range c.ds.Sources {
		if s.Number == 0 {
			others = append(others, s)
		}
	}
	if len(others) > 0 {
		other := heading{level: 2, title: c.say.Say(data.WordOtherSources), anchor: othersAnchor}
		items = append(items, c.headed(other, x, width, data.Pos{}))
		items = append(items, c.entries(others, x, width)...)
	}
	loosen(items)
	return items
}

// The anchors of the lists.
const (
	sourcesAnchor = "sources"
	othersAnchor  = "sources.other"
)

func (c *composer) entries(sources []*data.Source, x, width float64) []item {
	list := c.section().child(pdf.L)
	var items []item
	for _, s := range sources {
		items = append(items, c.entry(s, x, width, list.child(pdf.LI))...)
	}
	return items
}

// entry composes a source: its number, and what a reader needs to find it.
func (c *composer) entry(s *data.Source, x, width float64, li *element) []item {
	set := setting{x: x + sourceIndent, width: width - sourceIndent, size: c.tableSize, leading: 1.4, before: 7, after: 7}
	boxes := []box{{kind: boxAnchor, x: x, anchor: c.toSource(s).anchor}}
	if s.Number > 0 {
		label := setting{x: x, width: sourceIndent - 10, size: set.size, leading: set.leading, rightmost: true}
		number := c.say.Number(data.Int(int64(s.Number)))
		placed, _ := c.stack(one(number, bold(c.tableSize), c.ink.accent), label, li.child(pdf.Lbl))
		boxes = append(boxes, placed...)
	}
	body := li.child(pdf.LBody)
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
func (c *composer) entrySpans(s *data.Source, e *element) []span {
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
	title.style.Italic = !slices.ContainsFunc([]rune(s.Title), doc.Wide)
	soft := span{style: regular(c.smallSize), ink: c.ink.soft}
	comma := c.say.Say(data.WordDetails)
	put("", c.plain(s.Publisher, s.Pos), foreign(normal, s.PublisherLanguage, e))
	put(comma, c.plain(s.Title, s.Pos), foreign(title, s.TitleLanguage, e))
	put(comma, unbroken(c.say.Period(s.Date)), normal)
	if address := c.plain(s.URL, s.Pos); address != "" {
		put("\n", address, span{style: regular(c.smallSize), ink: c.ink.accent, address: true,
			to: &target{url: s.URL}, el: e.child(pdf.Link)})
	}
	put("\n", c.sourceRemarks(s), soft)
	return spans
}

// foreign says that a span of an element is in another language than the
// document; one in its language stays as it is.
func foreign(s span, lang string, e *element) span {
	if lang != "" {
		s.el = e.child(pdf.Span)
		s.el.lang = lang
	}
	return s
}

// unbroken keeps a short text on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }

// sourceRemarks says when the source was read and what is to be known about it.
func (c *composer) sourceRemarks(s *data.Source) string {
	var parts []string
	if !s.Retrieved.IsZero() {
		parts = append(parts, c.say.Say(data.WordRetrieved, "date", unbroken(c.say.Period(s.Retrieved))))
	}
	if s.Note != "" {
		parts = append(parts, c.plain(s.Note, s.Pos))
	}
	return c.items(parts)
}

package html

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"briefing/data/language"
	"briefing/report/doc"
)

// body is what a reader reads: the title, the contents, the blocks, notes and sources.
func (p *page) body() *html.Node {
	main := element("main", attr{"id", "text"})
	for _, n := range p.sections(p.doc.Blocks) {
		main.AppendChild(n)
	}
	for _, n := range p.sections(p.doc.Appendix) {
		main.AppendChild(n)
	}
	if notes := footnotes(p); notes != nil {
		main.AppendChild(notes)
	}
	for _, n := range p.sources() {
		main.AppendChild(n)
	}
	if p.opt.Embedded {
		return element("body", class("embedded"), "\n", main, "\n")
	}
	return element("body", "\n",
		element("a", class("skip"), attr{"href", "#text"}, p.say.Say(language.WordSkip)), "\n",
		p.title(), "\n", p.contents(), "\n", main, "\n", foot(p), "\n")
}

// title is what stands on a cover.
func (p *page) title() *html.Node {
	d := p.doc
	header := element("header", element("p", class("kind"), d.KindAndDate), element("h1", d.Title.Text))
	put := func(name, text string) {
		if text != "" {
			header.AppendChild(element("p", class(name), text))
		}
	}
	put("subtitle", d.Subtitle.Text)
	put("author", d.Author.Text)
	put("issue", d.Issue.Text)
	if others := editions(p); others != nil {
		header.AppendChild(others)
	}
	return header
}

// editions are links to the page in other languages, which stand in folders beside it.
func editions(p *page) *html.Node {
	pages := editionPages(p)
	if pages == nil {
		return nil
	}
	list := element("ul")
	for _, e := range pages {
		if e.tag == p.ds.Tag {
			continue
		}
		to := cmp.Or(addressOf(p, e.path), "../"+(&url.URL{Path: e.path}).EscapedPath())
		list.AppendChild(element("li", element("a", attr{"href", to}, attr{"hreflang", e.tag}, attr{"lang", e.tag}, language.NameOf(e.tag))))
	}
	return element("nav", class("editions"), attr{"aria-label", p.say.Say(language.WordOtherEditions)}, list)
}

// contents lists the sections, in each those below it.
func (p *page) contents() *html.Node {
	l := p.doc.Contents
	if len(l.Entries) == 0 {
		return nil
	}
	open := []*html.Node{element("ol")} // by level
	for _, e := range l.Entries {
		open = open[:min(len(open), max(e.Level, 1))]
		if last := open[len(open)-1].LastChild; len(open) < e.Level && last != nil {
			below := element("ol")
			last.AppendChild(below)
			open = append(open, below)
		}
		link := element("a", attr{"href", "#" + placeOf(e.Anchor)}, p.sectionNumber(e.Label, e.Lead, "\u2002"), e.Title)
		open[len(open)-1].AppendChild(element("li", link))
	}
	return element("nav", class("contents"), attr{"aria-labelledby", "contents"}, element("h2", attr{"id", "contents"}, l.Title), open[0])
}

// sections puts blocks into the sections that their headings open.
func (p *page) sections(blocks []doc.Block) []*html.Node {
	root := element("div")
	open := []*html.Node{root} // by level
	outer := p.level
	defer func() { p.level = outer }()
	for _, b := range blocks {
		h, ok := b.(*doc.Heading)
		if !ok {
			for _, n := range p.block(b) {
				open[len(open)-1].AppendChild(n)
			}
			continue
		}
		open = open[:min(len(open), h.Level)]
		section := element("section", p.heading(h))
		if h.Level == 1 { // others are too many places to step through
			section.Attr = append(section.Attr, html.Attribute{Key: "aria-labelledby", Val: h.Anchor})
		}
		p.section = h.Title.Text
		open[len(open)-1].AppendChild(section)
		open = append(open, section)
		p.level = outer + len(open) - 1
	}
	return detached(root)
}

// detached are the children of a node, which lets them go.
func detached(n *html.Node) []*html.Node {
	var all []*html.Node
	for n.FirstChild != nil {
		child := n.FirstChild
		n.RemoveChild(child)
		all = append(all, child)
	}
	return all
}

// heading is a heading below the title, which is the only one of the first level.
func (p *page) heading(h *doc.Heading) *html.Node {
	n := element(fmt.Sprint("h", h.Level+1), attr{"id", h.Anchor})
	for _, number := range p.sectionNumber(h.Number, h.Lead, " ") {
		n.AppendChild(number)
	}
	appendText(n, h.Title.Text)
	return n
}

// sectionNumber is the number of a section before its title, or of a source, and a space; nothing where
// it has none. Who hears it hears a stop after it.
func (p *page) sectionNumber(number, lead, space string) []*html.Node {
	if number == "" {
		return nil
	}
	stop := strings.TrimSpace(strings.TrimPrefix(lead, number))
	return []*html.Node{element("span", class("number"), number, element("span", class("stop"), stop)), {Type: html.TextNode, Data: space}}
}

// block is a block as elements.
func (p *page) block(b doc.Block) []*html.Node {
	switch b := b.(type) {
	case *doc.Text:
		return p.prose(b.Passages)
	case *doc.Summary:
		p.section = b.Title.Text
		return []*html.Node{element("section", class("summary"), attr{"aria-labelledby", b.Heading.Anchor}, element(fmt.Sprint("h", p.level+2), attr{"id", b.Heading.Anchor}, b.Title.Text), p.prose(b.Passages))}
	case *doc.KeyNumbers:
		return []*html.Node{p.keyNumbers(b)}
	case *doc.Figure:
		return []*html.Node{p.figure(b)}
	case *doc.Table:
		return []*html.Node{p.table(b)}
	case *doc.Row:
		row := element("div", class("side"))
		for _, f := range b.Figures {
			row.AppendChild(p.figure(f))
		}
		return []*html.Node{row}
	case *doc.Columns:
		columns := element("div", class("side"))
		for _, blocks := range b.Columns {
			columns.AppendChild(element("div", p.sections(blocks)))
		}
		return []*html.Node{columns}
	}
	return nil // a *doc.PageBreak
}

// footnotes are the notes that the text marks, each with a link back to its mark. The text
// of a note may mark others.
func footnotes(p *page) *html.Node {
	if len(p.notes) == 0 {
		return nil
	}
	p.section = p.say.Say(language.WordNotes)
	list := element("ol", class("notes"))
	for i := 0; i < len(p.notes); i++ {
		note := p.notes[i]
		entry := element("li", attr{"id", note.Anchor()}, heardAs(note.Name+". ", element("span", class("number"), note.Letter)))
		for _, paragraph := range note.Paragraphs {
			entry.AppendChild(p.passage(paragraph))
		}
		back := element("a", attr{"href", "#" + note.Back()}, attr{"role", "doc-backlink"}, attr{"aria-label", note.BackName}, "↩")
		last := entry.LastChild
		if last == nil {
			last = entry
		}
		appendText(last, " ")
		last.AppendChild(back)
		list.AppendChild(entry)
	}
	return element("section", attr{"role", "doc-endnotes"}, attr{"aria-labelledby", "notes"}, element("h2", attr{"id", "notes"}, p.section), list)
}

// sources are the lists that the citations lead to.
func (p *page) sources() []*html.Node {
	var out []*html.Node
	for _, l := range p.doc.Sources {
		list := element("ol", class("sources"))
		for _, s := range l.Sources {
			list.AppendChild(p.source(s, l.Separator))
		}
		out = append(out, element("section", attr{"aria-labelledby", l.Heading.Anchor}, p.heading(l.Heading), list))
	}
	return out
}

// source is an entry of the list of sources.
func (p *page) source(s *doc.Source, separator string) *html.Node {
	entry := element("li", attr{"id", s.Anchor})
	for _, number := range p.sectionNumber(s.Number, doc.NumberLead(p.say, s.Number), " ") {
		entry.AppendChild(number)
	}
	parts := 0
	put := func(n *html.Node) {
		if parts > 0 {
			appendText(entry, separator)
		}
		entry.AppendChild(n)
		parts++
	}
	foreign := func(tag string, f doc.Foreign) {
		if f.Text != "" {
			put(element(tag, inLanguages(f.Pieces())))
		}
	}
	foreign("span", s.Publisher)
	foreign("cite", s.Title)
	if title := entry.LastChild; title != nil && title.Data == "cite" && strings.ContainsFunc(s.Title.Text, doc.Wide) { // Chinese has no italics
		title.Attr = append(title.Attr, html.Attribute{Key: "class", Val: "upright"})
	}
	if s.Date != "" {
		put(element("span", s.Date))
	}
	if s.Address != "" {
		entry.AppendChild(element("br"))
		entry.AppendChild(addressLink(p, s))
	}
	if s.Remarks != "" {
		entry.AppendChild(element("br"))
		entry.AppendChild(element("span", class("remarks"), s.Remarks))
	}
	if back := backLinks(p, s); back != nil {
		entry.AppendChild(back)
	}
	return entry
}

// foot says what others may do with the page.
func foot(p *page) *html.Node {
	if p.doc.Licence == "" {
		return nil
	}
	return element("footer", element("p", p.doc.Licence))
}

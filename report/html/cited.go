package html

import (
	"fmt"
	"strconv"

	"golang.org/x/net/html"

	"briefing/data/language"
	"briefing/report/doc"
)

// citations are the places at which a source is cited, in their order.
type citations struct {
	texts  []textPlace
	tables []tablePlace
}

// textPlace is a mark in the text: its id, the section that it stands in, empty for none, and what it
// cites where a range in it leaves the source out.
type textPlace struct{ id, section, within string }

// tablePlace is the table of a figure: what it is called, and the id of what it stands in.
type tablePlace struct{ label, id string }

// placeFor gives what a table stands in an id.
func (p *page) placeFor(n *html.Node, label string) tablePlace {
	p.tables++
	place := tablePlace{label, fmt.Sprint("numbers.", p.tables)}
	n.Attr = append(n.Attr, html.Attribute{Key: "id", Val: place.id})
	return place
}

// citationsOf are those of a source so far.
func (p *page) citationsOf(s *doc.Source) *citations {
	if p.cited == nil {
		p.cited = map[string]*citations{}
	}
	if p.cited[s.Anchor] == nil {
		p.cited[s.Anchor] = &citations{}
	}
	return p.cited[s.Anchor]
}

// citeInText notes that a mark cites sources, also those that its range leaves out.
func citeInText(p *page, mark *html.Node, m doc.Marks) {
	if len(m.Sources) == 0 {
		return
	}
	p.marked++
	id := fmt.Sprint("cited.", p.marked)
	mark.Attr = append(mark.Attr, html.Attribute{Key: "id", Val: id})
	for _, s := range m.Sources {
		c := p.citationsOf(s)
		c.texts = append(c.texts, textPlace{id, p.section, m.Within(p.say, s)})
	}
}

// citeInTable notes that a table has numbers of a source; in the page of one chart all do.
func (p *page) citeInTable(s *doc.Source, at tablePlace) {
	c := p.citationsOf(s)
	if n := len(c.tables); !p.opt.Embedded && at.label != "" && (n == 0 || c.tables[n-1] != at) {
		c.tables = append(c.tables, at)
	}
}

// backLinks lead from a source to where it is cited: to the texts by numbers, to tables by their
// names. Each names the source, so that no two of a list of links are called alike; what they are for the list
// says, once. Nil where nothing cites it.
func backLinks(p *page, s *doc.Source) *html.Node {
	c := p.cited[s.Anchor]
	if c == nil || s.Number == "" || len(c.texts)+len(c.tables) == 0 {
		return nil
	}
	list := element("ul", attr{"role", "list"}, attr{"aria-label", p.say.Say(language.WordBackTo, "number", s.Number)})
	link := func(id, name, text string) {
		list.AppendChild(element("li", element("a", attr{"href", "#" + id}, attr{"role", "doc-backlink"}, attr{"aria-label", name}, text), " "))
	}
	for i, t := range c.texts {
		n := strconv.Itoa(i + 1)
		name := p.say.Say(language.WordBackPlace, "source", s.Brief, "n", n)
		if t.section != "" {
			name = p.say.Say(language.WordBackInSection, "place", name, "section", t.section)
		}
		if t.within != "" {
			name = p.say.Say(language.WordBackWithin, "back", name, "numbers", t.within)
		}
		link(t.id, name, n)
	}
	for _, t := range c.tables {
		link(t.id, s.Brief+p.say.Say(language.WordDetails)+t.label, t.label)
	}
	return element("div", class("back"), heardAs("", element("span", "↩ ")), list)
}

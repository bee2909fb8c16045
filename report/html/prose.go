package html

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"briefing/data/language"
	"briefing/report/doc"
)

// prose is the passages of a text.
func (p *page) prose(passages []doc.Passage) []*html.Node {
	var out []*html.Node
	for _, passage := range passages {
		out = append(out, p.passage(passage))
	}
	return out
}

func (p *page) passage(passage doc.Passage) *html.Node {
	switch passage := passage.(type) {
	case doc.Paragraph:
		return element("p", p.words(passage.Words))
	case doc.List:
		return p.list(passage)
	case doc.Quote:
		return element("blockquote", p.prose(passage.Passages))
	case doc.TextTable:
		return p.textTable(passage)
	}
	return element("hr") // a doc.Separator
}

func (p *page) list(l doc.List) *html.Node {
	list := element("ul")
	if l.Ordered {
		list = element("ol")
		if l.Start != 1 {
			list = element("ol", attr{"start", strconv.Itoa(l.Start)})
		}
	}
	for _, point := range l.Points {
		list.AppendChild(element("li", p.prose(point.Passages)))
	}
	return list
}

// textTable is a small table: words in rows, the first of them the heads.
func (p *page) textTable(t doc.TextTable) *html.Node {
	rows := make([]*html.Node, len(t.Rows))
	for i, cells := range t.Rows {
		rows[i] = element("tr")
		for j, words := range cells {
			cell := element("td")
			switch {
			case i == 0:
				cell = element("th", attr{"scope", "col"})
			case j == 0 && len(cells) > 1:
				cell = element("th", attr{"scope", "row"})
			}
			for _, n := range p.words(words) {
				cell.AppendChild(n)
			}
			if t.Aligns[j] != doc.FlushLeft {
				cell.Attr = append(cell.Attr, html.Attribute{Key: "class", Val: map[doc.Alignment]string{doc.FlushRight: "n", doc.Centred: "c"}[t.Aligns[j]]})
			}
			rows[i].AppendChild(cell)
		}
	}
	if len(rows) == 0 {
		return element("div")
	}
	caption := element("caption", class("heard"), cmp.Or(t.Name, p.section, p.doc.Title.Text))
	return scrolled(element("table", caption, element("thead", rows[0]), element("tbody", rows[1:])))
}

// words are runs in their styles, with the marks of what they rest on.
func (p *page) words(words []doc.Inline) []*html.Node {
	var out []*html.Node
	var link *doc.Link
	var at *html.Node // the element of that link
	for _, word := range joined(words) {
		switch word := word.(type) {
		case doc.Run:
			if word.Link == nil {
				out, link = append(out, p.styled(word)...), nil
				continue
			}
			if word.Link != link {
				link, at = word.Link, element("a", attr{"href", address(word.Link)})
				out = append(out, at)
			}
			for _, n := range p.styled(word) {
				at.AppendChild(n)
			}
		case doc.Marks:
			if last := lastRune(out); !word.InLine && (doc.Wide(last) || unicode.IsPunct(last) || unicode.IsSymbol(last)) { // after which a line may end, but not before a mark
				out = append(out, &html.Node{Type: html.TextNode, Data: wordJoiner})
			}
			out, link = append(out, p.marks(word)), nil
		}
	}
	return out
}

// joined are words with those of one style in one run: a voice says where a style begins and ends.
func joined(words []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, word := range words {
		r, run := word.(doc.Run)
		if last := len(out) - 1; run && last >= 0 && r.Long+r.Heard == "" && !r.Silent {
			if before, run := out[last].(doc.Run); run {
				text := before.Text
				if before.Text, before.Pos = r.Text, r.Pos; before == r {
					r.Text = text + r.Text
					out[last] = r
					continue
				}
			}
		}
		out = append(out, word)
	}
	return out
}

// wordJoiner is a character without width at which no line ends.
const wordJoiner = "\u2060"

// lastRune is the last character of some elements.
func lastRune(nodes []*html.Node) rune {
	if len(nodes) == 0 {
		return 0
	}
	n := nodes[len(nodes)-1]
	for n.LastChild != nil {
		n = n.LastChild
	}
	last, _ := utf8.DecodeLastRuneInString(n.Data)
	return last
}

// address is where a link leads.
func address(l *doc.Link) string {
	if l.Anchor != "" {
		return "#" + placeOf(l.Anchor)
	}
	return l.URL
}

// styled is a run of words; a line feed in it ends a line.
func (p *page) styled(r doc.Run) []*html.Node {
	var lines []*html.Node
	for i, line := range strings.Split(r.Text, "\n") {
		if i > 0 {
			lines = append(lines, element("br"))
		}
		lines = append(lines, p.pieces(line)...)
	}
	wrap := func(on bool, tag string) {
		if on {
			lines = []*html.Node{element(tag, lines)}
		}
	}
	switch {
	case r.Long != "":
		lines = heardAs(r.Long, shortForm(r.Long, lines))
	case r.Silent || r.Heard != "":
		lines = heardAs(r.Heard, element("span", lines))
	}
	wrap(r.Code, "code")
	wrap(r.Italic, "em")
	wrap(r.Bold, "strong")
	if r.Language != "" {
		lines = []*html.Node{element("span", attr{"lang", r.Language}, lines)}
	}
	return lines
}

// shortForm is a short form that readers see, and what it stands for: most screen readers pass over
// that title, so that the short form is heardAs it.
func shortForm(long string, short any) *html.Node {
	return element("abbr", attr{"title", long}, short)
}

// heardAs is what is seen and not heard, and before it the words that are heard in its place, if any.
func heardAs(heard string, seen *html.Node) []*html.Node {
	seen.Attr = append(seen.Attr, html.Attribute{Key: "aria-hidden", Val: "true"})
	if heard == "" {
		return []*html.Node{seen}
	}
	return []*html.Node{heardAlone(heard), seen}
}

// heardAlone are words that are heard and not seen. A space that they begin or end with stays one, as it parts
// them from the words beside: "2016 to 2018".
func heardAlone(words string) *html.Node {
	inside := strings.Trim(words, " ")
	before, after, _ := strings.Cut(words, inside)
	return element("span", class("heard"), strings.ReplaceAll(before, " ", "\u00a0")+inside+strings.ReplaceAll(after, " ", "\u00a0"))
}

// pieces is a text; where the page is live, what its references say can be asked.
func (p *page) pieces(text string) []*html.Node {
	var out []*html.Node
	for _, piece := range doc.Cut(text) {
		n := &html.Node{Type: html.TextNode, Data: piece.Text}
		if p.opt.Live && piece.Reference >= 0 && piece.Reference < len(p.doc.References) {
			n = element("span", n)
			p.trace(n, p.doc.References[piece.Reference].Call)
		}
		out = append(out, n)
	}
	return out
}

// trace notes on an element of a live page where its number comes from.
func (p *page) trace(n *html.Node, from string) {
	if p.opt.Live && from != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: "data-at", Val: from})
	}
}

// marks are the numbers of sources in brackets and the letters of footnotes, each a link:
// in brackets no reader, and no program that copies the text, takes them for a part of the
// number before them.
func (p *page) marks(m doc.Marks) *html.Node {
	out := element("sup", class("marks"))
	if m.InLine {
		out = element("span")
	}
	if p.inTable == nil {
		citeInText(p, out, m)
	} else {
		for _, s := range m.Sources {
			p.citeInTable(s, *p.inTable)
		}
	}
	between := "["
	for _, s := range m.Cited() {
		if s.Through {
			for _, n := range heardAs(p.say.Say(language.WordCitationThrough), element("span", "–")) {
				out.AppendChild(n)
			}
		} else {
			appendText(out, between)
		}
		between = p.say.Say(language.WordCitationBetween)
		out.AppendChild(sourceLink(s.Source, s.Name))
	}
	for _, n := range m.Notes {
		appendText(out, between)
		between = p.say.Say(language.WordCitationBetween)
		mark := element("a", attr{"href", "#" + n.Note.Anchor()}, attr{"role", "doc-noteref"}, attr{"aria-label", n.Note.Name}, n.Note.Letter)
		if n.First {
			mark.Attr = append(mark.Attr, html.Attribute{Key: "id", Val: n.Note.Back()})
			p.notes = append(p.notes, n.Note)
		}
		out.AppendChild(mark)
	}
	appendText(out, "]")
	return out
}

func appendText(n *html.Node, text string) {
	n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
}

// sourceLink is the number of a source, a link to its entry that says what that is. An attribute has one language,
// so a name in several is a text that is heard and not seen. It has the number that is seen.
func sourceLink(s *doc.Source, name string) *html.Node {
	link := element("a", attr{"href", "#" + s.Anchor})
	if name != s.Name || s.NameIn == nil {
		link.Attr = append(link.Attr, html.Attribute{Key: "aria-label", Val: name})
		appendText(link, s.Number)
		return link
	}
	link.AppendChild(element("span", class("heard"), inLanguages(s.NameIn)))
	link.AppendChild(element("span", attr{"aria-hidden", "true"}, s.Number))
	return link
}

// inLanguages are the pieces of a text, each in its language.
func inLanguages(pieces []doc.Foreign) []*html.Node {
	var out []*html.Node
	for _, piece := range pieces {
		n := &html.Node{Type: html.TextNode, Data: piece.Text}
		if piece.Language != "" {
			n = element("span", attr{"lang", piece.Language}, n)
		}
		out = append(out, n)
	}
	return out
}

// addressLink leads to where a source is found. Seen is whose the address is, and the name of the link has that
// (WCAG 2.5.3): letter by letter an address takes half a minute to hear, and nobody types it from a screen. On paper,
// where no link leads on, it stands in full.
func addressLink(p *page, s *doc.Source) *html.Node {
	if s.Host == "" {
		return element("a", attr{"href", s.Address}, s.Address)
	}
	before, after, _ := strings.Cut(s.AddressName, s.Host)
	link := element("a", class("address"), attr{"href", s.Address})
	if before != "" {
		link.AppendChild(heardAlone(before))
	}
	link.AppendChild(element("span", p.words(doc.InLanguages(p.say, s.Host))))
	if after != "" {
		link.AppendChild(heardAlone(after))
	}
	return link
}

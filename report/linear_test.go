package report

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"briefing/data"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// heard is a node of the structure as a screen reader meets it.
type heard struct {
	of   *page.Element
	text string // of a node without children
	kids []*heard
}

// hear returns the structure of a document: blocks in the order in which they are heard, and in them an
// element where it is drawn first.
func hear(d *Document) *heard {
	made := map[*page.Element]*heard{}
	var node func(e *page.Element) *heard
	root := &heard{}
	node = func(e *page.Element) *heard {
		if e.Parent == nil {
			root.of = e
			return root
		}
		if made[e] == nil {
			made[e] = &heard{of: e}
			above := node(e.Parent)
			above.kids = append(above.kids, made[e])
		}
		return made[e]
	}
	for _, e := range d.laid.Reading {
		node(e)
	}
	for _, p := range d.laid.Pages {
		for _, b := range p {
			if b.Element == nil || b.Element.Role.IsArtifact() {
				continue
			}
			n := node(b.Element)
			if b.Kind == page.BoxText {
				n.kids = append(n.kids, &heard{text: b.Line.Text})
			}
		}
	}
	return root
}

// words are what is said of a node and of all below it.
func (n *heard) words() string {
	if n.of == nil {
		return n.text
	}
	if n.of.Role.IsArtifact() {
		return ""
	}
	var b strings.Builder
	for _, kid := range n.kids {
		b.WriteString(kid.words())
	}
	switch {
	case n.of.Actual != "":
		return n.of.Actual
	case n.of.Alt != "":
		return n.of.Alt
	case n.of.Long != "":
		return n.of.Long
	}
	return b.String()
}

// walk calls visit for every element, with the one that is read next.
func (n *heard) walk(next *heard, visit func(n, next *heard)) {
	visit(n, next)
	for i, kid := range n.kids {
		after := next
		if i+1 < len(n.kids) {
			after = n.kids[i+1]
		}
		if kid.of != nil {
			kid.walk(after, visit)
		}
	}
}

// sentenceEnd parts what is said into clauses.
var sentenceEnd = regexp.MustCompile(`[.;]\s+|[。；]|\.$`)

// TestLinearReading: who hears a briefing from start to end hears nothing twice of a chart and its
// table, no link that is called by a number or spelled out, and a table where one is promised.
func TestLinearReading(t *testing.T) {
	han, err := os.ReadFile(hanFont)
	if err != nil {
		skipWithout(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	for name, d := range map[string]*Document{"shipped": document(t, reporttest.Shipped(t)), "in Chinese": document(t, inChinese(t, han))} {
		t.Run(name, func(t *testing.T) {
			checkDrawn(t, d)
			if name == "in Chinese" {
				checkForeign(t, d)
			}
			charts, alts, descriptions := 0, map[string]bool{}, ""
			hear(d).walk(nil, func(n, next *heard) {
				checkHeard(t, n, next)
				if n.of.Role == page.Figure && alts[n.words()] {
					t.Errorf("two figures are heard as %q", n.words())
				} else if n.of.Role == page.Figure {
					alts[n.words()] = true
				}
				if promises(n.of.Actual) {
					descriptions += n.of.Actual
				}
				if n.of.Role == page.Div {
					charts++
					checkTwice(t, n)
				}
			})
			if charts < 9 {
				t.Errorf("only %d charts", charts)
			}
			gap, bound := "No value for the parts of 2020.", "lower bound" // which alt texts have
			if name == "in Chinese" {
				gap, bound = "2020年各部分无数据。", "下限"
			}
			if !strings.Contains(descriptions, gap) || strings.Contains(descriptions, bound) {
				t.Errorf("descriptions lack %q, or have %q: %s", gap, bound, descriptions)
			}
		})
	}
}

// checkDrawn finds words of the text that are drawn and not heard: but for a word before sources whose
// links follow what it names, the unit of a large number that is heard with it, the mark of remarks below a table, and heads that a page repeats.
func checkDrawn(t *testing.T, d *Document) {
	t.Helper()
	for _, p := range d.laid.Pages {
		for _, b := range p {
			if b.Kind == page.BoxText && b.Element != nil && b.Element.Role == page.Artifact && !slices.Contains([]string{"Line", "折线", "*", "yuan,"}, strings.TrimSpace(b.Line.Text)) {
				t.Errorf("%q is drawn, and not heard", b.Line.Text)
			}
		}
	}
}

// checkForeign finds English words in a Chinese list of sources that do not say so.
func checkForeign(t *testing.T, d *Document) {
	t.Helper()
	for _, p := range d.laid.Pages {
		for _, b := range p {
			name := slices.Contains([]string{"Technology Times", "Ukrainian News", "China Banking News"}, strings.TrimSpace(lineOf(b)))
			if name && b.Element.Lang != "en" {
				t.Errorf("%q is not said to be English", b.Line.Text)
			}
		}
	}
}

// lineOf is the text of a box; empty where it has none.
func lineOf(b page.Box) string {
	if b.Line == nil {
		return ""
	}
	return b.Line.Text
}

// checkTwice finds what is heard twice of a chart: in its alt text and caption, its description, and
// the remarks below its table.
func checkTwice(t *testing.T, of *heard) {
	t.Helper()
	said := map[string]bool{}
	of.walk(nil, func(n, _ *heard) {
		if n.of.Role != page.P && n.of.Role != page.Figure {
			return
		}
		for _, s := range sentenceEnd.Split(strings.ReplaceAll(n.words(), "\u00a0", " "), -1) {
			const names = 32 // no more than a name, as of what is known within bounds
			if s = strings.ToLower(strings.TrimSpace(s)); float64(utf8.RuneCountInString(s))*wide(s) <= names {
				continue
			}
			if said[s] {
				t.Errorf("heard twice: %q", s)
			}
			said[s] = true
		}
	})
}

// wide is how many letters a character of a text counts for.
func wide(s string) float64 {
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return 2
	}
	return 1
}

// promises reports whether a text says that a table follows.
func promises(text string) bool {
	text = strings.TrimRight(strings.ToLower(text), ".。 ")
	return strings.HasSuffix(text, "the data table follows") || strings.HasSuffix(text, "数据表见下")
}

// unspeakable is what no voice should have to read: a space before a mark, an address, a short form.
var unspeakable = regexp.MustCompile(` [.,;，；。]|https?://|\btrn\b|\bbn\b|[，。；：] [\p{Han}0-9]`)

// spanned is a range, of which a voice leaves out the dash; numberBeforeTitle a number of a section that
// runs into what follows.
var spanned, numberBeforeTitle = regexp.MustCompile(`[0-9]–[0-9]`), regexp.MustCompile(`^[0-9.]*[0-9] `)

// checkHeard holds an element to what is heard of it.
func checkHeard(t *testing.T, n, next *heard) {
	t.Helper()
	words := n.words()
	switch {
	case n.of.Actual != "" && promises(n.of.Actual) && (next == nil || next.of == nil || next.of.Role != page.Table):
		t.Errorf("no table follows %q", n.of.Actual)
	case n.of.Role == page.Link && strings.Trim(words, "0123456789–, ") == "":
		t.Errorf("a link is called %q", words)
	case n.of.Role == page.TOC && slices.ContainsFunc(n.kids, func(k *heard) bool {
		return strings.Contains(k.words(), "Computed figures") && !strings.Contains(k.words(), "Methods")
	}) && n.of.Parent.Role != page.TOCI:
		t.Error("the contents do not say which sections are parts of another")
	case n.of.Role == page.Link && n.of.Alt == "":
		t.Errorf("a link has no name: %q", words)
	case n.of.Role == page.Table && (n.kids[0].of == nil || n.kids[0].of.Role != page.Caption || n.kids[0].words() == "" || n.kids[1].of.Role == page.Caption):
		t.Errorf("a table does not begin with its name: %q", words)
	case n.of.Role == page.Caption && n.of.Parent.Role == page.Figure:
		t.Errorf("a caption in a figure is passed over: %q", words)
	case n.of.Role == page.Figure && n.of.Parent.Role == page.Div && next != nil && next.of != nil && next.of.Role == page.Caption:
		t.Errorf("a caption is heard after its figure: %q", words)
	case strings.HasPrefix(string(n.of.Role), "H") && numberBeforeTitle.MatchString(words):
		t.Errorf("a heading is heard as %q", words)
	case spanned.MatchString(words) && n.of.Role != page.Figure && !slices.Contains([]page.Role{page.Caption, page.DocumentRole, page.Sect, page.Div}, n.of.Role):
		t.Errorf("a dash is heard as nothing: %q", words)
	case n.of.Role == page.P && strings.ContainsAny(words, "÷×"), strings.Contains(words, "22/50"):
		t.Errorf("signs are heard: %q", words)
	case slices.Contains([]page.Role{page.P, page.LBody, page.Caption, page.TD, page.TH}, n.of.Role) && unspeakable.MatchString(words):
		t.Errorf("%q is read: %q", unspeakable.FindString(words), words)
	}
}

// opening is how a text begins: its first letters and digits.
func opening(text string) string {
	const most = 24
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text))
	return string(letters[:min(len(letters), most)])
}

// long reports whether a text is longer than what stands on a cover or below a key number.
func long(text string) bool { return float64(utf8.RuneCountInString(text))*wide(text) > 110 }

// drawn is the text of a node as it is seen.
func (n *heard) drawn() string {
	if n.of == nil {
		return n.text
	}
	var b strings.Builder
	for _, kid := range n.kids {
		b.WriteString(kid.drawn())
	}
	return b.String()
}

// orderOfPDF are the openings of headings, of paragraphs of some length, and of the captions of figures,
// in the order in which they are heard.
func orderOfPDF(d *Document) (all []string) {
	hear(d).walk(nil, func(n, _ *heard) {
		role, text := n.of.Role, n.drawn()
		prose := role == page.P && n.of.Parent.Role == page.Sect && long(text)
		if prose || strings.HasPrefix(string(role), "H") || role == page.Caption && n.of.Parent.Role == page.Div {
			all = append(all, opening(text))
		}
	})
	return all
}

// orderOfHTML are the same of a web page.
func orderOfHTML(t *testing.T, d *Document) (all []string) {
	t.Helper()
	var b bytes.Buffer
	if err := d.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var seen func(n *html.Node) string
	seen = func(n *html.Node) (text string) {
		if n.Type == html.TextNode {
			return n.Data
		}
		if slices.Contains(n.Attr, html.Attribute{Key: "class", Val: "heard"}) {
			return ""
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			text += seen(c)
		}
		return text
	}
	for n := range root.Descendants() {
		text := ""
		switch n.Data {
		case "h2", "h3", "h4", "figcaption":
			text = seen(n)
		case "p":
			if text = seen(n); len(n.Attr) > 0 || n.Parent.Data != "section" || !long(text) {
				text = ""
			}
		}
		if text != "" {
			all = append(all, opening(text))
		}
	}
	return all
}

// TestSameOrder: who hears the pages meets headings, paragraphs and charts in the order of the web page,
// which is that of the file, wherever on the pages charts float.
func TestSameOrder(t *testing.T) {
	han, err := os.ReadFile(hanFont)
	if err != nil {
		skipWithout(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	for name, ds := range map[string]*data.Dataset{"shipped": reporttest.Shipped(t), "in Chinese": inChinese(t, han)} {
		d, err := New(ds, Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages, web := orderOfPDF(d), orderOfHTML(t, d)
		if len(pages) < 30 || !slices.Equal(pages, web) {
			t.Errorf("%s: heard are\n%q, on the web page\n%q", name, pages, web)
		}
	}
}

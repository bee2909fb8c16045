// Package html writes a briefing as one page of HTML: readable without scripts and
// without a network, on wide and narrow screens, by day, by night and in print. Charts are
// laid out for both widths, and stand with a short text for those who do not see them, a
// long one, and their numbers as a table and as a file. A small script names numbers under
// the pointer and by keys; the page is whole without it.
//
// New lays everything out that can fail; Write writes it. The same document gives the
// same bytes.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"image/color"
	"io"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
	"briefing/report/doc"
)

// Options are what a page depends on beside the document.
type Options struct {
	// Producer is the name and version of the program.
	Producer string
	// CSV writes the numbers of a chart as a file; nil for no files.
	CSV func(io.Writer, *data.Chart) error
	// Place is where the page is published.
	Place Place
	// Kept are charts of pages made before, and Print tells a chart apart from others: charts of one
	// print are the same, but for the numbers of sources. Nil: nothing is kept.
	Kept  *Kept
	Print func(*data.Chart) string
	// Live says that a program shows the page, what it becomes, and where its numbers come from:
	// it has no script and no policy of its own. Its document is one that doc.Traced makes.
	Live bool
	// Embedded leaves out the head of the page and its contents: it is to stand in another.
	Embedded bool
}

// Page is a briefing laid out as a page of HTML. It is not modified after New.
type Page struct{ content []byte }

// New lays the page of a document out. The error is data.Faults: characters that no font
// has, charts that fit neither width.
func New(ds *data.Dataset, d *doc.Document, fonts *typeset.Fonts, opt Options) (*Page, error) {
	p, err := newPage(ds, d, fonts, opt)
	if err != nil {
		return nil, err
	}
	body := p.body()
	if !opt.Live {
		body.AppendChild(element("script", script))
	}
	if len(p.faults) > 0 {
		return nil, p.faults
	}
	head, err := p.head(body)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE html>\n")
	if err := html.Render(&b, element("html", attr{"lang", d.Language}, "\n", head, "\n", body, "\n")); err != nil {
		return nil, err
	}
	b.WriteString("\n")
	return &Page{b.Bytes()}, nil
}

// Write writes the page. Errors are those of w.
func (p *Page) Write(w io.Writer) error {
	_, err := w.Write(p.content)
	return err
}

// page is a page being made.
type page struct {
	ds         *data.Dataset
	doc        *doc.Document
	say        *language.Printer
	fonts      *typeset.Fonts
	opt        Options
	day, night charts.Theme
	logo       *charts.Logo
	inline     charts.Inline
	fitters    [len(layouts)]charts.Fitter // one for each, as a chart may fit in one of them alone
	notes      []*doc.Note                 // in the order of their first marks
	marked     int                         // marks so far that cite sources
	inTable    *tablePlace                 // that is being made; nil for none
	tables     int                         // so far, those of charts included
	cited      map[string]*citations       // by the anchor of a source
	files      []numbersFile               // with the numbers of its charts, each once
	level      int                         // of the section that is being made
	section    string                      // its heading, without the number
	heat       [2]bool                     // which ramps of heat tables it has: of one side, of two
	faults     data.Faults
}

func newPage(ds *data.Dataset, d *doc.Document, fonts *typeset.Fonts, opt Options) (*page, error) {
	p := &page{ds: ds, doc: d, say: language.Of(ds), fonts: fonts, opt: opt}
	p.inline.Traced = opt.Live
	for i := range p.fitters {
		p.fitters[i].Dataset = ds
	}
	var err error
	if p.day, err = charts.PageTheme(ds); err != nil {
		return nil, err
	}
	if p.night, err = charts.NightTheme(ds); err != nil {
		return nil, err
	}
	p.logo, err = charts.LogoOf(ds)
	return p, err
}

// refuse notes the error of something at a place.
func (p *page) refuse(err error, pos data.Pos) {
	p.faults = append(p.faults, data.FaultsAt(err, pos)...)
}

//go:embed page.css
var sheet string

// liveSheet shows which numbers of a live page can be asked where they come from.
const liveSheet = "[data-at],svg[data-numbers]{cursor:help}[data-at]:hover{background:var(--tint)}.asked{outline:2px solid var(--accent)}\n"

// script shows the number under the pointer, and steps through the numbers of a chart by
// keys. The page is whole without it.
//
//go:embed page.js
var script string

// head is what browsers, libraries and search engines read. The style sheet has the fonts
// and colours that the body turned out to need.
func (p *page) head(body *html.Node) (*html.Node, error) {
	p.gather(body, typeset.Style{Size: 12})
	if p.opt.Live {
		addUsual(p)
	}
	own := sheet
	own += p.heatSheet()
	if p.opt.Live {
		own += liveSheet
	}
	fonts, err := p.inline.Type.CSS()
	if err != nil {
		return nil, err
	}
	style := fonts + ":root{" + p.colours(p.day, false) + "}\n@media screen and (prefers-color-scheme:dark){:root{" + p.colours(p.night, true) + "}}\n" + own
	meta := func(name, content string) *html.Node {
		if content == "" {
			return nil
		}
		return element("meta", attr{"name", name}, attr{"content", content})
	}
	record, err := p.dataset()
	if err != nil {
		return nil, err
	}
	return element("head",
		element("meta", attr{"charset", "utf-8"}),
		policyOf(p, style),
		meta("viewport", "width=device-width, initial-scale=1"),
		meta("color-scheme", "light dark"),
		element("title", p.doc.Title.Text),
		meta("description", p.doc.Subtitle.Text), meta("author", p.doc.Author.Text), meta("generator", p.opt.Producer),
		published(p),
		element("style", style),
		record), nil
}

// policyOf says what a browser may load and run: nothing but what the page has.
func policyOf(p *page, style string) *html.Node {
	if p.opt.Live {
		return nil
	}
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'", hashOf(style), hashOf(script))
	return element("meta", attr{"http-equiv", "Content-Security-Policy"}, attr{"content", policy})
}

// hashOf names a style sheet or a script in a policy (Content Security Policy Level 3, 2.3.1).
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// colours declares the colours of a theme and of the charts in it.
func (p *page) colours(t charts.Theme, night bool) string {
	var b strings.Builder
	for _, c := range []struct {
		name string
		ink  color.RGBA
	}{{"paper", t.Paper}, {"ink", t.Ink}, {"soft", t.Soft}, {"rule", t.Rule}, {"grid", t.Grid}, {"accent", t.LinkInk()}, {"tint", t.Tint()}} {
		fmt.Fprintf(&b, "--%s:#%02x%02x%02x;", c.name, c.ink.R, c.ink.G, c.ink.B)
	}
	return b.String() + p.heatColours(t) + p.inline.Inks.CSS(night)
}

// addUsual notes the characters that a text is likely to need next: the fonts of the page then
// stay what they are while it is written.
func addUsual(p *page) {
	var all strings.Builder
	for r := ' '; r < unicode.MaxASCII; r++ {
		all.WriteRune(r)
	}
	for _, s := range []typeset.Style{{}, {Bold: true}, {Italic: true}} {
		s.Size = 12
		if err := p.inline.Type.Text(p.fonts, all.String(), s); err != nil {
			return // fonts that lack some: what the page has is all that they have
		}
	}
}

// gather notes which characters the texts of a node need of the fonts.
func (p *page) gather(n *html.Node, s typeset.Style) {
	switch {
	case n.Data == "script":
		return
	case n.Type == html.TextNode:
		if err := p.inline.Type.Text(p.fonts, strings.ReplaceAll(n.Data, "\n", " "), s); err != nil {
			p.refuse(err, data.Pos{File: p.ds.Inputs[0].Name})
		}
		return
	case n.Data == "strong" || n.Data == "b" || n.Data == "th" || n.Data == "summary" || strings.HasPrefix(n.Data, "h") && len(n.Data) == 2:
		s.Bold = true
	case n.Data == "em" || n.Data == "cite":
		s.Italic = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.gather(c, s)
	}
}

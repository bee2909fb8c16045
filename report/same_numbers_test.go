package report

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"briefing/data"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// months are figures of months and quarters, and one that is computed from them.
const months = `title: Trade
sources: {s: {publisher: Office, title: Monthly bulletin, date: 2024-03}}
figures:
  exports: {title: Exports, unit: million euros, source: s, values: {2023-10: 288.25, 2023-11: 291.5, 2023-12: 292.75}}
  quarter: {title: Exports of the quarter, from: exports, by: sum, over: quarter}
  growth: {title: Output, unit: percent, source: s, values: {2023-Q1: 1.5, 2023-Q2: less than 0.5, 2023-Q3: -0.25, 2023-Q4: 2}}
`

// numbered is what has numbers in a briefing: its texts, its tables, and the alt texts of its charts.
type numbered struct {
	texts, tables, alts strings.Builder
	remarks             strings.Builder // of tables with their keys, which pages print below a table or leave to its chart
	shown               []string        // in charts, with those of their names
}

// numbersIn are the numbers of a text, each time that they stand there, in the order of their digits.
func numbersIn(text string) []string {
	all := regexp.MustCompile(`\d+(?:[.,]\d+)*`).FindAllString(text, -1)
	slices.Sort(all)
	return all
}

// inPDF are the numbers of the pages of a briefing, but for those of pages, of points in lists and of
// charts whose data stand elsewhere.
func inPDF(d *Document) *numbered {
	n := &numbered{}
	described := map[*page.Element]bool{}
	var last page.Box
	for _, p := range d.laid.Pages {
		for _, b := range p {
			to := &n.texts
			artifact, skip := b.Element == nil, false
			for e := b.Element; e != nil; e = e.Parent {
				switch {
				case e.Role.IsArtifact():
					artifact = true
				case e.Role == page.TOC, e.Role == page.Lbl, e.Role == page.Caption && e.Parent.Role == page.Table, e.Actual != "" && b.Kind == page.BoxText && strings.TrimSpace(b.Line.Text) == "":
					skip = true
				case e.Role == page.Table:
					to = &n.tables
				case e.Role == page.Figure && e.Alt != "" && !described[e]:
					described[e] = true
					n.alts.WriteString(e.Alt + "\n")
				}
			}
			if b.Kind == page.BoxChart {
				for _, seen := range b.Chart.Seen() {
					n.shown = append(n.shown, numbersIn(seen.InWords)...)
				}
			}
			if artifact || skip || b.Kind != page.BoxText {
				continue
			}
			if b.Y != last.Y || b.X-last.X-last.W > 0.01 {
				to.WriteByte(' ')
			}
			to.WriteString(b.Line.Text)
			last = b
		}
	}
	return n
}

// inHTML are the numbers of a web page, but for those of links to other places in it and of points.
func inHTML(t *testing.T, content []byte) *numbered {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	n := &numbered{}
	attribute := func(of *html.Node, name string) string {
		for _, a := range of.Attr {
			if a.Key == name {
				return a.Val
			}
		}
		return ""
	}
	var read func(of *html.Node, to *strings.Builder)
	read = func(of *html.Node, to *strings.Builder) {
		switch class := attribute(of, "class"); {
		case of.Type == html.TextNode:
			to.WriteString(of.Data)
			return
		case of.Data == "svg":
			if strings.Contains(class, "narrow") || strings.Contains(class, "night") {
				return
			}
			n.alts.WriteString(attribute(of, "aria-label") + "\n")
			n.shown = append(n.shown, shownIn(t, attribute(of, "data-numbers"))...)
			return
		case of.Data == "script", of.Data == "style", of.Data == "nav", of.Data == "summary", of.Data == "caption", class == "back", class == "skip", attribute(of, "download") != "", class == "description", class == "heard":
			return
		case class == "number" && of.Parent.Data == "li":
			return
		case class == "address": // of which the page shows whose it is, and paper all
			to.WriteString(attribute(of, "href"))
			return
		case of.Data == "table":
			to = &n.tables
		case of.Data == "td" && class == "":
			for c := of.FirstChild; c != nil; c = c.NextSibling {
				read(c, &n.remarks)
			}
			if of.FirstChild != nil && of.Parent.FirstChild.Data == "th" {
				read(of.Parent.FirstChild, &n.remarks) // the key of the row
			}
			n.remarks.WriteByte(' ')
		}
		for c := of.FirstChild; c != nil; c = c.NextSibling {
			read(c, to)
		}
		if !slices.Contains([]string{"a", "b", "em", "strong", "span", "sup", "abbr", "code", "cite"}, of.Data) {
			to.WriteByte(' ')
		}
	}
	for c := range root.Descendants() {
		if c.Data == "body" {
			read(c, &n.texts)
		}
	}
	return n
}

// shownIn are the numbers that a chart shows, of the list that its script reads.
func shownIn(t *testing.T, list string) []string {
	t.Helper()
	if list == "" {
		return nil
	}
	var all struct {
		Series, Keys []string
		Numbers      [][]any
	}
	if err := json.Unmarshal([]byte(list), &all); err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, n := range all.Numbers {
		if n[0] == nil {
			continue // it is told, as it cannot be seen
		}
		at := func(i int) int { return int(n[i].(float64)) }
		value, _, _ := strings.Cut(strings.ReplaceAll(n[6].(string), "；", "; "), "; ") // before what others say of it
		shown = append(shown, numbersIn(all.Series[at(4)]+" "+all.Keys[at(5)]+" "+value)...)
	}
	return shown
}

// TestSameNumbers: the web page has every number of the pages, as often as they have it: in its texts,
// in its tables, in what its charts say and in what they show.
func TestSameNumbers(t *testing.T) {
	han, err := os.ReadFile(hanFont)
	if err != nil {
		skipWithout(t, hanFont+" is not there: install fonts-wqy-microhei")
	}
	for name, ds := range map[string]*data.Dataset{"shipped": reporttest.Shipped(t), "small": reporttest.Load(t, small), "prose": reporttest.Load(t, prose), "forms": reporttest.Load(t, forms),
		"months": reporttest.Load(t, months), "in Chinese": inChinese(t, han)} {
		t.Run(name, func(t *testing.T) {
			d, err := New(ds, Options{Producer: "briefing"})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := d.WriteHTML(&b); err != nil {
				t.Fatal(err)
			}
			asked, err := New(ds, Options{Formats: []string{"pdf"}, Live: true})
			if err != nil {
				t.Fatal(err)
			}
			pdf, web := inPDF(d), inHTML(t, b.Bytes())
			if len(web.shown) < 2 && name != "prose" {
				t.Errorf("the charts show only %q", web.shown)
			}
			remarks := numbersIn(web.remarks.String())
			same(t, "texts", numbersIn(pdf.texts.String()), numbersIn(web.texts.String()), remarks)
			same(t, "tables", numbersIn(pdf.tables.String()), numbersIn(web.tables.String()), remarks)
			same(t, "alt texts", numbersIn(pdf.alts.String()), numbersIn(web.alts.String()), nil)
			same(t, "charts", slices.Sorted(slices.Values(inPDF(asked).shown)), slices.Sorted(slices.Values(web.shown)), nil)
		})
	}
}

// same compares sorted lists of what pages and the web page have, of which either may have some more.
func same(t *testing.T, what string, pages, web, more []string) {
	t.Helper()
	lacks, has := apart(pages, web)
	_, lacks = apart(more, lacks)
	if _, has = apart(more, has); len(lacks) > 0 || len(has) > 0 {
		t.Errorf("the %s of the web page lack %q of %d, and have %q more", what, lacks, len(pages), has)
	}
}

// apart are what the second of two sorted lists lacks of the first, and what it has more.
func apart(a, b []string) (lacks, more []string) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			lacks, a = append(lacks, a[0]), a[1:]
		default:
			more, b = append(more, b[0]), b[1:]
		}
	}
	return append(lacks, a...), append(more, b...)
}

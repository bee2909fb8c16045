package html

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"briefing/report/doc"
	"briefing/report/reporttest"
)

const citedFile = `title: A title
sources:
  a: {publisher: Office, title: Yearbook, date: 2024}
  b: {publisher: Bank, title: Bulletin, date: 2024}
  c: {publisher: Union, title: Survey, date: 2024}
  d: {publisher: Club, title: Letter, date: 2024}
figures:
  y: {title: Scale, unit: euros, source: a, values: {2019: {value: 35.8, source: d}, 2020: 36.1}}
  z: {title: Other, unit: euros, source: b, values: {Here: 1, There: 2}}
charts: {y: {figure: y, title: A finding}}
briefing:
  - heading: Before
  - text: "It is 36%[@a]; and so say three[@a][@b][@c], and a note[^n].\n\n[^n]: Says one[@c]."
  - chart: y
  - table: z
`

// backOf are the links back of each source: their texts, what they are called, and what stands where
// they lead.
func backOf(root *html.Node) map[string][]string {
	places := map[string]*html.Node{}
	for _, n := range all(root) {
		places[value(n, "id")] = n
	}
	back := map[string][]string{}
	for _, entry := range all(root, "li") {
		for _, link := range all(entry, "a") {
			if value(link, "role") == "doc-backlink" && strings.HasPrefix(value(entry, "id"), "source.") {
				there := "nowhere"
				if place := places[strings.TrimPrefix(value(link, "href"), "#")]; place != nil {
					there = place.Data + " " + text(place)
				}
				back[value(entry, "id")] = append(back[value(entry, "id")], text(link)+" | "+value(link, "aria-label")+" | "+there[:min(len(there), 24)])
			}
		}
	}
	return back
}

// TestBackLinks: a source leads back to each place that cites it, also from within a range and in a
// note, and to the figures and tables that rest on it.
func TestBackLinks(t *testing.T) {
	_, content := made(t, reporttest.Load(t, citedFile))
	got := backOf(mustParse(t, content))
	for source, want := range map[string][]string{
		"source.a": {"1 | Source 1, place 1, in “Before” | sup [1]", "2 | Source 1, place 2, in “Before” | sup [1, through\u00a0–3, a", "Figure 1 | Source 1, Figure 1 | details Figure 1 in word"},
		"source.b": {"1 | Source 2, place 1, in “Before”, in the citation of sources 1 to 3 | sup [1, through\u00a0–3, a", "Table 1 | Source 2, Table 1 | div Table 1. OtherCatego"},
		"source.c": {"1 | Source 3, place 1, in “Before” | sup [1, through\u00a0–3, a", "2 | Source 3, place 2, in “Notes” | sup [3]"},
		"source.d": {"Figure 1 | Source 4, Figure 1 | details Figure 1 in word"},
	} {
		if !slices.Equal(got[source], want) {
			t.Errorf("%s leads back to\n%q, want\n%q", source, got[source], want)
		}
	}
}

// TestSilentSign: the sign before links back is seen, and not heard.
func TestSilentSign(t *testing.T) {
	_, content := made(t, reporttest.Load(t, citedFile))
	signs := 0
	for _, n := range all(mustParse(t, content), "div") {
		if value(n, "class") == "back" {
			signs++
			if first := n.FirstChild; text(first) != "↩ " || !strings.HasPrefix(value(first.NextSibling, "aria-label"), "Back to what cites source ") || value(first, "aria-hidden") != "true" {
				t.Errorf("%q begins links back", text(first))
			}
		}
	}
	if signs != 4 {
		t.Errorf("%d signs, want 4", signs)
	}
}

// TestEverySourceLeadsBack: no source that has a number is without a link back.
func TestEverySourceLeadsBack(t *testing.T) {
	pages(t, func(t *testing.T, d *doc.Document, _ []byte, root *html.Node) {
		back := backOf(root)
		for _, list := range d.Sources {
			for _, s := range list.Sources {
				if s.Number != "" && back[s.Anchor] == nil {
					t.Errorf("%s leads nowhere", s.Name)
				}
			}
		}
		for source, links := range back {
			for _, link := range links {
				if strings.HasSuffix(link, "nowhere") {
					t.Errorf("%s: %s", source, link)
				}
			}
		}
	})
}

// TestNoteNamed: a note says which it is, and the link back from it where that leads.
func TestNoteNamed(t *testing.T) {
	_, content := made(t, reporttest.Load(t, citedFile))
	for _, want := range []string{"<li id=\"note.1\"><span class=\"heard\">Note a.\u00a0</span>" + `<span class="number" aria-hidden="true">a</span>`, `role="doc-backlink" aria-label="Back to the mark of note a">↩</a>`} {
		if !strings.Contains(string(content), want) {
			t.Errorf("no %s", want)
		}
	}
}

// TestNamesInTheirLanguage: English names in the name of a link of a Chinese page are said to be English, in
// a link to a source and in that to its address; a name in the language of the page is an attribute.
func TestNamesInTheirLanguage(t *testing.T) {
	_, content := made(t, reporttest.Load(t, `language: zh
title: 标题
sources:
  a: {publisher: Observer Report, title: Yearbook, date: 2024, url: "https://www.example.org/a/b"}
  b: {publisher: 新华社, title: 年鉴, date: 2024}
figures:
  y: {title: 规模, unit: euros, source: a, values: {2019: 35.8, 2020: {value: 36.1, source: b}}}
briefing:
  - text: 如此[@a][@b]。
`))
	for _, want := range []string{
		`<a href="#source.a"><span class="heard">来源 1：<span lang="en">Observer Report</span>，2024年</span><span aria-hidden="true">1</span></a>`,
		`<a href="#source.b" aria-label="来源 2：新华社，2024年">2</a>`,
		`<cite class="upright">年鉴</cite>`, `<cite><span lang="en">Yearbook</span></cite>`, // Chinese has no italics
		`<span class="heard">来源 1，网址` + "\u00a0" + `</span><span><span lang="en">example.org</span></span></a>`,
	} {
		if !strings.Contains(string(content), want) {
			t.Errorf("no %s", want)
		}
	}
}

package html

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"briefing/report/reporttest"
)

const figureFile = `title: A title
licence: %s
sources: {a: {publisher: Office, title: Yearbook, date: 2024}, b: {publisher: Bank, title: Bulletin, date: 2024}}
figures: {y: {title: Scale, unit: euros, source: a, values: {2019: {value: 35.8, disputed: 33, by: b}, 2020: 36.1}}}
charts: {y: {figure: y, title: A finding}}
briefing:
  - text: "It is 36%%[@a]; six[@a]."
  - chart: y
    caption: A remark of my own.
`

// TestFigure: a chart's finding stands above it once, and its caption below it; where the text ends a
// line nowhere before a mark; and the numbers that remarks name are links.
func TestFigure(t *testing.T) {
	_, content := made(t, reporttest.Load(t, fmt.Sprintf(figureFile, "CC BY 4.0")))
	root := mustParse(t, content)
	figure := all(root, "figure")[0]
	if caption := text(all(figure, "figcaption")[0]); caption != "Figure 1. A finding" {
		t.Errorf("the caption is %q", caption)
	}
	for _, svg := range all(figure, "svg") {
		for _, drawn := range all(svg, "text") {
			if strings.Contains(text(drawn), "A finding") {
				t.Error("the chart has the finding once more")
			}
		}
	}
	const note = "2019 is disputed: 33\u00a0euros according to Bank."
	if notes := all(figure, "p"); len(notes) != 2 || value(notes[0], "class") != "heard" || !strings.Contains(text(notes[0]), note) || text(notes[1]) != "A remark of my own." {
		t.Errorf("%d remarks: %q", len(notes), text(figure))
	}
	for _, p := range all(root, "p") {
		if value(p, "class") == "description" && strings.Contains(text(p), note) {
			t.Errorf("a note is heard twice: %q", text(p))
		}
	}
	for _, link := range all(root, "a") {
		if file := value(link, "download"); file != "" && (file != "y.csv" || text(link) != "Numbers of Figure 1 (CSV, 1\u00a0KB)") {
			t.Errorf("the file %s is called %q", file, text(link))
		}
	}
	if got := text(all(root, "main")[0]); !strings.Contains(got, "It is 36%\u2060[1]; six[1].") {
		t.Errorf("the text is %q", got[:200])
	}
	if !strings.Contains(string(content), "according to Bank\u00a0"+`<span>[<a href="#source.b" aria-label="Source 2">2</a>]</span>`) {
		t.Error("no link in the remark of the table")
	}
}

// heardFile has what is heard otherwise than it is seen.
const heardFile = `
title: T
language: de
sources:
  a: {publisher: Office, title: P, date: 2024, url: "https://www.example.org/a/b"}
  b: {publisher: B, title: P, date: 2024}
  c: {publisher: C, title: P, date: 2024}
  d: {publisher: D, title: P, date: 2024}
figures:
  top: {title: Firms, unit: firms, rows: City, source: a, of: {count: 50}, values: {Bonn: 22}}
  y: {title: Scale, unit: percent, values: {2018: {value: 1, source: b}, 2019: {value: 2, source: c}, 2020: {value: 3, source: d}}}
charts: {y: {figure: y, title: A finding}}
briefing:
  - key-numbers: [{figure: top, label: Firms}, {figure: y, key: 2020, sparkline: true}]
  - heading: 5G
  - text: |
      All[@a][@d][@b].

      | Year | How |
      |---|---|
      | 2020 | (53 ÷ 50 − 1) × 100 |
  - chart: y
  - table: top
`

// TestHeard: what is heard otherwise than it is seen: ranges of sources, computations, counts of a
// whole, and the numbers of sections; every table has a name and heads of its rows, the link to a source
// says whose the address is, as is seen, and a word for sources is not said twice.
func TestHeard(t *testing.T) {
	_, content := made(t, reporttest.Load(t, heardFile))
	page := string(content)
	for _, want := range []string{
		`[<a href="#source.a" aria-label="Quelle 1: Office, 2024">1</a><span class="heard">` + ", bis\u00a0" + `</span><span aria-hidden="true">–</span><a href="#source.b"`,
		`<span class="heard">53 geteilt durch 50, minus 1, das Ergebnis mal 100</span><span aria-hidden="true">(53 ÷ 50 − 1) × 100</span>`,
		`<span class="number">1<span class="stop">.</span></span> 5G</h2>`,
		`<span class="number">1<span class="stop">.</span></span>` + "\u2002" + `5G</a>`,
		`<th scope="row">2020</th><td>`,
		`<a class="address" href="https://www.example.org/a/b"><span class="heard">Quelle 1 bei` + "\u00a0" + `</span><span>example.org</span></a>`,
		`.address>*{display:none}` + "\n" + `.address::after{content:attr(href)}`, // on paper in full
		`<p class="label"><span aria-hidden="true">Linie</span><sup class="marks"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	var names []string
	for _, table := range all(mustParse(t, content), "table") {
		caption := all(table, "caption")
		if len(caption) != 1 || value(table, "tabindex") != "0" || value(table.Parent, "class") != "scroll" || value(table.Parent, "aria-labelledby")+value(table.Parent, "aria-label") != "" {
			t.Fatal("a table without a caption, one that keys do not reach, or one whose caption is heard twice")
		}
		names = append(names, text(caption[0]))
	}
	if want := []string{"Tabelle nach Year", "Daten zu Abbildung 1", "Tabelle 1: Firms"}; !slices.Equal(names, want) {
		t.Errorf("tables are called %q, want %q", names, want)
	}
}

// TestRecord: the licence is an address where it is known, and the description as long as search
// engines want it.
func TestRecord(t *testing.T) {
	for licence, want := range map[string]string{
		"CC BY 4.0":                    `"license":"https://creativecommons.org/licenses/by/4.0/"`,
		"CC BY-SA 4.0":                 `"license":"https://creativecommons.org/licenses/by-sa/4.0/"`,
		"CC0 1.0":                      `"license":"https://creativecommons.org/publicdomain/zero/1.0/"`,
		"https://example.org/terms":    `"license":"https://example.org/terms"`,
		"Open Government Licence v3.0": `"license":{"@type":"CreativeWork","name":"Open Government Licence v3.0"}`,
	} {
		_, content := made(t, reporttest.Load(t, fmt.Sprintf(figureFile, licence)))
		if !strings.Contains(string(content), want) {
			t.Errorf("%s: no %s", licence, want)
		}
	}
	_, content := made(t, reporttest.Shipped(t))
	if found := regexp.MustCompile(`"description":"([^"]*)"`).FindSubmatch(content); len(found) < 2 || len(found[1]) < 50 {
		t.Errorf("described as %q", found)
	}
	_, content = made(t, reporttest.Load(t, "title: T\nsources: {a: {publisher: Office, title: Yearbook, date: 2024}}\nfigures:\n  a: {title: What was spent on roads, unit: euros, source: a, values: {2019: 1, 2020: 2}}\n  b: {title: What was spent on railways, unit: euros, source: a, values: {2019: 1, 2020: 2}}\n"))
	if want := `"description":"Briefing: T. What was spent on roads; What was spent on railways"`; !strings.Contains(string(content), want) {
		t.Errorf("no %s", want)
	}
}

// TestNarrow: upright bars whose names do not fit a phone go across there, and a chart of a few squares is
// as low as they let it be.
func TestNarrow(t *testing.T) {
	_, content := made(t, reporttest.Load(t, `title: T
sources: {a: {publisher: O, title: Y, date: 2024}}
figures:
  y: {title: S, unit: percent, source: a, values: {Austria: 1, Belgium: 2, Bulgaria: 3, Denmark: 4, Germany: 5, Hungary: 6, Ireland: 7, Romania: 8, Slovakia: 9}}
  z: {title: Z, unit: firms, of: 50, source: a, values: {Beijing: 22}}
charts: {y: {figure: y, kind: bar-vertical, title: Found}, z: {figure: z, kind: units, title: Counted}}
briefing: [{chart: y}, {chart: z}]
`))
	var classes []string
	var narrow []*html.Node
	for _, svg := range all(mustParse(t, content), "svg") {
		classes = append(classes, value(svg, "class"))
		if value(svg, "class") == "narrow" {
			narrow = append(narrow, svg)
		}
	}
	if len(narrow) != 2 {
		t.Fatalf("layouts are %q", classes)
	}
	var x, y, w, h float64
	if _, err := fmt.Sscan(value(narrow[1], "viewBox"), &x, &y, &w, &h); err != nil || h > 0.65*w {
		t.Errorf("squares stand in %.0f by %.0f, %v", w, h, err)
	}
}

// TestNarrowWithoutSums: a chart that does not fit a phone with the sums of its sides stands there without them,
// and its long text has them.
func TestNarrowWithoutSums(t *testing.T) {
	_, content := made(t, reporttest.Load(t, `title: T
sources: {a: {publisher: O, title: Y, date: 2024}}
figures:
  y:
    title: Answers of two sides, and none
    unit: percent
    source: a
    series:
      Strongly support: {More than: more than 10, About: about 30, Missing: {missing: not asked}}
      Support: {More than: more than 20, About: about 20, Missing: 10}
      Oppose: {More than: more than 30, About: 20, Missing: 60}
      Don't know: {More than: 5, About: {value: 20, status: provisional}, Missing: 10}
      Refused: {More than: more than 2, About: about 4, Missing: {missing: not asked}}
charts: {y: {figure: y, kind: bar-diverging, totals: true, title: Found}}
briefing: [{chart: y}]
`))
	root := mustParse(t, content)
	sums := map[string]int{}
	for _, svg := range all(root, "svg") {
		sums[value(svg, "class")] = strings.Count(text(svg), "Total")
	}
	if n, ok := sums["narrow"]; !ok || n != 0 || sums["wide"] < 2 {
		t.Errorf("sums in layouts: %v", sums)
	}
	for _, p := range all(root, "p") {
		if value(p, "class") == "description" && !strings.Contains(text(p), "more than 30%") {
			t.Errorf("no sums in %q", text(p))
		}
	}
}

// TestBeside: a text beside a chart stands before it where it is on the left, and after it on the right.
func TestBeside(t *testing.T) {
	for side, want := range map[string]string{"left": "p figure", "right": "figure p"} {
		_, content := made(t, reporttest.Load(t, strings.Replace(fmt.Sprintf(figureFile, "CC BY 4.0"), "briefing:\n", "briefing:\n  - {chart: y, beside: Beside it., side: "+side+"}\n", 1)))
		var order []string
		for _, n := range all(mustParse(t, content), "figure", "p") {
			if n.Data == "figure" || text(n) == "Beside it." {
				order = append(order, n.Data)
			}
		}
		if got := strings.Join(order, " "); !strings.HasPrefix(got, want) {
			t.Errorf("on the %s: %q, want %q first", side, got, want)
		}
	}
}

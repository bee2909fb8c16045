package html

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

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
	if notes := all(figure, "p"); len(notes) != 1 || text(notes[0]) != "A remark of my own." {
		t.Errorf("%d remarks", len(notes))
	}
	if got := text(all(root, "main")[0]); !strings.Contains(got, "It is 36%\u2060[1]; six[1].") {
		t.Errorf("the text is %q", got[:200])
	}
	if !strings.Contains(string(content), `according to <span id="cited.3">[<a href="#source.b" aria-label="Source 2: Bank, 2024">2</a>]</span>`) {
		t.Error("no link in the remark of the table")
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

package charts

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
)

// spoken is what is heard of a chart in a language: its alt text and its description.
func spoken(t *testing.T, lang, content string) (short, long string) {
	t.Helper()
	ds := load(t, "language: "+lang+"\n"+content)
	p, err := newPlan(ds, chartOf(t, ds, "c"), Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
	if p == nil {
		t.Fatal(err)
	}
	plain := func(s string) string { return strings.ReplaceAll(breakable(s), "\u202f", " ") }
	return plain(p.alt().short()), plain(p.alt().text(Standing{WithTable: true}))
}

// heard is a text in each language.
type heard struct{ en, de, zh string }

// holds reports texts that are not in what is heard in their language.
func (h heard) holds(t *testing.T, content string, of func(short, long string) string) {
	t.Helper()
	for lang, want := range map[string]string{"en": h.en, "de": h.de, "zh": h.zh} {
		if got := of(spoken(t, lang, content)); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", lang, want, got)
		}
	}
}

func shortOf(short, _ string) string { return short }
func longOf(_, long string) string   { return long }

// TestAltNamesBounds: of what only a lower bound is known, no upper one is claimed.
func TestAltNamesBounds(t *testing.T) {
	heard{
		"; lower bound only: A and B; upper bound only: C; range only: D.",
		"; nur Untergrenze: A und B; nur Obergrenze: C; nur eingegrenzt: D.",
		"；仅知下限：A和B；仅知上限：C；仅知上下限：D。",
	}.holds(t, head+"    unit: percent\n    values: {A: more than 60, B: at least 50, C: less than 90, D: between 20 and 80, E: 55, F: 56}\ncharts: {c: {figure: f, kind: bar, title: Something that is long "+strings.Repeat("in all these places ", 4)+"}}", shortOf)
}

// TestAltOfPartsWithoutValues: where the parts of a stack are missing, their total is no gap.
func TestAltOfPartsWithoutValues(t *testing.T) {
	const content = "title: T\nsources: {s: {publisher: P, title: Q, date: 2024}}\nfigures:\n  w: {title: Whole, unit: users, source: s, values: {2018: 28, 2019: 30, 2020: 39, 2021: 50, 2022: 51}}\n" +
		"  f: {title: Parts, unit: users, source: s, total: w, series: {A: {2018: 8, 2019: 10, 2020: {missing: unpublished}, 2021: 20, 2022: 20}, B: {2018: 20, 2019: 20, 2020: {missing: unpublished}, 2021: 30, 2022: 31}}}\ncharts: {c: {figure: f, kind: bar-stacked, title: T}}"
	heard{
		"No value for the parts of 2020: unpublished. Their total: 39 users. ",
		"Kein Wert für die Teile von 2020: unpublished. Ihre Summe: 39 Nutzer. ",
		"2020年各部分无数据：unpublished。合计：39用户。",
	}.holds(t, content, longOf)
}

// TestAltOfGapsBySeries: series with the same gaps are named together.
func TestAltOfGapsBySeries(t *testing.T) {
	heard{"No value for A and B, 2020: lost. ", "Kein Wert für A und B, 2020: lost. ", "A和B（2020年）无数据：lost。"}.holds(t,
		head+"    unit: users\n    series: {A: {2019: 10, 2020: {missing: lost}, 2021: 20}, B: {2019: 20, 2020: {missing: lost}, 2021: 30}, C: {2019: 1, 2020: 2, 2021: 3}}\ncharts: {c: {figure: f, kind: line, title: T}}", longOf)
}

// TestOneBracket: Chinese remarks in brackets that follow each other stand in one.
func TestOneBracket(t *testing.T) {
	ds := head + "    unit: percent\n    values: {2019: 10, 2020: 20}\ncharts: {c: {figure: f, kind: line, subtitle: 比重（市级口径）, title: T}}"
	if _, long := spoken(t, "zh", ds); !strings.Contains(long, "比重（市级口径，百分比）") {
		t.Errorf("two brackets in %s", long)
	}
}

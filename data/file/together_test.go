package file

import (
	"strings"
	"testing"
)

// Counts of unlike things share an axis where the chart says what they are together; what is measured, money
// and other scales do not, and the fault says what to write.
func TestCountedTogether(t *testing.T) {
	const figures = "figures:\n  b: {title: Births, unit: births, source: s, every: year, values: {2021: 795492, 2022: 738819}}\n  d: {title: Deaths, unit: deaths, source: s, every: year, values: {2021: 1023687, 2022: 1066341}}\n" +
		"  k: {title: K, unit: thousand deaths, source: s, every: year, values: {2021: 1023, 2022: 1066}}\n  m: {title: M, unit: euros, source: s, every: year, values: {2021: 3, 2022: 4}}\n  t: {title: T, unit: tonnes, source: s, every: year, values: {2021: 3, 2022: 4}}\n  e: {title: E, unit: births, source: s, every: year, values: {2021: 7, 2022: 8}}\ncharts:\n  c: {kind: line, title: T, figures: "
	for chart, want := range map[string]string{
		"[b, d], unit: people":  "",
		"[b, d]":                "if both count things that may be counted together, write unit: into the chart, and what they are together",
		"[b, m]":                "make a chart for each unit, or a panel for each figure",
		"[b, t]":                "make a chart for each unit, or a panel for each figure",
		"[b, m], unit: people":  "only counts of things are in a unit together",
		"[b, t], unit: things":  "only counts of things are in a unit together",
		"[b, d], unit: percent": "only counts of things are in a unit together",
		"[b, k], unit: people":  "k is in thousand deaths, and the unit together is people: two scales [two-units]; write unit: thousand people",
		"[b, e], unit: people":  "the figures of the chart are all in births, and need no unit together",
	} {
		ds, err := loadString(textHead + figures + chart + "}\n")
		got := ""
		if err != nil {
			got = err.Error()
		} else if c := ds.Charts[0]; c.Unit.Noun != "people" || c.UnitOf(c.Series[0]).Noun != "people" || len(c.Series) != 2 {
			t.Errorf("%s: in %s", chart, c.Unit.Noun)
		}
		if !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", chart, got, want)
		}
	}
}

package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// One sentence with two values of a series between which it breaks is warned of, unless it says so.
func TestBreakInSentence(t *testing.T) {
	const figures = "figures:\n  f:\n    title: F\n    unit: percent\n    source: s\n    every: year\n    breaks: {2020: new definition}\n    values: {2018: 9, 2019: 8, 2020: 7, 2021: 6}\n" +
		"  g: {title: G, unit: percent, source: s, every: year, values: {2018: 1, 2019: 3, 2020: 2, 2021: 4}}\nbriefing:\n  - text: |\n      "
	v := func(key string) string { return `{{ value "f" "` + key + `" }}` }
	for _, tt := range []struct {
		name, text string
		warned     bool
	}{
		{"across", "It fell from " + v("2018") + " to " + v("2021") + " [@s].", true},
		{"backwards", "It is " + v("2021") + ", after " + v("2019") + ".", true},
		{"before", "It fell from " + v("2018") + " to " + v("2019") + ".", false},
		{"after", "It fell from " + v("2020") + " to " + v("2021") + ".", false},
		{"two sentences", "It was " + v("2018") + ". It is " + v("2021") + ".", false},
		{"two items", "- in 2018 " + v("2018") + "\n      - in 2021 " + v("2021"), false},
		{"said", "With a break in 2020, it fell from " + v("2018") + " to " + v("2021") + ".", false},
		{"two figures", "It was " + v("2018") + ", and the other is {{ value \"g\" \"2021\" }}.", false},
		{"no break", "It rose from {{ value \"g\" \"2018\" }} to {{ value \"g\" \"2021\" }}.", false},
		{"second sentence", "It was " + v("2018") + ". From " + v("2019") + " it fell to " + v("2020") + ".", true},
	} {
		ds := loadWhole(t, textHead+figures+tt.text+"\n")
		got := ""
		for _, w := range ds.Warnings {
			if w.Rule == data.RuleBreakInSentence {
				got = w.Text
			}
		}
		if tt.warned != (got != "") || tt.warned && !strings.Contains(got, "the series breaks in 2020") {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

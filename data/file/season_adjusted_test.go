package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// reportedOf are the texts of all faults and warnings of a file with figures.
func reportedOf(figures string) string {
	ds, err := loadString("title: T\nsources: {s: {publisher: P, title: T, date: 2025-06}}\n" + figures)
	faults, _ := err.(data.Faults)
	if ds != nil {
		faults = append(faults, ds.Warnings...)
	}
	var all []string
	for _, f := range faults {
		all = append(all, f.Text)
	}
	return strings.Join(all, "\n")
}

// testReported holds files with figures to what is reported of each; nothing where that is empty.
func testReported(t *testing.T, files []reported) {
	t.Helper()
	for _, tt := range files {
		got := reportedOf("figures:\n  " + strings.Join(tt.figures, "\n  ") + "\n" + tt.rest)
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

type reported struct {
	name    string
	figures []string
	rest    string
	want    string
}

// TestSeasonInTexts finds what a figure says of its adjustment wherever it says it, for all that
// compares two figures.
func TestSeasonInTexts(t *testing.T) {
	const together = `"a" is seasonally adjusted, and "b" is not adjusted: together they mean nothing`
	people := func(id, title, more string) string {
		return id + ": {title: " + title + ", unit: thousand people, source: s, " + more + "}"
	}
	values := "values: {2024-01: 2674, 2024-02: 2685, 2024-03: 2694}"
	ratio, difference := "r: {title: Ratio, from: [a, b], by: ratio}", "r: {title: Gap, from: [a, b], by: difference}"
	growth := []string{"x: {title: Growth of sales, from: a, by: growth, over: previous}", "y: {title: Growth of output, from: b, by: growth, over: previous}", "r: {title: Gap, from: [x, y], by: difference}"}
	testReported(t, []reported{
		{"notes", []string{people("a", "Unemployed", "note: Seasonally adjusted., "+values), people("b", "Employed", "note: Not seasonally adjusted., "+values+", decimals: 0"), ratio}, "", together},
		{"notes of a rate", []string{people("a", "Growth of sales", "note: Calendar and seasonally adjusted., "+values), people("b", "Growth of sales in France", "note: Not adjusted., "+values), difference}, "", together},
		{"a title and a note", []string{people("a", `"Jobs, seasonally adjusted"`, values), people("b", "Vacant posts", "note: Data are not seasonally adjusted., "+values), ratio}, "", together},
		{"a unit", []string{"a: {title: Sales, unit: \"million euros, seasonally adjusted\", source: s, " + values + "}", "b: {title: Costs, unit: million euros, source: s, note: Not adjusted., " + values + "}", "r: {title: R, from: [a, b], by: ratio, unit: percent}"}, "", together},
		{"names of series", []string{people("a", "Jobless", `series: {"All, seasonally adjusted": {2024-01: 5, 2024-02: 7}}`), people("b", "Workers", `series: {"All, not adjusted": {2024-01: 15, 2024-02: 17}}`), ratio}, "", together},
		{"what is computed from them", append([]string{people("a", "Sales", "note: Seasonally adjusted., "+values), people("b", "Output", "note: Not adjusted., values: {2024-01: 12674, 2024-02: 12685, 2024-03: 12694}")}, growth...), "", `"x" is seasonally adjusted, and "y" is not adjusted`},
		{"what the season adds", []string{people("a", "Unemployed people", "note: Seasonally adjusted., "+values), people("b", "Unemployed people", "note: Not seasonally adjusted., values: {2024-01: 2774, 2024-02: 2785, 2024-03: 2644}"), difference}, "", ""},
		{"what the season makes of it", []string{people("a", `"Jobless, seasonally adjusted"`, values), people("b", `"Jobless people, unadjusted"`, "values: {2024-01: 2774, 2024-02: 2785, 2024-03: 2644}"), ratio}, "", ""},
		{"both adjusted", []string{people("a", "Unemployed", "note: Seasonally adjusted., "+values), people("b", "Employed", "note: All figures are seasonally adjusted., values: {2024-01: 42774, 2024-02: 42785, 2024-03: 42644}"), ratio}, "", ""},
		{"a note on others", []string{people("a", "Unemployed", "note: Seasonally adjusted., "+values), people("b", "Employed", "note: The office has numbers that are not seasonally adjusted., values: {2024-01: 42774, 2024-02: 42785, 2024-03: 42644}"), ratio}, "", ""},
	})
}

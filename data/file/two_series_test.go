package file

import (
	"strings"
	"testing"
)

// Two series are compared at one key: the one that is named first is compared with.
func TestTwoSeriesCompared(t *testing.T) {
	const figures = "figures:\n  f: {title: F, unit: people, source: s, every: year, series: {Women: {2019: 10, 2020: 12}, Men: {2019: 8, 2020: 10}}}\n  p: {title: P, unit: percent, source: s, series: {Women: {A: 60, B: 30}, Men: {A: 50, B: 21}}}\nbriefing:\n  - text: 'It: "
	for call, want := range map[string]string{
		`times "f" "2020" "Men" "Women"`:      "It: 1.2 times.",
		`difference "f" "2020" "Men" "Women"`: "It: 2 people.",
		`difference "f" "2020" "Women" "Men"`: "It: −2 people.",
		`change "f" "2020" "Men" "Women"`:     "It: 20%.",
		`difference "p" "B" "Men" "Women"`:    "It: 9 percentage points.",
		`change "f" "2019" "2020" "Women"`:    "It: 20%.",
	} {
		ds := loadWhole(t, textHead+figures+"{{ "+call+" }}.'\n")
		if got := strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " "); got != want {
			t.Errorf("%s: %q, want %q", call, got, want)
		}
	}
	for call, want := range map[string]string{
		`times "f" "Men" "Women"`:              `to compare two series, write the key before them: {{ times "f" "2020" "Men" "Women" }}`,
		`moved "f" "2020" "Men" "Women"`:       "nothing moves from 2020 to 2020",
		`times "f" "2020" "Children" "Women"`:  `f has no value for "Children"`,
		`difference "f" "2020" "Men" "Others"`: "Others",
	} {
		if _, err := loadString(textHead + figures + "{{ " + call + " }}.'\n"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", call, err, want)
		}
	}
	ds := loadWhole(t, textHead+figures+"Women are fewer by {{ difference \"f\" \"2020\" \"Men\" \"Women\" }}, which rose.'\n")
	for _, w := range ds.Warnings {
		t.Error(w)
	}
}

// What the hints of three faults say can be written.
func TestHintsToWrite(t *testing.T) {
	for content, want := range map[string]string{
		"figures: {f: {title: F, unit: index points, source: s, breaks: {2020: base 2020 instead of 2015, with new weights}, values: {2019: 1, 2020: 2}}}":                                                              `put a text that has a comma or a colon in it into quotes`,
		"figures: {h: {title: H, unit: thousand £, source: s, values: {2019: 190, 2020: 200}}, p: {title: P, unit: £, source: s, values: {2019: 500, 2020: 550}}, a: {title: A, from: [h, p], by: ratio, unit: weeks}}": "say what p is for each week of: write unit: £ per week into it, and the result is in weeks",
	} {
		if _, err := loadString(textHead + content + "\n"); err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	loadText(t, "figures: {h: {title: H, unit: thousand £, source: s, values: {2019: 190, 2020: 200}}, p: {title: P, unit: £ per week, source: s, values: {2019: 500, 2020: 550}}, a: {title: A, from: [h, p], by: ratio, unit: weeks}}\n")
}

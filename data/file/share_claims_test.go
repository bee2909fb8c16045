package file_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/file"
)

// A share is held against the words around it as a value of a figure of shares is. Road moved 500 of
// 678 in 2021 (73.7%), 506 of 683 in 2022 (74.1%) and 480 of 646 in 2023 (74.3%): its
// share rose while its freight fell.
func TestWordsAboutShares(t *testing.T) {
	const head = `title: T
sources: {s: {publisher: P, title: S, date: 2024}}
figures:
  tkm:
    title: Freight moved
    unit: billion tonne-kilometres
    source: s
    BREAK
    series:
      Road: {2021: 500, 2022: 506, 2023: 480}
      Rail: {2021: 130, 2022: 133, 2023: 125}
      Waterways: {2021: 48, 2022: 44, 2023: 41}
briefing:
  - text: `
	short := strings.NewReplacer("[21]", `{{ share "tkm" "2021" "Road" }}`, "[22]", `{{ share "tkm" "2022" "Road" }}`, "[23]", `{{ share "tkm" "2023" "Road" }}`, "[rail]", `{{ share "tkm" "2023" "Rail" }}`)
	for _, c := range []struct{ breaks, text, want string }{
		{"", "The share of road fell from [21] in 2021 to [23] in 2023.", data.RuleOtherDirection},
		{"", "The share of road rose from [21] in 2021 to [23] in 2023.", ""},
		{"", "The share of road fell to [23].", data.RuleOtherDirection},
		{"", "Road had [22] in 2023.", data.RuleOtherPeriod},
		{"", "Road had [23] in 2023.", ""},
		{"", "The highest share was [rail] of rail.", data.RuleOtherSize},
		{"breaks: {2022: new survey of lorries}", "Road had [21] in 2021 and [23] in 2023.", data.RuleBreakInSentence},
		{"breaks: {2022: new survey of lorries}", "Road had [22] in 2022 and [23] in 2023.", ""},
	} {
		content := strings.Replace(head, "BREAK", c.breaks, 1) + short.Replace(c.text) + "\n"
		ds, err := file.Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", file.Options{})
		if err != nil {
			t.Fatalf("%s: %v", c.text, err)
		}
		var got []string
		for _, w := range ds.Warnings {
			switch w.Rule {
			case data.RuleOtherDirection, data.RuleOtherPeriod, data.RuleOtherSize, data.RuleBreakInSentence:
				got = append(got, w.Rule)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %s: %q, want %q", c.breaks, c.text, got, c.want)
		}
	}
}

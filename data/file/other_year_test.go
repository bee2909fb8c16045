package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// A year right after the value of another one is warned of; one of prices, or within the period, is not.
func TestOtherYears(t *testing.T) {
	const figures = "figures:\n  f: {title: F, unit: percent, source: s, every: year, values: {2018: 9, 2019: 8}}\n  m: {title: M, unit: percent, source: s, every: month, values: {2018-01: 9, 2018-02: 8}}\nbriefing:\n  - text: |\n      It fell from "
	for text, want := range map[string]string{
		`{{ value "f" "2018" }} in 2015 to {{ value "f" "2019" }} in 2019 [@s].`: "the text names 2015 after the value of f for 2018",
		`{{ value "f" "2018" }} in 2018 to {{ value "f" "2019" }} in 2019 [@s].`: "",
		`{{ latest "f" }} in 2020.`:                                        "the text names 2020 after the value of f for 2019",
		`{{ value "m" "2018-01" }} in 2018.`:                               "",
		`{{ value "f" "2018" }} in 2015 prices.`:                           "",
		`{{ value "f" "2018" }} in 2015 US dollars.`:                       "",
		`{{ change "f" "2018" "2019" }} in 2020.`:                          "",
		`{{ value "f" "2018" }}, as was seen in 2015.`:                     "",
		`{{ value "f" "2018" }} in 2018, and {{ latest "f" }} in 2016 too`: "",
	} {
		got := ""
		for _, w := range loadWhole(t, textHead+figures+text+"\n").Warnings {
			if w.Rule == data.RuleOtherPeriod {
				got += w.Text
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", strings.TrimSpace(text), got, want)
		}
	}
}

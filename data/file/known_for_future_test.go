package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// The latest known value in a clause about the future is warned of where forecasts follow it.
func TestKnownForFuture(t *testing.T) {
	const figures = "figures:\n  a: {title: Debt, unit: billion euros, source: s, values: {2022: 2563, 2023: 2622, 2024: {value: 2690, status: forecast}, 2025: {value: 2770, status: forecast}}}\n" +
		"  b: {title: Income, unit: billion euros, source: s, values: {2022: 1, 2023: 2}}\nbriefing:\n  - text: '"
	for text, want := range map[string]bool{
		`Debt is expected to be {{ latest "a" }} in {{ period "a" }}.`:                  true,
		`Debt will be {{ value "a" }}.`:                                                 true,
		`Debt is expected to be {{ value "a" "2025" }} in 2025.`:                        false,
		`Debt was {{ latest "a" }}, and is expected to grow to {{ value "a" "2025" }}.`: false,
		`It is expected to grow. Debt was {{ latest "a" }}.`:                            false,
		`Income is expected to be {{ latest "b" }}.`:                                    false, // no forecast that could be meant
		`Debt will stay above {{ value "a" "2023" }} in 2025.`:                          false, // chosen
		`Die Schulden dürften {{ latest "a" }} erreichen.`:                              true,
		`预计债务为{{ latest "a" }}。`:                                                        true,
	} {
		got := ""
		for _, w := range loadWhole(t, textHead+figures+text+"'\n").Warnings {
			if w.Rule == data.RuleKnownForFuture {
				got = w.Text + "; " + w.Hint
			}
		}
		if (got != "") != want || want && !strings.Contains(got, `for 2023, though there are forecasts up to 2025; write {{ value "a" "2025" }} for the forecast, and the period of that`) {
			t.Errorf("%s: %q", text, got)
		}
	}
}

package file

import (
	"strings"
	"testing"
)

// TestLevelOfIntervals takes the level of confidence that a figure has for none that is typed by hand, and
// any other for one.
func TestLevelOfIntervals(t *testing.T) {
	const text = textHead + "figures:\n  p: {title: People at risk, unit: percent, source: s, interval: 95% confidence interval, values: {North: {value: 10.8, interval: [9.8, 11.8]}, South: {value: 32.7, interval: [30.6, 34.8]}}}\n" +
		"charts: {c: {figure: p, title: The South is poorer}}\nbriefing:\n  - chart: c\n    caption: With LEVEL% confidence intervals.\n"
	for level, typed := range map[string]bool{"95": false, "90": true} {
		told := false
		for _, w := range loadWhole(t, strings.ReplaceAll(text, "LEVEL", level)).Warnings {
			told = told || strings.Contains(w.Text, "typed by hand")
		}
		if told != typed {
			t.Errorf("%s%%: typed by hand is %t, want %t", level, told, typed)
		}
	}
}

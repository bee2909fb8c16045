package charts

import (
	"strings"
	"testing"
)

// TestCumulativeLines checks that nothing joins the sums of two years, and that the alt text
// compares those of as many quarters.
func TestCumulativeLines(t *testing.T) {
	ds := load(t, head+`    unit: million tonnes
    cumulative: year
    values: {2018-Q1: 20, 2018-Q2: 43, 2018-Q3: 66, 2018-Q4: 90, 2019-Q1: 22, 2019-Q2: 41}
charts: {c: {figure: f}}
`)
	if got, want := stretches(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)), "solid···· solid··"; got != want {
		t.Errorf("drawn: %s, want %s", got, want)
	}
	alt := altText(t, ds, "c")
	for _, want := range []string{"fell from 43 million tonnes in January to June 2018 to 41 million tonnes in January to June 2019", "Each value runs from January to the end of its period."} {
		if !strings.Contains(alt, want) {
			t.Errorf("the alt text lacks %q:\n%s", want, alt)
		}
	}
}

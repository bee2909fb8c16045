package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// hintsOf are the faults of a file with figures, and what stands after them, and their hints.
func hintsOf(t *testing.T, figures, rest string) string {
	t.Helper()
	_, err := Load(fstest.MapFS{"f.yaml": &fstest.MapFile{Data: []byte(headOfGroups + "figures:\n  " + figures + "\n" + rest)}}, "f.yaml", Options{})
	faults, _ := err.(data.Faults)
	var all []string
	for _, f := range faults {
		all = append(all, f.Text+" -> "+f.Hint)
	}
	return strings.Join(all, "\n")
}

// TestWhatToWriteInstead holds hints to what a file has: none of them says what was done already, or
// what the method does not take.
func TestWhatToWriteInstead(t *testing.T) {
	const rates = "a: {title: GDP per head, unit: euros per person, source: s, values: {North: 41000, South: 27000}}\n  "
	const growth = "a: {title: Real growth on the previous quarter, unit: percent, source: s, values: {2018-Q1: 0.8, 2018-Q2: 0.1, 2018-Q3: 0.4, 2018-Q4: -0.4}}\n  "
	const flow = "a: {title: Exports, unit: billion euros, source: s, values: {2018-Q1: 340, 2018-Q2: 345, 2018-Q3: 346, 2018-Q4: 360, 2019-Q1: 380}}\n  y: {title: Exports, from: a, by: sum, over: year}\n  "
	const indices = "a: {title: A, unit: 2015 = 100, source: s, values: {2018: 103, 2019: 106}}\n  b: {title: B, unit: 2015 = 100, source: s, values: {2018: 103, 2019: 110}}\n  "
	two := func(a, b string) string {
		return "a: {title: A, unit: " + a + ", source: s, values: {2018: 3}}\n  b: {title: B, unit: " + b + ", source: s, values: {2018: 4}}\n  x: {title: X, from: [a, b], by: difference}"
	}
	for _, tt := range []struct{ name, figures, want, not string }{
		{"one whole year", flow + "x: {title: X, from: y, by: growth}", "only 2018 is complete, and 2019 is not", "over: previous"},
		{"one whole year, with the one before", flow + "x: {title: X, from: y, by: growth, over: previous}", "only 2018 is complete, and 2019 is not", "write over: previous"},
		{"a sum of rates over time", growth + "x: {title: X, from: a, by: sum, over: year, whole: same}", "do not add up to that of all", "add whole: same"},
		{"equal weights of a weighted mean", rates + "x: {title: X, from: a, by: weighted-mean, weights: equal, over: series}", "write by: mean with weights: equal", "the known ones"},
		{"a mean of rates", "a: {title: A, unit: euros per person, source: s, series: {n: {2018: 1}, m: {2018: 2}}}\n  x: {title: X, from: a, by: mean}", "or by: mean and weights: equal where", ""},
		{"births and deaths", two("births", "deaths"), "write unit: people into both", ""},
		{"shares beside two wholes", "a: {title: A, unit: euros, source: s, aggregates: [Union, World], series: {Union: {2018: 60}, World: {2018: 90}, Ann: {2018: 10}, Bob: {2018: 20}}}\n  x: {title: X, from: a, by: share-of-total}", "write whole: Union or whole: World into a, or whole: parts", ""},
		{"births and tonnes", two("births", "tonnes"), "compute from figures of one unit", "people into"},
		{"names of one series", "a: {title: A, unit: people, source: s, values: {North: 4, South: 5}}\n  x: {title: X, from: a, by: sum}", "groups: {all: {Total: all}}", "over: year"},
		{"periods of one series", "a: {title: A, unit: people, source: s, values: {2018: 4, 2019: 5}}\n  x: {title: X, from: a, by: sum}", "add over: year", "groups:"},
		{"an index of a ratio", indices + "x: {title: X, from: [a, b], by: ratio, unit: 2015 = 100}", "write unit: percent, which is 100 where both are equal", ""},
		{"an amount of a ratio", indices + "x: {title: X, from: [a, b], by: ratio, unit: euros}", "write unit: percent, or what is counted", "100 where"},
	} {
		got := hintsOf(t, tt.figures, "")
		if !strings.Contains(got, tt.want) || tt.not != "" && strings.Contains(got, tt.not) {
			t.Errorf("%s: got %q, want %q and not %q", tt.name, got, tt.want, tt.not)
		}
	}
}

// TestPointsOfIndexAreNoPercent refuses percent behind the difference of two numbers of an index,
// but for those from 100 on, and where the word belongs to what follows.
func TestPointsOfIndexAreNoPercent(t *testing.T) {
	const index = "a: {title: Prices, unit: 2018 = 100, source: s, values: {2018: 100, 2019: 103.1, 2020: 110.2}}"
	for text, want := range map[string]bool{
		`Prices rose {{ difference "a" "2019" "2020" }} percent.`:      true,
		`Prices rose {{ difference "a" "2019" "2020" }}%.`:             true,
		`Preise: {{ difference "a" "2019" "2020" }} Prozent`:           true,
		`Prices rose {{ difference "a" "2018" "2019" }} percent.`:      false,
		`Prices rose by {{ change "a" "2019" "2020" }} in a year.`:     false,
		`They rose {{ difference "a" "2019" "2020" }} points.`:         false,
		`{{ difference "a" "2019" "2020" }} percentage points of this`: false,
	} {
		got := hintsOf(t, index, "briefing: [{text: '"+text+"'}]\n")
		if found := strings.Contains(got, "points between two numbers of an index"); found != want {
			t.Errorf("%s: got %q, want it refused: %v", text, got, want)
		}
	}
}

// TestInsteadOfBase holds what is said of the base of a growth to what works.
func TestInsteadOfBase(t *testing.T) {
	const a = "a: {title: A, unit: million euros, source: s, every: 2 years, series: {N: {2018: 100.1, 2020: 110.2, 2022: 120.4}, S: {2018: 9.1, 2020: 9.2, 2022: 9.4}}}\n  "
	const p = "a: {title: A, unit: percent, source: s, every: 2 years, values: {2018: 10.1, 2020: 11.2, 2022: 12.4}}\n  "
	for figures, want := range map[string]string{
		a + "x: {title: X, from: a, by: growth, base: 2018}":     `write by: index, in which 2018 is 100, or by: cagr for the rate of each year since; in a text, {{ change "a" "2018" "2022" "N" }} compares with it`,
		a + "x: {title: X, from: a, by: difference, base: 2018}": `remove base, and write {{ difference "a" "2018" "2022" "N" }} in a text`,
		p + "x: {title: X, from: a, by: growth, base: 2018}":     `remove base, and write {{ change "a" "2018" "2022" }} in a text`,
		a + "x: {title: X, from: a, by: sum, base: 2018}":        `remove base`,
	} {
		if got := hintsOf(t, figures, ""); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, figures := range []string{a + "x: {title: X, from: a, by: index, base: 2018}", a + "x: {title: X, from: a, by: cagr, base: 2018}"} {
		if got := hintsOf(t, figures, `charts: {c: {figure: a, title: 'It rose by {{ change "a" "2018" "2022" "N" }}'}}`); got != "" {
			t.Errorf("what the hint says is a fault: %q", got)
		}
	}
}

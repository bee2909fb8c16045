package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// A text says a number of a figure, or the fault that keeps it from it.
func TestNumbersInText(t *testing.T) {
	tests := []struct{ name, figures, text, want string }{
		{"a share of a counted whole, in the unit of the file",
			"a: {title: A, unit: enterprises, source: s, of: 50, values: {x: 22, y: more than 22, z: 0}}",
			`{{ share "a" "x" }}, {{ share "a" "y" }}, {{ share "a" "z" }}`, "44%, more than 44%, 0%"},
		{"no share of a missing number",
			"a: {title: A, unit: enterprises, source: s, of: 50, values: {x: {missing: lost}}}",
			`{{ share "a" "x" }}`, "! the share of x cannot be computed: lost"},
		{"a whole is counted one by one",
			"a: {title: A, unit: million users, source: s, of: 50, values: {x: 22}}",
			"x", "! only counts are part of a whole"},
		{"a part is not below zero",
			"a: {title: A, unit: users, source: s, of: 50, values: {x: -2}}",
			"x", "! −2 is less than none of the whole, 50"},
		{"nor above the whole by a bound",
			"a: {title: A, unit: users, source: s, of: 50, values: {x: more than 50}}",
			"x", "! more than 50 is more than the whole, 50"},
		{"a share of none",
			"a: {title: A, unit: users, source: s, values: {x: 22, y: 0, z: 28}}",
			`{{ share "a" "y" }} {{ share "a" "x" }}`, "0% 44%"},
		{"change of percentage points is in points",
			"a: {title: A, unit: percentage points, source: s, values: {2018: 2.0, 2019: 3.5}}",
			`{{ change "a" "2018" "2019" }}`, "1.5 percentage points"},
		{"ranks", "a: {title: A, unit: users, source: s, values: {x: 50, y: more than 50, z: 50, w: up to 49}}",
			`{{ rank "a" "x" }} {{ rank "a" "y" }} {{ rank "a" "w" }}`, "2 1 4"},
		{"equal counts share a rank, whatever their decimals",
			"a: {title: A, unit: users, source: s, values: {x: 50, y: 50.0}}",
			`{{ rank "a" "x" }}`, "! the rank of x in a is open: it may be above or below y"},
		{"a rank within the rounding is open",
			"a: {title: A, unit: percent, source: s, values: {x: 36, y: 36.2}}",
			`{{ rank "a" "x" }}`, "! the rank of x in a is open: it may be above or below y"},
		{"a rank that may be a tie is open",
			"a: {title: A, unit: users, source: s, values: {x: between 30 and 36, y: 36}}",
			`{{ rank "a" "x" }}`, "! the rank of x in a is open: it may be above or below y"},
		{"a rank beside an approximation is open",
			"a: {title: A, unit: percent, source: s, values: {x: about 39, y: 36.2}}",
			`{{ rank "a" "x" }}`, "! the rank of x in a is open: it may be above or below y"},
		{"a rank beside a missing number is open",
			"a: {title: A, unit: users, source: s, values: {x: 5, y: {missing: late}, z: 3}}",
			`{{ rank "a" "x" }}`, "! the rank of x in a is open: y has no number, and may be above or below it"},
		{"a rank that a dispute decides is open",
			"a: {title: A, unit: percent, source: s, values: {x: {value: 50, disputed: 38, by: o}, y: 40, z: 20}}",
			`{{ rank "a" "x" }}`, "! the rank of x in a is open: it may be above or below y"},
		{"a disputed number is checked too",
			"a: {title: A, unit: percent, source: s, between: [0, 100], values: {x: {value: 50, disputed: 380, by: o}}}",
			"x", "! 380% is outside 0 to 100"},
		{"more than the limit is outside it",
			"a: {title: A, unit: percent, source: s, between: [0, 100], values: {x: more than 100}}",
			"x", "! more than 100% is outside 0 to 100"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ds, err := loadString("title: T\nsources:\n  s: {publisher: P, title: T}\n  o: {publisher: O, title: T}\nfigures:\n  " + test.figures + "\nbriefing:\n  - text: '" + test.text + "'\n")
			got := ""
			if faults, ok := err.(data.Faults); ok {
				got = "! " + faults[0].Text
			} else {
				must(t, err)
				got = strings.ReplaceAll(ds.Briefing[0].Text.Plain, "\u00a0", " ")
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Where the parts are bounds, nobody printed the sum that misses the total.
func TestNoRoundingDifferenceOfBounds(t *testing.T) {
	ds := loadText(t, "figures:\n"+
		"  whole: {title: W, unit: yuan, source: s, values: {2018: 31.3, 2019: 35.8}}\n"+
		"  parts: {title: P, unit: yuan, source: s, total: whole, series: {a: {2018: 6.4, 2019: 7.1}, b: {2018: more than 24, 2019: 28.8}}}\n")
	if got := ds.Figures[1].Roundings; len(got) != 1 || got[0].Key.String() != "2019" {
		t.Errorf("got %v, want 2019 alone", got)
	}
}

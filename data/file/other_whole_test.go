package file

import (
	"strings"
	"testing"
)

// A percentage is held to what its title says that it is of: people, jobs, energy, emissions, students.
func TestOtherWholes(t *testing.T) {
	for _, test := range []struct {
		title, divisor string
		other          bool
	}{
		{"Part-time work as a percentage of employment", "Population", true},
		{"Part-time work as a percentage of employment", "Employment", false},
		{"Arrivals as a share of the population", "Employed people", true},
		{"Part-time work as a share of the employed population", "Employment", false},
		{"Wind as a share of energy consumption", "Greenhouse gas emissions", true},
		{"Wind as a share of energy consumption", "Final energy use", false},
		{"Engineers as a share of students", "Population", true},
	} {
		got := reportedOf("figures:\n  a: {title: A, unit: thousand people, source: s, values: {2019: 31, 2020: 32}}\n  b: {title: " + test.divisor + ", unit: thousand people, source: s, values: {2019: 310, 2020: 320}}\n  x: {title: " + test.title + ", from: [a, b], by: ratio, unit: percent}\n")
		if strings.Contains(got, "and a is divided by b") != test.other {
			t.Errorf("%s by %s: got %q", test.title, test.divisor, got)
		}
	}
}

package file

import "testing"

// The unit of a ratio follows from those of its parts, and so does its scale.
func TestRatios(t *testing.T) {
	const yuan, people = "a: {title: A, unit: trillion yuan, source: s, values: {2019: 35.8}}\n  ", "b: {title: B, unit: million people, source: s, values: {2019: 1400}}\n  "
	tests := []struct{ name, figures, want string }{
		{"per head", yuan + people + "x: {title: X, from: [a, b], by: ratio}", "2019=25,570 yuan per person"},
		{"in thousands", yuan + people + "x: {title: X, from: [a, b], by: ratio, unit: thousand yuan}", "2019=25.57 thousand yuan"},
		{"million yuan by thousand people", "a: {title: A, unit: million yuan, source: s, values: {2019: 50.0}}\n  b: {title: B, unit: thousand people, source: s, values: {2019: 200}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=250.0 yuan per person"},
		{"one of it", "a: {title: A, unit: users, source: s, values: {2019: 5}}\n  b: {title: B, unit: households, source: s, values: {2019: 5}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=1 user per household"},
		{"cases per 100,000 people", "a: {title: A, unit: cases, source: s, values: {2019: 30}}\n  b: {title: B, unit: people, source: s, values: {2019: 400000}}\n  x: {title: X, from: [a, b], by: ratio, per: 100000}", "2019=7.5 cases per 100,000 people"},
		{"people of whom so many are users", "a: {title: A, unit: people, source: s, values: {2019: 30}}\n  b: {title: B, unit: people, source: s, values: {2019: 400}}\n  x: {title: X, from: [a, b], by: ratio, per: 1000}", "2019=75 people per 1,000 people"},
		{"an index divides as hundredths", "a: {title: A, unit: yuan, source: s, values: {2019: 550.0}}\n  b: {title: B, unit: index, source: s, values: {2019: 110.0}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=500.0 yuan"},
		{"a share divides as hundredths", "a: {title: A, unit: users, source: s, values: {2019: 30}}\n  b: {title: B, unit: percent, source: s, values: {2019: 60.0}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=50.00 users"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

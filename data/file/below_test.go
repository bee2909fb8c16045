package file

import "testing"

// What a figure shows as less than 1 is computed with as such wherever other numbers are
// divided by it, and as itself elsewhere.
func TestBelowWhatIsShown(t *testing.T) {
	const a = "a: {title: A, unit: users, nature: flow, source: s, decimals: 0, values: {2019: 0.4, 2020: 3.4, 2021: 0.04, 2022: 0}}"
	const open = "not available (the bounds of its inputs leave it open on both sides)"
	by := func(rest string) string { return "\n  x: {title: X, from: a, " + rest + "}" }
	of := func(rest string) string { return "a: {title: A, unit: users, source: s, decimals: 0, " + rest + "}" }
	tests := []struct{ name, figures, want string }{
		{"growth", a + by("by: growth"), "2020=more than 240%; 2021=about −99%; 2022=about −100%"},
		{"growth from one to another", of("values: {2019: 0.4, 2020: 0.04}") + by("by: growth"), "2020=" + open},
		{"an index", a + by("by: index, base: 2019"), "2019=100; 2020=more than 340; 2021=" + open + "; 2022=0"},
		{"a rate", a + by("by: cagr, base: 2019"), "2020=more than 240%; 2021=" + open + "; 2022=about −100%"},
		{"a difference", a + by("by: difference"), "2020=3 users; 2021=−3 users; 2022=more than −1 users"},
		{"a sum over a window", a + by("by: running-sum, window: 2"), "2020=4 users; 2021=3 users; 2022=less than 1 user"},
		{"a mean over a window", a + by("by: running-mean, window: 2"), "2020=2 users; 2021=2 users; 2022=less than 1 user"},
		{"millions", "a: {title: A, unit: users, source: s, scale: million, decimals: 1, values: {2019: 24, 2020: 37549999}}" + by("by: growth"), "2020=more than 37,440%"},
		{"in a ratio", a + "\n  b: {title: B, unit: users, source: s, values: {2019: 8, 2020: 17}}\n  x: {title: X, from: [b, a], by: ratio}", "2019=more than 8 times; 2020=about 5.0 times"},
		{"of a total", of("values: {2019: 0.4}") + "\n  b: {title: B, unit: users, source: s, values: {2019: 8}}\n  x: {title: X, from: [a, b], by: share-of-total}", "2019=5%"},
		{"shares of parts below it", of("series: {p: {2019: 0.4}, q: {2019: 0.04}}") + by("by: share-of-total"), "p/2019=" + open + "; q/2019=" + open},
		{"shares of a part below it", of("series: {p: {2019: 3.4}, q: {2019: 0.04}}") + by("by: share-of-total"), "p/2019=about 99%; q/2019=about 1%"},
		{"weights", of("values: {n: 0.4, s: 0.04}") + "\n  b: {title: B, unit: percent, source: s, series: {n: {2019: 10.0}, s: {2019: 20.0}}}\n  x: {title: X, from: b, by: weighted-mean, weights: a}", "2019=between 10.0% and 20.0%"},
		{"the least", of("series: {p: {2019: 3.4}, q: {2019: 0.4}}") + by("by: min"), "2019=less than 1 user"},
		{"a sum beside a zero that is rounded", "a: {title: A, unit: million users, source: s, decimals: 0, series: {p: {2019: 0.04}, q: {2019: 0}}}" + by("by: sum"), "2019=less than 1 million users"},
		{"printed numbers may be the same", "a: {title: A, unit: trillion yuan, source: s, values: {2019: 5.3, 2020: 5}}" + by("by: difference"), "2020=0 trillion yuan"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

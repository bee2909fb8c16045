package file

import (
	"strings"
	"testing"
)

// What is computed from numbers of one digit is no round number that it is not: 6 ÷ 7 − 1 is −14.28…%, from
// 5.5 ÷ 7.5 − 1 = −26.66…% to 6.5 ÷ 6.5 − 1 = 0%. All wants are reckoned by hand.
func TestCoarseQuotients(t *testing.T) {
	const a = "a: {title: A, unit: million users, source: s, values: {2018: 9, 2019: 8, 2020: 7, 2021: 6, 2022: 6}}\n  "
	for _, test := range []struct{ name, figures, want string }{
		// 8 ÷ 9, 7 ÷ 8, 6 ÷ 7 and 6 ÷ 6, less one
		{"growth", a + "x: {title: X, from: a, by: growth}", "2019=about −11%; 2020=about −13%; 2021=about −14%; 2022=about 0%"},
		// 8 ÷ 9 is 0.888…, 7 ÷ 9 is 0.777…; 6 ÷ 9 is from 5.5 ÷ 9.5 = 0.579 to 6.5 ÷ 8.5 = 0.765
		{"index", a + "x: {title: X, from: a, by: index, base: 2018}", "2018=100; 2019=about 89; 2020=about 78; 2021=about 67; 2022=about 67"},
		// (7 ÷ 9)^(1/2) is 0.8819…, from (6.5 ÷ 9.5)^(1/2) = 0.827 to (7.5 ÷ 8.5)^(1/2) = 0.939
		{"a yearly rate", "a: {title: A, unit: million users, source: s, values: {2018: 9, 2020: 7}}\n  x: {title: X, from: a, by: cagr, base: 2018}", "2020=−12%"},
		// 2 ÷ 3, from 1.5 ÷ 3 = 50% to 2.5 ÷ 3 = 83%
		{"share", "a: {title: A, unit: million users, source: s, values: {p: 2, q: 1}}\n  x: {title: X, from: a, by: share-of-total}", "p=about 67%; q=about 33%"},
		// 2 ÷ 3 is from 1.5 ÷ 3.5 = 0.43 to 2.5 ÷ 2.5 = 1; 345 ÷ 1 from 344.5 ÷ 1.5 = 230 to 345.5 ÷ 0.5 = 691
		{"ratio", "a: {title: A, unit: million users, source: s, values: {p: 2, q: 345}}\n  b: {title: B, unit: million users, source: s, values: {p: 3, q: 1}}\n  x: {title: X, from: [a, b], by: ratio}", "p=about 0.67 times; q=about 350 times"},
		// 6 ÷ 7 and 35 ÷ 10
		{"one that is known better keeps its digits", "a: {title: A, unit: million users, source: s, series: {p: {2020: 2, 2021: 9}, q: {2020: 200.0, 2021: 207.0}}}\n  x: {title: X, from: a, by: growth}", "p/2021=about 350%; q/2021=3.5%"},
		// more than 6 of 7 is at least 5 of 6 to 7, whatever their rounding
		{"bounds stay outside", "a: {title: A, unit: million users, source: s, values: {2020: 7, 2021: at least 6}}\n  x: {title: X, from: a, by: growth}", "2021=at least −20%"},
		// what is open of a result stays open: ±26.6 ÷ 2 of −14.3 and 0.3 are no decimals of their difference
		{"what is computed from them", "a: {title: A, unit: million users, source: s, values: {2020: 7, 2021: 6}}\n  b: {title: B, unit: million users, source: s, values: {2020: 300.00, 2021: 301.00}}\n  c: {title: C, from: a, by: growth}\n  d: {title: D, from: b, by: growth}\n  x: {title: X, from: [d, c], by: difference}", "2021=about 10 percentage points"},
	} {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

// A sum is as open as all of its rounded parts together: ten of ±0.5 are ±5, and 450 is from 450 ÷ 1005 = 44.8% to
// 450 ÷ 995 = 45.2% of it.
func TestSumsStayOpen(t *testing.T) {
	parts := "a: {title: A, unit: million euros, source: s, series: {p0: {2020: 100}"
	for _, p := range strings.Fields("p1 p2 p3 p4 p5 p6 p7 p8 p9") {
		parts += ", " + p + ": {2020: 100}"
	}
	parts += "}}\n  b: {title: B, unit: million euros, source: s, values: {2020: 450.00}}\n  all: {title: All, from: a, by: sum}\n  "
	testDerived(t, parts+"x: {title: X, from: a, by: sum}", "2020=1,000 million euros")
	testDerived(t, parts+"x: {title: X, from: [b, all], by: share-of-total}", "2020=45.0%")
	testDerived(t, parts+"c: {title: C, unit: million euros, source: s, values: {2020: 1000}}\n  x: {title: X, from: [b, c], by: share-of-total}", "2020=45.00%")
}

// The methods say from where to where a result may lie that is only about so.
func TestMethodsSayWhatIsOpen(t *testing.T) {
	methods := methodsOf(t, "en", textHead+"figures:\n  a: {title: A, unit: million users, source: s, values: {2020: 7, 2021: 6}}\n  x: {title: X, from: a, by: growth}\nbriefing: [{text: '{{ value \"x\" \"2021\" }}'}]\n")
	if want := "| 2021 | about −14% | (6 ÷ 7 − 1) × 100, which is from −27% to 0%, as the inputs are rounded |"; !strings.Contains(methods, want) {
		t.Errorf("no %q in\n%s", want, methods)
	}
}

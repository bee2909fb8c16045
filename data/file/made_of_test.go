package file

import (
	"testing"

	"briefing/data/language"
)

// The unit of computed numbers says what they are where it does not follow: wherever a chart is seen alone.
func TestMadeOf(t *testing.T) {
	const head = "title: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n  a: {title: A, unit: births, nature: flow, source: s, values: {2020-01: 3, 2020-02: 4, 2020-03: 4, 2020-04: 5}}\n  y: {title: A, unit: tonnes, nature: flow, source: s, values: {2015: 3.0, 2016: 4.0, 2017: 4.0, 2018: 5.0}}\n  five: {title: A, unit: people, source: s, values: {2000: 3, 2005: 4, 2010: 4, 2015: 5}}\n  p: {title: Prices, unit: 2015 = 100, source: s, values: {2015: 100, 2016: 101.0, 2017: 102.0, 2018: 103.0}}\n  e: {title: E, unit: euros, source: s, values: {2015: 300, 2016: 400, 2017: 400, 2018: 500}}\n  "
	for _, test := range []struct{ lang, figure, want string }{
		{"en", "x: {title: X, from: y, by: running-mean, window: 3}", "tonnes, the mean of 3 years"},
		{"de", "x: {title: X, from: y, by: running-mean, window: 3}", "Tonnen, der Mittelwert über 3 Jahre"},
		{"zh", "x: {title: X, from: y, by: running-mean, window: 3}", "吨，3年的平均值"},
		{"en", "x: {title: X, from: a, by: running-sum, window: 2}", "births, the sum of 2 months"},
		{"zh", "x: {title: X, from: a, by: running-sum, window: 2}", "births，2个月的总和"},
		{"en", "x: {title: X, from: y, by: running-mean, window: {length: 3, at: centre}}", "tonnes, the mean of 3 years, the middle of which is given"},
		{"en", "x: {title: X, from: five, by: running-mean, window: 2}", "people, the mean of 2 values"},
		{"en", "x: {title: X, from: y, by: running-sum, since: 2015}", "tonnes, the sum since 2015"},
		{"en", "x: {title: X, from: a, by: running-sum, since: year}", "births, the sum since the beginning of the year"},
		{"en", "x: {title: X, from: y, by: difference}", "tonnes, change on a year before"},
		{"en", "x: {title: X, from: a, by: difference, over: previous}", "births, change on the value before"},
		{"en", "x: {title: Increase of A, from: a, by: difference, over: previous}", "births"},
		{"en", "x: {title: X, from: [e, p], by: ratio}", "euros, divided by “Prices” (index, 2015 = 100)"},
		{"en", "x: {title: X, from: [e, p], by: ratio, unit: euros at 2015 prices}", "euros at 2015 prices"},
		{"en", "x: {title: X, from: y, by: index, base: 2015}", "index, 2015 = 100"},
		{"en", "x: {title: X, from: [e, y], by: ratio}", "euros per tonne"},
	} {
		ds, err := loadString("language: " + test.lang + "\n" + head + test.figure + "\n")
		if err != nil {
			t.Fatal(test.figure, err)
		}
		x := ds.Figures[len(ds.Figures)-1]
		if got := language.Of(ds).UnitOf(x); got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.lang, test.figure, got, test.want)
		}
	}
	ds := loadWhole(t, head+"x: {title: A, from: y, by: running-mean, window: 3}\ncharts: {c: {title: A, figures: [y, x]}}\n")
	c := ds.Charts[0]
	language.LabelSeries(c, language.Of(ds))
	if got, want := c.Series[1].Label, "A, the mean of 3 years"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

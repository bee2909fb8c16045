package file

import "testing"

// The only series of a figure is named under the title of its chart, unless a title says it.
func TestNameOfAnOnlySeries(t *testing.T) {
	for _, c := range []struct{ figure, want string }{
		{"{title: Rate, unit: percent, source: s, series: {Germany: {2019: 3.1, 2020: 3.9}}}", "Germany, percent"},
		{"{title: Rate in Germany, unit: percent, source: s, series: {Germany: {2019: 3.1, 2020: 3.9}}}", "In percent"},
		{"{title: Rate, unit: percent, source: s, values: {2019: 3.1, 2020: 3.9}}", "In percent"},
		{"{title: Rate, unit: €m, source: s, series: {Bread: {Aland: 3.1, Beland: 3.9}}}", "Bread, €\u00a0million"},
	} {
		ds, err := loadString("title: T\nsources:\n  s: {publisher: P, title: T}\nfigures:\n  a: " + c.figure + "\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := ds.Charts[0].Subtitle.Plain; got != c.want {
			t.Errorf("%s: got %q, want %q", c.figure, got, c.want)
		}
	}
}

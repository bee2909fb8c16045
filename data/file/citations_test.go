package file

import (
	"testing"

	"briefing/data"
)

// TestOwnCitations checks that a value without a source of its own has that of its figure alone, wherever
// it is drawn, although another value of the figure names one.
func TestOwnCitations(t *testing.T) {
	const (
		sources = "title: T\nsources:\n  care: {publisher: C, title: Deaths, date: 2023}\n  onisr: {publisher: O, title: Deaths in France, date: 2023}\nfigures:\n"
		places  = sources + "  r: {title: Rate, unit: percent, source: care, values: {Romania: 8, Sweden: 2, France: 4}}\n" +
			"  d: {title: Deaths, unit: deaths, source: care, values: {France: {value: 3267, source: onisr}, Romania: 1634, Sweden: 227}}\n"
		quarters = sources + "  q: {title: Deaths, unit: deaths, source: care, values: {2021-Q1: {value: 5, source: onisr}, 2021-Q2: 6, 2021-Q3: 4, 2021-Q4: 9, 2022-Q1: 7, 2022-Q2: 8, 2022-Q3: 3, 2022-Q4: 6}}\n"
	)
	of := func(c *data.Chart) (all []*data.Series) {
		for _, p := range c.Series {
			all = append(all, p.Series)
		}
		for _, b := range c.Beside {
			all = append(all, b.Series)
		}
		return all
	}
	for _, tt := range []struct {
		text, chart string
		own         int // values with the source onisr
		values      int
	}{
		{places, "figure: r, columns: [{figure: d, label: Deaths}]", 1, 6},
		{places, "figure: d", 1, 3},
		{quarters, "figure: q, kind: season", 1, 8},
		{quarters, "figure: q, from: 2021-Q2", 0, 7},
	} {
		ds, own, values := loadWhole(t, tt.text+"charts: {c: {title: T, "+tt.chart+"}}\n"), 0, 0
		for _, s := range of(ds.Charts[0]) {
			for i, v := range s.Values {
				sources := s.SourcesOf(v)
				if len(sources) != 1 {
					t.Errorf("%s: %v has %d sources", tt.chart, s.Keys[i], len(sources))
					continue
				}
				if values++; sources[0].Key == "onisr" {
					own++
				}
			}
		}
		if own != tt.own || values != tt.values {
			t.Errorf("%s: %d of %d values have the other source, want %d of %d", tt.chart, own, values, tt.own, tt.values)
		}
	}
}

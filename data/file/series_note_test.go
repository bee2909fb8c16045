package file

import (
	"testing"

	"briefing/data"
)

// A remark on a series is filled in wherever the series goes on: in what is computed from it,
// and in charts that show a part of it or shares.
func TestNotesOfSeriesAreFilledIn(t *testing.T) {
	const n = "note: 'It is {{ value \"n\" \"2019\" }}', "
	years := func(unit, series string) string {
		return "a: {title: A, unit: " + unit + ", source: s, " + series + "}\n  "
	}
	two := years("users", "series: {p: {"+n+"values: {2018: 1, 2019: 2, 2020: 4}}, q: {"+n+"values: {2018: 3, 2019: 6, 2020: 5}}}")
	months := years("users, nature: flow", "series: {p: {"+n+"values: {2019-H1: 1, 2019-H2: 2}}, q: {"+n+"values: {2019-H1: 1, 2019-H2: 2}}}")
	for _, test := range []struct{ name, figures string }{
		{"growth", two + "x: {title: X, from: a, by: growth}"},
		{"an index", two + "x: {title: X, from: a, by: index, base: 2018}"},
		{"a running mean", two + "x: {title: X, from: a, by: running-mean, window: 2}"},
		{"shares", two + "x: {title: X, from: a, by: share-of-total}"},
		{"shares of an aggregate", years("users", "aggregates: q, series: {p: {"+n+"values: {2018: 1, 2019: 2}}, q: {"+n+"values: {2018: 3, 2019: 6}}}") + "x: {title: X, from: a, by: share-of-total, whole: q}"},
		{"longer periods", months + "x: {title: X, from: a, by: sum, over: year}"},
		{"the mean of a base", months + "x: {title: X, from: a, by: index, base: 2019}"},
		{"a series without a result", years("users", "series: {p: {"+n+"values: {2018: 1, 2019: 2}}, q: {"+n+"values: {2018: 3}}}") + "x: {title: X, from: a, by: growth}"},
		{"partners", two + "b: {title: B, unit: people, source: s, series: {p: {2019: 1}, q: {2019: 1}}}\n  x: {title: X, from: [a, b], by: ratio}"},
		{"a series without a partner", two + "b: {title: B, unit: people, source: s, series: {p: {2019: 1}, r: {2019: 1}}}\n  x: {title: X, from: [a, b], by: ratio}"},
		{"a result of a result", two + "b: {title: B, from: a, by: growth}\n  x: {title: X, from: b, by: running-mean, window: 2, weights: equal}"},
	} {
		ds := loadText(t, "figures:\n  "+test.figures+"\n  n: {title: N, unit: users, source: s, values: {2019: 7}}\n")
		for _, f := range ds.Figures {
			if f.ID == "x" {
				checkNotes(t, test.name, f.Series)
			}
		}
	}
	for _, kind := range []string{"slope", "bar-share", "line, from: 2019", "line, to: 2019"} {
		ds := loadText(t, "figures:\n  "+two+"n: {title: N, unit: users, source: s, values: {2019: 7}}\ncharts:\n  c: {figure: a, title: C, kind: "+kind+"}\n")
		var series []*data.Series
		for _, c := range ds.Charts {
			if c.ID == "c" {
				for _, p := range c.Series {
					series = append(series, p.Series)
				}
			}
		}
		checkNotes(t, kind, series)
	}
}

func checkNotes(t *testing.T, name string, series []*data.Series) {
	t.Helper()
	if len(series) == 0 {
		t.Errorf("%s: no series", name)
	}
	for _, s := range series {
		if got, want := s.Note.Plain, "It is 7\u00a0users"; got != want && s.Name != "r" {
			t.Errorf("%s: the note of %s is %q, want %q", name, s.Name, got, want)
		}
	}
}

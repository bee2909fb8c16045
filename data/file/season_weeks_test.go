package file

import "testing"

// TestNoWeek53 has no value lack in a week that a year does not have.
func TestNoWeek53(t *testing.T) {
	ds := loadText(t, "figures:\n  d: {title: Deaths, unit: deaths, source: o, values: {2019-W51: 5, 2019-W52: 6, 2020-W51: 7, 2020-W52: 8, 2020-W53: 9, 2021-W51: 4, 2021-W52: 5}}\ncharts: {c: {title: Deaths of three winters, figure: d, kind: season}}\n")
	for i, want := range []int{1, 0, 1} {
		s := ds.Charts[0].Series[i]
		if len(s.Never) != want || want > 0 && s.Never[0] != ds.Charts[0].Keys[2] {
			t.Errorf("%s: got %v", s.Name, s.Never)
		}
	}
}

// TestRankApart has no doubt in a rank that intervals leave none of.
func TestRankApart(t *testing.T) {
	const text = "figures:\n  u: {title: Rate, unit: percent, source: o, interval: 95% confidence, values: {A: {value: 7.7, interval: [6.4, 9.0], mark: low reliability}, B: {value: 6.8, interval: [6.2, 7.4]}, C: {value: 5.0, interval: [4.4, 5.6]}}}\ncharts: {c: {title: '{{ rank \"u\" \"B\" }}, {{ rank \"u\" \"C\" }}', figure: u}}\n"
	if got, want := loadText(t, text).Charts[0].Title.Plain, "2 (low reliability), 3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

package charts

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// keysBelow are the labels below a plot, from left to right.
func keysBelow(ch *Chart) string {
	type label struct {
		x    float64
		text string
	}
	var found []label
	for _, t := range ch.scene.texts {
		if t.role == roleCategory {
			found = append(found, label{t.x, strings.ReplaceAll(t.line.Text, "\u00a0", " ")})
		}
	}
	slices.SortFunc(found, func(a, b label) int { return int(math.Copysign(1, a.x-b.x)) })
	texts := make([]string, len(found))
	for i, l := range found {
		texts[i] = l.text
	}
	return strings.Join(texts, "|")
}

// TestBarsStandInTime holds the distances of bars against those of their keys: the first
// three bars of each case stand as far apart as is said, in parts of the first distance.
func TestBarsStandInTime(t *testing.T) {
	for _, test := range []struct {
		name, values, every string
		second              float64
		labels, note        string
	}{
		{"years on end", "{2010: 1, 2011: 2, 2012: 3, 2013: 4}", "", 1, "2010|2011|2012|2013", ""},
		{"every five years", "{2000: 1, 2005: 2, 2010: 3, 2015: 4}", "", 1, "2000|2005|2010|2015", ""},
		{"elections", "{1979: 76, 1983: 72.7, 1992: 77.7, 1997: 71.4}", "irregular", 9.0 / 4, "1979|1983|1992|1997", ""},
		{"of which nobody knows", "{1979: 76, 1983: 72.7, 1992: 77.7, 1997: 71.4}", "", 9.0 / 4, "1979|1983|1992|1997", ""},
		{"a year that lacks", "{2010: 1, 2012: 3, 2013: 4}", "year", 1, "2010|2011|2012|2013", "No value for 2011."},
		{"an odd census", "{1951: 1, 1961: 2, 1972: 3, 1981: 4, 1991: 5, 2001: 6}", "10 years", 1.1, "1951|1961|1972|1981|1991|2001", ""},
		{"far apart", "{2010-01-01: 1, 2010-01-02: 2, 2015-01-01: 3}", "irregular", 1, "1 Jan 2010|2 Jan|1 Jan 2015", "The bars stand at equal distances, although the times between them differ."},
		{"trading days", "{2024-01-04: 1, 2024-01-05: 2, 2024-01-08: 3, 2024-01-09: 4, 2024-01-10: 5, 2024-01-11: 4}", "", 1, "4 Jan 2024|5 Jan|8 Jan|9 Jan|10 Jan|11 Jan", ""},
	} {
		every := ""
		if test.every != "" {
			every = "    every: " + test.every + "\n"
		}
		ds := load(t, head+"    unit: trillion yuan\n"+every+"    values: "+test.values+"\ncharts: {c: {figure: f, kind: bar-vertical}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var middles []float64
		for _, sh := range ch.scene.shapes {
			if sh.role == roleBar {
				lo, hi := math.Inf(1), math.Inf(-1)
				for _, p := range sh.points {
					lo, hi = min(lo, p.x), max(hi, p.x)
				}
				middles = append(middles, (lo+hi)/2)
			}
		}
		if test.name == "a year that lacks" {
			middles = []float64{middles[0], (middles[0] + middles[1]) / 2, middles[1]}
		}
		if got := (middles[2] - middles[1]) / (middles[1] - middles[0]); math.Abs(got-test.second) > 0.02 {
			t.Errorf("%s: the second distance is %.3f of the first, want %.3f", test.name, got, test.second)
		}
		if got := keysBelow(ch); got != test.labels {
			t.Errorf("%s: the labels are %s, want %s", test.name, got, test.labels)
		}
		foot := strings.Join(ch.plan.footnote(saveNothing, footing{}), " ")
		if test.note != "" && !strings.Contains(foot, test.note) || test.note == "" && strings.Contains(foot, "No value") {
			t.Errorf("%s: the foot says %q, want %q", test.name, foot, test.note)
		}
	}
}

// TestTicksOfBars are the labels of bars that are too many for one each.
func TestTicksOfBars(t *testing.T) {
	for _, test := range []struct{ name, from, to, without, labels string }{
		{"quarters", "2015-Q1", "2017-Q4", "", "2015 Q1|Q2|Q3|Q4|2016 Q1|Q2|Q3|Q4|2017 Q1|Q2|Q3|Q4"},
		{"quarters that begin in the middle of a year", "2015-Q3", "2017-Q2", "", "2015 Q3|Q4|2016 Q1|Q2|Q3|Q4|2017 Q1|Q2"},
		{"many quarters", "1991-Q1", "2020-Q4", "", "1992|1994|1996|1998|2000|2002|2004|2006|2008|2010|2012|2014|2016|2018|2020"},
		{"years", "1950", "2024", "", "1950|1955|1960|1965|1970|1975|1980|1985|1990|1995|2000|2005|2010|2015|2020"},
		{"days", "2024-06-01", "2024-11-27", "", "Jun 2024|Jul|Aug|Sep|Oct|Nov"},
		{"weeks", "2023-W01", "2024-W20", "", "Mar 2023|May|Jul|Sep|Nov|Jan 2024|Mar|May"},
		{"months without Januaries", "2022-02", "2024-03", "-01:", "Mar 2022|May|Jul|Sep|Nov|Mar 2023|May|Jul|Sep|Nov|Mar 2024"},
	} {
		var values []string
		for p, last := period(t, test.from), period(t, test.to); p.Compare(last) <= 0; p = p.Next(1) {
			values = append(values, p.String()+": 3")
		}
		values = slices.DeleteFunc(values, func(v string) bool { return test.without != "" && strings.Contains(v, test.without) })
		ds := load(t, head+"    unit: trillion yuan\n    values: {"+strings.Join(values, ", ")+"}\ncharts: {c: {figure: f, kind: bar-vertical}}")
		if got := keysBelow(laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)); got != test.labels {
			t.Errorf("%s: %s, want %s", test.name, got, test.labels)
		}
	}
}

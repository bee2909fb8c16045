package file

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"briefing/data"
)

func TestRunning(t *testing.T) {
	const users, exact = "a: {title: A, unit: users, nature: flow, source: s, ", "a: {title: A, unit: trillion yuan, nature: flow, source: s, "
	by := func(rest string) string { return "\n  x: {title: X, from: a, " + rest + "}" }
	tests := []struct{ name, figures, want string }{
		{"a mean that ends with its period", users + "values: {2015: 1, 2016: 2, 2017: 6, 2018: 7}}" + by("by: running-mean, window: 3"), "2017=3 users; 2018=5 users"},
		{"a mean around its period", users + "values: {2015: 1, 2016: 2, 2017: 6, 2018: 7}}" + by("by: running-mean, window: {length: 3, at: centre}"), "2016=3 users; 2017=5 users"},
		{"a sum over a window", users + "values: {2015: 1, 2016: 2, 2017: 6, 2018: 7}}" + by("by: running-sum, window: 2"), "2016=3 users; 2017=8 users; 2018=13 users"},
		{"a gap in the window", users + "values: {2015: 1, 2016: 2, 2017: 3, 2018: 4, 2020: 6, 2021: 7, 2022: 8}}" + by("by: running-sum, window: 2"),
			"2016=3 users; 2017=5 users; 2018=7 users; 2019=not available (no value to compute it from); 2020=not available (no value for 2019); 2021=13 users; 2022=15 users"},
		{"a missing value in the window", users + "values: {2015: 1, 2016: {missing: lost}, 2017: 3, 2018: 4}}" + by("by: running-sum, window: 2"),
			"2016=not available (lost); 2017=not available (no value for 2016: lost); 2018=7 users"},
		{"a step of which nobody knows", users + "values: {2015: 1, 2016: 2, 2018: 3}}" + by("by: running-sum, window: 2"),
			"2016=3 users; 2017=not available (no value to compute it from); 2018=not available (no value for 2017)"},
		{"what comes every five years", users + "every: 5 years, values: {2000: 1, 2005: 2, 2010: 6}}" + by("by: running-mean, window: 3"), "2010=3 users"},
		{"five years, then each", users + "values: {2000: 3, 2005: 4, 2010: 9, 2015: 3, 2016: 5, 2017: 7, 2018: 9, 2020: 8}}" + by("by: running-mean, window: 3"),
			"2010=5.3 users; 2015=5.3 users; 2016=not available (values come at another step from 2016 on); 2017=5.0 users; 2018=7.0 users; 2019=not available (no value to compute it from); 2020=not available (no value for 2019)"},
		{"a sum over another step", users + "values: {2000: 3, 2005: 4, 2010: 9, 2015: 3, 2016: 5, 2017: 7, 2018: 9}}" + by("by: running-sum, since: 2010"),
			"2010=9 users; 2015=12 users; 2016=not available (values come at another step from 2016 on); 2017=not available (values come at another step from 2016 on); 2018=not available (values come at another step from 2016 on)"},
		{"all since a start", users + "values: {2015: 9, 2016: 2, 2017: 3, 2018: 4}}" + by("by: running-sum, since: 2016"), "2016=2 users; 2017=5 users; 2018=9 users"},
		{"all since a start, up to a gap", users + "values: {2015: 9, 2016: 2, 2017: {missing: lost}, 2018: 4}}" + by("by: running-sum, since: 2015"),
			"2015=9 users; 2016=11 users; 2017=not available (lost); 2018=not available (no value for 2017: lost)"},
		{"all of the year so far", users + "values: {2018-H2: 5, 2019-H1: 1, 2019-H2: 2, 2020-H1: 4}}" + by("by: running-sum, since: year"), "2019-H1=1 user; 2019-H2=3 users; 2020-H1=4 users"},
		{"bounds come and go", users + "values: {2015: 1, 2016: more than 2, 2017: 6, 2018: up to 7, 2019: 8}}" + by("by: running-sum, window: 2"),
			"2016=more than 3 users; 2017=more than 8 users; 2018=up to 13 users; 2019=up to 15 users"},
		{"bounds on both sides", users + "values: {2015: more than 1, 2016: up to 2}}" + by("by: running-sum, window: 2"), "2016=not available (the bounds of its inputs leave it open on both sides)"},
		{"a range", users + "values: {2015: between 1 and 3, 2016: 5}}" + by("by: running-mean, window: 2"), "2016=between 3 users and 4 users"},
		{"an approximation", exact + "values: {2015: about 2.0, 2016: 4.0}}" + by("by: running-mean, window: 2"), "2016=about 3 trillion yuan"},
		{"no more decimals than the coarsest", exact + "values: {2015: 2.25, 2016: 4, 2017: 1.25, 2018: 1.50}}" + by("by: running-sum, window: 2"), "2016=6 trillion yuan; 2017=5 trillion yuan; 2018=2.75 trillion yuan"},
		{"a mean of counts is exact", users + "values: {2015: 3, 2016: 4}}" + by("by: running-mean, window: 2"), "2016=3.5 users"},
		{"a status goes when it leaves the window", users + "values: {2015: 3, 2016: {value: 4, status: estimate}, 2017: 5, 2018: 6}}" + by("by: running-sum, window: 2"), "2016=7 users estimate; 2017=9 users estimate; 2018=11 users"},
		{"a dispute stays in its windows", users + "values: {2015: 3, 2016: {value: 4, disputed: 9, by: o}, 2017: 5, 2018: 6}}" + by("by: running-sum, window: 2"), "2016=7 users or 12\u00a0users; 2017=9 users or 14\u00a0users; 2018=11 users"},
		{"across a break", users + "breaks: {2017: new}, values: {2015: 3, 2016: 4, 2017: 5, 2018: 6}}" + by("by: running-sum, window: 2, incomparable: gap"), "2016=7 users; 2017=not available (not comparable across the break in 2017); 2018=11 users"},
		{"rates that count the same", "a: {title: A, unit: percent, source: s, values: {2015: 3.0, 2016: 4.0}}" + by("by: running-mean, window: 2, weights: equal"), "2016=3.5%"},
		{"each series by itself", users + "series: {p: {2015: 1, 2016: 2}, q: {2015: 3, 2016: 5}}}" + by("by: running-sum, window: 2"), "p/2016=3 users; q/2016=8 users"},
		{"an approximation by itself", users + "values: {2019: about 12, 2020: 14}}" + by("by: running-sum, since: 2019"), "2019=about 12 users; 2020=about 30 users"},
		{"a small change of approximations", users + "values: {2019: about 12, 2020: about 13}}" + by("by: growth"), "2020=about 8%"},
		{"since a year, of months", users + "values: {2019-11: 1, 2019-12: 2, 2020-01: 3, 2020-02: 4}}" + by("by: running-sum, since: 2020"), "2020-01=3 users; 2020-02=7 users"},
		{"since a year, of weeks", users + "values: {2019-W51: 1, 2019-W52: 2, 2020-W01: 3, 2020-W02: 4}}" + by("by: running-sum, since: 2020"), "2020-W01=3 users; 2020-W02=7 users"},
		{"a mean around a missing value", users + "values: {2015: 1, 2016: 2, 2017: {missing: lost}, 2018: 4, 2019: 5}}" + by("by: running-mean, window: {length: 3, at: centre}"),
			"2016=not available (no value for 2017: lost); 2017=not available (lost); 2018=not available (no value for 2017: lost)"},
		{"shares without a part", users + "series: {p: {2019: 3, 2020: 1}, q: {2019: 7}, r: {2019: 10, 2020: 2}}}" + by("by: share-of-total"),
			"p/2019=15%; p/2020=not available (no value for q); q/2019=35%; r/2019=50%; r/2020=not available (no value for q)"},
		{"a series that has no change", users + "series: {p: {2019: 50, 2020: 51}, q: {2019: 7, 2020: {missing: late}}}}" + by("by: difference"), "p/2020=1 user; q/2020=not available (late)"},
		{"a series of one value", users + "series: {p: {2019: 50, 2020: 51}, q: {2020: 7}}}" + by("by: difference"), "p/2020=1 user; q/2020=not available (no value for 2019)"},
		{"a series that ends before the results", users + "series: {p: {2019: 50, 2020: 51}, q: {2019: 7}}}" + by("by: difference"), "p/2020=1 user; q/2020=not available (no value to compute it from)"},
		{"a series shorter than the window", users + "series: {p: {2018: 1, 2019: 2, 2020: 6}, q: {2019: 7, 2020: 8}}}" + by("by: running-mean, window: 3"), "p/2020=3 users; q/2020=not available (no value for 2018)"},
		{"a series without the base", users + "series: {p: {2019: 50, 2020: 51}, q: {2020: 7}}}" + by("by: index, base: 2019"), "p/2019=100; p/2020=102; q/2020=not available (no value for 2019)"},
		{"a series without a whole year", users + "series: {p: {2019-H1: 1, 2019-H2: 2}, q: {2019-H2: 3}}}" + by("by: sum, over: year"), "p/2019=3 users; q/2019=not available (no value for the first half of 2019)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

// A running sum is what Formula makes of the same values, whatever they are: each window of
// four against the sum of four series.
func TestRunningIsTheSameSum(t *testing.T) {
	values := strings.Fields("1.5 more-than-2 3 4.25 up-to-7.0 0 about-5 6 between-1-and-2 8 9.125 more-than-0 1 2 3.5 4")
	for i, v := range values {
		values[i] = strings.ReplaceAll(v, "-", " ")
	}
	running := make([]string, len(values))
	for i, v := range values {
		running[i] = fmt.Sprintf("%d: %s", 2000+i, v)
	}
	for _, by := range []string{"sum", "mean"} {
		ds := loadText(t, "figures:\n  a: {title: A, unit: tonnes, nature: flow, source: s, values: {"+strings.Join(running, ", ")+"}}\n  x: {title: X, from: a, by: running-"+by+", window: 4}\n")
		got := strings.Split(figureOf(t, ds, "x"), "; ")
		for i := 3; i < len(values); i++ {
			series := ""
			for j := i - 3; j <= i; j++ {
				series += fmt.Sprintf("s%d: {%d: %s}, ", j, 2000+i, values[j])
			}
			ds := loadText(t, "figures:\n  a: {title: A, unit: tonnes, source: s, series: {"+series+"}}\n  x: {title: X, from: a, by: "+by+"}\n")
			if want := figureOf(t, ds, "x"); got[i-3] != want {
				t.Errorf("%s: got  %s\nwant %s", by, got[i-3], want)
			}
		}
	}
}

// Windows cost no more where they are long.
func TestRunningIsLinear(t *testing.T) {
	var b strings.Builder
	day, _ := data.ParsePeriod("1990-01-01")
	for range 9000 {
		fmt.Fprintf(&b, "%s: 2, ", day)
		day = day.Next(1)
	}
	head := "figures:\n  a: {title: A, unit: tonnes, nature: flow, source: s, values: {" + b.String() + "}}\n  x: {title: X, from: a, by: running-sum, "
	cost := func(rest string) time.Duration {
		best := time.Hour
		for range 3 {
			start := time.Now()
			loadText(t, head+rest+"}\n")
			best = min(best, time.Since(start))
		}
		return best
	}
	if short, long := cost("window: 2"), cost("since: 1990-01-01"); long > 10*short {
		t.Errorf("%v for windows of two days, and %v for all days", short, long)
	}
}

func TestMethodsOfRunning(t *testing.T) {
	figures := "figures:\n  a: {title: A, unit: users, nature: flow, source: s, values: {2018-H2: 1, 2019-H1: 2, 2019-H2: 3}}\n" +
		"  x: {title: X, from: a, by: running-mean, window: 2}\n  y: {title: Y, from: a, by: running-sum, since: year}\n  z: {title: Z, from: a, by: running-sum, window: {length: 3, at: centre}}\n  v: {title: V, from: a, by: running-sum, since: 2018-H2}\n"
	for language, wants := range map[string][]string{
		"en": {"Each value is the mean of the values of the 2 periods that end with its own. Where one of them has no value, there is no result. Periods whose window reaches beyond the data have no value.\n", "| 2019 H1 | 1.5 | (1 + 2) ÷ 2 |",
			"Each value is the sum of all values since the beginning of its year. Where one of them has no value, there is no result. Left out, because not all of it is known: 2018.\n", "| Jan–Dec 2019 | 5 | 2 + 3 |", "Each value runs from January to the end of its period.",
			"Each value is the sum of the values of the 3 periods of which its own is the middle.", "Each value is the sum of all values since the second half of 2018."},
		"de": {"Jeder Wert ist der Mittelwert der Werte der 2 Zeiträume, deren letzter sein eigener ist.", "Jeder Wert ist die Summe aller Werte seit Beginn seines Jahres."},
		"zh": {"每个数值是截至该时期的2个时期的数值的平均值。", "每个数值是自该年年初以来所有数值的总和。"},
	} {
		got := methodsOf(t, language, textHead+figures)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in\n%s", want, got)
			}
		}
	}
}

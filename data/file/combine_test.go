package file

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// quarters are four values of 2019, by quarter.
func quarters(a, b, c, d string) string {
	return fmt.Sprintf("{2019-Q1: %s, 2019-Q2: %s, 2019-Q3: %s, 2019-Q4: %s}", a, b, c, d)
}

func TestCombined(t *testing.T) {
	const stock = "a: {title: A, unit: users, nature: stock, source: s, "
	const users, share = "a: {title: A, unit: users, nature: flow, source: s, ", "a: {title: A, unit: percent, source: s, "
	by := func(rest string) string { return "\n  x: {title: X, from: a, " + rest + "}" }
	weights := "\n  w: {title: W, unit: users, source: s, values: {n: 1, s: 3}}"
	tests := []struct{ name, figures, want string }{
		{"a mean has no more decimals than its inputs",
			"a: {title: A, unit: trillion yuan, source: s, series: {p: {2019: 7.1}, q: {2019: 28.8}}}" + by("by: mean"), "2019=18.0 trillion yuan"},
		{"a mean of counts is exact", users + "series: {p: {2019: 3}, q: {2019: 4}}}" + by("by: mean"), "2019=3.5 users"},
		{"quarters to a year", users + "values: " + quarters("10", "20", "30", "40") + "}" + by("by: sum, over: year"), "2019=100 users"},
		{"quarters to halves", users + "values: " + quarters("10", "20", "30", "40") + "}" + by("by: mean, over: half-year"), "2019-H1=15 users; 2019-H2=35 users"},
		{"a part that is missing leaves no sum", users + "values: {2019-Q1: 10, 2019-Q2: 20, 2019-Q4: 40, 2020-Q1: 1, 2020-Q2: 2, 2020-Q3: 3, 2020-Q4: {missing: lost}}}" + by("by: sum, over: year"),
			"2019=not available (no value for 2019 Q3); 2020=not available (no value for 2020 Q4: lost)"},
		{"many that are missing are counted", users + "values: {2018-01: 1, 2018-02: 1, 2018-03: 1, 2018-04: 1, 2018-05: 1, 2018-06: 1, 2018-12: 1}}" + by("by: max, over: year"),
			"2018=not available (no value for Jul 2018, Aug 2018, Sep 2018 and 2 more)"},
		{"a year without any part between others", users + "values: {2018-H1: 1, 2018-H2: 2, 2020-H1: 3, 2020-H2: 4}}" + by("by: sum, over: year"),
			"2018=3 users; 2019=not available (no value for 2019 H1 and 2019 H2); 2020=7 users"},
		{"years that are not whole are left out", users + "values: {2018-H2: 1, 2019-H1: 2, 2019-H2: 3, 2020-H1: 4}}" + by("by: sum, over: year"), "2019=5 users"},
		{"quarters to fiscal years, whole ones only", users + "values: {2018-Q4: 1, 2019-Q1: 2, 2019-Q2: 10, 2019-Q3: 20, 2019-Q4: 30, 2020-Q1: 40, 2020-Q2: 5}}" + by("by: sum, over: fiscal-year, fiscal: April"), "2019/20=100 users"},
		{"fiscal years that begin in the year before", users + "values: {2019-Q4: 1, 2020-Q1: 2, 2020-Q2: 3, 2020-Q3: 4, 2020-Q4: 10, 2021-Q1: 10, 2021-Q2: 10, 2021-Q3: 10}}" + by("by: sum, over: fiscal-year, fiscal: previous October"), "FY2020=10 users; FY2021=40 users"},
		{"halves to fiscal years from July", users + "values: {2019-H2: 3, 2020-H1: 4}}" + by("by: mean, over: fiscal-year, fiscal: July"), "2019/20=3.5 users"},
		{"a fiscal year that lacks a quarter", users + "values: {2019-Q2: 1, 2019-Q3: 1, 2020-Q1: 1, 2020-Q2: 2, 2020-Q3: 2, 2020-Q4: 2, 2021-Q1: 2}}" + by("by: sum, over: fiscal-year, fiscal: April"), "2019/20=not available (no value for 2019 Q4); 2020/21=8 users"},
		{"quarters of fiscal years", users + "fiscal: April, values: {2019/20 Q1: 1, 2019/20 Q2: 2, 2019/20 Q3: 3, 2019/20 Q4: 4, 2020/21 Q1: 5, 2020/21 Q2: 6, 2020/21 Q4: 7}}" + by("by: sum, over: fiscal-year, fiscal: April"),
			"2019/20=10 users; 2020/21=not available (no value for 2020/21 Q3)"},
		{"quarters of fiscal years to halves of these", users + "fiscal: previous October, values: {FY2020 Q1: 1, FY2020 Q2: 2, FY2020 Q3: 3, FY2020 Q4: 4}}" + by("by: sum, over: half-year"),
			"FY2020-H1=3 users; FY2020-H2=7 users"},
		{"quarters of fiscal years to years", users + "fiscal: April, values: {2019/20 Q1: 1, 2019/20 Q2: 2}}" + by("by: sum, over: year"), ""},
		{"quarters of fiscal years to others", users + "fiscal: April, values: {2019/20 Q1: 1, 2019/20 Q2: 2}}" + by("by: sum, over: fiscal-year, fiscal: July"), ""},
		{"growth over the quarter a year before", users + "fiscal: April, values: {2019/20 Q1: 10, 2019/20 Q2: 10, 2019/20 Q3: 10, 2019/20 Q4: 10, 2020/21 Q1: 15}}" + by("by: growth, over: year"), "2020/21-Q1=50%"},
		{"quarters in which a fiscal year begins", users + "values: " + quarters("1", "2", "3", "4") + "}" + by("by: sum, over: fiscal-year, fiscal: May"), ""},
		{"halves in which a fiscal year begins", users + "values: {2019-H1: 3, 2019-H2: 4}}" + by("by: mean, over: fiscal-year, fiscal: April"), ""},
		{"a break within a fiscal year", users + "breaks: {2019-Q4: new}, values: {2019-Q2: 1, 2019-Q3: 1, 2019-Q4: 1, 2020-Q1: 1}}" + by("by: sum, over: fiscal-year, fiscal: April, incomparable: gap"),
			"2019/20=not available (not comparable across the break in the fourth quarter of 2019)"},
		{"the last of each year", stock + "values: {2018-Q3: 9, 2018-Q4: 10, 2019-Q1: 1, 2019-Q2: 2, 2019-Q3: {missing: lost}, 2019-Q4: 4, 2020-Q1: 5, 2020-Q2: 6}}" + by("by: last, over: year"), "2018=10 users; 2019=4 users"},
		{"a last that is missing", stock + "values: {2019-Q1: 1, 2019-Q2: 2, 2019-Q3: 3, 2019-Q4: {missing: lost}, 2020-H1: 3, 2020-Q1: 5}}" + by("by: last, over: year"), ""},
		{"a last that lacks", stock + "values: {2019-Q1: 1, 2019-Q2: 2, 2019-Q3: 3, 2019-Q4: {missing: lost}, 2020-Q1: 5, 2020-Q2: 5, 2020-Q3: 5, 2020-Q4: 6}}" + by("by: last, over: year"), "2019=not available (lost); 2020=6 users"},
		{"the last day of trading", stock + "every: trading day, values: {2020-01-30: 3, 2020-01-31: 4, 2020-02-27: 6, 2020-02-28: 7, 2020-03-02: 8}}" + by("by: last, over: month"), "2020-01=4 users; 2020-02=7 users"},
		{"the last of shares", share + "values: {2019-H1: 3.5, 2019-H2: 4.5}}" + by("by: last, over: year"), "2019=4.5%"},
		{"no whole year", users + "values: {2018-H2: 1, 2019-H1: 2}}" + by("by: sum, over: year"), ""},
		{"a sum with a bound", users + "values: " + quarters("10", "20", "more than 30", "40") + "}" + by("by: sum, over: year"), "2019=more than 100 users"},
		{"a mean with a bound", users + "values: " + quarters("10", "20", "up to 30", "40") + "}" + by("by: mean, over: year"), "2019=up to 25 users"},
		{"nothing added to a bound", users + "values: " + quarters("0", "0", "more than 30", "0") + "}" + by("by: sum, over: year"), "2019=more than 30 users"},
		{"a dispute and a status go on", users + "values: {2019-H1: {value: 10, disputed: 20, by: o}, 2019-H2: {value: 30, status: estimate}}}" + by("by: mean, over: year"), "2019=20 users estimate or 25\u00a0users"},
		{"a median of three", users + "series: {p: {2019: 5}, q: {2019: 1}, r: {2019: 3}}}" + by("by: median"), "2019=3 users"},
		{"a median of four", users + "series: {p: {2019: 5}, q: {2019: 1}, r: {2019: 3}, t: {2019: 10}}}" + by("by: median"), "2019=4 users"},
		{"the greatest keeps its own decimals", "a: {title: A, unit: yuan, source: s, series: {p: {2019: 5.2}, q: {2019: 3.25}}}" + by("by: max"), "2019=5.2 yuan"},
		{"the least keeps its own decimals", "a: {title: A, unit: yuan, source: s, series: {p: {2019: 5.2}, q: {2019: 3.25}}}" + by("by: min"), "2019=3.25 yuan"},
		{"the least of a bound and less", users + "series: {p: {2019: more than 5}, q: {2019: 3}}}" + by("by: min"), "2019=3 users"},
		{"the least of a bound and more", users + "series: {p: {2019: more than 5}, q: {2019: 7}}}" + by("by: min"), "2019=between 5 users and 7 users"},
		{"the greatest of a bound and more", users + "series: {p: {2019: more than 5}, q: {2019: 7}}}" + by("by: max"), "2019=at least 7 users"},
		{"the median of bounds on both sides", users + "series: {p: {2019: more than 5}, q: {2019: 4}, r: {2019: up to 3}}}" + by("by: median"), "2019=4 users"},
		{"a weighted mean", share + "values: {n: 10.0, s: 20.0}, chart: false}" + weights + "\n  x: {title: X, from: b, by: weighted-mean, weights: w}" +
			"\n  b: {title: B, unit: percent, source: s, series: {n: {2019: 10.0}, s: {2019: 20.0}}}", "2019=17.5%"},
		{"rounded weights leave fewer decimals", "w: {title: W, unit: million users, source: s, values: {n: 1, s: 3}}\n  x: {title: X, from: b, by: weighted-mean, weights: w}" +
			"\n  b: {title: B, unit: percent, source: s, series: {n: {2019: 10.0}, s: {2019: 20.0}}}", "2019=18%"},
		{"weights of the same series and periods", share + "series: {n: {2018: 10.0, 2019: 20.0}, s: {2018: 30.0, 2019: 40.0}}}" + by("by: weighted-mean, weights: w") +
			"\n  w: {title: W, unit: users, source: s, series: {s: {2018: 3, 2019: 1}, n: {2018: 1, 2019: 1}}}", "2018=25.0%; 2019=30.0%"},
		{"weights of each quarter", share + "values: " + quarters("10.0", "20.0", "30.0", "40.0") + "}" + by("by: weighted-mean, weights: w, over: year") +
			"\n  w: {title: W, unit: users, source: s, values: " + quarters("1", "1", "1", "5") + "}", "2019=32.5%"},
		{"a number that is a bound", share + "series: {n: {2019: more than 10.0}, s: {2019: 20.0}}}" + weights + by("by: weighted-mean, weights: w"), "2019=at least 17.5%"},
		{"a number that is a range", share + "series: {n: {2019: between 10.0 and 12.0}, s: {2019: 20.0}}}" + weights + by("by: weighted-mean, weights: w"), "2019=between 17.5% and 18.0%"},
		{"a weight that is a range", share + "series: {n: {2019: 10.0}, s: {2019: 20.0}}}\n  w: {title: W, unit: users, source: s, values: {n: between 1 and 3, s: 3}}" + by("by: weighted-mean, weights: w"), "2019=between 15.0% and 17.5%"},
		{"a weight without an end", share + "series: {n: {2019: 10.0}, s: {2019: 20.0}}}\n  w: {title: W, unit: users, source: s, values: {n: more than 1, s: 3}}" + by("by: weighted-mean, weights: w"), "2019=between 10.0% and 17.5%"},
		{"a weight that is missing", share + "series: {n: {2019: 10.0}, s: {2019: 20.0}}}\n  w: {title: W, unit: users, source: s, values: {n: 1}}" + by("by: weighted-mean, weights: w"), "2019=not available (no weight for s)"},
		{"weights of nothing", share + "series: {n: {2019: 10.0}, s: {2019: 20.0}}}\n  w: {title: W, unit: users, source: s, values: {n: 0, s: 0}}" + by("by: weighted-mean, weights: w"), "2019=not available (not defined, since the number to divide by is not positive)"},
		{"shares that each count the same", share + "series: {n: {2019: 10.0}, s: {2019: 20.0}}}" + by("by: mean, weights: equal"), "2019=15.0%"},
		{"shares of one whole", share + "series: {n: {2019: 10.0}, s: {2019: 20.0}}}" + by("by: sum, whole: same"), "2019=30.0%"},
		{"changes of percentages, one after the other", "a: {title: A, unit: percentage points, source: s, values: " + quarters("0.5", "-0.25", "1.0", "0.75") + "}" + by("by: sum, over: year"), "2019=2.0 percentage points"},
		{"changes of shares of one whole", users + "series: {n: {2018: 1, 2019: 2}, s: {2018: 3, 2019: 2}}}\n  b: {title: B, from: a, by: share-of-total}\n  c: {title: C, from: b, by: difference}\n  x: {title: X, from: c, by: sum}", "2019=0 percentage points"},
		{"points that are said to be of one whole", "a: {title: A, unit: percentage points, source: s, series: {p: {2019: 1.5}, q: {2019: 0.5}}}" + by("by: sum, whole: same"), "2019=2.0 percentage points"},
		{"computed shares are of one whole", users + "series: {n: {2019: 1}, s: {2019: 3}}}\n  b: {title: B, from: a, by: share-of-total}\n  x: {title: X, from: b, by: sum}", "2019=100%"},
		{"a break within a year", users + "breaks: {2019-Q3: new}, values: {2019-Q1: 1, 2019-Q2: 1, 2019-Q3: 1, 2019-Q4: 1, 2020-Q1: 2, 2020-Q2: 2, 2020-Q3: 2, 2020-Q4: 2}}" + by("by: sum, over: year, incomparable: gap"),
			"2019=not available (not comparable across the break in the third quarter of 2019); 2020=8 users"},
		{"a break between two years", users + "breaks: {2020-H1: new}, values: {2019-H1: 1, 2019-H2: 1, 2020-H1: 2, 2020-H2: 2}}" + by("by: sum, over: year"), "2019=2 users; 2020=4 users"},
		{"several figures", users + "values: {n: 3}}\n  b: {title: B, nature: flow, unit: users, source: s, values: {n: 5}}\n  x: {title: X, from: [a, b], by: mean}", "n=4 users"},
		{"figures of two scales", "a: {title: A, unit: trillion yuan, source: s, values: {n: 3.0}}\n  b: {title: B, unit: billion yuan, source: s, values: {n: 5000}}\n  x: {title: X, from: [a, b], by: max}", "n=5.000 trillion yuan"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

// TestDaysOfMonths adds up the days of a whole month, 29 of a February.
func TestDaysOfMonths(t *testing.T) {
	var days []string
	for day := 1; day <= 29; day++ {
		days = append(days, fmt.Sprintf("2020-02-%02d: 2", day))
	}
	values := "a: {title: A, unit: users, nature: flow, source: s, values: {" + strings.Join(days, ", ") + ", 2020-03-01: 5}}\n  x: {title: X, from: a, by: sum, over: month}"
	testDerived(t, values, "2020-02=58 users")
	testDerived(t, strings.Replace(values, "2020-02-29: 2, ", "", 1), "2020-02=not available (no value for 29 Feb 2020)")
}

// A fiscal year that begins on a day of a month is made up of its 366 days: two users on
// each of those from 6 April 2019 to 5 April 2020.
func TestDaysOfFiscalYears(t *testing.T) {
	var days []string
	for day := time.Date(2019, time.April, 1, 0, 0, 0, 0, time.UTC); day.Before(time.Date(2020, time.April, 8, 0, 0, 0, 0, time.UTC)); day = day.AddDate(0, 0, 1) {
		days = append(days, day.Format(time.DateOnly)+": 2")
	}
	values := "a: {title: A, unit: users, nature: flow, source: s, values: {" + strings.Join(days, ", ") + "}}\n  x: {title: X, from: a, by: sum, over: fiscal-year, fiscal: 6 April}"
	testDerived(t, values, "2019/20=732 users")
	testDerived(t, strings.Replace(values, "2020-02-29: 2, ", "", 1), "2019/20=not available (no value for 29 Feb 2020)")
	testDerived(t, strings.Replace(values, "2020-04-05: 2, 2020-04-06: 2, 2020-04-07: 2", "2020-04-04: 2", 1), "")
}

// A method note says what was put together, what the weights were, and which years are
// not whole.
func TestMethodsOfCombined(t *testing.T) {
	figures := "figures:\n" +
		"  a: {title: A, unit: percent, source: s, values: {2018-H2: 10.0, 2019-H1: 20.0, 2019-H2: 30.0}}\n" +
		"  w: {title: W, unit: users, source: o, values: {2018-H2: 1, 2019-H1: 1, 2019-H2: 3}}\n" +
		"  x: {title: X, from: a, by: weighted-mean, weights: w, over: year}\n"
	for language, wants := range map[string][]string{
		"en": {"Each value is the weighted mean of all values of the year. The weights are the values of “W”. Where one of them has no value, there is no result. Left out, because not all of it is known: 2018.\n",
			"Computed from “A” (percent) and “W” (users).", "| 2019 | 27.5% | (20.0% × 1 + 30.0% × 3) ÷ (1 + 3) | [@s][@o] |"},
		"de": {"Jeder Wert ist der gewichtete Mittelwert aller Werte des Jahres. Die Gewichte sind die Werte von „W“."},
		"zh": {"每个数值是该年内所有数值的加权平均值。权重为“W”的数值。"},
	} {
		got := methodsOf(t, language, textHead+figures)
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in\n%s", want, got)
			}
		}
	}
}

// A method note says when fiscal years begin.
func TestMethodsOfFiscalYears(t *testing.T) {
	figures := "figures:\n  a: {title: A, unit: users, nature: flow, source: s, values: {2019-Q2: 1, 2019-Q3: 1, 2019-Q4: 1, 2020-Q1: 1}}\n  x: {title: X, from: a, by: sum, over: fiscal-year, fiscal: April}\n"
	for language, want := range map[string]string{
		"en": "Each value is the sum of all values of the fiscal year. 2019/20 begins on 1 April 2019, the next years one year later each.",
		"de": "Jeder Wert ist die Summe aller Werte des Haushaltsjahres. 2019/20 beginnt am 1. April 2019, die folgenden Jahre jeweils ein Jahr später.",
		"zh": "每个数值是该财年内所有数值的总和。2019/20财年自2019年4月1日开始，其后各年度依次顺延一年。",
	} {
		if got := methodsOf(t, language, textHead+figures); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Of a market the days on which it is closed are not due: four weeks of five days each,
// and the next. Values that come when they come are all there is of a month between others.
func TestDaysThatAreDue(t *testing.T) {
	var days []string
	for _, day := range []int{1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 22, 23, 24, 25, 26} {
		days = append(days, fmt.Sprintf("2021-02-%02d: 2", day))
	}
	market := func(rest string) string {
		return "a: {title: A, unit: users, nature: flow, source: s, values: {2021-01-28: 9, 2021-01-29: 9, " + strings.Join(days, ", ") + rest + "}}\n  x: {title: X, from: a, by: sum, over: month}"
	}
	testDerived(t, market(""), "2021-02=40 users") // 27 and 28 February are a weekend
	testDerived(t, market(", 2021-03-01: 5"), "2021-02=40 users")
	testDerived(t, strings.Replace(market(""), ", 2021-02-26: 2", "", 1), "") // nobody knows yet
	testDerived(t, "a: {title: A, unit: users, nature: flow, source: s, every: irregular, values: {2021-01-28: 9, 2021-02-03: 1, 2021-02-21: 2, 2021-03-05: 4}}\n  x: {title: X, from: a, by: sum, over: month}", "2021-02=3 users")
	testDerived(t, "a: {title: A, unit: users, nature: flow, source: s, every: week, values: {2021-01-29: 9, 2021-02-05: 1, 2021-02-12: 2, 2021-02-26: 4, 2021-03-05: 5}}\n  x: {title: X, from: a, by: sum, over: month}",
		"2021-02=not available (no value for 2021 W7)")
}

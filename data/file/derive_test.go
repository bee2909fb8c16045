package file

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/language"
)

// loadText loads a file from its text, with a source s.
func loadText(t testing.TB, figures string) *data.Dataset {
	t.Helper()
	return loadWhole(t, textHead+figures)
}

// textHead is what stands before the figures of a file in a test.
const textHead = "title: T\nsources:\n  s: {publisher: P, title: T, date: 2020}\n  o: {publisher: O, title: T}\n"

func loadWhole(t testing.TB, content string) *data.Dataset {
	t.Helper()
	ds, err := loadString(content)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func loadString(content string) (*data.Dataset, error) {
	return Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}}, "f.yaml", Options{})
}

// figureOf returns a figure's values as a reader sees them, key=value.
func figureOf(t testing.TB, ds *data.Dataset, id string) string {
	t.Helper()
	i := slices.IndexFunc(ds.Figures, func(f *data.Figure) bool { return f.ID == id })
	if i < 0 {
		t.Fatalf("no figure %q", id)
	}
	var parts []string
	for _, s := range ds.Figures[i].Series {
		for j, v := range s.Values {
			text := s.Keys[j].String() + "=" + strings.ReplaceAll(language.Of(ds).Value(v, ds.Figures[i].Unit), "\u00a0", " ")
			if s.Name != "" {
				text = s.Name + "/" + text
			}
			if v.Status != data.Final {
				text += " " + language.Of(ds).Status(v.Status)
			}
			if reason, missing := v.Missing(); missing {
				text += " (" + reason + ")"
			}
			for _, d := range v.Disputes() {
				text += " or " + language.Of(ds).Value(d.Value, ds.Figures[i].Unit)
			}
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "; ")
}

func TestDerivedFigures(t *testing.T) {
	tests := []struct{ name, figures, want string }{
		{"growth to the place that the rounding of the inputs leaves sure",
			"a: {title: A, unit: trillion yuan, source: s, values: {2015: 18.6, 2016: 22.6}}\n  x: {title: X, from: a, by: growth}",
			"2016=21.5%"},
		{"growth of close numbers has fewer digits",
			"a: {title: A, unit: trillion yuan, source: s, values: {2015: 100.1, 2016: 100.2}}\n  x: {title: X, from: a, by: growth}",
			"2016=0.1%"},
		{"growth of coarse numbers is whole, and about so",
			"a: {title: A, unit: trillion yuan, source: s, values: {2015: 11, 2016: 35.8}}\n  x: {title: X, from: a, by: growth}",
			"2016=about 225%"},
		{"growth across a gap is missing",
			"a: {title: A, unit: yuan, source: s, values: {2015: 100, 2016: 110, 2018: 120, 2019: 126}}\n  x: {title: X, from: a, by: growth}",
			"2016=10%; 2018=not available (no value for 2017 to compare with); 2019=5%"},
		{"growth from a lower bound is an upper bound, rounded up",
			"a: {title: A, unit: trillion yuan, source: s, values: {2015: more than 5.00, 2016: 5.50}}\n  x: {title: X, from: a, by: growth}",
			"2016=less than 10.0%"},
		{"growth to a lower bound is a lower bound",
			"a: {title: A, unit: trillion yuan, source: s, values: {2015: 5.00, 2016: at least 5.55}}\n  x: {title: X, from: a, by: growth}",
			"2016=at least 11.0%"},
		{"growth between lower bounds is open",
			"a: {title: A, unit: trillion yuan, source: s, values: {2015: more than 5, 2016: more than 6}}\n  b: {title: B, from: a, by: index, base: 2015}\n  x: {title: X, from: a, by: growth}",
			""},
		{"growth from nothing is not defined",
			"a: {title: A, unit: yuan, source: s, values: {2015: 0, 2016: 6, 2017: 9}}\n  x: {title: X, from: a, by: growth}",
			"2016=not available (not defined, since the number to divide by is not positive); 2017=about 50%"},
		{"names that one figure lacks have no value",
			"a: {title: A, unit: boats, source: s, values: {North: 3, West: 2}}\n  b: {title: B, unit: boats, source: s, values: {Far: 3, North: 1}}\n  x: {title: X, from: [a, b], by: sum}",
			"North=4 boats; West=not available (one of the figures that it is computed from has no value); Far=not available (one of the figures that it is computed from has no value)"},
		{"unless they are left out on purpose",
			"a: {title: A, unit: boats, source: s, values: {North: 3, West: 2}}\n  b: {title: B, unit: boats, source: s, values: {Far: 3, North: 1}}\n  x: {title: X, from: [a, b], by: sum, match: both}",
			"North=4 boats"},
		{"a period that one figure lacks has no value, and what is before and after both is left out",
			"a: {title: A, unit: boats, source: s, values: {2015: 1, 2016: 2, 2017: 3, 2018: 4}}\n  b: {title: B, unit: boats, source: s, values: {2016: 1, 2018: 1, 2019: 1}}\n  x: {title: X, from: [a, b], by: difference}",
			"2016=1 boat; 2017=not available (one of the figures that it is computed from has no value); 2018=3 boats"},
		{"quarters compare with the year before",
			"a: {title: A, unit: yuan, source: s, values: {2015-Q1: 100, 2015-Q2: 200, 2016-Q1: 150}}\n  x: {title: X, from: a, by: growth}",
			"2016-Q1=50%"},
		{"or with the period before",
			"a: {title: A, unit: yuan, source: s, values: {2015-Q1: 100, 2015-Q2: 200}}\n  x: {title: X, from: a, by: growth, over: previous}",
			"2015-Q2=100%"},
		{"29 February has none a year before",
			"a: {title: A, unit: yuan, source: s, values: {2023-02-28: 100, 2024-02-28: 110, 2024-02-29: 120, 2025-02-28: 132}}\n  x: {title: X, from: a, by: growth}",
			"2024-02-28=10%; 2024-02-29=not available (2023 has no 29 February to compare with); 2025-02-28=20%"},
		{"week 53 has none a year before, most often",
			"a: {title: A, unit: yuan, source: s, values: {2019-W52: 100, 2020-W52: 110, 2020-W53: 120, 2021-W01: 1}}\n  x: {title: X, from: a, by: growth}",
			"2020-W52=10%; 2020-W53=not available (2019 has no week 53 to compare with); 2021-W01=not available (no value for week 1, 2020 to compare with)"},
		{"fiscal years grow",
			"a: {title: A, unit: yuan, source: s, values: {2018/19: 100, 2019/20: 110}}\n  x: {title: X, from: a, by: growth}",
			"2019/20=10%"},
		{"a status goes on to the result",
			"a: {title: A, unit: yuan, source: s, values: {2015: 100, 2016: {value: 110, status: provisional}}}\n  x: {title: X, from: a, by: growth}",
			"2016=10% provisional"},
		{"a dispute goes on to the result",
			"a: {title: A, unit: yuan, source: s, values: {2015: {value: 100, disputed: 105, by: o}, 2016: 126}}\n  x: {title: X, from: a, by: growth}",
			"2016=26% or 20%"},
		{"about stays about",
			"a: {title: A, unit: yuan, source: s, values: {2015: 100, 2016: about 110}}\n  x: {title: X, from: a, by: growth}",
			"2016=about 10%"},
		{"a range stays a range",
			"a: {title: A, unit: yuan, source: s, values: {2015: 100, 2016: between 110 and 120}}\n  x: {title: X, from: a, by: growth}",
			"2016=between 10% and 20%"},
		{"cagr", "a: {title: A, unit: trillion yuan, source: s, values: {2012: 11.0, 2019: 35.8}}\n  x: {title: X, from: a, by: cagr, base: 2012}", "2019=18.4%"},
		{"index", "a: {title: A, unit: yuan, source: s, values: {2012: 50, 2019: 75}}\n  x: {title: X, from: a, by: index, base: 2012}", "2012=100; 2019=150"},
		{"the base of an index is 100, however uncertain", "a: {title: A, unit: trillion yuan, source: s, values: {2012: about 5.0, 2019: 7.5}}\n  x: {title: X, from: a, by: index, base: 2012}", "2012=100; 2019=about 150"},
		{"the base of an index is 100, whoever is right", "a: {title: A, unit: yuan, source: s, values: {2012: {value: 50, disputed: 60, by: o}, 2019: 75}}\n  x: {title: X, from: a, by: index, base: 2012}", "2012=100; 2019=150 or 125"},
		{"an approximation that may be near zero", "a: {title: A, unit: users, source: s, values: {x: 1}}\n  b: {title: B, unit: users, source: s, values: {x: about 5}}\n  x: {title: X, from: [a, b], by: ratio}", "x=about 0.20 times"},
		{"growth to nothing", "a: {title: A, unit: users, source: s, values: {2018: 5, 2019: 0}}\n  x: {title: X, from: a, by: growth}", "2019=−100%"},
		{"growth from a number with decimals is no count", "a: {title: A, unit: tonnes, source: s, values: {2018: 5.1, 2019: 5.2}}\n  x: {title: X, from: a, by: growth}", "2019=2%"},
		{"a small ratio of counts keeps its digits", "a: {title: A, unit: users, source: s, values: {x: 3}}\n  b: {title: B, unit: users, source: s, values: {x: 7000}}\n  x: {title: X, from: [a, b], by: ratio, decimals: 6}", "x=0.000429 times"},
		{"a range is as precise as its coarser end", "a: {title: A, unit: trillion yuan, source: s, series: {p: {x: between 5.00 and 7}, q: {x: 1.00}}}\n  x: {title: X, from: a, by: sum}", "x=between 6 trillion yuan and 8 trillion yuan"},
		{"a bound and an approximation leave the result open", "a: {title: A, unit: trillion yuan, source: s, series: {p: {x: about 28.8}, q: {x: more than 24.9}}}\n  x: {title: X, from: a, by: sum}", "x=not available (an approximate input leaves the bound open)"},
		{"figures of two scales are as precise as they are printed", "a: {title: A, unit: trillion yuan, source: s, values: {x: 7.12}}\n  b: {title: B, unit: billion yuan, source: s, values: {x: 28800}}\n  x: {title: X, from: [a, b], by: sum}", "x=35.92 trillion yuan"},
		{"unlike things have no percentage", "a: {title: A, unit: yuan, source: s, values: {x: 1}}\n  b: {title: B, unit: users, source: s, values: {x: 2}}\n  x: {title: X, from: [a, b], by: ratio, unit: percent}", ""},
		{"difference of percentages is in points",
			"a: {title: A, unit: percent, source: s, values: {2012: 21.6, 2013: 42.8}}\n  x: {title: X, from: a, by: difference}", "2013=21.2 percentage points"},
		{"difference has the decimals of the coarser",
			"a: {title: A, unit: trillion yuan, source: s, values: {2012: 11, 2013: 35.8}}\n  x: {title: X, from: a, by: difference}", "2013=25 trillion yuan"},
		{"ratio of like things is in times",
			"a: {title: A, unit: trillion yuan, source: s, values: {2019: 35.8}}\n  b: {title: B, unit: billion yuan, source: s, values: {2019: 11000}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=3.25 times"},
		{"a ratio has the digits of its numbers",
			"a: {title: A, unit: billion yuan, source: s, values: {2019: 411}}\n  b: {title: B, unit: billion yuan, source: s, values: {2019: 202}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=2.03 times"},
		{"and more where the file asks for them",
			"a: {title: A, unit: billion yuan, source: s, values: {2019: 411}}\n  b: {title: B, unit: billion yuan, source: s, values: {2019: 202}}\n  x: {title: X, from: [a, b], by: ratio, decimals: 3}", "2019=2.03 times"},
		{"a share has the digits of its numbers",
			"a: {title: A, unit: billion yuan, source: s, series: {p: {2019: 3.40}, q: {2019: 7.20}}}\n  x: {title: X, from: a, by: share-of-total}", "p/2019=32.1%; q/2019=67.9%"},
		{"a share keeps a digit that is open by two at most",
			"a: {title: A, unit: billion yuan, source: s, series: {p: {2019: 7.1}, q: {2019: 28.7}}}\n  x: {title: X, from: a, by: share-of-total}", "p/2019=19.8%; q/2019=80.2%"},
		{"a deficit has a ratio to what it is divided by",
			"a: {title: A, unit: billion euros, source: s, values: {2019: 1.2, 2020: -3.1, 2021: 0.0}}\n  b: {title: B, unit: billion euros, source: s, values: {2019: 250.0, 2020: 260.0, 2021: 270.0}}\n  x: {title: X, from: [a, b], by: share-of-total}", "2019=0.48%; 2020=−1.19%; 2021=0.00%"},
		{"a bound by a rounded number is bounded by all that it may be",
			"a: {title: A, unit: deaths, source: s, values: {2019: more than 380}}\n  b: {title: B, unit: million people, source: s, values: {2019: 1.4}}\n  x: {title: X, from: [a, b], by: ratio, per: 100000}", "2019=more than 26 deaths per 100,000 people"},
		{"a deficit by a bound is bounded on the other side",
			"a: {title: A, unit: billion euros, source: s, values: {2019: -3.0}}\n  b: {title: B, unit: billion euros, source: s, values: {2019: more than 60.0}}\n  x: {title: X, from: [a, b], by: share-of-total}", "2019=more than −5.1%"},
		{"a number by one below zero has no ratio, and the reason is that",
			"a: {title: A, unit: billion euros, source: s, values: {2019: 1.0, 2020: 1.0}}\n  b: {title: B, unit: billion euros, source: s, values: {2019: -2.0, 2020: 2.0}}\n  x: {title: X, from: [a, b], by: ratio}", "2019=not available (not defined, since the number to divide by is not positive); 2020=0.50 times"},
		{"ratio of unlike things comes out in the unit asked for",
			"a: {title: A, unit: trillion yuan, source: s, values: {2019: 35.8}}\n  b: {title: B, unit: million people, source: s, values: {2019: 1400}}\n  x: {title: X, from: [a, b], by: ratio, unit: yuan}", "2019=25,600 yuan"},
		{"shares of categories",
			"a: {title: A, unit: enterprises, source: s, values: {x: 22, y: 28}}\n  x: {title: X, from: a, by: share-of-total}", "x=44%; y=56%"},
		{"a share beside a part that is less than 5, and not below zero", // 61 of 573 to 578
			"a: {title: A, unit: people, source: s, values: {p: 61, q: less than 5, r: 512}}\n  x: {title: X, from: a, by: share-of-total}",
			"p=between 10.55% and 10.65%; q=less than 0.87%; r=between 88.58% and 89.36%"},
		{"a share of a lower bound is a lower bound",
			"a: {title: A, unit: enterprises, source: s, values: {x: more than 22, y: 28}}\n  x: {title: X, from: a, by: share-of-total}", "x=more than 44%; y=less than 56%"},
		{"shares of series",
			"a: {title: A, unit: trillion yuan, source: s, series: {p: {2019: 7.1}, q: {2019: 28.8}}}\n  x: {title: X, from: a, by: share-of-total}", "p/2019=19.8%; q/2019=80.2%"},
		{"a share of a total figure",
			"a: {title: A, unit: trillion yuan, source: s, values: {2019: 7.10}}\n  b: {title: B, unit: trillion yuan, source: s, values: {2019: 35.9}}\n  x: {title: X, from: [a, b], by: share-of-total}", "2019=19.8%"},
		{"sum has the decimals of the coarsest",
			"a: {title: A, unit: trillion yuan, source: s, series: {p: {2022: 9.2}, q: {2022: 41}}}\n  x: {title: X, from: a, by: sum}", "2022=50 trillion yuan"},
		{"sum with a lower bound",
			"a: {title: A, unit: trillion yuan, source: s, series: {p: {2018: 6.4}, q: {2018: more than 24.9}}}\n  x: {title: X, from: a, by: sum}", "2018=more than 31.3 trillion yuan"},
		{"a quotient of coarse numbers keeps what they leave sure",
			"a: {title: A, unit: million users, source: s, values: {2019: 5, 2020: 8, 2021: 9, 2022: 12}}\n  x: {title: X, from: a, by: index, base: 2019}",
			"2019=100; 2020=about 160; 2021=about 180; 2022=about 240"},
		{"shares of coarse numbers still add up",
			"a: {title: A, unit: million users, source: s, values: {x: 1, y: 7, z: 8}}\n  x: {title: X, from: a, by: share-of-total}",
			"x=6%; y=44%; z=50%"},
		{"missing stays missing, with its reason",
			"a: {title: A, unit: yuan, source: s, series: {p: {2018: 6}, q: {2018: {missing: lost}}}}\n  x: {title: X, from: a, by: sum}", "2018=not available (no value for q: lost)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { testDerived(t, test.figures, test.want) })
	}
}

// testDerived holds the values of the figure x against what is wanted; nothing is wanted
// where it is a fault.
func testDerived(t *testing.T, figures, want string) {
	t.Helper()
	ds, err := loadString("title: T\nsources:\n  s: {publisher: P, title: T}\n  o: {publisher: O, title: T}\nfigures:\n  " + figures + "\n")
	if want == "" {
		if err == nil {
			t.Fatalf("got %s, want a fault", figureOf(t, ds, "x"))
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := figureOf(t, ds, "x"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDerivedSources(t *testing.T) {
	ds := loadText(t, "figures:\n  a: {title: A, unit: yuan, values: {2015: {value: 100, source: s}, 2016: {value: 110, source: o}}}\n  x: {title: X, from: a, by: growth}\n")
	x := ds.Figures[1]
	v := x.Series[0].Values[0]
	var keys []string
	for _, s := range x.Series[0].SourcesOf(v) {
		keys = append(keys, s.Key)
	}
	if strings.Join(keys, " ") != "o s" {
		t.Errorf("sources %v, want those of both inputs", keys)
	}
	if got, want := v.More.Computed, "(110 ÷ 100 − 1) × 100"; got != want {
		t.Errorf("computed by %q, want %q", got, want)
	}
}

func TestRoundingDifferenceIsKept(t *testing.T) {
	fsys, name := data.Default()
	ds, err := Load(fsys, name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(ds.Figures, func(f *data.Figure) bool { return f.ID == "parts" })
	got := ds.Figures[i].Roundings
	want := []data.RoundingDifference{{Key: data.PeriodKey(data.YearOf(2019)), Sum: data.NewDecimal(359, 1), Total: data.NewDecimal(358, 1)}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

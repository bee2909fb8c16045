package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// Where the names do not add up to their aggregate, the others are what is left of it without those shown.
func TestRestOfWhole(t *testing.T) {
	for chart, want := range map[string]string{
		"figure: t, kind: bar, top: 2, others: Rest":                      "55200",
		"figure: t, kind: bar, top: 2, others: Rest, aggregates: show":    "55200",
		"figure: y, kind: bar-stacked, top: 2, others: Rest":              "55200",
		"figure: sum, kind: bar, top: 1, others: Rest, aggregates: show":  "30",
		"figure: part, kind: bar, top: 1, others: Rest, aggregates: hide": "30",
	} {
		ds := loadText(t, `figures:
  t: {title: GDP, unit: billion US dollars, source: s, aggregates: [World], values: {World: 100000, United States: 27000, China: 17800, Germany: 4500}}
  y: {title: GDP, unit: billion US dollars, source: s, every: year, aggregates: [World], series: {World: {2022: 100000}, United States: {2022: 27000}, China: {2022: 17800}, Japan: {2022: 4200}}}
  sum: {title: S, unit: people, source: s, aggregates: [All], values: {All: 80, A: 50, B: 20, C: 10}}
  part: {title: S, unit: people, source: s, aggregates: [All], whole: parts, values: {All: 90, A: 50, B: 20, C: 10}}
charts:
  c: {title: T, `+chart+"}\n")
		for _, c := range ds.Charts {
			if c.ID != "c" {
				continue
			}
			s, k := c.Series[0].Series, data.CategoryKey("Rest")
			if c.Periods {
				s, k = c.Series[len(c.Series)-1].Series, c.Keys[0]
			}
			if v, _ := s.At(k); v.Number.String() != want {
				t.Errorf("%s: %s, want %s", chart, v.Number, want)
			}
		}
	}
}

// The rest of shares is the share of what is left of their whole, computed from what they were computed from and
// with as many decimals as theirs.
func TestRestOfShares(t *testing.T) {
	// 1756.3 ÷ 3080.2 and 3080.2 less 475.6, 421.1 and 427.2
	const imports = "  f: {title: Imports, unit: billion US dollars, source: s, aggregates: [World], values: {Mexico: 475.6, Canada: 421.1, China: 427.2, Germany: 159.7, Japan: 147.3, World: 3080.2}}\n  x: {title: X, from: f, by: share-of-total}\n"
	// 8734121 ÷ 46441900 is 18.8065…; all of 2021 are 46441900
	const votes = "  f: {title: Votes, unit: votes, source: s, values: {SPD: 11955434, CDU: 8775471, Greens: 6852206, FDP: 5319952, AfD: 4803902, CSU: 2402827, Left: 2270906, Free Voters: 1127784, Animals: 675353, Others: 2258188}}\n  x: {title: X, from: f, by: share-of-total}\n"
	const years = "  f: {title: Imports, unit: billion US dollars, source: s, every: irregular, aggregates: [World], series: {World: {2020: 200.0, 2021: 300.0}, A: {2020: 90.0, 2021: 100.0}, B: {2020: 30.0, 2021: 20.0}, C: {2020: 8.0, 2021: 9.0}}}\n  x: {title: X, from: f, by: share-of-total}\n"
	for _, test := range []struct{ name, figures, chart, want string }{
		{"of an aggregate", imports, "figure: x, top: 3, others: Rest", "Mexico 15.44, China 13.87, Canada 13.67, Rest 57.02"},
		{"of the sum of the parts", votes, "figure: x, top: 5, others: Rest", "SPD 25.74, CDU 18.90, Greens 14.75, FDP 11.46, AfD 10.34, Rest 18.81"},
		// 110 ÷ 200 and 200 ÷ 300 are left by A
		{"over time", years, "figure: x, kind: area-stacked, top: 1, others: Rest", "A: 2020 45.00, 2021 33.33; Rest: 2020 55.00, 2021 66.67"},
		{"at one time", years, "figure: x, at: 2021, top: 1, others: Rest", "A 33.33, Rest 66.67"},
		{"of the numbers at one time", years, "figure: f, at: 2021, top: 1, others: Rest", "A 100.0, Rest 200.0"},
		// 100 less 50, 80 less 20
		{"of two series", "  f: {title: F, unit: tonnes, source: s, aggregates: [World], series: {Out: {A: 50, B: 20, C: 5, World: 100}, In: {A: 20, B: 30, C: 5, World: 80}}}\n",
			"figure: f, kind: bar-grouped, top: 1, others: Rest", "Out: A 50, Rest 50; In: A 20, Rest 60"},
	} {
		if got, _ := shownBy(t, "en", test.figures, test.chart); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// What is of several wholes, or of several times, has no rest.
func TestNoRestOfSeveralWholes(t *testing.T) {
	const two = "figures:\n  f: {title: F, unit: tonnes, source: s, series: {Men: {A: 50, B: 20, C: 5}, Women: {A: 20, B: 30, C: 15}}}\n  x: {title: X, from: f, by: share-of-total}\n"
	const each = "figures:\n  f: {title: F, unit: tonnes, source: s, aggregates: [World], series: {World: {2020: 200, 2021: 300}, A: {2020: 90, 2021: 100}, B: {2020: 30}, C: {2020: 8, 2021: 9}}}\n  x: {title: X, from: f, by: share-of-total}\n"
	for text, want := range map[string]string{
		two + "charts:\n  c: {title: T, figure: x, kind: bar-grouped, top: 1, others: Rest}\n": "add up over its series",
		each + "charts:\n  c: {title: T, figure: x, at: each latest, top: 1, others: Rest}\n":  "several periods",
		each + "charts:\n  c: {title: T, figure: f, at: each latest, top: 1, others: Rest}\n":  "several periods",
	} {
		if _, err := loadString(textHead + text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

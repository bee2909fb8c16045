package file

import (
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

package file

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// TestSharesAddUp makes up figures with wholes beside their parts, and charts of some of
// them: the shares of what is shown, and of a rest, add up to a hundred within their
// rounding, and so do those of computed figures.
func TestSharesAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		parts, wholes := 3+random.IntN(8), random.IntN(3)
		row := func(name string, least int) string {
			return fmt.Sprintf("%s: {2018: %d.%d, 2019: %d.%d}", name, least+random.IntN(500), random.IntN(10), least+random.IntN(500), random.IntN(10))
		}
		var series, names, values []string
		for i := range parts {
			series = append(series, row(fmt.Sprint("part ", i), 1))
			values = append(values, fmt.Sprintf("part %d: %d.%d", i, 1+random.IntN(500), random.IntN(10)))
		}
		for i := range wholes {
			at := random.IntN(len(series))
			series = append(series[:at], append([]string{row(fmt.Sprint("whole ", i), 5000)}, series[at:]...)...)
			values = append(values[:at], append([]string{fmt.Sprintf("whole %d: 9999.9", i)}, values[at:]...)...)
			names = append(names, fmt.Sprint("whole ", i))
		}
		aggregates := ""
		if wholes > 0 {
			aggregates = "whole: parts, aggregates: [" + strings.Join(names, ", ") + "], "
		}
		ds := loadWhole(t, textHead+fmt.Sprintf(`figures:
  f: {title: F, unit: million tonnes, source: s, %[1]sseries: {%[2]s}}
  g: {title: G, unit: million tonnes, source: s, %[1]svalues: {%[3]s}}
  f-shares: {title: H, from: f, by: share-of-total}
  g-shares: {title: I, from: g, by: share-of-total}
charts:
  all: {title: S, figure: f, kind: bar-share}
  some: {title: S, figure: f, kind: bar-share, top: %[4]d, others: The rest}
  ranked: {title: S, figure: g-shares, top: %[4]d, others: The rest}
`, aggregates, strings.Join(series, ", "), strings.Join(values, ", "), 1+random.IntN(parts)))
		for _, c := range ds.Charts {
			switch c.ID {
			case "all", "some", "f-shares":
				for _, k := range c.Keys {
					var shown []data.Value
					for _, p := range c.Series {
						shown = append(shown, valueAt(t, p.Series, k))
					}
					isHundred(t, c.ID, shown)
				}
			case "ranked", "g-shares":
				var shown []data.Value
				for _, k := range c.Keys {
					shown = append(shown, valueAt(t, c.Series[0].Series, k))
				}
				isHundred(t, c.ID, shown)
			}
		}
	}
}

func valueAt(t *testing.T, s *data.Series, k data.Key) data.Value {
	t.Helper()
	v, ok := data.NumberAt(s, k)
	if !ok {
		t.Fatalf("%s has no number at %s", s.Name, k)
	}
	return v
}

// isHundred checks that percentages add up to a hundred within their rounding.
func isHundred(t *testing.T, chart string, shown []data.Value) {
	t.Helper()
	operands := make([]compute.Operand, len(shown))
	for i, v := range shown {
		operands[i] = compute.Operand{Value: v, Unit: data.Unit{Kind: data.UnitPercent}}
	}
	hundred := big.NewRat(100, 1)
	if low, high := compute.SpanOfSum(operands); low.Cmp(hundred) > 0 || high.Cmp(hundred) < 0 {
		t.Errorf("%s: %d shares add up to between %s and %s", chart, len(shown), low.FloatString(3), high.FloatString(3))
	}
}

// TestSharesSayOfWhat names what the shares of charts and figures are of, wherever their unit is.
func TestSharesSayOfWhat(t *testing.T) {
	const figures = `figures:
  sums: {title: Sums, unit: million tonnes, source: s, aggregates: [World], series: {World: {a: 70, b: 110}, Asia: {a: 40, b: 50}, Europe: {a: 30, b: 60}}}
  some: {title: Some, unit: million tonnes, source: s, aggregates: [World], series: {World: {a: 90, b: 150}, Asia: {a: 40, b: 50}, Europe: {a: 30, b: 60}}}
  parts: {title: Parts, unit: million tonnes, source: s, series: {Asia: {a: 40, b: 50}, Europe: {a: 30, b: 60}}}
  whole: {title: All energy, unit: million tonnes, source: s, values: {a: 70, b: 110}}
  totalled: {title: Totalled, unit: million tonnes, source: s, total: whole, series: {Asia: {a: 40, b: 50}, Europe: {a: 30, b: 60}}}
  sums-share: {title: S, from: sums, by: share-of-total}
  some-share: {title: S, from: some, by: share-of-total}
  parts-share: {title: S, from: parts, by: share-of-total}
  of-whole: {title: S, from: [parts, whole], by: share-of-total}
charts:
  sums: {title: S, figure: sums, kind: bar-share}
  parts: {title: S, figure: parts, kind: bar-share}
  totalled: {title: S, figure: totalled, kind: bar-share}
`
	const sum = "percent of Asia + Europe"
	for lang, units := range map[string]map[string]string{
		"en": {"sums": "percent of World", "parts": sum, "totalled": "percent of “All energy”", "sums-share": "percent of World", "some-share": "percent of World", "parts-share": sum, "of-whole": "percent of “All energy”"},
		"de": {"sums": "Prozent, World = 100\u202f%", "parts": "Prozent, Asia + Europe = 100\u202f%", "of-whole": "Prozent, „All energy“ = 100\u202f%"},
		"zh": {"some-share": "占World的百分比", "parts": "占Asia + Europe的百分比", "totalled": "占“All energy”的百分比"},
	} {
		ds := loadWhole(t, "language: "+lang+"\n"+textHead+figures)
		for _, c := range ds.Charts {
			want, said := units[c.ID]
			if got := language.Of(ds).AxisUnit(c); said && got != want {
				t.Errorf("%s: the unit of %s is %q, want %q", lang, c.ID, got, want)
			}
			var table strings.Builder
			if err := WriteCSV(ds, &table, c); err != nil {
				t.Fatal(err)
			}
			if want = strings.ReplaceAll(want, "\u202f", " "); said && !strings.Contains(table.String(), want) {
				t.Errorf("%s: the table of %s does not say %q", lang, c.ID, want)
			}
		}
	}
}

// A share in a text of percentages, of which some are left out, is of the sum of those that are there, and told of.
func TestShareOfSomeInText(t *testing.T) {
	for values, want := range map[string]string{
		"{SPD: 20.5, AfD: 12.6}": "its parts add up to 33.1 of 100, and the shares are of that sum",
		"{SPD: 60.5, AfD: 39.6}": "",
	} {
		got := reportedOf("figures:\n  x: {title: Votes, unit: percent of valid votes, whole: same, source: s, values: " + values + "}\nbriefing: [{text: 'It won {{ share \"x\" \"SPD\" }}.'}]\n")
		if (want == "") != (strings.Contains(got, "add up") == false) || !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", values, got, want)
		}
	}
}

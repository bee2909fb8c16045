package file

import (
	"strings"
	"testing"

	"briefing/data"
)

// worldFile has figures with wholes beside their parts: of categories, and of series.
const worldFile = textHead + `figures:
  people: {title: People, unit: million people, source: s, aggregates: [World, Asia], values: {World: 100, Asia: 60, China: 20, India: 40, Europe: 25, Africa: 15}}
  shares: {title: Shares, from: people, by: share-of-total}
  energy: {title: Energy, unit: exajoules, source: s, aggregates: [All], series: {Coal: {2019: 30, 2020: 20}, Wind: {2019: 10, 2020: 20}, All: {2019: 40, 2020: 40}}}
  parts: {title: Parts, from: energy, by: share-of-total}
  sum: {title: Sum, from: energy, by: sum}
  growth: {title: Growth, from: energy, by: growth}
`

// numbersOf prints the numbers of a figure by the names of their series and keys.
func numbersOf(t *testing.T, ds *data.Dataset, id string) string {
	t.Helper()
	var all []string
	for _, f := range ds.Figures {
		if f.ID != id {
			continue
		}
		for e := range f.Numbers() {
			all = append(all, strings.TrimPrefix(e.Series.Name+" "+e.Key.String()+" "+e.Value.Number.String(), " "))
		}
	}
	return strings.Join(all, "; ")
}

// TestAggregatesAreNoParts computes with figures in which wholes stand beside their parts.
func TestAggregatesAreNoParts(t *testing.T) {
	ds := loadWhole(t, worldFile)
	for id, want := range map[string]string{
		"shares": "China 20.0; India 40.0; Europe 25.0; Africa 15.0",
		"parts":  "Coal 2019 75; Coal 2020 50; Wind 2019 25; Wind 2020 50",
		"sum":    "2019 40; 2020 40",
		"growth": "Coal 2020 -33.3; Wind 2020 100; All 2020 0",
	} {
		if got := numbersOf(t, ds, id); got != want {
			t.Errorf("%s: got %s; want %s", id, got, want)
		}
	}
	for _, f := range ds.Figures {
		if f.ID == "growth" && !f.IsAggregate("All") || f.ID == "shares" && len(f.Aggregates) > 0 {
			t.Errorf("%s has the aggregates %v", f.ID, f.Aggregates)
		}
	}
}

// TestAggregatesInTexts ranks, counts and takes shares of what is no aggregate.
func TestAggregatesInTexts(t *testing.T) {
	ds := loadWhole(t, worldFile+`briefing:
  - text: "{{ rank \"people\" \"India\" }} {{ rank \"people\" \"Africa\" }} of {{ count \"people\" }}, {{ share \"people\" \"China\" }}, {{ share \"energy\" \"2019\" \"Wind\" }}, {{ value \"people\" \"World\" }}"
`)
	if got, want := ds.Briefing[0].Text.Plain, "1 4 of 4, 20.0%, 25%, 100\u00a0million\u00a0people"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

// TestAggregatesInMethods checks that the appendix says what is counted in no sum.
func TestAggregatesInMethods(t *testing.T) {
	content := worldFile + "briefing:\n  - table: people\n"
	for language, want := range map[string]string{
		"en": "- Wholes beside their parts, which no sum, share or rank counts: World; Asia.",
		"zh": "不计入任何总和、占比或排名：World；Asia。",
	} {
		if got := methodsOf(t, language, content); !strings.Contains(got, want) {
			t.Errorf("%s: got:\n%s\nwant %s", language, got, want)
		}
	}
}

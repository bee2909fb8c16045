package file

import (
	"strings"
	"testing"

	"briefing/data/language"
)

// Quotients are shown with no more decimals than tell them apart, wherever they are shown;
// what the file says goes before that, and what its source prints stays.
func TestLegibleQuotients(t *testing.T) {
	ds := loadText(t, `figures:
  people: {title: A, unit: thousand people, source: s, values: {Plains: 164689, Coast: 17135, Steppe: 3278}}
  area: {title: B, unit: square kilometres, source: s, values: {Plains: 130170, Coast: 33720, Steppe: 1553560}}
  density: {title: C, from: [people, area], by: ratio}
  exact: {title: D, from: [people, area], by: ratio, decimals: 3}
  near: {title: E, unit: people, source: s, series: {X: {2019: 700000, 2020: 800000}, Y: {2019: 700000, 2020: 801000}}}
  growth: {title: F, from: near, by: growth}
  index: {title: I, from: near, by: index, base: 2019}
  votes: {title: V, unit: votes, source: s, values: {A: 25, B: 37, C: 38}}
  shares: {title: S, from: votes, by: share-of-total}
  half: {title: V, unit: votes, source: s, values: {A: 2, B: 3, C: 3}}
  halves: {title: S, from: half, by: share-of-total}
  printed: {title: G, unit: percent, source: s, values: {Plains: 14.3235, Coast: 1.7}}
`)
	want := map[string]string{
		"density": "1,265.2 508.2 2.1", // 1265.184, 508.16 and 2.1100, as far as they are known
		"exact":   "1,265.18 508.16 2.110",
		"growth":  "14.3% 14.4%",
		"index":   "100.0 114.3 100.0 114.4",
		"shares":  "25% 37% 38%",
		"halves":  "25.0% 37.5% 37.5%",
		"printed": "14.3235% 1.7%",
	}
	for _, f := range ds.Figures {
		var got []string
		for _, s := range f.Series {
			for _, v := range s.Values {
				got = append(got, language.Of(ds).Label(v, f.Unit))
			}
		}
		if s := strings.Join(got, " "); want[f.ID] != "" && s != want[f.ID] {
			t.Errorf("%s: got %q, want %q", f.ID, s, want[f.ID])
		}
	}
}

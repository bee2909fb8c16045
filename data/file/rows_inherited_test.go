package file

import "testing"

// The rows of a computed figure are called what those are that it is computed from, where they are the same.
func TestRowsOfComputed(t *testing.T) {
	ds := loadText(t, `groups: {parts: {North: [Jutland, Funen], East: [Zealand]}}
figures:
  a: {title: A, unit: people, source: s, rows: Region, values: {Jutland: 3, Funen: 4, Zealand: 5}}
  b: {title: B, unit: boats, source: s, values: {Jutland: 3, Funen: 4, Zealand: 5}}
  share: {title: S, from: a, by: share-of-total}
  ratio: {title: R, from: [b, a], by: ratio}
  own: {title: R, from: [a, b], by: ratio, rows: Part of the country}
  sum: {title: P, from: a, by: sum, over: parts}
  rounds: {title: R, unit: percent, source: s, rows: Round, values: {2019: 3.0, 2020: 4.0}}
  change: {title: C, from: rounds, by: difference}
`)
	want := map[string]string{"a": "Region", "share": "Region", "ratio": "Region", "own": "Part of the country", "rounds": "Round", "change": "Round"}
	for _, f := range ds.Figures {
		if f.Rows != want[f.ID] {
			t.Errorf("%s: got %q, want %q", f.ID, f.Rows, want[f.ID])
		}
	}
}

package file

import "testing"

// What is computed from computed numbers is written down with enough digits to be computed again:
// 183000 ÷ 3.41 is 53665.6…, 181400 ÷ 3.37 is 53827.8…, and the one by the other −0.3014%, whereas
// 53700 ÷ 53800 would be −0.19%.
func TestComputationsCanBeRedone(t *testing.T) {
	ds := loadText(t, `figures:
  a: {title: Income, unit: billion euros, source: s, values: {2019: 181.4, 2020: 183.0}}
  b: {title: People, unit: million people, source: s, values: {2019: 3.37, 2020: 3.41}}
  pc: {title: Income per head, from: [a, b], by: ratio}
  g: {title: Growth, from: pc, by: growth}
`)
	for id, want := range map[string]string{"g": "(53,665.7 ÷ 53,827.9 − 1) × 100"} {
		for _, f := range ds.Figures {
			if s := f.Series[0]; f.ID == id && s.Values[len(s.Values)-1].Detail().Computed != want {
				t.Errorf("%s: got %q, want %q", id, s.Values[len(s.Values)-1].Detail().Computed, want)
			}
		}
	}
}

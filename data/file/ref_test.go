package file

import "testing"

func TestRef(t *testing.T) {
	ds, err := loadString(`title: T
sources: {s: {publisher: P, title: Q}}
figures:
  f: {title: F, unit: percent, source: s, values: {A: 1, B: 2}}
  g: {title: G, unit: percent, source: s, values: {A: 1, B: 2}}
briefing:
  - text: "{{ ref \"f\" }}, {{ ref \"g\" }}"
  - columns: [[{chart: g}], [{table: g}]]
  - chart: f
`)
	if err != nil {
		t.Fatal(err)
	}
	if got := ds.Briefing[0].Text; got.Plain != "Figure 2, Figure 1" || got.Cited != "[Figure 2](#chart.f), [Figure 1](#chart.g)" {
		t.Errorf("%q and %q", got.Plain, got.Cited)
	}
}

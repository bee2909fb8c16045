package file

import (
	"slices"
	"testing"
)

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
	var anchors []string
	got := ds.Briefing[0].Text
	said := got.PlainWith(func(anchor string) string { anchors = append(anchors, anchor); return "Figure" })
	if got.Plain != "f, g" || said != "Figure, Figure" || !slices.Equal(anchors, []string{"#chart.f", "#chart.g"}) {
		t.Errorf("%q, %q and %q", got.Plain, said, anchors)
	}
}

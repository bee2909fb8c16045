package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// A name is the same name in each of its codings: as a key, in a table, in a condition,
// in what joins figures, and in a text.
func TestNamesInTwoCodings(t *testing.T) {
	const composed, apart = "Zürich", "Zu\u0308rich"
	content := `title: T
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  a: {title: A, unit: boats, source: s, values: {"` + apart + `": 3, Bern: 4}}
  b: {title: B, unit: boats, source: s, csv: {file: b.csv, key: town, value: n, where: {kind: "` + composed + `er"}}}
  c: {title: C, from: [a, b], by: sum}
briefing:
  - text: '{{ value "a" "` + composed + `" }} and {{ value "b" "` + apart + `" }}'
`
	fsys := fstest.MapFS{"f.yaml": {Data: []byte(content)}, "b.csv": {Data: []byte("kind,town,n\n" + apart + "er," + composed + ",5\n" + composed + "er,Bern,6\nother,Bern,7\n")}}
	ds, err := Load(fsys, "f.yaml", Options{})
	must(t, err)
	sum := ds.Figures[2]
	for name, want := range map[string]string{composed: "8", "Bern": "10"} {
		if v, ok := data.NumberAt(sum.Series[0], data.CategoryKey(name)); !ok || v.Number.String() != want {
			t.Errorf("%s: %v, want %s", name, v.Number, want)
		}
	}
	if len(sum.Keys) != 2 || len(sum.Derived.Unmatched) > 0 {
		t.Errorf("keys %v, unmatched %v", sum.Keys, sum.Derived.Unmatched)
	}
	twice := strings.Replace(content, "Bern: 4", `"`+composed+`": 4`, 1)
	fsys["f.yaml"] = &fstest.MapFile{Data: []byte(twice)}
	_, err = Load(fsys, "f.yaml", Options{})
	if faults, _ := err.(data.Faults); len(faults) != 1 || !strings.Contains(faults[0].Text, "appears here twice") {
		t.Errorf("the same name twice: %v", err)
	}
}

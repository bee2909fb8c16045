package charts

import (
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
)

// TestLabelsTellApart checks of every chart of the gallery that the labels of unequal values
// differ, whether in words or with signs.
func TestLabelsTellApart(t *testing.T) {
	ds := gallery(t)
	for _, c := range ds.Charts {
		p, err := newPlan(ds, c, Light(), Options{Fonts: typeset.Default()})
		if err != nil {
			t.Fatal(err)
		}
		labels := map[string]data.Value{}
		for _, v := range p.labelled() {
			if v.Is == data.Absent {
				continue
			}
			shown := v.Shown()
			for _, text := range []string{p.compact.Label(v), p.compact.Sign(v)} {
				other, met := labels[text]
				if met && (other.Number.Cmp(shown.Number) != 0 || other.High().Cmp(shown.High()) != 0) {
					t.Errorf("%s: %s and %s are both %q", c.ID, other.Number, shown.Number, text)
				}
				labels[text] = shown
			}
		}
	}
}

package charts

import (
	"strings"
	"testing"
)

// TestUnitIsSaidOnce checks that the highest tick of a line's axis has the sign of the unit, and
// nothing else in the plot.
func TestUnitIsSaidOnce(t *testing.T) {
	for _, c := range []struct{ unit, sign, values string }{
		{"percent", "%", "{2019: 3, 2020: more than 4, 2021: between 5 and 6, 2022: {value: 7, disputed: 5, by: b}}"},
		{"€", "€", "{2019: 3, 2020: 4, 2021: 5}"},
		{"€", "€", "{2019: 3100000, 2020: 4200000, 2021: 5300000}"},
	} {
		for _, kind := range []string{"line", "area", "step"} {
			for _, language := range []string{"en", "de"} {
				ds := load(t, "language: "+language+"\n"+head+"    unit: "+c.unit+"\n    values: "+c.values+"\ncharts: {c: {figure: f, title: T, kind: "+kind+", subtitle: S, references: [{value: 4, source: b, label: Mean}]}}")
				ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
				said := 0
				for _, text := range ch.scene.texts {
					if text.role == roleFooter || !strings.Contains(text.line.Text, c.sign) {
						continue
					}
					if said++; text.role != roleTick {
						t.Errorf("%s of %s in %s: the %s %q has the sign again", kind, c.values, language, text.role, text.line.Text)
					}
				}
				if said != 1 {
					t.Errorf("%s of %s in %s: the sign is said %d times", kind, c.values, language, said)
				}
			}
		}
	}
}

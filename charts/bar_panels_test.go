package charts

import (
	"strings"
	"testing"

	"briefing/data/language"
)

// regions are two figures with series of the same names.
const regions = `title: T
sources: {a: {publisher: A Publisher, title: A}}
figures:
  n: {title: North, unit: terawatt hours, source: a, chart: false, series: {Coal: {2021: 30, 2022: 24}, Wind: {2021: 11, 2022: 21}}}
  s: {title: South, unit: terawatt hours, source: a, chart: false, series: {Wind: {2021: 4, 2022: 12}, Coal: {2021: 10, 2022: 6}}}
`

// TestPanelsOfStacks checks that a part has one colour in all panels, whatever its place in the
// figure.
func TestPanelsOfStacks(t *testing.T) {
	for _, kind := range []string{"bar-stacked", "bar-grouped"} {
		for _, way := range []string{"vertical", "horizontal"} {
			ds := load(t, regions+"charts: {c: {figures: [n, s], facets: figures, kind: "+kind+", orientation: "+way+", title: T}}")
			ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
			inks := map[[4]uint8]int{}
			for _, sh := range ch.scene.shapes {
				if sh.role == roleBar && sh.ink != ch.plan.theme.Paper { // which is between parts
					inks[[4]uint8{sh.ink.R, sh.ink.G, sh.ink.B, sh.ink.A}]++
				}
			}
			if len(inks) != 2 {
				t.Errorf("%s, %s: the bars have %d colours, want one for each part", kind, way, len(inks))
			}
			if got := altText(t, ds, "c"); !strings.Contains(got, "Coal and Wind; the panels are North and South") {
				t.Errorf("%s: the alt text is %q", kind, got)
			}
		}
	}
}

// TestSections checks that figures without a common name become one table of rows, in the order
// of the figures, and that the columns of its data are the answers.
func TestSections(t *testing.T) {
	ds := load(t, `title: T
sources: {a: {publisher: A Publisher, title: A}, b: {publisher: Another, title: B}}
figures:
  sex: {title: Sex, unit: percent, source: a, chart: false, series: {Good: {Women: 60, Men: 50}, Bad: {Women: 40, Men: 50}}}
  age: {title: Age, unit: percent, source: b, chart: false, series: {Good: {Young: 70, Middle: 55, Old: 45}, Bad: {Young: 30, Middle: 45, Old: 55}}}
charts: {c: {figures: [sex, age], facets: figures, kind: bar-share, title: T}}
`)
	c := chartOf(t, ds, "c")
	ch := laidOut(t, ds, c, 960, 540)
	if got := rowNames(ch); got != "Sex Women Men Age Young Middle Old" {
		t.Errorf("the rows are %s", got)
	}
	if got := language.Tabled(c, language.Of(ds)); len(got) != 2 || len(got[0].Keys) != 5 {
		t.Errorf("the table has %d columns, want one for each answer", len(got))
	}
	if got := ch.Sources(); len(got) != 2 {
		t.Errorf("%d sources are cited, want those of both figures", len(got))
	}
}

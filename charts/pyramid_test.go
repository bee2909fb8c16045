package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pyramidOf is a figure of two sexes by classes of age of ten years, in the order of a yearbook.
func pyramidOf(series [2]string, classes int) string {
	text := head + "    unit: people\n    series:\n"
	for j, name := range series {
		text += "      " + name + ": {"
		for i := range classes {
			text += fmt.Sprintf("%d-%d: %d, ", 5*i, 5*i+4, 900-30*i+10*j)
		}
		text += fmt.Sprintf("%d+: 40}\n", 5*classes)
	}
	return text + "charts:\n  c: {figure: f, kind: bar-diverging, title: Ages}\n  g: {figure: f, kind: bar-grouped, title: Ages}\n"
}

// TestPyramid checks that the oldest stand on top, that both sexes have the colours that they
// have in another chart, and that answers by age keep the order of the file.
func TestPyramid(t *testing.T) {
	ds := load(t, pyramidOf([2]string{"Men", "Women"}, 4))
	p, grouped := mustPlan(t, ds, "c"), mustPlan(t, ds, "g")
	if got := fmt.Sprint(p.keys); got != "[20+ 15-19 10-14 5-9 0-4]" {
		t.Errorf("from the top the ages are %s", got)
	}
	for i := range p.chart.Series {
		if p.seriesInk(i) != grouped.seriesInk(i) {
			t.Errorf("%s is %s, and %s elsewhere", p.chart.Series[i].Name, hexOf(p.seriesInk(i)), hexOf(grouped.seriesInk(i)))
		}
	}
	ds = load(t, pyramidOf([2]string{"Disagree", "Agree"}, 4))
	if got := fmt.Sprint(mustPlan(t, ds, "c").keys); got != "[0-4 5-9 10-14 15-19 20+]" {
		t.Errorf("answers stand in the order %s", got)
	}
}

// TestManyAges checks that where not all classes have room for their names, they are named at
// equal distances, from the youngest on.
func TestManyAges(t *testing.T) {
	ds := load(t, pyramidOf([2]string{"Men", "Women"}, 20))
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 300, 169)
	if ch == nil {
		t.Fatal("the pyramid does not fit")
	}
	names := textsOf(ch.scene.texts, roleCategory)
	if len(names) < 5 || len(names) > 20 || names[len(names)-1] != "0-4" || !slices.IsSortedFunc(names, func(a, b string) int {
		var x, y int
		fmt.Sscanf(a, "%d", &x)
		fmt.Sscanf(b, "%d", &y)
		return y - x
	}) {
		t.Errorf("the ages named are %q", names)
	}
}

// TestPyramidSides checks that each side has its name at its top in place of a legend, and that the bars of
// highlighted ages are stronger than the others of their side.
func TestPyramidSides(t *testing.T) {
	text := strings.Replace(pyramidOf([2]string{"Men", "Women"}, 4), "kind: bar-diverging, title: Ages", "kind: bar-diverging, title: Ages, highlight: [5-9]", 1)
	ds := load(t, text)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	if got := rolesOf(ch, roleSeries); !slices.Equal(got, []string{"Men", "Women"}) || len(rolesOf(ch, roleLegend)) > 0 {
		t.Errorf("the names of the sides are %q, with a legend %q", got, rolesOf(ch, roleLegend))
	}
	men, women := boxOf(ch, "Men"), boxOf(ch, "Women")
	for _, sh := range ch.scene.shapes {
		if zero := sh.bounds(); sh.role == roleBaseline && (men.x1 > zero.x0 || women.x0 < zero.x1 || men.y0 < zero.y1) {
			t.Errorf("the names stand at %v and %v, zero at %v", men, women, zero)
		}
	}
	p := ch.plan
	for i := range p.chart.Series {
		out, behind := contrast(p.ink(i, p.keys[3]), p.theme.Paper), contrast(p.ink(i, p.keys[1]), p.theme.Paper)
		if p.keys[3].String() != "5-9" || out < 1.5*behind || behind < contextContrast-0.01 {
			t.Errorf("%s has a contrast of %.2f where it stands out, and of %.2f elsewhere", p.chart.Series[i].Name, out, behind)
		}
	}
}

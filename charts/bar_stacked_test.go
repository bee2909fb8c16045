package charts

import (
	"slices"
	"strings"
	"testing"
)

const stack = head + `    unit: users
    total: t
    series:
      Low: {A: 5, B: more than 6, C: {missing: closed}}
      High: {A: 15, B: 16, C: {value: 12, status: provisional}}
  t: {title: Total, unit: users, source: a, chart: false, values: {A: 20, B: 23, C: 19}}
charts: {c: {figure: f, kind: bar-stacked}}
`

// TestStacksShowWhatIsMissing checks that a stack that lacks a part says so and
// is not crowned with a total.
func TestStacksShowWhatIsMissing(t *testing.T) {
	ds := load(t, stack)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	texts := map[string]role{}
	for _, text := range ch.scene.texts {
		texts[text.line.Text] = text.role
	}
	if texts["Low, no\u00a0value"] != roleMissing && texts["Low, no value"] != roleMissing {
		t.Errorf("the missing part is not shown: %v", texts)
	}
	if texts["20"] != roleValue {
		t.Errorf("the total of a whole stack is not printed: %v", texts)
	}
	if texts["19"] == roleValue {
		t.Error("a stack that lacks a part has a total")
	}
	if texts["12"] != roleValue {
		t.Errorf("the number of a hatched part is not printed: %v", texts)
	}
}

// TestStacksOnBoundsAreOpen checks that a stack with a lower bound at its foot is
// open at its top.
func TestStacksOnBoundsAreOpen(t *testing.T) {
	ds := load(t, stack)
	s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
	var open []int
	b := newBars(s, false, oneLane)
	b.addStacks()
	for i, n := range b.bars.all {
		if n.open {
			open = append(open, i)
		}
	}
	if want := []int{3}; !slices.Equal(open, want) {
		t.Errorf("the open bars are %v, want %v", open, want)
	}
}

// TestTotalsSaidWherePrinted checks that the foot says how totals were computed where the picture has some,
// and that the longest piece has its value where shorter ones have.
func TestTotalsSaidWherePrinted(t *testing.T) {
	const file = `    unit: million cars
    series:
      A: {2012: 0.0, 2013: 0.0, 2014: 0.1, 2015: 0.2, 2016: 0.3, 2017: 0.6, 2018: 1.1, 2019: 1.1, 2020: 1.2, 2021: 3.3, 2022: 6.0, 2023: 8.1, 2024: 11.3}
      B: {2012: 0.0, 2013: 0.1, 2014: 0.1, 2015: 0.2, 2016: 0.2, 2017: 0.3, 2018: 0.4, 2019: 0.6, 2020: 1.4, 2021: 2.3, 2022: 2.7, 2023: 3.3, 2024: 3.2}
      C: {2012: 0.1, 2013: 0.1, 2014: 0.1, 2015: 0.1, 2016: 0.2, 2017: 0.2, 2018: 0.4, 2019: 0.3, 2020: 0.3, 2021: 0.6, 2022: 1.0, 2023: 1.4, 2024: 1.6}
charts: {c: {figure: f, title: T, kind: bar-stacked, totals: true}}`
	ds := load(t, head+file)
	small, large := laidOut(t, ds, chartOf(t, ds, "c"), 300, 169), laidOut(t, ds, chartOf(t, ds, "c"), 480, 540)
	for _, ch := range []*Chart{small, large} {
		printed, said := strings.Contains(printedOf(ch, roleValue), "16.1"), strings.Contains(printedOf(ch, roleFooter), "computed")
		if want := ch == large; printed != want || said != want {
			t.Errorf("the total is printed: %t, and said to be computed: %t, want %t", printed, said, want)
		}
	}
	if values := strings.Fields(printedOf(large, roleValue)); !slices.Contains(values, "8.1") || !slices.Contains(values, "11.3") {
		t.Errorf("the values are %q", values)
	}
}

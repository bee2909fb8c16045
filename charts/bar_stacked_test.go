package charts

import (
	"slices"
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

package charts

import (
	"strings"
	"testing"
)

// TestWaterfallStandsOnItsLevels checks that each step begins where the one
// before ends, and that the totals stand on zero.
func TestWaterfallStandsOnItsLevels(t *testing.T) {
	ds := load(t, head+"    unit: jobs\n    values: {First: 10, More: 4, Less: -20, Back: about 9, Last: 3}\ncharts: {c: {figure: f, kind: waterfall, title: Steps}}")
	s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
	b := newWaterfall(s)
	want := []struct{ from, to float64 }{{0, 10}, {10, 14}, {14, -6}, {-6, 3}, {0, 3}}
	for i, w := range want {
		if b.bars.all[i].from != w.from || b.bars.all[i].to != w.to {
			t.Errorf("bar %d stands from %v to %v, want %v", i, b.bars.all[i].from, b.bars.all[i].to, w)
		}
	}
	ch, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, ch)
	var values []string
	for _, text := range ch.scene.texts {
		if text.role == roleValue {
			values = append(values, text.line.Text)
		}
	}
	for _, label := range []string{"10", "+4", "\u221220", "about 9", "3"} {
		if !strings.Contains(" "+strings.Join(values, " ")+" ", " "+label+" ") {
			t.Errorf("the values %q lack %q", values, label)
		}
	}
}

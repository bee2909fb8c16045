package charts

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
)

// TestAxisFollowsTheValues checks where the value axis of points begins, and that the foot says
// so where it is not at zero.
func TestAxisFollowsTheValues(t *testing.T) {
	whole := []string{"0", "10", "20", "30", "40", "50", "60", "70%"}
	for _, tt := range []struct {
		kind, unit, values, axis string
		ticks                    []string
		says                     bool
	}{
		{"line", "percent", "{2018: 61, 2019: 64, 2020: 69}", "", []string{"60", "62", "64", "66", "68", "70%"}, true},
		{"step", "percent", "{2018: 61, 2019: 64, 2020: 69}", "", []string{"60", "62", "64", "66", "68", "70%"}, true},
		{"line", "percent", "{2018: 10, 2019: 40, 2020: 50}", "", []string{"0", "10", "20", "30", "40", "50%"}, false},
		{"line", "percent", "{2018: 61, 2019: 64, 2020: 69}", "axis: {from: 40, to: 80}, ", []string{"40", "50", "60", "70", "80%"}, true},
		{"line", "percent", "{2018: 61, 2019: 64, 2020: 69}", "axis: {from: 0}, ", whole, false},
		{"area", "percent", "{2018: 61, 2019: 64, 2020: 69}", "", whole, false},
		{"bar-vertical", "percent", "{2018: 61, 2019: 64, 2020: 69}", "references: [{value: 50, source: a, label: Half}], ", []string{"0", "10", "20", "30", "40", "50", "60", "70%"}, false}, // the label of 69 may stand beyond 70
		{"line", "index", "{2018: 95, 2019: 100, 2020: 104}", "", []string{"94", "96", "98", "100", "102", "104"}, false},
		{"line", "points", "{2018: -61, 2019: -64, 2020: -69}", "", []string{"−70", "−68", "−66", "−64", "−62", "−60"}, true},
		{"dot", "percent", "{A: 61, B: 69}", "axis: {from: 55, to: 75}, ", []string{"55", "60", "65", "70", "75%"}, true},
	} {
		ds := load(t, head+"    unit: "+tt.unit+"\n    values: "+tt.values+"\ncharts: {c: {figure: f, title: T, "+tt.axis+"kind: "+tt.kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var ticks []string
		for _, text := range ch.scene.texts {
			if text.role == roleTick {
				ticks = append(ticks, text.line.Text)
			}
		}
		if !slices.Equal(ticks, tt.ticks) {
			t.Errorf("%s of %s with %q: the ticks are %q, want %q", tt.kind, tt.values, tt.axis, ticks, tt.ticks)
		}
		if says := strings.Contains(footOf(ch), "The axis does not begin at zero."); says != tt.says {
			t.Errorf("%s of %s: the foot is %q", tt.kind, tt.values, footOf(ch))
		}
	}
}

// TestAxesEndNearTheValues checks that no axis is more than 40% longer than what it shows, in
// any number of steps, and that one of numbers above zero reaches zero only from zero.
func TestAxesEndNearTheValues(t *testing.T) {
	for steps := 2; steps <= 9; steps++ {
		for lo := -30; lo <= 60; lo += 3 {
			for span := 1; span < 130; span += 7 {
				from, to := big.NewRat(int64(lo), 1), big.NewRat(int64(lo+span), 1)
				a, ok := newAxis(from, to, steps, false)
				name := fmt.Sprintf("%d to %d in %d steps", lo, lo+span, steps)
				switch {
				case !ok:
					t.Errorf("%s: no axis", name)
				case a.span() > roomToFewTicks*float64(span)+1e-9 && len(a.ticks) > 2:
					t.Errorf("%s: the axis is %g long", name, a.span())
				case a.span() > 2*float64(span):
					t.Errorf("%s: the axis is %g long, with two ticks", name, a.span())
				case len(a.ticks) < 2 || len(a.ticks) > steps+1:
					t.Errorf("%s: %d ticks", name, len(a.ticks))
				case a.from > float64(lo) || a.to < float64(lo+span):
					t.Errorf("%s: from %g to %g", name, a.from, a.to)
				case lo > 0 && a.from <= 0 && len(a.ticks) > 2:
					t.Errorf("%s: it begins at %g", name, a.from)
				}
			}
		}
	}
}

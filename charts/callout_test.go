package charts

import (
	"strings"
	"testing"
)

const redefined = head + "    unit: percent\n    breaks: {2020: new definition}\n    values: {2018: 10, 2019: 14, 2020: 7, 2021: 9}\n"

// TestNoLineCrossesABreak checks that nothing joins the two sides, not even where
// gaps are bridged, and that the break is named.
func TestNoLineCrossesABreak(t *testing.T) {
	for _, kind := range []string{"line", "step", "area"} {
		ds := load(t, redefined+"charts: {c: {figure: f, gaps: dashed, title: Up, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var x float64
		for _, sh := range ch.scene.shapes {
			if sh.role == roleReference {
				x = sh.points[0].x
			}
		}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine || sh.role == roleConnector || sh.role == roleArea {
				if b := sh.bounds(); b.x0 < x && x < b.x1 {
					t.Errorf("%s: a %s crosses the break at %.0f: %v", kind, sh.role, x, b)
				}
			}
		}
		checkBreakIsNamed(t, ch)
	}
}

func checkBreakIsNamed(t *testing.T, ch *Chart) {
	t.Helper()
	named := false
	for _, text := range ch.scene.texts {
		named = named || text.role == roleRemark && strings.ReplaceAll(text.line.Text, "\u00a0", " ") == "new definition"
	}
	if !named {
		t.Error("the break has no name")
	}
	if alt := ch.Alt(); !strings.Contains(alt, "Break in 2020: new definition; values before and after are not comparable.") {
		t.Errorf("the alt text lacks the break:\n%s", alt)
	}
}

// TestBreaksBetweenBars checks that the mark of a break stands between two bars.
func TestBreaksBetweenBars(t *testing.T) {
	ds := load(t, redefined+"charts: {c: {figure: f, title: Up, kind: bar-vertical}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var bars []rect
	var x float64
	for _, sh := range ch.scene.shapes {
		switch sh.role {
		case roleBar:
			bars = append(bars, sh.bounds())
		case roleReference:
			x = sh.points[0].x
		}
	}
	if len(bars) != 4 || x <= bars[1].x1 || x >= bars[2].x0 {
		t.Errorf("the break stands at %.1f, the bars at %v", x, bars)
	}
	checkBreakIsNamed(t, ch)
}

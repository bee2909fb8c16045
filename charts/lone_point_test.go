package charts

import "testing"

// A point of a line that is context, to which no line leads, is as large as a small marker, and a cross
// there as large as one of a line that stands out: nothing else shows the value.
func TestLonePointsBehind(t *testing.T) {
	t.Parallel()
	ds := load(t, head+"    unit: tonnes\n    every: year\n    series:\n      Out: {2018: 9, 2019: {value: 8, mark: low reliability}, 2020: 7, 2021: 6}\n"+
		"      Lone: {2018: 15, 2019: {missing: not available}, 2020: {missing: not available}, 2021: {value: 13, mark: low reliability}}\n"+
		"charts: {c: {figure: f, title: What stands out, kind: line, highlight: Out}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	disc, arm := map[int]float64{}, map[int]float64{} // the smallest, and the widest, of each series
	for _, sh := range ch.scene.shapes {
		switch {
		case sh.role != roleMarker || sh.owner < 0:
		case sh.radius > 0 && (disc[sh.owner] == 0 || sh.radius < disc[sh.owner]):
			disc[sh.owner] = sh.radius
		case len(sh.points) == 2:
			arm[sh.owner] = max(arm[sh.owner], sh.points[1].x-sh.points[0].x)
		}
	}
	if len(arm) != 2 || len(disc) != 2 {
		t.Fatalf("crosses of %v, points of %v", arm, disc)
	}
	var arms, discs []float64
	for owner := range arm {
		arms, discs = append(arms, arm[owner]), append(discs, disc[owner])
	}
	if arms[0] != arms[1] {
		t.Errorf("the crosses are %.2f and %.2f wide", arms[0], arms[1])
	}
	if small, large := min(discs[0], discs[1]), max(discs[0], discs[1]); small < 0.69*large || small > 0.71*large {
		t.Errorf("the points have radii of %.2f and %.2f", small, large)
	}
}

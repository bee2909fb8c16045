package charts

import (
	"math"
	"strings"
	"testing"
)

// TestStackedAreasPileUp checks that each part stands on the one before, that a
// stack without all its parts is left out, and that the notes say so.
func TestStackedAreasPileUp(t *testing.T) {
	ds := load(t, head+`    unit: users
    series:
      A: {2018: 10, 2019: 12, 2020: {missing: lost}, 2021: 9, 2022: 8}
      B: {2018: 5, 2019: 0, 2020: 7, 2021: between 6 and 9, 2022: 6}
charts: {c: {figure: f, kind: area-stacked, title: Parts}}`)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	plot := gridOf(&ch.scene)
	var pieces []shape
	for _, sh := range ch.scene.shapes {
		if sh.role == rolePiece {
			pieces = append(pieces, sh)
		}
	}
	if len(pieces) != 4 {
		t.Fatalf("%d pieces, want two of either part", len(pieces))
	}
	// The corners run along the top, then back along the foot.
	unit := (pieces[0].points[0].y - plot.y0) / 10
	want := [][]float64{{10, 12, 0, 0}, {15, 12, 12, 10}, {9, 8, 0, 0}, {15, 14, 8, 9}}
	for i, levels := range want {
		for j, level := range levels {
			if got := (pieces[i].points[j].y - plot.y0) / unit; math.Abs(got-level) > 0.05 {
				t.Errorf("corner %d of piece %d stands at %.2f, want %v", j, i, got, level)
			}
		}
	}
	alt := ch.Description(Standing{})
	for _, words := range []string{"Stacked area chart: What is measured, users, from 2018 to 2022; the parts are A and B.", "No value for A, 2020: lost. Where a part is not known, the whole stack is left out."} {
		if !strings.Contains(alt, words) {
			t.Errorf("the alt text lacks %q:\n%s", words, alt)
		}
	}
}

// TestDashesAreSaidWhereTheyAreDrawn checks that the foot speaks of thin dashed lines only where some are:
// not of areas on top of each other, and not where a break parts the only values that are far apart.
func TestDashesAreSaidWhereTheyAreDrawn(t *testing.T) {
	const apart = `    unit: users
    series:
      A: {2000: 10, 2010: 12, 2019: 9, 2020: 9, 2021: 8}
      B: {2000: 5, 2010: 4, 2019: 7, 2020: 6, 2021: 6}
`
	for _, tt := range []struct{ figure, kind, says, not string }{
		{apart, "line", "Thin dashed lines: it is not known whether values are missing in between.", "Between areas"},
		{apart, "area-stacked", "Between areas that are apart it is not known whether values are missing.", "dashed"},
		{apart, "step", "", "dashed"},
		{"    unit: users\n    breaks: {2012: a new survey}\n    values: {2010: 4, 2014: 5, 2015: 6}\n", "line", "2012", "dashed"},
		{"    unit: users\n    every: year\n    values: {2010: 4, 2011: 5, 2013: 6}\n", "line, gaps: dashed", "Thin dashed lines cross gaps", "known whether"},
		{"    unit: users\n    every: year\n    breaks: {2012: a new survey}\n    values: {2010: 4, 2011: 5, 2013: 6}\n", "line, gaps: dashed", "No value for 2012", "dashed"},
	} {
		ds := load(t, head+tt.figure+"charts: {c: {figure: f, title: T, kind: "+tt.kind+"}}")
		foot := breakable(strings.Join(mustPlan(t, ds, "c").footnote(saveNothing, footing{bounds: true}), " "))
		if !strings.Contains(foot, tt.says) || strings.Contains(foot, tt.not) {
			t.Errorf("%s of %.60s: the foot is %q, want it to say %q and not %q", tt.kind, tt.figure, foot, tt.says, tt.not)
		}
	}
}

// TestShapesCoverWhatTheyEnclose checks that the hollow side of a bent shape
// covers nothing.
func TestShapesCoverWhatTheyEnclose(t *testing.T) {
	bent := shape{closed: true, points: []point{{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {0, 2}}}
	for _, tt := range []struct {
		area rect
		want bool
	}{
		{rect{1, 0.5, 2, 1}, true}, {rect{1, 4, 6, 9}, false}, {rect{6, 4, 9, 9}, true}, {rect{8.5, 4, 9, 5}, true},
		{rect{-5, -5, 20, 20}, true}, {rect{11, 0, 12, 1}, false},
	} {
		if got := bent.covers(tt.area); got != tt.want {
			t.Errorf("%v: %v", tt.area, got)
		}
	}
}

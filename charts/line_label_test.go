package charts

import (
	"math"
	"slices"
	"testing"
)

// TestRangesOnLines checks that a line never runs through the middle of a range,
// which no source states, but spreads from end to end.
func TestRangesOnLines(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {2018: 10, 2019: between 14 and 20, 2020: between 90 and 100}\ncharts: {c: {figure: f, kind: line}}")
	for name, size := range pictures {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		plot := gridOf(&ch.scene)
		var spread shape
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine {
				t.Errorf("%s: a line is drawn to a range", name)
			}
			if sh.role == roleSpread {
				spread = sh
			}
			if sh.role == roleMarker && sh.radius == 0 && !plot.inset(-sh.width).contains(sh.bounds().inset(sh.width)) {
				t.Errorf("%s: a whisker leaves the plot: %v, %v", name, sh.bounds(), plot)
			}
		}
		unit := plot.height() / 100
		for i, want := range []float64{10, 20, 100, 90, 14, 10} {
			if got := (spread.points[i].y - plot.y0) / unit; math.Abs(got-want) > 0.01 {
				t.Errorf("%s: corner %d of the spread stands at %.2f, want %v", name, i, got, want)
			}
		}
	}
}

// gridOf is the room that the grid takes.
func gridOf(s *scene) rect {
	plot := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, sh := range s.shapes {
		if sh.role == roleGrid || sh.role == roleBaseline {
			for _, p := range sh.points {
				plot = plot.union(rect{p.x, p.y, p.x, p.y})
			}
		}
	}
	return plot
}

// TestNamesOfLinesThatEndEarly checks that a leader cannot be taken for data.
func TestNamesOfLinesThatEndEarly(t *testing.T) {
	ds := load(t, head+`    unit: percent
    series:
      Long: {2018: 10, 2019: 14, 2020: 20, 2021: 26}
      Short: {2018: 30, 2019: 33}
charts: {c: {figure: f, kind: line}}`)
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	for _, sh := range ch.scene.shapes {
		if sh.role == roleLeader && (sh.dash == nil || sh.ink == ch.plan.seriesInk(1)) {
			t.Errorf("a leader looks like data: %+v", sh)
		}
	}
	for _, text := range ch.scene.texts {
		if text.role == roleSeries && text.line.Text == "Short\u00a033%" && text.x > 600 {
			t.Errorf("the name of the short line stands at %.0f", text.x)
		}
	}
}

// TestLabelsAreNearestToTheirOwnPoint checks that no value can be read as that of
// a neighbour.
func TestLabelsAreNearestToTheirOwnPoint(t *testing.T) {
	ds := load(t, head+"    unit: users\n    values: {2012: 84, 2015: 100, 2018: 117, 2019: about 126, 2020: 107, 2021: more than 125, 2022: 142.8, 2023: 150, 2024: 158.3, 2025: 167}\ncharts: {c: {figure: f, kind: line}}")
	for name, size := range pictures {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1])
		var dots []point
		for _, sh := range ch.scene.shapes {
			if sh.role == roleMarker && sh.radius > 0 && (len(dots) == 0 || dots[len(dots)-1] != sh.points[0]) {
				dots = append(dots, sh.points[0])
			}
		}
		for _, text := range ch.scene.texts {
			if text.role != roleValue || text.line.Text != "142.8" {
				continue
			}
			best := 0
			for i, d := range dots {
				if distance(text.box(), rect{d.x, d.y, d.x, d.y}) < distance(text.box(), rect{dots[best].x, dots[best].y, dots[best].x, dots[best].y}) {
					best = i
				}
			}
			if best != 6 {
				t.Errorf("%s: the label of 2022 is nearest to point %d", name, best)
			}
		}
	}
}

// TestWeakPointsHaveLabels checks that the cross of a number that its source warns of
// leaves room for the number: the highest value of a line above all.
func TestWeakPointsHaveLabels(t *testing.T) {
	ds := load(t, head+"    unit: users\n    values: {2018: 10, 2019: {value: 14, mark: low reliability}, 2020: {value: 18, status: estimate, mark: low reliability}, 2021: 12}\ncharts: {c: {figure: f, kind: line}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var printed []string
	for _, text := range ch.scene.texts {
		if text.role == roleValue {
			printed = append(printed, text.line.Text)
		}
	}
	for _, want := range []string{"10", "14", "18"} {
		if !slices.Contains(printed, want) {
			t.Errorf("%s is not printed: %v", want, printed)
		}
	}
}

package charts

import (
	"math"
	"slices"
	"testing"

	"briefing/data"
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
			if sh.role == roleMarker && sh.radius == 0 && (sh.bounds().y0 < plot.y0-sh.width || sh.bounds().y1 > plot.y1+sh.width) {
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

// TestKnownPast checks that the past that scenarios go on from has its name along it, and its last value
// with the year where it ends.
func TestKnownPast(t *testing.T) {
	for _, theme := range []string{"light", "print"} {
		knownPastIn(t, load(t, "theme: "+theme+"\n"+head+`    unit: tonnes
    series:
      Past: {2015: 40, 2016: 42, 2017: 43, 2018: 45, 2019: 47, 2020: 50}
      High: {2021: {value: 52, status: forecast}, 2022: {value: 60, status: forecast}, 2023: {value: 70, status: forecast}}
      Low: {2021: {value: 48, status: forecast}, 2022: {value: 35, status: forecast}, 2023: {value: 10, status: forecast}}
charts: {c: {figure: f, compare: {from: Low, to: High, as: difference}}}`))
	}
}

func knownPastIn(t *testing.T, ds *data.Dataset) {
	t.Helper()
	for _, size := range []string{"slide", "half", "600x338"} {
		ch := laidOut(t, ds, chartOf(t, ds, "c"), pictures[size][0], pictures[size][1])
		var past []point
		ends := map[int]point{}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine {
				ends[sh.owner] = sh.points[len(sh.points)-1]
				if sh.dash == nil {
					past = sh.points
				}
			}
		}
		end, found := past[len(past)-1], 0
		for _, text := range ch.scene.texts {
			switch box := text.box(); text.line.Text {
			case "2020: 50":
				found++
				if distance(box, rect{end.x, end.y, end.x, end.y}) > 2*text.style.Size {
					t.Errorf("%s: the last value stands at %v, the line ends at %v", size, box, end)
				}
			case "Past":
				found++
				if box.x0 < past[0].x-box.width() || box.x1 > end.x {
					t.Errorf("%s: the name stands at %v, the line from %v to %v", size, box, past[0], end)
				}
			}
		}
		if found != 2 {
			t.Errorf("%s: %d of name and last value are printed", size, found)
		}
		for _, sh := range ch.scene.shapes {
			if sh.role != roleLeader || len(sh.points) != 4 {
				continue
			}
			for _, leg := range []point{sh.points[0], sh.points[3]} {
				near := false
				for _, at := range ends {
					near = near || math.Hypot(leg.x-at.x, leg.y-at.y) < 12
				}
				if !near {
					t.Errorf("%s: a leg of the bracket begins at %v, far from the ends %v", size, leg, ends)
				}
			}
		}
	}
}

package charts

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// rangeShapes are the bars and the lines across of a chart of ranges, and its numbers.
func rangeShapes(ch *Chart) (bars, middles int, values []string) {
	for _, s := range ch.scene.shapes {
		switch {
		case s.role == roleBar && s.closed:
			bars++
		case s.role == roleMarker && s.ink == ch.plan.theme.Ink:
			middles++
		}
	}
	for _, text := range ch.scene.texts {
		if text.role == roleValue {
			values = append(values, text.line.Text)
		}
	}
	return bars, middles, values
}

// TestRanges checks that ranges are drawn from their ends, labelled at both, and told.
func TestRanges(t *testing.T) {
	for _, tt := range []struct {
		figure        string
		bars, middles int
		values        string // in the order of the picture
		told          []string
	}{
		{"    values: {A: between 2 and 8, B: between 4 and 12, C: 5}\n", 2, 1, "4 12 2 8 5", []string{"A 2 to 8 jobs", "B 4 to 12 jobs", "C 5 jobs"}},
		{"    interval: the middle half\n    values: {A: {value: 5, interval: [2, 8]}, B: {value: 7, interval: [4, 12]}}\n", 2, 2, "4 12 2 8",
			[]string{"A 2 to 8 jobs (middle 5 jobs)", "Bars: the middle half; line across: the value."}},
		{"    series: {Low: {A: 2, B: 4}, High: {A: 8, B: 12}}\n", 2, 0, "4 12 2 8", []string{"B 4 to 12 jobs", "Bars: from Low to High."}},
		{"    series: {High: {A: 8, B: 12}, Low: {A: 2, B: 4}}\n", 2, 0, "4 12 2 8", []string{"B 4 to 12 jobs", "Bars: from Low to High."}},
		{"    series: {Low: {A: 2, B: 4}, Mean: {A: 3, B: 9}, High: {A: 8, B: 12}}\n", 2, 2, "4 12 2 8", []string{"A 2 to 8 jobs (middle 3 jobs)", "Bars: from Low to High; line across: Mean."}},
		{"    values: {Mar: between 2 and 8, Apr: between 4 and 12}\n", 2, 0, "2 8 4 12", nil},
	} {
		for _, kind := range []string{"range", "range-vertical", "range-horizontal"} {
			ds := load(t, head+"    unit: jobs\n"+tt.figure+"charts: {c: {figure: f, kind: "+kind+", title: T}}")
			ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
			bars, middles, values := rangeShapes(ch)
			if got := strings.Join(values, " "); bars != tt.bars || middles != tt.middles || got != tt.values {
				t.Errorf("%s of %s: %d bars, %d lines across and %q, want %d, %d and %q", kind, tt.figure, bars, middles, got, tt.bars, tt.middles, tt.values)
			}
			for _, told := range tt.told {
				if !strings.Contains(strings.ReplaceAll(ch.Description(Standing{}), "\u00a0", " "), told) {
					t.Errorf("%s of %s: alt text %q lacks %q", kind, tt.figure, ch.Description(Standing{}), told)
				}
			}
		}
	}
}

// TestRangesFollowTheirAxis checks that ranges far from zero have an axis of their own, which
// the foot says, and that one near zero does not go below it for a label.
func TestRangesFollowTheirAxis(t *testing.T) {
	for values, begins := range map[string]float64{"{A: between 80 and 85, B: between 81 and 84}": 78, "{A: between 1 and 30, B: between 2 and 28}": 0} {
		ds := load(t, head+"    unit: jobs\n    values: "+values+"\ncharts: {c: {figure: f, kind: range-vertical, title: T}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 270)
		var ticks []string
		for _, text := range ch.scene.texts {
			if text.role == roleTick {
				ticks = append(ticks, text.line.Text)
			}
		}
		first := data.Int(int64(begins)).String()
		if len(ticks) == 0 || ticks[0] != first && !(begins > 0 && ticks[0] > "70") {
			t.Errorf("%s: the axis has %q", values, ticks)
		}
		if cut := slices.ContainsFunc(ch.plan.notes, func(n note) bool { return strings.Contains(n.text, "does not begin at zero") }); cut != (begins > 0) {
			t.Errorf("%s: the foot says that the axis is cut: %v", values, cut)
		}
	}
}

// TestWhiskersBesideEachOther checks that the whiskers of several points in a row have heights
// of their own.
func TestWhiskersBesideEachOther(t *testing.T) {
	for _, kind := range []string{"dot", "dumbbell"} {
		ds := load(t, head+"    unit: jobs\n    interval: x\n    series: {A: {North: {value: 5, interval: [3, 7]}}, B: {North: {value: 6, interval: [4, 8]}}}\ncharts: {c: {figure: f, kind: "+kind+", title: T}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 480, 270)
		heights := map[float64]bool{}
		for _, s := range ch.scene.shapes {
			if s.role == roleMarker && s.ink == ch.plan.theme.Ink && len(s.points) == 2 && s.points[0].y == s.points[1].y {
				heights[s.points[0].y] = true
			}
		}
		if len(heights) != 2 {
			t.Errorf("%s: whiskers at %v", kind, heights)
		}
	}
}

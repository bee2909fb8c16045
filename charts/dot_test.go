package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestDotsAreRanked checks that the greatest value comes first unless the file
// asks for its own order, and that a missing one comes last.
func TestDotsAreRanked(t *testing.T) {
	for _, tt := range []struct{ sort, want string }{
		{"", "C A B D"}, {", sort: file", "A B C D"}, {", sort: ascending", "B A C D"},
	} {
		ds := load(t, head+"    unit: percent\n    values: {A: 5, B: 3, C: 9, D: {missing: lost}}\ncharts: {c: {figure: f, kind: dot, title: T"+tt.sort+"}}")
		var names []string
		for _, k := range chartOf(t, ds, "c").Keys {
			names = append(names, k.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.sort, got, tt.want)
		}
	}
}

// TestDotAxes checks where the axis of dots begins, and that no mark reaches
// beyond it.
func TestDotAxes(t *testing.T) {
	for values, zero := range map[string]bool{
		"{A: 80, B: 90}": false, "{A: 10, B: 90}": true, "{A: -80, B: -90}": false, "{A: -5, B: 90}": true, "{A: 5, B: 5}": true,
		"{A: more than 96, B: up to 95, C: between 94 and 98, D: about 94, E: {value: 95, disputed: 99, by: b}}": false,
		"{A: up to 94, B: about 97, C: {value: 96, status: forecast}}":                                           false,
	} {
		ds := load(t, head+"    unit: percent\n    values: "+values+"\ncharts: {c: {figure: f, kind: dot, title: T}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		baseline := false
		plot := gridOf(&ch.scene)
		for _, sh := range ch.scene.shapes {
			baseline = baseline || sh.role == roleBaseline
			if marks := sh.role == roleMarker || sh.role == roleConnector; marks && !zero && !plot.inset(-slack).contains(sh.bounds()) {
				t.Errorf("%s: a %s reaches %v, beyond %v", values, sh.role, sh.bounds(), plot)
			}
		}
		if baseline != zero {
			t.Errorf("%s: zero is on the axis: %v", values, baseline)
		}
	}
}

// TestEqualDotsAreSeen checks that of three equal values none hides another.
func TestEqualDotsAreSeen(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {One: {A: 5, B: 3}, Two: {A: 5, B: 4}, Three: {A: 5, B: 9}}\ncharts: {c: {figure: f, kind: dot, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	radii := map[int]float64{}
	for _, s := range ch.scene.shapes {
		if s.role == roleMarker {
			radii[s.owner] = s.radius
		}
	}
	if !(radii[0] > radii[1] && radii[1] > radii[2]) || radii[3] != radii[5] {
		t.Errorf("discs of %v", radii)
	}
	if alt := ch.Description(Standing{}); !strings.HasPrefix(alt, "Dot plot: What is measured, percent, showing One, Two and Three for A and B.") {
		t.Errorf("alt text %q", alt)
	}
}

// TestDotsOfEveryNumber checks that dots of many rows and series fit.
func TestDotsOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 3, 12, 40} {
		for m := 1; m <= 8; m++ {
			ds := load(t, bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7+j*13)%40 + 50) })+"charts: {c: {figure: f, kind: dot}}")
			for name, size := range pictures {
				if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
					t.Errorf("%d rows of %d series do not fit into 4K", n, m)
				}
			}
		}
	}
}

// TestLongNamesOnPhones: a name that does not fit three lines beside a dot takes up to five in a narrow
// picture, and three in a wide one.
func TestLongNamesOnPhones(t *testing.T) {
	const name = "Electronic information manufacturing and telecommunications equipment"
	ds := load(t, head+"    unit: percent\n    values: {"+name+": 42.1, Software: 38, Other: 3}\ncharts: {c: {figure: f, kind: dot}}")
	for width, most := range map[float64]int{246: 5, 576: 3} {
		ch, err := New(ds, chartOf(t, ds, "c"), Options{Width: width, Height: 221, OnPage: true, InText: true})
		if err != nil {
			t.Errorf("%.0f points: %v", width, err)
			continue
		}
		lines := 0
		for _, text := range ch.scene.texts {
			if text.role == roleCategory && strings.Contains(name, strings.TrimSpace(text.line.Text)) {
				lines++
			}
		}
		if lines < most-1 || lines > most {
			t.Errorf("%.0f points: the name takes %d lines", width, lines)
		}
	}
}

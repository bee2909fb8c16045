package charts

import (
	"fmt"
	"math"
	"math/big"
	"strings"
	"testing"
)

func TestLogTicks(t *testing.T) {
	for _, tt := range []struct {
		lo, hi string
		length float64
		want   string
	}{
		{"3", "70", 400, "2 5 10 20 50 100"},
		{"0.015", "9000", 300, "0.01 0.1 1 10 100 1000 10000"},
		{"1", "1000", 60, "1 10 100 1000"},
		{"5", "5", 300, "5 10"},
		{"1/1000000", "1000000", 100, "0.000001 0.0001 0.01 1 100 10000 1000000"},
		{"95", "97", 300, "50 100"},
	} {
		lo, _ := new(big.Rat).SetString(tt.lo)
		hi, _ := new(big.Rat).SetString(tt.hi)
		a, ok := roomyLogAxis(lo, hi, 15, tt.length, 0, nil)
		var got []string
		for _, k := range a.ticks {
			got = append(got, k.number.String())
		}
		if s := strings.Join(got, " "); !ok || s != tt.want {
			t.Errorf("%s to %s: %s, want %s", tt.lo, tt.hi, s, tt.want)
		}
	}
	if _, ok := roomyLogAxis(big.NewRat(1, 1), new(big.Rat).SetFloat64(1e19), 15, 300, 0, nil); ok {
		t.Error("an axis up to more digits than a number has")
	}
}

// TestLogAxis checks that equal ratios are equal distances, and that the chart
// says so.
func TestLogAxis(t *testing.T) {
	ds := load(t, head+"    unit: users\n    values: {2018: 3, 2019: 30, 2020: 300}\ncharts: {c: {figure: f, axis: log, title: Tenfold}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	for _, sh := range ch.scene.shapes {
		if sh.role == roleBaseline {
			t.Error("there is a baseline where there is no zero")
		}
		if sh.role == roleLine {
			if a, b := sh.points[1].y-sh.points[0].y, sh.points[2].y-sh.points[1].y; math.Abs(a-b) > 1e-6 {
				t.Errorf("tenfold is %.2f, then %.2f", a, b)
			}
		}
	}
	if got := fmt.Sprint(ch.Subtitle(), ch.Description(Standing{})); !strings.Contains(got, "(logarithmic scale)") || !strings.Contains(got, "The value axis is logarithmic") {
		t.Errorf("nothing says that the axis is logarithmic: %s", got)
	}
}

// TestDotsOnLogAxis checks that dots stand where the logarithms of their numbers do.
func TestDotsOnLogAxis(t *testing.T) {
	ds := load(t, head+"    unit: deaths\n    values: {A: 10, B: 1000, C: 100000, D: 1000000}\ncharts: {c: {figure: f, kind: dot, axis: log, sort: file, title: Far apart}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var x []float64
	for _, sh := range ch.scene.shapes {
		if sh.role == roleMarker && sh.radius > 0 {
			x = append(x, (sh.bounds().x0+sh.bounds().x1)/2)
		}
	}
	if len(x) != 4 {
		t.Fatalf("%d dots", len(x))
	}
	decade := (x[3] - x[0]) / 5
	for i, want := range []float64{0, 2, 4, 5} {
		if got := (x[i] - x[0]) / decade; math.Abs(got-want) > 1e-6 {
			t.Errorf("dot %d stands %.3f decades from the first, want %v", i, got, want)
		}
	}
	if alt := ch.Description(Standing{}); !strings.Contains(alt, "logarithmic") {
		t.Errorf("the alt text does not say that the axis is logarithmic: %s", alt)
	}
}

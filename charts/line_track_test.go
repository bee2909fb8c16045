package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

const surveyed = head + "    unit: percent\n    interval: 95% confidence\n    values: {2018: {value: 10, interval: [8, 12]}, 2019: {value: 14, interval: [13, 16]}, 2020: 20, 2021: {value: 30, interval: [20, 40]}}\n"

func TestBandsLieAroundTheirLine(t *testing.T) {
	ds := load(t, surveyed+"charts: {c: {figure: f, kind: line, title: Up}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	plot := gridOf(&ch.scene)
	var bands []shape
	whiskers := 0
	for _, sh := range ch.scene.shapes {
		if sh.role == roleSpread {
			bands = append(bands, sh)
		}
		if sh.role == roleMarker && sh.radius == 0 {
			whiskers++
		}
	}
	if len(bands) != 1 || whiskers != 6 {
		t.Fatalf("%d bands and %d strokes of whiskers; want one band, and a whisker for the lonely interval", len(bands), whiskers)
	}
	unit := plot.height() / 40
	for i, want := range []float64{12, 16, 13, 8} {
		if got := (bands[0].points[i].y - plot.y0) / unit; math.Abs(got-want) > 0.05 {
			t.Errorf("corner %d stands at %.2f, want %v", i, got, want)
		}
	}
	for _, words := range []string{"10% (8% to 12%) in 2018", "Band around the line: 95% confidence.", "No interval for 2020."} {
		if alt := ch.Description(Standing{}); !strings.Contains(alt, words) {
			t.Errorf("the alt text lacks %q:\n%s", words, alt)
		}
	}
}

func TestWhiskersOfBars(t *testing.T) {
	ds := load(t, surveyed+"charts: {up: {figure: f, kind: bar-vertical, title: Up}, along: {figure: f, kind: bar-horizontal, title: Along}}")
	for _, id := range []string{"up", "along"} {
		ch := laidOut(t, ds, chartOf(t, ds, id), 960, 540)
		ink := ch.plan.theme.Ink
		var bars, whiskers []shape
		for _, sh := range ch.scene.shapes {
			switch b := sh.bounds(); {
			case sh.role == roleBar:
				bars = append(bars, sh)
			case sh.role == roleMarker && sh.ink == ink && max(b.width(), b.height()) > 20:
				whiskers = append(whiskers, sh)
			}
		}
		if len(bars) != 4 || len(whiskers) != 3 {
			t.Fatalf("%s: %d bars and %d whiskers", id, len(bars), len(whiskers))
		}
		long := func(s shape) float64 {
			if id == "up" {
				return s.points[1].y - s.points[0].y
			}
			return s.points[1].x - s.points[0].x
		}
		if got := long(whiskers[2]) / long(whiskers[0]); math.Abs(got-5) > 1e-6 {
			t.Errorf("%s: intervals of 20 and 4 are drawn %.3f to 1", id, got)
		}
		if alt := ch.Description(Standing{}); !strings.Contains(alt, "Whiskers: 95% confidence.") {
			t.Errorf("%s: the alt text does not say what the whiskers are:\n%s", id, alt)
		}
	}
}

// TestForecastsOfLongLines checks that the dashes of a long line say that its values are
// forecasts, and not a ring on each; the last one and a disputed one keep theirs, and the last known one has a dot.
func TestForecastsOfLongLines(t *testing.T) {
	var values strings.Builder
	for year := 2000; year <= 2030; year++ {
		switch {
		case year == 2025:
			values.WriteString("2025: {value: 25, status: forecast, disputed: 40, by: b}, ")
		case year > 2020:
			fmt.Fprintf(&values, "%d: {value: %d, status: forecast}, ", year, year-2000)
		default:
			fmt.Fprintf(&values, "%d: %d, ", year, year-2000)
		}
	}
	ds := load(t, head+"    unit: percent\n    values: {"+strings.TrimSuffix(values.String(), ", ")+"}\ncharts: {c: {figure: f, kind: line, title: Up}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var at []float64
	plot := gridOf(&ch.scene)
	for _, sh := range ch.scene.shapes {
		if sh.role == roleMarker && sh.radius > 0 {
			if x := (sh.points[0].x - plot.x0) / plot.width(); len(at) == 0 || math.Abs(at[len(at)-1]-x) > 1e-9 {
				at = append(at, x)
			}
		}
	}
	if len(at) != 3 || math.Abs(at[0]-25./30) > 0.02 || math.Abs(at[1]-1) > 0.02 || math.Abs(at[2]-20./30) > 0.02 {
		t.Errorf("markers stand at %.3f of the time axis, want those of 2025, 2030 and 2020", at)
	}
}

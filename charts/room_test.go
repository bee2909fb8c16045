package charts

import (
	"errors"
	"strings"
	"testing"

	"briefing/data"
)

func TestMarksHaveRoomAtTheEndsOfTheAxis(t *testing.T) {
	for _, values := range []string{
		"{2019: 10, 2020: about 0, 2021: 5}",
		"{2019: 10, 2020: about 100, 2021: 0}",
		"{2019: -10, 2020: about 0, 2021: -5}",
		"{2019: about 0, 2020: about 0}",
	} {
		ds := load(t, head+"    unit: percent\n    values: "+values+"\ncharts: {c: {figure: f, kind: line}}")
		for name, size := range pictures {
			if laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]) == nil {
				t.Errorf("%s does not fit into %s", values, name)
			}
		}
	}
}

// TestHintsOfSize holds that a larger picture is recommended only where it helps.
func TestHintsOfSize(t *testing.T) {
	tests := []struct {
		name, values  string
		width, height float64
		larger        bool
	}{
		{"small", "{A: 1, B: 2}", 60, 40, true},
		{"long word", "{" + strings.Repeat("x", 400) + ": 1, B: 2}", 960, 540, false},
	}
	for _, tt := range tests {
		ds := load(t, head+"    unit: percent\n    values: "+tt.values)
		_, err := New(ds, chartOf(t, ds, "f"), Options{Width: tt.width, Height: tt.height})
		var f data.Fault
		if !errors.As(err, &f) {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if got := strings.Contains(f.Hint, "larger") && strings.Contains(f.Hint, "--dpi"); got != tt.larger {
			t.Errorf("%s: the hint is %q", tt.name, f.Hint)
		}
	}
}

func TestCategoriesGrowWithThePicture(t *testing.T) {
	names := "{The United Municipalities of the Southern Coastal Highlands: 3, " + "Long words of a region" + ": 2, C: 1, D: 2, E: 3, F: 4, G: 5, H: 6}"
	for _, kind := range []string{"bar-vertical", "bar-horizontal"} {
		ds := load(t, head+"    unit: percent\n    values: "+names+"\ncharts: {c: {figure: f, kind: "+kind+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 1920, 1080)
		for _, text := range ch.scene.texts {
			if least := 1.5 * ch.plan.theme.MinText; text.role == roleCategory && text.style.Size < least {
				t.Errorf("%s: %q is set in %.1f points, less than %.1f", kind, text.line.Text, text.style.Size, least)
			}
		}
	}
}

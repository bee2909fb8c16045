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

// TestHintsOfSize checks that a larger picture is recommended only where it helps.
func TestHintsOfSize(t *testing.T) {
	tests := []struct {
		name, values  string
		width, height float64
		inText        bool // whose size the page sets
		larger        bool
	}{
		{"small", "{A: 1, B: 2}", 60, 40, false, true},
		{"small on a page", "{A: 1, B: 2}", 60, 40, true, false},
		{"long word", "{" + strings.Repeat("x", 400) + ": 1, B: 2}", 960, 540, false, false},
	}
	for _, tt := range tests {
		ds := load(t, head+"    unit: percent\n    values: "+tt.values)
		_, err := New(ds, chartOf(t, ds, "f"), Options{Width: tt.width, Height: tt.height, InText: tt.inText})
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

// TestTightness checks that charts of one tightness have their titles in one place,
// and that a chart is as tight as it is asked to be, or tighter.
func TestTightness(t *testing.T) {
	ds := load(t, head+"    unit: people\n    values: {A: 1, B: 2}\n  g: {title: Another thing, unit: people, source: a, values: {C: 30000, D: -5, E: 7, F: 8, G: 9, H: 12}}\n")
	at := func(c *Chart) point {
		for _, text := range c.scene.texts {
			if text.role == roleTitle {
				return point{text.x, text.y}
			}
		}
		t.Fatal("no title")
		return point{}
	}
	last := point{}
	for _, tightness := range []int{-1, 1, 2, 99} {
		var places []point
		for _, id := range []string{"f", "g"} {
			c, err := New(ds, chartOf(t, ds, id), Options{Width: 400, Height: 300, Tightness: tightness})
			if err != nil {
				t.Fatal(err)
			}
			if want := min(max(tightness, 0), int(saveNames)); c.Tightness() != want {
				t.Errorf("%s: tightness %d, not %d", id, c.Tightness(), want)
			}
			places = append(places, at(c))
		}
		if places[0] != places[1] {
			t.Errorf("tightness %d: titles at %v", tightness, places)
		}
		if places[0] == last && tightness < 99 {
			t.Errorf("tightness %d changes nothing", tightness)
		}
		last = places[0]
	}
}

package charts

import (
	"strings"
	"testing"
)

// TestDumbbellShowsBoth checks that of two equal values neither hides the other,
// and that both are printed.
func TestDumbbellShowsBoth(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Then: {A: 5, B: 3}, Now: {A: 5, B: 9}}\ncharts: {c: {figure: f, kind: dumbbell, title: Nothing moved}}")
	ch, err := New(ds, chartOf(t, ds, "c"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkScene(t, ch)
	radii := map[int]float64{}
	for _, s := range ch.scene.shapes {
		if s.role == roleMarker {
			radii[s.owner] = max(radii[s.owner], s.radius)
		}
	}
	if len(radii) != 4 || radii[0] <= radii[1] || radii[2] != radii[3] {
		t.Errorf("discs of %v", radii)
	}
	var values []string
	for _, text := range ch.scene.texts {
		if text.role == roleValue {
			values = append(values, text.line.Text)
		}
	}
	if got := strings.Join(values, " "); len(values) != 6 || got != "5 5 3 9 0 6" {
		t.Errorf("the values are %q", got)
	}
	if !strings.HasPrefix(ch.Description(Standing{}), "Dumbbell chart") {
		t.Errorf("alt text %q", ch.Description(Standing{}))
	}
}

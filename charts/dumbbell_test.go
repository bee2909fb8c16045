package charts

import (
	"slices"
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

// TestGuidesToGaps checks that a faint line leads through each row to the column of gaps, and ends before it.
func TestGuidesToGaps(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Women: {A: 52, B: 70, C: 61}, Men: {A: 71, B: 82, C: 64}}\ncharts: {c: {figure: f, kind: dumbbell}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	gaps := map[float64]rect{} // by their height
	for _, text := range ch.scene.texts {
		if text.role == roleValue && slices.Contains([]string{"19", "12", "3"}, text.line.Text) {
			gaps[text.y] = text.box()
		}
	}
	guides := 0
	for _, sh := range ch.scene.shapes {
		if sh.role != roleGrid || sh.dash == nil {
			continue
		}
		guides++
		found := false
		for _, box := range gaps {
			found = found || box.y0 < sh.points[0].y && sh.points[0].y < box.y1 && sh.points[1].x < box.x0 && box.x0-sh.points[1].x < 12
		}
		if !found {
			t.Errorf("a line leads to %v, and to none of %v", sh.points[1], gaps)
		}
	}
	if guides != 3 || len(gaps) != 3 {
		t.Errorf("%d lines lead to %d gaps", guides, len(gaps))
	}
}

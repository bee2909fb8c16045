package charts

import (
	"fmt"
	"strings"
	"testing"
)

// TestTitleAsksForGap checks which two scenarios are compared for what the title names: two, or one and the
// only other that goes on from it the same way, and that the alt text says how far they are apart.
func TestTitleAsksForGap(t *testing.T) {
	future := func(name string, end int) string {
		return fmt.Sprintf("      %s: {2022: {value: 9, status: forecast}, 2030: {value: %d, status: forecast}}\n", name, end)
	}
	three := future("Pledges", 6) + future("Policies", 12) + future("Goal", 1)
	plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ")
	for _, tt := range []struct{ title, series, label, alt string }{
		{"Pledges are not enough", three, "Gap: 5", "From Goal to Pledges: +5 tonnes, 2030."},
		{"Policies miss the goal", three, "Gap: 11", "From Goal to Policies: +11 tonnes, 2030."},
		{"The goal is far", three, "", ""},                                      // none goes further
		{"Pledges are not enough", three + future("Hope", 2), "", ""},           // two go further
		{"Much is to be done", three, "", ""},                                   // none is named
		{"Pledges fall", future("Pledges", 6) + future("Policies", 12), "", ""}, // the other rises
	} {
		ds := load(t, head+"    unit: tonnes\n    every: irregular\n    series:\n      Past: {2020: 7, 2021: 8, 2022: 9}\n"+tt.series+"charts: {c: {figure: f, kind: line, title: "+tt.title+"}}")
		ch, err := New(ds, chartOf(t, ds, "c"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkScene(t, ch)
		label := ""
		for _, text := range ch.scene.texts {
			if strings.HasPrefix(text.line.Text, "Gap") {
				label = plain.Replace(text.line.Text)
			}
		}
		alt := plain.Replace(ch.Description(Standing{}))
		if label != tt.label || !strings.Contains(alt, tt.alt) || tt.alt == "" && strings.Contains(alt, "From Goal") {
			t.Errorf("%s: the gap says %q, want %q; alt text %q", tt.title, label, tt.label, alt)
		}
	}
}

// TestGapIsShaded checks that the ground between compared lines is shaded from where both begin, with what is
// said of it on it, and that lines which cross, or of which one is context, have a bracket alone.
func TestGapIsShaded(t *testing.T) {
	for _, tt := range []struct {
		high, more string
		shaded     bool
	}{
		{"{2019: 7, 2020: 8, 2021: 9}", "", true},
		{"{2020: 8, 2021: 9}", "", true},
		{"{2019: 4, 2020: 8, 2021: 9}", "", false}, // they cross
		{"{2019: 7, 2020: 8, 2021: 9}", ", highlight: [Low]", false},
		{"{2019: 7, 2020: 8, 2021: 9}", ", kind: step", false},
	} {
		ds := load(t, head+"    unit: tonnes\n    every: irregular\n    series: {Low: {2019: 5, 2020: 4, 2021: 3}, High: "+tt.high+"}\ncharts: {c: {figure: f, title: T, compare: {from: Low, to: High, as: difference, label: Between}"+tt.more+"}}")
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		var ground, bracket *shape
		for i, sh := range ch.scene.shapes {
			switch {
			case sh.role == roleArea:
				ground = &ch.scene.shapes[i]
			case sh.role == roleLeader && len(sh.points) == 4:
				bracket = &ch.scene.shapes[i]
			}
		}
		if (ground != nil) != tt.shaded || (bracket != nil) == tt.shaded {
			t.Errorf("High %s%s: shaded %t, bracket %t", tt.high, tt.more, ground != nil, bracket != nil)
			continue
		}
		for _, text := range ch.scene.texts {
			if box := text.box(); tt.shaded && strings.HasPrefix(text.line.Text, "Between") && !encloses(*ground, box) {
				t.Errorf("High %s: the text at %v is not on the ground", tt.high, box)
			}
		}
		if places := len(ch.plan.chart.Series[1].Keys); tt.shaded && len(ground.points) != 2*places {
			t.Errorf("High %s: the ground has %d corners, want %d", tt.high, len(ground.points), 2*places)
		}
	}
}

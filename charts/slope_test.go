package charts

import (
	"fmt"
	"strings"
	"testing"

	"briefing/data"
)

// TestTurns checks that a line only rises or falls where its bounds leave no
// doubt.
func TestTurns(t *testing.T) {
	tests := []struct {
		then, now string
		want      direction
	}{
		{"5", "7", directionUp}, {"7", "5", directionDown}, {"5", "5", directionLevel}, {"-5", "-7", directionDown},
		{"5", "more than 7", directionUp}, {"5", "up to 7", directionLevel}, {"up to 5", "7", directionUp}, {"more than 5", "7", directionLevel},
		{"7", "less than 5", directionDown}, {"7", "at least 5", directionLevel}, {"at least 7", "5", directionDown}, {"less than 7", "5", directionLevel},
		{"between 4 and 6", "5", directionLevel}, {"between 4 and 6", "7", directionUp}, {"7", "between 4 and 6", directionDown}, {"about 5", "7", directionUp},
	}
	for _, tt := range tests {
		ds := load(t, head+"    unit: percent\n    values: {2019: "+tt.then+", 2020: "+tt.now+"}")
		v := ds.Figures[0].Series[0].Values
		if got := directionOf(v[0], v[1]); got != tt.want {
			t.Errorf("from %s to %s: %v, want %v", tt.then, tt.now, got, tt.want)
		}
	}
}

// TestSlopesSayAllEnds checks that names and values stand at both ends, that the
// first and the last of several periods are compared, and that a value that is
// missing leaves no line.
func TestSlopesSayAllEnds(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {One: {2010: 20, 2015: 99, 2020: 30}, Two: {2010: 20, 2020: 10}, Gone: {2010: 25, 2015: 24, 2020: {missing: dissolved}}}\ncharts: {c: {figure: f, kind: slope, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var all []string
	for _, text := range ch.scene.texts {
		all = append(all, text.line.Text)
	}
	joined := strings.Join(all, "|") + "|"
	for _, want := range []string{"|2010|", "|2020|", "One  20%|", "30%  One|", "Two  20%|", "10%  Two|", "Gone  25%|", "Rising|", "Falling|"} {
		if !strings.Contains(joined, want) {
			t.Errorf("%q is not in %q", want, joined)
		}
	}
	if strings.Contains(joined, "99") || strings.Contains(joined, "|Unchanged") {
		t.Errorf("%q", joined)
	}
	lines := 0
	for _, sh := range ch.scene.shapes {
		if sh.role == roleLine {
			lines++
		}
	}
	if lines != 2 {
		t.Errorf("%d lines", lines)
	}
	if alt := ch.Description(Standing{}); !strings.Contains(alt, "Slope chart") || !strings.Contains(alt, "One rose from 20% in 2010 to 30% in 2020.") || !strings.Contains(alt, "No value for Gone, 2020: dissolved.") {
		t.Errorf("alt text %q", alt)
	}
}

// TestSmallChangesLookSmall checks that a change of a hundredth is no cliff.
func TestSmallChangesLookSmall(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {2019: 100, 2020: 101}\ncharts: {c: {figure: f, kind: slope, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	for _, sh := range ch.scene.shapes {
		if rise := sh.bounds().height(); sh.role == roleLine && rise > 0.1*ch.scene.height {
			t.Errorf("the line rises by %.0f of %.0f points", rise, ch.scene.height)
		}
	}
}

// TestSlopeColours checks that colours tell the way of lines only where anybody
// can tell them apart.
func TestSlopeColours(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {One: {2010: 20, 2020: 30}, Two: {2010: 20, 2020: 10}, Same: {2010: 5, 2020: 5}}\ncharts: {c: {figure: f, kind: slope, title: T}}")
	for _, name := range data.ThemeNames() {
		ds.Theme = data.Theme{Base: name}
		ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
		inks := map[string]bool{}
		for _, sh := range ch.scene.shapes {
			if sh.role == roleLine {
				inks[hexOf(sh.ink)] = true
			}
		}
		if len(inks) != 3 {
			t.Errorf("%s: lines in %v", name, inks)
		}
	}
	own := Light()
	own.Series = own.Series[:1]
	p := mustPlan(t, ds, "c")
	p.theme = own
	c := &slopeChart{plan: p, lines: p.words.slopeLines()}
	if c.directionInks() != nil {
		t.Errorf("one colour tells three ways: %v", c.directionInks())
	}
}

// TestSlopesOfEveryNumber checks that up to forty lines fit into a large picture.
func TestSlopesOfEveryNumber(t *testing.T) {
	for _, n := range []int{1, 2, 7, 25, 40} {
		ds := load(t, bigData(n, 2, func(i, j int) string { return fmt.Sprint((i*7+j*13)%40 - 10) })+"charts: {c: {figure: f, kind: slope}}")
		for name, size := range pictures {
			if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
				t.Errorf("%d lines do not fit into 4K", n)
			}
		}
	}
}

// TestSlopesOfPlaces checks that of places the first stands on top, that a line towards it rises, and that the
// description says places.
func TestSlopesOfPlaces(t *testing.T) {
	ds := load(t, head+"    unit: rank\n    series: {Up: {2010: 20, 2020: 3}, Down: {2010: 1, 2020: 9}}\ncharts: {c: {figure: f, kind: slope, title: T}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	at := heightsOf(ch)
	if !(at["Down  1"] > at["Up  20"] && at["3  Up"] > at["9  Down"] && at["9  Down"] > 0) {
		t.Errorf("heights of names: %v", at)
	}
	if at["Rising"] == 0 || at["Falling"] == 0 {
		t.Errorf("the legend is not in %v", at)
	}
	for i, want := range []direction{directionUp, directionDown} {
		if got := ch.plan.words.slopeLines()[i].direction; got != want {
			t.Errorf("line %d goes %v, want %v", i, got, want)
		}
	}
	if alt := ch.Description(Standing{}); !strings.Contains(alt, "Up went from place 20 in 2010 to place 3 in 2020.") || strings.Contains(alt, "fell") {
		t.Error(alt)
	}
}

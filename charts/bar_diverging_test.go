package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAnswersStandAboutZero checks on which side of zero answers stand, and that
// each is as long as its number.
func TestAnswersStandAboutZero(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Bad: {A: 10}, Poor: {A: 20}, Neither: {A: 8}, Good: {A: 30}, Best: {A: more than 5}}\ncharts: {c: {figure: f, kind: bar-diverging}}")
	ch := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540)
	var zero, whole float64
	lengths := map[int]rect{}
	for _, sh := range ch.scene.shapes {
		switch sh.role {
		case roleBaseline:
			zero = sh.points[0].x
		case roleBar:
			if sh.width == 0 && sh.owner < 4 {
				lengths[sh.owner], whole = sh.bounds(), whole+sh.bounds().width()
			}
		}
	}
	if len(lengths) != 4 || lengths[1].x1 > lengths[2].x0+slack || lengths[0].x1 > lengths[1].x0+slack || lengths[3].x0 < zero {
		t.Fatalf("the answers stand at %v, zero at %.1f", lengths, zero)
	}
	if mid := (lengths[2].x0 + lengths[2].x1) / 2; mid < zero-slack || mid > zero+slack {
		t.Errorf("the middle of the neutral answer stands at %.1f, zero at %.1f", mid, zero)
	}
	for owner, number := range []float64{10, 20, 8, 30} {
		if got := lengths[owner].width() / whole * 68; got < number-0.05 || got > number+0.05 {
			t.Errorf("an answer of %v is %v long", number, got)
		}
	}
	for _, text := range ch.scene.texts {
		if text.role == roleTick && strings.ContainsAny(text.line.Text, "-−") {
			t.Errorf("the axis says %s", text.line.Text)
		}
	}
	var legend []string
	for _, text := range ch.scene.texts {
		if text.role == roleLegend {
			legend = append(legend, text.line.Text)
		}
	}
	if want := []string{"Bad", "Poor", "Neither", "Good", "Best"}; !slices.Equal(legend, want) {
		t.Errorf("the legend is %q", legend)
	}
}

// TestOpenNeutral checks that both sides of a neutral answer of at least so many
// are open.
func TestOpenNeutral(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    series: {Bad: {A: 10}, Neither: {A: at least 8}, Good: {A: 30}}\ncharts: {c: {figure: f, kind: bar-diverging}}")
	p := mustPlan(t, ds, "c")
	b := newBars(&sheet{plan: p}, true, oneLane)
	b.plot.values = valueRange{p.chart.Series[0].Values[0].Number.Rat(), p.chart.Series[0].Values[0].Number.Rat()}
	b.addAnswers(0, p.keys[0])
	if n := b.bars.all; !n[0].open || n[1].open || !n[2].open || n[0].to != -14 || n[2].to != 34 {
		t.Errorf("%+v", n)
	}
}

// TestScalesOfEveryNumber checks that scales of two to seven answers fit.
func TestScalesOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 3, 12, 40} {
		for m := 2; m <= 7; m++ {
			ds := load(t, bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7 + j*13) % 14) })+"charts: {c: {figure: f, kind: bar-diverging}}")
			for name, size := range pictures {
				if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
					t.Errorf("%d keys of %d answers do not fit into 4K", n, m)
				}
			}
		}
	}
}

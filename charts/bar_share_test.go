package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"briefing/charts/look"
)

// shareEnds are the ends of the parts at each key, in percent.
func shareEnds(t *testing.T, content string) (*barChart, [][]float64) {
	t.Helper()
	ds := load(t, content)
	s := &sheet{plan: mustPlan(t, ds, "c"), sizes: newSizes(Light(), 960, 540, 0)}
	b, err := newShares(s, false)
	if err != nil {
		t.Fatal(err)
	}
	ends := make([][]float64, len(b.plan.keys))
	for i := range b.plan.keys {
		for _, n := range b.bars.at(i) {
			ends[i] = append(ends[i], math.Round(n.to*10)/10)
		}
	}
	return b, ends
}

// TestSharesFillTheWhole checks that parts reach the whole, however they are
// rounded, that bounds stay bounds, and that a whole is not made up for parts
// that are not known.
func TestSharesFillTheWhole(t *testing.T) {
	b, ends := shareEnds(t, head+`    unit: users
    series:
      Low: {A: 1, B: more than 20, C: {missing: closed}, D: 0}
      Mid: {A: 1, B: 30, C: 4, D: 0}
      High: {A: 1, B: 50, C: 5, D: 0}
charts: {c: {figure: f, kind: bar-share}}
`)
	if got := ends[0]; got[0] != 33.3 || got[1] != 66.7 || got[2] != 100 {
		t.Errorf("thirds end at %v", got)
	}
	if got := ends[1]; got[2] != 100 || b.bars.at(1)[0].look.End != look.Open || b.bars.at(1)[1].look.End != look.Outline {
		t.Errorf("the shares of a bound end at %v: %+v", got, b.bars.at(1))
	}
	if !b.bars.at(1)[2].closed || b.marks.fade(b.bars.at(1)[2]) != 0 {
		t.Error("a whole fades out beyond 100%")
	}
	if !b.bars.empty(2) || !b.bars.empty(3) {
		t.Error("a whole that is not known, or nothing, has shares")
	}
	text := ""
	for _, n := range b.plan.notes {
		text += n.text + " "
	}
	for _, want := range []string{"No shares for C: no value for Low.", "No shares for D: ", "A: the percentages as printed do not add up to the whole", "Shares computed"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notes lack %q: %s", want, text)
		}
	}
}

// TestSharesOfPercentages checks that percentages that add up are printed as
// their source has them, and drawn to the whole.
func TestSharesOfPercentages(t *testing.T) {
	b, ends := shareEnds(t, head+"    unit: percent\n    series: {Yes: {A: 33.4}, No: {A: 33.3}, Perhaps: {A: 33.2}}\ncharts: {c: {figure: f, kind: bar-share}}")
	if got := ends[0]; got[0] != 33.4 || got[2] != 100 {
		t.Errorf("the parts end at %v", got)
	}
	ch := laidOut(t, load(t, head+"    unit: percent\n    series: {Yes: {A: 33.4}, No: {A: 33.3}, Perhaps: {A: 33.2}}\ncharts: {c: {figure: f, kind: bar-share}}"), b.plan.chart, 960, 540)
	if alt := ch.Description(Standing{}); !strings.Contains(alt, "33.2%") || strings.Contains(alt, "computed") {
		t.Errorf("alt text %q", alt)
	}
}

// TestSharesOfEveryNumber checks that wholes of any number, of any number of
// parts, fit into a large picture.
func TestSharesOfEveryNumber(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 3, 12, 40} {
		for m := 2; m <= 8; m++ {
			content := strings.Replace(bigData(n, m, func(i, j int) string { return fmt.Sprint((i*7 + j*13) % 40) }), "unit: percent", "unit: users", 1)
			ds := load(t, content+"charts: {c: {figure: f, kind: bar-share}}")
			for name, size := range pictures {
				if ch := laidOut(t, ds, chartOf(t, ds, "c"), size[0], size[1]); ch == nil && name == "4K" {
					t.Errorf("%d keys of %d parts do not fit into 4K", n, m)
				}
			}
		}
	}
}

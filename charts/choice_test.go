package charts

import (
	"slices"
	"testing"
)

// TestAggregatesAreMuted checks that wholes beside their parts, and rests of others, have
// the muted colour, and that the parts keep the first colours.
func TestAggregatesAreMuted(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"choice-lines", "choice-share"} {
		p := laidOut(t, ds, chartOf(t, ds, id), 960, 540).plan
		parts := 0
		for i := range p.chart.Series {
			want := p.theme.Series[parts]
			if p.chart.Context(i) {
				want = p.theme.Muted
			} else {
				parts++
			}
			if got := p.seriesInk(i); got != want {
				t.Errorf("%s: series %d has the colour %v, want %v", id, i, got, want)
			}
		}
		if parts == len(p.chart.Series) {
			t.Errorf("%s has no series that stands apart", id)
		}
	}
}

// TestAggregatesStandApart checks that there is more room before what stands apart than
// between the others.
func TestAggregatesStandApart(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"choice-apart", "choice-rest", "choice-ends"} {
		c := chartOf(t, ds, id)
		ch := laidOut(t, ds, c, 960, 540)
		var x, y []float64
		for _, k := range c.Keys {
			i := slices.IndexFunc(ch.scene.texts, func(text placedText) bool { return text.role == roleCategory && text.line.Text == k.Name })
			if i < 0 {
				t.Fatalf("%s has no name %s", id, k)
			}
			box := ch.scene.texts[i].box()
			x, y = append(x, (box.x0+box.x1)/2), append(y, -(box.y0+box.y1)/2)
		}
		at, n := y, len(y)-1
		if y[0] == y[1] {
			at = x
		}
		if usual, last := at[1]-at[0], at[n]-at[n-1]; last < 1.4*usual {
			t.Errorf("%s: %s is %.1f points after the others, which are %.1f apart", id, c.Keys[n], last, usual)
		}
	}
}

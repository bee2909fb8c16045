package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// TestAggregatesAreMuted checks that wholes beside their parts, and rests of others, have
// the muted colour, and that the parts keep the first colours.
func TestAggregatesAreMuted(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"choice-lines", "choice-share"} {
		c := *chartOf(t, ds, id)
		c.Title.Plain = "What follows" // and names none of them
		p := laidOut(t, ds, &c, 960, 540).plan
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

// TestUnionsAreSetApart checks that a union of countries among its members looks like an aggregate: its groups of
// bars end darker beside one that stands out, in greys of the same order, and its name is bold where none does.
func TestUnionsAreSetApart(t *testing.T) {
	const bars = "    unit: percent\n    series: {'2020': {EU: 1, France: 2, Italy: 3}, '2024': {EU: 4, France: 5, Italy: 6}}\ncharts: {c: {figure: f, kind: bar-grouped, title: %s}}"
	p := mustPlan(t, load(t, head+fmt.Sprintf(bars, "France leads")), "c")
	for i := range p.chart.Series {
		union, member := p.ink(i, data.CategoryKey("EU")), p.ink(i, data.CategoryKey("Italy"))
		if contrast(union, p.theme.Paper) < []float64{1.05, 1.3}[i]*contrast(member, p.theme.Paper) || colourful(union) || colourful(member) {
			t.Errorf("series %d: the union is %s, a member %s", i, hexOf(union), hexOf(member))
		}
	}
	ds := load(t, head+fmt.Sprintf(bars, "T"))
	for _, text := range laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).scene.texts {
		if text.role == roleCategory && text.style.Bold != (text.line.Text == "EU") {
			t.Errorf("the name %q is bold: %v", text.line.Text, text.style.Bold)
		}
	}
}

// TestTotalInWords checks that what stands over stacks is in the alt text, and its source at
// the foot.
func TestTotalInWords(t *testing.T) {
	ds := load(t, `title: T
sources: {s: {publisher: P, title: Q}, o: {publisher: Other office, title: W}}
figures:
  scale: {title: Scale, unit: tonnes, source: o, chart: false, values: {2019: 11, 2020: more than 13}}
  parts: {title: Parts, unit: tonnes, source: s, total: scale, series: {A: {2019: 5, 2020: 6}, B: {2019: 6, 2020: 7}}}
`)
	if got, want := breakable(altText(t, ds, "parts")), "Scale, the total of the parts: 11 tonnes in 2019; more than 13 tonnes in 2020."; !strings.Contains(got, want) {
		t.Errorf("the alt text is %q, want it to say %q", got, want)
	}
	if got := laidOut(t, ds, chartOf(t, ds, "parts"), 960, 540).Sources(); len(got) != 2 {
		t.Errorf("%d sources are cited, want 2", len(got))
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

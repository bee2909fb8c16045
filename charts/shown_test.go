package charts

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
)

// TestDrawnAsShown checks that values stand where their labels put them, and that what is
// shown as a bound is drawn as one, but compared by what is known of it.
func TestDrawnAsShown(t *testing.T) {
	ds := load(t, `title: T
sources:
  s: {publisher: P, title: Yearbook, date: 2024-01}
figures:
  f: {title: F, unit: people, source: s, scale: million, decimals: 1, values: {2019: 35510000, 2020: 35540000, 2021: 36}}
  b: {title: B, unit: people, source: s, decimals: 0, values: {A: 2.5, B: -0.4, C: 0}}
`)
	p, err := newPlan(ds, chartOf(t, ds, "f"), Light(), Options{Fonts: typeset.Default()})
	if err != nil {
		t.Fatal(err)
	}
	values := p.chart.Series[0].Values
	for i, want := range []string{"35.5", "35.5", "0.1"} {
		if got := values[i].Number.String(); got != want {
			t.Errorf("the value %d is drawn at %s, want %s", i, got, want)
		}
	}
	if !values[2].Is.Upper() {
		t.Error("less than 0.1 is not drawn as a bound")
	}
	if got, want := breakable(altText(t, ds, "b")), "From highest to lowest: A 3 people; C 0 people; B more than −1 people"; !strings.Contains(got, want) {
		t.Errorf("the alt text is %q, want it to say %q", got, want)
	}
}

package charts

import (
	"strings"
	"testing"

	"briefing/data"
)

func TestRemarks(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A: 1, B: 2}\ncharts: {c: {figure: f, title: "+strings.Repeat("A title that says much. ", 12)+"}}")
	c := chartOf(t, ds, "c")
	for _, tt := range []struct {
		width, height, dpi float64
		want               string
	}{
		{960, 540, 144, "charts.c.title: the title takes 4 lines of a chart of 960 × 540 points [long-title]"},
		{1920, 1080, 36, "charts.c.title: the title takes 4 lines of a chart of 1920 × 1080 points [long-title]"},
		{960, 540, 60, "charts.c: the smallest text is 10 pixels high, less than 11 [small-text]"},
	} {
		ch := laidOut(t, ds, c, tt.width, tt.height)
		if got := ch.Remarks(ds, tt.dpi).Error(); !strings.Contains(got, tt.want) {
			t.Errorf("%v × %v at %v: %s", tt.width, tt.height, tt.dpi, got)
		}
	}
	ds = load(t, head+"    unit: percent\n    values: {A: 1, B: 2}\ncharts: {c: {figure: f, title: B leads}}")
	if got := laidOut(t, ds, chartOf(t, ds, "c"), 960, 540).Remarks(ds, 144); got != nil {
		t.Error(got)
	}
}

// TestScreenWhereNothingElseFits checks that a chart whose texts have no room at the resolution of slides is one
// for screens, which is said, where nobody asked for that resolution; and refused where somebody did.
func TestScreenWhereNothingElseFits(t *testing.T) {
	const row = "{A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, I: 9, J: 10, K: 11, L: 12, M: 13, N: 14}"
	ds := load(t, head+"    unit: percent\n    series: {Low: "+row+", High: "+strings.ReplaceAll(row, ": ", ": 4")+"}\ncharts: {c: {figure: f, kind: dumbbell, title: T}}")
	c := chartOf(t, ds, "c")
	small := data.Size{Width: 600, Height: 338}
	if _, err := New(ds, c, Options{Size: small}); err == nil || !strings.Contains(err.Error(), "there is no room for 14 categories") {
		t.Errorf("at 144 pixels per inch: %v", err)
	}
	ch, err := New(ds, c, Options{Size: small, OrScreen: true})
	if err != nil {
		t.Fatal(err)
	}
	if w, h := ch.Size(); ch.DPI() != 96 || w != 450 || h != 253.5 {
		t.Errorf("%d pixels per inch, %g by %g points", ch.DPI(), w, h)
	}
	if got, want := ch.Remarks(ds, 96).Error(), "the chart has room for its texts only at 96 pixels per inch, as web pages have [small-text]"; !strings.Contains(got, want) {
		t.Errorf("the remarks are %s", got)
	}
	if ch, err := New(ds, c, Options{OrScreen: true}); err != nil || ch.DPI() != data.DefaultDPI || ch.Remarks(ds, 144) != nil {
		t.Errorf("a slide: %v", err)
	}
	if _, err := New(ds, c, Options{Size: data.Size{Width: 300, Height: 169}, OrScreen: true}); err == nil {
		t.Error("14 rows have room in 300 by 169 pixels")
	}
}

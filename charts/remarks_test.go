package charts

import (
	"strings"
	"testing"
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

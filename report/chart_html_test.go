package report

import (
	"bytes"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/report/reporttest"
)

// TestChartHTML: a chart as a page of its own has its numbers and its sources, numbered as the
// picture numbers them, and the same bytes each time.
func TestChartHTML(t *testing.T) {
	ds := reporttest.Shipped(t)
	for _, c := range ds.Charts {
		drawn, err := charts.New(ds, c, charts.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var pages [2]bytes.Buffer
		for i := range pages {
			if err := WriteChartHTML(&pages[i], ds, c, drawn, Options{Producer: "briefing"}); err != nil {
				t.Fatal(err)
			}
		}
		page := pages[0].String()
		if page != pages[1].String() {
			t.Errorf("%s: two pages differ", c.ID)
		}
		if n := strings.Count(page, `<li id="source.`); n != len(drawn.Sources()) {
			t.Errorf("%s: %d sources, want %d", c.ID, n, len(drawn.Sources()))
		}
		if n := strings.Count(page, `<th scope="row">`); n < len(c.Keys) {
			t.Errorf("%s: %d rows of %d keys", c.ID, n, len(c.Keys))
		}
	}
}

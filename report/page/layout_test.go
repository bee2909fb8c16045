package page

import (
	"fmt"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/reporttest"
)

// TestLayouts checks the pages of each layout, and what is true of all documents.
func TestLayouts(t *testing.T) {
	for _, name := range []data.Layout{data.LayoutLetter, data.LayoutDeck} {
		d := layout(t, small+fmt.Sprintf("layout: %s\n", name))
		check(t, d)
		reporttest.Golden(t, fmt.Sprintf("small-%s.txt", name), dump(d.Pages))
	}
	for _, name := range []data.Layout{data.LayoutA4, data.LayoutLetter, data.LayoutDeck} {
		ds := reporttest.Shipped(t)
		ds.Layout = name
		d := document(t, ds)
		check(t, d)
	}
}

// TestDeck: every chart, or row of charts, has a slide of its own, and the tables
// stand at the end.
func TestDeck(t *testing.T) {
	ds := reporttest.Shipped(t)
	ds.Layout = data.LayoutDeck
	d := document(t, ds)
	tables := false
	for i, p := range d.Pages {
		charts, row := 0, 0.0
		for _, b := range p {
			switch {
			case b.Kind == BoxChart && b.H > d.sparkHeight && b.Y != row:
				charts, row = charts+1, b.Y
			case b.Kind == BoxAnchor && b.Anchor == "tables":
				tables = true
			}
			if charts > 0 && role(b) == "TD" {
				t.Errorf("slide %d has a chart and a table", i+1)
			}
		}
		if charts > 1 || charts > 0 && tables {
			t.Errorf("slide %d has %d charts; those after the tables have none", i+1, charts)
		}
	}
	if !tables || !strings.Contains(texts(d.Pages), "Data of the charts Figure 1.") {
		t.Error("no tables at the end")
	}
}

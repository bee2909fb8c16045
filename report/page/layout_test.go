package page

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg/recorder"

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

// TestDataAtEnd checks that charts whose data stand at the end lead to them, and these back, in
// decks and where the file asks for it.
func TestDataAtEnd(t *testing.T) {
	deck := reporttest.Shipped(t)
	deck.Layout = data.LayoutDeck
	pages := reporttest.Load(t, strings.ReplaceAll(string(read(t, "testdata/pages/atlas.yaml")), "  - chart: ", "  - data-table: end\n    chart: "))
	for name, ds := range map[string]*data.Dataset{"deck": deck, "pages": pages} {
		d := document(t, ds)
		check(t, d)
		links, tables := map[string]int{}, false
		for _, p := range d.Pages {
			for _, b := range p {
				tables = tables || b.Kind == BoxAnchor && b.Anchor == "tables"
				if role(b) == "TH" && !tables && !strings.Contains(texts(d.Pages), "Table 1.") {
					t.Errorf("%s: a table stands with its chart", name)
				}
				if b.Kind == BoxText && b.To != nil {
					links[b.To.Anchor]++
				}
			}
		}
		n := 0
		for links[fmt.Sprint("data.", n+1)] > 0 {
			n++
			if links[fmt.Sprint("chart.", n)] == 0 {
				t.Errorf("%s: no way back to chart %d", name, n)
			}
		}
		if want := map[string]int{"deck": 9, "pages": 12}[name]; n != want {
			t.Errorf("%s: %d charts lead to their data, not %d", name, n, want)
		}
	}
}

// TestSlidesSayMore checks that no slide of the body of the shipped deck holds one text alone.
func TestSlidesSayMore(t *testing.T) {
	ds := reporttest.Shipped(t)
	ds.Layout = data.LayoutDeck
	d := document(t, ds)
	for i, p := range d.Pages[2:] {
		elements := map[*Element]bool{}
		for _, b := range p {
			if b.Kind == BoxAnchor && b.Anchor == "tables" {
				return
			}
			if r := role(b); r == "P" || r == "LBody" || r == "Figure" || r == "TD" {
				elements[b.Element] = true
			}
		}
		if len(elements) < 2 {
			t.Errorf("slide %d holds %d things", i+3, len(elements))
		}
	}
}

// TestSlidesAreRead: no letters on slides are smaller than 12 pt, in texts, notes and charts, but for raised marks.
func TestSlidesAreRead(t *testing.T) {
	ds := reporttest.Shipped(t)
	ds.Layout = data.LayoutDeck
	const least = 12 - 1e-9
	letters := 0
	for i, p := range document(t, ds).Pages {
		for _, b := range p {
			switch b.Kind {
			case BoxText:
				for _, run := range b.Line.Runs {
					letters++
					if run.Size < least && strings.Trim(b.Line.Text, "[]0123456789–, ") != "" {
						t.Errorf("slide %d: %q is of %.1f pt", i+1, b.Line.Text, run.Size)
					}
				}
			case BoxChart:
				var r recorder.Canvas
				b.Chart.Draw(&r)
				for _, a := range r.Actions {
					if s, ok := a.(*recorder.FillString); ok && float64(s.Size) < least {
						t.Errorf("slide %d: %q is of %.1f pt", i+1, s.String, float64(s.Size))
					}
				}
			}
		}
	}
	if letters == 0 {
		t.Error("nothing is written")
	}
}

// read is the content of a file.
func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

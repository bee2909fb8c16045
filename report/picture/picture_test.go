package picture

import (
	"bytes"
	"image/png"
	"testing"

	"briefing/charts"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// laid lays the pages of a dataset out.
func laid(t *testing.T, ds *data.Dataset) *page.Document {
	t.Helper()
	fonts, err := charts.Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	d, faults := doc.New(ds)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p, err := page.New(ds, d, fonts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPictures draws the pages of the shipped briefing: each in its size, on white, with ink on
// it.
func TestPictures(t *testing.T) {
	d := laid(t, reporttest.Shipped(t))
	for n := range d.Pages {
		var b bytes.Buffer
		if err := WritePNG(&b, d, n, 72); err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if size := picture.Bounds().Size(); size.X != 595 || size.Y != 842 { // A4 at 72 pixels an inch
			t.Errorf("page %d has %v pixels", n+1, size)
		}
		if r, g, b, _ := picture.At(1, 840).RGBA(); r+g+b != 3*0xffff {
			t.Errorf("the corner of page %d is not white", n+1)
		}
		inked := 0
		for y := range 842 {
			for x := range 595 {
				if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x8000 {
					inked++
				}
			}
		}
		if inked < 500 {
			t.Errorf("page %d has %d dark pixels", n+1, inked)
		}
	}
}

// TestPrint holds that pages which look the same have one print, and others have another.
func TestPrint(t *testing.T) {
	one, again := laid(t, reporttest.Shipped(t)), laid(t, reporttest.Shipped(t))
	prints := map[string]int{}
	for n := range one.Pages {
		print := Print(one, n)
		if print != Print(again, n) {
			t.Errorf("page %d has another print when it is laid out again", n+1)
		}
		if first, known := prints[print]; known {
			t.Errorf("pages %d and %d have one print", first+1, n+1)
		}
		prints[print] = n
	}
	changed := *reporttest.Shipped(t)
	changed.Title.Plain, changed.Title.Parts = "Another title", nil
	if other := laid(t, &changed); Print(other, 0) == Print(one, 0) {
		t.Error("the cover has the print of one with another title")
	}
}

package report

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"strings"
	"testing"

	"briefing/data"
	"briefing/report/page"
	"briefing/report/pdf"
	"briefing/report/reporttest"
)

// brokenImage is a picture that cannot be drawn.
type brokenImage struct{ image.Image }

func (brokenImage) ColorModel() color.Model    { return color.RGBAModel }
func (brokenImage) Bounds() image.Rectangle    { return image.Rect(0, 0, 8, 8) }
func (brokenImage) At(int, int) color.Color    { panic("no such pixel") }
func (brokenImage) RGBAAt(int, int) color.RGBA { panic("no such pixel") }

// fault returns the only fault of an error.
func fault(t *testing.T, err error) data.Fault {
	t.Helper()
	var faults data.Faults
	if !errors.As(err, &faults) || len(faults) != 1 {
		t.Fatalf("not one fault: %v", err)
	}
	return faults[0]
}

// TestPanicInDrawing breaks what a page holds, and checks that the failure has the
// place of the block that it stands in.
func TestPanicInDrawing(t *testing.T) {
	line := 1 + strings.Count(small[:strings.Index(small, "- chart: share")], "\n")
	for name, breakIt := range map[string]func(*page.Box){
		"a chart":   func(b *page.Box) { b.Chart = nil },
		"a picture": func(b *page.Box) { b.Kind, b.Image = page.BoxImage, brokenImage{} },
	} {
		d := layout(t, small)
		for _, p := range d.laid.Pages {
			for i := range p {
				if p[i].Kind == page.BoxChart {
					breakIt(&p[i])
				}
			}
		}
		f := fault(t, d.WritePDF(&bytes.Buffer{}))
		if f.Pos.Line != line || !strings.HasPrefix(f.Text, "the program failed on this block: ") {
			t.Errorf("%s: got %v, want line %d", name, f, line)
		}
	}
}

// TestPanicInLayout hands over blocks that no file makes.
func TestPanicInLayout(t *testing.T) {
	for _, l := range []data.Layout{data.LayoutA4, data.LayoutDeck} {
		ds := reporttest.Load(t, small)
		ds.Layout = l
		pos := data.Pos{File: "test.yaml", Line: 30, Col: 5}
		ds.Briefing = append(ds.Briefing, data.Block{Kind: data.BlockChart, Pos: pos}, data.Block{Kind: data.BlockText, Text: data.Text{Parts: []data.Part{{Text: "<b>"}}, Pos: data.Pos{File: "test.yaml", Line: 40, Col: 1}}})
		_, err := New(ds, Options{})
		var faults data.Faults
		if !errors.As(err, &faults) || len(faults) != 2 || faults[0].Pos != pos || !strings.Contains(faults[0].Text, "failed on this block") || faults[1].Pos.Line != 40 {
			t.Errorf("%s: got %v", l, err)
		}
	}
}

// TestPanicInContainer: what gofpdf fails on has a place in the file.
func TestPanicInContainer(t *testing.T) {
	d := layout(t, small)
	d.doc.Logo = &data.File{Pos: data.Pos{Line: 80}}
	firstOf2 := 1 + strings.Count(small[:strings.Index(small, "- heading: Scale")], "\n")
	for _, tt := range []struct {
		err  pdf.ContainerError
		line int
	}{
		{pdf.ContainerError{Page: 2}, firstOf2},
		{pdf.ContainerError{Page: 1}, d.laid.TitlePos.Line},
		{pdf.ContainerError{Picture: 1}, 80},
		{pdf.ContainerError{}, d.laid.TitlePos.Line},
	} {
		tt.err.Cause = errFull
		if f := fault(t, d.located(&tt.err)); f.Pos.Line != tt.line || !strings.Contains(f.Text, errFull.Error()) {
			t.Errorf("%v: got %v, want line %d", tt.err, f, tt.line)
		}
	}
	if err := d.located(errFull); err != errFull {
		t.Errorf("got %v", err)
	}
}

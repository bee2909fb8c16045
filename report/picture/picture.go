// Package picture draws the pages of a briefing as pictures, for whoever looks at them on a
// screen: as pictures they have no text.
package picture

import (
	"crypto/sha256"
	"encoding/hex"
	"image/color"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"

	"briefing/charts/raster"
	"briefing/charts/typeset"
	"briefing/report/page"
)

// Size returns the width and height of the picture of a page, counted from 0, in pixels.
func Size(d *page.Document, n int, dpi float64) (width, height int) {
	w, h := d.Size(n)
	return int(math.Round(w * dpi / 72)), int(math.Round(h * dpi / 72))
}

// WritePNG writes a page, counted from 0, as a PNG picture of so many pixels an inch. Errors are
// those of w.
func WritePNG(w io.Writer, d *page.Document, n int, dpi float64) error {
	width, height := Size(d, n, dpi)
	cv := raster.New(width, height, dpi, color.White, d.Fonts)
	defer cv.Release()
	draw(cv, d, n)
	return cv.EncodePNG(w, raster.Meta{})
}

// Print tells the picture of a page apart from any other: pages of one print look the same.
func Print(d *page.Document, n int) string {
	var rec recorder.Canvas
	draw(&rec, d, n)
	h := sha256.New()
	for _, action := range rec.Actions {
		io.WriteString(h, action.Call()+"\n")
	}
	return hex.EncodeToString(h.Sum(nil))
}

// draw draws the boxes of a page. Those of a page go down, the canvas goes up.
func draw(cv vg.Canvas, d *page.Document, n int) {
	vg.Initialize(cv)
	_, height := d.Size(n)
	for _, b := range d.Pages[n] {
		area := vg.Rectangle{Min: vg.Point{X: vg.Length(b.X), Y: vg.Length(height - b.Y - b.H)}, Max: vg.Point{X: vg.Length(b.X + b.W), Y: vg.Length(height - b.Y)}}
		switch b.Kind {
		case page.BoxText:
			cv.SetColor(b.Ink)
			typeset.Draw(cv, vg.Point{X: area.Min.X, Y: vg.Length(height - b.Baseline)}, *b.Line)
		case page.BoxFill:
			cv.SetColor(b.Ink)
			cv.Fill(area.Path())
		case page.BoxChart:
			cv.Push()
			cv.Translate(area.Min)
			b.Chart.Draw(cv)
			cv.Pop()
		case page.BoxImage:
			cv.DrawImage(area, b.Image)
		case page.BoxAnchor, page.BoxEmpty, page.BoxLink:
		}
	}
}

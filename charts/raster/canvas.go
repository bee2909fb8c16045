// Package raster draws charts as pixels: a gonum canvas of an exact size, and
// a PNG encoder that stores the physical size and text about the picture.
//
// It is made for charts: few colours, flat areas, thin lines and text. Pixels
// are indexes into a palette for as long as 256 colours are enough, coverage
// comes in few levels, and glyphs are drawn once for each size and place
// within the pixel. The same calls give the same pixels on every machine.
package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// The largest picture: longer sides or more pixels are an error when encoding.
const (
	MaxSide   = 32767
	MaxPixels = 150_000_000 // A0 at 300 dots per inch
)

// Canvas is a picture to draw on. It implements [typeset.Canvas], and
// [vg.CanvasSizer]; coordinates are in points from the bottom left corner.
//
// Where gonum leaves a choice: lines have butt ends and round joins; line
// widths and dashes are scaled with the drawing, as in SVG and PDF; fills
// follow the non-zero rule. Paths with coordinates that are no numbers are not
// drawn. Edges show their exact area, but upright and level straight lines are
// moved to whole pixels, at least one wide (a finer one is paler), and text
// stands on whole pixels.
//
// A Canvas must not be used by two goroutines at once.
type Canvas struct {
	surface *surface
	dpi     float64
	err     error // of New, for EncodePNG

	fonts   *typeset.Fonts
	foreign map[*opentype.Font]*typeset.Face // faces of fonts that are not ours
	masks   map[maskKey]*mask

	state state
	stack []state

	scan   scanner // of the picture
	glyph  scanner // of glyph masks
	stroke stroker
	device []vector // scratch: a polygon in pixels
	last   lastRectangle
}

var _ typeset.Canvas = (*Canvas)(nil)

// state is what Push saves.
type state struct {
	m      matrix // from the drawing's points to pixels
	ink    *ink
	width  float64
	dashes []float64
	offset float64
}

// New returns a canvas of an exact size in pixels, with so many pixels to an
// inch, filled with the colour of the paper (nil: white). Fonts may be nil for
// the default. A size or resolution that no picture can have is reported by
// [Canvas.EncodePNG]; drawing on such a canvas does nothing.
func New(widthPx, heightPx int, dpi float64, paper color.Color, fonts *typeset.Fonts) *Canvas {
	return newCanvas(widthPx, heightPx, dpi, onWhite(paper), fonts)
}

// NewTransparent returns a canvas as New does, but without paper: where nothing
// is drawn, what lies below the picture is seen.
func NewTransparent(widthPx, heightPx int, dpi float64, fonts *typeset.Fonts) *Canvas {
	return newCanvas(widthPx, heightPx, dpi, unpainted, fonts)
}

func newCanvas(widthPx, heightPx int, dpi float64, ground rgb, fonts *typeset.Fonts) *Canvas {
	c := &Canvas{dpi: dpi, fonts: fonts, masks: map[maskKey]*mask{}}
	if fonts == nil {
		c.fonts = typeset.Default()
	}
	switch {
	case widthPx < 1 || heightPx < 1 || widthPx > MaxSide || heightPx > MaxSide:
		c.err = fmt.Errorf("a picture of %d x %d pixels is not possible; each side must be from 1 to %d", widthPx, heightPx, MaxSide)
	case widthPx*heightPx > MaxPixels:
		c.err = fmt.Errorf("a picture of %d x %d pixels is too large; use at most %d pixels in all", widthPx, heightPx, MaxPixels)
	case !(dpi >= 1 && dpi <= 100_000):
		c.err = fmt.Errorf("a resolution of %v dots per inch is not possible; use 1 to 100000", dpi)
	}
	if c.err != nil {
		widthPx, heightPx, c.dpi = 0, 0, 72
	}
	c.surface = newSurface(widthPx, heightPx, ground)
	scale := c.dpi / 72
	c.state.m = matrix{a: scale, d: -scale, f: float64(heightPx)}
	vg.Initialize(c)
	return c
}

// Release gives the picture's memory back for another canvas to use, which
// saves programs that draw many pictures most of their garbage. The canvas must
// not be used afterwards.
func (c *Canvas) Release() {
	c.surface.release()
	c.surface = newSurface(0, 0, 0)
	c.err = errors.New("the canvas was released already")
}

// onWhite returns the colour of a paper, laid on white where one sees through it.
func onWhite(paper color.Color) rgb {
	if paper == nil {
		paper = color.White
	}
	r, g, b, a := paper.RGBA()
	channel := func(v uint32) uint32 { return min((v+0xFFFF-a)>>8, 255) }
	return pack(channel(r), channel(g), channel(b))
}

// Size returns the size of the picture in points.
func (c *Canvas) Size() (w, h vg.Length) {
	points := 72 / c.dpi
	return vg.Length(float64(c.surface.width) * points), vg.Length(float64(c.surface.height) * points)
}

// Bounds returns the size of the picture in pixels.
func (c *Canvas) Bounds() image.Rectangle {
	return image.Rect(0, 0, c.surface.width, c.surface.height)
}

// ColorModel makes the canvas, with Bounds and At, an [image.Image] of what is
// drawn so far.
func (c *Canvas) ColorModel() color.Model { return color.RGBAModel }

// At returns the colour of a pixel, y counted downwards from the top.
func (c *Canvas) At(x, y int) color.Color {
	if !(image.Point{X: x, Y: y}).In(c.Bounds()) {
		return color.RGBA{}
	}
	at := c.surface.at(x, y)
	r, g, b := at.split()
	return color.RGBA{uint8(r), uint8(g), uint8(b), uint8(255 - at.transparency())}
}

// SetLineWidth implements [vg.Canvas].
func (c *Canvas) SetLineWidth(w vg.Length) { c.state.width = float64(w) }

// SetLineDash implements [vg.Canvas].
func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.state.dashes = nil
	for _, d := range pattern {
		c.state.dashes = append(c.state.dashes, float64(d))
	}
	c.state.offset = float64(offset)
}

// SetColor implements [vg.Canvas].
func (c *Canvas) SetColor(clr color.Color) {
	if clr == nil {
		clr = color.Black
	}
	c.state.ink = c.surface.ink(clr)
}

// Rotate implements [vg.Canvas].
func (c *Canvas) Rotate(rad float64) { c.transform(c.state.m.rotated(rad)) }

// Translate implements [vg.Canvas].
func (c *Canvas) Translate(pt vg.Point) {
	c.transform(c.state.m.translated(vector{float64(pt.X), float64(pt.Y)}))
}

// Scale implements [vg.Canvas].
func (c *Canvas) Scale(x, y float64) { c.transform(c.state.m.scaled(x, y)) }

// transform sets the map from points to pixels. One that is not made of
// numbers, or beyond all measure, makes a map to nowhere: nothing is drawn
// until Pop brings the old one back.
func (c *Canvas) transform(m matrix) {
	const most = 1e12
	for _, v := range [...]float64{m.a, m.b, m.c, m.d, m.e, m.f} {
		if !(math.Abs(v) <= most) {
			m = matrix{}
			break
		}
	}
	c.state.m = m
}

// Push implements [vg.Canvas].
func (c *Canvas) Push() { c.stack = append(c.stack, c.state) }

// Pop implements [vg.Canvas]. Without a Push before it, it does nothing.
func (c *Canvas) Pop() {
	if n := len(c.stack); n > 0 {
		c.state = c.stack[n-1]
		c.stack = c.stack[:n-1]
	}
}

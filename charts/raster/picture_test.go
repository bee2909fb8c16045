package raster

import (
	"image"
	"image/color"
	"testing"

	"gonum.org/v1/plot/vg"
)

// photograph is a picture of many colours.
func photograph(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(255 * x / w), uint8(255 * y / h), uint8(x * y), 255})
		}
	}
	return img
}

func drawImage(c *Canvas, x0, y0, x1, y1 float64, img image.Image) {
	c.DrawImage(vg.Rectangle{
		Min: vg.Point{X: vg.Length(x0), Y: vg.Length(y0)},
		Max: vg.Point{X: vg.Length(x1), Y: vg.Length(y1)},
	}, img)
}

// A picture drawn pixel for pixel keeps its colours, in a palette or beyond.
func TestDrawImageExactly(t *testing.T) {
	for _, size := range []int{10, 60} {
		img := photograph(size, size)
		c := New(80, 70, 72, color.White, nil)
		drawImage(c, 5, 3, 5+float64(size), 3+float64(size), img)
		for y := range size {
			for x := range size {
				if got, want := c.At(5+x, 70-3-size+y), img.At(x, y); got != want {
					t.Fatalf("size %d: pixel %d, %d is %v, want %v", size, x, y, got, want)
				}
			}
		}
		samePixels(t, encode(t, c, Meta{}), c)
	}
}

// Made smaller or larger, turned or mirrored, a picture keeps its mean colour
// in each quarter.
func TestDrawImageScaled(t *testing.T) {
	quarters := image.NewNRGBA(image.Rect(3, 3, 43, 43)) // a corner off the origin
	want := [2][2]color.NRGBA{{{200, 0, 0, 255}, {0, 150, 0, 255}}, {{0, 0, 90, 255}, {10, 10, 10, 255}}}
	for y := range 40 {
		for x := range 40 {
			quarters.SetNRGBA(3+x, 3+y, want[y/20][x/20])
		}
	}
	for _, side := range []float64{11.7, 20, 40, 77} {
		for _, mirror := range []bool{false, true} {
			c := New(100, 100, 72, color.White, nil)
			x0, x1 := 10.0, 10+side
			if mirror {
				x0, x1 = x1, x0
			}
			drawImage(c, x0, 10, x1, 10+side, quarters)
			for row := range 2 {
				for column := range 2 {
					x := 10 + int(side*(0.25+0.5*float64(column)))
					y := 90 - int(side*(0.75-0.5*float64(row)))
					from := column
					if mirror {
						from = 1 - column
					}
					if got := c.At(x, y); got != color.Color(color.RGBA(want[row][from])) {
						t.Errorf("side %v, mirrored %v: quarter %d, %d is %v, want %v", side, mirror, row, column, got, want[row][from])
					}
				}
			}
		}
	}
}

func TestDrawImageTurned(t *testing.T) {
	c := New(100, 100, 72, color.White, nil)
	c.Translate(vg.Point{X: 50, Y: 20})
	c.Rotate(0.785398)
	img := image.NewUniform(accent)
	drawImage(c, 0, 0, 40, 40, crop{img, image.Rect(0, 0, 8, 8)})
	if got := c.At(50, 52); got != color.Color(accent) {
		t.Errorf("the middle is %v", got)
	}
	if got := c.At(20, 75); got != color.Color(color.RGBA{255, 255, 255, 255}) {
		t.Errorf("outside is %v", got)
	}
}

// crop gives an endless image a size.
type crop struct {
	image.Image
	bounds image.Rectangle
}

func (c crop) Bounds() image.Rectangle { return c.bounds }

func TestDrawImageTranslucent(t *testing.T) {
	c := New(20, 20, 72, color.White, nil)
	drawImage(c, 0, 0, 20, 20, crop{image.NewUniform(color.NRGBA{0, 0, 0, 128}), image.Rect(0, 0, 4, 4)})
	if got := c.At(10, 10); got != color.Color(color.RGBA{127, 127, 127, 255}) {
		t.Errorf("half of black on white is %v", got)
	}
}

func TestRelease(t *testing.T) {
	c := New(20, 20, 72, dark, nil)
	c.SetColor(accent)
	c.Fill(box(0, 0, 20, 20))
	c.Release()
	c.Fill(box(0, 0, 20, 20))
	c.Release()
	again := New(20, 20, 72, paper, nil)
	if got := again.At(5, 5); got != color.Color(paper) {
		t.Errorf("a new canvas begins with %v", got)
	}
	if err := c.EncodePNG(&cutWriter{left: 1 << 20}, Meta{}); err == nil {
		t.Error("a released canvas can be encoded")
	}
}

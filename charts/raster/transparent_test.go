package raster

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"gonum.org/v1/plot/vg"
)

// scribble draws areas, lines and edges within pixels: in few colours, or in
// more than a palette holds.
func scribble(c *Canvas, many bool) {
	disc := func(x, y, radius float64, ink color.Color) {
		var p vg.Path
		p.Move(vg.Point{X: vg.Length(x + radius), Y: vg.Length(y)})
		p.Arc(vg.Point{X: vg.Length(x), Y: vg.Length(y)}, vg.Length(radius), 0, 6.283185307)
		p.Close()
		c.SetColor(ink)
		c.Fill(p)
	}
	disc(20, 20, 12, color.RGBA{11, 95, 165, 255})
	disc(28, 24, 10, color.NRGBA{200, 30, 30, 128})
	if many {
		for i := range 40 {
			disc(5+float64(i*13%50), 5+float64(i*29%50), 4.3, color.NRGBA{uint8(i * 37), uint8(i * 91), uint8(i * 11), uint8(60 + i*4)})
		}
	}
}

func TestTransparentPictureOnPaper(t *testing.T) {
	for _, many := range []bool{false, true} {
		for _, paper := range []color.RGBA{{255, 255, 255, 255}, {20, 24, 29, 255}} {
			clear, opaque := NewTransparent(60, 60, 72, nil), New(60, 60, 72, paper, nil)
			scribble(clear, many)
			scribble(opaque, many)
			var b bytes.Buffer
			if err := clear.EncodePNG(&b, Meta{}); err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(&b)
			if err != nil {
				t.Fatal(err)
			}
			apart := 0
			for y := range 60 {
				for x := range 60 {
					r, g, bl, a := img.At(x, y).RGBA()
					or, og, ob, _ := opaque.At(x, y).RGBA()
					for i, v := range [3][3]uint32{{r, uint32(paper.R), or}, {g, uint32(paper.G), og}, {bl, uint32(paper.B), ob}} {
						laid := (v[0] + v[1]*0x101*(0xFFFF-a)/0xFFFF) >> 8
						d := max(int(laid)-int(v[2]>>8), int(v[2]>>8)-int(laid))
						if d > 3 { // colours of edges may be replaced by near ones
							apart++
						}
						if d > 100 { // both pictures may have replaced it
							t.Fatalf("many %v, pixel %d,%d channel %d: %d on paper, want %d", many, x, y, i, laid, v[2]>>8)
						}
					}
				}
			}
			if apart > 200 {
				t.Errorf("many %v: %d of 10800 channels are apart", many, apart)
			}
		}
	}
}

func TestTransparentPictureKeepsItsForm(t *testing.T) {
	few, many := NewTransparent(60, 60, 72, nil), NewTransparent(60, 60, 72, nil)
	scribble(few, false)
	scribble(many, true)
	for name, c := range map[string]*Canvas{"PLTE": few, "": many} {
		var a, b bytes.Buffer
		if err := c.EncodePNG(&a, Meta{}); err != nil {
			t.Fatal(err)
		}
		if err := c.EncodePNG(&b, Meta{}); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("two writings differ: %v", err)
		}
		kind := a.Bytes()[25]
		if name == "PLTE" && (kind != 3 || !bytes.Contains(a.Bytes(), []byte("tRNS"))) || name == "" && kind != 6 {
			t.Errorf("%q: the colour type is %d", name, kind)
		}
		if _, _, _, alpha := c.At(59, 0).RGBA(); alpha != 0 {
			t.Errorf("the corner has alpha %d", alpha)
		}
	}
}

package raster

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// sheet draws a little of everything on a picture of 400 x 300 points.
func sheet(c vg.Canvas) {
	y := 300.0
	for _, size := range []float64{9, 13, 23} {
		y -= size * 1.6
		write(c, dark, typeset.Style{Size: size}, 10, y, "Digital economy 35.8 trillion yuan, ≥ 50%")
		y -= size * 1.4
		write(c, grey, typeset.Style{Size: size, Bold: true}, 10.3, y, "AVATAR Ty. – illil 0123456789")
	}
	for i, angle := range []float64{math.Pi / 2, math.Pi / 4} {
		c.Push()
		c.Translate(vg.Point{X: vg.Length(20 + 15*i), Y: 20})
		c.Rotate(angle)
		write(c, dark, typeset.Style{Size: 9}, 0, 0, "Turned text of 9 points")
		c.Pop()
	}
	lines(c)
	gradients(c)
}

func lines(c vg.Canvas) {
	c.SetColor(dark)
	for i := range 5 {
		f := float64(i)
		c.SetLineWidth(vg.Length(0.25 + 0.25*f))
		c.Stroke(through(120, 100-f*7.3, 200, 100-f*7.3))
		c.Stroke(through(210+f*6.3, 60, 210+f*6.3, 100))
		c.Stroke(through(250, 100-f*7.3, 320, 93-f*7.3))
	}
	c.SetLineWidth(1.5)
	c.SetLineDash([]vg.Length{4, 2}, 0)
	c.Stroke(through(120, 55, 200, 55))
	c.Stroke(through(120, 50, 200, 35))
	c.SetLineDash(nil, 0)
	c.SetLineWidth(3)
	c.Stroke(through(220, 20, 230, 50, 234, 20, 250, 50, 280, 22, 250, 25))
	c.SetLineWidth(0.75)
	c.Stroke(box(290, 20, 320, 50))
}

// gradients draws fading bars of 40 strips, opaque and translucent, wider and
// narrower than a pixel, across and down.
func gradients(c vg.Canvas) {
	for i := range 40 {
		f := float64(i)
		mix := func(a, b uint8) uint8 { return uint8(float64(a) + f/39*(float64(b)-float64(a)) + 0.5) }
		c.SetColor(color.RGBA{mix(blue.R, paper.R), mix(blue.G, paper.G), mix(blue.B, paper.B), 255})
		c.Fill(box(330+f*1.37, 70, 330+(f+1)*1.37, 100))
	}
	for i := range 40 {
		c.SetColor(color.NRGBA{blue.R, blue.G, blue.B, uint8(255 * (39 - i) / 39)})
		c.Fill(box(330+float64(i)*0.417, 35, 330+float64(i+1)*0.417, 60))
	}
	for i := range 40 {
		c.SetColor(color.NRGBA{blue.R, blue.G, blue.B, uint8(255 * (39 - i) / 39)})
		c.Fill(box(360, 15+float64(i)*1.13, 390, 15+float64(i+1)*1.13))
	}
}

// The picture is as it was when someone looked at it. UPDATE=1 accepts a new one.
func TestGolden(t *testing.T) {
	c := New(400, 300, 72, paper, nil)
	sheet(c)
	path := filepath.Join("testdata", "sheet.png")
	if os.Getenv("UPDATE") != "" {
		var out bytes.Buffer
		if err := c.EncodePNG(&out, Meta{}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if mean, worst := differ(c, want); mean > 0.05 || worst > 4 {
		t.Errorf("the picture differs from %s by %.3f in the mean, %.1f at worst; look at it, then accept it with UPDATE=1", path, mean, worst)
		save(t, "now", c)
	}
}

// A gradient of strips falls evenly: no strip and no seam is lighter than what
// comes after it.
func TestNoSeams(t *testing.T) {
	for _, test := range []struct {
		name        string
		translucent bool
		step        float64 // points, here pixels
	}{
		{"opaque", false, 1.37},
		{"opaque, fine", false, 0.417},
		{"translucent", true, 1.37},
		{"translucent, fine", true, 0.29},
	} {
		for _, upright := range []bool{false, true} {
			c := New(100, 100, 72, color.White, nil)
			for i := range 40 {
				if v := uint8(6 * i); test.translucent {
					c.SetColor(color.NRGBA{0, 0, 0, 255 - v})
				} else {
					c.SetColor(color.Gray{v})
				}
				from, to := 10+float64(i)*test.step, 10+float64(i+1)*test.step
				if upright {
					c.Fill(box(10, 100-to, 20, 100-from))
				} else {
					c.Fill(box(from, 10, to, 20))
				}
			}
			last := -1
			for i := 11; i < 10+int(40*test.step); i++ {
				x, y := i, 85
				if upright {
					x, y = 15, i
				}
				_, g, _ := c.surface.at(x, y).split()
				if int(g) < last {
					t.Errorf("%s, upright %v: %d after %d at pixel %d", test.name, upright, g, last, i)
				}
				last = int(g)
			}
		}
	}
}

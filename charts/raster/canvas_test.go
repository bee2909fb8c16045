package raster

import (
	"image"
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"

	"briefing/charts/typeset"
)

// reference draws with gonum's own pixel canvas.
func reference(w, h int, dpi float64, paper color.Color, draw func(vg.Canvas)) image.Image {
	points := vg.Length(72 / dpi)
	c := vgimg.NewWith(
		vgimg.UseWH(vg.Length(w)*points, vg.Length(h)*points),
		vgimg.UseDPI(int(dpi)),
		vgimg.UseBackgroundColor(paper),
	)
	draw(c)
	return c.Image()
}

// differ returns the mean difference of two pictures, of 255, and that of
// their blurred versions at its largest: where shapes are shifted or missing,
// whole neighbourhoods differ.
func differ(a, b image.Image) (mean, worst float64) {
	const side = 8
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y += side {
		for x := r.Min.X; x < r.Max.X; x += side {
			sum, n := 0.0, 0
			for j := y; j < min(y+side, r.Max.Y); j++ {
				for i := x; i < min(x+side, r.Max.X); i++ {
					p, _, _, _ := a.At(i, j).RGBA()
					q, _, _, _ := b.At(i, j).RGBA()
					sum += (float64(p) - float64(q)) / 257
					mean += math.Abs(float64(p)-float64(q)) / 257
					n++
				}
			}
			worst = max(worst, math.Abs(sum)/float64(n))
		}
	}
	return mean / float64(r.Dx()*r.Dy()), worst
}

func TestAgreesWithGonum(t *testing.T) {
	for _, test := range []struct {
		name        string
		draw        func(vg.Canvas)
		mean, worst float64
	}{
		{"bars", barChart, 1.2, 28},
		{"lines", lineChart, 0.5, 20},
		{"rectangles", func(c vg.Canvas) {
			for i := range 20 {
				x := 10 + float64(i)*13.37
				c.SetColor(color.NRGBA{uint8(i * 12), 60, 90, uint8(255 - i*9)})
				c.Fill(box(x, 20.3, x+10.21, 40+float64(i)*3.3))
			}
		}, 0.1, 4},
		{"circles and curves", func(c vg.Canvas) {
			for i := range 10 {
				var p vg.Path
				at := vg.Point{X: vg.Length(20 + 25*i), Y: 60}
				p.Move(vg.Point{X: at.X + vg.Length(i), Y: at.Y})
				p.Arc(at, vg.Length(i), 0, 2*math.Pi)
				p.Close()
				c.SetColor(blue)
				c.Fill(p)
				c.SetColor(dark)
				c.SetLineWidth(vg.Length(i) / 4)
				c.Stroke(p)
			}
			var p vg.Path
			p.Move(vg.Point{X: 10, Y: 100})
			p.QuadTo(vg.Point{X: 100, Y: 180}, vg.Point{X: 150, Y: 100})
			p.CubeTo(vg.Point{X: 170, Y: 60}, vg.Point{X: 240, Y: 190}, vg.Point{X: 260, Y: 100})
			c.Stroke(p)
		}, 0.2, 4},
		{"sharp joins", func(c vg.Canvas) {
			c.SetLineWidth(6)
			c.Stroke(through(20, 20, 120, 150, 130, 20, 133, 150, 250, 30, 30, 35))
			c.SetLineWidth(3)
			c.Stroke(box(150, 60, 260, 140))
		}, 0.3, 20},
		{"dashes", func(c vg.Canvas) {
			c.SetLineWidth(2)
			c.SetLineDash([]vg.Length{8, 3, 1, 3}, 2)
			c.Stroke(through(10, 10, 280, 90, 20, 150))
			c.SetLineDash([]vg.Length{5}, 0)
			c.Stroke(through(20, 160, 280, 120))
		}, 0.05, 4},
		{"states", func(c vg.Canvas) {
			c.Push()
			c.SetColor(accent)
			c.Translate(vg.Point{X: 100, Y: 50})
			c.Rotate(0.5)
			c.Fill(box(0, 0, 60, 20))
			c.Push()
			c.Scale(2, 0.5)
			c.Fill(box(10, 60, 40, 90))
			c.Pop()
			c.Rotate(-0.5)
			c.Fill(box(50, 70, 60, 80))
			c.Pop()
			c.Fill(box(5, 5, 25, 25))
		}, 0.1, 3},
	} {
		const w, h, dpi = 1280, 720, 96
		draw := func(c vg.Canvas) {
			c.SetColor(dark)
			test.draw(c)
		}
		c := New(w, h, dpi, paper, nil)
		draw(c)
		mean, worst := differ(c, reference(w, h, dpi, paper, draw))
		t.Logf("%s: mean %.3f, worst %.2f", test.name, mean, worst)
		if mean > test.mean || worst > test.worst {
			t.Errorf("%s: the pictures differ by %.3f in the mean (at most %v), %.1f at worst (at most %v)", test.name, mean, test.mean, worst, test.worst)
			save(t, "ours", c)
			save(t, "gonum", reference(w, h, dpi, paper, draw))
		}
	}
}

func TestTextAgreesWithGonum(t *testing.T) {
	fonts := typeset.Default()
	for _, size := range []float64{9, 13, 23, 60} {
		for _, angle := range []float64{0, math.Pi / 2, 0.4} {
			draw := func(c vg.Canvas) {
				c.SetColor(dark)
				c.Translate(vg.Point{X: 200, Y: 100})
				c.Rotate(angle)
				c.FillString(fonts.Face(typeset.Style{}).Gonum(size), vg.Point{}, "Avenue 35.8%, ≥ gjpq")
			}
			const w, h, dpi = 1000, 800, 96
			c := New(w, h, dpi, color.White, nil)
			draw(c)
			mean, worst := differ(c, reference(w, h, dpi, color.White, draw))
			t.Logf("%v points at %.1f: mean %.3f, worst %.2f", size, angle, mean, worst)
			// gonum places glyphs without regard to kerning at whole
			// pixels where it turns text, hence the latitude.
			if mean > 1.5 || worst > 60 {
				t.Errorf("%v points at %.1f rad: mean %.3f, worst %.2f", size, angle, mean, worst)
				save(t, "ours", c)
				save(t, "gonum", reference(w, h, dpi, color.White, draw))
			}
		}
	}
}

// Fonts of gonum's own are drawn too.
func TestForeignFont(t *testing.T) {
	face := font.NewCache(nil).Lookup(font.Font{}, 12)
	c := New(100, 50, 72, color.White, nil)
	c.FillString(face, vg.Point{X: 5, Y: 20}, "no font") // an empty cache has none
	if inkOf(c) != 0 {
		t.Error("text without a font left ink")
	}
	other, err := typeset.New(typeset.Family{Regular: typeset.File{Name: "copy", Data: typeset.Default().Face(typeset.Style{Italic: true}).Data()}})
	if err != nil {
		t.Fatal(err)
	}
	c.FillString(other.Face(typeset.Style{}).Gonum(12), vg.Point{X: 5, Y: 20}, "other font")
	if inkOf(c) == 0 {
		t.Error("text of a font from elsewhere left no ink")
	}
}

// inkOf sums how much darker than white the picture is.
func inkOf(c *Canvas) (sum int) {
	for y := range c.surface.height {
		for x := range c.surface.width {
			_, g, _ := c.surface.at(x, y).split()
			sum += 255 - int(g)
		}
	}
	return sum
}

// A picture takes the memory of one that was released. The pool may lose some.
func TestReleaseReuses(t *testing.T) {
	reused := 0
	for range 20 {
		c := New(300, 200, 72, paper, nil)
		first := &c.surface.index[0]
		c.Release()
		c = New(300, 200, 72, paper, nil)
		if &c.surface.index[0] == first {
			reused++
		}
		c.Release()
	}
	if reused == 0 {
		t.Error("no memory was used again")
	}
}

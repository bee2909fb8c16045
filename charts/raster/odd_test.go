package raster

import (
	"image"
	"image/color"
	"io"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// odd are numbers that no coordinate should be.
var odd = []float64{
	0, -1, 1e-300, 0.5, 1e6, -1e9, 1e18, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN(),
}

// Nothing that is drawn with odd numbers panics, takes long or stops what comes
// after it.
func TestOddNumbers(t *testing.T) {
	face := typeset.Default().Face(typeset.Style{}).Gonum(12)
	img := image.NewRGBA(image.Rect(0, 0, 3, 3))
	for _, a := range odd {
		for _, b := range odd {
			c := New(40, 30, 72, color.White, nil)
			c.Push()
			pt := vg.Point{X: vg.Length(a), Y: vg.Length(b)}
			draw := func() {
				c.Fill(box(1, 2, a, b))
				c.Fill(through(a, b, 3, 4, b, a))
				c.Stroke(through(1, 2, a, b, 5, 5))
				c.Stroke(through(1, b, a, b))
				c.Stroke(box(1, 2, a, b))
				var p vg.Path
				p.Move(vg.Point{X: 1})
				p.Arc(pt, vg.Length(a), a, b)
				p.QuadTo(pt, vg.Point{X: 3, Y: 3})
				p.CubeTo(pt, vg.Point{X: 3, Y: 3}, pt)
				p.Close()
				c.Fill(p)
				c.Stroke(p)
				c.FillString(face, pt, "text")
				c.DrawImage(vg.Rectangle{Min: vg.Point{X: 1, Y: 1}, Max: pt}, img)
			}
			draw()
			c.SetLineWidth(vg.Length(a))
			c.SetLineDash([]vg.Length{vg.Length(b), 1, vg.Length(a)}, vg.Length(b))
			draw()
			c.Scale(a, b)
			draw()
			c.Rotate(b)
			c.Translate(pt)
			draw()
			c.Pop()
			c.SetColor(accent)
			c.Fill(box(10, 10, 20, 20))
			if got := c.At(15, 15); got != color.Color(accent) {
				t.Errorf("after drawing with %v and %v a fill gives %v", a, b, got)
			}
		}
	}
}

// Paths that gonum could build but nobody should.
func TestOddPaths(t *testing.T) {
	c := New(20, 20, 72, color.White, nil)
	for _, p := range []vg.Path{
		nil,
		{{Type: vg.CloseComp}},
		{{Type: vg.MoveComp}},
		{{Type: vg.LineComp, Pos: vg.Point{X: 5, Y: 5}}},
		{{Type: vg.CurveComp, Pos: vg.Point{X: 5, Y: 5}}},
		{{Type: vg.CurveComp, Control: make([]vg.Point, 5)}},
		{{Type: 99}},
		{{Type: vg.MoveComp}, {Type: vg.LineComp}, {Type: vg.CloseComp}, {Type: vg.CloseComp}},
	} {
		c.Fill(p)
		c.Stroke(p)
	}
	c.SetColor(nil)
	c.Pop()
	c.Pop()
	c.DrawImage(vg.Rectangle{}, nil)
	c.FillString(typeset.Default().Face(typeset.Style{}).Gonum(-3), vg.Point{}, "text")
	if err := c.EncodePNG(io.Discard, Meta{}); err != nil {
		t.Error(err)
	}
}

// A shape far larger than the picture covers it.
func TestClipped(t *testing.T) {
	for name, draw := range map[string]func(c *Canvas){
		"rectangle": func(c *Canvas) { c.Fill(box(-1e7, -1e7, 1e7, 1e7)) },
		"triangle":  func(c *Canvas) { c.Fill(through(-1e6, -1e6, 1e6, -1e6, 0, 1e6)) },
		"circle": func(c *Canvas) {
			var p vg.Path
			p.Arc(vg.Point{X: 5, Y: 5}, 1e4, 0, 2*math.Pi)
			c.Fill(p)
		},
		"line": func(c *Canvas) {
			c.SetLineWidth(100)
			c.Stroke(through(-1e5, -1e5, 1e5, 1e5))
		},
		"dashes": func(c *Canvas) {
			c.SetLineWidth(100)
			c.SetLineDash([]vg.Length{1e4, 5}, 100)
			c.Stroke(through(0, 10, 1e5, 10))
		},
	} {
		c := New(20, 20, 72, color.White, nil)
		draw(c)
		if got := inkOf(c); got != 400*255 {
			t.Errorf("%s: %d of %d pixels covered", name, got/255, 400)
		}
	}
}

// Each part of a shape outside the picture leaves the rest as it is.
func TestClippedExactly(t *testing.T) {
	shape := func(c *Canvas, dx, dy float64) {
		c.Translate(vg.Point{X: vg.Length(dx), Y: vg.Length(dy)})
		c.SetLineWidth(3)
		c.Stroke(through(5, 5, 55, 35, 30, 50, 10, 48, 40, 2))
		write(c, accent, typeset.Style{Size: 14}, 8, 20, "clipped")
		c.Rotate(0.2)
		write(c, dark, typeset.Style{Size: 14}, 8, 36, "clipped") // over no other text, whose levels would add up
	}
	whole := New(60, 60, 72, color.White, nil)
	shape(whole, 0, 0)
	for _, shift := range [][2]int{{-20, 0}, {20, 0}, {0, -20}, {0, 20}, {-25, -25}, {30, 30}} {
		part := New(60, 60, 72, color.White, nil)
		shape(part, float64(shift[0]), float64(shift[1]))
		for y := range 60 {
			for x := range 60 {
				u, v := x-shift[0], y+shift[1]
				if u < 0 || v < 0 || u >= 60 || v >= 60 {
					continue
				}
				if d := distance(part.surface.at(x, y), whole.surface.at(u, v)); d > 32 { // two levels
					t.Fatalf("shifted by %v, pixel %d, %d differs by %d", shift, x, y, d)
				}
			}
		}
	}
}

func FuzzDraw(f *testing.F) {
	f.Add(1.0, 2.0, 30.0, 20.0, 5.0, 0.3, uint8(0))
	f.Add(-1e300, math.Inf(1), 1e9, 0.1, 1e-9, 1e5, uint8(200))
	f.Fuzz(func(t *testing.T, x, y, u, v, w, turn float64, alpha uint8) {
		c := New(50, 40, 72, color.White, nil)
		c.SetColor(color.NRGBA{200, 30, 90, alpha})
		for range 2 {
			c.SetLineWidth(vg.Length(w))
			c.SetLineDash([]vg.Length{vg.Length(w), vg.Length(u)}, vg.Length(v))
			c.Fill(through(x, y, u, v, v, x))
			c.Stroke(through(x, y, u, v, w, turn))
			c.Fill(box(x, y, u, v))
			c.Fill(box(u, y, w, v))
			c.FillString(typeset.Default().Face(typeset.Style{}).Gonum(w), vg.Point{X: vg.Length(x), Y: vg.Length(y)}, "aé中")
			c.DrawImage(vg.Rectangle{Min: vg.Point{X: vg.Length(x), Y: vg.Length(y)}, Max: vg.Point{X: vg.Length(u), Y: vg.Length(v)}}, image.NewGray(image.Rect(0, 0, 2, 3)))
			c.Rotate(turn)
			c.Scale(u, w)
		}
		if err := c.EncodePNG(io.Discard, Meta{}); err != nil {
			t.Error(err)
		}
	})
}

// A damaged glyph that reaches far beyond the type size takes no huge mask.
func TestHugeGlyph(t *testing.T) {
	outline := []typeset.Segment{
		{Op: typeset.MoveTo, To: typeset.Point{X: -32000, Y: -32000}},
		{Op: typeset.LineTo, To: typeset.Point{X: 32000, Y: -32000}},
		{Op: typeset.QuadTo, Control: typeset.Point{X: 9, Y: 32000}, To: typeset.Point{X: 0, Y: 31000}},
	}
	if m := new(scanner).render(outline, matrix{a: 10, d: -10}); m.coverage != nil {
		t.Errorf("a mask of %d x %d pixels", m.width, m.height)
	}
}

package raster

import (
	"bytes"
	"math"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// Larger glyphs (pixels to the em) are drawn directly: they are few, and their
// masks would be large.
const largestMask = 160

// FillGlyphs implements [typeset.Canvas].
func (c *Canvas) FillGlyphs(pt vg.Point, l typeset.Line) {
	for _, run := range l.Runs {
		c.run(run, pt)
		pt.X += vg.Length(run.Width)
	}
}

// FillString implements [vg.Canvas]. The text is set as [typeset.Face.Shape]
// sets it, so that it is as wide as it was measured.
func (c *Canvas) FillString(f font.Face, pt vg.Point, text string) {
	size := float64(f.Font.Size)
	if !(size > 0) || f.Face == nil {
		return
	}
	if face := c.face(f); face != nil {
		c.run(face.Shape(text, size), pt)
	}
}

// run draws shaped glyphs from the left end of their baseline.
func (c *Canvas) run(run typeset.Run, pt vg.Point) {
	at, ok := toPoint(pt)
	if !ok || !c.visible() || !(run.Size > 0) {
		return
	}
	c.last.forget()
	if m := c.state.m; m.upright() && run.Size*m.a <= largestMask {
		c.drawMasks(run, m.apply(at), m.a)
		return
	}
	c.drawOutlines(run, at)
}

// drawMasks draws upright text: the baseline on a whole pixel, glyphs at
// quarters of one.
func (c *Canvas) drawMasks(run typeset.Run, at vector, scale float64) {
	if !(math.Abs(at.x) < far) || !(math.Abs(at.y) < far) {
		return
	}
	y := int(math.Floor(at.y + 0.5 + 1e-6))
	x := at.x
	for _, g := range run.Glyphs {
		x += float64(g.Kern * scale)
		quarters := int(math.Floor(x*4 + 0.5 + 1e-6))
		if x >= -largestMask && x < float64(c.surface.width)+largestMask {
			m := c.mask(maskKey{run.Face, run.Size * scale, g.ID, uint8(quarters & 3)})
			c.stamp(m, quarters>>2, y)
		}
		x += float64(g.Advance * scale)
	}
}

// stamp paints a mask as far as it is inside the picture.
func (c *Canvas) stamp(m *mask, x, y int) {
	x, y = x+m.x, y+m.y
	from, to := max(0, -x), min(m.width, c.surface.width-x)
	if from >= to {
		return
	}
	for row := max(0, -y); row < min(m.height, c.surface.height-y); row++ {
		c.surface.mask(c.state.ink, y+row, x+from, m.coverage[row*m.width+from:row*m.width+to])
	}
}

// contours adds a glyph's outline to the scanner. The points of its last contour
// are returned, whose memory may be given again.
func (s *scanner) contours(outline []typeset.Segment, place matrix, memory []vector) []vector {
	at := func(p typeset.Point) vector { return place.apply(vector{float64(p.X), float64(p.Y)}) }
	points := memory[:0]
	for _, seg := range outline {
		switch seg.Op {
		case typeset.MoveTo:
			s.polygon(points)
			points = append(points[:0], at(seg.To))
		case typeset.LineTo:
			points = append(points, at(seg.To))
		case typeset.QuadTo:
			if len(points) > 0 {
				points = appendQuadratic(points, points[len(points)-1], at(seg.Control), at(seg.To), tolerance)
			}
		}
	}
	s.polygon(points)
	return points
}

// drawOutlines draws text that is turned, or very large.
func (c *Canvas) drawOutlines(run typeset.Run, at vector) {
	c.begin()
	scale := run.Size / float64(run.Face.UnitsPerEm())
	for _, g := range run.Glyphs {
		at.x += g.Kern
		c.device = c.scan.contours(run.Face.Outline(g.ID), c.state.m.translated(at).scaled(scale, scale), c.device)
		at.x += g.Advance
	}
	c.paint()
}

// face returns the face that measured a gonum face's text. A font from
// elsewhere is read anew from its own data.
func (c *Canvas) face(g font.Face) *typeset.Face {
	if face, ok := c.fonts.Find(g); ok {
		return face
	}
	if face, ok := c.foreign[g.Face]; ok {
		return face
	}
	face := parseForeign(g)
	if c.foreign == nil {
		c.foreign = map[*opentype.Font]*typeset.Face{}
	}
	c.foreign[g.Face] = face
	return face
}

// parseForeign reads a font that is not among the canvas's, nil where that
// fails.
func parseForeign(g font.Face) *typeset.Face {
	var data bytes.Buffer
	if _, err := g.Face.WriteSourceTo(new(sfnt.Buffer), &data); err != nil {
		return nil
	}
	fonts, err := typeset.New(typeset.Family{Regular: typeset.File{Name: g.Name(), Data: data.Bytes()}})
	if err != nil {
		return nil
	}
	return fonts.Face(typeset.Style{})
}

package typeset

import (
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Canvas is a canvas of gonum that also takes lines as they were shaped, so that
// it draws the glyphs that were measured, in their places. All canvases of this
// program are of this kind.
type Canvas interface {
	vg.Canvas

	// FillGlyphs draws a shaped line in the canvas's colour; pt is the left end of
	// its baseline. Each run's text stands for its glyphs, for outputs whose text
	// can be selected and read out.
	FillGlyphs(pt vg.Point, l Line)
}

// Draw draws a shaped line in the canvas's colour; pt is the left end of its
// baseline. It is the way of all text to a canvas: one that is no [Canvas], such
// as gonum's own, is handed each run as a string with its face, and shapes it by
// its own rules.
func Draw(c vg.Canvas, pt vg.Point, l Line) {
	if c, ok := c.(Canvas); ok {
		c.FillGlyphs(pt, l)
		return
	}
	for _, run := range l.Runs {
		c.FillString(run.Face.Gonum(run.Size), pt, run.Text)
		pt.X += font.Length(run.Width)
	}
}

package charts

import (
	"math"

	"briefing/charts/typeset"
)

// The size of the picture that the relative sizes were drawn for: a slide of
// 960 × 540 points.
const (
	designWidth  = 960
	designHeight = 540
)

// Unit is the base unit (points) of a picture of a width and a height (points):
// 1 for a slide of 960 × 540 points, and as the square root of the area for
// others.
func Unit(width, height float64) float64 {
	return math.Sqrt(width*height) / math.Sqrt(designWidth*designHeight)
}

// sizes are the measures of one picture, in points.
type sizes struct {
	u      float64 // base unit
	gap    float64 // base unit for the space between things: less where it is scarce
	margin float64 // left and right

	titleSize, subtitleSize, label, tick, footerSize float64 // sizes of text
}

// tightest is the last way of saving space.
const tightest = 3

// newSizes returns the measures for a picture; tight (0 to tightest) says how
// much space has to be saved.
func newSizes(t Theme, width, height float64, tight int) sizes {
	u := Unit(width, height)
	text := func(units float64) float64 { return max(units*u, t.MinText) }
	shrink := [...]float64{1, 0.88, 0.75, 0.75}[tight]
	return sizes{
		u:            u,
		gap:          u * [...]float64{1, 0.7, 0.45, 0.45}[tight],
		margin:       max(36*u*[...]float64{1, 1, 0.7, 0.7}[tight], 6),
		titleSize:    max(t.Title*u*shrink, t.MinTitle),
		subtitleSize: text(t.Subtitle * shrink),
		label:        text(t.Label * shrink),
		tick:         text(t.Tick * shrink),
		footerSize:   text(t.Footer * shrink),
	}
}

// leading is the distance of baselines as a multiple of the size of the text.
const leading = 1.22

func regular(size float64) typeset.Style { return typeset.Style{Size: size} }
func bold(size float64) typeset.Style    { return typeset.Style{Size: size, Bold: true} }

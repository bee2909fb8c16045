package charts

import (
	"math"

	"briefing/charts/typeset"
)

// The size that relative measures refer to: a slide of 960 × 540 points.
const (
	designWidth  = 960
	designHeight = 540
)

// baseUnit is the base unit (points) of a picture of a width and height: 1 for
// a slide of 960 × 540 points, and otherwise in proportion to the square root
// of the area.
func baseUnit(width, height float64) float64 {
	return math.Sqrt(width*height) / math.Sqrt(designWidth*designHeight)
}

// sizes are the measures of one picture, in points.
type sizes struct {
	u      float64 // base unit
	gap    float64 // base unit of the space between things: less if space is short
	margin float64 // left and right

	titleSize, subtitleSize, label, tick, footerSize float64 // sizes of text
	least                                            float64 // smallest size of labels
}

// saving says how much space has to be saved.
type saving int

const (
	saveNothing saving = iota
	saveSpace          // smaller text, less space, no notes on bounds that labels show
	saveText           // still smaller text, less space
	saveNames          // sources as numbers, no notes on rounding
)

// newSizes returns the measures for a picture.
func newSizes(t Theme, width, height float64, save saving) sizes {
	u := baseUnit(width, height)
	shrink := [...]float64{1, 0.88, 0.75, 0.75}[save]
	text := func(units float64) float64 { return max(units*shrink*u, t.MinText) }
	return sizes{
		u:            u,
		gap:          u * [...]float64{1, 0.7, 0.45, 0.45}[save],
		margin:       max(36*u*[...]float64{1, 1, 0.7, 0.7}[save], 6),
		titleSize:    max(t.Title*u*shrink, t.MinTitle),
		subtitleSize: text(t.Subtitle),
		label:        text(t.Label),
		tick:         text(t.Tick),
		footerSize:   text(t.Footer),
		least:        text(t.MinText),
	}
}

// leading is the distance between baselines as a multiple of the text size.
const leading = 1.22

func regular(size float64) typeset.Style { return typeset.Style{Size: size} }
func bold(size float64) typeset.Style    { return typeset.Style{Size: size, Bold: true} }

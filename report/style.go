package report

import (
	"image/color"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
)

// The page: A4 upright, in points. The text is as wide as data.A4Width, the
// width that charts are laid out for.
const (
	pageWidth  = 210 / 25.4 * 72
	pageHeight = 297 / 25.4 * 72
	textWidth  = data.A4Width
	left       = (pageWidth - textWidth) / 2
	right      = left + textWidth

	headBaseline = 64  // of the running head
	headRule     = 72  // the line below it
	bodyTop      = 100 // of the text
	bodyBottom   = 782
	footBaseline = 809 // of the running foot
)

// leading is the distance of two baselines as a multiple of the size.
const leading = 1.45

// The sizes of type, in points.
const (
	bodySize    = 10.5
	tableSize   = 9.5
	captionSize = 9.5
	smallSize   = 9 // labels, notes, the running head
	numberSize  = 22
	minNumber   = 12 // a key number is not set smaller to make it fit
)

// headingSize by level; the index is the level.
var headingSize = [...]float64{0, 20, 14, 11.5}

// superscript: the size and the rise as parts of the size of the text around.
const (
	superSize = 0.66
	superRise = 0.36
)

// inks are the colours of a page.
type inks struct {
	text, soft   color.Color // text; captions, labels, notes
	accent       color.Color // links and the rules of key numbers
	rule, strong color.Color // light rules; the rule below a table's head
	frame        color.Color // the rule of the running head
	tint         color.Color // behind code
}

func regular(size float64) typeset.Style { return typeset.Style{Size: size} }

func bold(size float64) typeset.Style { return typeset.Style{Size: size, Bold: true} }

// inksOf takes the colours of a page from the theme of its charts, so that there
// is one palette.
func inksOf(t charts.Theme) inks {
	return inks{text: t.Ink, soft: t.Soft, accent: t.Accent, rule: t.Grid, strong: t.Ink, frame: t.Rule, tint: t.Grid}
}

package page

import (
	"image"
	"image/color"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
)

// BoxKind is what a box holds.
type BoxKind uint8

// The kinds of boxes.
const (
	BoxText BoxKind = iota
	BoxFill         // a rule or a tinted ground
	BoxChart
	BoxImage
	BoxAnchor // a place that links lead to; draws nothing
	BoxEmpty  // a cell without content
	BoxLink   // an area that leads somewhere; draws nothing
)

// Box is a piece of content in its place: what an output draws, in the order of
// the boxes. Places are in points from the top left corner of the page; in an
// item of the flow, y is measured from the item's top.
type Box struct {
	Kind       BoxKind
	Element    *Element // nil for what is no part of the text
	X, Y, W, H float64
	Baseline   float64       // of a line of text, on the same scale as y
	Line       *typeset.Line // of a text; not to be modified
	Ink        color.Color   // of a text or a fill
	To         *Target       // of a text or a link
	Chart      *charts.Chart
	Image      image.Image
	Anchor     string
	Block      *data.Pos // of the block it belongs to; nil: none
	At         string    // of a text that is a number, in a document that is traced: which it is
}

// Target is where a link leads: an address, or an anchor of the document.
type Target struct{ URL, Anchor string }

// Page is what stands on a page, in reading order.
type Page []Box

// lowered appends boxes, shifted downwards, to others.
func lowered(to, boxes []Box, dy float64) []Box {
	from := len(to)
	to = append(to, boxes...)
	for i := from; i < len(to); i++ {
		to[i].Y += dy
		to[i].Baseline += dy
	}
	return to
}

// moved returns the boxes shifted downwards.
func moved(boxes []Box, dy float64) []Box {
	return lowered(make([]Box, 0, len(boxes)), boxes, dy)
}

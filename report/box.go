package report

import (
	"image"
	"image/color"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
)

// boxKind is what a box holds.
type boxKind uint8

const (
	boxText boxKind = iota
	boxFill         // a rule or a tinted ground
	boxChart
	boxImage
	boxAnchor // a place that links lead to; draws nothing
	boxEmpty  // a cell without content
	boxLink   // an area that leads somewhere; draws nothing
)

// box is a piece of content in its place: what an output draws, in the order of
// the boxes. Places are in points from the top left corner of the page; in an
// item of the flow, y is measured from the item's top.
type box struct {
	kind       boxKind
	el         *element // nil for what is no part of the text
	x, y, w, h float64
	baseline   float64       // of a line of text, on the same scale as y
	line       *typeset.Line // of a text; not to be modified
	ink        color.Color   // of a text or a fill
	to         *target       // of a text or a link
	chart      *charts.Chart
	image      image.Image
	anchor     string
	block      *data.Pos // of the block it belongs to; nil: none
}

// target is where a link leads: an address, or an anchor of the document.
type target struct{ url, anchor string }

// page is what stands on a page, in reading order.
type page []box

// lowered appends boxes, shifted downwards, to others.
func lowered(to, boxes []box, dy float64) []box {
	from := len(to)
	to = append(to, boxes...)
	for i := from; i < len(to); i++ {
		to[i].y += dy
		to[i].baseline += dy
	}
	return to
}

// moved returns the boxes shifted downwards.
func moved(boxes []box, dy float64) []box {
	return lowered(make([]box, 0, len(boxes)), boxes, dy)
}

package data

// Layout is what the pages of a briefing are.
type Layout string

// The layouts.
const (
	LayoutA4     Layout = "a4"     // upright pages, 210 by 297 mm
	LayoutLetter Layout = "letter" // upright pages, 8.5 by 11 inches
	LayoutDeck   Layout = "deck"   // slides of 16 to 9, with a chart each
)

var layouts = []Layout{LayoutA4, LayoutLetter, LayoutDeck}

// appendices are what may stand before the sources.
var appendices = []string{"methods"}

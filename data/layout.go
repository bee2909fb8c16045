package data

// Layout is what the pages of a briefing are.
type Layout string

// The layouts.
const (
	LayoutA4     Layout = "a4"     // portrait pages, 210 by 297 mm
	LayoutLetter Layout = "letter" // portrait pages, 8.5 by 11 inches
	LayoutDeck   Layout = "deck"   // slides of 16 to 9, with a chart each
)

// Layouts are all of them.
func Layouts() []Layout { return []Layout{LayoutA4, LayoutLetter, LayoutDeck} }

// Cover is how a briefing begins.
type Cover string

// The covers.
const (
	CoverPlain Cover = "plain" // a page with the title below a rule
	CoverBand  Cover = "band"  // a page whose title stands on a band of the accent colour
	CoverNone  Cover = "none"  // no page: the title stands above the text
)

// Covers are all of them.
func Covers() []Cover { return []Cover{CoverPlain, CoverBand, CoverNone} }

// List is a list of what a briefing shows, with its pages.
type List string

// The lists.
const (
	ListFigures List = "figures"
	ListTables  List = "tables"
)

// Lists are all of them.
func Lists() []List { return []List{ListFigures, ListTables} }

// Side is a side of the page.
type Side string

// The sides.
const (
	SideLeft  Side = "left"
	SideRight Side = "right"
)

// Sides are all of them.
func Sides() []Side { return []Side{SideLeft, SideRight} }

// Margins is the space between the edges of a page and its text, in points; zero
// where the layout's own holds. The running head and foot stand inside.
type Margins struct {
	Top, Right, Bottom, Left float64
}

package data

import "slices"

// Kind is a form of chart.
type Kind string

// The kinds. With KindAuto the form follows the data: lines for periods, bars
// for categories, stacked bars for series that add up to a total.
const (
	KindAuto       Kind = ""
	KindBar        Kind = "bar"            // vertical, or horizontal when labels are long
	KindVertical   Kind = "bar-vertical"   // one bar a category, upright
	KindHorizontal Kind = "bar-horizontal" // one bar a category, lying
	KindLollipop   Kind = "lollipop"       // a stem with a disc a category, lying
	KindUnits      Kind = "units"          // a square for each of a whole, filled for each of the part
	KindDumbbell   Kind = "dumbbell"       // two series on one line a category: then and now
	KindWaterfall  Kind = "waterfall"      // what leads from the first value to the last
	KindDot        Kind = "dot"            // a dot for each value, on a row for each category
	KindSlope      Kind = "slope"          // lines from what was to what is
	KindGrouped    Kind = "bar-grouped"    // series side by side
	KindStacked    Kind = "bar-stacked"    // series on top of each other
	KindDiverging  Kind = "bar-diverging"  // a scale of answers to both sides of zero
	KindShare      Kind = "bar-share"      // series as percentages of their sum, on top of each other
	KindLine       Kind = "line"
	KindStep       Kind = "step"         // a line whose values hold until the next
	KindArea       Kind = "area"         // a line on an area that stands on zero
	KindAreaStack  Kind = "area-stacked" // areas on top of each other: parts of a whole over time
)

// OverTime reports whether the kind draws series as lines over time.
func (k Kind) OverTime() bool {
	return k == KindLine || k == KindStep || k == KindArea || k == KindAreaStack
}

// Stacks reports whether the kind puts series on top of each other.
func (k Kind) Stacks() bool { return k == KindStacked || k == KindAreaStack }

// kinds are what Kinds returns. It is not modified.
var kinds = []Kind{KindBar, KindVertical, KindHorizontal, KindLollipop, KindUnits, KindDot, KindDumbbell, KindSlope, KindWaterfall, KindGrouped, KindStacked, KindShare, KindDiverging, KindLine, KindStep, KindArea, KindAreaStack}

// Kinds returns the kinds that a file may name, in the order that they are
// listed in.
func Kinds() []Kind { return slices.Clone(kinds) }

// Whiskered reports whether the kind has a place for the intervals of values.
func (k Kind) Whiskered() bool {
	return k.OverTime() && !k.Stacks() || k.Targetable()
}

// Targetable reports whether the kind has bars that a mark can stand across.
func (k Kind) Targetable() bool {
	return k == KindBar || k == KindVertical || k == KindHorizontal || k == KindLollipop || k == KindGrouped
}

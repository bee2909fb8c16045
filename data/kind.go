package data

// Kind is a form of chart.
type Kind string

// The kinds. With KindAuto the form follows the data: lines for periods, bars
// for categories, stacked bars for series that add up to a total.
const (
	KindAuto       Kind = ""
	KindBar        Kind = "bar"            // vertical, or horizontal when labels are long
	KindVertical   Kind = "bar-vertical"   // a bar for each category, vertical
	KindHorizontal Kind = "bar-horizontal" // a bar for each category, horizontal
	KindLollipop   Kind = "lollipop"       // a stem with a disc for each category, horizontal
	KindUnits      Kind = "units"          // a square for each of a whole, filled for each of the part
	KindDumbbell   Kind = "dumbbell"       // two series on one line a category: then and now
	KindHistogram  Kind = "histogram"      // bars that touch, for classes of a number
	KindRange      Kind = "range"          // from a low to a high number, upright or horizontal
	KindRangeUp    Kind = "range-vertical"
	KindRangeRows  Kind = "range-horizontal"
	KindWaterfall  Kind = "waterfall"     // what leads from the first value to the last
	KindDot        Kind = "dot"           // a dot for each value, on a row for each category
	KindSlope      Kind = "slope"         // lines from what was to what is
	KindGrouped    Kind = "bar-grouped"   // series side by side
	KindStacked    Kind = "bar-stacked"   // series on top of each other
	KindDiverging  Kind = "bar-diverging" // a scale of answers to both sides of zero
	KindShare      Kind = "bar-share"     // series as percentages of their sum, on top of each other
	KindLine       Kind = "line"
	KindSeason     Kind = "season"       // the years of a line over one another
	KindBump       Kind = "bump"         // places over time, the first on top
	KindStep       Kind = "step"         // a line whose values hold until the next
	KindArea       Kind = "area"         // a line on an area that stands on zero
	KindAreaStack  Kind = "area-stacked" // areas on top of each other: parts of a whole over time
)

// traits are what the phases ask of a kind.
type traits struct {
	overTime bool // draws series as lines over time
	stacks   bool // puts series on top of each other
	crossed  bool // has bars that a mark can stand across
	panels   bool // can be drawn in panels
	single   bool // shows one series
	spans    bool // leads from a low to a high number
	turns    bool // has bars that stand upright or go across
	rows     bool // has a row for each name
	line     bool // has bars that a line can run over
}

// kinds are the kinds that a file may name, in the order that they are listed in, with
// their traits. It is not modified.
var kinds = []struct {
	kind Kind
	traits
}{
	{KindBar, traits{line: true, crossed: true, panels: true, single: true, turns: true, rows: true}},
	{KindVertical, traits{line: true, crossed: true, panels: true, single: true}},
	{KindHorizontal, traits{crossed: true, panels: true, single: true, rows: true}},
	{KindLollipop, traits{crossed: true, panels: true, single: true, rows: true}},
	{KindUnits, traits{single: true}},
	{KindDot, traits{rows: true}},
	{KindDumbbell, traits{rows: true}},
	{KindSlope, traits{}},
	{KindWaterfall, traits{single: true, turns: true}},
	{KindGrouped, traits{line: true, crossed: true, panels: true, turns: true, rows: true}},
	{KindStacked, traits{line: true, stacks: true, panels: true, turns: true, rows: true}},
	{KindShare, traits{panels: true, turns: true, rows: true}},
	{KindDiverging, traits{rows: true}},
	{KindLine, traits{overTime: true, panels: true}},
	{KindStep, traits{overTime: true, panels: true}},
	{KindArea, traits{overTime: true, panels: true}},
	{KindAreaStack, traits{overTime: true, stacks: true}},
	{KindRange, traits{spans: true}},
	{KindRangeUp, traits{spans: true}},
	{KindRangeRows, traits{spans: true}},
	{KindSeason, traits{overTime: true}},
	{KindBump, traits{overTime: true}},
	{KindHistogram, traits{single: true}},
}

func (k Kind) traits() traits {
	for i := range kinds {
		if kinds[i].kind == k {
			return kinds[i].traits
		}
	}
	return traits{}
}

// Kinds returns the kinds that a file may name, in the order that they are
// listed in.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i := range kinds {
		all[i] = kinds[i].kind
	}
	return all
}

// OverTime reports whether the kind draws series as lines over time.
func (k Kind) OverTime() bool { return k.traits().overTime }

// Stacks reports whether the kind puts series on top of each other.
func (k Kind) Stacks() bool { return k.traits().stacks }

// Targetable reports whether the kind has bars that a mark can stand across.
func (k Kind) Targetable() bool { return k.traits().crossed }

// Whiskered reports whether the kind has a place for the intervals of values.
func (k Kind) Whiskered() bool {
	return k.OverTime() && !k.Stacks() || k.Targetable() || k.Spans() || k == KindDot || k == KindDumbbell
}

// Spans reports whether the kind leads from a low to a high number.
func (k Kind) Spans() bool { return k.traits().spans }

// Turns reports whether the bars of the kind stand upright or go across, as the chart asks.
func (k Kind) Turns() bool { return k.traits().turns }

// HasRows reports whether the kind can have a row for each name.
func (k Kind) HasRows() bool { return k.traits().rows }

// CarriesLine reports whether the kind has upright bars that a line can run over.
func (k Kind) CarriesLine() bool { return k.traits().line }

// HasPanels reports whether the kind can be drawn in panels.
func (k Kind) HasPanels() bool { return k.traits().panels }

// Compares reports whether the kind has a place for what is between two values.
func (k Kind) Compares() bool { return k.Targetable() || k.OverTime() && !k.Stacks() }

// ShowsOneSeries reports whether the kind has a place for one series alone.
func (k Kind) ShowsOneSeries() bool { return k.traits().single }

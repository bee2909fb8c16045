package charts

import (
	"image/color"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// form is a kind of chart. A new one takes a file that declares the form, a
// line in [registry], and its words in each language; nothing else asks for a
// kind by name. A form combines the parts of this package: a sheet with header,
// footer and legend; a plot of bars or over time; the marks and labels of
// values; panels. Package look says how single values are drawn.
type form struct {
	// layouts are the ways to draw it, the preferred one first.
	layouts []layoutFunc
	// rows are the ways to draw its bars in rows, where layouts are those for upright bars; nil
	// where bars go one way only.
	rows []layoutFunc
	// inRows reports whether a chart is drawn in rows unless its file says otherwise; nil for never.
	inRows func(*chartPlan) bool
	// panels are the ways to draw it in panels; by default those of bars.
	panels []panelLayout
	// head is the first sentence of the alt text: which kind of chart it is.
	head func(*altWriter) string
	// headOfPanels is the same for a chart in panels; by default that of bars.
	headOfPanels language.Word
	// findings are the sentences of the alt text about what the data shows; by
	// default [altWriter.findings].
	findings func(*altWriter) []string
	// sentence is the one on what the data shows most; by default that of the first findings.
	sentence func(*altWriter) string
	// shades are the colours of the series if they are not the theme's.
	shades func(*chartPlan) ([]color.RGBA, error)
	// changes says that its values are changes between the first and the last.
	changes bool
	// countsWhole says that its values are parts of a whole, counted one by
	// one.
	countsWhole bool
	// needsAllSeries says that a key is drawn only if every series has a value.
	needsAllSeries bool
	// sparsePeriods says that its periods need not follow each other.
	sparsePeriods bool
	// marksNoBreak says that it has no place for the mark of a break of one series.
	marksNoBreak bool
	// ranged is the form in its place where every value is a range of numbers that count from a
	// zero that was chosen, so that a bar from zero would mean nothing; nil for none.
	ranged *form
	// byPart is the form in its place where values lead from a minimum to a maximum in one part of a year
	// after the other; nil for none.
	byPart *form
	// free says that its value axis need not begin at zero.
	free bool
	// groups says that the bars of all series stand side by side at each key.
	groups bool
	// differences says that it shows how far two series are apart.
	differences bool
	// points says that its values are points, not bars.
	points bool
	// upright says that it has bars that stand on an axis of periods.
	upright bool
	// spans says that its marks lead from a low to a high number.
	spans bool
	// axisSaysUnit says that its value axis is always labelled, so that labels of values need not
	// have the sign of the unit.
	axisSaysUnit bool
	// ghosts says that its panels have the lines of all others behind their own.
	ghosts bool
	// years says that its series are years over one another.
	years bool
	// holds says that a value holds until the next.
	holds bool
	// noReference and noAnnotation say why it cannot show reference lines or
	// annotations, and what to write instead; nil if it can.
	noReference, noAnnotation *layoutError
	// contextNames are those lines by name; nil where the foot counts them.
	contextNames func(chartWords) string
	// context is how many of its lines have no name, since others stand out; nil for none.
	context func(chartWords) int
	// notes are the notes that only this form has.
	notes func(*noteWriter) []note
}

// layoutFunc lays out a chart in the body of a sheet. Its error is a
// *layoutError.
type layoutFunc func(*sheet) error

// panelLayout is a way to draw the panels of a chart.
type panelLayout struct {
	draw  layoutFunc
	shape func(keys float64) float64 // width by height of a plot that looks best
}

// registry is the form of each kind.
var registry = map[data.Kind]*form{
	data.KindBar:        &bars,
	data.KindVertical:   &verticalBars,
	data.KindHorizontal: &horizontalBars,
	data.KindGrouped:    &groupedBars,
	data.KindStacked:    &stackedBars,
	data.KindShare:      &shareBars,
	data.KindDiverging:  &divergingBars,
	data.KindWaterfall:  &waterfallBars,
	data.KindLollipop:   &lollipops,
	data.KindDumbbell:   &dumbbells,
	data.KindDot:        &dots,
	data.KindRange:      &ranges,
	data.KindRangeUp:    &uprightRanges,
	data.KindRangeRows:  &rowsOfRanges,
	data.KindUnits:      &units,
	data.KindSlope:      &slopes,
	data.KindHistogram:  &histograms,
	data.KindLine:       &lines,
	data.KindStep:       &steps,
	data.KindSeason:     &seasons,
	data.KindBump:       &bumps,
	data.KindArea:       &areas,
	data.KindAreaStack:  &areaStacks,
}

// formOf is the form that a chart is drawn in.
func formOf(c *data.Chart) *form {
	f := registry[c.Kind]
	if f.byPart != nil && leadsThroughYear(c) {
		return f.byPart
	}
	if f.ranged == nil || len(c.Series) != 1 || c.Facets != data.FacetsNone || len(c.Annotations) > 0 || c.Line != nil || c.Target != nil || !countsFromChosen(c) {
		return f
	}
	if found := summarize(c); !found.onlyRanges() {
		return f
	}
	return f.ranged
}

// turns reports whether the bars of a chart go the other way where they have no room.
func turns(p *chartPlan) bool {
	return p.form.changes || p.form.rows != nil && len(p.layouts()) > max(len(p.form.layouts), len(p.form.rows))
}

// layouts are the ways to draw the chart of a plan.
func (p *chartPlan) layouts() []layoutFunc {
	switch f := p.form; {
	case p.chart.Facets != data.FacetsNone:
		return []layoutFunc{drawFacets}
	case f.rows == nil || p.chart.Orientation == data.Vertical || p.chart.Line != nil:
		return f.layouts
	case p.chart.Orientation == data.Horizontal || len(p.chart.Groups) > 0 || len(p.chart.Beside) > 0:
		return f.rows
	case f.inRows != nil && f.inRows(p):
		return f.rows
	default:
		return slices.Concat(f.layouts, f.rows)
	}
}

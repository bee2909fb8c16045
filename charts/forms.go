package charts

import (
	"image/color"

	"briefing/data"
	"briefing/data/language"
)

// form is a kind of chart. A new one is a file that declares its form, a line in
// [registry], and its words in the languages; nothing else asks for a kind by name.
// The file composes the parts that the package has: a sheet with header, footer and
// legend; a plot of bars with its slots, or one over time; marks of values, and
// labels at them; panels. How single values are drawn, charts/look says.
type form struct {
	// layouts are the ways to draw it, the preferred one first.
	layouts []layoutFunc
	// panels are the ways to draw it in panels; those of bars unless given.
	panels []panelLayout
	// head is the first sentence of the alt text: what kind of chart it is.
	head func(*altWriter) string
	// headOfPanels is the same for a chart in panels; that of bars unless given.
	headOfPanels language.Word
	// findings are the sentences of the alt text on what the data shows; those of
	// any data unless given.
	findings func(*altWriter) []string
	// shades are colours of the series that are not the theme's.
	shades func(*chartPlan) ([]color.RGBA, error)
	// changes tells that its values are changes between the first and the last.
	changes bool
	// countsWhole tells that its values are parts of a whole that is counted.
	countsWhole bool
	// needsAllSeries tells that a key is drawn only where all series have a value.
	needsAllSeries bool
	// sparsePeriods tells that its periods need not follow each other.
	sparsePeriods bool
	// noReference and noAnnotation say why it shows no reference lines or no
	// annotations, and what to write instead; nil where it does.
	noReference, noAnnotation *layoutError
	// notes are those that no other form has.
	notes func(*noteWriter) []note
}

// layoutFunc lays a chart out in the body of a sheet. Its error is a *problem.
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
	data.KindUnits:      &units,
	data.KindSlope:      &slopes,
	data.KindLine:       &lines,
	data.KindStep:       &steps,
	data.KindArea:       &areas,
	data.KindAreaStack:  &areaStacks,
}

// layouts are the ways to draw the chart of a plan.
func (p *chartPlan) layouts() []layoutFunc {
	if p.chart.Facets != data.FacetsNone {
		return []layoutFunc{drawFacets}
	}
	return p.form.layouts
}

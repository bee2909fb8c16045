package charts

import "briefing/data/language"

// lollipops are stems with a disc at the value, horizontal.
var lollipops = form{
	axisSaysUnit: true,
	points:       true,
	layouts:      []layoutFunc{lollipop},
	panels:       []panelLayout{{lollipop, horizontalShape}},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltLollipop) },
	headOfPanels: language.WordAltLollipops,
}

// lollipop draws each value as a horizontal stem from zero with a disc at its
// end: for rankings, where wide bars would be too heavy.
func lollipop(s *sheet) error {
	stems := sideBySide(len(s.plan.chart.Series))
	stems.stem, stems.part, stems.disc = stemUnits, 0.3, discUnits
	return rowsFromZero(s, stems)
}

// Breadth of a stem and radius of its disc, in base units.
const (
	stemUnits = 4
	discUnits = 7
)

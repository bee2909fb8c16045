package charts

import "briefing/data/language"

// areas are lines on areas that stand on zero.
var areas = form{
	points:       true,
	axisSaysUnit: true,
	context:      contextLines,
	layouts:      lineStyle{course: straight, filled: true}.layouts(),
	panels:       lineStyle{course: straight, filled: true}.panels(),
	head:         func(alt *altWriter) string { return alt.headOverTime(language.WordAltArea) },
	headOfPanels: language.WordAltAreas,
}

package charts

import "briefing/data/language"

// areas are lines on areas that stand on zero.
var areas = form{
	points:       true,
	layouts:      lineStyle{straight, true}.layouts(),
	panels:       lineStyle{straight, true}.panels(),
	head:         func(alt *altWriter) string { return alt.headOverTime(language.WordAltArea) },
	headOfPanels: language.WordAltAreas,
}

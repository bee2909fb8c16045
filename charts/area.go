package charts

import "briefing/data"

// areas are lines on areas that stand on zero.
var areas = form{
	layouts:      lineStyle{straight, true}.layouts(),
	panels:       lineStyle{straight, true}.panels(),
	head:         func(p *plan) string { return p.headOverTime(data.WordAltArea) },
	headOfPanels: data.WordAltAreas,
}

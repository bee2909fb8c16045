package charts

import "briefing/data"

// areas are lines on areas that stand on zero.
var areas = form{
	layouts:      lines.layouts,
	panels:       linePanels,
	head:         func(p *plan) string { return p.headOverTime(data.WordAltArea) },
	headOfPanels: data.WordAltAreas,
}

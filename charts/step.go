package charts

import "briefing/data"

// steps are lines whose values hold until the next.
var steps = form{
	layouts:      lines.layouts,
	panels:       linePanels,
	head:         func(p *plan) string { return p.headOverTime(data.WordAltStep) },
	headOfPanels: data.WordAltSteps,
}

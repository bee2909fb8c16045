package charts

import "briefing/data/language"

// groupedBars are those of several series, side by side.
var groupedBars = form{
	upright:      true,
	layouts:      []layoutFunc{barVertical},
	rows:         []layoutFunc{barHorizontal},
	panels:       []panelLayout{uprightPanels, horizontalPanels},
	head:         (*altWriter).headOfBars,
	headOfPanels: language.WordAltGroupPanels,
}

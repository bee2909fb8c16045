package charts

import "briefing/data/language"

// groupedBars are those of several series, side by side.
var groupedBars = form{
	axisSaysUnit: true,
	groups:       true,
	upright:      true,
	layouts:      []layoutFunc{barNamed, barVertical},
	rows:         []layoutFunc{barRowsPlain, barHorizontal},
	panels:       []panelLayout{uprightPanels, plainPanels, horizontalPanels},
	head:         (*altWriter).headOfBars,
	headOfPanels: language.WordAltGroupPanels,
}

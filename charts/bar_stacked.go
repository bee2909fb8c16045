package charts

import "briefing/data/language"

// stackedBars are several series on top of each other, or end to end.
var stackedBars = form{
	layouts: []layoutFunc{stackedUpright, stackedHorizontal},
	head:    func(alt *altWriter) string { return alt.headOf(language.WordAltStacked) },
}

// stackedUpright draws several series as upright bars on top of each other.
// Their names stand beside the last bar where they fit, otherwise in a legend.
func stackedUpright(s *sheet) error {
	b := newBars(s, false, oneLane)
	b.addStacks()
	return b.uprightStacks(b.stacked(statedTotal(s.plan.chart)))
}

// stackedHorizontal draws several series as horizontal bars, end to end.
func stackedHorizontal(s *sheet) error {
	if err := legendOfMany(s); err != nil {
		return err
	}
	b := newBars(s, true, oneLane)
	b.addStacks()
	b.stacked(statedTotal(s.plan.chart))
	return b.layHorizontal()
}

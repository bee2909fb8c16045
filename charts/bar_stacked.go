package charts

import (
	"briefing/data"
	"briefing/data/language"
)

// stackedBars are several series on top of each other, or end to end.
var stackedBars = form{
	upright: true,
	layouts: upAndAcross(stackedChart),
	head:    func(alt *altWriter) string { return alt.headOf(language.WordAltStacked) },
}

// stackedChart draws several series as bars on top of each other or, horizontal,
// end to end.
func stackedChart(s *sheet, horizontal bool) error {
	b := newBars(s, horizontal, oneLane)
	b.addStacks()
	total, _ := s.plan.chart.StackTotal()
	return b.layStacks(total.Series)
}

// upAndAcross are the two ways to draw stacks: upright, then horizontal.
func upAndAcross(draw func(s *sheet, horizontal bool) error) []layoutFunc {
	return []layoutFunc{
		func(s *sheet) error { return draw(s, false) },
		func(s *sheet) error { return draw(s, true) },
	}
}

// layStacks makes the bars stacks and lays them out. The names of the series
// stand beside the last bar where they fit, otherwise in a legend.
func (b *barChart) layStacks(total *data.Series) error {
	labels := b.stacked(total)
	if b.plot.horizontal {
		if err := legendOfMany(b.sheet); err != nil {
			return err
		}
		return b.layHorizontal()
	}
	names, err := labels.names()
	if err != nil {
		return err
	}
	return b.layUpright(names)
}

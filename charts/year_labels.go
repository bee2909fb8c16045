package charts

import "briefing/data"

// Over two years and more a reader looks for the year, and for the month only within it: each January
// has a mark, and each year stands in the middle of its part of the axis, as far as all have room.

// leastYears is how many days are labelled by their years.
const leastYears = 2 * 365

// yearLabels are the labels of years in the middle of their months, quarters, weeks or days; nil where
// these are too few, or there is no room for each year.
func yearLabels(plot *timePlot) (labels []timeLabel) {
	from, to := plot.start(), plot.end
	if g := plot.first.Granularity(); g == data.Year || g == data.FiscalYear || plot.first.FiscalPart() || to-from < leastYears || plot.sheet.panel != nil {
		return nil
	}
	year, _ := plot.first.YearAndPart()
	for y := data.YearOf(year); days(y) < to && len(labels) <= maxTimeLabels; y = y.Next(1) {
		l, whole := yearLabel(plot, y, max(days(y), from), min(days(y.Next(1)), to))
		if whole && len(l.block.lines) == 0 {
			return nil
		}
		labels = append(labels, l)
	}
	return labels
}

// yearLabel is the label of a year, a part of which is on the axis, or the whole of it: none where it
// has no room. That of the last may reach beyond the end of the axis.
func yearLabel(plot *timePlot, y data.Period, from, to float64) (l timeLabel, whole bool) {
	x0, x1 := plot.time.on(from), plot.time.on(to)
	l = timeLabel{period: y, x: (x0 + x1) / 2, mark: plot.time.on(days(y))}
	block := plot.sheet.single(plot.plan.say.PeriodShort(y), regular(plot.tick))
	gap := 0.3 * plot.tick
	if least := x0 + gap + block.width()/2; to == plot.end && l.x < least && least+block.width()/2 <= plot.sheet.scene.width {
		l.x, x1 = least, least+block.width()/2+gap
	}
	if block.width()+2*gap <= x1-x0+slack {
		l.block = block
	}
	return l, days(y) >= plot.start() && days(y.Next(1)) <= plot.end
}

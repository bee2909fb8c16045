package charts

import (
	"math"

	"briefing/data"
)

// timeAxis places periods by the calendar: a month of 31 days is longer than
// one of 28.
type timeAxis struct {
	first, last float64 // days since 1970, of the starts of the first and last period
	x0, x1      float64 // where they stand
}

func days(p data.Period) float64 { return float64(p.StartDay()) }

func (t timeAxis) at(p data.Period) float64 {
	if t.first == t.last {
		return (t.x0 + t.x1) / 2
	}
	return t.x0 + (days(p)-t.first)/(t.last-t.first)*(t.x1-t.x0)
}

// timeStep is a distance of labels on a time axis.
type timeStep struct {
	of data.Granularity
	n  int
}

// timeSteps are the distances of labels tried for each granularity of the data,
// the closest first; years follow.
var timeSteps = map[data.Granularity][]timeStep{
	data.HalfYear: {{data.HalfYear, 1}},
	data.Quarter:  {{data.Quarter, 1}, {data.Quarter, 2}},
	data.Month:    {{data.Month, 1}, {data.Month, 2}, {data.Month, 3}, {data.Month, 6}},
	data.Week:     {{data.Week, 1}, {data.Week, 2}, {data.Week, 4}, {data.Month, 1}, {data.Month, 2}, {data.Month, 3}, {data.Month, 6}},
	data.Day:      {{data.Day, 1}, {data.Day, 2}, {data.Day, 7}, {data.Day, 14}, {data.Month, 1}, {data.Month, 2}, {data.Month, 3}, {data.Month, 6}},
}

var yearSteps = []int{1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000}

// timeLabel is a label of the time axis.
type timeLabel struct {
	x     float64
	block textBlock
}

// timeLabels returns labels that do not touch each other, as many as possible.
func (plot *timePlot) timeLabels() []timeLabel {
	steps := timeSteps[plot.first.Granularity()]
	years := data.Year
	if plot.first.Granularity() == data.FiscalYear {
		years = data.FiscalYear
	}
	for _, n := range yearSteps {
		steps = append(steps[:len(steps):len(steps)], timeStep{years, n})
	}
	for _, step := range steps {
		if labels, ok := plot.labelsEvery(step); ok {
			return labels
		}
	}
	return plot.endLabels()
}

// maxTimeLabels bounds the work for a step that is far too small.
const maxTimeLabels = 400

// labelsEvery returns the labels of one step, and whether they do not touch and
// are at least two.
func (plot *timePlot) labelsEvery(step timeStep) ([]timeLabel, bool) {
	var labels []timeLabel
	edge := math.Inf(-1)
	for p := firstAtOrAfter(plot.first, step); p.Compare(plot.last) <= 0 || days(p) <= days(plot.last); p = p.Next(step.n) {
		l := plot.timeLabel(p)
		if l.x-l.block.width()/2 < edge+0.8*plot.tick || len(labels) > maxTimeLabels {
			return nil, false
		}
		edge = l.x + l.block.width()/2
		labels = append(labels, l)
	}
	return labels, len(labels) > 1 || plot.first == plot.last && len(labels) == 1
}

func (plot *timePlot) timeLabel(p data.Period) timeLabel {
	return timeLabel{plot.time.at(p), plot.sheet.single(plot.plan.say.PeriodShort(p), regular(plot.tick))}
}

// endLabels are the labels of the first and the last period, for a time axis
// too short for more.
func (plot *timePlot) endLabels() []timeLabel {
	a, b := plot.timeLabel(plot.first), plot.timeLabel(plot.last)
	if a.x+a.block.width()/2+0.8*plot.tick > b.x-b.block.width()/2 {
		return []timeLabel{b}
	}
	return []timeLabel{a, b}
}

// firstAtOrAfter returns the first period of a step at or after a period. Steps
// of years fall on multiples, months and quarters count from January, and weeks and days
// from the first one.
func firstAtOrAfter(p data.Period, step timeStep) data.Period {
	if step.of == data.Day || step.of == data.Week {
		return p
	}
	q := p
	if p.Granularity() != step.of {
		start := p.Start()
		q = startingIn(step.of, start.Year(), int(start.Month()))
	}
	for days(q) < days(p) || !aligned(q, step) {
		q = q.Next(1)
	}
	return q
}

// aligned reports whether a period is one that the step counts.
func aligned(p data.Period, step timeStep) bool {
	year, part := p.YearAndPart()
	if step.of == data.Year || step.of == data.FiscalYear {
		return year%step.n == 0
	}
	return (part-1)%step.n == 0
}

// startingIn returns the year, or the month of a year.
func startingIn(g data.Granularity, year, month int) data.Period {
	if g == data.Month {
		p, _ := data.NthOf(data.Month, year, month)
		return p
	}
	return data.YearOf(year)
}

package charts

import "briefing/data"

// timeAxis places periods by the calendar: a month of 31 days is longer than
// one of 28.
type timeAxis struct {
	first, last float64 // days since 1970, of the start of the first period and of that of the last, or its end
	x0, x1      float64 // where they stand
}

func days(p data.Period) float64 { return float64(p.StartDay()) }

func (t timeAxis) at(p data.Period) float64 { return t.on(days(p)) }

// on places a day.
func (t timeAxis) on(day float64) float64 {
	if t.first == t.last {
		return (t.x0 + t.x1) / 2
	}
	return t.x0 + (day-t.first)/(t.last-t.first)*(t.x1-t.x0)
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

// firstAtOrAfter returns the first period of a step at or after a period. Steps
// of years fall on multiples, months and quarters count from January, and weeks and days
// from the first one.
func firstAtOrAfter(p data.Period, step timeStep) data.Period {
	if step.of == data.Day || step.of == data.Week {
		return p
	}
	q := p
	if p.FiscalPart() && step.of == data.FiscalYear {
		q, _ = p.In(data.FiscalYear, p.Fiscal())
	} else if p.Granularity() != step.of {
		start := p.Start()
		q = startingIn(step.of, start.Year(), int(start.Month()))
	}
	for days(q) < days(p) {
		q = q.Next(1)
	}
	if past := pastStep(q, step); past > 0 {
		return q.Next(step.n - past)
	}
	return q
}

// pastStep is how many periods one comes after the last that the step counts.
func pastStep(p data.Period, step timeStep) int {
	year, part := p.YearAndPart()
	if step.of == data.Year || step.of == data.FiscalYear {
		return year % step.n
	}
	return (part - 1) % step.n
}

// startingIn returns the year, or the month of a year.
func startingIn(g data.Granularity, year, month int) data.Period {
	if g == data.Month {
		p, _ := data.NthOf(data.Month, year, month)
		return p
	}
	return data.YearOf(year)
}

package charts

import (
	"math"
	"slices"

	"briefing/data"
)

// periodTicks labels an axis of periods, under lines as under bars: the keys themselves
// where they are few, or else the starts of quarters, months, years or round years. A
// label names a period and stands at its place, and a year is named once, at the first
// label in it.
type periodTicks struct {
	sheet *sheet
	keys  []data.Period // that have a place, in order; of lines the first and the last will do
	last  data.Period
	own   bool // the keys are labelled where there is room
	even  bool // they follow each other in equal steps
	bars  bool // a label needs a key to stand at
	place func(data.Period) float64
}

// timeLabel is a label of a time axis.
type timeLabel struct {
	period data.Period
	x      float64
	block  textBlock
	mark   float64 // where the period begins
}

// maxTimeLabels bounds the work for a step that is far too small, and maxOwnKeys is how
// many keys in uneven steps are few.
const maxTimeLabels, maxOwnKeys = 400, 24

// labels returns labels that do not touch each other, as many as possible.
func (t *periodTicks) labels() []timeLabel {
	if t.own {
		for _, short := range []bool{false, true} {
			if labels, ok := t.spaced(t.keys, short); ok {
				return labels
			}
		}
	}
	for _, step := range t.steps() {
		if labels, ok := t.spaced(t.every(step), false); ok && (len(labels) >= t.leastLabels() || t.keys[0] == t.last) {
			return labels
		}
	}
	if t.bars {
		return t.thinned()
	}
	return t.ends()
}

// leastLabels is how many labels a round step must have: of bars in uneven steps, which it
// may miss, a quarter of all.
func (t *periodTicks) leastLabels() int {
	if t.bars && !t.even {
		return max(2, len(t.keys)/4)
	}
	return 2
}

// manyDays is how many days are labelled by the starts of months: every second week would
// be nothing to go by.
const manyDays = 92

// steps are the distances of labels to be tried, the closest first.
func (t *periodTicks) steps() []timeStep {
	g, years := t.keys[0].Granularity(), data.Year
	if g == data.FiscalYear || t.keys[0].FiscalPart() {
		years = data.FiscalYear
	}
	steps := slices.Clone(timeSteps[g])
	if t.last.StartDay()-t.keys[0].StartDay() > manyDays {
		steps = slices.DeleteFunc(steps, func(s timeStep) bool { return (s.of == data.Day || s.of == data.Week) && s.n > 1 })
	}
	for _, n := range yearSteps {
		steps = append(steps, timeStep{years, n})
	}
	return steps
}

// every lists the periods of one step that have a place.
func (t *periodTicks) every(step timeStep) []data.Period {
	var all []data.Period
	first := t.keys[0]
	for p := firstAtOrAfter(first, step); (p.Compare(t.last) <= 0 || days(p) <= days(t.last)) && len(all) <= maxTimeLabels; p = p.Next(step.n) {
		if _, ok := t.key(p); ok || !t.bars {
			all = append(all, p)
		}
	}
	return all
}

// key returns the first key in a period.
func (t *periodTicks) key(p data.Period) (data.Period, bool) {
	i, _ := slices.BinarySearchFunc(t.keys, p, func(k, p data.Period) int { return k.StartDay() - p.StartDay() })
	if i == len(t.keys) || t.keys[i].StartDay() >= p.Next(1).StartDay() {
		return data.Period{}, false
	}
	return t.keys[i], true
}

// at is where the label of a period stands.
func (t *periodTicks) at(p data.Period) float64 {
	if t.bars {
		if k, ok := t.key(p); ok {
			p = k
		}
	}
	return t.place(p)
}

// spaced sets labels, and reports whether none touches the one before. Short ones of years
// name the century once, where no two have the same.
func (t *periodTicks) spaced(periods []data.Period, short bool) ([]timeLabel, bool) {
	if len(periods) == 0 || len(periods) > maxTimeLabels || short && (t.even || periods[0].Granularity() != data.Year || longerThanCentury(periods)) {
		return nil, false
	}
	labels := make([]timeLabel, 0, len(periods))
	edge := math.Inf(-1)
	for i, p := range periods {
		var before data.Period
		if i > 0 {
			before = periods[i-1]
		}
		l := t.label(p, before, short)
		if l.x-l.block.width()/2 < edge+t.gap(short) {
			return nil, false
		}
		edge = l.x + l.block.width()/2
		labels = append(labels, l)
	}
	return labels, true
}

// longerThanCentury reports whether two years may have the same last two digits.
func longerThanCentury(years []data.Period) bool {
	first, _ := years[0].YearAndPart()
	last, _ := years[len(years)-1].YearAndPart()
	return last-first >= 100
}

// gap is the least distance of two labels.
func (t *periodTicks) gap(short bool) float64 {
	if short {
		return 0.5 * t.sheet.tick
	}
	return 0.8 * t.sheet.tick
}

// label sets the label of a period after another.
func (t *periodTicks) label(p, before data.Period, short bool) timeLabel {
	say := t.sheet.plan.say
	text := say.PeriodShort(p)
	year, _ := p.YearAndPart()
	last, _ := before.YearAndPart()
	switch {
	case before.IsZero():
	case short && year/100 == last/100:
		text = text[len(text)-2:]
	case p.Granularity() != data.Year && p.Granularity() != data.FiscalYear && year == last:
		text = say.PeriodInYear(p)
	}
	return timeLabel{p, t.at(p), t.sheet.single(text, regular(t.sheet.tick)), t.at(p)}
}

// thinned labels the keys from the last one back that do not touch.
func (t *periodTicks) thinned() []timeLabel {
	var kept []data.Period
	edge := math.Inf(1)
	for _, k := range slices.Backward(t.keys) {
		l := t.label(k, data.Period{}, false)
		if half := l.block.width() / 2; l.x+half <= edge {
			edge = l.x - half - t.gap(false)
			kept = append(kept, k)
		}
	}
	slices.Reverse(kept)
	labels, _ := t.spaced(kept, false) // of which some get shorter
	return labels
}

// ends are the labels of the first and the last period, for an axis too short for more.
func (t *periodTicks) ends() []timeLabel {
	a, b := t.label(t.keys[0], data.Period{}, false), t.label(t.last, data.Period{}, false)
	if a.x+a.block.width()/2+t.gap(false) > b.x-b.block.width()/2 {
		return []timeLabel{b}
	}
	return []timeLabel{a, b}
}

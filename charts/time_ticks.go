package charts

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"briefing/data"
)

// A line is read along its course, not key by key: a few labels are enough to find one's way on
// its time axis, round years among them, and always the first and the last period. Bars have
// a label each where there is room.

// Labels of a time axis look best so far apart, in sizes of their text, but on a short one, which
// would have next to none, nearer. If each key has one then, there may be some more.
const ticksApart, ticksNear, fewTicks, mostOfThem = 9, 4.5, 4, 1.6

// sparse are the labels of an axis of a width (points): of all keys where these are few, or else
// those whose number comes nearest to what looks best.
func (t *periodTicks) sparse(width float64) []timeLabel {
	wanted := max(2, width/(ticksApart*t.sheet.tick), min(fewTicks, width/(ticksNear*t.sheet.tick)))
	best, least := t.ends(), math.Inf(1)
	for c := range t.choices() {
		periods, left := t.withEnds(c)
		labels, ok := t.spaced(periods, false)
		if !ok {
			continue
		}
		n := float64(len(labels))
		off := math.Log(n / wanted)
		switch {
		case c.all && n <= mostOfThem*wanted:
			return labels
		case off < 0:
			off *= -1.5 // too few say less than too many
		}
		off += 0.4 * float64(left) // beside an end: the others look uneven
		if t.inStep(labels) {
			off -= 0.35
		} else if n := len(labels); n > 2 && days(t.last)-days(labels[n-2].period) < 0.75*float64(c.apart) {
			off += 0.1 // nearer to the last than to each other
		}
		if off < least {
			best, least = labels, off
		}
	}
	return best
}

// inStep reports whether labels are equally far apart, but for the lengths of years and months.
func (t *periodTicks) inStep(labels []timeLabel) bool {
	if len(labels) < 3 {
		return false
	}
	step := (days(t.last) - days(t.keys[0])) / float64(len(labels)-1)
	for i := 1; i < len(labels); i++ {
		if math.Abs(days(labels[i].period)-days(labels[i-1].period)-step) > 0.06*step {
			return false
		}
	}
	return true
}

// tickChoice is a choice of periods to be labelled.
type tickChoice struct {
	periods []data.Period
	apart   int  // days from one to the next
	all     bool // it has each key
	close   bool // a step of two or three is left out beside an end where it is half as far from it
}

// choices are the steps of the axis, or of its own keys where these are few and several years
// apart. The first is all keys, after which the others are often not needed.
func (t *periodTicks) choices() iter.Seq[tickChoice] {
	if t.own && len(t.keys) > 2 && t.keys[1].Sub(t.keys[0]) > 1 {
		return t.ownChoices
	}
	return t.stepChoices
}

func (t *periodTicks) ownChoices(yield func(tickChoice) bool) {
	for n := 1; n < len(t.keys); n++ {
		c := tickChoice{all: n == 1, apart: n*t.keys[1].StartDay() - n*t.keys[0].StartDay()}
		for i := 0; i < len(t.keys); i += n {
			c.periods = append(c.periods, t.keys[i])
		}
		if !yield(c) {
			return
		}
	}
}

func (t *periodTicks) stepChoices(yield func(tickChoice) bool) {
	g := t.keys[0].Granularity()
	for _, step := range t.steps() {
		c := tickChoice{periods: t.every(step), all: step.of == g && step.n == 1, close: step.n < 5}
		if len(c.periods) > maxTimeLabels {
			continue
		}
		if len(c.periods) > 0 {
			c.apart = c.periods[0].Next(step.n).StartDay() - c.periods[0].StartDay()
		}
		if !yield(c) {
			return
		}
	}
	for _, n := range []int{4, 8} { // years where all labels fall on multiples, the ends among them
		if step := (timeStep{data.Year, n}); g == data.Year && pastStep(t.keys[0], step) == 0 && pastStep(t.last, step) == 0 && !yield(tickChoice{periods: t.every(step)}) {
			return
		}
	}
	if n := t.last.Sub(t.keys[0]); g == data.Year && n%2 == 0 && n > 2 { // the ends and the middle
		yield(tickChoice{periods: []data.Period{t.keys[0].Next(n / 2)}})
	}
}

// withEnds are the periods of a choice with the first and the last of the axis, and without those
// too near to these, of which it counts how many are left out.
func (t *periodTicks) withEnds(c tickChoice) (list []data.Period, left int) {
	first, last := t.keys[0], t.last
	part := 0.4
	if c.close {
		part = 0.6
	}
	far := func(p, q data.Period) bool {
		return math.Abs(days(p)-days(q)) >= part*float64(c.apart) && math.Abs(t.place(p)-t.place(q)) >= 4*t.sheet.tick
	}
	list = slices.DeleteFunc(slices.Clone(c.periods), func(p data.Period) bool {
		return days(p) != days(first) && days(p) != days(last) && !(far(p, first) && far(p, last)) && !c.all
	})
	left = len(c.periods) - len(list)
	for _, end := range []data.Period{first, last} {
		if !slices.ContainsFunc(list, func(p data.Period) bool { return days(p) == days(end) }) {
			list = append(list, end)
		}
	}
	slices.SortFunc(list, func(a, b data.Period) int { return cmp.Compare(days(a), days(b)) })
	return list, left
}

package check

import (
	"strings"

	"briefing/data"
	"briefing/data/compute"
)

// histogramFits checks that the values of a histogram are parts of one whole, each of a class: areas
// say them.
func (q *chartCheck) histogramFits() {
	c := q.chart
	if c.Periods {
		q.fault(q.Kind, "the classes of a histogram are ranges of a number, and the keys are periods", "write kind: bar")
		return
	}
	if why, hint := compute.NoShares(q.say, c.Figures[0]); why != "" {
		q.fault(q.Kind, why+": the area of a bar is a part of a sum", strings.Replace(hint, "show the numbers themselves", "write kind: bar", 1))
		return
	}
	if q.Sort != data.SortNone && q.Sort != data.SortFile {
		q.fault(q.Kind, "the classes of a histogram stand in their own order", "remove sort:, or write kind: bar")
		return
	}
	q.noneBelowZero("no area is", "write kind: bar")
}

package check

import (
	"fmt"

	"briefing/data"
)

// maxWhiskered is how many dots with whiskers stand in a row: each has a height of its own.
const maxWhiskered = 3

// spansFit checks that a chart of ranges has ranges, and that all lead the same way.
func (q *chartCheck) spansFit() {
	c := q.chart
	switch {
	case len(c.Series) > data.MostSpanned:
		q.fault(q.Kind, fmt.Sprintf("a range has two ends and perhaps a middle, and the chart has %d series", len(c.Series)), "choose two or three under series:, or write kind: dot")
	case len(c.Series) == 1 && !q.anySpan():
		q.fault(q.Kind, "no value of the chart is a range", "show two series, or write the values as 2019: between 34 and 38 or 2019: {value: 36, interval: [34, 38]}")
	case q.endsKnown() && len(c.Series) > 1:
		q.oneWay()
	}
}

// anySpan reports whether a value is a range.
func (q *chartCheck) anySpan() bool {
	for _, k := range q.chart.Keys {
		if q.chart.SpanAt(k).Open {
			return true
		}
	}
	return q.Damaged
}

// endsKnown refuses ends that are no numbers: of a mark between two of them, no part may fade.
func (q *chartCheck) endsKnown() bool {
	c := q.chart
	const others = "write kind: dumbbell or dot, which show it, or line for values over time"
	for _, s := range c.Series {
		for i, v := range s.Values {
			text := ""
			switch {
			case v.Bounded():
				text = fmt.Sprintf("%s is no end of a range", q.say.Label(v, c.Unit))
			case len(v.Disputes()) > 0:
				text = fmt.Sprintf("%s is disputed, and a range has no place for what others say", q.say.Label(v, c.Unit))
			case len(c.Series) > 1 && (v.Is == data.Between || v.Interval() != nil):
				text = fmt.Sprintf("%s is a range itself, and would be an end of one", q.say.Label(v, c.Unit))
			default:
				continue
			}
			q.fault(placeOf(s.Figure, s.Series, s.Keys[i], v), text, others)
			return false
		}
	}
	return true
}

// oneWay refuses series of which now one and now another is the lower end.
func (q *chartCheck) oneWay() {
	c, way := q.chart, 0
	for _, k := range c.Keys {
		var before data.Value
		known := false
		for _, s := range c.Series {
			v, ok := data.NumberAt(s.Series, k)
			if !ok {
				continue
			}
			if step := v.Number.Cmp(before.Number); known && step != 0 {
				if way != 0 && step != way {
					q.fault(placeOf(s.Figure, s.Series, k, v), fmt.Sprintf("the series of a range rise from its lower end to its upper, or fall, and at %s they do not as elsewhere", q.say.Key(k)),
						"order them under series:, or write kind: dumbbell or dot")
					return
				}
				way = step
			}
			before, known = v, true
		}
	}
}

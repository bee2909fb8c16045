package charts

import (
	"math/big"
	"slices"

	"briefing/data"
)

// The value axis of bars and areas begins at zero, since their length is read. That of points
// and lines follows the values, since their place is: what matters is how they differ. It
// begins at zero where that is near, and the foot says so where it is not.

// spanOf is the range of everything that the values of a chart may be, with its reference
// lines; empty without a number.
func (p *chartPlan) spanOf() valueRange {
	var span valueRange
	if all := p.summary; all.plain && !p.ownScale() {
		if all.numbers > 0 {
			span.cover(all.low.number.Rat(), all.high.number.Rat())
		}
	} else if lo, hi, ok := reachOf(p.everySeries()); ok {
		span.cover(lo.Rat(), hi.Rat())
	}
	if span.lo != nil {
		span.coverReferences(p.chart)
	}
	return span
}

// reachOf are the lowest and the highest of all numbers that are drawn for some series.
func reachOf(series []data.Plotted) (lo, hi data.Decimal, any bool) {
	cover := func(d data.Decimal) {
		if !any || d.Cmp(lo) < 0 {
			lo = d
		}
		if !any || d.Cmp(hi) > 0 {
			hi = d
		}
		any = true
	}
	for _, s := range series {
		for i := range s.Values {
			v := &s.Values[i]
			if v.Is == data.Absent {
				continue
			}
			cover(v.Low())
			cover(v.High())
			if i := v.Interval(); i != nil {
				cover(i.Low)
				cover(i.High)
			}
			for _, d := range v.Disputes() {
				if d.Value.Is != data.Absent {
					cover(d.Value.Low())
					cover(d.Value.High())
				}
			}
		}
	}
	return lo, hi, any
}

// nearZero is the part of the axis between zero and the values up to which the
// axis begins at zero all the same: it costs little, and shows how large the
// values are.
const nearZero = 0.4

// freeSpan is what the axis of points covers: from the values, or as the file says. The axis
// then ends at its limits.
func (p *chartPlan) freeSpan() valueRange {
	span := p.spanOf()
	if span.lo == nil || p.chart.Log {
		return span
	}
	if p.chart.Unit.Kind != data.UnitIndex { // whose zero says less than its base
		span.coverZero(nearZero)
	}
	if !p.chart.Limits.Given() {
		return span
	}
	if from := p.chart.Limits.From; from != nil {
		span.lo = from.Rat()
	}
	if to := p.chart.Limits.To; to != nil {
		span.hi = to.Rat()
	}
	return span
}

// cut reports whether the value axis of points, or that of some panel, does not reach zero. That
// of an index says less of it than its base, and is no surprise.
func (p *chartPlan) cut() bool {
	if p.chart.OwnScales && p.parent == nil {
		return slices.ContainsFunc(p.panels, (*chartPlan).cut)
	}
	if !p.form.free || p.chart.Log || p.span.lo == nil || p.chart.Unit.Kind == data.UnitIndex {
		return false
	}
	return p.span.lo.Sign() > 0 || p.span.hi.Sign() < 0
}

// axisOf is the axis of a span: with room for what stands beyond values, or, where the file
// gives an end, without.
func (p *chartPlan) axisOf(span valueRange, steps int, length, over float64, needs []need) (axis, bool) {
	limits, whole := p.chart.Limits, p.wholeNumbers()
	if !limits.Given() {
		return roomyAxis(span.lo, span.hi, steps, whole, length, over, needs)
	}
	lo, hi := span.lo, span.hi
	if open, ok := newAxis(lo, hi, steps, whole); ok {
		lo, hi = given(limits.From, open.lo), given(limits.To, open.hi)
	}
	return exactly(lo, hi, steps, whole)
}

// given is the end of an axis: that of the file, or its own.
func given(limit *data.Decimal, own *big.Rat) *big.Rat {
	if limit != nil {
		return limit.Rat()
	}
	return own
}

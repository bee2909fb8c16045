package charts

import (
	"math/big"

	"briefing/data"
)

// wholePercentages reports whether all values are parts of a whole. They lie from nothing to all: an axis that goes on beyond 100%
// would show what cannot be.
func (b *barChart) wholePercentages() bool {
	return b.plan.chart.Unit.Kind == data.UnitPercent && b.lo.Sign() >= 0 && b.hi.Cmp(big.NewRat(100, 1)) <= 0
}

// valueEnd is the end of the value axis in the picture, which is moved in where labels
// beyond 100% need room.
func (b *barChart) valueEnd() *float64 {
	if b.horizontal {
		return &b.plot.x1
	}
	return &b.plot.y1
}

// capped returns an axis that ends at 100%, with the room for the labels left
// beside the plot instead of on it. It reports false where that takes more than
// a fifth of the plot, or a mark itself reaches beyond.
func (b *barChart) capped(steps int, over float64) (axis, bool) {
	outer := *b.valueEnd()
	for range 8 {
		b.axis = axis{}
		a, ok := newAxis(b.lo, b.hi, steps, b.plan.whole())
		if !ok || a.hi.Cmp(big.NewRat(100, 1)) > 0 {
			break
		}
		b.axis = a
		short := 0.0
		for _, n := range b.needs {
			if past := a.at(n.value)*b.length() + n.room - b.length(); n.mark && past > slack {
				short = b.length() // nothing helps
			} else if past -= over + outer - *b.valueEnd(); !n.down && past > short {
				short = past
			}
		}
		if short <= slack {
			return a, true
		}
		if *b.valueEnd() -= short; outer-*b.valueEnd() > 0.2*(b.length()+outer-*b.valueEnd()) {
			break
		}
	}
	*b.valueEnd() = outer
	return axis{}, false
}

package charts

import (
	"math"
	"math/big"

	"briefing/data"
)

// logTick is a tick of a logarithmic axis: a digit times a power of ten.
type logTick struct {
	digit int64 // 1, 2 or 5
	exp   int
}

// The powers of ten that a decimal of 18 digits can hold.
const leastExp, mostExp = -18, 17

func (t logTick) rat() *big.Rat {
	return tickStep{10 * t.digit, t.exp}.rat()
}

func (t logTick) number() data.Decimal {
	if t.exp < 0 {
		return data.NewDecimal(t.digit, -t.exp)
	}
	n := t.digit
	for range t.exp {
		n *= 10
	}
	return data.NewDecimal(n, 0)
}

// logGrid is which ticks a logarithmic axis has: 1, 2 and 5 of each decade, or
// every nth decade.
type logGrid struct{ decades int }

// logGrids are tried in turn, the closest first; a decades of 0 stands for 1, 2, 5.
var logGrids = []logGrid{{0}, {1}, {2}, {3}, {4}, {6}, {9}}

// next is the tick of the grid after another, or, with dir below zero, before.
func (g logGrid) next(t logTick, dir int) logTick {
	if g.decades > 0 {
		return logTick{1, t.exp + dir*g.decades}
	}
	up := map[int64]logTick{1: {2, 0}, 2: {5, 0}, 5: {1, 1}}
	down := map[int64]logTick{1: {5, -1}, 5: {2, 0}, 2: {1, 0}}
	n := up[t.digit]
	if dir < 0 {
		n = down[t.digit]
	}
	return logTick{n.digit, t.exp + n.exp}
}

// atMost is the greatest tick of the grid that is not above a number.
func (g logGrid) atMost(r *big.Rat) logTick {
	f, _ := r.Float64()
	exp := int(math.Floor(math.Log10(f))) + 1 // an estimate, moved below
	if g.decades > 0 {
		exp = int(math.Ceil(float64(exp)/float64(g.decades))) * g.decades
	}
	t := logTick{1, exp}
	for t.rat().Cmp(r) > 0 {
		t = g.next(t, -1)
	}
	return t
}

// newLogAxis returns the logarithmic axis of a grid from one tick to another.
func newLogAxis(g logGrid, from, to logTick) (axis, bool) {
	if from.exp < leastExp || to.exp > mostExp {
		return axis{}, false
	}
	a := axis{log: true}
	a.end(from.rat(), to.rat())
	for t := from; ; t = g.next(t, +1) {
		f, _ := t.rat().Float64()
		a.ticks = append(a.ticks, tick{f, t.number()})
		if t.rat().Cmp(a.hi) >= 0 {
			return a, true
		}
	}
}

// maxLogTicks is how many ticks a reader can take in.
const maxLogTicks = 10

// roomyLogAxis returns the logarithmic axis of a length (points) with the
// closest ticks that stand at least so far apart, which covers lo to hi and
// leaves the needed room, as [roomyAxis] does.
func roomyLogAxis(lo, hi *big.Rat, apart, length, over float64, needs []need) (axis, bool) {
	for _, g := range logGrids {
		from, to := g.atMost(lo), g.atMost(hi)
		if to.rat().Cmp(hi) < 0 || to == from {
			to = g.next(to, +1)
		}
		for range 12 {
			a, ok := newLogAxis(g, from, to)
			if !ok {
				break
			}
			up, down := a.lacking(length, over, needs)
			if !up && !down {
				if a.closest()*length >= apart && len(a.ticks) <= maxLogTicks {
					return a, true
				}
				break
			}
			if up {
				to = g.next(to, +1)
			}
			if down {
				from = g.next(from, -1)
			}
		}
	}
	return axis{}, false
}

// closest is the least distance of two ticks, as a part of the axis.
func (a axis) closest() float64 {
	least := 1.0
	for i := 1; i < len(a.ticks); i++ {
		least = min(least, a.at(a.ticks[i].value)-a.at(a.ticks[i-1].value))
	}
	return least
}

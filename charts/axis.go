package charts

import (
	"math"
	"math/big"

	"briefing/data"
	"briefing/data/language"
)

// axis is a value axis with its ticks. Ticks are computed on exact fractions,
// so that labels are exact at any magnitude.
type axis struct {
	lo, hi   *big.Rat // its ends: the first and the last tick, unless these would be far beyond the values
	from, to float64  // the same
	step     *big.Rat
	ticks    []tick
	log      bool // equal distances are equal ratios
}

// tick is a number of the axis, with what it is printed from.
type tick struct {
	value  float64
	number data.Decimal
}

// at returns the place of a value as a part of the axis: 0 is its beginning, 1
// its end.
func (a axis) at(v float64) float64 {
	if a.log {
		return math.Log(v/a.from) / math.Log(a.to/a.from)
	}
	return (v - a.from) / (a.to - a.from)
}

// end moves the ends of the axis.
func (a *axis) end(lo, hi *big.Rat) {
	a.lo, a.hi = lo, hi
	a.from, _ = lo.Float64()
	a.to, _ = hi.Float64()
}

// span is the length of the axis in data units.
func (a axis) span() float64 { return a.to - a.from }

// valueRange is the range that a value axis must cover.
type valueRange struct{ lo, hi *big.Rat }

// cover makes the span long enough for numbers.
func (s *valueRange) cover(numbers ...*big.Rat) {
	for _, r := range numbers {
		if s.lo == nil || r.Cmp(s.lo) < 0 {
			s.lo = r
		}
		if s.hi == nil || r.Cmp(s.hi) > 0 {
			s.hi = r
		}
	}
}

// coverReferences does so for the reference lines of a chart.
func (s *valueRange) coverReferences(c *data.Chart) {
	for _, r := range c.References {
		s.cover(r.Value.Low().Rat(), r.Value.High().Rat())
	}
}

// coverZero makes the range include zero, unless the number nearest to zero
// exceeds a share of the farthest.
func (s *valueRange) coverZero(share float64) {
	low, _ := s.lo.Float64()
	high, _ := s.hi.Float64()
	near, far := low, high
	if high < 0 {
		near, far = -high, -low
	}
	if s.lo.Cmp(s.hi) == 0 || near <= share*far {
		s.cover(new(big.Rat))
	}
}

// newAxis returns the axis with the smallest step that covers lo to hi in at
// most the given number of steps (at least 2 are taken). With whole, steps are
// whole numbers: for things that are counted. It begins and ends at ticks, or, where
// these are far beyond lo and hi, there. It fails for numbers of more than 18 digits.
func newAxis(lo, hi *big.Rat, steps int, whole bool) (axis, bool) {
	if lo.Cmp(hi) == 0 {
		hi = new(big.Rat).Add(hi, big.NewRat(1, 1))
	}
	a, ok := closedAxis(lo, hi, steps, whole)
	if !ok || a.trim(lo, hi, steps) {
		return a, ok
	}
	// Its ends are not ticks in any case. Without them, there may be room for smaller steps.
	if s := firstStep(lo, hi, max(steps, 2)); s.decimals() <= 18 && !(whole && s.decimals() > 0) {
		if finer, ok := s.around(lo, hi); ok {
			if finer.trim(lo, hi, steps); finer.span() < a.span() && len(finer.ticks) >= len(a.ticks) && len(finer.ticks) <= max(steps, 2)+1 {
				return finer, true
			}
		}
	}
	return a, true
}

// roomToTicks is how much longer than the values an axis may be for its ends to be ticks,
// roomToFewTicks the same where only two ticks would be left. An axis that need not begin at zero is
// there for how values differ: where more than a small part of them would be empty at one end, it
// may be less longer.
const roomToTicks, roomToFewTicks, roomWithoutZero, mostEmpty = 1.3, 1.4, 1.12, 0.14

// trim ends an axis that is much longer than what it covers, or has too many steps, between
// two ticks: first at the end that is further beyond. An axis of values above zero never
// reaches it: it would say that it begins there. It reports whether there was nothing to do.
func (a *axis) trim(lo, hi *big.Rat, steps int) bool {
	low, _ := lo.Float64()
	high, _ := hi.Float64()
	for done := true; ; done = false {
		under, over, room := low-a.from, a.to-high, roomToTicks
		switch {
		case len(a.ticks) == 3:
			room = roomToFewTicks
		case (lo.Sign() > 0 || hi.Sign() < 0) && max(under, over) > mostEmpty*(high-low):
			room = roomWithoutZero
		}
		zeroBelow, zeroAbove := lo.Sign() > 0 && a.lo.Sign() <= 0, hi.Sign() < 0 && a.hi.Sign() >= 0
		switch {
		case len(a.ticks) <= 2 || !zeroBelow && !zeroAbove && a.span() <= room*(high-low) && len(a.ticks) <= max(steps, 2)+1:
			return done
		case under > 0 && (zeroBelow || under >= over && !zeroAbove):
			a.ticks = a.ticks[1:]
			a.end(lo, a.hi)
		case over > 0:
			a.ticks = a.ticks[:len(a.ticks)-1]
			a.end(a.lo, hi)
		default:
			return done
		}
	}
}

// tickWithin puts ticks on an axis whose ends stay, in at most so many steps, or one more where
// there would be no other than zero. It reports false where no step leaves two ticks.
func (a *axis) tickWithin(steps int, whole bool) bool {
	for s := firstStep(a.lo, a.hi, max(steps, 2)+1); s.exp <= 18; s = s.next() {
		if s.decimals() > 18 || whole && s.decimals() > 0 || s.tenths == 25 && s.decimals() > 0 {
			continue // halves and quarters take a decimal more than the steps before and after
		}
		from := ceil(a.lo, s.rat())
		count := new(big.Int).Sub(floor(a.hi, s.rat()), from)
		if !count.IsInt64() || count.Int64() > int64(max(steps, 2)) {
			continue
		}
		if count.Int64() < 1 {
			return false
		}
		ticked, ok := ticked(s, from, int(count.Int64()))
		if ok {
			a.step, a.ticks = ticked.step, ticked.ticks
		}
		return ok
	}
	return false
}

// halve leaves every other of many ticks where the first and the last stay.
func (a *axis) halve() {
	if n := len(a.ticks); n < 7 || n%2 == 0 {
		return
	}
	kept := a.ticks[:0]
	for i := 0; i < len(a.ticks); i += 2 {
		kept = append(kept, a.ticks[i])
	}
	a.ticks, a.step = kept, new(big.Rat).Add(a.step, a.step)
}

// exactly returns the axis from lo to hi.
func exactly(lo, hi *big.Rat, steps int, whole bool) (axis, bool) {
	a, ok := closedAxis(lo, hi, steps, whole)
	if !ok {
		return a, false
	}
	for a.ticks[0].number.Rat().Cmp(lo) < 0 {
		a.ticks = a.ticks[1:]
	}
	for len(a.ticks) > 0 && a.ticks[len(a.ticks)-1].number.Rat().Cmp(hi) > 0 {
		a.ticks = a.ticks[:len(a.ticks)-1]
	}
	a.end(lo, hi)
	return a, len(a.ticks) > 0
}

// closedAxis returns an axis that begins and ends at ticks.
func closedAxis(lo, hi *big.Rat, steps int, whole bool) (axis, bool) {
	steps = max(steps, 2)
	for s := firstStep(lo, hi, steps); s.exp <= 18; s = s.next() {
		if s.decimals() > 18 || whole && s.decimals() > 0 {
			continue
		}
		size := s.rat()
		from, to := floor(lo, size), ceil(hi, size)
		if count := new(big.Int).Sub(to, from); count.IsInt64() && count.Int64() <= int64(steps) {
			a, ok := ticked(s, from, int(count.Int64()))
			length, _ := new(big.Rat).Sub(hi, lo).Float64()
			short := func(plain axis) bool { return plain.span() <= max(a.span(), roomToTicks*length) }
			if plain, same := s.next().around(lo, hi); s.tenths == 25 && s.decimals() > 0 && same && ok && (short(plain) && len(plain.ticks) > 3 || len(plain.ticks) > 4) {
				return plain, true // which needs fewer decimals
			}
			return a, ok
		}
	}
	return axis{}, false
}

// around returns the axis of a step that begins and ends at ticks.
func (s tickStep) around(lo, hi *big.Rat) (axis, bool) {
	from := floor(lo, s.rat())
	count := new(big.Int).Sub(ceil(hi, s.rat()), from)
	if !count.IsInt64() || count.Int64() > maxTicks {
		return axis{}, false
	}
	return ticked(s, from, int(count.Int64()))
}

// maxTicks is more ticks than any axis has.
const maxTicks = 1000

// tickStep is the distance between ticks: 1, 2, 2.5 or 5 times a power of ten.
type tickStep struct {
	tenths int64 // 10, 20, 25 or 50
	exp    int
}

// firstStep returns a step that so many of may cover the span: smaller ones cannot,
// wherever they begin.
func firstStep(lo, hi *big.Rat, steps int) tickStep {
	span, _ := new(big.Rat).Sub(hi, lo).Float64()
	least := span / float64(steps) * (1 - 1e-9)
	s := tickStep{10, max(int(math.Floor(math.Log10(least)))-1, -18)}
	for s.exp <= 18 && float64(s.tenths)*math.Pow10(s.exp-1) < least {
		s = s.next()
	}
	return s
}

func (s tickStep) next() tickStep {
	switch s.tenths {
	case 10:
		return tickStep{20, s.exp}
	case 20:
		return tickStep{25, s.exp}
	case 25:
		return tickStep{50, s.exp}
	}
	return tickStep{10, s.exp + 1}
}

// decimals is how many decimal places the multiples of the step need.
func (s tickStep) decimals() int {
	if s.tenths == 25 {
		return max(0, 1-s.exp)
	}
	return max(0, -s.exp)
}

func (s tickStep) rat() *big.Rat {
	tenths := big.NewInt(s.tenths)
	if s.exp > 0 {
		return new(big.Rat).SetInt(tenths.Mul(tenths, data.PowerOf10(s.exp-1)))
	}
	return new(big.Rat).SetFrac(tenths, data.PowerOf10(1-s.exp))
}

// floor and ceil return how many steps lie below a number.
func floor(r, step *big.Rat) *big.Int {
	q := new(big.Rat).Quo(r, step)
	return new(big.Int).Div(q.Num(), q.Denom()) // Euclidean: downwards for a positive divisor
}

func ceil(r, step *big.Rat) *big.Int {
	n := floor(new(big.Rat).Neg(r), step)
	return n.Neg(n)
}

// ticked makes the axis that begins at from steps and is count steps long.
func ticked(s tickStep, from *big.Int, count int) (axis, bool) {
	a := axis{step: s.rat(), ticks: make([]tick, 0, count+1)}
	unit := new(big.Rat).Mul(a.step, new(big.Rat).SetInt(data.PowerOf10(s.decimals()))).Num() // whole: the decimals are made for it
	for i := range int64(count) + 1 {
		coef := new(big.Int).Add(from, big.NewInt(i))
		if coef.Mul(coef, unit); !coef.IsInt64() {
			return axis{}, false
		}
		number := data.NewDecimal(coef.Int64(), s.decimals())
		a.ticks = append(a.ticks, tick{number.Float(), number})
	}
	a.end(a.ticks[0].number.Rat(), a.ticks[count].number.Rat())
	return a, true
}

// tickTexts prints the ticks.
func tickTexts(a axis, say *language.Printer, u data.Unit) []string {
	numbers := make([]data.Decimal, len(a.ticks))
	for i, t := range a.ticks {
		numbers[i] = t.number
	}
	return language.Ticks(say, numbers, u, a.log)
}

// need is the space that something takes beyond a value.
type need struct {
	value float64
	room  float64 // points, beyond the value as seen from zero
	down  bool    // towards the lower end of the axis
	mark  bool    // it is part of a mark, which must not leave the axis
}

// roomyAxis returns an axis of a length (points) that covers lo to hi and
// leaves the needed room before its ends; for labels, the upper one is moved out
// by over (points): beyond the lower one stand the keys.
func roomyAxis(lo, hi *big.Rat, steps int, whole bool, length, over float64, needs []need) (axis, bool) {
	above := lo.Sign() > 0
	for range 24 {
		a, ok := newAxis(lo, hi, steps, whole)
		if !ok {
			return a, false
		}
		up, down := a.lacking(length, over, needs)
		if !up && !down {
			return a, true
		}
		more := new(big.Rat).Quo(a.step, big.NewRat(4, 1))
		if up {
			hi = new(big.Rat).Add(a.hi, more)
		}
		if down {
			if lo = new(big.Rat).Sub(a.lo, more); above && lo.Sign() <= 0 {
				lo = new(big.Rat).Quo(a.lo, big.NewRat(2, 1))
			}
		}
	}
	return axis{}, false
}

// lacking reports at which ends of the axis there is not enough space.
func (a axis) lacking(length, over float64, needs []need) (up, down bool) {
	for _, n := range needs {
		at := a.at(n.value) * length
		switch {
		case n.down:
			down = down || at-n.room < -slack
		case n.mark:
			up = up || at+n.room > length+slack
		default:
			up = up || at+n.room > length+over+slack
		}
	}
	return up, down
}

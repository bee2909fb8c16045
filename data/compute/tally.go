package compute

import (
	"math/big"

	"briefing/data"
	"briefing/data/language"
)

// tally is a sum that values are added to and taken from again, so that the sums of all
// windows of a series cost no more than one look at each value. It counts in tenths of the
// last place of all values.
type tally struct {
	counted bool // whole numbers are counts
	places  int  // decimals that it counts in

	n             int
	mid, half     big.Int // as printed, and what their rounding leaves open
	low, high     big.Int // of those that have such an end
	noLow, noHigh int     // values without it
	about         int
	strict, zeros int         // bounds that are not reached, and bounds that are zero
	limits        map[int]int // values by the places that they limit the result to
	status        map[data.Status]int
	marks         map[data.Marks]int
	one           big.Int // to compute with
}

// newTally returns an empty tally that values of a series can be added to.
func newTally(s *data.Series, u data.Unit) *tally {
	t := &tally{counted: u.Exact(), limits: map[int]int{}, status: map[data.Status]int{}, marks: map[data.Marks]int{}}
	for _, v := range s.Values {
		for claim := range v.Claims() {
			t.places = max(t.places, claim.Low().Decimals(), claim.High().Decimals())
		}
	}
	t.places++
	return t
}

// change adds a value (by is 1) or takes it away again (-1).
func (t *tally) change(v data.Value, by int) {
	t.n += by
	places := min(v.Known.Places(v.Low()), v.Known.Places(v.High()))
	exact := isCount(v, t.counted)
	low := t.scaled(v.Low(), &t.one)
	t.add(&t.mid, low, by)
	if v.Is.Upper() {
		t.noLow += by
	} else {
		t.add(&t.low, low, by)
	}
	if v.Is.Lower() {
		t.noHigh += by
	} else {
		t.add(&t.high, t.scaled(v.High(), &t.one), by)
	}
	if v.Bounded() && v.Number.Sign() == 0 {
		t.zeros += by
	}
	if v.Is == data.MoreThan || v.Is == data.LessThan {
		t.strict += by
	}
	limit := places
	if v.Is == data.About {
		t.about += by
		limit--
	}
	if !exact {
		t.one.SetInt64(5)
		up := t.places - 1 - places
		if v.Is == data.About {
			up++
		}
		t.add(&t.half, t.one.Mul(&t.one, data.PowerOf10(up)), by)
		t.limits[limit] += by
	}
	t.status[v.Status] += by
	t.marks[v.Marks] += by
}

func (t *tally) scaled(d data.Decimal, into *big.Int) *big.Int {
	return d.Times10(t.places, into)
}

func (t *tally) add(to, x *big.Int, by int) {
	if by > 0 {
		to.Add(to, x)
	} else {
		to.Sub(to, x)
	}
}

// value is the sum, or the mean, of the values that are in the tally.
func (t *tally) value(say *language.Printer, mean bool) (data.Value, string) {
	n := int64(1)
	if mean {
		n = int64(t.n)
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(data.PowerOf10(t.places), big.NewInt(n)))
	rat := func(x *big.Int) *big.Rat { r := new(big.Rat).SetInt(x); return r.Mul(r, unit) }
	o := outcome{decimals: t.decimals(rat(&t.mid), rat(&t.half)), about: t.about > 0, strict: t.strict > 0 && t.zeros == 0}
	if t.noLow == 0 {
		o.low = rat(&t.low)
	}
	if t.noHigh == 0 {
		o.high = rat(&t.high)
	}
	v, reason := o.value(say)
	if reason != "" {
		return v, reason
	}
	for status, n := range t.status {
		if n > 0 {
			v.Status = max(v.Status, status)
		}
	}
	for marks, n := range t.marks {
		if n > 0 {
			v.Marks |= marks.Inherited()
		}
	}
	return v, ""
}

// decimals is how many decimals the sum has, by the rule of Formula.decimals.
func (t *tally) decimals(mid, half *big.Rat) int {
	if half.Sign() == 0 {
		return exactDecimals(mid)
	}
	places := placesOf(half)
	for limit, n := range t.limits {
		if t.n == 1 {
			limit += t.about // the value itself is as certain as it is written
		}
		if n > 0 {
			places = min(places, limit)
		}
	}
	if t.about > 0 {
		places = firstDigit(places, mid)
	}
	return min(places, max(6, 1-exponentOf(mid)))
}

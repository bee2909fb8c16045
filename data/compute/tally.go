package compute

import (
	"math/big"

	"briefing/data"
	"briefing/data/language"
)

// tally is a sum that values are added to and taken from again, so that the sums of all
// windows of a series, and what is beside each part of a whole, cost no more than one look
// at each value. It counts in tenths of the last place of all values.
type tally struct {
	places int // decimals that it counts in

	n             int
	mid, half     big.Int // as printed, and what their rounding leaves open
	doubt         big.Int // and what that of their sources does
	low, high     big.Int // of those that have such an end
	noLow, noHigh int     // values without it
	about         int
	strict        int         // bounds that are not reached
	zeros, bounds int         // numbers that are zero, and those of them that are not exact
	tiny          int         // numbers that their figure shows as bounds
	limits        map[int]int // values by the places that they limit the result to
	digits        map[int]int // and by their significant digits
	status        map[data.Status]int
	marks         map[data.Marks]int
	one           big.Int // to compute with
}

// newTally returns an empty tally. Before values are added, it has to hold all that ever
// are.
func newTally() *tally {
	return &tally{places: 1, limits: map[int]int{}, digits: map[int]int{}, status: map[data.Status]int{}, marks: map[data.Marks]int{}}
}

// hold makes room for a value, and for what others say it is.
func (t *tally) hold(o Operand) {
	for claim := range o.Value.Claims() {
		t.places = max(t.places, 1+max(claim.Low().Decimals(), claim.High().Decimals())-o.shift)
	}
}

// change adds a value (by is 1) or takes it away again (-1).
func (t *tally) change(o Operand, by int) {
	v := o.Value
	t.n += by
	low := v.Low().Times10(t.places+o.shift, &t.one)
	t.add(&t.mid, low, by)
	if v.Is.Upper() {
		t.noLow += by
	} else {
		t.add(&t.low, low, by)
	}
	if v.Is.Lower() {
		t.noHigh += by
	} else {
		t.add(&t.high, v.High().Times10(t.places+o.shift, &t.one), by)
	}
	t.count(o, by)
	t.status[v.Status] += by
	t.marks[v.Marks] += by
}

// count is the part of change for how a number stands to the truth.
func (t *tally) count(o Operand, by int) {
	v := o.Value
	if v.Number.Sign() == 0 {
		t.zeros += by
		if v.Is != data.Exact {
			t.bounds += by
		}
	}
	if v.Is == data.MoreThan || v.Is == data.LessThan {
		t.strict += by
	}
	if _, tiny := shownAsBound(v); tiny {
		t.tiny += by
	}
	if v.Is == data.About {
		t.about += by
	}
	if own := v.Unrounded(); v.Number.Sign() != 0 && !v.Known.Wholly() && !isCount(own, language.Counts(o.Unit)) {
		t.addHalf(&t.doubt, own, o.shift, by)
	}
	if isCount(v, language.Counts(o.Unit)) {
		return
	}
	t.addHalf(&t.half, v, o.shift, by)
	t.limits[certainPlaces(v)-o.shift] += by
	t.digits[min(significant(v.Known, v.Low()), significant(v.Known, v.High()))] += by
}

// addHalf adds half a unit of the last place that is known of a value, or what is open of a computed
// one, rounded up.
func (t *tally) addHalf(to *big.Int, v data.Value, shift, by int) {
	if open := v.Detail().Open; open != nil {
		h := open.Half()
		h.Mul(h, powerOf10(t.places+shift))
		t.one.Add(h.Num(), t.one.Sub(h.Denom(), big.NewInt(1)))
		t.add(to, t.one.Div(&t.one, h.Denom()), by)
		return
	}
	up := t.places - 1 + shift - certainPlaces(v)
	t.one.SetInt64(5)
	t.add(to, t.one.Mul(&t.one, data.PowerOf10(up)), by)
}

func (t *tally) add(to, x *big.Int, by int) {
	if by > 0 {
		to.Add(to, x)
	} else {
		to.Sub(to, x)
	}
}

// rat is a number that the tally counts, divided by n.
func (t *tally) rat(x *big.Int, n int) *big.Rat {
	return new(big.Rat).SetFrac(x, new(big.Int).Mul(data.PowerOf10(t.places), big.NewInt(int64(n))))
}

// ends are the least and the greatest that the sum may be, divided by n; nil for no end.
func (t *tally) ends(n int) (low, high *big.Rat) {
	if t.noLow == 0 {
		low = t.rat(&t.low, n)
	}
	if t.noHigh == 0 {
		high = t.rat(&t.high, n)
	}
	return low, high
}

// traits are those of all values that are in the tally.
func (t *tally) traits() traits {
	all := traits{about: t.about > 0, guess: t.about > 0, strict: t.strict > 0, zero: t.zeros > 0, bound: t.bounds > 0}
	for status, n := range t.status {
		if n > 0 {
			all.status = max(all.status, status)
		}
	}
	for marks, n := range t.marks {
		if n > 0 {
			all.marks |= marks.Inherited()
		}
	}
	return all
}

// below reports whether all values are below what is shown of them, or may be: nobody can
// tell from them how great the sum is.
func (t *tally) below() bool { return t.tiny > 0 && t.tiny+t.noLow+t.zeros-t.bounds >= t.n }

// input is the sum as a formula sees it that does not go by decimal places.
func (t *tally) input() Input {
	in := Input{Mid: t.rat(&t.mid, 1), Half: t.rat(&t.half, 1), doubt: t.rat(&t.doubt, 1), exact: true, traits: t.traits()}
	in.low, in.high = t.ends(1)
	for digits, n := range t.digits {
		if n > 0 && (in.exact || digits < in.digits) {
			in.digits, in.exact = digits, false
		}
	}
	return in
}

// significant is how many significant digits the sum has.
func (t *tally) significant() int {
	mid := t.rat(&t.mid, 1)
	return max(1, exponentOf(mid)+1+t.decimals(mid, t.rat(&t.half, 1)))
}

// value is the sum, or the mean, of the values that are in the tally.
func (t *tally) value(say *language.Printer, mean bool) (data.Value, string) {
	n := 1
	if mean {
		n = t.n
	}
	all := t.traits()
	o := outcome{exact: t.half.Sign() == 0, about: all.about, guessed: all.guess, strict: all.strict && !all.bound, signed: t.signed}
	mid, half := t.rat(&t.mid, n), t.rat(&t.half, n)
	o.open = &data.Open{Least: new(big.Rat).Sub(mid, half), Most: new(big.Rat).Add(mid, half)}
	o.decimals = t.decimals(mid, half)
	o.low, o.high = t.ends(n)
	v, reason := o.value(say)
	if reason == "" {
		v.Status, v.Marks = all.status, all.marks
	}
	return v, reason
}

// signed reports whether the values as their sources have them leave no doubt of the sign of
// the sum.
func (t *tally) signed() bool { return t.mid.CmpAbs(&t.doubt) > 0 }

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

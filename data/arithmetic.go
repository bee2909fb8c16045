package data

import (
	"math"
	"math/big"
)

// formula is a way to compute one number from several. It rises with the inputs
// whose direction is +1 and falls with those of -1, as long as they are inside
// its domain; bounds of the result follow from that.
type formula struct {
	compute    func(x []*big.Rat) (*big.Rat, bool) // false outside the domain
	directions []int
	// positive tells that the formula means nothing unless all inputs are above
	// zero: growth from a loss, a share of nothing.
	positive bool
	// sum tells that the result cannot have more decimals than any input; other
	// formulas cannot have more significant digits.
	sum bool
	// show writes the computation down for a method note.
	show func(inputs []string) string
}

// input is a value as a formula sees it: a number known to lie from low to high
// (nil: without end), measured in 10^shift of the first input's unit.
type input struct {
	mid, low, high *big.Rat
	half           *big.Rat // half a unit of the last place; 0 for a count
	value          Value
	exact          bool
}

// newInput says what is known of a value. Counts, and bounds of counts, have no
// rounding unless their source says about.
func newInput(v Value, exact bool, shift int) input {
	scale := func(r *big.Rat) *big.Rat {
		if shift >= 0 {
			return r.Mul(r, new(big.Rat).SetInt(bigPow10(shift)))
		}
		return r.Quo(r, new(big.Rat).SetInt(bigPow10(-shift)))
	}
	in := input{value: v, exact: exact && v.Is != About, half: new(big.Rat)}
	in.mid = scale(v.Low().Rat())
	if !in.exact {
		in.half = scale(v.Low().HalfUnit())
	}
	if !v.Is.Upper() {
		in.low = in.mid
	}
	if !v.Is.Lower() {
		in.high = in.mid
	}
	if v.Is == Between {
		in.high = scale(v.High().Rat())
	}
	return in
}

// apply computes a value. The reason is not empty when there is no honest
// result.
func (f formula) apply(p *Printer, inputs []input) (v Value, reason string) {
	for _, in := range inputs {
		if in.value.Is == Absent {
			return Value{}, in.value.Detail().Missing
		}
		if f.positive && in.value.Low().Sign() <= 0 {
			return Value{}, p.Say(WordReasonNotPositive)
		}
	}
	low, lowKnown := f.bound(inputs, -1)
	high, highKnown := f.bound(inputs, +1)
	decimals := f.decimals(inputs)
	var ok bool
	switch {
	case !lowKnown && !highKnown:
		return Value{}, p.Say(WordReasonUnbounded)
	case lowKnown && !highKnown:
		v.Is = pick(strict(inputs), MoreThan, AtLeast)
		v.Number, ok = roundTo(low, decimals, Down)
	case !lowKnown:
		v.Is = pick(strict(inputs), LessThan, UpTo)
		v.Number, ok = roundTo(high, decimals, Up)
	case low.Cmp(high) == 0:
		v.Is = pick(anyAbout(inputs), About, Exact)
		v.Number, ok = roundTo(low, decimals, HalfAway)
	default:
		v, ok = between(low, high, decimals)
	}
	if !ok {
		return Value{}, p.Say(WordReasonTooLong)
	}
	for _, in := range inputs {
		v.Status = max(v.Status, in.value.Status)
	}
	return v, ""
}

func pick(first bool, a, b Qualifier) Qualifier {
	if first {
		return a
	}
	return b
}

func between(low, high *big.Rat, decimals int) (Value, bool) {
	a, ok1 := roundTo(low, decimals, Down)
	b, ok2 := roundTo(high, decimals, Up)
	return Value{Number: a, Is: Between, More: &Detail{Upper: b}}, ok1 && ok2
}

func strict(inputs []input) bool {
	for _, in := range inputs {
		if in.value.Is == MoreThan || in.value.Is == LessThan {
			return true
		}
	}
	return false
}

func anyAbout(inputs []input) bool {
	for _, in := range inputs {
		if in.value.Is == About {
			return true
		}
	}
	return false
}

// bound computes the least (side -1) or the greatest (+1) result; false when it
// has no end.
func (f formula) bound(inputs []input, side int) (*big.Rat, bool) {
	x := make([]*big.Rat, len(inputs))
	for i, in := range inputs {
		x[i] = in.low
		if f.directions[i] == side {
			x[i] = in.high
		}
		if x[i] == nil {
			return nil, false
		}
	}
	return f.compute(x)
}

// decimals is how many decimal places the inputs justify; negative for tens,
// hundreds. The rounding of the inputs leaves the result uncertain by the
// half-width u of the interval it may lie in; it is given to the place of the
// first significant digit of u (JCGM 100:2008, 7.2.6), and never to more
// decimals (of a sum) or significant digits (of a quotient) than an input has.
func (f formula) decimals(inputs []input) int {
	mid, ok := f.compute(mids(inputs, 0, f.directions))
	least, ok1 := f.compute(mids(inputs, -1, f.directions))
	most, ok2 := f.compute(mids(inputs, +1, f.directions))
	if !ok || !ok1 || !ok2 {
		return 0
	}
	u, _ := new(big.Rat).Sub(most, least).Float64()
	u /= 2
	if u == 0 {
		return exactDecimals(mid)
	}
	places := -int(math.Floor(math.Log10(u / 0.95))) // 0.096 has its one digit at the first place: 0.1
	for _, in := range inputs {
		if in.exact {
			continue
		}
		limit := in.value.Low().Decimals()
		if !f.sum {
			m, _ := mid.Float64()
			limit = significant(in.value.Low()) - 1 - exponentOf(m)
		}
		if in.value.Is == About {
			limit-- // uncertain by more than the rounding
		}
		places = min(places, limit)
	}
	return min(places, 6)
}

// mids are the inputs as printed, moved by their rounding to one side of the
// result.
func mids(inputs []input, side int, directions []int) []*big.Rat {
	x := make([]*big.Rat, len(inputs))
	for i, in := range inputs {
		switch side * directions[i] {
		case 0:
			x[i] = in.mid
		case 1:
			x[i] = new(big.Rat).Add(in.mid, in.half)
		default:
			x[i] = new(big.Rat).Sub(in.mid, in.half)
		}
	}
	return x
}

// exactDecimals is for results of exact counts: none for whole numbers, one
// otherwise.
func exactDecimals(r *big.Rat) int {
	if r.IsInt() {
		return 0
	}
	return 1
}

// significant is the number of significant digits a number was written with.
func significant(d Decimal) int {
	n := 0
	for c := d.coef; c != 0; c /= 10 {
		n++
	}
	return max(n, 1)
}

// exponentOf is the power of ten of the first digit: 2 for 325, -1 for 0.4.
func exponentOf(x float64) int {
	if x == 0 {
		return 0
	}
	return int(math.Floor(math.Log10(math.Abs(x))))
}

// roundTo rounds to a number of decimals that may be negative: to tens,
// hundreds and so on.
func roundTo(r *big.Rat, decimals int, how Rounding) (Decimal, bool) {
	if decimals >= 0 {
		return RoundRat(r, decimals, how)
	}
	unit := new(big.Rat).SetInt(bigPow10(-decimals))
	tens, ok := RoundRat(new(big.Rat).Quo(r, unit), 0, how)
	if !ok {
		return Decimal{}, false
	}
	return tens.Shift(-decimals)
}

var hundred = big.NewRat(100, 1)

// The formulas. They take their inputs in the order the comment gives.

// quotient is a ÷ b.
func quotient() formula {
	return formula{directions: []int{1, -1}, positive: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		if x[1].Sign() <= 0 {
			return nil, false
		}
		return new(big.Rat).Quo(x[0], x[1]), true
	}, show: func(in []string) string { return in[0] + " ÷ " + in[1] }}
}

// scaledQuotient is a ÷ b × factor + offset.
func scaledQuotient(factor, offset int64, show func(in []string) string) formula {
	f := quotient()
	divide := f.compute
	f.compute = func(x []*big.Rat) (*big.Rat, bool) {
		q, ok := divide(x)
		if !ok {
			return nil, false
		}
		q.Mul(q, big.NewRat(factor, 1))
		return q.Add(q, big.NewRat(offset, 1)), true
	}
	f.show = show
	return f
}

// growthOf is the percent change from b to a: (a ÷ b − 1) × 100.
func growthOf() formula {
	return scaledQuotient(100, -100, func(in []string) string { return "(" + in[0] + " ÷ " + in[1] + " − 1) × 100" })
}

// percentOf is a ÷ b × 100: a share, or an index with b as its base.
func percentOf() formula {
	return scaledQuotient(100, 0, func(in []string) string { return in[0] + " ÷ " + in[1] + " × 100" })
}

// shareOfParts is the first part's percentage of the sum of all parts.
func shareOfParts(n int) formula {
	directions := make([]int, n)
	for i := range directions {
		directions[i] = -1
	}
	directions[0] = 1
	return formula{directions: directions, positive: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		sum := total(x)
		if sum.Sign() <= 0 {
			return nil, false
		}
		q := new(big.Rat).Quo(x[0], sum)
		return q.Mul(q, hundred), true
	}, show: func(in []string) string { return in[0] + " ÷ (" + joinWith(in, " + ") + ") × 100" }}
}

// compoundGrowth is the rate r, in percent, at which b becomes a in n years:
// ((a ÷ b)^(1/n) − 1) × 100.
func compoundGrowth(years float64) formula {
	f := quotient()
	divide := f.compute
	f.compute = func(x []*big.Rat) (*big.Rat, bool) {
		q, ok := divide(x)
		if !ok {
			return nil, false
		}
		ratio, _ := q.Float64()
		rate := (math.Pow(ratio, 1/years) - 1) * 100
		// Nine decimals are far below any input's rounding and far above the
		// last bits in which machines may differ.
		return new(big.Rat).SetFrac64(int64(math.Round(rate*1e9)), 1e9), math.Abs(rate) < 1e9
	}
	f.show = func(in []string) string {
		return "((" + in[0] + " ÷ " + in[1] + ")^(1/" + trimFloat(years) + ") − 1) × 100"
	}
	return f
}

// minusOf is a − b.
func minusOf() formula {
	return formula{directions: []int{1, -1}, sum: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		return new(big.Rat).Sub(x[0], x[1]), true
	}, show: func(in []string) string { return in[0] + " − " + in[1] }}
}

// sumOf adds n inputs.
func sumOf(n int) formula {
	directions := make([]int, n)
	for i := range directions {
		directions[i] = 1
	}
	return formula{directions: directions, sum: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		return total(x), true
	}, show: func(in []string) string { return joinWith(in, " + ") }}
}

func total(x []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, part := range x {
		sum.Add(sum, part)
	}
	return sum
}

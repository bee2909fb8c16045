package compute

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// Formula is a way to compute one number from several. It rises with the inputs
// whose direction is +1 and falls with those of -1, as long as they are inside
// its domain; bounds of the result follow from that.
type Formula struct {
	compute    func(x []*big.Rat) (*big.Rat, bool) // false outside the domain
	directions []int
	// positive says that the formula means nothing when an input is below zero: the
	// shares of parts. What cannot be zero either, compute refuses.
	positive bool
	// turns says that the result falls with inputs after the first only where the first is
	// not below zero, and rises with them where it is: a deficit by what it is divided by.
	turns bool
	// sum says that the result cannot have more decimals than any input, or than any
	// of those that limiting names.
	sum bool
	// limiting names inputs by their numbers, of the inputs as printed; nil: all.
	limiting func(x []*big.Rat) []int
	// extreme computes the least (side -1) or the greatest (+1) result of inputs that
	// lie from low to high, where directions do not lead to it; nil ends are open.
	extreme func(low, high []*big.Rat, side int) (*big.Rat, bool)
	// divisors are the inputs, the last ones, by the sum of which the others are divided; nil
	// where nothing is divided.
	divisors []int
	// quotient says that the result is no change, of which decimals count, but one number by
	// another, of which digits do. Where whole is not nil it is one by the sum of the inputs, and
	// whole how many significant digits that has.
	quotient bool
	whole    func() int
	// percent says that the result is in hundredths, which are whole ones at least.
	percent bool
	// show writes the computation down for a method note.
	show func(inputs []string) string
}

// Input is a value as a formula sees it: a number known to lie from low to high
// (nil: without end), measured in the scale that the formula computes in.
type Input struct {
	Mid, low, high *big.Rat
	Half           *big.Rat // half a unit of the last place; ten halves for about, 0 for a count, or next to that
	doubt          *big.Rat // the same of the number as its source has it, however it is shown
	Places, digits int      // decimal places and significant digits as printed
	certain        int      // the place that it is known to
	exact          bool
	value          data.Value // none for the sum of several
	traits
}

// traits are what a result takes over from an input, or from the several that it is the sum
// of.
type traits struct {
	about  bool // a number is approximate
	guess  bool // and that is not for the rounding of what it was computed from
	strict bool // a bound is not reached
	zero   bool // a number is zero
	bound  bool // and that is not exact
	status data.Status
	marks  data.Marks
}

// NewInput says what is known of a value, times 10^shift. Whole numbers of
// things that are counted, and bounds of them, have no rounding unless their
// source says about, which is taken for a rounding to one place less than
// printed. A range is as precise as the coarser of its ends.
func NewInput(v data.Value, counted bool, shift int) Input {
	low, high := v.Low(), v.High()
	places := min(v.Known.Places(low), v.Known.Places(high))
	in := Input{
		value: v, Mid: scaled(low, shift),
		exact:  isCount(v, counted),
		Places: places - shift, certain: certainPlaces(v) - shift, digits: min(significant(v.Known, low), significant(v.Known, high)),
		traits: traits{
			about: v.Is == data.About, guess: v.Is == data.About && (v.Detail().Open == nil || v.Detail().Open.Guessed), strict: v.Is == data.MoreThan || v.Is == data.LessThan,
			zero: v.Number.Sign() == 0, bound: v.Is != data.Exact, status: v.Status, marks: v.Marks.Inherited(),
		},
	}
	in.Half, in.doubt = half(v, in.exact, shift), new(big.Rat)
	switch all := v.Unrounded(); {
	case in.zero:
	case all == v:
		in.doubt = in.Half
	default:
		in.doubt = half(all, v.Known.Wholly() || isCount(all, counted), shift)
	}
	if !v.Is.Upper() {
		in.low = in.Mid
	}
	switch {
	case v.Is == data.Between:
		in.high = scaled(high, shift)
	case !v.Is.Lower():
		in.high = in.Mid
	}
	return in
}

// isNumber reports whether an input is a number, and neither a bound nor a range.
func (in Input) isNumber() bool { return in.low == in.Mid && in.high == in.Mid }

// scaled is a number times 10^shift.
func scaled(d data.Decimal, shift int) *big.Rat {
	if shift == 0 {
		return d.Rat()
	}
	return new(big.Rat).Mul(d.Rat(), powerOf10(shift))
}

// half is what the rounding of a value leaves open on each side, times 10^shift.
func half(v data.Value, exact bool, shift int) *big.Rat {
	if exact {
		return endless(v, shift)
	}
	if open := v.Detail().Open; open != nil {
		h := open.Half()
		return h.Mul(h, powerOf10(shift))
	}
	h := powerOf10(shift - certainPlaces(v))
	return h.Mul(h, big.NewRat(1, 2))
}

// certainPlaces is the place to whose nearest unit a value that was not computed is known. An
// approximate one is known to one place less than printed, and where it ends with zeros to the place
// before these: about 22,900 to hundreds.
func certainPlaces(v data.Value) int {
	places := min(v.Known.Places(v.Low()), v.Known.Places(v.High()))
	if v.Is != data.About {
		return places
	}
	n, zeros := v.Number, 0
	for n.Decimals() == 0 && n.Sign() != 0 && n.Rounded(-zeros-1, data.HalfAway).Cmp(n) == 0 {
		zeros++
	}
	if zeros > 0 {
		return -zeros
	}
	return places - 1
}

// endless is what the end that was put to a computed number leaves open: nothing where it has
// one of its own, which it has long before.
func endless(v data.Value, shift int) *big.Rat {
	if !v.Known.Rounds(v.Number) || v.Number.Significant() < fullDigits-4 {
		return new(big.Rat)
	}
	return powerOf10(shift + v.Number.Exponent() - fullDigits + 1)
}

// isCount reports whether a value has no rounding: a whole number of what is counted one
// by one, all of whose digits are known.
func isCount(v data.Value, counted bool) bool {
	whole := func(d data.Decimal) bool { return d.Decimals() == 0 && v.Known.Places(d) == 0 }
	return v.Known.Wholly() || counted && v.Is != data.About && whole(v.Low()) && whole(v.High())
}

// significant is how many significant digits are known of a number, at least 1.
func significant(k data.Known, d data.Decimal) int {
	if d.Sign() == 0 {
		return 1
	}
	return max(1, d.Exponent()+1+k.Places(d))
}

// shownAsBound returns the bound that a figure shows in place of a number: less than 1 for
// 0.4, where it shows no decimals. It is false of other numbers.
func shownAsBound(v data.Value) (data.Value, bool) {
	shown := v.Shown()
	if v.Bounded() || !shown.Bounded() {
		return v, false
	}
	shown.Known = data.KnownExactly()
	return shown, true
}

// asShown are the operands that an honest result is computed from. That is the numbers
// themselves, however they are shown, unless all that is divided by is shown as bounds:
// then nobody can tell from what is shown how often it goes into the rest, and the bounds
// count. Where all that is divided is zero, it goes into it zero times.
func (f Formula) asShown(operands []Operand) []Operand {
	tiny := 0
	for _, i := range f.divisors {
		v := operands[i].Value
		switch _, bound := shownAsBound(v); {
		case bound:
			tiny++
		case !v.Is.Upper() && (v.Is != data.Exact || v.Number.Sign() != 0):
			return operands
		}
	}
	divided := func(o Operand) bool { return o.Value.Is != data.Exact || o.Value.Number.Sign() != 0 }
	if tiny == 0 || !slices.ContainsFunc(operands[:f.divisors[0]], divided) {
		return operands
	}
	shown := slices.Clone(operands)
	for i, o := range shown {
		if f.positive || f.turns || i >= f.divisors[0] {
			shown[i].Value, _ = shownAsBound(o.Value)
		}
	}
	return shown
}

// apply computes a value. The reason is not empty when there is no honest
// result.
func (f Formula) apply(p *language.Printer, inputs []Input) (v data.Value, reason string) {
	if reason := f.unfit(p, inputs); reason != "" {
		return data.Value{}, reason
	}
	return f.result(p, inputs)
}

// unfit says why an input cannot be computed with; empty where all can.
func (f Formula) unfit(p *language.Printer, inputs []Input) string {
	for _, in := range inputs {
		if in.value.Confidential() { // whatever else is missing
			return in.value.Detail().Missing
		}
	}
	for _, in := range inputs {
		if in.value.Is == data.Absent {
			return missingAs(p, in.value).Detail().Missing
		}
		if f.positive && in.value.Low().Sign() < 0 {
			return p.Say(language.WordReasonBelowZero)
		}
	}
	return ""
}

// result computes a value of inputs that have numbers.
func (f Formula) result(p *language.Printer, inputs []Input) (v data.Value, reason string) {
	mid, defined := f.compute(mids(inputs))
	if !defined {
		return data.Value{}, p.Say(language.WordReasonNotPositive)
	}
	o := outcome{about: anyAbout(inputs), guessed: slices.ContainsFunc(inputs, func(in Input) bool { return in.guess }), strict: f.strict(inputs), signed: func() bool { return f.signed(inputs) }}
	o.open = f.open(inputs)
	o.decimals, o.exact = f.decimals(inputs, mid, o.open)
	o.low, o.high = f.ends(inputs, mid)
	if least := f.leastDecimals(mid); !o.exact && o.decimals < least && o.isNumber() {
		o.decimals, o.coarse = least, true
	}
	o.unsteady = f.quotient && !o.exact && !o.coarse && f.unsteady(inputs, mid, o.open, o.decimals)
	if v, reason = o.value(p); reason != "" {
		return data.Value{}, reason
	}
	for _, in := range inputs {
		v.Status = max(v.Status, in.status)
		v.Marks |= in.marks
	}
	return v, ""
}

// outcome is what is known of a result.
type outcome struct {
	low, high *big.Rat // nil: it has no such end
	decimals  int      // that it is known to
	exact     bool     // no rounding leaves it open: the decimals are those that are shown
	unsteady  bool     // the last of the decimals is left open by more than two
	coarse    bool     // more is left open than the last of them, without which the number would be another
	open      *data.Open
	about     bool // an input is approximate
	guessed   bool // and nobody knows how far
	strict    bool // its only end is not reached
	// signed reports whether the numbers that it is computed from, as their sources have
	// them, leave no doubt whether it is above zero or below.
	signed func() bool
}

// isNumber reports whether the result is a number, and neither a bound nor a range.
func (o outcome) isNumber() bool { return o.low != nil && o.high != nil && o.low.Cmp(o.high) == 0 }

// value is the outcome as a value; the reason is not empty where there is no honest one. Its
// number has all digits, so that what is computed from it is not computed from a rounding, and
// it is known to how many it is shown. What may as well be zero, and is shown so, is zero.
func (o outcome) value(p *language.Printer) (v data.Value, reason string) {
	r := rounding{outcome: o}
	switch {
	case o.low == nil && o.high == nil:
		return data.Value{}, p.Say(language.WordReasonUnbounded)
	case o.about && !o.isNumber():
		return data.Value{}, p.Say(language.WordReasonApproximate)
	case o.high == nil:
		v.Is = pick(o.strict, data.MoreThan, data.AtLeast)
		v.Number = r.round(o.low, data.Down)
	case o.low == nil:
		v.Is = pick(o.strict, data.LessThan, data.UpTo)
		v.Number = r.round(o.high, data.Up)
	case o.isNumber():
		v.Is = pick(o.about, data.About, data.Exact)
		v.Number = r.round(o.low, data.HalfAway)
	default:
		v.Is = data.Between
		v.Number = r.round(o.low, data.Down)
		v.More = &data.Detail{Upper: r.round(o.high, data.Up)}
	}
	if r.tooLong {
		return data.Value{}, p.Say(language.WordReasonTooLong)
	}
	if r.longer {
		v.Known = data.ComputedTo(o.decimals, o.exact)
	} else if o.exact {
		v.Known = data.KnownExactly()
	}
	return o.opened(o.steadied(v)), ""
}

// opened says of a number what is open of it, and that it is about so where that is more than its
// last place.
func (o outcome) opened(v data.Value) data.Value {
	if o.coarse && v.Is == data.Exact {
		v.Is = data.About
	}
	if o.exact || o.open == nil {
		return v
	}
	if v.More == nil {
		v.More = &data.Detail{Upper: v.Number}
	}
	o.open.Guessed = o.guessed
	v.More.Open = o.open
	return v
}

// steadied says of a number whose last place is unsteady that it is.
func (o outcome) steadied(v data.Value) data.Value {
	if o.unsteady && v.Is == data.Exact && v.Number.WithoutZeros(0).Decimals() >= o.decimals {
		v.Known = data.ComputedTo(o.decimals, false).Unsteady()
	}
	return v
}

// fullDigits is how many significant digits computed numbers have that have no end: they have
// room to be multiplied, and more than any source prints.
const fullDigits = 16

// rounding writes the numbers of a result down.
type rounding struct {
	outcome
	tooLong bool // one has too many digits
	longer  bool // one has more than are shown
}

func (r *rounding) round(x *big.Rat, how data.Rounding) data.Decimal {
	short, ok := roundTo(x, r.decimals, how)
	r.tooLong = r.tooLong || !ok
	if !ok || short.Rat().Cmp(x) == 0 || short.Sign() == 0 && !r.signed() {
		r.longer = r.longer || r.decimals < 0
		return short
	}
	places := min(max(fullDigits-1-exponentOf(x), r.decimals, 0), data.MaxDecimals)
	full, ok := data.RoundRat(x, places, how)
	if ok && full.Sign() == 0 { // and is not zero
		full, ok = data.RoundRat(x, places, pick(x.Sign() > 0, data.Up, data.Down))
	}
	if !ok {
		return short
	}
	r.longer = true
	return full.WithoutZeros(max(r.decimals, 0))
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

// strict reports whether a bound is surely not reached, because that of an input is
// not. Zero times anything is reached: nothing out of "more than 5" is 0.
func (f Formula) strict(inputs []Input) bool {
	if f.extreme != nil {
		return false // another input may reach it
	}
	found := false
	for _, in := range inputs {
		if in.zero && (in.bound || !f.sum) {
			return false
		}
		found = found || in.strict
	}
	return found
}

func anyAbout(inputs []Input) bool {
	return slices.ContainsFunc(inputs, func(in Input) bool { return in.about })
}

// ends are the least and the greatest result of inputs as printed, for which it is mid; nil
// where it has no such end. A quotient of a bound is one for all that the rounding of the other
// number leaves open.
func (f Formula) ends(inputs []Input, mid *big.Rat) (least, greatest *big.Rat) {
	if f.extreme == nil && !slices.ContainsFunc(inputs, func(in Input) bool { return !in.isNumber() }) {
		return mid, mid
	}
	bounds := slices.ContainsFunc(inputs, func(in Input) bool { return in.low == nil || in.high == nil })
	low, high := make([]*big.Rat, len(inputs)), make([]*big.Rat, len(inputs))
	for i, in := range inputs {
		if low[i], high[i] = in.low, in.high; f.quotient && bounds && in.isNumber() { // more than 380 of 1.4 million are more than those of 1.45 million
			low[i], high[i] = Span(in)
		}
	}
	least, greatest = nil, nil
	if end, known := f.end(low, high, -1); known {
		least = end
	}
	if end, known := f.end(low, high, +1); known {
		greatest = end
	}
	return least, greatest
}

// open is from the least to the greatest result of inputs that are as printed, within their
// rounding; nil where one of these may be zero.
func (f Formula) open(inputs []Input) *data.Open {
	half := func(in Input) *big.Rat { return in.Half }
	least, ok1 := f.within(inputs, -1, half)
	most, ok2 := f.within(inputs, +1, half)
	if !ok1 || !ok2 {
		return nil
	}
	return &data.Open{Least: least, Most: most}
}

// within computes the least or the greatest result of inputs as printed, give or take some
// of each.
func (f Formula) within(inputs []Input, side int, some func(Input) *big.Rat) (*big.Rat, bool) {
	low, high := make([]*big.Rat, len(inputs)), make([]*big.Rat, len(inputs))
	for i, in := range inputs {
		low[i], high[i] = new(big.Rat).Sub(in.Mid, some(in)), new(big.Rat).Add(in.Mid, some(in))
	}
	return f.end(low, high, side)
}

// signed reports whether the inputs as their sources have them leave no doubt of the sign
// of the result.
func (f Formula) signed(inputs []Input) bool {
	doubt := func(in Input) *big.Rat { return in.doubt }
	low, ok1 := f.within(inputs, -1, doubt)
	high, ok2 := f.within(inputs, +1, doubt)
	return ok1 && ok2 && low.Sign()*high.Sign() > 0
}

// end is the least or the greatest result of inputs that lie from low to high.
func (f Formula) end(low, high []*big.Rat, side int) (*big.Rat, bool) {
	if f.extreme != nil {
		return f.extreme(low, high, side)
	}
	x := make([]*big.Rat, len(low))
	for i := range low {
		direction := f.directions[i]
		if i > 0 && f.turns && x[0].Sign() < 0 {
			direction = -direction
		}
		x[i] = low[i]
		if direction == side {
			x[i] = high[i]
		}
		if x[i] == nil {
			return nil, false
		}
	}
	return f.compute(x)
}

// decimals is how many decimal places the inputs, of which the result is mid,
// justify; negative for tens, hundreds. The rounding of the inputs
// leaves the result uncertain by the half-width u of the interval it may lie
// in; it is given to the place of the first significant digit of u (JCGM
// 100:2008, 7.2.6), where three quarters of a unit count for one, and, of a sum, never to more decimals than an input has.
// Rounding a quotient to as few significant digits as its inputs have would
// lose more than they leave open: 8 of 5 is 160 percent, not 200.
func (f Formula) decimals(inputs []Input, mid *big.Rat, open *data.Open) (places int, exact bool) {
	places = data.MaxDecimals
	known := open != nil // otherwise an input may be zero: its digits are all there is to go by
	if known {
		if !slices.ContainsFunc(inputs, func(in Input) bool { return !in.exact }) {
			return exactDecimals(mid), true
		}
		places = placesOf(open.Half())
	}
	for _, in := range f.limited(inputs) {
		byWeights := f.sum && f.divisors != nil && (in.exact || in.Places <= 0 && !in.about) // that are rounded
		if byWeights {
			places = min(places, max(in.Places, fewestOfMean-1-exponentOf(mid)))
		}
		switch {
		case byWeights, in.exact:
		case !f.sum && known:
		case !f.sum:
			places = min(places, in.digits-1-exponentOf(mid))
		case in.about && len(inputs) > 1:
			places = min(places, in.certain) // uncertain by more than the rounding
		default:
			places = min(places, in.Places)
		}
	}
	if anyAbout(inputs) {
		places = firstDigit(places, mid)
	}
	return min(places, max(6, 1-exponentOf(mid))), false
}

// fewestDigits is how many significant digits a quotient has at least: with one, 8 of 5 would be 2
// times, or 200 percent.
const fewestDigits = 2

// leastDecimals is how many decimals a quotient is shown with, however much is open of it: with fewer it
// would be another number, as a fall from 7 to 6 by 14.3 percent would be one by 10.
func (f Formula) leastDecimals(mid *big.Rat) int {
	switch {
	case f.percent:
		return 0
	case f.sum || mid.Sign() == 0:
		return -data.MaxDecimals
	}
	return fewestDigits - 1 - exponentOf(mid)
}

// fewestOfMean is how many significant digits a weighted mean of whole numbers has at least: 2 and 3
// have one of 2.48, and 3140 and 2725 euros none of 2935.14.
const fewestOfMean = 3

// mostOpen is how much of its last digit a quotient is left open by, on each side, that is shown
// with more digits than its inputs have: 411 by 202 is from 2.027 to 2.042, and so 2.03 and not
// 2.035, and 7.1 of 35.8 from 19.7% to 19.97%, and so 19.8% and not 20%.
const mostOpen = 2

// unsteady reports whether a quotient has more significant digits than the inputs, and the last of
// them is left open by more than that.
func (f Formula) unsteady(inputs []Input, mid *big.Rat, open *data.Open, decimals int) bool {
	if open == nil || mid.Sign() == 0 || exponentOf(mid)+1+decimals <= f.digits(inputs) {
		return false
	}
	most := new(big.Rat).Mul(big.NewRat(mostOpen, 1), powerOf10(-decimals))
	return open.Half().Cmp(most) > 0
}

// digits is how many significant digits the shortest of the inputs has, and no quotient has fewer
// than.
func (f Formula) digits(inputs []Input) int {
	fewest := math.MaxInt
	for i, in := range inputs {
		switch {
		case in.exact || in.zero:
		case f.whole != nil && i > 0:
			fewest = min(fewest, f.whole())
		default:
			fewest = min(fewest, in.digits)
		}
	}
	return max(fewest, fewestDigits)
}

// firstDigit is the place that an approximate result is rounded to: about 8 is not rounded
// to tens or hundreds, which would be about 0.
func firstDigit(places int, mid *big.Rat) int {
	return max(places, min(0, -exponentOf(mid)))
}

// placesOf is the first place that what is left open on each side leaves uncertain by three quarters of a
// unit or more: 0.085 the first decimal, so that 8.7558 is 8.8, and 0.6 that, too.
func placesOf(half *big.Rat) int {
	return -exponentOf(half.Quo(half, big.NewRat(3, 4)))
}

// limited are the inputs that limit the decimals of the result.
func (f Formula) limited(inputs []Input) []Input {
	if f.limiting == nil {
		return inputs
	}
	var some []Input
	for _, i := range f.limiting(mids(inputs)) {
		some = append(some, inputs[i])
	}
	return some
}

// mids are the inputs as printed.
func mids(inputs []Input) []*big.Rat {
	x := make([]*big.Rat, len(inputs))
	for i, in := range inputs {
		x[i] = in.Mid
	}
	return x
}

// exactDecimals is for results of exact counts: none for whole numbers, one
// otherwise, or, below one, two significant digits, unless fewer say it all.
func exactDecimals(r *big.Rat) int {
	most := max(1, 1-exponentOf(r))
	for n := range most {
		if new(big.Rat).Mul(r, powerOf10(n)).IsInt() {
			return n
		}
	}
	return most
}

// exponentOf is the power of ten of the first digit: 2 for 325, -1 for 0.4. It
// is exact, which a logarithm is not: math.Log10(1000) is below 3.
func exponentOf(r *big.Rat) int {
	if r.Sign() == 0 {
		return 0
	}
	abs := new(big.Rat).Abs(r)
	e := len(abs.Num().String()) - len(abs.Denom().String()) // or one less
	if abs.Cmp(powerOf10(e)) < 0 {
		e--
	}
	return e
}

// powerOf10 is 10^n; n may be negative.
func powerOf10(n int) *big.Rat {
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), data.PowerOf10(-n))
	}
	return new(big.Rat).SetInt(data.PowerOf10(n))
}

// roundTo rounds to a number of decimals that may be negative: to tens,
// hundreds and so on.
func roundTo(r *big.Rat, decimals int, how data.Rounding) (data.Decimal, bool) {
	if decimals >= 0 {
		return data.RoundRat(r, decimals, how)
	}
	unit := new(big.Rat).SetInt(data.PowerOf10(-decimals))
	tens, ok := data.RoundRat(new(big.Rat).Quo(r, unit), 0, how)
	if !ok {
		return data.Decimal{}, false
	}
	return tens.Shift(-decimals)
}

// Hundred is what a whole is in percent.
func Hundred() *big.Rat { return big.NewRat(100, 1) }

// The formulas. They take their inputs in the order the comment gives.

// Quotient is a ÷ b.
func Quotient() Formula {
	return Formula{directions: []int{1, -1}, turns: true, divisors: []int{1}, quotient: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		if x[1].Sign() <= 0 {
			return nil, false
		}
		return new(big.Rat).Quo(x[0], x[1]), true
	}, show: func(in []string) string { return in[0] + " ÷ " + in[1] }}
}

// scaledQuotient is a ÷ b × factor + offset.
func scaledQuotient(factor, offset int64, show func(in []string) string) Formula {
	f := Quotient()
	f.compute = func(x []*big.Rat) (*big.Rat, bool) {
		if x[1].Sign() <= 0 {
			return nil, false
		}
		// (a × factor + b × offset) ÷ b in whole numbers, which are cut short once.
		above, below, more := new(big.Int), new(big.Int), big.NewInt(factor)
		above.Mul(x[0].Num(), x[1].Denom()).Mul(above, more)
		below.Mul(x[0].Denom(), x[1].Num())
		above.Add(above, more.Mul(below, more.SetInt64(offset)))
		return new(big.Rat).SetFrac(above, below), true
	}
	f.show = show
	f.quotient = offset == 0
	return f
}

// GrowthOf is the percent change from b to a: (a ÷ b − 1) × 100.
func GrowthOf() Formula {
	return inHundredths(scaledQuotient(100, -100, func(in []string) string { return "(" + in[0] + " ÷ " + in[1] + " − 1) × 100" }))
}

// PercentOf is a ÷ b × 100: a share.
func PercentOf() Formula {
	return inHundredths(scaledQuotient(100, 0, func(in []string) string { return in[0] + " ÷ " + in[1] + " × 100" }))
}

// inHundredths is a formula whose result is in percent, or an index.
func inHundredths(f Formula) Formula {
	f.percent = true
	return f
}

// indexOf is a ÷ b × 100, of which decimals count, as of the changes that are read off an index.
func indexOf() Formula {
	f := PercentOf()
	f.quotient = false
	return f
}

// compoundGrowth is the rate r, in percent, at which b becomes a in n years:
// ((a ÷ b)^(1/n) − 1) × 100.
func compoundGrowth(years float64) Formula {
	f := Quotient()
	f.positive, f.quotient, f.percent = true, false, true
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

// MinusOf is a − b.
func MinusOf() Formula {
	return Formula{directions: []int{1, -1}, sum: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		return new(big.Rat).Sub(x[0], x[1]), true
	}, show: func(in []string) string { return in[0] + " − " + in[1] }}
}

// lessAll subtracts n inputs from the first: the world less three countries.
func lessAll(n int) Formula {
	directions := slices.Repeat([]int{-1}, n+1)
	directions[0] = 1
	return Formula{directions: directions, sum: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		return new(big.Rat).Sub(x[0], total(x[1:])), true
	}, show: func(in []string) string { return joinWith(in, " − ") }}
}

// SumOf adds n inputs.
func SumOf(n int) Formula {
	return Formula{directions: rising(n), sum: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		return total(x), true
	}, show: func(in []string) string { return joinWith(in, " + ") }}
}

// rising are the directions of a formula that rises with all of n inputs.
func rising(n int) []int {
	directions := make([]int, n)
	for i := range directions {
		directions[i] = 1
	}
	return directions
}

func total(x []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, part := range x {
		sum.Add(sum, part)
	}
	return sum
}

// Span is the interval a value may lie in, its rounding included. A nil end is
// open.
func Span(in Input) (low, high *big.Rat) {
	if in.low != nil {
		low = new(big.Rat).Sub(in.low, in.Half)
	}
	if in.high != nil {
		high = new(big.Rat).Add(in.high, in.Half)
	}
	return low, high
}

// AddEnds adds two ends of intervals; nil is open.
func AddEnds(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Add(a, b)
}

// mostShown is how many parts of a sum are written down; of more, those at its ends are.
const (
	mostShown = 12
	endsShown = 3
)

// joinWith writes inputs down one after the other; of many, those at the ends.
func joinWith(items []string, sep string) string {
	return joinNth(len(items), func(i int) string { return items[i] }, sep)
}

// joinNth is joinWith for n inputs that are only written where they are needed.
func joinNth(n int, nth func(i int) string, sep string) string {
	var shown []string
	for i := 0; i < n; i++ {
		if n > mostShown && i == endsShown {
			shown = append(shown, "…")
			i = n - endsShown
		}
		shown = append(shown, nth(i))
	}
	return strings.Join(shown, sep)
}

// trimFloat writes a number of years: 7, 0.25, 1.0021.
func trimFloat(x float64) string {
	return strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)
}

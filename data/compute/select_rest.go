package compute

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// place is where a chart shows a value of a name.
type place struct {
	data.Plotted
	key  data.Key
	name string
}

func placesAt(items []int, at func(item int) place) []place {
	all := make([]place, len(items))
	for i, item := range items {
		all[i] = at(item)
	}
	return all
}

// sharesOut is the figure that shares whose names are those of the chart were computed from; nil for
// other figures, and where the names that the shares add up over are not those that are ranked.
func (s *selecting) sharesOut(f *data.Figure) *data.Figure {
	d := f.Derived
	if d == nil || d.By != data.ShareOfTotal || len(d.From) != 1 || !s.chart.Periods && s.made.At.IsZero() && len(f.Series) > 1 {
		return nil
	}
	return d.From[0]
}

// wholeOfRest finds the whole that the rest is what is left of; none where the names shown and left out
// are all there is, or are said to be. Figures and series of several wholes have no rest.
func (s *selecting) wholeOfRest() bool {
	c, found, sums, shares := s.chart, []string(nil), true, false
	for _, f := range c.Figures {
		if s.sharesOut(f) != nil {
			found, sums, shares = append(found, f.Derived.Whole), sums && f.Derived.Parts, true
			continue
		}
		for _, column := range s.columnsOf(f) {
			of, wrong := WholeOf(column, f.SharesOf)
			if wrong != nil {
				return s.refuse(OfRest, fmt.Sprintf("the names of %s do not add up to %q, and those that are left out would be read as the rest of it", f.ID, f.Aggregates[0]),
					fmt.Sprintf("write whole: parts into %s where they are the sum of the names listed, or remove others:", f.ID))
			}
			found, sums = append(found, of.Aggregate), sums && of.Sum
		}
	}
	if !sums {
		s.made.RestOfWhole = found[0]
	}
	switch {
	case !sums && slices.ContainsFunc(found, func(whole string) bool { return whole != found[0] }):
		return s.refuse(OfRest, "the numbers of the chart are not all parts of one whole", "write a chart for each figure, or remove others:")
	case (shares || !sums) && len(s.made.Called) > 0:
		return s.refuse(OfRest, "the latest values are of several periods, and what is left of a whole is of one", "write at: latest, or remove others:")
	}
	return true
}

// columnsOf are what the names of the chart add up over in a figure: all of it where they are series,
// and each of its series where they are categories.
func (s *selecting) columnsOf(f *data.Figure) []*data.Figure {
	if s.chart.Periods || !s.made.At.IsZero() || len(f.Series) == 1 {
		return []*data.Figure{f}
	}
	var columns []*data.Figure
	for _, own := range f.Parts() {
		column := *f
		column.Series = []*data.Series{own}
		columns = append(columns, &column)
	}
	return columns
}

// restOf is the sum of what is left out at one place, or what is left there of the whole without
// what is shown.
func (s *selecting) restOf(whole place, shown, left []place) data.Value {
	base := s.sharesOut(whole.Figure)
	if base == nil && s.made.RestOfWhole == "" {
		return s.sumOfRest(left, s.operandAt)
	}
	in := func(p place) Operand { return s.operandIn(base, p) }
	if base == nil {
		in = func(p place) Operand { return s.operandIn(p.Figure, p) }
	}
	var operands []Operand
	for _, p := range shown {
		operands = append(operands, in(p))
	}
	if base == nil {
		return Evaluate(s.say, lessAll(len(shown)), slices.Insert(operands, 0, in(whole)))
	}
	v, places := s.shareOfRest(in, whole, operands, left), data.MaxDecimals
	for _, p := range shown {
		if fellow := s.operandAt(p).Value; fellow.Is != data.Absent {
			places = min(places, fellow.Known.Places(fellow.Number))
		}
	}
	if v.Is != data.Absent && places < data.MaxDecimals {
		v.ShowWith(max(places, -v.Number.Exponent()))
	}
	return v
}

// shareOfRest is the share of what is left of a whole, or of the sum of all parts, computed from the
// values that the shares were computed from.
func (s *selecting) shareOfRest(in func(place) Operand, whole place, shown []Operand, left []place) data.Value {
	if s.made.RestOfWhole != "" {
		return Evaluate(s.say, restOfWhole(len(shown)), slices.Insert(shown, 0, in(whole)))
	}
	if sum := s.sumOfRest(left, in); sum.Is == data.Absent {
		return sum
	}
	parts := make([]Operand, len(left), len(left)+len(shown))
	for i, p := range left {
		parts[i] = in(p)
	}
	return Evaluate(s.say, restOfParts(len(left), len(shown)), append(parts, shown...))
}

// restOfWhole is the percentage that is left of the first of n+1 inputs without the others.
func restOfWhole(n int) Formula {
	f := inHundredths(lessAll(n))
	rest, show := f.compute, f.show
	f.sum, f.quotient, f.positive, f.divisors = false, true, true, nil
	f.compute = func(x []*big.Rat) (*big.Rat, bool) {
		sum, _ := rest(x)
		if x[0].Sign() <= 0 {
			return nil, false
		}
		return sum.Mul(sum.Quo(sum, x[0]), Hundred()), true
	}
	f.show = func(in []string) string { return "(" + show(in) + ") ÷ " + in[0] + " × 100" }
	return f
}

// restOfParts is the percentage that the first of some inputs are of the sum of all.
func restOfParts(first, others int) Formula {
	return Formula{
		directions: append(rising(first), slices.Repeat([]int{-1}, others)...), positive: true, quotient: true, percent: true,
		compute: func(x []*big.Rat) (*big.Rat, bool) {
			sum := total(x)
			if sum.Sign() <= 0 {
				return nil, false
			}
			share := total(x[:first])
			return share.Mul(share.Quo(share, sum), Hundred()), true
		},
		show: func(in []string) string {
			return "(" + joinWith(in[:first], " + ") + ") ÷ (" + joinWith(in, " + ") + ") × 100"
		},
	}
}

// operandAt is a value of the chart: absent where its series has none.
func (s *selecting) operandAt(p place) Operand {
	o, ok := OperandAt(p.Figure, p.Series, p.key, p.Figure.Unit.Scale)
	if !ok {
		o.Value.Is = data.Absent
	}
	return o
}

// operandIn is the value of a figure at a place of the chart, which may not show it.
func (s *selecting) operandIn(f *data.Figure, p place) Operand {
	name, key := p.Name, p.key
	if !s.made.At.IsZero() { // its names are series
		name, key = p.name, data.PeriodKey(s.made.At)
	}
	own, ok := f.SeriesNamed(name)
	if !ok {
		return Operand{Value: data.Value{Is: data.Absent}, Unit: f.Unit}
	}
	p.Plotted, p.key = data.Plotted{Series: own, Figure: f}, key
	return s.operandAt(p)
}

// mostNamed is how many parts a computed sum lists.
const mostNamed = 5

// sumOfRest adds up what is left out. Without one of the values there is no sum.
func (s *selecting) sumOfRest(left []place, in func(place) Operand) data.Value {
	operands, names := make([]Operand, len(left)), []string(nil)
	for i, p := range left {
		if operands[i] = in(p); operands[i].Value.Is == data.Absent {
			names = append(names, s.say.Name(p.name))
		}
		if operands[i].Value.Confidential() {
			return Confidential(s.say)
		}
	}
	if len(names) > 0 {
		return Missing(s.say.Say(language.WordReasonPartMissing, "parts", s.say.List(names[:min(len(names), mostNamed)])))
	}
	v := Evaluate(s.say, SumOf(len(left)), operands)
	if v.More != nil && v.More.Computed != "" && len(left) > mostNamed {
		v.More.Computed = s.say.Say(language.WordSumOfMany, "n", s.say.Number(data.Int(int64(len(left)))))
	}
	return v
}

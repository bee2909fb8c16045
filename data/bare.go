package data

import "cmp"

// Bare is what is known at a glance of a series whose values are all numbers and nothing
// else: exact and final, without marks, and shown as they are written. A CSV file may bring
// millions, and nobody need look at each again.
type Bare struct {
	// Least and Greatest are the places of the least and of the greatest number: the first
	// of those that are equal to it, and written alike.
	Least, Greatest []int
	// Decimals are the fewest and the most that a number is written with.
	Decimals [2]int
}

// mostEqual is how many places of one number are kept.
const mostEqual = 8

// Alike reports whether all numbers are written with the same decimals.
func (b *Bare) Alike() bool { return b.Decimals[0] == b.Decimals[1] }

// Bare is what is known at a glance of the series; nil where its values have to be looked at.
func (s *Series) Bare() *Bare {
	if s.bare.of == nil || len(s.Values) != s.bare.n || &s.Values[0] != s.bare.of {
		return nil // what was found belongs to other values
	}
	return &s.bare.Bare
}

// Extremes are the places of the least and of the greatest of the values from one place up to
// another, the first of those that are equal. The series is bare and its numbers are alike.
func (s *Series) Extremes(from, to int) (least, greatest int) {
	least, greatest = from, from
	low, high := s.Values[from].Number.coef, s.Values[from].Number.coef
	for i := from + 1; i < to; i++ {
		coef := s.Values[i].Number.coef
		if coef < low {
			least, low = i, coef
		}
		if coef > high {
			greatest, high = i, coef
		}
	}
	return least, greatest
}

// bareValues is what was found, and of which values.
type bareValues struct {
	Bare
	of *Value
	n  int
}

// bareOf looks at values, once.
func bareOf(values []Value) bareValues {
	if len(values) == 0 {
		return bareValues{}
	}
	first := values[0].Number
	least, greatest := extreme{sign: -1, number: first}, extreme{sign: 1, number: first}
	fewest, most := first.decimals, first.decimals
	for i := range values {
		v := &values[i]
		if !v.bare() {
			return bareValues{}
		}
		if v.Number.decimals != first.decimals {
			fewest, most = min(fewest, v.Number.decimals), max(most, v.Number.decimals)
		}
		least.meet(v.Number, i)
		greatest.meet(v.Number, i)
	}
	return bareValues{Bare{least.places, greatest.places, [2]int{int(fewest), int(most)}}, &values[0], len(values)}
}

// bare reports whether a value is a number and nothing else.
func (v *Value) bare() bool {
	return v.Is == Exact && v.Status == Final && v.Known == Known{} && v.Marks == 0 && v.More == nil
}

// extreme is the number that lies farthest to one side.
type extreme struct {
	sign   int // 1 for the greatest, -1 for the least
	number Decimal
	places []int
}

// meet takes the next number.
func (e *extreme) meet(d Decimal, place int) {
	order := 0
	if d.decimals == e.number.decimals {
		order = cmp.Compare(d.coef, e.number.coef)
	} else if order = d.Cmp(e.number); order == 0 {
		return // equal, and written otherwise
	}
	switch {
	case order == e.sign:
		e.number, e.places = d, append(e.places[:0], place)
	case order == 0 && len(e.places) < mostEqual:
		e.places = append(e.places, place)
	}
}

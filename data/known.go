package data

// Known says how far a number is known, where that is not how it is written. The zero
// value is: as it is written.
type Known struct {
	how    knowledge
	places int8
}

type knowledge uint8

const (
	asWritten knowledge = iota
	toPlaces            // to a number of decimal places, though its source has more
	exactly             // a count, whatever the scale that it is written in
	borne               // computed, to a number of places: more are not borne out by its operands
	unsteady            // borne, and the last place is left open by more than a reader should take for one digit
	certain             // computed from exact numbers: shown to a number of places, and known wholly
)

// KnownTo is what is known of a number to a number of decimal places; negative ones are
// tens, hundreds and so on.
func KnownTo(places int) Known { return Known{toPlaces, int8(places)} }

// KnownExactly is what is known of a count.
func KnownExactly() Known { return Known{how: exactly} }

// ComputedTo is what is known of a computed number that its operands bear out to a number of
// places. The number has all digits, and is computed with so; those that are not known are
// not shown, and leave open what is computed from them. One of exact operands is certain: it
// is shown to these places, and more may be asked for.
func ComputedTo(places int, exact bool) Known {
	if exact {
		return Known{certain, int8(places)}
	}
	return Known{borne, int8(places)}
}

// Unsteady is what is known of a computed number whose last place is shown only where the file asks
// for it.
func (k Known) Unsteady() Known {
	if k.how == borne {
		k.how = unsteady
	}
	return k
}

// Readable is how many decimal places of a number are worth reading; d is the number.
func (k Known) Readable(d Decimal) int {
	if k.how == unsteady {
		return min(int(k.places)-1, d.Decimals())
	}
	return k.Places(d)
}

// computed reports whether the number was computed, and has digits that nobody sees.
func (k Known) computed() bool { return k.how >= borne }

// rounds reports whether the number is shown to a number of places.
func (k Known) rounds() bool { return k.how == toPlaces || k.computed() }

// Exactly reports whether the number is an exact count.
func (k Known) Exactly() bool { return k.how == exactly }

// Wholly reports whether no rounding leaves the number open, whatever is shown of it.
func (k Known) Wholly() bool { return k.how == exactly || k.how == certain }

// Places is how many decimal places of a number are known; d is the number.
func (k Known) Places(d Decimal) int {
	if k.rounds() {
		return min(int(k.places), d.Decimals())
	}
	return d.Decimals()
}

// Rounds reports whether a number has more places than are known of it.
func (k Known) Rounds(d Decimal) bool { return k.Places(d) < d.Decimals() }

// Moved is what is known of the number times a power of ten.
func (k Known) Moved(power int) Known {
	if k.rounds() {
		k.places -= int8(power)
	}
	return k
}

// least is how many decimals a number is shown with at least.
func (k Known) least() int {
	if k.rounds() {
		return int(k.places)
	}
	return 0
}

// coarser is what is known where no more than a number of places is shown.
func (k Known) coarser(places int) Known {
	if !k.rounds() {
		return KnownTo(places)
	}
	if int8(places) < k.places {
		k.places = int8(places)
		if k.how == unsteady {
			k.how = borne
		}
	}
	return k
}

// KnowNoMore lets the numbers of a value be shown with no more than a number of decimals,
// where they have more.
func (v *Value) KnowNoMore(places int) {
	if most := max(v.Number.Decimals(), v.High().Decimals()); v.Is != Absent && places < most {
		v.Known = v.Known.coarser(places)
	}
}

// ShowWith is KnowNoMore, but of a value that is certain, which may be shown with more decimals,
// too.
func (v *Value) ShowWith(places int) {
	if v.Known.how == certain {
		v.Known.places = int8(places)
		return
	}
	v.KnowNoMore(places)
}

// Shown returns the value as it is shown: its numbers as far as they are known. Bounds
// are rounded outwards, so that they stay true, and what is not zero is not shown as
// zero but as less than one of the last place. The ends of an interval are numbers that its
// source has reckoned, and are rounded to the nearest.
func (v Value) Shown() Value {
	if !v.Known.rounds() || v.Is == Absent {
		return v
	}
	places, number := int(v.Known.places), v.Number
	v.Known = Known{}
	switch {
	case v.Is == Between:
		v = v.shownRange(places)
	case v.Is.Lower():
		v.Number = number.Rounded(places, Down)
		if number.Sign() != 0 && v.Number.Sign() == 0 {
			v.Is = MoreThan
		}
	case v.Is.Upper():
		v.Number = number.Rounded(places, Up)
		if number.Sign() != 0 && v.Number.Sign() == 0 {
			v.Is = LessThan
		}
	default:
		v.Number = number.Rounded(places, HalfAway)
		if number.Sign() > 0 && v.Number.Sign() == 0 {
			v.Number, v.Is = number.Rounded(places, Up), LessThan
		} else if number.Sign() < 0 && v.Number.Sign() == 0 {
			v.Number, v.Is = number.Rounded(places, Down), MoreThan
		}
	}
	if v.Interval() != nil {
		more := *v.More
		more.intervalsWith(func(d Decimal) Decimal { return d.Rounded(places, HalfAway) })
		v.More = &more
	}
	return v
}

// Unrounded returns the value with all digits that its source has. Those of a computed value
// are of no source.
func (v Value) Unrounded() Value {
	if v.Known.how == toPlaces || v.Known.how == exactly {
		v.Known = Known{}
	}
	return v
}

// morePlaces is how many places more than it is shown with a computed number has in a computation.
const morePlaces = 3

// InComputation returns the value as a computation is written down with it: as its source has it, or a computed
// one with more places than are shown, so that who computes again comes to the result that is printed.
func (v Value) InComputation() Value {
	if !v.Known.computed() {
		return v.Unrounded()
	}
	v.Known = Known{borne, int8(min(int(v.Known.places)+morePlaces, max(v.Number.Decimals(), v.High().Decimals())))}
	return v
}

// shownRange is Shown for a range. One that ends at zero by its rounding is a bound.
func (v Value) shownRange(places int) Value {
	low, high := v.Number.Rounded(places, Down), v.High().Rounded(places, Up)
	switch {
	case low.Sign() == 0 && v.Number.Sign() != 0:
		v.Number, v.Is = high, UpTo
	case high.Sign() == 0 && v.High().Sign() != 0:
		v.Number, v.Is = low, AtLeast
	default:
		more := *v.More
		more.Upper = high
		v.Number, v.More = low, &more
	}
	return v
}

// Precision is how a figure says that its numbers are shown. The zero value is: as they
// are written.
type Precision struct {
	// Places, where HasPlaces says that it counts, is how many decimals are known.
	Places    int
	HasPlaces bool
	// Significant is how many significant digits are known, and then rules alone; 0 where
	// it is not said.
	Significant int
	// Up is the power of ten that numbers are divided by: 6 for people that are shown in
	// millions.
	Up int
}

// IsZero reports whether the figure says nothing.
func (p Precision) IsZero() bool { return p == Precision{} }

// Rounds reports whether the figure says how far its numbers are known.
func (p Precision) Rounds() bool { return p.HasPlaces || p.Significant > 0 }

// of is how many places are known of a number.
func (p Precision) of(d Decimal) int {
	switch {
	case p.Significant == 0:
		return p.Places
	case d.Sign() == 0:
		return d.Decimals() // zero has no digits that count
	}
	places := p.Significant - 1 - d.Exponent()
	if d.Rounded(places, HalfAway).Exponent() > d.Exponent() {
		places-- // 9.96 is 10.0 to three digits
	}
	return places
}

// Apply says of a value, and of what others say it is, how far it is known. The value and
// its Detail are changed in place. Printed says that the number stands as its source prints
// it: then it keeps its digits where it has fewer than are asked for; a number of a table
// may have lost its zeros, and has them again. Counted says that the numbers of the figure
// are counts. It reports false for a number that has too many digits to be divided.
func (p Precision) Apply(v *Value, printed, counted bool) bool {
	if v.Is == Absent {
		return true
	}
	count := counted && v.Is != About && v.Number.Decimals() == 0 && v.High().Decimals() == 0
	if p.Rounds() {
		v.each(Decimal.withoutFloatDigits)
	}
	sound := v.divide(p.Up, false)
	if !sound {
		return false
	}
	switch {
	case p.Rounds():
		p.round(v, printed)
	case p.Up > 0 && count:
		v.Known = KnownExactly()
		v.each(func(d Decimal) Decimal { return d.WithoutZeros(0) })
	}
	for i := range v.Disputes() {
		if !p.Apply(&v.More.Disputes[i].Value, printed, counted) {
			return false
		}
	}
	return true
}

// round is the part of Apply that says to how many places the number is known.
func (p Precision) round(v *Value, printed bool) {
	places := p.of(v.Number)
	switch {
	case v.Known.how == certain:
		v.Known.places = int8(places)
		return
	case v.Known.computed():
		v.Known = v.Known.coarser(places)
		return
	}
	if (!printed || v.Known.Exactly()) && v.Is == Exact {
		v.each(func(d Decimal) Decimal { return d.Padded(places) })
	}
	if known := KnownTo(places); known.Rounds(v.Number) || known.Rounds(v.High()) || v.Interval() != nil {
		v.Known = known
	}
}

// withoutFloatDigits returns the number without the digits that only a binary float has.
func (d Decimal) withoutFloatDigits() Decimal {
	n := d.FloatDigits()
	if n == 0 {
		return d
	}
	return d.Rounded(d.Decimals()-n, HalfAway).WithoutZeros(0)
}

// Divided returns the value with all its numbers divided by a power of ten, without the
// zeros that this brings to their ends. It reports false where one has too many digits for
// that.
func (v Value) Divided(power int) (Value, bool) {
	if v.More != nil {
		more := *v.More
		v.More = &more
	}
	sound := v.divide(power, true)
	disputes := v.Disputes()
	if disputes == nil || !sound {
		return v, sound
	}
	v.More.Disputes = nil
	for _, d := range disputes {
		var ok bool
		if d.Value, ok = d.Value.Divided(power); !ok {
			return v, false
		}
		v.More.Disputes = append(v.More.Disputes, d)
	}
	return v, true
}

// each puts a function of each number of the value in its place, those that others say
// apart.
func (v *Value) each(f func(Decimal) Decimal) {
	v.Number = f(v.Number)
	if v.More == nil {
		return
	}
	v.More.Upper = f(v.More.Upper)
	v.More.intervalsWith(f)
}

// divide divides all numbers of the value by a power of ten. It reports false where one has
// too many digits for that. Those of a computed number that nobody sees make room. Trimmed,
// it has no zeros that this brings to the ends.
func (v *Value) divide(power int, trimmed bool) bool {
	sound := true
	v.Known = v.Known.Moved(-power)
	if v.More != nil && v.More.Open != nil {
		v.More.Open = v.More.Open.moved(-power)
	}
	v.each(func(d Decimal) Decimal {
		if v.Known.computed() {
			d = d.Rounded(MaxDecimals-power, HalfAway)
		}
		moved, ok := d.Shift(-power)
		sound = sound && ok
		if trimmed {
			moved = moved.WithoutZeros(max(d.Decimals(), v.Known.least()))
		}
		return moved
	})
	return sound
}

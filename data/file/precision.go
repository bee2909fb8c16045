package file

import (
	"fmt"
	"strconv"

	"briefing/data"
	"briefing/data/language"
)

// The most decimals and significant digits that a figure may ask for.
const maxPlaces, maxSignificant = 9, 15

// precisionDraft is how a figure says that its numbers are shown.
type precisionDraft struct {
	data.Precision
	scale   int // the power of ten that is asked for; 0 where none is
	indian  bool
	scaleAt node
}

// decodeUpTo reads a whole number from least to most.
func decodeUpTo(d *decoder, n node, what string, least, most int) (int, bool) {
	s, ok := d.line(n)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(s)
	if err != nil || i < least || i > most || strconv.Itoa(i) != s {
		d.fault(n, fmt.Sprintf("%q is no number of %s", s, what), fmt.Sprintf("write a whole number from %d to %d", least, most))
		return 0, false
	}
	return i, true
}

func decodeScale(d *decoder, n node, p *precisionDraft) {
	if w, ok := word(d, n, "scale", language.ScaleWords()); ok {
		p.scale, p.indian = language.ScaleOf(w)
		p.scaleAt = n
	}
}

// scaled finds out by how much the numbers of a figure of a unit are divided, and returns
// the unit of the quotients.
func (r *resolver) scaled(f *figureDraft, u data.Unit) data.Unit {
	p := &f.precision
	if p.scale == 0 {
		return u
	}
	name := r.printer.Unit(u)
	switch {
	case u.Kind != data.UnitPlain:
		r.fault(p.scaleAt, fmt.Sprintf("numbers in %s have no scale", name), "remove scale:")
	case p.scale < u.Scale:
		r.fault(p.scaleAt, fmt.Sprintf("the numbers are in %s already: in a smaller scale they would gain zeros that nobody knows", name), "remove scale:, or name a greater one")
	default:
		p.Up = p.scale - u.Scale
		u.Scale, u.Indian = p.scale, p.indian
	}
	return u
}

// precise says of the values of a figure how far they are known, and divides them by its
// scale. Printed says that they stand as their source prints them, or were computed.
func (r *resolver) precise(f *figureDraft, fig *data.Figure, printed bool) {
	counted := language.Counts(fig.Unit)
	fig.Unit = r.scaled(f, fig.Unit)
	p := f.precision.Precision
	fig.Precision = p
	if p.IsZero() {
		return
	}
	for _, s := range fig.Series {
		for i := range s.Values {
			v := &s.Values[i]
			number := v.Number
			if !p.Apply(v, printed, counted) {
				r.fault(f.precision.scaleAt, fmt.Sprintf("%s has too many digits to be divided", number), "name a smaller scale, or write fewer digits")
				return
			}
			fig.Padded = fig.Padded || v.Number.Decimals() > number.Decimals()+p.Up
		}
	}
}

// limits are what all numbers of the figure lie between, in the scale that they are shown in.
func (f *figureDraft) limits() *[2]data.Decimal {
	up := f.precision.Up
	if f.between == nil || up == 0 {
		return f.between
	}
	low, ok1 := f.between[0].Shift(-up)
	high, ok2 := f.between[1].Shift(-up)
	if !ok1 || !ok2 {
		return nil // nor do the numbers have room: a fault says so
	}
	return &[2]data.Decimal{low.WithoutZeros(0), high.WithoutZeros(0)}
}

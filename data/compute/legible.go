package compute

import (
	"math"
	"math/big"

	"briefing/data"
)

// Legible lets quotients that stand together be shown with no more decimals than a reader can
// use. Of more than two those are left that give the greatest three digits, the smallest two, and
// the difference between them two; percentages and the like, of which decimals count and not
// digits, have two. All have as many decimals as the least certain of them, as far as that
// leaves each a digit, and those that are exact, such as the base of an index, as many as the
// others. Quotients of whole counts, which no rounding leaves open, have as many as wholePlaces
// says.
func Legible(u data.Unit, times int64, values []*data.Value) {
	l, ok := legibilityOf(values)
	if !ok {
		return
	}
	places := min(l.places(u, times), max(l.borne, -l.smallest, 0))
	if l.whole {
		places = l.wholePlaces(u, times)
		if alike(values, places) {
			places = min(places+1, max(places, usualPlaces))
		}
	}
	show(values, places, percentLike(u, times) && l.greatest < 2)
}

// LegibleMeans lets means of whole counts that stand together be whole, as the counts are, where
// the smallest has three digits and the difference between the smallest and the greatest two;
// otherwise they have one decimal.
func LegibleMeans(values []*data.Value) {
	l, ok := legibilityOf(values)
	switch {
	case !ok || !l.whole || l.written == 0:
	case l.smallest >= 2 && l.spreadPlaces() <= 0:
		show(values, 0, false)
	default:
		show(values, 1, false)
	}
}

// show lets all values be shown with a number of decimals, as far as they are known. Beside those that
// are hardly known, one that is known better keeps two digits; percentages below a hundred, which may
// add up to it, are even.
func show(values []*data.Value, places int, even bool) {
	for _, v := range values {
		most := places
		if number := v.Shown().Number; number.Sign() != 0 {
			most = max(most, -number.Exponent())
			if !v.Known.Wholly() && !even {
				most = max(most, 1-number.Exponent())
			}
		}
		if readable := v.Known.Readable(v.Number); readable < 0 { // tens, hundreds, of each its own
			most = readable
		}
		v.ShowWith(most)
	}
	padded := 0
	for _, v := range values {
		if v.Is == data.Exact {
			padded = max(padded, min(v.Shown().Number.Decimals(), places))
		}
	}
	for _, v := range values {
		if v.Is == data.Exact && v.Known.Exactly() {
			v.Number = v.Number.Padded(padded)
		}
	}
}

// alike reports whether two unequal numbers read alike with a number of decimals.
func alike(values []*data.Value, places int) bool {
	read := map[string]data.Decimal{}
	for _, v := range values {
		if v.Is != data.Exact {
			continue
		}
		shown := v.Number.Rounded(places, data.HalfAway).String()
		if other, ok := read[shown]; ok && other.Cmp(v.Number) != 0 {
			return true
		}
		read[shown] = v.Number
	}
	return false
}

// legibility is what numbers that stand together have in common.
type legibility struct {
	greatest, smallest int // exponents of those that are not zero
	least, most        data.Decimal
	any                bool
	borne, written     int  // the fewest decimals that are borne out, and the most
	whole              bool // no rounding leaves any of them open
}

// legibilityOf looks at all values; false where none has a number that is not zero.
func legibilityOf(values []*data.Value) (*legibility, bool) {
	l := &legibility{greatest: math.MinInt, smallest: math.MaxInt, borne: data.MaxDecimals, whole: true}
	for _, v := range values {
		l.look(v)
	}
	return l, l.smallest <= l.greatest
}

func (l *legibility) look(v *data.Value) {
	if v.Is == data.Absent {
		return
	}
	shown := v.Shown()
	if v.Known.Wholly() {
		shown = *v // how far it is shown says nothing of it
	}
	for _, d := range []data.Decimal{shown.Low(), shown.High()} {
		if d.Sign() != 0 {
			l.greatest, l.smallest = max(l.greatest, d.Exponent()), min(l.smallest, d.Exponent())
		}
		if !l.any || d.Cmp(l.least) < 0 {
			l.least = d
		}
		if !l.any || d.Cmp(l.most) > 0 {
			l.most = d
		}
		l.any = true
	}
	places := v.Known.Readable(v.Number)
	l.written = max(l.written, places)
	if !v.Known.Wholly() {
		l.borne, l.whole = min(l.borne, places), false
	}
}

// usualPlaces is how many decimals quotients have that have more.
const usualPlaces = 2

// places is how many decimals the numbers need to be told apart.
func (l *legibility) places(u data.Unit, times int64) int {
	places := usualPlaces
	switch {
	case percentLike(u, times):
		places = max(places, 1-l.greatest)
	case u.Kind == data.UnitTimes: // 1.144 times is 114.4%
		places = max(places, 3-l.greatest)
	case l.written > usualPlaces:
		places = max(0, 2-l.greatest, 1-l.smallest)
	}
	return max(places, l.spreadPlaces())
}

// wholePlaces is how many decimals quotients of whole counts have: one at least, and those that
// give the greatest three digits, or two where it is a percentage, the smallest two if two decimals
// do, and the difference between these a digit.
func (l *legibility) wholePlaces(u data.Unit, times int64) int {
	digits := 3
	if percentLike(u, times) {
		digits = 2
	}
	return max(1, digits-1-l.greatest, min(1-l.smallest, usualPlaces), l.spreadPlaces()-1)
}

// percentLike reports whether decimals count and not digits.
func percentLike(u data.Unit, times int64) bool {
	return u.Kind == data.UnitPercent || u.IsIndex() || times == 100
}

// spreadPlaces is how many decimals give the difference between the greatest and the smallest two
// digits.
func (l *legibility) spreadPlaces() int {
	spread := new(big.Rat).Sub(l.most.Rat(), l.least.Rat())
	if spread.Sign() <= 0 {
		return -data.MaxDecimals
	}
	return 1 - exponentOf(spread)
}

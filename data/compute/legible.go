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
// others.
func Legible(u data.Unit, times int64, values []*data.Value) {
	l := legibility{greatest: math.MinInt, smallest: math.MaxInt, borne: data.MaxDecimals}
	for _, v := range values {
		l.look(v)
	}
	if l.smallest > l.greatest {
		return
	}
	places := min(l.places(u, times), max(l.borne, -l.smallest, 0))
	for _, v := range values {
		most := places
		if number := v.Shown().Number; number.Sign() != 0 {
			most = max(most, -number.Exponent())
		}
		if readable := v.Known.Readable(v.Number); readable < 0 { // tens, hundreds, of each its own
			most = readable
		}
		v.KnowNoMore(most)
	}
	even := 0
	for _, v := range values {
		if v.Is == data.Exact {
			even = max(even, min(v.Shown().Number.Decimals(), places))
		}
	}
	for _, v := range values {
		if v.Is == data.Exact && v.Known.Exactly() {
			v.Number = v.Number.Padded(even)
		}
	}
}

// legibility is what numbers that stand together have in common.
type legibility struct {
	greatest, smallest int // exponents of those that are not zero
	least, most        data.Decimal
	any                bool
	borne, written     int // the fewest decimals that are borne out, and the most
}

func (l *legibility) look(v *data.Value) {
	if v.Is == data.Absent {
		return
	}
	shown := v.Shown()
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
		l.borne = min(l.borne, places)
	}
}

// usualPlaces is how many decimals quotients have that have more.
const usualPlaces = 2

// places is how many decimals the numbers need to be told apart.
func (l *legibility) places(u data.Unit, times int64) int {
	places := usualPlaces
	switch {
	case u.Kind == data.UnitPercent || u.IsIndex() || times == 100:
		places = max(places, 1-l.greatest)
	case u.Kind == data.UnitTimes: // 1.144 times is 114.4%
		places = max(places, 3-l.greatest)
	case l.written > usualPlaces:
		places = max(0, 2-l.greatest, 1-l.smallest)
	}
	if spread := new(big.Rat).Sub(l.most.Rat(), l.least.Rat()); spread.Sign() > 0 {
		places = max(places, 1-exponentOf(spread))
	}
	return places
}

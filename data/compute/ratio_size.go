package compute

import (
	"fmt"
	"math"

	"briefing/data"
	"briefing/data/language"
)

// A ratio whose greatest number is below leastShown is hard to read: it is brought to a size of its
// unit in which it is not, kWh per person in place of TWh. One of what is only counted is asked for
// below leastCounted, since nobody says 0.00003 cases per person.
const (
	leastShown   = 0.1
	leastCounted = 0.001
)

// legibleSize is the unit of a quotient in the size that its numbers are read in.
func legibleSize(d *derivation, q language.Measure, follows data.Unit) (data.Unit, bool) {
	greatest := greatestQuotient(d)
	if greatest == 0 || greatest >= leastShown || len(q.Over) != 1 || len(q.Under) != 1 {
		return follows, true
	}
	noun, sized := q.Over[0].Legible(greatest)
	switch {
	case sized:
		d.Unit, d.HasUnit = language.UnitPer(d.say, data.Unit{Noun: noun}, data.Unit{Noun: q.Under[0].Noun}, 0)
		if !d.HasUnit {
			return follows, true
		}
		return sizedUnit(d, q, follows)
	case greatest < leastCounted && q.Over[0].Counted() && q.Under[0].Counted():
		return refuseCounts(d, greatest, greatest, follows)
	}
	return follows, true
}

// legiblePer refuses rates of counts that are too small for what the file has them for each of: 0.0005 deaths
// per 100,000 vehicle miles.
func legiblePer(d *derivation, q language.Measure, follows data.Unit) (data.Unit, bool) {
	greatest := greatestQuotient(d)
	shown := greatest * float64(d.Per)
	if shown == 0 || shown >= leastCounted || len(q.Over) != 1 || len(q.Under) != 1 || !q.Over[0].Counted() || !q.Under[0].Counted() {
		return follows, true
	}
	return refuseCounts(d, shown, greatest, follows)
}

// counts are of how many things rates are, from the least on.
var counts = []int{1000, 100_000, 1_000_000, 100_000_000, 1_000_000_000, 1_000_000_000_000}

// refuseCounts refuses a rate whose greatest number is shown as one that nobody reads, and says for how many it
// can be read.
func refuseCounts(d *derivation, shown, greatest float64, follows data.Unit) (data.Unit, bool) {
	at := len(counts) - 2
	for i, n := range counts[:at] {
		if greatest*float64(n) >= leastShown {
			at = i
			break
		}
	}
	hint := fmt.Sprintf("add per: %d, or per: %d", counts[at], counts[at+1])
	if d.Per > 0 {
		hint = fmt.Sprintf("write per: %d, or per: %d", counts[at], counts[at+1])
	}
	d.refuse(OfMethod, fmt.Sprintf("the greatest of %s by %s is %.1g %s, which nobody reads", d.From[0].ID, d.From[1].ID, shown, d.say.Unit(follows)), hint)
	return follows, false
}

// legibleTimes refuses ratios of counts in times that nobody reads: 0.0004 times is asked for in
// percent, or for each 1,000.
func legibleTimes(d *derivation) bool {
	a := d.From[0]
	greatest := greatestQuotient(d)
	if greatest == 0 || greatest >= leastCounted || !language.Counts(a.Unit) {
		return true
	}
	noun := d.say.Unit(data.Unit{Noun: a.Unit.Noun})
	d.refuse(OfMethod, fmt.Sprintf("the greatest of %s by %s is %.1g times, which nobody reads", a.ID, d.From[1].ID, greatest),
		fmt.Sprintf("add unit: percent, unit: percent of and what the whole is called, or unit: cases per 100,000 %s, with what is counted in place of cases", noun))
	return false
}

// greatestQuotient is about how great the greatest quotient is, before it is brought to a scale; 0
// for none.
func greatestQuotient(d *derivation) (greatest float64) {
	a, b := d.From[0], d.From[1]
	if len(b.Series) == 0 {
		return 0
	}
	for _, s := range a.Series {
		t := b.Series[0]
		if named, ok := d.names.named(b, s.Name); ok {
			t = named
		}
		for i, k := range s.Keys {
			v := s.Values[i]
			under, ok := t.At(d.names.in(t, k))
			if !ok || v.Is == data.Absent || under.Is == data.Absent || under.Number.Sign() <= 0 {
				continue
			}
			quotient := v.Number.Float() / under.Number.Float() * math.Pow10(a.Unit.Scale-b.Unit.Scale)
			greatest = max(greatest, quotient, -quotient)
		}
	}
	return greatest
}

package spelling

import (
	"fmt"
	"maps"
	"math/bits"
	"slices"

	"briefing/data"
)

// doubt is what only the other keys of a column can tell of a text.
type doubt uint8

const (
	noDoubt      doubt = iota
	countedParts       // 2019-1, 2019-I: of quarters, months or halves
	codedParts         // 201901: a month, a week, or a code
	shortMonths        // Jan-19: of 2019, or a day of January
	spannedParts       // Jan-Mar 2019, 2019年4-6月: a quarter, or what adds up from January
	lastDoubt
)

// maxLooked is how many keys are looked at for one that is in doubt: where one is, nearly all
// are.
const maxLooked = 8

// settleDoubts finds out what keys tell of each other: parts that are counted up to four, and
// then from one again in the next year, are quarters.
func (c *column) settleDoubts() {
	inDoubt := func(k data.Key) bool { return read(k.String()).doubt != noDoubt }
	if !slices.ContainsFunc(c.keys[:min(len(c.keys), maxLooked)], inDoubt) {
		return
	}
	var seen [lastDoubt]map[int]uint64 // the parts of each year, a bit for each
	for d := range seen {
		seen[d] = map[int]uint64{}
	}
	for _, k := range c.keys {
		if r := read(k.String()); r.doubt != noDoubt && r.nth < 64 {
			seen[r.doubt][r.year] |= 1 << r.nth
		}
	}
	every := func(n int) func(int) int { return func(int) int { return n } }
	switch counted := seen[countedParts]; {
	case goesOn(counted, every(4)) && partsIn(counted) > 4:
		c.settled[countedParts] = asQuarter
	case goesOn(counted, every(2)) && partsIn(counted) > 2:
		c.settled[countedParts] = asHalf
	}
	switch coded := seen[codedParts]; {
	case goesOn(coded, every(12)):
		c.settled[codedParts] = asMonth
	case goesOn(coded, data.WeeksOf):
		c.settled[codedParts] = asWeek
	}
	for _, parts := range seen[spannedParts] {
		if parts > 1<<1 {
			c.settled[spannedParts] = asQuarter // one begins after January
		}
	}
	if areYears(seen[shortMonths]) {
		c.settled[shortMonths] = asMonth
	}
}

// goesOn reports whether parts of years follow each other from one year to the next: the first
// year has all from some part on, the last all up to one, and those between all.
func goesOn(seen map[int]uint64, parts func(year int) int) bool {
	years := slices.Sorted(maps.Keys(seen))
	for i, year := range years {
		first, last := 1, parts(year)
		if i == 0 {
			first = max(bits.TrailingZeros64(seen[year]), 1)
		}
		if i+1 == len(years) {
			last = min(bits.Len64(seen[year])-1, last)
		}
		if i > 0 && year != years[i-1]+1 || last < first || seen[year] != uint64(1)<<(last+1)-uint64(1)<<first {
			return false
		}
	}
	return len(years) > 1
}

// partsIn counts parts of years.
func partsIn(seen map[int]uint64) int {
	n := 0
	for _, parts := range seen {
		n += bits.OnesCount64(parts)
	}
	return n
}

// areYears reports whether the numbers beside names of months are years, and no days: two
// months have the same one, or one is no day.
func areYears(seen map[int]uint64) bool {
	for year, months := range seen {
		if n := year % 100; n == 0 || n > 31 || months&(months-1) != 0 {
			return true
		}
	}
	return false
}

// isNoted reports whether what is made of a key is told: other people write it for something
// else.
func (c *column) isNoted(r reading) bool {
	return r.short || r.timed || r.doubt != noDoubt && c.settled[r.doubt] != 0
}

// assume says what was made of the first such key.
func (c *column) assume() {
	if c.noted < 0 {
		return
	}
	k, r := c.keys[c.noted], c.reading(c.noted)
	p, ok := r.period(c.way, c.said.Fiscal)
	if !ok {
		return
	}
	why := "as the keys go on from one year to the next"
	switch {
	case r.doubt == spannedParts:
		why = "as not all keys begin in January"
	case r.timed:
		why = "as the shortest period is a day, and the time does not count"
	case r.short:
		why = "as years of two digits are those from 1970 to 2069"
	}
	c.verdict.Assumed = fmt.Sprintf("%q is read as %s, %s", k, inWords(p), why)
}

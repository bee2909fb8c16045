package spelling

import (
	"fmt"

	"briefing/data"
)

// Dates that are all first, or all last, days of periods stand for these: the first days
// of months, quarters, half-years and years, and where the file says so also Mondays and
// Sundays for weeks. Three are enough: the chance that three days of no meaning all begin
// a month is one in 28,000. Halves, quarters and months must also leave out no more than
// they have: rates that changed on first days now and then are known by their dates. Of
// years none is: nothing that is known of one day in many years is drawn worse as years.

// lengths are what days may stand for, the longest first.
var lengths = []data.Granularity{data.Year, data.HalfYear, data.Quarter, data.Month}

// leastDates is how many dates may stand for something else.
const leastDates = 3

// dates makes of days what they stand for.
func (c *column) dates() {
	if len(c.keys) == 0 || c.keys[0].Period.Granularity() != data.Day || c.said.Length == data.Day {
		return
	}
	if c.said.Length != data.NoPeriod {
		if _, odd := c.datedBy(c.said.Length); odd >= 0 {
			c.trouble(odd, fmt.Sprintf("%q is neither the first nor the last day of a %s, as the others are", c.keys[odd], c.said.Length), "add period: day to the figure")
		} else {
			c.shorten(c.said.Length)
		}
		return
	}
	for _, length := range lengths {
		dated, odd := c.datedBy(length)
		if odd >= 0 || !c.dense(length) {
			continue
		}
		c.verdict.Dated = dated
		c.shorten(length)
		return
	}
}

// datedBy finds out whether the days are the first or the last of periods of a length; odd
// is the first that is not, or -1.
func (c *column) datedBy(length data.Granularity) (dated data.Dated, odd int) {
	dated = data.FirstDays
	for i, k := range c.keys {
		period := containing(length, k.Period)
		first, last := period.StartDay() == k.Period.StartDay(), period.Next(1).StartDay() == k.Period.StartDay()+1
		if i == 0 && last {
			dated = data.LastDays
		}
		if dated == data.FirstDays && !first || dated == data.LastDays && !last {
			return dated, i
		}
	}
	return dated, -1
}

// dense reports whether enough of the periods between the first and the last have a date.
func (c *column) dense(length data.Granularity) bool {
	seen := map[data.Period]bool{}
	first, last := c.keys[0].Period, c.keys[0].Period
	for _, k := range c.keys {
		seen[k.Period] = true
		if k.Period.Sub(first) < 0 {
			first = k.Period
		}
		if k.Period.Sub(last) > 0 {
			last = k.Period
		}
	}
	between := containing(length, last).Sub(containing(length, first)) + 1
	return len(seen) >= leastDates && (length == data.Year || 2*len(seen) >= between)
}

// shorten makes periods of the days.
func (c *column) shorten(length data.Granularity) {
	for i, k := range c.keys {
		c.keys[i] = data.PeriodKey(containing(length, k.Period))
	}
}

// containing is the period of a length that a day is in.
func containing(length data.Granularity, day data.Period) data.Period {
	year, month := day.YearAndPart()
	switch length {
	case data.Year:
		return data.YearOf(year)
	case data.Week:
		year, nth := day.Start().ISOWeek()
		p, _ := data.NthOf(data.Week, year, nth)
		return p
	}
	p, _ := data.NthOf(length, year, 1+(month-1)*length.PerYear()/12)
	return p
}

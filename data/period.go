package data

import (
	"cmp"
	"fmt"
	"time"
)

// Granularity is how long a Period lasts.
type Granularity uint8

// The granularities; NoPeriod is the zero value and marks a category.
const (
	NoPeriod Granularity = iota
	Year
	HalfYear
	Quarter
	Month
	Day
)

// String names a period of that length: year, half-year, quarter, month, day; name
// for what is none.
func (g Granularity) String() string {
	return [...]string{NoPeriod: "name", Year: "year", HalfYear: "half-year", Quarter: "quarter", Month: "month", Day: "day"}[g]
}

// perYear is how many periods of each granularity a year has; days are counted
// by the calendar instead.
var perYear = [...]int32{NoPeriod: 0, Year: 1, HalfYear: 2, Quarter: 4, Month: 12, Day: 0}

// PerYear is how many periods of the granularity a year has; 0 for days, which are
// not counted by the year.
func (g Granularity) PerYear() int { return int(perYear[g]) }

// Period is a stretch of the calendar: a year, a half, a quarter, a month or a
// day. Periods are comparable with ==. The zero Period is not a period.
type Period struct {
	of    Granularity
	index int32 // periods since the start of year 0; for days, since 1970-01-01
}

// ParsePeriod reads 2019, 2019-H1, 2019-Q3, 2019-05 or 2019-05-31. It reports
// false for anything else, a month 13 or a 31 February among them. It is called
// for each row of a CSV file, so it looks at the digits itself.
func ParsePeriod(s string) (Period, bool) {
	year, ok := digitsAt(s, 0, 4)
	switch {
	case !ok:
		return Period{}, false
	case len(s) == len("2019"):
		return YearOf(year), true
	case s[4] != '-':
		return Period{}, false
	case len(s) == len("2019-H1") && s[5] == 'H':
		return part(HalfYear, year, s[6:7])
	case len(s) == len("2019-Q1") && s[5] == 'Q':
		return part(Quarter, year, s[6:7])
	case len(s) == len("2019-05"):
		return part(Month, year, s[5:7])
	case len(s) == len("2019-05-31") && s[7] == '-':
		return parseDay(year, s)
	}
	return Period{}, false
}

// digitsAt reads the digits of s from one place to another.
func digitsAt(s string, from, to int) (n int, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for i := from; i < to; i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// part reads the number of a half, quarter or month.
func part(g Granularity, year int, digits string) (Period, bool) {
	n, ok := digitsAt(digits, 0, len(digits))
	if !ok || n < 1 || n > int(perYear[g]) {
		return Period{}, false
	}
	return nthOf(g, year, n), true
}

func parseDay(year int, s string) (Period, bool) {
	month, ok1 := digitsAt(s, 5, 7)
	day, ok2 := digitsAt(s, 8, 10)
	if !ok1 || !ok2 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Period{}, false
	}
	return Period{Day, int32(daysBefore(year, month) + day - 1)}, true
}

// daysIn is how many days a month has.
func daysIn(year, month int) int {
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
}

// daysBefore counts the days from 1970 to the start of a month: those of whole
// years that begin in March, so that a leap day is their last, then those of
// months from March, of 30.6 days on average. The years are moved by 400, so
// that none is negative.
func daysBefore(year, month int) int {
	if month < 3 {
		year, month = year-1, month+12
	}
	const to1970 = 719_468 + 146_097 // from 1 March of the year -400
	year += 400
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 - to1970
}

func nthOf(g Granularity, year, n int) Period {
	return Period{g, int32(year)*perYear[g] + int32(n) - 1}
}

// YearOf returns the calendar year.
func YearOf(year int) Period { return Period{Year, int32(year)} }

// DayOf returns the day of t in t's own zone.
func DayOf(t time.Time) Period {
	y, m, d := t.Date()
	return Period{Day, int32(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)}
}

// Granularity says how long the period is; NoPeriod for the zero Period.
func (p Period) Granularity() Granularity { return p.of }

// IsZero reports whether p is not a period.
func (p Period) IsZero() bool { return p.of == NoPeriod }

// YearAndPart splits the period: the calendar year, and the half (1-2), quarter
// (1-4) or month (1-12) in it. The part is 0 for a year and 1-12 for a day.
func (p Period) YearAndPart() (year, part int) {
	switch p.of {
	case NoPeriod, Year:
		return int(p.index), 0
	case Day:
		t := p.Start()
		return t.Year(), int(t.Month())
	}
	n := perYear[p.of]
	return int(p.index / n), int(p.index%n) + 1
}

// Start is the first instant of the period, in UTC.
func (p Period) Start() time.Time {
	if p.of == Day {
		return time.Unix(int64(p.index)*86400, 0).UTC()
	}
	year, part := p.YearAndPart()
	month := 1
	if part > 0 {
		month = 1 + (part-1)*12/int(perYear[p.of])
	}
	return time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
}

// StartDay counts the days from 1970-01-01 to the start of the period.
func (p Period) StartDay() int {
	if p.of == Day {
		return int(p.index)
	}
	return int(p.Start().Unix() / 86400)
}

// End is the first instant after the period, in UTC.
func (p Period) End() time.Time { return p.Next(1).Start() }

// Next returns the period n later, of the same granularity; n may be negative.
func (p Period) Next(n int) Period { return Period{p.of, p.index + int32(n)} }

// Sub returns how many periods p comes after q; both of one granularity.
func (p Period) Sub(q Period) int { return int(p.index) - int(q.index) }

// YearEarlier returns the same period of the year before: for 2019-Q3, 2018-Q3.
// For 29 February it is 28 February.
func (p Period) YearEarlier() Period {
	if p.of != Day {
		return p.Next(-int(perYear[p.of]))
	}
	t := p.Start()
	q := t.AddDate(-1, 0, 0)
	if q.Month() != t.Month() {
		q = q.AddDate(0, 0, -1)
	}
	return DayOf(q)
}

// Compare orders periods by their start, longer ones first.
func (p Period) Compare(q Period) int {
	if p.of == q.of {
		return cmp.Compare(p.index, q.index)
	}
	if c := p.Start().Compare(q.Start()); c != 0 {
		return c
	}
	return cmp.Compare(p.of, q.of)
}

// String prints the period as ParsePeriod reads it.
func (p Period) String() string {
	year, part := p.YearAndPart()
	switch p.of {
	case NoPeriod:
		return ""
	case Year:
		return fmt.Sprintf("%04d", year)
	case HalfYear:
		return fmt.Sprintf("%04d-H%d", year, part)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", year, part)
	case Month:
		return fmt.Sprintf("%04d-%02d", year, part)
	}
	return p.Start().Format(time.DateOnly)
}

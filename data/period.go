package data

import (
	"cmp"
	"fmt"
	"time"
)

// Granularity is how long a Period lasts.
type Granularity uint8

// The granularities, the longest first; NoPeriod is the zero value and marks a category.
const (
	NoPeriod Granularity = iota
	Year
	FiscalYear
	HalfYear
	Quarter
	Month
	Week
	Day
)

// String names a period of that length: year, fiscal year, half-year, quarter, month,
// week, day; name for what is none.
func (g Granularity) String() string {
	return [...]string{NoPeriod: "name", Year: "year", FiscalYear: "fiscal year", HalfYear: "half-year", Quarter: "quarter", Month: "month", Week: "week", Day: "day"}[g]
}

// perYear is how many periods of each granularity a year has; weeks and days are
// counted by the calendar instead.
var perYear = [...]int32{Year: 1, FiscalYear: 1, HalfYear: 2, Quarter: 4, Month: 12, Day: 0}

// PerYear is how many periods of the granularity a year has; 0 for weeks and days, which
// are not counted by the year.
func (g Granularity) PerYear() int { return int(perYear[g]) }

// Period is a stretch of the calendar: a year, a fiscal year, a half, a quarter, a
// month, a week of ISO 8601 or a day. Periods are comparable with ==. The zero Period is
// not a period.
type Period struct {
	of Granularity
	// fiscal is that of a fiscal year, and of a half or a quarter of one. Its Day has the bit
	// fromStart where FromStart made the period, and rolling where Rolling did.
	fiscal Fiscal
	// index counts the periods since the start of year 0; days since 1970-01-01, and
	// weeks since the one of that day. A fiscal year has that of the first year that it
	// is named by.
	index int32
}

// Fiscal is what sets the fiscal years of one country apart from those of another: how
// they are named, and when they begin. The zero value names them by two years (2019/20),
// and does not know when they begin.
type Fiscal struct {
	ByOneYear bool // FY2021
	// Begins is the month, 1 to 12 of the first year that it is named by, and -12 to -1 of the
	// year before; 0 where it is not known. Day is that of the month, 0 for the first.
	Begins int8
	Day    uint8
}

// startDay is when the fiscal year of a year begins.
func (f Fiscal) startDay(year int) int { return f.dayAfter(year, 0) }

// dayAfter is the day some months after the beginning of the fiscal year of a year.
func (f Fiscal) dayAfter(year, months int) int {
	month := int(f.Begins)
	if month < 0 {
		year, month = year-1, month+13
	}
	month = max(month, 1) - 1 + months
	return daysBefore(year+month/12, month%12+1) + max(int(f.Day), 1) - 1
}

// FiscalYearOf returns the fiscal year that is named by a year, or by this and the next.
func FiscalYearOf(year int, f Fiscal) Period { return Period{FiscalYear, f, int32(year)} }

// FiscalPartOf returns a half or a quarter of the fiscal year of a year, by its number from 1.
// It reports false for one that does not exist, and where it is not known when fiscal years
// begin.
func FiscalPartOf(g Granularity, year, n int, f Fiscal) (Period, bool) {
	if g != HalfYear && g != Quarter || n < 1 || n > g.PerYear() || f.Begins == 0 {
		return Period{}, false
	}
	return Period{g, f, int32(year*g.PerYear() + n - 1)}, true
}

// FiscalPart reports whether the period is a half or a quarter of a fiscal year.
func (p Period) FiscalPart() bool { return p.of != FiscalYear && p.Fiscal() != Fiscal{} }

// Fiscal is how a fiscal year is named, and when it begins; of a half or a quarter that of
// which it is a part.
func (p Period) Fiscal() Fiscal {
	f := p.fiscal
	if f.Day&rolling != 0 {
		return Fiscal{}
	}
	f.Day &^= fromStart
	return f
}

// Bits that no day of a month has. With rolling, which months alone have, Begins is how many of
// them the time has.
const (
	fromStart = 1 << 7
	rolling   = 1 << 6
)

// Rolling returns a month as the time of so many months that ends with it, as printers name it: January
// to March for 2019-03. In all else it is the month that it was. Other periods stay.
func (p Period) Rolling(months int) Period {
	if p.of == Month && months > 1 {
		p.fiscal = Fiscal{Begins: int8(months), Day: rolling}
	}
	return p
}

// Rolls is of how many months the time is that Rolling made of a month; 0 for others.
func (p Period) Rolls() int {
	if p.fiscal.Day&rolling == 0 {
		return 0
	}
	return int(p.fiscal.Begins)
}

// FromStart returns a half, a quarter or a month as the time from the start of its year to its
// own end, as printers name it: January to June for 2019-Q2. In all else it is the period that
// it was, also as String writes it. Other periods stay.
func (p Period) FromStart() Period {
	if p.of.PerYear() > 1 {
		p.fiscal.Day |= fromStart
	}
	return p
}

// RunsFromStart reports whether FromStart made the period.
func (p Period) RunsFromStart() bool { return p.fiscal.Day&fromStart != 0 }

// Alone returns a period that FromStart made as what it was before.
func (p Period) Alone() Period {
	p.fiscal = p.Fiscal()
	return p
}

// LikeWith reports whether two periods count time alike: both have one length, and fiscal
// years one beginning and one kind of names.
func (p Period) LikeWith(q Period) bool { return p.of == q.of && p.Fiscal() == q.Fiscal() }

// ParsePeriod reads a period as String prints it: 2019, 2019/20, FY2021, 2019-H1,
// 2019-Q3, 2019-05, 2019-W05 or 2019-05-31. It reports false for anything else, a month
// 13 or a 31 February among them. It is called for each row of a CSV file, so it looks at
// the digits itself.
func ParsePeriod(s string) (Period, bool) {
	year, ok := digitsAt(s, 0, 4)
	switch {
	case !ok:
		return parseFiscalYear(s)
	case len(s) == len("2019"):
		return YearOf(year), true
	case s[4] == '/':
		return parsePair(year, s[5:])
	case s[4] != '-':
		return Period{}, false
	case len(s) == len("2019-H1") && s[5] == 'H':
		return NthOf(HalfYear, year, digitOf(s[6]))
	case len(s) == len("2019-Q1") && s[5] == 'Q':
		return NthOf(Quarter, year, digitOf(s[6]))
	case len(s) == len("2019-05"):
		return part(Month, year, s[5:7])
	case len(s) == len("2019-W05") && s[5] == 'W':
		return part(Week, year, s[6:8])
	case len(s) == len("2019-05-31") && s[7] == '-':
		return parseDay(year, s)
	}
	return Period{}, false
}

// parseFiscalYear reads FY2021.
func parseFiscalYear(s string) (Period, bool) {
	if len(s) != len("FY2021") || s[:2] != "FY" {
		return Period{}, false
	}
	year, ok := digitsAt(s, 2, 6)
	return FiscalYearOf(year, Fiscal{ByOneYear: true}), ok
}

// parsePair reads what follows the year in 2019/20 and in 1999/2000.
func parsePair(year int, next string) (Period, bool) {
	n, ok := digitsAt(next, 0, len(next))
	short := len(next) == 2 && year%100 < 99 && n == year%100+1
	long := len(next) == 4 && year%100 == 99 && n == year+1
	if !ok || !short && !long {
		return Period{}, false
	}
	return FiscalYearOf(year, Fiscal{}), true
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

// digitOf is the number that a digit stands for; -1 for another character.
func digitOf(c byte) int {
	if c < '0' || c > '9' {
		return -1
	}
	return int(c - '0')
}

// part reads the number of a half, quarter, month or week.
func part(g Granularity, year int, digits string) (Period, bool) {
	n, ok := digitsAt(digits, 0, len(digits))
	if !ok {
		return Period{}, false
	}
	return NthOf(g, year, n)
}

func parseDay(year int, s string) (Period, bool) {
	month, ok1 := digitsAt(s, 5, 7)
	day, ok2 := digitsAt(s, 8, 10)
	if !ok1 || !ok2 {
		return Period{}, false
	}
	return DayAt(year, month, day)
}

// DayAt returns a day of the calendar; false for one that does not exist.
func DayAt(year, month, day int) (Period, bool) {
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Period{}, false
	}
	return Period{of: Day, index: int32(daysBefore(year, month) + day - 1)}, true
}

// NthOf returns a half, quarter, month or week of a year by its number, from 1; false for
// one that does not exist.
func NthOf(g Granularity, year, n int) (Period, bool) {
	last := int(perYear[g])
	if g == Week {
		last = WeeksOf(year)
	}
	switch {
	case n < 1 || n > last:
		return Period{}, false
	case g == Week:
		return Period{of: Week, index: int32(firstWeek(year) + n - 1)}, true
	}
	return Period{of: g, index: int32(year*last + n - 1)}, true
}

// firstWeek is the week with 4 January, the first of a year by ISO 8601. Weeks are
// counted from the one of 1 January 1970, a Thursday.
func firstWeek(year int) int { return weekOf(daysBefore(year, 1) + 3) }

// weekOf is the week of a day, both counted from 1 January 1970.
func weekOf(day int) int {
	day += 3
	if day < 0 {
		day -= 6 // the quotient is rounded towards zero
	}
	return day / 7
}

// WeeksOf is how many weeks a year has by ISO 8601: 52 or 53.
func WeeksOf(year int) int { return firstWeek(year+1) - firstWeek(year) }

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

// YearOf returns the calendar year.
func YearOf(year int) Period { return Period{of: Year, index: int32(year)} }

// DayOf returns the day of t in t's own zone.
func DayOf(t time.Time) Period {
	y, m, d := t.Date()
	return Period{of: Day, index: int32(daysBefore(y, int(m)) + d - 1)}
}

// Granularity says how long the period is; NoPeriod for the zero Period.
func (p Period) Granularity() Granularity { return p.of }

// IsZero reports whether p is not a period.
func (p Period) IsZero() bool { return p.of == NoPeriod }

// YearAndPart splits the period: the calendar year, and the half (1-2), quarter
// (1-4), month (1-12) or week (1-53) in it. The part is 0 for a year and 1-12 for a day.
// Of a week it is the year that ISO 8601 counts it to, and of a fiscal year the first
// that it is named by.
func (p Period) YearAndPart() (year, part int) {
	switch p.of {
	case NoPeriod, Year, FiscalYear:
		return int(p.index), 0
	case Week:
		thursday := time.Unix(7*int64(p.index)*86400, 0).UTC()
		return thursday.Year(), (thursday.YearDay()-1)/7 + 1
	case Day:
		t := p.Start()
		return t.Year(), int(t.Month())
	}
	n := perYear[p.of]
	return int(p.index / n), int(p.index%n) + 1
}

// Start is the first instant of the period, in UTC. A fiscal year of which it is not
// known when it begins stands at the beginning of the first year that it is named by.
func (p Period) Start() time.Time { return time.Unix(int64(p.StartDay())*86400, 0).UTC() }

// StartDay counts the days from 1970-01-01 to the start of the period.
func (p Period) StartDay() int {
	switch p.of {
	case Day:
		return int(p.index)
	case Week:
		return 7*int(p.index) - 3
	case FiscalYear:
		return p.Fiscal().startDay(int(p.index))
	}
	year, part := p.YearAndPart()
	if p.FiscalPart() {
		return p.Fiscal().dayAfter(year, (part-1)*12/p.of.PerYear())
	}
	month := 1
	if part > 0 {
		month = 1 + (part-1)*12/int(perYear[p.of])
	}
	return daysBefore(year, month)
}

// End is the first instant after the period, in UTC.
func (p Period) End() time.Time { return p.Next(1).Start() }

// Next returns the period n later, of the same granularity; n may be negative.
func (p Period) Next(n int) Period { return Period{p.of, p.fiscal, p.index + int32(n)} }

// Sub returns how many periods p comes after q; both of one granularity.
func (p Period) Sub(q Period) int { return int(p.index) - int(q.index) }

// StartsBefore reports whether p begins before q does. A week belongs to the year that ISO
// 8601 counts it to, though it may begin a few days before that.
func (p Period) StartsBefore(q Period) bool {
	if p.of == Week && q.of == Year {
		year, _ := p.YearAndPart()
		return year < int(q.index)
	}
	return p.StartDay() < q.StartDay()
}

// EndsAfter reports whether p ends after q does, a week as StartsBefore takes it.
func (p Period) EndsAfter(q Period) bool {
	if p.of == Week && q.of == Year {
		year, _ := p.YearAndPart()
		return year > int(q.index)
	}
	return p.Next(1).StartDay() > q.Next(1).StartDay()
}

// YearEarlier returns the same period of the year before: for 2019-Q3, 2018-Q3. Where
// that year has none, as for 29 February and most often for week 53, it is the one before
// it, and false.
func (p Period) YearEarlier() (Period, bool) {
	year, nth := p.YearAndPart()
	switch p.of {
	case Week:
		last := WeeksOf(year - 1)
		q, _ := NthOf(Week, year-1, min(nth, last))
		return q, nth <= last
	case Day:
		day, last := p.Start().Day(), daysIn(year-1, nth)
		q, _ := DayAt(year-1, nth, min(day, last))
		return q, day <= last
	}
	return p.Next(-int(perYear[p.of])), true
}

// In returns the longer period of a granularity that holds p whole: 2019-Q2 for May
// 2019, and of fiscal years the one that begins as f says. It reports false where there is
// none: a week may belong to two months, and April to two fiscal years that begin on its
// sixth day.
func (p Period) In(g Granularity, f Fiscal) (Period, bool) {
	parts := int(perYear[g])
	switch {
	case p.of == Day && g == Week:
		return Period{of: Week, index: int32(weekOf(int(p.index)))}, true
	case p.FiscalPart():
		return p.inFiscal(g, f)
	case g == FiscalYear:
		return p.fiscalYear(f), f.madeUpOf(p.of)
	case parts == 0 || p.of != Day && int(perYear[p.of]) <= parts:
		return Period{}, false
	}
	year, part := p.YearAndPart()
	of := p.of
	if of == Day {
		of = Month
	}
	return NthOf(g, year, (part-1)*parts/int(perYear[of])+1)
}

// inFiscal is the longer period of a length that a half or a quarter of a fiscal year is a part
// of: none of the calendar.
func (p Period) inFiscal(g Granularity, f Fiscal) (Period, bool) {
	if g == HalfYear && p.of == Quarter {
		return Period{HalfYear, p.Fiscal(), p.index / 2}, true
	}
	year, _ := p.YearAndPart()
	q := FiscalYearOf(year, p.Fiscal())
	return q, g == FiscalYear && (f == Fiscal{} || f.startDay(year) == q.StartDay())
}

// fiscalYear is the fiscal year in which p begins.
func (p Period) fiscalYear(f Fiscal) Period {
	year, _ := p.YearAndPart()
	for year++; f.startDay(year) > p.StartDay(); {
		year--
	}
	return FiscalYearOf(year, f)
}

// madeUpOf reports whether each fiscal year begins with a period of a length. None is made
// up of weeks.
func (f Fiscal) madeUpOf(g Granularity) bool {
	switch g {
	case Day:
		return f.Begins != 0
	case HalfYear, Quarter, Month:
		first := Period{of: Day, index: int32(f.startDay(2000))}
		return f.Begins != 0 && first.in(g).StartDay() == int(first.index)
	}
	return false
}

// Parts returns the first of the periods of a shorter granularity that make up p, and
// how many they are.
func (p Period) Parts(g Granularity) (first Period, n int) {
	first = p.firstPart(g)
	return first, p.Next(1).firstPart(g).Sub(first)
}

// PartsLike returns the first of the periods that make up p and count time as another does, and
// how many they are: of a fiscal year its own quarters, or those of the calendar.
func (p Period) PartsLike(q Period) (first Period, n int) {
	if !q.FiscalPart() || p.of != FiscalYear && p.of != HalfYear {
		return p.Parts(q.of)
	}
	n = q.of.PerYear() / p.of.PerYear()
	return Period{q.of, q.Fiscal(), p.index * int32(n)}, n
}

func (p Period) firstPart(g Granularity) Period {
	if g == Day {
		return Period{of: Day, index: int32(p.StartDay())}
	}
	if p.of == FiscalYear || p.FiscalPart() {
		return Period{of: Day, index: int32(p.StartDay())}.in(g)
	}
	year, part := p.YearAndPart()
	first, _ := NthOf(g, year, max(part-1, 0)*int(perYear[g]/perYear[p.of])+1)
	return first
}

// Compare orders periods by their start, longer ones first.
func (p Period) Compare(q Period) int {
	if p.of == q.of {
		return cmp.Compare(p.index, q.index)
	}
	return cmp.Or(cmp.Compare(p.StartDay(), q.StartDay()), cmp.Compare(p.of, q.of))
}

// String prints the period as ParsePeriod reads it; a part of a fiscal year as 2019/20-Q1,
// which only who knows when these begin can read.
func (p Period) String() string {
	year, part := p.YearAndPart()
	switch p.of {
	case NoPeriod:
		return ""
	case Year:
		return fmt.Sprintf("%04d", year)
	case FiscalYear:
		return p.fiscal.name(year)
	case HalfYear:
		return fmt.Sprintf("%s-H%d", p.yearName(year), part)
	case Quarter:
		return fmt.Sprintf("%s-Q%d", p.yearName(year), part)
	case Month:
		return fmt.Sprintf("%04d-%02d", year, part)
	case Week:
		return fmt.Sprintf("%04d-W%02d", year, part)
	}
	return p.Start().Format(time.DateOnly)
}

// yearName is how the file writes the year of a part.
func (p Period) yearName(year int) string {
	if p.FiscalPart() {
		return p.fiscal.name(year)
	}
	return fmt.Sprintf("%04d", year)
}

// name is how the file writes a fiscal year: FY2021, 2019/20, 1999/2000.
func (f Fiscal) name(year int) string {
	switch {
	case f.ByOneYear:
		return fmt.Sprintf("FY%04d", year)
	case year%100 == 99:
		return fmt.Sprintf("%04d/%04d", year, year+1)
	}
	return fmt.Sprintf("%04d/%02d", year, (year+1)%100)
}

// Dated says which days periods were written as.
type Dated uint8

// NotDated are periods that were written as such; others as their first days, or as their
// last.
const (
	NotDated Dated = iota
	FirstDays
	LastDays
)

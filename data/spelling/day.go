package spelling

import (
	"strings"

	"briefing/data"
)

// A day that stands by itself, such as the date at which a row was published, has its time
// with it, which does not count, and often two digits for its year.

// YearFirst is the order of days of which the year has two digits and stands first: 24/06/14.
const YearFirst Order = "year-first"

// Orders are those of days that stand by themselves.
var orders = [...]Order{DayFirst, MonthFirst, YearFirst}

// Day reads a day that stands by itself, in an order, and says how many days it may be: 0, 1,
// or 2 for more. Without an order it is one where it is the same in all that it can have.
func Day(text string, order Order) (day data.Period, ways int) {
	if day, _, found := cutTime(text); found {
		text = day
	}
	switch r := read(text); {
	case r.ways&asDay != 0:
		return r.day(order)
	case r.flaw == shortYear:
		return shortDay(text, order)
	}
	return data.Period{}, 0
}

// day is the day that a text is in an order, and how many it may be.
func (r reading) day(order Order) (data.Period, int) {
	ways := r.ways & asDay
	switch {
	case r.against(order):
		return data.Period{}, 0
	case r.sure || order == "":
	case order == DayFirst:
		ways &= asDayFirst
	default:
		ways &= asMonthFirst
	}
	switch {
	case ways == 0 || order == YearFirst && !r.sure:
		return data.Period{}, 0
	case ways == asDay && !r.sure && r.first != r.second:
		return data.Period{}, 2
	}
	p, _ := r.period(ways, data.Fiscal{})
	return p, 1
}

// shortDay reads a day with a year of two digits.
func shortDay(text string, order Order) (found data.Period, ways int) {
	var room [maxTokens]token
	tokens, _ := tokensOf(text, room[:0])
	for _, o := range orders {
		if len(tokens) != 3 || order != "" && o != order {
			continue
		}
		day, month, year := tokens[0], tokens[1], tokens[2]
		switch o {
		case MonthFirst:
			day, month = month, day
		case YearFirst:
			day, year = year, day
		}
		p, ok := dayInCentury(year, month, day)
		switch {
		case !ok || p == found:
		case !found.IsZero():
			return data.Period{}, 2
		default:
			found, ways = p, 1
		}
	}
	return found, ways
}

// dayInCentury is a day of a year from 1970 to 2069. Only the month may have a name.
func dayInCentury(year, month, day token) (data.Period, bool) {
	if year.class != twoDigits || !isNumber(day) || !isNumber(month) && month.class != monthName {
		return data.Period{}, false
	}
	century := 2000
	if year.value >= 70 {
		century = 1900
	}
	return data.DayAt(century+year.value, month.value, day.value)
}

// cutTime cuts the time off a day: 23:00, 11:00 PM, 23:00:00.000Z, 23:00+02:00.
func cutTime(text string) (day, clock string, found bool) {
	colon := strings.IndexByte(text, ':')
	start := colon
	for start > 0 && isDigit(text[start-1]) {
		start--
	}
	if colon < 1 || colon == start || colon-start > 2 || len(text) < colon+3 || !isDigit(text[colon+1]) || !isDigit(text[colon+2]) {
		return "", "", false
	}
	day = strings.TrimRight(text[:start], " ,")
	if t := strings.TrimSuffix(day, "T"); t != "" && isDigit(t[len(t)-1]) {
		day = t
	}
	clock = text[start:]
	return day, clock, day != "" && len(day) < start && strings.Trim(clock, "0123456789:.,+-ZUTCGMAPapm ") == ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

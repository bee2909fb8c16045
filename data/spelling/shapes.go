package spelling

import (
	"strings"
	"time"

	"briefing/data"
)

// part is a form of a half, a quarter, a month or a week: the ways to read it, and which
// of its numbers, from 0, are the year and what is counted in it.
type part struct {
	ways      way
	year, nth int
}

// parts are the forms of parts of years, as formOf finds them.
var parts = map[string]part{
	"yHd": {asHalf, 0, 1}, "Hd~y": {asHalf, 1, 0}, "dHy": {asHalf, 1, 0}, "y~dH": {asHalf, 0, 1},
	"yQd": {asQuarter, 0, 1}, "Qd~y": {asQuarter, 1, 0}, "dQy": {asQuarter, 1, 0}, "y~dQ": {asQuarter, 0, 1}, "yYdQ": {asQuarter, 0, 1},
	"yRQ": {asQuarter, 0, 1}, "RQy": {asQuarter, 1, 0}, "RQyY": {asQuarter, 1, 0}, "QRy": {asQuarter, 1, 0}, "yQR": {asQuarter, 0, 1}, "yRH": {asHalf, 0, 1}, "RHy": {asHalf, 1, 0}, "RHyY": {asHalf, 1, 0}, "dQyY": {asQuarter, 1, 0}, "NyY": {asMonth, 1, 0},
	"yMd": {asMonth, 0, 1}, "Md~y": {asMonth, 1, 0}, "yYdm": {asMonth, 0, 1}, "yN": {asMonth, 0, 1}, "Ny": {asMonth, 1, 0},
	"y.d": {asMonth, 0, 1}, "d/y": {asMonth, 1, 0}, "s/y": {asMonth, 1, 0}, "d-y": {asMonth, 1, 0}, "d.y": {asMonth, 1, 0},
	"yWd": {asWeek, 0, 1}, "Wd~y": {asWeek, 1, 0}, "dWy": {asWeek, 1, 0}, "yYdW": {asWeek, 0, 1}, "Kd~y": {asWeek, 1, 0}, "dKy": {asWeek, 1, 0},
	"y~dQd": {asYearsQuarter, 0, 2}, "y~yQd": {asYearsQuarter, 0, 2}, "Fy~dQd": {asYearsQuarter, 0, 2}, "Fy~yQd": {asYearsQuarter, 0, 2}, "y~dHd": {asYearsHalf, 0, 2}, "y~yHd": {asYearsHalf, 0, 2},
	"Qd~y~d": {asYearsQuarter, 1, 0}, "Qd~y~y": {asYearsQuarter, 1, 0}, "QdFy~d": {asYearsQuarter, 1, 0}, "QdFy~y": {asYearsQuarter, 1, 0}, "dQy~d": {asYearsQuarter, 1, 0}, "dQy~y": {asYearsQuarter, 1, 0}, "dQFy~d": {asYearsQuarter, 1, 0},
	"Hd~y~d": {asYearsHalf, 1, 0}, "Hd~y~y": {asYearsHalf, 1, 0}, "HdFy~d": {asYearsHalf, 1, 0}, "dHy~d": {asYearsHalf, 1, 0},
	"FyQd": {asFiscalQuarter, 0, 1}, "QdFy": {asFiscalQuarter, 1, 0}, "dQFy": {asFiscalQuarter, 1, 0}, "yFQd": {asFiscalQuarter, 0, 1}, "yFdQ": {asFiscalQuarter, 0, 1}, "yAdQ": {asFiscalQuarter, 0, 1}, "Fy~dQ": {asFiscalQuarter, 0, 1},
	"FyHd": {asFiscalHalf, 0, 1}, "HdFy": {asFiscalHalf, 1, 0}, "dHFy": {asFiscalHalf, 1, 0}, "Fy~dH": {asFiscalHalf, 0, 1},
	"y-s": {asMonth | asQuarter, 0, 1}, "y/s": {asMonth | asQuarter, 0, 1}, "yKd": {asWeek | asQuarter, 0, 1},
	"y:d": {asMonth, 0, 1}, "y:s": {asMonth | asQuarter, 0, 1}, "yR": {asMonth | asQuarter | asHalf, 0, 1}, "Ry": {asMonth | asQuarter | asHalf, 1, 0},
}

// numbers are those of a text, the first of them if there are more.
type numbers [4]int

// shapes are the other forms, each with what its numbers are.
var shapes = map[string]func(n numbers) reading{
	"y": func(n numbers) reading { return reading{year: n[0], ways: asYear, asked: asFiscalYear} }, "yY": wholeYear(asYear), "Yy": wholeYear(asYear), "Cy": wholeYear(asYear),
	"NQy": quarterEnding, "yNQ": func(n numbers) reading { return quarterEnding(numbers{n[1], n[0]}) },
	"NyNy": readAcross, "NyPNy": readAcross,
	"yYdmyYdm": acrossYearFirst, "yYdmPyYdm": acrossYearFirst, "NNy": func(n numbers) reading { return readSpan(n[2], n[0], n[1]) }, "NPNy": func(n numbers) reading { return readSpan(n[2], n[0], n[1]) }, "yNN": readMonths, "yYd~dm": readMonths, "y/d-d": readMonths, "y d-d": readMonths,
	"yYPdQ": firstOf, "yPdQ": firstOf, "yYd~dQ": firstQuarters, "yYdPdQ": firstQuarters, "yQdQd": firstQuarters, "yQd~d": firstQuarters,
	"QdQd~y": quartersOf, "QdPQd~y": quartersOf, "Qd~d~y": quartersOf, "d~dQy": quartersOf,
	"dMy": monthsUntil, "PNy": monthsUntil, "NyP": monthsUntil, "NPy": monthsUntil, "y~dM": untilMonth, "yYdmP": untilMonth,
	"yYdPdm": readMonths, "yYd~dmP": readMonths, "yYPd~dm": readMonths, "yMdMd": readMonths, "yYdmdm": readMonths, "yYdmPdm": readMonths, "y~d~dm": readMonths,
	"yYd~yYdm": acrossYearFirst, "y-d-y-d": acrossYearFirst, "y/d-y/d": acrossYearFirst, "y.d-y.d": acrossYearFirst, "yMdyMd": acrossYearFirst, "d/y-d/y": readAcross, "d.y-d.y": readAcross,
	"M6":    monthAndYear,
	"y.d/d": quarterOfFour, "B": inTransition, "By": inTransition, "yB": inTransition,
	"yA": wholeYear(asYear | asFiscalYear), "Fy": wholeYear(asFiscalYear), "yF": wholeYear(asFiscalYear),
	"Fy~d": readYears, "y~dF": readYears, "Fy~y": readYears, "y~yF": readYears, "yPy": readYears, "y-y": readYears, "y/y": readYears,
	"y-d": readPair, "y/d": readPair,
	"yjd": func(n numbers) reading {
		if n[1] != 0 {
			return reading{flaw: loose}
		}
		return reading{year: n[0], ways: asYear}
	},
	"yYU": firstHalfOf, "yU": firstHalfOf, "yYL": secondHalfOf, "yL": secondHalfOf,
	"y.s": readCut, "d/d": readShortPair, "5": readFive, "6": readSix, "8": readEight,
	"y-d-d": yearFirst, "y/d/d": yearFirst, "y.d.d": yearFirst, "yYdmdD": yearFirst, "yNd": yearFirst,
	"dNy": dayFirst, "d.d.y": dotted, "Nd~y": func(n numbers) reading { return readDay(n[2], n[0], n[1]) },
	"d/d/y": eitherOrder, "d-d-y": eitherOrder,
}

// quarterOfFour reads 2019. 1/4, as Korea writes quarters.
func quarterOfFour(n numbers) reading {
	if n[2] != 4 || n[1] < 1 || n[1] > 4 {
		return reading{flaw: loose}
	}
	return reading{year: n[0], nth: n[1], ways: asQuarter}
}

// monthAndYear reads MO012021, as Statistics South Africa heads months.
func monthAndYear(n numbers) reading { return readPart(asMonth, n[0]%10000, n[0]/10000) }

// quarterEnding reads the quarter that ends with a month: June quarter 2019.
func quarterEnding(n numbers) reading {
	if n[0]%3 != 0 {
		return reading{flaw: loose}
	}
	return reading{year: n[1], nth: n[0] / 3, ways: asQuarter}
}

func readMonths(n numbers) reading {
	if n[2] < n[1] {
		return readSpan(n[0]+1, n[1], n[2]) // the year is that of the first
	}
	return readSpan(n[0], n[1], n[2])
}

// acrossYearFirst reads 2023年11月-2024年1月.
func acrossYearFirst(n numbers) reading { return readAcross(numbers{n[1], n[0], n[3], n[2]}) }

// readAcross reads several months of two years: Nov 2023-Jan 2024.
func readAcross(n numbers) reading {
	r := reading{year: n[3], flaw: span}
	if months := 12*(n[3]-n[1]) + n[2] - n[0] + 1; months > 1 {
		r.months, r.last = months, n[2]
	}
	return r
}

// readSpan reads several months of a year. Those of a quarter are one where other keys show
// that they do not all begin in January.
func readSpan(year, first, last int) reading {
	r := reading{year: year, nth: last / 3, flaw: span, months: last - first + 1, last: last}
	if r.months <= 0 {
		r.months += 12 // Nov-Jan 2024
	}
	if first == 1 && last >= 1 && last <= 12 {
		r.until = last
	}
	if last == first+2 && last%3 == 0 && last <= 12 {
		r.doubt = spannedParts
	}
	return r
}

// monthsUntil reads 9M 2019 and YTD Sep 2019.
func monthsUntil(n numbers) reading { return readSpan(n[1], 1, n[0]) }

func untilMonth(n numbers) reading { return readSpan(n[0], 1, n[1]) }

func firstOf(n numbers) reading { return readQuarters(n[0], 1, n[1]) }

func firstQuarters(n numbers) reading { return readQuarters(n[0], n[1], n[2]) }

func quartersOf(n numbers) reading { return readQuarters(n[2], n[0], n[1]) }

// readQuarters reads several quarters of a year: 2019年前三季度.
func readQuarters(year, first, last int) reading {
	r := reading{year: year, flaw: span}
	if first == 1 && last > 1 && last <= 4 {
		r.until, r.quarters = 3*last, true
	}
	return r
}

// inTransition reads TQ, the quarter of 1976 that belongs to no fiscal year.
func inTransition(numbers) reading { return reading{flaw: transition} }

// The years that numbers without a sign between them are read as: others are codes.
const firstYear, lastYear = 1800, 2200

func isYear(n int) bool { return n >= firstYear && n <= lastYear }

func firstHalfOf(n numbers) reading { return readPart(asHalf, n[0], 1) }

func secondHalfOf(n numbers) reading { return readPart(asHalf, n[0], 2) }

// wholeYear reads a year in some ways.
func wholeYear(ways way) func(n numbers) reading {
	return func(n numbers) reading { return reading{year: n[0], ways: ways} }
}

// readYears reads two years, the second of two digits or of four.
func readYears(n numbers) reading {
	r, next := reading{year: n[0]}, n[1]
	if next < 100 {
		next += r.year - r.year%100
		if next <= r.year {
			next += 100
		}
	}
	switch {
	case next == r.year+1:
		r.ways = asYears
	case next > r.year:
		r.flaw, r.nth = spanOfYears, next
	default:
		r.flaw = loose
	}
	return r
}

// readPair reads a year and two digits: a month, or the year after.
func readPair(n numbers) reading {
	r := reading{year: n[0], nth: n[1]}
	if r.nth >= 1 && r.nth <= 12 {
		r.ways |= asMonth
	}
	if r.nth == (r.year+1)%100 {
		r.ways |= asYears
	}
	switch {
	case r.ways != 0:
	case r.nth > r.year%100 && r.nth > 12:
		r.flaw = spanOfYears
	default:
		r.flaw = loose
	}
	return r
}

// readShortPair reads 01/19 and 19/20, which the file must say that they are.
func readShortPair(n numbers) reading {
	if n[1] == (n[0]+1)%100 {
		return reading{year: fullYear(n[0]), asked: asYears, short: true, flaw: noFlaw}
	}
	if n[0] >= 1 && n[0] <= 12 {
		return reading{year: fullYear(n[1]), nth: n[0], asked: asMonth, short: true}
	}
	return reading{}
}

// readPart reads a part of a year in those of some ways that it has.
func readPart(ways way, year, nth int) reading {
	r := reading{year: year, nth: nth}
	if ways&asFiscalPart != 0 {
		if r.ways = ways; nth < 1 || nth > lengthOf(ways).PerYear() {
			r.ways, r.flaw = 0, loose
		}
		return r
	}
	for w := asHalf; w <= asWeek; w <<= 1 {
		if ways&w != 0 {
			if _, ok := data.NthOf(lengthOf(w), year, nth); ok {
				r.ways |= w
			}
		}
	}
	switch {
	case r.ways != 0:
	case ways == asWeek && nth == 53:
		r.flaw = noSuchWeek
	default:
		r.flaw = loose
	}
	return r
}

// readCut reads 2019.1, of which a spreadsheet may have cut the zero off. Quarters are
// written so too.
func readCut(n numbers) reading {
	r := reading{year: n[0], nth: n[1]}
	switch {
	case r.nth == 0:
		return reading{year: r.year, ways: asYear} // 2019.0
	case r.nth > 1:
		r.asked = asMonth
	case r.nth == 1:
		r.flaw = cutMonth
	}
	if r.nth <= 4 {
		r.asked |= asQuarter
	}
	return r
}

// Spreadsheets count days from 30 December 1899. Numbers are taken for days of half a
// century ago to forty years ahead, where all of a column are evenly apart.
const firstSerial, lastSerial, serialOffset = 25_000, 60_000, 25_569

// readFive reads 44197, which may be a day as spreadsheets count them.
func readFive(n numbers) reading {
	if n[0] < firstSerial || n[0] > lastSerial {
		return reading{}
	}
	day := time.Unix(int64(n[0]-serialOffset)*86400, 0).UTC()
	r := readDay(day.Year(), int(day.Month()), day.Day())
	r.ways, r.asked, r.serial = 0, r.ways, n[0]
	return r
}

// readSix reads 201901, which may be a month, a week or a code.
func readSix(n numbers) reading {
	r := reading{year: n[0] / 100, nth: n[0] % 100}
	if !isYear(r.year) || r.nth < 1 {
		return reading{}
	}
	if r.nth <= 12 {
		r.asked |= asMonth
	}
	if r.nth <= data.WeeksOf(r.year) {
		r.asked |= asWeek
	}
	return r
}

// readEight reads 20190131; what is no day is a code.
func readEight(n numbers) reading {
	if r := readDay(n[0]/10000, n[0]/100%100, n[0]%100); r.ways != 0 && isYear(r.year) {
		return r
	}
	return reading{}
}

func yearFirst(n numbers) reading { return readDay(n[0], n[1], n[2]) }

func dayFirst(n numbers) reading { return readDay(n[2], n[1], n[0]) }

// dotted reads 31.12.2019, which has the day first wherever it is written.
func dotted(n numbers) reading {
	r := dayFirst(n)
	r.dotted = r.ways != 0
	return r
}

// readDay reads a day whose month is sure.
func readDay(year, month, day int) reading {
	r := reading{year: year, second: month, first: day, sure: true, ways: asDay}
	if _, ok := data.DayAt(year, month, day); !ok {
		r.ways, r.flaw = 0, loose
	}
	return r
}

// eitherOrder reads a day with the month first or last.
func eitherOrder(n numbers) reading {
	r := reading{first: n[0], second: n[1], year: n[2]}
	for _, w := range [...]way{asDayFirst, asMonthFirst} {
		if _, ok := r.period(w, data.Fiscal{}); ok {
			r.ways |= w
		}
	}
	if r.ways == 0 {
		r.flaw = loose
	}
	return r
}

// flawOf is why a text of an unknown form is no period; noFlaw for what was hardly meant
// as one.
func flawOf(text, form string) flaw {
	switch form {
	case "Nd", "dN", "N~d", "Fd", "Qd~d", "dQd", "Hd~d", "dHd", "Md~d", "d/d/d", "d.d.d", "d-d-d", "dNd", "Nd~d", "Fd~d":
		return shortYear
	case "yH":
		return span // 1990s
	case "U", "L": // and not the names of months, of which a climate is made
		return noYear
	case "Qd", "dQ", "Hd", "dH":
		if strings.ContainsAny(text, "QqHh季") { // and not T1 and S1, which are names of lines and terminals
			return noYear
		}
	}
	switch {
	case strings.IndexByte(form, era) >= 0 && strings.ContainsAny(form, "3yY"), strings.IndexByte(form, reign) >= 0 && strings.ContainsAny(form, "sdY"):
		return otherEra
	case strings.IndexByte(form, fourDigits) < 0, strings.IndexByte(form, threeDigits) >= 0:
		return noFlaw // without a year
	case strings.IndexByte(form, upTo) >= 0, form == "dMy", strings.Count(form, "N") > 1, strings.Count(form, "Q") > 1, strings.Count(form, "H") > 1,
		strings.Contains(form, "d~dm"), strings.Count(form, "y") > 1, strings.Contains(form, "d-d/y"), form == "y/d-d", form == "y d-d":
		return span
	}
	return unknownForm
}

package spelling

import (
	"strings"

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
	"yMd": {asMonth, 0, 1}, "Md~y": {asMonth, 1, 0}, "yYdm": {asMonth, 0, 1}, "yN": {asMonth, 0, 1}, "Ny": {asMonth, 1, 0},
	"y.d": {asMonth, 0, 1}, "d/y": {asMonth, 1, 0}, "s/y": {asMonth, 1, 0}, "d-y": {asMonth, 1, 0}, "d.y": {asMonth, 1, 0},
	"yWd": {asWeek, 0, 1}, "Wd~y": {asWeek, 1, 0}, "dWy": {asWeek, 1, 0}, "yYdW": {asWeek, 0, 1}, "Kd~y": {asWeek, 1, 0}, "dKy": {asWeek, 1, 0},
	"y-s": {asMonth | asQuarter, 0, 1}, "y/s": {asMonth | asQuarter, 0, 1}, "yKd": {asWeek | asQuarter, 0, 1},
}

// shapes are the other forms, each with what its numbers are.
var shapes = map[string]func(r *reading, n []int){
	"y": func(r *reading, n []int) { r.year = n[0]; r.readYear() }, "yY": readWholeYear(asYear), "Cy": readWholeYear(asYear), "yA": readWholeYear(asYear | asFiscalYear),
	"Fy": readWholeYear(asFiscalYear), "yF": readWholeYear(asFiscalYear),
	"Fy~d": readYears, "y~dF": readYears, "Fy~y": readYears, "y~yF": readYears, "y-y": readYears, "y/y": readYears,
	"y-d": func(r *reading, n []int) { r.year = n[0]; r.readPair(n[1]) }, "y/d": func(r *reading, n []int) { r.year = n[0]; r.readPair(n[1]) },
	"yYU": func(r *reading, n []int) { r.readPart(asHalf, n[0], 1) }, "yYL": func(r *reading, n []int) { r.readPart(asHalf, n[0], 2) },
	"y.s": readCut, "6": readSix, "8": readEight,
	"y-d-d": yearFirst, "y/d/d": yearFirst, "y.d.d": yearFirst, "yYdmdD": yearFirst, "yNd": yearFirst,
	"dNy":   func(r *reading, n []int) { r.readDay(n[2], n[1], n[0]) },
	"Nd~y":  func(r *reading, n []int) { r.readDay(n[2], n[0], n[1]) },
	"d.d.y": func(r *reading, n []int) { r.readDay(n[2], n[1], n[0]) },
	"d/d/y": eitherOrder, "d-d-y": eitherOrder,
}

// The years that numbers without a sign between them are read as: others are codes.
const firstYear, lastYear = 1800, 2200

func isYear(n int) bool { return n >= firstYear && n <= lastYear }

// readYear reads a year that stands alone, by which a file may name a fiscal one.
func (r *reading) readYear() { r.ways, r.asked = asYear, asFiscalYear }

func readWholeYear(ways way) func(r *reading, n []int) {
	return func(r *reading, n []int) { r.year, r.ways = n[0], ways }
}

// readYears reads two years, the second of two digits or of four.
func readYears(r *reading, n []int) {
	r.year = n[0]
	next := n[1]
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
		r.flaw = span
	default:
		r.flaw = loose
	}
}

// readPair reads a year and two digits: a month, or the year after.
func (r *reading) readPair(n int) {
	r.nth = n
	if n >= 1 && n <= 12 {
		r.ways |= asMonth
	}
	if n == (r.year+1)%100 {
		r.ways |= asYears
	}
	switch {
	case r.ways != 0:
	case n > r.year%100 && n > 12:
		r.flaw = span
	default:
		r.flaw = loose
	}
}

// readPart reads a part of a year in those of some ways that it has.
func (r *reading) readPart(ways way, year, nth int) {
	r.year, r.nth = year, nth
	for w := way(1); w < lastWay; w <<= 1 {
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
}

// readCut reads 2019.1, of which a spreadsheet may have cut the zero off. Quarters are
// written so too.
func readCut(r *reading, n []int) {
	r.year, r.nth = n[0], n[1]
	switch {
	case r.nth > 1:
		r.asked = asMonth
	case r.nth == 1:
		r.flaw = cutMonth
	default:
		r.flaw = loose
	}
	if r.nth >= 1 && r.nth <= 4 {
		r.asked |= asQuarter
	}
}

// readSix reads 201901, which may be a month, a week or a code.
func readSix(r *reading, n []int) {
	if r.year, r.nth = n[0]/100, n[0]%100; !isYear(r.year) || r.nth < 1 {
		return
	}
	if r.nth <= 12 {
		r.asked |= asMonth
	}
	if r.nth <= data.WeeksOf(r.year) {
		r.asked |= asWeek
	}
}

// readEight reads 20190131; what is no day is a code.
func readEight(r *reading, n []int) {
	if _, ok := data.DayAt(n[0]/10000, n[0]/100%100, n[0]%100); ok && isYear(n[0]/10000) {
		r.readDay(n[0]/10000, n[0]/100%100, n[0]%100)
	}
}

func yearFirst(r *reading, n []int) { r.readDay(n[0], n[1], n[2]) }

// readDay reads a day whose month is sure.
func (r *reading) readDay(year, month, day int) {
	r.year, r.second, r.first, r.sure = year, month, day, true
	if _, ok := data.DayAt(year, month, day); !ok {
		r.flaw = loose
		return
	}
	r.ways = asDay
}

// eitherOrder reads a day with the month first or last.
func eitherOrder(r *reading, n []int) {
	r.first, r.second, r.year = n[0], n[1], n[2]
	for _, w := range [...]way{asDayFirst, asMonthFirst} {
		if _, ok := r.period(w, data.Fiscal{}); ok {
			r.ways |= w
		}
	}
	if r.ways == 0 {
		r.flaw = loose
	}
}

// flawOf is why a text of an unknown form is no period; noFlaw for what was hardly meant
// as one.
func flawOf(text, form string) flaw {
	switch form {
	case "Nd", "dN", "N~d", "Fd", "Qd~d", "dQd", "Hd~d", "dHd", "Md~d", "d/d/d", "d.d.d", "d-d-d", "dNd", "Nd~d":
		return shortYear
	case "U", "L": // and not the names of months, of which a climate is made
		return noYear
	case "Qd", "dQ", "Hd", "dH":
		if strings.ContainsAny(text, "QqHh季") { // and not T1 and S1, which are names of lines and terminals
			return noYear
		}
	}
	switch {
	case strings.IndexByte(form, era) >= 0 && strings.ContainsAny(form, "3yY"):
		return otherEra
	case strings.IndexByte(form, fourDigits) < 0, strings.IndexByte(form, threeDigits) >= 0:
		return noFlaw // without a year
	case strings.IndexByte(form, upTo) >= 0, form == "dMy", strings.Count(form, "N") > 1, strings.Count(form, "Q") > 1, strings.Count(form, "H") > 1,
		strings.Contains(form, "d~dm"), strings.Count(form, "y") > 1, strings.Contains(form, "d-d/y"), form == "y/d-d":
		return span
	}
	return unknownForm
}

package spelling

import (
	"fmt"
	"math/bits"

	"briefing/data"
)

// Like reads a text that refers to one of some periods, as these were read: 2009-10 is
// the fiscal year among fiscal years, and the month among months. A day that is the first
// or the last of such a period refers to it too.
func Like(text string, like data.Period) (data.Period, bool) {
	if like.IsZero() {
		return data.Period{}, false
	}
	r := read(text)
	ways := (r.ways | r.asked) & waysOf[like.Granularity()]
	if like.Granularity() == data.FiscalYear {
		ways &= asYears | asFiscalYear
		if like.Fiscal().ByOneYear {
			ways &= asFiscalYear
		} else {
			ways &= asYears
		}
	}
	switch {
	case bits.OnesCount16(uint16(ways)) == 1 || ways == asDay && (r.sure || r.first == r.second):
		return r.period(ways, like.Fiscal())
	case r.sure && like.Granularity() != data.FiscalYear:
		day, _ := r.period(asDay, data.Fiscal{})
		p := containing(like.Granularity(), day)
		return p, p.StartDay() == day.StartDay() || p.Next(1).StartDay() == day.StartDay()+1
	}
	return data.Period{}, false
}

// One reads a period that stands by itself. The error is a [data.Problem].
func One(text string) (data.Period, error) {
	p, ok := data.ParsePeriod(text)
	if ok && p.Granularity() == data.Month {
		return p, nil // as the file language writes months
	}
	r := read(text)
	switch {
	case bits.OnesCount16(uint16(r.ways)) == 1 || r.ways == asDay && (r.sure || r.first == r.second):
		p, _ := r.period(r.ways, data.Fiscal{})
		return p, nil
	case r.ways|r.asked != 0:
		return data.Period{}, data.Problem{Text: fmt.Sprintf("%q may be %s", text, described(r, r.ways|r.asked)), Hint: Forms}
	}
	problem := problemOf(text, r)
	if r.flaw == noFlaw || r.flaw == loose {
		problem.Text = fmt.Sprintf("%q is not a period", text)
	}
	return data.Period{}, problem
}

// Lasts reports whether a text can be a period of a length that Word names.
func Lasts(text, word string) bool {
	r := read(text)
	for g := data.Year; g <= data.Day; g++ {
		if Word(g) == word {
			return r.ways&waysOf[g] != 0
		}
	}
	return false
}

// Meant reports whether a text is a period, or was meant as one.
func Meant(text string) bool { return read(text).meant() }

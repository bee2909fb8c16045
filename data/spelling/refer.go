package spelling

import (
	"fmt"
	"math/bits"
	"slices"
	"sync"

	"briefing/data"
)

// Like reads a text that refers to one of some periods, as these were read: 2009-10 is
// the fiscal year among fiscal years, and the month among months. A day that is the first
// or the last of such a period refers to it too. Among periods that run from the start of
// their years it is one that does.
func Like(text string, like data.Period) (data.Period, bool) {
	p, ok := alike(text, like)
	if ok && like.RunsFromStart() {
		p = p.FromStart()
	}
	p = p.Rolling(like.Rolls())
	return p, ok
}

func alike(text string, like data.Period) (data.Period, bool) {
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
	case like.FiscalPart() && like.Fiscal().ByOneYear:
		ways &= asFiscalHalf | asFiscalQuarter
	case like.FiscalPart():
		ways &= asYearsHalf | asYearsQuarter
	default:
		ways &^= asFiscalPart
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
		if p, ok := r.period(r.ways, data.Fiscal{}); ok {
			return p, nil
		}
		return data.Period{}, data.Problem{Text: fmt.Sprintf("%q is a part of a fiscal year, and it is not known when that begins", text), Hint: Forms}
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

// Readable reports whether a text is a period in one way, or in one where the file says when
// fiscal years begin.
func Readable(text string) bool {
	r := read(text)
	return bits.OnesCount16(uint16(r.ways)) == 1 || r.ways == asDay && (r.sure || r.first == r.second)
}

// Open reports whether a text is a period in some way, which the file may have to say.
func Open(text string) bool { return read(text).open() }

// Runs reports whether a text is several months or quarters from January of a year on: 2019 Jan-Sep.
func Runs(text string) bool {
	r := read(text)
	return r.flaw == span && r.until > 1
}

// Length is how long the period is that a text may be; NoPeriod where there are several
// lengths, and for what is none.
func Length(text string) data.Granularity {
	r := read(text)
	ways := r.ways
	if ways == 0 {
		ways = r.asked
	}
	for g := data.Year; g <= data.Day; g++ {
		if ways&waysOf[g] == ways && ways != 0 {
			return g
		}
	}
	return data.NoPeriod
}

// Meant reports whether a text is a period, or was meant as one.
func Meant(text string) bool { return read(text).meant() }

// MeantIn reports it of a text whose years are counted by a calendar.
func MeantIn(text string, in Calendar) bool { return readIn(text, in).meant() }

// Lengths are how long the periods are that the texts of a column are, each of them, as the
// others let them be read; NoPeriod for one that is none, or may have several lengths.
func Lengths(texts []string, said Said) []data.Granularity {
	keys := make([]data.Key, len(texts))
	for i, text := range texts {
		if keys[i] = data.CategoryKey(text); said.Calendar == "" {
			if p, ok := data.ParsePeriod(text); ok {
				keys[i] = data.PeriodKey(p)
			}
		}
	}
	c := &column{keys: keys, said: said}
	c.near = sync.OnceValue(func() bool { return slices.ContainsFunc(keys, isNear) })
	c.settleCalendar()
	c.tally()
	lengths := make([]data.Granularity, len(texts))
	var sure way
	for i := range keys {
		ways := c.waysTo(c.reading(i))
		if g := lengthOf(ways); ways&^waysOf[g] == 0 {
			lengths[i] = g
			sure |= waysOf[g]
		}
	}
	for i := range keys { // those that are like others
		if ways := c.waysTo(c.reading(i)) & sure; lengths[i] == data.NoPeriod && ways != 0 {
			if g := lengthOf(ways); ways&^waysOf[g] == 0 {
				lengths[i] = g
			}
		}
	}
	return lengths
}

package claim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/language/sense"
)

// lengths looks for changes that are said to be of another time than they are: a year, of a change over
// ten; since 1990, of one since 2013.
func lengths(c *checker, s sentence) {
	since, begins := -1, -1 // the last year that the sentence names as a start
	for i, t := range s {
		if t.sense == sense.And && i+1 < len(s) && s[i+1].kind != moment || t.kind == stop && !strings.Contains(",，、", t.text) {
			since = -1
		}
		if start, ok := startYear(s, i); ok {
			since, begins = start, i
		}
		if t.kind != value || !t.changes() && !t.moves() {
			continue
		}
		if !yearly(c, s, i) {
			c.annualised(s, i)
		}
		if t.changes() && t.inTime() {
			c.sinceOther(s, i, since, begins)
			c.spanOther(s, i)
		}
	}
}

// beside is the token of one of some senses next to a number: up to so many after it, or before, in its
// clause.
func beside(s sentence, i, before, after int, senses ...sense.Sense) (token, bool) {
	for j := i + 1; j < len(s) && j <= i+after; j++ {
		if slices.Contains(senses, s[j].sense) {
			return s[j], !(j+1 < len(s) && s[j+1].kind == moment) // im Jahr 2023
		}
		if s[j].clause() || s[j].kind == value {
			break
		}
	}
	for j := i - 1; j >= 0 && j >= i-before; j-- {
		if slices.Contains(senses, s[j].sense) {
			return s[j], s[j+1].kind != moment
		}
		if s[j].clause() || s[j].kind == value {
			break
		}
	}
	return token{}, false
}

// yearsOf is how many years lie between the two periods of a change.
func yearsOf(t token) float64 {
	from, to := inOrder(t)
	return to.Period.Start().Sub(from.Period.Start()).Hours() / 24 / 365.2425
}

// yearly warns of a change over another time that is said to be that of each year, or on the year before,
// and reports whether it did.
func yearly(c *checker, s sentence, i int) bool {
	t := s[i]
	said, ok := beside(s, i, 5, 3, sense.Yearly, sense.OnYear, sense.AnnualRate)
	if !ok || !t.changes() || !t.inTime() || t.function == "times" && said.sense == sense.Yearly {
		return false
	}
	years := yearsOf(t)
	if math.Abs(years-1) < 0.1 {
		return false
	}
	from, to := inOrder(t)
	hint := "name the two periods, or refer to a figure computed by: cagr for the growth of each year"
	if said.sense == sense.OnYear {
		hint = "name the period that it is compared with, or refer to that of the year before"
	}
	c.tell(t, data.RuleOtherPeriod, fmt.Sprintf("the text says %q, and the reference prints the change from %s to %s", said.text, from, to), hint)
	return true
}

// annualised warns of growth on the quarter or month before that is said to be at an annual rate, or on
// the year before, and of growth on the year before that is said to be on the quarter before.
func (c *checker) annualised(s sentence, i int) {
	t := s[i]
	if !t.level() {
		return
	}
	f := t.part.Of[0].Figure
	d, length := f.Derived, t.part.Of[0].Key.Period.Granularity()
	if d == nil || d.By != data.Growth && d.By != data.Difference || len(d.From) != 1 || length.PerYear() < 2 {
		return
	}
	senses, is := []sense.Sense{sense.OnPrevious}, "compares with the year before"
	if d.Previous {
		senses, is = []sense.Sense{sense.AnnualRate, sense.OnYear, sense.Yearly}, fmt.Sprintf("compares with the %s before, and is not annualised", length)
	}
	if said, ok := beside(s, i, 6, 5, senses...); ok {
		c.tell(t, data.RuleOtherPeriod, fmt.Sprintf("the text says %q, and %s %s", said.text, f.ID, is), "say what it compares with, or refer to a figure that compares as the text says")
	}
}

// startYear is the year that a token begins to name as a start, or that something is compared with.
func startYear(s sentence, i int) (year int, ok bool) {
	if !starts(s, i) || s[i].period.Granularity() != data.Year {
		return 0, false
	}
	year, _ = s[i].period.YearAndPart()
	return year, true
}

// starts reports whether a token names a time as a start: since 2013, 2013年以来, since the first quarter.
func starts(s sentence, i int) bool {
	if s[i].kind != moment {
		return false
	}
	next := i + 1
	if next < len(s) && s[next].text == "年" {
		next++
	}
	return i > 0 && s[i-1].sense == sense.Since || next < len(s) && s[next].sense == sense.Since && language.Wide(s[next].text)
}

// sinceOther warns of a change that begins in another year than the text says.
func (c *checker) sinceOther(s sentence, i, since, at int) {
	for j := i + 1; j < len(s) && j <= i+5; j++ {
		if s[j].clause() || s[j].kind == value {
			break
		}
		if year, ok := startYear(s, j); ok {
			since, at = year, j
		}
	}
	if since < 0 || at < i-farAway {
		return
	}
	from, to := inOrder(s[i])
	if overlaps(data.YearOf(since), from.Period) {
		return
	}
	c.tell(s[i], data.RuleOtherPeriod, fmt.Sprintf("the text says since %d, and the reference prints the change from %s to %s", since, from, to), "name the period that the change begins in, or write that period into the reference")
}

// namedSpan is two years that a text names, or one that something is compared with, whose second is none.
type namedSpan struct{ from, to data.Period }

// spanOther warns of a change between other years than the text names next to it: from 2013 to 2018, than
// in 2013.
func (c *checker) spanOther(s sentence, i int) {
	var nearest namedSpan
	least := math.MaxInt
	for j := max(1, i-farAway/2); j < min(len(s), i+farAway/2); j++ {
		if span, end, ok := spanAt(s, j); ok && between(s, i, j) && apart(s, i, j, end) < least {
			nearest, least = span, apart(s, i, j, end)
		}
	}
	from, to := inOrder(s[i])
	switch in := nearest; {
	case least == math.MaxInt:
	case in.to.IsZero() && !overlaps(in.from, from.Period) && !overlaps(in.from, to.Period):
		c.tell(s[i], data.RuleOtherPeriod, fmt.Sprintf("the text compares with %s, and the reference prints the change from %s to %s", in.from, from, to), "name a period of the reference, or write that of the text into it")
	case !in.to.IsZero() && !(overlaps(in.from, from.Period) && overlaps(in.to, to.Period)):
		c.tell(s[i], data.RuleOtherPeriod, fmt.Sprintf("the text says %s to %s, and the reference prints the change from %s to %s", in.from, in.to, from, to), "name the periods of the reference, or write those of the text into it")
	}
}

// spanAt is the span whose first year stands at a place, and the place of its last.
func spanAt(s sentence, j int) (span namedSpan, end int, ok bool) {
	year := func(t token) bool { return t.kind == moment && t.period.Granularity() == data.Year }
	if !year(s[j]) {
		return span, 0, false
	}
	before := s[j-1].sense
	if j+2 < len(s) && year(s[j+2]) && (before == sense.From && (s[j+1].sense == sense.To || s[j+1].text == "bis") || before == sense.Between && s[j+1].sense == sense.And) {
		return namedSpan{s[j].period, s[j+2].period}, j + 2, true
	}
	return namedSpan{from: s[j].period}, j, comparedWith(s, j)
}

// comparedWith reports whether something is compared with the time at a place: than 2013, than in 2013.
func comparedWith(s sentence, j int) bool {
	return j > 0 && (compares(s[j-1].sense) || s[j-1].sense == sense.In && j > 1 && compares(s[j-2].sense))
}

// apart is how far a value is from years that stand from one place to another: what a comma or an and
// parts from it is farther away.
func apart(s sentence, i, from, to int) int {
	first, last := i, from
	if to < i {
		first, last = to, i
	}
	n := last - first
	for _, t := range s[first+1 : last] {
		if t.kind == stop || t.sense == sense.And {
			n += 3
		}
	}
	return n
}

// compares reports whether a year behind a word is one that something is compared with.
func compares(before sense.Sense) bool {
	return before == sense.Than || before == sense.MoreThan || before == sense.LessThan
}

// between reports whether no other number that is referred to stands between two places of a sentence.
func between(s sentence, i, j int) bool {
	for k := min(i, j) + 1; k < max(i, j); k++ {
		if s[k].kind == value || s[k].kind == stop && s[k].text != "," {
			return false
		}
	}
	return true
}

// ofPrices are words that follow a year of prices, which is no time of a value.
var ofPrices = []string{"prices", "us", "dollars", "international", "constant", "chained", "ppp", "euros", "pounds", "yuan", "yen", "preisen", "価", "价"}

// years looks for values of another time than the one that the text names right before or after them: in
// 2023 it was {{ value "f" "2018" }}, in the first quarter {{ value "f" "2023-Q2" }}.
func (c *checker) years(s sentence) {
	last := -1 // the place of the last time in the clause
	for i, t := range s {
		switch {
		case t.kind == moment:
			if last = i; comparedWith(s, i) {
				last = -1 // fewer than in 2022
			}
		case t.kind == value:
			if t.level() && !t.part.Of[0].Key.Period.IsZero() {
				if last >= 0 && i-last <= 6 && timeBefore(c, s, last, i) {
					otherTime(c, s, last, i, "before")
				}
				if i+2 < len(s) && s[i+1].sense == sense.In && s[i+2].kind == moment && (i+3 == len(s) || s[i+3].clause() || slices.Contains(afterTime, s[i+3].text)) {
					otherTime(c, s, i+2, i, "after")
				}
			}
			last = -1
		case t.sense == sense.Than || t.sense == sense.And || t.sense == sense.From || t.sense == sense.Not || t.kind == stop && (i != last+1 || last < 0 || strings.Contains("。;；", t.text)):
			last = -1
		}
	}
}

// afterTime may follow the time of a value, which is then no year of prices.
var afterTime = []string{"to", "before", "after", "bis", "auf", "vor", "nach"}

// timeBefore reports whether a time stands before a value as its own.
func timeBefore(c *checker, s sentence, at, i int) bool {
	opens := at == 0 || s[at-1].kind == stop
	chinese := s[at+1].text == "年" || strings.ContainsAny(s[at].text, "年度月")
	switch {
	case slices.Contains(ofPrices, s[at+1].text), at > 1 && s[at-1].sense == sense.In && s[at-2].kind == value: // 5 in 2018
		return false
	case !opens && !chinese && s[at-1].sense != sense.In || at > 0 && s[at-1].sense == sense.Since || chinese && at+2 < len(s) && (s[at+2].sense == sense.Since || s[at+2].sense == sense.To):
		return false
	case opens && !chinese && !c.senses.VerbLast:
		return false
	}
	_, prep := prepositionBefore(s, i)
	return prep != sense.From && s[at+1].sense != sense.To
}

// otherTime warns of a value of another time than the one at a place, unless its own stands beside it.
func otherTime(c *checker, s sentence, at, i int, where string) {
	n := s[i].part.Of[0]
	if s[at].part != nil || !isOther(s[max(0, i-farAway):min(len(s), i+farAway)], s[at].period, s[i]) {
		return
	}
	for j := i + 1; j < len(s) && j <= i+6 && s[j].kind != value; j++ {
		if j != at && s[j].kind == moment && overlaps(s[j].period, n.Key.Period) {
			return
		}
	}
	c.tell(s[i], data.RuleOtherPeriod, fmt.Sprintf("the text names %s %s the value of %s for %s", s[at].period, where, n.Row(), n.Key), "name the time of the value, or the value of that time")
}

// partly are words that tell which part of a time a value in it is of, as is the highest.
var partly = []string{"end", "start", "beginning", "quarter", "month", "monthly", "quarterly", "each", "peak", "peaked", "ende", "anfang", "quartal", "monat", "monatlich", "末", "底", "初", "每",
	"spring", "summer", "autumn", "winter", "frühjahr", "sommer", "herbst", "春", "夏", "秋", "冬"}

// isOther reports whether the time that is named is not that of a value. A quarter is not told as a year,
// nor a year as a quarter, where amounts of that time would differ.
func isOther(s sentence, named data.Period, t token) bool {
	n, own := t.part.Of[0], t.part.Of[0].Key.Period
	if !overlaps(named, own) {
		return true
	}
	namedPerYear, perYear := named.Granularity().PerYear(), own.Granularity().PerYear()
	if namedPerYear == perYear || own.Fiscal() != (data.Fiscal{}) || own.Rolls() > 0 || own.RunsFromStart() {
		return false
	}
	told := slices.ContainsFunc(s, func(t token) bool {
		return superlative(t) || slices.Contains(partly, t.text) || t.kind == moment && t.period == own
	})
	return !told && (n.Figure.Nature() == data.Flow || namedPerYear > perYear && perYear > 1)
}

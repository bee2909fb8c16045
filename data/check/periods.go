package check

import (
	"fmt"
	"slices"
	"sort"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// aheadOfSources looks for periods that begin after everything that a value comes from was
// published, or, where that has no date, after today, and that are no forecasts: a slip of the
// fingers, or a projection that nobody says is one.
func (g *gate) aheadOfSources(today data.Period) {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || !f.Periods {
			continue
		}
		latest, published, n := aheadOf(f, today)
		if n == 0 {
			continue
		}
		text := fmt.Sprintf("%s comes after %s, the date of its source, and is no forecast", latest.Key, published)
		if published == today {
			text = fmt.Sprintf("%s comes after today, %s, and is no forecast", latest.Key, published)
		}
		switch {
		case n == 2:
			text += "; nor is another value"
		case n > 2:
			text += fmt.Sprintf("; nor are %d other values", n-1)
		}
		g.warn(data.RuleAheadOfSource, f.PosOf(latest.Value), f.PathOf(latest.Series, latest.Key), text)
	}
}

// aheadOf finds the values of a figure that are observed after their sources were published:
// the latest of them, that date, and how many there are.
func aheadOf(f *data.Figure, today data.Period) (latest data.Entry, published data.Period, n int) {
	for _, s := range f.Series {
		common := newestOf(s.Sources, today)
		after := dayAfter(common)
		bare := s.Bare() != nil
		for i := len(s.Keys) - 1; i >= 0; i-- {
			v, p := s.Values[i], s.Keys[i].Period
			by, from := common, after
			if v.More != nil && v.More.Sources != nil {
				by = newestOf(v.More.Sources, today)
				from = dayAfter(by)
			}
			ahead := !by.IsZero() && p.StartDay() >= from
			if !ahead && s.Plain {
				break // those before it are no later
			}
			if !ahead || !v.Observed() {
				continue
			}
			if n++; n == 1 || p.EndsAfter(latest.Key.Period) {
				latest, published = data.Entry{Series: s, Key: s.Keys[i], Value: v}, by
			}
			if bare { // there may be millions, all observed
				n += i - sort.Search(i, func(i int) bool { return s.Keys[i].Period.StartDay() >= from })
				break
			}
		}
	}
	return latest, published, n
}

// dayAfter is the day after a period; 0 where it is none.
func dayAfter(p data.Period) int {
	if p.IsZero() {
		return 0
	}
	return p.Next(1).StartDay()
}

// newestOf is the latest date of some sources, on which they were published or retrieved;
// today where one has none.
func newestOf(sources []*data.Source, today data.Period) data.Period {
	var newest data.Period
	for _, s := range sources {
		if s.Date.IsZero() && s.Retrieved.IsZero() {
			return today
		}
		for _, p := range []data.Period{s.Date, s.Retrieved} {
			if !p.IsZero() && (newest.IsZero() || p.EndsAfter(newest)) {
				newest = p
			}
		}
	}
	return newest
}

// saysFiscal are words for fiscal years in titles.
var saysFiscal = pattern.New(`(?i)\b(?:fiscal|financial|budget) years?\b|\b(?:haushalts|geschäfts|rechnungs)jahr(?:e|en|es)?\b|财政年度|财年`)

// fiscalYears looks for figures of fiscal years, by their title, whose keys are read as years of the
// calendar, and that are computed with other figures of such years.
func fiscalYears(g *gate) {
	asked := map[*data.Figure]bool{}
	for _, f := range g.ds.Figures {
		if f.Derived == nil || len(f.Derived.From) < 2 {
			continue
		}
		fiscal := func(i *data.Figure) bool { return saysFiscal.MatchString(i.Title.Plain) }
		if !slices.ContainsFunc(f.Derived.From, func(i *data.Figure) bool { return !fiscal(i) }) {
			continue // all are of the same years
		}
		for _, i := range f.Derived.From {
			if asked[i] || i.Derived != nil || !i.Periods || !fiscal(i) || len(i.Keys) == 0 || i.Keys[0].Period.Granularity() != data.Year {
				continue
			}
			asked[i] = true
			g.found = append(g.found, data.Fault{Rule: data.RuleDatedPeriods, Pos: i.Pos, Path: "figures." + i.ID,
				Text: fmt.Sprintf("the title %q says fiscal years, and %s computes %s with years of the calendar", i.Title.Plain, f.ID, i.ID),
				Hint: fmt.Sprintf("write period: fiscal-year into %s, with fiscal: and the month in which its years begin, and compute with a figure of the same years", i.ID)})
		}
	}
}

// The periods of a series are near each other where the first or last one is not so many times
// as far from the next as all others are long.
const (
	farPeriod  = 5
	leastOther = 3 // periods
)

// farPeriods looks for a first or last period that is far from all others of its series: 1918
// before 2016 to 2020.
func (g *gate) farPeriods() {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || !f.Periods || f.Rhythm.Said {
			continue
		}
		for _, s := range f.Series {
			n := len(s.Keys)
			if n <= leastOther {
				continue
			}
			day := func(i int) int { return s.Keys[i].Period.StartDay() }
			far := -1
			switch {
			case day(1)-day(0) > farPeriod*(day(n-1)-day(1)):
				far = 0
			case day(n-1)-day(n-2) > farPeriod*(day(n-2)-day(0)):
				far = n - 1
			default:
				continue
			}
			others := s.Keys[1:]
			if far > 0 {
				others = s.Keys[:n-1]
			}
			g.warn(data.RuleFarPeriod, f.PosOf(s.Values[far]), f.PathOf(s, s.Keys[far]), fmt.Sprintf("%s is far from all other periods of %s, which are %s to %s", s.Keys[far], namedSeries{f, s}, others[0], others[len(others)-1]))
			break
		}
	}
}

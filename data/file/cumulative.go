package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// What cumulative: says: the values run from the start of the year, or each is of its own period.
const (
	ofYear = "year"
	ofNone = "none"
)

// cumulativeWords are both.
var cumulativeWords = []string{ofYear, ofNone}

// cumulativeTitle are words for values that run from the start of a year.
var cumulativeTitle = pattern.New(`(?i)\b(accumulated|cumulative|cumulated|year[- ]to[- ]date|ytd|(from|since) (the )?(1 )?january|(from|since) the (start|beginning) of the year|kumuliert(e|er|es)?|aufgelaufen(e|er|es)?|(seit|ab) (jahresbeginn|januar))\b|累计|年初至`)

// fromJanuary are those that leave no doubt.
var fromJanuary = pattern.New(`(?i)\b(year[- ]to[- ]date|ytd|(from|since) (the )?(1 )?january|(from|since) the (start|beginning) of the year|(seit|ab) (jahresbeginn|januar))\b|年初至|1月起`)

// mostOfYearBefore is how much of the last value of a year its next one is at most, where the
// values of each year begin again.
const mostOfYearBefore = 0.5

// fromStart makes each period one that begins with its year.
func fromStart(keys []data.Key) {
	for i := range keys {
		keys[i].Period = keys[i].Period.FromStart()
	}
}

// cumulates says of a figure that its values run from the start of the year, where its keys
// are parts of years.
func cumulates(r *resolver, f *figureDraft, fig *data.Figure) {
	switch {
	case f.cumulative.Node == nil:
		fig.PerhapsCumulative = perhapsCumulative(f.title.raw, fig)
		return
	case f.cumulative.Value == ofNone:
		return
	}
	if !fig.Periods || len(fig.Keys) == 0 || fig.Keys[0].Period.Granularity().PerYear() < 2 {
		r.fault(f.cumulative, fmt.Sprintf("the keys of %s are no halves, quarters or months of years", f.id), "remove cumulative, or write keys such as 2020-Q2 for January to June")
		return
	}
	fig.Cumulative = true
	fromStart(fig.Keys)
	for _, s := range fig.Series {
		s.Restarts = true
		fromStart(s.Keys)
	}
}

// perhapsCumulative says of a figure that its values may run from the start of each year, by its
// title or its numbers; empty where they do not seem to.
func perhapsCumulative(title string, fig *data.Figure) string {
	if !fig.Periods || len(fig.Keys) == 0 || fig.Keys[0].Period.Granularity().PerYear() < 4 || fig.Unit.Kind != data.UnitPlain {
		return ""
	}
	said := cumulativeTitle.MatchString(title)
	for _, s := range fig.Series {
		name := fig.ID
		if s.Name != "" {
			name = fig.ID + ", " + s.Name
		}
		years, falls, all := fallsAtNewYear(s)
		switch {
		case said && falls > 0 || all && falls > 1:
			return fmt.Sprintf("the values of %s rise through each year and fall with the next: they may run from January", name)
		case years == 0 && all && len(s.Values) > 1 && fromJanuary.MatchString(title):
			return fmt.Sprintf("the values of %s rise through the year, and by its title they run from January", name)
		}
	}
	return ""
}

// fallsAtNewYear counts the new years of a series, and those with which it falls. All says that it falls with
// each of them to half or less, and rises from each other period to the next.
func fallsAtNewYear(s *data.Series) (years, falls int, all bool) {
	all = true
	for i := 1; i < len(s.Values); i++ {
		before, ok1 := exactNumber(s, i-1)
		now, ok2 := exactNumber(s, i)
		year, _ := s.Keys[i].Period.YearAndPart()
		yearBefore, _ := s.Keys[i-1].Period.YearAndPart()
		switch {
		case !ok1 || !ok2:
			all = false
		case year == yearBefore:
			all = all && now > before
		default:
			years++
			if now < before {
				falls++
			}
			all = all && now <= mostOfYearBefore*before
		}
	}
	return years, falls, all
}

// exactNumber is the i-th number of a series, where it is one that is known.
func exactNumber(s *data.Series, i int) (float64, bool) {
	v := s.Values[i]
	return v.Number.Float(), v.Is == data.Exact || v.Is == data.About
}

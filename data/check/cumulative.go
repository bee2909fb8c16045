package check

import (
	"fmt"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// cumulativeTitle are words for values that run from the start of a year.
var cumulativeTitle = pattern.Lazy(`(?i)\b(accumulated|cumulative|cumulated|year[- ]to[- ]date|ytd|(from|since) (the )?(1 )?january|(from|since) the (start|beginning) of the year|kumuliert(e|er|es)?|aufgelaufen(e|er|es)?|(seit|ab) (jahresbeginn|januar))\b|累计|年初至`)

// fromJanuary are those that leave no doubt.
var fromJanuary = pattern.Lazy(`(?i)\b(year[- ]to[- ]date|ytd|(from|since) (the )?(1 )?january|(from|since) the (start|beginning) of the year|(seit|ab) (jahresbeginn|januar))\b|年初至|1月起`)

// mostOfYearBefore is how much of the last value of a year its next one is at most, where the
// values of each year begin again.
const mostOfYearBefore = 0.5

// unsaidCumulative looks for figures whose values run from the start of each year, by their
// title or their numbers, and that do not say so.
func (g *gate) unsaidCumulative() {
	for _, f := range g.ds.Figures {
		if f.Derived != nil || f.Cumulative || !f.Periods || len(f.Keys) == 0 || f.Keys[0].Period.Granularity().PerYear() < 4 || f.Unit.Kind != data.UnitPlain {
			continue
		}
		said := cumulativeTitle().MatchString(f.Title.Plain)
		for _, s := range f.Series {
			years, falls, all := fallsAtNewYear(s)
			text := ""
			switch {
			case said && falls > 0 || all && falls > 1:
				text = fmt.Sprintf("the values of %s rise through each year and fall with the next: they may run from January", namedSeries{f, s})
			case years == 0 && all && len(s.Values) > 1 && fromJanuary().MatchString(f.Title.Plain):
				text = fmt.Sprintf("the values of %s rise through the year, and by its title they run from January", namedSeries{f, s})
			default:
				continue
			}
			g.warn(data.RuleCumulative, f.Pos, "figures."+f.ID, text)
			break
		}
	}
}

// fallsAtNewYear counts the new years of a series, and those with which it falls. All says that it falls with
// each of them to half or less, and rises from each other period to the next.
func fallsAtNewYear(s *data.Series) (years, falls int, all bool) {
	all = true
	for i := 1; i < len(s.Values); i++ {
		before, ok1 := plainNumber(s, i-1)
		now, ok2 := plainNumber(s, i)
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

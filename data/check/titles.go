package check

import (
	"fmt"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// yearInText is a year of four digits, and what stands beside it.
var yearInText = pattern.New(`(?:^|[^\d.,])((?:19|20)\d\d)(?:$|[^\d])`)

// ofPrices are what follows a year that is the base of prices, or of an index, and no time that
// is shown.
var ofPrices = []string{" prices", " =", "=", " dollars", " us$", " us dollars", " international", " constant", "er preis", "年价"}

// otherPeriod looks for charts of a chosen time whose title or subtitle names another. A chart of
// one period may be compared with another, which its title then names beside that.
func (g *gate) otherPeriod(c *data.Chart) {
	s := c.Selected
	if s == nil || s.At.IsZero() && s.From.IsZero() && s.To.IsZero() || len(c.Keys) == 0 {
		return
	}
	for _, text := range []struct{ what, plain string }{{"title", c.Title.Plain}, {"subtitle", c.Subtitle.Plain}} {
		named, shown := g.otherTime(c, text.plain)
		if named != "" {
			g.warn(data.RuleOtherPeriod, c.Pos, "charts."+c.ID, fmt.Sprintf("the %s names %s, and the chart shows %s", text.what, named, shown))
			return
		}
	}
}

// otherTime finds a time that a text names and a chart does not show; empty for none.
func (g *gate) otherTime(c *data.Chart, text string) (named, shown string) {
	years := yearsIn(text)
	if at := c.Selected.At; !at.IsZero() {
		all := []data.Period{at}
		for _, p := range c.Series {
			if !p.AsOf.IsZero() {
				all = append(all, p.AsOf)
			}
		}
		for _, p := range all {
			for _, year := range years {
				if inYear(p, year) {
					return g.otherPart(c, at, text), at.String()
				}
			}
		}
		if len(years) > 0 && len(c.Selected.Called) == 0 {
			return strconv.Itoa(years[0]), at.String()
		}
		return "", ""
	}
	first, last := c.Keys[0].Period, c.Keys[len(c.Keys)-1].Period
	for _, year := range years {
		if p := data.YearOf(year); p.End().Compare(first.Start()) <= 0 || p.Start().Compare(last.End()) >= 0 {
			return strconv.Itoa(year), fmt.Sprintf("%s to %s", first, last)
		}
	}
	return "", ""
}

// inYear reports whether a period begins or ends in a year.
func inYear(p data.Period, year int) bool {
	y := data.YearOf(year)
	return p.Start().Before(y.End()) && y.Start().Before(p.End())
}

// otherPart is the half, quarter or month that a text names, of the year of one that it does not
// name; empty for none.
func (g *gate) otherPart(c *data.Chart, at data.Period, text string) string {
	parts := at.Granularity().PerYear()
	if parts < 2 || g.names(text, at) {
		return ""
	}
	year, _ := at.YearAndPart()
	for n := 1; n <= parts; n++ {
		if p, ok := data.NthOf(at.Granularity(), year, n); ok && g.names(text, p) {
			return p.String()
		}
	}
	return ""
}

// names reports whether a text names a period as the language, or the file, does.
func (g *gate) names(text string, p data.Period) bool {
	year, part := p.YearAndPart()
	forms := []string{g.say.Period(p), g.say.PeriodShort(p), g.say.Period(p.Alone()), p.String()}
	if p.Granularity() == data.Quarter {
		forms = append(forms, fmt.Sprintf("Q%d %d", part, year))
	}
	for _, form := range forms {
		if strings.Contains(text, form) {
			return true
		}
	}
	return false
}

// yearsIn are the years that a text names, but for those of prices.
func yearsIn(text string) []int {
	var years []int
	for rest := text; ; {
		m := yearInText.FindStringSubmatchIndex(rest)
		if m == nil {
			return years
		}
		year, _ := strconv.Atoi(rest[m[2]:m[3]])
		rest = rest[m[3]:]
		after, base := strings.ToLower(rest), false
		for _, s := range ofPrices {
			base = base || strings.HasPrefix(after, s)
		}
		if !base {
			years = append(years, year)
		}
	}
}

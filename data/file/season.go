package file

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/spelling"
)

// layOutSeason lays the years of a chart over one another: its series become years, and its keys the
// months, quarters or weeks of any year. A figure may have them as its series and keys already.
// It reports false where there are none. The latest year stands out unless the file names others.
func layOutSeason(r *chartResolver, d *chartDraft, c *data.Chart) bool {
	ok := false
	if c.Periods {
		ok = yearsOfSeries(r, d, c)
	} else {
		ok = namedYears(r, d, c)
	}
	if ok {
		leaveOutWeeks(c)
	}
	if ok && len(d.highlight) == 0 {
		c.Highlight = []string{c.Series[len(c.Series)-1].Name}
	}
	return ok
}

// leaveOutWeeks says of the years of a chart which have no week 53: a value does not lack there.
func leaveOutWeeks(c *data.Chart) {
	for _, s := range c.Series {
		year, ok := data.ParsePeriod(s.Name)
		if !ok || year.Granularity() != data.Year {
			continue
		}
		n, _ := year.YearAndPart()
		for _, k := range c.Keys {
			if strings.TrimFunc(k.Name, func(r rune) bool { return !unicode.IsDigit(r) }) == "53" && data.WeeksOf(n) < 53 {
				s.Never = append(s.Never, k)
			}
		}
	}
}

// seasonLengths are the lengths of periods that a chart of seasons has.
var seasonLengths = []data.Granularity{data.Month, data.Quarter, data.Week}

// yearsOfSeries makes years of the one series of a chart.
func yearsOfSeries(r *chartResolver, d *chartDraft, c *data.Chart) bool {
	length := c.Keys[0].Period.Granularity()
	breaks := slices.DeleteFunc(c.Breaks(), func(b *data.Break) bool {
		return b.At.Compare(c.Keys[0].Period) <= 0 || b.At.Compare(c.Keys[len(c.Keys)-1].Period) > 0
	})
	switch {
	case len(c.Series) != 1:
		r.base.fault(d.kindAt, fmt.Sprintf("a chart of seasons lays the years of one series over one another, and the chart has %d", len(c.Series)), "choose one under series:, or write kind: line")
	case !slices.Contains(seasonLengths, length) || c.Keys[0].Period.RunsFromStart() || c.Keys[0].Period.Rolls() > 0:
		r.base.fault(d.kindAt, fmt.Sprintf("a chart of seasons has months, quarters or weeks, and the keys are %ss", length), "compute a figure with over: month, or write kind: line")
	case len(breaks) > 0:
		r.base.fault(d.kindAt, fmt.Sprintf("a chart of seasons would compare years across the break in %s", breaks[0].At), "show the time after it, with from:, or write kind: line")
	default:
		return layYears(r, d, c)
	}
	return false
}

// yearOfPeriod is the year, or the fiscal year, that a period is a part of.
func yearOfPeriod(r *chartResolver, f *data.Figure, p data.Period) data.Period {
	if p.FiscalPart() {
		year, _ := p.In(data.FiscalYear, p.Fiscal())
		return year
	}
	if draft := r.base.drafts[f.ID]; draft != nil && draft.fiscalAt.Node != nil {
		fiscal := draft.fiscal
		fiscal.ByOneYear = fiscal.Begins < 0
		if year, ok := p.In(data.FiscalYear, fiscal); ok {
			return year
		}
	}
	year, _ := p.YearAndPart()
	return data.YearOf(year)
}

// layYears makes a series of each year.
func layYears(r *chartResolver, d *chartDraft, c *data.Chart) bool {
	from, say := c.Series[0], r.base.printer
	years := *from.Figure
	years.Series, years.Periods, years.Breaks = nil, false, nil
	places := map[string]int{} // of the names of parts, by how long after the start of the year they begin
	var last data.Period
	for i, k := range from.Keys {
		year := yearOfPeriod(r, from.Figure, k.Period)
		if year != last {
			years.Series = append(years.Series, &data.Series{Name: say.PeriodShort(year)})
			last = year
		}
		name := say.PeriodInYear(k.Period)
		if after := k.Period.StartDay() - year.StartDay(); places[name] == 0 || after+1 < places[name] {
			places[name] = after + 1
		}
		s := years.Series[len(years.Series)-1]
		s.Take(data.CategoryKey(name), from.Values[i], from.Series)
	}
	if len(years.Series) < 2 {
		r.base.fault(d.kindAt, "a chart of seasons has several years, and the series has one", "write kind: line")
		return false
	}
	years.Finish()
	c.Series, c.Keys, c.Periods = nil, nil, false
	for _, s := range years.Series {
		c.Series = append(c.Series, data.Plotted{Series: s, Figure: &years, Label: s.Name})
	}
	for _, name := range slices.SortedFunc(maps.Keys(places), func(a, b string) int { return places[a] - places[b] }) {
		c.Keys = append(c.Keys, data.CategoryKey(name))
	}
	return true
}

// namedYears checks that the series of a chart are years, and its keys parts of them, and puts
// the years in order of time.
func namedYears(r *chartResolver, d *chartDraft, c *data.Chart) bool {
	years := map[string]data.Period{}
	for _, s := range c.Series {
		p, ok := data.ParsePeriod(s.Name)
		if g := p.Granularity(); !ok || g != data.Year && g != data.FiscalYear {
			r.base.fault(d.kindAt, fmt.Sprintf("the series of a chart of seasons are years, and %q is none", s.Name), "write its values as one series of months, quarters or weeks, or write kind: line")
			return false
		}
		years[s.Name] = p
	}
	if _, parts := spelling.PartsOfYear(data.KeyNames(c.Keys)); parts == nil {
		r.base.fault(d.kindAt, "the keys of a chart of seasons are the months, quarters or weeks of a year, in their order", "write them as Jan, Feb, ..., Q1 or W01, or write its values as one series of periods")
		return false
	}
	slices.SortStableFunc(c.Series, func(a, b data.Plotted) int { return years[a.Name].Compare(years[b.Name]) })
	if len(c.Series) < 2 {
		r.base.fault(d.kindAt, "a chart of seasons has several years, and the figure has one", "write kind: bar")
		return false
	}
	return true
}

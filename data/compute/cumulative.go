package compute

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// singly is what to write where values have to be those of single periods.
const singly = "compute the values of single periods first, with by: difference and over: previous"

// refusesCumulative refuses what means nothing of values that run from the start of a year.
func refusesCumulative(d *derivation) bool {
	if refusesPerhapsCumulative(d) {
		return true
	}
	i := slices.IndexFunc(d.From, func(g *data.Figure) bool { return g.Cumulative })
	if i < 0 {
		return false
	}
	id := d.From[i].ID
	refuse := func(p Part, text, hint string) bool {
		d.refuse(p, fmt.Sprintf("the values of %s run from the start of the year, "+text, id), hint)
		return true
	}
	overTime := d.By.Combines() && len(d.From) == 1 && d.Over != "" && d.Over != overSeries && d.Grouping == nil
	switch {
	case d.By.Runs():
		return refuse(OfMethod, "and would be counted again in each period", singly)
	case TakesBase(d.By):
		return refuse(OfMethod, "and those of two periods are of unlike length", singly)
	case d.By == data.Growth && d.Over == "previous":
		return refuse(OfOver, "and each is of a longer time than the one before", "remove over, to compare with the same period of the year before, or "+singly)
	case overTime && (d.By != data.Sum && d.By != data.Last || d.Over != data.Year.String()):
		return refuse(OfOver, "and those of shorter periods are in those of longer ones", "write by: sum and over: year, which takes the last value of each year, or "+singly)
	case d.By == data.Difference && d.Over == "previous" && !hasNeighbours(d.From[i]):
		return refuse(OfOver, fmt.Sprintf("and none is of the %s before another", d.From[i].Keys[0].Period.Granularity()),
			"write keys of the length that the values come at, as 2023-Q1 and 2023-Q2 in place of 2023-03 and 2023-06")
	case len(d.From) > 1 && slices.ContainsFunc(d.From, func(g *data.Figure) bool { return !g.Cumulative }) && !forEachAtDate(d):
		hint := singly
		if d.By == data.Ratio && i == 0 && d.From[1].Nature() == data.Amount {
			hint += fmt.Sprintf("; where each value of %s is at a date, write nature: stock into it", undecided(d.From[1], data.Amount).ID)
		}
		return refuse(OfMethod, "and those of the other figures do not", hint)
	}
	return false
}

// hasNeighbours reports whether some value of a figure follows that of the period before it in its year.
func hasNeighbours(g *data.Figure) bool {
	return slices.ContainsFunc(g.Series, func(s *data.Series) bool {
		for i, k := range s.Keys {
			if _, part := k.Period.YearAndPart(); i > 0 && part > 1 && k.Period.Sub(s.Keys[i-1].Period) == 1 {
				return true
			}
		}
		return false
	})
}

// forEachAtDate reports a ratio of values that run from the start of the year by what there is at a
// date, or by prices and rates: exports so far per inhabitant.
func forEachAtDate(d *derivation) bool {
	if d.By != data.Ratio || !d.From[0].Cumulative {
		return false
	}
	nature := d.From[1].Nature()
	return nature != data.Flow && nature != data.Amount
}

// refusesPerhapsCumulative refuses what would be wrong of values that seem to run from the start of
// the year, where nothing says whether they do: what compares periods within the year, or adds them up.
func refusesPerhapsCumulative(d *derivation) bool {
	overTime := d.By.Runs() || TakesBase(d.By) || (d.By == data.Growth || d.By == data.Difference) && len(d.From) == 1 && d.Over == "previous" ||
		d.By.Combines() && len(d.From) == 1 && d.Over != "" && d.Over != overSeries && d.Grouping == nil
	i := slices.IndexFunc(d.From, func(g *data.Figure) bool { return g.PerhapsCumulative != "" })
	if !overTime || i < 0 {
		return false
	}
	g := d.From[i]
	d.refuseInput(i, g.PerhapsCumulative+fmt.Sprintf(", and %s would be wrong of these", d.By), AskCumulative(g))
	return true
}

// AskCumulative is what to write into a figure whose values may run from the start of the year.
func AskCumulative(g *data.Figure) string {
	return fmt.Sprintf("write cumulative: year into %s where they do, or cumulative: none where each is of its own period", g.ID)
}

// staysCumulative reports whether the values of a computed figure run from the start of the
// year, as those do that it is computed from.
func staysCumulative(d *derivation) bool {
	single := d.By == data.Difference && d.Over == "previous" || d.By.Combines() && d.over.Period != data.NoPeriod
	return d.From[0].Cumulative && !single
}

// startsYears makes the periods of sums of each year so far ones that begin with their year. It
// reports false of other figures, and of weeks and days, which are no parts of years.
func startsYears(d *derivation, fig *data.Figure) bool {
	if !d.Running.PerYear || d.From[0].Keys[0].Period.Granularity().PerYear() < 2 {
		return false
	}
	for _, s := range fig.Series {
		for i := range s.Keys {
			s.Keys[i].Period = s.Keys[i].Period.FromStart()
		}
	}
	return true
}

// lastOfYears are the values that run to the ends of their years.
func lastOfYears(d *derivation) []*data.Series {
	g := d.From[0]
	var out []*data.Series
	for _, s := range g.Series {
		t := d.like(s)
		of := data.Year
		if g.Keys[0].Period.FiscalPart() {
			of = data.FiscalYear
		}
		t.Rhythm = data.Rhythm{Kind: data.Steady, Every: 1, Of: of, Said: true}
		for year := range s.Wholes(of, data.Fiscal{}) {
			first, n := year.PartsLike(g.Keys[0].Period)
			last := data.PeriodKey(first.Next(n - 1).FromStart())
			if last.Period.Compare(s.Keys[len(s.Keys)-1].Period) > 0 {
				d.leaveOut(year)
				continue
			}
			t.Add(data.PeriodKey(year), valueAt(d, s, last))
		}
		if len(t.Keys) > 0 {
			out = append(out, t)
		}
	}
	if out == nil {
		d.refuse(OfFigure, fmt.Sprintf("%s has no whole year", g.ID), "name a figure whose values run to the end of a year")
	}
	return out
}

// singlePeriods are the values of single periods, out of those of a series that run from the
// start of the year: each less the one before it in its year. The first period of a year
// stays; without the period before there is no value.
func singlePeriods(d *derivation, g *data.Figure, s *data.Series) *data.Series {
	t := d.like(s)
	refused := false
	for _, k := range s.Keys {
		now, _ := OperandAt(g, s, k, g.Unit.Scale)
		if _, part := k.Period.YearAndPart(); part == 1 {
			t.Add(data.PeriodKey(k.Period.Alone()), Evaluate(d.say, SumOf(1), []Operand{now}))
			continue
		}
		before := data.PeriodKey(k.Period.Next(-1))
		then, known := OperandAt(g, s, before, g.Unit.Scale)
		v := Missing(d.say.Say(language.WordReasonNoBase, "key", d.say.Key(before)))
		if known {
			v = Evaluate(d.say, MinusOf(), []Operand{now, then})
		}
		if rule, reason := Incomparable(d.say, g, s, before, k, v, now.Value, then.Value); known && rule != "" {
			if !d.Gapped && !refused {
				d.refuseComparison(g, s, rule, before, k)
				refused = true // reported once
			}
			v = Missing(reason)
		}
		t.Add(data.PeriodKey(k.Period.Alone()), v)
	}
	return t
}

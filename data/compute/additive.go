package compute

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// NotAdditive says why the values of a figure cannot be added up, those of several periods
// (over time) or those of several names; empty where they can. Percentage points are changes
// of percentages: one change after the other makes up the change in all, and those of several
// names add up as little as their percentages.
func NotAdditive(say *language.Printer, f *data.Figure, overTime bool) string {
	unit := say.UnitOf(f)
	switch {
	case relative(f, overTime):
		return fmt.Sprintf("%s is in %s, and a sum of these means nothing", f.ID, unit)
	case intensive(f.Unit):
		return fmt.Sprintf("%s is measured in %s, of which a sum means nothing", f.ID, unit)
	case f.Of != nil:
		return fmt.Sprintf("the values of %s are parts of a whole each, and do not add up", f.ID)
	}
	return ""
}

// relative reports shares, rates and what is counted for each of something: what such values
// have in all depends on how much each of them counts.
func relative(f *data.Figure, overTime bool) bool {
	switch f.Unit.Kind {
	case data.UnitPlain:
		return language.PerUnit(f.Unit.Noun) || f.Derived != nil && f.Derived.By == data.Ratio
	case data.UnitPoints:
		return !overTime
	}
	return true
}

// intensive reports a unit that measures how much there is at each place, not how much in
// all: ages and lives, temperatures, scores. A mean of these means something.
func intensive(u data.Unit) bool {
	return u.Kind == data.UnitPlain && slices.Contains(intensiveNouns, strings.ToLower(u.Noun))
}

var intensiveNouns = []string{
	"years", "years of age", "years of life", "degrees", "degrees celsius", "°c", "°f", "score points", "scores", "points on a scale",
	"jahre", "grad", "grad celsius", "punkte", "岁", "摄氏度", "度",
}

// meaningless says why a sum or a mean of a figure means nothing; empty where it does
// mean something.
func meaningless(d *derivation, g *data.Figure) (why, hint string) {
	overTime := d.By.Runs() || d.over.Period != data.NoPeriod
	switch d.By {
	case data.Sum, data.RunningSum:
		if why = NotAdditive(d.say, g, overTime); why == "" || ofOneWhole(d, g) {
			return "", ""
		}
		return why, d.insteadOfSum(g)
	case data.Mean, data.RunningMean:
		if d.Equal || !relative(g, overTime) {
			return "", ""
		}
		hint = "write by: weighted-mean and weights: with the figure of what each counts, or weights: equal where each counts the same"
		if d.By == data.RunningMean {
			hint = "write weights: equal where each period counts the same, or divide running sums"
		}
		return fmt.Sprintf("%s is in %s, and a mean of these depends on how much each counts", g.ID, d.say.UnitOf(g)), hint
	}
	return "", ""
}

// insteadOfSum is what to write instead of a sum that means nothing.
func (d *derivation) insteadOfSum(g *data.Figure) string {
	switch {
	case intensive(g.Unit):
		return "compute a mean, the least or the greatest"
	case hundredths(g.Unit) && d.By == data.Sum:
		return "add whole: same where they are shares of one whole"
	}
	return "compute from the numbers that it was computed from"
}

// ofOneWhole reports shares that are of one whole at each key, or changes of such.
func ofOneWhole(d *derivation, g *data.Figure) bool {
	return hundredths(g.Unit) && d.over.Period == data.NoPeriod && (d.OneWhole || g.Total != nil || sharesOfOne(g))
}

// sharesOfOne reports that a figure was computed as shares of one whole, or as their changes.
func sharesOfOne(g *data.Figure) bool {
	for g.Derived != nil && g.Derived.By == data.Difference && len(g.Derived.From) == 1 {
		g = g.Derived.From[0]
	}
	return g.Derived != nil && g.Derived.By == data.ShareOfTotal
}

// hundredths reports percentages and their changes.
func hundredths(u data.Unit) bool { return u.Kind == data.UnitPercent || u.Kind == data.UnitPoints }

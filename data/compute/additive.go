package compute

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/wording"
)

// NotAdditive says why the values of a figure cannot be added up, those of several periods
// (over time) or those of several names; empty where they can.
func NotAdditive(say *language.Printer, f *data.Figure, overTime bool) string {
	if f.Adds(overTime) {
		return ""
	}
	return means(say, f, "a sum", nothing)
}

const nothing = "means nothing"

// means says what kind of numbers a figure has, and how something of them is.
func means(say *language.Printer, f *data.Figure, what, how string) string {
	switch f.Nature() {
	case data.CountOfWhole:
		return fmt.Sprintf("the values of %s are parts of a whole each, and do not add up", f.ID)
	case data.Level:
		return fmt.Sprintf("%s is measured in %s, of which %s %s", f.ID, say.UnitOf(f), what, how)
	case data.Average:
		return fmt.Sprintf("%s is an average, a median or a price, and %s of these %s", f.ID, what, how)
	case data.Stock:
		return fmt.Sprintf("%s is an amount at a date, and %s over time would count the same again at each date", f.ID, what)
	case data.AnnualRate:
		return fmt.Sprintf("the values of %s are at annual rates, and %s over time would count each of them for a year", f.ID, what)
	case data.Amount:
		return fmt.Sprintf("it is not known whether %s is an amount at a date, as inhabitants and debts are, or of a period, as births and sales: only that of periods has %s over time", f.ID, what)
	case data.Relative:
		return fmt.Sprintf("each number of %s is compared with another period, which is 100, and %s of these %s", f.ID, what, how)
	case data.FromChosen:
		return fmt.Sprintf("%s is counted from a zero that was chosen, and %s of such numbers %s", f.ID, what, how)
	}
	unit := say.UnitOf(f)
	if !strings.HasPrefix(unit, "per ") {
		unit = "in " + unit
	}
	return fmt.Sprintf("%s is %s, and %s of these %s", f.ID, unit, what, how)
}

// NoShares says why the values of a figure are no parts of their sum; empty where they are.
func NoShares(say *language.Printer, f *data.Figure) (why, hint string) {
	switch {
	case f.HasShares():
		return "", ""
	case f.MayBeOfOneWhole():
		return means(say, f, "a share", nothing), fmt.Sprintf("show the numbers themselves, or write whole: same into %s where all of them are of one whole", f.ID)
	}
	return means(say, f, "a share", nothing), "show the numbers themselves"
}

// refusesShares refuses shares of what has none. A part and its whole may be two figures, each
// with numbers of one nature: the percentages of one thing, rates of the same people.
func refusesShares(d *derivation) bool {
	for i, g := range d.From {
		why, hint := NoShares(d.say, g)
		if why == "" || len(d.From) > 1 && g.MayBeOfOneWhole() || !g.HasRatios() {
			continue // those without ratios are refused for that
		}
		d.refuseInput(i, why, hint)
		return true
	}
	if len(d.From) == 1 && d.over.Groups == nil {
		if why, hint := TimesAsParts(d.From[0]); why != "" {
			d.refuseInput(0, why, hint)
			return true
		}
	}
	return len(d.From) == 1 && (negativePart(d, d.From[0]) || refusesUnlike(d)) || otherKind(d) || stockOfFlow(d)
}

// TimesAsParts says that the series of a figure are times, whose sum is no whole of its keys; empty where they are not.
func TimesAsParts(f *data.Figure) (why, hint string) {
	for _, s := range f.Series {
		if _, ok := data.ParsePeriod(s.Name); !ok {
			return "", ""
		}
	}
	if len(f.Series) < 2 {
		return "", ""
	}
	return fmt.Sprintf("the series of %s are times, and the sum of %s and %s is no whole of either", f.ID, f.Series[0].Name, f.Series[1].Name),
		"let the parts be the series, and the times the keys: series: {Ontario: {2016: ..., 2021: ...}}"
}

// otherKind refuses to compare amounts with those at other prices, or that are adjusted or annualised
// otherwise. Of one thing the quotient is a deflator, or what the season makes of it, which is a
// difference as well.
func otherKind(d *derivation) bool {
	if len(d.From) != 2 {
		return false
	}
	a, b := d.From[0], d.From[1]
	x, y := compared(a), compared(b)
	own, _, is := x.Unlike(y)
	priced, season := own&(data.CurrentPrices|data.ConstantPrices) != 0 && a.IsAmount(), own&(data.Adjusted|data.Unadjusted) != 0
	if !is || own&(data.Annualised|data.OwnPeriod) == 0 && d.By != data.ShareOfTotal && wording.OneThing(a.Basis, b.Basis, season) && !(priced && d.By == data.Difference) {
		return false
	}
	why, _ := unlike([]term{{name: a.ID, basis: x}, {name: b.ID, basis: y}})
	hint := "compute from figures that are of one kind"
	if season && d.By != data.ShareOfTotal {
		hint += "; where they are one thing in both ways, give it one name in both titles"
	}
	d.refuseInput(1, why, hint)
	return true
}

// compared is what a figure and one that it is compared with must be alike in.
func compared(f *data.Figure) data.Basis {
	b := inYears(f)
	if f.IsAmount() {
		if b.Aspects&data.Nominal != 0 {
			b.Aspects |= data.CurrentPrices
		}
		if b.Aspects&data.Real != 0 {
			b.Aspects |= data.ConstantPrices
		}
	}
	b.Aspects &= data.Parities | data.MarketRates | data.CurrentPrices | data.ConstantPrices | data.Adjusted | data.Unadjusted | data.Annualised | data.OwnPeriod
	return b
}

// inYears is what is said of a figure, and whether its amounts of parts of a year are annualised,
// which its nature says.
func inYears(f *data.Figure) data.Basis {
	b := f.Basis
	switch nature := f.Nature(); {
	case nature == data.AnnualRate:
		b.Aspects |= data.Annualised
	case nature == data.Flow && !f.Cumulative && f.Periods && len(f.Keys) > 0 && f.Keys[0].Period.Granularity().PerYear() > 1 && !runs(f):
		b.Aspects |= data.OwnPeriod
	}
	return b
}

// runs reports whether the values of a figure are sums that may reach over a year.
func runs(f *data.Figure) bool { return f.Derived != nil && f.Derived.By.Runs() }

// stockOfFlow refuses percentages that amounts at a date are of those of a part of a year: debts
// by the GDP of a quarter are four times what is meant.
func stockOfFlow(d *derivation) bool {
	if len(d.From) != 2 || !d.From[0].Periods || d.From[0].Nature() != data.Stock || d.From[1].Nature() != data.Flow || d.From[1].Cumulative ||
		d.By == data.Ratio && !(d.HasUnit && d.Unit.Kind == data.UnitPercent) || len(d.From[1].Keys) == 0 {
		return false
	}
	parts := d.From[1].Keys[0].Period.Granularity().PerYear()
	if parts < 2 {
		return false
	}
	d.refuseInput(1, fmt.Sprintf("%s is an amount at a date, and %s that of a part of a year, of which it would be too many percent", d.From[0].ID, d.From[1].ID),
		fmt.Sprintf("divide by the sums of a year: a figure of %s with by: running-sum, window: %d", d.From[1].ID, parts))
	return true
}

// negativePart refuses shares of a figure of which a part is below zero: a balance is no part of
// a sum. Where a file leaves out what cannot be compared, these keys have no shares.
func negativePart(d *derivation, g *data.Figure) bool {
	if d.Gapped {
		return false
	}
	for _, s := range g.Parts() {
		for i, v := range s.Values {
			if v.Is == data.Absent || v.Low().Sign() >= 0 || len(g.Series) == 1 && g.IsAggregate(s.Keys[i].Name) {
				continue
			}
			d.refuseInput(0, fmt.Sprintf("%s is %s for %s, and what is below zero is no part of a sum", g.ID, d.say.Label(v, g.Unit), s.Keys[i]),
				"show the numbers themselves, or add incomparable: gap, which leaves such shares out and says why")
			return true
		}
	}
	return false
}

// meaningless says why a sum or a mean of a figure means nothing; empty where it does
// mean something.
func meaningless(d *derivation, g *data.Figure) (why, hint string) {
	overTime := d.By.Runs() || d.over.Period != data.NoPeriod
	switch d.By {
	case data.Last:
		if overTime && g.Nature() == data.Flow && !g.Cumulative {
			return fmt.Sprintf("%s is an amount of its period, and the last one is not that of all of them", g.ID),
				fmt.Sprintf("write by: sum, over: %s; or, where each value is at a date, nature: stock into %s", d.Over, undecided(g, data.Flow).ID)
		}
	case data.Sum, data.RunningSum:
		if name, of := stockWithin(g); overTime && name != "" {
			return fmt.Sprintf("%q of %s is there again in the next period, and a sum over time would count it in each", name, of.ID), "add up the flows alone, without the stocks that a period starts or ends with"
		}
		if why = NotAdditive(d.say, g, overTime); why == "" || d.OneWhole && !overTime && g.MayBeOfOneWhole() {
			return "", ""
		}
		return why, d.insteadOfSum(g)
	case data.Mean, data.RunningMean:
		if why, hint = unevenMean(d, g); why != "" {
			return why, hint
		}
		if d.Equal || d.Held || g.Averages(overTime) {
			return "", ""
		}
		hint = "write by: weighted-mean and weights: with the figure of what each counts" + suchWeights(d, g) + ", or by: mean and weights: equal where each counts the same"
		if d.By == data.RunningMean {
			hint = "write weights: equal where each period counts the same, or divide running sums"
		}
		return means(d.say, g, "a mean", "depends on how much each counts"), hint
	}
	return "", ""
}

// stockWithin is the name of a stock that each period of a figure starts or ends with, beside flows or in a
// sum with them; empty for none.
func stockWithin(g *data.Figure) (name string, of *data.Figure) {
	if d := g.Derived; d != nil {
		if d.By == data.Sum && d.Over.Period == data.NoPeriod || d.By == data.Difference && len(d.From) == 2 {
			for _, from := range d.From {
				if name, of = stockWithin(from); name != "" {
					return name, of
				}
			}
		}
		return "", nil
	}
	for _, t := range allTerms(g) {
		if wording.StockInAccount(t.name) {
			return t.name, g
		}
	}
	if g.Nature() == data.Stock && wording.StockInAccount(g.Basis.Of) {
		return g.Basis.Of, g
	}
	return "", nil
}

// suchWeights names figures of the file that may say how much each number of another counts.
func suchWeights(d *derivation, g *data.Figure) string {
	if d.WeightsFor == nil {
		return ""
	}
	names := d.WeightsFor(g)
	switch {
	case len(names) > 0:
	case d.By.Runs() || d.over.Period != data.NoPeriod:
		return ""
	default:
		return ", such as the labour force of unemployment rates, or the employees of their pay"
	}
	return ", such as weights: " + strings.Join(names, " or weights: ")
}

// insteadOfSum is what to write instead of a sum that means nothing.
func (d *derivation) insteadOfSum(g *data.Figure) string {
	overTime := d.By.Runs() || d.over.Period != data.NoPeriod
	switch {
	case g.IsAmount():
		return insteadOfStock(d, g)
	case g.Averages(false):
		return "compute a mean, the least or the greatest"
	case overTime && (hundredths(g.Unit) || g.MayBeOfOneWhole()):
		return "compute from the numbers that it was computed from: rates and shares of several periods do not add up to that of all, and whole: same is for those of one period"
	case d.OneWhole:
	case g.Unit.Kind == data.UnitPoints && d.By == data.Sum:
		return fmt.Sprintf("add whole: same, or total: into %s with the figure of the rate, where they are contributions to one rate", g.ID)
	case hundredths(g.Unit) && d.By == data.Sum:
		return "add whole: same where they are shares of one whole"
	case g.MayBeOfOneWhole() && d.By == data.Sum:
		return "compute from the numbers that it was computed from, or add whole: same where all of them are of one whole"
	}
	return "compute from the numbers that it was computed from"
}

// insteadOfStock is what to write instead of a sum over time of amounts that may be at a date.
func insteadOfStock(d *derivation, g *data.Figure) string {
	instead := fmt.Sprintf("by: last, over: %s, or by: mean", d.Over)
	if d.By.Runs() {
		instead = "by: running-mean"
	}
	switch g.Nature() {
	case data.AnnualRate:
		return "write " + strings.Replace(instead, "by: last, over: "+d.Over+", or ", "", 1)
	case data.Stock:
		return fmt.Sprintf("write %s; or, where each value is of the whole of its period, nature: flow into %s", instead, undecided(g, data.Stock).ID)
	}
	return fmt.Sprintf("write nature: flow into %s where each value is of the whole of its period; where it is at a date, nature: stock, and here %s", undecided(g, data.Amount).ID, instead)
}

// undecided is the figure that was read from which a computed one has its nature.
func undecided(g *data.Figure, nature data.Nature) *data.Figure {
	for g.Derived != nil {
		i := slices.IndexFunc(g.Derived.From, func(f *data.Figure) bool { return f.Nature() == nature })
		if i < 0 {
			break
		}
		g = g.Derived.From[i]
	}
	return g
}

// hundredths reports percentages and their changes.
func hundredths(u data.Unit) bool { return u.Kind == data.UnitPercent || u.Kind == data.UnitPoints }

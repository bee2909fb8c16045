package check

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// Claims are what a file says of a figure, with the places where it says so.
type Claims struct {
	// Total is a figure that the series add up to; nil for none.
	Total   *data.Figure
	TotalAt Place
	// Between is what all numbers lie between; nil for anything.
	Between *[2]data.Decimal
	// Read says that the values were read, and IntervalAt is where the file says what
	// their intervals are; zero where it does not.
	Read       bool
	IntervalAt Place
	// OfAt is where the file says what whole the values are counted of.
	OfAt Place
	// FreshDays is how many days the figure is fresh; 0 for ever. OfSource says that they
	// run from the date of its newest source, not from its latest period. Today is the day
	// it is measured at; zero for none.
	FreshDays int
	OfSource  bool
	FreshAt   Place
	Today     data.Period
	// Broken says that the figure has another fault: what is missing may be what that is
	// about.
	Broken bool
}

// Findings are what became of the claims.
type Findings struct {
	Faults data.Faults
	// AddsUp says that the series are the parts of the total, which Roundings miss by
	// rounding.
	AddsUp    bool
	Roundings []data.RoundingDifference
	// Fresh says how long the figure is fresh; nil where there is no limit. Stale is the
	// fault of one that no longer is.
	Fresh *data.Freshness
	Stale *data.Fault
}

// figureCheck checks one figure.
type figureCheck struct {
	Claims
	fig   *data.Figure
	say   *language.Printer
	found Findings
}

// most is how many values outside their limits are listed.
const most = 50

// Figure checks a figure against what the file says of it.
func Figure(say *language.Printer, fig *data.Figure, claims Claims) Findings {
	k := &figureCheck{Claims: claims, fig: fig, say: say}
	if k.Total != nil {
		k.checkTotal(k.Total)
	}
	k.checkSecrets()
	if k.Between != nil {
		k.checkBetween(k.Between[0], k.Between[1])
	}
	if k.Read {
		k.checkIntervals()
	}
	if fig.Of != nil {
		k.checkOf()
	}
	if k.FreshDays > 0 {
		k.checkFresh()
	}
	return k.found
}

func (k *figureCheck) fault(at Place, text, hint string) {
	k.found.Faults = append(k.found.Faults, data.Fault{Pos: at.Pos, Path: at.Path, Text: text, Hint: hint})
}

// checkTotal checks that the series add up to another figure, within the
// rounding of all numbers. Where the printed parts miss the printed total, the
// difference is kept, to be declared.
func (k *figureCheck) checkTotal(total *data.Figure) {
	fig := k.fig
	switch {
	case len(fig.Parts()) < 2:
		k.fault(k.TotalAt, "a figure with one series has no parts", "write the parts as series")
		return
	case len(total.Series) != 1:
		k.fault(k.TotalAt, fmt.Sprintf("%s has several series and is not a total", total.ID), "name a figure with one series")
		return
	case !compute.Alike(fig.Unit, total.Unit) && !(fig.Unit.Kind == data.UnitPoints && total.Unit.Kind == data.UnitPercent): // contributions to a rate
		k.fault(k.TotalAt, fmt.Sprintf("the parts are in %s, the total in %s", k.say.Unit(fig.Unit), k.say.Unit(total.Unit)), "name a figure of the same unit")
		return
	}
	k.found.AddsUp = true
	for _, key := range fig.Keys {
		whole, known := total.Series[0].At(key)
		parts := compute.AllAt(fig, key)
		if !known || whole.Is == data.Absent || len(parts) < len(fig.Parts()) || slices.ContainsFunc(parts, func(o compute.Operand) bool { return o.Value.Is == data.Absent }) {
			continue
		}
		k.checkSum(total, key, parts, whole)
	}
}

// checkSum checks a sum by the numbers as they are known, and keeps the difference of those
// that are shown, which a reader may add up.
func (k *figureCheck) checkSum(total *data.Figure, key data.Key, parts []compute.Operand, whole data.Value) {
	fig := k.fig
	low, high, sum := new(big.Rat), new(big.Rat), new(big.Rat)
	shownTotal := whole.Shown()
	decimals := shownTotal.Number.Decimals()
	printable := shownTotal.Is == data.Exact // a sum of bounds is nothing that anybody printed
	for _, o := range parts {
		in := compute.NewInput(o.Value, language.Counts(o.Unit), fig.Unit.Scale-total.Unit.Scale)
		a, b := compute.Span(in)
		low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
		decimals = max(decimals, in.Places)
		shown := o.Value.Shown()
		sum.Add(sum, compute.NewInput(shown, language.Counts(o.Unit), fig.Unit.Scale-total.Unit.Scale).Mid)
		printable = printable && (shown.Is == data.Exact || shown.Is == data.About)
	}
	a, b := compute.Span(compute.NewInput(whole, language.Counts(total.Unit), 0))
	printed, ok := data.RoundRat(sum, decimals, data.HalfAway)
	if low != nil && b != nil && low.Cmp(b) > 0 || high != nil && a != nil && high.Cmp(a) < 0 {
		k.fault(Place{fig.PosOf(parts[0].Value), "figures." + fig.ID}, fmt.Sprintf("the parts of %s add up to %s, but %s is %s", key, k.say.Label(data.Value{Number: printed}, total.Unit), total.ID, k.say.Label(whole, total.Unit)),
			"correct a number; rounding does not explain the difference")
		return
	}
	atTotal, _ := data.RoundRat(sum, shownTotal.Number.Decimals(), data.HalfAway)
	if ok && printable && atTotal.Cmp(shownTotal.Number) != 0 {
		k.found.Roundings = append(k.found.Roundings, data.RoundingDifference{Key: key, Sum: printed, Total: shownTotal.Number})
	}
}

// checkBetween checks that every number, every end of a range and every disputed
// number lies inside.
func (k *figureCheck) checkBetween(low, high data.Decimal) {
	fig, before := k.fig, len(k.found.Faults)
	read := fig.Unit
	read.Scale -= fig.Precision.Up
	for e := range fig.Numbers() {
		for v := range e.Value.Claims() {
			if len(k.found.Faults)-before > most {
				k.fault(Place{fig.Pos, "figures." + fig.ID}, fmt.Sprintf("more than %d values are outside %s to %s; the rest are not shown", most, asRead(low, fig), asRead(high, fig)), "correct between:")
				return
			}
			if i := v.Interval(); i != nil && (i.Low.Cmp(low) < 0 || i.High.Cmp(high) > 0) {
				k.fault(placeOf(fig, e.Series, e.Key, e.Value), fmt.Sprintf("the interval from %s to %s is outside %s to %s", asRead(i.Low, fig), asRead(i.High, fig), asRead(low, fig), asRead(high, fig)), "correct the interval, or between:")
			}
			if v.Outside(low, high) {
				whole, _ := v.Divided(-fig.Precision.Up) // it was divided before, and so has room
				k.fault(placeOf(fig, e.Series, e.Key, e.Value), fmt.Sprintf("%s is outside %s to %s", k.say.Label(whole.Unrounded(), read), asRead(low, fig), asRead(high, fig)), "correct the number, or between:")
			}
		}
	}
}

// asRead is a number of a figure in the scale that the file has, and not in that which is
// shown.
func asRead(d data.Decimal, fig *data.Figure) data.Decimal {
	whole, _ := d.Shift(fig.Precision.Up) // it was divided before, and so has room
	return whole
}

// checkIntervals checks that the figure says what its intervals are.
func (k *figureCheck) checkIntervals() {
	fig, named := k.fig, k.IntervalAt != Place{}
	i := slices.IndexFunc(fig.Series, (*data.Series).HasIntervals)
	switch {
	case i < 0 && named && !k.Broken:
		k.fault(k.IntervalAt, "no value has an interval", "write the values as 2019: {value: 35.8, interval: [34.9, 36.7]}, or remove interval:")
	case i >= 0 && !named:
		s := fig.Series[i]
		j := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Interval() != nil })
		k.fault(placeOf(fig, s, s.Keys[j], s.Values[j]), "the value has an interval, and the figure does not say what it is", "add interval: to the figure, in the words of its source, such as 95% confidence")
	}
}

// checkOf checks that no part is greater than its whole, and that the printed
// percentage is that of the count.
func (k *figureCheck) checkOf() {
	fig, of := k.fig, k.fig.Of
	if fig.Unit.Kind != data.UnitPlain || fig.Unit.Scale != 0 {
		k.fault(k.OfAt, "only counts are part of a whole", "write a unit that is counted, such as enterprises")
		return
	}
	numbers := 0
	for e := range fig.Numbers() {
		v := e.Value
		numbers++
		if v.Outside(data.Int(0), of.Count) {
			k.fault(placeOf(fig, e.Series, e.Key, v), notAPart(k.say.Label(v, fig.Unit), v, of.Count), "correct the number, or of:")
			return
		}
	}
	if of.Printed == nil || k.Broken {
		return
	}
	if numbers != 1 {
		k.fault(k.OfAt, fmt.Sprintf("a printed percentage belongs to one value, and the figure has %d", numbers), "remove printed:")
		return
	}
	for e := range fig.Numbers() {
		v := e.Value
		share := new(big.Rat).Quo(v.Number.Rat(), of.Count.Rat())
		computed, _ := data.RoundRat(share.Mul(share, compute.Hundred()), of.Printed.Decimals(), data.HalfAway)
		if v.Is == data.Exact && computed.Cmp(*of.Printed) != 0 {
			k.fault(k.OfAt, fmt.Sprintf("%s of %s is %s%%, not %s%%", v.Number, of.Count, computed, of.Printed), "correct the count, or printed:")
		}
	}
}

func notAPart(printed string, v data.Value, whole data.Decimal) string {
	if v.High().Sign() <= 0 {
		return fmt.Sprintf("%s is less than none of the whole, %s", printed, whole)
	}
	return fmt.Sprintf("%s is more than the whole, %s", printed, whole)
}

// checkFresh finds figures whose latest value is older than their limit. The
// age runs from the end of the latest period that was observed, not forecast,
// or, where there is none or the file says so, from the date of the newest source. What is reported of a
// stale figure names the day it became so, and stays the same from day to day.
func (k *figureCheck) checkFresh() {
	fig := k.fig
	latest, what := fig.LatestPeriod(), "value"
	if latest.IsZero() || k.OfSource {
		latest = newestSource(fig)
	}
	if k.OfSource {
		what = "source"
	}
	if latest.IsZero() {
		if !k.Today.IsZero() {
			k.fault(k.FreshAt, "there is no date to measure the age from", "add date: to the source")
		}
		return
	}
	if latest.Granularity() == data.FiscalYear && latest.Fiscal().Begins == 0 {
		k.fault(k.FreshAt, fmt.Sprintf("it is not known when the fiscal year %s ends", latest), "add fiscal: with the month in which the fiscal years begin, such as fiscal: April")
		return
	}
	from := data.DayOf(latest.End().AddDate(0, 0, k.FreshDays+1))
	k.found.Fresh = &data.Freshness{Figure: fig.ID, StaleFrom: from}
	if !k.Today.IsZero() && !k.Today.Start().Before(from.Start()) {
		k.found.Stale = &data.Fault{Pos: k.FreshAt.Pos, Path: k.FreshAt.Path, Rule: data.RuleStale, Hint: data.CureOf(data.RuleStale),
			Text: fmt.Sprintf("the latest %s, of %s, is older than its limit of %d days since %s", what, latest, k.FreshDays, from)}
	}
}

// newestSource is the date of the newest source of the figure.
func newestSource(fig *data.Figure) data.Period {
	var newest data.Period
	for e := range fig.Numbers() {
		for _, src := range e.Series.SourcesOf(e.Value) {
			if !src.Date.IsZero() && (newest.IsZero() || src.Date.Compare(newest) > 0) {
				newest = src.Date
			}
		}
	}
	return newest
}

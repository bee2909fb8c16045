package file

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/compute"
)

// check holds a figure to what the file says of it: total, of, between, fresh.
func (r *resolver) check(f *figureDraft) {
	fig, whole := r.known(ref{name: f.id})
	if f.total.name != "" {
		if total, _ := r.known(f.total); fig != nil && total != nil {
			r.checkTotal(f, fig, total)
		}
	}
	if fig == nil {
		return
	}
	if f.between != nil {
		r.checkBetween(f, fig)
	}
	if f.from == nil {
		r.checkIntervals(f, fig)
	}
	if f.of != nil {
		r.checkOf(f, fig)
	}
	if whole && f.fresh > 0 {
		r.checkFresh(f, fig)
	}
}

// posOf is where a value stands, or its figure when it was computed or came
// from a CSV file.
func posOf(fig *data.Figure, v data.Value) data.Pos {
	if p := v.Detail().Pos; p.Line > 0 {
		return p
	}
	return fig.Pos
}

func pathOf(fig *data.Figure, s *data.Series, k data.Key) string {
	path := "figures." + fig.ID
	if s.Name != "" {
		path += "." + s.Name
	}
	return path + "." + k.String()
}

// checkTotal holds that the series add up to another figure, within the
// rounding of all numbers. Where the printed parts miss the printed total, the
// difference is kept, to be declared.
func (r *resolver) checkTotal(f *figureDraft, fig, total *data.Figure) {
	switch {
	case len(fig.Series) < 2:
		r.fault(f.total.at, "a figure with one series has no parts", "write the parts as series")
		return
	case len(total.Series) != 1:
		r.fault(f.total.at, fmt.Sprintf("%s has several series and is not a total", total.ID), "name a figure with one series")
		return
	case !compute.Alike(fig.Unit, total.Unit):
		r.fault(f.total.at, fmt.Sprintf("the parts are in %s, the total in %s", r.printer.Unit(fig.Unit), r.printer.Unit(total.Unit)), "name a figure of the same unit")
		return
	}
	fig.Total = total
	for _, k := range fig.Keys {
		whole, known := total.Series[0].At(k)
		parts := compute.AllAt(fig, k)
		if !known || whole.Is == data.Absent || len(parts) < len(fig.Series) || slices.ContainsFunc(parts, func(o compute.Operand) bool { return o.Value.Is == data.Absent }) {
			continue
		}
		r.checkSum(fig, total, k, parts, whole)
	}
}

func (r *resolver) checkSum(fig, total *data.Figure, k data.Key, parts []compute.Operand, whole data.Value) {
	low, high, sum := new(big.Rat), new(big.Rat), new(big.Rat)
	decimals := whole.Number.Decimals()
	printable := whole.Is == data.Exact // a sum of bounds is nothing that anybody printed
	for _, o := range parts {
		in := compute.NewInput(o.Value, o.Unit.Exact(), fig.Unit.Scale-total.Unit.Scale)
		a, b := compute.Span(in)
		low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
		sum.Add(sum, in.Mid)
		decimals = max(decimals, in.Places)
		printable = printable && (o.Value.Is == data.Exact || o.Value.Is == data.About)
	}
	a, b := compute.Span(compute.NewInput(whole, total.Unit.Exact(), 0))
	printed, ok := data.RoundRat(sum, decimals, data.HalfAway)
	if low != nil && b != nil && low.Cmp(b) > 0 || high != nil && a != nil && high.Cmp(a) < 0 {
		r.faultAt(posOf(fig, parts[0].Value), "figures."+fig.ID, fmt.Sprintf("the parts of %s add up to %s, but %s is %s", k, printed, total.ID, r.printer.Label(whole, total.Unit)),
			"correct a number; rounding does not explain the difference")
		return
	}
	atTotal, _ := data.RoundRat(sum, whole.Number.Decimals(), data.HalfAway)
	if ok && printable && atTotal.Cmp(whole.Number) != 0 {
		fig.Roundings = append(fig.Roundings, data.RoundingDifference{Key: k, Sum: printed, Total: whole.Number})
	}
}

// checkBetween holds that every number, every end of a range and every disputed
// number lies inside.
func (r *resolver) checkBetween(f *figureDraft, fig *data.Figure) {
	low, high := f.between[0], f.between[1]
	before := len(r.faults)
	for e := range fig.Numbers() {
		for v := range e.Value.Claims() {
			if len(r.faults)-before > maxCSVFaults {
				r.faultAt(fig.Pos, "figures."+fig.ID, fmt.Sprintf("more than %d values are outside %s to %s; the rest are not shown", maxCSVFaults, low, high), "correct between:")
				return
			}
			if i := v.Interval(); i != nil && (i.Low.Cmp(low) < 0 || i.High.Cmp(high) > 0) {
				r.faultAt(posOf(fig, e.Value), pathOf(fig, e.Series, e.Key), fmt.Sprintf("the interval from %s to %s is outside %s to %s", i.Low, i.High, low, high), "correct the interval, or between:")
			}
			if v.Outside(low, high) {
				r.faultAt(posOf(fig, e.Value), pathOf(fig, e.Series, e.Key), fmt.Sprintf("%s is outside %s to %s", r.printer.Label(v, fig.Unit), low, high), "correct the number, or between:")
			}
		}
	}
}

// checkIntervals holds that the figure says what its intervals are.
func (r *resolver) checkIntervals(f *figureDraft, fig *data.Figure) {
	i := slices.IndexFunc(fig.Series, (*data.Series).HasIntervals)
	switch {
	case i < 0 && f.intervalAt.Node != nil && !f.broken:
		r.fault(f.intervalAt, "no value has an interval", "write the values as 2019: {value: 35.8, interval: [34.9, 36.7]}, or remove interval:")
	case i >= 0 && f.intervalAt.Node == nil:
		s := fig.Series[i]
		j := slices.IndexFunc(s.Values, func(v data.Value) bool { return v.Interval() != nil })
		r.faultAt(posOf(fig, s.Values[j]), pathOf(fig, s, s.Keys[j]), "the value has an interval, and the figure does not say what it is", "add interval: to the figure, in the words of its source, such as 95% confidence")
	}
}

// checkOf holds that no part is greater than its whole, and that the printed
// percentage is that of the count.
func (r *resolver) checkOf(f *figureDraft, fig *data.Figure) {
	if fig.Unit.Kind != data.UnitPlain || fig.Unit.Scale != 0 {
		r.fault(f.ofAt, "only counts are part of a whole", "write a unit that is counted, such as enterprises")
		return
	}
	numbers := 0
	for e := range fig.Numbers() {
		v := e.Value
		numbers++
		if v.Outside(data.Int(0), f.of.Count) {
			r.faultAt(posOf(fig, v), pathOf(fig, e.Series, e.Key), notAPart(r.printer.Label(v, fig.Unit), v, f.of.Count), "correct the number, or of:")
			return
		}
	}
	if f.of.Printed == nil || f.broken {
		return
	}
	if numbers != 1 {
		r.fault(f.ofAt, fmt.Sprintf("a printed percentage belongs to one value, and the figure has %d", numbers), "remove printed:")
		return
	}
	for e := range fig.Numbers() {
		v := e.Value
		share := new(big.Rat).Quo(v.Number.Rat(), f.of.Count.Rat())
		computed, _ := data.RoundRat(share.Mul(share, compute.Hundred()), f.of.Printed.Decimals(), data.HalfAway)
		if v.Is == data.Exact && computed.Cmp(*f.of.Printed) != 0 {
			r.fault(f.ofAt, fmt.Sprintf("%s of %s is %s%%, not %s%%", v.Number, f.of.Count, computed, f.of.Printed), "correct the count, or printed:")
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
// or, where there is none, from the date of the newest source. What is said of a
// stale figure names the day it became so, and stays the same from day to day.
func (r *resolver) checkFresh(f *figureDraft, fig *data.Figure) {
	latest := newestSource(fig)
	if fig.Periods {
		for _, k := range slices.Backward(fig.Keys) {
			if observed(fig, k) {
				latest = k.Period
				break
			}
		}
	}
	if latest.IsZero() {
		if !r.today.IsZero() {
			r.fault(f.freshAt, "there is no date to measure the age from", "add date: to the source")
		}
		return
	}
	from := data.DayOf(latest.End().AddDate(0, 0, f.fresh+1))
	r.ds.Fresh = append(r.ds.Fresh, data.Freshness{Figure: fig.ID, StaleFrom: from})
	if !r.today.IsZero() && !r.today.Start().Before(from.Start()) {
		stale := r.newFault(f.freshAt.pos(), f.freshAt.path, fmt.Sprintf("the latest value, of %s, is older than its limit of %d days since %s", latest, f.fresh, from), data.CureOf(data.RuleStale))
		stale.Rule = data.RuleStale
		r.stale = append(r.stale, stale)
	}
}

// observed reports whether a figure has a number at a key that is no forecast.
func observed(fig *data.Figure, k data.Key) bool {
	return slices.ContainsFunc(fig.Series, func(s *data.Series) bool {
		v, ok := data.NumberAt(s, k)
		return ok && v.Status != data.Forecast
	})
}

func hasNumber(fig *data.Figure, k data.Key) bool {
	for _, s := range fig.Series {
		if v, ok := s.At(k); ok && v.Is != data.Absent {
			return true
		}
	}
	return false
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

package file

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

func joinWith(items []string, sep string) string { return strings.Join(items, sep) }

// trimFloat writes a number of years: 7, 0.25, 1.0021.
func trimFloat(x float64) string {
	return strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)
}

// derived computes a figure from others. Nil when it cannot be, with a fault
// unless another one is the cause.
func (r *resolver) derived(f *figureDraft) *data.Figure {
	if slices.Contains(r.computing, f.id) {
		r.fault(f.key, fmt.Sprintf("the figure is computed from itself: %s", strings.Join(append(r.computing, f.id), " from ")), "name other figures under from:")
		f.broken = true
		return nil
	}
	r.computing = append(r.computing, f.id)
	defer func() { r.computing = r.computing[:len(r.computing)-1] }()
	var from []*data.Figure
	for _, name := range f.from {
		if fig := r.figureNamed(name); fig != nil {
			from = append(from, fig)
		}
	}
	if len(from) < len(f.from) || len(from) == 0 || f.broken || !r.derivable(f, from) {
		f.broken = true
		return nil
	}
	fig := &data.Figure{
		ID: f.id, Pos: f.key.pos(), Of: f.of, Periods: from[0].Periods,
		Derived: &data.Derivation{By: f.by, From: from, Previous: f.over == "previous"},
		Sources: r.sourcesOf(f.sources),
	}
	var ok bool
	if fig.Unit, ok = r.derivedUnit(f, from); !ok || !r.base(f, fig) {
		return nil
	}
	fig.Series = r.derivedSeries(f, fig)
	if fig.Series == nil {
		return nil
	}
	fig.Finish()
	fig.InheritBreaks()
	for _, s := range fig.Series {
		fig.Sources = data.AppendSources(fig.Sources, s.Sources...)
	}
	return fig
}

// arity is how many figures a method takes.
func arity(by data.Method) (least, most int) {
	switch by {
	case data.Growth, data.CAGR, data.Index:
		return 1, 1
	case data.Ratio:
		return 2, 2
	case data.Difference, data.ShareOfTotal:
		return 1, 2
	}
	return 1, maxFigures
}

// derivable checks that a method can be used on these figures.
func (r *resolver) derivable(f *figureDraft, from []*data.Figure) bool {
	least, most := arity(f.by)
	overTime := f.by == data.Growth || f.by == data.CAGR || f.by == data.Index || f.by == data.Difference && len(from) == 1
	switch {
	case len(from) < least || len(from) > most:
		r.fault(f.byAt, fmt.Sprintf("%s takes %s, not %d", f.by, countWords(least, most), len(from)), "name them under from:")
	case overTime && !from[0].Periods:
		r.fault(f.byAt, fmt.Sprintf("%s compares periods, but the keys of %s are names", f.by, from[0].ID), "use ratio or share-of-total, or a figure over time")
	case slices.ContainsFunc(from, func(g *data.Figure) bool { return g.Periods != from[0].Periods }):
		r.fault(f.from[0].at, "the figures mix periods and names", "compute from figures with keys of one kind")
	case (f.by == data.CAGR || f.by == data.Index) && f.base == nil:
		r.fault(f.byAt, fmt.Sprintf("%s needs a base", f.by), fmt.Sprintf("add base: %s", from[0].Keys[0]))
	case f.by != data.CAGR && f.by != data.Index && f.base != nil:
		r.fault(*f.base, fmt.Sprintf("%s has no base", f.by), "remove base")
	case f.over != "" && f.by != data.Growth && !(f.by == data.Difference && overTime):
		r.fault(f.byAt, fmt.Sprintf("%s has no over:", f.by), "remove over")
	case (f.by == data.Growth || f.by == data.CAGR) && (from[0].Unit.Kind == data.UnitPercent || from[0].Unit.Kind == data.UnitPoints):
		r.faultOf(data.RulePoints, f.byAt, fmt.Sprintf("%s is in percent, and %s of percent would be read as percentage points", from[0].ID, f.by), "write by: difference")
	default:
		return true
	}
	return false
}

func countWords(least, most int) string {
	switch {
	case least == most && least == 1:
		return "one figure"
	case least == most:
		return fmt.Sprintf("%d figures", least)
	case most == maxFigures:
		return "one figure or more"
	}
	return fmt.Sprintf("%d or %d figures", least, most)
}

// alike reports whether numbers of two units can be added: they differ at most
// by their scale.
func alike(a, b data.Unit) bool {
	return a.Kind == b.Kind && a.Noun == b.Noun
}

// derivedUnit is the unit that follows from the method; the file may only name
// it where it does not.
func (r *resolver) derivedUnit(f *figureDraft, from []*data.Figure) (data.Unit, bool) {
	first := from[0].Unit
	for i, g := range from[1:] {
		if !alike(first, g.Unit) && f.by != data.Ratio {
			r.fault(f.from[i+1].at, fmt.Sprintf("%s is in %s, but %s in %s", g.ID, r.printer.Unit(g.Unit), from[0].ID, r.printer.Unit(first)),
				"compute from figures of one unit")
			return data.Unit{}, false
		}
	}
	follows := first
	switch f.by {
	case data.Growth, data.CAGR, data.ShareOfTotal:
		follows = data.Unit{Kind: data.UnitPercent}
	case data.Index:
		follows = data.Unit{Kind: data.UnitIndex}
	case data.Difference:
		if first.Kind == data.UnitPercent {
			follows = data.Unit{Kind: data.UnitPoints}
		}
	case data.Ratio:
		if !alike(first, from[1].Unit) {
			if !f.hasUnit {
				r.fault(f.at, fmt.Sprintf("the unit of %s by %s does not follow from theirs", from[0].ID, from[1].ID), "add unit: and what one is")
			} else if f.unit.Kind != data.UnitPlain {
				r.fault(f.at, fmt.Sprintf("%s by %s cannot be in %s: they measure unlike things", from[0].ID, from[1].ID, r.printer.Unit(f.unit)),
					"write what one is, such as yuan or tonnes")
			}
			return f.unit, f.hasUnit && f.unit.Kind == data.UnitPlain
		}
		follows = data.Unit{Kind: data.UnitTimes}
	}
	if f.hasUnit && f.unit != follows {
		rule := ""
		if follows.Kind == data.UnitPoints && f.unit.Kind == data.UnitPercent {
			rule = data.RulePoints
		}
		r.faultOf(rule, f.at, fmt.Sprintf("the unit of the result is %s, not %s", r.printer.Unit(follows), r.printer.Unit(f.unit)), "remove unit:")
		return data.Unit{}, false
	}
	return follows, true
}

// base finds the period that an index or a compound rate starts from.
func (r *resolver) base(f *figureDraft, fig *data.Figure) bool {
	if f.base == nil {
		return true
	}
	p, ok := r.period(*f.base)
	if !ok {
		return false
	}
	fig.Derived.Base = p
	if !slices.Contains(fig.Derived.From[0].Keys, data.PeriodKey(p)) {
		r.fault(*f.base, fmt.Sprintf("%s has no value for %s", fig.Derived.From[0].ID, p), fmt.Sprintf("its first is %s", fig.Derived.From[0].Keys[0]))
		return false
	}
	return true
}

// derivedSeries computes the values. Each series of the first figure gives one,
// except that share-of-total and sum of one figure work across its series or,
// for one series, across its categories.
func (r *resolver) derivedSeries(f *figureDraft, fig *data.Figure) []*data.Series {
	from := fig.Derived.From
	switch {
	case f.by == data.Sum && len(from) == 1:
		if len(from[0].Series) == 1 {
			r.fault(f.from[0].at, fmt.Sprintf("%s has one series: there is nothing to add up", from[0].ID), "name several figures, or one with several series")
			return nil
		}
		return []*data.Series{r.across(from[0])}
	case f.by == data.ShareOfTotal && len(from) == 1:
		return r.shares(f, from[0])
	case f.by == data.Growth || f.by == data.CAGR || f.by == data.Index || len(from) == 1:
		return r.overTime(f, fig)
	}
	return r.pointwise(f, fig)
}

// operand is one input of a formula: a value with its unit and its sources.
type operand struct {
	value   data.Value
	unit    data.Unit
	sources []*data.Source
	// shift is the power of ten that brings it to the scale of the others.
	shift int
}

// operandAt returns the value of a series of g at a key, in numbers of the
// given scale.
func operandAt(g *data.Figure, s *data.Series, k data.Key, scale int) (operand, bool) {
	v, ok := s.At(k)
	return operand{v, g.Unit, s.SourcesOf(v), g.Unit.Scale - scale}, ok
}

// evaluate applies a formula to operands: number, status, sources, disputes and
// the way it was computed.
func (r *resolver) evaluate(f formula, operands []operand) data.Value {
	inputs := make([]input, len(operands))
	shown := make([]string, len(operands))
	var sources []*data.Source
	show := r.printer.Label
	if slices.ContainsFunc(operands, func(o operand) bool { return o.unit.Scale != operands[0].unit.Scale }) {
		show = r.printer.Value // 35.8 ÷ 11,000 would not be what was computed
	}
	for i, o := range operands {
		inputs[i] = newInput(o.value, o.unit.Exact(), o.shift)
		shown[i] = show(o.value, o.unit)
		sources = data.AppendSources(sources, o.sources...)
	}
	v, reason := f.apply(r.printer, inputs)
	if reason != "" {
		return data.Value{Is: data.Absent, More: &data.Detail{Missing: reason, Sources: sources}}
	}
	more := &data.Detail{Sources: sources, Computed: f.show(shown), Upper: v.High()}
	for i, o := range operands {
		for _, other := range o.value.Disputes() {
			replaced := slices.Clone(inputs)
			replaced[i] = newInput(other.Value, o.unit.Exact(), o.shift)
			if alt, reason := f.apply(r.printer, replaced); reason == "" {
				more.Disputes = append(more.Disputes, data.Dispute{Value: alt, Sources: other.Sources})
			}
		}
	}
	v.More = more
	return v
}

// absent is a computed value that has no number.
func absent(reason string) data.Value {
	return data.Value{Is: data.Absent, More: &data.Detail{Missing: reason}}
}

// overTime compares each period of a series with an earlier one.
func (r *resolver) overTime(f *figureDraft, fig *data.Figure) []*data.Series {
	g := fig.Derived.From[0]
	refused := false
	var out []*data.Series
	for _, s := range g.Series {
		t := &data.Series{Name: s.Name, Note: s.Note}
		for i, k := range s.Keys {
			before, compared := r.comparedWith(fig, s, i)
			if !compared {
				continue
			}
			now, _ := operandAt(g, s, k, g.Unit.Scale)
			then, known := operandAt(g, s, before, g.Unit.Scale)
			v := absent(r.printer.Say(language.WordReasonNoBase, "key", r.printer.Key(before)))
			switch {
			case known && fig.Derived.By == data.Index && before == k:
				v = r.indexBase(now)
			case known:
				v = r.evaluate(overTimeFormula(fig.Derived.By, k.Period, before.Period), []operand{now, then})
			}
			if rule, reason := r.incomparable(g, before, k, v, now.value, then.value); known && rule != "" && now.value.Is != data.Absent && then.value.Is != data.Absent {
				if !f.gapped && !refused {
					r.refuseComparison(f, g, rule, before, k)
					refused = true // said once
				}
				v = absent(reason)
			}
			if v.Is != data.Absent || len(t.Keys) > 0 { // the series begins with its first number
				t.Add(k, v)
			}
		}
		if len(t.Keys) > 0 {
			out = append(out, t)
		}
	}
	if out == nil && !refused {
		r.faultAt(fig.Pos, "figures."+fig.ID, fmt.Sprintf("%s has no two periods to compare", g.ID), "")
	}
	return out
}

// indexBase is 100 by definition, however uncertain or disputed the number is
// that it stands for.
func (r *resolver) indexBase(o operand) data.Value {
	v := r.evaluate(percentOf(), []operand{o, o})
	if o.value.Is == data.Absent || o.value.Number.Sign() <= 0 {
		return v
	}
	return data.Value{Number: data.Int(100), Status: o.value.Status, More: &data.Detail{Sources: o.sources, Computed: v.Detail().Computed}}
}

// comparedWith is the key that the i-th value is compared with. Index compares
// every period with the base, the base itself included.
func (r *resolver) comparedWith(fig *data.Figure, s *data.Series, i int) (data.Key, bool) {
	k := s.Keys[i]
	switch d := fig.Derived; {
	case d.By == data.Index:
		return data.PeriodKey(d.Base), true
	case d.By == data.CAGR:
		return data.PeriodKey(d.Base), d.Base.Compare(k.Period) < 0
	case d.Previous:
		return data.PeriodKey(k.Period.Next(-1)), i > 0
	}
	return data.PeriodKey(k.Period.YearEarlier()), k.Period.YearEarlier().Compare(s.Keys[0].Period) >= 0
}

func overTimeFormula(by data.Method, now, then data.Period) formula {
	switch by {
	case data.Growth:
		return growthOf()
	case data.Index:
		return percentOf()
	case data.Difference:
		return minusOf()
	}
	return compoundGrowth(yearsBetween(then, now))
}

// yearsBetween is the time between two periods in years: whole periods for all
// but days, which count as 365.25 a year.
func yearsBetween(a, b data.Period) float64 {
	if a.Granularity() == data.Day {
		return float64(b.Sub(a)) / 365.25
	}
	return float64(b.Sub(a)) / float64(a.Granularity().PerYear())
}

// across adds up the series of a figure.
func (r *resolver) across(g *data.Figure) *data.Series {
	t := &data.Series{}
	for _, k := range g.Keys {
		if operands := allAt(g, k); len(operands) == len(g.Series) {
			t.Add(k, r.evaluate(sumOf(len(operands)), operands))
		} else {
			t.Add(k, absent(r.printer.Say(language.WordReasonNoBase, "key", r.printer.Key(k))))
		}
	}
	return t
}

func allAt(g *data.Figure, k data.Key) []operand {
	var all []operand
	for _, s := range g.Series {
		if o, ok := operandAt(g, s, k, g.Unit.Scale); ok {
			all = append(all, o)
		}
	}
	return all
}

// maxParts is how many parts a share is taken of: each share looks at all.
const maxParts = 500

// shares computes each part's percentage of the sum of all: of the series at
// each key, or of the categories of an only series.
func (r *resolver) shares(f *figureDraft, g *data.Figure) []*data.Series {
	if len(g.Series) == 1 && g.Periods {
		r.fault(f.from[0].at, fmt.Sprintf("%s has one series over time: there is no total", g.ID), "name the figure of the total as the second under from:")
		return nil
	}
	parts := len(g.Series)
	if parts == 1 {
		parts = len(g.Keys)
	}
	if parts > maxParts {
		r.fault(f.from[0].at, fmt.Sprintf("%s has %d parts; shares are computed of up to %d", g.ID, parts, maxParts), "write a figure of the total, and name it as the second under from:")
		return nil
	}
	if len(g.Series) == 1 {
		s := g.Series[0]
		t := &data.Series{}
		for i, k := range s.Keys {
			operands := make([]operand, len(s.Keys))
			for j, other := range s.Keys {
				operands[j], _ = operandAt(g, s, other, g.Unit.Scale)
			}
			operands[0], operands[i] = operands[i], operands[0]
			t.Add(k, r.evaluate(shareOfParts(len(operands)), operands))
		}
		return []*data.Series{t}
	}
	out := make([]*data.Series, len(g.Series))
	for i, s := range g.Series {
		out[i] = &data.Series{Name: s.Name, Note: s.Note}
		for _, k := range s.Keys {
			operands := allAt(g, k)
			if len(operands) < len(g.Series) {
				out[i].Add(k, absent(r.printer.Say(language.WordReasonNoBase, "key", r.printer.Key(k))))
				continue
			}
			operands[0], operands[i] = operands[i], operands[0]
			out[i].Add(k, r.evaluate(shareOfParts(len(operands)), operands))
		}
	}
	return out
}

// pointwise combines the figures key by key: ratio, difference, share of a
// total figure, sum.
func (r *resolver) pointwise(f *figureDraft, fig *data.Figure) []*data.Series {
	from := fig.Derived.From
	var out []*data.Series
	for _, s := range from[0].Series {
		t := &data.Series{Name: s.Name, Note: s.Note}
		for _, k := range s.Keys {
			operands := make([]operand, 0, len(from))
			for i, g := range from {
				partner := r.partner(f, i, s, g)
				if partner == nil {
					return nil
				}
				if o, ok := operandAt(g, partner, k, operandScale(fig, i)); ok {
					operands = append(operands, o)
				}
			}
			if len(operands) == len(from) {
				t.Add(k, r.evaluate(pointwiseFormula(f.by, len(from)), operands))
			}
		}
		if len(t.Keys) > 0 {
			out = append(out, t)
		}
	}
	if out == nil {
		r.fault(f.from[0].at, "the figures have no key in common", "compute from figures with the same periods or names")
	}
	return out
}

// operandScale is the scale to which the i-th figure is brought before it is
// computed with: that of the first figure, so that the units cancel out or stay;
// in a ratio of unlike things, the one that makes the quotient come out in the
// unit of the result.
func operandScale(fig *data.Figure, i int) int {
	first := fig.Derived.From[0].Unit
	switch {
	case fig.Derived.By != data.Ratio || alike(first, fig.Derived.From[1].Unit):
		return first.Scale
	case i == 0:
		return fig.Unit.Scale
	}
	return 0
}

// partner is the series of g that goes with s: the only one, or the one of the
// same name.
func (r *resolver) partner(f *figureDraft, i int, s *data.Series, g *data.Figure) *data.Series {
	if len(g.Series) == 1 {
		return g.Series[0]
	}
	t, ok := g.SeriesNamed(s.Name)
	if !ok {
		r.fault(f.from[i].at, fmt.Sprintf("%s has no series %q", g.ID, s.Name), "compute from figures whose series have the same names")
		return nil
	}
	return t
}

func pointwiseFormula(by data.Method, n int) formula {
	switch by {
	case data.Ratio:
		return quotient()
	case data.Difference:
		return minusOf()
	case data.ShareOfTotal:
		return percentOf()
	}
	return sumOf(n)
}

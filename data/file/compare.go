package file

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"briefing/data"
)

// compareDraft is a comparison of two values of a chart whose names are not followed.
type compareDraft struct {
	at                    node
	from, to, key, series ref
	as                    string
	label                 textDraft
}

// comparisons are the ways to compare two values, the usual one first.
var comparisons = []string{"change", "difference", "times"}

func compareFields() record[compareDraft] {
	return record[compareDraft]{
		{"from", "a period, a category or a series", true, textShape(), func(d *decoder, n node, c *compareDraft) { c.from, _ = d.ref(n) }},
		{"to", "what it is compared with, of the same kind", true, textShape(), func(d *decoder, n node, c *compareDraft) { c.to, _ = d.ref(n) }},
		{"as", "change in percent, or of percentages in percentage points, unless given; difference in the unit of the chart; times, as in 3.4 times", false, wordShape(comparisons), func(d *decoder, n node, c *compareDraft) {
			c.as, _ = word(d, n, "way to compare two values", comparisons)
		}},
		{"label", "what the number is called beside the mark, such as Gap in 2050", false, translatedShape(), func(d *decoder, n node, c *compareDraft) { c.label = d.textDraft(n) }},
		{"key", "where two series are compared: the period or category; of lines the last period unless given", false, textShape(), func(d *decoder, n node, c *compareDraft) { c.key, _ = d.ref(n) }},
		{"series", "where two keys are compared and the chart has several series: which one", false, textShape(), func(d *decoder, n node, c *compareDraft) { c.series, _ = d.ref(n) }},
	}
}

func decodeCompare(d *decoder, n node) *compareDraft {
	c := &compareDraft{at: n}
	if !compareRecord().decode(d, n, "compare", c) {
		return nil
	}
	return c
}

// resolveComparison computes how far one value of a chart is from another.
func resolveComparison(r *chartResolver, d *chartDraft, c *data.Chart) {
	if d.compare == nil || len(c.Series) == 0 {
		return
	}
	out := &data.Comparison{Pos: d.compare.at.pos()}
	r.base.later(d.compare.label, &out.Label)
	switch {
	case c.Facets != data.FacetsNone:
		r.base.fault(d.compare.at, "panels have no room for what is between two values", "remove facets: or compare:")
		return
	case !c.Kind.Compares():
		r.base.fault(d.compare.at, fmt.Sprintf("%s has no place for what is between two values", c.Kind), "write kind: bar, bar-grouped, lollipop or line, or remove compare:")
		return
	}
	if !comparedPlaces(r, d.compare, c, out) || !haveNumbers(r, d.compare, c, out) {
		return
	}
	from, to := c.Series[out.From.Series], c.Series[out.To.Series]
	q := query{figure: from.Figure, series: from.Series, keys: []data.Key{out.From.Key, out.To.Key}}
	if out.OfSeries() {
		q.other, q.of = to.Series, to.Figure
	}
	v, unit, err := compared(r.base.printer, q, map[string]comparison{"": asChange, "change": asChange, "difference": asDifference, "times": asTimes}[d.compare.as])
	if err != nil {
		if wrong, ok := errors.AsType[*referenceError](err); ok {
			r.base.faultOf(wrong.rule, d.compare.at, wrong.text, wrong.hint)
		}
		return
	}
	if saysSomething(r, d.compare, v, unit) {
		if number := v.Shown().Number; unit.Kind == data.UnitPercent {
			v.KnowNoMore(1 + btoi(number.Cmp(data.Int(1)) < 0 && number.Cmp(data.Int(-1)) > 0)) // what stands over an arrow is read at a glance
		}
		out.Value, out.Unit = v, unit
		c.Compare = out
	}
}

// comparedPlaces finds the two values: of two keys, or of two series at one.
func comparedPlaces(r *chartResolver, d *compareDraft, c *data.Chart, out *data.Comparison) bool {
	series := func(name string) int {
		return slices.IndexFunc(c.Series, func(p data.Plotted) bool { return name != "" && p.Name == c.CallOf(name) })
	}
	a, isKey := keyIn(c.Keys, c.Periods, c.CallOf(d.from.name))
	if !isKey && series(d.from.name) >= 0 {
		return comparedSeries(r, d, c, out, series)
	}
	names := append(data.KeyNames(c.Keys), data.SeriesNames(c.Figures)...)
	b, ok := keyIn(c.Keys, c.Periods, c.CallOf(d.to.name))
	for _, end := range []struct {
		ref
		ok bool
	}{{d.from, isKey}, {d.to, ok}} {
		if !end.ok {
			r.base.fault(end.at, fmt.Sprintf("the chart has no key or series %q", end.name), suggestName(r.base, end.name, names))
			return false
		}
	}
	i := series(d.series.name)
	switch {
	case a == b:
		r.base.fault(d.at, "a value is compared with itself", "name two keys, or two series")
		return false
	case d.series.name == "" && len(c.Series) == 1:
		i = 0
	case i < 0:
		r.base.fault(cmp.Or(d.series.at, d.at), "the chart has several series: name the one whose values are compared", r.base.decoder.suggest(d.series.name, data.SeriesNames(c.Figures)))
		return false
	}
	out.From, out.To = data.Compared{Series: i, Key: a}, data.Compared{Series: i, Key: b}
	return true
}

// comparedSeries finds the values of two series at one key.
func comparedSeries(r *chartResolver, d *compareDraft, c *data.Chart, out *data.Comparison, series func(string) int) bool {
	i, j := series(d.from.name), series(d.to.name)
	k, ok := keyIn(c.Keys, c.Periods, c.CallOf(d.key.name))
	last := c.Keys[len(c.Keys)-1]
	if d.key.name == "" && (len(c.Keys) == 1 || c.Kind.OverTime()) {
		k, ok = last, true
	}
	switch {
	case j < 0:
		r.base.fault(d.to.at, fmt.Sprintf("the chart has no series %q", d.to.name), suggestName(r.base, d.to.name, data.SeriesNames(c.Figures)))
	case i == j:
		r.base.fault(d.at, "a value is compared with itself", "name two keys, or two series")
	case c.Kind.OverTime() && c.Kind != data.KindLine && c.Kind != data.KindStep:
		r.base.fault(d.at, fmt.Sprintf("two series of %s are not compared: their ends do not stand over each other", c.Kind), "write kind: line, or from: and to: with two periods, and series:")
	case !ok:
		r.base.fault(cmp.Or(d.key.at, d.at), "at which key the two series are compared is not said", r.base.decoder.suggest(d.key.name, data.KeyNames(c.Keys)))
	case c.Kind.OverTime() && k != last:
		r.base.fault(d.key.at, fmt.Sprintf("two lines are compared where they end, in %s", r.base.printer.Key(last)), "remove key:, or end the chart there with to:")
	default:
		out.From, out.To = data.Compared{Series: i, Key: k}, data.Compared{Series: j, Key: k}
		return true
	}
	return false
}

// haveNumbers refuses to compare what is missing, disputed or only bounded: between them nobody
// knows how far it is.
func haveNumbers(r *chartResolver, d *compareDraft, c *data.Chart, out *data.Comparison) bool {
	for _, at := range []data.Compared{out.From, out.To} {
		v, ok := data.NumberAt(c.Series[at.Series].Series, at.Key)
		switch {
		case !ok:
			r.base.fault(d.at, fmt.Sprintf("there is no number for %s", at.Key), "compare two values that have numbers")
			return false
		case v.Bounded() || len(v.Disputes()) > 0:
			r.base.fault(d.at, fmt.Sprintf("the value for %s is a bound, or disputed, and how far it is from another is not known", at.Key), "compare two values that are known, or remove compare:")
			return false
		}
	}
	return true
}

// saysSomething refuses a comparison of two values that are the same as far as they are known.
func saysSomething(r *chartResolver, d *compareDraft, v data.Value, unit data.Unit) bool {
	number := v.Shown().Number
	if v.Bounded() || number.Sign() == 0 || unit.Kind == data.UnitTimes && number.Cmp(data.Int(1)) == 0 {
		r.base.fault(d.at, fmt.Sprintf("as far as they are known, the two values are the same: %s", r.base.printer.InText(v, unit)), "remove compare:, or compare others")
		return false
	}
	return true
}

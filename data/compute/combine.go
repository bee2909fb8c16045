package compute

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// overSeries is the word for what is put together over the series of a figure.
const overSeries = "series"

// longer are the periods that shorter ones are put together over.
var longer = []data.Granularity{data.Year, data.FiscalYear, data.HalfYear, data.Quarter, data.Month, data.Week}

// combinable checks that the values can be put together, and finds out over what.
func combinable(d *derivation) bool {
	g := d.From[0]
	switch {
	case d.By == data.Last && (len(d.From) > 1 || d.Over == "" || d.Over == overSeries || d.Grouping != nil):
		d.refuse(OfMethod, "last is the value at the end of a longer period", "name one figure, and add over: year, or another longer period")
	case len(d.From) > 1 && d.Over != "":
		d.refuse(OfOver, fmt.Sprintf("%s of several figures has no over:", d.By), "remove over, or name one figure")
	case len(d.From) > 1:
		return d.meaningful()
	case d.Over == "" || d.Over == overSeries:
		d.over.Series = true
		if len(g.Parts()) > 1 {
			return d.meaningful()
		}
		hint := "name several figures, or one with several series, or add over: year, or another longer period"
		if !g.Periods {
			hint = "to put its names together, write groups: {all: {Total: all}} into the file and over: all here; or name several figures, or one with several series"
		}
		d.refuseInput(0, fmt.Sprintf("%s has one series: there is nothing to add up", g.ID), hint)
	case d.Grouping != nil:
		return findGroups(d) && d.meaningful()
	default:
		return findOver(d) && d.meaningful()
	}
	return false
}

// findOver finds the longer periods that values are put together over.
func findOver(d *derivation) bool {
	g := d.From[0]
	i := slices.IndexFunc(longer, func(p data.Granularity) bool { return overWord(p) == d.Over })
	switch {
	case i < 0:
		d.refuse(OfOver, fmt.Sprintf("there is nothing called %q to put values together over", d.Over), "write series, year, fiscal-year, half-year, quarter, month or week, or the name of a grouping under groups:")
	case !g.Periods:
		d.refuse(OfOver, fmt.Sprintf("the keys of %s are names, and belong to no %s", g.ID, d.Over), "remove over")
	case longer[i] == data.FiscalYear && !d.beginFiscal():
	default:
		of := g.Keys[0].Period
		if _, ok := of.In(longer[i], d.Fiscal); ok {
			d.over.Period, d.over.Fiscal = longer[i], d.Fiscal
			return true
		}
		d.refuse(OfOver, fmt.Sprintf("a %s is not made up of the %ss of %s", d.longerName(longer[i]), of.Granularity(), g.ID), wayOut(of, d.Fiscal))
	}
	return false
}

// overWord is what over: calls a length.
func overWord(g data.Granularity) string { return strings.ReplaceAll(g.String(), " ", "-") }

// beginFiscal checks that the request says when its fiscal years begin.
func (d *derivation) beginFiscal() bool {
	switch first := data.FiscalYearOf(2019, d.Fiscal); {
	case d.Fiscal.Begins == 0:
		d.refuse(OfOver, "it is not known when the fiscal years begin", "add fiscal: with the month in which they begin, such as fiscal: April")
	case first.StartDay() == data.YearOf(2019).StartDay():
		d.refuse(OfFiscal, "fiscal years that begin on the first of January are years", "write over: year, and remove fiscal")
	default:
		return true
	}
	return false
}

// longerName names a length; fiscal years with the day on which they begin, unless that is
// the first of a month.
func (d *derivation) longerName(g data.Granularity) string {
	if g != data.FiscalYear {
		return g.String()
	}
	begins := data.FiscalYearOf(2019, d.Fiscal).Start()
	if d.Fiscal.Day > 1 {
		return fmt.Sprintf("fiscal year that begins on %d %s", begins.Day(), begins.Month())
	}
	return fmt.Sprintf("fiscal year that begins in %s", begins.Month())
}

// wayOut names the periods that one belongs to as a whole.
func wayOut(p data.Period, f data.Fiscal) string {
	var longerOnes []string
	for _, length := range longer {
		if _, ok := p.In(length, f); ok {
			longerOnes = append(longerOnes, overWord(length))
		}
	}
	if longerOnes == nil {
		return "remove over: no period that the program knows is made up of these; or compute from months or quarters"
	}
	return "write over: " + strings.Join(longerOnes, " or over: ")
}

// meaningful refuses sums and means of what has none.
func (d *derivation) meaningful() bool {
	for i, g := range d.From {
		if why, hint := meaningless(d, g); why != "" {
			d.refuseInput(i, why, hint)
			return false
		}
	}
	if d.By == data.Sum || d.By == data.Mean || d.By == data.WeightedMean {
		if refusesUnlike(d) {
			return false
		}
	}
	switch g := d.From[0]; {
	case d.By == data.WeightedMean:
		return weighable(d)
	case d.Held && (d.over.Period == data.NoPeriod || !g.Periods):
		d.refuse(OfWeights, "days are weights of a mean over time", "add over: year, or another length, or remove weights")
		return false
	case d.Held && (g.Cumulative || g.Nature() == data.Flow):
		d.refuse(OfWeights, fmt.Sprintf("%s is an amount of its period, which holds for no days after it", g.ID), "remove weights")
		return false
	}
	if d.Weights != nil {
		d.refuse(OfWeights, fmt.Sprintf("%s has no weights", d.By), "write by: weighted-mean, or remove weights")
		return false
	}
	return true
}

// weighable checks the weights of a mean.
func weighable(d *derivation) bool {
	w, g := d.Weights, d.From[0]
	switch {
	case w == nil:
		d.refuse(OfMethod, "weighted-mean needs weights", "add weights: and the figure of what each value counts"+suchWeights(d, d.From[0]))
	case w.Unit.Kind != data.UnitPlain && w.Unit.Kind != data.UnitPercent:
		d.refuse(OfWeights, fmt.Sprintf("%s is in %s, which is no weight", w.ID, d.say.UnitOf(w)), "name a figure of amounts, counts or shares")
	case !w.HasRatios():
		d.refuse(OfWeights, fmt.Sprintf("%s is counted from a zero that was chosen, and is no weight", w.ID), "name a figure of amounts, counts or shares")
	case w.Periods && !g.Periods:
		d.refuse(OfWeights, fmt.Sprintf("the keys of %s are periods, and those of %s names", w.ID, g.ID), "name a figure with the same names")
	case len(w.Series) == 1 && d.over.Series && w.Periods == g.Periods:
		d.refuse(OfWeights, fmt.Sprintf("%s has one series, in which each series of %s would count the same", w.ID, g.ID), "name a figure with the same series, or with their names as its keys")
	case w.Periods != g.Periods && len(w.Series) > 1:
		d.refuse(OfWeights, fmt.Sprintf("%s has several series: it is not known which holds the weights", w.ID), "name a figure with the names of the series as its keys")
	default:
		return true
	}
	return false
}

// part is where a value stands that is put together with others.
type part struct {
	series *data.Series
	key    data.Key
}

// combine puts values of one figure together.
func (d *derivation) combine() []*data.Series {
	switch {
	case d.over.Period != data.NoPeriod && d.From[0].Cumulative:
		return d.withSilent(lastOfYears(d))
	case d.over.Period != data.NoPeriod:
		return d.withSilent(d.overPeriods())
	case d.over.Groups != nil:
		return overGroups(d)
	}
	g, t := d.From[0], &data.Series{}
	if d.countsTwice(g) {
		return nil
	}
	series := g.Parts()
	parts := make([]part, len(series))
	for _, k := range g.Keys {
		for i, s := range series {
			parts[i] = part{s, k}
		}
		t.Add(k, d.together(parts, func(p part) string { return d.say.Name(p.series.Name) }))
	}
	return []*data.Series{t}
}

// overPeriods puts the shorter periods of each longer one together. Those at the ends
// that are not whole are left out.
func (d *derivation) overPeriods() []*data.Series {
	g := d.From[0]
	var out []*data.Series
	for _, s := range g.Series {
		t := d.like(s)
		t.Rhythm = data.Rhythm{Kind: data.Steady, Every: 1, Of: d.over.Period, Said: true}
		if d.Held {
			heldOver(d, s, t)
			if len(t.Keys) > 0 {
				out = append(out, t)
			}
			continue
		}
		for p, due := range s.Wholes(d.over.Period, d.over.Fiscal) {
			switch {
			case d.By == data.Last && due.Ends && len(due.Keys) > 0:
				t.Add(data.PeriodKey(p), valueAt(d, s, due.Keys[len(due.Keys)-1]))
			case due.Whole:
				t.Add(data.PeriodKey(p), d.withinBreaks(p, partsOf(s, due.Keys)))
			default:
				d.leaveOut(p)
			}
		}
		if len(t.Keys) > 0 {
			out = append(out, t)
		}
	}
	if out == nil && !d.crossed {
		d.refuse(OfFigure, fmt.Sprintf("%s has no whole %s", g.ID, d.Over), "name a shorter period under over:")
	}
	return out
}

// valueAt is the value of a series at a key, alone.
func valueAt(d *derivation, s *data.Series, k data.Key) data.Value {
	g := d.From[0]
	o, ok := OperandAt(g, s, k, g.Unit.Scale)
	if !ok {
		return Missing(d.say.Say(language.WordReasonNoBase, "key", d.say.Key(k)))
	}
	return Evaluate(d.say, SumOf(1), []Operand{o})
}

// partsOf are the values of a series at some keys.
func partsOf(s *data.Series, keys []data.Key) []part {
	parts := make([]part, len(keys))
	for i, k := range keys {
		parts[i] = part{s, k}
	}
	return parts
}

// leaveOut notes a longer period that is not whole, once.
func (d *derivation) leaveOut(p data.Period) {
	at, found := slices.BinarySearchFunc(d.partial, p, data.Period.Compare)
	if !found {
		d.partial = slices.Insert(d.partial, at, p)
	}
}

// withinBreaks puts the parts of a longer period together, unless there is a break among
// them.
func (d *derivation) withinBreaks(p data.Period, parts []part) data.Value {
	if len(parts) == 0 {
		return Missing(d.say.Say(language.WordReasonPartMissing, "parts", d.say.Period(p)))
	}
	if v, crosses := d.acrossBreak(parts[0].series, parts[0].key, parts[len(parts)-1].key); crosses {
		return v
	}
	return d.together(parts, func(p part) string { return d.say.KeyShort(p.key) })
}

// acrossBreak is what there is of values from one period to another where there is a
// break among them.
func (d *derivation) acrossBreak(s *data.Series, first, last data.Key) (v data.Value, crosses bool) {
	b := d.From[0].BreakBetween(s, first, last)
	if b == nil {
		return data.Value{}, false
	}
	if !d.Gapped && !d.crossed {
		d.refuseBy(data.RuleGrowthAcrossBreak, OfMethod, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", d.By, d.From[0].ID, first, last, b.At),
			"write incomparable: gap, which leaves such values out and says why")
		d.crossed = true // reported once
	}
	return Missing(d.say.Say(language.WordReasonBreak, "key", d.say.Key(data.PeriodKey(b.At)))), true
}

// together computes one value of several. Where one of them has no number there is no
// result: the sum of the others would be read as that of all.
func (d *derivation) together(parts []part, name func(part) string) data.Value {
	if d.By == data.WeightedMean {
		return weighted(d, parts, name, func(i int) (Operand, bool) { return d.weightAt(parts[i]) })
	}
	return weighted(d, parts, name, nil)
}

// weighted is the same with what each value counts; nil where each counts the same.
func weighted(d *derivation, parts []part, name func(part) string, weight func(nth int) (Operand, bool)) data.Value {
	g, formula := d.From[0], formulaOf(d.By, len(parts))
	operands := make([]Operand, 0, 2*len(parts))
	var absent, unweighted lack
	for _, p := range parts {
		o, ok := OperandAt(g, p.series, p.key, g.Unit.Scale)
		if !ok || o.Value.Is == data.Absent {
			absent.add(name(p), o.Value)
		}
		operands = append(operands, o)
	}
	if weight != nil {
		formula = weightedMeanOf(len(parts))
		for i, p := range parts {
			o, ok := weight(i)
			if !ok || o.Value.Is == data.Absent {
				unweighted.add(name(p), o.Value)
			}
			operands = append(operands, o)
		}
	}
	switch {
	case slices.ContainsFunc(operands, func(o Operand) bool { return o.Value.Confidential() }):
		return Confidential(d.say)
	case absent.n > 0:
		return Missing(absent.reason(d.say, language.WordReasonPartMissing))
	case unweighted.n > 0:
		return Missing(unweighted.reason(d.say, language.WordReasonNoWeight))
	}
	return Evaluate(d.say, formula, operands)
}

// weightAt is what a value counts.
func (d *derivation) weightAt(p part) (Operand, bool) {
	w := d.Weights
	if w.Periods != d.From[0].Periods {
		return OperandAt(w, w.Series[0], d.names.in(w.Series[0], data.CategoryKey(p.series.Name)), w.Unit.Scale)
	}
	s := w.Series[0]
	if len(w.Series) > 1 {
		named, ok := d.names.named(w, p.series.Name)
		if !ok {
			return Operand{}, false
		}
		s = named
	}
	return OperandAt(w, s, d.names.in(s, p.key), w.Unit.Scale)
}

// mostLacking is how many parts without a value a reason names.
const mostLacking = 3

// lack are the parts that have no value.
type lack struct {
	names []string // the first of them
	n     int
	why   string // the first has none
}

func (l *lack) add(name string, v data.Value) {
	if l.n == 0 {
		l.why, _ = v.Missing()
	}
	if l.n++; l.n <= mostLacking {
		l.names = append(l.names, name)
	}
}

// reason names the parts, and says why, where there is one.
func (l *lack) reason(say *language.Printer, w language.Word) string {
	text := say.Say(w, "parts", language.ListSome(say, l.names, l.n-len(l.names)))
	if l.n == 1 && l.why != "" {
		text = say.Say(language.WordLabelled, "label", text, "text", l.why)
	}
	return text
}

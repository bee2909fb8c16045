package compute

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"briefing/data"
	"briefing/data/language"
	"briefing/data/wording"
)

// Part is a part of a request.
type Part uint8

// The parts.
const (
	OfFigure Part = iota // all of it
	OfMethod
	OfInput // one of the figures computed from
	OfUnit
	OfBase
	OfOver
	OfFiscal
	OfWeights
	OfTime // the parts of a choice: from and to
	OfAt
	OfRank // top and bottom
	OfRest
	OfAggregates
	OfWindow
	OfSince
	OfWhole
)

// Request is a figure that is to be computed.
type Request struct {
	ID   string
	By   data.Method
	From []*data.Figure // at least one
	// Over is "previous" for a comparison with the period just before, and "year" or
	// empty for one with the same period of the year before. Of what combines values of one
	// figure it is "series" or empty, or the name of a longer period or of a grouping.
	Over string
	// Fiscal is when the fiscal years begin that values are put together over.
	Fiscal data.Fiscal
	// Grouping is that of the name Over; nil where there is none.
	Grouping *data.Grouping
	// Per is how many of what it is divided by a ratio is for: 100,000 people; 0 for one.
	Per int
	// Running is what a running mean or sum is of.
	Running data.Running
	// Weights are those of a weighted mean; nil where none are named.
	Weights *data.Figure
	// WeightsFor names figures that may be the weights of the numbers of one, for what is said where
	// they are missing; nil where none are known.
	WeightsFor func(*data.Figure) []string
	// Equal says that shares and rates may have a mean in which each counts the same.
	Equal bool
	// Held says that each value of a mean over time counts by the days until the next.
	Held bool
	// OneWhole says that shares may be added up, since they are of one whole.
	OneWhole bool
	// SharesOf is what shares of parts are of, where the request says so.
	SharesOf data.SharesOf
	// HasBase says that a base is named; Base is its period, for a method that takes
	// one.
	HasBase bool
	Base    data.Period
	// HasUnit says that the unit of the result is named; Unit is that.
	HasUnit bool
	Unit    data.Unit
	// Precise says that the file says how many digits of the result are shown.
	Precise bool
	// Matched leaves out the names that not all figures have. They have no value
	// otherwise.
	Matched bool
	// Copied is called for each text of which the figure has a copy, since it may be filled in
	// later.
	Copied func(from, to *data.Text)
	// Gapped leaves out, with the reason, what compares across a break or compares two
	// bounds. It is wrong otherwise.
	Gapped bool
}

// Wrong is what is wrong with a request.
type Wrong struct {
	data.Problem
	Rule string // of the gate; empty for none
	Part Part
	Nth  int // of OfInput: which of From
}

// derivation computes one figure.
type derivation struct {
	Request
	say       *language.Printer
	wrong     []Wrong
	unmatched []data.Unmatched
	lacking   map[data.Unmatched]bool // those of unmatched, of which there may be many
	names     join
	times     int64  // what a quotient is multiplied by
	scales    [2]int // to which its parts are brought
	daily     bool   // it is divided by the days of each period
	beyond    []data.Beyond
	over      data.Over
	partial   []data.Period
	whole     string // the aggregate that shares are of
	sums      string // that which the parts of shares of their sum add up to
	// crossed says that a value across a break is reported.
	crossed bool
}

// Derive computes a figure. The figure is nil where it cannot be computed. Where it
// compares what cannot be compared it is wrong, too, and returned so that what depends
// on it can be looked at. Its texts, place and own sources are left to the caller.
func Derive(say *language.Printer, q Request) (*data.Figure, []Wrong) {
	d := &derivation{Request: q, say: say, names: join{say: say}}
	if !d.derivable() {
		return nil, d.wrong
	}
	fig := &data.Figure{
		ID: q.ID, Periods: q.From[0].Periods,
		Derived: &data.Derivation{By: q.By, From: q.From, Previous: q.Over == "previous", Gapped: q.Gapped, Base: q.Base, Over: d.over, Running: d.Running, Weights: q.Weights, Equal: q.Equal, Held: q.Held},
	}
	var ok bool
	if fig.Unit, ok = d.derivedUnit(); !ok || !d.hasBase() {
		return nil, d.wrong
	}
	if fig.Series = d.series(fig.Unit); fig.Series == nil || len(d.wrong) == 0 && nothingComputed(d, fig) {
		return nil, d.wrong
	}
	fig.Derived.Unmatched, fig.Derived.Matched, fig.Derived.Partial, fig.Derived.Beyond = d.unmatched, q.Matched, d.partial, d.beyond
	fig.Derived.Times, fig.Derived.Daily, fig.Derived.Whole, fig.Derived.AddsUpTo = d.times, d.daily, d.whole, d.sums
	fig.Derived.Parts = d.By == data.ShareOfTotal && len(d.From) == 1 && d.whole == ""
	fig.Derived.PartsSaid = d.SharesOf.Parts
	fig.Cumulative = staysCumulative(d) || startsYears(d, fig)
	for _, s := range fig.Series {
		s.Restarts = fig.Cumulative && !takesRatios(d.By)
	}
	fig.Finish()
	fig.InheritBreaks()
	fig.InheritAggregates(d.say.Name)
	for _, s := range fig.Series {
		fig.Sources = data.AppendSources(fig.Sources, s.Sources...)
	}
	fig.Measures, fig.Basis = natureOf(d, fig), basisOf(d)
	fig.OneWhole = d.By == data.Sum && (d.OneWhole || d.From[0].OfOneWhole())
	return fig, d.wrong
}

// like is a series that is computed from another, with its name and its note.
func (d *derivation) like(s *data.Series) *data.Series {
	t := &data.Series{Name: s.Name, Note: s.Note, Basis: s.Basis}
	d.Copied(&s.Note, &t.Note)
	return t
}

// refuse records what is wrong with a part of the request.
func (d *derivation) refuse(p Part, text, hint string) {
	d.wrong = append(d.wrong, Wrong{Problem: data.Problem{Text: text, Hint: hint}, Part: p})
}

func (d *derivation) refuseInput(nth int, text, hint string) {
	d.refuse(OfInput, text, hint)
	d.wrong[len(d.wrong)-1].Nth = nth
}

func (d *derivation) refuseBy(rule string, p Part, text, hint string) {
	d.refuse(p, text, hint)
	d.wrong[len(d.wrong)-1].Rule = rule
}

// TakesBase reports whether a method starts from a base.
func TakesBase(by data.Method) bool { return by == data.CAGR || by == data.Index }

// arity is how many figures a method takes.
func arity(by data.Method) (least, most int) {
	switch by {
	case data.Growth, data.CAGR, data.Index, data.RunningMean, data.RunningSum:
		return 1, 1
	case data.Ratio:
		return 2, 2
	case data.Difference, data.ShareOfTotal:
		return 1, 2
	case data.WeightedMean:
		return 1, 1
	}
	return 1, math.MaxInt
}

// otherFiscalYears reports whether two figures have fiscal years that begin in two months,
// or are named in two ways.
func otherFiscalYears(a, b *data.Figure) bool {
	if len(a.Keys) == 0 || len(b.Keys) == 0 {
		return false
	}
	p, q := a.Keys[0].Period, b.Keys[0].Period
	return p.Granularity() == q.Granularity() && !p.LikeWith(q)
}

// insteadOfMany says what to do where a method takes more figures than it has, or fewer.
func insteadOfMany(most, n int) string {
	if n > most && most == 1 {
		return "name one under from:, and make a figure of its own for each of the others"
	}
	return "name them under from:"
}

// derivable checks that a method can be used on these figures.
func (d *derivation) derivable() bool {
	from := d.From
	least, most := arity(d.By)
	overTime := d.By == data.Growth || d.By == data.CAGR || d.By == data.Index || d.By == data.Difference && len(from) == 1
	switch {
	case len(from) < least || len(from) > most:
		d.refuse(OfMethod, fmt.Sprintf("%s takes %s, not %d", d.By, countWords(least, most), len(from)), insteadOfMany(most, len(from)))
	case overTime && !from[0].Periods:
		d.refuse(OfMethod, fmt.Sprintf("%s compares periods, but the keys of %s are names", d.By, from[0].ID), insteadOverTime(d, from[0]))
	case slices.ContainsFunc(from, func(g *data.Figure) bool { return otherFiscalYears(g, from[0]) }):
		d.refuse(OfMethod, "the fiscal years of the figures begin in two months, or are named in two ways", "write the same fiscal: for all of them")
	case slices.ContainsFunc(from, func(g *data.Figure) bool { return g.Periods != from[0].Periods }):
		d.refuseInput(0, "the figures mix periods and names", "compute from figures with keys of one kind")
	case TakesBase(d.By) && !d.HasBase:
		d.refuse(OfMethod, fmt.Sprintf("%s needs a base", d.By), fmt.Sprintf("add base: %s", from[0].Keys[0]))
	case !TakesBase(d.By) && d.HasBase:
		d.refuse(OfBase, fmt.Sprintf("%s has no base", d.By), insteadOfBase(d))
	case slices.ContainsFunc(from, func(g *data.Figure) bool { return g.Unit.Names() }) && !comparesNames(d.By, from[0].Unit):
		d.refuse(OfMethod, fmt.Sprintf("%s computes with amounts, and numbers that are names of years or codes are none", d.By), "compute from amounts, or, of years, write by: difference")
	case refusesCumulative(d), refusesRolling(d):
	case d.By.Combines():
		return combinable(d)
	case d.By.Runs():
		return runnable(d)
	case d.Over != "" && d.By != data.Growth && !(d.By == data.Difference && overTime):
		d.refuse(OfMethod, fmt.Sprintf("%s has no over:", d.By), "remove over")
	case d.Over != "" && d.Over != "year" && d.Over != "previous":
		d.refuse(OfOver, fmt.Sprintf("%s does not compare over %q", d.By, d.Over), "write year or previous")
	case d.By == data.ShareOfTotal && refusesShares(d), d.By == data.Ratio && (stockOfFlow(d) || otherKind(d)), d.By == data.Difference && otherKind(d):
	case takesRatios(d.By) && chosenZero(d) != nil:
		d.refuseBy(data.RuleChosenZero, OfMethod, NoRatio(chosenZero(d)), InsteadOfRatio(chosenZero(d)))
	case (d.By == data.Growth || d.By == data.CAGR) && (from[0].Unit.Kind == data.UnitPercent || from[0].Unit.Kind == data.UnitPoints):
		d.refuseBy(data.RulePoints, OfMethod, fmt.Sprintf("%s is in %s, and %s of these would be read as percentage points", from[0].ID, d.say.UnitOf(from[0]), d.By), "write by: difference")
	case d.By == data.Index && isChange(from[0]):
		d.refuse(OfMethod, fmt.Sprintf("%s are changes, and an index of changes says nothing of what changed", from[0].ID), fmt.Sprintf("compute the index from %s", from[0].Derived.From[0].ID))
	default:
		return true
	}
	return false
}

// isChange reports a figure of changes of another: of its growth, or of differences of it in time.
func isChange(g *data.Figure) bool {
	d := g.Derived
	return d != nil && (d.By == data.Growth || d.By == data.CAGR || d.By == data.Difference && len(d.From) == 1)
}

// insteadOfBase is what to write where a method that compares with the period before is given a base.
func insteadOfBase(d *derivation) string {
	g := d.From[0]
	if d.By != data.Growth && d.By != data.Difference || !slices.Contains(g.Keys, data.PeriodKey(d.Base)) {
		return "remove base"
	}
	function, name := "change", ""
	if d.By == data.Difference {
		function = "difference"
	}
	if len(g.Series) > 1 {
		name = fmt.Sprintf(" %q", g.Series[0].Name)
	}
	inText := fmt.Sprintf("{{ %s %q %q %q%s }}", function, g.ID, d.Base, g.Keys[len(g.Keys)-1], name)
	if !g.HasRatios() || g.Unit.Kind == data.UnitPercent || g.Unit.Kind == data.UnitPoints || d.By == data.Difference {
		return fmt.Sprintf("remove base, and write %s in a text, which compares with %s", inText, d.Base)
	}
	return fmt.Sprintf("write by: index, in which %s is 100, or by: cagr for the rate of each year since; in a text, %s compares with it", d.Base, inText)
}

// insteadOverTime is what to write where a method that compares periods is given names.
func insteadOverTime(d *derivation, g *data.Figure) string {
	switch {
	case d.By == data.Difference && len(g.Series) > 1:
		return fmt.Sprintf("write the series into figures of their own and from: with both, such as from: [women, men], of which the first is taken less the second; or a chart with figure: %s and kind: dumbbell, which shows the gap", g.ID)
	case d.By == data.Difference:
		return "name the figure that is taken from this one as the second under from:"
	case !g.HasShares():
		return "use ratio with two figures, or a figure over time"
	}
	return "use ratio or share-of-total, or a figure over time"
}

// takesRatios reports whether a method divides values by others, so that their zero matters.
func takesRatios(by data.Method) bool {
	switch by {
	case data.Growth, data.CAGR, data.Index, data.Ratio, data.ShareOfTotal:
		return true
	}
	return false
}

// natureOf is what kind of quantity computed numbers are.
func natureOf(d *derivation, fig *data.Figure) data.Nature {
	switch {
	case chosenZero(d) != nil || d.By == data.Difference && fig.Unit.IsIndex():
		return data.FromChosen
	case d.By == data.Ratio && fig.Unit.Kind == data.UnitPlain && d.From[1].IsAmount():
		return data.Rate
	case takesRatios(d.By) && d.By != data.Ratio:
		return data.Amount // which its unit says more of
	case d.From[0].IsAmount() && d.By != data.Ratio:
		return inTime(d)
	}
	return d.From[0].Measures
}

// inTime is whether amounts that are computed from others are at a date or of a time.
func inTime(d *derivation) data.Nature {
	nature := d.From[0].Nature()
	if slices.ContainsFunc(d.From, func(g *data.Figure) bool { return g.Nature() != nature }) {
		return data.Amount
	}
	apart := d.By == data.Difference && len(d.From) == 1 && (d.Over == "previous" || d.From[0].Keys[0].Period.Granularity().PerYear() == 1)
	switch {
	case d.By == data.RunningSum:
		return data.Stock // the next sum holds most of it again
	case nature == data.Stock && apart:
		return data.Flow // what was added from one date to the next
	}
	return nature
}

// chosenZero is the first of the figures computed from whose numbers have a chosen zero; nil
// for none.
func chosenZero(d *derivation) *data.Figure {
	i := slices.IndexFunc(d.From, func(g *data.Figure) bool { return !g.HasRatios() && !g.Unit.Names() })
	if i < 0 {
		return nil
	}
	return d.From[i]
}

// NoRatio says that numbers of a figure have no ratio.
func NoRatio(f *data.Figure) string {
	if f.Nature() == data.Relative {
		return fmt.Sprintf("each number of %s is compared with another period already, which is 100, and how many times or percent one is of another means nothing", f.ID)
	}
	return fmt.Sprintf("the numbers of %s are counted from a zero that was chosen, and how many times or percent one is of another means nothing", f.ID)
}

// InsteadOfRatio is what to write instead of a ratio of such numbers.
func InsteadOfRatio(f *data.Figure) string {
	if f.Nature() == data.Relative {
		return "show the numbers themselves, or write them less 100 with unit: percent, as growth; or take an index with a fixed base"
	}
	return data.CureOf(data.RuleChosenZero)
}

// comparesNames reports whether a method has a result for numbers that are names: years have
// a distance, an earliest and a latest.
func comparesNames(by data.Method, u data.Unit) bool {
	return u.Kind == data.UnitYear && (by == data.Difference || by == data.Min || by == data.Max || by == data.Median || by == data.Last)
}

func countWords(least, most int) string {
	switch {
	case least == most && least == 1:
		return "one figure"
	case least == most:
		return fmt.Sprintf("%d figures", least)
	case most == math.MaxInt:
		return "one figure or more"
	}
	return fmt.Sprintf("%d or %d figures", least, most)
}

// Alike reports whether numbers of two units can be added: they differ at most
// by their scale.
func Alike(a, b data.Unit) bool {
	return a.Kind == b.Kind && data.SameNoun(a.Noun, b.Noun)
}

// oneUnit is what to write where two figures are in two units.
func oneUnit(a, b *data.Figure) string {
	if a.Unit.Kind == data.UnitPoints {
		a, b = b, a
	}
	if a.Unit.Kind == data.UnitPercent && b.Unit.Kind == data.UnitPoints {
		return fmt.Sprintf("write unit: percentage points into %s too, where it is a change or a rate of growth; if %s are contributions that add up to it, write total: %s into %s", a.ID, b.ID, a.ID, b.ID)
	}
	if peopleCounted[a.Unit.Noun] && peopleCounted[b.Unit.Noun] {
		return "write unit: people into both, and what each counts into its title"
	}
	return "compute from figures of one unit"
}

// peopleCounted are units that count people by what became of them, or by what they are. It is not
// modified.
var peopleCounted = map[string]bool{
	"people": true, "births": true, "live births": true, "deaths": true, "arrivals": true, "departures": true, "immigrants": true, "emigrants": true, "immigrations": true, "emigrations": true,
	"men": true, "women": true, "children": true, "boys": true, "girls": true, "students": true, "pupils": true, "teachers": true, "workers": true, "employees": true, "patients": true,
	"residents": true, "inhabitants": true, "citizens": true, "migrants": true,
}

// derivedUnit is the unit that follows from the method; the file may only name
// it where it does not.
func (d *derivation) derivedUnit() (data.Unit, bool) {
	from := d.From
	first := from[0].Unit
	for i, g := range from[1:] {
		if _, multiple := language.Apart(first, g.Unit); !multiple && d.By != data.Ratio {
			d.refuseInput(i+1, fmt.Sprintf("%s is in %s, but %s in %s", g.ID, d.say.Unit(g.Unit), from[0].ID, d.say.Unit(first)),
				oneUnit(g, from[0]))
			return data.Unit{}, false
		}
	}
	follows := first
	switch d.By {
	case data.Growth, data.CAGR, data.ShareOfTotal:
		follows = data.Unit{Kind: data.UnitPercent}
	case data.Index:
		follows = data.Unit{Kind: data.UnitIndex}
	case data.Difference:
		follows = UnitOfDifference(first)
	case data.Ratio:
		return ratioUnit(d)
	}
	return d.given(follows)
}

// UnitOfDifference is the unit of the difference of two numbers in a unit.
func UnitOfDifference(u data.Unit) data.Unit {
	switch u.Kind {
	case data.UnitPercent:
		return data.Unit{Kind: data.UnitPoints}
	case data.UnitYear:
		return data.Unit{Noun: "years"}
	}
	return u
}

// given is a unit that follows from the method, unless the file names another.
func (d *derivation) given(follows data.Unit) (data.Unit, bool) {
	ofWhole := d.By == data.ShareOfTotal && d.Unit.Kind == data.UnitPercent // percent of GDP
	if d.HasUnit && d.Unit != follows && !ofWhole {
		rule := ""
		if follows.Kind == data.UnitPoints && d.Unit.Kind == data.UnitPercent {
			rule = data.RulePoints
		}
		hint := "remove unit:"
		if follows.Kind == data.UnitTimes {
			hint = "remove unit:, or write unit: percent, or what is counted for each of: unit: deaths per 1,000 people"
			if d.Unit.IsIndex() {
				hint = "write unit: percent, which is 100 where both are equal, and the base into title:; or remove unit:, and make an index of the result, by: index with base:"
			} else if each, ok := eachOf[d.Unit.Noun]; ok && len(d.From) == 2 {
				hint = fmt.Sprintf("say what %s is for each %s of: write unit: %s per %s into it, and the result is in %s", d.From[1].ID, each, d.say.Unit(d.From[1].Unit), each, d.Unit.Noun)
			} else if partsOfYear[d.Unit.Noun] > 0 {
				hint = fmt.Sprintf("remove unit:; how many %s something lasts is an amount at a date, with nature: stock, by one of whole years, quarters or months, with nature: flow", d.Unit.Noun)
			}
		}
		d.refuseBy(rule, OfUnit, fmt.Sprintf("the unit of the result is %s, not %s", d.say.Unit(follows), d.say.Unit(d.Unit)), hint)
		return data.Unit{}, false
	}
	if ofWhole && d.HasUnit {
		return d.Unit, true
	}
	return follows, true
}

// hasBase checks that the first figure has the period that an index or a compound rate
// starts from.
func (d *derivation) hasBase() bool {
	g, base := d.From[0], data.PeriodKey(d.Base)
	switch {
	case !d.HasBase:
		return true
	case slices.Contains(g.Keys, base):
		for _, s := range g.Series {
			if v, ok := data.NumberAt(s, base); !ok || v.Low().Sign() > 0 {
				return true
			}
		}
		v, _ := g.Series[0].At(base)
		d.refuse(OfBase, fmt.Sprintf("%s is %s in %s, and %s compares with a number above zero", g.ID, d.say.Label(v, g.Unit), d.Base, d.By), "write a base with a number above zero, or by: difference")
		return false
	}
	if hasBaseParts(d) {
		return true
	}
	d.refuse(OfBase, fmt.Sprintf("%s has no value for %s", d.From[0].ID, d.Base), fmt.Sprintf("its first is %s", d.From[0].Keys[0]))
	return false
}

// series computes the values. Each series of the first figure gives one,
// except that share-of-total of one figure works across its series or, for one series,
// across its categories, and that combine says what it puts together.
func (d *derivation) series(unit data.Unit) []*data.Series {
	from := d.From
	switch {
	case d.By.Combines() && len(from) == 1:
		return d.combine()
	case d.By.Runs():
		return d.withSilent(running(d))
	case d.By == data.ShareOfTotal && len(from) == 1:
		return d.shares(from[0])
	case d.By == data.Growth || d.By == data.CAGR || d.By == data.Index || len(from) == 1:
		return d.withSilent(d.overTime())
	}
	return pointwise(d, unit)
}

// Operand is one input of a formula: a value with its unit and its sources.
type Operand struct {
	Value   data.Value
	Unit    data.Unit
	sources []*data.Source
	// shift is the power of ten that brings it to the scale of the others.
	shift int
}

// input is the operand as a formula sees it.
func (o Operand) input() Input { return NewInput(o.Value, language.Counts(o.Unit), o.shift) }

// OperandAt returns the value of a series of g at a key, in numbers of the
// given scale.
func OperandAt(g *data.Figure, s *data.Series, k data.Key, scale int) (Operand, bool) {
	v, ok := s.At(k)
	if g.Unit.Kind == data.UnitIndex && g.Unit.Noun != "" && v.Is == data.Exact && v.Number.Cmp(data.Int(100)) == 0 && wording.PriceBase(g.Unit.Noun) == k.String() {
		v.Known = data.KnownExactly() // the base of an index is 100 by definition
	}
	return Operand{v, g.Unit, s.SourcesOf(v), g.Unit.Scale - scale}, ok
}

// Evaluate applies a formula to operands: number, status, sources, disputes and
// the way it was computed.
func Evaluate(say *language.Printer, f Formula, operands []Operand) data.Value {
	var sources []*data.Source
	for _, o := range operands {
		sources = data.AppendSources(sources, o.sources...)
	}
	v, reason := f.of(say, operands)
	if reason != "" {
		secret := slices.ContainsFunc(operands, func(o Operand) bool { return o.Value.Confidential() })
		return data.Value{Is: data.Absent, More: &data.Detail{Missing: reason, Confidential: secret, Sources: sources}}
	}
	more := &data.Detail{Sources: sources, Computed: f.written(say, operands), Upper: v.High(), Open: v.Detail().Open}
	for i, o := range operands {
		for _, other := range o.Value.Disputes() {
			replaced := slices.Clone(operands)
			replaced[i].Value = other.Value
			if alt, reason := f.of(say, replaced); reason == "" {
				more.Disputes = append(more.Disputes, data.Dispute{Value: alt, Sources: other.Sources})
			}
		}
	}
	v.More = more
	return v
}

// of applies the formula to operands.
func (f Formula) of(say *language.Printer, operands []Operand) (v data.Value, reason string) {
	inputs := make([]Input, len(operands))
	for i, o := range f.asShown(operands) {
		inputs[i] = o.input()
	}
	return f.apply(say, inputs)
}

// written is the computation as the methods show it.
func (f Formula) written(say *language.Printer, operands []Operand) string {
	label := labelling(say, operands)
	shown := make([]string, len(operands))
	for i, o := range f.asShown(operands) {
		shown[i] = label(o.Value.InComputation(), o.Unit)
	}
	return f.show(shown)
}

// labelling is how operands are written down: with their units where these differ, since
// 35.8 ÷ 11,000 would not be what was computed.
func labelling(say *language.Printer, operands []Operand) func(data.Value, data.Unit) string {
	first := operands[0].Unit
	if slices.ContainsFunc(operands, func(o Operand) bool {
		_, multiple := language.Apart(o.Unit, first)
		return o.Unit.Scale != first.Scale || multiple && !o.Unit.Same(first)
	}) {
		return say.Value
	}
	return say.Label
}

// Missing is a computed value that has no number.
func Missing(reason string) data.Value {
	return data.Value{Is: data.Absent, More: &data.Detail{Missing: reason}}
}

// overTime compares each period of a series with an earlier one.
func (d *derivation) overTime() []*data.Series {
	g := d.From[0]
	refused := !d.inRhythm(g)
	var out []*data.Series
	if refused {
		return nil
	}
	for _, s := range g.Series {
		if parts := baseParts(d, s); parts != nil {
			out = append(out, indexOfMean(d, g, s, parts))
			continue
		}
		if g.Cumulative && d.Over == "previous" {
			out = append(out, singlePeriods(d, g, s))
			continue
		}
		t := d.like(s)
		for i, k := range s.Keys {
			before, compared, reason := d.comparedWith(s, i)
			if !compared {
				continue
			}
			if reason != "" {
				t.Add(k, Missing(reason))
				continue
			}
			now, _ := OperandAt(g, s, k, g.Unit.Scale)
			then, known := OperandAt(g, s, before, g.Unit.Scale)
			v := Missing(d.say.Say(language.WordReasonNoBase, "key", d.say.Key(before)))
			switch {
			case known && d.By == data.Index && before == k:
				v = d.indexBase(now)
			case known:
				v = Evaluate(d.say, overTimeFormula(d.By, k.Period, before.Period), []Operand{now, then})
			}
			both := known && now.Value.Is != data.Absent && then.Value.Is != data.Absent
			if rule, reason := Incomparable(d.say, g, s, before, k, v, now.Value, then.Value); both && rule != "" {
				if !d.Gapped && !refused {
					d.refuseComparison(g, s, rule, before, k)
					refused = true // reported once
				}
				v = Missing(reason)
			}
			if v.Is != data.Absent || both || len(t.Keys) > 0 { // the series begins with the first two numbers
				t.Add(k, v)
			}
		}
		if len(t.Keys) > 0 {
			out = append(out, t)
		}
	}
	if out == nil && !refused {
		d.refuse(OfFigure, fmt.Sprintf("%s has no two periods to compare", g.ID), d.otherComparison(g))
	}
	return out
}

// otherComparison is what to write where no value has one a year before.
func (d *derivation) otherComparison(g *data.Figure) string {
	switch {
	case len(g.Keys) == 1 && g.Derived != nil && len(g.Derived.Partial) > 0:
		of := g.Derived.From[0].ID
		return fmt.Sprintf("only %s is complete, and %s is not: add the values that %s lacks of it, or compute from %s, each value with that of a year before", g.Keys[0], g.Derived.Partial[0], of, of)
	case len(g.Keys) == 1:
		return fmt.Sprintf("%s has %s only: add another period", g.ID, g.Keys[0])
	case TakesBase(d.By) || d.Over != "":
		return ""
	}
	return "write over: previous to compare with the value before"
}

// inRhythm refuses a comparison with the year before where values come years apart, and one
// with the value before where nobody knows whether that is the one before.
func (d *derivation) inRhythm(g *data.Figure) bool {
	if TakesBase(d.By) {
		return true
	}
	for _, s := range g.Series {
		from, to, unsure := s.FirstUnsure()
		switch {
		case d.Over == "previous" && unsure:
			d.refuse(OfMethod, fmt.Sprintf("nothing tells whether %s lacks a value between %s and %s, so that the value before %s is not known", g.ID, from, to, to),
				fmt.Sprintf("add every: to %s, with the step of its keys, or irregular where no value lacks", g.ID))
			return false
		case d.Over == "" && s.Rhythm.YearsApart():
			d.refuse(OfMethod, fmt.Sprintf("%s has a value every %s, and none a year before another", g.ID, s.Rhythm), "write over: previous")
			return false
		}
	}
	return true
}

// indexBase is 100 by definition, however uncertain or disputed the number is
// that it stands for.
func (d *derivation) indexBase(o Operand) data.Value {
	if o.Value.Is == data.Absent || o.Value.Number.Sign() <= 0 {
		return Evaluate(d.say, PercentOf(), []Operand{o, o})
	}
	label := d.say.Label(o.Value.InComputation(), o.Unit)
	more := &data.Detail{Sources: o.sources, Computed: PercentOf().show([]string{label, label})}
	return data.Value{Number: data.Int(100), Known: data.KnownExactly(), Status: o.Value.Status, Marks: o.Value.Marks.Inherited(), More: more}
}

// comparedWith is the key that the i-th value is compared with, and why there is none.
// Index compares every period with the base, the base itself included.
func (d *derivation) comparedWith(s *data.Series, i int) (before data.Key, compared bool, reason string) {
	k := s.Keys[i]
	switch {
	case d.By == data.Index:
		return data.PeriodKey(d.Base), true, ""
	case d.By == data.CAGR:
		return data.PeriodKey(d.Base), d.Base.Compare(k.Period) < 0, ""
	case d.Over == "previous":
		before, compared = s.Previous(i)
		return before, compared, ""
	}
	earlier, exists := k.Period.YearEarlier()
	if !exists {
		reason = d.noYearEarlier(k.Period, earlier)
	}
	return data.PeriodKey(earlier), earlier.Compare(s.Keys[0].Period) >= 0, reason
}

// noYearEarlier says that the year of a period does not have the one that another is to be
// compared with.
func (d *derivation) noYearEarlier(p, earlier data.Period) string {
	year, _ := earlier.YearAndPart()
	_, nth := p.YearAndPart()
	if p.Granularity() == data.Day {
		return d.say.Say(language.WordReasonNoLeapDay, "year", strconv.Itoa(year))
	}
	return d.say.Say(language.WordReasonNoWeek, "year", strconv.Itoa(year), "n", strconv.Itoa(nth))
}

func overTimeFormula(by data.Method, now, then data.Period) Formula {
	switch by {
	case data.Growth:
		return GrowthOf()
	case data.Index:
		return indexOf()
	case data.Difference:
		return MinusOf()
	}
	return compoundGrowth(yearsBetween(then, now))
}

// yearsBetween is the time between two periods in years: whole periods for all
// but weeks and days, of which 365.25 days are a year.
func yearsBetween(a, b data.Period) float64 {
	if n := a.Granularity().PerYear(); n > 0 {
		return float64(b.Sub(a)) / float64(n)
	}
	return float64(b.StartDay()-a.StartDay()) / 365.25
}

// AllAt returns the values of all series of g at a key, but for aggregates.
func AllAt(g *data.Figure, k data.Key) []Operand {
	var all []Operand
	for _, s := range g.Parts() {
		if o, ok := OperandAt(g, s, k, g.Unit.Scale); ok {
			all = append(all, o)
		}
	}
	return all
}

// AllOf returns all values of a series of g, but for aggregates.
func AllOf(g *data.Figure, s *data.Series) []Operand {
	all := make([]Operand, 0, len(s.Keys))
	for _, k := range s.Keys {
		if o, _ := OperandAt(g, s, k, g.Unit.Scale); !g.IsAggregate(k.Name) {
			all = append(all, o)
		}
	}
	return all
}

// withoutParts is a share that is missing because some of the parts have no value at its key.
func (d *derivation) withoutParts(parts []*data.Series, k data.Key) data.Value {
	var absent lack
	for _, s := range parts {
		if _, ok := s.At(k); !ok {
			absent.add(d.say.Name(s.Name), data.Value{})
		}
	}
	return Missing(absent.reason(d.say, language.WordReasonPartMissing))
}

// Confidential is a computed value that has no number because one of its inputs may not
// be published.
func Confidential(say *language.Printer) data.Value {
	v := Missing(say.Say(language.WordReasonConfidential))
	v.More.Confidential = true
	return v
}

// MaxParts is how many parts a share is taken of: where parts are disputed, each share has as
// many numbers.
const MaxParts = 500

// shares computes each part's percentage of the sum of all: of the series at
// each key, or of the categories of an only series. Aggregates are no parts.
func (d *derivation) shares(g *data.Figure) []*data.Series {
	if len(g.Series) == 1 && g.Periods {
		d.refuseInput(0, fmt.Sprintf("%s has one series over time: there is no total", g.ID), "name the figure of the total as the second under from:")
		return nil
	}
	parts := len(g.Parts())
	if len(g.Series) == 1 {
		parts = len(g.PartKeys())
	}
	if parts > MaxParts {
		d.refuseInput(0, fmt.Sprintf("%s has %d parts; shares are computed of up to %d", g.ID, parts, MaxParts), "write a figure of the total, and name it as the second under from:")
		return nil
	}
	switch {
	case d.countsTwice(g) || !hasWhole(d, g):
		return nil
	case d.whole != "":
		return sharesOfWhole(d, g)
	case len(g.Series) == 1:
		return []*data.Series{d.sharesOfKeys(g)}
	case parts < 2:
		d.refuseInput(0, fmt.Sprintf("%s has one series that is no aggregate: it has no share", g.ID), "name a figure with several parts")
		return nil
	}
	return d.sharesOfSeries(g)
}

// countsTwice refuses a figure that has the whole beside its parts, and does not say so.
func (d *derivation) countsTwice(g *data.Figure) bool {
	whole := ""
	if d.over.Groups != nil && !d.over.Series {
		whole = sureWhole(KeySums(g))
	} else {
		whole = CountedTwice(g)
	}
	if whole != "" {
		d.refuseInput(0, fmt.Sprintf("%q of %s is the sum of all others, and would be counted with them", whole, g.ID), fmt.Sprintf("write aggregates: [%s] into %s", whole, g.ID))
	}
	return whole != ""
}

func (d *derivation) sharesOfKeys(g *data.Figure) *data.Series {
	t := &data.Series{}
	whole := NewWhole(d.say, AllOf(g, g.Series[0]))
	for i, k := range g.PartKeys() {
		t.Add(k, whole.Share(i))
	}
	return t
}

func (d *derivation) sharesOfSeries(g *data.Figure) []*data.Series {
	parts := g.Parts()
	wholes, without := make(map[data.Key]*Whole, len(g.Keys)), map[data.Key]data.Value{}
	for _, k := range g.Keys {
		if all := AllAt(g, k); len(all) == len(parts) {
			wholes[k] = NewWhole(d.say, all)
		} else {
			without[k] = d.withoutParts(parts, k)
		}
	}
	out := make([]*data.Series, len(parts))
	for i, s := range parts {
		out[i] = d.like(s)
		for _, k := range s.Keys {
			v, lacks := without[k]
			if !lacks {
				v = wholes[k].Share(i)
			}
			out[i].Add(k, v)
		}
	}
	return out
}

// lacks notes a name that a figure has not, once.
func (d *derivation) lacks(g *data.Figure, name string) {
	u := data.Unmatched{Name: name, Lacking: g}
	if d.lacking[u] {
		return
	}
	if d.lacking == nil {
		d.lacking = map[data.Unmatched]bool{}
	}
	d.lacking[u] = true
	d.unmatched = append(d.unmatched, u)
}

// formulaOf is the formula of a method of n values at one key.
func formulaOf(by data.Method, n int) Formula {
	switch by {
	case data.Difference:
		return MinusOf()
	case data.ShareOfTotal:
		return PercentOf()
	case data.Mean:
		return meanOf(n)
	case data.WeightedMean:
		return weightedMeanOf(n)
	case data.Median:
		return medianOf(n)
	case data.Min:
		return leastOf(n)
	case data.Max:
		return greatestOf(n)
	}
	return SumOf(n)
}

// Incomparable says why two values of a series over time cannot be compared,
// with the rule that forbids it; an empty reason where they can.
func Incomparable(say *language.Printer, f *data.Figure, s *data.Series, then, now data.Key, result, a, b data.Value) (rule, reason string) {
	if k := f.BreakBetween(s, then, now); k != nil {
		return data.RuleGrowthAcrossBreak, say.Say(language.WordReasonBreak, "key", say.Key(data.PeriodKey(k.At)))
	}
	if result.Is == data.Absent && a.Bounded() && b.Bounded() {
		return data.RuleGrowthOfBounds, result.Detail().Missing
	}
	return "", ""
}

// refuseComparison records that a computed figure compares what cannot be
// compared.
func (d *derivation) refuseComparison(g *data.Figure, s *data.Series, rule string, then, now data.Key) {
	const gap = "write incomparable: gap, which leaves such values out and says why"
	switch k := g.BreakBetween(s, then, now); {
	case rule == data.RuleGrowthAcrossBreak && d.HasBase:
		d.refuseBy(rule, OfMethod, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", d.By, g.ID, then, now, k.At),
			fmt.Sprintf("compare within one side: split the figure at %s, or %s", k.At, gap))
	case rule == data.RuleGrowthAcrossBreak:
		d.refuseBy(rule, OfMethod, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", d.By, g.ID, then, now, k.At),
			"compare within one side: "+gap)
	default:
		d.refuseBy(rule, OfMethod, fmt.Sprintf("%s of %s from %s to %s would be computed from two bounds, which leave it open", d.By, g.ID, then, now),
			"compare numbers that are known; "+gap)
	}
}

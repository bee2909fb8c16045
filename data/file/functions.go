package file

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"text/template"

	"briefing/data"
	"briefing/data/check"
	"briefing/data/compute"
	"briefing/data/language"
)

// functions are what a text may call. Each takes texts: the id of a figure,
// then keys, then the name of a series where there are several. What it makes is
// kept in answerPart, for text/template knows texts only.
func (e *expander) functions() template.FuncMap {
	fns := make(template.FuncMap, len(referenceFunctions))
	for name, f := range referenceFunctions {
		fns[name] = func(args ...any) (_ string, err error) {
			texts := make([]string, len(args))
			for i, a := range args {
				texts[i] = fmt.Sprint(a)
			}
			e.answerPart, err = e.call(name, f, texts)
			return "", err
		}
	}
	return fns
}

// call evaluates a function of a text.
func (e *expander) call(name string, f referenceFunction, args []string) (data.Part, error) {
	e.base.note(name, args)
	if f.ofTexts != nil {
		return f.ofTexts(e, f.form, args)
	}
	args, among := cutAmong(name, args)
	q, err := e.query(f, args)
	if err != nil {
		return data.Part{}, err
	}
	q.among = among
	part, err := f.answer(e, q)
	if part.Of == nil {
		for i, k := range q.keys {
			s := q.series
			if i > 0 && q.other != nil {
				s = q.other
			}
			part.Of = append(part.Of, data.Number{Figure: q.figure, Series: s.Name, Key: k})
		}
	}
	return part, err
}

// cutAmong splits what a place is counted among from the other arguments of a function.
func cutAmong(function string, args []string) (others []string, among string) {
	n := len(args)
	if function != "rank" && function != "count" || n < 3 || args[n-2] != "among" {
		return args, ""
	}
	return args[:n-2], args[n-1]
}

// askAmong asks what a place is counted among: the values of a figure of several series over time have
// one among the series of a period and one among the periods of a series.
func askAmong(q query, hint string) error {
	switch {
	case q.among == "" && q.figure.Periods && len(q.figure.Parts()) > 1:
		return &referenceError{text: fmt.Sprintf("%s has several series over time, and nothing tells what is counted", q.figure.ID), hint: hint}
	case q.among != "" && q.among != "series" && q.among != "periods":
		return &referenceError{text: fmt.Sprintf("a place among %q is not known", q.among), hint: hint}
	case q.among == "periods" && !q.figure.Periods, q.among == "series" && len(q.figure.Parts()) < 2:
		return &referenceError{text: fmt.Sprintf("%s has no %s to count among", q.figure.ID, q.among), hint: "remove \"among\" and what follows it"}
	}
	return nil
}

// rival is a value that a place is counted among.
type rival struct {
	name  string
	value data.Value
}

// rivalsOf are the values beside one that it is ranked among.
func rivalsOf(q query) (rivals []rival) {
	if q.among == "series" {
		for _, s := range q.figure.Parts() {
			if s != q.series {
				v, ok := s.At(q.keys[0])
				if !ok {
					v.Is = data.Absent
				}
				rivals = append(rivals, rival{s.Name, v})
			}
		}
		return rivals
	}
	for i, v := range q.series.Values {
		if k := q.series.Keys[i]; k != q.keys[0] && !q.figure.IsAggregate(k.Name) {
			rivals = append(rivals, rival{k.String(), v})
		}
	}
	return rivals
}

// note remembers what a text calls.
func (r *resolver) note(function string, args []string) {
	r.user.function(function)
	if r.user == nil && function != "ref" {
		r.textUses.function(function)
		if len(args) > 0 && r.drafts[args[0]] != nil {
			r.textUses.figure(args[0])
		}
	}
}

// referenceFunction is a function of texts.
type referenceFunction struct {
	form string // how it is written
	// least is how many keys it needs; with none it takes the latest or the
	// only value. most is how many it may have.
	least, most int
	// together says that without a series it is about all of them, keyless that it asks for no value of them.
	together, keyless bool
	answer            func(e *expander, q query) (data.Part, error)
	// ofTexts answers instead where the first text is not the id of a figure.
	ofTexts func(e *expander, form string, args []string) (data.Part, error)
}

// query is what a call of a function asks for.
type query struct {
	form   string // of the function
	figure *data.Figure
	series *data.Series
	keys   []data.Key
	// other is what the series is compared with at the same key, of the figure of; nil for none.
	other *data.Series
	of    *data.Figure
	// all says that no series is named.
	all bool
	// among is what a place is counted among, where the reference says so: series or periods.
	among string
}

// referenceFunctions are all functions of texts. It is not modified.
var referenceFunctions = map[string]referenceFunction{
	"value":      {form: `{{ value "figure" "key" "series" }}`, most: 1, answer: valueOf((*expander).one, (*language.Printer).InText)},
	"number":     {form: `{{ number "figure" "key" "series" }}`, most: 1, answer: valueOf((*expander).one, (*language.Printer).Label)},
	"amount":     {form: `{{ amount "figure" "key" "series" }}`, most: 1, answer: answerAmount},
	"latest":     {form: `{{ latest "figure" "series" }}`, answer: valueOf((*expander).one, (*language.Printer).InText)},
	"earliest":   {form: `{{ earliest "figure" "series" }}`, answer: valueOf((*expander).earliest, (*language.Printer).InText)},
	"period":     {form: `{{ period "figure" "series" }}`, together: true, answer: periodOf((*expander).one)},
	"since":      {form: `{{ since "figure" "series" }}`, answer: periodOf((*expander).earliest)},
	"times":      {form: `{{ times "figure" "from" "to" "series" }}`, least: 2, most: 2, answer: (*expander).times},
	"change":     {form: `{{ change "figure" "from" "to" "series" }}`, least: 2, most: 2, answer: (*expander).change},
	"difference": {form: `{{ difference "figure" "from" "to" "series" }}`, least: 2, most: 2, answer: (*expander).difference},
	"moved":      {form: `{{ moved "figure" "from" "to" "series" }}`, least: 2, most: 2, answer: movedAs(language.WordMovedUp)},
	"movedMany":  {form: `{{ movedMany "figure" "from" "to" "series" }}`, least: 2, most: 2, answer: movedAs(language.WordManyMovedUp)},
	"movedBy":    {form: `{{ movedBy "figure" "from" "to" "series" }}`, least: 2, most: 2, answer: movedBy},
	"share":      {form: `{{ share "figure" "key" "series" }}`, least: 1, most: 1, answer: (*expander).share},
	"rank":       {form: `{{ rank "figure" "key" "series" }}`, least: 1, most: 1, answer: (*expander).rank},
	"of":         {form: `{{ of "figure" "key" "series" }}`, most: 1, answer: (*expander).of},
	"disputed":   {form: `{{ disputed "figure" "key" "series" }}`, most: 1, answer: (*expander).disputed},
	"ref":        {form: `{{ ref "chart" }}`, ofTexts: (*expander).ref},
	"name":       {form: `{{ name "Beijing" }}`, ofTexts: (*expander).name},
	"count":      {form: `{{ count "figure" }}`, together: true, keyless: true, answer: (*expander).count},
}

func functionNames() []string { return keysOf(referenceFunctions) }

// query splits the arguments of a function into its figure, keys and series.
func (e *expander) query(f referenceFunction, args []string) (query, error) {
	if len(args) == 0 {
		return query{}, &referenceError{text: "the reference names no figure", hint: "write " + f.form}
	}
	fig, whole, err := e.figureOf(args[0])
	if err != nil {
		return query{}, err
	}
	rest := args[1:]
	named := rest[min(len(rest), f.least):]
	// What follows the needed keys is an optional key, then a series.
	texts := slices.Clone(rest[:min(len(rest), f.least)])
	if len(texts) < f.least || len(named) > f.most-f.least+1 {
		return query{}, &referenceError{text: "the reference has too few or too many texts", hint: "write " + f.form}
	}
	series := ""
	if f.most > f.least && len(named) > 0 {
		texts, named = append(texts, named[0]), named[1:]
	}
	if len(named) > 0 {
		series = named[0]
	}
	if f.together && series == "" && len(fig.Series) > 1 && whole {
		series = fig.Parts()[0].Name
		if !f.keyless {
			texts = append(texts, latestKey)
		}
	}
	s, ok := fig.SeriesNamed(series)
	if !ok {
		return query{}, &referenceError{text: seriesFault(fig, series), hint: whichSeries(e.base, f.form, fig, rest, series)}
	}
	q := query{form: f.form, figure: fig, series: s, all: len(named) == 0}
	if from, ok := twoSeries(f, fig, s, texts); ok {
		q.series, q.other, q.of, texts[1] = from, s, fig, texts[0]
	}
	for _, t := range texts {
		s := q.series
		if !whole && t == "" {
			continue
		}
		k, wrong := chooseKey(fig, s, t)
		if wrong != "" {
			return query{}, &referenceError{text: wrong, hint: e.base.charts.suggestKey(t, s.Keys)}
		}
		q.keys = append(q.keys, k)
	}
	if !whole {
		return query{}, errBroken
	}
	return q, nil
}

// twoSeries is the series that another is compared with at one key, where a reference names that key and
// both: {{ times "figure" "key" "from series" "to series" }}.
func twoSeries(f referenceFunction, fig *data.Figure, to *data.Series, texts []string) (*data.Series, bool) {
	if f.least != 2 || to.Name == "" || len(texts) != 2 || texts[1] == "" {
		return nil, false
	}
	from, ok := fig.SeriesNamed(texts[1])
	_, isKey := keyIn(fig.Keys, fig.Periods, texts[1])
	return from, ok && !isKey && from != to
}

// figureOf finds the figure that a text refers to. It is not whole where it has a fault
// that leaves its series and keys known.
func (e *expander) figureOf(id string) (fig *data.Figure, whole bool, err error) {
	if e.base.drafts[id] == nil && !e.base.decoder.partial {
		hint := ""
		if len(e.base.faults) < data.MaxFaults { // comparing names takes long
			hint = e.base.decoder.suggest(id, keysOf(e.base.drafts))
		}
		return nil, false, &referenceError{text: fmt.Sprintf("there is no figure %q", id), hint: hint}
	}
	if e.base.drafts[id] != nil {
		fig, whole = e.base.known(ref{name: id})
	}
	if fig == nil {
		return nil, false, errBroken
	}
	return fig, whole, nil
}

// errBroken stands for a figure with a fault of its own, which is reported.
var errBroken = &referenceError{text: "the figure has a fault"}

// one finds the single value that a function is about.
func (e *expander) one(q query) (point, error) {
	if len(q.keys) > 0 {
		return pointAt(q, q.keys[0]), nil
	}
	k, wrong := chooseKey(q.figure, q.series, "")
	if wrong != "" {
		return point{}, &referenceError{text: wrong, hint: "write " + q.form}
	}
	return pointAt(q, k), nil
}

func pointAt(q query, k data.Key) point {
	v, _ := q.series.At(k)
	return point{q.figure, q.series, k, v}
}

// number is the place of the point.
func (p point) number() []data.Number {
	return []data.Number{{Figure: p.figure, Series: p.series.Name, Key: p.key}}
}

func (e *expander) earliest(q query) (point, error) {
	for i, v := range q.series.Values {
		if v.Is != data.Absent && q.figure.Periods {
			return point{q.figure, q.series, q.series.Keys[i], v}, nil
		}
	}
	return point{}, &referenceError{text: fmt.Sprintf("%s has no earliest value", q.figure.ID), hint: "name a figure over time"}
}

// valueOf answers with the value that find finds.
func valueOf(find func(*expander, query) (point, error), print func(*language.Printer, data.Value, data.Unit) string) func(*expander, query) (data.Part, error) {
	return func(e *expander, q query) (data.Part, error) {
		p, err := find(e, q)
		if err != nil {
			return data.Part{}, err
		}
		e.quote(p, false)
		return data.Part{Text: print(e.base.printer, p.value, p.figure.Unit), Sources: p.series.SourcesOf(p.value), Of: p.number(), Printed: &data.Printed{Value: p.value, Unit: p.figure.Unit}}, nil
	}
}

// periodOf answers with the key of the value that find finds.
func periodOf(find func(*expander, query) (point, error)) func(*expander, query) (data.Part, error) {
	return func(e *expander, q query) (data.Part, error) {
		p, err := find(e, q)
		if err != nil {
			return data.Part{}, err
		}
		return data.Part{Text: e.base.printer.Key(p.key), Of: p.number()}, nil
	}
}

// comparison is a way to compare two values: how it is computed, and in what unit. It fails
// for numbers that are not compared so.
type comparison func(query) (compute.Formula, data.Unit, error)

// compare answers with two values compared.
func (e *expander) compare(q query, how comparison) (data.Part, error) {
	v, unit, err := compared(e.base.printer, q, how)
	if err != nil {
		return data.Part{}, err
	}
	asInFigures(e, q, &v)
	return data.Part{Text: e.base.printer.InText(v, unit), Sources: v.More.Sources, Computed: v.More.Computed, Printed: &data.Printed{Value: v, Unit: unit}}, nil
}

// compared computes with the values at two keys, the later one first, or with those of two
// series at one.
func compared(say *language.Printer, q query, how comparison) (data.Value, data.Unit, error) {
	by, unit, err := how(q)
	if err == nil {
		err = unlikeLength(q)
	}
	if err != nil {
		return data.Value{}, unit, err
	}
	fig, s, keys := q.figure, q.series, q.keys
	from, _ := compute.OperandAt(fig, s, keys[0], fig.Unit.Scale)
	to, _ := compute.OperandAt(fig, s, keys[1], fig.Unit.Scale)
	if q.other != nil {
		to, _ = compute.OperandAt(q.of, q.other, keys[1], fig.Unit.Scale)
	}
	v := compute.Evaluate(say, by, []compute.Operand{to, from})
	if rule, _ := compute.Incomparable(say, fig, s, keys[0], keys[1], v, from.Value, to.Value); rule == data.RuleGrowthAcrossBreak {
		return v, unit, &referenceError{text: fmt.Sprintf("%s breaks between %s and %s", fig.ID, keys[0], keys[1]), hint: oneSide(fig, fig.BreakBetween(s, keys[0], keys[1])), rule: rule}
	} else if rule != "" {
		return v, unit, &referenceError{text: fmt.Sprintf("%s cannot be compared from %s to %s: %s", fig.ID, keys[0], keys[1], v.More.Missing), hint: "compare two values that are not both bounds", rule: rule}
	}
	if v.Is == data.Absent {
		return v, unit, &referenceError{text: fmt.Sprintf("%s cannot be compared from %s to %s: %s", fig.ID, keys[0], keys[1], v.More.Missing), hint: "compare two values that have numbers"}
	}
	if unit.Kind == data.UnitPercent || unit.Kind == data.UnitTimes {
		compute.Legible(unit, 1, []*data.Value{&v})
	}
	return v, unit, nil
}

// asInFigures lets a change be shown with no more digits than it has in a figure of such changes, which
// the briefing may show beside the text.
func asInFigures(e *expander, q query, v *data.Value) {
	if q.other != nil {
		return
	}
	for _, f := range e.base.ds.Figures {
		if f.Derived == nil || len(f.Derived.From) != 1 || f.Derived.From[0] != q.figure {
			continue
		}
		if s, ok := f.SeriesNamed(q.series.Name); ok {
			if own, ok := s.At(q.keys[1]); ok && own.Is == v.Is && own.Detail().Computed == v.Detail().Computed {
				e.base.note("value", []string{f.ID}) // an excerpt needs it, too
				v.KnowNoMore(own.Known.Places(own.Number))
			}
		}
	}
}

// oneSide says what to compare instead of numbers on two sides of a break.
func oneSide(fig *data.Figure, b *data.Break) string {
	hint := "compare two periods on one side of " + b.At.String()
	if fig.Derived != nil && fig.Derived.By == data.Growth {
		hint += fmt.Sprintf("; if no more than the base of %s changed then, write its break as {text: ..., kind: rebase}", fig.Derived.From[0].ID)
	}
	return hint
}

func (e *expander) times(q query) (data.Part, error) { return e.compare(q, asTimes) }

func asTimes(q query) (compute.Formula, data.Unit, error) {
	return compute.Quotient(), data.Unit{Kind: data.UnitTimes}, cmp.Or(noAmounts(q), noRatio(q))
}

// unlikeLength says why two values that run from the start of their years are not compared: they
// end in different parts of these.
func unlikeLength(q query) error {
	if !q.figure.Cumulative && q.figure.PerhapsCumulative == "" {
		return nil
	}
	_, a := q.keys[0].Period.YearAndPart()
	if _, b := q.keys[1].Period.YearAndPart(); a == b {
		return nil
	}
	if !q.figure.Cumulative {
		return &referenceError{text: fmt.Sprintf("%s, and those for %s and %s would be of unlike length", q.figure.PerhapsCumulative, q.keys[0], q.keys[1]), hint: compute.AskCumulative(q.figure)}
	}
	return &referenceError{text: fmt.Sprintf("the values of %s for %s and %s run from the start of the year, and are of unlike length", q.figure.ID, q.keys[0], q.keys[1]), hint: "compare the same period of two years, or name a figure computed by: difference, over: previous"}
}

// noRatio says why numbers that are counted from a chosen zero have no ratio.
func noRatio(q query) error {
	if q.figure.HasRatios() || q.figure.Unit.Names() {
		return nil
	}
	return &referenceError{text: compute.NoRatio(q.figure), hint: compute.InsteadOfRatio(q.figure), rule: data.RuleChosenZero}
}

// noAmounts says why numbers that are names of years or codes are not computed with.
func noAmounts(q query) error {
	if !q.figure.Unit.Names() {
		return nil
	}
	return &referenceError{text: fmt.Sprintf("the numbers of %s are years or codes, and no amounts", q.figure.ID), hint: "name a figure of amounts, or say how far two years are apart with {{ difference }}"}
}

// change is the change in percent, or, of percentages and percentage
// points, in percentage points.
func (e *expander) change(q query) (data.Part, error) { return e.compare(q, asChange) }

func asChange(q query) (compute.Formula, data.Unit, error) {
	if kind := q.figure.Unit.Kind; kind == data.UnitPercent || kind == data.UnitPoints {
		return asDifference(q)
	}
	return compute.GrowthOf(), data.Unit{Kind: data.UnitPercent}, cmp.Or(noAmounts(q), noRatio(q))
}

func (e *expander) difference(q query) (data.Part, error) { return e.compare(q, asDifference) }

func asDifference(q query) (compute.Formula, data.Unit, error) {
	var err error
	if q.figure.Unit.Kind == data.UnitCode {
		err = noAmounts(q)
	}
	return compute.MinusOf(), compute.UnitOfDifference(q.figure.Unit), err
}

// share is what part of the sum of all series, or of all categories, one is. It knows its place among
// the other shares, which words of the text may compare it with.
func (e *expander) share(q query) (data.Part, error) {
	part, err := shareAt(e, q)
	if err != nil {
		return part, err
	}
	if of := sharesOf(e, q.figure).of; of != nil {
		n := data.Number{Figure: of, Series: q.series.Name, Key: q.keys[0]}
		if v, _, ok := n.Value(); ok && v.Is != data.Absent {
			part.Share = &n
		}
	}
	return part, nil
}

// mostShares is how many shares of a figure are computed for the words of texts: a figure with more is
// not held against them.
const mostShares = 20_000

// shares are those of the parts of a figure.
type shares struct {
	of   *data.Figure // all of them; nil where there is none
	some data.Problem // that the figure lacks parts of the whole that it is a percentage of; empty for none
}

// sharesOf are the shares of the parts of a figure, found once.
func sharesOf(e *expander, fig *data.Figure) shares {
	if s, known := e.shares[fig]; known {
		return s
	}
	var s shares
	s.some.Text, s.some.Hint = check.SomeOfWhole(e.base.printer, fig)
	if fig.Of == nil && len(fig.Series)*len(fig.Keys) <= mostShares {
		of, wrong := compute.Derive(e.base.printer, compute.Request{ID: "the shares of " + fig.ID, By: data.ShareOfTotal, From: []*data.Figure{fig}, Copied: func(_, _ *data.Text) {}})
		if len(wrong) == 0 && of != nil {
			legible(of)
			s.of = of
		}
	}
	if e.shares == nil {
		e.shares = map[*data.Figure]shares{}
	}
	e.shares[fig] = s
	return s
}

// shareAt answers with a share, and says why there is none.
func shareAt(e *expander, q query) (data.Part, error) {
	fig, s, key := q.figure, q.series, q.keys[0]
	var parts []compute.Operand
	own := 0 // which of the parts
	if err := cmp.Or(noPart(fig, s, key), noRatio(q), noShares(e, fig)); err != nil {
		return data.Part{}, err
	}
	switch {
	case len(fig.Series) > 1:
		if whole, err := wholeBesideParts(fig); err != nil || whole != "" {
			return e.shareOfWhole(q, whole, err)
		}
		parts, own = compute.AllAt(fig, key), slices.Index(fig.Parts(), s)
		if len(parts) < len(fig.Parts()) {
			return data.Part{}, &referenceError{text: fmt.Sprintf("not every series of %s has a value for %s", fig.ID, key), hint: "name a key that all have"}
		}
	case fig.Of != nil:
		part, _ := compute.OperandAt(fig, s, key, fig.Unit.Scale)
		whole := compute.Operand{Value: data.Value{Number: fig.Of.Count}, Unit: fig.Unit}
		return e.percentage(compute.Evaluate(e.base.printer, compute.PercentOf(), []compute.Operand{part, whole}), key)
	case !fig.Periods:
		if whole, err := wholeBesideParts(fig); err != nil || whole != "" {
			return e.shareOfWhole(q, whole, err)
		}
		parts, own = compute.AllOf(fig, s), slices.Index(fig.PartKeys(), key)
	default:
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s has no parts: its keys are periods and it has one series", fig.ID), hint: "name a figure with series or categories"}
	}
	e.chained = cmp.Or(e.chained, compute.ChainedNames(fig))
	e.someOf = cmp.Or(sharesOf(e, fig).some, e.someOf)
	if len(parts) > compute.MaxParts {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s has %d parts; shares are computed of up to %d", fig.ID, len(parts), compute.MaxParts), hint: "write a figure of the total, and a computed figure by: share-of-total"}
	}
	return e.percentage(compute.NewWhole(e.base.printer, parts).Share(own), key)
}

// noShares says why the values of a figure have no shares of their sum. One series over time
// has no parts, and counts of a whole have a share each.
func noShares(e *expander, fig *data.Figure) error {
	if why, hint := compute.NoShares(e.base.printer, fig); why != "" && fig.Of == nil && (len(fig.Series) > 1 || !fig.Periods) {
		return &referenceError{text: why, hint: hint}
	}
	for _, refused := range []func(*data.Figure) (why, hint string){compute.TimesAsParts, compute.UnlikeNames} {
		if why, hint := refused(fig); why != "" {
			return &referenceError{text: why, hint: hint}
		}
	}
	return nil
}

// wholeBesideParts is the aggregate that shares of a figure are of; empty for the sum of the parts.
func wholeBesideParts(fig *data.Figure) (string, error) {
	of, wrong := compute.WholeOf(fig, fig.SharesOf)
	switch {
	case wrong != nil:
		return "", &referenceError{text: wrong.Text, hint: wrong.Hint}
	case of.Sum && fig.SharesOf.Aggregate == "":
		return "", nil
	}
	return of.Aggregate, nil
}

// shareOfAggregate notes that a text has a share of a whole that its parts do not add up to: how that is
// computed is told only then.
const shareOfAggregate = "share of aggregate"

func (e *expander) shareOfWhole(q query, whole string, err error) (data.Part, error) {
	if err != nil {
		return data.Part{}, err
	}
	e.base.note(shareOfAggregate, nil)
	return e.percentage(compute.ShareOfWhole(e.base.printer, q.figure, q.series, q.keys[0], whole), q.keys[0])
}

// noPart says why a value is no part of a sum: it belongs to an aggregate, or the sum
// would hold the whole beside its parts. It is nil where it is a part.
func noPart(fig *data.Figure, s *data.Series, k data.Key) error {
	for _, name := range []string{s.Name, k.Name} {
		if fig.IsAggregate(name) && (name == s.Name || len(fig.Series) == 1) {
			return &referenceError{text: fmt.Sprintf("%q is one of the aggregates of %s, and no part beside the others", name, fig.ID), hint: "name a part, or compute a figure by: share-of-total from two figures"}
		}
	}
	if len(fig.Series) == 1 && (fig.Of != nil || fig.Periods) {
		return nil // nothing is added up
	}
	if whole := compute.CountedTwice(fig); whole != "" {
		return &referenceError{text: fmt.Sprintf("%q of %s is the sum of all others, and would be counted with them", whole, fig.ID), hint: fmt.Sprintf("write aggregates: [%s] into %s", whole, fig.ID)}
	}
	return nil
}

func (e *expander) percentage(v data.Value, k data.Key) (data.Part, error) {
	if v.Is == data.Absent {
		return data.Part{}, &referenceError{text: fmt.Sprintf("the share of %s cannot be computed: %s", k, v.More.Missing), hint: "name a key whose number, and those of the other parts, leave no doubt"}
	}
	unit := data.Unit{Kind: data.UnitPercent}
	compute.Legible(unit, 1, []*data.Value{&v})
	return data.Part{Text: e.base.printer.InText(v, unit), Sources: v.More.Sources, Computed: v.More.Computed, Printed: &data.Printed{Value: v, Unit: unit}}, nil
}

// rank is the place that a category has, counted from the greatest. Bounds
// that leave the place open are refused.
func (e *expander) rank(q query) (data.Part, error) {
	own := pointAt(q, q.keys[0])
	call := fmt.Sprintf("{{ rank %q %q %q", q.figure.ID, own.key, q.series.Name)
	if err := askAmong(q, fmt.Sprintf("write %s \"among\" \"series\" }} for its place beside the other series of that time, or %[1]s \"among\" \"periods\" }} for that of the period in its series", call)); err != nil {
		return data.Part{}, err
	}
	if own.value.Is == data.Absent {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s has no number for %s", q.figure.ID, own.key)}
	}
	name := own.key.Name
	if q.among == "series" {
		name = q.series.Name
	}
	if q.figure.IsAggregate(name) {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%q is one of the aggregates of %s, and has no rank among the others", name, q.figure.ID), hint: "rank one of the others"}
	}
	rivals := rivalsOf(q)
	if e.base.amounts.ranked += len(rivals) + 1; e.base.amounts.ranked > maxRanked {
		return data.Part{}, &referenceError{text: fmt.Sprintf("the ranks up to here compare more than %d numbers", maxRanked), hint: "rank values of figures with fewer of them"}
	}
	return placeAmong(e, q, own, rivals)
}

// placeAmong answers with the place of a value among others, where no bound or dispute leaves it open.
func placeAmong(e *expander, q query, own point, rivals []rival) (data.Part, error) {
	what := own.key.String()
	part := data.Part{Sources: q.series.SourcesOf(own.value), Tally: &data.Tally{Figure: q.figure, Periods: q.figure.Periods && q.among != "series", N: len(rivals) + 1}}
	if q.among == "series" {
		what, part.Of = q.series.Name, []data.Number{} // its key says nothing of what it is ranked among
	}
	rank, doubt := 1, own.value // which is that of all that it is ranked among
	for _, r := range rivals {
		if r.value.Is == data.Absent {
			return data.Part{}, &referenceError{text: fmt.Sprintf("the rank of %s in %s is open: %s has no number, and may be above or below it", what, q.figure.ID, r.name), hint: "say it in words, with the source that ranks it, or rank a figure whose numbers are all known"}
		}
		if doubt.Status = max(doubt.Status, r.value.Status); !apart(own.value, r.value) {
			doubt.Marks |= r.value.Marks.Inherited()
		}
		order, sure := compute.Order(r.value, own.value, q.figure.Unit)
		if !sure {
			return data.Part{}, &referenceError{text: fmt.Sprintf("the rank of %s in %s is open: it may be above or below %s", what, q.figure.ID, r.name), hint: "say it in words, with the source that ranks it"}
		}
		if order > 0 {
			rank++
		}
	}
	part.Text = language.Doubted(e.base.printer, e.base.printer.Number(data.Int(int64(rank))), doubt)
	return part, nil
}

// apart reports two values whose intervals leave no doubt of their order.
func apart(v, w data.Value) bool {
	a, b := v.Interval(), w.Interval()
	return a != nil && b != nil && !a.Meets(*b)
}

func (e *expander) of(q query) (data.Part, error) {
	p, err := e.one(q)
	if err != nil {
		return data.Part{}, err
	}
	if p.figure.Of == nil {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s is not counted out of a whole", p.figure.ID), hint: "add of: and the whole to the figure"}
	}
	e.quote(p, false)
	return data.Part{Text: language.Doubted(e.base.printer, language.OfWholeInWords(e.base.printer, p.value, p.figure.Of.Count, p.figure.Unit), p.value), Sources: p.series.SourcesOf(p.value)}, nil
}

// disputed is what another source says the number is.
func (e *expander) disputed(q query) (data.Part, error) {
	p, err := e.one(q)
	if err != nil {
		return data.Part{}, err
	}
	disputes := p.value.Disputes()
	if len(disputes) == 0 {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s is not disputed for %s", p.figure.ID, p.key), hint: "use value"}
	}
	e.quote(p, true)
	return data.Part{Text: e.base.printer.InText(disputes[0].Value, p.figure.Unit), Sources: disputes[0].Sources}, nil
}

// count is how many names or periods a figure has, without its aggregates.
func (e *expander) count(q query) (data.Part, error) {
	of := strconv.Quote(q.figure.ID)
	hint := "write {{ count " + of + " \"among\" \"series\" }} for how many series there are, or {{ count " + of
	if !q.all {
		hint += " " + strconv.Quote(q.series.Name)
	}
	hint += " \"among\" \"periods\" }} for how many periods"
	if err := askAmong(q, hint); err != nil {
		return data.Part{}, err
	}
	t := data.Tally{Figure: q.figure, Periods: q.figure.Periods && q.among != "series"}
	switch {
	case q.among == "series":
		t.N = len(q.figure.Parts())
	case q.all:
		for _, k := range q.figure.PartKeys() {
			if q.figure.HasNumber(k) {
				t.N++
			}
		}
	default:
		for i, k := range q.series.Keys {
			if q.series.Values[i].Is != data.Absent && !q.figure.IsAggregate(k.Name) {
				t.N++
			}
		}
	}
	return data.Part{Text: e.base.printer.Number(data.Int(int64(t.N))), Of: []data.Number{}, Tally: &t}, nil
}

// name is what the name of a category or a series is called in the language:
// for one that a parameter stands for.
func (e *expander) name(form string, args []string) (data.Part, error) {
	if len(args) != 1 {
		return data.Part{}, &referenceError{text: "the reference names nothing", hint: "write " + form}
	}
	known := map[string]bool{}
	for _, draft := range e.base.draft.figures {
		fig := e.base.figures[draft.id]
		if fig == nil {
			fig = e.base.damaged[draft.id]
		}
		if fig == nil {
			continue
		}
		for _, name := range e.base.dataWords(draft, fig) {
			known[name] = true
		}
	}
	switch {
	case known[args[0]]:
		return data.Part{Text: e.base.printer.Name(args[0])}, nil
	case e.unsure:
		return data.Part{}, errBroken // its figure may be one at fault
	}
	return data.Part{}, &referenceError{text: fmt.Sprintf("no category and no series is called %q", args[0]), hint: e.base.decoder.suggest(args[0], keysOf(known))}
}

package file

import (
	"fmt"
	"slices"
	"text/template"

	"briefing/data"
	"briefing/data/compute"
)

// functions are what a text may call. Each takes texts: the id of a figure,
// then keys, then the name of a series where there are several. What it says is
// noted, for text/template knows texts only.
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
	return f.call(e, f, args)
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
	call        func(tx *expander, f referenceFunction, args []string) (data.Part, error)
}

// referenceFunctions are all functions of texts. It is not modified.
var referenceFunctions = map[string]referenceFunction{
	"value":      {`{{ value "figure" "key" "series" }}`, 0, 1, (*expander).sayValue},
	"number":     {`{{ number "figure" "key" "series" }}`, 0, 1, (*expander).sayNumber},
	"latest":     {`{{ latest "figure" "series" }}`, 0, 0, (*expander).sayLatest},
	"earliest":   {`{{ earliest "figure" "series" }}`, 0, 0, (*expander).sayEarliest},
	"period":     {`{{ period "figure" "series" }}`, 0, 0, (*expander).sayPeriod},
	"since":      {`{{ since "figure" "series" }}`, 0, 0, (*expander).saySince},
	"times":      {`{{ times "figure" "from" "to" "series" }}`, 2, 2, (*expander).sayTimes},
	"change":     {`{{ change "figure" "from" "to" "series" }}`, 2, 2, (*expander).sayChange},
	"difference": {`{{ difference "figure" "from" "to" "series" }}`, 2, 2, (*expander).sayDifference},
	"share":      {`{{ share "figure" "key" "series" }}`, 1, 1, (*expander).sayShare},
	"rank":       {`{{ rank "figure" "key" "series" }}`, 1, 1, (*expander).sayRank},
	"of":         {`{{ of "figure" "key" "series" }}`, 0, 1, (*expander).sayOf},
	"disputed":   {`{{ disputed "figure" "key" "series" }}`, 0, 1, (*expander).sayDisputed},
	"ref":        {`{{ ref "chart" }}`, 0, 0, (*expander).sayRef},
	"name":       {`{{ name "Beijing" }}`, 0, 0, (*expander).sayName},
	"count":      {`{{ count "figure" }}`, 0, 0, (*expander).sayCount},
}

func functionNames() []string { return keysOf(referenceFunctions) }

// args splits the arguments of a function into its figure, keys and series.
func (e *expander) args(f referenceFunction, args []string) (fig *data.Figure, s *data.Series, keys []data.Key, err error) {
	if len(args) == 0 {
		return nil, nil, nil, &referenceError{text: "the reference names no figure", hint: "write " + f.form}
	}
	draft := e.base.drafts[args[0]]
	if draft == nil && e.base.decoder.partial {
		return nil, nil, nil, errBroken
	}
	if draft == nil {
		hint := ""
		if len(e.base.faults) < data.MaxFaults { // comparing names takes long
			hint = e.base.decoder.suggest(args[0], keysOf(e.base.drafts))
		}
		return nil, nil, nil, &referenceError{text: fmt.Sprintf("there is no figure %q", args[0]), hint: hint}
	}
	fig, whole := e.base.known(ref{name: args[0]})
	if fig == nil {
		return nil, nil, nil, errBroken
	}
	rest := args[1:]
	named := rest[min(len(rest), f.least):]
	// What follows the needed keys is an optional key, then a series.
	texts := slices.Clone(rest[:min(len(rest), f.least)])
	if len(texts) < f.least || len(named) > f.most-f.least+1 {
		return nil, nil, nil, &referenceError{text: "the reference has too few or too many texts", hint: "write " + f.form}
	}
	series := ""
	if f.most > f.least && len(named) > 0 {
		texts, named = append(texts, named[0]), named[1:]
	}
	if len(named) > 0 {
		series = named[0]
	}
	s, ok := fig.SeriesNamed(series)
	if !ok {
		return nil, nil, nil, &referenceError{text: seriesFault(fig, series), hint: e.base.decoder.suggest(series, data.SeriesNames([]*data.Figure{fig})) + "; write " + f.form}
	}
	for _, t := range texts {
		if !whole && t == "" {
			continue
		}
		k, wrong := chooseKey(fig, s, t)
		if wrong != "" {
			return nil, nil, nil, &referenceError{text: wrong, hint: e.base.charts.suggestKey(t, s.Keys)}
		}
		keys = append(keys, k)
	}
	if !whole {
		return nil, nil, nil, errBroken
	}
	return fig, s, keys, nil
}

// errBroken stands for a figure with a fault of its own, which is reported.
var errBroken = &referenceError{text: "the figure has a fault"}

// one finds the single value that a function is about.
func (e *expander) one(f referenceFunction, args []string) (point, error) {
	fig, s, keys, err := e.args(f, args)
	if err != nil {
		return point{}, err
	}
	var k data.Key
	if len(keys) > 0 {
		k = keys[0]
	} else if found, wrong := chooseKey(fig, s, ""); wrong == "" {
		k = found
	} else {
		return point{}, &referenceError{text: wrong, hint: "write " + f.form}
	}
	v, _ := s.At(k)
	return point{fig, s, k, v}, nil
}

func (e *expander) sayValue(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.one(f, args)
	e.quote(p, false)
	return data.Part{Text: e.base.printer.InText(p.value, unitOf(p)), Sources: sourcesAt(p)}, err
}

func (e *expander) sayNumber(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.one(f, args)
	e.quote(p, false)
	return data.Part{Text: e.base.printer.Label(p.value, unitOf(p)), Sources: sourcesAt(p)}, err
}

func unitOf(p point) data.Unit {
	if p.figure == nil {
		return data.Unit{}
	}
	return p.figure.Unit
}

func sourcesAt(p point) []*data.Source {
	if p.series == nil {
		return nil
	}
	return p.series.SourcesOf(p.value)
}

func (e *expander) sayLatest(f referenceFunction, args []string) (data.Part, error) {
	return e.sayValue(f, args)
}

func (e *expander) earliest(f referenceFunction, args []string) (point, error) {
	fig, s, _, err := e.args(f, args)
	if err != nil {
		return point{}, err
	}
	for i, v := range s.Values {
		if v.Is != data.Absent && fig.Periods {
			return point{fig, s, s.Keys[i], v}, nil
		}
	}
	return point{}, &referenceError{text: fmt.Sprintf("%s has no earliest value", fig.ID), hint: "name a figure over time"}
}

func (e *expander) sayEarliest(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.earliest(f, args)
	e.quote(p, false)
	return data.Part{Text: e.base.printer.InText(p.value, unitOf(p)), Sources: sourcesAt(p)}, err
}

func (e *expander) sayPeriod(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.one(f, args)
	return data.Part{Text: e.base.printer.Key(p.key)}, err
}

func (e *expander) saySince(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.earliest(f, args)
	return data.Part{Text: e.base.printer.Key(p.key)}, err
}

// compare computes with the values at two keys, the later one first.
func (e *expander) compare(f referenceFunction, args []string, by compute.Formula, unit func(data.Unit) data.Unit) (data.Part, error) {
	fig, s, keys, err := e.args(f, args)
	if err != nil {
		return data.Part{}, err
	}
	from, _ := compute.OperandAt(fig, s, keys[0], fig.Unit.Scale)
	to, _ := compute.OperandAt(fig, s, keys[1], fig.Unit.Scale)
	v := compute.Evaluate(e.base.printer, by, []compute.Operand{to, from})
	if rule, _ := compute.Incomparable(e.base.printer, fig, keys[0], keys[1], v, from.Value, to.Value); rule == data.RuleGrowthAcrossBreak {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s breaks between %s and %s", fig.ID, keys[0], keys[1]), hint: "compare two periods on one side of " + fig.BreakBetween(keys[0], keys[1]).At.String(), rule: rule}
	} else if rule != "" {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s cannot be compared from %s to %s: %s", fig.ID, keys[0], keys[1], v.More.Missing), hint: "compare two values that are not both bounds", rule: rule}
	}
	if v.Is == data.Absent {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s cannot be compared from %s to %s: %s", fig.ID, keys[0], keys[1], v.More.Missing), hint: "compare two values that have numbers"}
	}
	return data.Part{Text: e.base.printer.InText(v, unit(fig.Unit)), Sources: v.More.Sources}, nil
}

func (e *expander) sayTimes(f referenceFunction, args []string) (data.Part, error) {
	return e.compare(f, args, compute.Quotient(), func(data.Unit) data.Unit { return data.Unit{Kind: data.UnitTimes} })
}

// sayChange says the change in percent, or, of percentages and percentage
// points, in percentage points.
func (e *expander) sayChange(f referenceFunction, args []string) (data.Part, error) {
	if len(args) > 0 && e.base.figures[args[0]] != nil {
		if kind := e.base.figures[args[0]].Unit.Kind; kind == data.UnitPercent || kind == data.UnitPoints {
			return e.sayDifference(f, args)
		}
	}
	return e.compare(f, args, compute.GrowthOf(), func(data.Unit) data.Unit { return data.Unit{Kind: data.UnitPercent} })
}

func (e *expander) sayDifference(f referenceFunction, args []string) (data.Part, error) {
	return e.compare(f, args, compute.MinusOf(), func(u data.Unit) data.Unit {
		if u.Kind == data.UnitPercent {
			return data.Unit{Kind: data.UnitPoints}
		}
		return u
	})
}

// sayShare says what part of the sum of all series, or of all categories, one
// is.
func (e *expander) sayShare(f referenceFunction, args []string) (data.Part, error) {
	fig, s, keys, err := e.args(f, args)
	if err != nil {
		return data.Part{}, err
	}
	var parts []compute.Operand
	switch {
	case len(fig.Series) > 1:
		parts = compute.AllAt(fig, keys[0])
		if i := slices.Index(fig.Series, s); i < len(parts) {
			parts[0], parts[i] = parts[i], parts[0]
		}
		if len(parts) < len(fig.Series) {
			return data.Part{}, &referenceError{text: fmt.Sprintf("not every series of %s has a value for %s", fig.ID, keys[0]), hint: "name a key that all have"}
		}
	case fig.Of != nil:
		own, _ := compute.OperandAt(fig, s, keys[0], fig.Unit.Scale)
		whole := compute.Operand{Value: data.Value{Number: fig.Of.Count}, Unit: fig.Unit}
		return e.sayPercentage(compute.PercentOf(), []compute.Operand{own, whole}, keys[0])
	case !fig.Periods:
		for _, k := range s.Keys {
			o, _ := compute.OperandAt(fig, s, k, fig.Unit.Scale)
			parts = append(parts, o)
			if last := len(parts) - 1; k == keys[0] {
				parts[0], parts[last] = parts[last], parts[0]
			}
		}
	default:
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s has no parts: its keys are periods and it has one series", fig.ID), hint: "name a figure with series or categories"}
	}
	if len(parts) > compute.MaxParts {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s has %d parts; shares are computed of up to %d", fig.ID, len(parts), compute.MaxParts), hint: "write a figure of the total, and a computed figure by: share-of-total"}
	}
	return e.sayPercentage(compute.ShareOfParts(len(parts)), parts, keys[0])
}

func (e *expander) sayPercentage(f compute.Formula, operands []compute.Operand, k data.Key) (data.Part, error) {
	v := compute.Evaluate(e.base.printer, f, operands)
	if v.Is == data.Absent {
		return data.Part{}, &referenceError{text: fmt.Sprintf("the share of %s cannot be computed: %s", k, v.More.Missing), hint: "name a key whose number, and those of the other parts, leave no doubt"}
	}
	return data.Part{Text: e.base.printer.Value(v, data.Unit{Kind: data.UnitPercent}), Sources: v.More.Sources}, nil
}

// sayRank says which place a category has, counted from the greatest. Bounds
// that leave the place open are refused.
func (e *expander) sayRank(f referenceFunction, args []string) (data.Part, error) {
	fig, s, keys, err := e.args(f, args)
	if err != nil {
		return data.Part{}, err
	}
	own, _ := s.At(keys[0])
	if own.Is == data.Absent {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s has no number for %s", fig.ID, keys[0]), hint: ""}
	}
	rank := 1
	for i, v := range s.Values {
		if s.Keys[i] == keys[0] || v.Is == data.Absent {
			continue
		}
		order, sure := compute.Order(v, own, fig.Unit)
		if !sure {
			return data.Part{}, &referenceError{text: fmt.Sprintf("the rank of %s in %s is open: it may be above or below %s", keys[0], fig.ID, s.Keys[i]), hint: "say it in words, with the source that ranks it"}
		}
		if order > 0 {
			rank++
		}
	}
	return data.Part{Text: e.base.printer.Number(data.Int(int64(rank))), Sources: sourcesAt(point{series: s, value: own})}, nil
}

func (e *expander) sayOf(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.one(f, args)
	if err != nil {
		return data.Part{}, err
	}
	if p.figure.Of == nil {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s is not counted out of a whole", p.figure.ID), hint: "add of: and the whole to the figure"}
	}
	e.quote(p, false)
	return data.Part{Text: e.base.printer.OfWhole(p.value, p.figure.Of.Count), Sources: sourcesAt(p)}, nil
}

// sayDisputed says what another source says the number is.
func (e *expander) sayDisputed(f referenceFunction, args []string) (data.Part, error) {
	p, err := e.one(f, args)
	if err != nil {
		return data.Part{}, err
	}
	disputes := p.value.Disputes()
	if len(disputes) == 0 {
		return data.Part{}, &referenceError{text: fmt.Sprintf("%s is not disputed for %s", p.figure.ID, p.key), hint: "use value"}
	}
	e.quote(p, true)
	return data.Part{Text: e.base.printer.Value(disputes[0].Value, p.figure.Unit), Sources: disputes[0].Sources}, nil
}

func (e *expander) sayCount(f referenceFunction, args []string) (data.Part, error) {
	fig, _, _, err := e.args(f, args)
	if err != nil {
		return data.Part{}, err
	}
	n := 0
	for _, k := range fig.Keys {
		if fig.HasNumber(k) {
			n++
		}
	}
	return data.Part{Text: e.base.printer.Number(data.Int(int64(n)))}, nil
}

// sayName says what the name of a category or a series is called in the language:
// for one that a parameter stands for.
func (e *expander) sayName(f referenceFunction, args []string) (data.Part, error) {
	if len(args) != 1 {
		return data.Part{}, &referenceError{text: "the reference names nothing", hint: "write " + f.form}
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
	if !known[args[0]] && e.unsure {
		return data.Part{}, errBroken // its figure may be one at fault
	}
	if !known[args[0]] {
		return data.Part{}, &referenceError{text: fmt.Sprintf("no category and no series is called %q", args[0]), hint: e.base.decoder.suggest(args[0], keysOf(known))}
	}
	return data.Part{Text: e.base.printer.Name(args[0])}, nil
}

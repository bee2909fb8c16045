package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/check"
	"briefing/data/internal/pattern"
)

// switchable are the ids of the rules that a file may switch off.
func switchable() []string {
	var ids []string
	for _, r := range data.Rules() {
		if r.Severity == data.SeverityWarning {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// waiverDraft is a waiver with the place of its id.
type waiverDraft struct{ off string }

func waiverRecord() record[waiverDraft] {
	return record[waiverDraft]{
		{"off", "why the rule does not hold here; the manifest keeps it", true, textShape(), func(d *decoder, n node, w *waiverDraft) { w.off, _ = d.line(n) }},
	}
}

func gateShape() *schema {
	ids := &schema{Enum: switchable()}
	return mapShape(ids, waiverRecord().shape("A rule that is switched off."))
}

// decodeGate reads which rules are switched off.
func decodeGate(d *decoder, n node) []data.Waiver {
	ids := switchable()
	var waivers []data.Waiver
	for key, child := range d.filledMapping(n, "gate") {
		if r, known := data.RuleOf(key.Value); known && r.Severity != data.SeverityWarning {
			d.fault(key, fmt.Sprintf("the rule %q cannot be switched off", key.Value), r.Cure)
			continue
		}
		if !slices.Contains(ids, key.Value) {
			d.fault(key, fmt.Sprintf("the gate has no rule %q", key.Value), d.suggest(key.Value, ids))
			continue
		}
		var w waiverDraft
		if waiverRecord().decode(d, child, "a rule of the gate", &w) {
			waivers = append(waivers, data.Waiver{Rule: key.Value, Why: w.off})
		}
	}
	return waivers
}

// passGate warns of what the gate finds in the finished dataset.
func (r *resolver) passGate() {
	own := map[string]bool{}
	for _, d := range r.draft.charts {
		own[d.id] = true
	}
	for _, f := range check.Gate(r.printer, r.ds, own, r.today) {
		r.warn(f)
	}
}

// warn records that a rule does not hold, unless it is switched off. The hint is
// the rule's cure unless there is a better one.
func (r *resolver) warn(f data.Fault) {
	if r.ds.Waives(f.Rule) {
		return
	}
	f.Hint = cmp.Or(f.Hint, data.CureOf(f.Rule))
	r.warned = append(r.warned, r.withLine(f))
}

// Keys that other programs have for what this one does not draw.
var (
	axisKey   = pattern.New(`^(?i)((x|y|value)?[-_ ]?(axis|axes|min|minimum|max|maximum|range|limits?|domain)|(axis|axes)[-_ ].*|baseline|zero|start|break|cut|truncate[d]?)$`)
	secondKey = pattern.New(`^(?i)(y2|(second|secondary|right|twin|dual)([-_ ]?(y|axis|axes|figure|unit|scale))*)$`)
)

// refusedKey explains a key of a chart that is refused for a reason of its own.
func refusedKey(what, key string) (rule, text string) {
	switch {
	case what != aChart:
	case secondKey.MatchString(key):
		return data.RuleTwoUnits, fmt.Sprintf("a chart has no key %q: it has one axis, of one unit", key)
	case axisKey.MatchString(key):
		return data.RuleCutAxis, fmt.Sprintf("a chart has no key %q: bars begin at zero, and the axis follows the values", key)
	}
	return "", ""
}

// quotation is a value that a text prints.
type quotation struct {
	figure *data.Figure
	series *data.Series
	key    data.Key
	nth    int // of the references of the text
}

// answers reports whether a value says the dispute of another: it is that value, or the other was
// computed from its figure.
func (q quotation) answers(other quotation) bool {
	return q.series == other.series && q.key == other.key || q.figure != other.figure && madeOf(other.figure, q.figure)
}

// madeOf reports whether a figure was computed from another.
func madeOf(f, from *data.Figure) bool {
	if f.Derived == nil {
		return f == from
	}
	return f == from || slices.ContainsFunc(f.Derived.Inputs(), func(in *data.Figure) bool { return madeOf(in, from) })
}

// quote remembers that the text which is being filled in prints a value, for
// unmentionedDisputes; disputed says that it prints the other number.
func (e *expander) quote(p point, disputed bool) {
	q := quotation{p.figure, p.series, p.key, e.nth}
	same := func(o quotation) bool { return o.series == q.series && o.key == q.key }
	switch {
	case disputed:
		e.answered = append(e.answered, q)
	case len(p.value.Disputes()) > 0 && !slices.ContainsFunc(e.quoted, same):
		e.quoted = append(e.quoted, q)
	}
}

// unmentionedDisputes looks for disputed values that a text has printed as if they
// were not. Charts, their notes and key numbers say disputes by themselves.
func (e *expander) unmentionedDisputes(t textDraft) {
	if strings.HasPrefix(t.at.path, "charts.") || strings.HasPrefix(t.at.path, "figures.") {
		return
	}
	for _, q := range e.quoted {
		if slices.ContainsFunc(e.answered, func(a quotation) bool { return a.answers(q) }) {
			continue
		}
		text := fmt.Sprintf("the value of %s for %s is disputed, and the text does not say so", q.figure.ID, q.key)
		if q.figure.Derived != nil {
			text = fmt.Sprintf("the value of %s for %s is computed from a disputed number, and the text does not say so", q.figure.ID, q.key)
		}
		e.base.warn(data.Fault{Rule: data.RuleUnsaidDispute, Pos: e.base.place(t, "{{", q.nth), Path: t.at.path, Text: text})
	}
}

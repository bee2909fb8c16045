package file

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
	"briefing/data/language"
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

// gate reads which rules are switched off.
func (d *decoder) gate(n node) []data.Waiver {
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

// warn records that a rule does not hold, unless it is switched off. The hint is
// the rule's cure unless there is a better one.
func (r *resolver) warn(rule string, pos data.Pos, path, text, hint string) {
	if r.ds.Waives(rule) {
		return
	}
	if hint == "" {
		hint = data.CureOf(rule)
	}
	f := r.newFault(pos, path, text, hint)
	f.Rule = rule
	r.warned = append(r.warned, f)
}

// passGate looks at the finished dataset as a whole.
func (r *resolver) passGate() {
	for _, s := range r.ds.Cited {
		if s.Date.IsZero() {
			r.warn(data.RuleSourceDate, s.Pos, "sources."+s.Key, fmt.Sprintf("the source %q has no date", s.Key), "")
		}
	}
	for _, d := range r.draft.charts {
		if i := slices.IndexFunc(r.ds.Charts, func(c *data.Chart) bool { return c.ID == d.id }); i >= 0 {
			r.titleFinding(d, r.ds.Charts[i])
		}
	}
	for _, c := range r.ds.Charts {
		r.partsOfWhole(c)
		r.manyColours(c)
	}
	r.sameSeries()
	r.nearNames()
	r.colourMeaning()
	r.mixedWeights()
}

// faultOf records a fault under the id of the rule that it breaks.
func (r *reader) faultOf(rule string, n node, text, hint string) {
	r.faultOfAt(rule, n.pos(), n.path, text, hint)
}

func (r *reader) faultOfAt(rule string, pos data.Pos, path, text, hint string) {
	before := len(r.faults)
	r.faultAt(pos, path, text, hint)
	if len(r.faults) > before && r.faults[before] != (data.Fault{}) {
		r.faults[before].Rule = rule
	}
}

// Keys that other programs have for what this one does not draw.
var (
	axisKey   = pattern.Lazy(`^(?i)((x|y|value)?[-_ ]?(axis|axes|min|minimum|max|maximum|range|limits?|domain)|(axis|axes)[-_ ].*|baseline|zero|start|break|cut|truncate[d]?)$`)
	secondKey = pattern.Lazy(`^(?i)(y2|(second|secondary|right|twin|dual)([-_ ]?(y|axis|axes|figure|unit|scale))*)$`)
)

// refusedKey explains a key of a chart that is refused for a reason of its own.
func refusedKey(what, key string) (rule, text string) {
	switch {
	case what != aChart:
	case secondKey().MatchString(key):
		return data.RuleTwoUnits, fmt.Sprintf("a chart has no key %q: it has one axis, of one unit", key)
	case axisKey().MatchString(key):
		return data.RuleCutAxis, fmt.Sprintf("a chart has no key %q: bars begin at zero, and the axis follows the values", key)
	}
	return "", ""
}

// fewColours is how many colours a reader keeps in mind.
const fewColours = 6

// manyColours looks for charts that tell many series apart by colour alone.
func (r *resolver) manyColours(c *data.Chart) {
	if c.Kind == data.KindSlope || c.Kind == data.KindDiverging || len(c.Series) <= fewColours || slices.ContainsFunc(c.Series, func(s data.Plotted) bool { return s.Name != "" && slices.Contains(c.Highlight, s.Name) }) {
		return
	}
	r.warn(data.RuleManyColours, c.Pos, "charts."+c.ID, fmt.Sprintf("%d series have a colour each", len(c.Series)), "")
}

// quotation is a value that a text prints.
type quotation struct {
	series *data.Series
	key    data.Key
}

// quote remembers that the text which is being filled in prints a value, for
// unsaidDisputes; disputed tells that it prints the other number.
func (r *resolver) quote(p point, disputed bool) {
	q := quotation{p.series, p.key}
	switch {
	case disputed:
		r.answered = append(r.answered, q)
	case len(p.value.Disputes()) > 0 && !slices.Contains(r.quoted, q):
		r.quoted = append(r.quoted, q)
	}
}

// unsaidDisputes looks for disputed values that a text has printed as if they
// were not. Charts, their notes and key numbers say disputes by themselves.
func (r *resolver) unsaidDisputes(t textDraft) {
	if strings.HasPrefix(t.at.path, "charts.") || strings.HasPrefix(t.at.path, "figures.") {
		return
	}
	for _, q := range r.quoted {
		if !slices.Contains(r.answered, q) {
			r.warn(data.RuleUnsaidDispute, t.at.pos(), t.at.path, fmt.Sprintf("the value for %s is disputed, and the text does not say so", q.key), "")
		}
	}
}

// titleFinding looks for charts whose own title, or lack of one, repeats what is
// measured. A chart by convention has the title of its figure, and is meant for
// a first look.
func (r *resolver) titleFinding(d *chartDraft, c *data.Chart) {
	for _, f := range c.Figures {
		if simplified(c.Title.Plain) == simplified(f.Title.Plain) {
			r.warn(data.RuleTitleFinding, d.key.pos(), d.key.path, fmt.Sprintf("the title %q says what is measured, not what is found", c.Title.Plain), "")
			return
		}
	}
}

// simplified is a text without case, spaces and punctuation.
func simplified(s string) string {
	return strings.Map(func(c rune) rune {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}

// partsOfWhole looks for stacks of percentages that add up to neither a hundred
// nor a total that the file names.
func (r *resolver) partsOfWhole(c *data.Chart) {
	if !c.Kind.Stacks() || c.Unit.Kind != data.UnitPercent || c.Figures[0].Total != nil {
		return
	}
	for _, k := range c.Keys {
		low, high := new(big.Rat), new(big.Rat)
		parts := 0
		for _, s := range c.Series {
			v, ok := data.NumberAt(s.Series, k)
			if !ok {
				break
			}
			a, b := compute.Span(compute.NewInput(v, c.Unit.Exact(), 0))
			low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
			parts++
		}
		above := low != nil && low.Cmp(compute.Hundred()) > 0
		below := high != nil && high.Cmp(compute.Hundred()) < 0
		if parts == len(c.Series) && (above || below) {
			way := "less"
			if above {
				way = "more"
			}
			r.warn(data.RulePartsOfWhole, c.Pos, "charts."+c.ID, fmt.Sprintf("the parts of %s add up to %s than 100%%", r.printer.Key(k), way), "")
			return
		}
	}
}

// leastSame is how many equal numbers make two series the same: fewer may be
// chance. maxCompared keeps the search cheap in files with large tables.
const leastSame, maxCompared = 3, 400

// namedSeries is a series with its figure.
type namedSeries struct {
	figure *data.Figure
	*data.Series
}

func (s namedSeries) String() string {
	if s.Name == "" {
		return s.figure.ID
	}
	return s.figure.ID + ", " + s.Name
}

// sourcedSeries lists the series that were read from the file.
func (r *resolver) sourcedSeries() []namedSeries {
	var all []namedSeries
	for _, f := range r.ds.Figures {
		for _, s := range f.Series {
			if f.Derived == nil && len(all) < maxCompared {
				all = append(all, namedSeries{f, s})
			}
		}
	}
	return all
}

// sameSeries looks for two series with the same numbers at the same keys.
func (r *resolver) sameSeries() {
	all := r.sourcedSeries()
	for i, s := range all {
		for _, t := range all[:i] {
			if len(s.Values) >= leastSame && s.figure.Unit == t.figure.Unit && slices.Equal(s.Keys, t.Keys) && sameNumbers(s.Values, t.Values) {
				r.warn(data.RuleSameSeries, s.figure.Pos, "figures."+s.figure.ID, fmt.Sprintf("%s has the same numbers as %s", s, t), "")
				break
			}
		}
	}
}

// sameNumbers reports whether two lists of values are equal, and more than one
// number repeated.
func sameNumbers(a, b []data.Value) bool {
	numbers := map[data.Decimal]bool{}
	for i := range a {
		if a[i].Number != b[i].Number || a[i].Is != b[i].Is {
			return false
		}
		if a[i].Is != data.Absent {
			numbers[a[i].Number] = true
		}
	}
	return len(numbers) >= leastSame
}

// leastNear is how long names are at least that one letter can be a slip in:
// Iran and Iraq are two countries. maxNames keeps the search cheap.
const leastNear, maxNames = 6, 1_000

// nearNames looks for names of series and categories that are one slip of the
// fingers apart, and never stand in one list together: those mean two things.
func (r *resolver) nearNames() {
	lists := r.nameLists()
	together := map[[2]string]bool{}
	for _, l := range lists {
		if l.again {
			continue
		}
		for i, a := range l.names {
			for _, b := range l.names[:i] {
				if near(a, b) {
					together[[2]string{a.name, b.name}], together[[2]string{b.name, a.name}] = true, true
				}
			}
		}
	}
	var before []nameList
	for _, l := range lists {
		for _, other := range before {
			for _, a := range l.names {
				for _, b := range other.names {
					if near(a, b) && !together[[2]string{a.name, b.name}] {
						together[[2]string{a.name, b.name}], together[[2]string{b.name, a.name}] = true, true // said once
						r.warn(data.RuleNearNames, l.figure.Pos, "figures."+l.figure.ID, fmt.Sprintf("%q is nearly the name %q in %s", a.name, b.name, other.figure.ID), "")
					}
				}
			}
		}
		if !l.again {
			before = append(before, l)
		}
	}
}

// nameList are the names of the series of a figure, or those of its categories.
type nameList struct {
	figure *data.Figure
	names  []nameForm
	// again is set where a list before has the same names, as those of the same
	// regions in every figure: comparing with that one is enough.
	again bool
}

func (r *resolver) nameLists() []nameList {
	var lists []nameList
	known := map[string][]nameForm{}
	add := func(f *data.Figure, names []string) {
		joined := strings.Join(names, "\n")
		forms, again := known[joined]
		if !again {
			forms = formsOf(names)
			known[joined] = forms
		}
		lists = append(lists, nameList{f, forms, again})
	}
	for _, f := range r.ds.Figures {
		if f.Derived != nil {
			continue
		}
		if names := seriesNames([]*data.Figure{f}); len(names) > 0 {
			add(f, names)
		}
		for _, s := range f.Series {
			if !f.Periods && len(lists) < maxCompared && len(s.Keys) <= maxNames {
				add(f, keyNames(s.Keys))
			}
		}
	}
	return lists
}

// near reports whether two different names are the same but for case, spaces
// and punctuation, or for one letter of a long name. Digits tell things apart.
func near(a, b nameForm) bool {
	if a.name == b.name {
		return false
	}
	if a.simple == b.simple {
		return a.simple != ""
	}
	if d := b.length - a.length; a.length < leastNear || d > 1 || d < -1 || a.length > language.MaxNearLength || a.digits != b.digits {
		return false
	}
	return levenshtein.ComputeDistance(a.simple, b.simple) == 1
}

// nameForm is a name as it is compared with others.
type nameForm struct {
	name, simple, digits string
	length               int // of simple, in characters
}

func formsOf(names []string) []nameForm {
	forms := make([]nameForm, len(names))
	for i, name := range names {
		simple := simplified(name)
		forms[i] = nameForm{name, simple, digitsOf(simple), utf8.RuneCountInString(simple)}
	}
	return forms
}

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// colourMeaning looks for a name that has one colour in a chart and another in
// a later one. Colours follow the order of the series unless one stands out.
func (r *resolver) colourMeaning() {
	type use struct {
		place int
		chart string
	}
	first := map[string]use{}
	for _, c := range r.ds.Charts {
		if len(c.Series) < 2 || len(c.Highlight) > 0 || c.Facets != data.FacetsNone || c.Kind == data.KindSlope || c.Kind == data.KindDiverging { // whose colours say something else
			continue
		}
		for i, s := range c.Series {
			before, known := first[s.Label]
			if !known {
				first[s.Label] = use{i, c.ID}
				continue
			}
			if before.place != i {
				r.warn(data.RuleColourMeaning, c.Pos, "charts."+c.ID, fmt.Sprintf("%q has another colour here than in %s", s.Label, before.chart), "")
				break
			}
		}
	}
}

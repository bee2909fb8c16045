package compute

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// mostDisputed is how many values of a window may be disputed: each gives its sum another
// number.
const mostDisputed = 12

// MaxWindow is how many periods a window holds.
const MaxWindow = 1000

// runnable checks that the values can be added up as time goes on.
func runnable(d *derivation) bool {
	d.Running.Since = startOf(d.From[0], d.Running.Since)
	g, r := d.From[0], d.Running
	since := r.PerYear || !r.Since.IsZero()
	switch {
	case !g.Periods:
		d.refuse(OfMethod, fmt.Sprintf("%s goes from period to period, but the keys of %s are names", d.By, g.ID), "use sum or mean, or a figure over time")
	case d.Over != "":
		d.refuse(OfOver, fmt.Sprintf("%s has no over:", d.By), "remove over")
	case d.Weights != nil:
		d.refuse(OfWeights, fmt.Sprintf("%s has no weights", d.By), "remove weights, or write weights: equal")
	case r.Window == 0 && d.By == data.RunningMean:
		d.refuse(OfMethod, "running-mean needs a window", "add window: and a number of periods, such as 7 or 12")
	case r.Window == 0 && !since:
		d.refuse(OfMethod, "running-sum needs a window or a start", fmt.Sprintf("add window: and a number of periods, since: year, or since: %s", g.Keys[0]))
	case since && (r.Window > 0 || d.By == data.RunningMean):
		d.refuse(OfSince, fmt.Sprintf("%s over a window has no start", d.By), "remove since or window")
	case r.Window == 1 || r.Window > MaxWindow:
		d.refuse(OfWindow, fmt.Sprintf("a window of %d is none", r.Window), fmt.Sprintf("write a number from 2 to %d", MaxWindow))
	case r.Centred && r.Window%2 == 0:
		d.refuse(OfWindow, fmt.Sprintf("no period is in the middle of %d", r.Window), fmt.Sprintf("write %d, or at: end", r.Window+1))
	case r.PerYear && g.Keys[0].Period.Granularity().PerYear() == 1:
		d.refuse(OfSince, fmt.Sprintf("the keys of %s are years", g.ID), fmt.Sprintf("write since: %s", g.Keys[0]))
	case !r.Since.IsZero() && !slices.Contains(g.Keys, data.PeriodKey(r.Since)):
		d.refuse(OfSince, fmt.Sprintf("%s has no value for %s", g.ID, r.Since), fmt.Sprintf("write one of its keys; its first is %s", g.Keys[0]))
	default:
		return d.meaningful()
	}
	return false
}

// startOf is the first of the keys that make up a longer period; the period itself where
// the figure does not have it.
func startOf(g *data.Figure, since data.Period) data.Period {
	for _, k := range g.Keys {
		if !g.Periods || since.IsZero() || k.Period.Granularity() == since.Granularity() {
			break
		}
		year, part := k.Period.YearAndPart()
		firstWeek := k.Period.Granularity() == data.Week && part == 1 && since == data.YearOf(year)
		if firstWeek || k.Period.StartDay() == since.StartDay() {
			return k.Period
		}
	}
	return since
}

// running adds the values of each series up as time goes on.
func running(d *derivation) []*data.Series {
	var out []*data.Series
	for _, s := range d.From[0].Series {
		w := newWindow(d, s)
		for k, at := range s.Due() {
			if !d.Running.Since.IsZero() && k.Period.Compare(d.Running.Since) < 0 {
				continue
			}
			w.next(k, at)
		}
		if len(w.out.Keys) > 0 {
			out = append(out, w.out)
		}
	}
	if out == nil && !d.crossed {
		d.refuse(OfFigure, fmt.Sprintf("%s has no whole window", d.From[0].ID), "write a shorter window, or an earlier start")
	}
	return out
}

// window is the stretch of a series that is added up, and moves on.
type window struct {
	*derivation
	s   *data.Series
	out *data.Series
	sum *tally
	// keys are all that are due, and at the places of their values in the series, -1 where
	// one lacks; from is the first that is in the window.
	keys []data.Key
	at   []int
	from int
	// absent are the places in keys that have no number, gone of which have left the
	// window, and disputed those that others give another number for.
	absent, disputed   []int
	gone, goneDisputed int
	labels             []string // of the values, as the computation shows them
	own                bool     // some values have sources of their own
	cut                bool     // the year of the window began before the values
	changed            int      // the last of keys that another step leads to than to the one before
	secret             int      // confidential values in the window
}

func newWindow(d *derivation, s *data.Series) *window {
	w := &window{derivation: d, s: s, out: d.like(s), sum: newTally()}
	for _, v := range s.Values {
		w.sum.hold(w.operand(v))
	}
	w.own = slices.ContainsFunc(s.Values, func(v data.Value) bool { return v.More != nil && v.More.Sources != nil })
	w.labels = make([]string, len(s.Values))
	return w
}

// next moves the window on to a key, and adds what it then holds.
func (w *window) next(k data.Key, at int) {
	w.restart(k)
	w.keys, w.at = append(w.keys, k), append(w.at, at)
	here := len(w.keys) - 1
	w.keepStep(here)
	if v, ok := w.number(here); !ok {
		w.absent = append(w.absent, here)
		w.countSecret(v, 1)
	} else {
		w.sum.change(w.operand(v), 1)
		w.labels[at] = w.say.Label(v.InComputation(), w.From[0].Unit)
		if v.Disputes() != nil {
			w.disputed = append(w.disputed, here)
		}
	}
	n := w.Running.Window
	for n > 0 && here-w.from >= n {
		w.drop()
	}
	switch {
	case w.cut:
	case n > 0 && here-w.from < n-1:
	case w.Running.Centred:
		w.add(w.from + n/2)
	default:
		w.add(here)
	}
}

// keepStep notes where a series that changes its rhythm goes on with another step.
func (w *window) keepStep(here int) {
	if here < 2 || w.s.Rhythm.Kind != data.Changing {
		return
	}
	before, last, now := w.keys[here-2].Period, w.keys[here-1].Period, w.keys[here].Period
	if now.Sub(last) != last.Sub(before) {
		w.changed = here
	}
}

// restart empties the window at the beginning of a year. A year that begins before the
// values do is left out.
func (w *window) restart(k data.Key) {
	if !w.Running.PerYear {
		return
	}
	before := len(w.keys) - 1
	year, _ := k.Period.YearAndPart()
	if before >= 0 {
		if last, _ := w.keys[before].Period.YearAndPart(); last == year {
			return
		}
	}
	for w.from < len(w.keys) {
		w.drop()
	}
	if w.cut = before < 0 && !w.s.BeginsWith(data.YearOf(year)); w.cut {
		w.leaveOut(data.YearOf(year))
	}
}

// number is the value at a place in keys; false where there is no number.
func (w *window) number(i int) (data.Value, bool) {
	if w.at[i] < 0 {
		return data.Value{}, false
	}
	v := w.s.Values[w.at[i]]
	return v, v.Is != data.Absent
}

// operand is a value of the series as the sum takes it.
func (w *window) operand(v data.Value) Operand { return Operand{Value: v, Unit: w.From[0].Unit} }

func (w *window) countSecret(v data.Value, by int) {
	if v.Confidential() {
		w.secret += by
	}
}

// drop takes the first key out of the window.
func (w *window) drop() {
	if v, ok := w.number(w.from); ok {
		w.sum.change(w.operand(v), -1)
	} else {
		w.countSecret(v, -1)
	}
	if w.gone < len(w.absent) && w.absent[w.gone] == w.from {
		w.gone++
	}
	if w.goneDisputed < len(w.disputed) && w.disputed[w.goneDisputed] == w.from {
		w.goneDisputed++
	}
	w.from++
}

// add adds what the window holds as the result at one of its keys.
func (w *window) add(place int) { w.out.Add(w.keys[place], w.value(place)) }

// value is the sum or the mean of what the window holds, at one of its keys.
func (w *window) value(place int) data.Value {
	if v, crosses := w.acrossBreak(w.s, w.keys[w.from], w.keys[len(w.keys)-1]); crosses {
		return v
	}
	if w.changed-2 >= w.from { // five years and one year do not count the same
		return Missing(w.say.Say(language.WordReasonOtherStep, "key", w.say.Key(w.keys[w.changed])))
	}
	if absent := w.absent[w.gone:]; len(absent) > 0 {
		return w.lacking(absent, place)
	}
	disputed := w.disputed[w.goneDisputed:]
	if len(disputed) > mostDisputed {
		return Missing(w.say.Say(language.WordReasonDisputes))
	}
	mean := w.By == data.RunningMean
	sources := w.sources()
	v, reason := w.sum.value(w.say, mean)
	if reason != "" {
		return data.Value{Is: data.Absent, More: &data.Detail{Missing: reason, Sources: sources}}
	}
	more := &data.Detail{Sources: sources, Computed: w.shown(mean), Upper: v.High(), Open: v.Detail().Open}
	for _, i := range disputed {
		v, _ := w.number(i)
		for _, other := range v.Disputes() {
			w.sum.change(w.operand(v), -1)
			w.sum.change(w.operand(other.Value), 1)
			if alt, reason := w.sum.value(w.say, mean); reason == "" {
				more.Disputes = append(more.Disputes, data.Dispute{Value: alt, Sources: other.Sources})
			}
			w.sum.change(w.operand(other.Value), -1)
			w.sum.change(w.operand(v), 1)
		}
	}
	v.More = more
	return v
}

// lacking is a value that is missing because some of the window are. Where only the one at
// its own key is, it is missing for the same reason.
func (w *window) lacking(absent []int, place int) data.Value {
	if w.secret > 0 {
		return Confidential(w.say)
	}
	if len(absent) == 1 && absent[0] == place {
		v, _ := w.number(place)
		return missingAs(w.say, v)
	}
	var some lack
	for _, i := range absent[:min(len(absent), mostLacking)] {
		v, _ := w.number(i)
		some.add(w.say.KeyShort(w.keys[i]), v)
	}
	some.n = len(absent)
	return Missing(some.reason(w.say, language.WordReasonPartMissing))
}

// sources are those of all that the window holds.
func (w *window) sources() []*data.Source {
	if !w.own {
		return w.s.Sources
	}
	var all []*data.Source
	for i := w.from; i < len(w.keys); i++ {
		if v, ok := w.number(i); ok {
			all = data.AppendSources(all, w.s.SourcesOf(v)...)
		}
	}
	return all
}

// shown writes the computation down.
func (w *window) shown(mean bool) string {
	n := len(w.keys) - w.from
	sum := joinNth(n, func(i int) string { return w.labels[w.at[w.from+i]] }, " + ")
	if mean {
		return fmt.Sprintf("(%s) ÷ %d", sum, n)
	}
	return sum
}

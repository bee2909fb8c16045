package compute

import (
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// Whole is the sum of some parts, of which each has a share. However many there are, a
// share looks at its own part and at the sum.
type Whole struct {
	say     *language.Printer
	parts   []Operand
	sum     *tally
	unfit   []int // places of the parts that have no share
	reasons []string
	secret  bool // one of the parts is confidential
	// disputed are the places of the parts that others give another number for.
	disputed []int
	sources  []*data.Source // of all, in their order
	show     func(data.Value, data.Unit) string
	labels   []string // of the parts, once they are needed
}

// NewWhole returns the whole of some parts.
func NewWhole(say *language.Printer, parts []Operand) *Whole {
	w := &Whole{say: say, parts: parts, sum: newTally(), labels: make([]string, len(parts)), show: labelling(say, parts)}
	met := map[*data.Source]bool{}
	for i, o := range parts {
		w.sum.hold(o)
		if reason := unfit(say, o); reason != "" {
			w.unfit, w.reasons = append(w.unfit, i), append(w.reasons, reason)
			w.secret = w.secret || o.Value.Confidential()
		}
		if o.Value.Disputes() != nil {
			w.disputed = append(w.disputed, i)
		}
		for _, s := range o.sources {
			if !met[s] {
				met[s] = true
				w.sources = append(w.sources, s)
			}
		}
	}
	if w.unfit == nil {
		for _, o := range parts {
			w.sum.change(o, 1)
		}
	}
	return w
}

// shareOf is the percentage that a is of a + b.
func shareOf() Formula {
	return Formula{directions: []int{1, -1}, positive: true, quotient: true, percent: true, compute: func(x []*big.Rat) (*big.Rat, bool) {
		sum := new(big.Rat).Add(x[0], x[1])
		if sum.Sign() <= 0 {
			return nil, false
		}
		q := sum.Quo(x[0], sum)
		return q.Mul(q, Hundred()), true
	}}
}

// unfit says why a part has no share; empty where it has one.
func unfit(say *language.Printer, o Operand) string { return shareOf().unfit(say, []Input{o.input()}) }

// Share computes the percentage that the i-th of the parts is of the whole.
func (w *Whole) Share(i int) data.Value {
	sources := w.sourcesFrom(i)
	v, reason := data.Value{}, w.lacking(i)
	if reason == "" {
		v, reason = w.evaluate(i)
	}
	if reason != "" {
		return data.Value{Is: data.Absent, More: &data.Detail{Missing: reason, Confidential: w.secret, Sources: sources}}
	}
	more := &data.Detail{Sources: sources, Computed: w.computed(i), Upper: v.High(), Open: v.Detail().Open}
	for _, at := range w.disputedFrom(i) {
		own := w.parts[at]
		for _, other := range own.Value.Disputes() {
			o := Operand{Value: other.Value, Unit: own.Unit, shift: own.shift}
			if unfit(w.say, o) != "" {
				continue
			}
			w.replace(at, o)
			if alt, reason := w.evaluate(i); reason == "" {
				more.Disputes = append(more.Disputes, data.Dispute{Value: alt, Sources: other.Sources})
			}
			w.replace(at, own)
		}
	}
	v.More = more
	return v
}

// replace puts another number in the place of a part.
func (w *Whole) replace(at int, o Operand) {
	w.sum.change(w.parts[at], -1)
	w.sum.change(o, 1)
	w.parts[at] = o
}

// evaluate computes the share of a part from it and the sum of the others.
func (w *Whole) evaluate(i int) (data.Value, string) {
	own := w.parts[i]
	if w.sum.below() {
		return data.Value{}, w.say.Say(language.WordReasonUnbounded)
	}
	w.sum.change(own, -1)
	others := w.sum.input()
	if others.low == nil { // no part is below zero
		others.low = w.sum.rat(&w.sum.low, 1)
	}
	w.sum.change(own, 1)
	f := shareOf()
	f.whole = w.sum.significant
	share, reason := f.result(w.say, []Input{own.input(), others})
	if (share.Is == data.UpTo || share.Is == data.Between) && share.High().Sign() == 0 { // nothing is nothing of any whole
		share.Is, share.More = data.Exact, nil
	}
	if share.Is == data.Between && share.High().Rat().Cmp(Hundred()) >= 0 { // nothing is beyond the whole
		share.Is, share.More = data.AtLeast, nil
	}
	return share, reason
}

// lacking says why a part has no share: it cannot be computed with, or another cannot.
func (w *Whole) lacking(i int) string {
	if w.unfit == nil {
		return ""
	}
	for n, at := range w.unfit {
		if w.parts[at].Value.Confidential() {
			return w.reasons[n]
		}
	}
	if n, own := slices.BinarySearch(w.unfit, i); own {
		return w.reasons[n]
	}
	return w.reasons[0]
}

// disputedFrom are the places of the parts that are disputed, that of one first.
func (w *Whole) disputedFrom(i int) []int {
	if n, own := slices.BinarySearch(w.disputed, i); own {
		return slices.Concat([]int{i}, w.disputed[:n], w.disputed[n+1:])
	}
	return w.disputed
}

// sourcesFrom are the sources of all parts, those of one first.
func (w *Whole) sourcesFrom(i int) []*data.Source {
	own := w.parts[i].sources
	if len(own) <= len(w.sources) && slices.Equal(own, w.sources[:len(own)]) {
		return slices.Clip(w.sources)
	}
	first := slices.Clone(own)
	for _, s := range w.sources {
		if !slices.Contains(own, s) {
			first = append(first, s)
		}
	}
	return first
}

// computed writes the computation down, with the parts of the sum in their order in the figure.
func (w *Whole) computed(i int) string {
	n := len(w.parts)
	nth := func(j int) string {
		if o := w.parts[j]; w.labels[j] == "" {
			w.labels[j] = w.show(o.Value.InComputation(), o.Unit)
		}
		return w.labels[j]
	}
	return nth(i) + " ÷ (" + joinNth(n, nth, " + ") + ") × 100"
}

package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/wording"
)

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
	q := compute.Request{ID: f.id, By: f.by, Over: f.over.name, Per: f.per, OneWhole: f.oneWhole.Node != nil, Unit: f.unit, HasUnit: f.hasUnit, Precise: f.precision.Rounds(), HasBase: f.base != nil, Gapped: f.gapped, Matched: f.matched, Copied: r.copied}
	if q.Fiscal = f.fiscal; q.Fiscal.Begins < 0 {
		q.Fiscal.ByOneYear = true
	}
	if f.by == data.ShareOfTotal {
		q.SharesOf = f.sharesOf()
	}
	for _, name := range f.from {
		if fig := inputNamed(r, name); fig != nil {
			q.From = append(q.From, fig)
		}
	}
	q.WeightsFor = func(g *data.Figure) []string { return weightsFor(r, g) }
	sound := weigh(r, f, &q)
	if f.by.Combines() {
		var whole bool
		q.Grouping, whole = groupingNamed(r, f.over.name)
		sound = sound && whole
	}
	if len(q.From) < len(f.from) || len(q.From) == 0 || f.broken || !sound {
		f.broken = true
		return nil
	}
	if q.HasBase && (compute.TakesBase(f.by) || f.by == data.Growth || f.by == data.Difference) {
		var ok bool
		if q.Base, ok = r.decoder.periodLike(*f.base, firstPeriod(q.From[0].Keys)); !ok {
			f.broken = true
			return nil
		}
	}
	var known bool
	if q.Running, known = runningOf(r.decoder, f, q.From[0]); !known {
		f.broken = true
		return nil
	}
	if !r.amounts.mayCompute(r, f, q.From) {
		f.broken = true
		return nil
	}
	own := r.sourcesOf(f.sources)
	fig, wrong := compute.Derive(r.printer, q)
	for _, w := range wrong {
		r.faultOf(w.Rule, f.place(w), w.Text, w.Hint)
		f.broken = true
	}
	if fig == nil {
		return nil
	}
	fig.Basis = wording.Aspects(blankOut(f.title.raw), "", blankOut(f.note.raw)).Or(fig.Basis.Aspects)
	r.precise(f, fig, true)
	legible(fig)
	fig.Pos, fig.Of, fig.Sources = f.key.pos(), f.of, data.AppendSources(own, fig.Sources...)
	fig.Rows = cmp.Or(f.rows, rowsOf(fig))
	return fig
}

// rowsOf is what the rows of a computed figure are, which are those of what it is computed from.
func rowsOf(fig *data.Figure) string {
	for _, from := range fig.Derived.From {
		if from.Rows != "" && !slices.ContainsFunc(fig.Keys, func(k data.Key) bool { return !slices.Contains(from.Keys, k) }) {
			return from.Rows
		}
	}
	return ""
}

// legible lets quotients and means have the decimals that tell something, where the file does not
// say how many to show.
func legible(fig *data.Figure) {
	by := fig.Derived.By
	if fig.Precision.Rounds() || !by.Divides() && !by.Averages() {
		return
	}
	var all []*data.Value
	for _, s := range fig.Series {
		for i := range s.Values {
			all = append(all, &s.Values[i])
			for j := range s.Values[i].Disputes() {
				all = append(all, &s.Values[i].More.Disputes[j].Value)
			}
		}
	}
	if by.Averages() {
		compute.LegibleMeans(all)
		return
	}
	compute.Legible(fig.Unit, fig.Derived.Times, all)
}

// Words for weights: equal of shares that count the same, days of values that hold until the next.
const (
	equalWeights = "equal"
	daysHeld     = "days"
)

// weigh follows the weights of a mean. It reports false where there is something
// wrong with them.
func weigh(r *resolver, f *figureDraft, q *compute.Request) bool {
	switch {
	case f.weights.name == "":
		return true
	case (f.by == data.Mean || f.by == data.RunningMean) && f.weights.name == equalWeights:
		q.Equal = true
		return true
	case f.by == data.Mean && f.weights.name == daysHeld:
		q.Held = true
		return true
	case f.by == data.Mean:
		r.fault(f.weights.at, "a mean has no weights of its own", "write by: weighted-mean, or weights: equal, or, over a period, weights: days")
		return false
	case f.weights.name == equalWeights && r.drafts[equalWeights] == nil:
		r.fault(f.weights.at, fmt.Sprintf("%s has a figure of weights, and none is called equal", f.by), "write by: mean with weights: equal where each value counts the same")
		return false
	}
	q.Weights = r.figureNamed(f.weights)
	return q.Weights != nil
}

// mostWeights is how many figures are named that may be weights.
const mostWeights = 3

// weightsFor names the figures of amounts that have the keys and the series of another.
func weightsFor(r *resolver, g *data.Figure) []string {
	var names []string
	for _, f := range r.ds.Figures {
		if f != g && f.IsAmount() && slices.Equal(f.Keys, g.Keys) && slices.EqualFunc(f.Series, g.Series, func(a, b *data.Series) bool { return a.Name == b.Name }) && len(names) < mostWeights {
			names = append(names, f.ID)
		}
	}
	return names
}

// place is the part of the draft that is wrong.
func (f *figureDraft) place(w compute.Wrong) node {
	switch w.Part {
	case compute.OfMethod:
		return f.byAt
	case compute.OfInput:
		return f.from[w.Nth].at
	case compute.OfUnit:
		return f.at
	case compute.OfBase:
		return *f.base
	case compute.OfOver:
		return f.over.at
	case compute.OfFiscal:
		return f.fiscalAt
	case compute.OfWeights:
		return f.weights.at
	case compute.OfWindow:
		return f.window.at
	case compute.OfWhole:
		return f.whole.at
	case compute.OfSince:
		return f.since
	}
	return f.key
}

package file

import (
	"briefing/data"
	"briefing/data/check"
)

// place is where a node stands.
func (n node) place() check.Place {
	if n.Node == nil {
		return check.Place{}
	}
	return check.Place{Pos: n.pos(), Path: n.path}
}

// add records faults that a phase has found.
func (r *reader) add(faults data.Faults) {
	for _, f := range faults {
		r.faultOfAt(f.Rule, f.Pos, f.Path, f.Text, f.Hint)
	}
}

// check holds a figure to what the file says of it: total, of, between, fresh.
func (r *resolver) check(f *figureDraft) {
	fig, whole := r.known(ref{name: f.id})
	var total *data.Figure
	if f.total.name != "" {
		total, _ = r.known(f.total)
	}
	if fig == nil {
		return
	}
	claims := check.Claims{
		Total: total, TotalAt: f.total.at.place(), Between: f.between, Read: f.from == nil, IntervalAt: f.intervalAt.place(),
		OfAt: f.ofAt.place(), FreshAt: f.freshAt.place(), Today: r.today, Broken: f.broken,
	}
	if whole {
		claims.FreshDays = f.fresh
	}
	found := check.Figure(r.printer, fig, claims)
	r.add(found.Faults)
	if found.AddsUp {
		fig.Total, fig.Roundings = total, found.Roundings
	}
	if found.Fresh != nil {
		r.ds.Fresh = append(r.ds.Fresh, *found.Fresh)
	}
	if s := found.Stale; s != nil {
		stale := r.newFault(s.Pos, s.Path, s.Text, s.Hint)
		stale.Rule = s.Rule
		r.stale = append(r.stale, stale)
	}
}

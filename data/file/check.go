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

// check checks a figure against what the file says of it: total, of, between, fresh.
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
		Total: total, TotalAt: f.total.at.place(), Between: f.limits(), Read: f.from == nil, IntervalAt: f.intervalAt.place(),
		OfAt: f.ofAt.place(), FreshAt: f.freshAt.place(), Today: r.today, Broken: f.broken,
	}
	if whole {
		claims.FreshDays, claims.OfSource = f.fresh.days, f.fresh.ofSource
	}
	found := check.Figure(r.printer, fig, claims)
	r.add(found.Faults...)
	if found.AddsUp {
		fig.Total, fig.Roundings = total, found.Roundings
	}
	if found.Fresh != nil {
		r.ds.Fresh = append(r.ds.Fresh, *found.Fresh)
	}
	if found.Stale != nil {
		r.stale = append(r.stale, r.withLine(*found.Stale))
	}
}

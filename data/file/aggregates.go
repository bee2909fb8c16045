package file

import (
	"fmt"
	"slices"

	"briefing/data"
)

// aggregates follows the names of the wholes that stand beside their parts in a figure.
func (r *resolver) aggregates(f *figureDraft, fig *data.Figure) {
	if fig == nil || len(fig.Keys) == 0 {
		return // which names there are is not known
	}
	known := data.SeriesNames([]*data.Figure{fig})
	if !fig.Periods {
		known = append(known, data.KeyNames(fig.Keys)...)
	}
	own := map[string]bool{}
	for _, named := range f.aggregates {
		switch {
		case !slices.Contains(known, named.name):
			r.fault(named.at, fmt.Sprintf("%s has no series and no category %q", f.id, named.name), suggestName(r, named.name, known))
		case own[named.name]:
			r.fault(named.at, fmt.Sprintf("%q is named twice", named.name), "remove one")
		case !fig.IsAggregate(named.name):
			fig.Aggregates = append(fig.Aggregates, named.name)
		}
		own[named.name] = true
	}
	if len(f.aggregates) > 0 && (len(fig.Parts()) == 0 || len(fig.PartKeys()) == 0) {
		r.fault(f.aggregates[0].at, fmt.Sprintf("all names of %s are aggregates, and none is a part", f.id), "name only what is the whole of others")
	}
}

// sharesOf is what the draft says that shares are of.
func (f *figureDraft) sharesOf() data.SharesOf {
	switch f.whole.name {
	case "":
		return data.SharesOf{}
	case partsOnly:
		return data.SharesOf{Parts: true}
	}
	return data.SharesOf{Aggregate: f.whole.name}
}

// sharesOf follows the name of what shares of a figure are of. That of computed shares is a
// whole of what they are computed from.
func (r *resolver) sharesOf(f *figureDraft, fig *data.Figure) {
	switch {
	case fig == nil || len(fig.Keys) == 0:
	case f.oneWhole.Node != nil:
		fig.OneWhole = true
		if f.by == "" && !fig.MayBeOfOneWhole() {
			r.fault(f.oneWhole, fmt.Sprintf("the values of %s are no percentages, rates or averages, which may be of one whole", f.id), "remove whole")
		}
	case f.whole.name == "":
		fig.OneWhole = fig.OneWhole || f.total.name != "" && fig.MayBeOfOneWhole() // whether they add up to it is checked later
	case f.by == data.ShareOfTotal && len(f.from) > 1:
		r.fault(f.whole.at, "the second figure under from: is the whole", "remove whole")
	case f.by == data.ShareOfTotal:
	case f.whole.name != partsOnly && !fig.IsAggregate(f.whole.name):
		r.fault(f.whole.at, fmt.Sprintf("%q is none of the aggregates of %s", f.whole.name, f.id), "write aggregates: with its name, too, or whole: parts")
	default:
		fig.SharesOf = f.sharesOf()
	}
}

package file

import (
	"fmt"
	"strings"

	"briefing/data"
)

// Limits of the values of a briefing: of all its figures, which take 60 bytes each and more
// where they are drawn, and of those that are computed, which take a hundredth of a
// millisecond.
const (
	maxAllValues = 2_000_000
	maxComputed  = 200_000
)

// amounts count the values of the figures so far. Nothing more is read or computed once
// there are too many.
type amounts struct {
	all, computed int
	over          bool
}

// valuesOf is how many values a figure has.
func valuesOf(fig *data.Figure) int {
	n := 0
	for _, s := range fig.Series {
		n += len(s.Values)
	}
	return n
}

// count adds the values of a figure that was read or computed. It returns false, with a
// fault, where they are too many.
func (a *amounts) count(r *resolver, f *figureDraft, fig *data.Figure) bool {
	if a.all += valuesOf(fig); a.all > maxAllValues {
		a.over = true
		r.fault(f.key, fmt.Sprintf("the figures have %d values up to here; at most %d fit a briefing", a.all, maxAllValues), "choose rows of the tables with where:, or leave figures out")
	}
	return !a.over
}

// mayCompute adds what is computed from some figures, before it is. It returns false,
// with a fault, where that is too much.
func (a *amounts) mayCompute(r *resolver, f *figureDraft, from []*data.Figure) bool {
	names := make([]string, len(from))
	for i, fig := range from {
		a.computed += valuesOf(fig)
		names[i] = fig.ID
	}
	if a.computed > maxComputed {
		a.over = true
		r.fault(f.key, fmt.Sprintf("the figures are computed from %d values up to here, the last from those of %s; at most %d are looked at", a.computed, strings.Join(names, ", "), maxComputed),
			"compute from figures with fewer values: choose rows with where:, or leave figures out")
	}
	return !a.over
}

package file

import (
	"fmt"
	"strings"

	"briefing/data"
)

// Limits of a briefing: of the values of all its figures, which take 60 bytes each; of those
// that are computed, which take a hundredth of a millisecond; of those in charts, where
// what is drawn one by one counts for more; of the numbers that ranks compare; and of the
// bytes of its texts.
const (
	maxAllValues = 2_000_000
	maxComputed  = 150_000
	maxDrawn     = 1_000_000
	drawnAlone   = 40
	maxRanked    = 20_000_000
	maxTexts     = 1 << 20
)

// amounts count the values of the figures so far. Nothing more is read or computed once
// there are too many, and no chart looked at.
type amounts struct {
	all, computed, shown, ranked, texts int

	over, overshown bool
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

// mayExpand adds the bytes of a text before it is filled in. It returns false, with a
// fault, where they are too many.
func (a *amounts) mayExpand(r *resolver, t textDraft) bool {
	if a.texts += len(t.raw); a.texts <= maxTexts {
		return true
	}
	r.fault(t.at, fmt.Sprintf("the texts have %d bytes up to here; at most %d fit a briefing", a.texts, maxTexts), "leave texts or notes out")
	return false
}

// mayShow adds the values that a chart shows, before it is looked at more closely. It
// returns false, with a fault at the first, where they are too many.
func (a *amounts) mayShow(r *resolver, d *chartDraft, c *data.Chart) bool {
	weight := drawnAlone
	if c.Kind.OverTime() {
		weight = 1
	}
	for _, s := range c.Series {
		a.shown += weight * len(s.Values)
	}
	if a.shown > maxDrawn && !a.overshown {
		a.overshown = true
		r.fault(d.key, fmt.Sprintf("the charts show %d values up to here, a bar or a dot counted as %d; at most %d fit a briefing", a.shown, drawnAlone, maxDrawn),
			"leave charts out, or show fewer values in them")
	}
	return !a.overshown
}

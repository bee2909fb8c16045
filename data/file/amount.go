package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
)

// Limits of a briefing, all editions together: of the values of all its figures, which take
// 60 bytes each; of the room for values, each series times each key; and of what takes time,
// alone or with the others in part: of the values that figures are computed from; of those in
// charts, where what is drawn one by one counts for more, and each chart and remark for several; of its
// blocks; of the bytes of its texts. The numbers that ranks compare have a limit of their own.
const (
	maxAllValues = 2_000_000
	maxRoom      = 4_000_000
	maxComputed  = 75_000
	maxDrawn     = 1_000_000
	drawnAlone   = 60
	eachChart    = 800
	eachDispute  = 90  // a mark with a label of its own, and a line in tables and methods
	eachRemark   = 100 // for each of a chart: they keep clear of each other
	mostRemarks  = 600_000
	drawnTwice   = 2_000 // values of lines: the more there are, the less each costs
	maxBlocks    = 12_000
	maxTexts     = 768 << 10
	maxRanked    = 20_000_000
	maxMarked    = 150 // events, remarks and breaks of one chart, each kept clear of the others
)

// amounts count what the editions of a file have so far. Nothing more is read or computed
// once there is too much, and no chart looked at.
type amounts struct {
	all, room, computed, shown, ranked, texts, blocks int

	over, overshown, reported bool
}

// parts are the amounts that take time, each with what of it would fit alone.
func (a *amounts) parts() []part {
	return []part{
		{a.computed, maxComputed, "values that figures are computed from"},
		{a.shown, maxDrawn, "values in charts, of which a bar, a dot, a dispute, a remark and each chart count for several"},
		{a.blocks, maxBlocks, "blocks and key numbers"},
		{a.texts, maxTexts, "bytes of texts"},
	}
}

// part is an amount, and the most of it.
type part struct {
	have, most int
	of         string
}

// share is how much of what fits alone an amount is.
func (p part) share() float64 { return float64(p.have) / float64(p.most) }

// fit reports whether a briefing may have so much. Where it first may not, there is a fault
// that says what takes the most, and how much of what would fit.
func (a *amounts) fit(r *resolver, at node, hint string) bool {
	parts, sum := a.parts(), 0.0
	for _, p := range parts {
		sum += p.share()
	}
	if sum <= 1 || a.reported {
		return sum <= 1
	}
	a.reported = true
	slices.SortStableFunc(parts, func(p, q part) int { return cmp.Compare(q.share(), p.share()) })
	var said []string
	for _, p := range parts {
		if p.share() >= 0.01 {
			said = append(said, fmt.Sprintf("%d %s (%d alone would fit)", p.have, p.of, p.most))
		}
	}
	r.fault(at, "the briefing is too large: up to here it has "+strings.Join(said, ", "), hint)
	return false
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
	a.all += valuesOf(fig)
	a.room += len(fig.Keys) * len(fig.Series)
	switch {
	case a.over:
	case a.room > maxRoom:
		a.over = true
		r.fault(f.key, fmt.Sprintf("the series of the figures have room for %d values up to here, each for every key that one of them has; at most %d fit a briefing", a.room, maxRoom), "let series that share no keys be figures of their own, or choose rows of the tables with where:")
	case a.all > maxAllValues:
		a.over = true
		r.fault(f.key, fmt.Sprintf("the figures have %d values up to here; at most %d fit a briefing", a.all, maxAllValues), "choose rows of the tables with where:, or leave figures out")
	}
	return !a.over
}

// mayCompute adds what is computed from some figures, before it is. It returns false,
// with a fault at the first, where that is too much.
func (a *amounts) mayCompute(r *resolver, f *figureDraft, from []*data.Figure) bool {
	names := make([]string, len(from))
	for i, fig := range from {
		a.computed += valuesOf(fig)
		names[i] = fig.ID
	}
	a.over = a.over || !a.fit(r, f.key, fmt.Sprintf("compute from figures with fewer values than %s: choose rows with where:, or leave figures out", strings.Join(names, ", ")))
	return !a.over
}

// mayExpand adds the bytes of a text before it is filled in. It returns false, with a
// fault, where they are too many.
func (a *amounts) mayExpand(r *resolver, t textDraft) bool {
	a.texts += len(t.raw)
	return a.fit(r, t.at, "leave texts or notes out")
}

// mayPlace adds a block, or a key number, before it is made. It returns false, with a fault
// at the first, where there are too many.
func (a *amounts) mayPlace(r *resolver, at node) bool {
	a.blocks++
	return a.fit(r, at, "put texts that belong together into one block, or split the briefing")
}

// mayShow adds the values that a chart shows, before it is looked at more closely. It
// returns false, with a fault at the first, where they are too many.
func (a *amounts) mayShow(r *resolver, d *chartDraft, c *data.Chart) bool {
	panels, values := 1, 0
	if c.Facets != data.FacetsNone {
		panels = 2 * len(c.Panels())
	}
	for _, s := range c.Series {
		values += len(s.Values)
	}
	a.shown += eachChart*panels + min(eachRemark*len(d.remarks)*len(d.remarks), mostRemarks)
	if c.Kind.OverTime() {
		values *= panels // in each, those of the others may be behind
		a.shown += values + min(values, drawnTwice)
	} else {
		a.shown += drawnAlone * values
	}
	return a.mayDispute(r, d.key, c) && mayMark(r, d, c)
}

// mayDispute adds the disputes that a chart shows. It returns false, with a fault at the
// first, where charts show too much.
func (a *amounts) mayDispute(r *resolver, at node, c *data.Chart) bool {
	for _, s := range c.Series {
		for _, v := range s.Values {
			a.shown += eachDispute * len(v.Disputes())
		}
	}
	a.overshown = a.overshown || !a.fit(r, at, "leave charts out, or show fewer values in them")
	return !a.overshown
}

// mayMark returns false, with a fault, where more is marked in a chart than can be read.
func mayMark(r *resolver, d *chartDraft, c *data.Chart) bool {
	breaks := 0
	for _, f := range c.Figures {
		breaks += len(f.Breaks)
		for _, s := range f.Series {
			breaks += len(s.Breaks)
		}
	}
	marked := len(d.remarks) + len(d.events) + breaks
	if marked > maxMarked {
		r.fault(d.key, fmt.Sprintf("the chart has %d events, remarks and breaks; at most %d can be told apart", marked, maxMarked), "keep those that matter")
	}
	return marked <= maxMarked
}

package file

import (
	"fmt"
	"slices"

	"briefing/data"
)

// breakDraft is a break whose text is not filled in.
type breakDraft struct {
	key  node
	text textDraft
}

// decodeBreaks reads where a series breaks, and why.
func decodeBreaks(d *decoder, n node) []breakDraft {
	var all []breakDraft
	for key, child := range d.filledMapping(n, "breaks") {
		if text := d.textDraft(child); text.at.Node != nil {
			all = append(all, breakDraft{key, text})
		}
	}
	return all
}

// breaksOf follows the breaks of a figure whose values were read, and of its series.
func (r *resolver) breaksOf(f *figureDraft, fig *data.Figure) {
	fig.Breaks = breaksAmong(r, f.breaks, fig, fig.Keys)
	for i, s := range f.series {
		if i < len(fig.Series) {
			fig.Series[i].Breaks = breaksAmong(r, s.breaks, fig, fig.Series[i].Keys)
		}
	}
	if len(fig.Keys) > 0 {
		fig.BreakWhereMarked()
	}
}

// breaksAmong follows breaks between some keys of a figure.
func breaksAmong(r *resolver, drafts []breakDraft, fig *data.Figure, keys []data.Key) (all []*data.Break) {
	for _, d := range drafts {
		p, ok := r.decoder.periodLike(d.key, firstPeriod(fig.Keys))
		if !ok || len(fig.Keys) == 0 || len(keys) == 0 {
			continue
		}
		if !fig.Periods {
			r.fault(d.key, "only a figure over time has breaks, and the keys of this one are names", "remove breaks:")
			return nil
		}
		first, last := keys[0].Period, keys[len(keys)-1].Period
		if !p.Start().After(first.Start()) || p.Start().After(last.Start()) {
			r.fault(d.key, fmt.Sprintf("there is nothing to break at %s: the values run from %s to %s", p, first, last), "write the first period that is measured in the new way")
			continue
		}
		b := &data.Break{At: p, Pos: d.key.pos()}
		r.later(d.text, &b.Text)
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b *data.Break) int { return a.At.Compare(b.At) })
	return all
}

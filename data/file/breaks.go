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

// breaksOf follows the breaks of a figure whose values were read.
func (r *resolver) breaksOf(f *figureDraft, fig *data.Figure) {
	for _, d := range f.breaks {
		p, ok := r.decoder.periodLike(d.key, firstPeriod(fig.Keys))
		if !ok || len(fig.Keys) == 0 {
			continue
		}
		if !fig.Periods {
			r.fault(d.key, "only a figure over time has breaks, and the keys of this one are names", "remove breaks:")
			return
		}
		first, last := fig.Keys[0].Period, fig.Keys[len(fig.Keys)-1].Period
		if !p.Start().After(first.Start()) || p.Start().After(last.Start()) {
			r.fault(d.key, fmt.Sprintf("there is nothing to break at %s: the values run from %s to %s", p, first, last), "write the first period that is measured in the new way")
			continue
		}
		b := &data.Break{At: p, Pos: d.key.pos()}
		r.later(d.text, &b.Text)
		fig.Breaks = append(fig.Breaks, b)
	}
	slices.SortStableFunc(fig.Breaks, func(a, b *data.Break) int { return a.At.Compare(b.At) })
}

package file

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// breakDraft is a break whose text is not filled in.
type breakDraft struct {
	key  node
	text textDraft
}

// breaks reads where a series breaks, and why.
func (d *decoder) breaks(n node) []breakDraft {
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
		p, ok := r.period(d.key)
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

// incomparable says why two values of a series over time cannot be compared,
// with the rule that forbids it; an empty reason where they can.
func (r *resolver) incomparable(f *data.Figure, then, now data.Key, result, a, b data.Value) (rule, reason string) {
	if k := f.BreakBetween(then, now); k != nil {
		return data.RuleGrowthAcrossBreak, r.printer.Say(language.WordReasonBreak, "key", r.printer.Key(data.PeriodKey(k.At)))
	}
	if result.Is == data.Absent && a.Bounded() && b.Bounded() {
		return data.RuleGrowthOfBounds, result.Detail().Missing
	}
	return "", ""
}

// refuseComparison records that a computed figure compares what cannot be
// compared.
func (r *resolver) refuseComparison(f *figureDraft, g *data.Figure, rule string, then, now data.Key) {
	const gap = "write incomparable: gap, which leaves such values out and says why"
	f.broken = true
	switch k := g.BreakBetween(then, now); {
	case rule == data.RuleGrowthAcrossBreak && f.base != nil:
		r.faultOfAt(rule, f.byAt.pos(), f.byAt.path, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", f.by, g.ID, then, now, k.At),
			fmt.Sprintf("compare within one side: split the figure at %s, or %s", k.At, gap))
	case rule == data.RuleGrowthAcrossBreak:
		r.faultOfAt(rule, f.byAt.pos(), f.byAt.path, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", f.by, g.ID, then, now, k.At),
			"compare within one side: "+gap)
	default:
		r.faultOfAt(rule, f.byAt.pos(), f.byAt.path, fmt.Sprintf("%s of %s from %s to %s would be computed from two bounds, which leave it open", f.by, g.ID, then, now),
			"compare numbers that are known; "+gap)
	}
}

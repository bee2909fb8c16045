package data

import (
	"fmt"
	"slices"
)

// Break is a change in how a figure is measured: a new definition, a new census.
// Numbers from before and after it measure two things.
type Break struct {
	At   Period // the first period that is measured anew
	Text Text   // what has changed
	Pos  Pos
}

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

// BreakBetween returns the first break that lies between two periods of the
// figure, in whichever order they are given; nil for none.
func (f *Figure) BreakBetween(a, b Key) *Break {
	if len(f.Breaks) == 0 || a.Period.IsZero() || b.Period.IsZero() {
		return nil
	}
	from, to := a.Period.Start(), b.Period.Start()
	if from.After(to) {
		from, to = to, from
	}
	i := slices.IndexFunc(f.Breaks, func(k *Break) bool {
		at := k.At.Start()
		return at.After(from) && !at.After(to)
	})
	if i < 0 {
		return nil
	}
	return f.Breaks[i]
}

// Breaks are those of all figures of the chart, in order of time; each once.
func (c *Chart) Breaks() []*Break {
	var all []*Break
	for _, f := range c.Figures {
		for _, b := range f.Breaks {
			if !slices.Contains(all, b) {
				all = append(all, b)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *Break) int { return a.At.Compare(b.At) })
	return all
}

// breaksOf follows the breaks of a figure whose values were read.
func (r *resolver) breaksOf(f *figureDraft, fig *Figure) {
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
		b := &Break{At: p, Pos: d.key.pos()}
		r.later(d.text, &b.Text)
		fig.Breaks = append(fig.Breaks, b)
	}
	slices.SortStableFunc(fig.Breaks, func(a, b *Break) int { return a.At.Compare(b.At) })
}

// inheritBreaks makes a computed figure break where its inputs do.
func (fig *Figure) inheritBreaks() {
	for _, g := range fig.Derived.From {
		for _, b := range g.Breaks {
			if !slices.Contains(fig.Breaks, b) {
				fig.Breaks = append(fig.Breaks, b)
			}
		}
	}
	slices.SortStableFunc(fig.Breaks, func(a, b *Break) int { return a.At.Compare(b.At) })
}

// bounded reports whether a number is only a bound.
func (v Value) bounded() bool { return v.Is.Lower() || v.Is.Upper() }

// incomparable says why two values of a series over time cannot be compared,
// with the rule that forbids it; an empty reason where they can.
func (r *resolver) incomparable(f *Figure, then, now Key, result, a, b Value) (rule, reason string) {
	if k := f.BreakBetween(then, now); k != nil {
		return RuleGrowthAcrossBreak, r.printer.Say(WordReasonBreak, "key", r.printer.Key(PeriodKey(k.At)))
	}
	if result.Is == Absent && a.bounded() && b.bounded() {
		return RuleGrowthOfBounds, result.Detail().Missing
	}
	return "", ""
}

// refuseComparison records that a computed figure compares what cannot be
// compared.
func (r *resolver) refuseComparison(f *figureDraft, g *Figure, rule string, then, now Key) {
	const gap = "write incomparable: gap, which leaves such values out and says why"
	f.broken = true
	switch k := g.BreakBetween(then, now); {
	case rule == RuleGrowthAcrossBreak && f.base != nil:
		r.faultOfAt(rule, f.byAt.pos(), f.byAt.path, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", f.by, g.ID, then, now, k.At),
			fmt.Sprintf("compare within one side: split the figure at %s, or %s", k.At, gap))
	case rule == RuleGrowthAcrossBreak:
		r.faultOfAt(rule, f.byAt.pos(), f.byAt.path, fmt.Sprintf("%s of %s from %s to %s crosses its break at %s", f.by, g.ID, then, now, k.At),
			"compare within one side: "+gap)
	default:
		r.faultOfAt(rule, f.byAt.pos(), f.byAt.path, fmt.Sprintf("%s of %s from %s to %s would be computed from two bounds, which leave it open", f.by, g.ID, then, now),
			"compare numbers that are known; "+gap)
	}
}

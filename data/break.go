package data

import "slices"

// Break is a change in how a figure is measured: a new definition, a new census.
// Numbers from before and after it measure two things.
type Break struct {
	At   Period // the first period that is measured anew
	Text Text   // what has changed
	Pos  Pos
}

// BreakBetween returns the first break between two periods of the
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

// InheritBreaks makes a computed figure break where its inputs do.
func (fig *Figure) InheritBreaks() {
	for _, g := range fig.Derived.Inputs() {
		for _, b := range g.Breaks {
			if !slices.Contains(fig.Breaks, b) {
				fig.Breaks = append(fig.Breaks, b)
			}
		}
	}
	slices.SortStableFunc(fig.Breaks, func(a, b *Break) int { return a.At.Compare(b.At) })
}

package data

import "slices"

// Break is a change in how a figure, or a series of it, is measured: a new definition, a
// new census. Numbers from before and after it measure two things.
type Break struct {
	At   Period // the first period that is measured anew
	Text Text   // what has changed; empty where the source only says that something has
	// Rebase says that no more than the base has changed, such as 2015 = 100: growth of which both numbers
	// lie on one side compares with that on the other.
	Rebase bool
	Pos    Pos
}

// between reports whether the break lies between two periods, the earlier one first.
func (b *Break) between(a, z Key) bool {
	at := b.At.Start()
	return at.After(a.Period.Start()) && !at.After(z.Period.Start())
}

// BreakBetween returns the first break of a series of the figure between two periods, in
// whichever order they are given; nil for none. Without a series it is one of any.
func (f *Figure) BreakBetween(s *Series, a, b Key) *Break {
	if a.Period.IsZero() || b.Period.IsZero() {
		return nil
	}
	if a.Period.Start().After(b.Period.Start()) {
		a, b = b, a
	}
	var first *Break
	look := func(breaks []*Break) {
		i := slices.IndexFunc(breaks, func(k *Break) bool { return k.between(a, b) })
		if i >= 0 && (first == nil || breaks[i].At.Compare(first.At) < 0) {
			first = breaks[i]
		}
	}
	look(f.Breaks)
	if s != nil {
		look(s.Breaks)
		return first
	}
	for _, s := range f.Series {
		look(s.Breaks)
	}
	return first
}

// HasBreaks reports whether a series of the figure breaks.
func (f *Figure) HasBreaks(s *Series) bool { return len(f.Breaks) > 0 || len(s.Breaks) > 0 }

// AllBreaks are the breaks of the figure and of its series in order of time, each once.
func (f *Figure) AllBreaks() []*Break {
	all := slices.Clone(f.Breaks)
	for _, s := range f.Series {
		all = addBreaks(all, s.Breaks)
	}
	sortBreaks(all)
	return all
}

// Breaking are the series of the figure that have a break; nil where all have it.
func (f *Figure) Breaking(b *Break) []*Series {
	if slices.Contains(f.Breaks, b) {
		return nil
	}
	var some []*Series
	for _, s := range f.Series {
		if slices.Contains(s.Breaks, b) {
			some = append(some, s)
		}
	}
	if len(some) == len(f.Series) {
		return nil
	}
	return some
}

func addBreaks(to, more []*Break) []*Break {
	for _, b := range more {
		if !slices.Contains(to, b) {
			to = append(to, b)
		}
	}
	return to
}

// BreakWith makes a series break where a part of it does.
func (s *Series) BreakWith(breaks []*Break) {
	if len(s.Breaks) == 0 {
		s.Breaks = slices.Clone(breaks)
	} else {
		s.Breaks = addBreaks(s.Breaks, breaks)
	}
	sortBreaks(s.Breaks)
}

func sortBreaks(all []*Break) {
	slices.SortStableFunc(all, func(a, b *Break) int { return a.At.Compare(b.At) })
}

// BreakWhereMarked makes each series break at its values that are marked so, unless a
// break of its own or of the figure is there already. The figure must be finished.
func (f *Figure) BreakWhereMarked() {
	if !f.Periods {
		return
	}
	made := map[Period]*Break{}
	for _, s := range f.Series {
		if s.Plain {
			continue
		}
		for i := 1; i < len(s.Keys); i++ {
			at := s.Keys[i].Period
			known := func(b *Break) bool { return b.At.Start().Equal(at.Start()) }
			if !s.Values[i].Marks.Has(SeriesBreak) || slices.ContainsFunc(f.Breaks, known) || slices.ContainsFunc(s.Breaks, known) {
				continue
			}
			if made[at] == nil {
				made[at] = &Break{At: at, Pos: f.PosOf(s.Values[i])}
			}
			s.Breaks = append(s.Breaks, made[at])
		}
		sortBreaks(s.Breaks)
	}
}

// InheritBreaks makes a computed figure break where its inputs do. A series that was
// computed from one of them breaks where that does, one of a group where its members do;
// any other where any does. Weights are inputs, too: a mean moves with them. Growth goes on where no more
// than the base changes.
func (fig *Figure) InheritBreaks() {
	growth := fig.Derived.By == Growth
	for _, g := range fig.Derived.Inputs() {
		fig.Breaks = addBreaks(fig.Breaks, withoutRebases(g.Breaks, growth))
		breaking := slices.DeleteFunc(slices.Clone(g.Series), func(t *Series) bool { return len(withoutRebases(t.Breaks, growth)) == 0 })
		switch over := fig.Derived.Over; {
		case len(breaking) == 0:
		case over.Groups != nil && over.Series:
			fig.breakAsMembers(over.Groups, breaking)
		default:
			fig.breakAs(g, breaking)
		}
	}
	sortBreaks(fig.Breaks)
}

// breakAsMembers makes the series of groups break where their members do.
func (fig *Figure) breakAsMembers(groups *Grouping, breaking []*Series) {
	own := fig.byName()
	for _, t := range breaking {
		i, ok := groups.GroupOf(t.Name)
		if !ok {
			continue
		}
		if s := own[groups.Groups[i].Name]; s != nil {
			s.BreakWith(t.Breaks) // of no growth
		}
	}
}

// breakAs makes each series break as the one of its name in an input does, and as any does
// where there is none, or where all are in each: in shares and in an only series.
func (fig *Figure) breakAs(input *Figure, breaking []*Series) {
	growth := fig.Derived.By == Growth
	named, any := input.byName(), withoutRebases(anyBreaks(breaking), growth)
	for _, s := range fig.Series {
		if t := named[s.Name]; t != nil && s.Name != "" && fig.Derived.By != ShareOfTotal {
			s.BreakWith(withoutRebases(t.Breaks, growth))
		} else {
			s.BreakWith(any)
		}
	}
}

// withoutRebases are the breaks but for those of the base alone, where these are to be left out.
func withoutRebases(breaks []*Break, out bool) []*Break {
	if !out {
		return breaks
	}
	return slices.DeleteFunc(slices.Clone(breaks), func(b *Break) bool { return b.Rebase })
}

// anyBreaks are the breaks of several series, each once.
func anyBreaks(series []*Series) []*Break {
	var all []*Break
	seen := map[*Break]bool{}
	for _, s := range series {
		for _, b := range s.Breaks {
			if !seen[b] {
				all, seen[b] = append(all, b), true
			}
		}
	}
	return all
}

// Breaks are those of all figures and series of the chart that it can show, in order of
// time; each once.
func (c *Chart) Breaks() []*Break {
	var all []*Break
	for _, f := range c.Figures {
		all = addBreaks(all, f.Breaks)
	}
	for _, s := range c.Series {
		all = addBreaks(all, s.Breaks)
	}
	sortBreaks(all)
	switch s := c.Selected; {
	case s == nil || s.Each || len(c.Keys) == 0:
	case !s.At.IsZero():
		return nil
	case c.Periods:
		first, last := c.Keys[0].Period, c.Keys[len(c.Keys)-1].Period
		return slices.DeleteFunc(all, func(b *Break) bool { return b.At.Start().After(last.End()) || !b.At.Start().After(first.Start()) })
	}
	return all
}

// BreaksAll reports whether a break of the chart is one of all its series.
func (c *Chart) BreaksAll(b *Break) bool {
	return !slices.ContainsFunc(c.Series, func(s Plotted) bool { return !s.BreaksAt(b) })
}

// BreaksAt reports whether the series has a break, or its figure.
func (s Plotted) BreaksAt(b *Break) bool {
	return slices.Contains(s.Breaks, b) || s.Figure != nil && slices.Contains(s.Figure.Breaks, b)
}

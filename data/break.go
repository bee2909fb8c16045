package data

import "slices"

// Break is a change in how a figure, or a series of it, is measured: a new definition, a
// new census. Numbers from before and after it measure two things.
type Break struct {
	At   Period // the first period that is measured anew
	Text Text   // what has changed; empty where the source only says that something has
	Pos  Pos
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
	s.Breaks = addBreaks(s.Breaks, breaks)
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
// any other where any does. Weights are inputs, too: a mean moves with them.
func (fig *Figure) InheritBreaks() {
	inputs := fig.Derived.From
	if w := fig.Derived.Weights; w != nil {
		inputs = append(slices.Clone(inputs), w)
	}
	for _, g := range inputs {
		fig.Breaks = addBreaks(fig.Breaks, g.Breaks)
		breaking := slices.DeleteFunc(slices.Clone(g.Series), func(t *Series) bool { return len(t.Breaks) == 0 })
		if len(breaking) == 0 {
			continue
		}
		for _, s := range fig.Series {
			_, named := g.SeriesNamed(s.Name)
			for _, t := range breaking {
				if fig.Derived.uses(t, s, named) {
					s.BreakWith(t.Breaks)
				}
			}
		}
	}
	sortBreaks(fig.Breaks)
}

// uses reports whether a series was computed from one of the figures computed from; named
// says that this figure has one of the same name.
func (d *Derivation) uses(from, s *Series, named bool) bool {
	if d.Over.Groups != nil && d.Over.Series {
		i, ok := d.Over.Groups.GroupOf(from.Name)
		return ok && d.Over.Groups.Groups[i].Name == s.Name
	}
	return !named || from.Name == s.Name || s.Name == "" || d.By == ShareOfTotal
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

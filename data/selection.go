package data

import "slices"

// Selection says what a chart shows of its figures, where that is not all of them. Its
// series and keys are already those that are shown.
type Selection struct {
	// From and To bound the time that is shown; zero for no limit. Before and After say
	// that there is more on that side.
	From, To      Period
	Before, After bool
	// Between says that a chart of slopes leaves out periods between its two.
	Between bool
	// InForce are the periods, in order of time, of the values of steps that hold at the
	// beginning of the time that is shown, and began before it.
	InForce []Period
	// At is the period of all values of a chart whose names are the series of its figures;
	// with Each, that of the values whose names do not say another. Zero for other charts.
	At   Period
	Each bool
	// Later is a later period for which some have a value, Newer of Of, where At is the last
	// one with a value for all; zero for none.
	Later     Period
	Newer, Of int
	// Top and Bottom are how many of the highest and of the lowest names are shown; both are
	// zero where all are. RankedAt is the period whose values rank series over time.
	Top, Bottom int
	RankedAt    Period
	// Shown is how many of the names are shown that could be ranked, and LeftOut are the
	// others. Valueless is how many could not be, for want of a value.
	Shown, Valueless int
	LeftOut          []string
	// Unranked are the names that are not shown for want of a value.
	Unranked []string
	// Beside are names that are shown though they are not among the highest and lowest, since
	// the chart highlights them.
	Beside []string
	// Tied are names that are not shown and have the same value as one that is. Open are
	// names whose place among the shown ones is not sure.
	Tied, Open []string
	// Rest is what the chart calls the sum of the names that are left out, RestOf; empty
	// where it does not show that.
	Rest   string
	RestOf []string
	// RestOfWhole is the aggregate that the rest is what is left of, without the names shown; empty
	// where it is the sum of RestOf.
	RestOfWhole string
	// Wholes are the aggregates that are not shown, Apart those of the keys that stand apart
	// from the others, at the end.
	Wholes []string
	Apart  []Key
	// Total is the aggregate that stacked series add up to; nil for none.
	Total *Series
	// Called is what the chart calls names that it gives their period.
	Called map[string]string
}

// OnlyAt is the period that all values of a chart of names are of; zero where they are of several.
func (s *Selection) OnlyAt() Period {
	if s == nil || s.Each {
		return Period{}
	}
	return s.At
}

// Ranks reports whether only the highest or the lowest names are shown.
func (s *Selection) Ranks() bool { return s != nil && s.Top+s.Bottom > 0 }

// StandsApart reports whether a key of the chart is an aggregate, or the rest of others:
// none that is ranked among them.
func (c *Chart) StandsApart(k Key) bool {
	return c.Selected != nil && (slices.Contains(c.Selected.Apart, k) || c.Selected.Rest != "" && k == CategoryKey(c.Selected.Rest))
}

// Context reports whether a series of the chart is an aggregate beside others, or the rest
// of others.
func (c *Chart) Context(series int) bool {
	aggregate := func(p Plotted) bool { return p.Figure != nil && p.Figure.IsAggregate(p.Name) }
	p := c.Series[series]
	if aggregate(p) {
		return slices.ContainsFunc(c.Series, func(o Plotted) bool { return !aggregate(o) })
	}
	return c.Selected != nil && c.Selected.Rest != "" && p.Name == c.Selected.Rest
}

// Ranked is how many of the keys of the chart, the first ones, do not stand apart.
func (c *Chart) Ranked() int {
	n := len(c.Keys)
	for n > 0 && c.StandsApart(c.Keys[n-1]) {
		n--
	}
	return n
}

// CallOf is what the chart calls a name of its figures.
func (c *Chart) CallOf(name string) string {
	if c.Selected != nil && c.Selected.Called[name] != "" {
		return c.Selected.Called[name]
	}
	return name
}

// LeavesOut reports whether a name of the figures is one that the chart does not show.
func (s *Selection) LeavesOut(name string) bool {
	return s != nil && (slices.Contains(s.LeftOut, name) || slices.Contains(s.Unranked, name) || slices.Contains(s.Wholes, name))
}

// StackTotal is the series that the stacks of the chart add up to, which stands over them:
// an aggregate of its figure, the figure that its parts are said to add up to, or the sum that
// the file asks for. It has no label of its own. False where nothing states one, or the chart
// lacks parts of it.
func (c *Chart) StackTotal() (Plotted, bool) {
	if !c.Kind.Stacks() || c.NoTotal {
		return Plotted{}, false
	}
	if c.Sum != nil {
		return *c.Sum, true
	}
	if c.Selected != nil && c.Selected.Total != nil {
		return Plotted{Series: c.Selected.Total.Only(c.Keys), Figure: c.Figures[0]}, true
	}
	if len(c.Figures) != 1 || c.Figures[0].Total == nil || !totals(c.Figures[0].Total.Unit, c.Unit) || !c.ShowsAllParts() {
		return Plotted{}, false
	}
	total, only := c.Figures[0].Total.SeriesNamed("")
	if !only {
		return Plotted{}, false
	}
	return Plotted{Series: total.Only(c.Keys), Figure: c.Figures[0].Total}, true
}

// totals reports whether numbers of a unit are totals of those of another: of contributions in
// percentage points the rate, in percent, is.
func totals(whole, parts Unit) bool {
	return whole == parts || whole.Kind == UnitPercent && parts.Kind == UnitPoints
}

// Net is the total of stacks that have parts above and below zero, of which it is what is left;
// false for others.
func (c *Chart) Net() (Plotted, bool) {
	total, ok := c.StackTotal()
	if !ok {
		return Plotted{}, false
	}
	for _, k := range c.Keys {
		above, below := false, false
		for _, s := range c.Series {
			if v, ok := NumberAt(s.Series, k); ok {
				above, below = above || v.High().Sign() > 0, below || v.Low().Sign() < 0
			}
		}
		if above && below {
			return total, true
		}
	}
	return Plotted{}, false
}

// ShowsAllParts reports whether the series of the chart are all the parts of its figures,
// one by one or as the rest of others.
func (c *Chart) ShowsAllParts() bool {
	if c.Sections {
		return c.allInSections()
	}
	parts, shown := 0, len(c.Series)
	for _, f := range c.Figures {
		parts += len(f.Parts())
	}
	if n := shown - 1; n >= 0 && c.Selected != nil && c.Selected.Rest != "" && c.Series[n].Name == c.Selected.Rest {
		shown = n + len(c.Selected.RestOf)
	}
	return shown == parts
}

// allInSections reports whether the parts of each figure of a chart of sections are among its
// series.
func (c *Chart) allInSections() bool {
	for _, f := range c.Figures {
		for _, part := range f.Parts() {
			if !slices.ContainsFunc(c.Series, func(s Plotted) bool { return s.Name == part.Name }) {
				return false
			}
		}
	}
	return true
}

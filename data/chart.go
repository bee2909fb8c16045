package data

import "slices"

// Scale says how the series of diverging bars stand about zero: in their order,
// the first ones left of it, then perhaps one that straddles it, the others to
// its right. The last ones may be no answers, and stand apart.
type Scale struct {
	Left    int  // how many series stand left of zero
	Neutral bool // the series after them straddles it
	Unsure  int  // how many series at the end are no answers, such as don't know; of KindDiverging
}

// Sides are the series of the two sides of diverging bars, without the neutral one and those
// that are no answers.
func (c *Chart) Sides() (left, right []Plotted) {
	from := c.Scale.Left
	if c.Scale.Neutral {
		from++
	}
	return c.Series[:c.Scale.Left], c.Series[from : len(c.Series)-c.Scale.Unsure]
}

// Panels are the series of each panel of a chart, as places in its Series. A
// chart without facets is one panel.
func (c *Chart) Panels() [][]int {
	var panels [][]int
	for i, s := range c.Series {
		switch {
		case c.Facets == FacetsSeries, i == 0, c.Facets == FacetsFigures && s.Figure != c.Series[i-1].Figure:
			panels = append(panels, []int{i})
		default:
			panels[len(panels)-1] = append(panels[len(panels)-1], i)
		}
	}
	return panels
}

// SeveralUnits reports whether the panels of a chart are not all in one unit.
func (c *Chart) SeveralUnits() bool {
	return !c.Together && slices.ContainsFunc(c.Figures, func(f *Figure) bool { return !f.Unit.Same(c.Figures[0].Unit) })
}

// UnitOf is the unit of a series of the chart: that of all, or its own.
func (c *Chart) UnitOf(p Plotted) Unit {
	if p.Figure != nil && c.SeveralUnits() {
		return p.Figure.Unit
	}
	return c.Unit
}

// Computed reports whether the program computed the series.
func (s Plotted) Computed() bool { return s.Figure != nil && s.Figure.Derived != nil }

package data

// Scale says how the series of diverging bars stand about zero: in their order,
// the first ones left of it, then perhaps one that straddles it, the others to
// its right.
type Scale struct {
	Left    int  // how many series stand left of zero
	Neutral bool // the series after them straddles it
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

// Computed reports whether the program computed the series.
func (s Plotted) Computed() bool { return s.Figure != nil && s.Figure.Derived != nil }

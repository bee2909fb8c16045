package file

import (
	"slices"

	"briefing/data"
)

// keepEnds leaves of a chart of slopes over time what it compares: the first and the last
// period of each series. It keeps in mind that there are others.
func keepEnds(r *chartResolver, c *data.Chart) {
	ends := []data.Key{c.Keys[0], c.Keys[len(c.Keys)-1]}
	if len(c.Keys) > len(ends) {
		if c.Selected == nil {
			c.Selected = &data.Selection{}
		}
		c.Selected.Between = true
	}
	for i, p := range c.Series {
		c.Series[i].Series = p.Only(ends)
		r.base.copied(&p.Note, &c.Series[i].Note)
	}
	c.Series = slices.DeleteFunc(c.Series, func(p data.Plotted) bool { return len(p.Keys) == 0 })
	c.Keys = ends
}

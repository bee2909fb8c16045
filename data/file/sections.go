package file

import (
	"slices"

	"briefing/data"
)

// layOutSections makes one chart of panels by figures that have no name in common: their rows stand
// below each other, as high as all others, and each figure is a heading over its own.
func layOutSections(r *chartResolver, d *chartDraft, c *data.Chart) {
	if c.Facets != data.FacetsFigures || c.Periods || !c.Kind.HasRows() || d.stand == data.Vertical || c.OwnScales || len(c.Figures) < 2 || c.Intervals() {
		return
	}
	of := map[data.Key]*data.Figure{}
	for _, p := range c.Series {
		for _, k := range p.Keys {
			if other := of[k]; other != nil && other != p.Figure {
				return
			}
			of[k] = p.Figure
		}
	}
	first := c.Figures[0]
	fig := *first
	fig.Title, fig.Series, fig.Sources, fig.Aggregates, fig.Total = data.Text{}, nil, nil, nil, nil
	for _, f := range c.Figures {
		fig.Sources, fig.Aggregates = data.AppendSources(fig.Sources, f.Sources...), append(fig.Aggregates, f.Aggregates...)
	}
	var all []data.Plotted
	for _, p := range c.Series {
		i := slices.IndexFunc(all, func(o data.Plotted) bool { return o.Name == p.Name })
		if i < 0 {
			i = len(all)
			all = append(all, data.Plotted{Series: &data.Series{Name: p.Name}, Figure: &fig, Label: p.Label})
		}
		addAll(all[i].Series, p.Series)
	}
	for _, p := range all {
		fig.Series = append(fig.Series, p.Series)
	}
	fig.Finish()
	r.base.later(r.base.drafts[first.ID].title, &fig.Title)
	c.Series, c.Facets, c.Sections = all, data.FacetsNone, true
	d.sections = of
}

// addAll appends the values of a series to another, each with its sources.
func addAll(to, from *data.Series) {
	for i, v := range from.Values {
		to.Take(from.Keys[i], v, from)
	}
}

// headSection puts the rows of sections below the titles of their figures.
func headSection(r *chartResolver, d *chartDraft, c *data.Chart) {
	place := func(k data.Key) int { return slices.Index(c.Figures, d.sections[k]) }
	c.InGroups(make([]data.RowGroup, len(c.Figures)), place)
	for i := range c.Groups {
		f := c.Figures[place(c.Keys[c.Groups[i].From])]
		r.base.later(r.base.drafts[f.ID].title, &c.Groups[i].Heading)
	}
}

package charts

import (
	"image/color"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// panelOf is what one panel of a chart shows: its own series and annotations, at the keys
// of all.
func panelOf(chart *data.Chart, i int) *data.Chart {
	mine, c := chart.Panels()[i], *chart
	c.Series, c.Annotations = nil, nil
	for place, series := range mine {
		c.Series = append(c.Series, chart.Series[series])
		for _, a := range chart.Annotations {
			if a.Series == series {
				a.Series = place
				c.Annotations = append(c.Annotations, a)
			}
		}
	}
	if chart.Facets == data.FacetsFigures {
		c.Figures = []*data.Figure{c.Series[0].Figure}
		c.Unit = chart.UnitOf(c.Series[0])
	}
	return &c
}

// panelPlans are the plans of the panels of a chart.
func (p *chartPlan) panelPlans() []*chartPlan {
	plans := make([]*chartPlan, len(p.chart.Panels()))
	for i := range plans {
		sub := *p
		sub.chart, sub.parent = panelOf(p.chart, i), p
		sub.words.chart = sub.chart
		if sub.ownScale() {
			sub.compact = language.NewCompact(p.say, sub.chart.Unit, sub.labelled)
			sub.span = valueRange{}
			if p.form.free {
				sub.span = sub.freeSpan()
			}
		}
		plans[i] = &sub
	}
	return plans
}

// ownScale reports whether it is the plan of a panel that has a value axis of its own.
func (p *chartPlan) ownScale() bool { return p.parent != nil && p.chart.OwnScales }

// nameInk is the colour of a series name that several figures share.
func (p *chartPlan) nameInk(i int, name string) color.RGBA {
	if !p.out.any() && p.shades != nil {
		return p.shades[i]
	}
	if !p.out.any() {
		return p.theme.Series[i%len(p.theme.Series)]
	}
	if ink, ok := p.out.ink(name); ok {
		return ink
	}
	if p.nameless() {
		return p.contextInk()
	}
	return blend(p.theme.Muted, p.theme.Ink, 0.7*float64(i)/float64(len(p.words.facetNames()))) // for the legend
}

// panelInk is the colour of a series in its panel. Lines that do not stand out
// are still distinct from the ghost lines behind them.
func panelInk(p *chartPlan, series int) color.RGBA {
	name := p.chart.Series[series].Name
	if names := p.parent.words.facetNames(); len(names) > 1 {
		return p.parent.nameInk(slices.Index(names, oneLine(name)), name)
	}
	ink, out := p.out.ink(name)
	switch {
	case out:
		return ink
	case !p.out.any():
		return p.theme.Accent
	case p.chart.Kind.OverTime():
		return blend(p.theme.Muted, p.theme.Ink, 0.65)
	}
	return p.theme.Muted
}

// everySeries are the series that the value axis is made for: of all panels, unless each has
// its own.
func (p *chartPlan) everySeries() []data.Plotted {
	if p.parent != nil && !p.ownScale() {
		return p.parent.chart.Series
	}
	return p.chart.Series
}

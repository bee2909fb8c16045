package charts

import (
	"image/color"
	"slices"

	"briefing/data"
)

// panelPlan is the plan of one panel: with its own series and annotations, and
// the keys of all.
func (p *chartPlan) panelPlan(i int) *chartPlan {
	mine, c := p.chart.Panels()[i], *p.chart
	c.Series, c.Annotations = nil, nil
	for place, series := range mine {
		c.Series = append(c.Series, p.chart.Series[series])
		for _, a := range p.chart.Annotations {
			if a.Series == series {
				a.Series = place
				c.Annotations = append(c.Annotations, a)
			}
		}
	}
	sub := *p
	sub.chart, sub.words.chart, sub.parent = &c, &c, p
	return &sub
}

// nameInk is the colour of a series name that several figures share.
func (p *chartPlan) nameInk(i int, name string) color.RGBA {
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
func (p *chartPlan) panelInk(series int) color.RGBA {
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
		return blend(p.theme.Muted, p.theme.Ink, 0.5)
	}
	return p.theme.Muted
}

// everySeries are the series of all panels, which the axes are made for.
func (p *chartPlan) everySeries() []data.Plotted {
	if p.parent != nil {
		return p.parent.chart.Series
	}
	return p.chart.Series
}

package file

import (
	"fmt"
	"slices"

	"briefing/data"
)

// facetKinds are the forms that panels are drawn in.
var facetKinds = []data.Kind{data.KindLine, data.KindStep, data.KindArea, data.KindBar, data.KindVertical, data.KindHorizontal, data.KindLollipop}

// facetsFit refuses panels that would be none, too many, or of a form that a
// panel cannot have.
func (r *resolver) facetsFit(d *chartDraft, c *data.Chart) {
	panels := c.Panels()
	at := d.kindAt // of faults of the form, which may follow from the data
	if at.Node == nil {
		at = d.facetsAt
	}
	one := fmt.Sprintf("divided by %s, the chart is a single panel", c.Facets)
	switch {
	case !slices.Contains(facetKinds, c.Kind):
		r.fault(at, fmt.Sprintf("a chart in panels has no form %s", c.Kind), "write kind: line, step, area, bar, bar-vertical, bar-horizontal or lollipop, or remove facets:")
	case c.Kind.OverTime() && !c.Periods:
		r.fault(at, "a line through names would suggest an order and a development that names do not have", "write kind: bar")
	case len(panels) == 1 && c.Facets == data.FacetsFigures && len(c.Series) > 1:
		r.fault(d.facetsAt, one, "write facets: series, or name more figures")
	case len(panels) < 2:
		r.fault(d.facetsAt, one, "remove facets:, or show more series")
	case len(panels) > data.MaxPanels:
		r.fault(d.facetsAt, fmt.Sprintf("nobody can compare %d panels; at most %d are drawn", len(panels), data.MaxPanels), "choose some under series:, or make several charts")
	case c.Kind == data.KindArea && c.Unit.Kind == data.UnitIndex:
		r.fault(at, "an area begins at zero, and the zero of an index means nothing", "write kind: line")
	case c.Kind != data.KindLine && c.Kind != data.KindStep:
		r.onePerPanel(at, c, panels)
	}
}

// onePerPanel holds that no panel of bars or areas shows two series, which would
// hide each other.
func (r *resolver) onePerPanel(at node, c *data.Chart, panels [][]int) {
	for _, p := range panels {
		if len(p) > 1 {
			r.fault(at, fmt.Sprintf("a panel of the form %s shows one series, and %s has %d", c.Kind, c.Series[p[0]].Figure.ID, len(p)), "write facets: series or kind: line, or choose one under series:")
			return
		}
	}
}

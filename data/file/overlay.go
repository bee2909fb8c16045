package file

import (
	"cmp"
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

func overlayFields() record[otherSeries] {
	return otherSeriesFields("id of the figure, of the chart's unit; that of the bars unless given", false,
		"name of its series, where it has several; of the figure of the bars it is no bar then", "what the line is called; the series or the title of the figure unless given")
}

func overlayShape() *schema {
	return eitherShape(textShape(), overlayRecord().shape("A line over bars."))
}

func decodeOverlay(d *decoder, n node) *otherSeries {
	o := &otherSeries{at: n}
	if n.Kind != yaml.MappingNode {
		o.figure, _ = d.ref(n)
		return o
	}
	if !overlayRecord().decode(d, n, "line", o) {
		return nil
	}
	if o.figure.name == "" && o.series.name == "" {
		d.fault(n, "the line names no figure", "add figure: and the id of a figure, or series:")
		return nil
	}
	return o
}

// resolveOverlay finds the line over the bars of a chart, before its kind is checked: a series of
// the chart that is drawn as a line is no bar.
func resolveOverlay(r *chartResolver, d *chartDraft, c *data.Chart) {
	o := d.overlay
	if o == nil {
		return
	}
	fig := c.Figures[0]
	if o.figure.name != "" {
		var whole bool
		fig, whole = r.base.known(o.figure)
		if d.broken = d.broken || !whole; fig == nil {
			return
		}
	}
	line := &data.Overlay{Figure: fig}
	r.base.later(o.label, &line.Label)
	if !overlayFits(r, o, c, fig) {
		return
	}
	s := o.find(r.base, fig, o.at)
	if s == nil {
		return
	}
	c.Series = slices.DeleteFunc(slices.Clone(c.Series), func(p data.Plotted) bool { return len(c.Series) > 1 && p.Figure == fig && p.Name == s.Name })
	if len(c.Series) == 1 && c.Series[0].Figure == fig && c.Series[0].Name == s.Name {
		r.base.fault(o.at, "the line would be drawn over its own bars", "name another figure, or another series")
		return
	}
	if line.Series = s.Only(c.Keys); line.Series.LatestPeriod().IsZero() {
		r.base.fault(o.at, fmt.Sprintf("%s has no number for a period of the chart", fig.ID), "name a figure with the same periods")
		return
	}
	c.Line = line
	o.call(r.base, fig, &line.Label)
}

// overlayFits checks that a line over the bars of a chart means something.
func overlayFits(r *chartResolver, o *otherSeries, c *data.Chart, fig *data.Figure) bool {
	at := o.figure.at
	if at.Node == nil {
		at = o.at
	}
	switch {
	case !c.Kind.CarriesLine():
		r.base.fault(o.at, fmt.Sprintf("%s has no upright bars for a line to run over", c.Kind), "write kind: bar, bar-grouped or bar-stacked; a chart of lines shows several under figures:")
	case c.Facets != data.FacetsNone:
		r.base.fault(o.at, "the bars of panels have no line over them", "remove facets, or write references:")
	case !fig.Unit.Same(c.Unit) && c.Figures[0].Total != fig:
		hint := cmp.Or(contributions(c.Figures[0], fig), "name a figure of the unit of the bars, or make a chart for each, or panels with scales: own")
		r.base.faultOf(data.RuleTwoUnits, at, fmt.Sprintf("%s is in %s, the bars in %s: a line over them would have an axis of its own", fig.ID, r.base.printer.Unit(fig.Unit), r.base.printer.Unit(c.Unit)), hint)
	case !c.Periods:
		r.base.fault(o.at, "a line through names would suggest an order and a development that names do not have", "write targets: for a mark across each bar")
	case !fig.Periods || !fig.Keys[0].Period.LikeWith(c.Keys[0].Period):
		r.base.fault(at, fmt.Sprintf("the keys of %s are no periods like those of the chart", fig.ID), "name a figure with the same periods")
	default:
		return true
	}
	return false
}

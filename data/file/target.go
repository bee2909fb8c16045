package file

import (
	"fmt"

	"briefing/data"
)

func targetFields() record[otherSeries] {
	return otherSeriesFields("id of the figure whose values mark the bars, of the chart's unit", true,
		"name of its series, for all bars; that of the same name unless given", "what the marks are called; the series or the title of the figure unless given")
}

func decodeTarget(d *decoder, n node) *otherSeries {
	t := &otherSeries{at: n}
	if !targetRecord().decode(d, n, "targets", t) {
		return nil
	}
	return t
}

// target follows the names of what the bars are compared with.
func (r *chartResolver) target(d *chartDraft, c *data.Chart) {
	t := d.target
	if t == nil {
		return
	}
	out := new(data.Target)
	r.base.later(t.label, &out.Label)
	if !c.Kind.Targetable() {
		r.base.fault(t.at, fmt.Sprintf("%s has no bars for a mark to cross", c.Kind), "write kind: bar, bar-grouped or lollipop")
		return
	}
	if c.Facets != data.FacetsNone {
		r.base.fault(t.at, "the bars of panels have no marks across them", "remove facets:, or write references:")
		return
	}
	fig, whole := r.base.known(t.figure)
	if d.broken = d.broken || !whole; fig == nil {
		return
	}
	if !r.comparable(t, c, fig) {
		return
	}
	out.Figure = fig
	for _, p := range c.Series {
		s := r.targetSeries(t, fig, p)
		if s == nil {
			return
		}
		out.Series = append(out.Series, s)
	}
	if !marksAny(out, c) {
		r.base.fault(t.figure.at, fmt.Sprintf("%s has no number for a key of the chart", fig.ID), "name a figure with the same names or periods")
		return
	}
	c.Target = out
	t.call(r.base, fig, &out.Label)
}

// comparable checks that a figure measures what the chart does.
func (r *chartResolver) comparable(t *otherSeries, c *data.Chart, fig *data.Figure) bool {
	switch {
	case !fig.Unit.Same(c.Unit):
		r.base.fault(t.figure.at, fmt.Sprintf("%s is in %s, the chart in %s", fig.ID, r.base.printer.Unit(fig.Unit), r.base.printer.Unit(c.Unit)), "name a figure of the chart's unit")
	case fig.Periods != c.Periods:
		r.base.fault(t.figure.at, fmt.Sprintf("the keys of %s and of the chart are of two kinds, periods and names", fig.ID), "name a figure with the same keys")
	default:
		return true
	}
	return false
}

// targetSeries finds the series that marks the bars of another; nil, with a
// fault, where there is none.
func (r *chartResolver) targetSeries(t *otherSeries, fig *data.Figure, p data.Plotted) *data.Series {
	name := t.series.name
	if name == "" && len(fig.Series) > 1 {
		name = p.Name
	}
	s, ok := fig.SeriesNamed(name)
	switch {
	case !ok && t.series.name == "":
		r.base.fault(t.figure.at, seriesFault(fig, name), "name one of its series under series:, for all bars")
		return nil
	case !ok:
		r.base.fault(t.series.at, seriesFault(fig, name), suggestName(r.base, name, data.SeriesNames([]*data.Figure{fig})))
		return nil
	case fig.ID == p.Figure.ID && s.Name == p.Name:
		r.base.fault(t.at, "the bars would be compared with themselves", "name another figure, or another series")
		return nil
	}
	return s
}

// marksAny reports whether a bar gets a mark.
func marksAny(t *data.Target, c *data.Chart) bool {
	for i := range t.Series {
		for _, k := range c.Keys {
			if _, ok := t.At(i, k); ok {
				return true
			}
		}
	}
	return false
}

// citeTarget numbers the sources of the marks of a chart.
func (o *sourceOrder) citeTarget(c *data.Chart) {
	if c.Target == nil {
		return
	}
	for i := range c.Series {
		for _, k := range c.Keys {
			if v, ok := c.Target.At(i, k); ok {
				o.cite(c.Target.Series[i].SourcesOf(v)...)
				for _, d := range v.Disputes() {
					o.cite(d.Sources...)
				}
			}
		}
	}
}

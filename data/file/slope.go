package file

import (
	"fmt"
	"slices"

	"briefing/data"
)

// slope leaves of a chart of slopes what it compares: the first and the last
// period of each series, or two series.
func (r *resolver) slope(d *chartDraft, c *data.Chart) {
	switch {
	case !c.Periods && len(c.Series) != 2:
		r.fault(d.kindAt, fmt.Sprintf("a slope leads from one series to another, and the chart has %d", len(c.Series)), "choose two under series:, or write kind: dot")
		return
	case !c.Periods:
		return
	case len(c.Keys) < 2:
		r.fault(d.kindAt, "a slope leads from one period to another, and the chart has one", "write kind: bar")
		return
	}
	for _, f := range c.Figures {
		if b := f.BreakBetween(c.Keys[0], c.Keys[len(c.Keys)-1]); b != nil {
			r.fault(d.kindAt, fmt.Sprintf("a slope would compare numbers of %s across its break in %s", f.ID, b.At), "write kind: line")
			return
		}
	}
	ends := []data.Key{c.Keys[0], c.Keys[len(c.Keys)-1]}
	for i, p := range c.Series {
		c.Series[i].Series = p.Only(ends)
	}
	c.Series = slices.DeleteFunc(c.Series, func(p data.Plotted) bool { return len(p.Keys) == 0 })
	c.Keys = ends
}

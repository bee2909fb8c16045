package file

import (
	"fmt"

	"briefing/data"
)

// maxBeside is how many columns stand beside rows: with more, a table is easier to read.
const maxBeside = 4

func besideFields() record[otherSeries] {
	return otherSeriesFields("id of the figure, which may have another unit", true, "name of its series, where it has several",
		"what stands over the column; the series or the title of the figure unless given")
}

// resolveBeside follows the names of the columns beside the rows of a chart.
func resolveBeside(r *chartResolver, d *chartDraft, c *data.Chart) {
	if len(d.beside) == 0 {
		return
	}
	at := d.beside[0].at
	switch {
	case !c.Kind.HasRows():
		r.base.fault(at, fmt.Sprintf("%s has no rows for columns to stand beside", c.Kind), "write kind: bar-horizontal, bar-grouped, bar-stacked or dot")
		return
	case c.Orientation == data.Vertical:
		r.base.fault(at, "columns stand beside rows, and upright bars have none", "write orientation: horizontal")
		return
	case c.Facets != data.FacetsNone:
		r.base.fault(at, "the rows of panels have no columns beside them", "remove facets or columns")
		return
	case len(d.beside) > maxBeside:
		r.base.fault(d.beside[maxBeside].at, fmt.Sprintf("at most %d columns stand beside rows", maxBeside), "write table: and the id of a figure into the briefing for the others")
		return
	}
	columns, n := make([]data.Beside, len(d.beside)), 0 // they do not move: labels are filled in later
	for _, b := range d.beside {
		r.base.later(b.label, &columns[n].Label)
		if besideColumn(r, d, b, c, &columns[n]) {
			n++
		}
	}
	c.Beside = columns[:n]
}

// besideColumn finds the values of a column; false, with a fault, where there are none.
func besideColumn(r *chartResolver, d *chartDraft, b otherSeries, c *data.Chart, out *data.Beside) bool {
	fig, whole := r.base.known(b.figure)
	if d.broken = d.broken || !whole; fig == nil {
		return false
	}
	s := b.find(r.base, fig, b.figure.at)
	if s == nil {
		return false
	}
	out.Figure, out.Series = fig, inRows(s, c)
	if len(out.Series.Keys) == 0 {
		r.base.fault(b.figure.at, fmt.Sprintf("%s has no value for a row of the chart", fig.ID), "name a figure with the same names")
		return false
	}
	b.call(r.base, fig, &out.Label)
	return true
}

// inRows is a series in the order of the rows of a chart.
func inRows(s *data.Series, c *data.Chart) *data.Series {
	out := &data.Series{Name: s.Name, Note: s.Note}
	for _, k := range c.Keys {
		if v, ok := s.At(k); ok {
			out.Take(k, v, s)
		}
	}
	(&data.Figure{Series: []*data.Series{out}, Periods: c.Periods}).Finish()
	return out
}

package file

import (
	"fmt"

	"briefing/data"
)

// besideDraft is a column beside rows whose names are not followed.
type besideDraft struct {
	at             node
	figure, series ref
	label          textDraft
}

// maxBeside is how many columns stand beside rows: with more, a table is easier to read.
const maxBeside = 4

func besideFields() record[besideDraft] {
	return record[besideDraft]{
		{"figure", "id of the figure, which may have another unit", true, textShape(), func(d *decoder, n node, b *besideDraft) { b.figure, _ = d.ref(n) }},
		{"series", "name of its series, where it has several", false, textShape(), func(d *decoder, n node, b *besideDraft) { b.series, _ = d.ref(n) }},
		{"label", "what stands over the column; the series or the title of the figure unless given", false, translatedShape(), func(d *decoder, n node, b *besideDraft) { b.label = d.textDraft(n) }},
	}
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
func besideColumn(r *chartResolver, d *chartDraft, b besideDraft, c *data.Chart, out *data.Beside) bool {
	fig, whole := r.base.known(b.figure)
	if d.broken = d.broken || !whole; fig == nil {
		return false
	}
	s, ok := fig.SeriesNamed(b.series.name)
	if !ok {
		at := b.series.at
		if at.Node == nil {
			at = b.figure.at
		}
		r.base.fault(at, seriesFault(fig, b.series.name), r.base.decoder.suggest(b.series.name, data.SeriesNames([]*data.Figure{fig})))
		return false
	}
	out.Figure, out.Series = fig, inRows(s, c)
	if len(out.Series.Keys) == 0 {
		r.base.fault(b.figure.at, fmt.Sprintf("%s has no value for a row of the chart", fig.ID), "name a figure with the same names")
		return false
	}
	switch {
	case b.label.at.Node != nil: // filled in already
	case b.series.name != "":
		out.Label = plain(r.base.printer.Name(s.Name))
	default:
		r.base.later(r.base.drafts[fig.ID].title, &out.Label)
	}
	return true
}

// inRows is a series in the order of the rows of a chart.
func inRows(s *data.Series, c *data.Chart) *data.Series {
	out := &data.Series{Name: s.Name, Sources: s.Sources, Note: s.Note}
	for _, k := range c.Keys {
		if v, ok := s.At(k); ok {
			out.Add(k, v)
		}
	}
	(&data.Figure{Series: []*data.Series{out}, Periods: c.Periods}).Finish()
	return out
}

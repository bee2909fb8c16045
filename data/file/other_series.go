package file

import "briefing/data"

// otherSeries is a series that a chart shows beside its own, whose names are not followed: a
// target, a line over bars, a column beside rows.
type otherSeries struct {
	at             node
	figure, series ref
	label          textDraft
}

// otherSeriesFields are its keys, described as what they are for.
func otherSeriesFields(figure string, required bool, series, label string) record[otherSeries] {
	return record[otherSeries]{
		{"figure", figure, required, textShape(), func(d *decoder, n node, o *otherSeries) { o.figure, _ = d.ref(n) }},
		{"series", series, false, textShape(), func(d *decoder, n node, o *otherSeries) { o.series, _ = d.ref(n) }},
		{"label", label, false, translatedShape(), func(d *decoder, n node, o *otherSeries) { o.label = d.textDraft(n) }},
	}
}

// find finds the series among those of a figure; nil, with a fault there or else at a place,
// where there is none.
func (o *otherSeries) find(r *resolver, fig *data.Figure, at node) *data.Series {
	s, ok := fig.SeriesNamed(o.series.name)
	if ok {
		return s
	}
	if o.series.at.Node != nil {
		at = o.series.at
	}
	r.fault(at, seriesFault(fig, o.series.name), suggestName(r, o.series.name, data.SeriesNames([]*data.Figure{fig})))
	return nil
}

// call names what is shown, where the file does not: by the series that is named, or by the
// title of the figure.
func (o *otherSeries) call(r *resolver, fig *data.Figure, label *data.Text) {
	switch {
	case o.label.at.Node != nil: // filled in already
	case o.series.name != "":
		*label = plain(r.printer.Name(o.series.name))
	default:
		r.later(r.drafts[fig.ID].title, label)
	}
}

package data

import (
	"fmt"
	"slices"
)

// Target is what the bars of a chart are compared with: a mark across each bar
// at the value that another figure has for its key.
type Target struct {
	Figure *Figure
	// Series has for each series of the chart the one whose values mark its bars.
	Series []*Series
	// Label is what the marks are called.
	Label Text
}

// At returns the value that marks the bar of a series of the chart at a key;
// false where there is no number.
func (t *Target) At(series int, k Key) (Value, bool) {
	if t == nil {
		return Value{}, false
	}
	return numberAt(t.Series[series], k)
}

// Tabled are the series of the chart and those of its targets, each once, as a
// table of the chart's numbers has them, called as the printer calls them.
func (c *Chart) Tabled(p *Printer) []Plotted {
	if c.Target == nil {
		return c.Series
	}
	all := slices.Clone(c.Series)
	if len(all) == 1 && all[0].Label == "" {
		all[0].Label = all[0].Figure.Title.Plain
	}
	var seen []*Series
	for _, s := range c.Target.Series {
		if slices.Contains(seen, s) {
			continue
		}
		seen = append(seen, s)
		label := c.Target.Label.Plain
		if slices.ContainsFunc(c.Target.Series, func(o *Series) bool { return o != s }) {
			label = p.Say(WordLabelled, "label", label, "text", p.Name(s.Name))
		}
		all = append(all, Plotted{Series: s.only(c.Keys), Figure: c.Target.Figure, Label: label})
	}
	return all
}

// only returns the series without the values of other keys.
func (s *Series) only(keys []Key) *Series {
	out := &Series{Name: s.Name, Sources: s.Sources, Note: s.Note, index: map[Key]int{}}
	for i, k := range s.Keys {
		if slices.Contains(keys, k) {
			out.index[k] = len(out.Keys)
			out.Keys, out.Values = append(out.Keys, k), append(out.Values, s.Values[i])
		}
	}
	return out
}

// targetDraft is a target whose names are not followed.
type targetDraft struct {
	at             node
	figure, series ref
	label          textDraft
}

func targetFields() record[targetDraft] {
	return record[targetDraft]{
		{"figure", "id of the figure whose values mark the bars, of the chart's unit", true, textShape(), func(d *decoder, n node, t *targetDraft) { d.refInto(&t.figure)(n) }},
		{"series", "name of its series, for all bars; that of the same name unless given", false, textShape(), func(d *decoder, n node, t *targetDraft) { d.refInto(&t.series)(n) }},
		{"label", "what the marks are called; the series or the title of the figure unless given", false, spokenShape(), func(d *decoder, n node, t *targetDraft) { t.label = d.textDraft(n) }},
	}
}

func (d *decoder) target(n node) *targetDraft {
	t := &targetDraft{at: n}
	if !targetRecord().decode(d, n, "targets", t) {
		return nil
	}
	return t
}

// Targetable reports whether the kind has bars that a mark can stand across.
func (k Kind) Targetable() bool {
	return k == KindBar || k == KindVertical || k == KindHorizontal || k == KindLollipop || k == KindGrouped
}

// target follows the names of what the bars are compared with.
func (r *resolver) target(d *chartDraft, c *Chart) {
	t := d.target
	if t == nil {
		return
	}
	r.later(t.label, new(Text)) // for its faults, should the target be one itself
	if !c.Kind.Targetable() {
		r.fault(t.at, fmt.Sprintf("%s has no bars for a mark to cross", c.Kind), "write kind: bar, bar-grouped or lollipop")
		return
	}
	if c.Facets != FacetsNone {
		r.fault(t.at, "the bars of panels have no marks across them", "remove facets:, or write references:")
		return
	}
	fig, whole := r.known(t.figure)
	if d.broken = d.broken || !whole; fig == nil {
		return
	}
	if !r.comparable(t, c, fig) {
		return
	}
	out := &Target{Figure: fig}
	for _, p := range c.Series {
		s := r.targetSeries(t, fig, p)
		if s == nil {
			return
		}
		out.Series = append(out.Series, s)
	}
	if !out.marksAny(c) {
		r.fault(t.figure.at, fmt.Sprintf("%s has no number for a key of the chart", fig.ID), "name a figure with the same names or periods")
		return
	}
	c.Target = out
	switch {
	case t.label.at.Node != nil:
		r.later(t.label, &out.Label)
	case t.series.name != "":
		out.Label = plain(r.printer.Name(t.series.name))
	default:
		r.later(r.drafts[fig.ID].title, &out.Label)
	}
}

// comparable holds that a figure measures what the chart does.
func (r *resolver) comparable(t *targetDraft, c *Chart, fig *Figure) bool {
	switch {
	case fig.Unit != c.Unit:
		r.fault(t.figure.at, fmt.Sprintf("%s is in %s, the chart in %s", fig.ID, r.printer.Unit(fig.Unit), r.printer.Unit(c.Unit)), "name a figure of the chart's unit")
	case fig.Periods != c.Periods:
		r.fault(t.figure.at, fmt.Sprintf("the keys of %s and of the chart are of two kinds, periods and names", fig.ID), "name a figure with the same keys")
	default:
		return true
	}
	return false
}

// targetSeries finds the series that marks the bars of another; nil, with a
// fault, where there is none.
func (r *resolver) targetSeries(t *targetDraft, fig *Figure, p Plotted) *Series {
	name := t.series.name
	if name == "" && len(fig.Series) > 1 {
		name = p.Name
	}
	s, ok := fig.SeriesNamed(name)
	switch {
	case !ok && t.series.name == "":
		r.fault(t.figure.at, seriesFault(fig, name), "name one of its series under series:, for all bars")
		return nil
	case !ok:
		r.fault(t.series.at, seriesFault(fig, name), r.suggest(name, seriesNames([]*Figure{fig})))
		return nil
	case s == p.Series:
		r.fault(t.at, "the bars would be compared with themselves", "name another figure, or another series")
		return nil
	}
	return s
}

// marksAny reports whether a bar gets a mark.
func (t *Target) marksAny(c *Chart) bool {
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
func (r *resolver) citeTarget(c *Chart) {
	if c.Target == nil {
		return
	}
	for i := range c.Series {
		for _, k := range c.Keys {
			if v, ok := c.Target.At(i, k); ok {
				r.cite(c.Target.Series[i].SourcesOf(v)...)
				for _, d := range v.Disputes() {
					r.cite(d.Sources...)
				}
			}
		}
	}
}

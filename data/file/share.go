package file

import (
	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// share makes the series of a chart of shares percentages of their sum, by the
// rules of a derived figure.
func (r *chartResolver) share(c *data.Chart) {
	figures := map[*data.Figure]*data.Figure{}
	out := make([]data.Plotted, len(c.Series))
	breaks := c.Breaks() // of a part are those of the whole
	for i, p := range c.Series {
		fig := figures[p.Figure]
		if fig == nil {
			fig = &data.Figure{ID: p.Figure.ID, Unit: data.Unit{Kind: data.UnitPercent}, Sources: p.Figure.Sources, Periods: c.Periods, Pos: p.Figure.Pos,
				Derived: &data.Derivation{By: data.ShareOfTotal, From: c.Figures}}
			figures[p.Figure] = fig
			r.base.later(r.base.drafts[p.Figure.ID].title, &fig.Title)
		}
		s := &data.Series{Name: p.Name, Note: p.Note, Breaks: breaks}
		r.base.copied(&p.Note, &s.Note)
		fig.Series = append(fig.Series, s)
		out[i] = data.Plotted{Series: s, Figure: fig, Label: p.Label, AsOf: p.AsOf}
	}
	for _, k := range c.Keys {
		r.sharesAt(c, k, out)
	}
	for _, fig := range figures {
		fig.Finish()
	}
	c.Series, c.Unit = out, data.Unit{Kind: data.UnitPercent}
}

// sharesAt adds the percentages at a key. Where a part is lacking the whole is
// not known, and none of its parts has a share.
func (r *chartResolver) sharesAt(c *data.Chart, k data.Key, out []data.Plotted) {
	operands := make([]compute.Operand, len(c.Series))
	var lacking []string
	secret := false
	for i, p := range c.Series {
		operands[i], _ = compute.OperandAt(p.Figure, p.Series, k, c.Unit.Scale)
		secret = secret || operands[i].Value.Confidential()
		if _, ok := data.NumberAt(p.Series, k); !ok {
			lacking = append(lacking, r.base.printer.Name(p.Name))
		}
	}
	share := func(int) data.Value { return compute.Confidential(r.base.printer) }
	switch {
	case secret:
	case lacking != nil:
		reason := r.base.printer.Say(language.WordReasonPartMissing, "parts", r.base.printer.List(lacking))
		share = func(int) data.Value { return compute.Missing(reason) }
	default:
		share = compute.NewWhole(r.base.printer, operands).Share
	}
	for i := range out {
		out[i].Add(k, share(i))
	}
}

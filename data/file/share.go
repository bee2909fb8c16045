package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// wholeOfBars finds what the bars of shares of a chart are of: its parts, which may add up to an
// aggregate. Where they are some of the parts of one, bars that are full would hide the others.
func (r *chartResolver) wholeOfBars(d *chartDraft, c *data.Chart) (addsUpTo string, sound bool) {
	if len(c.Figures) > 1 || c.Selected != nil && !c.Selected.At.IsZero() {
		return "", true
	}
	f, at := c.Figures[0], d.kindAt
	if at.Node == nil {
		at = d.key
	}
	of, wrong := compute.WholeOf(f, f.SharesOf)
	switch {
	case wrong != nil:
		r.base.fault(at, wrong.Text, wrong.Hint)
	case !of.Sum:
		r.base.fault(at, fmt.Sprintf("the shares of %s are of %q, which its parts do not add up to, and bars of 100%% would be read as all of it", f.ID, of.Aggregate),
			fmt.Sprintf("add what is left as a part; or write kind: bar-grouped for a figure by: share-of-total of %s, or whole: parts into %s for shares of the parts that it has", f.ID, f.ID))
	default:
		return of.Aggregate, true
	}
	return "", false
}

// share makes the series of a chart of shares percentages of their sum, by the
// rules of a derived figure. It reports false where it is not known what of.
func (r *chartResolver) share(d *chartDraft, c *data.Chart) bool {
	addsUpTo, sound := r.wholeOfBars(d, c)
	if !sound {
		return false
	}
	figures := map[*data.Figure]*data.Figure{}
	out := make([]data.Plotted, len(c.Series))
	breaks := c.Breaks() // of a part are those of the whole
	for i, p := range c.Series {
		fig := figures[p.Figure]
		if fig == nil {
			fig = &data.Figure{ID: p.Figure.ID, Unit: data.Unit{Kind: data.UnitPercent}, Sources: p.Figure.Sources, Periods: c.Periods, Pos: p.Figure.Pos,
				Derived: &data.Derivation{By: data.ShareOfTotal, From: c.Figures, Parts: true, AddsUpTo: addsUpTo}}
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
		legible(fig)
		fig.Finish()
	}
	c.Series, c.Unit = out, data.Unit{Kind: data.UnitPercent}
	return true
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
	shares, ranges := make([]data.Value, len(out)), 0
	for i := range out {
		if shares[i] = share(i); shares[i].Is == data.Between {
			ranges++
		}
	}
	for i := range out {
		if ranges > 1 { // parts of which several could be longer do not stand on each other
			shares[i] = compute.Missing(r.base.printer.Say(language.WordReasonUnbounded))
		}
		out[i].Add(k, shares[i])
	}
}

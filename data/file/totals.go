package file

import (
	"fmt"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// totals gives the stacks of a chart the totals that the file asks for: those that a figure
// states, otherwise the sums of the parts that the chart shows.
func (r *chartResolver) totals(d *chartDraft, c *data.Chart) {
	if d.totals == nil {
		return
	}
	switch {
	case c.Kind == data.KindShare:
		r.base.fault(d.totalsAt, "the total of every bar of shares is 100%", "remove totals, or write kind: bar-stacked")
		return
	case !c.Kind.Stacks():
		r.base.fault(d.totalsAt, fmt.Sprintf("%s has no stacks to add up", c.Kind), "remove totals, or write kind: bar-stacked")
		return
	case !*d.totals:
		c.NoTotal = true
		return
	}
	if _, stated := c.StackTotal(); stated {
		return
	}
	s := &data.Series{}
	for _, k := range c.Keys {
		s.Add(k, r.totalAt(c, k))
	}
	fig := &data.Figure{ID: c.Figures[0].ID, Title: plain(r.base.printer.Say(language.WordTotal)), Unit: c.Unit, Periods: c.Periods, Series: []*data.Series{s},
		Pos: d.key.pos(), Derived: &data.Derivation{By: data.Sum, From: c.Figures, Over: data.Over{Series: true}}}
	for _, f := range c.Figures {
		fig.Sources = data.AppendSources(fig.Sources, f.Sources...)
	}
	fig.Finish()
	c.Sum = &data.Plotted{Series: s, Figure: fig}
}

// totalAt adds up what the chart shows at a key. Where a part is lacking there is no total.
func (r *chartResolver) totalAt(c *data.Chart, k data.Key) data.Value {
	operands := make([]compute.Operand, len(c.Series))
	var lacking []string
	for i, p := range c.Series {
		operands[i], _ = compute.OperandAt(p.Figure, p.Series, k, c.Unit.Scale)
		if operands[i].Value.Confidential() {
			return compute.Confidential(r.base.printer)
		}
		if _, ok := data.NumberAt(p.Series, k); !ok {
			lacking = append(lacking, r.base.printer.Name(p.Name))
		}
	}
	if lacking != nil {
		return compute.Missing(r.base.printer.Say(language.WordReasonPartMissing, "parts", r.base.printer.List(lacking)))
	}
	return compute.Evaluate(r.base.printer, compute.SumOf(len(operands)), operands)
}

// differenceColumn says whether a dumbbell has a column of how far its series are apart.
func differenceColumn(r *chartResolver, d *chartDraft, c *data.Chart) {
	switch {
	case d.difference == nil:
	case c.Kind != data.KindDumbbell:
		r.base.fault(d.differAt, fmt.Sprintf("%s has no column of differences", c.Kind), "remove difference, or write kind: dumbbell")
	default:
		c.NoDifference = !*d.difference
	}
}

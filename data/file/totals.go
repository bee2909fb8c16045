package file

import (
	"fmt"
	"slices"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// totals gives the stacks of a chart the totals that the file asks for: those that a figure
// states, otherwise the sums of the parts that the chart shows.
func (r *chartResolver) totals(d *chartDraft, c *data.Chart) {
	if d.totals == nil {
		r.usualTotals(d, c)
		return
	}
	switch {
	case c.Kind == data.KindShare && !*d.totals && c.FavouringSide() != nil:
		return // without the sum of those who approve
	case c.Kind == data.KindShare:
		r.base.fault(d.totalsAt, "the total of every bar of shares is 100%", "remove totals, or write kind: bar-stacked")
		return
	case c.Kind == data.KindDiverging:
		r.sideSums(d, c)
		return
	case !c.Kind.Stacks():
		r.base.fault(d.totalsAt, fmt.Sprintf("%s has no stacks to add up", c.Kind), "remove totals, or write kind: bar-stacked, or bar-diverging, whose sides have sums")
		return
	case !*d.totals:
		c.NoTotal = true
		return
	}
	if _, stated := c.StackTotal(); !stated {
		c.Sum = r.sumOf(d, c, c.Series, r.base.printer.Say(language.WordTotal))
	}
}

// sideSums adds up the answers on either side of the middle, where the file asks for it.
func (r *chartResolver) sideSums(d *chartDraft, c *data.Chart) {
	if !*d.totals {
		return
	}
	left, right := c.Sides()
	for _, side := range [][]data.Plotted{left, right} {
		names := make([]string, len(side))
		for i, p := range side {
			names[i] = r.base.printer.Name(p.Name)
		}
		c.SideSums = append(c.SideSums, *r.sumOf(d, c, side, r.base.printer.Say(language.WordTotalOf, "names", r.base.printer.List(names))))
	}
}

// favouringSum adds up the answers that approve, and calls the sum by what they share.
func favouringSum(r *chartResolver, d *chartDraft, c *data.Chart, side []data.Plotted) {
	names := make([]string, len(side))
	for i, p := range side {
		names[i] = r.base.printer.Name(p.Name)
	}
	title := r.base.printer.Say(language.WordTotal)
	if shared := data.SharedAnswer(names); shared != "" {
		title = r.base.printer.Say(language.WordTotalAnswer, "answer", shared)
	}
	c.SideSums = []data.Plotted{*r.sumOf(d, c, side, title)}
}

// usualTotals adds up the stacks of a chart where the file says nothing of it: bars of parts that
// add up to something, which readers look for. Parts of percentages and of rates do not, nor do
// parts above and below zero, of which one cannot see what is left; where the stacks are all of
// one size the total says nothing, and where others are left out it is no total.
func (r *chartResolver) usualTotals(d *chartDraft, c *data.Chart) {
	if favouring := c.FavouringSide(); favouring != nil && c.Orientation != data.Vertical && d.overlay == nil {
		favouringSum(r, d, c, favouring)
		return
	}
	if c.Kind != data.KindStacked || len(c.Series) < 2 || c.Facets != data.FacetsNone || d.overlay != nil || !c.ShowsAllParts() || compute.ChainedShown(c) != "" || slices.ContainsFunc(c.Figures, func(f *data.Figure) bool { return compute.NotAdditive(r.base.printer, f, false) != "" }) {
		return
	}
	if _, stated := c.StackTotal(); stated {
		return
	}
	for _, s := range c.Series {
		for _, v := range s.Values {
			if v.Is != data.Absent && v.Low().Sign() < 0 {
				return
			}
		}
	}
	if sum := r.sumOf(d, c, c.Series, r.base.printer.Say(language.WordTotal)); saysMore(sum.Series) {
		c.Sum = sum
	}
}

// evenTotals is how much the greatest total must exceed the least, in percent, for the totals to
// say more than that all stacks are one whole.
const evenTotals = 12

// saysMore reports whether there are totals, and of more than one size.
func saysMore(s *data.Series) bool {
	var least, most data.Decimal
	known := 0
	for _, v := range s.Values {
		if v.Is == data.Absent {
			continue
		}
		if number := v.Low(); known == 0 {
			least, most = number, number
		} else if number.Cmp(least) < 0 {
			least = number
		} else if number.Cmp(most) > 0 {
			most = number
		}
		known++
	}
	return known == 1 || known > 1 && most.Float() > (1+evenTotals/100.0)*least.Float()
}

// sumOf adds up some of the series that the chart shows.
func (r *chartResolver) sumOf(d *chartDraft, c *data.Chart, parts []data.Plotted, title string) *data.Plotted {
	s := &data.Series{}
	for _, k := range c.Keys {
		s.Add(k, r.totalAt(c, parts, k))
	}
	fig := &data.Figure{ID: c.Figures[0].ID, Title: plain(title), Unit: c.Unit, Periods: c.Periods, Series: []*data.Series{s},
		Pos: d.key.pos(), Derived: &data.Derivation{By: data.Sum, From: c.Figures, Over: data.Over{Series: true}}}
	for _, f := range c.Figures {
		fig.Sources = data.AppendSources(fig.Sources, f.Sources...)
	}
	fig.Finish()
	return &data.Plotted{Series: s, Figure: fig}
}

// totalAt adds up parts that the chart shows at a key. Where a part is lacking there is no total.
func (r *chartResolver) totalAt(c *data.Chart, parts []data.Plotted, k data.Key) data.Value {
	operands := make([]compute.Operand, len(parts))
	var lacking []string
	for i, p := range parts {
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

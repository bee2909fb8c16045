package file

import (
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/language"
)

// share makes the series of a chart of shares percentages of their sum, by the
// rules of a derived figure. Percentages that add up to a hundred already are
// used as they are.
func (r *resolver) share(d *chartDraft, c *data.Chart) {
	if !r.shareable(d, c) {
		return
	}
	if c.Unit.Kind == data.UnitPercent {
		if r.addUp(d, c) {
			r.noMoreThanWhole(d, c)
		}
		return
	}
	figures := map[*data.Figure]*data.Figure{}
	out := make([]data.Plotted, len(c.Series))
	for i, p := range c.Series {
		fig := figures[p.Figure]
		if fig == nil {
			fig = &data.Figure{ID: p.Figure.ID, Unit: data.Unit{Kind: data.UnitPercent}, Sources: p.Figure.Sources, Periods: c.Periods, Pos: p.Figure.Pos,
				Derived: &data.Derivation{By: data.ShareOfTotal, From: c.Figures}}
			figures[p.Figure] = fig
			r.later(r.drafts[p.Figure.ID].title, &fig.Title)
		}
		s := &data.Series{Name: p.Name, Note: p.Note}
		fig.Series = append(fig.Series, s)
		out[i] = data.Plotted{Series: s, Figure: fig, Label: p.Label}
	}
	for _, k := range c.Keys {
		r.sharesAt(c, k, out)
	}
	for _, fig := range figures {
		fig.Finish()
	}
	c.Series, c.Unit = out, data.Unit{Kind: data.UnitPercent}
	r.noMoreThanWhole(d, c)
}

// shareable holds that the series are all the parts of something.
func (r *resolver) shareable(d *chartDraft, c *data.Chart) bool {
	all := 0
	for _, f := range c.Figures {
		all += len(f.Series)
	}
	switch {
	case len(c.Series) < 2:
		r.fault(d.kindAt, "the parts of a bar of 100% are series, and the chart has one", "write kind: bar, or show several series")
	case len(c.Series) < all:
		r.fault(d.kindAt, "shares of some of the parts would be taken for shares of the whole", "remove series:, or write kind: bar-stacked or bar-grouped")
	case len(c.Series) > compute.MaxParts:
		r.fault(d.kindAt, fmt.Sprintf("shares are computed of up to %d parts, and the chart has %d", compute.MaxParts, len(c.Series)), "combine small parts")
	case c.Unit.Kind != data.UnitPlain && c.Unit.Kind != data.UnitPercent:
		r.fault(d.kindAt, fmt.Sprintf("numbers in %s do not add up to a whole", r.printer.Unit(c.Unit)), "write kind: bar-grouped")
	default:
		return r.noneBelowZero(c, "no part of a whole", "write kind: bar-stacked, which stacks what is below zero downwards")
	}
	return false
}

// noneBelowZero refuses numbers below zero.
func (r *resolver) noneBelowZero(c *data.Chart, why, hint string) bool {
	for _, p := range c.Series {
		for i, v := range p.Values {
			if v.Is != data.Absent && v.Low().Sign() < 0 {
				r.faultAt(posOf(p.Figure, v), pathOf(p.Figure, p.Series, p.Keys[i]), fmt.Sprintf("%s is below zero, and %s", r.printer.Label(v, c.Unit), why), hint)
				return false
			}
		}
	}
	return true
}

// sharesAt adds the percentages at a key. Where a part is lacking the whole is
// not known, and none of its parts has a share.
func (r *resolver) sharesAt(c *data.Chart, k data.Key, out []data.Plotted) {
	operands := make([]compute.Operand, len(c.Series))
	var lacking []string
	for i, p := range c.Series {
		operands[i], _ = compute.OperandAt(p.Figure, p.Series, k, c.Unit.Scale)
		if _, ok := data.NumberAt(p.Series, k); !ok {
			lacking = append(lacking, r.printer.Name(p.Name))
		}
	}
	for i := range out {
		if lacking != nil {
			out[i].Add(k, compute.Missing(r.printer.Say(language.WordReasonPartMissing, "parts", r.printer.List(lacking))))
			continue
		}
		own := slices.Clone(operands)
		own[0], own[i] = own[i], own[0]
		out[i].Add(k, compute.Evaluate(r.printer, compute.ShareOfParts(len(own)), own))
	}
}

// addUp holds that percentages add up to a hundred where all are known.
func (r *resolver) addUp(d *chartDraft, c *data.Chart) bool {
	for _, k := range c.Keys {
		low, high, ok := spanAt(c, k)
		above, below := low != nil && low.Cmp(compute.Hundred()) > 0, high != nil && high.Cmp(compute.Hundred()) < 0
		if !ok && !above || !above && !below {
			continue
		}
		way := "less"
		if above {
			way = "more"
		}
		r.fault(d.kindAt, fmt.Sprintf("the percentages of %s add up to %s than 100%%", r.printer.Key(k), way),
			"add the missing part, or write kind: bar-stacked or, where one may give several answers, bar-grouped")
		return false
	}
	return true
}

// spanAt is the interval that the sum of the parts at a key may lie in, and
// whether all parts are known.
func spanAt(c *data.Chart, k data.Key) (low, high *big.Rat, all bool) {
	low, high, all = new(big.Rat), new(big.Rat), true
	for _, p := range c.Series {
		v, ok := data.NumberAt(p.Series, k)
		if !ok {
			all = false
			continue
		}
		a, b := compute.Span(compute.NewInput(v, c.Unit.Exact(), 0))
		low, high = compute.AddEnds(low, a), compute.AddEnds(high, b)
	}
	return low, high, all
}

// noMoreThanWhole refuses upper bounds that, drawn one on the other, would fill
// more than the whole.
func (r *resolver) noMoreThanWhole(d *chartDraft, c *data.Chart) {
	for _, k := range c.Keys {
		sum := new(big.Rat)
		for _, p := range c.Series {
			if v, ok := data.NumberAt(p.Series, k); ok {
				in := compute.NewInput(v, c.Unit.Exact(), 0)
				sum.Add(sum, in.Mid).Sub(sum, in.Half)
			}
		}
		if sum.Cmp(compute.Hundred()) > 0 {
			r.fault(d.kindAt, fmt.Sprintf("the upper bounds of %s fill more than 100%%", r.printer.Key(k)), "write kind: bar-grouped")
			return
		}
	}
}

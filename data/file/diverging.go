package file

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/compute"
)

// diverging finds the middle of a scale of answers.
func (r *resolver) diverging(d *chartDraft, c *data.Chart) {
	n := len(c.Series)
	c.Scale = data.Scale{Left: n / 2, Neutral: n%2 == 1}
	if d.neutral.name != "" {
		i := slices.IndexFunc(c.Series, func(p data.Plotted) bool { return p.Name == d.neutral.name })
		if i < 0 {
			r.fault(d.neutral.at, fmt.Sprintf("there is no series %q", d.neutral.name), r.suggest(d.neutral.name, seriesNames(c.Figures)))
			return
		}
		c.Scale = data.Scale{Left: i, Neutral: true}
	}
	switch {
	case n < 2:
		r.fault(d.kindAt, "a scale of answers has several series, and the chart has one", "write kind: bar-horizontal")
	case c.Scale.Neutral && (c.Scale.Left == 0 || c.Scale.Left == n-1):
		r.fault(d.neutral.at, "the neutral answer must be in the middle, with others on both sides", "name one of them, or write kind: bar-stacked")
	case c.Unit.Kind != data.UnitPlain && c.Unit.Kind != data.UnitPercent:
		r.fault(d.kindAt, fmt.Sprintf("answers are counted, or percentages, and not in %s", r.printer.Unit(c.Unit)), "write kind: bar-grouped")
	case r.noneBelowZero(c, "no number of answers", "write kind: bar-stacked, or write the numbers without signs: the order of the series gives the sides") && c.Unit.Kind == data.UnitPercent:
		r.noMoreAnswers(d, c)
	}
}

// noMoreAnswers refuses answers that are more than all: where one may give
// several, they are no scale.
func (r *resolver) noMoreAnswers(d *chartDraft, c *data.Chart) {
	for _, k := range c.Keys {
		if low, _, _ := spanAt(c, k); low != nil && low.Cmp(compute.Hundred()) > 0 {
			r.fault(d.kindAt, fmt.Sprintf("the answers of %s add up to more than 100%%", r.printer.Key(k)), "correct a number, or, where one may give several answers, write kind: bar-grouped")
			return
		}
	}
}

// sortByAgreement orders keys by the answers right of the middle, half of the
// neutral ones with them. Keys that lack one of these come last.
func sortByAgreement(c *data.Chart, direction int) {
	sums := map[data.Key]*big.Rat{}
	for _, k := range c.Keys {
		sums[k] = agreement(c, k)
	}
	slices.SortStableFunc(c.Keys, func(a, b data.Key) int {
		x, y := sums[a], sums[b]
		if x == nil || y == nil {
			return -cmp.Compare(btoi(x != nil), btoi(y != nil))
		}
		return direction * x.Cmp(y)
	})
}

// agreement is how far the bar at a key reaches to the right; nil where it is
// not known.
func agreement(c *data.Chart, k data.Key) *big.Rat {
	sum := new(big.Rat)
	for _, p := range c.Series[c.Scale.Left:] {
		v, ok := data.NumberAt(p.Series, k)
		if !ok {
			return nil
		}
		part := v.Low().Rat()
		if c.Scale.Neutral && p.Series == c.Series[c.Scale.Left].Series {
			part.Mul(part, big.NewRat(1, 2))
		}
		sum.Add(sum, part)
	}
	return sum
}

package file

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"briefing/data"
)

// middle finds the middle of a scale of answers. It reports false, with a fault, where
// the file names one that is not there.
func (r *chartResolver) middle(d *chartDraft, c *data.Chart) bool {
	n := len(c.Series)
	c.Scale = data.Scale{Left: n / 2, Neutral: n%2 == 1}
	if d.neutral.name == "" {
		return true
	}
	i := slices.IndexFunc(c.Series, func(p data.Plotted) bool { return p.Name == d.neutral.name })
	if i < 0 {
		r.base.fault(d.neutral.at, fmt.Sprintf("there is no series %q", d.neutral.name), r.base.decoder.suggest(d.neutral.name, data.SeriesNames(c.Figures)))
		return false
	}
	c.Scale = data.Scale{Left: i, Neutral: true}
	return true
}

// sortByAgreement orders keys of a chart by the answers right of the middle, half of the
// neutral ones with them. Keys that lack one of these come last.
func sortByAgreement(c *data.Chart, keys []data.Key, direction int) {
	sums := map[data.Key]*big.Rat{}
	for _, k := range keys {
		sums[k] = agreement(c, k)
	}
	slices.SortStableFunc(keys, func(a, b data.Key) int {
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

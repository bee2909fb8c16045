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
	names := make([]string, len(c.Series))
	for i, p := range c.Series {
		names[i] = p.Name
	}
	unsure := data.NoAnswers(names)
	if len(names)-unsure < 2 {
		unsure = 0
	}
	n := len(names) - unsure
	c.Scale = data.Scale{Left: n / 2, Neutral: n%2 == 1, Unsure: unsure}
	if order := data.OrderOf(names); order.Kind == data.Sided && order.Scale.Left > 0 && order.Scale.Left+btoi(order.Scale.Neutral) < n {
		c.Scale.Left, c.Scale.Neutral = order.Scale.Left, order.Scale.Neutral
	}
	if d.neutral.name == "" {
		return true
	}
	i, ok := r.neutral(d, c)
	if ok {
		c.Scale.Left, c.Scale.Neutral = i, true
	}
	return ok
}

// neutral is the place of the series that the file names as the neutral one.
func (r *chartResolver) neutral(d *chartDraft, c *data.Chart) (place int, ok bool) {
	place = slices.IndexFunc(c.Series, func(p data.Plotted) bool { return p.Name == d.neutral.name })
	if place < 0 {
		r.base.fault(d.neutral.at, fmt.Sprintf("there is no series %q", d.neutral.name), suggestName(r.base, d.neutral.name, data.SeriesNames(c.Figures)))
	}
	return place, place >= 0
}

// order says how the series follow each other: as the file says it, or as their names
// do. It reports false, with a fault, where the file names a series that is not there.
func (r *chartResolver) order(d *chartDraft, c *data.Chart) bool {
	if d.ordered != nil && !*d.ordered || c.Kind == data.KindDiverging || c.Facets == data.FacetsSeries {
		return true
	}
	var names []string
	for _, p := range c.Series {
		if c.Facets == data.FacetsNone || !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	c.Order = data.OrderOf(names)
	switch {
	case d.neutral.name != "":
		i, ok := r.neutral(d, c)
		c.Order.Kind, c.Order.Scale = data.Sided, data.Scale{Left: i, Neutral: true}
		return ok
	case d.ordered != nil && c.Order.Kind == data.Unordered:
		c.Order.Kind, c.Order.Unsure = data.Rising, data.NoAnswers(names)
	}
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
	for _, p := range c.Series[c.Scale.Left : len(c.Series)-c.Scale.Unsure] {
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

package charts

import (
	"math/big"
	"sort"

	"briefing/data"
)

// slotPlaces are where the keys of upright bars stand on their axis, in slots: a slot is
// the distance of the two that are closest. Bars of uneven years stand at uneven
// distances.
type slotPlaces struct {
	at   []float64 // nil: one after the other
	keys float64   // how many slots there are for them one after the other
	span float64   // how many there are by time
	even bool      // the keys follow each other in equal steps
	// unscaled says that the axis would be too long for its bars, which stand one after
	// the other although their keys do not.
	unscaled bool
	// ranked is how many keys, the first ones, do not stand apart, and gap the space, in
	// slots, between them and the others.
	ranked int
	gap    float64
	// omitted is how many keys stand before those that the chart leaves out, which lie
	// between the highest and the lowest: three dots stand for them. 0 for none.
	omitted int
}

// apart is the space between keys and those that stand apart from them, in slots.
const apart = 0.5

// leastApart is the space between groups of rows where there is little room, in slots.
const leastApart = 0.15

// maxSpan is how many slots there may be for a few keys, and maxSparse how many for each of
// many.
const maxSpan, maxSparse = 120, 2

// placesOf places keys by time; names, and days on which a market is open, stand one after
// the other.
func placesOf(c *data.Chart, keys []data.Key) slotPlaces {
	p := slotPlaces{keys: float64(len(keys)), span: float64(len(keys)), even: true}
	if len(c.Groups) > 0 {
		return p // headings stand between the rows
	}
	if n := c.Ranked(); !c.Periods && n > 0 && n < len(keys) {
		p.ranked, p.gap = n, apart
		p.keys, p.span = p.keys+apart, p.span+apart
	}
	if p.omitted = omittedAfter(c); p.omitted > 0 {
		p.keys, p.span = p.keys+apart, p.span+apart
	}
	if !c.Periods || len(keys) < 2 || keepsTradingDays(c) {
		return p
	}
	least, even := keys[1].Period.Sub(keys[0].Period), true
	for i := 2; i < len(keys); i++ {
		step := keys[i].Period.Sub(keys[i-1].Period)
		even = even && step == least
		least = min(least, step)
	}
	if even || least < 1 {
		return p
	}
	p.even = false
	span := keys[len(keys)-1].Period.Sub(keys[0].Period)/least + 1
	if p.unscaled = span > max(maxSpan, maxSparse*len(keys)); p.unscaled {
		return p
	}
	p.at, p.span = make([]float64, len(keys)), 1
	for i, k := range keys {
		p.at[i] = float64(k.Period.Sub(keys[0].Period)) / float64(least)
	}
	p.span += p.at[len(keys)-1]
	return p
}

// omittedAfter is how many of its names a chart shows before those that it leaves out; 0 where
// these have no one place: they do not stand in order, or are a rest of their own.
func omittedAfter(c *data.Chart) int {
	s := c.Selected
	if c.Periods || s == nil || s.Top == 0 || s.Bottom == 0 || s.Rest != "" || len(s.LeftOut) == 0 || len(s.Beside) > 0 || c.Ranked() != s.Top+s.Bottom {
		return 0
	}
	falling, rising := true, true
	for i := 1; i < c.Ranked(); i++ {
		order := sumAt(c, c.Keys[i-1]).Cmp(sumAt(c, c.Keys[i]))
		falling, rising = falling && order >= 0, rising && order <= 0
	}
	switch {
	case falling:
		return s.Top
	case rising:
		return s.Bottom
	}
	return 0
}

// sumAt is what a name is ranked by: its value in the first series, or in stacks their sum.
func sumAt(c *data.Chart, k data.Key) *big.Rat {
	sum := new(big.Rat)
	for i, s := range c.Series {
		if v, ok := s.At(k); ok && v.Is != data.Absent && (i == 0 || c.Kind.Stacks()) {
			sum.Add(sum, v.Number.Rat())
		}
	}
	return sum
}

func keepsTradingDays(c *data.Chart) bool {
	for _, s := range c.Series {
		if s.Rhythm.Kind == data.TradingDays {
			return true
		}
	}
	return false
}

// slots is how many slots there are: as many as keys on the axis of horizontal bars.
func (p slotPlaces) slots(horizontal bool) float64 {
	if horizontal {
		return p.keys
	}
	return p.span
}

// centre is where the middle of the i-th key stands on the category axis. Rows of
// horizontal bars, each of which has its name, stand one below the other.
func (plot *barPlot) centre(i int) float64 {
	place := float64(i)
	if at := plot.plan.places.at; at != nil && !plot.horizontal {
		place = at[i]
	}
	if i >= plot.plan.places.ranked {
		place += plot.plan.places.gap
	}
	if o := plot.plan.places.omitted; o > 0 && i >= o {
		place += apart
	}
	return (place+0.5+plot.space*float64(spacesUpTo(plot, i)))*plot.slot + float64(headingsUpTo(plot, i))*plot.head
}

// drawOmitted draws three dots among the names for those that the chart leaves out. The
// names stand at a distance from the plot.
func drawOmitted(plot *barPlot, distance float64) {
	i := plot.plan.places.omitted
	if i == 0 {
		return
	}
	middle, radius := (plot.centre(i-1)+plot.centre(i))/2, max(1.6*plot.u, 0.7)
	step := max(3*radius, min(0.1*plot.slot, 6*radius))
	for _, k := range []float64{middle - step, middle, middle + step} {
		plot.sheet.scene.disc(roleLeader, noOwner, plot.at(k, -distance), radius, plot.plan.theme.Soft)
	}
}

// periodLabels sets the periods below upright bars, those that have a label.
func (plot *barPlot) periodLabels() []textBlock {
	keys := make([]data.Period, len(plot.plan.keys))
	for i, k := range plot.plan.keys {
		keys[i] = k.Period
	}
	index := func(p data.Period) int {
		return sort.Search(len(keys), func(i int) bool { return keys[i].Compare(p) >= 0 })
	}
	ticks := periodTicks{
		sheet: plot.sheet, keys: keys, last: keys[len(keys)-1], own: len(keys) <= maxOwnKeys, even: plot.plan.places.even, bars: true,
		place: func(p data.Period) float64 { return plot.centre(index(p)) },
	}
	labels, chosen := make([]textBlock, len(keys)), ticks.labels
	if touching(plot) && plot.plan.places.even { // as those of lines
		chosen = func() []timeLabel { return ticks.sparse(plot.breadth()) }
	}
	for _, l := range chosen() {
		k, _ := ticks.key(l.period)
		labels[index(k)] = l.block
	}
	return labels
}

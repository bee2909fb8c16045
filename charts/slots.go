package charts

import (
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
}

// apart is the space between keys and those that stand apart from them, in slots.
const apart = 0.5

// maxSpan is how many slots there may be for a few keys, and maxSparse how many for each of
// many.
const maxSpan, maxSparse = 120, 2

// placesOf places keys by time; names, and days on which a market is open, stand one after
// the other.
func placesOf(c *data.Chart, keys []data.Key) slotPlaces {
	p := slotPlaces{keys: float64(len(keys)), span: float64(len(keys)), even: true}
	if n := c.Ranked(); !c.Periods && n > 0 && n < len(keys) {
		p.ranked, p.gap = n, apart
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
	return (place + 0.5) * plot.slot
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
	labels := make([]textBlock, len(keys))
	for _, l := range ticks.labels() {
		k, _ := ticks.key(l.period)
		labels[index(k)] = l.block
	}
	return labels
}

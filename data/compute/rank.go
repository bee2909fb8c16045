package compute

import (
	"cmp"
	"math/big"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// rankedItem is a name of a chart: a category, or a series.
type rankedItem struct {
	name   string
	key    data.Key
	series int
	value  data.Value // that it is ranked by
}

// ranking puts names into order. The lists are places among the items.
type ranking struct {
	unit           data.Unit
	items          []rankedItem
	known, unknown []int // with a number, the highest first; and without
	shown, left    []int // of the known ones
	tied, open     []int
	upwards        bool // the lowest is shown first
}

func (r *ranking) names(places []int) []string {
	var all []string
	for _, i := range places {
		all = append(all, r.items[i].name)
	}
	return all
}

// rankedKeys ranks the categories of a chart that do not stand apart: by the first series
// or, of stacks, by the sum of all.
func (s *selecting) rankedKeys() *ranking {
	c := s.chart
	r := &ranking{unit: c.Unit}
	for _, k := range c.Keys {
		if slices.Contains(s.made.Apart, k) {
			continue
		}
		v, ok := RankValue(s.say, c, k)
		if !ok {
			v.Is = data.Absent
		}
		r.items = append(r.items, rankedItem{name: k.Name, key: k, value: v})
	}
	r.sort()
	return r
}

// RankValue is the value that a category of a chart is ranked by: that of the first series
// or, of stacks, the sum of all; false if it has none.
func RankValue(say *language.Printer, c *data.Chart, k data.Key) (data.Value, bool) {
	if !sumsSeries(c.Kind) {
		return data.NumberAt(c.Series[0].Series, k)
	}
	values, all := numbersOf(c.Series, k)
	if !all {
		return data.Value{}, false
	}
	operands := make([]Operand, len(values))
	for i, v := range values {
		operands[i] = Operand{Value: v, Unit: c.Unit}
	}
	return Evaluate(say, SumOf(len(operands)), operands), true
}

// rankedSeries ranks the series of a chart over time but its aggregates: by their values
// at the last period that has one, a forecast only where there is nothing else.
func (s *selecting) rankedSeries() *ranking {
	c := s.chart
	var parts []int
	for i, p := range c.Series {
		if !p.Figure.IsAggregate(p.Name) {
			parts = append(parts, i)
		}
	}
	at := c.Keys[len(c.Keys)-1]
	for _, k := range slices.Backward(c.Keys) {
		if slices.ContainsFunc(parts, func(i int) bool { return observedAt(c.Series[i].Series, k) }) {
			at = k
			break
		}
	}
	s.made.RankedAt = at.Period
	r := &ranking{unit: c.Unit}
	for _, i := range parts {
		v, ok := data.NumberAt(c.Series[i].Series, at)
		if !ok {
			v.Is = data.Absent
		}
		r.items = append(r.items, rankedItem{name: c.Series[i].Name, series: i, value: v})
	}
	r.sort()
	return r
}

// QualifierRank orders values of one number: less than 50, about 50, 50, more than 50.
func QualifierRank(q data.Qualifier) int {
	return [...]int{data.LessThan: 0, data.UpTo: 1, data.About: 2, data.Exact: 3, data.AtLeast: 4, data.Between: 5, data.MoreThan: 6, data.Absent: 7}[q]
}

func (r *ranking) sort() {
	for i, item := range r.items {
		if item.value.Is == data.Absent {
			r.unknown = append(r.unknown, i)
		} else {
			r.known = append(r.known, i)
		}
	}
	slices.SortStableFunc(r.known, func(i, j int) int {
		v, w := r.items[i].value, r.items[j].value
		return -cmp.Or(v.Number.Cmp(w.Number), cmp.Compare(QualifierRank(v.Is), QualifierRank(w.Is)))
	})
}

// choose takes so many from the top and from the bottom, all where they meet, and finds
// what at the edges is as high, or may be higher, as far as bounds, rounding and disputes
// leave it sure.
func (r *ranking) choose(top, bottom int) {
	n := len(r.known)
	if top+bottom >= n {
		r.shown = r.known
	} else {
		r.shown = slices.Concat(r.known[:top], r.known[n-bottom:])
		r.left = r.known[top : n-bottom]
		if r.upwards = top == 0; r.upwards {
			slices.Reverse(r.shown)
		}
		r.edge(r.known[:top], r.left, 1)
		r.edge(r.known[n-bottom:], r.left, -1)
		r.tied, r.open = r.ranked(r.tied), r.ranked(r.open)
	}
}

// beside shows names that are left out, too, and returns them: in their ranks, and at the
// end those that have none.
func (r *ranking) beside(names []string) []string {
	named := func(i int) bool { return slices.Contains(names, r.items[i].name) }
	out := slices.DeleteFunc(slices.Clone(r.left), func(i int) bool { return !named(i) })
	if len(out) > 0 {
		r.left, r.tied = without(r.left, out), without(r.tied, out)
		if r.shown = without(r.known, r.left); r.upwards {
			slices.Reverse(r.shown)
		}
	}
	more := slices.DeleteFunc(slices.Clone(r.unknown), func(i int) bool { return !named(i) })
	r.unknown = without(r.unknown, more)
	r.shown = slices.Concat(r.shown, more)
	return r.names(slices.Concat(out, more))
}

// edge compares those that are shown at one end with those that are left out. Where it is
// open which of two is higher, others may be concerned, too: with 10, up to 9 and 7 it is open
// whether 7 is among the highest two.
func (r *ranking) edge(shown, left []int, way int) {
	open := false
	for _, out := range left {
		tied := false
		for _, in := range shown {
			order, sure := Order(r.items[in].value, r.items[out].value, r.unit)
			tied, open = tied || sure && order*way <= 0, open || !sure
		}
		if tied {
			r.tied = append(r.tied, out)
		}
	}
	if !open {
		return
	}
	worst, best := r.byEnd(-way, way), r.byEnd(way, way)
	for _, in := range shown {
		if !r.before(in, nthOther(best, len(shown), in), way) {
			r.open = append(r.open, in)
		}
	}
	for _, out := range left {
		if !r.before(nthOther(worst, len(shown), out), out, way) {
			r.open = append(r.open, out)
		}
	}
}

// before reports whether one of the items is surely as high as another, or as low on the way
// down.
func (r *ranking) before(i, j, way int) bool {
	order, sure := Order(r.items[i].value, r.items[j].value, r.unit)
	return sure && order*way >= 0
}

// nthOther is the nth of some places, counted from 1 and without one of them.
func nthOther(places []int, n, without int) int {
	if slices.Contains(places[:n], without) {
		n++
	}
	return places[n-1]
}

// byEnd sorts the known ones by their higher ends, or by their lower ones where end is
// negative, the highest first or, where way is negative, the lowest.
func (r *ranking) byEnd(end, way int) []int {
	ends := make([]*big.Rat, len(r.items))
	for _, i := range r.known {
		ends[i] = farEnd(r.items[i].value, r.unit, end)
	}
	sorted := slices.Clone(r.known)
	slices.SortStableFunc(sorted, func(i, j int) int {
		switch a, b := ends[i], ends[j]; {
		case a == nil && b == nil:
			return 0
		case a == nil:
			return -end * way
		case b == nil:
			return end * way
		default:
			return -a.Cmp(b) * way
		}
	})
	return sorted
}

// farEnd is the highest number that a value may be, or the lowest where end is negative,
// whichever of the disputed ones is right; nil where it is open.
func farEnd(v data.Value, u data.Unit, end int) *big.Rat {
	var far *big.Rat
	for claim := range v.Claims() {
		low, high := Span(NewInput(claim, language.Counts(u), 0))
		if end < 0 {
			high = low
		}
		if high == nil {
			return nil
		}
		if far == nil || high.Cmp(far) == end {
			far = high
		}
	}
	return far
}

// ranked are some places in the order of the ranks, each once.
func (r *ranking) ranked(some []int) []int {
	among := make(map[int]bool, len(some))
	for _, i := range some {
		among[i] = true
	}
	return slices.DeleteFunc(slices.Clone(r.known), func(i int) bool { return !among[i] })
}

// SpanOfSum is the interval that a sum may lie in; a nil end is open.
func SpanOfSum(operands []Operand) (low, high *big.Rat) {
	low, high = new(big.Rat), new(big.Rat)
	for _, o := range operands {
		a, b := Span(NewInput(o.Value, language.Counts(o.Unit), o.shift))
		low, high = AddEnds(low, a), AddEnds(high, b)
	}
	return low, high
}

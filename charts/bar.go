package charts

import (
	"image/color"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// bars are upright if their labels fit, otherwise horizontal.
var bars = form{
	axisSaysUnit: true,
	upright:      true,
	layouts:      []layoutFunc{barNamed, barVertical},
	rows:         []layoutFunc{barRowsPlain, barHorizontal},
	panels:       []panelLayout{uprightPanels, plainPanels, horizontalPanels},
	head:         (*altWriter).headOfBars,
	ranged:       &ranges,
}

// bar is one value of a bar chart, and where its bar stands.
type bar struct {
	key, series int
	value       data.Value
	missing     bool
	ink         color.RGBA
	owner       int

	mark      data.Value // the target that it is compared with
	marked    bool
	markOwner int

	from, to  float64 // where it begins and its known end, in data units
	far       float64 // the greater end of a Between; otherwise to
	dir       float64 // +1 or -1: the way it points
	look      look.Look
	outer     bool    // no other bar is stacked on its end
	straddles bool    // a neutral answer, centred on zero
	aside     bool    // it stands in a column of its own beside the others
	closed    bool    // it ends at 100%, exactly
	limit     float64 // it must not reach beyond this; 0 for no limit
	open      bool    // it ends a stack that holds a lower bound, so that the sum is one
	k0, k1    float64 // where it begins and ends on the category axis, in points
}

// middle is the middle of a bar on the category axis.
func (n bar) middle() float64 { return (n.k0 + n.k1) / 2 }

// barChart is a chart of bars while it is laid out: bars on a plot, marks across
// them, and labels.
type barChart struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	plot           barPlot
	bars           barSet
	marks          barMarks
	targets        targets
	labels         barLabels
	under          *underNames   // names of the series below upright bars; nil for none
	over           *nameRow      // names of the series over the first row; nil for none
	aside          *asideBars    // columns beside the rows; nil for none
	favour         *favourColumn // sums of the answers that approve, beside the rows; nil for none
	drawBackground func()        // draws what is behind the bars; nil for nothing
}

// barLabels are the texts on bars: values at their ends, or inside the pieces of
// stacks. They decide how long the value axis must be.
type barLabels interface {
	fit() error
	drawAll(drawBar func(bar)) // labels with the bars, in the order of the bars
}

// barSet is the bars of a chart, key by key.
type barSet struct {
	all    []bar
	perKey int
}

// axisSteps is how many steps the value axis has at most.
func axisSteps(length, apart float64) int {
	return min(max(int(length/apart), 2), 7)
}

// newBars makes a chart without its bars.
func newBars(s *sheet, horizontal bool, slots slots) *barChart {
	b := &barChart{sheet: s, plan: s.plan, sizes: s.sizes, plot: newBarPlot(s, horizontal, slots), bars: barSet{perKey: len(s.plan.chart.Series)}}
	b.marks, b.targets = barMarks{plot: &b.plot}, targets{&b.plot}
	return b
}

// labelled gives the bars labels at their ends.
func (b *barChart) labelled() *endLabels {
	e := &endLabels{plot: &b.plot, bars: &b.bars, marks: &b.marks, targets: &b.targets}
	e.text = func(n bar, w wording) string { return textOfBar(&b.plot, n, w) }
	e.dispute = func(_ bar, v data.Value, w wording) string { return b.sheet.dispute(v, w) }
	b.labels = e
	return e
}

// newBar makes the bar of a series at a key, without its ends.
func (b *barChart) newBar(i, series int, k data.Key) bar {
	v, ok := b.plan.chart.Series[series].At(k)
	of := look.Of(&v)
	return bar{key: i, series: series, value: v, missing: !ok || v.Is == data.Absent, ink: b.plan.ink(series, k), owner: b.sheet.owner(), look: of, dir: of.Way()}
}

// fromZero begins bars at zero.
func fromZero(bar) *big.Rat { return new(big.Rat) }

// addBars adds the bars of all keys and makes the axis long enough for them and
// for reference lines. Each bar begins at the number that from returns, which
// is then moved to the bar's end.
func (b *barChart) addBars(from func(bar) *big.Rat) {
	b.bars.all = slices.Grow(b.bars.all, len(b.plan.keys)*len(b.plan.chart.Series))
	for i, k := range b.plan.keys {
		for j := range b.plan.chart.Series {
			n := b.newBar(i, j, k)
			n.outer = true
			if start := from(n); !n.missing {
				b.measure(&n, start)
			}
			b.markBar(&n, k)
			b.bars.all = append(b.bars.all, n)
		}
	}
	if p := b.sheet.panel; p != nil && p.room.values.lo != nil {
		b.plot.values.cover(p.room.values.lo, p.room.values.hi)
	}
	b.plot.values.coverReferences(b.plan.chart)
	b.coverLine()
}

// measure sets the ends of a bar that begins at from, and moves from to its end.
func (b *barChart) measure(n *bar, from *big.Rat) {
	low, high := n.value.Low(), n.value.High()
	if n.look.Range && high.Sign() < 0 {
		low, high = high, low // the end nearer to zero first
	}
	n.from, _ = from.Float64()
	if low != high {
		far := high.Rat()
		far.Add(far, from)
		n.far, _ = far.Float64()
		b.plot.values.cover(far)
	}
	end := low.Rat()
	if from.Sign() != 0 {
		end.Add(end, from)
	}
	from.Set(end)
	n.to, _ = end.Float64()
	if low == high {
		n.far = n.to
	}
	b.plot.values.cover(end)
	if i := n.value.Interval(); i != nil {
		b.plot.values.cover(i.Low.Rat(), i.High.Rat())
	}
	for _, d := range n.value.Disputes() {
		b.plot.values.cover(d.Value.Low().Rat(), d.Value.High().Rat())
	}
}

// markBar adds the target of a bar, and makes the axis long enough for it.
func (b *barChart) markBar(n *bar, k data.Key) {
	v, ok := b.plan.words.target(n.series, k)
	if !ok {
		return
	}
	n.mark, n.marked, n.markOwner = v, true, b.sheet.owner()
	b.plot.values.cover(v.Low().Rat(), v.High().Rat())
}

// at are the bars of all series at a key.
func (s *barSet) at(key int) []bar { return s.all[key*s.perKey : (key+1)*s.perKey] }

// empty reports whether no series has a value at a key.
func (s *barSet) empty(key int) bool {
	return !slices.ContainsFunc(s.at(key), func(n bar) bool { return !n.missing })
}

// drawAll draws the bars and everything that belongs to them.
func (b *barChart) drawAll() {
	if b.drawBackground != nil {
		b.drawBackground()
	}
	b.labels.drawAll(func(n bar) {
		b.marks.drawBar(n)
		b.sheet.see(b.plot.between(n.k0, n.k1, b.plot.pos(n.from), b.plot.pos(n.to)), n.series, b.plan.keys[n.key], n.value)
		b.targets.drawMark(n)
		b.marks.drawSeam(n)
	})
	b.drawLine()
}

// end is the end of the stack at a key, in data units: above zero, or below where dir says so.
func (s *barSet) end(key int, dir float64) float64 {
	end := 0.0
	for _, n := range s.at(key) {
		if !n.missing && !n.aside {
			end = max(end, dir*n.to, dir*n.far)
		}
	}
	return dir * end
}

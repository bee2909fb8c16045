package charts

import (
	"image/color"
	"math"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// bars are upright where they can be labelled, otherwise horizontal.
var bars = form{
	layouts: []layout{(*sheet).barVertical, (*sheet).barHorizontal},
	panels:  []panelLayout{uprightPanels, lyingPanels},
	head:    (*plan).headOfBars,
}

// bar is one value of a bar chart, and where its bar stands.
type bar struct {
	key, series int
	value       data.Value
	missing     bool
	ink         color.RGBA
	owner       int

	mark      data.Value // what it is compared with
	marked    bool
	markOwner int

	from, to  float64 // where it begins and its known end, in data units
	far       float64 // the greater end of a Between; otherwise to
	dir       float64 // +1 or -1: the way it points
	look      look.Look
	outer     bool    // no other bar is stacked on its end
	straddles bool    // it stands across zero
	closed    bool    // it ends a whole
	open      bool    // it ends a stack that holds a lower bound, so that the sum is one
	k0, k1    float64 // its sides, in points from the beginning of the category axis
}

// barChart is a bar chart while it is laid out: upright or lying, its series
// side by side or stacked. Lengths along the category axis are called k, along
// the value axis p; they count from the plot's lower left corner, but for lying
// bars k counts from its top.
type barChart struct {
	sheet *sheet
	plan  *plan
	sizes

	horizontal, stacked bool
	lollipop            bool // stems with discs at their ends
	paired              bool // two series on one line
	falling             bool // each bar begins where the one before ends
	diverging           bool // answers to both sides of zero
	dotted              bool // dots on an axis that need not begin at zero
	shares              bool // each stack is a whole of 100%

	bars    []bar
	lo, hi  *big.Rat // what the value axis must cover
	level   *big.Rat // of a waterfall: where the last bar ends
	plot    rect
	axis    axis
	outer   *float64 // the end of the value axis before labels moved it
	slot    float64  // points of the category axis for each key
	labels  []barLabel
	totals  []barLabel    // of stacks, by key
	remarks map[int]block // annotations, by bar
	needs   []need
}

func (s *sheet) newBarChart(horizontal, stacked bool) *barChart {
	return s.newBars(&barChart{sheet: s, plan: s.plan, sizes: s.sizes, horizontal: horizontal, stacked: stacked})
}

// newBars completes a chart whose form is chosen with its bars.
func (s *sheet) newBars(b *barChart) *barChart {
	b.lo, b.hi = new(big.Rat), new(big.Rat)
	for i, k := range s.plan.keys {
		b.addKey(i, k)
	}
	if p := s.panel; p != nil && p.room.lo != nil {
		b.cover(p.room.lo)
		b.cover(p.room.hi)
	}
	for _, r := range s.plan.chart.References {
		b.cover(r.Value.Low().Rat())
		b.cover(r.Value.High().Rat())
	}
	return b
}

// cover makes the value axis long enough for a number.
func (b *barChart) cover(r *big.Rat) {
	if r.Cmp(b.lo) < 0 {
		b.lo = r
	}
	if r.Cmp(b.hi) > 0 {
		b.hi = r
	}
}

// addKey adds the bars of all series at a key. Stacked bars begin where the one
// before of the same sign ends: what is negative is stacked downwards, never
// taken off.
func (b *barChart) addKey(i int, k data.Key) {
	up, down := new(big.Rat), new(big.Rat)
	for j, s := range b.plan.chart.Series {
		v, ok := s.At(k)
		n := bar{key: i, series: j, value: v, missing: !ok || v.Is == data.Absent, ink: b.plan.ink(j, k), owner: b.sheet.owner(), look: look.Of(&v), outer: true}
		n.dir = n.look.Way()
		from := new(big.Rat)
		if b.stacked {
			from = up
			if n.dir < 0 {
				from = down
			}
		}
		if b.step(i) {
			from = b.level
		}
		if !n.missing {
			b.measure(&n, from)
		}
		b.markBar(&n, k)
		if b.falling {
			b.level, n.ink = from, b.stepInk(n)
		}
		b.bars = append(b.bars, n)
	}
	if b.stacked {
		markOuter(b.barsAt(i))
	}
}

// measure sets the ends of a bar that begins at from, and moves from to its end.
func (b *barChart) measure(n *bar, from *big.Rat) {
	low, high := n.value.Low().Rat(), n.value.High().Rat()
	if n.look.Range && high.Sign() < 0 {
		low, high = high, low // the end nearer to zero first
	}
	n.from, _ = from.Float64()
	far := new(big.Rat).Add(from, high)
	n.far, _ = far.Float64()
	b.cover(far)
	from.Add(from, low)
	n.to, _ = from.Float64()
	b.cover(new(big.Rat).Set(from))
	if i := n.value.Interval(); i != nil {
		b.cover(i.Low.Rat())
		b.cover(i.High.Rat())
	}
	for _, d := range n.value.Disputes() {
		b.cover(d.Value.Low().Rat())
		b.cover(d.Value.High().Rat())
	}
}

// markOuter finds the outermost bars of a stack, on both sides of zero, and
// whether their ends are those of bounds.
func markOuter(stack []bar) {
	seen := map[float64]bool{}
	for i := range stack {
		n := &stack[len(stack)-1-i]
		n.outer = !n.missing && !seen[n.dir]
		seen[n.dir] = seen[n.dir] || n.outer
		n.open = n.outer && slices.ContainsFunc(stack, func(o bar) bool { return !o.missing && o.dir == n.dir && o.look.End == look.Open })
	}
}

// pos returns the place of a value along the value axis.
func (b *barChart) pos(v float64) float64 { return b.axis.at(v) * b.length() }

// length is that of the value axis.
func (b *barChart) length() float64 {
	if b.horizontal {
		return b.plot.width()
	}
	return b.plot.height()
}

// breadth is the length of the category axis.
func (b *barChart) breadth() float64 {
	if b.horizontal {
		return b.plot.height()
	}
	return b.plot.width()
}

// at turns a place on the two axes into one in the picture.
func (b *barChart) at(k, p float64) point {
	if b.horizontal {
		return point{b.plot.x0 + p, b.plot.y1 - k}
	}
	return point{b.plot.x0 + k, b.plot.y0 + p}
}

func (b *barChart) area(k0, k1, p0, p1 float64) rect {
	a, c := b.at(k0, p0), b.at(k1, p1)
	return box(a.x, a.y, c.x, c.y)
}

// Shares of a slot that its bars take, and how broad a bar gets at most, in
// base units.
const (
	shareOne   = 0.68
	shareGroup = 0.82
	broadest   = 110
)

// snapped is the breadth (points) from which on bars stand on half points: whole
// pixels of a slide, so that their sides are crisp.
const snapped = 3

// setSlots divides the category axis among the keys and places the bars.
func (b *barChart) setSlots() error {
	b.slot = b.breadth() / float64(len(b.plan.keys))
	lanes, share := 1.0, shareOne
	if !b.stacked && !b.paired && len(b.plan.chart.Series) > 1 {
		lanes, share = float64(len(b.plan.chart.Series)), shareGroup
	}
	broad := min(b.slot*share/lanes, broadest*b.u)
	snap := broad > snapped && !b.lollipop && !b.paired // stems stand in the middle of their slots, as their labels do
	if b.lollipop {
		broad = min(broad, 0.3*b.slot, max(stemUnits*b.u, 1.2))
	}
	if snap {
		broad = math.Floor(2*broad) / 2
	}
	if broad < 1 {
		return &problem{text: "there is no room for this many bars", hint: "show fewer of them or choose kind: line"}
	}
	for i := range b.bars {
		n := &b.bars[i]
		lane := 0.0
		if lanes > 1 {
			lane = float64(n.series)
		}
		first := (float64(n.key)+0.5)*b.slot - lanes/2*broad
		if snap {
			first = math.Round(2*first) / 2
		}
		n.k0 = first + lane*broad
		n.k1 = n.k0 + broad
		if lanes > 1 && snap {
			n.k1 -= max(0.5, math.Round(0.16*broad)/2)
		}
	}
	return nil
}

// steps is how many steps the value axis has at most.
func (s *sheet) steps(length, apart float64) int {
	return min(max(int(length/apart), 2), 7)
}

// setAxis chooses the value axis: long enough for the values and all that
// stands beyond their ends.
func (b *barChart) setAxis(steps int, over float64) error {
	if b.shares {
		return b.setWholeAxis(steps)
	}
	if b.outer == nil {
		outer := *b.valueEnd()
		b.outer = &outer
	}
	*b.valueEnd() = *b.outer
	a, ok := roomyAxis(b.lo, b.hi, steps, b.plan.whole(), b.length(), over, b.needs)
	if ok && b.wholePercentages() && a.hi.Cmp(big.NewRat(100, 1)) > 0 {
		if within, fits := b.capped(steps, over); fits {
			a = within
		}
	}
	if !ok {
		return &problem{text: "there is no room for the values and their labels on one axis", hint: "choose another unit or scale or show fewer values"}
	}
	b.axis = a
	return nil
}

// drawFrame draws grid and baseline.
func (b *barChart) drawFrame() {
	for _, t := range b.axis.ticks {
		p := b.pos(t.value)
		b.sheet.scene.polyline(roleGrid, nobody, b.plan.theme.Grid, max(0.75*b.u, 0.4), nil, b.at(0, p), b.at(b.breadth(), p))
	}
	b.drawBreaks()
	if b.diverging {
		b.drawZero()
		return
	}
	if !b.onAxis(0) {
		return
	}
	p := b.pos(0)
	b.sheet.scene.polyline(roleBaseline, nobody, b.plan.theme.Ink, max(1.25*b.u, 0.6), nil, b.at(0, p), b.at(b.breadth(), p))
}

// barsAt are the bars of all series at a key.
func (b *barChart) barsAt(key int) []bar {
	n := len(b.plan.chart.Series)
	return b.bars[key*n : (key+1)*n]
}

// empty reports whether no series has a value at a key.
func (b *barChart) empty(key int) bool {
	return !slices.ContainsFunc(b.barsAt(key), func(n bar) bool { return !n.missing })
}

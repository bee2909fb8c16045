package charts

import (
	"image/color"
	"math"
	"math/big"

	"briefing/charts/look"
	"briefing/data"
)

// divergingBars are a scale of answers to both sides of zero.
var divergingBars = form{
	layouts: []layout{(*sheet).divergingBars},
	head:    func(p *plan) string { return p.headOf(data.WordAltDiverging) },
	shades:  (*plan).scaleColours,
}

// divergingBars draws a scale of answers as lying bars about zero: the first
// answers to its left, the last to its right, a neutral one across it.
func (s *sheet) divergingBars() error {
	for _, r := range s.plan.chart.References {
		return &problem{text: "a reference line would mean nothing between answers on two sides of zero", hint: "remove it, or write kind: bar-share", pos: r.Pos}
	}
	if err := s.legend(); err != nil {
		return err
	}
	b := &barChart{sheet: s, plan: s.plan, sizes: s.sizes, horizontal: true, stacked: true, diverging: true, lo: new(big.Rat), hi: new(big.Rat)}
	for i, k := range s.plan.keys {
		b.addAnswers(i, k)
	}
	return b.lying()
}

// addAnswers adds the bars of a key: outwards from the neutral answer to both
// sides.
func (b *barChart) addAnswers(i int, k data.Key) {
	scale, n := b.plan.chart.Scale, len(b.plan.chart.Series)
	stack := make([]bar, n)
	for j, s := range b.plan.chart.Series {
		v, ok := s.At(k)
		stack[j] = bar{key: i, series: j, value: v, missing: !ok || v.Is == data.Absent, ink: b.plan.ink(j, k), owner: b.sheet.owner(), look: look.Of(&v), dir: 1}
	}
	half, open := new(big.Rat), false
	first := scale.Left
	if scale.Neutral {
		half = b.straddle(&stack[first])
		open = stack[first].look.End == look.Open && !stack[first].missing
		first++
	}
	b.answersTo(1, stack[first:], half, open)
	b.answersTo(-1, stack[:scale.Left], half, open)
	b.bars = append(b.bars, stack...)
}

// straddle places the neutral answer across zero and returns its half.
func (b *barChart) straddle(n *bar) *big.Rat {
	half := new(big.Rat)
	if n.missing {
		return half
	}
	half.Mul(n.value.Low().Rat(), big.NewRat(1, 2))
	n.straddles = true
	n.to, _ = half.Float64()
	n.from, n.far = -n.to, n.to
	b.cover(half)
	b.cover(new(big.Rat).Neg(half))
	return half
}

// answersTo stacks the answers of one side of zero: to the left the last of them
// stands nearest.
func (b *barChart) answersTo(side int, answers []bar, from *big.Rat, open bool) {
	at, sign := new(big.Rat).Set(from), big.NewRat(int64(side), 1)
	place := func(r *big.Rat) float64 {
		r = new(big.Rat).Mul(r, sign)
		b.cover(r)
		f, _ := r.Float64()
		return f
	}
	outermost := -1
	for i := range answers {
		if side < 0 {
			i = len(answers) - 1 - i
		}
		n := &answers[i]
		if n.missing {
			continue
		}
		n.dir = float64(side)
		n.from = place(at)
		n.far = place(new(big.Rat).Add(at, n.value.High().Rat()))
		n.to = place(at.Add(at, n.value.Low().Rat()))
		open = open || n.look.End == look.Open
		if n.from != n.far || n.look.End != look.Sharp {
			outermost = i
		}
	}
	if outermost >= 0 {
		answers[outermost].outer, answers[outermost].open = true, open
	}
}

// drawStraddling draws a neutral answer; what is not exact about it is marked at
// both its ends.
func (b *barChart) drawStraddling(n bar) {
	p0, p1 := b.pos(n.from), b.pos(n.to)
	switch n.look.End {
	case look.Outline:
		b.drawHollowMiddle(n, p0, p1)
		return
	case look.Sharp:
		b.drawBody(n, p0, p1)
		return
	}
	b.drawBody(n, p0, p1)
	b.drawInnerEnd(n, p1)
	n.dir = -1
	b.drawInnerEnd(n, p0)
}

// drawHollowMiddle draws the outline of a neutral answer that is an upper bound:
// dashed at both ends.
func (b *barChart) drawHollowMiddle(n bar, p0, p1 float64) {
	b.sheet.scene.fill(roleBar, n.owner, b.area(n.k0, n.k1, p0, p1), blend(n.ink, b.plan.theme.Paper, look.OutlineTint))
	width := b.edgeWidth()
	in := min(width/2, (n.k1-n.k0)/2, (p1-p0)/2)
	for _, k := range []float64{n.k0 + in, n.k1 - in} {
		b.sheet.scene.polyline(roleBar, n.owner, n.ink, width, nil, b.at(k, p0), b.at(k, p1))
	}
	for _, p := range []float64{p0 + in, p1 - in} {
		b.sheet.scene.polyline(roleBar, n.owner, n.ink, width, scaled(look.OutlineDash(), b.u), b.at(n.k0+in, p), b.at(n.k1-in, p))
	}
}

// drawZero draws the baseline of diverging bars, which leaves neutral answers
// out.
func (b *barChart) drawZero() {
	p, from := b.pos(0), 0.0
	line := func(from, to float64) {
		if to > from {
			b.sheet.scene.polyline(roleBaseline, nobody, b.plan.theme.Ink, max(1.25*b.u, 0.6), nil, b.at(from, p), b.at(to, p))
		}
	}
	for _, n := range b.bars {
		if n.straddles && n.to > n.from {
			line(from, n.k0)
			from = n.k1
		}
	}
	line(from, b.breadth())
}

// unsigned is the axis with its numbers without signs: to the left of zero
// stand answers, too, and no debts.
func (a axis) unsigned() axis {
	ticks := make([]tick, len(a.ticks))
	for i, t := range a.ticks {
		if t.number.Sign() < 0 {
			t.number = t.number.Neg()
		}
		ticks[i] = tick{math.Abs(t.value), t.number}
	}
	a.ticks = ticks
	return a
}

// scaleColours are those of the series of a scale of answers, in their order.
func (p *plan) scaleColours() ([]color.RGBA, error) {
	scale := p.chart.Scale
	right := len(p.chart.Series) - scale.Left
	if scale.Neutral {
		right--
	}
	colours, ok := p.theme.ramp(scale.Left, right, scale.Neutral)
	if !ok {
		return nil, &problem{text: "the theme has no shades for so many answers that readers can tell apart", hint: "combine answers, or choose another theme"}
	}
	return colours, nil
}

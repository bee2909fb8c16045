package charts

import (
	"math"
	"math/big"

	"briefing/charts/look"
	"briefing/data"
)

// dots are one for each value, on a row for each category.
var dots = form{
	layouts: []layout{(*sheet).dotPlot, (*sheet).dotsAlone},
	head: func(p *plan) string {
		if len(p.chart.Series) > 1 {
			return p.headOf(data.WordAltDots)
		}
		return p.headOf(data.WordAltDot)
	},
}

// dotPlot draws a dot for each value on a row for each category, with the values in
// columns beside. Because a dot is read by its place and not by a length, the
// axis may begin above zero.
func (s *sheet) dotPlot() error { return s.dotRows(true) }

// dotsAlone leaves the values of several series to the axis.
func (s *sheet) dotsAlone() error {
	if len(s.plan.chart.Series) == 1 {
		return s.dotPlot()
	}
	return s.dotRows(false)
}

func (s *sheet) dotRows(valued bool) error {
	for _, a := range s.plan.chart.Annotations {
		return &problem{text: "there is no room for an annotation between dots and their values", hint: "write it as the note, or write kind: lollipop or bar-horizontal", pos: a.Pos}
	}
	if err := s.legendOfMany(); err != nil {
		return err
	}
	b := s.newBars(&barChart{sheet: s, plan: s.plan, sizes: s.sizes, horizontal: true, paired: true, dotted: true})
	b.lo, b.hi = s.dotRange()
	if b.lo == nil {
		return &problem{text: "the chart has no number to draw", hint: "give at least one value"}
	}
	return b.rows(valued, func() {
		b.drawGuides()
		b.drawDots()
		if !valued {
			b.drawEmptyRows()
		}
	})
}

// nearZero is the part of the axis between zero and the values up to which the
// axis begins at zero all the same: it costs little, and shows how large the
// values are.
const nearZero = 0.4

// dotRange is what the value axis has to cover; nil where there is no number.
func (s *sheet) dotRange() (lo, hi *big.Rat) {
	cover := func(v data.Value) {
		if low := v.Low().Rat(); lo == nil || low.Cmp(lo) < 0 {
			lo = low
		}
		if high := v.High().Rat(); hi == nil || high.Cmp(hi) > 0 {
			hi = high
		}
	}
	for _, series := range s.plan.chart.Series {
		for _, v := range series.Values {
			if v.Is == data.Absent {
				continue
			}
			cover(v)
			for _, d := range v.Disputes() {
				if d.Value.Is != data.Absent {
					cover(d.Value)
				}
			}
		}
	}
	if lo == nil {
		return nil, nil
	}
	for _, r := range s.plan.chart.References {
		cover(r.Value)
	}
	least, _ := lo.Float64()
	most, _ := hi.Float64()
	near, far := math.Abs(least), math.Abs(most)
	if most < 0 {
		near, far = far, near
	}
	if lo.Cmp(hi) != 0 && lo.Sign() == hi.Sign() && near > nearZero*far {
		return lo, hi
	}
	if lo.Sign() > 0 {
		lo = new(big.Rat)
	}
	if hi.Sign() < 0 {
		hi = new(big.Rat)
	}
	return lo, hi
}

// onAxis reports whether the axis reaches a value. One that is still to be
// chosen reaches what it has to cover.
func (b *barChart) onAxis(v float64) bool {
	lo, _ := b.lo.Float64()
	hi, _ := b.hi.Float64()
	if len(b.axis.ticks) > 0 {
		lo, hi = b.axis.ticks[0].value, b.axis.ticks[len(b.axis.ticks)-1].value
	}
	return lo <= v && v <= hi
}

// inward is the room that a dot takes towards zero, where zero is not on the
// axis: beside it stand the names, or the values.
func (b *barChart) inward(n bar) need {
	room := b.pairReach(n)
	switch n.look.End {
	case look.Outline:
		room = openUnits * b.u
	case look.Open, look.Reach:
		room = b.discRadius()
	}
	return need{n.to, room, n.dir > 0, true}
}

// drawGuides leads the eye from the names to the dots.
func (b *barChart) drawGuides() {
	for i := range b.plan.keys {
		k := (float64(i) + 0.5) * b.slot
		b.sheet.scene.polyline(roleGrid, nobody, b.plan.theme.Rule, max(0.75*b.u, 0.4), []float64{max(b.u, 0.5), max(3*b.u, 1.5)}, b.at(k, 0), b.at(k, b.length()))
	}
}

// drawDots draws the values of each row. Of several in one place the first ones
// are larger, so that they are seen around the others.
func (b *barChart) drawDots() {
	for i := range b.plan.keys {
		row := b.barsAt(i)
		for j, n := range row {
			if n.missing {
				continue
			}
			radius := b.discRadius()
			for _, later := range row[j+1:] {
				if !later.missing && math.Abs(b.pos(later.to)-b.pos(n.to)) < 0.8*b.discRadius() {
					radius += 0.45 * b.discRadius()
				}
			}
			b.drawEnd(n, (n.k0+n.k1)/2, min(radius, b.slot/2))
		}
	}
}

// drawEmptyRows says of rows without a dot that they have no value.
func (b *barChart) drawEmptyRows() {
	size := min(b.tick, b.slot/(ascent+descent)-1e-6)
	for i := range b.plan.keys {
		if !b.empty(i) || size < b.least {
			continue
		}
		l := b.sheet.single(b.plan.say.Say(data.WordNoValue), regular(size))
		b.sheet.clear(b.sheet.place(roleMissing, b.barsAt(i)[0].owner, l, b.plan.theme.Soft, b.at((float64(i)+0.5)*b.slot, b.labelGap()), left, centre))
	}
}

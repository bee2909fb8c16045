package charts

import "slices"

// whisker is the stroke from the lower to the upper end of a bar's interval, and
// whether it has one.
func (b *barChart) whisker(n bar) (area rect, ok bool) {
	i := n.value.Interval()
	if i == nil || n.missing {
		return rect{}, false
	}
	k, half := (n.k0+n.k1)/2, b.whiskerHead(n)
	return b.area(k-half, k+half, b.pos(i.Low.Float()), b.pos(i.High.Float())), true
}

// whiskerHead is half the breadth of the strokes at the ends of a whisker.
func (b *barChart) whiskerHead(n bar) float64 {
	if b.lollipop {
		return 0.7 * b.discRadius()
	}
	return min(max(4.5*b.u, 1.5), max((n.k1-n.k0)/2-0.5, 0.5))
}

// whiskerEnd is the end of a bar's interval that lies further out.
func (b *barChart) whiskerEnd(n bar) float64 {
	if n.dir < 0 {
		return n.value.Interval().Low.Float()
	}
	return n.value.Interval().High.Float()
}

// drawWhisker draws the interval of a bar on a rim of paper, which keeps it
// visible on the bar.
func (b *barChart) drawWhisker(n bar) {
	i := n.value.Interval()
	if i == nil {
		return
	}
	k, half, width := (n.k0+n.k1)/2, b.whiskerHead(n), max(1.4*b.u, 0.6)
	lo, hi := b.pos(i.Low.Float()), b.pos(i.High.Float())
	strokes := [][]point{{b.at(k, lo), b.at(k, hi)}, {b.at(k-half, lo), b.at(k+half, lo)}, {b.at(k-half, hi), b.at(k+half, hi)}}
	for _, s := range strokes {
		b.sheet.scene.polyline(roleMarker, n.owner, b.plan.theme.Paper, width+2*max(b.u, 0.4), nil, s...)
	}
	for _, s := range strokes {
		b.sheet.scene.polyline(roleMarker, n.owner, b.plan.theme.Ink, width, nil, slices.Clone(s)...)
	}
}

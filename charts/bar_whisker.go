package charts

import "slices"

// whisker is the stroke from the lower to the upper end of a bar's interval, and
// whether it has one.
func (m *barMarks) whisker(n bar) (area rect, ok bool) {
	i := n.value.Interval()
	if i == nil || n.missing {
		return rect{}, false
	}
	k, half := (n.k0+n.k1)/2, m.whiskerHead(n)
	return m.plot.between(k-half, k+half, m.plot.pos(i.Low.Float()), m.plot.pos(i.High.Float())), true
}

// whiskerHead is half the breadth of the strokes at the ends of a whisker.
func (m *barMarks) whiskerHead(n bar) float64 {
	if m.plot.slots.disc > 0 {
		return 0.7 * m.plot.discRadius()
	}
	return min(max(4.5*m.u, 1.5), max((n.k1-n.k0)/2-0.5, 0.5))
}

// whiskerEnd is the end of a bar's interval that lies further out.
func (m *barMarks) whiskerEnd(n bar) float64 {
	if n.dir < 0 {
		return n.value.Interval().Low.Float()
	}
	return n.value.Interval().High.Float()
}

// drawWhisker draws the interval of a bar on a rim of paper, which keeps it
// visible on the bar.
func (m *barMarks) drawWhisker(n bar) {
	i := n.value.Interval()
	if i == nil {
		return
	}
	k, half, width := (n.k0+n.k1)/2, m.whiskerHead(n), max(1.4*m.u, 0.6)
	lo, hi := m.plot.pos(i.Low.Float()), m.plot.pos(i.High.Float())
	strokes := [][]point{{m.plot.at(k, lo), m.plot.at(k, hi)}, {m.plot.at(k-half, lo), m.plot.at(k+half, lo)}, {m.plot.at(k-half, hi), m.plot.at(k+half, hi)}}
	for _, s := range strokes {
		m.sheet.scene.polyline(roleMarker, n.owner, m.plan.theme.Paper, width+2*max(m.u, 0.4), nil, s...)
	}
	for _, s := range strokes {
		m.sheet.scene.polyline(roleMarker, n.owner, m.plan.theme.Ink, width, nil, slices.Clone(s)...)
	}
}

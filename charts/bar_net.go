package charts

import (
	"briefing/charts/look"
	"briefing/data"
)

// The mark of a net, in base units: the radius of its dot and the width of its line, and the
// paper around them, which keeps them visible on the pieces of the stack.
const (
	netDot  = 5
	netLine = 3
	netHalo = 1.6
)

func (z sizes) netRadius() float64 { return max(netDot*z.u, 2.2) }
func (z sizes) netHalo() float64   { return max(netHalo*z.u, 0.7) }

// drawNet marks what is left of parts above and below zero, at its own height: by a dot, or
// over time, where dots would touch each other, by a line.
func (s *stackLabels) drawNet() {
	if !s.net {
		return
	}
	if s.netAsLine() {
		s.drawNetLine()
		return
	}
	for i, k := range s.plot.plan.keys {
		if v, ok := data.NumberAt(s.total, k); ok {
			drawNetDot(s.plot.sheet, roleTarget, s.plot.sheet.owner(), s.netAt(i, v), look.Of(&v).HollowDisc())
		}
	}
}

// netAsLine reports whether the nets are drawn as a line.
func (s *stackLabels) netAsLine() bool {
	return s.net && !s.plot.horizontal && netIsLine(s.plot.sheet)
}

// netIsLine reports whether the dots of nets over time would touch each other.
func netIsLine(s *sheet) bool {
	return s.plan.chart.Periods && s.titleWidth()/s.plan.places.span < 3.8*s.netRadius()
}

// netArea is the space of the dot of the net at a key.
func (s *stackLabels) netArea(key int) (area rect, ok bool) {
	if !s.net {
		return rect{}, false
	}
	v, ok := data.NumberAt(s.total, s.plot.plan.keys[key])
	if !ok {
		return rect{}, false
	}
	at, reach := s.netAt(key, v), s.plot.netRadius()+s.plot.netHalo()
	return rect{at.x, at.y, at.x, at.y}.inset(-reach), true
}

// netAt is where the net at a key stands.
func (s *stackLabels) netAt(key int, v data.Value) point {
	n := s.bars.at(key)[0]
	return s.plot.at((n.k0+n.k1)/2, s.plot.pos(v.Number.Float()))
}

// drawNetLine joins the nets; where one is missing the line has a gap.
func (s *stackLabels) drawNetLine() {
	var run []point
	owner := s.plot.sheet.owner()
	end := func() {
		if len(run) > 1 {
			s.plot.sheet.haloed(owner, s.plot.plan.theme.Ink, max(netLine*s.plot.u, 1.2), run)
		} else if len(run) == 1 {
			drawNetDot(s.plot.sheet, roleTarget, owner, run[0], false)
		}
		run = nil
	}
	for i, k := range s.plot.plan.keys {
		if v, ok := data.NumberAt(s.total, k); ok {
			run = append(run, s.netAt(i, v))
		} else {
			end()
		}
	}
	end()
}

// netReach is how far the dot of the net at a key reaches beyond the end of its stack.
func (s *stackLabels) netReach(key int) float64 {
	if !s.net || len(s.plot.axis.ticks) == 0 {
		return 0
	}
	v, ok := data.NumberAt(s.total, s.plot.plan.keys[key])
	if !ok {
		return 0
	}
	dir := s.way(key)
	past := dir * (s.plot.pos(v.Number.Float()) - s.plot.pos(s.bars.end(key, dir)))
	return max(past+s.plot.netRadius()+s.plot.netHalo(), 0)
}

// drawNetDot draws the dot of a net, hollow where it is not settled.
func drawNetDot(s *sheet, r role, owner int, at point, hollow bool) {
	radius := s.netRadius()
	s.scene.disc(r, owner, at, radius+s.netHalo(), s.plan.theme.Paper)
	s.scene.disc(r, owner, at, radius, s.plan.theme.Ink)
	if hollow {
		s.scene.disc(r, owner, at, look.DiscHole*radius, s.plan.theme.Paper)
	}
}

// legendNet draws the mark of the net in the legend, in a square.
func legendNet(s *sheet, area rect) {
	if !s.horizontal && netIsLine(s) {
		legendLine(s, area, s.plan.theme.Ink)
		return
	}
	s.scene.disc(roleSwatch, noOwner, point{(area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2}, min(s.netRadius(), area.width()/2), s.plan.theme.Ink)
}

package charts

import (
	"slices"

	"briefing/data"
)

// labelSpace finds space for text on a plot, between what is drawn there.
type labelSpace struct {
	plot       *timePlot
	overGhosts bool // labels may cut lines that are context: of other panels, or behind what stands out
}

// annotate places a remark near its point, with a thin line to it.
func (s labelSpace) annotate(owner int, a data.Annotation, at point) error {
	text := oneLine(a.Text.Plain)
	for _, width := range []float64{0.3, 0.2, 0.45} {
		b := s.plot.sheet.block(text, regular(s.plot.tick), width*s.plot.sheet.scene.width)
		for _, reach := range []float64{1.6 * s.plot.label, 3 * s.plot.label, 5 * s.plot.label, 8 * s.plot.label} {
			place, h, v, ok := s.search(b, at, reach, reach, anywhere)
			if !ok && s.plot.plan.seriesStandsOut() {
				s.overGhosts = true
				place, h, v, ok = s.search(b, at, reach, reach, anywhere)
				s.overGhosts = false
			}
			if !ok {
				continue
			}
			area := s.plot.sheet.place(roleRemark, owner, b, s.plot.plan.theme.Soft, place, h, v)
			s.plot.sheet.clear(area)
			s.leadTo(area, at)
			return nil
		}
	}
	return &layoutError{text: "the annotation " + shortened(text) + " finds no room near its value", hint: "shorten it", pos: a.Pos}
}

// leadTo draws a thin line from a remark to its point.
func (s labelSpace) leadTo(area rect, to point) {
	from := point{max(area.x0, min(to.x, area.x1)), max(area.y0, min(to.y, area.y1))}
	s.plot.sheet.scene.polyline(roleLeader, noOwner, blend(s.plot.plan.theme.Soft, s.plot.plan.theme.Paper, 0.4), max(0.75*s.plot.u, 0.4), nil, from, to)
}

// search looks for a free place for a block around a point, up or down points
// away from it: above, below, then beside it. Every place must be allowed.
func (s labelSpace) search(b textBlock, c point, up, down float64, allowed func(rect) bool) (at point, h, v align, ok bool) {
	up, down = up+max(3*s.plot.u, 1), down+max(3*s.plot.u, 1)
	gap := min(up, down)
	slant := 0.9 * gap
	for _, try := range []struct {
		at   point
		h, v align
	}{
		{point{c.x, c.y + up}, centre, left},
		{point{c.x, c.y - down}, centre, right},
		{point{c.x - slant, c.y + slant}, right, left},
		{point{c.x + slant, c.y - slant}, left, right},
		{point{c.x + slant, c.y + slant}, left, left},
		{point{c.x - slant, c.y - slant}, right, right},
		{point{c.x + gap, c.y}, left, centre},
		{point{c.x - gap, c.y}, right, centre},
	} {
		if area := b.area(try.at, try.h, try.v); allowed(area) && s.free(area) {
			return try.at, try.h, try.v, true
		}
	}
	return point{}, 0, 0, false
}

// free reports whether a box is inside the plot's edges and touches nothing
// that must stay readable.
func (s labelSpace) free(area rect) bool {
	if !(rect{s.plot.area.x0, s.plot.area.y0, s.plot.area.x1 + s.plot.sheet.sideGap()/2, s.plot.sheet.body.y1}).contains(area) {
		return false
	}
	wide := area.inset(-max(2*s.plot.u, 0.8))
	for _, t := range s.plot.sheet.scene.texts {
		if wide.overlaps(t.box()) {
			return false
		}
	}
	for _, sh := range s.plot.sheet.scene.shapes {
		switch sh.depth() {
		case roleGhost:
			if !s.overGhosts && sh.covers(area) {
				return false
			}
		case roleLine, rolePiece, roleSpread, roleMarker, roleConnector, roleReference, roleLeader, roleBaseline:
			if sh.covers(area.inset(-max(s.plot.u, 0.4))) {
				return false
			}
		}
	}
	return true
}

func anywhere(rect) bool { return true }

// taken reports whether a text, a mark or a reference line stands in a box.
func (s labelSpace) taken(area rect) bool {
	for _, t := range s.plot.sheet.scene.texts {
		if area.overlaps(t.box()) {
			return true
		}
	}
	return slices.ContainsFunc(s.plot.sheet.scene.shapes, func(s shape) bool {
		return (s.role == roleMarker || s.role == roleReference) && s.covers(area)
	})
}

package charts

import (
	"cmp"
	"slices"
)

// seeThrough removes the paper from a finished scene that will be put on
// another background. Lines end at labels instead of running under their paper.
// Within a bar, an area or the like, the paper stays.
func (s *scene) seeThrough() {
	var plates []rect
	var shapes []shape
	for i, sh := range s.shapes {
		switch {
		case sh.role == roleClear && !s.onFilled(i, sh.bounds()):
			plates = append(plates, sh.bounds())
		case sh.role == roleCasing:
		case sh.role == roleReference && sh.dash == nil: // the band of paper below a reference line
			shapes = append(shapes, s.within(i, sh)...)
		default:
			shapes = append(shapes, sh)
		}
	}
	s.shapes = nil
	for _, sh := range shapes {
		if sh.depth() >= roleClear || sh.closed {
			s.shapes = append(s.shapes, sh)
			continue
		}
		s.shapes = append(s.shapes, sh.without(plates)...)
	}
}

// onFilled reports whether the text that stands on a plate of paper, shape i, touches something
// filled; of a plate without text, whether the plate does.
func (s *scene) onFilled(i int, plate rect) bool {
	bare := true
	for _, x := range s.texts {
		if box := x.box().inset(0.5); plate.contains(box) {
			if bare = false; s.filled(i, box) {
				return true
			}
		}
	}
	return bare && s.filled(i, plate)
}

// filled reports whether a box touches something filled that is drawn before
// shape i.
func (s *scene) filled(i int, r rect) bool {
	r = r.inset(0.5)
	return slices.ContainsFunc(s.shapes[:i], func(sh shape) bool { return sh.fills() && sh.covers(r) })
}

// fills reports whether text or a line may stand on the shape.
func (sh shape) fills() bool {
	return sh.closed && sh.width == 0 && (sh.role == roleBar || sh.role == roleUnit || sh.role == roleArea || sh.role == rolePiece || sh.role == roleSpread || sh.role == roleBand)
}

// within returns the parts of a straight line that lie on filled shapes drawn
// before it.
func (s *scene) within(i int, line shape) []shape {
	var parts []shape
	for _, sh := range s.shapes[:i] {
		if !sh.fills() {
			continue
		}
		if from, to, ok := sh.bounds().part(line.points[0], line.points[1]); ok {
			part := line
			part.points = []point{along(line.points[0], line.points[1], from), along(line.points[0], line.points[1], to)}
			parts = append(parts, part)
		}
	}
	return parts
}

// along is the place at a part (0 to 1) of the way from a to b.
func along(a, b point, t float64) point { return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t} }

// part returns from where to where, as parts of the way, the line from a to b
// is inside r.
func (r rect) part(a, b point) (from, to float64, ok bool) {
	to = 1
	dx, dy := b.x-a.x, b.y-a.y
	ok = clip(-dx, a.x-r.x0, &from, &to) && clip(dx, r.x1-a.x, &from, &to) &&
		clip(-dy, a.y-r.y0, &from, &to) && clip(dy, r.y1-a.y, &from, &to)
	return from, to, ok && from < to
}

// without returns what is left of a line outside boxes; of a point that touches
// one, nothing.
func (sh shape) without(boxes []rect) []shape {
	meets := func(r rect) bool { return r.overlaps(sh.bounds()) }
	if !slices.ContainsFunc(boxes, meets) {
		return []shape{sh}
	}
	if sh.radius > 0 {
		return nil
	}
	var parts []shape
	var run []point
	flush := func() {
		if len(run) > 1 {
			part := sh
			part.points = run
			parts = append(parts, part)
		}
		run = nil
	}
	for i := range len(sh.points) - 1 {
		a, b := sh.points[i], sh.points[i+1]
		at := 0.0
		if run == nil {
			run = []point{a}
		}
		for _, gap := range gapsOf(a, b, boxes) {
			if gap.from > at {
				run = append(run, along(a, b, gap.from))
			}
			flush()
			if at = max(at, gap.to); at < 1 {
				run = []point{along(a, b, at)}
			}
		}
		if at < 1 {
			run = append(run, b)
		}
	}
	flush()
	return parts
}

// gap is the part of a line that is inside a box.
type gap struct{ from, to float64 }

// gapsOf are the parts of a line that are inside boxes, in order.
func gapsOf(a, b point, boxes []rect) []gap {
	var gaps []gap
	for _, r := range boxes {
		if from, to, ok := r.part(a, b); ok {
			gaps = append(gaps, gap{from, to})
		}
	}
	slices.SortFunc(gaps, func(a, b gap) int { return cmp.Compare(a.from, b.from) })
	return gaps
}

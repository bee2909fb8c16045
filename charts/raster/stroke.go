package raster

import "slices"

// A stroker makes the outlines of lines: butt ends, round joins, as gonum's
// own pixel canvas has them. It works in the drawing's coordinates and hands
// polygons to emit.
type stroker struct {
	half      float64 // half the line's width
	tolerance float64
	emit      func([]vector)

	points  []vector // scratch: the line without repeated points
	normals []vector // scratch: of each side, half a width long, to its left
	outline []vector // scratch
}

func (s *stroker) stroke(line polyline) {
	closed := s.clean(line)
	if len(s.points) < 2 {
		return
	}
	if closed {
		s.ring()
		return
	}
	// Along the left side to the end and back along the other.
	s.outline = s.outline[:0]
	last := len(s.normals) - 1
	s.outline = append(s.outline, s.points[0].plus(s.normals[0]))
	for i := 1; i <= last; i++ {
		s.join(s.points[i], s.normals[i-1], s.normals[i])
	}
	end := s.points[last+1]
	s.outline = append(s.outline, end.plus(s.normals[last]), end.minus(s.normals[last]))
	for i := last; i > 0; i-- {
		s.join(s.points[i], s.normals[i].times(-1), s.normals[i-1].times(-1))
	}
	s.outline = append(s.outline, s.points[0].minus(s.normals[0]))
	s.emit(s.outline)
}

// ring emits both sides of a closed line; they turn in opposite directions, so
// that the inner cuts a hole into the outer.
func (s *stroker) ring() {
	n := len(s.points)
	s.outline = s.outline[:0]
	for i := range n {
		s.join(s.points[i], s.normals[(i+n-1)%n], s.normals[i])
	}
	s.emit(s.outline)
	s.outline = s.outline[:0]
	for i := n - 1; i >= 0; i-- {
		s.join(s.points[i], s.normals[i].times(-1), s.normals[(i+n-1)%n].times(-1))
	}
	s.emit(s.outline)
}

// Of how many corners the outline of a line has about as many for each of its points, and how many
// there is room made for ahead.
const cornersOfJoin, mostAhead = 8, 1 << 17

// clean fills points and normals, leaving out sides too short to have a
// direction, and reports whether the line is closed.
func (s *stroker) clean(line polyline) (closed bool) {
	n := len(line.points)
	s.points, s.normals = slices.Grow(s.points[:0], n), slices.Grow(s.normals[:0], n)
	s.outline = slices.Grow(s.outline[:0], min(cornersOfJoin*n, mostAhead))
	least := s.tolerance * 1e-3
	for _, p := range line.points {
		if n := len(s.points); n == 0 || s.points[n-1].minus(p).length() > least {
			s.points = append(s.points, p)
		}
	}
	closed = line.closed
	if n := len(s.points); closed && n > 1 && s.points[n-1].minus(s.points[0]).length() <= least {
		s.points = s.points[:n-1]
	}
	if len(s.points) < 3 {
		closed = false
	}
	n = len(s.points)
	sides := n - 1
	if closed {
		sides = n
	}
	for i := range max(sides, 0) {
		way := s.points[(i+1)%n].minus(s.points[i])
		s.normals = append(s.normals, vector{-way.y, way.x}.times(s.half/way.length()))
	}
	return closed
}

// join appends the left side's corner at p, from one side's normal to the
// next one's: an arc where the line turns away from it, else back through the
// corner itself, which stays inside the line however short the sides are.
func (s *stroker) join(p, from, to vector) {
	s.outline = append(s.outline, p.plus(from))
	switch turn := cross(from, to); {
	case turn > 0 || turn == 0 && dot(from, to) > 0:
		if dot(from.minus(to), from.minus(to)) > s.tolerance*s.tolerance {
			s.outline = append(s.outline, p)
		}
	default:
		s.arc(p, from, to, 6)
	}
	s.outline = append(s.outline, p.plus(to))
}

// arc appends the points between two normals, clockwise, by halving the
// angle; square roots are the same on every machine, sines are not.
func (s *stroker) arc(p, from, to vector, depth int) {
	middle := from.plus(to)
	if middle.length() < s.half*1e-6 { // a turn back: by way of the line's end
		middle = vector{from.y, -from.x}
	}
	middle = middle.times(s.half / middle.length())
	// The chord lies this far inside the arc.
	if sagitta := s.half - from.plus(to).length()/2; sagitta <= s.tolerance || depth == 0 {
		return
	}
	s.arc(p, from, middle, depth-1)
	s.outline = append(s.outline, p.plus(middle))
	s.arc(p, middle, to, depth-1)
}

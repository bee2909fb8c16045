package raster

import "math"

// crisp adds a straight line that is level or upright in the picture, or the
// outline of an upright rectangle, as whole pixels across, and reports whether
// it was one. The ends of a line stay where they are.
func (c *Canvas) crisp(line polyline, width float64) bool {
	m := c.state.m
	across := float64(width * max(math.Abs(m.a), math.Abs(m.b))) // of upright lines
	down := float64(width * max(math.Abs(m.c), math.Abs(m.d)))   // of level ones
	switch {
	case len(line.points) == 2:
		return c.crispLine(m.apply(line.points[0]), m.apply(line.points[1]), across, down)
	case line.closed:
		return c.crispFrame(line.points, across, down)
	}
	return false
}

func (c *Canvas) crispLine(p, q vector, across, down float64) bool {
	switch {
	case p.y == q.y && p.x != q.x:
		from, to := band(p.y, down)
		c.box(min(p.x, q.x), from, max(p.x, q.x), to, false)
	case p.x == q.x && p.y != q.y:
		from, to := band(p.x, across)
		c.box(from, min(p.y, q.y), to, max(p.y, q.y), false)
	default:
		return false
	}
	return true
}

func (c *Canvas) crispFrame(points []vector, across, down float64) bool {
	low, high, ok := c.state.m.corners(points)
	if !ok || high.x-low.x < across+1 || high.y-low.y < down+1 {
		return false
	}
	left, leftIn := band(low.x, across)
	rightIn, right := band(high.x, across)
	top, topIn := band(low.y, down)
	footIn, foot := band(high.y, down)
	c.box(left, top, right, foot, false)
	c.box(leftIn, topIn, rightIn, footIn, true)
	return true
}

// box adds a rectangle in pixels that turns the way the outlines of lines do,
// or as a hole the other way.
func (c *Canvas) box(x0, y0, x1, y1 float64, hole bool) {
	corners := []vector{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}
	mirrored := float64(c.state.m.a*c.state.m.d)-float64(c.state.m.b*c.state.m.c) > 0
	if mirrored != hole {
		corners[1], corners[3] = corners[3], corners[1]
	}
	c.scan.polygon(corners)
}

// band returns the pixels that a line of a width takes at a place: whole ones,
// but of a line finer than a pixel only its part of one.
func band(at, width float64) (from, to float64) {
	whole := max(1, math.Floor(width+0.5))
	// The small shift keeps places together that are equal but for rounding.
	from = math.Floor(at - whole/2 + 0.5 + 1e-6)
	if width < 1 {
		return from, from + width
	}
	return from, from + whole
}

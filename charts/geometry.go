package charts

import "math"

// Lengths are points (1/72 inch) and y runs upwards from the picture's foot, as
// on a vg.Canvas.

// point is a place in the picture.
type point struct{ x, y float64 }

// rect is a box with x0 <= x1 and y0 <= y1.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }

// inset returns r made smaller by d on every side, or larger if d is negative.
func (r rect) inset(d float64) rect {
	return rect{r.x0 + d, r.y0 + d, r.x1 - d, r.y1 - d}
}

// crisp returns r with its sides moved inwards to half points, which are whole
// pixels of a slide.
func (r rect) crisp() rect {
	return rect{math.Ceil(2*r.x0) / 2, math.Ceil(2*r.y0) / 2, math.Floor(2*r.x1) / 2, math.Floor(2*r.y1) / 2}
}

// slack is how far (points) boxes may overlap before it counts, because of
// rounding in sums.
const slack = 0.01

func (r rect) overlaps(s rect) bool {
	return r.x0 < s.x1-slack && s.x0 < r.x1-slack && r.y0 < s.y1-slack && s.y0 < r.y1-slack
}

func (r rect) contains(s rect) bool {
	return s.x0 >= r.x0-slack && s.x1 <= r.x1+slack && s.y0 >= r.y0-slack && s.y1 <= r.y1+slack
}

func (r rect) union(s rect) rect {
	return rect{min(r.x0, s.x0), min(r.y0, s.y0), max(r.x1, s.x1), max(r.y1, s.y1)}
}

func (r rect) corners() []point {
	return []point{{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}}
}

// meets reports whether the line from a to b crosses the inside of r, by
// clipping it to one side after the other (Liang and Barsky 1984).
func (r rect) meets(a, b point) bool {
	from, to := 0.0, 1.0
	dx, dy := b.x-a.x, b.y-a.y
	return clip(-dx, a.x-r.x0-slack, &from, &to) && clip(dx, r.x1-slack-a.x, &from, &to) &&
		clip(-dy, a.y-r.y0-slack, &from, &to) && clip(dy, r.y1-slack-a.y, &from, &to)
}

// clip cuts the part from..to of a line to where p*t <= q, and reports whether
// anything is left.
func clip(p, q float64, from, to *float64) bool {
	switch {
	case p == 0:
		return q >= 0
	case p < 0:
		*from = math.Max(*from, q/p)
	default:
		*to = math.Min(*to, q/p)
	}
	return *from <= *to
}

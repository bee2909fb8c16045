package raster

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// A polyline is one stretch of a path with its curves made straight.
type polyline struct {
	points []vector
	closed bool
}

// tolerance is how far, in pixels, a straightened curve may lie off the true
// one.
const tolerance = 0.05

// far bounds coordinates (points): what lies further out is moved here, where
// it is outside every picture and its products do not overflow.
const far = 1e9

// A flattener makes polylines of a path, in the path's own coordinates.
type flattener struct {
	lines     []polyline
	current   []vector
	tolerance float64 // in the path's coordinates
}

// flatten straightens a path. A path with a coordinate that is not a number
// has no polylines: there is no telling what it was meant to be.
func flatten(path vg.Path, scale float64) []polyline {
	f := flattener{tolerance: tolerance / max(scale, 1e-9)}
	for _, comp := range path {
		if !f.add(comp) {
			return nil
		}
	}
	f.end(false)
	return f.lines
}

func (f *flattener) add(comp vg.PathComp) bool {
	to, ok := toPoint(comp.Pos)
	if !ok {
		return false
	}
	switch comp.Type {
	case vg.MoveComp:
		f.end(false)
		f.current = append(f.current, to)
	case vg.LineComp:
		f.current = append(f.current, to)
	case vg.ArcComp:
		return f.arc(to, comp)
	case vg.CurveComp:
		return f.curve(to, comp.Control)
	case vg.CloseComp:
		f.close()
	}
	return true
}

// end finishes the current polyline.
func (f *flattener) end(closed bool) {
	if len(f.current) > 1 {
		f.lines = append(f.lines, polyline{f.current, closed})
	}
	f.current = nil
}

// close joins the end to the start, where the path then goes on.
func (f *flattener) close() {
	if len(f.current) == 0 {
		return
	}
	start := f.current[0]
	f.end(true)
	f.current = append(f.current, start)
}

// arc appends a piece of a circle, joined to what was before by a line.
func (f *flattener) arc(centre vector, comp vg.PathComp) bool {
	radius := float64(comp.Radius)
	if math.IsNaN(radius) || math.IsInf(radius, 0) || math.IsNaN(comp.Start-comp.Start) || math.IsNaN(comp.Angle-comp.Angle) {
		return false
	}
	// More than a turn paints nothing new.
	sweep := max(-2*math.Pi, min(comp.Angle, 2*math.Pi))
	n := f.arcSteps(radius, sweep)
	for i := range n + 1 {
		angle := comp.Start + float64(sweep*float64(i))/float64(n)
		sin, cos := math.Sincos(angle)
		f.current = append(f.current, centre.plus(vector{snap(cos), snap(sin)}.times(radius)))
	}
	return true
}

// arcSteps returns how many chords keep within the tolerance: one of an angle
// θ lies r·(1 - cos θ/2), about r·θ²/8, off its arc.
func (f *flattener) arcSteps(radius, sweep float64) int {
	step := math.Sqrt(8 * f.tolerance / max(math.Abs(radius), f.tolerance))
	return steps(math.Abs(sweep)/step, 4)
}

func (f *flattener) curve(to vector, control []vg.Point) bool {
	if len(f.current) == 0 {
		f.current = append(f.current, vector{})
	}
	from := f.current[len(f.current)-1]
	var c [2]vector
	for i := range min(len(control), 2) {
		var ok bool
		if c[i], ok = toPoint(control[i]); !ok {
			return false
		}
	}
	switch len(control) {
	case 1:
		f.current = appendQuadratic(f.current, from, c[0], to, f.tolerance)
	case 2:
		f.cubic(from, c[0], c[1], to)
	default:
		f.current = append(f.current, to)
	}
	return true
}

// appendQuadratic appends a quadratic Bézier curve without its first point. In
// n equal steps the chords lie within |p - 2q + r| / (4·n²) of it.
func appendQuadratic(points []vector, p, q, r vector, tolerance float64) []vector {
	bend := p.plus(r).minus(q.times(2)).length()
	n := steps(math.Sqrt(bend/(4*tolerance)), 1)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		points = append(points, between(between(p, q, t), between(q, r, t), t))
	}
	return append(points, r)
}

// cubic appends a cubic Bézier curve. The chords lie within 3/4·d/n² of it,
// where d is the larger of the two second differences of its points.
func (f *flattener) cubic(p, q, r, s vector) {
	bend := max(p.plus(r).minus(q.times(2)).length(), q.plus(s).minus(r.times(2)).length())
	n := steps(math.Sqrt(bend*0.75/f.tolerance), 1)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		pq, qr, rs := between(p, q, t), between(q, r, t), between(r, s, t)
		f.current = append(f.current, between(between(pq, qr, t), between(qr, rs, t), t))
	}
	f.current = append(f.current, s)
}

// steps rounds a number of chords up, within bounds.
func steps(n float64, least int) int {
	const most = 4096
	if !(n < most) {
		return most
	}
	return max(least, int(math.Ceil(n)))
}

// toPoint converts a point of gonum's, coordinates kept within bounds; ok is
// false for one that is not a number.
func toPoint(p vg.Point) (q vector, ok bool) {
	x, y := float64(p.X), float64(p.Y)
	if math.IsNaN(x) || math.IsNaN(y) {
		return vector{}, false
	}
	return vector{max(-far, min(x, far)), max(-far, min(y, far))}, true
}

package raster

import "math"

// The explicit conversions here and elsewhere keep the compiler from fusing a
// product and a sum into one instruction, as it does on some machines only:
// pixels must be the same on all.

// vector is a place on the plane or a direction with a length, in points of the
// drawing or in pixels.
type vector struct{ x, y float64 }

func (p vector) plus(q vector) vector   { return vector{p.x + q.x, p.y + q.y} }
func (p vector) minus(q vector) vector  { return vector{p.x - q.x, p.y - q.y} }
func (p vector) times(f float64) vector { return vector{float64(p.x * f), float64(p.y * f)} }
func (p vector) length() float64        { return math.Sqrt(dot(p, p)) }

// nowhere reports a coordinate that is infinite or no number.
func (p vector) nowhere() bool { return p.x-p.x != 0 || p.y-p.y != 0 }

// between returns the point a share f of the way from p to q.
func between(p, q vector, f float64) vector { return p.plus(q.minus(p).times(f)) }

func dot(p, q vector) float64   { return float64(p.x*q.x) + float64(p.y*q.y) }
func cross(p, q vector) float64 { return float64(p.x*q.y) - float64(p.y*q.x) }

// matrix is an affine map: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(p vector) vector {
	return vector{
		float64(m.a*p.x) + float64(m.c*p.y) + m.e,
		float64(m.b*p.x) + float64(m.d*p.y) + m.f,
	}
}

// translated, scaled and rotated return the map that does the named thing
// first and m after it.

func (m matrix) translated(by vector) matrix {
	at := m.apply(by)
	m.e, m.f = at.x, at.y
	return m
}

func (m matrix) scaled(x, y float64) matrix {
	return matrix{m.a * x, m.b * x, m.c * y, m.d * y, m.e, m.f}
}

func (m matrix) rotated(rad float64) matrix {
	sin, cos := math.Sincos(rad)
	sin, cos = snap(sin), snap(cos)
	return matrix{
		float64(m.a*cos) + float64(m.c*sin), float64(m.b*cos) + float64(m.d*sin),
		float64(m.c*cos) - float64(m.a*sin), float64(m.d*cos) - float64(m.b*sin),
		m.e, m.f,
	}
}

// snap rounds a sine to 40 binary digits, so that right angles are exact and
// the last digits, in which machines differ, are gone.
func snap(v float64) float64 {
	return math.Round(v*(1<<40)) / (1 << 40)
}

// size is the factor by which the map enlarges lengths, in the mean of the
// directions.
func (m matrix) size() float64 {
	return math.Sqrt(math.Abs(float64(m.a*m.d) - float64(m.b*m.c)))
}

// upright reports whether the map only moves and enlarges: the drawing's
// upwards is the picture's upwards, and circles stay circles.
func (m matrix) upright() bool {
	return m.b == 0 && m.c == 0 && m.a > 0 && m.a == -m.d
}

// invert returns the inverse map; ok is false where there is none.
func (m matrix) invert() (inverse matrix, ok bool) {
	det := float64(m.a*m.d) - float64(m.b*m.c)
	if det == 0 || math.IsNaN(det) || math.IsInf(det, 0) {
		return matrix{}, false
	}
	inverse = matrix{a: m.d / det, b: -m.b / det, c: -m.c / det, d: m.a / det}
	at := inverse.apply(vector{m.e, m.f})
	inverse.e, inverse.f = -at.x, -at.y
	return inverse, true
}

package charts

import (
	"image/color"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// ends are the lower and the upper end of what a value may be: those of a
// range, or the number itself.
func ends(v data.Value) (low, high float64) { return v.Low().Float(), v.High().Float() }

// around are the ends of the interval that a source gives for a value.
func around(v data.Value) (low, high float64) {
	if i := v.Interval(); i != nil {
		return i.Low.Float(), i.High.Float()
	}
	return ends(v)
}

// sides are the ways of a line along the lower and the upper ends of values.
func (r tracer) sides(dots []dot, of func(data.Value) (low, high float64)) (lower, upper []point) {
	along := func(high bool) []point {
		moved := slices.Clone(dots)
		for i := range moved {
			lo, hi := of(moved[i].value)
			moved[i].y = r.plot.y(lo)
			if high {
				moved[i].y = r.plot.y(hi)
			}
		}
		return r.style.course(moved)
	}
	return along(false), along(true)
}

// drawSpread draws where a line may run: a tint between its lower and its upper
// side, with an edge to either, so that spreads of several lines show through
// each other.
func (r tracer) drawSpread(owner int, ink color.RGBA, dots []dot, of func(data.Value) (low, high float64), forecast bool) {
	lower, upper := r.sides(dots, of)
	width, tint := max(0.9*r.plot.u, 0.4), look.SpreadTint(forecast, r.style.filled)
	dash := scaled(look.EdgeDash(forecast), width)
	back := slices.Clone(lower)
	slices.Reverse(back)
	r.plot.sheet.scene.shapes = append(r.plot.sheet.scene.shapes, shape{role: roleSpread, owner: owner, points: append(slices.Clone(upper), back...), closed: true, ink: blend(ink, r.plot.plan.theme.Paper, tint)})
	for _, side := range [][]point{lower, upper} {
		r.plot.sheet.scene.polyline(roleEdge, owner, blend(ink, r.plot.plan.theme.Paper, 0.35), width, dash, side...)
	}
}

// drawIntervals draws bands around the stretches of a line whose values all have
// an interval.
func (r tracer) drawIntervals(t track) {
	if !banded(r.plot.plan.chart) {
		return
	}
	for from := 0; from < len(t.points); {
		to := from + 1
		for to < len(t.points) && bandBetween(t.points, to) {
			to++
		}
		if to-from > 1 {
			r.drawSpread(t.owner, t.ink, t.points[from:to], around, false)
		}
		from = to
	}
}

// inBand reports whether a band shows the interval of a point; a lonely one has
// whiskers.
func (r tracer) inBand(t track, i int) bool {
	return banded(r.plot.plan.chart) && (i > 0 && bandBetween(t.points, i) || i+1 < len(t.points) && bandBetween(t.points, i+1))
}

// bandBetween reports whether a band joins a point to the one before.
func bandBetween(points []dot, i int) bool {
	return joint(points, i) != look.Gap && points[i].value.Interval() != nil && points[i-1].value.Interval() != nil
}

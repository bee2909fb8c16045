package raster

import "math"

// A dasher cuts lines into the pieces that a pattern of dashes and gaps leaves.
// It looks only at what is inside a window, so that a line that runs far out of
// the picture costs no more than what is seen of it.
type dasher struct {
	pattern   []float64 // even: dashes, odd: gaps
	period    float64
	low, high vector // the window

	pieces  []polyline
	index   int      // in the pattern
	left    float64  // of the pattern's element
	current []vector // of the dash being drawn
}

// newDasher returns nil for a pattern that leaves lines whole: one without any
// length, with a length that is negative or no number, or whose dashes are
// finer than the least length that can be seen.
func newDasher(pattern []float64, least float64) *dasher {
	period := 0.0
	for _, d := range pattern {
		if !(d >= 0 && d <= far) {
			return nil
		}
		period += d
	}
	if period == 0 || period/float64(len(pattern)) < least {
		return nil
	}
	if len(pattern)%2 == 1 { // dashes and gaps change places each time round
		pattern = append(append([]float64(nil), pattern...), pattern...)
		period *= 2
	}
	return &dasher{pattern: pattern, period: period}
}

// cut appends the pieces of a line, the pattern beginning at an offset.
func (d *dasher) cut(line polyline, offset float64) {
	d.index, d.left = 0, d.pattern[0]
	d.current = nil
	d.skip(d.within(offset))
	points := line.points
	if line.closed {
		points = append(append([]vector(nil), points...), points[0])
	}
	d.begin(points[0])
	for i := 1; i < len(points); i++ {
		d.segment(points[i-1], points[i])
	}
	d.finish()
}

// within returns an offset into the pattern as one into its first period.
func (d *dasher) within(offset float64) float64 {
	offset = math.Mod(offset, d.period)
	switch {
	case math.IsNaN(offset):
		return 0
	case offset < 0:
		return offset + d.period
	}
	return offset
}

// skip goes along the pattern by less than two periods.
func (d *dasher) skip(length float64) {
	for length >= d.left && length > 0 {
		length -= d.left
		d.next()
	}
	d.left -= length
}

func (d *dasher) next() {
	d.index = (d.index + 1) % len(d.pattern)
	d.left = d.pattern[d.index]
}

// segment goes along a segment of the line: past what is outside the window,
// and dash by dash through what is inside.
func (d *dasher) segment(p, q vector) {
	length := q.minus(p).length()
	from, to := visible(p, q, d.low, d.high)
	if from > 0 {
		d.finish()
		d.skip(d.within(from * length))
		d.begin(between(p, q, from))
	}
	d.dashes(p, q, from*length, to*length, length)
	if to < 1 {
		d.finish()
		d.skip(d.within((1 - to) * length))
		d.begin(q)
	}
}

// dashes goes along part of a segment, from one length to another.
func (d *dasher) dashes(p, q vector, done, end, length float64) {
	for end-done > d.left {
		done += d.left
		at := between(p, q, done/length)
		d.add(at)
		d.finish()
		d.next()
		d.begin(at)
	}
	d.left -= end - done
	if length > 0 {
		d.add(between(p, q, end/length))
	}
}

// begin starts a piece, add continues it, if the pattern is at a dash.
func (d *dasher) begin(p vector) { d.add(p) }

func (d *dasher) add(p vector) {
	if d.index%2 == 0 {
		d.current = append(d.current, p)
	}
}

func (d *dasher) finish() {
	if len(d.current) > 1 {
		d.pieces = append(d.pieces, polyline{points: d.current})
	}
	d.current = nil
}

// visible returns the shares of the way from p to q between which it is inside
// a box; equal ones where it is not (the method of Liang and Barsky).
func visible(p, q, low, high vector) (from, to float64) {
	from, to = 0, 1
	way := q.minus(p)
	for _, s := range [4][2]float64{ // way outwards, distance to the side
		{-way.x, p.x - low.x}, {way.x, high.x - p.x},
		{-way.y, p.y - low.y}, {way.y, high.y - p.y},
	} {
		switch share := s[1] / s[0]; {
		case s[0] == 0 && s[1] < 0:
			return 1, 1
		case s[0] < 0:
			from = max(from, share)
		case s[0] > 0:
			to = min(to, share)
		}
	}
	if from > to {
		return 1, 1
	}
	return from, to
}

package raster

// A rectangle is an upright one in fixed-point pixels, within the picture.
type rectangle struct{ x0, y0, x1, y1 int }

// corners returns the top left and bottom right corners, in pixels, of a
// polygon in the drawing's coordinates; ok is false where it is no upright
// rectangle in the picture.
func (m matrix) corners(points []vector) (low, high vector, ok bool) {
	n := len(points)
	if n == 5 && points[4] == points[0] {
		n = 4
	}
	if n != 4 {
		return vector{}, vector{}, false
	}
	var p [4]vector
	for i := range p {
		p[i] = m.apply(points[i])
	}
	level := p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x
	upright := p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y
	low = vector{min(p[0].x, p[2].x), min(p[0].y, p[2].y)}
	high = vector{max(p[0].x, p[2].x), max(p[0].y, p[2].y)}
	return low, high, level || upright
}

// rectangle returns a polygon as a rectangle, as far as it is inside the
// picture, where it is one.
func (c *Canvas) rectangle(points []vector) (r rectangle, ok bool) {
	low, high, ok := c.state.m.corners(points)
	w, h := float64(c.surface.width), float64(c.surface.height)
	within := func(v, most float64) int {
		// Steps of a level, so that the shares of a pixel sum to the whole.
		const step = one / levels
		return (fixed(max(0, min(v, most))) + step/2) / step * step
	}
	return rectangle{within(low.x, w), within(low.y, h), within(high.x, w), within(high.y, h)}, ok
}

// A pixelSpan is one dimension of a rectangle on the pixel grid: the pixels
// from first to last, and how much of these two it covers, in 1/256. Those
// between are fully covered.
type pixelSpan struct{ first, last, covFirst, covLast int }

// grid lays an interval on the pixel grid; an empty one has last before first.
func grid(from, to int) pixelSpan {
	first, last := from>>fixedBits, (to-1)>>fixedBits
	if from >= to {
		return pixelSpan{0, -1, 0, 0}
	}
	if first == last {
		return pixelSpan{first, last, to - from, to - from}
	}
	return pixelSpan{first, last, (first+1)<<fixedBits - from, to - last<<fixedBits}
}

// covered returns what the rectangle covers of pixel i, in 1/256.
func (s pixelSpan) covered(i int) int {
	switch i {
	case s.first:
		return s.covFirst
	case s.last:
		return s.covLast
	}
	return one
}

// fillRectangle paints an upright rectangle by the exact area it covers of
// each pixel. Where it continues the one painted just before (the strips of a
// gradient, the parts of a stacked bar), the pixels that both share get the
// share of each, and no paper shines through.
func (c *Canvas) fillRectangle(r rectangle) {
	joint := c.last.joint(r)
	saved := c.last.save(c.surface, r, joint)
	xs, ys := grid(r.x0, r.x1), grid(r.y0, r.y1)
	for y := ys.first; y <= ys.last; y++ {
		for x := xs.first; x <= xs.last; {
			// The first and last pixel stand alone, all between are alike.
			to := x + 1
			if x > xs.first && x < xs.last {
				to = xs.last
			}
			c.fillPart(joint, y, x, to, xs.covered(x)*ys.covered(y))
			x = to
		}
	}
	c.last = saved
}

// fillPart paints pixels of a row that the rectangle covers alike, by area of
// 256².
func (c *Canvas) fillPart(j *seam, y, x0, x1, area int) {
	if j != nil && j.has(x0, y) {
		for x := x0; x < x1; x++ {
			c.surface.set(x, y, share(c.surface.at(x, y), j.below(x, y), c.state.ink, area), exact)
		}
		return
	}
	const full = one * one
	if level := (area*levels + full/2) / full; level > 0 {
		c.surface.run(c.state.ink, y, x0, x1, level, exact)
	}
}

// share adds an ink that covers an area (of 256²) of a pixel, beside what has
// been painted on another part of it over the colour below.
func share(now, below rgb, k *ink, area int) rgb {
	const full = 255 * one * one
	alpha := int64(k.a) * int64(area)
	add := func(now, below, v uint32) uint32 {
		d := (int64(v) - int64(below)) * alpha
		if d < 0 {
			d -= full / 2
		} else {
			d += full / 2
		}
		return uint32(max(0, min(int64(now)+d/full, 255)))
	}
	r, g, b := now.split()
	u, v, w := below.split()
	return pack(add(r, u, k.r), add(g, v, k.g), add(b, w, k.b)).with(add(now.transparency(), below.transparency(), 0))
}

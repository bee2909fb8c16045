package raster

import (
	"slices"

	"gonum.org/v1/plot/vg"
)

// Fill implements [vg.Canvas].
func (c *Canvas) Fill(p vg.Path) {
	if !c.visible() {
		return
	}
	lines := flatten(p, c.state.m.size())
	if len(lines) == 1 {
		if r, ok := c.rectangle(lines[0].points); ok {
			c.fillRectangle(r)
			return
		}
	}
	c.begin()
	for _, line := range lines {
		c.polygon(line.points)
	}
	c.paint()
}

// Stroke implements [vg.Canvas].
func (c *Canvas) Stroke(p vg.Path) {
	width := c.state.width
	if !c.visible() || !(width > 0) {
		return
	}
	width = min(width, far)
	scale := c.state.m.size()
	lines := c.dash(flatten(p, scale), width, scale)
	c.begin()
	c.stroke.half = width / 2
	c.stroke.tolerance = tolerance / max(scale, 1e-9)
	c.stroke.emit = c.polygon
	for _, line := range lines {
		if !c.crisp(line, width) {
			c.stroke.stroke(line)
		}
	}
	c.paint()
}

// dash cuts lines of a width by the dash pattern, if there is one.
func (c *Canvas) dash(lines []polyline, width, scale float64) []polyline {
	inverse, ok := c.state.m.invert()
	d := newDasher(c.state.dashes, 0.1/scale)
	if !ok || d == nil {
		return lines
	}
	w, h := float64(c.surface.width), float64(c.surface.height)
	d.low, d.high = vector{far, far}, vector{-far, -far}
	for _, corner := range [4]vector{{0, 0}, {w, 0}, {0, h}, {w, h}} {
		p := inverse.apply(corner)
		d.low = vector{min(d.low.x, p.x-width), min(d.low.y, p.y-width)}
		d.high = vector{max(d.high.x, p.x+width), max(d.high.y, p.y+width)}
	}
	for _, line := range lines {
		d.cut(line, c.state.offset)
	}
	return d.pieces
}

// visible reports whether drawing can leave a trace.
func (c *Canvas) visible() bool {
	return c.err == nil && c.state.ink.a > 0 && c.state.m.size() > 0
}

// begin starts a shape: polygons are collected and painted as one, so that
// overlaps of a translucent colour do not show.
func (c *Canvas) begin() {
	c.last.forget()
	c.scan.reset(c.surface.width, c.surface.height)
}

// polygon adds a polygon in the drawing's coordinates.
func (c *Canvas) polygon(points []vector) {
	c.device = slices.Grow(c.device[:0], len(points))
	for _, p := range points {
		c.device = append(c.device, c.state.m.apply(p))
	}
	c.scan.polygon(c.device)
}

func (c *Canvas) paint() {
	s, k := c.surface, c.state.ink
	c.scan.spans(func(y, x0, x1, level int) { s.run(k, y, x0, x1, level, outline) })
}

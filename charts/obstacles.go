package charts

import (
	"math"
	"slices"
)

// obstacles are what is drawn on a picture, sorted into cells, so that to look whether something
// lies in a small box takes about as long in a full picture as in an empty one. They hold while
// nothing more is drawn.
type obstacles struct {
	shapes []shape
	bounds []rect // of each shape
	pieces []obstacle
	drawn  cells // of pieces
	boxes  []rect
	texts  cells         // of boxes
	inside map[int]cells // the edges of closed shapes of many, by column
}

// obstacle is a piece of a shape: one of its edges, or all of it.
type obstacle struct {
	shape, edge int
}

// whole stands for all edges of a shape.
const whole = -1

// mostEdges is how many edges a closed shape has at most that is looked at as a whole.
const mostEdges = 8

// obstaclesOf sorts what keeps labels away.
func obstaclesOf(s *scene, cell float64) *obstacles {
	o := &obstacles{shapes: s.shapes, bounds: make([]rect, len(s.shapes)), boxes: make([]rect, len(s.texts)), inside: map[int]cells{}}
	for i := range s.shapes {
		if sh := &s.shapes[i]; keepsLabelsAway(sh) {
			o.bounds[i] = sh.bounds()
			o.split(i, sh, cell)
		}
	}
	for i, t := range s.texts {
		o.boxes[i] = t.box()
	}
	picture := rect{0, 0, s.width, s.height}
	o.drawn = cellsOf(picture, cell, len(o.pieces), func(i int, add func(rect)) { o.outline(o.pieces[i], 4*cell, add) })
	o.texts = cellsOf(picture, cell, len(o.boxes), func(i int, add func(rect)) { add(o.boxes[i]) })
	return o
}

// keepsLabelsAway reports whether some label must not cross a shape.
func keepsLabelsAway(sh *shape) bool {
	return solid(sh) || ghost(sh) || sh.depth() == roleBand
}

// split adds the pieces of a shape.
func (o *obstacles) split(i int, sh *shape, cell float64) {
	edges := len(sh.points) - 1
	switch {
	case sh.radius > 0 || sh.closed:
		o.pieces = append(o.pieces, obstacle{i, whole})
		if sh.radius > 0 || edges < mostEdges {
			return
		}
		edges++
		o.inside[i] = cellsOf(rect{o.bounds[i].x0, 0, o.bounds[i].x1, 0}, cell, edges, func(edge int, add func(rect)) {
			from, to := sh.edge(edge)
			add(rect{min(from.x, to.x), 0, max(from.x, to.x), 0})
		})
	}
	for edge := range edges {
		o.pieces = append(o.pieces, obstacle{i, edge})
	}
}

// outline adds boxes around a piece, each no longer than a length if it is an edge.
func (o *obstacles) outline(p obstacle, length float64, add func(rect)) {
	if p.edge == whole {
		add(o.bounds[p.shape])
		return
	}
	sh := &o.shapes[p.shape]
	from, to := sh.edge(p.edge)
	parts := math.Ceil(max(math.Abs(to.x-from.x), math.Abs(to.y-from.y), length) / length)
	for i := 0.0; i < parts; i++ {
		a, b := along(from, to, i/parts), along(from, to, (i+1)/parts)
		add(rect{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)}.inset(-sh.width / 2))
	}
}

// cover reports whether such a shape draws inside a box.
func (o *obstacles) cover(r rect, such func(*shape) bool) bool {
	return o.drawn.any(r, func(i int) bool {
		p := o.pieces[i]
		sh := &o.shapes[p.shape]
		if !o.bounds[p.shape].overlaps(r) || !such(sh) {
			return false
		}
		switch {
		case p.edge != whole:
			return r.inset(-sh.width / 2).meets(sh.edge(p.edge))
		case sh.radius > 0:
			return true
		case len(sh.points) <= mostEdges:
			return sh.covers(r)
		}
		return o.encloses(p.shape, point{(r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2})
	})
}

// encloses reports whether a place is inside a closed shape: whether a ray upwards from there
// crosses its edges an odd number of times.
func (o *obstacles) encloses(i int, at point) (inside bool) {
	edges := o.inside[i]
	edges.any(rect{at.x, 0, at.x, 0}, func(edge int) bool {
		if a, b := o.shapes[i].edge(edge); (a.x > at.x) != (b.x > at.x) && at.y < a.y+(b.y-a.y)*(at.x-a.x)/(b.x-a.x) {
			inside = !inside
		}
		return false
	})
	return inside
}

// edge is the line from one of a shape's points to the next.
func (s *shape) edge(i int) (from, to point) { return s.points[i], s.points[(i+1)%len(s.points)] }

// textIn reports whether some text stands in a box.
func (o *obstacles) textIn(r rect) bool {
	return o.texts.any(r, func(i int) bool { return r.overlaps(o.boxes[i]) })
}

// cells are the squares of a picture, each with the things that may lie in it.
type cells struct {
	within       rect
	side         float64
	across, down int
	first        []int // of each cell, where its things begin; at its end, where the last one's end
	things       []int
	large        []int // that lie in so many cells that they are looked at always
}

// mostCells is in how many cells a thing lies at most that is listed in each.
const mostCells = 300

// cellsOf sorts n things, around each of which each adds boxes. What is outside the picture is
// in the cells at its edge.
func cellsOf(within rect, side float64, n int, each func(i int, add func(rect))) cells {
	c := cells{within: within, side: side, across: int(within.width()/side) + 1, down: int(within.height()/side) + 1}
	c.first = make([]int, c.across*c.down+1)
	fill := func(put func(i, cell int)) {
		for i := range n {
			each(i, func(box rect) {
				if x0, x1, y0, y1 := c.span(box); (x1-x0+1)*(y1-y0+1) <= mostCells {
					for y := y0; y <= y1; y++ {
						for x := x0; x <= x1; x++ {
							put(i, y*c.across+x)
						}
					}
				} else if !slices.Contains(c.large, i) {
					c.large = append(c.large, i)
				}
			})
		}
	}
	fill(func(_, cell int) { c.first[cell+1]++ })
	for i := range c.across * c.down {
		c.first[i+1] += c.first[i]
	}
	next := slices.Clone(c.first)
	c.things = make([]int, c.first[c.across*c.down])
	fill(func(i, cell int) { c.things[next[cell]] = i; next[cell]++ })
	return c
}

// span is the columns and the rows of cells that a box lies in.
func (c *cells) span(box rect) (x0, x1, y0, y1 int) {
	cell := func(at float64, most int) int {
		if at = at / c.side; at < float64(most) && at > 0 {
			return int(at)
		} else if at > 0 {
			return most - 1
		}
		return 0
	}
	return cell(box.x0-c.within.x0, c.across), cell(box.x1-c.within.x0, c.across), cell(box.y0-c.within.y0, c.down), cell(box.y1-c.within.y0, c.down)
}

// any reports whether one of the things is hit that may lie in a box.
func (c *cells) any(box rect, hit func(i int) bool) bool {
	if slices.ContainsFunc(c.large, hit) {
		return true
	}
	x0, x1, y0, y1 := c.span(box)
	for y := y0; y <= y1; y++ {
		row := y * c.across
		if slices.ContainsFunc(c.things[c.first[row+x0]:c.first[row+x1+1]], hit) {
			return true
		}
	}
	return false
}

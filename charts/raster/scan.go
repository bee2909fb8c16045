package raster

import (
	"math"
	"math/bits"
	"slices"
)

// levels is the number of steps between no coverage and full coverage of a
// pixel. Sixteen to thirty-two look like 256 on text and lines, and keep the
// number of blended colours small enough for a palette.
const levels = 16

// Fixed-point coordinates have 8 binary digits after the point.
const (
	fixedBits = 8
	one       = 1 << fixedBits
)

// fixed rounds a coordinate in pixels.
func fixed(v float64) int { return int(math.Floor(v*one + 0.5)) }

// A scanner turns polygons into coverage, row by row, by the exact area that
// they cover of each pixel (the method of FreeType's smooth rasteriser and of
// Anti-Grain Geometry). Overlaps fill by the non-zero rule. It works in whole
// numbers once the corners are rounded to 1/256 pixel.
type scanner struct {
	width, height int
	cells         []cell
	rows          []int32 // index of the row's latest cell in cells, plus one
	top, bottom   int     // rows touched: top <= y < bottom

	// Scratch for one row, blank between rows.
	sums    []cell   // by column
	touched []uint64 // a bit for each column that has a sum
}

// A cell is what edges contribute to one pixel.
type cell struct {
	x     int32
	next  int32 // index of the row's previous cell, plus one
	cover int32 // height of the edges in it, signed: all pixels to the right inherit it
	area  int32 // twice the area left of the edges in it
}

// reset prepares for a picture of the size in pixels.
func (s *scanner) reset(width, height int) {
	s.width, s.height = width, height
	s.cells = s.cells[:0]
	if cap(s.rows) < height {
		s.rows = make([]int32, height)
	}
	s.rows = s.rows[:height]
	clear(s.rows)
	if len(s.sums) <= width { // edges on the right border have a column, too
		s.sums = make([]cell, width+1)
		s.touched = make([]uint64, width/64+1)
	}
	s.top, s.bottom = height, 0
}

// polygon adds a closed polygon, in pixels, y downwards. One with a corner that
// is no place is left out.
func (s *scanner) polygon(points []vector) {
	if len(points) < 3 || slices.ContainsFunc(points, vector.nowhere) {
		return
	}
	last := points[len(points)-1]
	s.makeRoom(points)
	for _, p := range points {
		s.edge(last, p)
		last = p
	}
}

// makeRoom makes room for the cells of a polygon of many corners, such as a line
// of a million points has, at once: growing by and by takes a multiple.
func (s *scanner) makeRoom(points []vector) {
	if len(points) < manyCorners {
		return
	}
	n := 0.
	last := points[len(points)-1]
	for _, p := range points {
		n += 1 + math.Abs(p.y-last.y) + math.Abs(p.x-last.x)
		last = p
	}
	s.cells = slices.Grow(s.cells, int(min(n, mostCells)))
}

// Of how many corners a polygon is worth a count ahead, and how many cells are
// believed: a line may run far outside the picture.
const manyCorners, mostCells = 1000, 4e6

// edge adds one side of a polygon, clipped: what lies above or below the
// picture is cut off, what lies to the left counts at the left border, what
// lies to the right counts nowhere.
func (s *scanner) edge(p, q vector) {
	w, h := float64(s.width), float64(s.height)
	if p.x >= w && q.x >= w || p.y <= 0 && q.y <= 0 || p.y >= h && q.y >= h {
		return
	}
	p, q = clipY(p, q, 0, h), clipY(q, p, 0, h)
	// Both ends of a part come from the same point, so that the parts meet
	// without a gap.
	a, b := s.atBorder(p, q, 0), s.atBorder(p, q, w)
	if p.x > q.x {
		a, b = b, a
	}
	if p.x < 0 || q.x < 0 || p.x > w || q.x > w {
		s.part(p, a)
		s.part(a, b)
		s.part(b, q)
		return
	}
	s.line(fixed(p.x), fixed(p.y), fixed(q.x), fixed(q.y))
}

// part adds a stretch that lies wholly on one side of each border.
func (s *scanner) part(p, q vector) {
	w := float64(s.width)
	if (p.x + q.x) > 2*w {
		return
	}
	s.line(fixed(max(0, min(p.x, w))), fixed(p.y), fixed(max(0, min(q.x, w))), fixed(q.y))
}

// clipY moves p along the line to q until its height is within the bounds.
func clipY(p, q vector, low, high float64) vector {
	y := max(low, min(p.y, high))
	if y == p.y || q.y == p.y {
		return vector{p.x, y}
	}
	return vector{p.x + float64((q.x-p.x)*((y-p.y)/(q.y-p.y))), y}
}

// atBorder returns where the line from p to q crosses the upright at x, or the
// end next to it.
func (s *scanner) atBorder(p, q vector, x float64) vector {
	switch {
	case p.x <= q.x && x <= p.x, p.x > q.x && x >= p.x:
		return p
	case p.x <= q.x && x >= q.x, p.x > q.x && x <= q.x:
		return q
	}
	return vector{x, p.y + float64((q.y-p.y)*((x-p.x)/(q.x-p.x)))}
}

// line adds an edge in fixed-point coordinates within the picture.
func (s *scanner) line(x0, y0, x1, y1 int) {
	if y0 == y1 {
		return
	}
	dx, dy := x1-x0, y1-y0
	x, y := x0, y0
	for y != y1 {
		// The next row border, or the end.
		row, to := y>>fixedBits, 0
		if dy > 0 {
			to = min((row+1)<<fixedBits, y1)
		} else {
			if y&(one-1) == 0 {
				row--
			}
			to = max(row<<fixedBits, y1)
		}
		xTo := x1
		if to != y1 {
			xTo = x0 + divide(to-y0, dx, dy)
		}
		s.stretch(row, x, y, xTo, to)
		x, y = xTo, to
	}
}

// divide returns a·b/d rounded down, whatever the signs.
func divide(a, b, d int) int {
	n := int64(a) * int64(b)
	q := n / int64(d)
	if n%int64(d) != 0 && (n < 0) != (d < 0) {
		q--
	}
	return int(q)
}

// stretch adds the part of an edge that lies in one row.
func (s *scanner) stretch(row, x0, y0, x1, y1 int) {
	if row < 0 || row >= s.height {
		return
	}
	s.top, s.bottom = min(s.top, row), max(s.bottom, row+1)
	dx, dy := x1-x0, y1-y0
	x, y := x0, y0
	for x != x1 {
		column, to := x>>fixedBits, 0
		if dx > 0 {
			to = min((column+1)<<fixedBits, x1)
		} else {
			if x&(one-1) == 0 {
				column--
			}
			to = max(column<<fixedBits, x1)
		}
		yTo := y1
		if to != x1 {
			yTo = y0 + divide(to-x0, dy, dx)
		}
		border := column << fixedBits
		s.add(row, column, yTo-y, (yTo-y)*(x-border+to-border))
		x, y = to, yTo
	}
	if y != y1 { // upright
		column := x >> fixedBits
		s.add(row, column, y1-y, (y1-y)*2*(x&(one-1)))
	}
}

func (s *scanner) add(row, column, cover, area int) {
	if cover == 0 {
		return
	}
	head := s.rows[row]
	if head != 0 {
		if c := &s.cells[head-1]; int(c.x) == column {
			c.cover += int32(cover)
			c.area += int32(area)
			return
		}
	}
	s.cells = append(s.cells, cell{int32(column), head, int32(cover), int32(area)})
	s.rows[row] = int32(len(s.cells))
}

// spans calls paint for every stretch of equal coverage above zero, from top to
// bottom and from left to right; level is 1 to levels.
func (s *scanner) spans(paint func(y, x0, x1, level int)) {
	for y := s.top; y < s.bottom; y++ {
		s.collect(y)
		cover, x := 0, 0
		for w, word := range s.touched {
			for ; word != 0; word &= word - 1 {
				at := w*64 + bits.TrailingZeros64(word)
				if level := coverage(cover * 2 * one); level > 0 && x < at {
					paint(y, x, min(at, s.width), level)
				}
				sum := &s.sums[at]
				cover += int(sum.cover)
				if level := coverage(cover*2*one - int(sum.area)); level > 0 && at < s.width {
					paint(y, at, at+1, level)
				}
				*sum = cell{}
				x = at + 1
			}
			s.touched[w] = 0
		}
		// Edges right of the picture were left out, so the cover may go on.
		if level := coverage(cover * 2 * one); level > 0 && x < s.width {
			paint(y, x, s.width, level)
		}
	}
}

// collect sums a row's cells by column; a bit for each column touched gives
// them back in order without sorting.
func (s *scanner) collect(y int) {
	for i := s.rows[y]; i != 0; {
		c := &s.cells[i-1]
		sum := &s.sums[c.x]
		sum.cover += c.cover
		sum.area += c.area
		s.touched[c.x>>6] |= 1 << (c.x & 63)
		i = c.next
	}
}

// coverage turns twice an area, in 1/256 of pixel sides, into a level.
func coverage(area int) int {
	const full = 2 * one * one
	return (min(max(area, -area), full)*levels + full/2) / full
}

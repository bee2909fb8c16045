package charts

import (
	"cmp"
	"math"
	"slices"

	"briefing/charts/typeset"
	"briefing/data"
)

// labelSpace finds space for text on a plot, between what is drawn there.
type labelSpace struct {
	plot       *timePlot
	overGhosts bool // labels may cut lines that are context: of other panels, or behind what stands out
	overEvents bool // labels may cut the dotted lines of events
	known      *obstacles
}

// surveyed is the space of a plot on which nothing is drawn while a place is sought.
func (s labelSpace) surveyed() labelSpace {
	s.known = obstaclesOf(&s.plot.sheet.scene, s.plot.tick)
	return s
}

// covered reports whether such a shape draws inside a box.
func (s labelSpace) covered(r rect, such func(*shape) bool) bool {
	if s.known != nil {
		return s.known.cover(r, such)
	}
	shapes := s.plot.sheet.scene.shapes
	for i := range shapes {
		if such(&shapes[i]) && shapes[i].covers(r) {
			return true
		}
	}
	return false
}

// written reports whether some text stands in a box.
func (s labelSpace) written(r rect) bool {
	if s.known != nil {
		return s.known.textIn(r)
	}
	return slices.ContainsFunc(s.plot.sheet.scene.texts, func(t placedText) bool { return r.overlaps(t.box()) })
}

// annotate places a remark near its point, with a thin line to it: where neither crosses a
// band, a line or a name that it has nothing to do with, or, where there is no such place, at
// least not over what must stay readable. Where the picture is small, it may stand in the foot,
// with a number at the point.
func (s labelSpace) annotate(owner int, a data.Annotation, at point) error {
	s = s.surveyed()
	if i := slices.IndexFunc(s.plot.plan.chart.Annotations, func(o data.Annotation) bool { return o.Pos == a.Pos }); s.plot.sheet.foot.aside.has(max(i, 0)) {
		return s.aside(i, owner, at)
	} else if err := s.annotateBeside(owner, a, at); err == nil || s.plot.sheet.saving < saveNames || s.plot.sheet.panel != nil || i < 0 || i >= mostAside {
		return err
	} else {
		return s.aside(i, owner, at)
	}
}

// aside marks a point with the number of a remark that stands in the foot.
func (s labelSpace) aside(i, owner int, at point) error {
	sheet := s.plot.sheet
	sheet.aside |= 1 << i
	b := sheet.single((sheet.foot.aside | sheet.aside).number(i), regular(s.plot.tick))
	reach := s.plot.dotRadius()
	for _, s.overGhosts = range []bool{false, true} {
		if place, h, v, ok := s.search(b, at, reach, reach, anywhere); ok {
			sheet.clear(sheet.place(roleRemark, owner, b, s.plot.plan.theme.Soft, place, h, v))
			return nil
		}
	}
	if place, ok := s.scan(b, at, anywhere); ok {
		area := sheet.place(roleRemark, owner, b, s.plot.plan.theme.Soft, place, left, right)
		sheet.clear(area)
		s.leadTo(area, at)
		return nil
	}
	a := s.plot.plan.chart.Annotations[i]
	return &layoutError{text: "the annotation " + shortened(oneLine(a.Text.Plain)) + " finds no room near its value", hint: "shorten it", pos: a.Pos}
}

// annotateBeside places the text itself.
func (s labelSpace) annotateBeside(owner int, a data.Annotation, at point) error {
	text := oneLine(a.Text.Plain)
	put := func(b textBlock, place point, h, v align) {
		area := s.plot.sheet.place(roleRemark, owner, b, s.plot.plan.theme.Ink, place, h, v)
		s.plot.sheet.clear(area)
		s.leadTo(area, at)
	}
	clear := func(area rect) bool { return s.apart(area) && s.wayClear(area, at) }
	closest := 1.6 // with room for the number of a point between
	if len(s.plot.plan.chart.Series[a.Series].Values) > maxLabelledPoints {
		closest = 1.1
	}
	widths := []float64{0.3, 0.2, 0.45, 0.12, 0.09}
	for _, b := range nearBlocks(s.plot.sheet, text) { // so near that no line need lead to it
		if place, h, v, ok := s.nearest(b, at); ok {
			s.plot.sheet.clear(s.plot.sheet.place(roleRemark, owner, b, s.plot.plan.theme.Ink, place, h, v))
			return nil
		}
	}
	for _, try := range []struct{ apart, overGhosts bool }{{true, false}, {true, true}, {false, false}, {false, true}} {
		if s.overGhosts = try.overGhosts; s.overGhosts && !s.plot.plan.out.any() {
			continue
		}
		allowed := func(area rect) bool { return !s.wayMeets(area, at, s.written) }
		if try.apart {
			allowed = clear
		}
		for _, width := range widths {
			b := s.plot.sheet.block(text, regular(s.plot.tick), width*s.plot.sheet.scene.width)
			for _, reach := range []float64{closest * s.plot.label, 1.6 * s.plot.label, 3 * s.plot.label, 5 * s.plot.label, 8 * s.plot.label} {
				if place, h, v, ok := s.search(b, at, reach, reach, allowed); ok {
					put(b, place, h, v)
					return nil
				}
			}
		}
		if try.apart {
			seen := map[point]bool{} // blocks that are broken alike
			for _, size := range []float64{s.plot.tick, s.plot.least} {
				for _, width := range widths {
					b := s.plot.sheet.block(text, regular(size), width*s.plot.sheet.scene.width)
					extent := point{b.width(), b.height()}
					if seen[extent] {
						continue
					}
					seen[extent] = true
					if place, ok := s.scan(b, at, clear); ok {
						put(b, place, left, right)
						return nil
					}
				}
			}
		}
	}
	return &layoutError{text: "the annotation " + shortened(text) + " finds no room near its value", hint: "shorten it", pos: a.Pos}
}

// nearBlocks are the blocks that a remark may have next to its point: of several lines the compact ones of up
// to three first, with lines of about one length.
func nearBlocks(s *sheet, text string) (blocks []textBlock) {
	for _, width := range []float64{0.3, 0.2, 0.16, 0.12} {
		blocks = append(blocks, balanced(s, text, regular(s.tick), width*s.scene.width))
	}
	compact := func(b textBlock) int {
		if n := len(b.lines); len(blocks[0].lines) > 1 && n <= 3 {
			return -n
		}
		return 0
	}
	slices.SortStableFunc(blocks, func(a, b textBlock) int { return cmp.Compare(compact(a), compact(b)) })
	return blocks
}

// balanced is a block no wider than it must be for as many lines as it has within a width.
func balanced(s *sheet, text string, style typeset.Style, width float64) textBlock {
	b := s.block(text, style, width)
	for part := 0.95; part > 0.5; part -= 0.05 {
		narrower := s.block(text, style, part*width)
		if len(narrower.lines) > len(b.lines) {
			break
		}
		b = narrower
	}
	return b
}

// scan looks over the whole plot for the free place for a block that is nearest to a point, and
// returns its upper left corner. It looks further away only where there is none nearby.
func (s labelSpace) scan(b textBlock, c point, allowed func(rect) bool) (corner point, ok bool) {
	near, looked := max(3*s.plot.u, 1)+0.8*s.plot.label, 0
	for far := near + 3*s.plot.tick; looked < maxScanned && s.plot.plan.looked < maxLooked && near <= s.furthest(c); near, far = far, 1.5*far {
		places, n := s.ring(b, c, near, far)
		for _, at := range places {
			if allowed(b.area(at.corner, left, right)) {
				return at.corner, true
			}
		}
		looked += n
		s.plot.plan.looked += n
	}
	return point{}, false
}

// maxScanned bounds the work of a scan, and maxLooked that of all scans for a chart: where so many
// remarks find no room in one layout after the other.
const (
	maxScanned = 3000
	maxLooked  = 3_000_000
)

// furthest is how far from a point a place on the plot is at most.
func (s labelSpace) furthest(c point) float64 {
	return math.Hypot(max(c.x-s.plot.area.x0, s.plot.area.x1-c.x), max(c.y-s.plot.area.y0, s.plot.area.y1-c.y))
}

// candidate is a place for a block, and how far it is from its point.
type candidate struct {
	corner point
	far    float64
}

// ring lists the free places for a block that are so far from a point, the nearest first, and
// counts at how many it looked.
func (s labelSpace) ring(b textBlock, c point, near, far float64) (free []candidate, looked int) {
	within, step := s.plot.area, max(0.75*s.plot.tick, 1)
	width, height := b.width(), b.height()
	for x := within.x0; x+width <= within.x1; x += step {
		if max(x-c.x, c.x-x-width) >= far {
			continue
		}
		for y := within.y1; y-height >= within.y0; y -= step {
			if max(y-height-c.y, c.y-y) >= far {
				continue
			}
			area := rect{x, y - height, x + width, y}
			at := nearestIn(area, c)
			away := math.Hypot(at.x-c.x, at.y-c.y)
			if away < near || away >= far {
				continue
			}
			if looked++; s.free(area) {
				free = append(free, candidate{point{x, y}, away})
			}
		}
	}
	slices.SortStableFunc(free, func(a, b candidate) int { return cmp.Compare(a.far, b.far) })
	return free, looked
}

// apart reports whether no band and no line across the plot lies in a box, and no text close to it.
func (s labelSpace) apart(area rect) bool {
	wide := area.inset(-max(2*s.plot.u, 0.8))
	return !s.written(area.inset(-0.4*s.plot.tick)) && !s.covered(wide, func(sh *shape) bool { return sh.role == roleBand || sh.role == roleReference })
}

// wayClear reports whether the thin line from a box to a point crosses no text, no line, and
// no band but one that the point lies in.
func (s labelSpace) wayClear(area rect, to point) bool {
	here := rect{to.x, to.y, to.x, to.y}
	inTheWay := func(sh *shape) bool {
		switch sh.role {
		case roleBand:
			return !sh.covers(here)
		case roleReference, roleLeader, roleLine, roleMarker:
			return !s.passes(sh)
		}
		return false
	}
	return !s.wayMeets(area, to, func(r rect) bool { return s.written(r) || s.covered(r, inTheWay) })
}

// wayMeets reports whether something is hit by the thin line from a box to a point. It is looked at in
// short pieces, several at once where nothing is near.
func (s labelSpace) wayMeets(area rect, to point, hit func(rect) bool) bool {
	from := nearestIn(area, to)
	length := math.Hypot(to.x-from.x, to.y-from.y)
	step, half := max(3*s.plot.u, 1.2), max(1.5*s.plot.u, 0.6)
	end := length - max(s.plot.haloRadius(), 0.8*s.plot.label) - step // beside its point the line runs on
	for at := 0.0; at < end; {
		var pieces [6]rect
		n := 0
		for ; n < len(pieces) && at < end; n++ {
			p := along(from, to, at/length)
			pieces[n] = rect{p.x - half, p.y - half, p.x + half, p.y + half}
			at += step
		}
		if hit(pieces[0].union(pieces[n-1])) && slices.ContainsFunc(pieces[:n], hit) {
			return true
		}
	}
	return false
}

// nearestIn is the place in a box that is nearest to a point.
func nearestIn(area rect, to point) point {
	return point{max(area.x0, min(to.x, area.x1)), max(area.y0, min(to.y, area.y1))}
}

// leadTo draws a thin line from beside a remark to its point.
func (s labelSpace) leadTo(area rect, to point) {
	from, gap := nearestIn(area, to), max(3*s.plot.u, 1.2)
	if far := math.Hypot(to.x-from.x, to.y-from.y); far > 2*gap {
		from = along(from, to, gap/far)
	}
	s.plot.sheet.scene.polyline(roleLeader, noOwner, blend(s.plot.plan.theme.Soft, s.plot.plan.theme.Paper, 0.4), max(0.75*s.plot.u, 0.4), nil, from, to)
}

// around is a place near a point, for a side or a corner of a block.
type around struct {
	at   point
	h, v align
}

// nearest looks for a place next to a mark: above or below it, or beside it with the first or the last
// line at its height. A block of several lines stands rather beside it, on the wider side of the plot.
func (s labelSpace) nearest(b textBlock, c point) (at point, h, v align, ok bool) {
	reach, line := s.plot.dotRadius()+max(5*s.plot.u, 2), 0.55*b.style.Size*(ascent+descent)
	places := []around{
		{point{c.x, c.y + reach}, centre, left},
		{point{c.x, c.y - reach}, centre, right},
		{point{c.x + reach, c.y + line}, left, right},
		{point{c.x - reach, c.y + line}, right, right},
		{point{c.x + reach, c.y - line}, left, left},
		{point{c.x - reach, c.y - line}, right, left},
	}
	if len(b.lines) > 1 {
		beside := []around{{point{c.x + reach, c.y}, left, centre}, {point{c.x - reach, c.y}, right, centre}}
		if c.x-s.plot.area.x0 > s.plot.area.x1-c.x {
			slices.Reverse(beside)
		}
		places = append(beside, places...)
	}
	for _, try := range places {
		if area := b.area(try.at, try.h, try.v); s.free(area) && s.apart(area) {
			return try.at, try.h, try.v, true
		}
	}
	return point{}, 0, 0, false
}

// search looks for a free place for a block around a point, up or down points
// away from it: above, below, then beside it. Every place must be allowed.
func (s labelSpace) search(b textBlock, c point, up, down float64, allowed func(rect) bool) (at point, h, v align, ok bool) {
	up, down = up+max(3*s.plot.u, 1), down+max(3*s.plot.u, 1)
	gap := min(up, down)
	slant := 0.9 * gap
	for _, try := range []around{
		{point{c.x, c.y + up}, centre, left},
		{point{c.x, c.y - down}, centre, right},
		{point{c.x - slant, c.y + slant}, right, left},
		{point{c.x + slant, c.y - slant}, left, right},
		{point{c.x + slant, c.y + slant}, left, left},
		{point{c.x - slant, c.y - slant}, right, right},
		{point{c.x + gap, c.y}, left, centre},
		{point{c.x - gap, c.y}, right, centre},
	} {
		more := 0.0
		if try.h == centre { // a label is moved within the edges, and away from a line that runs to its point
			half := b.width() / 2
			if try.at.x = max(min(c.x, s.edge()-half), s.plot.area.x0+half); try.at.x != c.x {
				more = 0.5 * b.style.Size
			}
		}
		for _, away := range []float64{0, more} {
			at := point{try.at.x, try.at.y + float64((1-2*float64(try.v))*away)}
			if area := b.area(at, try.h, try.v); allowed(area) && s.free(area) {
				return at, try.h, try.v, true
			}
		}
	}
	return point{}, 0, 0, false
}

// edge is how far to the right labels may stand: between the names beside the plot, too, but of a panel.
func (s labelSpace) edge() float64 {
	if s.plot.sheet.panel == nil {
		return s.plot.sheet.body.x1
	}
	return s.plot.area.x1 + s.plot.sheet.sideGap()/2
}

// free reports whether a box is inside the plot's edges and touches nothing
// that must stay readable.
func (s labelSpace) free(area rect) bool {
	if !(rect{s.plot.area.x0, s.plot.area.y0, s.edge(), s.plot.sheet.body.y1}).contains(area) {
		return false
	}
	return !s.written(area.inset(-max(2*s.plot.u, 0.8))) && !s.covered(area.inset(-max(s.plot.u, 0.4)), s.stays) && (s.overGhosts || !s.covered(area, ghost))
}

// stays reports whether a label may not cross a shape.
func (s labelSpace) stays(sh *shape) bool {
	return solid(sh) && !s.passes(sh)
}

// passes reports whether a shape is the line of an event that a label may cut.
func (s labelSpace) passes(sh *shape) bool {
	return s.overEvents && sh.role == roleReference && sh.points[0].x == sh.points[len(sh.points)-1].x
}

// solid reports whether no label may cross a shape.
func solid(sh *shape) bool {
	switch sh.depth() {
	case roleLine, rolePiece, roleSpread, roleMarker, roleConnector, roleReference, roleLeader, roleBaseline:
		return true
	}
	return false
}

// ghost reports whether a shape is context.
func ghost(sh *shape) bool { return sh.depth() == roleGhost }

func anywhere(rect) bool { return true }

// taken reports whether a text, a mark or a reference line stands in a box.
func (s labelSpace) taken(area rect) bool {
	return s.written(area) || s.covered(area, func(sh *shape) bool { return sh.role == roleMarker || sh.role == roleReference })
}

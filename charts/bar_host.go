package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"briefing/data"
)

// hostNames are the names of the parts of stacks that go both ways from zero, all at one stack:
// the tallest that has room for them beside it, or for the outermost also beyond its end. Readers
// need no legend then.
type hostNames struct {
	labels *stackLabels
	size   float64 // of the names
	names  []hostName
	net    *hostName // what the marks of the nets are called, beside one of their numbers
	taken  [][]rect  // of each key, where no name may stand
}

// hostName is a name where it stands.
type hostName struct {
	owner int
	block textBlock
	ink   color.RGBA
	at    point
	h, v  align
	from  point // where its piece ends; a line leads from there to a name that had to move
	moved bool
}

func (n hostName) area() rect { return n.block.area(n.at, n.h, n.v) }

// stackedHosted draws stacks that go both ways, with the names at one of them.
func stackedHosted(s *sheet) error {
	total, _ := s.plan.chart.StackTotal()
	b := newStacks(s, false)
	labels := b.stacked(total.Series)
	if !labels.hosts() || b.plot.breakRows() > 0 {
		return &layoutError{text: "the names of the parts find no place at a stack", hint: "show fewer"}
	}
	labels.host = &hostNames{labels: labels}
	return b.layUpright(nil)
}

// hosts reports whether the stacks are of the sort whose parts are named at one of them.
func (s *stackLabels) hosts() bool {
	chart := s.plot.plan.chart
	return s.plot.sheet.panel == nil && len(chart.Series) > 1 && s.plot.values.lo.Sign() < 0 && s.plot.values.hi.Sign() > 0 &&
		chart.Line == nil && chart.Compare == nil && len(chart.References) == 0 && len(chart.Annotations) == 0 && !s.netAsLine()
}

// fit looks for the stack, and for the place of the name of the net.
func (h *hostNames) fit() error {
	if h == nil {
		return nil
	}
	plot := h.labels.plot
	h.taken = h.labels.taken()
	for _, h.size = range []float64{plot.label, (plot.label + plot.least) / 2, plot.least} {
		for _, key := range h.tallestFirst() {
			if h.at(key, 1) || h.at(key, -1) {
				return nil
			}
		}
	}
	return &layoutError{text: "the names of the parts find no place at a stack", hint: "show fewer"}
}

// tallestFirst are the stacks with a piece of every part.
func (h *hostNames) tallestFirst() []int {
	var keys []int
	for i := range h.labels.plot.plan.keys {
		if !slices.ContainsFunc(h.labels.bars.at(i), func(n bar) bool { return n.missing || n.to == n.from }) {
			keys = append(keys, i)
		}
	}
	long := func(key int) float64 { return h.labels.bars.end(key, 1) - h.labels.bars.end(key, -1) }
	slices.SortStableFunc(keys, func(a, b int) int { return cmp.Compare(long(b), long(a)) })
	return keys
}

// at places the names at a stack, on one side of it, and reports whether they have room there.
func (h *hostNames) at(key int, dir float64) bool {
	h.names, h.net = nil, nil
	return h.half(key, dir, 1) && h.half(key, dir, -1) && h.nameNet()
}

// half places the names of the pieces above (1) or below (-1) zero: all beside the stack, or the
// outermost beyond its end.
func (h *hostNames) half(key int, dir, sign float64) bool {
	var pieces []bar
	for _, n := range h.labels.bars.at(key) {
		if n.dir == sign {
			pieces = append(pieces, n)
		}
	}
	for _, beyond := range []bool{false, true} {
		names, ok := h.column(pieces, dir, sign, beyond)
		all := slices.Clone(h.names)
		for i := 0; ok && i < len(names); i++ {
			ok = h.free(names[i], all, key)
			all = append(all, names[i])
		}
		if ok {
			h.names = all
			return true
		}
	}
	return false
}

// column places names beside their pieces, each as near as the others allow.
func (h *hostNames) column(pieces []bar, dir, sign float64, beyond bool) ([]hostName, bool) {
	s, plot := h.labels, h.labels.plot
	slices.SortStableFunc(pieces, func(a, b bar) int { return cmp.Compare(a.from+a.to, b.from+b.to) })
	var names []hostName
	var wanted, heights []float64
	for _, n := range pieces {
		block := plot.sheet.single(plot.plan.words.seriesName(n.series), bold(h.size))
		name := hostName{owner: n.owner, block: block, ink: readable(n.ink, plot.plan.theme.Ink, plot.plan.theme.Paper)}
		if beyond && n.outer {
			if s.way(n.key) == sign && s.plot.extent(s.totals[n.key].main) > 0 {
				return nil, false
			}
			name.h, name.v = plot.anchor(sign)
			name.at = plot.at(n.middle(), plot.pos(n.far)+sign*(s.outerFade(n.key, sign)+plot.labelGap()))
			names = append(names, name)
			continue
		}
		edge := n.k1
		if name.h, name.v = left, centre; dir < 0 {
			edge, name.h = n.k0, right
		}
		name.from = plot.at(edge, (plot.pos(n.from)+plot.pos(n.to))/2)
		name.at = point{name.from.x + dir*plot.sheet.sideGap()/2, name.from.y}
		wanted, heights = append(wanted, name.from.y), append(heights, block.height())
		names = append(names, name)
	}
	lo, hi := plot.area.y0, plot.area.y1+plot.headroom()
	if zero := plot.area.y0 + plot.pos(0); sign > 0 {
		lo = zero + plot.labelGap()/2
	} else {
		hi = zero - plot.labelGap()/2
	}
	places, ok := spread(wanted, heights, lo, hi)
	if !ok {
		return nil, false
	}
	return h.moveTo(names, places, dir)
}

// moveTo puts the names beside the stack at heights of their own. Too far from its piece a name
// would be taken for that of another.
func (h *hostNames) moveTo(names []hostName, places []float64, dir float64) ([]hostName, bool) {
	for i := range names {
		n := &names[i]
		if n.from == (point{}) {
			continue
		}
		at := places[0]
		places = places[1:]
		if math.Abs(at-n.from.y) > 1.6*n.block.height() {
			return nil, false
		}
		if n.moved = math.Abs(at-n.from.y) > 0.3*n.block.height(); n.moved {
			n.at.x += dir * h.labels.plot.sheet.sideGap() / 2
		}
		n.at.y = at
	}
	return names, true
}

// free reports whether a name overlaps neither others nor a stack, the line at zero, a mark or a
// number. It looks at those of its own key first: in most places without room its neighbours are in
// the way, and there may be thousands of stacks.
func (h *hostNames) free(n hostName, others []hostName, key int) bool {
	plot := h.labels.plot
	within := rect{plot.area.x0, plot.area.y0 - plot.tick/2, plot.sheet.body.x1, plot.area.y1 + plot.headroom()}
	area := n.area()
	if !within.contains(area) || slices.ContainsFunc(others, func(o hostName) bool { return o.area().overlaps(area) }) {
		return false
	}
	around := area.inset(-max(2*plot.u, 0.8))
	if zero := plot.area.y0 + plot.pos(0); around.overlaps(rect{plot.area.x0, zero, plot.area.x1, zero}) {
		return false
	}
	for away := range h.taken {
		for _, k := range []int{key - away, key + away} {
			if k >= 0 && k < len(h.taken) && slices.ContainsFunc(h.taken[k], around.overlaps) {
				return false
			}
		}
	}
	return true
}

// taken are, of each key, the places of its stack, of the mark of its net and of its number.
func (s *stackLabels) taken() [][]rect {
	taken := make([][]rect, len(s.totals))
	for i := range taken {
		for _, n := range s.bars.at(i) {
			if !n.missing {
				taken[i] = append(taken[i], s.plot.between(n.k0, n.k1, s.plot.pos(n.from), s.plot.pos(n.far)))
			}
		}
		if mark, ok := s.netArea(i); ok {
			taken[i] = append(taken[i], mark)
		}
		if len(s.totals[i].main.lines) > 0 {
			taken[i] = append(taken[i], s.totalArea(i))
		}
	}
	return taken
}

// totalArea is where the number of a stack stands.
func (s *stackLabels) totalArea(key int) rect {
	n := s.bars.at(key)[0]
	dir := s.way(key)
	h, v := s.plot.anchor(dir)
	return s.totals[key].main.area(s.plot.at(n.middle(), s.totalPos(key)+dir*s.plot.labelGap()), h, v)
}

// nameNet puts the name of the net beside one of its numbers, or beside one of its marks where
// these have none: at that farthest from zero which has room for it.
func (h *hostNames) nameNet() bool {
	name, ok := h.labels.netName()
	if !ok {
		return true
	}
	s, plot := h.labels, h.labels.plot
	block := plot.sheet.single(name, bold(h.size))
	gap := plot.labelGap()
	for _, key := range s.netsFarFirst() {
		beside, _ := s.netArea(key)
		if len(s.totals[key].main.lines) > 0 {
			beside = s.totalArea(key)
		}
		y := (beside.y0 + beside.y1) / 2
		for _, n := range []hostName{{at: point{beside.x0 - gap, y}, h: right, v: centre}, {at: point{beside.x1 + gap, y}, h: left, v: centre}} {
			n.owner, n.block, n.ink = noOwner, block, plot.plan.theme.Ink
			if h.free(n, h.names, key) {
				h.net = &n
				return true
			}
		}
	}
	return false
}

// netsFarFirst are the keys with a net, that farthest from zero first.
func (s *stackLabels) netsFarFirst() []int {
	far := map[int]float64{}
	var keys []int
	for i, k := range s.plot.plan.keys {
		if v, ok := data.NumberAt(s.total, k); ok {
			far[i] = math.Abs(v.Number.Float())
			keys = append(keys, i)
		}
	}
	slices.SortStableFunc(keys, func(a, b int) int { return cmp.Compare(far[b], far[a]) })
	return keys
}

// draw prints the names.
func (h *hostNames) draw() {
	if h == nil {
		return
	}
	sheet := h.labels.plot.sheet
	all := h.names
	if h.net != nil {
		all = append(all, *h.net)
	}
	for _, n := range all {
		sheet.clear(sheet.place(roleSeries, n.owner, n.block, n.ink, n.at, n.h, n.v))
		if n.moved {
			dir := 1 - 2*float64(n.h)
			sheet.scene.polyline(roleLeader, n.owner, blend(n.ink, sheet.plan.theme.Paper, 0.35), max(0.75*sheet.u, 0.4), nil, n.from, point{n.at.x - dir*0.15*sheet.sideGap(), n.at.y})
		}
	}
}

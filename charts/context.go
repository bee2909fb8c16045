package charts

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"briefing/data"
)

// Lines that are context are too many to be named, but a reader looks for those that end highest
// and lowest, and for what they all are: near them, not in the foot.

// namesOfContext are the names of lines of context that end highest and lowest with the time axis: in
// turn, as many as are wanted.
func namesOfContext(l *lineChart) (labels []sideLabel) {
	if l.extras.grey == 0 {
		return nil
	}
	last := l.plan.keys[len(l.plan.keys)-1]
	type end struct {
		series int
		value  data.Value
	}
	var ends []end
	for i, s := range l.plan.chart.Series {
		if v, k, ok := lastValue(s); ok && k == last && l.tracks[i].behind {
			ends = append(ends, end{i, v})
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(shown(b.value), shown(a.value)) })
	if n := l.extras.grey; n < len(ends) {
		ends = slices.Concat(ends[:(n+1)/2], ends[len(ends)-n/2:])
	}
	for _, e := range ends {
		labels = append(labels, sideLabel{
			role: roleSeries, owner: l.tracks[e.series].owner, ink: l.plan.theme.Soft, value: shown(e.value), optional: true,
			block: l.sheet.sideBlock(l.plan.words.seriesName(e.series)+" "+l.plan.label(e.value), regular(l.tick)),
		})
	}
	return labels
}

// sayContext says near the lines that are context what they are, where there is room, in place of
// the foot.
func sayContext(l *lineChart) {
	i := slices.IndexFunc(l.plan.notes, func(n note) bool { return n.said == saysContext })
	if i < 0 || l.sheet.panel != nil {
		return
	}
	b := l.sheet.single(strings.TrimRight(l.plan.notes[i].text, ".。"), regular(l.tick))
	space := labelSpace{plot: &l.plot}
	at, ok := clearCorner(l, b)
	for _, near := range contextEdges(l) {
		if ok {
			break
		}
		at, ok = space.scan(b, near, func(area rect) bool { return distance(area, rect{near.x, near.y, near.x, near.y}) < 4*l.tick })
	}
	if ok {
		l.sheet.clear(l.sheet.place(roleRemark, noOwner, b, readable(l.plan.theme.Soft, l.plan.theme.Ink, inkOfBand(l.sheet)), at, left, right))
		l.sheet.said |= saysContext
	}
}

// clearCorner is the place for a block in that corner of the plot which is nearest to the lines that are
// context, of those where no line is within the height of a letter. It returns the upper left corner.
func clearCorner(l *lineChart, b textBlock) (corner point, ok bool) {
	space, in, least := labelSpace{plot: &l.plot}, l.plot.area.inset(0.4*l.tick), math.Inf(1)
	for _, at := range []point{{in.x0, in.y0 + b.height()}, {in.x0, in.y1}, {in.x1 - b.width(), in.y0 + b.height()}, {in.x1 - b.width(), in.y1}} {
		area := b.area(at, left, right)
		wide := area.inset(-l.tick)
		if !space.free(area) || space.written(wide) || space.covered(wide, func(sh *shape) bool { return solid(sh) || ghost(sh) }) {
			continue
		}
		if far := distanceToContext(l, area); far < least {
			corner, ok, least = at, true, far
		}
	}
	return corner, ok
}

// distanceToContext is how far a box is from the nearest point of the lines that are context.
func distanceToContext(l *lineChart, area rect) float64 {
	least := math.Inf(1)
	for _, t := range l.tracks {
		for _, d := range t.points {
			if t.behind {
				least = min(least, distance(area, rect{d.x, d.y, d.x, d.y}))
			}
		}
	}
	return least
}

// contextEdges are places on the lowest and the highest of the lines that are context.
func contextEdges(l *lineChart) (edges []point) {
	for _, part := range []float64{0.25, 0.5, 0.75} {
		x := l.plot.area.x0 + part*l.plot.area.width()
		var at []point
		for _, t := range l.tracks {
			if j := slices.IndexFunc(t.points, func(d dot) bool { return d.x >= x }); t.behind && j >= 0 {
				at = append(at, t.points[j].point)
			}
		}
		if len(at) > 0 {
			byY := func(a, b point) int { return cmp.Compare(a.y, b.y) }
			edges = append(edges, slices.MinFunc(at, byY), slices.MaxFunc(at, byY))
		}
	}
	return edges
}

package charts

import (
	"cmp"
	"slices"
	"strings"
)

// Lines that are context are too many to be named, but a reader looks for those that end highest
// and lowest, and for what they all are: near them, not in the foot.

// greyNames are the names of lines of context that end highest and lowest with the time axis: in
// turn, as many as are wanted.
func (l *lineChart) greyNames() (labels []sideLabel) {
	if l.extras.grey == 0 {
		return nil
	}
	keys := l.plan.keys
	for i, s := range l.plan.chart.Series {
		v, k, ok := lastValue(s)
		if !ok || k != keys[len(keys)-1] || !l.tracks[i].behind {
			continue
		}
		labels = append(labels, sideLabel{
			role: roleSeries, owner: l.tracks[i].owner, ink: l.plan.theme.Soft, value: shown(v), optional: true,
			block: l.sheet.sideBlock(l.plan.words.seriesName(i)+" "+l.plan.label(v), regular(l.tick)),
		})
	}
	slices.SortStableFunc(labels, func(a, b sideLabel) int { return cmp.Compare(b.value, a.value) })
	if n := l.extras.grey; n < len(labels) {
		labels = slices.Concat(labels[:(n+1)/2], labels[len(labels)-n/2:])
	}
	return labels
}

// sayContext says near the lines that are context what they are, where there is room, in place of
// the foot.
func (l *lineChart) sayContext() {
	i := slices.IndexFunc(l.plan.notes, func(n note) bool { return n.said == saysContext })
	if i < 0 || l.sheet.panel != nil {
		return
	}
	b := l.sheet.single(strings.TrimRight(l.plan.notes[i].text, ".。"), regular(l.tick))
	space := labelSpace{plot: &l.plot}
	for _, near := range l.contextEdges() {
		at, ok := space.scan(b, near, func(area rect) bool { return distance(area, rect{near.x, near.y, near.x, near.y}) < 4*l.tick })
		if !ok {
			continue
		}
		l.sheet.clear(l.sheet.place(roleRemark, noOwner, b, readable(l.plan.theme.Soft, l.plan.theme.Ink, inkOfBand(l.sheet)), at, left, right))
		l.sheet.said |= saysContext
		return
	}
}

// contextEdges are places on the lowest and the highest of the lines that are context.
func (l *lineChart) contextEdges() (edges []point) {
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

package charts

import (
	"cmp"
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
	for _, near := range contextEdges(l) {
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

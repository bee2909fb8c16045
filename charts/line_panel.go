package charts

import (
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// crowd is how many lines stand back further where they are more: together they
// would be a wall.
const crowd = 8

// drawGhosts draws the lines of the other panels behind those of this one, so
// that they can be compared. What they have to tell, their own panels say.
func (l *lineChart) drawGhosts(trace tracer) {
	if l.sheet.panel == nil || l.plan.chart.Facets != data.FacetsSeries || trace.style.filled {
		return
	}
	width, ink := max(1.1*l.u, 0.5), l.plan.theme.Muted
	if len(l.plan.of.chart.Series) > crowd {
		width, ink = max(0.8*l.u, 0.4), blend(ink, l.plan.theme.Paper, 0.5)
	}
	for _, s := range l.plan.of.chart.Series {
		if slices.ContainsFunc(l.plan.chart.Series, func(own data.Plotted) bool { return own.Series == s.Series }) {
			continue
		}
		points := l.plot.follow(s)
		for _, part := range runs(points) {
			switch {
			case part.how == look.Gap:
				continue
			case part.how.Range(): // where it may run, between two lines
				lower, upper := trace.sides(points[part.from:part.to], ends)
				l.sheet.scene.polyline(roleGhost, nobody, l.plan.theme.Muted, 0.5*width, nil, lower...)
				l.sheet.scene.polyline(roleGhost, nobody, l.plan.theme.Muted, 0.5*width, nil, upper...)
				continue
			}
			l.sheet.scene.polyline(roleGhost, nobody, ink, width, scaled(part.how.Dash(), width), trace.style.course(points[part.from:part.to])...)
		}
		for j, d := range points {
			if lonely(points, j) {
				l.sheet.scene.disc(roleGhost, nobody, d.point, width, ink)
			}
		}
	}
}

// drawEmpty says of a panel that there is nothing to show in it.
func (l *lineChart) drawEmpty() {
	if slices.ContainsFunc(l.tracks, func(t track) bool { return len(t.points) > 0 }) {
		return
	}
	words := l.sheet.single(l.plan.say.Say(language.WordNoValue), regular(l.tick))
	l.sheet.clear(l.sheet.place(roleMissing, nobody, words, l.plan.theme.Soft, point{(l.plot.area.x0 + l.plot.area.x1) / 2, (l.plot.area.y0 + l.plot.area.y1) / 2}, centre, centre))
}

// panelLabels lists the points of a line in a panel to be labelled, the most
// important first: the last, where it has no label beside the plot, those that
// stand out or are no plain numbers, and the first.
func (l *lineChart) panelLabels(t track) []dot {
	var list []dot
	last := len(t.points) - 1
	if l.unnamed {
		list = append(list, t.points[last])
	}
	if len(t.points) <= tellingPoints {
		for _, d := range t.points[:last] {
			if l.plan.words.highlighted(d.key.String()) || d.look.Remarkable() {
				list = append(list, d)
			}
		}
	}
	if last > 0 && len(l.tracks) == 1 && !slices.ContainsFunc(list, func(d dot) bool { return d.key == t.points[0].key }) {
		list = append(list, t.points[0])
	}
	return list
}

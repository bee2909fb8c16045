package charts

import (
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// framePanel chooses the axes in the plot of a panel.
func (l *lineChart) framePanel(side float64) error {
	p := l.sheet.panel
	l.plot = p.plot
	over := l.over()
	if side > 0.35*(l.plot.width()+p.room.side) {
		return tooSmall("value", l.names()[0].block.lines[0].Text, "show fewer panels")
	}
	if err := l.setAxis(over); err != nil {
		return err
	}
	l.setTime()
	if err := l.setMoments(true); err != nil {
		return err
	}
	over += l.moments.height
	p.covers(l.axis)
	p.wants.left, p.wants.side, p.wants.over = l.sheet.tickWidth(l.axis)+l.sheet.tickGap(), side, over
	p.wants.foot = l.tick*(ascent+descent) + l.footGap()
	return nil
}

// crowd is how many lines stand back further where they are more: together they
// would be a wall.
const crowd = 8

// drawGhosts draws the lines of the other panels behind those of this one, so
// that they can be compared. What they have to tell, their own panels say.
func (l *lineChart) drawGhosts() {
	if l.sheet.panel == nil {
		return
	}
	if l.plan.chart.Facets != data.FacetsSeries || l.plan.chart.Kind == data.KindArea {
		return
	}
	whole := *l.sheet
	whole.plan = l.plan.of
	behind := *l
	behind.sheet, behind.plan = &whole, whole.plan
	width, ink := max(1.1*l.u, 0.5), l.plan.theme.Muted
	if len(l.plan.of.chart.Series) > crowd {
		width, ink = max(0.8*l.u, 0.4), blend(ink, l.plan.theme.Paper, 0.5)
	}
	for i, s := range l.plan.of.chart.Series {
		if slices.ContainsFunc(l.plan.chart.Series, func(own data.Plotted) bool { return own.Series == s.Series }) {
			continue
		}
		t := behind.follow(i)
		for _, part := range behind.stretches(t.points) {
			switch {
			case part.how == look.Gap:
				continue
			case part.how.Range(): // where it may run, between two lines
				lower, upper := l.sides(t.points[part.from:part.to], ends)
				l.sheet.scene.polyline(roleGhost, nobody, l.plan.theme.Muted, 0.5*width, nil, lower...)
				l.sheet.scene.polyline(roleGhost, nobody, l.plan.theme.Muted, 0.5*width, nil, upper...)
				continue
			}
			l.sheet.scene.polyline(roleGhost, nobody, ink, width, scaled(part.how.Dash(), width), l.course(t.points[part.from:part.to])...)
		}
		for j, d := range t.points {
			if l.lonely(t.points, j) {
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
	words := l.sheet.single(l.plan.say.Say(data.WordNoValue), regular(l.tick))
	l.sheet.clear(l.sheet.place(roleMissing, nobody, words, l.plan.theme.Soft, point{(l.plot.x0 + l.plot.x1) / 2, (l.plot.y0 + l.plot.y1) / 2}, centre, centre))
}

// panelLabels lists the points of a line in a panel to be labelled, the most
// important first: the last, where it has no label beside the plot, those that
// stand out or are no plain numbers, and the first.
func (l *lineChart) panelLabels(t track) []dot {
	var list []dot
	last := len(t.points) - 1
	if l.legend {
		list = append(list, t.points[last])
	}
	if len(t.points) <= tellingPoints {
		for _, d := range t.points[:last] {
			if l.plan.highlighted(d.key.String()) || d.look.Remarkable() {
				list = append(list, d)
			}
		}
	}
	if last > 0 && len(l.tracks) == 1 && !slices.ContainsFunc(list, func(d dot) bool { return d.key == t.points[0].key }) {
		list = append(list, t.points[0])
	}
	return list
}

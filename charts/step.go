package charts

import (
	"briefing/data"
	"briefing/data/language"
)

// steps are lines whose values hold until the next.
var steps = form{
	points:       true,
	axisSaysUnit: true,
	ghosts:       true,
	free:         true,
	context:      contextLines,
	layouts:      lineStyle{course: stepwise, holds: true}.layouts(),
	panels:       lineStyle{course: stepwise, holds: true}.panels(),
	head:         func(alt *altWriter) string { return alt.headOverTime(language.WordAltStep) },
	headOfPanels: language.WordAltSteps,
	holds:        true,
}

// stepwise keeps the height of a dot until the next, or until where its value holds.
func stepwise(dots []dot) []point {
	var points []point
	for i, d := range dots {
		if i > 0 {
			points = append(points, point{d.x, dots[i-1].y})
		}
		points = append(points, d.point)
	}
	if n := len(dots); n > 0 && dots[n-1].end > dots[n-1].x {
		points = append(points, point{dots[n-1].end, dots[n-1].y})
	}
	return points
}

// labelPlateaus prints the highest value of each of a few lines of steps over the middle of where it holds,
// or below it, where there is room; the first and the last have their labels.
func labelPlateaus(l *lineChart) {
	if n := len(l.tracks); n < 2 || n > maxLabelledLines || l.sheet.panel != nil {
		return
	}
	space := labelSpace{plot: &l.plot}
	for _, t := range l.tracks {
		top := 0
		for i, d := range t.points {
			if d.y > t.points[top].y {
				top = i
			}
		}
		if t.behind || top == 0 || top == len(t.points)-1 || t.points[top+1].link == data.Parted {
			continue
		}
		d := t.points[top]
		d.x = (d.x + t.points[top+1].x) / 2
		b := l.sheet.single(l.plan.label(d.value), bold(l.label))
		away := t.width/2 + max(3*l.u, 1.2)
		below := away + float64(0.13*b.style.Size) // as far from the figures, whose tops are nearer than their feet
		for _, at := range []around{{point{d.x, d.y + away}, centre, left}, {point{d.x, d.y - below}, centre, right}} {
			if area := b.area(at.at, at.h, at.v); space.free(area) {
				l.sheet.clear(l.sheet.place(roleValue, t.owner, b, l.labelInk(t), at.at, at.h, at.v))
				break
			}
		}
	}
}

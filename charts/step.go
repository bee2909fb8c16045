package charts

import "briefing/data/language"

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

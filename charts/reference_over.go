package charts

import (
	"slices"
	"sort"
)

// Where the ends of bands have their numbers beside the plot, the name of a reference line would
// stand among them. It stands over its line then, at the left, where nothing else is.

// overReference is the name of a reference line over the line.
type overReference struct {
	block textBlock
	at    point
	line  float64 // how high the line stands
}

// referencesOver places the names of all reference lines over their lines, as far left as there
// is room. It reports false where one has none.
func referencesOver(l *lineChart) (places []overReference, ok bool) {
	lines := segmentsOf(l)
	for _, r := range l.plan.chart.References {
		block := l.sheet.single(l.sheet.referenceText(r), regular(l.tick))
		y := l.plot.y(r.Value.High().Float())
		place, ok := overLine(l, lines, block, y, places)
		if !ok {
			return nil, false
		}
		places = append(places, overReference{block, place, y})
	}
	return places, len(places) > 0
}

// overLine looks for the place of a name over a line at a height, and otherwise below it.
func overLine(l *lineChart, lines [][]segment, block textBlock, y float64, others []overReference) (at point, ok bool) {
	gap, area := max(3*l.u, 1.2), l.plot.area
	step := max(0.5*l.tick, 1)
	for x := area.x0 + gap; x+block.width() < area.x0+area.width()/2; x += step {
		for _, at := range []point{{x, y + gap + block.height()}, {x, y + 3*gap + block.height()}, {x, y - gap}, {x, y - 3*gap}} {
			box := block.area(at, left, right)
			inTheWay := func(o overReference) bool { return o.block.area(o.at, left, right).overlaps(box) }
			if area.contains(box) && !slices.ContainsFunc(others, inTheWay) && emptyOfLines(l, lines, box.inset(-gap/2)) {
				return at, true
			}
		}
	}
	return point{}, false
}

// segment is a line from one point to the next, with a box around its band.
type segment struct {
	a, b point
	band rect
}

// segmentsOf are the segments of each line, in order of time.
func segmentsOf(l *lineChart) (lines [][]segment) {
	for _, s := range l.plan.everySeries() {
		points := l.plot.follow(s, false)
		line := make([]segment, len(points))
		for i, d := range points {
			next := points[min(i+1, len(points)-1)]
			line[i] = segment{d.point, next.point, bandBox(l, d, next)}
		}
		lines = append(lines, line)
	}
	return lines
}

// emptyOfLines reports whether no line, no band of one and no reference line runs through a box.
func emptyOfLines(l *lineChart, lines [][]segment, box rect) bool {
	for _, r := range l.plan.chart.References {
		if lo, hi := l.plot.y(r.Value.Low().Float()), l.plot.y(r.Value.High().Float()); lo < box.y1 && hi > box.y0 {
			return false
		}
	}
	for _, line := range lines {
		i := sort.Search(len(line), func(i int) bool { return line[i].b.x >= box.x0 })
		for ; i < len(line) && line[i].a.x <= box.x1; i++ {
			if box.meets(line[i].a, line[i].b) || line[i].band.overlaps(box) {
				return false
			}
		}
	}
	return true
}

// bandBox is a box around the band between two points; empty where there is none.
func bandBox(l *lineChart, a, b dot) rect {
	y0, y1 := a.y, a.y
	banded := false
	for _, d := range []dot{a, b} {
		for _, level := range d.value.Levels() {
			y0, y1, banded = min(y0, l.plot.y(level.Low.Float())), max(y1, l.plot.y(level.High.Float())), true
		}
		if own := d.value.Interval(); own != nil {
			y0, y1, banded = min(y0, l.plot.y(own.Low.Float())), max(y1, l.plot.y(own.High.Float())), true
		}
	}
	if !banded {
		return rect{}
	}
	return rect{a.x, y0, b.x, y1}
}

// drawReferencesOver prints the names. No line of a tick runs between one and its own line, where that would
// be taken for it.
func drawReferencesOver(l *lineChart) {
	for _, o := range l.over {
		area := l.sheet.place(roleRemark, noOwner, o.block, inkOfReferenceName(l.plan), o.at, left, right)
		gap := max(1.5*l.u, 0.6)
		if wide := area.union(rect{area.x0, o.line + gap, area.x1, o.line + gap}); o.line < area.y0 && !tinted(l, wide) {
			area = wide
		}
		l.sheet.clear(area)
	}
}

// tinted reports whether a band around a line lies in a box.
func tinted(l *lineChart, box rect) bool {
	return slices.ContainsFunc(l.sheet.scene.shapes, func(sh shape) bool { return sh.role == roleSpread && sh.covers(box) })
}

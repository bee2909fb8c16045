package charts

import (
	"image/color"
	"math"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// Where a line turns is what readers ask for: the lowest and the highest point of the one line
// that a chart is about have a small mark and their number, with the period where the axis does
// not name each.

// turns reports whether the lowest and the highest point of a line are labelled: of an only one,
// or of the only one that stands out.
func (l *lineChart) turns(t track) bool {
	return l.sheet.panel == nil && (len(l.tracks) == 1 || len(l.plan.out.names) == 1 && !t.behind)
}

// turningPoints are the lowest and the highest point of a line or, where that is its first or last,
// which are labelled as such, the lowest and the highest where it turns by a good part of its range.
func turningPoints(l *lineChart, t track) (points []dot) {
	low, high := slices.MinFunc(t.points, byHeight), slices.MaxFunc(t.points, byHeight)
	for _, turned := range [2]struct {
		dot  dot
		sign float64
	}{{low, 1}, {high, -1}} {
		if d := turned.dot; d.key != t.points[0].key && d.key != t.points[len(t.points)-1].key {
			points = append(points, d)
		} else if i, by := mostTurned(t.points, turned.sign); by > leastTurn*(high.y-low.y) {
			points = append(points, t.points[i])
		}
	}
	return points
}

// leastTurn is what part of its range a line must turn by.
const leastTurn = 0.2

// mostTurned is the point of a line from which it rises most in both directions, or, with a sign
// of -1, falls, and by how much at least.
func mostTurned(points []dot, sign float64) (at int, by float64) {
	after := make([]float64, len(points)+1) // the highest from each point on
	after[len(points)] = math.Inf(-1)
	for i, d := range slices.Backward(points) {
		after[i] = max(after[i+1], sign*d.y)
	}
	before := math.Inf(-1)
	for i, d := range points {
		if turn := min(before, after[i+1]) - sign*d.y; turn > by {
			at, by = i, turn
		}
		before = max(before, sign*d.y)
	}
	return at, by
}

// labelPoint prints what is worth it of a point, as much as has room, and marks it; it reports
// whether there was room.
func (l *lineChart) labelPoint(t track, d dot) bool {
	text := l.plan.label(d.value)
	turning, first := l.extreme(t, d), l.sheet.panel != nil && d.key == t.points[0].key
	texts := []string{text}
	if turning && len(t.points) > maxLabelledPoints && !remarked(l, t, d) {
		texts = []string{l.dated(d, text), text}
	}
	aside := texts // with the date on long lines alone
	if len(t.points) <= manyPoints {
		aside = []string{text}
	}
	events := labelSpace{overEvents: true}
	done := slices.ContainsFunc(texts, func(text string) bool { return l.labelDot(t, d, text) }) ||
		slices.ContainsFunc(texts, func(text string) bool { return labelOverContext(l, t, d, text) }) ||
		turning && slices.ContainsFunc(aside, func(text string) bool { return l.labelAside(t, d, text, labelSpace{}) }) ||
		first && l.labelStart(t, d, text) ||
		turning && (slices.ContainsFunc(texts, func(text string) bool { return labelOver(l, t, d, text, events) }) || l.labelAside(t, d, text, events))
	is := func(other dot) bool { return other.key == d.key }
	if done && (first || l.turns(t) && slices.ContainsFunc(turningPoints(l, t), is) || slices.ContainsFunc(lastKnown(t.points), is)) {
		l.markPoint(t, d)
	}
	return done
}

// labelStart prints the first value of a panel where it is not nearer to its own point than to the
// next, if these are close together.
func (l *lineChart) labelStart(t track, d dot, text string) bool {
	b := l.sheet.single(text, l.plot.labelStyle())
	if len(t.points) < 2 || t.points[1].x-d.x > b.width() {
		return false
	}
	mark := l.mark(d)
	for _, more := range []float64{0, 0.4 * l.plot.label, 0.8 * l.plot.label} {
		space := labelSpace{plot: &l.plot, overGhosts: true}
		if at, h, v, ok := space.search(b, d.point, mark.y1-d.y+more, d.y-mark.y0+more, anywhere); ok {
			l.sheet.clear(l.sheet.place(roleValue, t.owner, b, l.labelInk(t), at, h, v))
			return true
		}
	}
	return false
}

// dated is a label with the period that it is of.
func (l *lineChart) dated(d dot, text string) string {
	when := l.plan.say.KeyShort(d.key)
	if first, _ := l.plot.first.YearAndPart(); !d.key.Period.IsZero() && d.key.Period.Granularity() != data.Year {
		if last, _ := l.plot.last.YearAndPart(); first == last {
			when = l.plan.say.PeriodInYear(d.key.Period) // which the axis names
		}
	}
	return l.plan.say.Say(language.WordLabelled, "label", when, "text", text)
}

// labelInk is the colour of the labels of a line.
func (l *lineChart) labelInk(t track) color.RGBA {
	if len(l.tracks) == 1 && l.sheet.panel == nil {
		return l.plan.theme.Ink
	}
	return readable(t.ink, l.plan.theme.Ink, inkOfBand(l.sheet))
}

// markPoint marks a point of a line whose points have no marks, unless the mark would touch
// another or a text.
func (l *lineChart) markPoint(t track, d dot) {
	radius := max(0.75*l.plot.dotRadius(), 0.6*t.width+0.5)
	area := rect{d.x - radius, d.y - radius, d.x + radius, d.y + radius}
	for _, text := range l.sheet.scene.texts {
		if text.box().overlaps(area) {
			return
		}
	}
	for _, sh := range l.sheet.scene.shapes {
		if (sh.role == roleMarker || sh.role == roleLine && sh.owner != t.owner) && !sh.behind && sh.covers(area) {
			return
		}
	}
	l.sheet.scene.disc(roleMarker, t.owner, d.point, radius, t.ink)
}

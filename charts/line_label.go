package charts

import (
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// maxLabelledPoints is the most points a single line may have for each to be
// labelled.
const maxLabelledPoints = 16

// drawLabels labels points with values and remarks, as far as there is room:
// first annotations, which must fit; then the first, highlighted, lowest and
// highest values; then the rest.
func (l *lineChart) drawLabels() error {
	space := labelSpace{plot: &l.plot}
	for _, a := range l.plan.chart.Annotations {
		s := l.plan.chart.Series[a.Series]
		if _, k, ok := lastValue(s); ok && k == a.Key && l.hasName(a.Series) {
			continue // it stands below the name
		}
		v, ok := s.At(a.Key)
		if !ok || v.Is == data.Absent {
			continue
		}
		if err := space.annotate(l.tracks[a.Series].owner, a, point{l.plot.x(a.Key), l.plot.y(shown(v))}); err != nil {
			return err
		}
		if t := l.tracks[a.Series]; !t.behind {
			if i := slices.IndexFunc(t.points, func(d dot) bool { return d.key == a.Key }); i >= 0 {
				l.markPoint(t, t.points[i])
			}
		}
	}
	firsts := l.labelFirsts()
	for _, t := range l.tracks {
		printed := map[data.Key]bool{} // the values that the chart prints
		if firsts && len(t.points) > 0 && l.labelsFirst(t.series) {
			printed[t.points[0].key] = true
		}
		if l.hasName(t.series) && len(t.points) > 0 {
			printed[t.points[len(t.points)-1].key] = true
		}
		worth := l.worthLabelling(t)
		rest := len(worth)
		if len(l.tracks) == 1 && l.sheet.panel == nil {
			rest = slices.IndexFunc(worth, func(d dot) bool { return !l.important(t, d) })
		}
		for i, d := range worth {
			if (rest < 0 || i < rest) && !printed[d.key] {
				printed[d.key] = l.labelPoint(t, d)
			}
		}
		if rest >= 0 && rest < len(worth) {
			l.labelRest(t, worth[rest:], printed)
		}
		l.labelDisputes(t, printed)
	}
	return nil
}

// important reports whether a point of an only line is labelled for its own sake: the first, the
// lowest and the highest, and what stands out.
func (l *lineChart) important(t track, d dot) bool {
	return d.key == t.points[0].key || l.extreme(t, d) || l.plan.words.highlighted(d.key.String()) || d.look.Remarkable() || l.plan.signs(d.value) != ""
}

// labelRest prints the values of all other points of a line, or, where these would stand now
// above and now below a line that does not turn, of none.
func (l *lineChart) labelRest(t track, rest []dot, printed map[data.Key]bool) {
	shapes, texts := len(l.sheet.scene.shapes), len(l.sheet.scene.texts)
	done := map[data.Key]bool{}
	above, below := 0, 0
	for _, d := range rest {
		if printed[d.key] || !l.labelDot(t, d, l.plan.label(d.value)) {
			continue
		}
		done[d.key] = true
		turns, texts := turnsAt(t, d), l.sheet.scene.texts
		if slices.ContainsFunc(lastKnown(t.points), func(known dot) bool { return known.key == d.key }) && !t.marked {
			l.markPoint(t, d)
		}
		if last := texts[len(texts)-1]; !turns && last.y > d.y {
			above++
		} else if !turns {
			below++
		}
	}
	if min(above, below) > 1 && len(l.sheet.scene.texts) > texts {
		l.sheet.scene.shapes, l.sheet.scene.texts = l.sheet.scene.shapes[:shapes], l.sheet.scene.texts[:texts]
		return
	}
	for k := range done {
		printed[k] = true
	}
}

// turnsAt reports whether a line rises to both sides of a point, or falls.
func turnsAt(t track, d dot) bool {
	i := slices.IndexFunc(t.points, func(p dot) bool { return p.key == d.key })
	return i > 0 && i+1 < len(t.points) && (t.points[i-1].y-d.y)*(t.points[i+1].y-d.y) > 0
}

// worthLabelling lists the points of a line to be labelled, the most important
// first. The last has its label beside the plot.
func (l *lineChart) worthLabelling(t track) []dot {
	if l.sheet.panel != nil && len(t.points) > 0 {
		return l.panelLabels(t)
	}
	if len(t.points) < 2 {
		return nil
	}
	inner := t.points[:len(t.points)-1]
	if l.unnamed {
		inner = t.points
	}
	var list []dot
	told := told(l, t)
	if len(l.tracks) == 1 && !told {
		list = append(list, inner[0])
	}
	if len(t.points) <= maxMarkedValues {
		signed := l.signed(inner)
		for _, d := range inner {
			if l.plan.words.highlighted(d.key.String()) || d.look.Remarkable() || signed && l.plan.signs(d.value) != "" {
				list = append(list, d)
			}
		}
	}
	if len(l.tracks) > 1 && !l.turns(t) {
		return list
	}
	turning := turningPoints(l, t)
	if len(l.tracks) == 1 {
		turning = append(turning, slices.MinFunc(t.points, byHeight), slices.MaxFunc(t.points, byHeight)) // its ends, too
	}
	if told {
		turning = slices.DeleteFunc(turning, func(d dot) bool { return !remarked(l, t, d) })
	}
	list = append(list, turning...)
	if len(l.tracks) > 1 {
		return list
	}
	if known := lastKnown(t.points); len(known) == 1 {
		list = append(list, known...)
	}
	if len(t.points) <= maxLabelledPoints {
		list = append(list, inner...)
	}
	seen := map[data.Key]bool{}
	if !l.unnamed {
		seen[t.points[len(t.points)-1].key] = true
	}
	return slices.DeleteFunc(list, func(d dot) bool {
		again := seen[d.key]
		seen[d.key] = true
		return again || d.value.Levels() != nil || d.value.Interval() != nil && d.value.Status == data.Forecast // beyond its bands a number would be read as their edge
	})
}

// told reports whether remarks tell what matters about a long line: of its points those that have one
// are labelled.
func told(l *lineChart, t track) bool {
	return len(t.points) > maxLabelledPoints && slices.ContainsFunc(l.plan.chart.Annotations, func(a data.Annotation) bool { return a.Series == t.series })
}

// remarked reports whether a remark stands at a point.
func remarked(l *lineChart, t track, d dot) bool {
	return slices.ContainsFunc(l.plan.chart.Annotations, func(a data.Annotation) bool { return a.Series == t.series && a.Key == d.key })
}

// signed reports whether the points of a line that have a sign are few enough to be
// labelled for it.
func (l *lineChart) signed(points []dot) bool {
	n := 0
	for _, d := range points {
		if l.plan.signs(d.value) != "" {
			n++
		}
	}
	return n <= maxLabelledPoints
}

// maxLabelledLines is the most lines a chart may have for the first value of
// each to be labelled. Where some stand out, theirs are.
const maxLabelledLines = 4

// labelFirsts prints the first value of each of several lines that has one, or, where there is
// no room for one of them, none. It reports whether it did.
func (l *lineChart) labelFirsts() bool {
	if len(l.tracks) == 1 || l.sheet.panel != nil {
		return false
	}
	shapes, texts := len(l.sheet.scene.shapes), len(l.sheet.scene.texts)
	for i, t := range l.tracks {
		begins := func(o track) bool {
			return l.labelsFirst(o.series) && len(o.points) > 1 && o.points[0].point == t.points[0].point
		}
		if len(t.points) < 2 || !l.labelsFirst(t.series) || slices.ContainsFunc(l.tracks[:i], begins) {
			continue // one number is enough for lines that begin at one place
		}
		if first := t.points[0].value; l.plan.chart.Unit.Kind == data.UnitIndex && shown(first) == indexBase {
			continue // which is what an index is
		}
		if slices.ContainsFunc(l.tracks[i+1:], begins) {
			t.ink = l.plan.theme.Ink
		}
		if first := l.plan.label(t.points[0].value); !l.labelDot(t, t.points[0], first) && !labelOverContext(l, t, t.points[0], first) {
			l.sheet.scene.shapes, l.sheet.scene.texts = l.sheet.scene.shapes[:shapes], l.sheet.scene.texts[:texts]
			return false
		}
	}
	return true
}

func (l *lineChart) labelsFirst(series int) bool {
	if past := knownPast(l.plan); past >= 0 && !l.plan.out.any() {
		return series == past
	}
	if l.plan.out.any() {
		return !l.plan.behind(series)
	}
	return len(l.plan.chart.Series) <= maxLabelledLines
}

func byHeight(a, b dot) int {
	switch {
	case a.y < b.y:
		return -1
	case a.y > b.y:
		return 1
	}
	return 0
}

// labelDot prints a value near its point, and reports whether there was room.
func (l *lineChart) labelDot(t track, d dot, text string) bool {
	style, ink := l.styleOf(t, d)
	b := l.sheet.single(text, style)
	mine := func(area rect) bool { return l.nearest(t, d, area) }
	over := func(area rect) bool { return area.y0 > d.y && mine(area) }
	space := labelSpace{plot: &l.plot}
	if told(l, t) && remarked(l, t, d) { // opposite to what is said of it
		reach := l.plot.dotRadius() + max(5*l.u, 2)
		for _, try := range []around{{point{d.x + reach, d.y}, left, centre}, {point{d.x - reach, d.y}, right, centre}} {
			if area := b.area(try.at, try.h, try.v); mine(area) && space.free(area) {
				l.sheet.clear(l.sheet.place(roleValue, t.owner, b, ink, try.at, try.h, try.v))
				return true
			}
		}
	}
	if l.plot.numbered && !turnsAt(t, d) && printNear(l, t, d, b, space, over) { // where those of its neighbours stand
		return true
	}
	return printNear(l, t, d, b, space, mine)
}

// printNear prints a block near a point where it may stand, and reports whether there was room.
func printNear(l *lineChart, t track, d dot, b textBlock, space labelSpace, may func(area rect) bool) bool {
	mark := l.mark(d)
	_, ink := l.styleOf(t, d)
	at, h, v, ok := space.search(b, d.point, mark.y1-d.y, d.y-mark.y0, may)
	if ok {
		l.sheet.clear(l.sheet.place(roleValue, t.owner, b, ink, at, h, v))
	}
	return ok
}

// labelOver prints the value of a point over what is less than it: the dotted lines of events, or lines that
// are context, where these leave no other place for it. It reports whether there was room.
func labelOver(l *lineChart, t track, d dot, text string, space labelSpace) bool {
	style, _ := l.styleOf(t, d)
	space.plot = &l.plot
	return printNear(l, t, d, l.sheet.single(text, style), space, func(area rect) bool { return l.nearest(t, d, area) })
}

// labelOverContext does so over lines that are context.
func labelOverContext(l *lineChart, t track, d dot, text string) bool {
	return (l.sheet.panel != nil || l.plan.out.any()) && labelOver(l, t, d, text, labelSpace{overGhosts: true})
}

// styleOf is the style and the colour of the number of a point: where each has one, those that a reader looks
// for are larger, and the others paler.
func (l *lineChart) styleOf(t track, d dot) (typeset.Style, color.RGBA) {
	style, ink := l.plot.labelStyle(), l.labelInk(t)
	switch is := func(other dot) bool { return other.key == d.key }; {
	case told(l, t) && remarked(l, t, d) && !t.behind:
		style.Size = l.label
		ink = readable(t.ink, l.plan.theme.Ink, inkOfBand(l.sheet))
	case !l.plot.numbered:
	case l.important(t, d) || slices.ContainsFunc(lastKnown(t.points), is):
		style.Size *= 1.1
	default:
		ground := l.plan.theme.Paper
		if l.plot.filled {
			ground = blend(t.ink, ground, look.Solid.AreaTint())
		}
		style.Bold, ink = false, readable(l.plan.theme.Soft, l.plan.theme.Ink, ground)
	}
	return style, ink
}

// extreme reports whether a point is one where a line turns, or the lowest or the highest of an
// only one.
func (l *lineChart) extreme(t track, d dot) bool {
	is := func(other dot) bool { return other.key == d.key }
	return l.turns(t) && (slices.ContainsFunc(turningPoints(l, t), is) || len(l.tracks) == 1 && (is(slices.MinFunc(t.points, byHeight)) || is(slices.MaxFunc(t.points, byHeight))))
}

// labelAside prints a value further from its point than others, with a thin line to it, and
// reports whether there was room.
func (l *lineChart) labelAside(t track, d dot, text string, space labelSpace) bool {
	b := l.sheet.single(text, l.plot.labelStyle())
	mark := l.mark(d)
	space.plot = &l.plot
	for _, reach := range []float64{1.2 * l.plot.label, 2 * l.plot.label, 3 * l.plot.label, 4.5 * l.plot.label} {
		at, h, v, ok := space.search(b, d.point, mark.y1-d.y+reach, d.y-mark.y0+reach, func(area rect) bool { return space.wayClear(area, d.point) })
		if !ok {
			continue
		}
		area := l.sheet.place(roleValue, t.owner, b, l.labelInk(t), at, h, v)
		l.sheet.clear(area)
		space.leadTo(area, d.point)
		return true
	}
	return false
}

// mark is the space of the mark of a point.
func (l *lineChart) mark(d dot) rect {
	radius := l.plot.dotRadius()
	switch {
	case d.look.Halo:
		radius = l.plot.haloRadius()
	case d.look.Weak:
		radius *= look.CrossRim
	}
	m := rect{d.x - radius, d.y - radius, d.x + radius, d.y + radius}
	switch {
	case d.look.Arrow > 0:
		m.y1 = d.y + l.plot.arrow()
	case d.look.Arrow < 0:
		m.y0 = d.y - l.plot.arrow()
	case d.look.Whiskers:
		i := d.value.Interval()
		m.y0, m.y1 = min(m.y0, l.plot.y(i.Low.Float())-max(2*l.u, 1)), max(m.y1, l.plot.y(i.High.Float())+max(2*l.u, 1))
	case d.look.Range:
		m.y0, m.y1 = l.plot.y(d.value.Low().Float())-radius, l.plot.y(d.value.High().Float())+radius
	}
	return m
}

// nearest reports whether a label is nearer to its own point than to any other
// of the line, so that it cannot be misread.
func (l *lineChart) nearest(t track, own dot, area rect) bool {
	limit := distance(area, l.mark(own))
	return !slices.ContainsFunc(t.points, func(d dot) bool {
		return d.key != own.key && distance(area, l.mark(d)) <= limit
	})
}

// distance is how far apart two boxes are.
func distance(a, b rect) float64 {
	return math.Hypot(max(a.x0-b.x1, b.x0-a.x1, 0), max(a.y0-b.y1, b.y0-a.y1, 0))
}

// labelDisputes prints what other sources say beside their diamonds, if there
// is room. Without the value next to it, it could be mistaken for the value, so
// then only the diamond and the note show it.
func (l *lineChart) labelDisputes(t track, printed map[data.Key]bool) {
	if len(t.points) > maxMarkedValues {
		return
	}
	for _, d := range t.points {
		if !printed[d.key] {
			continue
		}
		for _, other := range d.value.Disputes() {
			l.labelDispute(t.owner, d, other)
		}
	}
}

func (l *lineChart) labelDispute(owner int, d dot, other data.Dispute) {
	words := l.sheet.dispute(data.Value{More: &data.Detail{Disputes: []data.Dispute{other}}}, wording{size: l.tick})
	b, size := l.sheet.single(words, regular(l.tick)), max(look.Diamond*l.u, 2.5)
	space := labelSpace{plot: &l.plot}
	if at, h, v, ok := space.search(b, point{d.x, l.plot.y(shown(other.Value))}, size, size, anywhere); ok {
		l.sheet.clear(l.sheet.place(roleRemark, owner, b, l.plan.theme.Soft, at, h, v))
	}
}

// manyGhosts is the number of ghost lines above which they are drawn paler.
const manyGhosts = 8

// drawGhosts draws the lines of the other panels behind those of this one, for
// comparison. Marks and labels stay in their own panels.
func (l *lineChart) drawGhosts(trace lineDrawer) {
	if l.sheet.panel == nil || l.sheet.panel.own || l.plan.chart.Facets != data.FacetsSeries || !l.plan.form.ghosts {
		return
	}
	width, ink := max(1.1*l.u, 0.5), blend(l.plan.theme.Muted, l.plan.theme.Paper, 0.4)
	if len(l.plan.parent.chart.Series) > manyGhosts {
		width, ink = max(0.8*l.u, 0.4), blend(l.plan.theme.Muted, l.plan.theme.Paper, 0.5)
	}
	for _, s := range l.plan.parent.chart.Series {
		if slices.ContainsFunc(l.plan.chart.Series, func(own data.Plotted) bool { return own.Series == s.Series }) {
			continue
		}
		points := l.plot.follow(s, trace.style.holds)
		for _, part := range runs(points) {
			switch {
			case part.how == look.Gap:
				continue
			case part.how.Range(): // where it may run, between two lines
				lower, upper := trace.edges(points[part.from:part.to], valueEnds)
				l.sheet.scene.polyline(roleGhost, noOwner, l.plan.theme.Muted, 0.5*width, nil, lower...)
				l.sheet.scene.polyline(roleGhost, noOwner, l.plan.theme.Muted, 0.5*width, nil, upper...)
				continue
			}
			l.sheet.scene.polyline(roleGhost, noOwner, ink, width, scaled(part.how.Dash(), width), trace.style.course(points[part.from:part.to])...)
		}
		for j, d := range points {
			if !joined(points, j) && !joined(points, j+1) {
				l.sheet.scene.disc(roleGhost, noOwner, d.point, width, ink)
			}
		}
	}
}

// drawEmpty says that a panel has no values to show.
func (l *lineChart) drawEmpty() {
	if slices.ContainsFunc(l.tracks, func(t track) bool { return len(t.points) > 0 }) {
		return
	}
	words := l.sheet.single(l.plan.say.Say(language.WordNoValue), regular(l.tick))
	l.sheet.clear(l.sheet.place(roleMissing, noOwner, words, l.plan.theme.Soft, point{(l.plot.area.x0 + l.plot.area.x1) / 2, (l.plot.area.y0 + l.plot.area.y1) / 2}, centre, centre))
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
	if len(t.points) <= maxMarkedValues {
		signed := l.signed(t.points[:last])
		for _, d := range t.points[:last] {
			if l.plan.words.highlighted(d.key.String()) || d.look.Remarkable() || signed && l.plan.signs(d.value) != "" {
				list = append(list, d)
			}
		}
	}
	if last > 0 && len(l.tracks) == 1 && !slices.ContainsFunc(list, func(d dot) bool { return d.key == t.points[0].key }) {
		list = append(list, t.points[0])
	}
	return list
}

package charts

import (
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/charts/typeset"
	"briefing/data"
)

// labelledPoints is how many points an only line has at most for each to be
// labelled with its value.
const labelledPoints = 16

// drawLabels labels points with their values and remarks where there is room:
// annotations, which must find some; then the first, highlighted, least and
// greatest values; then the others.
func (l *lineChart) drawLabels() error {
	for _, a := range l.plan.chart.Annotations {
		if _, k, ok := lastValue(l.plan.chart.Series[a.Series]); ok && k == a.Key && !l.legend {
			continue // it stands below the name
		}
		if err := l.annotate(a); err != nil {
			return err
		}
	}
	for _, t := range l.tracks {
		said := map[data.Key]bool{} // the values that the chart prints
		if !l.legend && len(t.points) > 0 {
			said[t.points[len(t.points)-1].key] = true
		}
		for _, d := range l.worthLabelling(t) {
			if l.labelDot(t, d) {
				said[d.key] = true
			}
		}
		l.labelDisputes(t, said)
	}
	return nil
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
	if l.legend {
		inner = t.points
	}
	var list []dot
	if l.labelsFirst(t.series) {
		list = append(list, inner[0])
	}
	if len(t.points) <= tellingPoints {
		for _, d := range inner {
			if l.plan.highlighted(d.key.String()) || d.look.Remarkable() {
				list = append(list, d)
			}
		}
	}
	if len(l.tracks) > 1 {
		return list
	}
	list = append(list, slices.MinFunc(t.points, byHeight), slices.MaxFunc(t.points, byHeight))
	if len(t.points) <= labelledPoints {
		list = append(list, inner...)
	}
	seen := map[data.Key]bool{}
	if !l.legend {
		seen[t.points[len(t.points)-1].key] = true
	}
	return slices.DeleteFunc(list, func(d dot) bool {
		again := seen[d.key]
		seen[d.key] = true
		return again
	})
}

// labelledLines is how many lines a chart has at most for the first value of each
// to be labelled.
const labelledLines = 4

func (l *lineChart) labelsFirst(series int) bool {
	return len(l.plan.chart.Series) <= labelledLines || l.plan.highlighted(l.plan.chart.Series[series].Name)
}

// labelStyle is that of values beside their points.
func (l *lineChart) labelStyle() typeset.Style {
	return bold(max(l.label*0.95, l.plan.theme.MinText))
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
func (l *lineChart) labelDot(t track, d dot) bool {
	owner := l.owners[t.series]
	ink := l.plan.theme.Ink
	if len(l.tracks) > 1 {
		ink = readable(l.plan.seriesInk(t.series), l.plan.theme.Ink, l.sheet.bandInk())
	}
	text := l.plan.say.Label(d.value, l.plan.chart.Unit)
	b := l.sheet.single(text, l.labelStyle())
	mark := l.mark(d)
	mine := func(area rect) bool { return l.nearest(t, d, area) }
	for _, over := range []bool{false, true} {
		l.overGhosts = over
		if at, h, v, ok := l.search(b, d.point, mark.y1-d.y, d.y-mark.y0, mine); ok {
			l.sheet.clear(l.sheet.place(roleValue, owner, b, ink, at, h, v))
			return true
		}
		if l.sheet.panel == nil || len(l.tracks) == 1 && d.key == t.points[0].key && len(t.points) > 1 {
			return false // the first value is not worth a hole in the other lines
		}
	}
	return false
}

// mark is the room that the mark of a point takes.
func (l *lineChart) mark(d dot) rect {
	radius := l.dotRadius()
	if d.look.Halo {
		radius = l.haloRadius()
	}
	m := rect{d.x - radius, d.y - radius, d.x + radius, d.y + radius}
	switch {
	case d.look.Arrow > 0:
		m.y1 = d.y + l.arrow()
	case d.look.Arrow < 0:
		m.y0 = d.y - l.arrow()
	case d.look.Whiskers:
		i := d.value.Interval()
		m.y0, m.y1 = min(m.y0, l.y(i.Low.Float())-max(2*l.u, 1)), max(m.y1, l.y(i.High.Float())+max(2*l.u, 1))
	case d.look.Range:
		m.y0, m.y1 = l.y(d.value.Low().Float())-radius, l.y(d.value.High().Float())+radius
	}
	return m
}

// nearest reports whether a label is nearer to the mark of its own point than to
// any other of the line, so that it cannot be read as theirs.
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

// labelDisputes prints beside the diamonds of a line what others say, where
// there is room. Beside a value that is not printed it would be taken for it: the
// diamond and the note say it then.
func (l *lineChart) labelDisputes(t track, said map[data.Key]bool) {
	if len(t.points) > tellingPoints {
		return
	}
	for _, d := range t.points {
		if !said[d.key] {
			continue
		}
		for _, other := range d.value.Disputes() {
			l.labelDispute(l.owners[t.series], d, other)
		}
	}
}

func (l *lineChart) labelDispute(owner int, d dot, other data.Dispute) {
	words := l.sheet.dispute(data.Value{More: &data.Detail{Disputes: []data.Dispute{other}}}, wording{size: l.tick})
	b, size := l.sheet.single(words, regular(l.tick)), max(look.Diamond*l.u, 2.5)
	if at, h, v, ok := l.search(b, point{d.x, l.y(shown(other.Value))}, size, size, anywhere); ok {
		l.sheet.clear(l.sheet.place(roleRemark, owner, b, l.plan.theme.Soft, at, h, v))
	}
}

// annotate places a remark near its point, with a thin line to it.
func (l *lineChart) annotate(a data.Annotation) error {
	at, ok := l.placeOf(a.Series, a.Key)
	if !ok {
		return nil
	}
	text := oneLine(a.Text.Plain)
	for _, width := range []float64{0.3, 0.2, 0.45} {
		b := l.sheet.block(text, regular(l.tick), width*l.sheet.scene.width)
		for _, reach := range []float64{1.6 * l.label, 3 * l.label, 5 * l.label, 8 * l.label} {
			place, h, v, ok := l.search(b, at, reach, reach, anywhere)
			if !ok {
				continue
			}
			area := l.sheet.place(roleRemark, l.owners[a.Series], b, l.plan.theme.Soft, place, h, v)
			l.sheet.clear(area)
			l.leadTo(area, at)
			return nil
		}
	}
	return &problem{text: "the annotation " + excerpt(text) + " finds no room near its value", hint: "shorten it", pos: a.Pos}
}

// placeOf is where a value stands in the plot; in a stack, the middle of its
// part.
func (l *lineChart) placeOf(series int, k data.Key) (point, bool) {
	v, ok := l.plan.chart.Series[series].At(k)
	if !ok || v.Is == data.Absent {
		return point{}, false
	}
	if l.stack != nil {
		return l.stackPlace(series, k)
	}
	return point{l.time.at(k.Period), l.y(shown(v))}, true
}

// leadTo draws a thin line from a remark to its point.
func (l *lineChart) leadTo(area rect, to point) {
	from := point{max(area.x0, min(to.x, area.x1)), max(area.y0, min(to.y, area.y1))}
	l.sheet.scene.polyline(roleLeader, nobody, blend(l.plan.theme.Soft, l.plan.theme.Paper, 0.4), max(0.75*l.u, 0.4), nil, from, to)
}

// search looks for a free place for a block around a point, up or down points
// away from it: above, below, then beside it. Every place must be allowed.
func (l *lineChart) search(b block, c point, up, down float64, allowed func(rect) bool) (at point, h, v align, ok bool) {
	up, down = up+max(3*l.u, 1), down+max(3*l.u, 1)
	gap := min(up, down)
	slant := 0.9 * gap
	for _, try := range []struct {
		at   point
		h, v align
	}{
		{point{c.x, c.y + up}, centre, left},
		{point{c.x, c.y - down}, centre, right},
		{point{c.x - slant, c.y + slant}, right, left},
		{point{c.x + slant, c.y - slant}, left, right},
		{point{c.x + slant, c.y + slant}, left, left},
		{point{c.x - slant, c.y - slant}, right, right},
		{point{c.x + gap, c.y}, left, centre},
		{point{c.x - gap, c.y}, right, centre},
	} {
		if area := b.area(try.at, try.h, try.v); allowed(area) && l.free(area) {
			return try.at, try.h, try.v, true
		}
	}
	return point{}, 0, 0, false
}

func anywhere(rect) bool { return true }

// free reports whether nothing that can be read lies in a box between the plot's
// edges.
func (l *lineChart) free(area rect) bool {
	if !(rect{l.plot.x0, l.plot.y0, l.plot.x1 + l.sheet.sideGap()/2, l.sheet.body.y1}).contains(area) {
		return false
	}
	wide := area.inset(-max(2*l.u, 0.8))
	for _, t := range l.sheet.scene.texts {
		if wide.overlaps(t.box()) {
			return false
		}
	}
	for _, sh := range l.sheet.scene.shapes {
		switch sh.role {
		case roleGhost:
			if !l.overGhosts && sh.covers(area) {
				return false
			}
		case roleLine, rolePiece, roleSpread, roleMarker, roleConnector, roleReference, roleLeader, roleBaseline:
			if sh.covers(area.inset(-max(l.u, 0.4))) {
				return false
			}
		}
	}
	return true
}

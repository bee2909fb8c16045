package charts

import (
	"image/color"
	"math"
	"strconv"
	"strings"

	"briefing/charts/look"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// bumps are places over time, the first on top.
var bumps = form{
	points:       true,
	marksNoBreak: true,
	layouts:      []layoutFunc{bumpNamedTwice, bumpNamedOnce},
	noReference:  &layoutError{text: "places have no axis for a reference line", hint: "remove it, or write kind: line"},
	noAnnotation: &layoutError{text: "there is no room for an annotation between places", hint: "write it as the note, or write kind: line"},
	head:         func(alt *altWriter) string { return alt.headOverTime(language.WordAltBump) },
	findings:     bumpFindings,
	sentence:     lastPlacesInWords,
	notes:        (*noteWriter).bumps,
}

// bumpChart is a chart of places while it is laid out.
type bumpChart struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	plot      timePlot
	tracks    []track
	low, high int     // the first and the last place shown
	row       float64 // the height of a place
	radius    float64 // of the discs at the ends
	numbered  bool    // the discs hold their places
}

// bumpNamedTwice has the names at both ends, bumpNamedOnce at the last alone.
func bumpNamedTwice(s *sheet) error { return drawBump(s, true) }

func bumpNamedOnce(s *sheet) error { return drawBump(s, false) }

func drawBump(s *sheet, twice bool) error {
	c := &bumpChart{sheet: s, plan: s.plan, sizes: s.sizes, plot: newTimePlot(s, false)}
	if !c.measure() {
		return noNumber(s.plan.chart)
	}
	foot := c.plot.tick*(ascent+descent) + c.plot.footGap()
	body := s.body
	c.row = (body.height() - foot) / float64(c.high-c.low+1)
	c.sizeDiscs()
	first, last := c.names(0), c.names(1)
	if !twice {
		first = nil
	}
	gap := c.radius + s.sideGap()
	left, right := 0.0, s.sideWidth(last)+c.radius
	if first != nil {
		left = s.sideWidth(first) + c.radius
	}
	c.plot.area = rect{body.x0 + max(left, c.radius), body.y0 + foot, body.x1 - right, body.y1}
	if c.plot.area.width() < 0.4*s.scene.width && twice || c.plot.area.width() < 5*c.plot.tick {
		return &layoutError{text: "the names leave no room for the places", hint: "shorten them or show fewer series"}
	}
	c.plot.time = timeAxis{days(c.plot.first), c.plot.end, c.plot.area.x0 + c.radius, c.plot.area.x1 - c.radius}
	c.follow()
	c.draw()
	c.plot.drawPeriods()
	for side, labels := range [2][]sideLabel{first, last} {
		dir := float64(2*side - 1)
		x := c.plot.area.x1 + gap
		if side == 0 {
			x = c.plot.area.x0 - gap
		}
		for i := range labels {
			labels[i].from = point{x - dir*s.sideGap(), c.y(labels[i].value)}
		}
		if err := s.drawSideLabels(dir, labels, x-dir*0.6*s.sideGap(), body.y0+foot-0.5*c.label, body.y1+0.5*c.label); err != nil {
			return &layoutError{text: "there is no room for all the names beside the places", hint: "show fewer, as with top: 10, or highlight some"}
		}
	}
	return c.nameOthers(twice)
}

// measure finds the places that the chart shows.
func (c *bumpChart) measure() bool {
	c.low, c.high = math.MaxInt, 0
	for _, s := range c.plan.chart.Series {
		for i := range s.Values {
			if v := &s.Values[i]; v.Is != data.Absent {
				n := int(v.Number.Float())
				c.low, c.high = min(c.low, n), max(c.high, n)
			}
		}
	}
	return c.high > 0
}

// sizeDiscs makes the discs as large as their rows allow, with the places in them where there
// is room.
func (c *bumpChart) sizeDiscs() {
	text := c.plan.fonts.Width(strings.Repeat("0", len(strconv.Itoa(c.high))), bold(c.placeSize()))
	need := 0.5*math.Hypot(text, c.placeSize()*(ascent+descent)) + max(1.5*c.u, 0.7)
	if c.numbered = need <= 0.48*c.row; c.numbered {
		c.radius = min(max(need, 11*c.u), 0.48*c.row)
		return
	}
	c.radius = min(max(6*c.u, 2), max(0.4*c.row, 1.2))
}

// placeSize is the size of the places in their discs.
func (c *bumpChart) placeSize() float64 { return max(c.least, 0.85*c.label) }

// y is the height of a place.
func (c *bumpChart) y(place float64) float64 {
	return c.plot.area.y1 - (place-float64(c.low)+0.5)*c.row
}

// follow places the values of all series.
func (c *bumpChart) follow() {
	for i, s := range c.plan.chart.Series {
		t := track{series: i, owner: c.sheet.owner(), ink: c.plan.seriesInk(i), behind: c.plan.behind(i)}
		previous := -1
		for j := range s.Values {
			v := &s.Values[j]
			if v.Is == data.Absent {
				continue
			}
			d := dot{point: point{c.plot.x(s.Keys[j]), c.y(v.Number.Float())}, value: *v, look: look.Of(v), key: s.Keys[j]}
			if previous >= 0 {
				d.link = s.Link(previous, j)
			}
			t.points, previous = append(t.points, d), j
		}
		t.width = max(3*c.u, 1.2)
		if t.behind {
			t.width = max(1.75*c.u, 0.7)
		}
		c.tracks = append(c.tracks, t)
	}
}

// draw draws the lines, what stands out last, then the discs at their ends.
func (c *bumpChart) draw() {
	trace := lineDrawer{plot: &c.plot, style: lineStyle{course: straight}}
	for _, t := range c.tracks {
		t.marked = !t.behind && len(t.points) <= maxMarkers
		c.sheet.scene.drawBehind(t.behind, func() { trace.drawTrack(t) })
	}
	for _, t := range c.tracks {
		c.sheet.scene.drawBehind(t.behind, func() { c.drawEnds(t) })
	}
}

// inDisc reports whether the disc of a series at a key holds its place. One that several share
// stands beside each of their names.
func (c *bumpChart) inDisc(k data.Key, place data.Decimal) bool {
	holders := 0
	for _, s := range c.plan.chart.Series {
		if v, ok := data.NumberAt(s.Series, k); ok && v.Number.Cmp(place) == 0 {
			holders++
		}
	}
	return c.numbered && holders < 2
}

// ends are the first and the last point of a line, which may be one.
func ends(t track) []dot {
	if len(t.points) < 2 {
		return t.points
	}
	return []dot{t.points[0], t.points[len(t.points)-1]}
}

// drawEnds draws the discs at the ends of a line.
func (c *bumpChart) drawEnds(t track) {
	for _, d := range ends(t) {
		fill, ink := t.ink, c.plan.theme.Paper
		if d.look.Hollow || t.behind {
			fill, ink = c.plan.theme.Paper, c.plan.theme.Soft
		}
		if contrast(ink, fill) < textContrast {
			ink = c.plan.theme.Ink
		}
		c.sheet.scene.disc(roleMarker, t.owner, d.point, c.radius, t.ink)
		c.sheet.scene.disc(roleMarker, t.owner, d.point, c.radius-max(1.5*c.u, 0.6), fill)
		if c.inDisc(d.key, d.value.Number) {
			text := c.sheet.single(c.plan.say.Number(d.value.Number), bold(c.placeSize()))
			c.sheet.place(roleValue, t.owner, text, ink, d.point, centre, centre)
		}
	}
}

// names are those beside the first (0) or the last (1) period, each with its place where the
// disc has no room for it.
func (c *bumpChart) names(end int) (labels []sideLabel) {
	keys := c.plan.chart.Keys
	key := keys[0]
	if end == 1 {
		key = keys[len(keys)-1]
	}
	for i, s := range c.plan.chart.Series {
		v, ok := data.NumberAt(s.Series, key)
		if !ok {
			continue
		}
		labels = append(labels, sideLabel{
			role: roleSeries, owner: noOwner, value: v.Number.Float(), ink: c.nameInk(i),
			block: c.sheet.sideBlock(c.name(i, key, v), c.nameStyle(i)),
		})
	}
	return labels
}

func (c *bumpChart) name(series int, k data.Key, v data.Value) string {
	if c.inDisc(k, v.Number) {
		return c.plan.words.seriesName(series)
	}
	return c.plan.say.Number(v.Number) + "\u00a0" + c.plan.words.seriesName(series)
}

// nameInk is the colour of a name.
func (c *bumpChart) nameInk(series int) color.RGBA {
	if c.plan.behind(series) {
		return c.plan.theme.Soft
	}
	return readable(c.plan.seriesInk(series), c.plan.theme.Ink, c.plan.theme.Paper)
}

// nameStyle is that of a name: no larger than its row, as far as it can be read.
func (c *bumpChart) nameStyle(series int) typeset.Style {
	style := regular(min(c.label, max(c.least, 0.8*c.row)))
	style.Bold = !c.plan.behind(series)
	return style
}

// nameOthers names the lines that end before the last period, or, where the names stand at the
// last alone, nothing else: those that nothing names.
func (c *bumpChart) nameOthers(twice bool) error {
	keys := c.plan.chart.Keys
	space := labelSpace{plot: &c.plot, overGhosts: true}
	for _, t := range c.tracks {
		if len(t.points) == 0 {
			continue
		}
		first, last := t.points[0], t.points[len(t.points)-1]
		if last.key == keys[len(keys)-1] || twice && first.key == keys[0] {
			continue
		}
		block := c.sheet.sideBlock(c.name(t.series, last.key, last.value), c.nameStyle(t.series))
		at, h, v, ok := space.search(block, last.point, c.radius, c.radius, anywhere)
		if !ok {
			return &layoutError{text: "the name " + c.plan.words.seriesName(t.series) + " finds no room at the end of its line", hint: "show fewer series, or highlight some"}
		}
		c.sheet.clear(c.sheet.place(roleSeries, t.owner, block, c.nameInk(t.series), at, h, v))
	}
	return nil
}

// bumps say how the places came about, and which series share one.
func (nw *noteWriter) bumps() []note {
	var notes []note
	add := func(text string) { notes = append(notes, note{text: text, kept: saveNames}) }
	switch nw.chart.Places {
	case data.HighestFirst:
		add(nw.say.Say(language.WordNoteHighestFirst))
	case data.LowestFirst:
		add(nw.say.Say(language.WordNoteLowestFirst))
	}
	if list := sharedPlaces(nw); list != "" {
		add(nw.say.Say(language.WordNoteSharedPlaces, "keys", list))
	}
	return append(notes, nw.computed()...)
}

// sharedPlaces lists the periods of each series in which it shares its place.
func sharedPlaces(nw *noteWriter) string {
	perSeries := make([][]data.Key, len(nw.chart.Series))
	any := false
	for _, k := range nw.chart.Keys {
		holders := map[data.Decimal][]int{}
		for i, s := range nw.chart.Series {
			if v, ok := data.NumberAt(s.Series, k); ok {
				holders[v.Number] = append(holders[v.Number], i)
			}
		}
		for _, series := range holders {
			for _, i := range series {
				if len(series) > 1 {
					perSeries[i] = append(perSeries[i], k)
					any = true
				}
			}
		}
	}
	if !any {
		return ""
	}
	return nw.words.bySeries(perSeries)
}

// bumpFindings say the last places, then where each line, or each that stands out, came from.
func bumpFindings(alt *altWriter) []string {
	parts := []string{alt.sentence(lastPlacesInWords(alt))}
	for i, s := range alt.chart.Series {
		if len(alt.chart.Highlight) > 0 && !alt.words.highlighted(s.Name) || len(alt.chart.Highlight) == 0 && len(alt.chart.Series) > altMaxListed {
			continue
		}
		first, last := -1, -1
		for j, v := range s.Values {
			if v.Is != data.Absent {
				if last = j; first < 0 {
					first = j
				}
			}
		}
		if first < last {
			parts = append(parts, alt.say.Say(language.WordAltPlaceFromTo, "series", alt.words.seriesName(i), "first", alt.say.Number(s.Values[first].Number), "from", alt.say.When(s.Keys[first]),
				"last", alt.say.Number(s.Values[last].Number), "to", alt.say.When(s.Keys[last])))
		}
	}
	return parts
}

// lastPlacesInWords lists the places of the last period, the first of them where they are many.
func lastPlacesInWords(alt *altWriter) string {
	c := alt.chart
	key := c.Keys[len(c.Keys)-1]
	var items []string
	for place := 1; place <= altMaxListed; place++ {
		for i, s := range c.Series {
			if v, ok := data.NumberAt(s.Series, key); ok && v.Number.Cmp(data.Int(int64(place))) == 0 {
				items = append(items, alt.say.Number(v.Number)+"\u00a0"+alt.words.seriesName(i))
			}
		}
	}
	if len(items) == 0 {
		return ""
	}
	return alt.say.Say(language.WordAltPlaces, "key", alt.say.When(key), "items", alt.items(items))
}

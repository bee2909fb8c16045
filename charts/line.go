package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// lines are lines over time, one for each series.
var lines = form{
	points:       true,
	axisSaysUnit: true,
	ghosts:       true,
	free:         true,
	context:      contextLines,
	layouts:      lineStyle{course: straight}.layouts(),
	panels:       lineStyle{course: straight}.panels(),
	head:         func(alt *altWriter) string { return alt.headOverTime(language.WordAltLine) },
	headOfPanels: language.WordAltLines,
}

// layouts draw each series as a line over time, with its name beside its end
// or, if the names do not fit there, in a legend.
func (y lineStyle) layouts() []layoutFunc { return []layoutFunc{y.named, y.withLegend} }

// panels are the same in panels; the last values stand beside the plot or on
// it.
func (y lineStyle) panels() []panelLayout {
	shape := func(float64) float64 { return 1.6 }
	return []panelLayout{{y.named, shape}, {y.unnamed, shape}}
}

// lineChart is a line chart while it is laid out.
type lineChart struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	plot    timePlot
	tracks  []track
	unnamed bool // names stand in a legend, not beside the lines
	extras  sideExtras
	over    []overReference // names of reference lines that stand over their lines
}

func (y lineStyle) named(s *sheet) error { return y.draw(s, false) }

func (y lineStyle) unnamed(s *sheet) error { return y.draw(s, true) }

func (y lineStyle) withLegend(s *sheet) error {
	if len(s.plan.chart.Series) == 1 {
		return y.named(s)
	}
	if err := legend(s); err != nil {
		return err
	}
	return y.unnamed(s)
}

// draw draws the lines, with brackets over ranges of an only one near to it, and the ground between two that
// are compared shaded, where these have room.
func (y lineStyle) draw(s *sheet, unnamed bool) error {
	brackets := func(e *data.Event) bool { return e.Bracket }
	c := s.plan.chart
	near, shaded := len(c.Series) == 1 && s.panel == nil && slices.ContainsFunc(c.Events, brackets), s.panel == nil && shadesGap(s.plan)
	if near || shaded {
		trial := *s
		trial.scene.shapes, trial.scene.texts = slices.Clip(s.scene.shapes), slices.Clip(s.scene.texts)
		if y.drawAll(&trial, unnamed, near, shaded) == nil {
			*s = trial
			return nil
		}
	}
	return y.drawAll(s, unnamed, false, false)
}

// drawAll does so with these in the plot, or above and beside it.
func (y lineStyle) drawAll(s *sheet, unnamed, near, shaded bool) error {
	l := &lineChart{sheet: s, plan: s.plan, sizes: s.sizes, plot: newTimePlot(s, y.filled), unnamed: unnamed}
	l.plot.near, l.plot.shaded, l.plot.numbered = near, shaded, numbersEach(s)
	if l.plot.values = s.plan.span; y.filled {
		l.plot.values = s.plan.spanOf()
	}
	if l.plot.values.lo == nil {
		return noNumber(s.plan.chart)
	}
	if y.filled { // areas stand on zero
		l.plot.values.coverZero(1)
	}
	for i := range s.plan.chart.Series {
		l.tracks = append(l.tracks, track{series: i, owner: s.owner(), ink: inkOfTrack(s.plan, i), behind: s.plan.behind(i)})
	}
	l.plot.needs = slices.Concat(l.arrowNeeds(), l.startNeeds())
	names, err := l.frameNames()
	if err != nil {
		return err
	}
	for i := range l.tracks {
		t := &l.tracks[i]
		t.points = l.plot.follow(s.plan.chart.Series[i], y.holds)
		t.width = l.lineWidth(t)
		t.marked = marksEach(l, t)
	}
	l.plot.drawFrame()
	trace := lineDrawer{&l.plot, y, slices.ContainsFunc(l.tracks, func(t track) bool { return t.behind }), endsMeet(l)}
	if l.extras.bands == bandsInFull {
		s.said |= saysBands
	}
	l.joinScenarios(trace)
	l.drawGhosts(trace)
	l.drawEmpty()
	for _, t := range upwards(l) {
		s.scene.drawBehind(t.behind, func() { trace.drawTrack(t) })
		for _, d := range t.points {
			s.see(rect{d.x, d.y, d.x, d.y}, t.series, d.key, d.value)
		}
	}
	if s.panel == nil {
		openCasings(&s.scene)
	}
	for _, t := range l.tracks {
		s.scene.drawBehind(t.behind, func() { trace.drawBreaks(t) })
	}
	l.divide(trace)
	drawReferencesOver(l)
	if err := l.drawNames(names); err != nil {
		return err
	}
	if shaded && !drawGap(l) {
		return &layoutError{text: "there is no room between two lines for how far they are apart", hint: "shorten its label", pos: l.plan.chart.Compare.Pos}
	}
	if err := drawBrackets(l); err != nil {
		return err
	}
	if err := l.drawLabels(); err != nil {
		return err
	}
	if y.holds {
		labelPlateaus(l)
	}
	sayContext(l)
	return nil
}

// upwards are the lines in the order in which they are drawn: those that the title names last, on top.
func upwards(l *lineChart) []track {
	tracks := slices.Clone(l.tracks)
	level := func(t track) int {
		if !t.behind && len(tracks) > 1 && namedInTitle(l.plan, t.series) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(tracks, func(a, b track) int { return cmp.Compare(level(a), level(b)) })
	return tracks
}

// endsMeet reports whether two lines that are not context end at one point, where a dot would hide that of
// the other: then no line has one.
func endsMeet(l *lineChart) bool {
	ends := map[point]bool{}
	for _, t := range l.tracks {
		if t.behind || len(t.points) == 0 {
			continue
		}
		d := t.points[len(t.points)-1]
		at := point{max(d.x, d.end), d.y}
		if ends[at] {
			return true
		}
		ends[at] = true
	}
	return false
}

// marksEach reports whether each point of a line has a marker: where points are few, and where each
// of an only line may have its value. On others, markers would hide how lines run.
func marksEach(l *lineChart, t *track) bool {
	switch n := len(t.points); {
	case t.behind || l.plot.nth != nil || l.plan.form.holds && len(l.tracks) > 1: // corners of steps mark themselves
		return false
	case l.sheet.panel != nil:
		return n <= fewMarkers && 6*l.plot.dotRadius()*float64(n) < l.plot.area.width()
	case len(l.tracks) == 1:
		return n <= maxLabelledPoints
	default:
		return n <= fewMarkers
	}
}

// numbersEach reports whether each point of an only line is to have its number.
func numbersEach(s *sheet) bool {
	c := s.plan.chart
	return len(c.Series) == 1 && s.panel == nil && len(c.Series[0].Values) <= maxLabelledPoints && !c.Intervals()
}

// joinScenarios joins lines of forecasts alone to the one line of their figure that ends with a
// known value where they begin: to what all of them go on from.
func (l *lineChart) joinScenarios(trace lineDrawer) {
	for i := range l.tracks {
		t := &l.tracks[i]
		from, ok := l.history(t)
		if !ok || trace.style.filled || trace.style.holds {
			continue
		}
		l.sheet.scene.drawBehind(t.behind, func() {
			l.sheet.scene.polyline(roleLine, t.owner, t.ink, t.width, scaled(look.ToForecast.Dash(), t.width), from.point, t.points[0].point)
		})
	}
}

// history is the last known point before a line of forecasts.
func (l *lineChart) history(t *track) (last dot, found bool) {
	forecast := func(d dot) bool { return d.value.Status == data.Forecast }
	if len(t.points) == 0 || slices.ContainsFunc(t.points, func(d dot) bool { return !forecast(d) }) {
		return dot{}, false
	}
	series := l.plan.chart.Series
	for _, other := range l.tracks {
		if len(other.points) == 0 || series[other.series].Figure != series[t.series].Figure {
			continue
		}
		end := other.points[len(other.points)-1]
		if forecast(end) {
			continue
		}
		if found {
			return dot{}, false // there are two of them
		}
		last, found = end, true
	}
	return last, found && last.key != t.points[0].key && l.plot.follows(last.key, t.points[0].key)
}

// startNeeds is the space for the labels of first points in panels below lines that rise from
// there, where it is a small part of the panel and none would be below zero.
func (l *lineChart) startNeeds() (needs []need) {
	room := l.plot.dotRadius() + max(4*l.u, 1.5) + l.plot.labelStyle().Size*(ascent+descent)
	if l.sheet.panel == nil || l.plot.values.lo.Sign() <= 0 || room > 0.15*l.sheet.panel.plot.height() {
		return nil
	}
	for _, s := range l.plan.everySeries() {
		if n := len(s.Values); n > 1 && s.Values[0].Is == data.Exact && s.Values[1].Is == data.Exact && s.Values[0].Number.Cmp(s.Values[1].Number) < 0 {
			needs = append(needs, need{s.Values[0].Number.Float(), room, true, false})
		}
	}
	return needs
}

// arrowNeeds is the space for the arrows of bounds.
func (l *lineChart) arrowNeeds() (needs []need) {
	for _, s := range l.plan.everySeries() {
		if len(s.Values) > maxMarkedValues {
			continue
		}
		for _, v := range s.Values {
			if of := look.Of(&v); of.Bound() {
				needs = append(needs, need{v.Number.Float(), l.plot.arrow(), of.Arrow < 0, true})
			}
		}
	}
	return needs
}

// shown is the number that a value is placed at: the middle of a range, for its
// label only, as no line runs there.
func shown(v data.Value) float64 {
	if v.Is == data.Between {
		return (v.Low().Float() + v.High().Float()) / 2
	}
	return v.Number.Float()
}

// names are the labels beside the plot: the name and last value of each series,
// or only the value if there is one series; and the labels of reference lines.
func (l *lineChart) names() []sideLabel {
	var labels []sideLabel
	if !l.extras.over {
		labels = l.sheet.referenceLabels()
	}
	for i, s := range l.plan.chart.Series {
		v, k, ok := lastValue(s)
		if !ok || !l.hasName(i) {
			continue
		}
		style := bold(l.label)
		style.Bold = !l.tracks[i].behind
		text := l.plan.label(v)
		if l.sheet.panel != nil {
			// The name stands above the panel.
		} else if name := l.plan.words.seriesName(i); name != "" && len(l.plan.chart.Series) > 1 {
			text = nameBefore(l.plan.say, name, text)
		} else {
			style.Size *= 1.15
		}
		labels = append(labels, sideLabel{
			role: roleSeries, owner: l.tracks[i].owner, ink: readable(l.tracks[i].ink, l.plan.theme.Ink, inkOfForecast(l.sheet)), value: shown(v),
			block: l.sheet.sideBlock(text, style), under: l.sheet.remarkAt(i, k),
		})
		if bands := endsOfBand(l, i, v); len(bands) > 0 {
			labels[len(labels)-1].after = centralName(l, v)
			labels = append(labels, bands...)
		}
	}
	return slices.Concat(labels, comparisonLabel(l), namesOfContext(l))
}

// nameBefore is a name and the value after it, which a name that ends with a number, such as a year,
// needs to be told apart from.
func nameBefore(say *language.Printer, name, value string) string {
	if end, _ := utf8.DecodeLastRuneInString(name); unicode.IsDigit(end) {
		return say.Say(language.WordLabelled, "label", name, "text", value)
	}
	return name + " " + value
}

// hasName reports whether the name of a series, or its last value, stands at its end.
func (l *lineChart) hasName(series int) bool {
	return !l.unnamed && !(l.tracks[series].behind && l.plan.nameless())
}

// remarkAt is the annotation of the last point of a series, which stands below
// the name.
func (s *sheet) remarkAt(series int, k data.Key) textBlock {
	for _, a := range s.plan.chart.Annotations {
		if a.Series == series && a.Key == k {
			return s.sideBlock(oneLine(a.Text.Plain), regular(s.tick))
		}
	}
	return textBlock{}
}

// lastValue returns the latest value of a series that has a number.
func lastValue(s data.Plotted) (data.Value, data.Key, bool) {
	for i := len(s.Values) - 1; i >= 0; i-- {
		if s.Values[i].Is != data.Absent {
			return s.Values[i], s.Keys[i], true
		}
	}
	return data.Value{}, data.Key{}, false
}

// drawNames places the names beside the plot.
func (l *lineChart) drawNames(labels []sideLabel) error {
	for i := range labels {
		n := &labels[i]
		end := l.plot.area.x1 + l.plot.compareRoom()
		n.from = point{end, l.plot.y(n.value)}
		for _, t := range l.tracks {
			if t.owner == n.owner && len(t.points) > 0 {
				last := t.points[len(t.points)-1]
				if n.from.x = max(last.x, last.end); last.key == l.plan.keys[len(l.plan.keys)-1] && end > l.plot.area.x1 {
					n.from.x = end // beyond the bracket
				}
			}
		}
	}
	drawComparison(l)
	labels = slices.DeleteFunc(labels, l.placeAfterEnd)
	return l.plot.drawSideLabels(labels)
}

// placeAfterEnd places the name of a line that ends early at its last point, and reports
// whether there was room: over lines that are context, too.
func (l *lineChart) placeAfterEnd(n sideLabel) bool {
	if n.owner == noOwner || l.plot.area.x1-n.from.x <= 2*l.sheet.sideGap() {
		return false
	}
	if placePast(l, n) {
		return true
	}
	space, past := labelSpace{plot: &l.plot}, l.sheet.sideGap()/2+l.plot.dotRadius()
	for _, over := range []bool{false, true} {
		space.overGhosts = over
		if over && l.sheet.panel == nil && !l.plan.out.any() {
			return false
		}
		for _, try := range l.endPlaces(n.from, past) {
			area := n.block.area(try.at, try.h, try.v)
			under := n.under.area(point{area.x0, area.y0}, left, right)
			if !space.free(area) || len(n.under.lines) > 0 && (try.v == left || !space.free(under)) {
				continue
			}
			l.sheet.clear(l.sheet.place(n.role, n.owner, n.block, n.ink, try.at, try.h, try.v))
			l.sheet.place(roleRemark, n.owner, n.under, l.plan.theme.Soft, point{area.x0, area.y0}, left, right)
			return true
		}
	}
	return false
}

// placePast places the name of the one line that scenarios go on from along it, and its last value with the
// period where it ends; it reports whether there was room for both.
func placePast(l *lineChart, n sideLabel) bool {
	past := knownPast(l.plan)
	if past < 0 || l.tracks[past].owner != n.owner || len(n.under.lines) > 0 || len(l.tracks[past].points) < 3 {
		return false
	}
	t, shapes, texts := l.tracks[past], len(l.sheet.scene.shapes), len(l.sheet.scene.texts)
	last := t.points[len(t.points)-1]
	put := func(text string, places []endPlace) bool {
		b, space := l.sheet.single(text, l.plot.labelStyle()), labelSpace{plot: &l.plot}
		for _, try := range places {
			if area := b.area(try.at, try.h, try.v); space.free(area) {
				l.sheet.clear(l.sheet.place(n.role, n.owner, b, n.ink, try.at, try.h, try.v))
				return true
			}
		}
		return false
	}
	away := l.sheet.sideGap()/2 + l.plot.dotRadius()
	places := l.endPlaces(last.point, away)
	for _, by := range []float64{0.4, -2, -3, -4} { // times that far above it
		places = append(places, endPlace{point{last.x - away, last.y + by*away}, right, map[bool]align{true: right, false: left}[by < 0]})
	}
	if put(l.dated(last, l.plan.label(last.value)), places) && put(l.plan.words.seriesName(past), placesAlong(t.points, l.sheet.sideGap()/2+t.width)) {
		return true
	}
	l.sheet.scene.shapes, l.sheet.scene.texts = l.sheet.scene.shapes[:shapes], l.sheet.scene.texts[:texts]
	return false
}

// placesAlong are places for the name of a line near its middle, on the side that it bends away from first.
func placesAlong(points []dot, away float64) (places []endPlace) {
	for _, part := range []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8} {
		d := points[int(part*float64(len(points)-1))]
		upper, lower := right, left // of the block, where the line rises
		if points[len(points)-1].y < points[0].y {
			upper, lower = left, right
		}
		places = append(places, endPlace{point{d.x, d.y + away}, upper, left}, endPlace{point{d.x, d.y - away}, lower, right})
	}
	return places
}

// endPlace is where a name may stand at the end of a line.
type endPlace struct {
	at   point
	h, v align
}

// endPlaces are the places around the end of a line: first beyond it or, where forecasts begin
// there, on the side of what is known.
func (l *lineChart) endPlaces(end point, past float64) []endPlace {
	beyond := []endPlace{{point{end.x + past, end.y}, left, centre}, {point{end.x, end.y + past}, left, left}, {point{end.x, end.y - past}, left, right}}
	within := []endPlace{{point{end.x, end.y + past}, right, left}, {point{end.x, end.y - past}, right, right}}
	if x, ok := l.plot.forecastFrom(); ok && math.Abs(x-end.x) < slack {
		for i := range within {
			within[i].at.x -= past
		}
		return slices.Concat(within, beyond)
	}
	return slices.Concat(beyond, within)
}

// inkOfTrack is the colour of a line: as one of a few it is nearly as strong as its name, which is text.
func inkOfTrack(p *chartPlan, series int) color.RGBA {
	ink := p.seriesInk(series)
	if p.out.any() || p.shades != nil || len(p.chart.Series) > fewLines {
		return ink
	}
	return strengthened(ink, p.theme.Ink, p.theme.Paper, lineContrast)
}

// lineContrast is the contrast with the paper that lines have which are few.
const lineContrast = 3.7

// manyPoints is the number of points above which a line is a little thinner.
const manyPoints = 80

// lineWidth is the width of a line: thick for what stands out, thin for many points.
func (l *lineChart) lineWidth(t *track) float64 {
	dense := len(t.points) > 200
	switch {
	case t.behind && dense:
		return max(0.8*l.u, 0.4)
	case t.behind:
		return max(1.25*l.u, 0.5)
	case quiet(l.plan, t.series) && !l.plan.out.any(): // a scenario, whose dashes are paler than a line
		return max(2.4*l.u, 0.9)
	case quiet(l.plan, t.series):
		return max(2*l.u, 0.9)
	case !l.plan.out.any() && namedInTitle(l.plan, t.series) && titlesScenario(l.plan, knownPast(l.plan)):
		return max(3.6*l.u, 1.2)
	case !dense && l.sheet.panel != nil && l.plan.chart.Facets == data.FacetsSeries && outstands(l.plan, t.series):
		return max(3.8*l.u, 1.3)
	case dense && l.plan.out.any():
		return max(2*l.u, 0.9)
	case l.plan.out.any():
		return max(3*l.u, 1.2)
	case dense:
		return max(1.5*l.u, 0.9)
	case len(l.plan.chart.Series) > fewLines:
		return max(2.25*l.u, 0.9)
	case l.plan.form.holds && len(l.tracks) > 1: // which lie upon each other where they step
		return max(2.75*l.u, 0.9)
	case len(t.points) > manyPoints && l.sheet.panel == nil: // between which it turns often
		return max(2.5*l.u, 0.9)
	}
	return max(3*l.u, 0.9)
}

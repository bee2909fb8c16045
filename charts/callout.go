package charts

import (
	"cmp"
	"math"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// callout is something marked on the time axis and named above the plot: a
// break, an event, or a remark on a range of periods.
type callout struct {
	x0, x1     float64 // where it begins and ends
	name       textBlock
	x          float64 // the left end of its name
	pos        data.Pos
	markHeight float64                                       // of the part of its mark between its name and the plot
	numbered   bool                                          // it has a number in place of its name, which the foot has
	required   bool                                          // its name must stand here: the notes do not have it
	mark       func(plot *timePlot, m callout, foot float64) // foot is the height below its name
}

func (m callout) middle() float64 { return (m.x0 + m.x1) / 2 }

// calloutRows are the names of callouts in rows above the plot.
type calloutRows struct {
	all    []callout
	places []rect // relative to the top of the plot; zero for a name that is left out
	height float64
}

// maxRowsShare is how much of the body the names of callouts may take.
func (s *sheet) maxRowsShare() float64 { return [...]float64{0.4, 0.4, 0.4, 0.55}[s.saving] }

// setCallouts puts the names of the callouts in rows, each in the lowest row
// where neither the name nor its line to the plot runs into another name.
func (plot *timePlot) setCallouts(beside bool) error {
	m := calloutRows{all: slices.Concat(plot.breakCallouts(), plot.eventCallouts(), plot.compareCallouts())}
	slices.SortStableFunc(m.all, func(a, b callout) int {
		return cmp.Or(cmp.Compare(a.priority(), b.priority()), cmp.Compare(a.middle(), b.middle()))
	})
	edge := plot.sheet.scene.width - plot.margin
	if beside {
		edge = plot.area.x1 + min(plot.sheet.sideGap()/2, plot.sheet.sideGap()-0.6*plot.tick) // names of series stand beyond
	}
	anywhere := []align{centre, left, right}
	err := plot.placeCallouts(&m, func(i int) []align { return append([]align{outerSide(plot, m.all, i)}, anywhere...) }, edge)
	ways := 1
	for range min(len(m.all), maxTurned) {
		ways *= len(anywhere)
	}
	best := m
	for way := 0; (err != nil || m.height > 2*plot.tick) && way < ways; way++ { // a name at the wrong side of its line blocks others
		fixed := func(i int) []align {
			if i >= maxTurned {
				return anywhere
			}
			turn := way / int(math.Pow(float64(len(anywhere)), float64(i))) % len(anywhere)
			return anywhere[turn : turn+1]
		}
		try := calloutRows{all: slices.Clone(m.all)}
		if plot.placeCallouts(&try, fixed, edge) == nil && (err != nil || try.height < best.height-slack) {
			best, err = try, nil
		}
	}
	plot.callouts = best
	return err
}

// outerSide is where a name stands best: over its line or, where the name of another event would be next to
// it, to the side of the line that is away from that.
func outerSide(plot *timePlot, all []callout, i int) align {
	m := all[i]
	if m.x1 > m.x0 || m.markHeight > 0 {
		return centre
	}
	onLeft, onRight := false, false
	for j, o := range all {
		if i == j || o.markHeight > 0 || math.Abs(o.middle()-m.middle()) > (o.name.width()+m.name.width())/2+0.8*plot.tick {
			continue
		}
		onLeft, onRight = onLeft || o.middle() < m.middle(), onRight || o.middle() > m.middle()
	}
	switch {
	case onLeft && !onRight:
		return left
	case onRight && !onLeft:
		return right
	}
	return centre
}

// maxTurned is for how many names every side of their lines is tried.
const maxTurned = 5

// placeCallouts puts each name where its row is lowest, and of those at the first of its
// anchors: over its line, to its right, or to its left.
func (plot *timePlot) placeCallouts(m *calloutRows, anchors func(int) []align, edge float64) error {
	m.places, m.height = make([]rect, len(m.all)), 0
	for i, t := range m.all {
		if !t.required && plot.sheet.saving > saveSpace {
			continue // the notes name it
		}
		for j, anchor := range anchors(i) {
			x := max(min(t.middle()-float64(anchor)*t.name.width(), edge-t.name.width()), plot.sheet.body.x0)
			if p := plot.calloutPlace(*m, i, x); j == 0 || p.y1 < m.places[i].y1 {
				m.places[i], m.all[i].x = p, x
			}
		}
		if over := m.places[i].y1 > plot.sheet.maxRowsShare()*plot.sheet.body.height() || t.name.width() > edge-plot.sheet.body.x0; over && t.required {
			return &layoutError{text: "there is no room above the plot for the name of each event", hint: "shorten " + shortened(firstLineOf(t)) + " or show fewer", pos: t.pos}
		} else if over {
			m.places[i] = rect{} // the notes name it
		}
	}
	for _, p := range m.places {
		m.height = max(m.height, p.y1)
	}
	return nil
}

// priority is the order in which names get a row: first those with a line to
// the plot, which nothing may cross, then remarks on ranges, then names that
// the notes have as well.
func (m callout) priority() int {
	switch {
	case !m.required:
		return 2
	case m.markHeight > 0:
		return 1
	}
	return 0
}

func firstLineOf(m callout) string {
	if len(m.name.lines) == 0 {
		return ""
	}
	return m.name.lines[0].Text
}

// calloutPlace finds the place of the i-th name, whose left end is at x.
func (plot *timePlot) calloutPlace(m calloutRows, i int, x float64) rect {
	t, gap := m.all[i], max(3*plot.u, 1)
	aside := 0.5 * plot.tick
	for y := gap; ; y += gap {
		area := rect{x, y, x + t.name.width(), y + t.name.height() + t.markHeight}
		if t.markHeight > 0 {
			area.x0, area.x1 = min(x, t.x0), max(area.x1, t.x1)
		}
		clear := true
		for j, p := range m.places[:i] {
			if p == (rect{}) {
				continue
			}
			crosses := func(lower, upper rect, of callout) bool { // a line to the upper name through the lower
				return of.markHeight == 0 && lower.y0 < upper.y0 && lower.x0-gap < of.middle() && of.middle() < lower.x1+gap
			}
			if crosses(p, area, t) { // and so would a higher one
				for y <= plot.sheet.body.height() {
					y += gap
				}
				area.y0, area.y1 = y, y+t.name.height()+t.markHeight
				return area
			}
			if area.inset(-aside).overlaps(p) && area.y0 < p.y1+gap && p.y0 < area.y1+gap || crosses(area, p, m.all[j]) {
				clear = false
				break
			}
		}
		if clear || y > plot.sheet.body.height() {
			return area
		}
	}
}

// drawCallouts draws each callout: its mark on the plot and its name above.
func (plot *timePlot) drawCallouts() {
	for i, m := range plot.callouts.all {
		p := plot.callouts.places[i]
		foot := plot.area.y1 + plot.headroom() + p.y0 + m.markHeight
		m.mark(plot, m, foot)
		if p == (rect{}) {
			continue
		}
		ink := plot.plan.theme.Soft
		if m.markHeight > 0 {
			ink = plot.plan.theme.Ink // a remark, not an event
		}
		plot.sheet.place(roleRemark, noOwner, m.name, ink, point{m.x, foot}, left, left)
		if m.markHeight == 0 && !(m.x1 > m.x0 && lowestRow(plot, foot)) {
			plot.sheet.scene.polyline(roleLeader, noOwner, blend(plot.plan.theme.Soft, plot.plan.theme.Paper, 0.4), max(0.6*plot.u, 0.35), plot.sheet.dots(), point{m.middle(), plot.area.y1}, point{m.middle(), foot - max(plot.u, 0.5)})
		}
	}
}

// dots is the dash pattern of thin lines that show no data.
func (z sizes) dots() []float64 { return []float64{max(z.u, 0.5), max(2*z.u, 1)} }

// breaks are those that are marked across the plot, by what has changed: of figures, and
// of all series of the chart. Others are marked at their series.
func (p *chartPlan) breaks() (all []*data.Break, names []string) {
	for _, b := range p.chart.Breaks() {
		if p.across(b) {
			all, names = append(all, b), append(names, cmp.Or(oneLine(b.Text.Plain), language.Capitalized(language.Mark(p.say, data.SeriesBreak))))
		}
	}
	return all, names
}

// across reports whether a break is marked across the plot.
func (p *chartPlan) across(b *data.Break) bool {
	ofFigure := slices.ContainsFunc(p.chart.Figures, func(f *data.Figure) bool { return slices.Contains(f.Breaks, b) })
	return ofFigure || p.chart.BreaksAll(b)
}

// breaksAlone reports whether the i-th series breaks between two keys, and not the whole
// chart.
func (p *chartPlan) breaksAlone(i int, a, b data.Key) bool {
	s := p.chart.Series[i]
	if s.Figure == nil || len(s.Breaks) == 0 {
		return false
	}
	at := s.Figure.BreakBetween(s.Series, a, b)
	return at != nil && !p.across(at)
}

// breakCallouts are the breaks of the figures, halfway between the periods that
// they separate.
func (plot *timePlot) breakCallouts() []callout {
	var all []callout
	breaks, names := plot.plan.breaks()
	for i, b := range breaks {
		x, ok := periodOfBreak(plot, b)
		if !ok {
			continue
		}
		style := regular(plot.tick)
		name := plot.sheet.block(names[i], style, max(0.3*plot.sheet.scene.width, plot.plan.fonts.WidestWord(names[i], style)))
		all = append(all, callout{x0: x, x1: x, name: name, pos: b.Pos, mark: (*timePlot).markBreak})
	}
	return all
}

// periodOfBreak is the place of a break on the time axis; false if the chart shows
// only what is before or after it.
func periodOfBreak(plot *timePlot, b *data.Break) (float64, bool) {
	i := firstFrom(plot.plan.chart.Keys, b.At)
	if i <= 0 || i == len(plot.plan.chart.Keys) {
		return 0, false
	}
	after := plot.plan.chart.Keys[i].Period
	if plot.plan.form.holds {
		return plot.time.at(after) - plot.breakRoom()/2, true // up to which the value before holds
	}
	before := after.Next(-1)
	return (plot.time.at(before) + plot.time.at(after)) / 2, true
}

// breakRoom is what a value that holds leaves free before a break.
func (plot *timePlot) breakRoom() float64 { return max(8*plot.u, 4) }

// firstFrom is the index of the first key at or after the start of a period.
func firstFrom(keys []data.Key, p data.Period) int {
	i := slices.IndexFunc(keys, func(k data.Key) bool { return !k.Period.Start().Before(p.Start()) })
	if i < 0 {
		return len(keys)
	}
	return i
}

// markBreak draws a dotted line at a break and a short stroke across the time
// axis.
func (plot *timePlot) markBreak(m callout, _ float64) {
	x, half := m.middle(), max(6*plot.u, 2.5)
	plot.sheet.scene.polyline(roleReference, noOwner, plot.plan.theme.Soft, max(0.8*plot.u, 0.4), plot.sheet.dots(), point{x, plot.area.y0}, point{x, plot.area.y1})
	plot.sheet.scene.polyline(roleLeader, noOwner, plot.plan.theme.Paper, max(6*plot.u, 2.4), nil, point{x, plot.area.y0 - max(plot.u, 0.5)}, point{x, plot.area.y0 + max(plot.u, 0.5)})
	plot.sheet.scene.polyline(roleLeader, noOwner, plot.plan.theme.Ink, max(2*plot.u, 0.8), nil, point{x, plot.area.y0 - half}, point{x, plot.area.y0 + half})
}

// barBreaks are the names of the breaks in a chart of bars, each with its place on the
// category axis: between the slots that it separates.
func (plot *barPlot) barBreaks() (names []string, places []float64) {
	if !plot.plan.chart.Periods {
		return nil, nil
	}
	breaks, all := plot.plan.breaks()
	for j, k := range breaks {
		if i := firstFrom(plot.plan.keys, k.At); i > 0 && i < len(plot.plan.keys) {
			names, places = append(names, all[j]), append(places, (plot.centre(i-1)+plot.centre(i))/2)
		}
	}
	return names, places
}

// drawBreaks marks each break between two bars: a dotted line, and a short
// stroke across the axis.
func (plot *barPlot) drawBreaks() {
	_, places := plot.barBreaks()
	half := max(6*plot.u, 2.5)
	for _, k := range places {
		plot.sheet.scene.polyline(roleReference, noOwner, plot.plan.theme.Soft, max(0.8*plot.u, 0.4), plot.sheet.dots(), plot.at(k, 0), plot.at(k, plot.length()))
		p := plot.pos(0)
		plot.sheet.scene.polyline(roleLeader, noOwner, plot.plan.theme.Paper, max(6*plot.u, 2.4), nil, plot.at(k, p-max(plot.u, 0.5)), plot.at(k, p+max(plot.u, 0.5)))
		plot.sheet.scene.polyline(roleLeader, noOwner, plot.plan.theme.Ink, max(2*plot.u, 0.8), nil, plot.at(k, p-half), plot.at(k, p+half))
	}
}

// drawSeriesBreaks marks where single series break: between the slots, a dashed line of the
// colour of each, and a short stroke across the axis.
func drawSeriesBreaks(plot *barPlot) {
	if !plot.plan.chart.Periods {
		return
	}
	for i := 1; i < len(plot.plan.keys); i++ {
		var breaking []int
		for j := range plot.plan.chart.Series {
			if plot.plan.breaksAlone(j, plot.plan.keys[i-1], plot.plan.keys[i]) {
				breaking = append(breaking, j)
			}
		}
		middle, half, p := (plot.centre(i-1)+plot.centre(i))/2, max(6*plot.u, 2.5), plot.pos(0)
		for nth, j := range breaking {
			k, ink := middle+(float64(nth)-float64(len(breaking)-1)/2)*max(4*plot.u, 1.8), plot.plan.seriesInk(j)
			plot.sheet.scene.polyline(roleReference, noOwner, ink, plot.seriesBreakWidth(), plot.seriesBreakDash(), plot.at(k, 0), plot.at(k, plot.length()))
			plot.sheet.scene.polyline(roleLeader, noOwner, ink, max(2*plot.u, 0.8), nil, plot.at(k, p-half), plot.at(k, p+half))
		}
	}
}

func (z sizes) seriesBreakWidth() float64 { return max(1.4*z.u, 0.7) }

func (z sizes) seriesBreakDash() []float64 { return []float64{max(4*z.u, 1.8), max(2.5*z.u, 1.2)} }

// breakRows is the height above upright bars for the names of breaks, one row
// each. If space is short, the notes name them.
func (plot *barPlot) breakRows() float64 {
	plot.slot = 1 // only which breaks are shown is asked for
	names, _ := plot.barBreaks()
	if plot.sheet.saving > saveSpace {
		return 0
	}
	return float64(len(names)) * plot.tick * leading
}

// drawBreakLabels names the breaks above upright bars, the first in the highest
// row, so that no line crosses a name.
func (plot *barPlot) drawBreakLabels(rows float64) {
	if rows == 0 {
		return
	}
	names, places := plot.barBreaks()
	top := plot.area.y1 + plot.label*(ascent+descent)
	for i, name := range names {
		l := plot.sheet.single(name, regular(plot.tick))
		x, y := plot.area.x0+places[i], top+(float64(len(names)-1-i)+0.5)*plot.tick*leading
		if room := math.Max(plot.sheet.body.x1-x, x-plot.sheet.body.x0); l.width() > room {
			continue // the notes name it
		}
		h := left
		if x+l.width() > plot.sheet.body.x1 {
			h = right
			if i > 0 && places[i-1]+plot.area.x0 > x-l.width()-plot.u {
				continue // the line of the break before would run through it
			}
		}
		plot.sheet.clear(plot.sheet.place(roleRemark, noOwner, l, plot.plan.theme.Soft, point{x, y}, h, centre))
		plot.sheet.scene.polyline(roleReference, noOwner, plot.plan.theme.Soft, max(0.8*plot.u, 0.4), plot.sheet.dots(), point{x, plot.area.y1}, point{x, y - 0.6*plot.tick})
	}
}

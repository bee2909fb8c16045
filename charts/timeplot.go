package charts

import (
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
	"briefing/charts/typeset"
	"briefing/data"
)

// timePlot is a plot of values over time: a time axis, a value axis, and what
// is marked on them. Lines, stacked areas, slopes and sparklines use it.
type timePlot struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	area        rect
	axis        axis
	time        timeAxis
	first, last data.Period
	nth         map[data.Key]int // where the parts of a year stand, one after the other; nil for periods
	end         float64          // days since 1970, where the time axis ends
	values      valueRange       // what the value axis must cover
	needs       []need           // space beyond values
	beside      bool             // names stand at its right
	filled      bool             // areas reach down to zero and hide what is behind them
	dense       bool             // its marks are small
	numbered    bool             // each point of its only line has its number, so that few ticks will do
	near        bool             // brackets over ranges stand over the line itself
	shaded      bool             // the ground between compared lines is shaded, with how far they are apart
	callouts    calloutRows
}

func newTimePlot(s *sheet, filled bool) timePlot {
	t := timePlot{sheet: s, plan: s.plan, sizes: s.sizes, filled: filled, dense: len(s.plan.chart.Series) > fewLines}
	if keys := s.plan.chart.Keys; len(keys) > 0 && !s.plan.chart.Periods {
		t.nth, t.end = map[data.Key]int{}, float64(len(keys)-1)
		for i, k := range keys {
			t.nth[k] = i
		}
	} else if len(keys) > 0 {
		t.first, t.last = keys[0].Period, keys[len(keys)-1].Period
		t.end = days(t.last)
		if s.plan.form.holds {
			t.end = heldUntil(&t, t.last, data.Period{})
			for _, s := range s.plan.chart.Series {
				t.end = max(t.end, heldUntil(&t, t.last, s.Until))
			}
			for days(t.last.Next(1)) < t.end {
				t.last = t.last.Next(1)
			}
		}
	}
	return t
}

// heldUntil is the day on which the last value of steps ends: where the chart says so, or a
// later value that it does not show, or that of its own period.
func heldUntil(plot *timePlot, own, later data.Period) float64 {
	for _, until := range []data.Period{plot.plan.chart.Until, later} {
		if !until.IsZero() {
			return days(until.Next(1))
		}
	}
	return days(own.Next(1))
}

// frame chooses the axes and the area of the plot, between the tick labels, the
// periods and the names beside it.
func (plot *timePlot) frame(names []sideLabel) error {
	side := plot.sheet.sideWidth(names) + plot.compareRoom()
	plot.beside = side > 0
	if plot.sheet.panel != nil {
		return plot.framePanel(names, side)
	}
	foot := plot.tick*(ascent+descent) + plot.footGap()
	over := plot.headroom()
	ticks := 2 * plot.tick
	for range 4 {
		plot.area = rect{plot.sheet.body.x0 + ticks + plot.sheet.tickGap(), plot.sheet.body.y0 + foot, plot.sheet.body.x1 - side, plot.sheet.body.y1 - over}.crisp()
		plot.setTime()
		err := plot.setCallouts(side > 0 && !besideAlone(names))
		for err != nil && plot.sheet.saving == saveNames || err == nil && (plot.area.height()-plot.callouts.height < plot.sheet.leastPlot() || manyRows(plot)) {
			if !eventsAside(plot) {
				break
			}
			err = plot.setCallouts(side > 0 && !besideAlone(names))
		}
		if err != nil {
			return err
		}
		plot.area.y1 -= plot.callouts.height
		plot.area = plot.area.crisp()
		if plot.area.height() < plot.sheet.leastPlot() && plot.callouts.height > 0 {
			return &layoutError{text: "the names of the events leave no room for the lines", hint: "show fewer of them, or say them in the note"}
		}
		if plot.area.width() < 5*plot.tick || plot.area.height() < plot.sheet.leastPlot() {
			return &layoutError{text: "the names of the series leave no room for the lines", hint: "shorten them or show fewer series"}
		}
		if err := plot.setAxis(over); err != nil {
			return err
		}
		w := max(ticks, plot.sheet.tickWidth(plot.axis))
		if w == ticks {
			break
		}
		ticks = w
	}
	return nil
}

// besideAlone reports whether all that stands beside the plot is one line of text, which stands where its
// value is: never as high as the names of events.
func besideAlone(names []sideLabel) bool {
	return len(names) == 1 && len(names[0].block.lines) == 1 && len(names[0].under.lines) == 0
}

// framePanel chooses the axes in the plot of a panel.
func (plot *timePlot) framePanel(names []sideLabel, side float64) error {
	p := plot.sheet.panel
	plot.area = p.plot
	over := plot.headroom()
	if side > 0.35*(plot.area.width()+p.room.right) {
		return tooSmall("value", names[0].block.lines[0].Text, "show fewer panels")
	}
	if err := plot.setAxis(over); err != nil {
		return err
	}
	plot.setTime()
	if err := plot.setCallouts(true); err != nil {
		return err
	}
	over += plot.callouts.height
	p.covers(plot.axis)
	p.wantsLeft(plot.sheet.tickWidth(plot.axis) + plot.sheet.tickGap())
	p.wants.right, p.wants.above = side, over
	if p.wants.foot = plot.tick*(ascent+descent) + plot.footGap(); p.rows {
		p.wants.eachFoot = p.wants.foot
	}
	p.wants.right = max(p.wants.right, p.room.right+plot.periodOverhang())
	return nil
}

// periodOverhang is how far the last period below a panel reaches beyond it.
func (plot *timePlot) periodOverhang() float64 {
	if !plot.sheet.panel.foot && !plot.sheet.panel.rows {
		return 0
	}
	over := 0.0
	for _, t := range plot.timeLabels() {
		over = max(over, t.x+t.block.width()/2-plot.sheet.scene.width)
	}
	return over
}

// setTime lays the time axis across the plot, from edge to edge: with room for marks where they would
// reach the numbers of the axis, or, with no names beside the plot, beyond it.
func (plot *timePlot) setTime() {
	first, last := max(0, plot.markReach()-plot.sheet.tickGap()), 0.0
	if !plot.beside {
		last = min(plot.markReach(), plot.area.width()/8)
	}
	plot.time = timeAxis{plot.start(), plot.end, plot.area.x0 + first, plot.area.x1 - last}
}

// start is where the time axis begins: on a day, or with the first part of a year.
func (plot *timePlot) start() float64 {
	if plot.nth != nil {
		return 0
	}
	return days(plot.first)
}

// footGap is the distance of the periods below the plot, clear of the marks of
// points.
func (plot *timePlot) footGap() float64 {
	return max(plot.sheet.footGap(), plot.markReach(), tickMark(plot)+0.3*plot.tick)
}

// tickMark is the length of the mark of a period at the foot of the plot; panels, parts of a year and plots
// without a value axis have none.
func tickMark(plot *timePlot) float64 {
	if plot.sheet.panel != nil || plot.nth != nil || plot.values.lo == nil {
		return 0
	}
	return max(5*plot.u, 2)
}

// headroom is the space above the plot for marks and labels.
func (plot *timePlot) headroom() float64 {
	room := max(0.8*plot.label, plot.markReach())
	switch saving := plot.sheet.saving; {
	case saving > saveSpace:
	case plot.sheet.panel != nil: // between its name and the label of a point
		room = max(room, 1.3*plot.label)
	case plot.plan.summary.statuses[data.Forecast]: // for the word
		room = max(room, plot.tick*(ascent+descent)+max(4*plot.u, 1.5))
	}
	return room
}

// markReach is how far a mark at the end of the axis extends beyond the plot.
func (plot *timePlot) markReach() float64 {
	reach := plot.dotRadius()
	if !plot.plan.summary.plain {
		reach = max(reach, look.Diamond*plot.u, 2.5)
	}
	if plot.plan.summary.qualifiers[data.About] {
		reach = max(reach, plot.haloRadius())
	}
	if slices.ContainsFunc(plot.plan.summary.marks, look.Shows) {
		reach = max(reach, look.CrossRim*plot.dotRadius())
	}
	return reach + max(plot.u, 0.5)
}

// dotRadius is the radius of a marker.
func (plot *timePlot) dotRadius() float64 {
	if plot.dense || plot.sheet.panel != nil {
		return max(4*plot.u, 1.4)
	}
	return max(4.4*plot.u, 1.8)
}

// haloRadius is the radius of the halo of an approximation.
func (plot *timePlot) haloRadius() float64 { return look.PointHalo * plot.dotRadius() }

// arrow is the length of the arrow at a bound.
func (plot *timePlot) arrow() float64 { return max(20*plot.u, 8) }

// setAxis chooses the value axis, with room for everything beyond the values.
func (plot *timePlot) setAxis(over float64) error {
	var ok bool
	if plot.plan.chart.Log {
		if plot.axis, ok = roomyLogAxis(plot.values.lo, plot.values.hi, 1.5*plot.tick, plot.area.height(), over, plot.needs); !ok {
			return &layoutError{text: "the numbers are too large or too small for one axis", hint: "choose another unit or scale"}
		}
		return nil
	}
	if plot.axis, ok = plot.plan.axisOf(plot.values, axisSteps(plot.area.height(), plot.sheet.tickDistance()), plot.area.height(), over, plot.needs); !ok {
		return &layoutError{text: "the numbers are too large for one axis", hint: "choose another unit or scale"}
	}
	if plot.numbered && plot.plan.chart.Unit.Kind != data.UnitIndex {
		plot.axis.halve()
	}
	return nil
}

func (plot *timePlot) pos(v float64) float64 { return plot.axis.at(v) * plot.area.height() }

func (plot *timePlot) y(v float64) float64 { return plot.area.y0 + plot.pos(v) }

// indexBase is what an index is in its base period, the number that it is read against as
// others are against zero.
const indexBase = 100

func (plot *timePlot) drawFrame() {
	base := plot.y(0)
	if foot := plot.area.y0; math.Abs(foot-base) > slack && standsOnFoot(plot) {
		plot.sheet.scene.polyline(roleFoot, noOwner, footInk(plot), max(plot.u, 0.5), nil, point{plot.area.x0, foot}, point{plot.area.x1, foot})
	}
	if plot.plan.chart.Unit.Kind == data.UnitIndex {
		base = plot.y(indexBase)
	}
	for _, t := range plot.axis.ticks {
		y := plot.y(t.value)
		r, ink, width := roleGrid, gridInk(plot), max(0.75*plot.u, 0.4)
		if math.Abs(y-base) < slack {
			r, ink, width = roleBaseline, plot.plan.theme.Ink, max(1.25*plot.u, 0.6)
			if !plot.filled && plot.axis.from >= 0 { // nothing stands on it, and it parts no two sides
				ink, width = blend(plot.plan.theme.Ink, plot.plan.theme.Soft, 0.5), max(plot.u, 0.5)
			}
			switch index := plot.plan.chart.Unit.Kind == data.UnitIndex; { // nothing stands on it
			case index && (t.value <= plot.axis.from || t.value >= plot.axis.to): // and nothing crosses it
				r, ink, width = roleGrid, gridInk(plot), max(0.75*plot.u, 0.4)
			case index:
				ink, width = plot.plan.theme.Soft, max(plot.u, 0.5)
			}
		}
		plot.sheet.scene.polyline(r, noOwner, ink, width, nil, point{plot.area.x0, y}, point{plot.area.x1, y})
	}
	if p := plot.sheet.panel; p == nil || p.left || p.own {
		plot.sheet.drawTicksLeft(plot.area, plot.axis, plot.pos)
	}
	plot.drawCallouts()
	if p := plot.sheet.panel; p == nil || p.foot || p.rows {
		plot.drawPeriods()
	}
	for _, r := range plot.plan.chart.References {
		plot.sheet.drawReferenceLine(r, func(v, part float64) point { return point{plot.area.x0 + part*plot.area.width(), plot.y(v)} })
	}
}

// gridInk is the colour of the grid behind lines: paler than behind bars, which hide it, but in panels, where it
// is thin.
func gridInk(plot *timePlot) color.RGBA {
	if plot.sheet.panel != nil {
		return plot.plan.theme.Grid
	}
	return blend(plot.plan.theme.Grid, plot.plan.theme.Paper, 0.25)
}

// standsOnFoot reports whether a line at the foot of a plot, where zero is not, is of use: not below that of a
// tick next to it, where parts of a year have no marks.
func standsOnFoot(plot *timePlot) bool {
	lowest := plot.y(plot.axis.ticks[0].value) - plot.area.y0
	return (plot.sheet.panel == nil || plot.axis.from > 0) && (plot.nth == nil || lowest < slack || lowest > 1.5*plot.tick)
}

// timeLabels are the labels of the time axis.
func (plot *timePlot) timeLabels() []timeLabel {
	if plot.nth != nil {
		return plot.partLabels()
	}
	t := periodTicks{sheet: plot.sheet, keys: []data.Period{plot.first, plot.last}, last: plot.last, even: true, place: plot.time.at}
	keys := plot.plan.keys
	if g := plot.first.Granularity(); len(keys) > 1 && len(keys) <= maxOwnKeys && (g == data.Year || g == data.FiscalYear) {
		t.even, t.own, t.keys = plot.plan.places.even, true, nil
		for _, k := range keys {
			t.keys = append(t.keys, k.Period)
		}
	}
	if t.own && !t.even {
		return plot.inside(t.labels())
	}
	if years := yearLabels(plot); years != nil {
		return years
	}
	return plot.inside(t.sparse(plot.area.width()))
}

// inside moves a label that would reach beyond the picture back into it. Panels make room.
func (plot *timePlot) inside(labels []timeLabel) []timeLabel {
	if n := len(labels); n > 0 && plot.sheet.panel == nil {
		last := &labels[n-1]
		if x := plot.sheet.scene.width - last.block.width()/2; x < last.x && (n == 1 || x-last.block.width()/2 > labels[n-2].x+labels[n-2].block.width()/2+0.3*plot.tick) {
			last.x = x
		}
	}
	return labels
}

// drawPeriods prints the periods below the plot, and a mark where each of them begins.
func (plot *timePlot) drawPeriods() {
	labels := plot.timeLabels()
	for i, t := range labels {
		drawTickMark(plot, t)
		half := t.block.width() / 2
		if t.x < half { // the first of a panel, which names the year of those after it
			t.x = half
			if i+1 < len(labels) && 2*half > labels[i+1].x-labels[i+1].block.width()/2-0.3*plot.tick {
				continue
			}
		}
		plot.sheet.place(roleCategory, noOwner, t.block, plot.plan.theme.Soft, point{t.x, plot.area.y0 - plot.footGap()}, centre, right)
	}
}

// drawTickMark draws the mark of a period.
func drawTickMark(plot *timePlot, t timeLabel) {
	if long := tickMark(plot); long > 0 && plot.area.x0-slack <= t.mark && t.mark <= plot.area.x1+slack {
		plot.sheet.scene.polyline(roleFoot, noOwner, footInk(plot), max(0.75*plot.u, 0.4), nil, point{t.mark, plot.area.y0}, point{t.mark, plot.area.y0 - long})
	}
}

// footInk is the colour of the line that the periods stand on.
func footInk(plot *timePlot) color.RGBA {
	return blend(plot.plan.theme.Soft, plot.plan.theme.Paper, 0.4)
}

// drawSideLabels places labels beside the plot.
func (plot *timePlot) drawSideLabels(labels []sideLabel) error {
	gap := max(0.4*plot.sheet.sideGap(), plot.markReach()+max(4*plot.u, 1.5)) // clear of the marks of last points
	return plot.sheet.drawSideLabels(1, labels, plot.area.x1+plot.compareRoom()+gap, plot.area.y0, plot.sheet.body.y1)
}

// labelStyle is the style of values beside their points.
func (plot *timePlot) labelStyle() typeset.Style {
	return bold(max(plot.label*0.95, plot.plan.theme.MinText))
}

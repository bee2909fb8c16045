package charts

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"briefing/data"
)

// barPlot is a plot with an axis of slots, one for each key, and a value axis,
// upright or horizontal. Positions along the category axis are called k and
// along the value axis p. They count from the plot's lower left corner, except
// that k counts from the top for horizontal bars.
type barPlot struct {
	sheet *sheet
	plan  *chartPlan
	sizes

	horizontal bool
	slots      slots
	scale      func(plot *barPlot) (axis, bool) // chooses the value axis
	area       rect
	values     valueRange // what the value axis must cover
	steps      int        // of the value axis at most
	needs      []need     // room beyond values
	axis       axis
	fullEnd    *float64 // the end of the value axis before labels moved it
	slot       float64  // points of the category axis for each key
	head       float64  // points of it for each heading over rows
	space      float64  // slots of it between groups of rows without headings
	over       float64  // points above horizontal bars for names of the series
	below      float64  // points between upright bars and their categories, for names of the series
	before     float64  // points between the names of rows and the plot, for values
	ending     bool     // the axis ends where the values do
	plain      bool     // the values are printed, and the axis is left out
	nameLines  int      // that names below upright bars may take, in a large size, as rows have room for longer ones; 0 for any
	parts      bool     // the bars of a row are its parts
	labelSlot  float64  // how near to each other bars of two slots may stand, and their labels
}

// slots say how bars stand in the slots of their keys.
type slots struct {
	lanes int     // side by side
	share float64 // of the slot that they take
	stem  float64 // their width in base units, within a part of the slot; 0 for as wide as there is room
	part  float64 // that part
	disc  float64 // radius of the discs at their ends in base units; 0 for none
	texts bool    // they hold texts, for which they are as broad as their slots allow
}

// The share of a slot that its bars take, and the greatest width of a bar, in
// base units.
const (
	shareOne      = 0.74
	shareGroup    = 0.84
	shareTexts    = 0.96
	maxBarBreadth = 110
)

// newBarPlot makes a plot whose value axis stands on zero.
func newBarPlot(s *sheet, horizontal bool, slots slots) barPlot {
	return barPlot{sheet: s, plan: s.plan, sizes: s.sizes, horizontal: horizontal, slots: slots, scale: roomyScale, values: valueRange{new(big.Rat), new(big.Rat)}}
}

// labelInSlot is the size of a label that a row has room for, or else the least.
func labelInSlot(plot *barPlot) float64 {
	return max(min(plot.label, plot.slot/(ascent+descent)-1e-6), plot.least)
}

// sideBySide are the slots of one bar for each series.
func sideBySide(series int) slots {
	if series > 1 {
		return slots{lanes: series, share: shareGroup}
	}
	return oneLane
}

// oneLane are the slots of bars that share a place.
var oneLane = slots{lanes: 1, share: shareOne}

// touching reports whether upright bars leave no gaps, as those of shares over many periods.
func touching(plot *barPlot) bool { return plot.slots.share == 1 }

// pos returns the place of a value along the value axis.
func (plot *barPlot) pos(v float64) float64 { return plot.axis.at(v) * plot.length() }

// length is that of the value axis.
func (plot *barPlot) length() float64 {
	if plot.horizontal {
		return plot.area.width()
	}
	return plot.area.height()
}

// breadth is the length of the category axis.
func (plot *barPlot) breadth() float64 {
	if plot.horizontal {
		return plot.area.height()
	}
	return plot.area.width()
}

// at turns a place on the two axes into one in the picture.
func (plot *barPlot) at(k, p float64) point {
	if plot.horizontal {
		return point{plot.area.x0 + p, plot.area.y1 - k}
	}
	return point{plot.area.x0 + k, plot.area.y0 + p}
}

func (plot *barPlot) between(k0, k1, p0, p1 float64) rect {
	a, c := plot.at(k0, p0), plot.at(k1, p1)
	return rect{min(a.x, c.x), min(a.y, c.y), max(a.x, c.x), max(a.y, c.y)}
}

// onAxis reports whether the axis reaches a value. Before the axis is chosen,
// this means the range that it has to cover.
func (plot *barPlot) onAxis(v float64) bool {
	lo, _ := plot.values.lo.Float64()
	hi, _ := plot.values.hi.Float64()
	if len(plot.axis.ticks) > 0 {
		lo, hi = plot.axis.from, plot.axis.to
	}
	return lo <= v && v <= hi
}

// extent is the length of a block along the value axis.
func (plot *barPlot) extent(l textBlock) float64 {
	if plot.horizontal {
		return l.width()
	}
	return l.height()
}

// anchor is the anchor of a label that extends away from a place in a
// direction.
func (plot *barPlot) anchor(dir float64) (h, v align) {
	away := left
	if dir < 0 {
		away = right
	}
	if plot.horizontal {
		return away, centre
	}
	return centre, away
}

// crossed reports whether a reference line runs through a box.
func (plot *barPlot) crossed(area rect) bool {
	return slices.ContainsFunc(plot.plan.chart.References, func(r data.ReferenceLine) bool {
		return slices.ContainsFunc([]float64{r.Value.Low().Float(), r.Value.High().Float()}, func(v float64) bool {
			return area.inset(-2*plot.u).meets(plot.at(0, plot.pos(v)), plot.at(plot.breadth(), plot.pos(v)))
		})
	})
}

// labelGap is the distance of a label from the end of its bar.
func (z sizes) labelGap() float64 { return max(4.5*z.u, 2.5) }

func (plot *barPlot) labelRoom(l textBlock) float64 {
	if len(l.lines) == 0 {
		return 0
	}
	return plot.labelGap() + plot.extent(l)
}

func (plot *barPlot) need(value, room float64, down bool) {
	plot.needs = append(plot.needs, need{value, room, down, false})
}

// setSlots divides the category axis among the keys and places the bars.
func (plot *barPlot) setSlots(bars []bar) error {
	plot.divide()
	lanes := float64(plot.slots.lanes)
	broad := min(plot.slot*plot.slots.share/lanes, maxBarBreadth*plot.u)
	if touching(plot) {
		broad = plot.slot
	}
	if broad < 1 && plot.slot/lanes >= 1 {
		broad = 1 // with less between them
	}
	if plot.slots.texts {
		broad = max(broad, min(plot.least*(ascent+descent)+2*plot.textInset()+0.5, shareTexts*plot.slot))
	}
	snap := broad > snapped && plot.slots.disc == 0 // discs stand in the middle of their slots, as their labels do
	if plot.horizontal && plot.slot < plot.least*(ascent+descent)+0.5 {
		snap = false // half a point nearer to each other, the smallest labels would overlap
	}
	if plot.labelSlot = plot.slot; snap {
		plot.labelSlot -= 0.5
	}
	if plot.slots.stem > 0 {
		broad = min(broad, plot.slots.part*plot.slot, max(plot.slots.stem*plot.u, 1.2))
	}
	if snap {
		broad = math.Floor(2*broad) / 2
	}
	if broad < 1 {
		slots := plot.plan.places.slots(plot.horizontal)
		return &layoutError{text: fmt.Sprintf("there is no room for this many bars: %d fit beside each other, and the chart has %d", int(plot.breadth()), int(math.Ceil(slots*lanes))), hint: "show fewer of them or choose kind: line", final: slots > max(plot.sheet.scene.width, plot.sheet.scene.height)}
	}
	for i := range bars {
		n := &bars[i]
		first := plot.centre(n.key) - lanes/2*broad
		if touching(plot) {
			first = plot.centre(n.key) - plot.slot/2
		}
		if snap {
			first = math.Round(2*first) / 2
		}
		n.k0 = first
		if lanes > 1 {
			n.k0 += float64(n.series) * broad
		}
		n.k1 = n.k0 + broad
		if touching(plot) && snap { // up to where the next one begins
			n.k1 = math.Round(2*(plot.centre(n.key)+plot.slot/2)) / 2
		}
		if lanes > 1 && snap {
			n.k1 -= max(0.5, math.Round(0.16*broad)/2)
		}
	}
	return nil
}

// divide divides the category axis among the keys, and the headings over rows of them.
func (plot *barPlot) divide() {
	heads, spaces := float64(len(headingsOf(plot))), float64(spacesUpTo(plot, len(plot.plan.keys)))
	for _, plot.space = range []float64{apart, leastApart} {
		slots := plot.plan.places.slots(plot.horizontal) + plot.space*spaces
		if plot.head = 0; heads > 0 {
			plot.head = headingSize(plot, slots, heads) * headLines
		}
		if plot.slot = (plot.breadth() - heads*plot.head) / slots; spaces == 0 || plot.slot >= plot.smallestName()*(ascent+descent) {
			return
		}
	}
}

// textInset is the distance of a text in a bar from its sides.
func (z sizes) textInset() float64 { return max(0.75*z.u, 0.25) }

// snapped is the breadth (points) from which on bars stand on half points: whole
// pixels of a slide, so that their sides are crisp.
const snapped = 3

// prepareAxis resets the value axis. It is called when the area of the plot is
// known, before the axis is chosen.
func (plot *barPlot) prepareAxis() {
	length, apart := plot.length(), plot.sheet.tickDistance()
	if plot.horizontal {
		apart = max(80*plot.u, plot.widestNumber()+1.5*plot.tick)
	}
	plot.steps, plot.needs = axisSteps(length, apart), plot.needs[:0]
}

// headroom is the space beyond the end of the value axis for labels.
func (plot *barPlot) headroom() float64 {
	if plot.plain && (plot.horizontal || plot.sheet.saving > saveNothing) {
		return 0
	}
	if plot.plain { // else the number over the highest bar would be read with the subtitle
		return clearOfHead * plot.label
	}
	if plot.horizontal {
		return 1.5 * plot.tick // the last tick stands half beyond the axis
	}
	if touching(plot) { // nothing stands above the whole
		return 0.6 * plot.tick
	}
	return plot.label*(ascent+descent) + plot.labelGap() // a label over a bar as high as the axis
}

// clearOfHead is the space over upright bars with their values, in sizes of their text.
const clearOfHead = 0.9

// setAxis chooses the value axis: long enough for the values and all that
// stands beyond their ends.
func (plot *barPlot) setAxis() error {
	a, ok := plot.scale(plot)
	if !ok {
		return &layoutError{text: "there is no room for the values and their labels on one axis", hint: "choose another unit or scale or show fewer values"}
	}
	plot.axis = a
	return nil
}

// tightScale is an axis without ticks that ends where the values and what stands beyond them do.
func tightScale(plot *barPlot) (axis, bool) {
	return tightAxis(plot, 0)
}

// endingScale is an axis through zero, or of stacks in rows, that ends where the values and what
// stands beyond them do: to end at ticks, much of it would be empty. It reports false for any other.
func endingScale(plot *barPlot) (axis, bool) {
	through := plot.values.lo.Sign() < 0 && plot.values.hi.Sign() > 0
	if plot.plan.chart.Log || plot.sheet.panel != nil || plot.plan.chart.Limits.Given() || !through && !plot.ending {
		return axis{}, false
	}
	a, ok := tightAxis(plot, plot.headroom())
	return a, ok && a.tickWithin(plot.steps, plot.plan.wholeNumbers())
}

// tightAxis is an axis without ticks that ends where the values and what stands beyond them do, but
// for so many points at its upper end.
func tightAxis(plot *barPlot, beyond float64) (axis, bool) {
	lo, _ := plot.values.lo.Float64()
	hi, _ := plot.values.hi.Float64()
	if hi <= lo {
		hi = lo + 1
	}
	length, from, to := plot.length(), lo, hi
	for range 60 {
		span := to - from
		if !(span < 100*(hi-lo)) {
			return axis{}, false
		}
		under, over := from, to
		for _, n := range plot.needs {
			room := n.room
			switch {
			case n.down && !n.mark && plot.horizontal:
				room += plot.labelGap() // the names of the rows are there
			case !n.down && !n.mark:
				room = max(room-beyond, 0)
			}
			if by := float64(room / length * span); n.down {
				under = min(under, n.value-by)
			} else {
				over = max(over, n.value+by)
			}
		}
		if over-to < 1e-4*span && from-under < 1e-4*span {
			break
		}
		from, to = under, over
	}
	a := axis{ticks: []tick{{}}}
	a.end(new(big.Rat).SetFloat64(from), new(big.Rat).SetFloat64(to))
	return a, true
}

// roomyScale is an axis with room for what is needed beyond values.
func roomyScale(plot *barPlot) (axis, bool) {
	if plot.fullEnd == nil {
		outer := *plot.valueEnd()
		plot.fullEnd = &outer
	}
	*plot.valueEnd() = *plot.fullEnd
	if a, ok := endingScale(plot); ok {
		return a, true
	}
	if plot.plan.chart.Log {
		return roomyLogAxis(plot.values.lo, plot.values.hi, plot.length()/float64(max(plot.steps, 1)), plot.length(), plot.headroom(), plot.needs)
	}
	a, ok := plot.plan.axisOf(plot.values, plot.steps, plot.length(), plot.headroom(), plot.needs)
	if ok && plot.percentagesOfWhole() && a.hi.Cmp(hundred) > 0 {
		if within, fits := plot.capped(); fits {
			return within, true
		}
	}
	return a, ok
}

// widestNumber estimates the width of a tick by those of an axis with few.
func (plot *barPlot) widestNumber() float64 {
	a, ok := newAxis(plot.values.lo, plot.values.hi, 4, plot.plan.wholeNumbers())
	if !ok {
		return 0
	}
	return plot.sheet.tickWidth(a)
}

// percentagesOfWhole reports whether all values are percentages of a whole,
// from 0 to 100. An axis beyond 100% would show the impossible.
func (plot *barPlot) percentagesOfWhole() bool {
	return plot.plan.chart.Unit.Kind == data.UnitPercent && plot.values.lo.Sign() >= 0 && plot.values.hi.Cmp(hundred) <= 0
}

// valueEnd is the end of the value axis in the picture, which is moved in where labels
// beyond 100% need room.
func (plot *barPlot) valueEnd() *float64 {
	if plot.horizontal {
		return &plot.area.x1
	}
	return &plot.area.y1
}

// pastEnd is how far a mark at the end of the axis may reach beyond it: half a disc, or a stroke.
func pastEnd(plot *barPlot) float64 {
	stroke := max(3*plot.u, 1.2)
	if plot.slots.disc > 0 {
		return max(radiusOfDisc(plot), stroke)
	}
	return stroke
}

// capped returns an axis that ends at 100%, with the room for labels beside the
// plot instead of on it. It reports false if that takes more than a fifth of
// the plot, or if a mark reaches beyond 100%.
func (plot *barPlot) capped() (axis, bool) {
	outer := *plot.valueEnd()
	for range 8 {
		plot.axis = axis{}
		a, ok := newAxis(plot.values.lo, plot.values.hi, plot.steps, plot.plan.wholeNumbers())
		if !ok || a.hi.Cmp(hundred) > 0 {
			break
		}
		plot.axis = a
		short := 0.0
		for _, n := range plot.needs {
			if past := a.at(n.value)*plot.length() + n.room - plot.length(); n.mark && past > pastEnd(plot)+slack {
				short = plot.length() // nothing helps
			} else if past -= plot.headroom() + outer - *plot.valueEnd(); !n.down && past > short {
				short = past
			}
		}
		if short <= slack {
			return a, true
		}
		if *plot.valueEnd() -= short; outer-*plot.valueEnd() > 0.2*(plot.length()+outer-*plot.valueEnd()) {
			break
		}
	}
	*plot.valueEnd() = outer
	return axis{}, false
}

// radiusOfDisc is the radius (points) of the disc at the end of a stem.
func radiusOfDisc(plot *barPlot) float64 { return min(max(plot.slots.disc*plot.u, 2.2), plot.slot/2) }

// drawReferences draws the reference lines across bars, and bands for ranges.
func (plot *barPlot) drawReferences() {
	for _, r := range plot.plan.chart.References {
		plot.drawReferenceAt(r)
	}
}

// drawReferenceAt draws a reference across bars.
func (plot *barPlot) drawReferenceAt(r data.ReferenceLine) {
	plot.sheet.drawReferenceLine(r, func(v, part float64) point { return plot.at(part*plot.breadth(), plot.pos(v)) })
}

// drawTicksBelow prints the ticks of a horizontal value axis.
func (plot *barPlot) drawTicksBelow() {
	if plot.plain {
		return
	}
	for i, text := range tickTexts(plot.axis, plot.plan.say, plot.plan.chart.Unit) {
		l := plot.sheet.single(text, regular(plot.tick))
		at := point{plot.area.x0 + plot.pos(plot.axis.ticks[i].value), plot.area.y0 - plot.sheet.tickGap()}
		plot.sheet.place(roleTick, noOwner, l, plot.plan.theme.Soft, at, centre, right)
	}
}

// referenceRows is the room above horizontal bars that the labels of reference lines
// take.
func referenceRows(plot *barPlot) float64 {
	return float64(len(plot.plan.chart.References)) * plot.tick * leading
}

// drawReferenceRows draws reference lines across horizontal bars, each label in a row
// of its own above the plot.
func drawReferenceRows(plot *barPlot) error {
	for i, r := range plot.plan.chart.References {
		p := plot.pos(shown(r.Value))
		y := plot.area.y1 + (float64(len(plot.plan.chart.References)-i)-0.5)*plot.tick*leading
		l := plot.sheet.single(plot.sheet.referenceText(r), regular(plot.tick))
		x := plot.area.x0 + p
		x = max(min(x, plot.sheet.scene.width-plot.margin-l.width()/2), plot.margin+l.width()/2)
		if l.width() > plot.sheet.titleWidth() {
			return &layoutError{text: "the label of the reference line " + shortened(plot.sheet.referenceText(r)) + " is too long", hint: "shorten it", pos: r.Pos}
		}
		plot.sheet.clear(plot.sheet.place(roleRemark, noOwner, l, plot.plan.theme.Soft, point{x, y}, centre, centre))
		if r.Value.Is == data.Between {
			plot.drawReferenceAt(r)
			plot.sheet.scene.polyline(roleLeader, noOwner, blend(plot.plan.theme.Soft, plot.plan.theme.Paper, 0.4), max(0.75*plot.u, 0.4), nil, point{plot.area.x0 + p, plot.area.y1}, point{plot.area.x0 + p, y - 0.6*plot.tick})
			continue
		}
		plot.sheet.drawReference(point{plot.area.x0 + p, plot.area.y0}, point{plot.area.x0 + p, y - 0.6*plot.tick})
	}
	return nil
}

// drawFrame draws the grid, breaks and the baseline, which is interrupted by
// bars across it.
func (plot *barPlot) drawFrame(bars []bar) {
	for _, t := range plot.axis.ticks {
		p := plot.pos(t.value)
		if plot.plain {
			break
		}
		plot.sheet.scene.polyline(roleGrid, noOwner, plot.plan.theme.Grid, max(0.75*plot.u, 0.4), nil, plot.at(0, p), plot.at(plot.breadth(), p))
	}
	plot.drawBreaks()
	drawSeriesBreaks(plot)
	if whole := plot.plain && plot.parts && plot.percentagesOfWhole(); whole || !plot.onAxis(0) {
		return // rows of parts of a whole begin and end in line
	}
	p, from := plot.pos(0), 0.0
	if plot.over > 0 && plot.plain && len(bars) > 0 { // names stand next to the first row
		from = max(bars[0].k0-2*plot.u, 0)
	}
	line := func(to float64) {
		if to > from {
			plot.sheet.scene.polyline(roleBaseline, noOwner, plot.plan.theme.Ink, max(1.25*plot.u, 0.6), nil, plot.at(from, p), plot.at(to, p))
		}
	}
	for _, n := range bars {
		if n.straddles && n.to > n.from {
			line(n.k0)
			from = n.k1
		}
	}
	line(plot.breadth())
}

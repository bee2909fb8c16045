package charts

import (
	"math"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// lines are one for each series, over time.
var lines = form{
	layouts:      []layout{(*sheet).line, (*sheet).lineWithLegend},
	panels:       linePanels,
	head:         func(p *plan) string { return p.headOverTime(data.WordAltLine) },
	headOfPanels: data.WordAltLines,
}

var linePanels = []panelLayout{{(*sheet).line, lineShape}, {(*sheet).lineUnnamed, lineShape}}

func lineShape(float64) float64 { return 1.6 }

// lineChart is a line chart while it is laid out.
type lineChart struct {
	sheet *sheet
	plan  *plan
	sizes

	plot        rect
	axis        axis
	time        timeAxis
	first, last data.Period
	lo, hi      *big.Rat // the least and greatest number shown
	tracks      []track
	owners      []int // of each series
	dense       bool  // its marks are small
	legend      bool  // names stand in a legend, not beside the lines
	moments     momentRows
	stack       *areaStack // nil for lines
	spark       bool       // it is a sparkline
	overGhosts  bool       // labels may cut the lines of other panels
}

// line draws each series as a line over time, its name beside its end.
func (s *sheet) line() error { return s.lines(false) }

// lineWithLegend draws lines whose names find no room beside them.
func (s *sheet) lineWithLegend() error {
	if len(s.plan.chart.Series) == 1 {
		return s.line()
	}
	if err := s.legend(); err != nil {
		return err
	}
	return s.lines(true)
}

func (s *sheet) lines(legend bool) error {
	l := &lineChart{sheet: s, plan: s.plan, sizes: s.sizes, legend: legend}
	if err := l.begin(); err != nil {
		return err
	}
	for i := range s.plan.chart.Series {
		l.tracks = append(l.tracks, l.follow(i))
	}
	l.drawFrame()
	l.drawGhosts()
	l.drawEmpty()
	for _, t := range l.tracks {
		l.drawTrack(t)
	}
	if err := l.drawNames(); err != nil {
		return err
	}
	return l.drawLabels()
}

// begin chooses the axes and the room for the plot.
func (l *lineChart) begin() error {
	if !l.measure() {
		return &problem{text: "the chart has no number to draw", hint: "give at least one value"}
	}
	for range l.plan.chart.Series {
		l.owners = append(l.owners, l.sheet.owner())
	}
	return l.frame()
}

// measure finds the first and last period and the least and greatest number.
func (l *lineChart) measure() bool {
	keys := l.plan.chart.Keys
	if len(keys) == 0 {
		return false
	}
	l.first, l.last = keys[0].Period, keys[len(keys)-1].Period
	if l.stack != nil {
		l.coverStacks()
	} else {
		l.coverValues()
	}
	if l.lo == nil {
		return false
	}
	for _, r := range l.plan.chart.References {
		l.cover(r.Value.Low().Rat())
		l.cover(r.Value.High().Rat())
	}
	return true
}

// cover makes the value axis long enough for a number.
func (l *lineChart) cover(r *big.Rat) {
	if l.lo == nil || r.Cmp(l.lo) < 0 {
		l.lo = r
	}
	if l.hi == nil || r.Cmp(l.hi) > 0 {
		l.hi = r
	}
}

func (l *lineChart) coverValues() {
	var lo, hi data.Decimal
	any := false
	cover := func(d data.Decimal) {
		if !any || d.Cmp(lo) < 0 {
			lo = d
		}
		if !any || d.Cmp(hi) > 0 {
			hi = d
		}
		any = true
	}
	if l.plan.census.plain && l.plan.census.numbers > 0 {
		cover(l.plan.census.low.number)
		cover(l.plan.census.high.number)
	}
	for _, s := range l.plan.everySeries() {
		if l.plan.census.plain {
			break
		}
		for _, v := range s.Values {
			if v.Is == data.Absent {
				continue
			}
			cover(v.Low())
			cover(v.High())
			if i := v.Interval(); i != nil {
				cover(i.Low)
				cover(i.High)
			}
			for _, d := range v.Disputes() {
				cover(d.Value.Low())
				cover(d.Value.High())
			}
		}
	}
	if any {
		l.cover(lo.Rat())
		l.cover(hi.Rat())
	}
}

// zeroShare is the part of the greatest number that the least must exceed for
// an axis that does not begin at zero: with less of it, a line would make a
// small difference of size look great.
const zeroShare = 0.85

// zeroShareOfIndex is the same for an index, whose zero says less than its base.
const zeroShareOfIndex = 0.5

// covered is what the value axis must cover: zero too, unless all values are far
// from it and near to each other.
func (l *lineChart) covered() (lo, hi *big.Rat) {
	lo, hi = l.lo, l.hi
	near, _ := lo.Float64()
	far, _ := hi.Float64()
	if far < 0 {
		near, far = -far, -near
	}
	share := zeroShare
	if l.plan.chart.Unit.Kind == data.UnitIndex {
		share = zeroShareOfIndex
	}
	if l.plan.chart.Kind != data.KindArea && l.stack == nil && l.lo.Cmp(l.hi) != 0 && near > share*far {
		return lo, hi
	}
	zero := new(big.Rat)
	if lo.Sign() > 0 {
		lo = zero
	}
	if hi.Sign() < 0 {
		hi = zero
	}
	return lo, hi
}

// frame chooses the axes and the room for the plot between the names beside it,
// the ticks and the periods.
func (l *lineChart) frame() error {
	names := l.names()
	side := l.sheet.sideWidth(names)
	if l.sheet.panel != nil {
		return l.framePanel(side)
	}
	foot := l.tick*(ascent+descent) + l.footGap()
	over := l.over()
	ticks := 2 * l.tick
	for range 4 {
		l.plot = rect{l.sheet.body.x0 + ticks + l.sheet.tickGap(), l.sheet.body.y0 + foot, l.sheet.body.x1 - side, l.sheet.body.y1 - over}.crisp()
		l.setTime()
		if err := l.setMoments(side > 0); err != nil {
			return err
		}
		l.plot.y1 -= l.moments.height
		l.plot = l.plot.crisp()
		if l.plot.width() < 5*l.tick || l.plot.height() < l.sheet.leastPlot() {
			return &problem{text: "the names of the series leave no room for the lines", hint: "shorten them or show fewer series"}
		}
		if err := l.setAxis(over); err != nil {
			return err
		}
		w := max(ticks, l.sheet.tickWidth(l.axis))
		if w == ticks {
			break
		}
		ticks = w
	}
	return nil
}

// setTime lays the time axis across the plot.
func (l *lineChart) setTime() {
	pad := min(max(14*l.u, 5), l.plot.width()/8)
	first := min(max(pad, l.firstWidth()/2+2*l.u), l.plot.width()/6)
	l.time = timeAxis{days(l.first), days(l.last), l.plot.x0 + first, l.plot.x1 - pad}
}

// firstWidth is the width of the widest label of a first point.
func (l *lineChart) firstWidth() float64 {
	w := 0.0
	if l.stack != nil {
		return w
	}
	for i, s := range l.plan.everySeries() {
		if (l.sheet.panel != nil || l.labelsFirst(i)) && len(s.Values) > 1 && s.Values[0].Is != data.Absent {
			w = max(w, l.plan.fonts.Width(l.plan.say.Label(s.Values[0], l.plan.chart.Unit), l.labelStyle()))
		}
	}
	return w
}

// footGap keeps the periods clear of the marks of points at the foot of the
// plot.
func (l *lineChart) footGap() float64 { return max(l.sheet.footGap(), l.markReach()) }

// markReach is how far the mark of a point at an end of the axis reaches beyond
// the plot.
func (l *lineChart) markReach() float64 {
	reach := l.dotRadius()
	if l.plan.census.qualifiers[data.About] {
		reach = l.haloRadius()
	}
	return reach + max(l.u, 0.5)
}

func (l *lineChart) setAxis(over float64) error {
	lo, hi := l.covered()
	var needs []need
	if l.stack != nil {
		needs = l.stack.needs(l)
	}
	for _, s := range l.plan.everySeries() {
		if len(s.Values) <= tellingPoints && l.stack == nil {
			needs = l.arrowNeeds(needs, s)
		}
	}
	if l.plan.chart.Log {
		return l.setLogAxis(over, needs)
	}
	a, ok := roomyAxis(lo, hi, l.sheet.steps(l.plot.height(), l.sheet.tickDistance()), l.plan.whole(), l.plot.height(), over, needs)
	if !ok {
		return &problem{text: "the numbers are too large for one axis", hint: "choose another unit or scale"}
	}
	l.axis = a
	return nil
}

// setLogAxis is setAxis for a logarithmic one, which cannot cover zero.
func (l *lineChart) setLogAxis(over float64, needs []need) error {
	a, ok := roomyLogAxis(l.lo, l.hi, 1.5*l.tick, l.plot.height(), over, needs)
	if !ok {
		return &problem{text: "the numbers are too large or too small for one axis", hint: "choose another unit or scale"}
	}
	l.axis = a
	return nil
}

// arrowNeeds adds the room that the arrows of bounds take.
func (l *lineChart) arrowNeeds(needs []need, s data.Plotted) []need {
	for _, v := range s.Values {
		if of := look.Of(&v); of.Bound() {
			needs = append(needs, need{v.Number.Float(), l.arrow(), of.Arrow < 0, true})
		}
	}
	return needs
}

// shown is the number that stands for a value: of a range its middle, to label
// it at; no line runs there.
func shown(v data.Value) float64 {
	if v.Is == data.Between {
		return (v.Low().Float() + v.High().Float()) / 2
	}
	return v.Number.Float()
}

func (l *lineChart) pos(v float64) float64 { return l.axis.at(v) * l.plot.height() }

func (l *lineChart) y(v float64) float64 { return l.plot.y0 + l.pos(v) }

func (l *lineChart) drawFrame() {
	zero := l.y(0)
	for _, t := range l.axis.ticks {
		y := l.y(t.value)
		r, ink, width := roleGrid, l.plan.theme.Grid, max(0.75*l.u, 0.4)
		if math.Abs(y-zero) < slack {
			r, ink, width = roleBaseline, l.plan.theme.Ink, max(1.25*l.u, 0.6)
		}
		l.sheet.scene.polyline(r, nobody, ink, width, nil, point{l.plot.x0, y}, point{l.plot.x1, y})
	}
	if l.sheet.panel == nil || l.sheet.panel.left {
		l.sheet.drawTicksLeft(l.plot, l.axis, l.pos)
	}
	l.drawMoments()
	if l.sheet.panel == nil || l.sheet.panel.foot {
		l.drawPeriods()
	}
	for _, r := range l.plan.chart.References {
		lo, hi := l.y(r.Value.Low().Float()), l.y(r.Value.High().Float())
		if r.Value.Is == data.Between {
			l.sheet.drawBand(rect{l.plot.x0, lo, l.plot.x1, hi}, point{l.plot.x0, lo}, point{l.plot.x1, lo}, point{l.plot.x0, hi}, point{l.plot.x1, hi})
			continue
		}
		l.sheet.drawReference(point{l.plot.x0, lo}, point{l.plot.x1, lo})
	}
}

// drawPeriods prints the periods below the plot.
func (l *lineChart) drawPeriods() {
	for _, t := range l.sheet.timeLabels(l.time, l.first, l.last) {
		half := t.block.width() / 2
		if t.x-half < 0 || l.sheet.panel != nil && t.x+half > l.sheet.scene.width {
			continue
		}
		l.sheet.place(roleCategory, nobody, t.block, l.plan.theme.Soft, point{t.x, l.plot.y0 - l.footGap()}, centre, right)
	}
}

// names are the labels beside the plot: a series' name with its last value, or
// the last value alone of an only series; and those of reference lines.
func (l *lineChart) names() []sideLabel {
	var labels []sideLabel
	if l.sheet.panel == nil {
		labels = l.sheet.referenceLabels()
	}
	if l.stack != nil {
		return append(labels, l.stackNames()...)
	}
	for i, s := range l.plan.chart.Series {
		v, k, ok := lastValue(s)
		if !ok || l.legend {
			continue
		}
		ink := l.plan.seriesInk(i)
		style := bold(l.label)
		text := l.plan.say.Label(v, l.plan.chart.Unit)
		if l.sheet.panel != nil {
			// The name stands above the panel.
		} else if name := l.plan.seriesName(i); name != "" && len(l.plan.chart.Series) > 1 {
			text = name + " " + text
		} else {
			style.Size *= 1.15
		}
		labels = append(labels, sideLabel{
			role: roleSeries, owner: l.owners[i], ink: readable(ink, l.plan.theme.Ink, l.plan.theme.Paper), value: shown(v),
			block: l.sheet.sideBlock(text, style), under: l.remarkAt(i, k),
		})
	}
	return labels
}

// remarkAt is the annotation of the last point of a series, to stand below its
// name.
func (l *lineChart) remarkAt(series int, k data.Key) block {
	for _, a := range l.plan.chart.Annotations {
		if a.Series == series && a.Key == k {
			return l.sheet.sideBlock(oneLine(a.Text.Plain), regular(l.tick))
		}
	}
	return block{}
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
func (l *lineChart) drawNames() error {
	labels := l.names()
	for i := range labels {
		at := point{l.plot.x1, l.y(labels[i].value)}
		if n := labels[i].owner; n != nobody {
			at.x = l.endOf(n)
		}
		labels[i].from = at
	}
	labels = slices.DeleteFunc(labels, l.nameBehindEnd)
	return l.sheet.drawSideLabels(labels, l.plot.x1+l.sheet.sideGap()/2, l.plot.y0, l.sheet.body.y1)
}

// nameBehindEnd places the name of a line that ends early behind its last point,
// and reports whether there was room.
func (l *lineChart) nameBehindEnd(n sideLabel) bool {
	if n.owner == nobody || l.plot.x1-n.from.x <= 2*l.sheet.sideGap() {
		return false
	}
	at := point{n.from.x + l.sheet.sideGap()/2 + l.dotRadius(), n.from.y}
	area := n.block.area(at, left, centre)
	under := n.under.area(point{area.x0, area.y0}, left, right)
	if !l.free(area) || len(n.under.lines) > 0 && !l.free(under) {
		return false
	}
	l.sheet.clear(l.sheet.place(n.role, n.owner, n.block, n.ink, at, left, centre))
	l.sheet.place(roleRemark, n.owner, n.under, l.plan.theme.Soft, point{area.x0, area.y0}, left, right)
	return true
}

// endOf is where the line of an owner ends.
func (l *lineChart) endOf(owner int) float64 {
	for i, t := range l.tracks {
		if l.owners[i] == owner && len(t.points) > 0 {
			return t.points[len(t.points)-1].x
		}
	}
	return l.plot.x1
}

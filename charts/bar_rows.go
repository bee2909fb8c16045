package charts

import (
	"image/color"
	"math"
	"math/big"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// barRows are discs on a row for each key, with the values in columns beside
// them.
type barRows struct {
	plot   *barPlot
	bars   *barSet
	marks  *barMarks
	joined bool    // the values of a row are joined by a bar
	signs  float64 // the part of the picture's width from which on values print signs instead of words; 0 for never
}

func newBarRows(s *sheet) *barRows {
	b := newBars(s, true, slots{lanes: 1, share: shareOne, disc: rowDiscUnits})
	b.addBars(fromZero)
	return &barRows{plot: &b.plot, bars: &b.bars, marks: &b.marks}
}

// rowDiscUnits is the radius of the discs in base units: without stems, they are seen from afar.
const rowDiscUnits = 5.8

// rowValues says where rows of discs have their values.
type rowValues uint8

const (
	valuesOnAxis    rowValues = iota // the axis alone tells them
	valuesInColumns                  // to the right of all rows, one column for each series
	valuesBeside                     // at the discs
)

// rowLook is a way to lay out rows of discs.
type rowLook struct {
	values  rowValues
	named   bool         // the names of the series stand over the first row
	further []sideColumn // to the right of all
	ends    bool         // the ends of whiskers have their numbers
}

// lay lays out the rows of discs between the categories and what stands at the right.
func (rows *barRows) lay(as rowLook, draw func()) error {
	table, err := rows.plot.newSideTable(as.further...)
	if err != nil {
		return err
	}
	rows.plot.over = table.height()
	if as.named {
		rows.plot.over = max(rows.plot.over, rows.namesHeight())
	}
	head := rows.headOfMiddle(as)
	rows.plot.over = max(rows.plot.over, head.height()+rows.plot.labelGap()/2)
	names, err := rows.plot.rowNames(rows.bars.all)
	if s := rows.plot.sheet; err != nil && as.values == valuesInColumns && s.saving == saveNames && s.panel == nil {
		rows.plot.plain = true // the values stand beside their rows, and the axis has no room
		names, err = rows.plot.rowNames(rows.bars.all)
	}
	if err != nil {
		return err
	}
	var columns [][]textBlock
	if as.values == valuesInColumns {
		if columns, err = rows.valueColumns(); err != nil {
			return err
		}
	}
	further := table.setColumns()
	if table != nil {
		table.guided = true
	}
	gap, end := rows.plot.nameGap(), rows.plot.area.x1-further
	side := rows.plot.tick // half of the last tick
	for _, column := range columns {
		side += max(greatest(textBlock.width, column), head.width()) + gap
	}
	if err := rows.plot.narrow(names, side+further); err != nil {
		return err
	}
	labels, err := rows.markLabels(as, end)
	if err != nil {
		return err
	}
	drawRowBands(rows.plot)
	rows.plot.drawAxes(names, rows.bars.all, true, true)
	draw()
	labels.draw()
	if as.named {
		if err := rows.drawNamesOver(end); err != nil {
			return err
		}
	}
	rows.drawValueColumns(columns, end, gap)
	rows.plot.sheet.place(roleTick, noOwner, head, rows.plot.plan.theme.Soft, point{end, rows.plot.area.y1 + rows.plot.labelGap()/2}, right, left)
	table.draw()
	return drawReferenceRows(rows.plot)
}

// drawRowBands draws a pale band behind each row that stands out, from its name to its last value.
func drawRowBands(plot *barPlot) {
	if !plot.plan.keyStandsOut || plot.sheet.panel != nil {
		return
	}
	for i, k := range plot.plan.keys {
		if middle := plot.area.y1 - plot.centre(i); plot.plan.words.highlighted(k.String()) {
			past := min(plot.labelGap(), plot.margin/2) // the texts at its ends
			area := rect{plot.sheet.body.x0 - past, middle - plot.slot/2, plot.sheet.body.x1 + past, middle + plot.slot/2}
			plot.sheet.scene.fill(roleBand, noOwner, area, groundOfRow(plot.plan, k))
		}
	}
}

// groundOfRow is what the texts of a row stand on: the band behind it, or the paper.
func groundOfRow(p *chartPlan, k data.Key) color.RGBA {
	if p.form.points && p.keyStandsOut && p.parent == nil && p.words.highlighted(k.String()) {
		return blend(p.theme.Muted, p.theme.Paper, rowBandTint)
	}
	return p.theme.Paper
}

// rowBandTint is how near to the paper the band behind a row is: texts are read as well on it.
const rowBandTint = 0.86

// headOfMiddle stands over the column of values that are the middle of the ends in their rows.
func (rows *barRows) headOfMiddle(as rowLook) textBlock {
	plan := rows.plot.plan
	if !as.ends || rows.plot.sheet.panel != nil || !midpoints(plan.chart) {
		return textBlock{}
	}
	return rows.plot.sheet.single(plan.say.Say(language.WordMidpoint), regular(rows.plot.tick))
}

// stepsBeside is the most steps of an axis whose values are printed at their marks, unless with
// more it ends much nearer to them: few ticks may make it so many times as long as they.
const stepsBeside, longBeside = 4, 1.2

// setAxis chooses the axis for the discs, with few ticks where their values are printed there.
func (rows *barRows) setAxis(few bool) error {
	rows.plot.fullEnd = nil // the area is a new one
	if few && !rows.plot.plan.chart.Log {
		span, _ := new(big.Rat).Sub(rows.plot.values.hi, rows.plot.values.lo).Float64()
		if err := rows.axisOfSteps(stepsBeside); err == nil && rows.plot.axis.span() <= longBeside*span {
			return nil
		}
	}
	return rows.axisOfSteps(math.MaxInt)
}

// axisOfSteps chooses the axis with at most so many steps.
func (rows *barRows) axisOfSteps(most int) error {
	if end := rows.plot.fullEnd; end != nil {
		rows.plot.area.x1 = *end
	}
	rows.plot.axis, rows.plot.fullEnd = axis{}, nil
	rows.plot.prepareAxis()
	rows.plot.steps = min(rows.plot.steps, most)
	for _, n := range rows.bars.all {
		if n.missing {
			continue
		}
		rows.plot.needs = append(rows.plot.needs, need{n.far, rows.pairReach(n), n.dir < 0, true})
		if !rows.plot.onAxis(0) {
			rows.plot.needs = append(rows.plot.needs, rows.inward(n))
		}
		for _, d := range n.value.Disputes() {
			value := d.Value.Number.Float()
			rows.plot.needs = append(rows.plot.needs, need{value, rows.marks.diamondSize(n), value < 0, true})
		}
	}
	return rows.plot.setAxis()
}

// valueColumns sets the values of all series, in the greatest size that fits
// the slots.
func (rows *barRows) valueColumns() ([][]textBlock, error) {
	size := min(rows.plot.label, rows.plot.slot/(ascent+descent)-1e-6)
	if size < rows.plot.least {
		return nil, &layoutError{text: "the values do not fit beside their rows", hint: "show fewer categories"}
	}
	columns := rows.columnsIn(wording{size: size})
	room := 0.0
	for _, c := range columns {
		room += greatest(textBlock.width, c)
	}
	if rows.signs > 0 && room > rows.signs*rows.plot.sheet.scene.width {
		return rows.columnsIn(wording{size: max(rows.plot.least, 0.85*size), signs: true}), nil
	}
	return columns, nil
}

// columnsIn sets the values in one wording.
func (rows *barRows) columnsIn(w wording) [][]textBlock {
	size := w.size
	columns := make([][]textBlock, len(rows.plot.plan.chart.Series))
	for _, n := range rows.bars.all {
		text, style := rows.plot.sheet.value(n.value, w), bold(size)
		if n.missing {
			text, style = rows.plot.plan.say.Say(language.WordNoValue), regular(size)
		}
		columns[n.series] = append(columns[n.series], rows.plot.sheet.single(text, style))
	}
	return columns
}

// drawValueColumns places the columns to the left of an edge, the last series
// outermost, in the colours of the series.
func (rows *barRows) drawValueColumns(columns [][]textBlock, edge, gap float64) {
	for j := len(columns) - 1; j >= 0; j-- {
		for i, l := range columns[j] {
			n := rows.bars.at(i)[j]
			r, ink := roleValue, readable(n.ink, rows.plot.plan.theme.Ink, groundOfRow(rows.plot.plan, rows.plot.plan.keys[n.key]))
			if len(columns) == 1 {
				ink = rows.plot.plan.theme.Ink
			}
			if n.missing {
				r, ink = roleMissing, rows.plot.plan.theme.Soft
			}
			rows.plot.sheet.place(r, n.owner, l, ink, rows.plot.at((n.k0+n.k1)/2, edge-rows.plot.area.x0), right, centre)
		}
		edge -= greatest(textBlock.width, columns[j]) + gap
	}
}

// openUnits is how far the mark of a bound reaches, in base units.
const openUnits = 22

// pairReach is how far (points) the mark of a value reaches beyond it.
func (rows *barRows) pairReach(n bar) float64 {
	switch {
	case n.missing:
		return 0
	case n.look.End == look.Open:
		return openUnits * rows.plot.u
	case n.look.End == look.Soft:
		return 1.5 * look.DiscHalo * radiusOfDisc(rows.plot)
	}
	return 1.5 * radiusOfDisc(rows.plot) // that of two in one place
}

// drawEnd draws a value: a disc, hollow where it is not settled or only an upper
// bound, with a fading stroke to where a bound leaves it open, a stroke to the
// other end of a range, a halo around an approximation, and the diamonds of
// what others say.
func (rows *barRows) drawEnd(n bar, k, radius float64) {
	width := max(3*rows.plot.u, 1)
	at, far := rows.plot.at(k, rows.plot.pos(n.to)), rows.plot.at(k, rows.plot.pos(n.far))
	switch n.look.End {
	case look.Open:
		rows.drawOpen(n, k, n.dir, width, n.ink)
	case look.Outline:
		rows.drawOpen(n, k, -n.dir, width, n.ink)
	case look.Reach:
		rows.plot.sheet.scene.polyline(roleConnector, n.owner, n.ink, width, []float64{2 * width, width}, at, far)
		rows.marks.drawDisc(n, far, radius, true)
	case look.Soft:
		rows.plot.sheet.scene.disc(roleMarker, n.owner, at, look.DiscHalo*radius, blend(n.ink, rows.plot.plan.theme.Paper, look.HaloTint))
	}
	rows.marks.drawDisc(n, at, radius, n.look.HollowDisc())
	for _, d := range n.value.Disputes() {
		if d.Value.Is != data.Absent {
			rows.plot.sheet.scene.diamond(n.owner, rows.plot.at(k, rows.plot.pos(d.Value.Number.Float())), rows.marks.diamondSize(n), rows.plot.plan.theme.Paper, n.ink, max(1.25*rows.plot.u, 0.6))
		}
	}
}

// drawOpen draws a stroke that fades out in a direction.
func (rows *barRows) drawOpen(n bar, k, dir, width float64, ink color.RGBA) {
	const strips = 8
	p, step := rows.plot.pos(n.to), dir*openUnits*rows.plot.u/strips
	for i := range strips {
		from := p + float64(i)*step
		rows.plot.sheet.scene.polyline(roleConnector, n.owner, blend(ink, rows.plot.plan.theme.Paper, float64(i)/strips), width, nil, rows.plot.at(k, from), rows.plot.at(k, from+step))
	}
}

// inward is the space of a dot towards zero, if zero is not on the axis and the
// names are next to it.
func (rows *barRows) inward(n bar) need {
	room := rows.pairReach(n)
	switch n.look.End {
	case look.Outline:
		room = openUnits * rows.plot.u
	case look.Open, look.Reach:
		room = radiusOfDisc(rows.plot)
	}
	return need{n.to, room, n.dir > 0, true}
}

// beside moves the values of a row apart where they have whiskers, which would cover each other:
// each series has a height of its own.
func (rows *barRows) beside(row []bar) []bar {
	n := len(row)
	if n < 2 || !rows.plot.plan.chart.Intervals() {
		return row
	}
	apart := min(2.4*radiusOfDisc(rows.plot), 0.8*rows.plot.slot/float64(n))
	moved := slices.Clone(row)
	for i := range moved {
		by := (float64(i) - float64(n-1)/2) * apart
		moved[i].k0, moved[i].k1 = moved[i].k0+by, moved[i].k1+by
	}
	return moved
}

// laneRadius is the radius of a disc in a row of several with whiskers.
func (rows *barRows) laneRadius(series int) float64 {
	radius := radiusOfDisc(rows.plot)
	if series > 1 && rows.plot.plan.chart.Intervals() {
		radius = min(radius, 0.36*rows.plot.slot/float64(series))
	}
	return radius
}

// outstandingLast sorts the values of a row for drawing: those of series that stand out last,
// over the others.
func (rows *barRows) outstandingLast(row []bar) []bar {
	if !rows.plot.plan.out.any() {
		return row
	}
	var behind, out []bar
	for _, n := range row {
		if rows.plot.plan.behind(n.series) {
			behind = append(behind, n)
		} else {
			out = append(out, n)
		}
	}
	return append(behind, out...)
}

package charts

import (
	"image/color"
	"math"

	"briefing/charts/look"
	"briefing/data"
)

// dumbbells are two series on one row for each category: then and now.
var dumbbells = form{
	layouts: []layout{(*sheet).dumbbell},
	head:    func(p *plan) string { return p.headOf(data.WordAltDumbbell) },
}

// dumbbell compares two series, such as then and now: for each category a disc
// for either value on one line, joined by a bar. The values stand in two
// columns beside the plot.
func (s *sheet) dumbbell() error {
	for _, a := range s.plan.chart.Annotations {
		return &problem{text: "there is no room for an annotation between two columns of values", hint: "write it as the note, or write kind: bar-grouped", pos: a.Pos}
	}
	if err := s.legendOfMany(); err != nil {
		return err
	}
	b := s.newBarChart(true, false)
	b.paired = true
	return b.rows(true, b.drawPairs)
}

// rows lays out rows of discs between the categories and, unless they are left
// to the axis, the columns of the values.
func (b *barChart) rows(valued bool, draw func()) error {
	foot := b.tick*(ascent+descent) + b.sheet.tickGap()
	b.plot = rect{b.sheet.body.x0, b.sheet.body.y0 + foot, b.sheet.body.x1, b.sheet.body.y1 - b.referenceRows()}.crisp()
	if b.plot.height() < 1 {
		return &problem{text: "the labels leave no room for the values", hint: "shorten the title and the notes"}
	}
	if err := b.setSlots(); err != nil {
		return err
	}
	names, err := b.columnLabels()
	if err != nil {
		return err
	}
	var columns [][]block
	if valued {
		if columns, err = b.valueColumns(); err != nil {
			return err
		}
	}
	gap := max(12*b.u, 4)
	end := b.plot.x1
	b.plot.x0 += widest(names) + gap
	for _, column := range columns {
		b.plot.x1 -= widest(column) + gap
	}
	b.plot.x1 -= b.tick // half of the last tick
	b.plot = b.plot.crisp()
	if b.plot.width() < 5*b.tick {
		return tooSmall("category", b.plan.keyText(b.plan.keys[0]), "shorten the categories")
	}
	for _, n := range b.bars {
		if n.missing && b.dotted {
			continue // zero may be far away
		}
		b.needs = append(b.needs, need{n.far, b.pairReach(n), n.dir < 0, true})
		if b.dotted && !b.onAxis(0) {
			b.needs = append(b.needs, b.inward(n))
		}
		for _, d := range n.value.Disputes() {
			value := d.Value.Number.Float()
			b.needs = append(b.needs, need{value, b.diamondSize(n), value < 0, true})
		}
	}
	if err := b.setAxis(b.sheet.steps(b.plot.width(), max(80*b.u, b.widestNumber()+1.5*b.tick)), 1.5*b.tick); err != nil {
		return err
	}
	b.drawFrame()
	b.drawTicksBelow()
	b.drawColumn(names)
	draw()
	b.drawValueColumns(columns, end, gap)
	return b.drawReferenceRows()
}

// valueColumns sets the values of all series, in the greatest size that fits
// the slots.
func (b *barChart) valueColumns() ([][]block, error) {
	size := min(b.label, b.slot/(ascent+descent)-1e-6)
	if size < b.least {
		return nil, &problem{text: "the values do not fit beside their rows", hint: "show fewer categories"}
	}
	columns := b.columnsIn(wording{size: size})
	room := 0.0
	for _, c := range columns {
		room += widest(c)
	}
	if b.dotted && room > broadColumns*b.sheet.scene.width {
		return b.columnsIn(wording{size: max(b.least, 0.85*size), signs: true}), nil
	}
	return columns, nil
}

// broadColumns is the part of the picture's width from which on values print
// signs instead of words.
const broadColumns = 0.25

// columnsIn sets the values in one wording.
func (b *barChart) columnsIn(w wording) [][]block {
	size := w.size
	columns := make([][]block, len(b.plan.chart.Series))
	for _, n := range b.bars {
		text, style := b.sheet.value(n.value, w), bold(size)
		if n.missing {
			text, style = b.plan.say.Say(data.WordNoValue), regular(size)
		}
		columns[n.series] = append(columns[n.series], b.sheet.single(text, style))
	}
	return columns
}

// drawValueColumns places the columns to the left of an edge, the last series
// outermost, in the colours of the series.
func (b *barChart) drawValueColumns(columns [][]block, edge, gap float64) {
	for j := len(columns) - 1; j >= 0; j-- {
		for i, l := range columns[j] {
			n := b.barsAt(i)[j]
			r, ink := roleValue, readable(n.ink, b.plan.theme.Ink, b.plan.theme.Paper)
			if len(columns) == 1 {
				ink = b.plan.theme.Ink
			}
			if n.missing {
				r, ink = roleMissing, b.plan.theme.Soft
			}
			b.sheet.place(r, n.owner, l, ink, b.at((n.k0+n.k1)/2, edge-b.plot.x0), right, centre)
		}
		edge -= widest(columns[j]) + gap
	}
}

// openUnits is how far the mark of a bound reaches, in base units.
const openUnits = 22

// pairReach is how far (points) the mark of a value reaches beyond it.
func (b *barChart) pairReach(n bar) float64 {
	switch {
	case n.missing:
		return 0
	case n.look.End == look.Open:
		return openUnits * b.u
	case n.look.End == look.Soft:
		return 1.5 * look.DiscHalo * b.discRadius()
	}
	return 1.5 * b.discRadius() // that of two in one place
}

// drawPairs draws the bars between the values of each key, then the values.
func (b *barChart) drawPairs() {
	for i := range b.plan.keys {
		first, last := b.barsAt(i)[0], b.barsAt(i)[1]
		k := (first.k0 + first.k1) / 2
		if !first.missing && !last.missing {
			b.sheet.scene.polyline(roleConnector, first.owner, b.plan.theme.Muted, max(3*b.u, 1), nil, b.at(k, b.pos(first.to)), b.at(k, b.pos(last.to)))
		}
		for _, n := range []bar{first, last} {
			if n.missing {
				continue
			}
			radius := b.discRadius()
			if n.series == 0 && !last.missing && math.Abs(b.pos(last.to)-b.pos(n.to)) < 0.8*radius {
				radius = min(1.5*radius, b.slot/2) // so that it is seen around the other
			}
			b.drawEnd(n, k, radius)
		}
	}
}

// drawEnd draws a value: a disc, hollow where it is not settled or only an upper
// bound, with a fading stroke to where a bound leaves it open, a stroke to the
// other end of a range, a halo around an approximation, and the diamonds of
// what others say.
func (b *barChart) drawEnd(n bar, k, radius float64) {
	width := max(3*b.u, 1)
	at, far := b.at(k, b.pos(n.to)), b.at(k, b.pos(n.far))
	switch n.look.End {
	case look.Open:
		b.drawOpen(n, k, n.dir, width, n.ink)
	case look.Outline:
		b.drawOpen(n, k, -n.dir, width, n.ink)
	case look.Reach:
		b.sheet.scene.polyline(roleConnector, n.owner, n.ink, width, []float64{2 * width, width}, at, far)
		b.drawDisc(n, far, radius, true)
	case look.Soft:
		b.sheet.scene.disc(roleMarker, n.owner, at, look.DiscHalo*radius, blend(n.ink, b.plan.theme.Paper, look.HaloTint))
	}
	b.drawDisc(n, at, radius, n.look.HollowDisc())
	for _, d := range n.value.Disputes() {
		if d.Value.Is != data.Absent {
			b.sheet.scene.diamond(n.owner, b.at(k, b.pos(d.Value.Number.Float())), b.diamondSize(n), b.plan.theme.Paper, n.ink, max(1.25*b.u, 0.6))
		}
	}
}

// drawOpen draws a stroke that fades out in a direction.
func (b *barChart) drawOpen(n bar, k, dir, width float64, ink color.RGBA) {
	const strips = 8
	p, step := b.pos(n.to), dir*openUnits*b.u/strips
	for i := range strips {
		from := p + float64(i)*step
		b.sheet.scene.polyline(roleConnector, n.owner, blend(ink, b.plan.theme.Paper, float64(i)/strips), width, nil, b.at(k, from), b.at(k, from+step))
	}
}

package charts

import "math"

// nameRow is the names of the series of horizontal stacks over the pieces of the first row.
type nameRow struct {
	chart *barChart
	lines int // that a name may take
}

// height is the room of the names above the rows.
func (r *nameRow) height() float64 {
	if r == nil {
		return 0
	}
	return (float64(r.lines-1)*leading+ascent+descent)*r.chart.label + r.gap()
}

// draw sets the names, each over its own piece as far as the others leave it room.
func (r *nameRow) draw() error {
	if r == nil {
		return nil
	}
	first := r.chart.bars.at(0)
	wanted, widths, blocks := make([]float64, len(first)), make([]float64, len(first)), make([]textBlock, len(first))
	plot, s := &r.chart.plot, r.chart.sheet
	for i, n := range first {
		if n.missing || n.dir < 0 || n.to == n.from {
			return r.noRoom(i)
		}
		x0, x1 := plot.area.x0+plot.pos(n.from), plot.area.x0+plot.pos(n.far)
		wanted[i] = (x0 + x1) / 2
		name, style := s.plan.words.seriesName(n.series), bold(plot.label)
		narrow := s.plan.fonts.WidestWord(name, style)
		block, ok := s.fits(name, style, max(x1-x0, narrow), r.lines)
		if two, fits := s.fits(name, style, narrow, r.lines); fits && r.lines > 1 {
			block, ok = two, true // all in two lines leave each other more room
		}
		if !ok && r.lines == 1 {
			block, ok = s.single(name, style), true
		}
		if !ok {
			return r.noRoom(i)
		}
		blocks[i], widths[i] = block, block.width()+0.8*plot.label
	}
	places, ok := spread(wanted, widths, s.margin-0.4*plot.label, s.scene.width-s.margin+0.4*plot.label)
	for i, l := range blocks {
		if !ok || math.Abs(places[i]-wanted[i]) > l.width()/2 && !r.over(first[i], places[i], l.width()) {
			return r.noRoom(i)
		}
	}
	foot := plot.area.y1 + r.gap()
	if headingsUpTo(plot, 0) == 0 {
		foot -= plot.slot/2 - (first[0].k1-first[0].k0)/2
	}
	for i, l := range blocks {
		ink := readable(first[i].ink, s.plan.theme.Ink, s.plan.theme.Paper)
		s.place(roleSeries, first[i].owner, l, ink, point{places[i], foot}, centre, left)
	}
	return nil
}

// over reports whether a name that had to move still stands over a part of its piece, which is
// enough where space is short.
func (r *nameRow) over(n bar, place, width float64) bool {
	plot := &r.chart.plot
	x0, x1 := plot.area.x0+plot.pos(n.from), plot.area.x0+plot.pos(n.far)
	return r.chart.sheet.saving >= saveText && min(x1, place+width/2)-max(x0, place-width/2) > 0.25*min(x1-x0, width)
}

// gap is the distance of the names from the first row.
func (r *nameRow) gap() float64 {
	if r.chart.plot.plain && r.chart.sheet.saving >= saveText {
		return 0.5
	}
	return r.chart.labelGap()
}

func (r *nameRow) noRoom(series int) error {
	return tooSmall("name of the series", r.chart.plan.words.seriesName(series), "shorten it")
}

package charts

import (
	"image/color"
	"math"
	"strings"
)

// nameRow is the names over the first row of horizontal stacks: of the series over their pieces,
// of the sums of sides, and of columns beside the rows.
type nameRow struct {
	chart  *barChart
	lines  int  // that a name may take
	pieces bool // the pieces have their names; otherwise in a legend
}

// rowName is a name over the first row.
type rowName struct {
	block  textBlock
	wanted float64 // the middle of its place
	owner  int
	ink    color.RGBA
	piece  *bar // that it names; nil for a sum or a column, over which it stays
	series int
	stays  bool // it is in as many lines as it may be to stay over its piece
}

// height is the room of the names above the rows.
func (r *nameRow) height() float64 {
	if r == nil {
		return 0
	}
	return (float64(r.lines-1)*leading+ascent+descent+clearOfSubtitle)*r.chart.label + r.gap()
}

// clearOfSubtitle is the space over the names, in sizes of their text, without which they would be read with
// what is above them.
const clearOfSubtitle = 0.25

// draw sets the names, each over its own piece as far as the others leave it room.
func (r *nameRow) draw() error {
	if r == nil {
		return nil
	}
	names, err := r.names()
	if err != nil {
		return err
	}
	plot, s := &r.chart.plot, r.chart.sheet
	places, blocked := r.places(names)
	if blocked >= 0 {
		return r.noRoom(names[blocked].series)
	}
	first := r.chart.bars.at(0)[0]
	foot := plot.area.y1 + r.gap()
	if headingsUpTo(plot, 0) == 0 {
		foot -= plot.slot/2 - (first.k1-first.k0)/2
	}
	for i, n := range names {
		s.place(roleSeries, n.owner, n.block, n.ink, point{places[i], foot}, centre, left)
	}
	return nil
}

// How far names stand apart, in sizes of their text: clearly where there is room, and at least so that they are
// not read as one.
const namesApart, namesLeastApart = 1.5, 0.8

// places are where the middles of the names stand, and which name has no room; negative for none.
func (r *nameRow) places(names []rowName) (places []float64, blocked int) {
	plot, s := &r.chart.plot, r.chart.sheet
	wanted, widths := make([]float64, len(names)), make([]float64, len(names))
	for _, apart := range []float64{namesApart, namesLeastApart} {
		for i, n := range names {
			wanted[i], widths[i] = n.wanted, n.block.width()+apart*plot.label
		}
		past, ok := apart/2*plot.label, false
		places, ok = spread(wanted, widths, s.margin-past, s.scene.width-s.margin+past)
		if blocked = -1; !ok && len(names) > 0 {
			blocked = 0
		}
		for i, n := range names {
			if blocked < 0 && !r.near(n, places[i]) {
				blocked = i
			}
		}
		if blocked < 0 {
			return places, blocked
		}
	}
	return places, blocked
}

// names are the names from left to right.
func (r *nameRow) names() ([]rowName, error) {
	var names []rowName
	stacks, _ := r.chart.labels.(*stackLabels)
	sum := func(side int) {
		if stacks == nil {
			return
		}
		if l, middle, ok := stacks.sums.head(side); ok {
			names = append(names, rowName{block: l, wanted: middle, owner: noOwner, ink: r.chart.plan.theme.Soft})
		}
	}
	if ranges, ok := r.chart.labels.(*rangeLabels); ok {
		return ranges.nameEndsOver(), nil
	}
	sum(0)
	first := r.chart.bars.at(0)
	for i := range first {
		if !r.pieces || first[i].aside {
			break
		}
		name, err := r.nameOf(&first[i])
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	sum(1)
	return append(names, r.asideNames()...), nil
}

// asideNames are those over columns beside the rows.
func (r *nameRow) asideNames() []rowName {
	var names []rowName
	if a := r.chart.aside; a != nil {
		for i, series := range a.series {
			l := a.head(i)
			names = append(names, rowName{block: l, wanted: r.chart.plot.area.x0 + a.left(i) + l.width()/2, owner: noOwner, ink: r.chart.plan.theme.Soft, series: series})
		}
	}
	if r.chart.favour != nil {
		names = append(names, r.chart.favour.name())
	}
	return names
}

// nameOf sets the name of a piece.
func (r *nameRow) nameOf(n *bar) (rowName, error) {
	plot, s := &r.chart.plot, r.chart.sheet
	if n.missing || n.dir < 0 && s.plan.chart.Scale.Left == 0 || n.to == n.from {
		return rowName{}, r.noRoom(n.series)
	}
	x0, x1 := r.ends(n)
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
		return rowName{}, r.noRoom(n.series)
	}
	ink := s.plan.theme.deepened(n.ink)
	return rowName{block: block, wanted: (x0 + x1) / 2, owner: n.owner, ink: ink, piece: n, series: n.series, stays: r.lines > 1 || !strings.Contains(name, " ")}, nil
}

// ends are where a piece begins and ends in the picture.
func (r *nameRow) ends(n *bar) (x0, x1 float64) {
	plot := &r.chart.plot
	from, far := plot.pos(n.from), plot.pos(n.far)
	return plot.area.x0 + min(from, far), plot.area.x0 + max(from, far)
}

// How far names may be moved off the middle of what they name, as a part of their width: little
// where two lines would leave them there.
const nameMoves, nameMovesLittle = 0.5, 0.2

// near reports whether a name is near enough to what it names.
func (r *nameRow) near(n rowName, place float64) bool {
	moved := math.Abs(place-n.wanted) / n.block.width()
	switch {
	case n.piece == nil:
		return moved <= nameMoves
	case r.chart.sheet.saving >= saveText && r.over(n, place):
		return true
	case n.stays:
		return moved <= nameMoves
	}
	return moved <= nameMovesLittle
}

// over reports whether a name that had to move still stands over a part of its piece, which is
// enough where space is short.
func (r *nameRow) over(n rowName, place float64) bool {
	x0, x1 := r.ends(n.piece)
	width := n.block.width()
	return min(x1, place+width/2)-max(x0, place-width/2) > 0.25*min(x1-x0, width)
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

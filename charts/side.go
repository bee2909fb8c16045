package charts

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/language"
)

// sideShare is the greatest part of the picture's width for names beside the
// plot.
func (s *sheet) sideShare() float64 { return [...]float64{0.24, 0.33, 0.4, 0.4}[s.saving] }

// sideLabel is a label beside the plot, connected to what it names.
type sideLabel struct {
	role  role
	owner int
	block textBlock
	ink   color.RGBA
	after textBlock // what it is, to its right, where all such begin at one place
	ends  bool      // what stands there are numbers, which end at one place
	under textBlock // a remark below it
	value float64   // where on the value axis it belongs
	from  point     // where a leader begins, once placed
	// straight leaders are drawn in the colour of their mark and without an
	// elbow, because many of them stand side by side.
	straight bool
	// optional ones stand only where they move no other, and are moved by none.
	optional bool
	pos      data.Pos
}

func (l sideLabel) height() float64 {
	return max(l.block.height(), l.after.height()) + l.under.height()
}

// afterAt is how far to the right of labels it stands what they are.
func (s *sheet) afterAt(labels []sideLabel) float64 {
	w := 0.0
	for _, l := range labels {
		if len(l.after.lines) > 0 {
			w = max(w, l.block.width())
		}
	}
	return w + max(8*s.u, 0.5*s.tick)
}

// sideBlock sets a label beside the plot. In a panel, which is narrow, no number is broken:
// one that is too wide does not fit.
func (s *sheet) sideBlock(text string, style typeset.Style) textBlock {
	width := s.sideShare() * s.scene.width
	if s.panel != nil {
		width = max(width, s.plan.fonts.WidestWord(text, style))
	}
	return s.block(text, style, width)
}

// referenceText is the label of a reference line with its value, unless the
// label already contains it.
func (s *sheet) referenceText(r data.ReferenceLine) string {
	plain := r.Value
	plain.Marks = 0
	label, value := oneLine(r.Label.Plain), labelWith(s.plan, plain, true) // far from the tick that has the sign
	if label == "" || strings.Contains(label, s.plan.compact.Label(r.Value)) {
		return cmp.Or(label, value)
	}
	return s.plan.say.Say(language.WordTitleUnit, "title", label, "unit", value)
}

// referenceLabels are the labels of reference lines beside the plot; those of
// panels stand in the legend.
func (s *sheet) referenceLabels() []sideLabel {
	if s.panel != nil {
		return nil
	}
	var labels []sideLabel
	for _, r := range s.plan.chart.References {
		labels = append(labels, sideLabel{
			role: roleRemark, owner: noOwner, ink: inkOfReferenceName(s.plan), value: shown(r.Value), pos: r.Pos,
			block: s.sideBlock(s.referenceText(r), regular(s.tick)),
		})
	}
	return labels
}

// sideWidth is the width of the labels beside the plot.
func (s *sheet) sideWidth(labels []sideLabel) float64 {
	w := 0.0
	for _, l := range labels {
		w = max(w, l.block.width(), l.under.width())
		if len(l.after.lines) > 0 {
			w = max(w, s.afterAt(labels)+l.after.width())
		}
	}
	if w == 0 {
		return 0
	}
	return w + s.sideGap()
}

func (z sizes) sideGap() float64 { return max(14*z.u, 6) }

// drawReferenceLine draws a reference across the chart: a line, or a band for a
// range. The place of a value is given at a part (0 to 1) of the way across.
func (s *sheet) drawReferenceLine(r data.ReferenceLine, at func(v, part float64) point) {
	lo, hi := r.Value.Low().Float(), r.Value.High().Float()
	a, b, c, d := at(lo, 0), at(lo, 1), at(hi, 0), at(hi, 1)
	if r.Value.Is == data.Between {
		s.drawBand(rect{min(a.x, d.x), min(a.y, d.y), max(a.x, d.x), max(a.y, d.y)}, a, b, c, d)
		return
	}
	s.drawReference(a, b)
}

// drawReference draws a line across the chart, on a thin band of paper that
// keeps it visible on dark bars. Pale bands of intervals need none, which would cut them in two.
func (s *sheet) drawReference(from, to point) {
	if !s.plan.chart.Kind.OverTime() || !s.plan.chart.Intervals() {
		s.scene.polyline(roleReference, noOwner, s.plan.theme.Paper, max(3*s.u, 1.2), nil, from, to)
	}
	s.scene.polyline(roleReference, noOwner, inkOfReference(s.plan), max(1.1*s.u, 0.5), []float64{5 * s.u, 3 * s.u}, from, to)
}

// inkOfReference is the colour of reference lines: over lines in time, where they would be taken for those of
// the grid, a warm one that no line has.
func inkOfReference(p *chartPlan) color.RGBA {
	warm, ok := p.theme.warm()
	if !ok || p.theme.Copied || !p.chart.Kind.OverTime() || p.chart.Kind.Stacks() || p.parent != nil || p.chart.Facets != data.FacetsNone {
		return p.theme.Ink
	}
	for i := range p.chart.Series {
		if p.theme.visions()[0].difference(p.seriesInk(i), warm) < minDifference {
			return p.theme.Ink
		}
	}
	return readable(blend(warm, p.theme.Ink, 0.25), p.theme.Ink, p.theme.Paper)
}

// inkOfReferenceName is that of their names: the same, but where this is the colour of text.
func inkOfReferenceName(p *chartPlan) color.RGBA {
	if ink := inkOfReference(p); ink != p.theme.Ink {
		return ink
	}
	return p.theme.Soft
}

// drawSideLabels places labels in a column to the right (1) or left (-1) of x,
// between the heights lo and hi, each as near to its own height as the others
// allow. A thin line leads to each label that had to move.
func (s *sheet) drawSideLabels(dir float64, labels []sideLabel, x, lo, hi float64) error {
	side := left
	if dir < 0 {
		side = right
	}
	slices.SortStableFunc(labels, func(a, b sideLabel) int { return cmp.Compare(a.from.y, b.from.y) })
	places, ok := s.sidePlaces(labels, lo, hi)
	if !ok {
		l := labels[0]
		return &layoutError{text: "there is no room for all the names beside the plot", hint: "show fewer series or shorten their names", pos: l.pos}
	}
	after, widest := x+s.afterAt(labels), 0.0
	for _, l := range labels {
		widest = max(widest, l.after.width())
	}
	for i, l := range labels {
		area := s.place(l.role, l.owner, l.block, l.ink, point{x, places[i] + l.height()/2}, side, right)
		at := point{after, (area.y0 + area.y1) / 2}
		if l.ends {
			at.x += widest - l.after.width()
		}
		s.place(l.role, l.owner, l.after, l.ink, at, left, centre)
		s.place(roleRemark, l.owner, l.under, s.plan.theme.Soft, point{x, area.y0}, side, right)
		near := 0.35 * s.label
		if besideOther(labels, i) { // the two stand above and below their one end
			near = 0.65 * l.height()
		}
		if gap := s.sideGap(); math.Abs(places[i]-l.from.y) > near || dir*(x-l.from.x) > 2.5*gap {
			s.leader(dir, l, x, places[i]+l.height()/2-0.5*s.label)
		}
	}
	return nil
}

// besideOther reports whether another label names what ends at the same point.
func besideOther(labels []sideLabel, i int) bool {
	return i > 0 && labels[i-1].from == labels[i].from || i+1 < len(labels) && labels[i+1].from == labels[i].from
}

// sidePlaces are the heights of labels that are sorted by what they name; false where there is
// no room.
func (s *sheet) sidePlaces(labels []sideLabel, lo, hi float64) ([]float64, bool) {
	wanted, heights := make([]float64, len(labels)), make([]float64, len(labels))
	for _, apart := range []float64{4, 2} {
		for i, l := range labels {
			wanted[i], heights[i] = l.from.y, l.height()+max(apart*s.u, 0.5)
		}
		if places, ok := spread(wanted, heights, lo, hi); ok {
			return places, true
		}
	}
	return nil, false
}

// leader draws the thin line from a mark to its name, whose first line stands
// at the height y.
func (s *sheet) leader(dir float64, l sideLabel, x, y float64) {
	end := point{x - dir*0.15*s.sideGap(), y}
	if l.straight {
		s.scene.polyline(roleLeader, l.owner, blend(l.ink, s.plan.theme.Paper, 0.35), max(0.75*s.u, 0.4), nil, l.from, end)
		return
	}
	elbow := point{x - dir*0.4*s.sideGap(), y}
	start := point{l.from.x + dir*0.3*s.sideGap(), l.from.y}
	if dir*(start.x-elbow.x) > 0 {
		start.x = l.from.x
	}
	s.scene.polyline(roleLeader, l.owner, blend(s.plan.theme.Soft, s.plan.theme.Paper, 0.4), max(0.5*s.u, 0.3), []float64{max(s.u, 0.5), max(2*s.u, 1)}, start, elbow, end)
}

// spread returns places for labels of the given heights, in the given order
// from below, so that none overlaps another, each as near to its wanted place as
// can be, and all between lo and hi. It reports false where they do not fit.
//
// It is isotonic regression by pooling adjacent violators (Barlow et al. 1972):
// with the heights below it taken off each place, the places must not fall.
func spread(wanted, heights []float64, lo, hi float64) ([]float64, bool) {
	type pool struct {
		mean float64
		n    int
	}
	var pools []pool
	offsets := make([]float64, len(wanted))
	below := 0.0
	for i, w := range wanted {
		offsets[i] = below + heights[i]/2
		below += heights[i]
		pools = append(pools, pool{w - offsets[i], 1})
		for n := len(pools); n > 1 && pools[n-2].mean > pools[n-1].mean; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			total := float64(a.n + b.n)
			pools = append(pools[:n-2], pool{(a.mean*float64(a.n) + b.mean*float64(b.n)) / total, a.n + b.n})
		}
	}
	if below > hi-lo+slack {
		return nil, false
	}
	places := make([]float64, 0, len(wanted))
	for _, p := range pools {
		mean := max(min(p.mean, hi-below), lo)
		for range p.n {
			places = append(places, mean+offsets[len(places)])
		}
	}
	return places, true
}

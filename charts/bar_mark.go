package charts

import (
	"image/color"
	"math"
	"slices"

	"briefing/charts/look"
)

// barMarks draws bars: their bodies and ends, and marks for what is not exact
// about their values.
type barMarks struct {
	plot *barPlot
	seam float64 // breadth in base units of the paper between parts of a stack; 0 for none
}

// fade is how far a bar extends beyond its known end.
func (m barMarks) fade(n bar) float64 {
	if n.missing {
		return 0
	}
	switch {
	case n.closed:
		return 0
	case n.open, n.look.End == look.Open && n.outer:
		share := look.Open.Fade().Share
		if n.limit > 0 {
			return min(share*m.plot.length(), m.plot.pos(n.limit)-m.plot.pos(n.far))
		}
		return share * m.plot.length()
	case n.look.End == look.Soft && n.outer:
		return look.Soft.Fade().Share * m.plot.length()
	}
	return 0
}

// drawBar draws one bar from its beginning to its end. An exact nought has no mark: an edge would be one.
func (m barMarks) drawBar(n bar) {
	nought := n.from == n.to && n.to == n.far && n.look.End == look.Sharp && !n.open && n.value.Interval() == nil && m.plot.slots.disc == 0
	if n.missing || nought {
		return
	}
	if n.straddles {
		m.drawStraddling(n)
		return
	}
	p0, p1 := m.plot.pos(n.from), m.plot.pos(n.to)
	switch n.look.End {
	case look.Outline:
		m.drawHollow(n, p0, p1)
	case look.Reach:
		m.drawRange(n, p0, p1)
	default:
		// Below the first strip of a fade the bar goes on, so that no seam shows.
		m.drawBody(n, p0, sliver(m, n, p0, p1)+n.dir*m.fade(n)/look.FadeStrips)
	}
	far := m.plot.pos(n.far)
	switch {
	case n.open, n.look.End == look.Open && n.outer:
		m.drawFade(n, far, far+n.dir*m.fade(n), look.Open.Fade())
	case n.look.End == look.Soft && n.outer:
		m.drawFade(n, p1-n.dir*min(m.fade(n), math.Abs(p1-p0)), p1+n.dir*m.fade(n), look.Soft.Fade())
	case n.closed:
	case n.look.End == look.Open, n.look.End == look.Soft:
		m.drawInnerEnd(n, p1)
	}
	m.drawWhisker(n)
	if m.plot.slots.disc > 0 {
		m.drawDiscs(n)
	}
}

// sliver is where a bar of its own ends in the picture: one of more than nothing is seen beyond the line of
// zero, however short it is.
func sliver(m barMarks, n bar, p0, p1 float64) float64 {
	if m.seam > 0 || n.from != 0 || n.to == 0 || n.look.End != look.Sharp {
		return p1
	}
	if least := max(2.5*m.plot.u, 1); math.Abs(p1-p0) < least {
		return p0 + float64(n.dir*least)
	}
	return p1
}

// drawRange draws the certain part as a bar and the rest hollow.
func (m barMarks) drawRange(n bar, p0, p1 float64) {
	if !n.outer { // the next part begins at the lower end
		m.drawBody(n, p0, p1)
		m.drawInnerEnd(n, p1)
		return
	}
	far := m.plot.pos(n.far)
	if (p1-p0)*(far-p1) < 0 { // from below zero to above
		m.drawHollow(n, p1, far)
		return
	}
	m.drawBody(n, p0, p1)
	m.drawHollow(n, p1, far)
}

// drawBody fills a bar as the look of its value asks.
func (m barMarks) drawBody(n bar, p0, p1 float64) {
	area, fill := m.plot.between(n.k0, n.k1, p0, p1), n.look.Fill()
	if touching(m.plot) && !fill.Edge && fill.Apart == 0 { // what touches it on all sides bounds it
		m.plot.sheet.scene.fill(roleBar, n.owner, area, blend(n.ink, m.plot.plan.theme.Paper, fill.Tint))
		return
	}
	m.plot.sheet.textured(roleBar, n.owner, area, n.ink, fill)
}

// textured fills an area. One that the paper nearly hides is outlined, unless its value is printed.
func (s *sheet) textured(r role, owner int, area rect, ink color.RGBA, fill look.Fill) {
	s.scene.fill(r, owner, area, blend(ink, s.plan.theme.Paper, fill.Tint))
	line := s.plan.theme.outline(ink)
	if fill.Apart > 0 {
		hatch(s, r, owner, area, line, fill.Apart*s.u, fill.Width*s.u)
	}
	if fill.Edge || line != ink {
		edge(s, r, owner, area, line, scaled(fill.Dash, s.u))
		if !fill.Edge && fill.Apart == 0 && !s.plan.theme.Copied {
			s.scene.shapes[len(s.scene.shapes)-1].bounding = &ink
		}
	}
}

// dropOutlines removes the outlines of areas in pale colours that are seen without: where the value of each
// of a colour is printed. A copier may lose what is pale.
func dropOutlines(s *scene) {
	printed := map[int]bool{}
	for _, t := range s.texts {
		printed[t.owner] = printed[t.owner] || t.role == roleValue
	}
	seen := map[color.RGBA]bool{} // of those in bars, whether the value of each is printed
	for _, sh := range s.shapes {
		if sh.bounding == nil || sh.role == roleSwatch {
			continue
		}
		before, any := seen[*sh.bounding]
		seen[*sh.bounding] = printed[sh.owner] && (before || !any)
	}
	s.shapes = slices.DeleteFunc(s.shapes, func(sh shape) bool { return sh.bounding != nil && seen[*sh.bounding] })
}

// scaled is a dash in points; nil for a solid line.
func scaled(dash []float64, unit float64) []float64 {
	var points []float64
	for _, d := range dash {
		points = append(points, d*unit)
	}
	return points
}

// drawHollow draws the outline of a bar. The edge at its end is dashed, because
// the value is somewhere before it.
func (m barMarks) drawHollow(n bar, p0, p1 float64) {
	m.plot.sheet.scene.fill(roleBar, n.owner, m.plot.between(n.k0, n.k1, p0, p1), blend(n.ink, m.plot.plan.theme.Paper, look.OutlineTint))
	line, width := m.plot.plan.theme.outline(n.ink), m.plot.edgeWidth()
	in := min(width/2, (n.k1-n.k0)/2, math.Abs(p1-p0)/2)
	k0, k1, end := n.k0+in, n.k1-in, p1-math.Copysign(in, p1-p0)
	m.plot.sheet.scene.polyline(roleBar, n.owner, line, width, nil, m.plot.at(k0, end), m.plot.at(k0, p0), m.plot.at(k1, p0), m.plot.at(k1, end))
	m.plot.sheet.scene.polyline(roleBar, n.owner, line, width, scaled(look.OutlineDash(), m.plot.u), m.plot.at(k0, end), m.plot.at(k1, end))
}

func (z sizes) edgeWidth() float64 { return max(1.5*z.u, 0.6) }

// edge draws an outline just inside an area, of which one that is thinner than two lines is full: the
// lines would go beyond it.
func edge(s *sheet, r role, owner int, area rect, ink color.RGBA, dash []float64) {
	width := s.edgeWidth()
	if min(area.width(), area.height()) < 2*width {
		s.scene.fill(r, owner, area, ink)
		return
	}
	in := area.inset(width / 2)
	corners := in.corners()
	s.scene.polyline(r, owner, ink, width, dash, append(corners, corners[0])...)
}

// hatch draws lines of 45° across an area, a distance apart.
func hatch(s *sheet, r role, owner int, area rect, ink color.RGBA, apart, width float64) {
	apart, width = max(apart, 2), max(width, 0.5)
	in := area.inset(width / 2)
	if in.width() <= 0 || in.height() <= 0 {
		return
	}
	// On a line x+y is constant.
	for c := in.x0 + in.y0 + apart; c < in.x1+in.y1; c += apart {
		from := point{max(in.x0, c-in.y1), 0}
		to := point{min(in.x1, c-in.y0), 0}
		from.y, to.y = c-from.x, c-to.x
		s.scene.polyline(r, owner, ink, width, nil, from, to)
	}
}

// drawFade draws the bar ever paler from p0 to p1. The strips are opaque, and
// each reaches below the next, so that no seam can show.
func (m barMarks) drawFade(n bar, p0, p1 float64, fade look.Fade) {
	if n.look.Weak { // the bar is pale before it
		fade.From = max(fade.From, n.look.Fill().Tint)
	}
	for i := range look.FadeStrips {
		t := float64(i) / look.FadeStrips
		ink := blend(n.ink, m.plot.plan.theme.Paper, fade.From+float64((fade.To-fade.From)*t))
		m.plot.sheet.scene.fill(roleBar, n.owner, m.plot.between(n.k0, n.k1, p0+(p1-p0)*t, p0+(p1-p0)*min(t+2.0/look.FadeStrips, 1)), ink)
	}
}

// drawInnerEnd marks the end of a piece of a stack that is only a bound or
// approximate: a dashed line of paper.
func (m barMarks) drawInnerEnd(n bar, p float64) {
	in := n.dir * min(1.5*m.plot.u, math.Abs(p-m.plot.pos(n.from))/2) // in its own piece
	m.plot.sheet.scene.polyline(roleBar, n.owner, m.plot.plan.theme.Paper, max(1.5*m.plot.u, 0.6), []float64{4 * m.plot.u, 2.5 * m.plot.u}, m.plot.at(n.k0, p-in), m.plot.at(n.k1, p-in))
}

// drawStraddling draws a neutral answer; what is not exact about it is marked
// at both ends.
func (m barMarks) drawStraddling(n bar) {
	p0, p1 := m.plot.pos(n.from), m.plot.pos(n.to)
	switch n.look.End {
	case look.Outline:
		m.drawHollowMiddle(n, p0, p1)
		return
	case look.Sharp:
		m.drawBody(n, p0, p1)
		return
	}
	m.drawBody(n, p0, p1)
	m.drawInnerEnd(n, p1)
	n.dir = -1
	m.drawInnerEnd(n, p0)
}

// drawHollowMiddle draws the outline of a neutral answer that is an upper bound:
// dashed at both ends.
func (m barMarks) drawHollowMiddle(n bar, p0, p1 float64) {
	m.plot.sheet.scene.fill(roleBar, n.owner, m.plot.between(n.k0, n.k1, p0, p1), blend(n.ink, m.plot.plan.theme.Paper, look.OutlineTint))
	line, width := m.plot.plan.theme.outline(n.ink), m.plot.edgeWidth()
	in := min(width/2, (n.k1-n.k0)/2, (p1-p0)/2)
	for _, k := range []float64{n.k0 + in, n.k1 - in} {
		m.plot.sheet.scene.polyline(roleBar, n.owner, line, width, nil, m.plot.at(k, p0), m.plot.at(k, p1))
	}
	for _, p := range []float64{p0 + in, p1 - in} {
		m.plot.sheet.scene.polyline(roleBar, n.owner, line, width, scaled(look.OutlineDash(), m.plot.u), m.plot.at(n.k0+in, p), m.plot.at(n.k1-in, p))
	}
}

// reach is how far (points) a bar is drawn beyond its far end.
func (m barMarks) reach(n bar) float64 {
	switch {
	case m.plot.slots.disc == 0 || n.missing:
		return m.fade(n)
	case n.look.End == look.Soft:
		return look.DiscHalo * radiusOfDisc(m.plot)
	}
	return max(m.fade(n), radiusOfDisc(m.plot))
}

// drawDiscs draws the disc at the end of a stem: full for a known end, hollow
// for one that is not settled or not reached, within a halo for an
// approximation. A range has one at either end.
func (m barMarks) drawDiscs(n bar) {
	k, radius := (n.k0+n.k1)/2, radiusOfDisc(m.plot)
	if n.look.End == look.Soft {
		m.plot.sheet.scene.disc(roleMarker, n.owner, m.plot.at(k, m.plot.pos(n.to)), look.DiscHalo*radius, blend(n.ink, m.plot.plan.theme.Paper, look.HaloTint))
	}
	m.drawDisc(n, m.plot.at(k, m.plot.pos(n.to)), radius, n.look.HollowDisc())
	if n.look.End == look.Reach {
		m.drawDisc(n, m.plot.at(k, m.plot.pos(n.far)), radius, true)
	}
}

func (m barMarks) drawDisc(n bar, at point, radius float64, hollow bool) {
	if n.look.Weak {
		m.plot.sheet.cross(n.owner, at, radius, n.ink, hollow)
		return
	}
	m.plot.sheet.scene.disc(roleMarker, n.owner, at, radius, n.ink)
	if hollow {
		m.plot.sheet.scene.disc(roleMarker, n.owner, at, look.DiscHole*radius, m.plot.plan.theme.Paper)
	}
}

// drawSeam separates two parts of a stack.
func (m barMarks) drawSeam(n bar) {
	if m.seam == 0 || n.missing || n.outer || n.to == n.from {
		return
	}
	p := m.plot.pos(n.to)
	m.plot.sheet.scene.polyline(roleBar, n.owner, m.plot.plan.theme.Paper, max(m.seam*m.plot.u, 0.4), nil, m.plot.at(n.k0, p), m.plot.at(n.k1, p))
}

// end is where a bar ends, including its fade or disc.
func (m barMarks) end(n bar) float64 {
	if n.missing {
		return m.plot.pos(0)
	}
	end := m.plot.pos(n.far) + n.dir*m.reach(n)
	if n.value.Interval() != nil {
		if past := m.plot.pos(m.whiskerEnd(n)) + n.dir*m.plot.u; n.dir*(past-end) > 0 {
			return past
		}
	}
	return end
}

// knownEnd is where the full colour of a bar ends.
func (m barMarks) knownEnd(n bar) float64 {
	if n.look.End == look.Soft {
		return m.plot.pos(n.to) - n.dir*look.Soft.Fade().Share*m.plot.length()
	}
	return m.plot.pos(n.to)
}

// inner is the space for text inside a bar.
func (m barMarks) inner(n bar) rect {
	area := m.plot.between(n.k0, n.k1, m.plot.pos(n.from), m.knownEnd(n))
	along, across := m.plot.labelGap(), max(0.75*m.plot.u, 0.5)
	if m.plot.horizontal {
		return rect{area.x0 + along, area.y0 + across, area.x1 - along, area.y1 - across}
	}
	return rect{area.x0 + across, area.y0 + along, area.x1 - across, area.y1 - along}
}

// insideInk is the colour of text on a bar, and whether text may stand there:
// paper where that can be read.
func (m barMarks) insideInk(n bar) (ink color.RGBA, legible bool) {
	if !n.look.Patterned() && contrast(m.plot.plan.theme.Paper, n.ink) >= textContrast {
		return m.plot.plan.theme.Paper, true
	}
	return m.plot.plan.theme.Ink, false
}

// whisker is the stroke from the lower to the upper end of a bar's interval, and
// whether it has one.
func (m barMarks) whisker(n bar) (area rect, ok bool) {
	i := n.value.Interval()
	if i == nil || n.missing {
		return rect{}, false
	}
	k, half := (n.k0+n.k1)/2, m.whiskerHead(n)
	return m.plot.between(k-half, k+half, m.plot.pos(i.Low.Float()), m.plot.pos(i.High.Float())), true
}

// whiskerHead is half the breadth of the strokes at the ends of a whisker.
func (m barMarks) whiskerHead(n bar) float64 {
	if m.plot.slots.disc > 0 {
		return 0.7 * radiusOfDisc(m.plot)
	}
	return min(max(4.5*m.plot.u, 1.5), max((n.k1-n.k0)/2-0.5, 0.5))
}

// whiskerEnd is the end of a bar's interval that is further from zero.
func (m barMarks) whiskerEnd(n bar) float64 {
	if n.dir < 0 {
		return n.value.Interval().Low.Float()
	}
	return n.value.Interval().High.Float()
}

// drawWhisker draws the interval of a bar, with a rim of paper to keep it
// visible on the bar.
func (m barMarks) drawWhisker(n bar) {
	i := n.value.Interval()
	if i == nil {
		return
	}
	k, half, width := (n.k0+n.k1)/2, m.whiskerHead(n), max(1.4*m.plot.u, 0.6)
	lo, hi := m.plot.pos(i.Low.Float()), m.plot.pos(i.High.Float())
	strokes := [][]point{{m.plot.at(k, lo), m.plot.at(k, hi)}, {m.plot.at(k-half, lo), m.plot.at(k+half, lo)}, {m.plot.at(k-half, hi), m.plot.at(k+half, hi)}}
	for _, s := range strokes {
		m.plot.sheet.scene.polyline(roleMarker, n.owner, m.plot.plan.theme.Paper, width+2*max(m.plot.u, 0.4), nil, s...)
	}
	for _, s := range strokes {
		m.plot.sheet.scene.polyline(roleMarker, n.owner, m.plot.plan.theme.Ink, width, nil, slices.Clone(s)...)
	}
}

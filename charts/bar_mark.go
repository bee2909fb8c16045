package charts

import (
	"image/color"
	"math"

	"briefing/charts/look"
	"briefing/data"
)

// fade is how far beyond its known end a bar reaches.
func (b *barChart) fade(n bar) float64 {
	if n.missing {
		return 0
	}
	switch {
	case n.closed:
		return 0
	case n.open, n.look.End == look.Open && n.outer:
		share := look.Open.Fade().Share
		if b.shares { // nothing lies beyond 100%
			return min(share*b.length(), b.length()-b.pos(n.far))
		}
		return share * b.length()
	case n.look.End == look.Soft && n.outer:
		return look.Soft.Fade().Share * b.length()
	}
	return 0
}

// drawBar draws one bar from its beginning to its end.
func (b *barChart) drawBar(n bar) {
	if n.missing {
		return
	}
	if n.straddles {
		b.drawStraddling(n)
		return
	}
	p0, p1 := b.pos(n.from), b.pos(n.to)
	switch n.look.End {
	case look.Outline:
		b.drawHollow(n, p0, p1)
	case look.Reach:
		b.drawRange(n, p0, p1)
	default:
		// Below the first strip of a fade the bar goes on, so that no seam shows.
		b.drawBody(n, p0, p1+n.dir*b.fade(n)/look.FadeStrips)
	}
	far := b.pos(n.far)
	switch {
	case n.open, n.look.End == look.Open && n.outer:
		b.drawFade(n, far, far+n.dir*b.fade(n), look.Open.Fade())
	case n.look.End == look.Soft && n.outer:
		b.drawFade(n, p1-n.dir*min(b.fade(n), math.Abs(p1-p0)), p1+n.dir*b.fade(n), look.Soft.Fade())
	case n.closed:
	case n.look.End == look.Open, n.look.End == look.Soft:
		b.drawInnerEnd(n, p1)
	}
	b.drawWhisker(n)
	if b.lollipop {
		b.drawDiscs(n)
	}
	b.drawDisputes(n)
}

// drawRange draws what is certain as a bar and the rest hollow.
func (b *barChart) drawRange(n bar, p0, p1 float64) {
	if b.stacked && !n.outer { // the next part begins at the lower end
		b.drawBody(n, p0, p1)
		b.drawInnerEnd(n, p1)
		return
	}
	far := b.pos(n.far)
	if (p1-p0)*(far-p1) < 0 { // from below zero to above
		b.drawHollow(n, p1, far)
		return
	}
	b.drawBody(n, p0, p1)
	b.drawHollow(n, p1, far)
}

// drawBody fills a bar as the look of its value asks.
func (b *barChart) drawBody(n bar, p0, p1 float64) {
	area, fill := b.area(n.k0, n.k1, p0, p1), n.look.Fill()
	b.sheet.scene.fill(roleBar, n.owner, area, blend(n.ink, b.plan.theme.Paper, fill.Tint))
	if fill.Apart > 0 {
		b.hatch(n, area, fill.Apart*b.u, fill.Width*b.u)
	}
	if fill.Edge {
		b.edge(n, area, scaled(fill.Dash, b.u))
	}
}

// scaled is a dash in points; nil for a solid line.
func scaled(dash []float64, unit float64) []float64 {
	var points []float64
	for _, d := range dash {
		points = append(points, d*unit)
	}
	return points
}

// drawHollow draws the outline of a bar; the edge at its end is dashed, because
// the value lies somewhere before it.
func (b *barChart) drawHollow(n bar, p0, p1 float64) {
	b.sheet.scene.fill(roleBar, n.owner, b.area(n.k0, n.k1, p0, p1), blend(n.ink, b.plan.theme.Paper, look.OutlineTint))
	width := b.edgeWidth()
	in := min(width/2, (n.k1-n.k0)/2, math.Abs(p1-p0)/2)
	k0, k1, end := n.k0+in, n.k1-in, p1-math.Copysign(in, p1-p0)
	b.sheet.scene.polyline(roleBar, n.owner, n.ink, width, nil, b.at(k0, end), b.at(k0, p0), b.at(k1, p0), b.at(k1, end))
	b.sheet.scene.polyline(roleBar, n.owner, n.ink, width, scaled(look.OutlineDash(), b.u), b.at(k0, end), b.at(k1, end))
}

func (b *barChart) edgeWidth() float64 { return max(1.5*b.u, 0.6) }

// edge draws the outline of a bar just inside its area.
func (b *barChart) edge(n bar, area rect, dash []float64) {
	width := b.edgeWidth()
	in := area.inset(min(width/2, area.width()/2, area.height()/2))
	corners := in.corners()
	b.sheet.scene.polyline(roleBar, n.owner, n.ink, width, dash, append(corners, corners[0])...)
}

// hatch draws lines of 45° across an area, a distance apart.
func (b *barChart) hatch(n bar, area rect, apart, width float64) {
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
		b.sheet.scene.polyline(roleBar, n.owner, n.ink, width, nil, from, to)
	}
}

// drawFade draws the bar ever paler from p0 to p1. The strips are opaque, and
// each reaches below the next, so that no seam can show.
func (b *barChart) drawFade(n bar, p0, p1 float64, fade look.Fade) {
	for i := range look.FadeStrips {
		t := float64(i) / look.FadeStrips
		ink := blend(n.ink, b.plan.theme.Paper, fade.From+(fade.To-fade.From)*t)
		b.sheet.scene.fill(roleBar, n.owner, b.area(n.k0, n.k1, p0+(p1-p0)*t, p0+(p1-p0)*min(t+2.0/look.FadeStrips, 1)), ink)
	}
}

// drawInnerEnd marks the end of a piece of a stack that is only a bound or
// approximate: a dashed line of paper.
func (b *barChart) drawInnerEnd(n bar, p float64) {
	in := n.dir * min(1.5*b.u, math.Abs(p-b.pos(n.from))/2) // in its own piece
	b.sheet.scene.polyline(roleBar, n.owner, b.plan.theme.Paper, max(1.5*b.u, 0.6), []float64{4 * b.u, 2.5 * b.u}, b.at(n.k0, p-in), b.at(n.k1, p-in))
}

// drawDisputes sets an open diamond at each number that others give.
func (b *barChart) drawDisputes(n bar) {
	if b.stacked {
		return // a stack has no place for a second number; the note has it
	}
	end := b.end(n)
	if l := b.labels[n.key*len(b.plan.chart.Series)+n.series]; len(l.main.lines) > 0 && !l.inside && !b.backed(n, l) {
		end = b.pastMark(n, l.main, (n.k0+n.k1)/2, end+n.dir*b.labelGap()) + n.dir*b.extent(l.main) // the line to it begins beyond the value
	}
	for _, d := range n.value.Disputes() {
		if d.Value.Is == data.Absent {
			continue
		}
		k, p := (n.k0+n.k1)/2, b.pos(d.Value.Number.Float())
		if b.hidden(n, d) {
			continue // its value stands there; the note names the other
		}
		if n.dir*(p-end) > 0 {
			b.sheet.scene.polyline(roleConnector, n.owner, b.plan.theme.Soft, max(b.u, 0.5), []float64{2 * b.u, 2 * b.u}, b.at(k, end), b.at(k, p))
		}
		b.sheet.scene.diamond(n.owner, b.at(k, p), b.diamondSize(n), b.plan.theme.Paper, b.plan.theme.Ink, max(1.25*b.u, 0.6))
	}
}

// hidden reports whether the value of a bar leaves a diamond no room.
func (b *barChart) hidden(n bar, d data.Dispute) bool {
	l := b.labels[n.key*len(b.plan.chart.Series)+n.series]
	if len(l.main.lines) == 0 || l.inside || b.backed(n, l) {
		return false
	}
	return b.diamondArea(n, d).overlaps(b.mainOutside(n, l.main))
}

// diamondArea is the room of the diamond of a bar.
func (b *barChart) diamondArea(n bar, d data.Dispute) rect {
	c, size := b.at((n.k0+n.k1)/2, b.pos(d.Value.Number.Float())), b.diamondSize(n)+b.u
	return rect{c.x - size, c.y - size, c.x + size, c.y + size}
}

func (b *barChart) diamondSize(n bar) float64 {
	if b.lollipop || b.paired {
		return min(max(look.Diamond*b.u, 2.5), b.discRadius())
	}
	return min(max(look.Diamond*b.u, 2.5), max((n.k1-n.k0)/2-0.5, 1))
}

// diamond draws an open diamond: another number for the same thing.
func (s *scene) diamond(owner int, c point, size float64, paper, ink color.RGBA, width float64) {
	corners := []point{{c.x + size, c.y}, {c.x, c.y + size}, {c.x - size, c.y}, {c.x, c.y - size}}
	s.shapes = append(s.shapes, shape{role: roleMarker, owner: owner, points: corners, closed: true, ink: paper})
	s.outline(roleMarker, owner, ink, width, corners...)
}

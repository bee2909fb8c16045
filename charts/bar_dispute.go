package charts

import (
	"image/color"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// disputesPastEnd is the value of a bar with only the disputes that lie beyond its end.
func (e *endLabels) disputesPastEnd(n bar) data.Value {
	disputes := slices.DeleteFunc(slices.Clone(n.value.Disputes()), func(d data.Dispute) bool {
		return n.dir*(d.Value.Number.Float()-n.far) <= 0
	})
	return data.Value{More: &data.Detail{Disputes: disputes}}
}

// drawInnerDisputes prints what other sources say beside the diamonds in a bar.
// If there is no room, or the value is not printed, only the note says it.
func (e *endLabels) drawInnerDisputes(n bar, l barLabel, main rect) {
	if len(l.main.lines) == 0 {
		return
	}
	for _, d := range n.value.Disputes() {
		if n.dir*(d.Value.Number.Float()-n.far) > 0 || d.Value.Is == data.Absent || e.hidden(n, d) {
			continue
		}
		text := e.dispute(n, data.Value{More: &data.Detail{Disputes: []data.Dispute{d}}}, wording{size: e.plot.least})
		other, size := e.plot.sheet.single(text, regular(max(e.plot.least, 0.93*e.plot.tick))), e.marks.diamondSize(n)+e.plot.u
		for _, dir := range []float64{n.dir, -n.dir} {
			h, v := e.plot.anchor(dir)
			at := e.plot.at((n.k0+n.k1)/2, e.plot.pos(d.Value.Number.Float())+dir*(size+2*e.plot.u))
			area := other.area(at, h, v)
			if !e.marks.inner(n).contains(area) || area.overlaps(main) || e.targets.onMark(n, area) || e.marks.onDiamond(n, area) || e.plot.crossed(area) {
				continue
			}
			ink, legible := e.marks.insideInk(n)
			if e.plot.sheet.place(roleRemark, n.owner, other, ink, at, h, v); !legible {
				e.plot.sheet.clear(area)
			}
			break
		}
	}
}

// disputeBlock sets what other sources say, smaller than the value; empty if it
// does not fit, as the diamond and the note show it too.
func (e *endLabels) disputeBlock(n bar, w wording, room float64, lines int) textBlock {
	for _, part := range []float64{0.93, 0.8, 0.7, 0.6} {
		size := max(part*w.size, e.plot.least)
		if block, ok := e.plot.sheet.fits(e.dispute(n, e.disputesPastEnd(n), w), regular(size), room, lines); ok {
			return block
		}
	}
	return textBlock{}
}

// drawDisputes sets an open diamond at each number that others give.
func (e *endLabels) drawDisputes(n bar) {
	end := e.marks.end(n)
	if l := e.labels[n.key*e.bars.perKey+n.series]; len(l.main.lines) > 0 && !l.inside && !e.backed(n, l) {
		end = e.targets.pastMark(n, l.main, (n.k0+n.k1)/2, end+n.dir*e.plot.labelGap()) + n.dir*e.plot.extent(l.main) // the line to the diamond begins beyond the label
	}
	for _, d := range n.value.Disputes() {
		if d.Value.Is == data.Absent {
			continue
		}
		k, p := (n.k0+n.k1)/2, e.plot.pos(d.Value.Number.Float())
		if e.hidden(n, d) {
			continue // the label is there; the note gives the disputed number
		}
		if n.dir*(p-end) > 0 {
			e.plot.sheet.scene.polyline(roleConnector, n.owner, e.plot.plan.theme.Soft, max(e.plot.u, 0.5), []float64{2 * e.plot.u, 2 * e.plot.u}, e.plot.at(k, end), e.plot.at(k, p))
		}
		e.plot.sheet.scene.diamond(n.owner, e.plot.at(k, p), e.marks.diamondSize(n), e.plot.plan.theme.Paper, e.plot.plan.theme.Ink, max(1.25*e.plot.u, 0.6))
	}
}

// hidden reports whether the label of a bar leaves no room for a diamond.
func (e *endLabels) hidden(n bar, d data.Dispute) bool {
	l := e.labels[n.key*e.bars.perKey+n.series]
	if len(l.main.lines) == 0 || l.inside || e.backed(n, l) {
		return false
	}
	return e.marks.diamondArea(n, d).overlaps(e.mainOutside(n, l.main))
}

// diamondArea is the space of the diamond of a bar.
func (m barMarks) diamondArea(n bar, d data.Dispute) rect {
	c, size := m.plot.at((n.k0+n.k1)/2, m.plot.pos(d.Value.Number.Float())), m.diamondSize(n)+m.plot.u
	return rect{c.x - size, c.y - size, c.x + size, c.y + size}
}

func (m barMarks) diamondSize(n bar) float64 {
	if m.plot.slots.disc > 0 {
		return min(max(look.Diamond*m.plot.u, 2.5), radiusOfDisc(m.plot))
	}
	return min(max(look.Diamond*m.plot.u, 2.5), max((n.k1-n.k0)/2-0.5, 1))
}

// onDiamond reports whether a box overlaps a diamond of a bar.
func (m barMarks) onDiamond(n bar, area rect) bool {
	return slices.ContainsFunc(n.value.Disputes(), func(d data.Dispute) bool {
		return area.overlaps(m.diamondArea(n, d))
	})
}

// diamond draws an open diamond: another number for the same thing.
func (s *scene) diamond(owner int, c point, size float64, paper, ink color.RGBA, width float64) {
	corners := []point{{c.x + size, c.y}, {c.x, c.y + size}, {c.x - size, c.y}, {c.x, c.y - size}}
	filled := shape{role: roleMarker, owner: owner, points: corners, closed: true, ink: paper}
	outline := filled
	outline.ink, outline.width = ink, width
	s.shapes = append(s.shapes, filled, outline)
}

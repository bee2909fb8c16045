package charts

import (
	"image/color"
	"slices"

	"briefing/charts/look"
	"briefing/data"
)

// extent is the room a block takes along the value axis.
func (b *barChart) extent(l block) float64 {
	if b.horizontal {
		return l.width()
	}
	return l.height()
}

// labelGap is the distance of a label from the end of its bar.
func (b *barChart) labelGap() float64 { return max(6*b.u, 2.5) }

// beyond is how far (points) a bar and its diamonds reach beyond the place of
// its greatest end.
func (b *barChart) beyond(n bar) float64 {
	reach := b.reach(n)
	for _, d := range n.value.Disputes() {
		if past := n.dir*(b.pos(d.Value.Number.Float())-b.pos(n.far)) + b.diamondSize(n); !b.stacked && past > reach {
			reach = past
		}
	}
	return reach
}

// countNeeds lists the room that fades, diamonds and labels take beyond the
// ends of the bars.
func (b *barChart) countNeeds() {
	b.needs = b.needs[:0]
	for i, n := range b.bars {
		if n.missing {
			b.need(0, b.labelRoom(b.labels[i].main), false)
			b.markNeeds(n, b.labelRoom(b.labels[i].main))
			continue
		}
		room := b.reach(n)
		b.needs = append(b.needs, need{n.far, room, n.dir < 0, true})
		if !b.stacked {
			if !b.labels[i].inside {
				room += b.labelRoom(b.labels[i].main)
			}
			room += b.labelRoom(b.labels[i].extra) + b.labelRoom(b.labels[i].remark)
			if n.value.Interval() != nil {
				past := room - b.reach(n) + b.u
				b.need(b.whiskerEnd(n), past, n.dir < 0)
				b.needs = append(b.needs, need{b.whiskerEnd(n), b.u, n.dir < 0, true})
			}
			b.markNeeds(n, room)
			for _, d := range n.value.Disputes() {
				b.disputeNeeds(n, d.Value.Number.Float(), b.labelRoom(b.labels[i].extra)+b.labelRoom(b.labels[i].remark))
			}
		}
		b.need(n.far, room, n.dir < 0)
	}
	for i, t := range b.totals {
		b.need(b.top(i), b.outerFade(i)+b.labelRoom(t.main)+b.labelRoom(t.extra)+b.labelRoom(t.remark), false)
	}
}

// disputeNeeds lists the room of a diamond and of what stands beyond it where it
// lies beyond the bar's end.
func (b *barChart) disputeNeeds(n bar, value, labels float64) {
	size := b.diamondSize(n)
	b.need(value, size+labels, n.dir < 0)
	b.needs = append(b.needs, need{value, size, value < 0, true})
}

func (b *barChart) need(value, room float64, down bool) {
	b.needs = append(b.needs, need{value, room, down, false})
}

func (b *barChart) labelRoom(l block) float64 {
	if len(l.lines) == 0 {
		return 0
	}
	return b.labelGap() + b.extent(l)
}

// insideInk is the colour of text on a bar, and whether text may stand there:
// paper where that can be read; ink only in stacks, where there is no outside.
func (b *barChart) insideInk(n bar) (color.RGBA, bool) {
	if n.look.Patterned() {
		return b.plan.theme.Ink, false
	}
	if contrast(b.plan.theme.Paper, n.ink) >= textContrast {
		return b.plan.theme.Paper, true
	}
	return b.plan.theme.Ink, b.stacked && contrast(b.plan.theme.Ink, n.ink) >= textContrast
}

// inner is the room for text inside a bar.
func (b *barChart) inner(n bar) rect {
	area := b.area(n.k0, n.k1, b.pos(n.from), b.knownEnd(n))
	along, across := b.labelGap(), max(0.75*b.u, 0.5)
	if b.horizontal {
		return rect{area.x0 + along, area.y0 + across, area.x1 - along, area.y1 - across}
	}
	return rect{area.x0 + across, area.y0 + along, area.x1 - across, area.y1 - along}
}

// knownEnd is where the full colour of a bar ends.
func (b *barChart) knownEnd(n bar) float64 {
	if n.look.End == look.Soft {
		return b.pos(n.to) - n.dir*look.Soft.Fade().Share*b.length()
	}
	return b.pos(n.to)
}

// insideAt finds the place for a label inside a bar, at its end, and reports
// whether it is clear of the bar's diamonds and of reference lines.
func (b *barChart) insideAt(n bar, l block) (at point, h, v align, ok bool) {
	if n.missing || len(l.lines) == 0 {
		return at, h, v, false
	}
	h, v = b.anchor(-n.dir)
	at = b.at((n.k0+n.k1)/2, b.knownEnd(n)-n.dir*b.labelGap())
	area := l.area(at, h, v)
	if whisker, has := b.whisker(n); has && whisker.overlaps(area) {
		return at, h, v, false
	}
	return at, h, v, b.inner(n).contains(area) && !b.onDiamond(n, area) && !b.onMark(n, area) && !b.crossed(area)
}

// onDiamond reports whether a box lies on a diamond of a bar.
func (b *barChart) onDiamond(n bar, area rect) bool {
	return slices.ContainsFunc(n.value.Disputes(), func(d data.Dispute) bool {
		return area.overlaps(b.diamondArea(n, d))
	})
}

// anchor is that of a label which goes away from a place in a direction.
func (b *barChart) anchor(dir float64) (h, v align) {
	away := left
	if dir < 0 {
		away = right
	}
	if b.horizontal {
		return away, centre
	}
	return centre, away
}

// crossed reports whether a reference line runs through a box.
func (b *barChart) crossed(area rect) bool {
	return slices.ContainsFunc(b.plan.chart.References, func(r data.ReferenceLine) bool {
		return slices.ContainsFunc([]float64{r.Value.Low().Float(), r.Value.High().Float()}, func(v float64) bool {
			return area.inset(-2*b.u).meets(b.at(0, b.pos(v)), b.at(b.breadth(), b.pos(v)))
		})
	})
}

// drawLabel places the label of a bar that is not stacked.
func (b *barChart) drawLabel(n bar, l barLabel) {
	k := (n.k0 + n.k1) / 2
	h, v := b.anchor(n.dir)
	p := b.end(n)
	var main rect
	switch at, ih, iv, _ := b.insideAt(n, l.main); {
	case l.inside:
		ink, _ := b.insideInk(n)
		main = b.sheet.place(l.role, n.owner, l.main, ink, at, ih, iv)
	case b.backed(n, l):
		main = b.sheet.place(l.role, n.owner, l.main, l.ink, at, ih, iv)
		b.sheet.clear(main)
	default:
		p = b.outside(n, l.role, l.main, l.ink, k, p, h, v)
	}
	if past := b.pos(n.far) + n.dir*b.beyond(n); !n.missing && n.dir*(past-p) > 0 {
		p = past
	}
	b.drawInnerDisputes(n, l, main)
	p = b.outside(n, roleRemark, l.extra, b.plan.theme.Soft, k, p, h, v)
	b.outside(n, roleRemark, l.remark, b.plan.theme.Soft, k, p, h, v)
}

// end is where a bar with its fade or disc ends.
func (b *barChart) end(n bar) float64 {
	if n.missing {
		return b.pos(0)
	}
	end := b.pos(n.far) + n.dir*b.reach(n)
	if n.value.Interval() != nil {
		if past := b.pos(b.whiskerEnd(n)) + n.dir*b.u; n.dir*(past-end) > 0 {
			return past
		}
	}
	return end
}

// mainOutside is the room of a value beyond the end of its bar.
func (b *barChart) mainOutside(n bar, l block) rect {
	h, v := b.anchor(n.dir)
	k := (n.k0 + n.k1) / 2
	return l.area(b.at(k, b.pastMark(n, l, k, b.end(n)+n.dir*b.labelGap())), h, v)
}

// backed reports whether a value stands inside its bar on a plain ground: beyond
// the end it would cover the number of somebody else.
func (b *barChart) backed(n bar, l barLabel) bool {
	_, _, _, ok := b.insideAt(n, l.main)
	return ok && !l.inside && b.onDiamond(n, b.mainOutside(n, l.main))
}

// outside places a block beyond p and returns where it ends.
func (b *barChart) outside(n bar, r role, l block, ink color.RGBA, k, p float64, h, v align) float64 {
	if len(l.lines) == 0 {
		return p
	}
	p = b.pastMark(n, l, k, p+n.dir*b.labelGap())
	b.sheet.clear(b.sheet.place(r, n.owner, l, ink, b.at(k, p), h, v))
	return p + n.dir*b.extent(l)
}

// settle chooses the axis together with the labels that find room inside their
// bars: one that does not goes outside, which may take a longer axis.
func (b *barChart) settle(steps int, over float64) error {
	for range len(b.bars) + 1 {
		b.axis = axis{}
		if err := b.setRoom(steps, over); err != nil {
			return err
		}
		moved := false
		for i, n := range b.bars {
			l := &b.labels[i]
			if _, _, _, ok := b.insideAt(n, l.main); l.inside && !ok {
				l.inside, moved = false, true
			}
		}
		if !moved {
			return nil
		}
	}
	return nil
}

// setRoom chooses the axis for the labels as they stand.
func (b *barChart) setRoom(steps int, over float64) error {
	b.countNeeds()
	return b.setAxis(steps, over)
}

// preferInside lets labels stand inside where their colour allows it.
func (b *barChart) preferInside(which func(bar) bool) {
	for i, n := range b.bars {
		if _, legible := b.insideInk(n); !n.missing && legible && which(n) {
			b.labels[i].inside = true
		}
	}
}

// top is the upper end of the stack at a key, in data units.
func (b *barChart) top(key int) float64 {
	top := 0.0
	for _, n := range b.barsAt(key) {
		if !n.missing {
			top = max(top, n.to, n.far)
		}
	}
	return top
}

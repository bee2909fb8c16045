package charts

import "image/color"

// beyond is how far (points) a bar and its diamonds reach beyond the place of
// its greatest end.
func (e *endLabels) beyond(n bar) float64 {
	reach := e.marks.reach(n)
	for _, d := range n.value.Disputes() {
		if past := n.dir*(e.plot.pos(d.Value.Number.Float())-e.plot.pos(n.far)) + e.marks.diamondSize(n); past > reach {
			reach = past
		}
	}
	return reach
}

// countNeeds lists the room that fades, diamonds and labels take beyond the
// ends of the bars.
func (e *endLabels) countNeeds() {
	e.plot.needs = e.plot.needs[:0]
	for i, n := range e.bars.all {
		l := e.labels[i]
		if n.missing {
			e.missingNeeds(n, l)
			continue
		}
		reach := e.marks.reach(n)
		e.plot.needs = append(e.plot.needs, need{n.far, reach, n.dir < 0, true})
		outer := e.plot.labelRoom(l.extra) + e.plot.labelRoom(l.remark)
		room := outer
		if !l.inside {
			room += e.plot.labelRoom(l.main)
		}
		if n.value.Interval() != nil {
			end := e.marks.whiskerEnd(n)
			e.plot.need(end, room+e.u, n.dir < 0)
			e.plot.needs = append(e.plot.needs, need{end, e.u, n.dir < 0, true})
		}
		e.targets.markNeeds(n, reach+room)
		for _, d := range n.value.Disputes() {
			e.disputeNeeds(n, d.Value.Number.Float(), outer)
		}
		e.plot.need(n.far, reach+room, n.dir < 0)
	}
}

// missingNeeds lists the room of a word for a missing value.
func (e *endLabels) missingNeeds(n bar, l barLabel) {
	room := e.plot.labelRoom(l.main)
	e.plot.need(0, room, false)
	e.targets.markNeeds(n, room)
}

// insideAt finds the place for a label inside a bar, at its end, and reports
// whether it is clear of the bar's diamonds and of reference lines.
func (e *endLabels) insideAt(n bar, l block) (at point, h, v align, ok bool) {
	if n.missing || len(l.lines) == 0 {
		return at, h, v, false
	}
	h, v = e.plot.anchor(-n.dir)
	at = e.plot.at((n.k0+n.k1)/2, e.marks.knownEnd(n)-n.dir*e.plot.labelGap())
	area := l.area(at, h, v)
	if whisker, has := e.marks.whisker(n); has && whisker.overlaps(area) {
		return at, h, v, false
	}
	return at, h, v, e.marks.inner(n).contains(area) && !e.marks.onDiamond(n, area) && !e.targets.onMark(n, area) && !e.plot.crossed(area)
}

// drawLabel places the label of a bar that is not stacked.
func (e *endLabels) drawLabel(n bar, l barLabel) {
	k := (n.k0 + n.k1) / 2
	h, v := e.plot.anchor(n.dir)
	p := e.marks.end(n)
	var main rect
	switch at, ih, iv, _ := e.insideAt(n, l.main); {
	case l.inside:
		ink, _ := e.marks.insideInk(n)
		main = e.sheet.place(l.role, n.owner, l.main, ink, at, ih, iv)
	case e.backed(n, l):
		main = e.sheet.place(l.role, n.owner, l.main, l.ink, at, ih, iv)
		e.sheet.clear(main)
	default:
		p = e.outside(n, l.role, l.main, l.ink, k, p, h, v)
	}
	if past := e.plot.pos(n.far) + n.dir*e.beyond(n); !n.missing && n.dir*(past-p) > 0 {
		p = past
	}
	e.drawInnerDisputes(n, l, main)
	p = e.outside(n, roleRemark, l.extra, e.plan.theme.Soft, k, p, h, v)
	e.outside(n, roleRemark, l.remark, e.plan.theme.Soft, k, p, h, v)
}

// mainOutside is the room of a value beyond the end of its bar.
func (e *endLabels) mainOutside(n bar, l block) rect {
	h, v := e.plot.anchor(n.dir)
	k := (n.k0 + n.k1) / 2
	return l.area(e.plot.at(k, e.targets.pastMark(n, l, k, e.marks.end(n)+n.dir*e.plot.labelGap())), h, v)
}

// backed reports whether a value stands inside its bar on a plain ground: beyond
// the end it would cover the number of somebody else.
func (e *endLabels) backed(n bar, l barLabel) bool {
	_, _, _, ok := e.insideAt(n, l.main)
	return ok && !l.inside && e.marks.onDiamond(n, e.mainOutside(n, l.main))
}

// outside places a block beyond p and returns where it ends.
func (e *endLabels) outside(n bar, r role, l block, ink color.RGBA, k, p float64, h, v align) float64 {
	if len(l.lines) == 0 {
		return p
	}
	p = e.targets.pastMark(n, l, k, p+n.dir*e.plot.labelGap())
	e.sheet.clear(e.sheet.place(r, n.owner, l, ink, e.plot.at(k, p), h, v))
	return p + n.dir*e.plot.extent(l)
}

// settle chooses the axis together with the labels that find room inside their
// bars: one that does not goes outside, which may take a longer axis.
func (e *endLabels) settle(steps int, over float64) error {
	for range len(e.bars.all) + 1 {
		e.plot.axis = axis{}
		if err := e.setRoom(steps, over); err != nil {
			return err
		}
		moved := false
		for i, n := range e.bars.all {
			l := &e.labels[i]
			if _, _, _, ok := e.insideAt(n, l.main); l.inside && !ok {
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
func (e *endLabels) setRoom(steps int, over float64) error {
	e.countNeeds()
	return e.plot.setAxis(steps, over)
}

// preferInside lets labels stand inside where their colour allows it.
func (e *endLabels) preferInside(which func(bar) bool) {
	for i, n := range e.bars.all {
		if _, legible := e.marks.insideInk(n); !n.missing && legible && which(n) {
			e.labels[i].inside = true
		}
	}
}

// drawAll draws each bar with its label.
func (e *endLabels) drawAll(drawBar func(bar)) {
	for i, n := range e.bars.all {
		drawBar(n)
		e.drawDisputes(n)
		e.drawLabel(n, e.labels[i])
	}
}

package charts

import (
	"briefing/charts/look"
	"briefing/data"
)

// stackedBars are several series on top of each other, or end to end.
var stackedBars = form{
	layouts: []layout{(*sheet).stackedVertical, (*sheet).stackedHorizontal},
	head:    func(p *plan) string { return p.headOf(data.WordAltStacked) },
}

// stackedVertical draws several series as upright bars on top of each other.
// Their names stand beside the last bar where they fit, otherwise in a legend.
func (s *sheet) stackedVertical() error {
	b := s.newBarChart(false, true)
	if !b.namesBeside() {
		if err := s.legendOfMany(); err != nil {
			return err
		}
	}
	return b.vertical()
}

// stackedHorizontal draws several series as lying bars, end to end.
func (s *sheet) stackedHorizontal() error {
	if err := s.legendOfMany(); err != nil {
		return err
	}
	return s.newBarChart(true, true).lying()
}

// namesBeside reports whether the names of the series can stand beside the last
// bar: where it has a piece of every series that is not too small to point at.
func (b *barChart) namesBeside() bool {
	n := len(b.plan.chart.Series)
	if !b.stacked || n < 2 || b.sheet.saving > saveNothing || b.horizontal {
		return false
	}
	last := b.bars[len(b.bars)-n:]
	top, names := 0.0, 0.0
	for _, bar := range last {
		if bar.missing || bar.dir < 0 || bar.to == bar.from {
			return false
		}
		top = max(top, bar.far)
		block := b.sheet.sideBlock(b.plan.seriesName(bar.series), bold(b.label))
		names += block.height() + 0.4*b.label
		if b.plan.fonts.WidestWord(b.plan.seriesName(bar.series), bold(b.label)) > b.sheet.sideShare()*b.sheet.scene.width {
			return false
		}
	}
	hi, _ := b.hi.Float64()
	return names < 0.7*b.sheet.body.height()*top/hi
}

// makeTotals sets what stands beyond the stacks: their totals and annotations.
func (b *barChart) makeTotals() {
	b.totals = make([]barLabel, len(b.plan.keys))
	if !b.diverging {
		b.printTotals()
	}
	if b.shares {
		for i := range b.totals {
			b.totals[i] = barLabel{extra: b.lackingInside(i)}
		}
		return
	}
	for i := range b.totals {
		b.totals[i].extra = b.lackingBlock(i)
		if len(b.totals[i].extra.lines) > 0 {
			b.totals[i].main = block{} // it is not the sum of what is seen
		}
	}
	for i, remark := range b.remarks {
		b.totals[b.bars[i].key].remark = remark
	}
}

// statedTotal are the totals that the file gives for the stacks; nil for none.
func (s *sheet) statedTotal() *data.Series {
	figures := s.plan.chart.Figures
	if len(figures) != 1 || figures[0].Total == nil || figures[0].Total.Unit != s.plan.chart.Unit || len(figures[0].Series) != len(s.plan.chart.Series) {
		return nil
	}
	if total, only := figures[0].Total.SeriesNamed(""); only {
		return total
	}
	return nil
}

// printTotals prints the totals that the file gives for the stacks. A sum that
// no source states is not printed.
func (b *barChart) printTotals() {
	b.totals = make([]barLabel, len(b.plan.keys))
	total := b.sheet.statedTotal()
	if total == nil {
		return
	}
	room := b.slot - max(4*b.u, 1.5)
	if b.horizontal {
		room = b.plot.width() / 2
	}
	for _, w := range b.sheet.wordings() {
		if b.totalsIn(w, room, total) {
			return
		}
	}
	b.totals = make([]barLabel, len(b.plan.keys))
}

// totalsIn sets the totals in one wording and reports whether all fit.
func (b *barChart) totalsIn(w wording, room float64, total *data.Series) bool {
	for i, k := range b.plan.keys {
		v, ok := total.At(k)
		b.totals[i] = barLabel{}
		if !ok || v.Is == data.Absent || b.empty(i) {
			continue
		}
		var fit bool
		if b.totals[i].main, fit = b.sheet.fits(b.sheet.value(v, w), bold(w.size), room, 1); !fit {
			return false
		}
	}
	return true
}

// lackingBlock says which parts a stack lacks; empty for a stack with all parts
// or none.
func (b *barChart) lackingBlock(key int) block {
	var names []string
	for _, n := range b.barsAt(key) {
		if n.missing {
			names = append(names, b.plan.seriesName(n.series))
		}
	}
	if len(names) == 0 || b.empty(key) {
		return block{}
	}
	words := b.plan.say.Say(data.WordNoValue)
	room := b.slot - max(4*b.u, 1.5)
	if b.horizontal {
		room = b.plot.width() / 2
	}
	full := b.plan.say.Say(data.WordTitleUnit, "title", b.plan.say.List(names), "unit", words)
	for _, text := range []string{full, words, "–"} {
		if l, ok := b.sheet.fits(text, regular(max(b.least, 0.85*b.tick)), room, maxLines); ok && (!b.horizontal || l.height() < b.slot) {
			return l
		}
	}
	return block{}
}

func (b *barChart) drawTotals() {
	for i, t := range b.totals {
		n := b.barsAt(i)[0] // the sides of the stack are those of any of its bars
		n.dir, n.owner = 1, nobody
		k, p := (n.k0+n.k1)/2, b.pos(b.top(i))+b.outerFade(i)
		h, v := b.anchor(1)
		p = b.outside(n, roleValue, t.main, b.plan.theme.Ink, k, p, h, v)
		p = b.outside(n, roleMissing, t.extra, b.plan.theme.Soft, k, p, h, v)
		b.outside(n, roleRemark, t.remark, b.plan.theme.Soft, k, p, h, v)
	}
}

// outerFade is how far the top of a stack fades out beyond its end.
func (b *barChart) outerFade(key int) float64 {
	for _, n := range b.barsAt(key) {
		if n.outer && n.dir > 0 && !n.missing {
			return b.fade(n)
		}
	}
	return 0
}

// drawSegmentLabels prints values inside the pieces of the stacks that have
// room for them, all in the first wording that is good for most.
func (b *barChart) drawSegmentLabels() {
	counts := map[wording]int{}
	most := 0
	for _, w := range b.sheet.wordings() {
		counts[w] = b.segmentLabels(w, false)
		most = max(most, counts[w])
	}
	for _, w := range b.sheet.wordings() {
		if most > 0 && 10*counts[w] >= 8*most { // a larger size is worth a few labels
			b.segmentLabels(w, true)
			return
		}
	}
}

// segmentLabels counts, and draws if asked to, the values that find room.
func (b *barChart) segmentLabels(w wording, draw bool) int {
	count := 0
	for _, n := range b.bars {
		if n.missing {
			continue
		}
		ink, legible := b.insideInk(n)
		hatched := n.look.Hollow && n.look.End != look.Outline || n.look.End == look.Reach
		onPaper := hatched || !legible && n.look.End != look.Outline // which is a tint that text can be read on
		end := b.knownEnd(n)
		if n.look.End == look.Reach {
			end = b.pos(n.far)
		}
		in := b.area(n.k0, n.k1, b.pos(n.from), end).inset(max(0.75*b.u, 0.25))
		l, ok := b.sheet.fits(b.sheet.value(n.value, w), regular(w.size), in.width(), maxLines)
		if !ok || l.height() > in.height() {
			continue
		}
		at, free := b.segmentPlace(l, in)
		if !free {
			continue
		}
		count++
		if draw {
			area := b.sheet.place(roleValue, n.owner, l, ink, at, centre, centre)
			if onPaper {
				b.sheet.clear(area)
			}
		}
	}
	return count
}

// segmentPlace is where the label of a piece of a stack stands: in its middle,
// or, where a reference line runs through that, in the middle of what the line
// leaves at either side.
func (b *barChart) segmentPlace(l block, in rect) (at point, ok bool) {
	rooms := []rect{in}
	for _, r := range b.plan.chart.References {
		p := b.at(0, b.pos(r.Value.Number.Float()))
		if gap := 3 * b.u; b.horizontal {
			rooms = append(rooms, rect{in.x0, in.y0, p.x - gap, in.y1}, rect{p.x + gap, in.y0, in.x1, in.y1})
		} else {
			rooms = append(rooms, rect{in.x0, p.y + gap, in.x1, in.y1}, rect{in.x0, in.y0, in.x1, p.y - gap})
		}
	}
	for _, room := range rooms {
		at = point{(room.x0 + room.x1) / 2, (room.y0 + room.y1) / 2}
		if area := l.area(at, centre, centre); in.contains(area) && room.contains(area) && !b.crossed(area) {
			return at, true
		}
	}
	return at, false
}

package charts

import (
	"slices"

	"briefing/data"
)

// Over many bars labels would be tiny, or have no room. Then only a few values are printed,
// as large as those of other charts: the first and the last, the highest and the lowest, and
// what is highlighted. The axis shows the others, and the table has all.

// manyBars is the most bars whose labels may be of the smallest sizes.
const manyBars = 20

// fewLabel is where the label of one of many bars stands.
type fewLabel struct {
	k     float64 // its middle on the category axis
	over  int     // the bar that reaches furthest below it
	above float64 // how far beyond that it stands: clear of a bar that is not its own
}

// many reports whether there are so many bars; those of missing values need no label.
func (e *endLabels) many() bool {
	n := 0
	for _, b := range e.bars.all {
		if !b.missing {
			n++
		}
	}
	return n > manyBars
}

// choosesFew reports whether the chart may print the values of a few bars.
func (e *endLabels) choosesFew() bool {
	return e.plot.sheet.panel == nil && len(e.plot.plan.chart.Series) == 1 && e.plot.plan.chart.Target == nil
}

// labelFew prints the values of a few bars, as far as none covers another. The labels of
// missing values have been made.
func (e *endLabels) labelFew() {
	if !e.choosesFew() {
		return
	}
	e.few = map[int]fewLabel{}
	for _, i := range e.worthPrinting() {
		n := e.bars.all[i]
		w := e.plot.sheet.wordings()[0]
		block := e.plot.sheet.single(e.text(n, w), bold(w.size))
		place, ok := e.placeFew(n, block)
		if !ok {
			continue
		}
		e.few[i] = place
		e.labels[i].main, e.labels[i].role, e.labels[i].ink = block, roleValue, e.plot.plan.theme.Ink
	}
}

// worthPrinting are the bars whose values are printed where there is no room for all, the
// most important first.
func (e *endLabels) worthPrinting() []int {
	var numbers, list []int
	for i, n := range e.bars.all {
		if !n.missing {
			numbers = append(numbers, i)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	byNumber := func(a, b int) int { return e.value(a).Number.Cmp(e.value(b).Number) }
	for _, i := range numbers {
		if e.plot.plan.words.highlighted(e.plot.plan.keys[e.bars.all[i].key].String()) {
			list = append(list, i)
		}
	}
	list = append(list, slices.MaxFunc(numbers, byNumber), slices.MinFunc(numbers, byNumber), numbers[len(numbers)-1], numbers[0])
	seen := map[int]bool{}
	return slices.DeleteFunc(list, func(i int) bool {
		again := seen[i]
		seen[i] = true
		return again
	})
}

func (e *endLabels) value(i int) data.Value { return e.bars.all[i].value }

// placeFew finds the place of a label beyond all bars that it stands over; false where
// another label is.
func (e *endLabels) placeFew(n bar, l textBlock) (fewLabel, bool) {
	half := e.across(l) / 2
	p := fewLabel{k: max(min((n.k0+n.k1)/2, e.plot.breadth()-half), half), over: -1}
	gap := e.plot.labelGap()
	for i, other := range e.few {
		if far := half + e.across(e.labels[i].main)/2 + gap; e.bars.all[i].dir == n.dir && other.k-far < p.k && p.k < other.k+far {
			return p, false
		}
	}
	for i, o := range e.bars.all {
		if o.k1 < p.k-half-gap/2 || p.k+half+gap/2 < o.k0 || o.dir != n.dir && !o.missing {
			continue
		}
		if p.over < 0 || o.dir == n.dir && n.dir*(o.far-e.bars.all[p.over].far) > 0 {
			p.over = i
		}
	}
	if e.bars.all[p.over].key != n.key {
		p.above = 0.6 * l.height()
	}
	return p, true
}

// fewNeeds is the room of such a label beyond the furthest bar below it.
func (e *endLabels) fewNeeds(n bar, i int) {
	o := e.bars.all[e.few[i].over]
	e.plot.need(o.far, e.marks.reach(o)+e.few[i].above+e.plot.labelRoom(e.labels[i].main), n.dir < 0)
}

// drawFew prints such a label, with a thin line to its bar where others are between.
func (e *endLabels) drawFew(n bar, i int) {
	l, place := e.labels[i], e.few[i]
	h, v := e.plot.anchor(n.dir)
	own, p := e.marks.end(n), e.marks.end(e.bars.all[place.over])+n.dir*place.above
	if n.dir*(own-p) > 0 {
		p = own
	}
	e.outside(n, l.role, l.main, l.ink, place.k, p, h, v)
	if k, gap := (n.k0+n.k1)/2, e.plot.labelGap(); n.dir*(p-own) > gap {
		e.plot.sheet.scene.polyline(roleLeader, noOwner, blend(e.plot.plan.theme.Soft, e.plot.plan.theme.Paper, 0.4), max(0.75*e.plot.u, 0.4), nil, e.plot.at(k, own+n.dir*gap/2), e.plot.at(k, p+n.dir*gap/2))
	}
}

// across is the length of a block along the category axis.
func (e *endLabels) across(l textBlock) float64 {
	if e.plot.horizontal {
		return l.height()
	}
	return l.width()
}

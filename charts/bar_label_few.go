package charts

import (
	"math"
	"slices"

	"briefing/data"
	"briefing/data/language"
)

// Over many bars labels would be tiny, or have no room. Then only a few values are printed,
// as large as those of other charts: the first and the last, the highest and the lowest, and
// what is highlighted, this first. The axis shows the others, the table has all, and the foot says so.

// manyBars is the most bars whose labels may be of the smallest sizes.
const manyBars = 20

// fewLabel is where the label of one of many bars stands.
type fewLabel struct {
	k     float64 // its middle on the category axis
	over  int     // the bar that reaches furthest below it
	above float64 // how far beyond that it stands: clear of a bar that is not its own
	tier  bool    // it stands over the label of a neighbour, or under it
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
	return (e.plot.sheet.panel == nil || e.plot.plan.chart.Periods) && e.plot.plan.chart.Target == nil
}

// labelFew prints the values of a few bars, as far as none covers another. The labels of
// missing values have been made. Beside bars of other series only that of a bar that is higher
// than its neighbours can be told to be its own.
func (e *endLabels) labelFew() {
	if !e.choosesFew() {
		return
	}
	e.few = map[int]fewLabel{}
	worth := e.worthPrinting()
	for _, choice := range worth {
		i := choice.bar
		if _, done := e.few[i]; done {
			continue
		}
		n := e.bars.all[i]
		w := e.plot.sheet.wordings()[0]
		block := e.plot.sheet.single(e.text(n, w), bold(w.size))
		place, ok := e.placeFew(n, block)
		if !ok && choice.reason == fewOut {
			ok = raiseNeighbour(e, n, block, &place)
		}
		if !ok || len(e.plot.plan.chart.Series) > 1 && place.over != i {
			continue
		}
		e.few[i] = place
		e.labels[i].main, e.labels[i].role, e.labels[i].ink = block, roleValue, e.plot.plan.theme.Ink
	}
	e.plot.sheet.few = e.chosen(worth)
}

// fewBars are the reasons for which one of many bars has a label, of those that have all they
// stand for.
type fewBars [6]bool

// The reasons, in the order in which the foot gives them.
const (
	fewOut = iota
	fewFirst
	fewLast
	fewHighest
	fewLowest
	fewSomeOut // of those that are highlighted; the others find no room
)

// words names the bars that have a label.
func (f fewBars) words(say *language.Printer) string {
	var names []string
	for i, word := range [...]language.Word{language.WordFewOut, language.WordFewFirst, language.WordFewLast, language.WordFewHighest, language.WordFewLowest, language.WordFewSomeOut} {
		if f[i] {
			names = append(names, say.Say(word))
		}
	}
	return say.Say(language.WordNoteFew, "names", say.List(names))
}

// chosen are the reasons for which all bars have a label.
func (e *endLabels) chosen(worth []fewChoice) fewBars {
	var all fewBars
	lacks := fewBars{}
	for _, choice := range worth {
		if _, ok := e.few[choice.bar]; ok {
			all[choice.reason] = true
		} else {
			lacks[choice.reason] = true
		}
	}
	all[fewSomeOut] = all[fewOut] && lacks[fewOut]
	for reason, lack := range lacks {
		all[reason] = all[reason] && !lack
	}
	return all
}

// fewChoice is a bar whose value is worth printing, and why.
type fewChoice struct{ bar, reason int }

// worthPrinting are the bars whose values are printed where there is no room for all, the
// most important first.
func (e *endLabels) worthPrinting() []fewChoice {
	var numbers []int
	for i, n := range e.bars.all {
		if !n.missing {
			numbers = append(numbers, i)
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	var list []fewChoice
	byNumber := func(a, b int) int { return e.value(a).Number.Cmp(e.value(b).Number) }
	for _, i := range numbers {
		if e.plot.plan.words.highlighted(e.plot.plan.keys[e.bars.all[i].key].String()) {
			list = append(list, fewChoice{i, fewOut})
		}
	}
	if e.plot.sheet.panel != nil { // the same two in each
		return append(list, fewChoice{numbers[len(numbers)-1], fewLast}, fewChoice{numbers[0], fewFirst})
	}
	return append(list, fewChoice{numbers[len(numbers)-1], fewLast}, fewChoice{slices.MaxFunc(numbers, byNumber), fewHighest},
		fewChoice{slices.MinFunc(numbers, byNumber), fewLowest}, fewChoice{numbers[0], fewFirst})
}

func (e *endLabels) value(i int) data.Value { return e.bars.all[i].value }

// placeFew finds the place of a label beyond all bars that it stands over; false where
// another label is.
func (e *endLabels) placeFew(n bar, l textBlock) (fewLabel, bool) {
	half := e.across(l) / 2
	p := fewLabel{k: max(min((n.k0+n.k1)/2, e.plot.breadth()-half), half), over: -1}
	gap := e.plot.labelGap()
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
	return p, len(fewBeside(e, n, l, p)) == 0
}

// fewBeside are the bars whose labels are where that of a bar would stand.
func fewBeside(e *endLabels, n bar, l textBlock, p fewLabel) []int {
	var list []int
	for i, other := range e.few {
		if far := e.across(l)/2 + e.across(e.labels[i].main)/2 + e.plot.labelGap(); e.bars.all[i].dir == n.dir && other.k-far < p.k && p.k < other.k+far {
			list = append(list, i)
		}
	}
	return list
}

// raiseNeighbour makes room for a label by raising that of a neighbour over it, whose line to its bar
// is clear of it. It reports whether that can be done.
func raiseNeighbour(e *endLabels, n bar, l textBlock, p *fewLabel) bool {
	beside := fewBeside(e, n, l, *p)
	if len(beside) != 1 {
		return false
	}
	i, gap := beside[0], e.plot.labelGap()
	other, near := e.few[i], e.bars.all[i]
	far := math.Abs((near.k0+near.k1)/2-p.k) - e.across(l)/2
	if other.tier || e.plot.horizontal || far < gap/2 || n.dir*(e.bars.all[other.over].far-e.bars.all[p.over].far) < 0 {
		return false
	}
	p.tier, other.tier = true, true
	other.above = max(other.above, p.above+gap+e.plot.extent(l))
	e.few[i] = other
	return true
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

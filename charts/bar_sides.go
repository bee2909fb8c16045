package charts

import (
	"briefing/data"
	"briefing/data/language"
)

// sideSums are the sums of the answers of each side, which stand at its outer end.
type sideSums struct {
	stacks *stackLabels
	blocks [2][]textBlock // of the left and the right side, by key
}

// newSideSums finds the sums that the file asks for; nil for none.
func newSideSums(s *stackLabels) *sideSums {
	if len(s.plot.plan.chart.SideSums) != 2 {
		return nil
	}
	return &sideSums{stacks: s}
}

// way is the direction of a side.
func (*sideSums) way(side int) float64 { return float64(2*side - 1) }

// set sets the sums that are known.
func (t *sideSums) set() {
	if t == nil {
		return
	}
	plot := t.stacks.plot
	size := labelInSlot(plot)
	for side, sum := range plot.plan.chart.SideSums {
		t.blocks[side] = make([]textBlock, len(plot.plan.keys))
		for i, k := range plot.plan.keys {
			if v, ok := data.NumberAt(sum.Series, k); ok {
				t.blocks[side][i] = plot.sheet.single(labelWith(plot.plan, v, false), bold(size))
			}
		}
	}
}

// countNeeds lists the room that the sums take.
func (t *sideSums) countNeeds() {
	if t == nil {
		return
	}
	for side, blocks := range t.blocks {
		dir := t.way(side)
		for i, l := range blocks {
			t.stacks.plot.need(t.stacks.bars.end(i, dir), t.stacks.outerFade(i, dir)+t.stacks.plot.labelRoom(l), dir < 0)
		}
	}
}

// room is the space that the sum of a row takes beyond its bars in a direction.
func (t *sideSums) room(key int, dir float64) float64 {
	if t == nil || dir < 0 {
		return 0
	}
	return t.stacks.plot.labelRoom(t.blocks[1][key])
}

// place is where a sum begins, next to the bars of its side.
func (t *sideSums) place(side, key int) point {
	plot, dir := t.stacks.plot, t.way(side)
	p := plot.pos(t.stacks.bars.end(key, dir)) + dir*(t.stacks.outerFade(key, dir)+plot.labelGap())
	return plot.at(t.stacks.bars.at(key)[0].middle(), p)
}

func (t *sideSums) draw() {
	if t == nil {
		return
	}
	for side, blocks := range t.blocks {
		h, v := t.stacks.plot.anchor(t.way(side))
		for i, l := range blocks {
			t.stacks.plot.sheet.place(roleValue, noOwner, l, t.stacks.plot.plan.theme.Ink, t.place(side, i), h, v)
		}
	}
}

// head is what stands over the sums of a side, and the middle of its place; false where the first
// row has no sum.
func (t *sideSums) head(side int) (l textBlock, middle float64, ok bool) {
	if t == nil || len(t.blocks[side]) == 0 || len(t.blocks[side][0].lines) == 0 {
		return textBlock{}, 0, false
	}
	plot := t.stacks.plot
	l = plot.sheet.single(plot.plan.say.Say(language.WordTotal), regular(plot.label))
	return l, t.place(side, 0).x + t.way(side)*t.blocks[side][0].width()/2, true
}

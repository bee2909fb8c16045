package page

import (
	"slices"

	"briefing/data"
)

// joint says whether an item stays with the one after it.
type joint int

const (
	loose joint = iota
	// together: on one page, unless the items that stay together are taller
	// than a page: the lines of a paragraph's end, the first rows of a table.
	together
	// bound: on one page in any case: a heading and what it heads, a picture and
	// its caption.
	bound
)

// item is a piece of the flow that stands on one page whole: a line, a row of a
// table, a chart.
type item struct {
	height        float64 // points
	before, after float64 // space to the neighbours; the greater of two counts, none at a page's ends
	boxes         []Box   // x from the left of the page, y from the top of the item
	next          joint
	level         int // of a heading; 0 for anything else
	// cost is that of a page that begins here, inside a paragraph or a table.
	cost int
	// passes says that it may stand before a float that comes first in the file.
	passes bool
	// float is what belongs here and may stand further on; the item has nothing else.
	float *float
	// header is set above the item when it begins a page: the header of a table; above
	// the first footnote of a page, its rule.
	header *item
	// notes are the footnotes that it cites first: they stand at the foot of its page.
	notes []item
	// breaks begins a new page; such an item is empty. With landscape, the page and
	// those after it, up to the next break, are landscape.
	breaks, landscape bool
	what              string // for messages: "the chart"
	hint              string
	pos               data.Pos
}

// stack is items one below the other.
type stack struct {
	y     float64 // below the last item
	after float64 // the space it asks for
	any   bool
}

// add sets an item below the others, and returns where its top is.
func (s *stack) add(it *item) float64 {
	if s.any {
		s.y += max(s.after, it.before)
	}
	top := s.y
	s.y, s.after, s.any = s.y+it.height, it.after, true
	return top
}

// heightOf is the height of items that stand on one page.
func heightOf(items []item) float64 {
	var s stack
	for i := range items {
		s.add(&items[i])
	}
	return s.y
}

// stacked stacks items into one; page breaks in it have no effect, and floats stand in
// their places.
func stacked(items []item) (boxes []Box, height float64) {
	items = settled(slices.DeleteFunc(slices.Clone(items), func(it item) bool { return it.breaks }))
	var s stack
	for i := range items {
		boxes = lowered(boxes, items[i].boxes, s.add(&items[i]))
	}
	return boxes, s.y
}

// settled returns items with the parts of floats in their places, as they stand where nothing
// has to be closed.
func settled(items []item) []item {
	var out []item
	for _, it := range items {
		if it.float == nil {
			out = append(out, it)
			continue
		}
		out = append(out, it.float.drawn(0)...)
	}
	return out
}

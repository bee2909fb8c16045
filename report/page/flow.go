package page

import (
	"fmt"
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
	// floats counts the items of a chart from here, with its caption and table: if
	// they begin on the next page, texts that follow may fill this one.
	floats int
	// unit counts the items of a paragraph or list from here, which may move up.
	unit int
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

// paginate sets items on pages between the heights top and bottom. An item that
// no page holds is a fault.
func paginate(items []item, top, bottom float64) ([]Page, data.Faults) {
	p := paginator{top: top, bottom: bottom}
	p.flow(items)
	return p.pages, p.faults
}

// flow sets items on pages.
func (p *paginator) flow(items []item) {
	for len(items) > 0 {
		items = p.fill(items)
		if items[0].breaks {
			p.begins, p.landscape = true, items[0].landscape
			items = items[1:]
			continue
		}
		n := p.take(items[:chain(items)])
		p.place(items[:n])
		items = items[n:]
	}
	p.placeNotes()
}

// fill sets texts that follow a chart before it, where the chart does not fit the
// page, or has one of its own, and they do. It returns the items that are left. A
// text moves whole, and none passes a heading, a page break or another chart.
func (p *paginator) fill(items []item) []item {
	n := items[0].floats
	if n == 0 || p.fresh() || !items[0].breaks && p.fits(items[:chain(items)], false) {
		return items
	}
	for n < len(items) && items[n].unit > 0 && p.fits(items[n:n+items[n].unit], false) {
		end := n + items[n].unit
		p.place(items[n:end])
		items = slices.Concat(items[:n], items[end:])
	}
	return items
}

// chain returns how many items from the first stay together.
func chain(items []item) int {
	n := 1
	for n < len(items) && items[n-1].next != loose && !items[n].breaks {
		n++
	}
	return n
}

// paginator is the page being filled, and those before.
type paginator struct {
	top, bottom     float64
	landscapeBottom float64 // the bottom of landscape pages
	pages           []Page
	landscapes      []bool  // which of them are landscape
	y               float64 // below the last item
	after           float64 // the space it asks for
	begins          bool    // the next item begins a page,
	landscape       bool    // which is landscape
	notes           []item  // footnotes of the page
	faults          data.Faults
}

// take returns how many items of a chain are set next on one page, and turns the
// page when they do not fit on this one.
func (p *paginator) take(items []item) int {
	if !p.fresh() && p.fits(items, false) {
		return len(items)
	}
	p.begins = true
	for n := len(items); n > 0; n-- {
		if n < len(items) && items[n-1].next == bound {
			continue
		}
		if p.fits(items[:n], true) {
			return n
		}
	}
	return p.refuse(items)
}

// fresh reports whether the next item begins a page.
func (p *paginator) fresh() bool { return p.begins || len(p.pages) == 0 }

// refuse notes the fault of items that no page holds, and returns how many of
// them it concerns.
func (p *paginator) refuse(items []item) int {
	n, tallest := 1, 0
	for n < len(items) && items[n-1].next == bound {
		if items[n].height > items[tallest].height {
			tallest = n
		}
		n++
	}
	it := items[tallest]
	what := it.what
	if what == "" {
		what = "a line of text"
	}
	p.faults = append(p.faults, data.Fault{Pos: it.pos, Hint: it.hint,
		Text: fmt.Sprintf("%s is taller than a page: %.0f points with what belongs to it, where %.0f fit",
			what, p.end(items[:n], true)+p.notesHeight(items[:n], true)-p.top, p.pageBottom()-p.top)})
	return n
}

// fits reports whether items that are set next, on a fresh page or on this one,
// leave room for the footnotes.
func (p *paginator) fits(items []item, fresh bool) bool {
	return p.end(items, fresh)+p.notesHeight(items, fresh) <= p.pageBottom()+slack
}

// end returns where items end that are set next, on a fresh page or on this one.
func (p *paginator) end(items []item, fresh bool) float64 {
	y, after := p.y, p.after
	for i, it := range items {
		switch {
		case i > 0 || !fresh:
			y += max(after, it.before)
		case it.header != nil:
			y = p.top + it.header.height
		default:
			y = p.top
		}
		y += it.height
		after = it.after
	}
	return y
}

// heightOf is the height of items that stand on one page.
func heightOf(items []item) float64 {
	var p paginator
	return p.end(items, true)
}

// place sets items on the page, below what is there.
func (p *paginator) place(items []item) {
	for _, it := range items {
		if p.fresh() {
			p.newPage()
			if it.header != nil {
				p.put(*it.header)
			}
		} else {
			p.y += max(p.after, it.before)
		}
		p.put(it)
		p.after = it.after
	}
}

// pageBottom is where the page being filled, or the next one, ends.
func (p *paginator) pageBottom() float64 {
	if p.landscape {
		return p.landscapeBottom
	}
	return p.bottom
}

// usualBoxes is as many boxes as most pages have.
const usualBoxes = 64

func (p *paginator) newPage() {
	p.placeNotes()
	p.pages, p.landscapes = append(p.pages, make(Page, 0, usualBoxes)), append(p.landscapes, p.landscape)
	p.y, p.after, p.begins = p.top, 0, false
}

func (p *paginator) put(it item) {
	last := len(p.pages) - 1
	p.pages[last] = lowered(p.pages[last], it.boxes, p.y)
	p.notes = append(p.notes, it.notes...)
	p.y += it.height
}

package page

import (
	"strings"

	"briefing/data"
	"briefing/report/doc"
)

// shortTable is the most rows of a table that is not broken where a page can hold
// it.
const shortTable = 7

// leastRows is how many rows of a longer table stand on a page at least: a few on the next
// page would be lost there.
const leastRows = 4

// closing is how thick the rules are above and below the head and below the last row, in points.
const closing = 0.75

// staysWithNext reports whether the i-th of some rows stands on the page of the one after it.
func staysWithNext(i, rows int) bool {
	return i < leastRows-1 || i >= rows-leastRows || rows <= shortTable
}

// items composes the header and the rows. The first rows stand with the header, the last
// ones together; the header is set again on every page.
func (g *grid) items() []item {
	head := g.header(true, g.content.Title)
	again := g.header(false, g.columns[0].header+" "+g.content.Headers.Continued)
	items := []item{head}
	body := g.el.child(TBody)
	for i, r := range g.records {
		row := g.row(r, body.child(TR))
		row.header, row.cost = &again, costRow
		if staysWithNext(i, len(g.records)) {
			row.next = together
		}
		items = append(items, row)
	}
	if last := len(items) - 1; last > 0 { // a rule as that of the head ends the table
		items[last].next = loose
		items[last].boxes = append(items[last].boxes, g.ruleAt(items[last].height-closing, closing))
	} else {
		items[0].next = loose
	}
	return items
}

// header composes the headers of the columns, their last lines in line. Set again it
// is no part of the text.
func (g *grid) header(first bool, title string) item {
	tr := g.el.child(THead).child(TR)
	var cells [][]Box
	var heights []float64
	height := 0.0
	for i, col := range g.columns {
		text := col.header
		if i == 0 && !first {
			text = g.set.plain(title, g.content.Pos)
		}
		th := tr.child(TH)
		th.Scope = Column
		if i == 0 && g.turned { // it says what the heads beside it are
			th.Scope = Row
		}
		words := g.set.spans(g.content.Words(text), span{style: bold(g.set.tableSize), ink: g.set.ink.text}, th)
		boxes, h := g.set.stack(words, g.evenly(text, words, g.place(col, 0)), th)
		if len(boxes) == 0 {
			boxes = []Box{{Kind: BoxEmpty, Element: th, X: col.x}}
		}
		cells, heights = append(cells, boxes), append(heights, h)
		height = max(height, h)
	}
	it := item{height: height + 2*g.set.cellPad + 2*closing, before: headGap, next: bound, what: "the header of a table",
		hint: "shorten the names of the series", pos: g.content.Pos}
	for i, boxes := range cells {
		it.boxes = lowered(it.boxes, boxes, closing+g.set.cellPad+height-heights[i])
	}
	if !first {
		it.boxes = artifacts(it.boxes)
	}
	it.boxes = append(it.boxes, g.ruleAt(0, closing), g.ruleAt(it.height-closing, closing))
	return it
}

// headGap is the space above the head of a table, in points: below its caption, where it has one.
const headGap = 5

// evenly narrows a setting so that the lines of a head are about equally long: no lone word, or
// half of one, is on the last of them.
func (g *grid) evenly(head string, words []span, s setting) setting {
	even := g.set.balanced(words, s.width)
	for _, word := range data.Words(head) { // none is cut that need not be; Chinese ones may be
		if !strings.ContainsFunc(word, doc.Wide) {
			even = max(even, min(g.longestWord(word), s.width))
		}
	}
	if s.flushRight {
		s.x += s.width - even
	}
	s.width = even
	return s
}

// artifacts returns boxes that only repeat what the text has already.
func artifacts(boxes []Box) []Box {
	var out []Box
	for _, b := range boxes {
		if b.Kind != BoxEmpty && b.Kind != BoxAnchor {
			b.Element, b.To = nil, nil
			out = append(out, b)
		}
	}
	return out
}

// ruleAt is a rule across the table.
func (g *grid) ruleAt(y, thickness float64) Box {
	last := g.columns[len(g.columns)-1]
	ink := g.set.ink.rule
	if thickness > 0.5 {
		ink = g.set.ink.strong
	}
	return rule(g.columns[0].x, y, last.x+last.width-g.columns[0].x, thickness, ink)
}

// place is how the text of a column is set, short of its right edge by an indent.
func (g *grid) place(col gridColumn, indent float64) setting {
	return setting{x: col.x, width: col.width - indent, size: g.set.tableSize, leading: tableLead,
		flushRight: col.kind == values || col.kind == sources}
}

// row composes a row: its first cell is the header of the others.
func (g *grid) row(r record, tr *Element) item {
	it := item{what: "the row of " + doc.Excerpt(r.key), hint: "shorten its note", pos: r.pos}
	for i, col := range g.columns {
		e := tr.child(TD)
		if i == 0 {
			e = tr.child(TH)
			e.Scope = Row
		}
		words := g.spans(r, col, e)
		boxes, height := g.set.stack(words, g.beyond(words, g.place(col, g.indent(r, col))), e)
		if len(boxes) == 0 {
			boxes = []Box{{Kind: BoxEmpty, Element: e, X: col.x}}
		}
		it.boxes = lowered(it.boxes, boxes, g.set.cellPad)
		it.height = max(it.height, height)
	}
	if r.total {
		it.boxes = append(it.boxes, g.ruleAt(-0.75, 0.75))
	}
	it.height = max(it.height, g.set.tableSize*tableLead) + 2*g.set.cellPad + 0.5
	it.boxes = append(g.grounds(r, it.height-0.5), it.boxes...)
	it.boxes = append(it.boxes, g.ruleAt(it.height-0.5, 0.5))
	return it
}

// beyond is a setting in which the mark after a number stands right of its column, so that numbers
// stay in line.
func (g *grid) beyond(words []span, s setting) setting {
	if last := len(words) - 1; last > 0 && words[last].tight {
		s.width += g.set.fonts.Width(words[last].text, words[last].style)
	}
	return s
}

// groundPad is how far the ground of a cell reaches beyond its text, and groundTop how far it
// stays below the row above, in points: the rule there goes on over it.
const groundPad, groundTop = 4, 0.5

// grounds are the shades behind the cells of a row of a heat table.
func (g *grid) grounds(r record, height float64) []Box {
	var boxes []Box
	for _, col := range g.columns {
		if col.kind == values && r.values[col.index].ground != nil {
			boxes = append(boxes, rule(col.x-groundPad, groundTop, col.width+2*groundPad, height-groundTop, r.values[col.index].ground))
		}
	}
	return boxes
}

// indent keeps a number with a short fraction in line with the others; a text
// that is as wide as its column has none, and numbers of sources stand below the head.
func (g *grid) indent(r record, col gridColumn) float64 {
	if col.kind != values || col.fraction == 0 || r.values[col.index].missing || r.values[col.index].sources != nil {
		return 0
	}
	text := r.values[col.index].text
	indent := col.fraction - g.fraction(text, col)
	return max(0, min(indent, col.width-g.set.fonts.Width(text, g.style(r))))
}

// spans returns the text of a cell; sources are linked.
func (g *grid) spans(r record, col gridColumn, e *Element) []span {
	var all []*doc.Source
	switch col.kind {
	case sources:
		all = r.sources
	case values:
		all = r.values[col.index].sources
	}
	if all == nil {
		ink := g.set.ink.text
		if col.kind == values && r.values[col.index].missing {
			ink = g.set.ink.soft
		}
		style := g.style(r)
		if col.kind == status || col.kind == values && r.values[col.index].missing {
			style.Bold = false
		}
		if col.kind == stub {
			return g.set.spans(g.content.Words(r.key), span{style: style, ink: ink}, e)
		}
		if col.kind == status {
			return g.set.spans(r.remarks, span{style: style, ink: ink}, e)
		}
		words := styled(g.text(r, col), style, ink)
		if col.kind == values && len(words) > 0 {
			words[0].at = r.values[col.index].at
			if long := r.values[col.index].inWords; long != "" {
				words[0].el = e.child(Span)
				words[0].el.Long = long
			}
			if flag := r.values[col.index].flag; flag != "" {
				mark := e.child(Span)
				mark.Actual = g.content.Flagged(flag)
				words = append(words, g.set.flag(span{style: style, ink: ink}, mark))
			}
		}
		return words
	}
	var out []span
	for i, s := range all {
		if i > 0 {
			out = append(out, span{text: g.set.between, style: regular(g.set.tableSize), ink: g.set.ink.soft})
		}
		link := e.child(Link)
		link.Alt = s.Name
		out = append(out, span{text: s.Number, style: tabular(g.set.tableSize),
			ink: g.set.ink.named, to: &Target{Anchor: s.Anchor}, el: link})
	}
	return out
}

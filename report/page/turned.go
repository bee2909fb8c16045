package page

import (
	"math"
	"slices"

	"briefing/report/doc"
)

// turnedShorter is how much less high a table on its side must be, as a part, to be turned.
const turnedShorter = 0.8

// turnedGrid is the table of a series of periods on its side: a column for each period, a
// row for each series and one for the sources. Nil where that does not fit the width, or is
// not much shorter, or where most values have remarks, which stand better beside them.
func turnedGrid(set *setter, s doc.DataTable, width float64, table *Element) *grid {
	if !s.Periods || len(s.Records) < 3 || len(s.Records) > mostTurned || s.Remarked()*2 > len(s.Records) {
		return nil
	}
	rows := len(s.Columns) + 2 // with the head and the sources
	height := float64(rows) * set.rowHeight()
	if remarks := s.RemarksOn(); remarks != "" {
		height += float64(len(fill(set.fonts, styled(set.plain(remarks, s.Pos), regular(set.smallSize), set.ink.soft), width))+1) * set.smallSize * remarkLead
	}
	if height > turnedShorter*float64(len(s.Records)+1)*set.rowHeight() {
		return nil
	}
	g := &grid{set: set, turned: true, content: s, records: turnedRecords(set, s), gap: max(narrowGap, 0.75*set.tableSize), el: table}
	g.add(gridColumn{kind: stub, header: s.Headers.Keys}, width)
	for i, r := range s.Records {
		g.add(gridColumn{kind: values, index: i, header: r.Key}, width)
	}
	if g.minWidth() > width {
		return nil
	}
	return g
}

// mostTurned is the most periods of a table on its side: more fit no page.
const mostTurned = 40

// rowHeight is that of a row of a table with one line.
func (set *setter) rowHeight() float64 { return set.tableSize*tableLead + 2*set.cellPad + 0.5 }

// turnedRecords are the rows of a table on its side.
func turnedRecords(set *setter, s doc.DataTable) []record {
	upright := recordsOf(set, s)
	var out []record
	for i, name := range s.Columns {
		r := record{key: set.plain(name, s.Pos), pos: s.Pos}
		if name == "" {
			r.key = set.plain(s.Headers.Values, s.Pos)
		}
		for n, u := range upright {
			value := u.values[i]
			value.flag = s.Records[n].Cells[i].Flag
			r.values = append(r.values, value)
		}
		out = append(out, r)
	}
	if s.SourcesOfAll() != nil || !slices.ContainsFunc(upright, func(u record) bool { return len(u.sources) > 0 }) {
		return out
	}
	last := record{key: set.plain(s.Headers.Sources, s.Pos), pos: s.Pos}
	for _, u := range upright {
		last.values = append(last.values, cell{text: set.numbersOf(u.sources), sources: u.sources})
	}
	return append(out, last)
}

// flag is the mark of values on which a table has remarks below it, and of these.
func (set *setter) flag(like span, e *Element) span {
	like.text, like.tight, like.el = set.check("*", set.doc.Title.Pos), true, e
	return like
}

// remarkLead is the distance of the lines of remarks below a table, as a multiple of their
// size.
const remarkLead = 1.35

// turnedItems composes a table on its side, and below it the remarks on its values.
func (g *grid) turnedItems(x, width float64) []item {
	g.spread(x, width)
	items := g.items()
	for i := range items[:len(items)-1] {
		items[i].next = bound
	}
	return g.below(items, g.content.RemarksOn(), x, width)
}

// below adds what stands below a table: remarks on values that have a mark, and the sources of all rows.
func (g *grid) below(items []item, remarks string, x, width float64) []item {
	s := setting{x: x, width: min(width, g.set.measure), size: g.set.smallSize, leading: remarkLead}
	small := span{style: regular(s.size), ink: g.set.ink.soft}
	add := func(p *Element, words []span) {
		last := &items[len(items)-1]
		last.next, last.after = bound, 4
		boxes, height := g.set.stack(words, s, p)
		items = append(items, item{height: math.Ceil(height), boxes: boxes, what: "the remarks below a table", hint: "shorten them", pos: g.content.Pos})
	}
	if remarks = g.set.plain(remarks, g.content.Pos); remarks != "" {
		p := g.el.Parent.child(P)
		mark := g.set.flag(small, p.child(Artifact))
		mark.text += " "
		add(p, append([]span{mark}, g.set.spans(g.content.Words(remarks, g.content.Records...), small, p)...))
	}
	if credit := g.content.Credit(); credit != nil {
		p := g.el.Parent.child(P)
		add(p, g.set.spans(credit, small, p))
	}
	items[len(items)-1].after = 16
	return items
}

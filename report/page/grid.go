package page

import (
	"slices"
	"strings"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
)

// The space in tables, in points.
const (
	cellGap   = 12 // between columns
	narrowGap = 8  // the same in a narrow table
	tableLead = 1.3
)

// columnKind says what a column of a grid holds.
type columnKind int

const (
	stub columnKind = iota // the keys
	values
	status
	sources
)

// gridColumn is a column as it is set.
type gridColumn struct {
	kind                columnKind
	index               int    // of the values
	header              string // one line, broken where needed
	minWidth, bestWidth float64
	headWidth           float64 // at which the header takes two lines at most
	fraction            float64 // the widest part from the decimal mark on
	x, width            float64
}

// grid is a table being set: some columns of a data table.
type grid struct {
	set     *setter
	content doc.DataTable // the columns that it has
	columns []gridColumn
	records []record
	gap     float64 // between columns
	turned  bool    // periods are columns
	el      *Element
}

// tableItems composes a data table. Series that do not fit beside each other follow in
// tables below, each with the keys.
func tableItems(set *setter, s doc.DataTable, x, width float64, table *Element) []item {
	if g := turnedGrid(set, s, width, table); g != nil {
		return g.turnedItems(x, width)
	}
	var items []item
	for i, g := range gridsOf(set, s, width, table) {
		g.spread(x, width)
		part := g.items()
		if i > 0 {
			set.caption(g.el, part, x)
		}
		remarks := ""
		if g.content.RemarksBelow() {
			remarks = g.content.RemarksOn()
		}
		items = append(items, g.below(part, remarks, x, width)...)
	}
	return items
}

// gridsOf splits the series of a data table into tables that fit the width, each with as
// many as it holds.
func gridsOf(set *setter, s doc.DataTable, width float64, table *Element) []*grid {
	if len(s.Columns) == 0 {
		return nil
	}
	all := newGrid(set, s, 0, len(s.Columns), width, table)
	if all.minWidth() <= width || len(s.Columns) == 1 {
		return []*grid{all}
	}
	room := width + all.gap // a gap for each column
	for _, col := range all.columns {
		if col.kind != values {
			room -= col.minWidth + all.gap
		}
	}
	needs := make([]float64, len(s.Columns))
	for i := range needs {
		needs[i] = all.columns[1+i].minWidth + all.gap // the keys are in column 0
	}
	parts := splitColumns(needs, room, len(needs))
	if even := splitColumns(needs, room, (len(needs)+len(parts)-1)/len(parts)); len(even) == len(parts) {
		parts = even
	}
	var out []*grid
	start := 0
	for i, end := range parts {
		if i > 0 {
			title := table.Title
			if again := s.Headers.Continued; i == 1 && title != "" {
				title += " " + again
			}
			table = table.Parent.child(table.Role)
			table.Title = title
		}
		out = append(out, newGrid(set, s, start, end, width, table))
		start = end
	}
	return out
}

// splitColumns splits columns into parts that take no more than room, of at most so many
// columns. It returns where each part ends.
func splitColumns(needs []float64, room float64, most int) []int {
	var ends []int
	start, used := 0, 0.0
	for i, need := range needs {
		if i > start && (used+need > room || i-start == most) {
			ends = append(ends, i)
			start, used = i, 0
		}
		used += need
	}
	return append(ends, len(needs))
}

// newGrid prints some series of a data table and measures the columns.
func newGrid(set *setter, all doc.DataTable, from, to int, width float64, table *Element) *grid {
	s := all.Part(from, to)
	g := &grid{set: set, content: s, records: recordsOf(set, s), gap: cellGap, el: table}
	if width < set.textWidth/2 {
		g.gap = narrowGap
	}
	g.add(gridColumn{kind: stub, header: s.Headers.Keys}, width)
	if s.Columns[0] == "" {
		g.add(gridColumn{kind: values, header: s.Headers.Values}, width)
	} else {
		for i, name := range s.Columns {
			g.add(gridColumn{kind: values, index: i, header: name}, width)
		}
	}
	if s.RemarksBelow() {
		g.flagAll()
	} else if slices.ContainsFunc(g.records, func(r record) bool { return r.status != "" }) {
		g.add(gridColumn{kind: status, header: s.Headers.Remarks}, width)
	}
	if s.SourcesOfAll() == nil && slices.ContainsFunc(g.records, func(r record) bool { return len(r.sources) > 0 }) {
		g.add(gridColumn{kind: sources, header: s.Headers.Sources}, width)
	}
	return g
}

// flagAll gives values with remarks their marks.
func (g *grid) flagAll() {
	for i, r := range g.records {
		for n := range r.values {
			r.values[n].flag = g.content.Records[i].Cells[n].Flag
		}
	}
}

// add measures a column and appends it.
func (g *grid) add(col gridColumn, width float64) {
	col.header = g.set.plain(col.header, g.content.Pos)
	head := g.set.fonts.Width(col.header, bold(g.set.tableSize))
	whole := 0.0
	for _, r := range g.records {
		text := g.text(r, col)
		fraction := g.fraction(text, col)
		col.fraction = max(col.fraction, fraction)
		whole = max(whole, g.set.fonts.Width(text, g.style(r))-fraction)
	}
	body := whole + col.fraction
	word := g.longestWord(col.header)
	switch col.kind {
	case stub:
		word = max(word, g.longestWord(g.content.Headers.Continued))
		col.bestWidth = max(body, min(head, 0.5*width))
		col.minWidth = min(max(body, word), 0.3*width)
	case values:
		col.bestWidth = max(body, min(head, mostHead))
		col.minWidth = max(min(body, 140), min(word, mostHead))
		col.headWidth = min(g.twoLines(col.header), mostHead)
	case status:
		for _, r := range g.records {
			word = max(word, g.longestWord(r.status))
		}
		col.bestWidth = min(max(body, word), 0.45*width)
		col.minWidth = min(max(word, body/mostRemarkLines), 0.2*width)
	case sources:
		col.bestWidth = max(min(body, 70), word)
		col.minWidth = col.bestWidth
	}
	col.bestWidth = max(col.bestWidth, col.minWidth)
	g.columns = append(g.columns, col)
}

// style is that of the text of a row.
func (g *grid) style(r record) typeset.Style {
	return typeset.Style{Size: g.set.tableSize, Bold: r.total, Tabular: true}
}

// text returns a record's cell as plain text.
func (g *grid) text(r record, col gridColumn) string {
	switch col.kind {
	case stub:
		return r.key
	case values:
		return r.values[col.index].text
	case status:
		return r.status
	}
	return g.set.numbersOf(r.sources)
}

// numbersOf are the numbers of sources in a cell.
func (set *setter) numbersOf(sources []*doc.Source) string {
	var numbers []string
	for _, s := range sources {
		numbers = append(numbers, s.Number)
	}
	return strings.Join(numbers, set.between)
}

// fraction is the width of what follows the digits of the last number's
// whole part, so that numbers stand in line at their decimal marks.
func (g *grid) fraction(text string, col gridColumn) float64 {
	if col.kind != values {
		return 0
	}
	i := strings.LastIndex(text, g.content.DecimalMark)
	if i < 0 || strings.Trim(text[i+len(g.content.DecimalMark):], "0123456789") != "" {
		return 0
	}
	return g.set.fonts.Width(text[i:], tabular(g.set.tableSize))
}

func (g *grid) longestWord(text string) float64 {
	w := 0.0
	for _, word := range data.Words(text) {
		width := g.set.fonts.Width(word, bold(g.set.tableSize))
		if strings.ContainsFunc(word, doc.Wide) { // which may be broken nearly anywhere
			width = min(width, shortestWide*g.set.tableSize)
		}
		w = max(w, width)
	}
	return w
}

// shortestWide is how many wide characters stand on a line at least.
const shortestWide = 4

// mostRemarkLines is how many lines the longest remark of a table takes at most, where the words are
// short or may be broken anywhere.
const mostRemarkLines = 16

// minWidth is the width below which words of the table are broken.
func (g *grid) minWidth() float64 {
	w := g.gap * float64(len(g.columns)-1)
	for _, col := range g.columns {
		w += col.minWidth
	}
	return w
}

// bestWidth is the width at which no text of the table is squeezed.
func (g *grid) bestWidth() float64 {
	w := g.gap * float64(len(g.columns)-1)
	for _, col := range g.columns {
		w += col.bestWidth
	}
	return w
}

// spread gives the columns their widths: the least, what is left for headers of two lines,
// then towards the best, and some air.
func (g *grid) spread(x, width float64) {
	room := width - g.gap*float64(len(g.columns)-1)
	least := 0.0
	for i := range g.columns {
		least += g.columns[i].minWidth
	}
	squeeze := min(room/least, 1)
	for i := range g.columns {
		g.columns[i].width = g.columns[i].minWidth * squeeze
	}
	g.grow(room, func(col gridColumn) float64 { return col.headWidth })
	g.grow(room, func(col gridColumn) float64 { return col.bestWidth })
	left := max(room-g.widths(), 0)
	for i := range g.columns { // the rest stays free: a narrow table is not stretched
		g.columns[i].width += min(left/float64(len(g.columns)), mostAir)
	}
	for i := range g.columns {
		g.columns[i].x = x
		x += g.columns[i].width + g.gap
	}
}

// widths is the sum of the widths of the columns.
func (g *grid) widths() float64 {
	sum := 0.0
	for i := range g.columns {
		sum += g.columns[i].width
	}
	return sum
}

// grow widens the columns towards what they ask for, as far as there is room.
func (g *grid) grow(room float64, asked func(gridColumn) float64) {
	missing := 0.0
	for _, col := range g.columns {
		missing += max(asked(col)-col.width, 0)
	}
	if missing == 0 {
		return
	}
	part := min(max(room-g.widths(), 0)/missing, 1)
	for i := range g.columns {
		col := &g.columns[i]
		col.width += float64(part * max(asked(*col)-col.width, 0))
	}
}

// mostHead is the most room that a header of a column of values asks for, in points.
const mostHead = 90

// twoLines is the width at which a header takes two lines at most.
func (g *grid) twoLines(header string) float64 {
	style := bold(g.set.tableSize)
	least := g.set.fonts.Width(header, style)
	for i, r := range header {
		if r == ' ' {
			least = min(least, max(g.set.fonts.Width(header[:i], style), g.set.fonts.Width(header[i+1:], style)))
		}
	}
	return least
}

// mostAir is the most that a column is wider than its texts, in points.
const mostAir = 22

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
	cellGap   = 12  // between columns
	narrowGap = 8   // the same in a narrow table
	cellPad   = 3.2 // above and below the text of a row
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
	kind        columnKind
	index       int    // of the values
	head        string // one line, broken where needed
	least, best float64
	fraction    float64 // the widest part from the decimal mark on
	x, width    float64
}

// grid is a table being set: some columns of a sheet.
type grid struct {
	set     *setter
	sheet   doc.DataTable // the columns that it has
	columns []gridColumn
	records []record
	gap     float64 // between columns
	table   *Element
}

// sheetItems composes a data table. Series that do not fit beside each other follow in
// tables below, each with the keys.
func sheetItems(set *setter, s doc.DataTable, x, width float64, table *Element) []item {
	var items []item
	for _, g := range gridsOf(set, s, width, table) {
		g.spread(x, width)
		items = append(items, g.items()...)
	}
	if n := len(items); n > 0 {
		items[n-1].after = 16
	}
	return items
}

// gridsOf splits the series of a sheet into tables that fit the width, each with as
// many as it holds.
func gridsOf(set *setter, s doc.DataTable, width float64, table *Element) []*grid {
	if len(s.Columns) == 0 {
		return nil
	}
	all := newGrid(set, s, 0, len(s.Columns), width, table)
	if all.least() <= width || len(s.Columns) == 1 {
		return []*grid{all}
	}
	room := width + all.gap // a gap for each column
	for _, col := range all.columns {
		if col.kind != values {
			room -= col.least + all.gap
		}
	}
	needs := make([]float64, len(s.Columns))
	for i := range needs {
		needs[i] = all.columns[1+i].least + all.gap // the keys are in column 0
	}
	parts := parted(needs, room, len(needs))
	if even := parted(needs, room, (len(needs)+len(parts)-1)/len(parts)); len(even) == len(parts) {
		parts = even
	}
	var out []*grid
	start := 0
	for _, end := range parts {
		out = append(out, newGrid(set, s, start, end, width, table.Parent.child(table.Role)))
		start = end
	}
	return out
}

// parted splits columns into parts that take no more than room, of at most so many
// columns. It returns where each part ends.
func parted(needs []float64, room float64, most int) []int {
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

// newGrid prints some series of a sheet and measures the columns.
func newGrid(set *setter, all doc.DataTable, from, to int, width float64, table *Element) *grid {
	s := all.Part(from, to)
	g := &grid{set: set, sheet: s, records: recordsOf(set, s), gap: cellGap, table: table}
	if width < set.textWidth/2 {
		g.gap = narrowGap
	}
	g.add(gridColumn{kind: stub, head: s.Heads.Keys}, width)
	if s.Columns[0] == "" {
		g.add(gridColumn{kind: values, head: s.Heads.Values}, width)
	} else {
		for i, name := range s.Columns {
			g.add(gridColumn{kind: values, index: i, head: name}, width)
		}
	}
	if slices.ContainsFunc(g.records, func(r record) bool { return r.status != "" }) {
		g.add(gridColumn{kind: status, head: s.Heads.Remarks}, width)
	}
	if slices.ContainsFunc(g.records, func(r record) bool { return len(r.sources) > 0 }) {
		g.add(gridColumn{kind: sources, head: s.Heads.Sources}, width)
	}
	return g
}

// add measures a column and appends it.
func (g *grid) add(col gridColumn, width float64) {
	col.head = g.set.plain(col.head, g.sheet.Pos)
	head := g.set.fonts.Width(col.head, bold(g.set.tableSize))
	whole := 0.0
	for _, r := range g.records {
		text := g.text(r, col)
		fraction := g.fraction(text, col)
		col.fraction = max(col.fraction, fraction)
		whole = max(whole, g.set.fonts.Width(text, g.style(r))-fraction)
	}
	body := whole + col.fraction
	word := g.longestWord(col.head)
	switch col.kind {
	case stub:
		word = max(word, g.longestWord(g.sheet.Heads.Continued))
		col.best = max(body, min(head, 0.5*width))
		col.least = min(max(body, word), 0.3*width)
	case values:
		col.best = max(body, min(head, 90))
		col.least = max(min(body, 140), min(word, 90))
	case status:
		for _, r := range g.records {
			word = max(word, g.longestWord(r.status))
		}
		col.best, col.least = min(max(body, word), 0.45*width), min(word, 0.2*width)
	case sources:
		col.best = max(min(body, 70), word)
		col.least = col.best
	}
	col.best = max(col.best, col.least)
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
	var numbers []string
	for _, s := range r.sources {
		numbers = append(numbers, s.Number)
	}
	return strings.Join(numbers, ", ")
}

// fraction is the width of what follows the digits of the last number's
// whole part, so that numbers stand in line at their decimal marks.
func (g *grid) fraction(text string, col gridColumn) float64 {
	if col.kind != values {
		return 0
	}
	i := strings.LastIndex(text, g.sheet.DecimalMark)
	if i < 0 || strings.Trim(text[i+len(g.sheet.DecimalMark):], "0123456789") != "" {
		return 0
	}
	return g.set.fonts.Width(text[i:], tabular(g.set.tableSize))
}

func (g *grid) longestWord(text string) float64 {
	w := 0.0
	for _, word := range data.Words(text) {
		w = max(w, g.set.fonts.Width(word, bold(g.set.tableSize)))
	}
	return w
}

// least is the width below which words of the table are torn.
func (g *grid) least() float64 {
	w := g.gap * float64(len(g.columns)-1)
	for _, col := range g.columns {
		w += col.least
	}
	return w
}

// best is the width at which no text of the table is squeezed.
func (g *grid) best() float64 {
	w := g.gap * float64(len(g.columns)-1)
	for _, col := range g.columns {
		w += col.best
	}
	return w
}

// spread gives the columns their widths: the least, what is left towards the
// best, and what is left then to the columns that gain from it.
func (g *grid) spread(x, width float64) {
	room := width - g.gap*float64(len(g.columns)-1)
	least, best := 0.0, 0.0
	for _, col := range g.columns {
		least += col.least
		best += col.best
	}
	grow := 0.0
	if best > least {
		grow = min(max(room-least, 0)/(best-least), 1)
	}
	squeeze := min(room/least, 1)
	for i := range g.columns {
		col := &g.columns[i]
		col.width = col.least*squeeze + grow*(col.best-col.least)
	}
	g.share(max(room-best, 0), width)
	for i := range g.columns {
		g.columns[i].x = x
		x += g.columns[i].width + g.gap
	}
}

// share gives away room that no column needs: to the keys until they take a
// third, then to the status; without one, to all alike.
func (g *grid) share(room, width float64) {
	i := slices.IndexFunc(g.columns, func(col gridColumn) bool { return col.kind == status })
	if i < 0 {
		for i := range g.columns {
			g.columns[i].width += room / float64(len(g.columns))
		}
		return
	}
	stub := min(room, max(0, 0.35*width-g.columns[0].width))
	g.columns[0].width += stub
	g.columns[i].width += room - stub
}

package report

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/report/pdf"
)

// The space in tables, in points.
const (
	cellGap   = 12  // between columns
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
	fraction    float64 // the widest part behind the decimal mark
	x, width    float64
}

// grid is a table being set: some columns of a sheet.
type grid struct {
	*composer
	sheet   sheet
	columns []gridColumn
	records []record
	point   string // the decimal mark
	table   *element
}

// sheet composes a data table. Series that do not fit beside each other follow in
// tables below, each with the keys.
func (c *composer) sheet(s sheet, x, width float64, table *element) []item {
	if len(s.keys) > maxRows {
		c.faults = append(c.faults, s.tooLong())
		return nil
	}
	var items []item
	for _, series := range c.groups(s, width) {
		g := c.grid(s, series, width, &element{role: table.role, parent: table.parent})
		g.spread(x, width)
		items = append(items, g.items()...)
	}
	if n := len(items); n > 0 {
		items[n-1].after = 16
	}
	return items
}

// groups splits the series of a sheet into tables that fit the width, each with
// as many as it holds.
func (c *composer) groups(s sheet, width float64) [][]sheetColumn {
	if len(s.columns) == 0 {
		return nil
	}
	all := c.grid(s, s.columns, width, c.root)
	if all.least() <= width {
		return [][]sheetColumn{s.columns}
	}
	room := width + cellGap // a gap for each column
	for _, col := range all.columns {
		if col.kind != values {
			room -= col.least + cellGap
		}
	}
	var out [][]sheetColumn
	start, used := 0, 0.0
	for _, col := range all.columns {
		if col.kind != values {
			continue
		}
		need := col.least + cellGap
		if used += need; used > room && col.index > start {
			out = append(out, s.columns[start:col.index])
			start, used = col.index, need
		}
	}
	return append(out, s.columns[start:])
}

// grid prints some series of a sheet and measures the columns.
func (c *composer) grid(s sheet, series []sheetColumn, width float64, table *element) *grid {
	g := &grid{composer: c, sheet: s, records: c.records(s, series), table: table}
	g.point = strings.Trim(c.say.Number(data.NewDecimal(5, 1)), "05")
	unit := capital(c.say.Unit(s.unit))
	if series[0].label == "" {
		g.add(gridColumn{kind: stub, head: s.title}, width)
		g.add(gridColumn{kind: values, head: unit}, width)
	} else {
		g.add(gridColumn{kind: stub, head: c.say.Say(data.WordMeasured, "noun", s.title, "label", c.say.Unit(s.unit))}, width)
		for i, col := range series {
			g.add(gridColumn{kind: values, index: i, head: col.label}, width)
		}
	}
	if slices.ContainsFunc(g.records, func(r record) bool { return r.status != "" }) {
		g.add(gridColumn{kind: status, head: c.say.Say(data.WordStatus)}, width)
	}
	if slices.ContainsFunc(g.records, func(r record) bool { return len(r.sources) > 0 }) {
		g.add(gridColumn{kind: sources, head: c.say.Say(data.WordSource)}, width)
	}
	return g
}

// capital makes the first letter a capital, for the head of a column.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// add measures a column and appends it.
func (g *grid) add(col gridColumn, width float64) {
	col.head = g.plain(col.head, g.sheet.pos)
	head := g.fonts.Width(col.head, bold(tableSize))
	whole := 0.0
	for _, r := range g.records {
		text := g.text(r, col)
		fraction := g.fraction(text, col)
		col.fraction = max(col.fraction, fraction)
		whole = max(whole, g.fonts.Width(text, regular(tableSize))-fraction)
	}
	body := whole + col.fraction
	word := g.longestWord(col.head)
	switch col.kind {
	case stub:
		word = max(word, g.longestWord(g.continued()))
		col.best = max(body, min(head, 0.4*width))
		col.least = min(max(body, word, head/2), 0.3*width)
	case values:
		col.best = max(body, min(head, 90))
		col.least = max(min(body, 140), min(word, 90))
	case status:
		col.best, col.least = max(body, word), min(max(body, word), 0.2*width)
	case sources:
		col.best = max(min(body, 70), word)
		col.least = col.best
	}
	col.best = max(col.best, col.least)
	g.columns = append(g.columns, col)
}

// text returns a record's cell as plain text.
func (g *grid) text(r record, col gridColumn) string {
	switch col.kind {
	case stub:
		return r.key
	case values:
		return r.values[col.index]
	case status:
		return r.status
	}
	var numbers []string
	for _, s := range r.sources {
		numbers = append(numbers, g.say.Number(data.Int(int64(s.Number))))
	}
	return strings.Join(numbers, ", ")
}

// fraction is the width of what stands behind the digits of the last number's
// whole part, so that numbers stand in line at their decimal marks.
func (g *grid) fraction(text string, col gridColumn) float64 {
	if col.kind != values {
		return 0
	}
	i := strings.LastIndex(text, g.point)
	if i < 0 || strings.Trim(text[i+len(g.point):], "0123456789") != "" {
		return 0
	}
	return g.fonts.Width(text[i:], regular(tableSize))
}

// continued is what the head of a table says when it is set again.
func (g *grid) continued() string { return "(" + g.say.Say(data.WordContinued) + ")" }

func (g *grid) longestWord(text string) float64 {
	w := 0.0
	for _, word := range strings.Fields(text) {
		w = max(w, g.fonts.Width(word, bold(tableSize)))
	}
	return w
}

// least is the width below which words of the table are torn.
func (g *grid) least() float64 {
	w := cellGap * float64(len(g.columns)-1)
	for _, col := range g.columns {
		w += col.least
	}
	return w
}

// spread gives the columns their widths: the least, what is left towards the
// best, and what is left then to the columns that gain from it.
func (g *grid) spread(x, width float64) {
	room := width - cellGap*float64(len(g.columns)-1)
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
		x += g.columns[i].width + cellGap
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

// shortTable is the most rows of a table that is not broken where a page can hold
// it.
const shortTable = 7

// items composes the head and the rows. The first rows stand with the head, the
// last two together; the head is set again on every page.
func (g *grid) items() []item {
	head := g.head(true, g.sheet.title)
	again := g.head(false, g.columns[0].head+" "+g.continued())
	items := []item{head}
	body := g.table.child(pdf.TBody)
	for i, r := range g.records {
		row := g.row(r, body.child(pdf.TR))
		row.head = &again
		if i == 0 || i == len(g.records)-2 || len(g.records) <= shortTable {
			row.next = together
		}
		items = append(items, row)
	}
	if last := len(items) - 1; last > 0 {
		items[last].next = loose
	} else {
		items[0].next = loose
	}
	return items
}

// head composes the heads of the columns, their last lines in line. Set again it
// is no part of the text.
func (g *grid) head(first bool, title string) item {
	tr := g.table.child(pdf.THead).child(pdf.TR)
	var cells [][]box
	var heights []float64
	height := 0.0
	for i, col := range g.columns {
		text := col.head
		if i == 0 && !first {
			text = g.plain(title, g.sheet.pos)
		}
		th := tr.child(pdf.TH)
		th.scope = pdf.Column
		boxes, h := g.stack(one(text, bold(tableSize), g.ink.text), g.cell(col, 0), th)
		if len(boxes) == 0 {
			boxes = []box{{kind: boxEmpty, el: th, x: col.x}}
		}
		cells, heights = append(cells, boxes), append(heights, h)
		height = max(height, h)
	}
	it := item{height: height + 2*cellPad + 0.75, before: 14, next: bound, what: "the head of a table",
		hint: "shorten the names of the series", pos: g.sheet.pos}
	for i, boxes := range cells {
		it.boxes = append(it.boxes, moved(boxes, cellPad+height-heights[i])...)
	}
	if !first {
		it.boxes = artifacts(it.boxes)
	}
	it.boxes = append(it.boxes, g.line(it.height-0.75, 0.75))
	return it
}

// artifacts returns boxes that only repeat what the text has already.
func artifacts(boxes []box) []box {
	var out []box
	for _, b := range boxes {
		if b.kind != boxEmpty {
			b.el, b.to = nil, nil
			out = append(out, b)
		}
	}
	return out
}

// line is a rule across the table.
func (g *grid) line(y, thickness float64) box {
	last := g.columns[len(g.columns)-1]
	ink := g.ink.rule
	if thickness > 0.5 {
		ink = g.ink.strong
	}
	return rule(g.columns[0].x, y, last.x+last.width-g.columns[0].x, thickness, ink)
}

// cell is how the text of a column is set, short of its right edge by an indent.
func (g *grid) cell(col gridColumn, indent float64) setting {
	return setting{x: col.x, width: col.width - indent, size: tableSize, leading: tableLead,
		rightmost: col.kind == values || col.kind == sources}
}

// row composes a row: its first cell is the head of the others.
func (g *grid) row(r record, tr *element) item {
	it := item{what: "the row of " + excerpt(r.key), hint: "shorten its note", pos: r.pos}
	for i, col := range g.columns {
		e := tr.child(pdf.TD)
		if i == 0 {
			e = tr.child(pdf.TH)
			e.scope = pdf.Row
		}
		boxes, height := g.stack(g.spans(r, col, e), g.cell(col, g.indent(r, col)), e)
		if len(boxes) == 0 {
			boxes = []box{{kind: boxEmpty, el: e, x: col.x}}
		}
		it.boxes = append(it.boxes, moved(boxes, cellPad)...)
		it.height = max(it.height, height)
	}
	it.height = max(it.height, tableSize*tableLead) + 2*cellPad + 0.5
	it.boxes = append(it.boxes, g.line(it.height-0.5, 0.5))
	return it
}

// indent keeps a number with a short fraction in line with the others; a text
// that is as wide as its column has none.
func (g *grid) indent(r record, col gridColumn) float64 {
	if col.kind != values || col.fraction == 0 || r.values[col.index] == g.say.Say(data.WordNoValue) {
		return 0
	}
	text := r.values[col.index]
	indent := col.fraction - g.fraction(text, col)
	return max(0, min(indent, col.width-g.fonts.Width(text, regular(tableSize))))
}

// spans returns the text of a cell; sources are linked.
func (g *grid) spans(r record, col gridColumn, e *element) []span {
	if col.kind != sources {
		ink := g.ink.text
		if col.kind == values && r.values[col.index] == g.say.Say(data.WordNoValue) {
			ink = g.ink.soft
		}
		return one(g.text(r, col), regular(tableSize), ink)
	}
	var out []span
	for i, s := range r.sources {
		if i > 0 {
			out = append(out, span{text: ", ", style: regular(tableSize), ink: g.ink.soft})
		}
		link := e.child(pdf.Link)
		out = append(out, span{text: g.say.Number(data.Int(int64(s.Number))), style: regular(tableSize),
			ink: g.ink.accent, to: g.toSource(s), el: link})
	}
	return out
}

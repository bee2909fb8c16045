package report

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extension_ast "github.com/yuin/goldmark/extension/ast"

	"briefing/data"
	"briefing/report/pdf"
)

// alignment is how the cells of a column stand in it.
type alignment int

const (
	flushLeft alignment = iota
	centred
	flushRight
)

// maxTextRows is the most rows of a table in a text: longer ones are data.
const maxTextRows = 30

// textGap is the space between the columns of a table in a text, in points.
const textGap = 18

// table reads a table.
func (r *markdownReader) table(n *extension_ast.Table) passage {
	p := passage{kind: table, at: n.Pos()}
	for _, a := range n.Alignments {
		p.aligns = append(p.aligns, map[extension_ast.Alignment]alignment{extension_ast.AlignRight: flushRight, extension_ast.AlignCenter: centred}[a])
	}
	if rows := n.ChildCount() - 1; rows > maxTextRows {
		r.fault(n, fmt.Sprintf("a table of %d rows in a text; at most %d fit one", rows, maxTextRows), "write the values as a figure, and show it with a table block")
	}
	for row := n.FirstChild(); row != nil && len(p.rows) <= maxTextRows; row = row.NextSibling() {
		r.wholeRow(row, len(p.rows), len(p.aligns))
		cells := make([][]inline, len(p.aligns))
		i := 0
		for cell := row.FirstChild(); cell != nil && i < len(cells); cell = cell.NextSibling() {
			cells[i] = r.inlines(cell, nil, inline{})
			i++
		}
		p.rows = append(p.rows, cells)
	}
	return p
}

// wholeRow holds that a row has as many cells as the head of its table. What is
// too much is not in the tree: goldmark drops it, as GitHub does.
func (r *markdownReader) wholeRow(row ast.Node, nth, want int) {
	line, _, _ := bytes.Cut(r.source[row.Pos():], []byte("\n"))
	n := cellsOf(line)
	if n == want {
		return
	}
	hint := "remove what is too much; a | that is part of a text is written \\|"
	switch {
	case n < want && !bytes.Contains(line, []byte("|")):
		hint = "write an empty line above a text that follows the table"
	case n < want:
		hint = "write all of them, the empty ones too: | a | |"
	}
	r.fault(row, fmt.Sprintf("row %d of a table has %s, where its head has %d: %q", nth, counted(n, "cell"), want, excerpt(string(line))), hint)
}

// counted is a number of things, for a message.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// cellsOf counts the cells of a row: all | without a backslash before them part
// cells, also those in code, but for one at either end.
func cellsOf(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	n, parted := 0, true
	for i, c := range line {
		if parted {
			n++
		}
		parted = c == '|' && (i == 0 || line[i-1] != '\\')
	}
	return n
}

// delimiters is the line below the head of a table.
var delimiters = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// noTable finds a line in a paragraph that would make a table of it, were it as
// long as the head above it.
func (r *markdownReader) noTable(n *ast.Paragraph) {
	for i := 1; i < n.Lines().Len(); i++ {
		head, below := n.Lines().At(i-1), n.Lines().At(i)
		line := below.Value(r.source)
		if !bytes.Contains(line, []byte("|")) || !delimiters.Match(bytes.TrimRight(line, "\r\n")) {
			continue
		}
		if want, got := cellsOf(head.Value(r.source)), cellsOf(line); want != got {
			r.faultAt(below.Start, fmt.Sprintf("the head of a table has %s, and the line below it %d", counted(want, "cell"), got), "write --- for each cell of the head, with | between them")
		}
	}
}

// textCell is a cell of a table in a text.
type textCell struct {
	spans       []span
	el          *element
	least, best float64 // the widest word; all on one line
}

// table composes a table in a text, as wide as it needs to be: the first cell of
// a row is the head of the others, as in a data table.
func (w writer) table(p passage, x, width float64, e *element) []item {
	w.size, w.equal = w.tableSize, true
	rows := make([][]textCell, len(p.rows))
	head, body := e.child(pdf.THead), e.child(pdf.TBody)
	for i, cells := range p.rows {
		group := body
		if i == 0 {
			group = head
		}
		rows[i] = w.textRow(cells, group.child(pdf.TR), i == 0)
	}
	columns, ok := w.textColumns(rows, p.at, x, width)
	if !ok {
		return nil
	}
	return w.textItems(rows, columns, p.aligns)
}

// textRow composes the cells of a row.
func (w writer) textRow(cells [][]inline, tr *element, head bool) []textCell {
	out := make([]textCell, len(cells))
	w.bold = head
	for i, words := range cells {
		e := tr.child(pdf.TD)
		switch {
		case head:
			e = tr.child(pdf.TH)
			e.scope = pdf.Column
		case i == 0 && len(cells) > 1:
			e = tr.child(pdf.TH)
			e.scope = pdf.Row
		}
		out[i] = textCell{spans: w.words(words, e), el: e}
		out[i].least, out[i].best = w.extent(out[i].spans)
	}
	return out
}

// extent returns the width of the widest part of a text that is not broken, and
// that of its longest line.
func (w writer) extent(spans []span) (least, best float64) {
	f := newFiller(w.fonts, spans, math.Inf(1))
	word, line := 0, 0
	for _, p := range f.pieces() {
		least = max(least, f.measure(word, f.visible(word, p.end)))
		word = p.end
		if p.hard || p.end == len(f.text) {
			best = max(best, f.measure(line, f.visible(line, p.end)))
			line = p.end
		}
	}
	return least, best
}

// textColumns gives the columns their places: what they need at least, and of
// the room that is left a share of what they could use.
func (w writer) textColumns(rows [][]textCell, at int, x, width float64) ([]setting, bool) {
	n := len(rows[0])
	least, best := make([]float64, n), make([]float64, n)
	for _, cells := range rows {
		for i, c := range cells {
			least[i], best[i] = max(least[i], c.least), max(best[i], c.best)
		}
	}
	room := width - textGap*float64(n-1)
	sum, wish := 0.0, 0.0
	for i := range least {
		sum += least[i]
		wish += best[i]
	}
	if sum > room {
		w.faults = append(w.faults, data.Fault{Pos: w.at.At(at), Text: fmt.Sprintf("a table of %d columns is too wide for its text: its words take %.0f points, where %.0f fit", n, sum, max(room, 0)),
			Hint: "write fewer columns, or shorter words; a table block splits long tables"})
		return nil, false
	}
	grow := 1.0
	if wish > room {
		grow = (room - sum) / (wish - sum)
	}
	columns := make([]setting, n)
	for i := range columns {
		columns[i] = setting{x: x, width: least[i] + grow*(best[i]-least[i]), size: w.size, leading: tableLead}
		x += columns[i].width + textGap
	}
	return columns, true
}

// textItems places the rows, the head again on every page.
func (w writer) textItems(rows [][]textCell, columns []setting, aligns []alignment) []item {
	for i, a := range aligns {
		columns[i].rightmost, columns[i].centred = a == flushRight, a == centred
	}
	head := w.textItem(rows[0], columns, 0.75, w.ink.strong)
	head.next, head.before = bound, paragraphGap
	again := head
	again.boxes, again.foot = artifacts(head.boxes), nil
	items := []item{head}
	for i, cells := range rows[1:] {
		it := w.textItem(cells, columns, 0.5, w.ink.rule)
		it.head = &again
		if i == 0 || i == len(rows)-3 || len(rows)-1 <= shortTable {
			it.next = together
		}
		items = append(items, it)
	}
	last := &items[len(items)-1]
	last.next, last.after = loose, paragraphGap+4
	return items
}

// textItem places the cells of a row above a rule.
func (w writer) textItem(cells []textCell, columns []setting, thickness float64, ink color.Color) item {
	it := item{what: "the row of a table in a text", hint: "shorten its cells", pos: w.pos, height: w.size * tableLead}
	for i, c := range cells {
		lines := fill(w.fonts, c.spans, columns[i].width)
		for j, l := range lines {
			it.boxes = w.appendLine(it.boxes, l, columns[i], cellPad+float64(j)*columns[i].height(), c.el)
			it.foot = append(it.foot, footOf(l)...)
		}
		if len(lines) == 0 {
			it.boxes = append(it.boxes, box{kind: boxEmpty, el: c.el, x: columns[i].x})
		}
		it.height = max(it.height, float64(len(lines))*columns[i].height())
	}
	it.height += 2*cellPad + thickness
	last := columns[len(columns)-1]
	it.boxes = append(it.boxes, rule(columns[0].x, it.height-thickness, last.x+last.width-columns[0].x, thickness, ink))
	return it
}

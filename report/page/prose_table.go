package page

import (
	"fmt"
	"image/color"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
)

// textGap is the space between the columns of a table in a text, in points.
const textGap = 18

// textCell is a cell of a table in a text.
type textCell struct {
	spans               []span
	el                  *Element
	minWidth, bestWidth float64 // the widest word; all on one line
}

// table composes a table in a text, as wide as it needs to be: the first cell of
// a row is the header of the others, as in a data table.
func (w proseComposer) table(p doc.TextTable, x, width float64, e *Element) []item {
	w.size, w.equal = w.set.tableSize, true
	rows := make([][]textCell, len(p.Rows))
	head, body := e.child(THead), e.child(TBody)
	for i, cells := range p.Rows {
		group := body
		if i == 0 {
			group = head
		}
		rows[i] = w.textRow(cells, group.child(TR), i == 0)
	}
	columns, ok := w.textColumns(rows, p.Pos, x, width)
	if !ok {
		return nil
	}
	return w.textItems(rows, columns, p.Aligns)
}

// textRow composes the cells of a row.
func (w proseComposer) textRow(cells [][]doc.Inline, tr *Element, head bool) []textCell {
	out := make([]textCell, len(cells))
	w.bold = head
	for i, words := range cells {
		e := tr.child(TD)
		switch {
		case head:
			e = tr.child(TH)
			e.Scope = Column
		case i == 0 && len(cells) > 1:
			e = tr.child(TH)
			e.Scope = Row
		}
		out[i] = textCell{spans: w.words(words, e), el: e}
		out[i].minWidth, out[i].bestWidth = extent(w.set.fonts, out[i].spans)
	}
	return out
}

// extent returns the width of the widest part of a text that is not broken, and
// that of its longest line.
func extent(fonts *typeset.Fonts, spans []span) (least, best float64) {
	f := newFiller(fonts, spans)
	word, line := 0, 0
	for _, b := range f.breaks() {
		least = max(least, f.text.Width(word, f.visible(word, b.End)))
		word = b.End
		if b.Hard || b.End == len(f.text.Text) {
			best = max(best, f.text.Width(line, f.visible(line, b.End)))
			line = b.End
		}
	}
	return least, best
}

// textColumns gives the columns their places: what they need at least, and of
// the room that is left a share of what they could use.
func (w proseComposer) textColumns(rows [][]textCell, at data.Pos, x, width float64) ([]setting, bool) {
	n := len(rows[0])
	least, best := make([]float64, n), make([]float64, n)
	for _, cells := range rows {
		for i, c := range cells {
			least[i], best[i] = max(least[i], c.minWidth), max(best[i], c.bestWidth)
		}
	}
	room := width - textGap*float64(n-1)
	sum, wish := 0.0, 0.0
	for i := range least {
		sum += least[i]
		wish += best[i]
	}
	if sum > room {
		w.set.fault(at, fmt.Sprintf("a table of %d columns is too wide for its text: its words take %.0f points, where %.0f fit", n, sum, max(room, 0)),
			"write fewer columns, or shorter words; a table block splits long tables")
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

// textItems places the rows, the header again on every page.
func (w proseComposer) textItems(rows [][]textCell, columns []setting, aligns []doc.Alignment) []item {
	for i, a := range aligns {
		columns[i].flushRight, columns[i].centred = a == doc.FlushRight, a == doc.Centred
	}
	head := w.textItem(rows[0], columns, closing, w.set.ink.strong)
	head.boxes, head.height = lowered([]Box{ruleOver(columns, 0, closing, w.set.ink.strong)}, head.boxes, closing), head.height+closing
	head.next, head.before = bound, paragraphGap
	again := head
	again.boxes, again.notes = artifacts(head.boxes), nil
	items := []item{head}
	for i, cells := range rows[1:] {
		it := w.textItem(cells, columns, 0.5, w.set.ink.rule)
		it.header = &again
		if staysWithNext(i, len(rows)-1) {
			it.next = together
		}
		items = append(items, it)
	}
	last := &items[len(items)-1]
	last.boxes = append(last.boxes, ruleOver(columns, last.height-closing, closing, w.set.ink.strong))
	last.next, last.after = loose, paragraphGap+4
	return items
}

// textItem places the cells of a row above a rule.
func (w proseComposer) textItem(cells []textCell, columns []setting, thickness float64, ink color.Color) item {
	it := item{what: "the row of a table in a text", hint: "shorten its cells", pos: w.pos, height: w.size * tableLead}
	for i, c := range cells {
		lines := fill(w.set.fonts, c.spans, columns[i].width)
		for j, l := range lines {
			it.boxes = w.set.appendLine(it.boxes, l, columns[i], w.set.cellPad+float64(j)*columns[i].height(), c.el)
			it.notes = append(it.notes, notesOfLine(l)...)
		}
		if len(lines) == 0 {
			it.boxes = append(it.boxes, Box{Kind: BoxEmpty, Element: c.el, X: columns[i].x})
		}
		it.height = max(it.height, float64(len(lines))*columns[i].height())
	}
	it.height += 2*w.set.cellPad + thickness
	it.boxes = append(it.boxes, ruleOver(columns, it.height-thickness, thickness, ink))
	return it
}

// ruleOver is a rule across the columns of a table.
func ruleOver(columns []setting, y, thickness float64, ink color.Color) Box {
	last := columns[len(columns)-1]
	return rule(columns[0].x, y, last.x+last.width-columns[0].x, thickness, ink)
}

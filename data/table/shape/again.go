package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data/table/grid"
)

// copies are tables below the first.
type copies struct {
	*Table
	l *layout
}

// refuse asks for one of several tables that stand below one another with the same heads:
// not the parts of one that is printed on several pages, as they have rows of the same names.
func (t *copies) refuse() error {
	if t.shape.Range.Bottom > 0 {
		return nil
	}
	parts := []Range{{t.top, t.left + 1, 0, t.right}}
	names, again := map[string]int{}, false // the part by the keys of rows
	for i := t.l.body; i < len(t.l.lines); i++ {
		row := &t.l.lines[i]
		last := &parts[len(parts)-1]
		switch {
		case row.filled() > 1 && headed{t.Table}.repeatHeads(row.cells):
			parts = append(parts, Range{row.number, t.left + 1, 0, t.right})
		case t.hasNumber(row):
			last.Bottom = row.number
			name := t.keysIn(row)
			part, known := names[name]
			again = again || known && part != len(parts)
			if !known {
				names[name] = len(parts)
			}
		}
	}
	if !again {
		return nil
	}
	var ranges []string
	for _, p := range parts[:min(len(parts), maxListed)] {
		if p.Bottom > 0 {
			ranges = append(ranges, p.String())
		}
	}
	at := t.at(parts[1].Top, t.left, nil)
	at.Col = t.left + 1
	return several(at, fmt.Sprintf("another table with the same heads begins here, as its rows have the names of those above: there are %d", len(parts)), ranges)
}

// keysIn are the texts of a row in the columns without numbers.
func (t *copies) keysIn(row *line) string {
	var b strings.Builder
	for c := t.left; c < min(t.right, len(row.cells)); c++ {
		if !t.number[c] {
			b.WriteString(row.cells[c].Text)
		}
		b.WriteByte(0)
	}
	return b.String()
}

// headed tells rows of a table from heads.
type headed struct{ *Table }

// repeatHeads reports whether a row repeats a line of the heads.
func (t headed) repeatHeads(cells []grid.Cell) bool {
	return slices.ContainsFunc(t.written, func(heads []string) bool {
		for c := t.left; c < t.right; c++ {
			if c < len(cells) && cells[c].Text != "" && cells[c].Text != heads[c] {
				return false
			}
		}
		return true
	})
}

// areOtherHeads reports whether a row is the heads of another table: the columns of names have
// the heads of this one, and the others years and texts that are none of its heads.
func (t headed) areOtherHeads(cells []grid.Cell) bool {
	if len(t.written) == 0 || t.number[t.left] {
		return false
	}
	heads, years := t.written[len(t.written)-1], 0
	for c := t.left; c < t.right; c++ {
		cell := grid.Cell{}
		if c < len(cells) {
			cell = cells[c]
		}
		switch {
		case !t.number[c]:
			if cell.Text != heads[c] {
				return false
			}
		case cell.Text != "":
			if k := kindOf(&cell); k != year && k != period && (k != text || isMark(cell.Text)) {
				return false
			}
			years++
		}
	}
	return years > 0
}

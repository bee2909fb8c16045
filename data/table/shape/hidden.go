package shape

import (
	"fmt"
	"maps"
	"slices"

	"briefing/data"
	"briefing/data/table/grid"
)

// Unseen is what is done with rows and columns that a reader of the file does not see.
type Unseen string

// They are read as others are, unless they are left out.
const (
	ReadHidden Unseen = "read"
	LeaveOut   Unseen = "leave-out"
)

// opened are the rows of a sheet, perhaps without those that are hidden, and with nothing in
// columns that are hidden.
type opened struct {
	*showableRows
	without bool
	buffer  []grid.Cell
	visible grid.Row // of the row, where some of its cells are hidden
	left    int      // how many rows were left out before the current one
}

// open opens the sheet as the shape reads it.
func (t *Table) open() (*opened, error) {
	rows, err := showable(t)
	if err != nil {
		return nil, err
	}
	return &opened{showableRows: rows, without: t.shape.Unseen == LeaveOut}, nil
}

// Next returns the next row that is read.
func (o *opened) Next() (*grid.Row, error) {
	o.left = 0
	for {
		row, err := o.showableRows.Next()
		if err != nil || !o.without {
			return row, err
		}
		if row.Hidden {
			o.left++
			continue
		}
		if !slices.ContainsFunc(row.Cells, func(c grid.Cell) bool { return c.Hidden }) {
			return row, nil
		}
		o.buffer = append(o.buffer[:0], row.Cells...)
		for i := range o.buffer {
			if c := &o.buffer[i]; c.Hidden {
				*c = grid.Cell{Column: c.Column, Line: c.Line, Hidden: true}
			}
		}
		o.visible = *row
		o.visible.Cells = o.buffer
		return &o.visible, nil
	}
}

// isGap reports whether rows that the file does not have stand between one and the next.
func (o *opened) isGap(line, next int) bool { return next > line+1+o.left }

// tellHidden says which columns a reader of the file does not see.
func tellHidden(t *Table, lines []line) {
	t.hidden = map[int]bool{}
	for i := range lines {
		for c := range lines[i].cells {
			if cell := &lines[i].cells[c]; cell.Hidden && cell.Text != "" {
				t.hidden[c] = true
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(t.hidden)) {
		t.found("hidden", "column "+data.ColumnName(c+1), data.Pos{File: t.file, Sheet: t.sheet.Name})
	}
}

// markHidden says which columns of the table stand in columns that are hidden.
func markHidden(t *Table) {
	for i, from := range t.from {
		t.all[i].Hidden = from.column >= 0 && t.hidden[from.column] || slices.ContainsFunc(from.with, func(c int) bool { return t.hidden[c] })
		for _, g := range t.groups {
			if from.column < 0 && !from.section && slices.ContainsFunc(g.columns, func(c int) bool { return t.hidden[c] }) {
				t.all[i].Hidden = true
			}
		}
	}
}

// rowsHidden says how many rows are hidden.
func rowsHidden(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

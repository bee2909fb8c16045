package shape

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/table/grid"
)

// showableRows are the rows of a sheet without the characters that no page can show: a
// byte-order mark in the middle, marks of direction beside numbers, an escape.
type showableRows struct {
	rows        grid.Rows
	first       *grid.Finding // where the first of them stands
	row         grid.Row      // that was mended
	file, sheet string
}

// showable opens the rows of the sheet.
func showable(t *Table) (*showableRows, error) {
	rows, err := t.sheet.Open()
	if err != nil {
		return nil, err
	}
	return &showableRows{rows: rows, file: t.file, sheet: t.sheet.Name}, nil
}

// Next returns a row.
func (r *showableRows) Next() (*grid.Row, error) {
	row, err := r.rows.Next()
	if err != nil {
		return nil, err
	}
	for i := range row.Cells {
		if isShowable(row.Cells[i].Text) {
			continue
		}
		if row != &r.row { // the row is that of its reader
			cells := append(r.row.Cells[:0], row.Cells...)
			r.row = *row
			r.row.Cells, row = cells, &r.row
		}
		c := &row.Cells[i]
		if r.first == nil {
			odd, _ := utf8.DecodeRuneInString(c.Text[strings.IndexFunc(c.Text, data.IsControl):])
			r.first = &grid.Finding{Key: "invisible", Text: fmt.Sprintf("%U", odd), At: row.Pos(r.file, r.sheet, i)}
		}
		c.Text = strings.TrimSpace(data.Showable(c.Text))
	}
	return row, nil
}

// Close ends the reading.
func (r *showableRows) Close() error { return r.rows.Close() }

// isShowable reports whether a page can show all of a text. Nearly all texts are ASCII.
func isShowable(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf {
			return strings.IndexFunc(text[i:], data.IsControl) < 0
		} else if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

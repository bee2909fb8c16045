package parquet

import (
	"fmt"
	"io"

	"briefing/data"
	"briefing/data/table/grid"
)

// rows are those of a file, read one by one.
type rows struct {
	file     file
	footer   *footer
	columns  []column
	group    int   // that comes next
	left     int64 // rows of the present group
	read     int64
	begun    bool
	held     int64 // bytes of pages
	packed   []byte
	unpacker unpacker

	row   grid.Row
	cells []cell
	texts []byte
}

// cell is where a cell lies among the texts of the row.
type cell struct{ from, to, number int }

func (r *rows) Close() error {
	if r.unpacker.zstd != nil {
		r.unpacker.zstd.Close()
	}
	return nil
}

// hold counts memory that pages take.
func (r *rows) hold(bytes int64) error {
	if bytes <= 0 {
		return nil
	}
	if r.held += bytes; r.held > maxHeld {
		return fmt.Errorf("its pages need more than %d bytes at a time", maxHeld)
	}
	return nil
}

func (r *rows) Next() (row *grid.Row, err error) {
	if !r.begun {
		r.begun = true
		return r.head(), nil
	}
	for r.left == 0 {
		if r.group == len(r.footer.groups) {
			return nil, io.EOF
		}
		g := &r.footer.groups[r.group]
		r.group++
		r.left = g.rows
		for i := range r.columns {
			r.columns[i].open(r, g)
		}
	}
	r.left--
	r.read++
	return r.take()
}

// head is the row of the names of the columns.
func (r *rows) head() *grid.Row {
	row := &grid.Row{Line: 1}
	for i := range r.columns {
		row.Cells = append(row.Cells, grid.Cell{Text: data.OneLine(r.columns[i].leaf.name)})
	}
	return row
}

// take reads a value of each column. Their texts lie in one buffer, which becomes one
// string for all of them.
func (r *rows) take() (*grid.Row, error) {
	r.texts, r.cells = r.texts[:0], r.cells[:0]
	r.row.Line = int(r.read) + 1
	for i := range r.columns {
		c := &r.columns[i]
		from := len(r.texts)
		v, ok, err := c.next(r)
		number := false
		if err == nil && ok {
			r.texts, number, err = c.leaf.appendText(r.texts, v)
		}
		if err != nil {
			return nil, r.fault(i, err)
		}
		n := from
		if number {
			n = len(r.texts)
		}
		r.cells = append(r.cells, cell{from, len(r.texts), n})
	}
	texts := string(r.texts)
	r.row.Cells = r.row.Cells[:0]
	for _, c := range r.cells {
		r.row.Cells = append(r.row.Cells, grid.Cell{Text: texts[c.from:c.to], Number: texts[c.from:c.number]})
	}
	return &r.row, nil
}

// fault says at which value a file cannot be read.
func (r *rows) fault(column int, err error) error {
	at := data.Pos{File: r.file.name, Line: r.row.Line, Col: column + 1}
	name := r.columns[column].leaf.name
	if wrong, ok := err.(valueError); ok {
		return &grid.Error{At: at, Text: fmt.Sprintf("%q of record %d %s", name, r.read, string(wrong)), Hint: "write the table without this column"}
	}
	return &grid.Error{At: at, Text: fmt.Sprintf("the Parquet file is damaged: %q of record %d: %v", name, r.read, err), Hint: hintAgain}
}

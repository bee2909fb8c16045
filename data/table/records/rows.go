package records

import (
	"bytes"
	"io"

	"briefing/data"
	"briefing/data/table/grid"
)

// opener returns what opens the rows of the table.
func (t *table) opener(d document) func() (grid.Rows, error) {
	return func() (grid.Rows, error) {
		s := d.scan(t.at)
		if s.many = t.lines; !t.lines {
			if _, err := s.next(); err != nil {
				return nil, err
			}
		}
		r := &rows{table: t, s: s, head: len(t.columns) > 0}
		r.walk = walker{s: s, visit: r.visit}
		return r, nil
	}
}

// rows are those of a table, read one by one.
type rows struct {
	table *table
	s     *scanner
	walk  walker
	head  bool // comes next
	row   grid.Row
	cells cells
}

func (r *rows) Close() error { return nil }

func (r *rows) Next() (*grid.Row, error) {
	if r.head {
		r.head = false
		return r.table.head(), nil
	}
	e, err := r.s.next()
	switch {
	case err != nil:
		return nil, err
	case e.kind == closing || e.kind == end:
		return nil, io.EOF
	}
	r.row.Line = e.at.line
	r.cells.clear(0)
	if e.kind == object {
		r.cells.clear(len(r.table.columns))
		r.walk.path = r.walk.path[:0]
		err = r.walk.object()
	} else {
		err = r.values()
	}
	r.row.Cells = r.cells.fill(r.row.Cells[:0])
	return &r.row, err
}

// head is the row of the names of the columns.
func (t *table) head() *grid.Row {
	row := &grid.Row{Line: t.columns[0].at.line}
	for _, n := range t.columns {
		row.Cells = append(row.Cells, grid.Cell{Text: n.title(), Column: n.at.col, Line: n.at.line})
	}
	return row
}

// visit puts a value of a record in its cell.
func (r *rows) visit(s *scanner, path []byte, _ place, v token) error {
	n := r.table.index[string(path)]
	switch {
	case v.kind == array:
		return s.pass(v)
	case v.kind != object && n != nil && n.column > 0:
		r.cells.set(n.column-1, v)
	}
	return nil
}

// values puts the values of a row in their cells.
func (r *rows) values() error {
	for i := 0; ; i++ {
		t, err := r.s.next()
		if err != nil || t.kind == closing {
			return err
		}
		if err := r.s.pass(t); err != nil {
			return err
		}
		r.cells.add()
		r.cells.set(i, t)
	}
}

// cells are those of the present row. Their texts lie in one buffer, which becomes one
// string for all of them.
type cells struct {
	places []cellPlace
	texts  []byte
}

// cellPlace is where a cell lies in the buffer, and in the file.
type cellPlace struct {
	from, to       int // of its text
	number, beyond int // of its number
	at             place
}

// clear makes so many cells empty.
func (c *cells) clear(n int) {
	c.texts = c.texts[:0]
	c.places = c.places[:0]
	for range n {
		c.add()
	}
}

func (c *cells) add() { c.places = append(c.places, cellPlace{}) }

// set puts a value in a cell.
func (c *cells) set(i int, t token) {
	p := cellPlace{at: t.at, from: len(c.texts)}
	c.texts = appendText(c.texts, t.text)
	p.to, p.number, p.beyond = len(c.texts), p.from, p.from
	if t.kind == number {
		p.beyond = p.to
		if bytes.ContainsAny(t.text, "eE") {
			p.number = p.to
			c.texts = appendDecimal(c.texts, t.text)
			p.beyond = len(c.texts)
		}
	}
	c.places[i] = p
}

// appendText appends a text in one line.
func appendText(to, text []byte) []byte {
	if bytes.ContainsAny(text, "\n\r\t") {
		return append(to, data.OneLine(string(text))...)
	}
	return append(to, text...)
}

// fill makes cells of what was set.
func (c *cells) fill(row []grid.Cell) []grid.Cell {
	texts := string(c.texts)
	for _, p := range c.places {
		row = append(row, grid.Cell{Text: texts[p.from:p.to], Number: texts[p.number:p.beyond], Column: p.at.col, Line: p.at.line})
	}
	return row
}

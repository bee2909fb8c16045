package workbook

import (
	"io"
	"slices"

	"briefing/data"
	"briefing/data/table/grid"
)

// rowBuilder makes rows: cell by cell, with one allocation for all texts of a row.
type rowBuilder struct {
	c     *container
	sheet string
	row   grid.Row
	cells []grid.Cell
	taken []bool // which of them were put
	text  []byte // the texts of the cells
	spans []span
	notes int   // the size of its comments
	long  bool  // there were more texts than fit
	made  int64 // cells so far
	again int64 // of these: those that were written before
}

// span says where in the text that of a cell is, and its number.
type span struct {
	column             int // from 0
	text, number       int // where they begin
	textEnd, numberEnd int
}

// begin begins a row.
func (b *rowBuilder) begin(line int, hidden bool) {
	clear(b.cells)
	clear(b.taken)
	b.cells, b.taken, b.text, b.spans = b.cells[:0], b.taken[:0], b.text[:0], b.spans[:0]
	b.long, b.notes = false, 0
	b.row = grid.Row{Line: line, Hidden: hidden}
}

// at is the cell of a column, which counts from 0.
func (b *rowBuilder) at(column int) *grid.Cell {
	if n := column + 1; n > len(b.cells) {
		if n > cap(b.cells) {
			grown := make([]grid.Cell, n, max(2*cap(b.cells), n))
			copy(grown, b.cells)
			b.cells = grown
			b.taken = append(make([]bool, 0, cap(grown)), b.taken...)
		}
		b.cells, b.taken = b.cells[:n], b.taken[:n]
	}
	return &b.cells[column]
}

// take is the cell of a column, into which something is put.
func (b *rowBuilder) take(column int) *grid.Cell {
	cell := b.at(column)
	b.taken[column] = true
	return cell
}

// put gives a cell what was appended to the text since it was from bytes long, and a
// number.
func (b *rowBuilder) put(column, from int, number []byte) {
	s := span{column: column, text: from, textEnd: len(b.text)}
	switch {
	case string(number) == string(b.text[from:]):
		s.number, s.numberEnd = s.text, s.textEnd
	default:
		s.number = len(b.text)
		b.text = append(b.text, number...)
		s.numberEnd = len(b.text)
	}
	if s.text == s.textEnd && len(number) == 0 {
		return
	}
	if len(b.text)+b.notes > b.c.limits.row {
		b.long = true
		b.text = b.text[:from]
		return
	}
	b.take(column)
	b.spans = append(b.spans, s)
}

// empty makes cells empty that others cover, from one column to another.
func (b *rowBuilder) empty(from, to int) {
	if from >= len(b.cells) {
		return
	}
	to = min(to, len(b.cells)-1)
	clear(b.cells[from : to+1])
	b.spans = slices.DeleteFunc(b.spans, func(s span) bool { return from <= s.column && s.column <= to })
}

// finish returns the row; nil where it is empty.
func (b *rowBuilder) finish() (*grid.Row, error) {
	switch {
	case len(b.cells) == 0 && !b.long:
		return nil, nil
	case b.long:
		return nil, b.fault(0, "the texts of the row are longer than %s", sizeOf(int64(b.c.limits.row)))
	}
	if b.made += int64(len(b.cells)); b.made > b.c.limits.cells {
		return nil, b.fault(0, "the sheet has more than %d cells", b.c.limits.cells)
	}
	all := string(b.text)
	for _, s := range b.spans {
		cell := &b.cells[s.column]
		cell.Text, cell.Number = all[s.text:s.textEnd], all[s.number:s.numberEnd]
	}
	b.row.Cells = b.cells
	return &b.row, nil
}

// repeat counts cells that stand in the sheet without being written there: a small file may
// ask for any number of them.
func (b *rowBuilder) repeat(cells int64) error {
	if b.again += cells; b.again > b.c.limits.repeated {
		return b.fault(0, "more than %d cells repeat others", b.c.limits.repeated)
	}
	return nil
}

// fault is what is wrong with a cell of the row; its column counts from 0.
func (b *rowBuilder) fault(column int, format string, args ...any) *grid.Error {
	return b.c.faultAt(data.Pos{Sheet: b.sheet, Line: b.row.Line, Col: column + 1}, saveAgain, format, args...)
}

// notComputed puts cells with a formula that has no result.
func (b *rowBuilder) notComputed(column, cells int) error {
	if column+cells > mostColumns {
		return b.fault(column, "the row has more than %d cells", mostColumns)
	}
	for c := column; c < column+cells; c++ {
		b.take(c).NotComputed = true
	}
	return b.repeat(int64(cells - 1))
}

// elements are those of a sheet, which make rows.
type elements interface {
	// read reads an element; the row is nil where that ends none.
	read() (*grid.Row, error)
	wrap(err error) error
}

// nextRow reads elements until a row ends, or the reading does; ended is what ended it.
func nextRow(of elements, ended *error) (*grid.Row, error) {
	for *ended == nil {
		switch row, err := of.read(); {
		case err == nil && row != nil:
			return row, nil
		case err == io.EOF:
			*ended = io.EOF
		case err != nil:
			*ended = of.wrap(err)
		}
	}
	return nil, *ended
}

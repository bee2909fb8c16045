package workbook

import (
	"bytes"
	"io"
	"strconv"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/workbook/numfmt"
	"briefing/data/table/workbook/xmltoken"
)

// odsRows are the rows of a sheet in the format OpenDocument.
type odsRows struct {
	sheet   *odsSheet
	in      io.ReadCloser
	s       *xmltoken.Scanner
	depth   int // of the elements inside the table
	columns []odsColumn
	row     rowBuilder
	next    int // how many rows there were
	again   int // how often the row at hand is still to be returned
	cell    odsCell
	err     error // what ended the reading
}

// odsColumn is what the sheet says of a column.
type odsColumn struct {
	hidden bool
	shown  shownBy // of cells that say nothing themselves
	indent int     // likewise
}

// odsCell is what is known of the cell that is read.
type odsCell struct {
	column, repeat int
	wide, high     int
	covered        bool
	formula        bool
	kind           string
	value          []byte // what is stored
	shown          shownBy
	indent         int
	raw            []byte // the text as it stands
	line           []byte // in one line
	number         []byte
	note           string
	written        bool // there is a text
	long           bool // the text is too long
}

// Close ends the reading.
func (r *odsRows) Close() error { return r.in.Close() }

// Next reads a row.
func (r *odsRows) Next() (*grid.Row, error) { return nextRow(r, &r.err) }

func (r *odsRows) wrap(err error) error { return r.sheet.wrap(err) }

// read reads an element of the sheet, or returns the row at hand again.
func (r *odsRows) read() (*grid.Row, error) {
	if r.again > 0 {
		r.again--
		r.row.row.Line++
		return r.row.finish()
	}
	if err := r.s.Next(); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	switch {
	case r.s.Kind == xmltoken.End && r.s.Depth() < r.depth:
		return nil, io.EOF
	case r.s.Kind != xmltoken.Start:
		return nil, nil
	case r.s.Space != inTable:
		return nil, r.s.Children(func() error { return nil })
	}
	switch string(r.s.Name) {
	case "table-row":
		return r.readRow()
	case "table-column":
		return nil, r.readColumn()
	case "table-columns", "table-header-columns", "table-column-group", "table-rows", "table-header-rows", "table-row-group":
		return nil, nil // the rows and columns stand inside
	}
	return nil, r.s.Children(func() error { return nil })
}

// readColumn reads what the sheet says of some columns.
func (r *odsRows) readColumn() error {
	style := string(r.s.AttrIn(inTable, "default-cell-style-name"))
	column := odsColumn{hidden: isHidden(r.s), shown: r.sheet.book.styles.of(style), indent: r.sheet.book.styles.indent(style)}
	for range repeated(r.s, "number-columns-repeated", mostColumns-len(r.columns)) {
		r.columns = append(r.columns, column)
	}
	return nil
}

// isHidden reports whether a row or a column is not seen.
func isHidden(s *xmltoken.Scanner) bool {
	v := string(s.AttrIn(inTable, "visibility"))
	return v == "collapse" || v == "filter"
}

// repeated is how often an element is meant to stand there: once, where it does not say
// so, and no more than most.
func repeated(s *xmltoken.Scanner, name string, most int) int {
	said := s.AttrIn(inTable, name)
	if said == nil {
		return min(1, most)
	}
	n, err := strconv.Atoi(string(said))
	if err != nil || n < 1 {
		n = 1
	}
	return min(n, most)
}

// readRow reads a row; nil where it is empty.
func (r *odsRows) readRow() (*grid.Row, error) {
	times := repeated(r.s, "number-rows-repeated", mostRows-r.next)
	r.row.begin(r.next+1, isHidden(r.s))
	if times == 0 {
		return nil, r.sheet.fault("it has more than %d rows", mostRows)
	}
	r.cell.column = 0
	if err := r.s.Children(r.readCell); err != nil {
		return nil, err
	}
	r.next += times
	row, err := r.row.finish()
	if row != nil {
		r.again = times - 1
		err = r.row.repeat(int64(r.again) * int64(len(row.Cells)))
	}
	return row, err
}

// readCell reads a cell, and puts it into the row as often as it is meant.
func (r *odsRows) readCell() error {
	s, c := r.s, &r.cell
	if s.Space != inTable {
		return nil
	}
	c.covered = string(s.Name) == "covered-table-cell"
	if !c.covered && string(s.Name) != "table-cell" {
		return nil
	}
	r.beginCell()
	if err := s.Children(r.readInside); err != nil {
		return err
	}
	if c.long {
		return r.row.fault(c.column, "its text is longer than %s", sizeOf(int64(r.sheet.book.limits.cell)))
	}
	if err := r.putCell(); err != nil {
		return err
	}
	c.column += c.repeat
	return nil
}

// beginCell reads what a cell says of itself.
func (r *odsRows) beginCell() {
	s, c := r.s, &r.cell
	c.repeat = repeated(s, "number-columns-repeated", mostRows)
	c.wide = repeated(s, "number-columns-spanned", mostColumns)
	c.high = repeated(s, "number-rows-spanned", mostRows)
	c.formula = s.AttrIn(inTable, "formula") != nil
	c.kind = odsKind(s.AttrIn(inOffice, "value-type"))
	c.value = append(c.value[:0], s.AttrIn(inOffice, valueName(c.kind))...)
	c.shown, c.indent = shownBy{}, 0
	if style := s.AttrIn(inTable, "style-name"); style != nil {
		c.shown, c.indent = r.sheet.book.styles.of(string(style)), r.sheet.book.styles.indent(string(style))
	} else if c.column < len(r.columns) {
		c.shown, c.indent = r.columns[c.column].shown, r.columns[c.column].indent
	}
	c.raw, c.note, c.written, c.long = c.raw[:0], "", false, false
}

// odsKind is the kind of a cell; empty for one that has no value, or one that is not known.
func odsKind(said []byte) string {
	for _, kind := range [...]string{"float", "string", "percentage", "date", "currency", "time", "boolean"} {
		if string(said) == kind {
			return kind
		}
	}
	return ""
}

// valueName is the attribute that holds the value of a kind of cell.
func valueName(kind string) string {
	switch kind {
	case "date":
		return "date-value"
	case "time":
		return "time-value"
	case "boolean":
		return "boolean-value"
	case "string":
		return "string-value"
	}
	return "value"
}

// readInside reads an element inside a cell: a paragraph of its text, or a comment.
func (r *odsRows) readInside() error {
	c := &r.cell
	switch {
	case r.s.Is(inText, "p"):
		if c.written {
			c.raw = append(c.raw, '\n')
		}
		c.written = true
		return r.readText(&c.raw)
	case r.s.Is(inOffice, "annotation"):
		return r.readNote()
	}
	return nil
}

// readNote reads a comment.
func (r *odsRows) readNote() error {
	var note []byte
	err := r.s.Children(func() error {
		if !r.s.Is(inText, "p") {
			return nil
		}
		if len(note) > 0 {
			note = append(note, '\n')
		}
		return r.readText(&note)
	})
	r.cell.note = string(appendLine(nil, note))
	return err
}

// readText appends the text of the element that has just begun, with that of the pieces
// inside it.
func (r *odsRows) readText(dst *[]byte) error {
	for depth := r.s.Depth(); ; {
		if err := r.s.Next(); err != nil {
			return err
		}
		switch {
		case r.s.Kind == xmltoken.End && r.s.Depth() < depth:
			return nil
		case r.s.Kind == xmltoken.Text:
			if len(*dst)+len(r.s.Text) > r.sheet.book.limits.cell {
				r.cell.long = true
				continue
			}
			*dst = append(*dst, r.s.Text...)
		case r.s.Kind == xmltoken.Start:
			if err := r.readPiece(dst); err != nil {
				return err
			}
		}
	}
}

// readPiece appends a piece of a text.
func (r *odsRows) readPiece(dst *[]byte) error {
	if r.s.Space != inText {
		return r.s.Children(func() error { return nil })
	}
	switch string(r.s.Name) {
	case "s", "tab", "line-break":
		*dst = append(*dst, ' ')
	case "span":
		if r.sheet.book.styles.raised[string(r.s.AttrIn(inText, "style-name"))] && len(*dst) > 0 {
			var mark []byte
			err := r.readText(&mark)
			*dst = appendRaised(*dst, mark)
			return err
		}
		return r.readText(dst)
	case "a", "ruby", "ruby-base", "title", "sheet-name", "date", "time":
		return r.readText(dst)
	}
	return r.s.Children(func() error { return nil })
}

// putCell puts what a cell shows into the row.
func (r *odsRows) putCell() error {
	c, b := &r.cell, &r.row
	switch {
	case c.covered:
		return nil
	case c.formula && c.kind == "" && !c.written:
		return b.notComputed(c.column, c.repeat)
	}
	c.line, c.number = appendLine(c.line[:0], c.raw), c.number[:0]
	if err := r.setShown(); err != nil {
		return err
	}
	if len(c.line) == 0 && len(c.number) == 0 && c.note == "" {
		return nil
	}
	if c.column+c.repeat > mostColumns {
		return r.sheet.fault("its row %d has more than %d cells", b.row.Line, mostColumns)
	}
	if err := b.repeat(int64(c.repeat - 1)); err != nil {
		return err
	}
	b.notes += len(c.note)
	for column := c.column; column < c.column+c.repeat; column++ {
		from := len(b.text)
		b.text = append(b.text, c.line...)
		b.put(column, from, c.number)
		r.decorate(b.at(column), column)
	}
	return nil
}

// decorate says of a cell what is no text.
func (r *odsRows) decorate(cell *grid.Cell, column int) {
	c := &r.cell
	cell.Note = c.note
	if c.indent > 0 && len(c.number) == 0 {
		cell.Indent = c.indent
	}
	cell.Hidden = column < len(r.columns) && r.columns[column].hidden
	if c.wide > 1 || c.high > 1 {
		cell.Wide, cell.High = c.wide, c.high
	}
}

// setShown sets the number of a cell, and its text where it is not written as is.
func (r *odsRows) setShown() error {
	c := &r.cell
	switch c.kind {
	case "float", "percentage", "currency":
		return r.setNumber()
	case "date":
		r.setDate()
	case "boolean":
		if !c.written {
			c.line = appendBool(c.line[:0], isTrue(c.value))
		}
	case "string", "time":
		if !c.written {
			c.line = appendLine(c.line[:0], c.value)
		}
	}
	return nil
}

// setNumber sets the number in the unit that the text shows.
func (r *odsRows) setNumber() error {
	c := &r.cell
	x, ok := numfmt.ParseNumber(bytes.TrimSpace(c.value))
	if !ok {
		return r.row.fault(c.column, "it is to be a number and holds %s", data.Printable(string(c.value[:min(len(c.value), 40)])))
	}
	shown := r.sheet.book.styles.showing(c.shown, x)
	x = x.Shifted(shown.shift)
	if c.kind == "percentage" {
		x = x.Shifted(2)
	}
	if shown.words {
		return nil
	}
	if !c.written {
		c.line, _ = generalFormat().AppendNumber(c.line[:0], nil, x, numfmt.From1900)
		if c.kind == "percentage" {
			c.line = append(c.line, '%')
		}
	}
	c.line = numfmt.Tidy(c.line, 0)
	if bytes.ContainsAny(c.line, "0123456789") && !isError(c.line) {
		c.number = x.AppendValue(c.number, c.line)
	}
	return nil
}

// isError reports whether a text says that a number could not be computed: older programs
// write a zero behind it.
func isError(text []byte) bool {
	return bytes.HasPrefix(text, []byte("#")) || bytes.HasPrefix(text, []byte("Err:"))
}

// setDate writes a date as ISO 8601 does, as far as it is shown. One without a year stays
// as it is written, and one before 1900 is shown whole.
func (r *odsRows) setDate() {
	c := &r.cell
	format := c.shown.date
	if format == nil {
		format = dateFormat()
	}
	if c.written && !format.ShowsYears() {
		return
	}
	x, ok := numfmt.From1900.Parse(string(c.value))
	if !ok {
		c.line = appendLine(c.line[:0], bytes.TrimSuffix(c.value, []byte("T00:00:00")))
		return
	}
	c.line, _ = format.AppendNumber(c.line[:0], nil, x, numfmt.From1900)
}

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

// excelSheet is a sheet of a workbook of Excel.
type excelSheet struct {
	book       *excel
	name, part string
	extras     func() (*extras, error)
}

func (sh *excelSheet) fault(format string, args ...any) *grid.Error {
	return sh.book.faultAt(data.Pos{Sheet: sh.name}, saveAgain, format, args...)
}

// wrap gives an error the place of the sheet.
func (sh *excelSheet) wrap(err error) error {
	return sh.book.wrapIn(sh.name, err)
}

// scan begins to read the part of the sheet, inside its outermost element.
func (sh *excelSheet) scan() (io.ReadCloser, *xmltoken.Scanner, error) {
	in, err := sh.book.open(sh.part, sh.book.limits.part)
	if err != nil {
		return nil, nil, sh.wrap(err)
	}
	s := xmltoken.New(in, excelSpaces)
	err = s.Root()
	if err == nil && !s.Is(inMain, "worksheet") {
		err = sh.fault("it is no sheet with cells")
	}
	if err != nil {
		in.Close()
		return nil, nil, sh.wrap(err)
	}
	return in, s, nil
}

// open begins to read the rows.
func (sh *excelSheet) open() (grid.Rows, error) {
	extra, err := sh.extras()
	if err != nil {
		return nil, err
	}
	shared, err := sh.book.shared()
	if err != nil {
		return nil, err
	}
	in, s, err := sh.scan()
	if err != nil {
		return nil, err
	}
	r := &excelRows{sheet: sh, in: in, s: s, shared: shared, marks: marks{merged: extra.merged, notes: extra.notes}}
	r.row = rowBuilder{c: sh.book.container, sheet: sh.name}
	if err := r.findRows(); err != nil {
		in.Close()
		return nil, sh.wrap(err)
	}
	return r, nil
}

// excelRows are the rows of a sheet.
type excelRows struct {
	sheet  *excelSheet
	in     io.ReadCloser
	s      *xmltoken.Scanner
	shared []string
	marks  marks
	hidden []bool // the columns that are hidden, up to the last of them
	row    rowBuilder
	cell   cell
	err    error // what ended the reading
}

// cell is what is known of the cell that is read.
type cell struct {
	column  int
	kind    byte // its type by its first letters, see kindOf
	style   *numfmt.Format
	indent  int
	formula bool
	stored  bool // it has a value, be it empty
	value   []byte
	line    []byte // the text in one line
	number  []byte
	texts   texts
}

// findRows reads up to the first row.
func (r *excelRows) findRows() error {
	for {
		if err := r.s.Next(); err != nil {
			return err
		}
		switch {
		case r.s.Kind == xmltoken.End:
			r.err = io.EOF // a sheet without rows
			return nil
		case r.s.Kind == xmltoken.Text:
		case r.s.Is(inMain, "sheetData"):
			return nil
		default:
			if err := r.s.Children(r.readColumn); err != nil {
				return err
			}
		}
	}
}

// readColumn notes columns that are hidden.
func (r *excelRows) readColumn() error {
	if !r.s.Is(inMain, "col") || !isHiddenBy(r.s, "width") {
		return nil
	}
	from, err := strconv.Atoi(string(r.s.Attr("min")))
	to, err2 := strconv.Atoi(string(r.s.Attr("max")))
	if err != nil || err2 != nil {
		return nil
	}
	for column := max(from, 1); column <= min(to, mostColumns); column++ {
		for len(r.hidden) < column {
			r.hidden = append(r.hidden, false)
		}
		r.hidden[column-1] = true
	}
	return nil
}

// Close ends the reading.
func (r *excelRows) Close() error { return r.in.Close() }

// Next reads a row.
func (r *excelRows) Next() (*grid.Row, error) { return nextRow(r, &r.err) }

func (r *excelRows) wrap(err error) error { return r.sheet.wrap(err) }

// read reads an element of the sheet's data; the row is nil where it is empty.
func (r *excelRows) read() (*grid.Row, error) {
	if err := r.s.Next(); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	switch {
	case r.s.Kind == xmltoken.End:
		return nil, io.EOF
	case r.s.Kind == xmltoken.Text:
		return nil, nil
	}
	if err := r.beginRow(); err != nil {
		return nil, err
	}
	if err := r.readCells(); err != nil {
		return nil, err
	}
	r.marks.put(&r.row)
	return r.row.finish()
}

// beginRow reads the place of a row; one that does not say it stands below the last.
func (r *excelRows) beginRow() error {
	line, last := r.row.row.Line+1, r.row.row.Line
	if said := r.s.Attr("r"); said != nil {
		n, err := strconv.Atoi(string(said))
		if err != nil {
			n = 0
		}
		line = n
	}
	if line <= last || line > mostRows {
		return r.sheet.fault("its row %d stands behind its row %d", line, last)
	}
	r.row.begin(line, isHiddenBy(r.s, "ht"))
	return nil
}

// isHiddenBy reports whether a row or a column is not seen: it says so, or its height or
// width is zero.
func isHiddenBy(s *xmltoken.Scanner, size string) bool {
	if isTrue(s.Attr("hidden")) {
		return true
	}
	said := s.Attr(size)
	if said == nil {
		return false
	}
	n, err := strconv.ParseFloat(string(said), 64)
	return err == nil && n == 0
}

// readCells reads the cells of a row.
func (r *excelRows) readCells() error {
	r.cell.column = -1
	for depth := r.s.Depth(); ; {
		if err := r.s.Next(); err != nil {
			return err
		}
		switch {
		case r.s.Kind == xmltoken.End && r.s.Depth() < depth:
			return nil
		case r.s.Kind == xmltoken.Start && r.s.Is(inMain, "c") && r.s.Depth() == depth+1:
			if err := r.readCell(); err != nil {
				return err
			}
		}
	}
}

// readCell reads a cell.
func (r *excelRows) readCell() error {
	if err := r.beginCell(); err != nil {
		return err
	}
	c := &r.cell
	for depth := r.s.Depth(); ; {
		if err := r.s.Next(); err != nil {
			return err
		}
		switch {
		case r.s.Kind == xmltoken.End && r.s.Depth() < depth:
			return r.putCell()
		case r.s.Kind != xmltoken.Start || r.s.Depth() != depth+1 || r.s.Space != inMain:
		case string(r.s.Name) == "v":
			if err := r.readValue(); err != nil {
				return err
			}
		case string(r.s.Name) == "f":
			c.formula = true
		case string(r.s.Name) == "is":
			if err := r.readInline(); err != nil {
				return err
			}
		}
	}
}

// The types of cells.
const (
	ofNumber  = 'n'
	ofShared  = 's'
	ofFormula = 'f' // str: the text that a formula has made
	ofInline  = 'i'
	ofBool    = 'b'
	ofError   = 'e'
	ofDate    = 'd'
)

// kindOf is the type of a cell; 0 for what is none.
func kindOf(t []byte) byte {
	switch string(t) {
	case "", "n":
		return ofNumber
	case "s":
		return ofShared
	case "str":
		return ofFormula
	case "inlineStr":
		return ofInline
	case "b", "e", "d":
		return t[0]
	}
	return 0
}

// beginCell reads the place, the type and the style of a cell; one that does not say its
// place stands right of the last.
func (r *excelRows) beginCell() error {
	c := &r.cell
	c.column++
	if ref := r.s.Attr("r"); ref != nil {
		column, letters := columnOf(ref)
		if letters == 0 {
			return r.sheet.fault("it has a cell %s, which is none", data.Printable(string(ref[:min(len(ref), 20)])))
		}
		c.column = column
	}
	if c.column >= mostColumns {
		return r.sheet.fault("its row %d has more than %d cells", r.row.row.Line, mostColumns)
	}
	c.formula, c.stored, c.value = false, false, c.value[:0]
	c.kind = kindOf(r.s.Attr("t"))
	c.style, c.indent = r.sheet.book.general(), 0
	if said := r.s.Attr("s"); said != nil {
		n, err := strconv.Atoi(string(said))
		if err != nil {
			n = -1
		}
		c.style = r.sheet.book.style(n)
		if n >= 0 && n < len(r.sheet.book.indents) {
			c.indent = int(r.sheet.book.indents[n])
		}
	}
	return nil
}

// readValue reads what is stored of a cell.
func (r *excelRows) readValue() (err error) {
	c := &r.cell
	c.stored = true
	var whole bool
	if c.value, whole, err = appendContent(c.value[:0], r.s, r.sheet.book.limits.cell); err == nil && !whole {
		return r.tooLong()
	}
	return err
}

// readInline reads a text that stands in the cell itself.
func (r *excelRows) readInline() (err error) {
	c := &r.cell
	c.stored = true
	var whole bool
	if c.value, whole, err = c.texts.appendRich(c.value[:0], r.s, r.sheet.book.limits.cell); err == nil && !whole {
		return r.tooLong()
	}
	return err
}

func (r *excelRows) tooLong() error {
	return r.row.fault(r.cell.column, "its text is longer than %s", sizeOf(int64(r.sheet.book.limits.cell)))
}

// putCell puts what the cell shows into the row.
func (r *excelRows) putCell() error {
	c, b := &r.cell, &r.row
	empty := len(c.value) == 0
	switch {
	case c.formula && (!c.stored || empty && c.kind != ofFormula && c.kind != ofInline):
		return b.notComputed(c.column, 1)
	case empty:
		return nil
	case c.column < len(b.cells) && b.taken[c.column]:
		return b.fault(c.column, "the row has two such cells")
	}
	err := r.putValue()
	if c.indent > 0 && c.kind != ofNumber && c.column < len(b.cells) {
		b.cells[c.column].Indent = c.indent
	}
	if c.column < len(r.hidden) && r.hidden[c.column] && c.column < len(b.cells) {
		b.cells[c.column].Hidden = true
	}
	return err
}

// putValue puts a value into the row, by the type of the cell.
func (r *excelRows) putValue() error {
	c, b := &r.cell, &r.row
	from := len(b.text)
	switch c.kind {
	case ofNumber:
		return r.putNumber(bytes.TrimSpace(c.value))
	case ofShared:
		return r.putShared()
	case ofFormula:
		c.line = appendLine(c.line[:0], decodeEscapes(c.value))
		b.text = c.style.AppendText(b.text, c.line)
	case ofInline:
		c.line = appendLine(c.line[:0], c.value)
		b.text = c.style.AppendText(b.text, c.line)
	case ofBool:
		b.text = appendBool(b.text, isTrue(c.value))
	case ofError:
		b.text = appendLine(b.text, c.value)
	case ofDate:
		return r.putDate(string(bytes.TrimSpace(c.value)))
	default:
		return b.fault(c.column, "it is of a type that is not known")
	}
	b.put(c.column, from, nil)
	return nil
}

func appendBool(dst []byte, is bool) []byte {
	if is {
		return append(dst, "TRUE"...)
	}
	return append(dst, "FALSE"...)
}

func (r *excelRows) putNumber(value []byte) error {
	x, ok := numfmt.ParseNumber(value)
	if !ok {
		return r.row.fault(r.cell.column, "it is to be a number and holds %s", data.Printable(string(value[:min(len(value), 40)])))
	}
	r.put(x, r.cell.style)
	return nil
}

// put puts a number into the row.
func (r *excelRows) put(x numfmt.Number, style *numfmt.Format) {
	c, b := &r.cell, &r.row
	from := len(b.text)
	b.text, c.number = style.AppendNumber(b.text, c.number[:0], x, r.sheet.book.calendar)
	b.put(c.column, from, c.number)
}

// putShared puts one of the shared texts into the row.
func (r *excelRows) putShared() error {
	c, b := &r.cell, &r.row
	n, err := strconv.Atoi(string(bytes.TrimSpace(c.value)))
	if err != nil || n < 0 || n >= len(r.shared) {
		return b.fault(c.column, "it refers to a text that the workbook does not have")
	}
	switch {
	case r.shared[n] == "":
	case c.style.PlainText():
		b.take(c.column).Text = r.shared[n]
	default:
		from := len(b.text)
		c.line = append(c.line[:0], r.shared[n]...)
		b.text = c.style.AppendText(b.text, c.line)
		b.put(c.column, from, nil)
	}
	return nil
}

// putDate puts a date into the row that is stored as a text of ISO 8601.
func (r *excelRows) putDate(value string) error {
	x, ok := r.sheet.book.calendar.Parse(value)
	if !ok {
		return r.row.fault(r.cell.column, "it is to be a date and holds %s", data.Printable(value[:min(len(value), 40)]))
	}
	style := r.cell.style
	if !style.ShowsDates() {
		style = dateFormat()
	}
	r.put(x, style)
	return nil
}

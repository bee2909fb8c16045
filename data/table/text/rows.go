package text

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/table/grid"
)

// Limits of a row. A file of a thousand columns of long texts keeps far below them.
const (
	maxRowSize = 4 << 20
	maxCells   = 1 << 16
	blockSize  = 64 << 10
)

// rows reads the rows of a text. Cells that begin with a quote end with one, and quotes in
// them are doubled; a quote inside of a cell that does not begin with one is a character as
// any other. Lines that are empty are counted, and are no rows.
type rows struct {
	file      *file
	from      io.Closer
	in        *decoder
	separator byte
	end       byte // what ends a line: a carriage return only where no line has a line feed

	buf         []byte
	start, stop int   // what is read and not used yet
	err         error // what follows that
	line        int   // the lines before start

	row  grid.Row
	text []byte // the cells of a row with quotes
	cuts []cut
}

// cut is where a cell stands in the text of its row, and where it begins in the file: the
// line below that of its row, and the column.
type cut struct{ from, to, below, column int }

// Next reads a row.
func (r *rows) Next() (*grid.Row, error) {
	for {
		raw, whole := r.ahead()
		if !whole && r.err != io.EOF {
			return nil, r.failed()
		}
		if len(raw) == 0 {
			return nil, io.EOF
		}
		r.row.Line = r.line + 1
		raw = r.untilReturn(raw)
		var err error
		if bytes.IndexByte(raw, '"') >= 0 {
			raw, err = r.splitQuoted()
		} else {
			err = r.split(withoutEnd(raw, r.end))
		}
		if err != nil {
			return nil, err
		}
		r.start += len(raw)
		r.line++
		if len(r.row.Cells) > 0 {
			return &r.row, nil
		}
	}
}

// Close ends the reading.
func (r *rows) Close() error {
	if r.from == nil {
		return nil
	}
	return r.from.Close()
}

// ahead is what is left up to the end of the line, and whether that is there; at the end of
// the file a line need not have one.
func (r *rows) ahead() (raw []byte, whole bool) {
	looked := 0
	for {
		if i := bytes.IndexByte(r.buf[r.start+looked:r.stop], r.end); i >= 0 {
			return r.buf[r.start : r.start+looked+i+1], true
		}
		looked = r.stop - r.start
		if !r.more() {
			return r.buf[r.start:r.stop], false
		}
	}
}

// untilReturn is a line up to a carriage return that ends a row without a line feed: as many
// cells stand before it as behind it, and more than one. Another one is a blank in a cell.
func (r *rows) untilReturn(raw []byte) []byte {
	at := bytes.IndexByte(raw, '\r')
	if r.end == '\r' || at < 0 || at+2 >= len(raw) || bytes.IndexByte(raw, '"') >= 0 {
		return raw
	}
	behind := raw[at+1:]
	if next := bytes.IndexByte(behind, '\r'); next >= 0 {
		behind = behind[:next]
	}
	separator := []byte{r.separator}
	if n := bytes.Count(raw[:at], separator); n == 0 || n != bytes.Count(behind, separator) {
		return raw
	}
	return raw[:at+1]
}

// more reads on, up to the limit of a row. The buffer doubles, so that a row that is looked
// at again after each reading costs no more than twice its length.
func (r *rows) more() bool {
	if r.err != nil {
		return false
	}
	kept := r.stop - r.start
	if kept > maxRowSize {
		r.err = r.tooLong()
		return false
	}
	if 2*kept >= len(r.buf) {
		r.buf = append(make([]byte, 0, max(blockSize, 2*len(r.buf))), r.buf[r.start:r.stop]...)
		r.buf = r.buf[:cap(r.buf)]
	} else {
		copy(r.buf, r.buf[r.start:r.stop])
	}
	r.start, r.stop = 0, kept
	for r.err == nil && r.stop+utf8.UTFMax <= len(r.buf) { // room for what the decoder holds
		var n int
		n, r.err = r.in.Read(r.buf[r.stop:])
		r.stop += n
	}
	return r.stop > kept
}

// withoutEnd is a line without its end.
func withoutEnd(line []byte, end byte) []byte {
	if n := len(line); n > 0 && line[n-1] == end {
		line = line[:n-1]
	}
	if n := len(line); n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line
}

// split makes the cells of a row without quotes, which are parts of one string.
func (r *rows) split(raw []byte) error {
	r.row.Cells = r.row.Cells[:0]
	if len(raw) == 0 {
		return nil
	}
	if len(raw) > maxRowSize {
		return r.tooLong()
	}
	line := string(raw)
	plain := utf8.RuneCountInString(line) == len(line)
	from, column := 0, 1
	for {
		to := strings.IndexByte(line[from:], r.separator)
		last := to < 0
		if to += from; last {
			to = len(line)
		}
		if len(r.row.Cells) == maxCells {
			return r.tooMany(column)
		}
		r.row.Cells = append(r.row.Cells, grid.Cell{Text: trim(line[from:to]), Column: column, Indent: indent(line[from:to])})
		if last {
			return nil
		}
		if plain {
			column = to + 2
		} else {
			column += utf8.RuneCountInString(line[from:to]) + 1
		}
		from = to + 1
	}
}

func (r *rows) tooLong() error {
	return r.fault(1, fmt.Sprintf("a row of more than %d million bytes", maxRowSize>>20), "is a quote open, or is the file no table?")
}

func (r *rows) tooMany(column int) error {
	return r.fault(column, fmt.Sprintf("a row of more than %d cells", maxCells), "is the file a table, and separator: the right one?")
}

// trim leaves out blanks around a text: some offices pad their cells. What ends lines
// inside is a blank.
func trim(s string) string {
	if n := len(s); n == 0 || isInk(s[0]) && isInk(s[n-1]) && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "\r\n") {
		s = data.OneLine(s)
	}
	return s
}

// indent is how many blanks a text begins with; one that is as wide as a Chinese character is
// two.
func indent(s string) (n int) {
	if s == "" || isInk(s[0]) {
		return 0
	}
	for _, r := range s {
		switch r {
		case ' ', '\u00a0', '\u2002', '\u2003':
			n++
		case '\u3000':
			n += 2
		default:
			return n
		}
	}
	return 0
}

// isInk reports a byte that is a visible character.
func isInk(b byte) bool { return b > ' ' && b < 0x7f }

// splitQuoted makes the cells of a row with quotes, and returns what it took.
func (r *rows) splitQuoted() ([]byte, error) {
	for {
		q := quoted{raw: r.buf[r.start:r.stop], separator: r.separator, end: r.end, last: r.err == io.EOF, text: r.text[:0], cuts: r.cuts[:0], column: 1}
		n, state := q.row()
		r.text, r.cuts = q.text, q.cuts
		if state == unfinished && r.err == nil {
			r.more()
			continue
		}
		if state != complete {
			return nil, r.misquoted(q, state)
		}
		if n > maxRowSize {
			return nil, r.tooLong()
		}
		err := r.takeCuts()
		r.line += q.below
		return r.buf[r.start : r.start+n], err
	}
}

// takeCuts makes the cells, which are parts of one string.
func (r *rows) takeCuts() error {
	if len(r.cuts) > maxCells {
		return r.tooMany(r.cuts[maxCells].column)
	}
	all := string(r.text)
	r.row.Cells = r.row.Cells[:0]
	for _, c := range r.cuts {
		cell := grid.Cell{Text: trim(all[c.from:c.to]), Column: c.column, Indent: indent(all[c.from:c.to])}
		if c.below > 0 {
			cell.Line = r.row.Line + c.below
		}
		r.row.Cells = append(r.row.Cells, cell)
	}
	return nil
}

// misquoted is the error of a row whose quotes are not closed, or closed too early.
func (r *rows) misquoted(q quoted, state state) error {
	if state == unfinished && r.err != nil && r.err != io.EOF {
		if _, long := r.err.(*grid.Error); !long {
			return r.failed()
		}
	}
	at := q.at
	r.line += at.below // to say the line
	if state == unfinished {
		return r.fault(at.column, "a quote that is not closed", "a cell that begins with a quote ends with one; the file may be cut off")
	}
	return r.fault(at.column, "text after the quote that closes the cell", "a quote inside of quotes is doubled; is separator: the right one?")
}

// fault is an error in the line that is read.
func (r *rows) fault(column int, text, hint string) error {
	return &grid.Error{At: data.Pos{File: r.file.name, Line: r.line + 1, Col: column}, Text: text, Hint: hint}
}

// failed is the error that ended the reading. Bytes that are no text stand after what is
// read of them.
func (r *rows) failed() error {
	why, ok := r.err.(flaw)
	if !ok {
		return r.err
	}
	column := 1
	for _, c := range string(r.buf[r.start:r.stop]) {
		column++
		if c == rune(r.end) {
			r.line++
			column = 1
		}
	}
	at := data.Pos{File: r.file.name, Line: r.line + 1, Col: column}
	return r.file.undecoded(at, why, r.in.bad)
}

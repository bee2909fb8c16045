package file

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"briefing/data"
)

// rowReader reads the rows of a CSV file. Rows without quotes, which are nearly
// all, are split by hand; from the first row on that has any, or another number
// of cells, encoding/csv reads the rest, or says what is wrong.
type rowReader struct {
	in    *bufio.Reader
	comma byte
	width int // how many cells each row has; 0 before the first
	line  int // the line of the row
	read  int // bytes
	clear int // bytes ahead that hold no quotes
	from  int // the byte that the row begins with, perhaps after empty lines
	// lines are the numbers of the lines in the file that these are a part of; nil
	// where they are the file itself.
	lines []int32

	plain  [][]byte // the row, where it was split by hand; valid until the next
	starts []int    // where its cells begin, in bytes
	cells  []string // the row, where encoding/csv has read it

	quoted *csv.Reader
	before int // lines read before quoted
	begins int // the byte that quoted began with
}

func newRowReader(in *bufio.Reader, separator rune) *rowReader {
	return &rowReader{in: in, comma: byte(separator)} // one of separatorWords(), all ASCII
}

// next reads a row. Its error is io.EOF, a *csv.ParseError or one of reading.
func (r *rowReader) next() error {
	for r.quoted == nil {
		if r.clear == 0 {
			r.lookAhead()
		}
		raw, err := r.in.ReadSlice('\n')
		unquoted := len(raw) <= r.clear
		r.clear = max(0, r.clear-len(raw))
		switch {
		case err == io.EOF && len(raw) == 0:
			return io.EOF
		case err == bufio.ErrBufferFull:
			r.handOver(raw)
			continue
		case err != nil && err != io.EOF:
			return err
		}
		row := raw
		if n := len(row); row[n-1] == '\n' {
			row = row[:n-1]
		}
		if n := len(row); n > 0 && row[n-1] == '\r' {
			row = row[:n-1]
		}
		if !unquoted && bytes.IndexByte(row, '"') >= 0 {
			r.handOver(raw)
			continue
		}
		r.split(row)
		if len(row) > 0 && r.width != 0 && len(r.plain) != r.width {
			r.handOver(raw)
			continue
		}
		r.line++
		r.from = r.read
		r.read += len(raw)
		if len(row) > 0 {
			r.width, r.cells = len(r.plain), nil
			return nil
		}
	}
	cells, err := r.quoted.Read()
	r.cells, r.plain = cells, nil
	r.from, r.read = r.read, r.begins+int(r.quoted.InputOffset())
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		parse.StartLine, parse.Line = r.lineOf(parse.StartLine+r.before), r.lineOf(parse.Line+r.before)
	}
	return err
}

// lineOf is the number in the file of a line that was read.
func (r *rowReader) lineOf(read int) int {
	if r.lines == nil {
		return read
	}
	return int(r.lines[min(max(read, 1), len(r.lines))-1])
}

// lookAhead counts the bytes that are read already and hold no quotes: looking
// for these in each short row would take as long as all the rest.
func (r *rowReader) lookAhead() {
	if _, err := r.in.Peek(1); err != nil {
		return // the next reading says why
	}
	ahead, _ := r.in.Peek(r.in.Buffered())
	if r.clear = bytes.IndexByte(ahead, '"'); r.clear < 0 {
		r.clear = len(ahead)
	}
}

// split finds the cells of a row without quotes.
func (r *rowReader) split(row []byte) {
	r.plain, r.starts = r.plain[:0], r.starts[:0]
	from := 0
	for {
		i := bytes.IndexByte(row[from:], r.comma)
		if i < 0 {
			break
		}
		r.plain, r.starts = append(r.plain, row[from:from+i]), append(r.starts, from)
		from += i + 1
	}
	r.plain, r.starts = append(r.plain, row[from:]), append(r.starts, from)
}

// handOver lets encoding/csv read from the row on that has been read last.
func (r *rowReader) handOver(raw []byte) {
	r.quoted = csv.NewReader(io.MultiReader(bytes.NewReader(bytes.Clone(raw)), r.in))
	r.quoted.Comma, r.quoted.ReuseRecord, r.quoted.FieldsPerRecord = rune(r.comma), true, r.width
	r.before, r.begins = r.line, r.read
}

// texts are the cells of the row.
func (r *rowReader) texts() []string {
	if r.cells == nil {
		for _, cell := range r.plain {
			r.cells = append(r.cells, string(cell))
		}
	}
	return r.cells
}

// text is a cell of the row in one line.
func (r *rowReader) text(cell int) string {
	if r.plain != nil {
		return oneLine(string(r.plain[cell]))
	}
	return oneLine(r.cells[cell])
}

// position is where a cell begins; the column counts bytes.
func (r *rowReader) position(cell int) (line, column int) {
	if r.plain != nil {
		return r.lineOf(r.line), r.starts[cell] + 1
	}
	line, column = r.quoted.FieldPos(cell)
	return r.lineOf(line + r.before), column
}

// maxRowSize is how long a row of a table may be, in bytes.
const maxRowSize = 4 << 20

// plainNumber reads digits with at most a sign and a decimal point, as
// ParseDecimal does; it leaves all other forms to that.
func plainNumber(cell []byte) (d data.Decimal, ok bool) {
	digits := cell
	if len(cell) > 0 && cell[0] == '-' {
		digits = cell[1:]
	}
	if len(digits) == 0 || len(digits) > data.MaxDigits {
		return data.Decimal{}, false
	}
	coef, point := int64(0), -1
	for i, c := range digits {
		switch {
		case c == '.' && point < 0:
			point = i
		case c < '0' || c > '9':
			return data.Decimal{}, false
		default:
			coef = 10*coef + int64(c-'0')
		}
	}
	whole, decimals := len(digits), 0
	if point >= 0 {
		whole, decimals = point, len(digits)-point-1
	}
	if whole == 0 || point >= 0 && decimals == 0 || whole > 1 && digits[0] == '0' {
		return data.Decimal{}, false
	}
	if len(digits) < len(cell) {
		coef = -coef
	}
	return data.NewDecimal(coef, decimals), true
}

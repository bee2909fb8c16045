package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"briefing/data"
)

// Separators are what may divide the cells of a row: the comma first.
func Separators() []rune { return []rune{',', ';', '\t', '|'} }

// SeparatorWords are what the separators are called, in the same order.
func SeparatorWords() []string { return []string{"comma", "semicolon", "tab", "pipe"} }

// SkipMark skips the byte order mark of a file. It reports how many bytes that
// takes.
func SkipMark(in *bufio.Reader) int {
	const mark = "\ufeff"
	if begin, err := in.Peek(len(mark)); err != nil || string(begin) != mark {
		return 0
	}
	n, _ := in.Discard(len(mark)) // cannot fail: Peek has read them
	return n
}

// OtherSeparator is what seems to separate the cells of a file that was read as
// one column; empty where it has several, or is one.
func OtherSeparator(heads []string) string {
	if len(heads) == 1 {
		for i, sign := range Separators() {
			if strings.ContainsRune(heads[0], sign) {
				return SeparatorWords()[i]
			}
		}
	}
	return ""
}

// CSVHint is what to write instead where encoding/csv finds an error.
func CSVHint(err error) string {
	if errors.Is(err, csv.ErrFieldCount) {
		return "give each row as many cells as the first, and put a cell that contains the separator into quotes"
	}
	return "put a cell that contains quotes into quotes, and double those inside"
}

// Rows reads the rows of a CSV file. Rows without quotes, which are nearly
// all, are split by hand; from the first row on that has any, or another number
// of cells, encoding/csv reads the rest, or says what is wrong.
type Rows struct {
	in    *bufio.Reader
	comma byte
	width int // how many cells each row has; 0 before the first
	Line  int // the line of the row
	Read  int // bytes
	from  int // the byte that the row begins with, perhaps after empty lines
	// clear are whole lines ahead that hold no quotes, and taken the bytes of such lines that
	// were read since in was asked for them.
	clear []byte
	taken int
	// lines are the numbers of the lines in the file that these are a part of; nil
	// where they are the file itself.
	lines []int32

	Plain  [][]byte // the row, where it was split by hand; valid until the next
	starts []int    // where its cells begin, in bytes
	cells  []string // the row, where encoding/csv has read it

	quoted *csv.Reader
	before int // lines read before quoted
	begins int // the byte that quoted began with
}

// NewRows returns a reader of rows with a separator; 0 stands for a comma.
func NewRows(in *bufio.Reader, separator rune) *Rows {
	return &Rows{in: in, comma: byte(separator)} // one of separatorWords(), all ASCII
}

// Next reads a row. Its error is io.EOF, a *csv.ParseError or one of reading.
func (r *Rows) Next() error {
	for r.quoted == nil {
		raw, err := r.line()
		if raw == nil {
			if err != nil {
				return err
			}
			continue
		}
		row := raw
		if n := len(row); row[n-1] == '\n' {
			row = row[:n-1]
		}
		if n := len(row); n > 0 && row[n-1] == '\r' {
			row = row[:n-1]
		}
		r.split(row)
		if len(row) > 0 && r.width != 0 && len(r.Plain) != r.width {
			r.handOver(raw)
			continue
		}
		r.Line++
		r.from = r.Read
		r.Read += len(raw)
		if len(row) > 0 {
			r.width, r.cells = len(r.Plain), nil
			return nil
		}
	}
	cells, err := r.quoted.Read()
	r.cells, r.Plain = cells, nil
	r.from, r.Read = r.Read, r.begins+int(r.quoted.InputOffset())
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		parse.StartLine, parse.Line = r.LineOf(parse.StartLine+r.before), r.LineOf(parse.Line+r.before)
	}
	return err
}

// LineOf is the number in the file of a line that was read.
func (r *Rows) LineOf(read int) int {
	if r.lines == nil {
		return read
	}
	return int(r.lines[min(max(read, 1), len(r.lines))-1])
}

// line reads a line without quotes. It returns none, and no error, where what follows is for
// encoding/csv.
func (r *Rows) line() ([]byte, error) {
	if len(r.clear) == 0 {
		r.lookAhead()
	}
	if n := bytes.IndexByte(r.clear, '\n') + 1; n > 0 {
		raw := r.clear[:n]
		r.clear, r.taken = r.clear[n:], r.taken+n
		return raw, nil
	}
	raw, err := r.in.ReadSlice('\n')
	switch {
	case err == io.EOF && len(raw) == 0:
		return nil, io.EOF
	case err != nil && err != io.EOF && err != bufio.ErrBufferFull:
		return nil, err
	case err == bufio.ErrBufferFull || bytes.IndexByte(raw, '"') >= 0:
		r.handOver(raw)
		return nil, nil
	}
	return raw, nil
}

// lookAhead finds the whole lines that are read already and hold no quotes: looking for
// these, and for more to read, with each short row would take as long as all the rest.
func (r *Rows) lookAhead() {
	r.skipTaken()
	if _, err := r.in.Peek(1); err != nil {
		return // the next reading says why
	}
	ahead, _ := r.in.Peek(r.in.Buffered())
	if quote := bytes.IndexByte(ahead, '"'); quote >= 0 {
		ahead = ahead[:quote]
	}
	r.clear = ahead[:bytes.LastIndexByte(ahead, '\n')+1]
}

// skipTaken takes out of in what was read of the lines ahead.
func (r *Rows) skipTaken() {
	r.in.Discard(r.taken) // cannot fail: Peek has read them
	r.clear, r.taken = nil, 0
}

// split finds the cells of a row without quotes.
func (r *Rows) split(row []byte) {
	plain, starts, from := r.Plain[:0], r.starts[:0], 0
	for {
		i := bytes.IndexByte(row[from:], r.comma)
		if i < 0 {
			break
		}
		plain, starts = append(plain, row[from:from+i]), append(starts, from)
		from += i + 1
	}
	r.Plain, r.starts = append(plain, row[from:]), append(starts, from)
}

// handOver lets encoding/csv read from the row on that has been read last.
func (r *Rows) handOver(raw []byte) {
	raw = bytes.Clone(raw)
	r.skipTaken()
	r.quoted = csv.NewReader(io.MultiReader(bytes.NewReader(raw), r.in))
	r.quoted.Comma, r.quoted.ReuseRecord, r.quoted.FieldsPerRecord = rune(r.comma), true, r.width
	r.before, r.begins = r.Line, r.Read
}

// Texts are the cells of the row.
func (r *Rows) Texts() []string {
	if r.cells == nil {
		for _, cell := range r.Plain {
			r.cells = append(r.cells, string(cell))
		}
	}
	return r.cells
}

// Text is a cell of the row in one line.
func (r *Rows) Text(cell int) string {
	if r.Plain != nil {
		return OneLine(string(r.Plain[cell]))
	}
	return OneLine(r.cells[cell])
}

// HasDigit reports whether a cell of the row has a digit.
func (r *Rows) HasDigit(cell int) bool {
	const digits = "0123456789"
	if r.Plain != nil {
		return bytes.ContainsAny(r.Plain[cell], digits)
	}
	return strings.ContainsAny(r.cells[cell], digits)
}

// Position is where a cell begins; the column counts bytes.
func (r *Rows) Position(cell int) (line, column int) {
	if r.Plain != nil {
		return r.LineOf(r.Line), r.starts[cell] + 1
	}
	line, column = r.quoted.FieldPos(cell)
	return r.LineOf(line + r.before), column
}

// maxRowSize is how long a row of a table may be, in bytes.
const maxRowSize = 4 << 20

// PlainNumber reads digits with at most a sign and a decimal point, as
// ParseDecimal does; it leaves all other forms to that.
func PlainNumber(cell []byte) (d data.Decimal, ok bool) {
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

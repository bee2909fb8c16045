package table

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Index is a CSV file and where each row of it stands, by what the columns of
// a selection hold.
type Index struct {
	Content []byte
	Head    []byte // the line of heads, with what stands before it
	Heads   []string
	Rows    map[string][]Extent // by the cells of the columns: see cellsKey
	Err     error               // what keeps the file from being read to its end
	// Texts are the different texts of columns, where not all rows were kept.
	Texts map[string][]string

	separator rune
	tested    sync.Map // the rows of selections that test cells, by what String writes
}

// Extent is a row: its bytes in the file, and the number of its first line. There
// may be millions.
type Extent struct {
	from int64
	size int32
	line int32
}

// CellsKey makes texts one, which differs from that of all others.
func CellsKey(texts []string) string {
	if len(texts) == 1 {
		return texts[0]
	}
	var b []byte
	for _, t := range texts {
		b = strconv.AppendInt(b, int64(len(t)), 10)
		b = append(append(b, ' '), t...)
	}
	return string(b)
}

// Find returns the rows of a selection, in the order of the file.
func (x *Index) Find(s Selection) []Extent {
	var rows []Extent
	keys := s.keys()
	for _, key := range keys {
		rows = append(rows, x.Rows[key]...)
	}
	if len(keys) > 1 {
		slices.SortFunc(rows, func(a, b Extent) int { return cmp.Compare(a.from, b.from) })
	}
	if tests := s.tests(); len(tests) > 0 {
		name := s.String()
		if known, ok := x.tested.Load(name); ok {
			if rows, ok := known.([]Extent); ok {
				return rows
			}
		}
		rows = x.meeting(rows, tests)
		x.tested.Store(name, rows)
	}
	return rows
}

// NewIndex reads a CSV file once. Where a column is missing it has no rows.
func NewIndex(content []byte, separator rune, columns []string) *Index {
	return newIndex(content, separator, columns, nil)
}

// newIndex is NewIndex of a content whose lines are those of a file with these numbers.
func newIndex(content []byte, separator rune, columns []string, lines []int32) *Index {
	x := &Index{Content: content, Rows: map[string][]Extent{}, separator: separator}
	in := bufio.NewReaderSize(bytes.NewReader(content), 1<<16)
	begin := SkipMark(in)
	rows := NewRows(in, separator)
	rows.lines = lines
	if x.Err = rows.Next(); x.Err != nil {
		return x
	}
	x.Head = content[:begin+rows.Read]
	for _, head := range rows.Texts() {
		x.Heads = append(x.Heads, strings.TrimSpace(head))
	}
	places := make([]int, len(columns))
	for i, column := range columns {
		if places[i] = slices.Index(x.Heads, column); places[i] < 0 {
			return x
		}
	}
	x.Err = x.readRows(rows, int64(begin), places)
	return x
}

func (x *Index) readRows(rows *Rows, begin int64, places []int) error {
	texts := make([]string, len(places))
	var last []Extent // of the row before: rows of one kind often stand together
	lastKey := ""
	var before cellsBefore
	for {
		if err := rows.Next(); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		if !before.same(rows, places) {
			for i, place := range places {
				texts[i] = rows.Text(place)
			}
			key := CellsKey(texts)
			if key != lastKey || last == nil {
				if last != nil {
					x.Rows[lastKey] = last
				}
				last, lastKey = x.Rows[key], key
			}
		}
		from, to := begin+int64(rows.from), begin+int64(rows.Read)
		from += int64(emptyLines(x.Content[from:to]))
		if to-from > maxRowSize {
			return fmt.Errorf("a row is longer than %d MiB", maxRowSize>>20)
		}
		line, _ := rows.Position(0)
		last = append(last, Extent{from, int32(to - from), int32(line)})
	}
	if last != nil {
		x.Rows[lastKey] = last
	}
	return nil
}

// cellsBefore are the cells in some places of the row before, one behind the other, and the
// length of each.
type cellsBefore struct {
	text []byte
	ends []int
}

// same reports whether a row has what the one before has, as it is written, and keeps it for
// the next.
func (b *cellsBefore) same(rows *Rows, places []int) bool {
	if rows.Plain == nil {
		b.ends = b.ends[:0]
		return false
	}
	same, from := len(b.ends) == len(places), 0
	for i := 0; same && i < len(places); i++ {
		same = bytes.Equal(rows.Plain[places[i]], b.text[from:b.ends[i]])
		from = b.ends[i]
	}
	if same && len(places) > 0 {
		return true
	}
	b.text, b.ends = b.text[:0], b.ends[:0]
	for _, place := range places {
		b.text = append(b.text, rows.Plain[place]...)
		b.ends = append(b.ends, len(b.text))
	}
	return false
}

// emptyLines is how many bytes of empty lines a row begins with.
func emptyLines(row []byte) int {
	n := 0
	for {
		switch rest := row[n:]; {
		case bytes.HasPrefix(rest, []byte("\n")):
			n++
		case bytes.HasPrefix(rest, []byte("\r\n")):
			n += 2
		default:
			return n
		}
	}
}

// countLines is how many lines a piece of a file has.
func countLines(piece []byte) int {
	n := bytes.Count(piece, []byte("\n"))
	if len(piece) > 0 && piece[len(piece)-1] != '\n' {
		n++
	}
	return n
}

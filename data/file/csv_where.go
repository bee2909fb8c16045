package file

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// csvIndex is a CSV file and where each row of it stands, by what the columns of
// a selection hold.
type csvIndex struct {
	content []byte
	head    []byte // the line of heads, with what stands before it
	heads   []string
	rows    map[string][]extent // by the cells of the columns: see cellsKey
	err     error               // what keeps the file from being read to its end
}

// extent is a row: its bytes in the file, and the number of its first line. There
// may be millions.
type extent struct {
	from int64
	size int32
	line int32
}

// indexKey is what an index is made for: a file, a separator, and columns.
type indexKey struct {
	name      string
	separator rune
	columns   string // cellsKey of them
}

// cellsKey makes texts one, which differs from that of all others.
func cellsKey(texts []string) string {
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

// columns are the columns of a selection in order.
func (s selection) columns() []string {
	columns := make([]string, len(s.conditions))
	for i, c := range s.conditions {
		columns[i] = c.column
	}
	slices.Sort(columns)
	return columns
}

// find returns the rows of a selection, in the order of the file.
func (x *csvIndex) find(s selection) []extent {
	texts := make([]string, len(s.conditions))
	for i, column := range s.columns() {
		at := slices.IndexFunc(s.conditions, func(c condition) bool { return c.column == column })
		texts[i] = s.conditions[at].text
	}
	return x.rows[cellsKey(texts)]
}

// index returns the index of a file for the columns of a selection, making it
// where there is none yet. The error is that of reading the file.
func (s *Shelf) index(name string, wanted selection) (*csvIndex, error) {
	columns := wanted.columns()
	key := indexKey{name, wanted.separator, cellsKey(columns)}
	s.mu.Lock()
	known := s.indexes[key]
	s.mu.Unlock()
	if known != nil {
		return known, nil
	}
	content, err := s.wholeCSV(name)
	if err != nil {
		return nil, err
	}
	made := newIndex(content, wanted.separator, columns)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.indexes == nil {
		s.indexes = map[indexKey]*csvIndex{}
	}
	if known := s.indexes[key]; known != nil {
		return known, nil
	}
	s.indexes[key] = made
	return made, nil
}

// wholeCSV returns the bytes of a CSV file, which every index of it shares.
func (s *Shelf) wholeCSV(name string) ([]byte, error) {
	s.mu.Lock()
	for key, index := range s.indexes {
		if key.name == name {
			s.mu.Unlock()
			return index.content, nil
		}
	}
	file := s.files[name]
	s.mu.Unlock()
	if file != nil {
		return file.content, nil
	}
	return fs.ReadFile(s.fsys, name)
}

// newIndex reads a CSV file once. Where a column is missing it has no rows.
func newIndex(content []byte, separator rune, columns []string) *csvIndex {
	x := &csvIndex{content: content, rows: map[string][]extent{}}
	in := bufio.NewReaderSize(bytes.NewReader(content), 1<<16)
	begin := skipMark(in)
	rows := newRowReader(in, separator)
	if x.err = rows.next(); x.err != nil {
		return x
	}
	x.head = content[:begin+rows.read]
	for _, head := range rows.texts() {
		x.heads = append(x.heads, strings.TrimSpace(head))
	}
	places := make([]int, len(columns))
	for i, column := range columns {
		if places[i] = slices.Index(x.heads, column); places[i] < 0 {
			return x
		}
	}
	x.err = x.readRows(rows, int64(begin), places)
	return x
}

func (x *csvIndex) readRows(rows *rowReader, begin int64, places []int) error {
	texts := make([]string, len(places))
	var last []extent // of the row before: rows of one kind often stand together
	lastKey := ""
	for {
		if err := rows.next(); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		for i, place := range places {
			texts[i] = rows.text(place)
		}
		key := cellsKey(texts)
		if key != lastKey || last == nil {
			if last != nil {
				x.rows[lastKey] = last
			}
			last, lastKey = x.rows[key], key
		}
		from, to := begin+int64(rows.from), begin+int64(rows.read)
		from += int64(emptyLines(x.content[from:to]))
		if to-from > maxRowSize {
			return fmt.Errorf("a row is longer than %d MiB", maxRowSize>>20)
		}
		line, _ := rows.position(0)
		last = append(last, extent{from, int32(to - from), int32(line)})
	}
	if last != nil {
		x.rows[lastKey] = last
	}
	return nil
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

// readSelection decodes the rows that where: asks for. Nil with faults recorded
// when they cannot be used.
func (d *decoder) readSelection(c *csvDraft) *csvTable {
	wanted := c.selection()
	index, err := d.shelf.index(c.file.Value, wanted)
	if err != nil {
		d.unread(c.file, err)
		return nil
	}
	r := &csvReader{decoder: d, draft: c, name: c.file.Value}
	if index.err != nil {
		d.met(c.file.Value)
		r.readFault(index.err)
		return nil
	}
	rows := index.find(wanted)
	part := &usedPart{head: index.head, content: index.content, rows: rows}
	if !d.canSelect(c, index) || rows == nil {
		r.rows = part.reader(c.separator)
		r.readHead() // for its faults
		return nil
	}
	table := d.readTable(c, part.reader(c.separator), 0)
	if table != nil {
		d.use(c.file.Value, wanted.String(), index, rows)
	}
	return table
}

// reader reads the rows of the part. Their places are those in the file.
func (p *usedPart) reader(separator rune) *rowReader {
	in := bufio.NewReader(bytes.NewReader(p.text()))
	skipMark(in)
	rows := newRowReader(in, separator)
	rows.lines = p.lines()
	return rows
}

// canSelect reports whether a file has the columns that are asked for, once each,
// and a row that meets the conditions.
func (d *decoder) canSelect(c *csvDraft, index *csvIndex) bool {
	if otherSeparator(index.heads) != "" {
		return false // readHead says so
	}
	before := len(d.faults)
	for _, w := range c.where {
		i := slices.Index(index.heads, w.column)
		if i < 0 {
			d.fault(w.key, fmt.Sprintf("%s has no column %q", c.file.Value, w.column), d.suggest(w.column, index.heads))
		} else if slices.Contains(index.heads[i+1:], w.column) {
			d.fault(w.key, fmt.Sprintf("%s has two columns %q", c.file.Value, w.column), "give each column its own name")
		}
	}
	if len(d.faults) == before && index.find(c.selection()) == nil {
		d.noRows(c)
	}
	return len(d.faults) == before
}

// noRows says why no row meets the conditions.
func (d *decoder) noRows(c *csvDraft) {
	texts := make([]string, len(c.where))
	for i, w := range c.where {
		known := d.cellsOf(c, w.column)
		if !slices.Contains(known, w.text) {
			d.fault(w.at, fmt.Sprintf("no row of %s has %q as its %s", c.file.Value, w.text, w.column), d.suggest(w.text, known))
			return
		}
		texts[i] = fmt.Sprintf("%q as its %s", w.text, w.column)
	}
	d.fault(c.where[0].at, fmt.Sprintf("no row of %s has %s", c.file.Value, strings.Join(texts, " and ")), "add the row, or ask for another")
}

// cellsOf are the texts that a column holds, in order; none where the file cannot
// be read.
func (d *decoder) cellsOf(c *csvDraft, column string) []string {
	index, err := d.shelf.index(c.file.Value, selection{separator: c.separator, conditions: []condition{{column: column}}})
	if err != nil {
		return nil
	}
	cells := keysOf(index.rows)
	return slices.DeleteFunc(cells, func(s string) bool { return s == "" })
}

// checksum is the SHA-256 of what a reader gives.
func checksum(in io.Reader) (sum [32]byte, err error) {
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return sum, err
	}
	h.Sum(sum[:0])
	return sum, nil
}

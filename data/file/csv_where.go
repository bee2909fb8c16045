package file

import (
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"sync"

	"briefing/data/table"
)

// indexKey is what an index is made for: a file without what is withheld of it, a
// separator, and columns.
type indexKey struct {
	name, withheld string
	separator      rune
	columns        string // cellsKey of them
}

// index returns the index of a file, without what is withheld of it, for the columns of
// a selection, making it where there is none yet. The error is that of reading the file.
func (s *FileCache) index(name string, withheld *table.Withholding, wanted table.Selection) (*table.Index, error) {
	columns := wanted.Columns()
	key := indexKey{name: name, withheld: withheld.String(), separator: wanted.Separator, columns: table.CellsKey(columns)}
	known := s.indexOf(key)
	if known != nil {
		return known, nil
	}
	making := s.lockOf(name)
	making.Lock()
	defer making.Unlock()
	if known := s.indexOf(key); known != nil {
		return known, nil // another has made it meanwhile
	}
	made, err := s.newIndex(name, withheld, wanted.Separator, columns)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.indexes == nil {
		s.indexes = map[indexKey]*table.Index{}
	}
	s.indexes[key] = made
	return made, nil
}

// indexOf is an index that is made; nil for others.
func (s *FileCache) indexOf(key indexKey) *table.Index {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.indexes[key]
}

// lockOf is held by who makes an index of a file.
func (s *FileCache) lockOf(name string) *sync.Mutex {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.indexing == nil {
		s.indexing = map[string]*sync.Mutex{}
	}
	if s.indexing[name] == nil {
		s.indexing[name] = &sync.Mutex{}
	}
	return s.indexing[name]
}

// newIndex makes an index: of a large file that is read once only of the rows that the
// figures may choose.
func (s *FileCache) newIndex(name string, withheld *table.Withholding, separator rune, columns []string) (*table.Index, error) {
	part, err := s.partOf(name, withheld, separator)
	if err != nil {
		return nil, err
	}
	if part != nil {
		return part.Index(separator, columns), nil
	}
	content, err := s.wholeCSV(name, withheld)
	if err != nil {
		return nil, err
	}
	made := table.NewIndex(content, separator, columns)
	made.Texts = s.textsOf(name)
	return made, nil
}

// largeFile is from how many bytes on not all rows of a file are kept.
var largeFile int64 = 16 << 20

// partOf is what is kept of a large file; nil for one that is kept whole.
func (s *FileCache) partOf(name string, withheld *table.Withholding, separator rune) (*table.Part, error) {
	wanted := s.wanted[name]
	if wanted == nil {
		return nil, nil
	}
	if part := s.parts[name]; part != nil {
		return part, nil
	}
	file, size, err := s.openCSV(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if x, _ := s.tableOf(name); x != nil || size < largeFile {
		return nil, nil
	}
	part, err := table.Reduce(withheld.Reader(file), separator, wanted)
	if err == nil {
		s.parts[name] = part
	}
	return part, err
}

// choose says which rows of a file a load may choose. Of a cache for several loads all rows
// are kept.
func (s *FileCache) choose(name string, wanted []table.Selection) {
	if !s.oneLoad {
		return
	}
	if s.wanted == nil {
		s.wanted, s.parts = map[string][]table.Selection{}, map[string]*table.Part{}
	}
	s.wanted[name] = wanted
}

// wholeCSV returns the bytes of a CSV file without what is withheld of it, which every
// index of it shares.
func (s *FileCache) wholeCSV(name string, withheld *table.Withholding) ([]byte, error) {
	s.mu.Lock()
	for key, index := range s.indexes {
		if key.name == name && key.withheld == withheld.String() {
			s.mu.Unlock()
			return index.Content, nil
		}
	}
	file := s.files[name]
	s.mu.Unlock()
	if x, err := s.tableOf(name); x != nil || err != nil {
		return withheld.Text(contentOf(x))
	}
	if file != nil {
		return withheld.Text(file.content)
	}
	content, err := fs.ReadFile(s.fsys, name)
	if err != nil {
		return nil, err
	}
	return withheld.Text(content)
}

// readSelection decodes the rows that where: asks for. Nil with faults recorded
// when they cannot be used.
func readSelection(d *decoder, c *csvDraft) *csvTable {
	wanted := c.selection()
	index, err := d.cache.index(c.name(), d.withheld[c.name()], wanted)
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		d.met(c.file.Value)
		d.csvFault(c.file, c.at.path, parse)
		return nil
	}
	if err != nil {
		d.unread(c.file, err)
		return nil
	}
	r := &csvReader{decoder: d, draft: c, name: c.file.Value}
	if index.Err != nil {
		d.met(c.file.Value)
		r.csvFault(c.file, c.at.path, index.Err)
		return nil
	}
	rows := index.Find(wanted)
	part := &table.UsedPart{Head: index.Head, Content: index.Content, Rows: rows}
	if !canSelect(d, c, index) || rows == nil {
		r.rows = part.Reader(c.separator)
		r.readHead() // for its faults
		return nil
	}
	if c.chose(part.Lines()); !c.sound(d) {
		return nil
	}
	table := readTable(d, c, part.Reader(c.separator), 0)
	if table != nil {
		d.use(c.name(), wanted.String(), index, rows)
	}
	return table
}

// canSelect reports whether a file has the columns that are asked for, once each,
// and a row that meets the conditions.
func canSelect(d *decoder, c *csvDraft, index *table.Index) bool {
	if table.OtherSeparator(index.Heads) != "" {
		return false // readHead says so
	}
	ok := true
	for _, w := range c.where {
		_, one := columnOf(d, c, index.Heads, ref{w.condition.Column, w.key})
		ok = ok && one
	}
	if !ok || !checkConditions(d, c, index) {
		return false
	}
	if index.Find(c.selection()) == nil {
		refuseSelection(d, c)
		return false
	}
	return true
}

// columnOf finds the only column of a file that has a name.
func columnOf(d *decoder, c *csvDraft, heads []string, named ref) (column int, ok bool) {
	d.useColumn(c.name(), named.name)
	if c.layout != nil && !slices.Contains(heads, named.name) {
		heads = c.layout.x.Heads // the others were not read
	}
	return theColumn(d, c.file.Value, heads, named)
}

// theColumn finds the only head of a name.
func theColumn(d *decoder, file string, heads []string, named ref) (column int, ok bool) {
	i := slices.Index(heads, named.name)
	if i < 0 {
		d.fault(named.at, fmt.Sprintf("%s has no column %q", file, named.name), d.suggest(named.name, heads))
	} else if slices.Contains(heads[i+1:], named.name) {
		d.fault(named.at, fmt.Sprintf("%s has two columns %q", file, named.name), "give each column its own name")
		return i, false
	}
	return i, i >= 0
}

// cellsOf are the texts that a column holds, in order; none where the file cannot
// be read. It reports false where there are too many to be known.
func cellsOf(d *decoder, c *csvDraft, column string) ([]string, bool) {
	index, err := d.cache.index(c.name(), d.withheld[c.name()], table.Selection{Separator: c.separator, Conditions: []table.Condition{{Column: column}}})
	if err != nil {
		return nil, true
	}
	cells, known := keysOf(index.Rows), true
	if index.Texts != nil {
		cells, known = index.Texts[column]
	}
	return slices.DeleteFunc(slices.Clone(cells), func(s string) bool { return s == "" }), known
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

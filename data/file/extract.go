package file

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"sync"

	"briefing/data/table"
	"briefing/data/table/format"
	"briefing/data/table/grid"
	"briefing/data/table/shape"
)

// cachedTable is a table that was read of a file.
type cachedTable struct {
	reading sync.Once
	x       *shape.Extract
	texts   map[string][]string // of columns, where not all rows are kept
	err     error
}

// extract reads a table of a file, once for each shape.
func (s *FileCache) extract(file string, sh *shape.Shape) (*shape.Extract, error) {
	key := file + sh.String()
	s.mu.Lock()
	if s.tables == nil {
		s.tables = map[string]*cachedTable{}
	}
	t := s.tables[key]
	if t == nil {
		t = &cachedTable{}
		s.tables[key] = t
	}
	s.mu.Unlock()
	t.reading.Do(func() { t.x, t.texts, t.err = s.readTable(file, sh) })
	return t.x, t.err
}

// readTable reads a table of a file.
func (s *FileCache) readTable(file string, sh *shape.Shape) (x *shape.Extract, texts map[string][]string, err error) {
	err = s.openTable(file, sh, func(t *shape.Table, opened *grid.File, size int64) error {
		if x, texts, err = s.readRows(t, file+sh.String(), size); err == nil {
			x.Found = append(slices.Clip(opened.Found), x.Found...)
		}
		return err
	})
	return x, texts, err
}

// openTable has a table of a file read, which has a size in bytes.
func (s *FileCache) openTable(file string, sh *shape.Shape, read func(t *shape.Table, opened *grid.File, size int64) error) error {
	f, err := s.fsys.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	in, size, err := readerAt(f)
	if err != nil {
		return err
	}
	opened, err := format.Open(file, in, size, format.Options{Encoding: sh.Encoding, Separator: sh.Separator, Sheet: sh.Sheet})
	if err != nil {
		return err
	}
	t, err := shape.OpenSome(opened, *sh)
	if err != nil {
		return err
	}
	return read(t, opened, size)
}

// rowsAt reads all columns of the rows in two lines of a table: one row of each. It reports
// false where they cannot be read.
func (s *FileCache) rowsAt(file string, sh shape.Shape, one, other int) (columns []shape.Column, rows [][]string, ok bool) {
	sh.Columns, sh.Numbers = nil, nil
	err := s.openTable(file, &sh, func(t *shape.Table, _ *grid.File, _ int64) error {
		columns = t.Columns
		for _, line := range []int{one, other} {
			x, err := t.ReadLines(line)
			if err != nil {
				return err
			}
			in := csv.NewReader(bytes.NewReader(x.Content))
			in.FieldsPerRecord = -1
			all, err := in.ReadAll()
			if err != nil || len(all) < 2 {
				return io.ErrUnexpectedEOF
			}
			rows = append(rows, all[1][1:])
		}
		return nil
	})
	return columns, rows, err == nil
}

// readRows reads the rows of a table: of a large one that is read once only those that the
// figures may choose.
func (s *FileCache) readRows(found *shape.Table, name string, size int64) (*shape.Extract, map[string][]string, error) {
	wanted := s.wanted[name]
	if wanted == nil || size < largeFile {
		x, err := found.ReadSome(nil)
		return x, nil, err
	}
	heads := []string{""} // that of the first column
	for _, c := range found.Columns {
		heads = append(heads, c.Name)
	}
	var chooser *table.Chooser
	x, err := found.ReadSome(func() func(cells []string) bool {
		chooser = table.NewChooser(heads, wanted)
		return func(cells []string) bool {
			return chooser.Keep(func(column int) []byte { return []byte(cells[column]) })
		}
	})
	return x, chooser.Texts(), err
}

// textsOf are the texts of columns of a table of which not all rows are kept.
func (s *FileCache) textsOf(name string) map[string][]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.tables[name]; t != nil {
		return t.texts
	}
	return nil
}

// readerAt is a file that is read from any place. What cannot is read as a whole.
func readerAt(f fs.File) (io.ReaderAt, int64, error) {
	if in, ok := f.(io.ReaderAt); ok {
		info, err := f.Stat()
		if err != nil {
			return nil, 0, err
		}
		return in, info.Size(), nil
	}
	content, err := io.ReadAll(io.LimitReader(f, maxAttachment+1))
	if err == nil && len(content) > maxAttachment {
		err = errTooLarge
	}
	return bytes.NewReader(content), int64(len(content)), err
}

var errTooLarge = errors.New("it is larger than 32 MiB")

// stored is what an output has stored of a table, where the file that it was read from is
// not there; nil for none.
func (s *FileCache) stored(file, stored string) *shape.Extract {
	f, err := s.fsys.Open(file)
	if err == nil {
		f.Close()
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if f, err = s.fsys.Open(stored); err != nil {
		return nil
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	if err != nil {
		return nil
	}
	x, _ := shape.Stored(content)
	return x
}

// tableOf returns the extract that a key of the reader stands for; nil for a CSV file that
// is read as it is.
func (s *FileCache) tableOf(key string) (*shape.Extract, error) {
	s.mu.Lock()
	t := s.tables[key]
	s.mu.Unlock()
	if t == nil {
		return nil, nil
	}
	return t.x, t.err
}

// contentOf is the CSV of an extract; nil for none.
func contentOf(x *shape.Extract) []byte {
	if x == nil {
		return nil
	}
	return x.Content
}

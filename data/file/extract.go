package file

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"sync"

	"briefing/data/table"
	"briefing/data/table/format"
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
func (s *FileCache) readTable(file string, sh *shape.Shape) (*shape.Extract, map[string][]string, error) {
	f, err := s.fsys.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	in, size, err := readerAt(f)
	if err != nil {
		return nil, nil, err
	}
	opened, err := format.Open(file, in, size, format.Options{Encoding: sh.Encoding, Separator: sh.Separator, Sheet: sh.Sheet})
	if err != nil {
		return nil, nil, err
	}
	found, err := shape.Open(opened, *sh)
	if err != nil {
		return nil, nil, err
	}
	x, texts, err := s.readRows(found, file+sh.String(), size)
	if err == nil {
		x.Found = append(slices.Clip(opened.Found), x.Found...)
	}
	return x, texts, err
}

// readRows reads the rows of a table: of a large one that is read once only those that the
// figures may choose.
func (s *FileCache) readRows(found *shape.Table, name string, size int64) (*shape.Extract, map[string][]string, error) {
	wanted := s.wanted[name]
	if wanted == nil || size < largeFile {
		x, err := found.Read(nil)
		return x, nil, err
	}
	heads := []string{""} // that of the first column
	for _, c := range found.Columns {
		heads = append(heads, c.Name)
	}
	chooser := table.NewChooser(heads, wanted)
	x, err := found.Read(func(cells []string) bool {
		return chooser.Keep(func(column int) []byte { return []byte(cells[column]) })
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

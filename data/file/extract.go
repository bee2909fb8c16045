package file

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"sync"

	"briefing/data/table/grid"
	"briefing/data/table/parquet"
	"briefing/data/table/records"
	"briefing/data/table/shape"
	delimited "briefing/data/table/text"
	"briefing/data/table/workbook"
)

// cachedTable is a table that was read of a file.
type cachedTable struct {
	reading sync.Once
	x       *shape.Extract
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
	t.reading.Do(func() { t.x, t.err = s.readTable(file, sh) })
	return t.x, t.err
}

// readTable reads a table of a file.
func (s *FileCache) readTable(file string, sh *shape.Shape) (*shape.Extract, error) {
	f, err := s.fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in, size, err := readerAt(f)
	if err != nil {
		return nil, err
	}
	opened, err := openGrid(file, in, size, sh)
	if err != nil {
		return nil, err
	}
	found, err := shape.Open(opened, *sh)
	if err != nil {
		return nil, err
	}
	x, err := found.Read(nil)
	if err == nil {
		x.Found = append(slices.Clip(opened.Found), x.Found...)
	}
	return x, err
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

// isRefused reports whether an error says what is wrong with a table, and not that it could
// not be read.
func isRefused(err error) bool {
	_, one := errors.AsType[*grid.Error](err)
	_, all := errors.AsType[shape.Errors](err)
	return one || all
}

// openGrid opens a file in the format that its first bytes are of.
func openGrid(name string, in io.ReaderAt, size int64, sh *shape.Shape) (*grid.File, error) {
	var begin [4]byte
	n, _ := in.ReadAt(begin[:], 0)
	switch first := string(begin[:n]); {
	case first == "PK\x03\x04":
		return workbook.Open(name, in, size)
	case first == "PAR1":
		return parquet.Open(name, in, size)
	case n > 0 && (first[0] == '{' || first[0] == '['):
		return records.Open(name, in, size)
	}
	return delimited.Open(name, in, size, delimited.Options{Encoding: sh.Encoding, Separator: sh.Separator})
}

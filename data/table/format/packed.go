package format

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/workbook"
)

// unpacking is a packed file that is read as a stream: no more than its ratio allows.
type unpacking struct {
	of     content
	from   io.ReadCloser // the packed file
	plain  io.Reader
	read   int64
	weight int64
}

func (u *unpacking) Read(p []byte) (int, error) {
	n, err := u.plain.Read(p)
	if u.read += int64(n); u.read > max(freely, maxRatio*u.weight) {
		return 0, u.of.fault(fmt.Sprintf("the file unpacks to more than %d times its size", maxRatio), "it is damaged, or made to fill a disk")
	}
	if err != nil && err != io.EOF {
		err = u.of.damaged(err)
	}
	return n, err
}

func (u *unpacking) Close() error { return u.from.Close() }

// damaged is what is wrong with a packed file.
func (c content) damaged(err error) error {
	if _, ok := errors.AsType[*grid.Error](err); ok {
		return err
	}
	if _, ok := errors.AsType[*fs.PathError](err); ok { // of the disk
		return err
	}
	hint := "get it again: it may be cut off"
	if errors.Is(err, zip.ErrAlgorithm) {
		hint = "it is packed in a way that is not read: unpack it, and name the file in it"
	}
	return c.fault("the packed file cannot be unpacked: "+data.Printable(err.Error()), hint)
}

// gunzip is what a content is when it is unpacked.
func (c content) gunzip() content {
	inside := c
	inside.at, inside.size, inside.levels = nil, -1, c.levels+1
	inside.stream = func() (io.ReadCloser, error) {
		if inside.levels > maxLevels {
			return nil, c.fault("the file is packed more than twice", "unpack it, and name the file in it")
		}
		from, err := c.stream()
		if err != nil {
			return nil, err
		}
		plain, err := gzip.NewReader(from)
		if err != nil {
			from.Close()
			return nil, c.damaged(err)
		}
		return &unpacking{of: c, from: from, plain: plain, weight: c.weight}, nil
	}
	return inside
}

// budget is a file of which no more than a number of bytes is read while that is limited.
type budget struct {
	io.ReaderAt
	left    int64
	limited bool
}

var errIndex = errors.New("its list of files is too long")

func (b *budget) ReadAt(p []byte, at int64) (int, error) {
	if b.limited {
		if b.left -= int64(len(p)); b.left < 0 {
			return 0, errIndex
		}
	}
	return b.ReaderAt.ReadAt(p, at)
}

// archive opens a workbook, or the table in a zip file.
func (c content) archive(opt Options) (*grid.File, error) {
	in := &budget{c.at, maxIndex, true}
	z, err := zip.NewReader(in, c.size)
	in.limited = false
	if err == nil {
		z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	}
	if err == nil && len(z.File) > maxMembers {
		err = errIndex
	}
	if err != nil {
		return nil, c.damaged(err)
	}
	switch k := archiveKind(z); k.what {
	case sheets:
		return workbook.Open(c.place(), c.at, c.size)
	case refused:
		return nil, c.refuse(k)
	}
	tables, one := c.tables(z), opt.Sheet
	if twice := sameName(tables); twice != "" {
		return nil, c.fault(fmt.Sprintf("the archive holds two files that are called %s", twice), "unpack it, and name one of the files in it")
	}
	if len(tables) == 1 && one == "" {
		one = tables[0].inner
	}
	for _, t := range tables {
		name := strings.TrimPrefix(t.inner, c.inner+"/")
		sheet, named := strings.CutPrefix(one, name)
		if named = named && (sheet == "" || sheet[0] == '/'); named || len(tables) == 1 {
			within := opt
			if within.Sheet = opt.Sheet; named {
				within.Sheet = strings.TrimPrefix(sheet, "/")
			}
			f, err := t.open(within)
			if err == nil {
				f.Found = append([]grid.Finding{{Key: "packed", Text: t.inner}}, f.Found...)
				if named && opt.Sheet != "" {
					nameSheets(f, name, opt.Sheet)
				}
			}
			return f, err
		}
	}
	return nil, c.askTable(tables, opt.Sheet)
}

// tables are the files in an archive that may be tables: whatever is not refused by what it
// begins with.
func (c content) tables(z *zip.Reader) (tables []content) {
	for _, f := range z.File {
		if f.FileInfo().IsDir() || strings.HasPrefix(f.Name, "__MACOSX/") || strings.HasPrefix(path.Base(f.Name), ".") {
			continue
		}
		t := c.packedIn(f)
		head, err := t.head(headSize / 16)
		if err == nil && (len(head) == 0 || kindOf(head).what == refused) {
			continue
		}
		tables = append(tables, t)
	}
	return tables
}

// sameName is a name that two of some files have; empty where none have.
func sameName(tables []content) string {
	known := map[string]bool{}
	for _, t := range tables {
		if known[t.inner] {
			return t.inner
		}
		known[t.inner] = true
	}
	return ""
}

// packedIn is a file of an archive.
func (c content) packedIn(f *zip.File) content {
	inner := data.Printable(f.Name)
	if c.inner != "" {
		inner = c.inner + "/" + inner
	}
	t := content{name: c.name, inner: inner, size: -1, weight: min(int64(min(f.CompressedSize64, 1<<62)), c.weight), levels: c.levels + 1}
	t.stream = func() (io.ReadCloser, error) {
		switch {
		case t.levels > maxLevels:
			return nil, t.fault("the file is packed more than twice", "unpack it, and name the file in it")
		case f.Flags&1 != 0:
			return nil, t.fault("the file is locked with a password", "unpack it, and name the file in it")
		}
		from, err := f.Open()
		if err != nil {
			return nil, t.damaged(err)
		}
		return &unpacking{of: t, from: from, plain: from, weight: t.weight}, nil
	}
	return t
}

// nameSheets names the sheets of one of several files in an archive: as it was said, where
// that says which one, else after the file.
func nameSheets(f *grid.File, name, said string) {
	for i := range f.Sheets {
		s := &f.Sheets[i]
		s.Name = name + "/" + s.Name
		if len(f.Sheets) == 1 {
			s.Name = said
		}
	}
}

// maxShown is how many names of files are shown.
const maxShown = 12

// askTable is the question which file of an archive is meant.
func (c content) askTable(tables []content, said string) error {
	if len(tables) == 0 {
		return c.fault("the archive holds no table", "name a file that is one")
	}
	var names []string
	var readings []grid.Reading
	for _, t := range tables {
		names = append(names, t.inner)
	}
	slices.Sort(names)
	for _, name := range names[:min(len(names), maxShown)] {
		readings = append(readings, grid.Reading{Write: name, Means: "the table in " + name})
	}
	what := fmt.Sprintf("the archive holds %d tables", len(tables))
	if said != "" {
		what = fmt.Sprintf(`the archive holds no table "%s"`, data.Printable(said))
	}
	hint := "write one of them as sheet: " + strings.Join(names[:len(readings)], ", ")
	if more := len(names) - len(readings); more > 0 {
		hint += fmt.Sprintf(" and %d more", more)
	}
	return &grid.Error{At: data.Pos{File: c.place()}, Text: what, Hint: hint, Key: "sheet", Readings: readings}
}

package workbook

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/workbook/xmltoken"
)

// limits are the sizes that a workbook may have, in bytes where nothing else is said.
type limits struct {
	directory int64 // of the names and places of the parts
	small     int64 // of a part that is no sheet
	part      int64 // of a part
	// A part may unpack to more than free only where it was packed to no less than one
	// ratio-th of it.
	free, ratio int64
	strings     int64 // of the texts that sheets share, in memory
	cell        int   // of a text
	row         int   // of the texts of a row
	cells       int64 // how many, with the empty ones before the last of a row
	repeated    int64 // of the cells that are written once and stand in several places
	extras      int   // how many merged cells, and how many notes
}

// usual are the limits of every workbook. A sheet of a million rows by fifty columns is
// within them.
func usual() limits {
	return limits{
		directory: 4 << 20,
		small:     32 << 20,
		part:      8 << 30,
		free:      32 << 20,
		ratio:     300,
		strings:   64 << 20,
		cell:      1 << 20,
		row:       8 << 20,
		cells:     500_000_000,
		repeated:  1_000_000,
		extras:    200_000,
	}
}

// The most rows and columns of a sheet.
const (
	mostRows    = 1 << 20
	mostColumns = 1 << 14
)

// container is the zip file that a workbook is.
type container struct {
	name   string
	parts  map[string]*zip.File // by their names in lower case
	limits limits
}

const saveAgain = "open it in a spreadsheet program and save it again as .xlsx"

// openContainer reads the directory of a zip file.
func openContainer(name string, in io.ReaderAt, size int64, l limits) (*container, error) {
	c := &container{name: name, parts: map[string]*zip.File{}, limits: l}
	metered := &metered{in: in, left: l.directory}
	archive, err := zip.NewReader(metered, size)
	switch {
	case metered.left < 0:
		return nil, c.fault("the list of its parts is longer than %s", sizeOf(l.directory))
	case err != nil:
		return nil, c.wrap(err, "its list of parts")
	}
	metered.free = true
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader)
	for _, f := range archive.File {
		key := partKey(f.Name)
		if _, twice := c.parts[key]; twice {
			return nil, c.fault("it has two parts %s", data.Printable(f.Name))
		}
		c.parts[key] = f
	}
	return c, nil
}

// partKey is what parts are found by: names differ in case and in slashes.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// metered reads a file, and no more than is left until it is free.
type metered struct {
	in   io.ReaderAt
	left int64
	free bool
}

func (m *metered) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, io.ErrUnexpectedEOF // what a damaged list of parts asks for
	}
	if !m.free {
		if m.left -= int64(len(p)); m.left < 0 {
			return 0, io.ErrUnexpectedEOF
		}
	}
	return m.in.ReadAt(p, off)
}

// fault is what is wrong with the file as a whole.
func (c *container) fault(format string, args ...any) *grid.Error {
	return c.faultAt(data.Pos{}, saveAgain, format, args...)
}

func (c *container) faultAt(at data.Pos, hint, format string, args ...any) *grid.Error {
	at.File = c.name
	return &grid.Error{At: at, Text: fmt.Sprintf(format, args...), Hint: hint}
}

// wrap says which part could not be read. An error that is not one of the file, but of
// reading it, stays what it is.
func (c *container) wrap(err error, part string) error {
	var known *grid.Error
	var xml xmltoken.Error
	var packed flate.CorruptInputError
	var odd flate.InternalError // what the unpacker says of some damage
	switch {
	case errors.As(err, &known):
		return err
	case errors.As(err, &xml):
		return c.fault("%s is damaged: %s", part, string(xml))
	case errors.As(err, &packed), errors.As(err, &odd), errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return c.fault("%s is damaged", part)
	case errors.Is(err, zip.ErrAlgorithm):
		return c.fault("%s is packed in a way that is not read", part)
	}
	return fmt.Errorf("%s: %s: %w", c.name, part, err)
}

// wrapIn is wrap for the rows of a sheet, which the error names.
func (c *container) wrapIn(sheet string, err error) error {
	err = c.wrap(err, "the sheet")
	if known, ok := err.(*grid.Error); ok && known.At.Sheet == "" {
		known.At.Sheet = sheet
	}
	return err
}

// has reports whether there is a part.
func (c *container) has(part string) bool { return c.parts[partKey(part)] != nil }

// open unpacks a part.
func (c *container) open(part string, most int64) (io.ReadCloser, error) {
	f := c.parts[partKey(part)]
	if f == nil {
		return nil, c.fault("it has no part %s", data.Printable(part))
	}
	if f.Flags&1 != 0 {
		return nil, c.encrypted()
	}
	in, err := f.Open()
	if err != nil {
		return nil, c.wrap(err, data.Printable(part))
	}
	return &unpacking{ReadCloser: in, c: c, file: f, most: most}, nil
}

// encrypted is the fault of a workbook with a password.
func (c *container) encrypted() *grid.Error {
	return c.faultAt(data.Pos{}, "save it without a password, as .xlsx", "it is encrypted with a password")
}

// unpacking reads a part within its limits.
type unpacking struct {
	io.ReadCloser
	c    *container
	file *zip.File
	most int64
	read int64
}

func (u *unpacking) Read(p []byte) (int, error) {
	n, err := u.ReadCloser.Read(p)
	u.read += int64(n)
	l := u.c.limits
	switch {
	case u.read > u.most:
		return 0, u.c.fault("its part %s is larger than %s", data.Printable(u.file.Name), sizeOf(u.most))
	case u.read > l.free && u.read/l.ratio > int64(u.file.CompressedSize64):
		return 0, u.c.fault("its part %s unpacks to more than %d times its size", data.Printable(u.file.Name), l.ratio)
	}
	return n, err
}

// sizeOf prints a size.
func sizeOf(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%d GB", n>>30)
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}

// read reads a part that is no sheet, from its outermost element on.
func (c *container) read(part string, spaces []string, root func(s *xmltoken.Scanner) error) error {
	in, err := c.open(part, c.limits.small)
	if err != nil {
		return err
	}
	defer in.Close()
	s := xmltoken.New(in, spaces)
	if err = s.Root(); err == nil {
		err = root(s)
	}
	if err == nil {
		err = s.Finish()
	}
	if err != nil {
		return c.wrap(err, data.Printable(part))
	}
	return nil
}

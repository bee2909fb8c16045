package format

import (
	"bytes"
	"fmt"
	"io"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/parquet"
	"briefing/data/table/records"
	"briefing/data/table/text"
	"briefing/data/table/workbook"
)

// Options are what is said of a file.
type Options struct {
	Encoding, Separator string // of a text, as text.Options has them
	// Sheet is the table that is meant of an archive with several: the path of the file in
	// it, and after a slash the sheet, where that file has several.
	Sheet string
}

// Limits of what is unpacked. What has to be in memory whole is smaller than what is read
// as a stream, for which only the ratio is limited: a table packs to a fiftieth, zeros to a
// thousandth, and reading what these unpack to takes minutes.
const (
	headSize   = 64 << 10
	maxMemory  = 128 << 20
	maxRatio   = 100
	freely     = 16 << 20 // below which the ratio is not looked at
	maxLevels  = 2        // a packed file in an archive
	maxIndex   = 32 << 20 // of the list of files in an archive
	maxMembers = 20_000
)

// content is a file, or one in an archive.
type content struct {
	name  string // of the outermost file
	inner string // its path in an archive
	size  int64  // -1 where it is known only after it is read
	// stream reads it from the beginning.
	stream func() (io.ReadCloser, error)
	// at is the file for reading at any place; nil where it is packed.
	at     io.ReaderAt
	weight int64 // how much of the outermost file it is at most
	levels int   // how often it is packed
}

// Open opens a table file of any of the formats. An error is a [grid.Error], or one of
// reading.
func Open(name string, in io.ReaderAt, size int64, opt Options) (*grid.File, error) {
	f, err := content{name: name, size: size, weight: size, at: in, stream: func() (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(in, 0, size)), nil
	}}.open(opt)
	if err == nil {
		f.Size = size
	}
	return f, err
}

// open finds out what the content is, and opens it.
func (c content) open(opt Options) (*grid.File, error) {
	head, err := c.head(headSize)
	if err != nil {
		return nil, err
	}
	k := kindOf(head)
	switch k.what {
	case delimited:
		return text.Open(c.place(), c.stream, text.Options{Encoding: opt.Encoding, Separator: opt.Separator})
	case gzipped:
		return c.gunzip().open(opt)
	case refused:
		return nil, c.refuse(k)
	}
	whole, err := c.whole()
	if err != nil {
		return nil, err
	}
	switch k.what {
	case jsonText:
		return records.Open(c.place(), whole.at, whole.size)
	case columns:
		return parquet.Open(c.place(), whole.at, whole.size)
	case compound:
		return workbook.Open(c.place(), whole.at, whole.size) // which says what it is
	}
	return whole.archive(opt)
}

// head is the beginning of the content.
func (c content) head(size int) ([]byte, error) {
	in, err := c.stream()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	head := make([]byte, size)
	n, err := io.ReadFull(in, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
}

// whole is the content for reading at any place: in memory, where it is packed.
func (c content) whole() (content, error) {
	if c.at != nil {
		return c, nil
	}
	in, err := c.stream()
	if err != nil {
		return c, err
	}
	defer in.Close()
	var all bytes.Buffer
	if _, err := io.Copy(&all, io.LimitReader(in, maxMemory+1)); err != nil {
		return c, err
	}
	if all.Len() > maxMemory {
		return c, c.fault(fmt.Sprintf("the file unpacks to more than %d million bytes", maxMemory>>20), "give the file as it is when unpacked")
	}
	c.at, c.size = bytes.NewReader(all.Bytes()), int64(all.Len())
	return c, nil
}

// place is the name of the content in messages.
func (c content) place() string {
	if c.inner == "" {
		return c.name
	}
	return c.name + "/" + c.inner
}

func (c content) fault(what, hint string) error {
	return &grid.Error{At: data.Pos{File: c.place()}, Text: what, Hint: hint}
}

// refuse is the error of a file that is not read.
func (c content) refuse(k kind) error {
	return c.fault("the file is "+k.name, k.hint)
}

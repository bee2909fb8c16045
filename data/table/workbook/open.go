package workbook

import (
	"bytes"
	"io"

	"briefing/data"
	"briefing/data/table/grid"
)

// Open reads a workbook: .xlsx (and its kin .xlsm, .xltx, .xltm) or .ods. The errors of
// what is none, or of what may not be read, are *grid.Error and say what to do.
func Open(name string, in io.ReaderAt, size int64) (*grid.File, error) {
	return open(name, in, size, usual())
}

func open(name string, in io.ReaderAt, size int64, l limits) (*grid.File, error) {
	head := make([]byte, 8)
	n, err := in.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head[:n], compoundMark):
		return nil, compound(name, in, size)
	case !bytes.HasPrefix(head[:n], []byte("PK")):
		return nil, &grid.Error{At: data.Pos{File: name}, Text: "it is no workbook", Hint: "give a workbook, .xlsx or .ods"}
	}
	c, err := openContainer(name, in, size, l)
	if err != nil {
		return nil, err
	}
	switch {
	case c.has("encrypted-package"):
		return nil, c.encrypted()
	case c.has("_rels/.rels"):
		return openExcel(c)
	case c.has(odsContent):
		return openODS(c)
	}
	return nil, c.faultAt(data.Pos{}, "give a workbook, .xlsx or .ods", "it is a zip file, but no workbook")
}

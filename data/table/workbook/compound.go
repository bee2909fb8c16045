package workbook

import (
	"encoding/binary"
	"io"
	"unicode/utf16"

	"briefing/data"
	"briefing/data/table/grid"
)

// compoundMark begins the files of older Office programs, and those that Office has
// encrypted.
var compoundMark = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

// mostSectors is how many sectors of a directory are looked at.
const mostSectors = 64

// compound says what a compound file is, by the names in its directory.
func compound(name string, in io.ReaderAt, size int64) *grid.Error {
	err := &grid.Error{At: data.Pos{File: name}, Text: "it is a file of an older Office program, and no .xlsx",
		Hint: "open it in a spreadsheet program and save it as .xlsx"}
	for _, stream := range streams(in, size) {
		switch stream {
		case "EncryptedPackage":
			err.Text = "it is encrypted with a password"
			err.Hint = "save it without a password, as .xlsx"
			return err
		case "Workbook", "Book":
			err.Text = "it is a workbook in the old format .xls"
		case "WordDocument":
			err.Text = "it is a document of Word"
			err.Hint = "give a workbook, .xlsx or .ods"
		}
	}
	return err
}

// streams are the names in the directory of a compound file, as far as they can be read.
func streams(in io.ReaderAt, size int64) []string {
	header := make([]byte, 512)
	if _, err := in.ReadAt(header, 0); err != nil {
		return nil
	}
	le := binary.LittleEndian
	shift := le.Uint16(header[30:])
	if shift != 9 && shift != 12 {
		return nil
	}
	sector := make([]byte, 1<<shift)
	var names []string
	next := le.Uint32(header[48:])
	for range mostSectors {
		at := (int64(next) + 1) << shift
		if at >= size {
			break
		}
		if _, err := in.ReadAt(sector, at); err != nil && err != io.EOF {
			break
		}
		for entry := sector; len(entry) >= 128; entry = entry[128:] {
			names = append(names, entryName(entry))
		}
		if next = following(in, header, next, shift); next >= 0xfffffffa {
			break
		}
	}
	return names
}

// entryName is the name of an entry of a directory.
func entryName(entry []byte) string {
	n := min(int(binary.LittleEndian.Uint16(entry[64:])), 64)/2 - 1
	var units []uint16
	for i := range max(n, 0) {
		units = append(units, binary.LittleEndian.Uint16(entry[2*i:]))
	}
	return string(utf16.Decode(units))
}

// following is the sector behind another, by the table of sectors; those of its places
// that the header does not name are not looked up.
func following(in io.ReaderAt, header []byte, sector uint32, shift uint16) uint32 {
	const none = 0xfffffffe
	perSector := uint32(1) << shift / 4
	index := sector / perSector
	if index >= 109 {
		return none
	}
	table := binary.LittleEndian.Uint32(header[76+4*index:])
	var entry [4]byte
	if _, err := in.ReadAt(entry[:], (int64(table)+1)<<shift+4*int64(sector%perSector)); err != nil {
		return none
	}
	return binary.LittleEndian.Uint32(entry[:])
}

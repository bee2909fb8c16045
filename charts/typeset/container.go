package typeset

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"briefing/data"
)

// A FontError says why a font file cannot be used.
type FontError struct {
	Name   string // as in [File]
	Reason data.Problem
}

func (e *FontError) Error() string { return e.Unwrap().Error() }

// Unwrap returns a data.Problem that names the file.
func (e *FontError) Unwrap() error {
	return data.Problem{Text: cmp.Or(e.Name, "font") + ": " + e.Reason.Text, Hint: e.Reason.Hint}
}

// A table is one entry of a font's directory.
type fontTable struct {
	tag  string
	data []byte
}

// Reasons for refusing a file, with what to use instead.
var (
	errCFF      = data.Problem{Text: "has PostScript (CFF) outlines, which are not supported", Hint: "use a TrueType font, such as fonts-wqy-microhei or fonts-droid-fallback for Chinese instead of Noto CJK"}
	errVariable = data.Problem{Text: "is a variable font, whose weight would be wrong", Hint: "use the static file of the weight, such as Name-Regular.ttf"}
	errWOFF     = data.Problem{Text: "is a web font (WOFF)", Hint: "use the TrueType file (.ttf) it was made from"}
	errBitmap   = data.Problem{Text: "has no outlines, only bitmaps", Hint: "use a TrueType font with outlines (.ttf)"}
	errNotFont  = data.Problem{Text: "is not a TrueType font", Hint: "use a .ttf or .ttc file"}
	errCut      = data.Problem{Text: "is damaged or cut off", Hint: "copy or install the file again"}
)

// required are the tables that drawing, measuring and PDF embedding read.
var required = []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}

// standAlone returns the file as one TrueType font with its tables. Data that
// already is one font comes back as it is; of a collection the face with the
// index is copied out.
func standAlone(content []byte, face int) ([]byte, []fontTable, error) {
	offset := 0
	if bytes.HasPrefix(content, []byte("ttcf")) {
		// Tag, version, number of fonts, offset of each.
		if len(content) < 16+4*face || face < 0 || binary.BigEndian.Uint32(content[8:]) <= uint32(face) {
			return nil, nil, errCut
		}
		offset = int(binary.BigEndian.Uint32(content[12+4*face:]))
	}
	tables, err := readTables(content, offset)
	if err != nil {
		return nil, nil, err
	}
	if offset > 0 {
		content = writeTables(tables)
		tables, err = readTables(content, 0)
	}
	return content, tables, err
}

// readTables reads the table directory at offset and refuses what is not a
// plain TrueType font.
func readTables(content []byte, offset int) ([]fontTable, error) {
	const headerSize, entrySize = 12, 16
	if offset > len(content)-headerSize {
		return nil, cutOr(content, errCut)
	}
	switch string(content[offset : offset+4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO", "typ1":
		return nil, errCFF
	case "wOFF", "wOF2":
		return nil, errWOFF
	default:
		return nil, errNotFont
	}

	n := int(binary.BigEndian.Uint16(content[offset+4:]))
	directory := content[offset+headerSize:]
	if n*entrySize > len(directory) {
		return nil, errCut
	}
	tables := make([]fontTable, n)
	total := 0
	for i := range tables {
		entry := directory[i*entrySize:]
		start := uint64(binary.BigEndian.Uint32(entry[8:]))
		size := uint64(binary.BigEndian.Uint32(entry[12:]))
		if start+size > uint64(len(content)) {
			return nil, errCut
		}
		tables[i] = fontTable{string(entry[:4]), content[start : start+size]}
		total += int(size)
	}
	// Tables that overlap could make a small hostile file unfold into a huge one.
	if total > len(content) {
		return nil, errCut
	}
	return tables, checkTables(tables)
}

// cutOr tells a file cut off within its first bytes from one of another kind.
func cutOr(content []byte, err error) error {
	for _, magic := range []string{"\x00\x01\x00\x00", "true", "ttcf", "OTTO"} {
		if len(content) > 0 && bytes.HasPrefix([]byte(magic), content[:min(4, len(content))]) {
			return err
		}
	}
	return errNotFont
}

func checkTables(tables []fontTable) error {
	slices.SortFunc(tables, func(a, b fontTable) int { return bytes.Compare([]byte(a.tag), []byte(b.tag)) })
	for i := 1; i < len(tables); i++ {
		if tables[i].tag == tables[i-1].tag {
			return data.Problem{Text: fmt.Sprintf("has two %q tables", tables[i].tag), Hint: "install the file again"}
		}
	}
	switch {
	case find(tables, "fvar") != nil:
		return errVariable
	case find(tables, "CFF ") != nil, find(tables, "CFF2") != nil:
		return errCFF
	case find(tables, "glyf") == nil && (find(tables, "EBDT") != nil || find(tables, "CBDT") != nil || find(tables, "sbix") != nil):
		return errBitmap
	}
	for _, tag := range required {
		if find(tables, tag) == nil {
			return data.Problem{Text: fmt.Sprintf("lacks the table %q, so it is not a complete TrueType font", tag), Hint: "install the file again or use another font"}
		}
	}
	if len(find(tables, "head")) < 54 || len(find(tables, "hhea")) < 36 {
		return errCut
	}
	return nil
}

// find returns a table's data, or nil; an empty table counts as absent.
func find(tables []fontTable, tag string) []byte {
	for _, t := range tables {
		if t.tag == tag && len(t.data) > 0 {
			return t.data
		}
	}
	return nil
}

// writeTables lays sorted tables out as one TrueType file, as the OpenType
// specification has it (chapter "Organization of an OpenType font"): a
// directory sorted by tag, tables on four-byte borders, a checksum of each,
// and in head the adjustment that makes the whole file sum to a fixed value.
// The digital signature is left out: it signed the collection.
func writeTables(tables []fontTable) []byte {
	const headerSize, entrySize = 12, 16
	tables = slices.DeleteFunc(slices.Clone(tables), func(t fontTable) bool { return t.tag == "DSIG" })
	n := len(tables)
	size := headerSize + n*entrySize
	for _, t := range tables {
		size += align4(len(t.data))
	}
	out := make([]byte, size)
	writeHeader(out, n)

	at, head := headerSize+n*entrySize, 0
	for i, t := range tables {
		body := out[at : at+align4(len(t.data))]
		copy(body, t.data)
		if t.tag == "head" {
			head = at
			clear(body[8:12])
		}
		entry := out[headerSize+i*entrySize:]
		copy(entry, t.tag)
		binary.BigEndian.PutUint32(entry[4:], checksum(body))
		binary.BigEndian.PutUint32(entry[8:], uint32(at))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(t.data)))
		at += len(body)
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// writeHeader writes the offset table: version 1.0, the number of tables, and
// three numbers for a binary search over them.
func writeHeader(out []byte, n int) {
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	binary.BigEndian.PutUint32(out, 0x00010000)
	binary.BigEndian.PutUint16(out[4:], uint16(n))
	binary.BigEndian.PutUint16(out[6:], uint16(power*16))
	binary.BigEndian.PutUint16(out[8:], uint16(log))
	binary.BigEndian.PutUint16(out[10:], uint16(n*16-power*16))
}

func align4(n int) int { return (n + 3) &^ 3 }

// checksum sums big-endian 32-bit words; the length is a multiple of four.
func checksum(content []byte) uint32 {
	var sum uint32
	for i := 0; i+4 <= len(content); i += 4 {
		sum += binary.BigEndian.Uint32(content[i:])
	}
	return sum
}

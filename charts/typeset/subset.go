package typeset

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"briefing/data"
)

// A TrueType file is a directory of tables (OpenType specification 1.9, "Font
// file"). All numbers are big endian.

// Cut returns a stand-alone TrueType file with .notdef followed by the given
// glyphs in the given order, a glyph as often as it is named and an empty one for
// each 0, and then the parts of which composite glyphs are made. cmap is its table of characters; nil leaves
// out all that a file does not need whose glyphs are named by their places, as
// those of a PDF are (ISO 32000-1, 9.9). The error is that of a damaged face, or of
// one whose licence forbids embedding.
func (f *Face) Cut(glyphs []uint16, cmap []byte) ([]byte, error) {
	return cut(f.data, glyphs, cmap)
}

func cut(content []byte, ids []uint16, cmap []byte) ([]byte, error) {
	src, err := readFont(content)
	if err != nil {
		return nil, err
	}
	order, err := src.closure(ids)
	if err != nil {
		return nil, err
	}
	tables := map[string][]byte{
		"maxp": slices.Clone(src.tables["maxp"]),
		"hhea": slices.Clone(src.tables["hhea"]),
		"head": slices.Clone(src.tables["head"]),
	}
	hints := []string{"cvt ", "fpgm", "prep"}
	if cmap != nil {
		tables["cmap"], tables["name"] = cmap, emptyName()
		tables["post"] = slices.Clone(src.tables["post"][:32])
		binary.BigEndian.PutUint32(tables["post"], 0x00030000) // no glyph names
		hints = append(hints, "gasp", "OS/2")
	}
	for _, tag := range hints {
		if t := src.tables[tag]; len(t) > 0 {
			tables[tag] = t
		}
	}
	binary.BigEndian.PutUint16(tables["maxp"][4:], uint16(len(order)))
	binary.BigEndian.PutUint16(tables["hhea"][34:], uint16(len(order)))
	binary.BigEndian.PutUint16(tables["head"][50:], 1) // loca with 32 bits
	// Formats that can only be 0.
	binary.BigEndian.PutUint16(tables["head"][52:], 0)
	binary.BigEndian.PutUint16(tables["hhea"][32:], 0)
	src.copyGlyphs(tables, order)
	var list []fontTable
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		list = append(list, fontTable{tag, tables[tag]})
	}
	return writeTables(list), nil
}

// fontFile is a parsed directory with what is needed to copy glyphs.
type fontFile struct {
	tables   map[string][]byte
	glyphs   int
	metrics  int // glyphs with an advance of their own
	longLoca bool
}

// requiredTables lists the tables without which a font cannot be embedded, with the
// least length that is read of each.
var requiredTables = []struct {
	tag  string
	size int
}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"OS/2", 68}, {"post", 32}, {"hmtx", 4}, {"loca", 4}, {"glyf", 0}}

func readFont(content []byte) (*fontFile, error) {
	f := &fontFile{tables: map[string][]byte{}}
	if len(content) < 12 {
		return nil, errCut
	}
	count := int(binary.BigEndian.Uint16(content[4:]))
	if len(content) < 12+16*count {
		return nil, errCut
	}
	for i := range count {
		entry := content[12+16*i:]
		at, size := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if at+size > uint64(len(content)) {
			return nil, errCut
		}
		f.tables[string(entry[:4])] = content[at : at+size]
	}
	for _, n := range requiredTables {
		if t, ok := f.tables[n.tag]; !ok || len(t) < n.size {
			return nil, data.Problem{Text: fmt.Sprintf("its table %q is missing or cut off", n.tag), Hint: "use another font"}
		}
	}
	return f, f.readSizes()
}

func (f *fontFile) readSizes() error {
	f.glyphs = int(binary.BigEndian.Uint16(f.tables["maxp"][4:]))
	f.metrics = int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	f.longLoca = binary.BigEndian.Uint16(f.tables["head"][50:]) == 1
	loca := 2
	if f.longLoca {
		loca = 4
	}
	switch {
	case f.glyphs == 0, f.metrics == 0, f.metrics > f.glyphs,
		len(f.tables["loca"]) < loca*(f.glyphs+1),
		len(f.tables["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics):
		return errCut
	}
	// Bit 1 alone forbids embedding, bit 8 subsetting, bit 9 outlines
	// (OpenType specification, OS/2 fsType).
	if t := binary.BigEndian.Uint16(f.tables["OS/2"][8:]); t&0xF == 2 || t&0x300 != 0 {
		return data.Problem{Text: "its licence bits forbid embedding it in part", Hint: "use another font"}
	}
	return nil
}

// glyph returns the outline of a glyph, empty for a space.
func (f *fontFile) glyph(id uint16) ([]byte, error) {
	if int(id) >= f.glyphs {
		return nil, fmt.Errorf("it has %d glyphs, and glyph %d was asked for", f.glyphs, id)
	}
	var from, to uint64
	if loca := f.tables["loca"]; f.longLoca {
		from, to = uint64(binary.BigEndian.Uint32(loca[4*int(id):])), uint64(binary.BigEndian.Uint32(loca[4*int(id)+4:]))
	} else {
		from, to = 2*uint64(binary.BigEndian.Uint16(loca[2*int(id):])), 2*uint64(binary.BigEndian.Uint16(loca[2*int(id)+2:]))
	}
	if from > to || to > uint64(len(f.tables["glyf"])) {
		return nil, errCut
	}
	return f.tables["glyf"][from:to], nil
}

// metric returns advance and left side bearing of a glyph, as four bytes.
func (f *fontFile) metric(id uint16) [4]byte {
	hmtx := f.tables["hmtx"]
	if int(id) < f.metrics {
		return [4]byte(hmtx[4*int(id):])
	}
	last := hmtx[4*(f.metrics-1):]
	bearing := hmtx[4*f.metrics+2*(int(id)-f.metrics):]
	return [4]byte{last[0], last[1], bearing[0], bearing[1]}
}

// Flags of a part of a composite glyph (OpenType specification, glyf).
const (
	wordArguments  = 1 << 0
	oneScale       = 1 << 3
	moreParts      = 1 << 5
	twoScales      = 1 << 6
	matrixOfScales = 1 << 7
)

// parts calls visit with the place of every glyph index in a composite outline.
func parts(outline []byte, visit func(at int)) error {
	if len(outline) == 0 {
		return nil
	}
	if len(outline) < 10 {
		return errCut
	}
	if int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	for at, flags := 10, moreParts; flags&moreParts != 0; {
		if at+4 > len(outline) {
			return errCut
		}
		flags = int(binary.BigEndian.Uint16(outline[at:]))
		visit(at + 2)
		at += 4 + partArguments(flags)
	}
	return nil
}

// partArguments returns the length of what follows a part's glyph index.
func partArguments(flags int) int {
	n := 2
	if flags&wordArguments != 0 {
		n = 4
	}
	switch {
	case flags&oneScale != 0:
		n += 2
	case flags&twoScales != 0:
		n += 4
	case flags&matrixOfScales != 0:
		n += 8
	}
	return n
}

// maxParts bounds the outlines that a composite glyph is drawn with, counted
// with repetition, and maxNesting how deep they may lie: a glyph that contains
// itself would end the program, or that of a reader.
const (
	maxParts   = 4096
	maxNesting = 16
)

// countParts returns the outlines that a glyph is drawn with.
func (f *fontFile) countParts(id uint16, counts map[uint16]int, depth int) (int, error) {
	if n, ok := counts[id]; ok {
		return n, nil
	}
	outline, err := f.glyph(id)
	if err != nil {
		return 0, err
	}
	if depth > maxNesting {
		return 0, errCut
	}
	n := 1
	broken := parts(outline, func(at int) {
		if err != nil || n > maxParts {
			return
		}
		var below int
		below, err = f.countParts(binary.BigEndian.Uint16(outline[at:]), counts, depth+1)
		n += below
	})
	switch {
	case err != nil:
		return 0, err
	case broken != nil:
		return 0, broken
	case n > maxParts:
		return 0, errCut
	}
	counts[id] = n
	return n, nil
}

// closure returns the glyphs of the cut font in order.
func (f *fontFile) closure(ids []uint16) ([]uint16, error) {
	order := append([]uint16{0}, ids...)
	seen, counts := map[uint16]bool{}, map[uint16]int{}
	for _, id := range order {
		seen[id] = true
		if _, err := f.countParts(id, counts, 0); err != nil {
			return nil, err
		}
	}
	for i := 0; i < len(order); i++ {
		outline, _ := f.glyph(order[i]) // read before, as was every part of it
		_ = parts(outline, func(at int) {
			if id := binary.BigEndian.Uint16(outline[at:]); !seen[id] {
				seen[id] = true
				order = append(order, id)
			}
		})
	}
	if len(order) > 0xFFFF {
		return nil, data.Problem{Text: "more than 65,535 of its glyphs are used", Hint: "split the document"}
	}
	return order, nil
}

// copyGlyphs fills glyf, loca and hmtx with glyphs that closure has read.
func (f *fontFile) copyGlyphs(tables map[string][]byte, order []uint16) {
	place := map[uint16]uint16{}
	for i, id := range order {
		if _, ok := place[id]; !ok {
			place[id] = uint16(i)
		}
	}
	var glyf, loca, hmtx []byte
	for i, id := range order {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if id == 0 && i > 0 {
			hmtx = append(hmtx, 0, 0, 0, 0)
			continue
		}
		start := len(glyf)
		outline, _ := f.glyph(id)
		glyf = append(glyf, outline...)
		copied := glyf[start:]
		_ = parts(copied, func(at int) {
			binary.BigEndian.PutUint16(copied[at:], place[binary.BigEndian.Uint16(copied[at:])])
		})
		glyf = pad(glyf)
		m := f.metric(id)
		hmtx = append(hmtx, m[:]...)
	}
	tables["glyf"], tables["hmtx"] = glyf, hmtx
	tables["loca"] = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// pad appends zeros up to a multiple of four.
func pad(b []byte) []byte {
	return append(b, make([]byte, -len(b)&3)...)
}

// emptyName is a name table without names: the file states the font's name.
func emptyName() []byte { return []byte{0, 0, 0, 0, 0, 6} }

// Characters returns the table that maps characters, in ascending order, to the
// glyphs 1, 2, 3, ... (OpenType specification, cmap, format 12).
func Characters(runes []rune) []byte {
	const header, group = 16, 12
	b := binary.BigEndian.AppendUint16(nil, 0) // version
	for _, w := range []uint16{1, 3, 10} {     // one subtable: Windows, full Unicode
		b = binary.BigEndian.AppendUint16(b, w)
	}
	b = binary.BigEndian.AppendUint32(b, 12) // where it begins
	b = binary.BigEndian.AppendUint16(b, 12) // format
	b = binary.BigEndian.AppendUint16(b, 0)
	for _, w := range []int{header + group*len(runes), 0, len(runes)} {
		b = binary.BigEndian.AppendUint32(b, uint32(w))
	}
	for i, r := range runes {
		for _, w := range []int{int(r), int(r), i + 1} {
			b = binary.BigEndian.AppendUint32(b, uint32(w))
		}
	}
	return b
}

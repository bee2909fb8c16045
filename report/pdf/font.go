package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
	"weak"

	"briefing/charts/typeset"
)

// glyphKey identifies a code of a face. A glyph that stands for two characters, as the
// hyphen does for U+2010 and U+002D, has a code for each, so that the text can be read
// back exactly.
type glyphKey struct {
	id uint16
	r  rune
}

// number returns the key as a number, which maps find faster.
func (k glyphKey) number() uint64 { return uint64(k.id)<<32 | uint64(uint32(k.r)) }

// fontUse is what a document draws with one face. The code of a glyph is also its index
// in the embedded font. Printable ASCII has fixed codes, used or not, so that documents
// with the same characters embed the same font, in whatever order they use them. Other
// codes follow in order of first use.
type fontUse struct {
	face  *typeset.Face
	index int               // 1-based index among the faces of the document
	codes map[uint64]uint16 // by glyphKey.number
	used  []glyphKey        // by code-1; unusedCode for unused ASCII characters
}

// unusedCode stands for a code that is not used.
var unusedCode = glyphKey{}

// The characters with fixed codes, and their number.
const (
	firstFixed = ' '
	fixedCodes = '~' - firstFixed + 1
)

func newFontUse(face *typeset.Face, index int) *fontUse {
	return &fontUse{face: face, index: index, codes: map[uint64]uint16{}, used: make([]glyphKey, fixedCodes, 2*fixedCodes)}
}

// fontUses are the faces of a document in order of first use.
type fontUses struct {
	list   []*fontUse
	byFace map[*typeset.Face]*fontUse
}

func (u *fontUses) use(face *typeset.Face) *fontUse {
	if use, ok := u.byFace[face]; ok {
		return use
	}
	if u.byFace == nil {
		u.byFace = map[*typeset.Face]*fontUse{}
	}
	use := newFontUse(face, len(u.list)+1)
	u.list = append(u.list, use)
	u.byFace[face] = use
	return use
}

// maxCodes is how many two-byte codes there are besides that of .notdef.
const maxCodes = 65_000

// code returns the code of a glyph that stands for a character.
func (u *fontUse) code(d *Document, id uint16, r rune) uint16 {
	key := glyphKey{id, r}
	if c, ok := u.codes[key.number()]; ok {
		return c
	}
	c := len(u.used) + 1
	if i := int(r - firstFixed); i >= 0 && i < fixedCodes && u.used[i] == unusedCode {
		c = i + 1
		u.used[i] = key
	} else if c > maxCodes {
		d.fail("%s is used with more than %d different characters; split the document", u.face.PostScriptName(), maxCodes)
		return 0
	} else {
		u.used = append(u.used, key)
	}
	u.codes[key.number()] = uint16(c)
	return uint16(c)
}

// width returns the advance of a glyph in thousandths of the size, as written to the
// file: with three decimals.
func (u *fontUse) width(id uint16) float64 {
	units := u.face.Advance(id) * 1_000_000 / u.face.UnitsPerEm()
	return float64(units) / 1000
}

// subset is a font cut to what a document draws.
type subset struct {
	use *fontUse
	*embedded
}

// embedded is what depends only on a face and the codes in use.
type embedded struct {
	base    name   // the PostScript name of the subset
	file    object // a TrueType file whose glyphs are in the order of their codes
	unicode object // the map from codes to text
}

// embeddedKey is a face, and the keys of all codes in order. It does not keep the face
// in memory, which may be megabytes.
type embeddedKey struct {
	face weak.Pointer[typeset.Face]
	used string
}

// embeddings keeps the most recent fonts for all documents: those of a batch mostly use
// the same characters.
var embeddings = embeddingCache{kept: map[embeddedKey]*embedded{}}

type embeddingCache struct {
	mu   sync.Mutex
	kept map[embeddedKey]*embedded
	size int // bytes of all
}

// maxEmbedded limits the size of the cache, in bytes.
const maxEmbedded = 4 << 20

func (c *embeddingCache) get(key embeddedKey) (*embedded, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.kept[key]
	return e, ok
}

// put adds a font; it empties a full cache first.
func (c *embeddingCache) put(key embeddedKey, e *embedded) {
	size := len(key.used) + len(e.file.stream) + len(e.unicode.stream)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size+size > maxEmbedded {
		clear(c.kept)
		c.size = 0
	}
	if _, known := c.kept[key]; !known {
		c.size += size
	}
	c.kept[key] = e
}

// baseFont returns the PostScript name of a face after the six-letter tag that marks a
// subset (ISO 32000-1, 9.6.4); the tag depends on the content.
func baseFont(face *typeset.Face, data []byte) name {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	var clean []byte
	post := face.PostScriptName()
	for _, c := range []byte(post[:min(len(post), 63)]) { // the longest that PostScript allows
		if c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			clean = append(clean, c)
		}
	}
	return name(string(tag) + "+" + string(clean))
}

// subsets cuts every face to the glyphs in use.
func (u *fontUses) subsets() ([]subset, error) {
	var out []subset
	for _, use := range u.list {
		e, err := use.embed()
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", use.face.PostScriptName(), err)
		}
		out = append(out, subset{use, e})
	}
	return out, nil
}

// embed cuts the face, unless it has been cut for a document with the same codes.
func (u *fontUse) embed() (*embedded, error) {
	ids := make([]uint16, len(u.used))
	used := make([]byte, 0, 8*len(u.used))
	for i, k := range u.used {
		ids[i] = k.id
		used = binary.BigEndian.AppendUint64(used, k.number())
	}
	key := embeddedKey{weak.Make(u.face), string(used)}
	if e, ok := embeddings.get(key); ok {
		return e, nil
	}
	data, err := u.face.Cut(ids, nil)
	if err != nil {
		return nil, err
	}
	e := &embedded{
		base:    baseFont(u.face, data),
		file:    object{value: dict{"Length1": integer(len(data))}, stream: data},
		unicode: object{value: dict{}, stream: u.toUnicode()},
	}
	compress(&e.file)
	compress(&e.unicode)
	embeddings.put(key, e)
	return e, nil
}

// object returns the font as the file contains it (ISO 32000-1, 9.7): two-byte codes
// that are glyph indexes, exact widths, and an exact map to Unicode. gofpdf could embed
// fonts, too, but parses them again for each document, lists widths for all 65,536
// codes, and writes an invalid map to Unicode.
func (s subset) object() *object {
	file, unicode := s.file, s.unicode // each document numbers its own
	widths := make(array, len(s.use.used))
	for i, k := range s.use.used {
		widths[i] = real(0)
		if k != unusedCode {
			widths[i] = real(s.use.width(k.id))
		}
	}
	cid := &object{value: dict{
		"Type": name("Font"), "Subtype": name("CIDFontType2"), "BaseFont": s.base,
		"CIDSystemInfo":  dict{"Registry": bytestr("Adobe"), "Ordering": bytestr("Identity"), "Supplement": integer(0)},
		"CIDToGIDMap":    name("Identity"),
		"DW":             integer(1000),
		"FontDescriptor": s.descriptor(&file),
		"W":              array{integer(1), widths},
	}}
	return &object{value: dict{
		"Type": name("Font"), "Subtype": name("Type0"), "BaseFont": s.base, "Encoding": name("Identity-H"),
		"DescendantFonts": array{cid}, "ToUnicode": &unicode,
	}}
}

// Flags of a font (ISO 32000-1, table 123).
const (
	fixedPitch = 1 << 0
	symbolic   = 1 << 2 // its glyphs are found by index
	italic     = 1 << 6
	forceBold  = 1 << 18
)

// descriptor returns the font descriptor, in thousandths of its size, with the font
// itself.
func (s subset) descriptor(file *object) *object {
	f := s.use.face
	thousandths := func(units int) value { return integer(units * 1000 / f.UnitsPerEm()) }
	flags := symbolic
	for flag, set := range map[int]bool{fixedPitch: f.Monospaced(), italic: f.Italic() || f.ItalicAngle() != 0, forceBold: f.Bold()} {
		if set {
			flags |= flag
		}
	}
	box := array{}
	for _, side := range f.Bounds() {
		box = append(box, thousandths(side))
	}
	return &object{value: dict{
		"Type": name("FontDescriptor"), "FontName": s.base, "FontFile2": file, "Flags": integer(flags), "FontBBox": box,
		"Ascent": thousandths(f.Ascent()), "Descent": thousandths(-f.Descent()), "CapHeight": thousandths(f.CapHeight()),
		"ItalicAngle": real(f.ItalicAngle()), "StemV": integer(stem(f.Weight())),
	}}
}

// stem estimates the stem width of a face from its weight, as other programs do: 87 for
// a regular face, 165 for a bold one.
func stem(weight int) int { return 50 + weight*weight/(65*65) }

// toUnicode returns a character map from codes to text (Adobe Technical Note 5411). It
// lists every code in use, because Ghostscript refuses many ranges.
func (u *fontUse) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var lines [][]byte
	for i, k := range u.used {
		if k != unusedCode {
			lines = append(lines, fmt.Appendf(nil, "<%04X> <%X>\n", i+1, appendUTF16(nil, string(k.r))))
		}
	}
	for list := range slices.Chunk(lines, 100) { // the most that one list may contain
		b = fmt.Appendf(b, "%d beginbfchar\n", len(list))
		b = append(append(b, bytes.Join(list, nil)...), "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

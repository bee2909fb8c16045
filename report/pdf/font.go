package pdf

import (
	"crypto/sha256"
	"fmt"

	"briefing/charts/typeset"
)

// glyphKey tells the codes of a face apart. A glyph that stands for two
// characters, as the hyphen does for U+2010 and U+002D, has a code for each, so
// that the text can be read back exactly.
type glyphKey struct {
	id uint16
	r  rune
}

// number is a key that maps find faster.
func (k glyphKey) number() uint64 { return uint64(k.id)<<32 | uint64(uint32(k.r)) }

// fontUse is what a document draws with one face. The code of a glyph, which is
// also its place in the embedded font, counts from 1 in order of first use.
type fontUse struct {
	face  *typeset.Face
	index int               // 1-based place among the faces of the document
	codes map[uint64]uint16 // by glyphKey.number
	used  []glyphKey        // by code-1
}

// fontUses are the faces of a document in order of first use.
type fontUses struct {
	list   []*fontUse
	byFace map[*typeset.Face]*fontUse
}

func (u *fontUses) of(face *typeset.Face) *fontUse {
	if use, ok := u.byFace[face]; ok {
		return use
	}
	if u.byFace == nil {
		u.byFace = map[*typeset.Face]*fontUse{}
	}
	use := &fontUse{face: face, index: len(u.list) + 1, codes: map[uint64]uint16{}}
	u.list = append(u.list, use)
	u.byFace[face] = use
	return use
}

// maxCodes is how many codes of two bytes there are beside that of .notdef.
const maxCodes = 65_000

// code returns the code of a glyph that stands for a character.
func (u *fontUse) code(d *Document, id uint16, r rune) uint16 {
	key := glyphKey{id, r}
	if c, ok := u.codes[key.number()]; ok {
		return c
	}
	if len(u.used) == maxCodes {
		d.fail("%s is used with more than %d different characters; split the document", u.face.PostScriptName(), maxCodes)
		return 0
	}
	u.used = append(u.used, key)
	c := uint16(len(u.used))
	u.codes[key.number()] = c
	return c
}

// width returns the advance of a glyph in thousandths of the size, as the file
// states it: with three decimals.
func (u *fontUse) width(id uint16) float64 {
	units := u.face.Advance(id) * 1_000_000 / u.face.UnitsPerEm()
	return float64(units) / 1000
}

// subset is a font cut to what a document draws.
type subset struct {
	use  *fontUse
	data []byte // a TrueType file whose glyphs are in the order of their codes
}

// baseFont returns the PostScript name after the tag of six letters that marks a
// subset (ISO 32000-1, 9.6.4); the tag is taken from the content.
func (s subset) baseFont() name {
	sum := sha256.Sum256(s.data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	var clean []byte
	post := s.use.face.PostScriptName()
	for _, c := range []byte(post[:min(len(post), 63)]) { // the most that PostScript takes
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
		ids := make([]uint16, len(use.used))
		for i, k := range use.used {
			ids[i] = k.id
		}
		data, err := use.face.Cut(ids, nil)
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", use.face.PostScriptName(), err)
		}
		out = append(out, subset{use, data})
	}
	return out, nil
}

// object returns the font as the file holds it (ISO 32000-1, 9.7): codes of two
// bytes that are the places of the glyphs, their exact widths, and an exact map to
// Unicode. gofpdf could embed it, too, but parses the font anew for each document,
// lists widths for all 65,536 codes, and maps to Unicode in a way that is not legal.
func (s subset) object() *object {
	base := s.baseFont()
	widths := make(array, len(s.use.used))
	for i, k := range s.use.used {
		widths[i] = real(s.use.width(k.id))
	}
	cid := &object{value: dict{
		"Type": name("Font"), "Subtype": name("CIDFontType2"), "BaseFont": base,
		"CIDSystemInfo":  dict{"Registry": bytestr("Adobe"), "Ordering": bytestr("Identity"), "Supplement": integer(0)},
		"CIDToGIDMap":    name("Identity"),
		"DW":             integer(1000),
		"FontDescriptor": s.descriptor(base),
		"W":              array{integer(1), widths},
	}}
	unicode := &object{value: dict{}, stream: s.use.toUnicode()}
	compress(unicode)
	return &object{value: dict{
		"Type": name("Font"), "Subtype": name("Type0"), "BaseFont": base, "Encoding": name("Identity-H"),
		"DescendantFonts": array{cid}, "ToUnicode": unicode,
	}}
}

// Flags of a font (ISO 32000-1, table 123).
const (
	fixedPitch = 1 << 0
	symbolic   = 1 << 2 // its glyphs are named by their places
	italic     = 1 << 6
	forceBold  = 1 << 18
)

// descriptor returns the measures of the font, in thousandths of its size, with
// the font itself.
func (s subset) descriptor(base name) *object {
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
	file := &object{value: dict{"Length1": integer(len(s.data))}, stream: s.data}
	compress(file)
	return &object{value: dict{
		"Type": name("FontDescriptor"), "FontName": base, "FontFile2": file, "Flags": integer(flags), "FontBBox": box,
		"Ascent": thousandths(f.Ascent()), "Descent": thousandths(-f.Descent()), "CapHeight": thousandths(f.CapHeight()),
		"ItalicAngle": real(f.ItalicAngle()), "StemV": integer(stem(f.Weight())),
	}}
}

// stem estimates the width of the stems of a face from its weight, as programs do
// that have no other measure: 87 for a regular face, 165 for a bold one.
func stem(weight int) int { return 50 + weight*weight/(65*65) }

// toUnicode returns a character map from codes to text (Adobe Technical Note
// 5411). It lists every code: of ranges, Ghostscript refuses many.
func (u *fontUse) toUnicode() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const block = 100 // the most that one list may hold
	for start := 0; start < len(u.used); start += block {
		keys := u.used[start:min(start+block, len(u.used))]
		b = fmt.Appendf(b, "%d beginbfchar\n", len(keys))
		for i, k := range keys {
			b = fmt.Appendf(b, "<%04X> <%X>\n", start+i+1, appendUTF16(nil, string(k.r)))
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

package pdf

import (
	"crypto/sha256"
	"encoding/binary"
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

// fontUse is what a document draws with one face. The code of a glyph, which is
// also its place in the embedded font, counts from 1 in order of first use.
type fontUse struct {
	face  *typeset.Face
	index int // 1-based place among the faces of the document
	codes map[glyphKey]uint16
	used  []glyphKey // by code-1
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
	use := &fontUse{face: face, index: len(u.list) + 1, codes: map[glyphKey]uint16{}}
	u.list = append(u.list, use)
	u.byFace[face] = use
	return use
}

// maxCodes is what fits into the list of spreadCmap.
const maxCodes = 16_000

// code returns the code of a glyph that stands for a character.
func (u *fontUse) code(d *Document, id uint16, r rune) uint16 {
	key := glyphKey{id, r}
	if c, ok := u.codes[key]; ok {
		return c
	}
	if len(u.used) == maxCodes {
		d.fail("%s is used with more than %d different characters; split the document", u.face.PostScriptName(), maxCodes)
		return 0
	}
	u.used = append(u.used, key)
	c := uint16(len(u.used))
	u.codes[key] = c
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

// key is the name under which gofpdf holds the subset.
func (s subset) key() string { return fmt.Sprintf("face%d", s.use.index) }

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
		data, err := use.face.Cut(ids, spreadCmap(len(ids)))
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", use.face.PostScriptName(), err)
		}
		out = append(out, subset{use, data})
	}
	return out, nil
}

// font finishes the objects that gofpdf made of a subset: its name, the exact
// widths instead of rounded ones, an exact map to Unicode instead of an illegal
// one, and no map of codes to glyphs, which are the same.
func (c *container) font(s subset) (*object, error) {
	font, ok := c.fonts["utf8"+name(s.key())]
	descendants, _ := dictOf(font)["DescendantFonts"].(array)
	if !ok || len(descendants) != 1 {
		return nil, fmt.Errorf("%w: font %s", errObjects, s.use.face.PostScriptName())
	}
	cid := dictOf(descendants[0])
	descriptor := dictOf(cid["FontDescriptor"])
	if err := s.checkPlaces(cid["CIDToGIDMap"]); err != nil {
		return nil, err
	}
	base := s.baseFont()
	dictOf(font)["BaseFont"], cid["BaseFont"], descriptor["FontName"] = base, base, base
	delete(descriptor, "MissingWidth")
	cid["CIDToGIDMap"] = name("Identity")
	cid["CIDSystemInfo"] = dict{"Registry": bytestr("Adobe"), "Ordering": bytestr("Identity"), "Supplement": integer(0)}
	cid["DW"] = integer(1000)
	widths := array{}
	for _, k := range s.use.used {
		widths = append(widths, real(s.use.width(k.id)))
	}
	cid["W"] = array{integer(1), widths}
	unicode := &object{value: dict{}, stream: s.use.toUnicode()}
	compress(unicode)
	dictOf(font)["ToUnicode"] = unicode
	return font, nil
}

// checkPlaces makes sure that gofpdf kept every glyph at the place of its code.
func (s subset) checkPlaces(v value) error {
	o, _ := v.(*object)
	if o == nil || o.stream == nil {
		return fmt.Errorf("%w: no table of glyph places", errObjects)
	}
	size := 2*stride*len(s.use.used) + 2
	places, err := inflate(o.stream, int64(size))
	if err != nil || len(places) < size {
		return fmt.Errorf("%w: the table of glyph places", errObjects)
	}
	for code := 1; code <= len(s.use.used); code++ {
		if int(binary.BigEndian.Uint16(places[2*stride*code:])) != code {
			return fmt.Errorf("%w: gofpdf moved glyph %d of %s", errObjects, code, s.use.face.PostScriptName())
		}
	}
	return nil
}

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

// stride is the distance of the characters that stand for neighbouring glyphs
// where gofpdf is handed them: with neighbouring characters of one width, as Han
// has, the time it takes for the list of widths grows with the cube of their
// number.
const stride = 2

// spreadCmap maps the characters stride, 2·stride, ... to the glyphs 1, 2, ... n
// (format 4, one segment with a list of glyphs).
func spreadCmap(n int) []byte {
	last := stride * n
	listed := last - stride + 1
	words := []uint16{
		0, 1, 3, 1, 0, 12, // version, one subtable: Windows, Unicode, at byte 12
		4, uint16(32 + 2*listed), 0, 4, 4, 1, 0, // format, length, language, two segments, search sizes
		uint16(last), 0xFFFF, 0, stride, 0xFFFF, 0, 1, 4, 0, // ends, padding, starts, deltas, offset of the list
	}
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	for c := stride; c <= last; c++ {
		glyph := 0
		if c%stride == 0 {
			glyph = c / stride
		}
		b = binary.BigEndian.AppendUint16(b, uint16(glyph))
	}
	return b
}

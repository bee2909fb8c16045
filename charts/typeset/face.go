package typeset

import (
	"encoding/binary"
	"fmt"
	"sync"
	"sync/atomic"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"

	"briefing/data"
)

// Face is one font file at no particular size, safe for concurrent use.
// Measures are in font units, of which [Face.UnitsPerEm] make the type size.
type Face struct {
	sfnt  *sfnt.Font
	data  []byte
	plain *Face      // that is drawn with broader strokes; nil for a face drawn as it is
	sound *soundness // of a user's font; nil for one of the program's

	postScriptName, family     string
	unitsPerEm                 int
	ascent, descent, capHeight int
	italicAngle                float64
	bounds                     [4]int
	weight                     int
	bold, italic, monospaced   bool
	digit                      int // the widest advance of a digit

	hmtx     []byte // four bytes for each of the first metrics glyphs: advance, side bearing
	metrics  int
	glyphs   int
	latin    [0x250]uint16 // glyphs of the Latin blocks
	runes    cache         // glyphs of all other characters
	kerns    cache
	outlines sync.Map // uint16 -> []Segment
}

// newFace parses a file. All errors are *FontError.
func newFace(file File) (face *Face, err error) {
	defer func() {
		// The parser indexes tables by offsets it read: hostile data can make it panic.
		if recover() != nil {
			face, err = nil, &FontError{file.Name, errCut}
		}
	}()
	content, tables, err := standAlone(file.Data, file.Face)
	if err != nil {
		return nil, &FontError{file.Name, data.ProblemOf(err)}
	}
	parsed, err := sfnt.Parse(content)
	if err != nil {
		return nil, &FontError{file.Name, data.Problem{Text: fmt.Sprintf("cannot be read as a TrueType font (%v)", err), Hint: "install the file again or use another font"}}
	}
	face = &Face{sfnt: parsed, data: content}
	if err := face.describe(tables); err != nil {
		return nil, &FontError{file.Name, data.ProblemOf(err)}
	}
	for r := range rune(len(face.latin)) {
		face.latin[r] = face.lookUp(r)
	}
	for r := '0'; r <= '9'; r++ {
		face.digit = max(face.digit, face.Advance(face.latin[r]))
	}
	return face, nil
}

// describe reads what is asked for often: names, measures, advances.
func (f *Face) describe(tables []fontTable) error {
	f.glyphs = f.sfnt.NumGlyphs()
	f.unitsPerEm = int(f.sfnt.UnitsPerEm())
	f.hmtx = find(tables, "hmtx")
	f.metrics = int(binary.BigEndian.Uint16(find(tables, "hhea")[34:]))
	if f.unitsPerEm <= 0 || f.glyphs <= 0 || f.metrics == 0 || f.metrics*4 > len(f.hmtx) {
		return errCut
	}
	if err := f.measure(); err != nil {
		return err
	}
	macStyle := binary.BigEndian.Uint16(find(tables, "head")[44:])
	f.bold, f.italic = macStyle&1 != 0, macStyle&2 != 0
	for i := range f.bounds {
		f.bounds[i] = int(int16(binary.BigEndian.Uint16(find(tables, "head")[36+2*i:])))
	}
	f.weight = int(binary.BigEndian.Uint16(find(tables, "OS/2")[4:]))
	if post := f.sfnt.PostTable(); post != nil {
		f.italicAngle, f.monospaced = post.ItalicAngle, post.IsFixedPitch
	}
	f.family, _ = f.sfnt.Name(nil, sfnt.NameIDFamily)
	f.postScriptName, _ = f.sfnt.Name(nil, sfnt.NameIDPostScript)
	if f.postScriptName == "" {
		f.postScriptName = "Unnamed"
	}
	return nil
}

func (f *Face) measure() error {
	m, err := f.sfnt.Metrics(nil, f.ppem(), xfont.HintingNone)
	if err != nil {
		return data.Problem{Text: "has no usable vertical measures", Hint: "use another font"}
	}
	f.ascent, f.descent, f.capHeight = int(m.Ascent), int(m.Descent), int(m.CapHeight)
	// Fonts without Latin letters leave it out; the usual proportion serves.
	if f.capHeight <= 0 {
		f.capHeight = f.unitsPerEm * 7 / 10
	}
	return nil
}

// ppem is the size at which the parser's 26.6 numbers are font units.
func (f *Face) ppem() fixed.Int26_6 { return fixed.Int26_6(f.unitsPerEm) }

// scale converts font units to points at a size.
func (f *Face) scale(size float64) float64 {
	if !(size > 0) || size > maxSize {
		return 0
	}
	return size / float64(f.unitsPerEm)
}

// maxSize bounds type sizes (points), so that no sum of widths overflows.
const maxSize = 1e6

// PostScriptName returns the name by which PDF and PostScript know the face.
func (f *Face) PostScriptName() string { return f.postScriptName }

// Family returns the name of the face's family, such as Liberation Sans.
func (f *Face) Family() string { return f.family }

// UnitsPerEm returns how many font units make the type size.
func (f *Face) UnitsPerEm() int { return f.unitsPerEm }

// Ascent returns the height of the line above the baseline, in font units.
func (f *Face) Ascent() int { return f.ascent }

// Descent returns the depth of the line below the baseline, in font units,
// positive downwards.
func (f *Face) Descent() int { return f.descent }

// CapHeight returns the height of a capital letter, in font units.
func (f *Face) CapHeight() int { return f.capHeight }

// ItalicAngle returns the slant in degrees counter-clockwise from the
// vertical: negative for italics that lean to the right.
func (f *Face) ItalicAngle() float64 { return f.italicAngle }

// Bounds returns the box around all glyphs: left, bottom, right, top, in font
// units.
func (f *Face) Bounds() [4]int { return f.bounds }

// Weight returns how heavy the face says it is, 1 to 1000; 400 is regular.
func (f *Face) Weight() int { return f.weight }

// Monospaced reports whether the face says that its glyphs are of one width.
func (f *Face) Monospaced() bool { return f.monospaced }

// Bold reports whether the face says that it is bold, or is drawn as if it were.
func (f *Face) Bold() bool { return f.bold }

// Italic reports whether the face says that it is italic.
func (f *Face) Italic() bool { return f.italic }

// Data returns the face as a stand-alone TrueType file, cut out of its
// collection where it came from one. It must not be modified.
func (f *Face) Data() []byte { return f.data }

// Glyph returns the glyph of a character, and whether the face has one.
func (f *Face) Glyph(r rune) (gid uint16, ok bool) {
	if r >= 0 && int(r) < len(f.latin) {
		gid = f.latin[r]
		return gid, gid != 0
	}
	key := uint32(r)
	value, ok := f.runes.load(key)
	if !ok {
		value = f.lookUp(r)
		f.runes.store(key, value)
	}
	return value, value != 0
}

func (f *Face) lookUp(r rune) uint16 {
	var gid sfnt.GlyphIndex
	contain(func() {
		if g, err := f.sfnt.GlyphIndex(nil, r); err == nil && int(g) < f.glyphs {
			gid = g
		}
	})
	return uint16(gid)
}

// Advance returns how far a glyph moves the pen, in font units; for a glyph
// that the face does not have, zero.
func (f *Face) Advance(gid uint16) int {
	if int(gid) >= f.glyphs {
		return 0
	}
	i := min(int(gid), f.metrics-1) // the last advance holds for all glyphs after it
	return int(binary.BigEndian.Uint16(f.hmtx[4*i:]))
}

// Kern returns the correction of the distance between two glyphs, in font
// units, positive apart: from the font's GPOS table or else its kern table.
func (f *Face) Kern(a, b uint16) int {
	key := uint32(a)<<16 | uint32(b)
	if value, ok := f.kerns.load(key); ok {
		return int(int16(value))
	}
	kern := 0
	contain(func() {
		k, err := f.sfnt.Kern(nil, sfnt.GlyphIndex(a), sfnt.GlyphIndex(b), f.ppem(), xfont.HintingNone)
		if err == nil {
			kern = int(int16(k))
		}
	})
	f.kerns.store(key, uint16(kern))
	return kern
}

// Gonum returns the face at a size (points) as gonum's canvases take it.
func (f *Face) Gonum(size float64) font.Face {
	g := font.Face{
		Font: font.Font{Typeface: font.Typeface(f.family), Size: font.Length(size)},
		Face: f.sfnt,
	}
	if f.bold {
		g.Font.Weight = xfont.WeightBold
	}
	if f.italic {
		g.Font.Style = xfont.StyleItalic
	}
	return g
}

// contain runs f and survives its panic: the parser trusts offsets inside the
// font's tables, so one damaged glyph or pair can make it index out of range.
// What f was to set then keeps its zero value.
func contain(f func()) {
	defer func() { _ = recover() }()
	f()
}

// A cache keeps the results of a function from 32 bits to 16. It is an array
// of slots where a newer key replaces an older one, so that it needs neither
// locks nor a bound; whether a key is found changes the time, never the result.
type cache struct {
	slots [1 << cacheBits]atomic.Uint64 // 1 bit set, 32 bits key, 16 bits value
}

const cacheBits = 11

func (c *cache) slot(key uint32) *atomic.Uint64 {
	// Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4).
	return &c.slots[key*0x9E3779B1>>(32-cacheBits)]
}

func (c *cache) load(key uint32) (value uint16, ok bool) {
	v := c.slot(key).Load()
	return uint16(v), v>>16 == 1<<32|uint64(key)
}

func (c *cache) store(key uint32, value uint16) {
	c.slot(key).Store(1<<48 | uint64(key)<<16 | uint64(value))
}

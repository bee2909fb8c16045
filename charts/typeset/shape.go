package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Glyph is one drawn character.
type Glyph struct {
	ID      uint16  // glyph in the run's face
	Rune    rune    // the character it stands for
	Kern    float64 // points, added before this glyph
	Advance float64 // points the pen moves after it; for a stand-in space not the glyph's own advance
}

// Run is a stretch of text drawn with one face.
type Run struct {
	Face   *Face
	Size   float64 // points
	Text   string  // the characters of Glyphs, one for one
	Glyphs []Glyph
	Width  float64 // points, kerning included
}

// Line is a shaped and measured line of text.
type Line struct {
	Text  string // as drawn: composed, without invisible format characters
	Runs  []Run
	Width float64 // points: the sum of the runs' widths
}

// Shape chooses a face for every character and measures the text as one line.
// A style's own face comes first, then the default family's, then the
// fallbacks; kerning holds inside a run only. Spaces and hyphens that a face
// lacks (no-break, thin, figure) are made of those it has; invisible format
// characters are left out.
//
// The error is *UncoveredError for a character that no face covers, and
// *RefusedError for text that must not be drawn: invalid UTF-8, control
// characters (line ends among them, see [Fonts.Wrap]), right-to-left scripts
// and scripts whose letters change with their neighbours.
func (f *Fonts) Shape(text string, s Style) (Line, error) {
	text, err := f.prepare(text, s)
	if err != nil {
		return Line{}, err
	}
	return f.shape(text, s), nil
}

// Check returns the error that Shape would. Text that passes can be set in
// every style.
func (f *Fonts) Check(text string) error {
	_, err := f.prepare(text, Style{})
	return err
}

// Width returns the width in points that Shape would measure. It is meant for
// text known to be covered; a character that is not counts as one em.
func (f *Fonts) Width(text string, s Style) float64 {
	p := f.pen(s)
	for _, r := range f.compose(text, s) {
		p.add(r)
	}
	return p.width()
}

// Shape sets text in this face alone, as a canvas must that is handed a face
// and a string by a caller that does not know [Canvas]: the same glyphs and
// widths as in a run of [Fonts.Shape], and the face's blank box for what it does
// not cover.
func (f *Face) Shape(text string, size float64) Run {
	p := pen{faces: []*Face{f}, size: size, face: f}
	run := Run{Face: f, Size: size, Text: text}
	for _, r := range text {
		if st := p.add(r); !st.skip {
			run.Glyphs = append(run.Glyphs, st.glyph(f.scale(size)))
		}
	}
	run.Width = p.width()
	return run
}

// shape sets prepared text.
func (f *Fonts) shape(text string, s Style) Line {
	p := f.pen(s)
	text = visible(text)
	b := lineBuilder{line: Line{Text: text}, glyphs: make([]Glyph, 0, len(text))}
	for at, r := range text {
		before := p
		st := p.add(r)
		if before.face != p.face {
			b.endRun(before, at)
		}
		b.glyphs = append(b.glyphs, st.glyph(p.face.scale(s.Size)))
	}
	b.endRun(p, len(text))
	b.line.Width = p.width()
	return b.line
}

// visible is a text without invisible characters, and with a sign in place of bytes that are
// none. Nearly all texts are as they are.
func visible(text string) string {
	if isASCII(text) || utf8.ValidString(text) && strings.IndexFunc(text, invisible) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, text)
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// A lineBuilder collects the glyphs of a line; from glyph and char on they are in no run yet.
type lineBuilder struct {
	line        Line
	glyphs      []Glyph
	glyph, char int
}

// endRun makes a run of what the pen has set since the last one, up to a place in the text.
func (b *lineBuilder) endRun(p pen, at int) {
	if b.glyph == len(b.glyphs) {
		return
	}
	b.line.Runs = append(b.line.Runs, Run{
		Face:   p.face,
		Size:   p.size,
		Text:   b.line.Text[b.char:at],
		Glyphs: b.glyphs[b.glyph:len(b.glyphs):len(b.glyphs)],
		Width:  p.runWidth(),
	})
	b.glyph, b.char = len(b.glyphs), at
}

// A pen measures text character by character. It is a value: a copy remembers
// a place to return to.
type pen struct {
	faces []*Face // to try, best first
	size  float64 // points
	equal bool    // digits have equal advances

	face     *Face // of the run, nil at first
	previous uint16
	units    int     // font units of the run so far
	started  bool    // the run has a glyph, to which the next is kerned
	digit    bool    // it is a digit that is not kerned
	finished float64 // points of the runs before
}

func (f *Fonts) pen(s Style) pen {
	return pen{faces: f.candidates[s.index()], size: s.Size, equal: s.Tabular}
}

// A charStep is what one character adds, in font units of the pen's face.
type charStep struct {
	r             rune
	gid           uint16
	kern, advance int
	skip          bool // the character is invisible
}

func (s charStep) glyph(scale float64) Glyph {
	return Glyph{
		ID:      s.gid,
		Rune:    s.r,
		Kern:    float64(s.kern) * scale,
		Advance: float64(s.advance) * scale,
	}
}

// add sets one character and moves the pen.
func (p *pen) add(r rune) charStep {
	if invisible(r) {
		return charStep{r: r, skip: true}
	}
	face, gid, advance, ok := p.choose(r)
	if !ok {
		face, gid, advance = p.faces[0], 0, p.faces[0].unitsPerEm
	}
	if face != p.face {
		p.finished = p.width()
		p.face, p.units, p.started = face, 0, false
	}
	if face.sound != nil {
		face.sound.look(face, gid)
	}
	st := charStep{r: r, gid: gid, advance: advance}
	digit := p.equal && r >= '0' && r <= '9'
	if p.started && !digit && !p.digit {
		st.kern = face.Kern(p.previous, gid)
	}
	if room := face.digit - advance; digit && room > 0 {
		st.kern, st.advance = room/2, face.digit-room/2
	}
	p.digit = digit
	p.units += st.kern + st.advance
	p.previous, p.started = gid, true
	return st
}

// choose returns the first face that covers the character; a combining mark
// stays with its base where it can.
func (p *pen) choose(r rune) (face *Face, gid uint16, advance int, ok bool) {
	if p.face != nil && r >= 0x300 && unicode.Is(unicode.M, r) {
		if gid, advance, ok = p.face.cover(r); ok {
			return p.face, gid, advance, true
		}
	}
	for _, face = range p.faces {
		if gid, advance, ok = face.cover(r); ok {
			return face, gid, advance, true
		}
	}
	return nil, 0, 0, false
}

func (p *pen) runWidth() float64 {
	if p.face == nil {
		return 0
	}
	return float64(p.units) * p.face.scale(p.size)
}

func (p *pen) width() float64 { return p.finished + p.runWidth() }

// cover returns the glyph that stands for a character and its advance in font
// units.
func (f *Face) cover(r rune) (gid uint16, advance int, ok bool) {
	if gid, ok = f.Glyph(r); ok {
		return gid, f.Advance(gid), true
	}
	as, advance := f.standIn(r)
	if as == 0 {
		return 0, 0, false
	}
	gid, ok = f.Glyph(as)
	return gid, advance, ok
}

// standIn names the character that may take the place of a space or hyphen
// that a font lacks, and the advance to give it, in font units. Widths of
// spaces are those of the Unicode standard, section 6.2.
func (f *Face) standIn(r rune) (as rune, advance int) {
	like := func(r rune) int {
		gid, _ := f.Glyph(r)
		return f.Advance(gid)
	}
	em := f.unitsPerEm
	switch r {
	case 0x00A0: // no-break space
		return ' ', like(' ')
	case 0x2010, 0x2011: // hyphen, no-break hyphen
		return '-', like('-')
	case 0x2000, 0x2002: // en quad, en space
		return ' ', em / 2
	case 0x2001, 0x2003, 0x3000: // em quad, em space, ideographic space
		return ' ', em
	case 0x2004: // three-per-em space
		return ' ', em / 3
	case 0x2005: // four-per-em space
		return ' ', em / 4
	case 0x2006: // six-per-em space
		return ' ', em / 6
	case 0x2007: // figure space
		return ' ', like('0')
	case 0x2008: // punctuation space
		return ' ', like('.')
	case 0x2009, 0x202F: // thin space, narrow no-break space
		return ' ', em / 5
	case 0x200A: // hair space
		return ' ', em / 10
	case 0x205F: // medium mathematical space
		return ' ', em * 4 / 18
	}
	return 0, 0
}

// invisible reports the format characters that only say how to break or join:
// soft hyphen, zero-width characters, word joiner, variation selectors.
func invisible(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x034F, r == 0x2060, r == 0xFEFF:
		return true
	}
	return r >= 0x200B && r <= 0x200D || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// prepare checks the text and composes it.
func (f *Fonts) prepare(text string, s Style) (string, error) {
	if err := refuse(text); err != nil {
		return "", err
	}
	text = f.compose(text, s)
	if r, ok := f.uncovered(text, s); ok {
		return "", &UncoveredError{r}
	}
	return text, nil
}

// compose joins letters and combining marks into single characters (Unicode
// normalization form C) where the fonts cover those: they are drawn better.
func (f *Fonts) compose(text string, s Style) string {
	if isASCII(text) || norm.NFC.IsNormalString(text) {
		return text
	}
	composed := norm.NFC.String(text)
	if _, ok := f.uncovered(composed, s); ok {
		return text
	}
	return composed
}

// uncovered finds the first character that no face covers.
func (f *Fonts) uncovered(text string, s Style) (r rune, ok bool) {
	p := f.pen(s)
	for _, r := range text {
		if invisible(r) {
			continue
		}
		if _, _, _, ok := p.choose(r); !ok {
			return r, true
		}
	}
	return 0, false
}

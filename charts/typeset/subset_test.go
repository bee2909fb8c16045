package typeset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

func TestCutFont(t *testing.T) {
	face := Default().faces[0]
	gid := func(r rune) uint16 { g, _ := face.Glyph(r); return g }
	ids := []uint16{gid('A'), gid(' '), gid('é'), gid('A'), 0} // é is made of two glyphs
	data, err := cut(face.Data(), ids, Characters(nil))
	if err != nil {
		t.Fatal(err)
	}
	f, err := readFont(data)
	if err != nil {
		t.Fatal(err)
	}
	if f.glyphs < 7 {
		t.Errorf("%d glyphs, want .notdef, four, an empty place and the parts of é", f.glyphs)
	}
	if empty, _ := f.glyph(5); len(empty) > 0 || f.metric(5) != [4]byte{} {
		t.Errorf("the place without a glyph has %d bytes and the metric %v", len(empty), f.metric(5))
	}
	src, _ := readFont(face.Data())
	for i, id := range ids[:4] {
		if f.metric(uint16(i+1)) != src.metric(id) {
			t.Errorf("glyph %d has another width", i+1)
		}
	}
	a, _ := f.glyph(1)
	b, _ := src.glyph(ids[0])
	if !bytes.Equal(a[:len(b)], b) {
		t.Error("the outline of A was changed")
	}
	e, _ := f.glyph(3)
	if err := parts(e, func(at int) {
		if part := binary.BigEndian.Uint16(e[at:]); part < 6 || int(part) >= f.glyphs {
			t.Errorf("é refers to glyph %d of %d", part, f.glyphs)
		}
	}); err != nil {
		t.Error(err)
	}
}

// TestEndlessGlyph has a glyph that is a part of itself.
func TestEndlessGlyph(t *testing.T) {
	face := Default().faces[0]
	eacute, _ := face.Glyph('é')
	data := bytes.Clone(face.Data())
	f, err := readFont(data)
	if err != nil {
		t.Fatal(err)
	}
	outline, _ := f.glyph(eacute)
	binary.BigEndian.PutUint16(outline[12:], eacute)
	if _, err := cut(data, []uint16{eacute}, Characters(nil)); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("error %v, want one about damage", err)
	}
}

// FuzzCutFont damages a font: the result is a font or an error.
func FuzzCutFont(f *testing.F) {
	data, err := cut(Default().faces[0].Data(), []uint16{36, 68, 170}, Characters(nil))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, 40, byte(0xFF))
	f.Add(data[:200], 0, byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at int, b byte) {
		data = bytes.Clone(data)
		if at >= 0 && at < len(data) {
			data[at] = b
		}
		if out, err := cut(data, []uint16{1, 2, 3}, Characters(nil)); err == nil && len(out) == 0 {
			t.Error("neither font nor error")
		}
	})
}

func TestRefusedFonts(t *testing.T) {
	data := bytes.Clone(Default().faces[0].Data())
	f, err := readFont(data)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint16(f.tables["OS/2"][8:], 2)
	if _, err := cut(data, []uint16{1}, Characters(nil)); err == nil || !strings.Contains(err.Error(), "licence bits") {
		t.Errorf("error %v, want one about the licence", err)
	}
	if _, err := cut(data[:100], []uint16{1}, Characters(nil)); err == nil {
		t.Error("a font cut off was accepted")
	}
}

// TestCharacters has another reader find the glyphs of a cut font.
func TestCharacters(t *testing.T) {
	face := Default().faces[0]
	runes := []rune{' ', 'A', 'é', '–', '\u2212'}
	ids := make([]uint16, len(runes))
	for i, r := range runes {
		ids[i], _ = face.Glyph(r)
	}
	data, err := face.Cut(ids, Characters(runes))
	if err != nil {
		t.Fatal(err)
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range runes {
		if g, err := f.GlyphIndex(nil, r); err != nil || int(g) != i+1 {
			t.Errorf("%q: glyph %d, %v", r, g, err)
		}
	}
	if g, _ := f.GlyphIndex(nil, 'B'); g != 0 {
		t.Errorf("B: glyph %d", g)
	}
}

package typeset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// damagedAt is Liberation Sans with bytes of its own at the outline of a character.
func damagedAt(t testing.TB, r rune, patch ...byte) File {
	t.Helper()
	content := bytes.Clone(liberationsansregular.TTF)
	face, err := newFace(File{Name: "plain.ttf", Data: content})
	if err != nil {
		t.Fatal(err)
	}
	font, err := readFont(content)
	if err != nil {
		t.Fatal(err)
	}
	gid, _ := face.Glyph(r)
	outline, err := font.glyph(gid)
	if err != nil || len(outline) < len(patch) {
		t.Fatal(err, len(outline))
	}
	copy(outline, patch) // it is a part of content
	return File{Name: "damaged.ttf", Data: content}
}

// TestDamage checks that a damaged glyph is found when a text is set in it, and not before.
func TestDamage(t *testing.T) {
	for name, file := range map[string]File{
		"too many contours":      damagedAt(t, 'A', 0x7F, 0xFF),
		"a part that is not one": damagedAt(t, 'A', 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF),
	} {
		fonts, err := New(Family{Regular: file})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fonts.Shape("BCD", body); err != nil || fonts.Damage(true) != nil {
			t.Errorf("%s: %v, %v before it is used", name, err, fonts.Damage(true))
		}
		if _, err := fonts.Shape("BAD", body); err != nil {
			t.Error(err)
		}
		for _, embed := range []bool{false, true} {
			if err := fonts.Damage(embed); err == nil || !strings.HasPrefix(err.Error(), "damaged.ttf: has damaged glyphs among those that are used") {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestDamagedWhole checks that what keeps a font from being embedded is found where it is
// to be embedded, once, and where it is used.
func TestDamagedWhole(t *testing.T) {
	file := damagedAt(t, 'A')
	font, err := readFont(file.Data)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint16(font.tables["OS/2"][8:], 2)
	fonts, err := New(Family{Bold: file})
	if err != nil {
		t.Fatal(err)
	}
	fonts.Width("A", Style{Size: 10})
	if err := fonts.Damage(true); err != nil {
		t.Error(err, "though it is not used")
	}
	fonts.Width("A", Style{Size: 10, Bold: true})
	if err := fonts.Damage(false); err != nil {
		t.Error(err)
	}
	if err := fonts.Damage(true); err == nil || strings.Count(err.Error(), "its licence bits forbid embedding") != 1 {
		t.Error(err)
	}
}

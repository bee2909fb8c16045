package typeset

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// liberation returns a font that kerns digits and has no hyphen but one, as the
// default typeface does not.
func liberation(t *testing.T) *Fonts {
	t.Helper()
	fonts, err := New(Family{Regular: File{Name: "liberation.ttf", Data: liberationsansregular.TTF}})
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// narrowOne returns that font with a digit one of half the width.
func narrowOne(t *testing.T) *Fonts {
	t.Helper()
	face := liberation(t).Face(Style{})
	one, _ := face.Glyph('1')
	data := slices.Clone(liberationsansregular.TTF)
	for i := 12; ; i += 16 { // the table of tables
		if string(data[i:i+4]) == "hmtx" {
			at := int(binary.BigEndian.Uint32(data[i+8:])) + 4*int(one)
			binary.BigEndian.PutUint16(data[at:], uint16(face.Advance(one)/2))
			break
		}
	}
	fonts, err := New(Family{Regular: File{Name: "narrow.ttf", Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// TestTabular checks that digits set so are as wide as each other, also where the
// font has them narrower, or kerns them.
func TestTabular(t *testing.T) {
	for name, fonts := range map[string]*Fonts{"kerned": liberation(t), "narrow one": narrowOne(t)} {
		plain, equal := Style{Size: 10}, Style{Size: 10, Tabular: true}
		want := fonts.Width("0000", equal)
		for _, s := range []string{"1111", "1707", "8141", "9876"} {
			line, err := fonts.Shape(s, equal)
			if err != nil || math.Abs(line.Width-want) > 1e-9 || math.Abs(fonts.Width(s, equal)-want) > 1e-9 {
				t.Errorf("%s: %s is %.4f wide, and 0000 %.4f (%v)", name, s, line.Width, want, err)
			}
		}
		if fonts.Width("1111", plain) >= want {
			t.Errorf("%s: the font has 1111 as wide as 0000: there is nothing to even out", name)
		}
		if fonts.Width("A, To", plain) != fonts.Width("A, To", equal) {
			t.Errorf("%s: letters are set in another way", name)
		}
	}
}

// TestTabularMiddle checks that a narrow digit stands in the middle of its room.
func TestTabularMiddle(t *testing.T) {
	fonts := narrowOne(t)
	line, err := fonts.Shape("10", Style{Size: 10, Tabular: true})
	if err != nil {
		t.Fatal(err)
	}
	one, zero := line.Runs[0].Glyphs[0], line.Runs[0].Glyphs[1]
	if math.Abs(one.Kern-zero.Advance/4) > 0.01 || math.Abs(one.Kern+one.Advance-zero.Advance) > 1e-9 || zero.Kern != 0 {
		t.Errorf("%+v %+v", one, zero)
	}
}

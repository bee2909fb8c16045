package typeset

import (
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

// A fallback without a bold weight is drawn broader in bold text: as wide as it
// was, and with the same measures.
func TestHeavierFallback(t *testing.T) {
	fonts, err := New(Family{Fallback: []File{{Name: "f.ttf", Data: liberationsansregular.TTF}}})
	if err != nil {
		t.Fatal(err)
	}
	last := func(s Style) *Face { c := fonts.candidates[s.index()]; return c[len(c)-1] }
	light, heavy := last(Style{}), last(Style{Bold: true})
	if plain, broader := light.Plain(16); plain != light || broader != 0 || light.Bold() {
		t.Errorf("the regular face is drawn broader by %v", broader)
	}
	if plain, broader := heavy.Plain(16); plain != light || broader != 0.5 || !heavy.Bold() {
		t.Errorf("the bold face is drawn broader by %v", broader)
	}
	if found, ok := fonts.Find(heavy.Gonum(10)); !ok || found != heavy {
		t.Error("a canvas does not find the face")
	}
	for _, r := range "Hx%" {
		a, _ := light.Glyph(r)
		b, ok := heavy.Glyph(r)
		if a != b || !ok || light.Advance(a) != heavy.Advance(b) {
			t.Errorf("%c: glyph %d and %d, advance %d and %d", r, a, b, light.Advance(a), heavy.Advance(b))
		}
		low, high := extent(light.Outline(a))
		left, right := extent(heavy.Outline(b))
		if by := (right - left) - (high - low); by != light.UnitsPerEm()/32 {
			t.Errorf("%c is broader by %d of %d units", r, by, light.UnitsPerEm())
		}
	}
	bold, err := newFace(File{Name: "b.ttf", Data: liberationsansbold.TTF})
	if err != nil {
		t.Fatal(err)
	}
	if bold.heavier() != bold {
		t.Error("a bold face is made bolder")
	}
}

// extent is how far an outline reaches to both sides.
func extent(outline []Segment) (low, high int) {
	low, high = 1<<30, -1<<30
	for _, s := range outline {
		low, high = min(low, s.To.X), max(high, s.To.X)
	}
	return low, high
}

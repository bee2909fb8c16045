package typeset

import (
	"errors"
	"strings"
	"sync"
	"testing"
)

func TestRefused(t *testing.T) {
	for _, test := range []struct {
		text string
		want string
	}{
		{"a\xffb", "not valid UTF-8"},
		{"tab\there", "tab"},
		{"two\nlines", "line end"},
		{"bell\x07", "control character U+0007"},
		{"\u0085", "control character U+0085"},
		{"abc \u05e9\u05dc", "right to left"},
		{"٣", "right to left"},
		{"é\u202e", "direction control U+202E"},
		{"\u200e", "direction control U+200E"},
		{"न", "Devanagari"},
	} {
		_, err := Default().Shape(test.text, body)
		var refused *RefusedError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.text, err, test.want)
		}
	}
}

func TestUncovered(t *testing.T) {
	for _, test := range []struct {
		text string
		rune rune
		want []string
	}{
		{"GDP 中国", '中', []string{"'中' (U+4E2D) of the Han script", "fonts-wqy-microhei", "`fonts:`"}},
		{"한", '한', []string{"Hangul", "fonts-"}},
		{"，", '，', []string{"U+FF0C", "fonts-wqy-microhei"}},
		{"☃", '☃', []string{"U+2603", "fonts-dejavu-core"}},
		{"😀", '😀', []string{"U+1F600", "words"}},
		{"\ue000", '\ue000', []string{"U+E000", "private-use"}},
		{"e\u0301 \U000e0041", '\U000e0041', []string{"U+E0041"}},
	} {
		err := Default().Check(test.text)
		var uncovered *UncoveredError
		if !errors.As(err, &uncovered) {
			t.Errorf("%q: error %v", test.text, err)
			continue
		}
		if uncovered.Rune != test.rune {
			t.Errorf("%q: rune %q, want %q", test.text, uncovered.Rune, test.rune)
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%q: error %v, want %q in it", test.text, err, want)
			}
		}
	}
}

// What a font lacks but can be made of what it has.
func TestStandIns(t *testing.T) {
	fonts := liberation(t)
	face := fonts.Face(Style{})
	em := face.UnitsPerEm()
	for _, test := range []struct {
		r    rune
		want int // font units
	}{
		{0x2011, face.advanceOf('-')},
		{0x3000, em},
		{0x2007, face.advanceOf('0')},
	} {
		line, err := fonts.Shape(string(test.r), Style{Size: float64(em)})
		if err != nil || line.Width != float64(test.want) || line.Runs[0].Glyphs[0].ID == 0 {
			t.Errorf("U+%04X: %+v, error %v, want width %d", test.r, line, err, test.want)
		}
	}
}

func (f *Face) advanceOf(r rune) int {
	gid, _ := f.Glyph(r)
	return f.Advance(gid)
}

func TestInvisible(t *testing.T) {
	line, err := Default().Shape("a\u200bb\u00adc\ufeff\ufe0f", body)
	if err != nil || line.Text != "abc" || line.Runs[0].Text != "abc" {
		t.Errorf("%+v, error %v", line, err)
	}
}

func TestOddSizes(t *testing.T) {
	for _, size := range []float64{0, -1, 1e300} {
		if w := Default().Width("text", Style{Size: size}); w != 0 {
			t.Errorf("width %v at size %v, want 0", w, size)
		}
	}
}

func TestOutOfRangeGlyph(t *testing.T) {
	face := Default().Face(Style{})
	if face.Advance(0xFFFF) != 0 || face.Outline(0xFFFF) != nil || face.Kern(0xFFFF, 0xFFFF) != 0 {
		t.Error("a glyph out of range has an advance, outline or kern")
	}
	if gid, ok := face.Glyph(-1); gid != 0 || ok {
		t.Error("a negative character has a glyph")
	}
}

func TestOutline(t *testing.T) {
	face := Default().Face(Style{})
	gid, _ := face.Glyph('H')
	top := 0
	for i, s := range face.Outline(gid) {
		if i == 0 && s.Op != MoveTo {
			t.Error("the outline does not begin with MoveTo")
		}
		top = max(top, s.To.Y)
	}
	if top != face.CapHeight() {
		t.Errorf("H reaches up to %d, cap height is %d", top, face.CapHeight())
	}
	if gid, _ := face.Glyph(' '); face.Outline(gid) != nil {
		t.Error("a space has an outline")
	}
}

// Many readers fill and replace the caches at once and all see true values.
func TestConcurrent(t *testing.T) {
	face := Default().Face(Style{})
	want := Default().Width("AVATAR – ≥ 35.8 Ελλάδα", body)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for r := rune(0); r < 0x3000; r++ {
				face.Glyph(r)
				face.Kern(uint16(r), uint16(r/2))
			}
			if got := Default().Width("AVATAR – ≥ 35.8 Ελλάδα", body); got != want {
				t.Errorf("width %v, want %v", got, want)
			}
		})
	}
	group.Wait()
}

func TestCache(t *testing.T) {
	var c cache
	if _, ok := c.load(0); ok {
		t.Error("an empty cache knows key 0")
	}
	for key := range uint32(10000) {
		c.store(key, uint16(key)+1)
		if v, ok := c.load(key); !ok || v != uint16(key)+1 {
			t.Fatalf("key %d: %d, %v", key, v, ok)
		}
	}
	if v, ok := c.load(0); ok && v != 1 {
		t.Errorf("key 0 has %d", v)
	}
}

func BenchmarkWidth(b *testing.B) {
	fonts := Default()
	for b.Loop() {
		fonts.Width("Digital economy as a share of GDP, 2019 – “more than 50%”", body)
	}
}

func BenchmarkShape(b *testing.B) {
	fonts := Default()
	for b.Loop() {
		_, _ = fonts.Shape("Digital economy as a share of GDP, 2019 – “more than 50%”", body)
	}
}

func BenchmarkWrap(b *testing.B) {
	fonts := Default()
	text := strings.Repeat("The digital economy of China grew from 11 to 35.8 trillion yuan. ", 10)
	for b.Loop() {
		_, _ = fonts.Wrap(text, body, 300)
	}
}

func BenchmarkParse(b *testing.B) {
	file := File{Name: "regular", Data: Default().Face(Style{}).Data()}
	for b.Loop() {
		_, _ = newFace(file)
	}
}

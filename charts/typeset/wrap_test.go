package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func texts(lines []Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return out
}

func TestWrap(t *testing.T) {
	fonts := Default()
	for _, test := range []struct {
		name, text string
		width      float64 // in ems of 10 points
		want       []string
	}{
		{"empty", "", 10, nil},
		{"fits", "one line", 10, []string{"one line"}},
		{"words", "the digital economy of China", 6, []string{"the digital", "economy of", "China"}},
		{"trailing spaces vanish", "the   digital   ", 3, []string{"the", "digital"}},
		{"leading spaces stay", "  the", 3, []string{"  the"}},
		{"line ends", "a\n\nb\r\nc\u2028d\n", 10, []string{"a", "", "b", "c", "d"}},
		{"only a line end", "\n", 10, []string{""}},
		{"only spaces", "   ", 10, []string{""}},
		{"no-break space", "5\u00a0G is here", 3, []string{"5\u00a0G is", "here"}},
		{"hyphen", "well-known", 3, []string{"well-", "known"}},
		{"soft hyphen unused", "digi\u00adtal", 10, []string{"digital"}},
		{"soft hyphen used", "digi\u00adtal", 2.5, []string{"digi-", "tal"}},
		{"soft hyphen at the end", "digi\u00ad", 10, []string{"digi"}},
		{"zero-width space", "digi\u200btal", 2.5, []string{"digi", "tal"}},
		{"long word", "wwwwww", 2, []string{"ww", "ww", "ww"}},
		{"no room", "ab c", 0, []string{"a", "b", "c"}},
		{"negative", "ab", -5, []string{"a", "b"}},
		{"infinite", "a b c", math.Inf(1), []string{"a b c"}},
		{"clusters stay whole", "q\u0301q\u0301", 0, []string{"q\u0301", "q\u0301"}},
		{"composed", "cafe\u0301", 10, []string{"café"}},
		{"address", "see https://example.org/abc/def", 9, []string{"see https://", "example.org/abc/", "def"}},
	} {
		lines, err := fonts.Wrap(test.text, body, test.width*10)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := texts(lines); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// A text as wide as the width given stays on one line.
func TestWrapExactly(t *testing.T) {
	fonts := Default()
	const text = "35.8 trillion yuan in 2019"
	width := fonts.Width(text, body)
	for _, slack := range []float64{0, -1e-9} {
		lines, err := fonts.Wrap(text, body, width+slack)
		if err != nil || len(lines) != 1 {
			t.Errorf("%v points: %q, error %v", width+slack, texts(lines), err)
		}
	}
}

func TestWrapChinese(t *testing.T) {
	fonts, err := New(Family{Fallback: []File{collection(t)}})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := fonts.Wrap("数字经济规模为35.8万亿元，占国内生产总值。", body, 60)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Width > 60+tolerance {
			t.Errorf("%q is %v points wide", l.Text, l.Width)
		}
		if strings.HasPrefix(l.Text, "，") || strings.HasPrefix(l.Text, "。") {
			t.Errorf("%q begins with closing punctuation", l.Text)
		}
	}
	if n := len(lines); n < 3 {
		t.Errorf("%d lines: %q", n, texts(lines))
	}
}

// Text of hostile length is broken in time proportional to it.
func TestWrapLong(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("word ", 10_000),
		strings.Repeat("w", 40_000),
		strings.Repeat(" ", 40_000),
		strings.Repeat("\u00ad", 20_000),
		strings.Repeat("-\u0301", 20_000),
	} {
		for _, width := range []float64{0, 100, math.Inf(1)} {
			start := time.Now()
			if _, err := Default().Wrap(text, body, width); err != nil {
				t.Fatal(err)
			}
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("%q... at %v points took %v", text[:5], width, d)
			}
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("the digital economy", 40.0, 10.0)
	f.Add("e\u0301\u00ad\u200b x\r\n\n中", 0.0, 1e300)
	f.Add("\xff\x00\u202e🇩🇪", math.NaN(), math.Inf(-1))
	f.Fuzz(func(t *testing.T, text string, width, size float64) {
		fonts, s := Default(), Style{Size: size}
		fonts.Width(text, s)
		fonts.Face(s).Shape(text, size)
		lines, err := fonts.Wrap(text, s, width)
		if err != nil {
			return
		}
		for _, l := range lines {
			checkLine(t, fonts, l, s)
			if l.Width > width+tolerance && utf8.RuneCountInString(l.Text) > 1 && !oneCluster(l.Text) {
				t.Errorf("%q is %v points wide, more than %v", l.Text, l.Width, width)
			}
		}
	})
}

// checkLine checks that a line's parts agree with each other.
func checkLine(t *testing.T, fonts *Fonts, l Line, s Style) {
	t.Helper()
	var text strings.Builder
	sum := 0.0
	for _, run := range l.Runs {
		text.WriteString(run.Text)
		sum += run.Width
		if len(run.Glyphs) != utf8.RuneCountInString(run.Text) {
			t.Errorf("%q has %d glyphs", run.Text, len(run.Glyphs))
		}
		if alone := run.Face.Shape(run.Text, run.Size); alone.Width != run.Width || !slices.Equal(alone.Glyphs, run.Glyphs) {
			t.Errorf("%q set alone is %v wide, in its line %v", run.Text, alone.Width, run.Width)
		}
	}
	if text.String() != l.Text || sum != l.Width || math.IsNaN(sum) || math.IsInf(sum, 0) {
		t.Errorf("%q (%v points) is made of %q (%v points)", l.Text, l.Width, text.String(), sum)
	}
	if strings.TrimRight(l.Text, " ") != l.Text {
		t.Errorf("%q ends in spaces", l.Text)
	}
	if got := fonts.Width(l.Text, s); got != l.Width {
		t.Errorf("%q is %v points wide, Width says %v", l.Text, l.Width, got)
	}
}

// oneCluster reports text that cannot be broken any more: one grapheme
// cluster, with the hyphen that a soft one became.
func oneCluster(text string) bool {
	return uniseg.GraphemeClusterCount(strings.TrimSuffix(text, "-")) <= 1
}

func TestElide(t *testing.T) {
	fonts := Default()
	got := fonts.Elide(strings.Repeat("A title that goes on ", 20), body, 200)
	if width := fonts.Width(got, body); !strings.HasSuffix(got, "…") || width > 200 || width < 150 {
		t.Errorf("got %q, %.1f points wide", got, width)
	}
	if got := fonts.Elide("short", body, 200); got != "short" {
		t.Errorf("got %q", got)
	}
}

func TestWidestWord(t *testing.T) {
	fonts := Default()
	if got, want := fonts.WidestWord("the digital\u2003economy", body), fonts.Width("economy", body); got != want {
		t.Errorf("got %.2f, want %.2f", got, want)
	}
}

// TestParagraph breaks text of two styles.
func TestParagraph(t *testing.T) {
	large := Style{Size: 2 * body.Size, Bold: true}
	p := Default().Paragraph([]Span{{"one tw", body}, {"o thr", large}, {"ee\nfour", body}})
	if want := Default().Width("tw", body) + Default().Width("o", large); math.Abs(p.Width(4, 7)-want) > 1e-9 {
		t.Errorf("two is %.2f wide, want %.2f", p.Width(4, 7), want)
	}
	for _, tt := range []struct {
		from, to int
		want     string
	}{
		{8, 13, "one |two |three\n|four"},
		{0, 7, "one two |three\n|four"},
		{0, 13, "one two three\n|four"},
	} {
		var lines []string
		start := 0
		for _, end := range p.Lines(p.Breaks(), p.Width(tt.from, tt.to)) {
			lines = append(lines, p.Text[start:end])
			start = end
		}
		if got := strings.Join(lines, "|"); got != tt.want {
			t.Errorf("as wide as %q: got %q, want %q", p.Text[tt.from:tt.to], got, tt.want)
		}
	}
}

package typeset

import (
	"os"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
)

// body is the style most tests set text in.
var body = Style{Size: 10}

// collection returns a real TrueType collection with Chinese characters, or
// skips the test where none is installed.
func collection(t testing.TB) File {
	const path = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
	data, err := os.ReadFile(path)
	if err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is required: install fonts-wqy-microhei", path)
		}
		t.Skipf("%s is not installed (Debian: fonts-wqy-microhei)", path)
	}
	return File{Name: path, Data: data}
}

func TestDefault(t *testing.T) {
	fonts := Default()
	want := []string{"Roboto-Regular", "Roboto-Bold", "Roboto-Italic", "Roboto-BoldItalic"}
	for i, s := range []Style{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
		face := fonts.Face(s)
		if face.PostScriptName() != want[i] || face.Bold() != s.Bold || face.Italic() != s.Italic {
			t.Errorf("face %d is %s, bold %v, italic %v; want %s", i, face.PostScriptName(), face.Bold(), face.Italic(), want[i])
		}
		if slanted := face.ItalicAngle() < 0; slanted != s.Italic {
			t.Errorf("%s has italic angle %v", want[i], face.ItalicAngle())
		}
	}
	if n := len(fonts.faces); n != 6 { // four styles, and two spare faces
		t.Errorf("%d faces, want 6", n)
	}
	face := fonts.Face(Style{})
	got := []int{face.UnitsPerEm(), face.Ascent(), face.Descent(), face.CapHeight()}
	for i, want := range []int{2048, 1900, 500, 1456} { // hhea and OS/2 as published
		if got[i] != want {
			t.Errorf("measure %d is %d, want %d", i, got[i], want)
		}
	}
}

func TestMetrics(t *testing.T) {
	m := Default().Metrics(Style{Size: 2048})
	want := Metrics{Ascent: 1900, Descent: 500}
	if m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
}

// Widths agree with gonum's own measure, which kerns the same way.
func TestWidthAgreesWithGonum(t *testing.T) {
	fonts := Default()
	for _, s := range []Style{{Size: 9}, {Size: 13, Bold: true}, {Size: 23, Italic: true}} {
		for _, text := range []string{"", "AVATAR To. 11 Typography", "≥ − – ’ ¥ 35.8", "Größe, naïve"} {
			g := fonts.Face(s).Gonum(s.Size)
			got, want := fonts.Width(text, s), float64(g.Width(text))
			if diff := got - want; diff > 1e-9 || diff < -1e-9 {
				t.Errorf("%q at %v: %v, gonum %v", text, s, got, want)
			}
			line, err := fonts.Shape(text, s)
			if err != nil || line.Width != got || line.Text != text {
				t.Errorf("Shape(%q) = %q, width %v, error %v; Width is %v", text, line.Text, line.Width, err, got)
			}
		}
	}
}

func TestKerning(t *testing.T) {
	line, err := Default().Shape("AV", body)
	if err != nil {
		t.Fatal(err)
	}
	glyphs := line.Runs[0].Glyphs
	if len(glyphs) != 2 || glyphs[0].Kern != 0 || glyphs[1].Kern >= 0 {
		t.Errorf("A and V are not kerned: %+v", glyphs)
	}
	if sum := glyphs[0].Advance + glyphs[1].Kern + glyphs[1].Advance; sum-line.Width > 1e-9 || line.Width-sum > 1e-9 {
		t.Errorf("glyphs sum to %v, line is %v", sum, line.Width)
	}
}

func TestDrawAndFind(t *testing.T) {
	fonts := Default()
	line, err := fonts.Shape("35.8 trillion", Style{Size: 12, Bold: true})
	if err != nil {
		t.Fatal(err)
	}
	var c recorder.Canvas
	Draw(&c, vg.Point{X: 3, Y: 4}, line)
	if len(c.Actions) != 1 {
		t.Fatalf("%d actions, want 1", len(c.Actions))
	}
	a := c.Actions[0].(*recorder.FillString)
	if a.String != line.Text || a.Point != (vg.Point{X: 3, Y: 4}) || a.Size != 12 {
		t.Errorf("drew %+v", a)
	}
	g := fonts.Face(Style{Bold: true}).Gonum(12)
	if face, ok := fonts.Find(g); !ok || face != fonts.Face(Style{Bold: true}) {
		t.Errorf("Find(%s) = %v, %v", g.Name(), face, ok)
	}
	if _, ok := fonts.Find(font.Face{}); ok {
		t.Error("Find of an unknown face succeeds")
	}
}

func TestFallback(t *testing.T) {
	fonts, err := New(Family{Fallback: []File{collection(t)}})
	if err != nil {
		t.Fatal(err)
	}
	line, err := fonts.Shape("GDP “中国” 2019年", Style{Size: 10, Bold: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, run := range line.Runs {
		got = append(got, run.Face.PostScriptName()+":"+run.Text)
	}
	want := "Roboto-Bold:GDP “|WenQuanYiMicroHei:中国|Roboto-Bold:” 2019|WenQuanYiMicroHei:年"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("runs are %s\nwant     %s", s, want)
	}
	if width := line.Runs[1].Width; width != 20 {
		t.Errorf("two characters of 10 points are %v wide, want 20", width)
	}
}

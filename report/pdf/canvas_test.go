package pdf

import (
	"bytes"
	"reflect"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// byString hides that a canvas accepts lines of glyphs.
type byString struct{ vg.Canvas }

// drawnLines returns the operators that draw two lines. Drawing must not change the
// lines.
func drawnLines(t *testing.T, style typeset.Style, seen func(*Canvas) vg.Canvas) []byte {
	t.Helper()
	fonts, err := typeset.New(typeset.Family{Regular: typeset.File{Name: "l.ttf", Data: liberationsansregular.TTF}}) // it kerns digits
	if err != nil {
		t.Fatal(err)
	}
	d := New(fonts, Info{Title: "Lines", Language: "en"})
	c := d.AddPage(300, 200).Canvas(nil, 0, 0, 300, 200)
	for i, text := range []string{"AVATAR, 11 To 111\u2009%", "≥ 50\u00a0%"} {
		line, err := fonts.Shape(text, style)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := fonts.Shape(text, style)
		typeset.Draw(seen(c), vg.Point{X: 20, Y: vg.Length(100 - 50*i)}, line)
		if !reflect.DeepEqual(line, again) {
			t.Errorf("drawing %q changed it", text)
		}
	}
	buf := c.pen.buf
	c.Close()
	return buf
}

// TestGlyphsAsMeasured checks that lines are drawn as they were shaped. A string has
// lost the style of its line, and must be drawn the same if only its characters matter.
func TestGlyphsAsMeasured(t *testing.T) {
	glyphs := func(c *Canvas) vg.Canvas { return c }
	text := func(c *Canvas) vg.Canvas { return byString{c} }
	body := typeset.Style{Size: 10}
	if got, want := drawnLines(t, body, text), drawnLines(t, body, glyphs); !bytes.Equal(got, want) {
		t.Errorf("a string is drawn as\n%s\nits glyphs as\n%s", got, want)
	}
	column := typeset.Style{Size: 10, Tabular: true}
	if bytes.Equal(drawnLines(t, column, glyphs), drawnLines(t, body, glyphs)) {
		t.Error("digits of a column are drawn as others are")
	}
}

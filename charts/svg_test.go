package charts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

func TestSVGIsWellFormed(t *testing.T) {
	ds := gallery(t)
	for _, c := range ds.Charts {
		ch := laidOut(t, ds, c, 960, 540)
		if ch == nil {
			continue
		}
		var b bytes.Buffer
		if err := ch.WriteSVG(&b); err != nil {
			t.Fatal(err)
		}
		texts := svgTexts(t, b.Bytes())
		if got := texts["title"]; got != ch.Alt() {
			t.Errorf("%s: title %q", c.ID, got)
		}
		if got := texts["desc"]; got != ch.Description(Standing{}) {
			t.Errorf("%s: desc %q", c.ID, got)
		}
		for _, line := range ch.scene.texts {
			if !strings.Contains(texts["text"], line.line.Text) {
				t.Errorf("%s: the text %q is not in the SVG", c.ID, line.line.Text)
			}
		}
	}
}

// svgTexts returns the character data of the elements by name, and checks that
// ids carry the chart's name.
func svgTexts(t *testing.T, content []byte) map[string]string {
	t.Helper()
	texts := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(content))
	var open []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			open = append(open, e.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				texts[open[len(open)-1]] += string(e)
			}
		}
	}
}

// TestEmbeddedFonts checks that all text is set in fonts that the SVG carries.
func TestEmbeddedFonts(t *testing.T) {
	ds := gallery(t)
	ch, err := New(ds, chartOf(t, ds, "regions"), Options{EmbedFonts: true})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := ch.WriteSVG(&b); err != nil {
		t.Fatal(err)
	}
	families := map[string]bool{}
	for _, m := range regexp.MustCompile(`@font-face\{font-family:(font-[0-9a-f]{12});`).FindAllStringSubmatch(b.String(), -1) {
		families[m[1]] = true
	}
	texts := strings.Count(b.String(), "<text ")
	for family := range families {
		texts -= strings.Count(b.String(), `font-family="`+family+`, `)
	}
	if len(families) != 2 || texts != 0 {
		t.Errorf("%d families, %d texts in others", len(families), texts)
	}
}

func TestSVGHead(t *testing.T) {
	ds := load(t, head+"    unit: percent\n    values: {A & B: 1, '<C>': 2}")
	ch := laidOut(t, ds, chartOf(t, ds, "f"), 300, 150)
	var b strings.Builder
	if err := ch.WriteSVG(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`width="400" height="200" viewBox="0 0 300 150" role="img" xml:lang="en" aria-labelledby="chart-`,
		`-title">Bar chart: What is measured. `, `&lt;C&gt; 2%`, `<metadata>{"title":"What is measured",`,
		`A &amp; B</text>`, `&lt;C&gt;</text>`, `textLength="`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the SVG lacks %s", want)
		}
	}
}

func TestSVGCanvas(t *testing.T) {
	cv := newSVGCanvas(typeset.Default(), 100)
	cv.Push()
	cv.Translate(vg.Point{X: 10, Y: 20})
	cv.Rotate(math.Pi / 2)
	cv.Scale(2, 2)
	cv.SetColor(color.NRGBA{255, 0, 0, 128})
	cv.SetLineWidth(3)
	cv.SetLineDash([]vg.Length{1, 2}, 1)
	var p vg.Path
	p.Move(vg.Point{})
	p.Line(vg.Point{X: 5})
	p.QuadTo(vg.Point{X: 6}, vg.Point{X: 7})
	p.CubeTo(vg.Point{X: 6}, vg.Point{X: 7}, vg.Point{X: 8})
	p.Close()
	cv.Stroke(p)
	cv.FillString(typeset.Default().Face(regular(10)).Gonum(10), vg.Point{X: 1}, "turned")
	cv.Pop()
	cv.Pop() // one too many does nothing
	cv.Fill(circle(point{50, 50}, 10))
	cv.DrawImage(vg.Rectangle{Max: vg.Point{X: 4, Y: 4}}, image.NewGray(image.Rect(0, 0, 1, 1)))
	got := string(cv.out)
	for _, want := range []string{
		`<path d="M10 80L10 70Q10 68 10 66C10 68 10 66 10 64Z" fill="none" stroke="#ff0000" stroke-opacity="0.502" stroke-width="6" stroke-dasharray="2 4" stroke-dashoffset="2"/>`,
		`<text transform="matrix(0 -2 2 0 10 78)"`,
		`<path d="M60 50L60 50C60 44.477 55.523 40 50 40C44.477 40 40 44.477 40 50C40 55.523 44.477 60 50 60C55.523 60 60 55.523 60 50Z" fill="#000000"/>`,
		`<image transform="matrix(1 0 0 1 0 96)" width="4" height="4"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in:\n%s", want, got)
		}
	}
}

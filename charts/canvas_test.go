package charts

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"

	"briefing/charts/raster"
	"briefing/charts/typeset"
)

// plain hides from a canvas's callers that it takes lines of glyphs.
type plain struct{ vg.Canvas }

// namedByWeight hands vgpdf each bold font as a typeface of its own: it registers
// fonts without their weight and then asks for them with it.
type namedByWeight struct{ vg.Canvas }

func (c namedByWeight) FillString(f font.Face, at vg.Point, text string) {
	f.Font.Typeface = font.Typeface(f.Name())
	f.Font.Weight, f.Font.Style = xfont.WeightNormal, xfont.StyleNormal
	c.Canvas.FillString(f, at, text)
}

// TestGonumCanvases draws a chart on every canvas of gonum, none of which takes
// lines of glyphs.
func TestGonumCanvases(t *testing.T) {
	ds := gallery(t)
	ch := laidOut(t, ds, chartOf(t, ds, "share"), 480, 270)
	width, height := vg.Length(480), vg.Length(270)
	var want []string // the texts, run by run
	for _, text := range ch.scene.texts {
		for _, run := range text.line.Runs {
			want = append(want, run.Text)
		}
	}

	t.Run("recorder", func(t *testing.T) {
		var c recorder.Canvas
		ch.Draw(&c)
		var got []string
		for _, a := range c.Actions {
			if s, ok := a.(*recorder.FillString); ok {
				got = append(got, s.String)
			}
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("drew %q\nwant %q", got, want)
		}
	})
	t.Run("vgsvg", func(t *testing.T) {
		c := vgsvg.New(width, height)
		ch.Draw(c)
		got := output(t, c)
		for _, s := range want {
			if !bytes.Contains(got, []byte(">"+string(escape(s))+"<")) {
				t.Errorf("the SVG lacks the text %q", s)
			}
		}
	})
	t.Run("vgpdf", func(t *testing.T) {
		c := vgpdf.New(width, height)
		ch.Draw(namedByWeight{c})
		got := output(t, c)
		for _, name := range []string{"Roboto-Regular", "Roboto-Bold"} {
			if !bytes.Contains(got, []byte("/BaseFont /"+name+"\n")) {
				t.Errorf("the PDF lacks the font %s", name)
			}
		}
	})
	t.Run("vgimg", func(t *testing.T) {
		c := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(96), vgimg.UseBackgroundColor(color.White))
		ch.Draw(c)
		for _, text := range ch.scene.texts {
			if !inked(c.Image(), text.box(), 270, 96./72) {
				t.Errorf("the picture lacks the text %q", text.line.Text)
			}
		}
	})
}

func output(t *testing.T, c io.WriterTo) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inked reports whether a part of the picture is of more than one colour.
func inked(img image.Image, r rect, height, scale float64) bool {
	first := img.At(int(r.x0*scale), int((height-r.y1)*scale))
	for y := (height - r.y1) * scale; y < (height-r.y0)*scale; y++ {
		for x := r.x0 * scale; x < r.x1*scale; x++ {
			if img.At(int(x), int(y)) != first {
				return true
			}
		}
	}
	return false
}

// TestStringsAndGlyphsAgree checks that the canvases draw a string as the line of
// glyphs that was measured.
func TestStringsAndGlyphsAgree(t *testing.T) {
	ds := gallery(t)
	for _, id := range []string{"share", "regions", "flows", "bounds", "annotated-line"} {
		ch := laidOut(t, ds, chartOf(t, ds, id), 960, 540)
		draw := map[string]func(func(typeset.Canvas) vg.Canvas) []byte{
			"SVG": func(seen func(typeset.Canvas) vg.Canvas) []byte {
				cv := newSVGCanvas(ch.plan.fonts, 540)
				ch.Draw(seen(cv))
				return cv.out
			},
			"pixels": func(seen func(typeset.Canvas) vg.Canvas) []byte {
				cv := raster.New(960, 540, 72, nil, ch.plan.fonts)
				ch.Draw(seen(cv))
				var b bytes.Buffer
				if err := png.Encode(&b, cv); err != nil {
					t.Fatal(err)
				}
				return b.Bytes()
			},
		}
		for format, draw := range draw {
			glyphs := draw(func(c typeset.Canvas) vg.Canvas { return c })
			if strings := draw(func(c typeset.Canvas) vg.Canvas { return plain{c} }); !bytes.Equal(glyphs, strings) {
				t.Errorf("%s: %s differ", id, format)
			}
		}
	}
}

package pdf_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"os"
	"testing"
	"time"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/pdf"
)

var (
	inkDark = color.NRGBA{0x1F, 0x29, 0x33, 0xFF}
	inkBlue = color.NRGBA{0x1F, 0x5F, 0xA8, 0xFF}
	a4      = struct{ w, h float64 }{595.276, 841.89}
)

var sampleInfo = pdf.Info{
	Title: "The digital economy – 数字经济", Author: "A & B (statistics)", Subject: "A test",
	Language: "en", Keywords: []string{"figures", "sources"}, Producer: "briefing",
	Date: time.Date(2021, 3, 4, 5, 6, 7, 0, time.FixedZone("", 8*3600)),
}

// writer sets lines of text one below the other.
type writer struct {
	t           testing.TB
	fonts       *typeset.Fonts
	page        *pdf.Page
	pagesBefore int     // how many pages come before it
	x, y        float64 // of the last line; a left edge of 0 means 60
	lines       []placed
}

type placed struct {
	page int
	x, y float64
	line typeset.Line
	size float64
}

// nextPage continues at the top of a new page.
func (w *writer) nextPage(p *pdf.Page) { w.page, w.y, w.pagesBefore = p, 60, w.pagesBefore+1 }

func (w *writer) line(e *pdf.Element, text string, s typeset.Style) {
	w.t.Helper()
	l, err := w.fonts.Shape(text, s)
	if err != nil {
		w.t.Fatal(err)
	}
	x := max(w.x, 60)
	w.y += s.Size * 1.4
	w.page.Text(e, l, x, w.y, inkDark)
	w.lines = append(w.lines, placed{page: w.pagesBefore, x: x, y: w.y, line: l, size: s.Size})
}

// hanFonts returns the default family with a Han fallback, or skips the test.
func hanFonts(t testing.TB) *typeset.Fonts {
	t.Helper()
	for _, path := range []string{
		"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
		"/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
	} {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		fonts, err := typeset.New(typeset.Family{Fallback: []typeset.File{{Name: path, Data: data}}})
		if err != nil {
			t.Fatal(err)
		}
		return fonts
	}
	skipWithout(t, "no Chinese font: install fonts-wqy-microhei or fonts-droid-fallback")
	return nil
}

// skipWithout skips a test that needs something of the machine, or fails it if the
// machine is expected to have everything.
func skipWithout(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// logo is a picture with transparent parts.
func logo() image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 40))
	for y := range 40 {
		for x := range 40 {
			if d := math.Hypot(float64(x)-19.5, float64(y)-19.5); d < 20 {
				img.SetNRGBA(x, y, color.NRGBA{0xC0, 0x20, 0x30, uint8(255 * (1 - d/20))})
			}
		}
	}
	return img
}

// drawChart draws everything that a canvas can.
func drawChart(t testing.TB, fonts *typeset.Fonts, c vg.CanvasSizer) {
	t.Helper()
	w, h := c.Size()
	vg.Initialize(c)
	c.SetColor(color.NRGBA{0xEE, 0xF2, 0xF6, 0xFF})
	c.Fill(rectangle(0, 0, w, h))
	for i := range 5 {
		c.SetColor(color.NRGBA{0x1F, 0x5F, 0xA8, uint8(255 - 45*i)})
		x := 30 + vg.Length(i)*40
		c.Fill(rectangle(x, 20, 45, 30+vg.Length(i)*18))
	}
	c.SetColor(color.NRGBA{0xC0, 0x50, 0x20, 0xFF})
	c.SetLineWidth(1.5)
	c.SetLineDash([]vg.Length{6, 3}, 2)
	var p vg.Path
	p.Move(vg.Point{X: 30, Y: 40})
	p.CubeTo(vg.Point{X: 90, Y: 160}, vg.Point{X: 150, Y: 0}, vg.Point{X: 230, Y: 120})
	c.Stroke(p)
	c.SetLineDash(nil, 0)
	var q vg.Path
	q.Move(vg.Point{X: 260, Y: 60})
	q.QuadTo(vg.Point{X: 290, Y: 140}, vg.Point{X: 320, Y: 60})
	c.Stroke(q)
	c.SetColor(color.NRGBA{0x20, 0x90, 0x50, 0x80})
	c.Fill(wedge(330, 100, 40, 0.3, 5))
	c.SetColor(color.Black)
	c.SetLineWidth(0.5)
	c.Stroke(wedge(330, 100, 40, 0.3, 5))
	text := func(s string, size, x, y, turn float64) {
		l, err := fonts.Shape(s, typeset.Style{Size: size})
		if err != nil {
			t.Fatal(err)
		}
		c.Push()
		c.Translate(vg.Point{X: vg.Length(x), Y: vg.Length(y)})
		c.Rotate(turn)
		typeset.Draw(c, vg.Point{}, l)
		c.Pop()
	}
	text("AVATAR To Wo, upright 12.5%", 10, 30, 150, 0)
	text("trillion yuan", 9, 18, 40, math.Pi/2)
	text("slanted −3.5", 9, 240, 20, 0.5)
	c.Push()
	c.Translate(vg.Point{X: 330, Y: 20})
	c.Scale(2, 1)
	c.SetLineWidth(2)
	c.Stroke(wedge(0, 0, 10, 0, 2*math.Pi))
	c.Pop()
	c.DrawImage(vg.Rectangle{Min: vg.Point{X: 380, Y: 20}, Max: vg.Point{X: 420, Y: 60}}, logo())
}

func rectangle(x, y, w, h vg.Length) vg.Path {
	var p vg.Path
	p.Move(vg.Point{X: x, Y: y})
	p.Line(vg.Point{X: x + w, Y: y})
	p.Line(vg.Point{X: x + w, Y: y + h})
	p.Line(vg.Point{X: x, Y: y + h})
	p.Close()
	return p
}

func wedge(x, y, r vg.Length, start, angle float64) vg.Path {
	var p vg.Path
	center := vg.Point{X: x, Y: y}
	p.Move(center)
	p.Arc(center, r, start, angle)
	p.Close()
	return p
}

var sampleTexts = []struct {
	text  string
	style typeset.Style
}{
	{"AVATAR Typography: To Wo, Ta, fi 10.7% − 35.8 – ’quoted’ ¥ ≥ ½", typeset.Style{Size: 12}},
	{"Bold AVATAR, 1,234.5 trillion yuan", typeset.Style{Size: 14, Bold: true}},
	{"Italic text: Yearly growth of the Wages", typeset.Style{Size: 11, Italic: true}},
	{"Bold italic: over 50% – really", typeset.Style{Size: 11, Bold: true, Italic: true}},
	{"Éclair, façade, Åland, Ελλάδα, Россия", typeset.Style{Size: 12}},
	{"a long line whose widths would drift if they were rounded: wwwwwwwwwwiiiiiiiiiimmmmmmmmmm", typeset.Style{Size: 8.5}},
}

// sample builds a document of three pages with everything in it.
func sample(t testing.TB, fonts *typeset.Fonts, more ...string) (*pdf.Document, []placed) {
	t.Helper()
	d := pdf.New(fonts, sampleInfo)
	w := &writer{t: t, fonts: fonts, page: d.AddPage(a4.w, a4.h), y: 60}
	w.page.Label = "i"
	sect := d.Root().Child(page.Sect)
	w.page.Dest("start", 60)
	d.Outline(1, "Start – 开始", "start")
	w.page.Image(nil, logo(), 480, 40, 60, 60)
	w.line(sect.Child(page.H1), "A heading", typeset.Style{Size: 20, Bold: true})
	for _, s := range sampleTexts {
		w.line(sect.Child(page.P), s.text, s.style)
	}
	for _, s := range more {
		w.line(sect.Child(page.P), s, typeset.Style{Size: 12})
	}
	link := sect.Child(page.P).Child(page.Link)
	w.line(link, "https://example.org/a?b=ü&c=(d)", typeset.Style{Size: 10})
	w.page.LinkURL(link, 60, w.y-10, 150, 13, "https://example.org/a?b=ü&c=(d)")
	jump := sect.Child(page.Reference).Child(page.Link)
	w.line(jump, "to the chart", typeset.Style{Size: 10})
	w.page.LinkTo(jump, 60, w.y-10, 60, 13, "chart")

	w.nextPage(d.AddPage(a4.w, a4.h))
	w.page.Label = "1"
	w.page.Dest("chart", 60)
	d.Outline(2, "The chart", "chart")
	w.line(sect.Child(page.H2), "The chart", typeset.Style{Size: 14, Bold: true})
	figure := sect.Child(page.Figure)
	figure.Alt = "A chart for trying things out – 图"
	c := w.page.Canvas(figure, 60, 100, 440, 180)
	drawChart(t, fonts, c)
	c.Close()
	w.page.Rect(nil, 60, 299.625, 475, 0.75, inkBlue)
	w.page.Rect(nil, 60, 310, 475, 14, color.NRGBA{0x1F, 0x5F, 0xA8, 0x40})
	w.page.Image(nil, logo(), 480, 40, 30, 30)
	w.y = 340
	table(w, sect)

	w.nextPage(d.AddPage(a4.h, a4.w))
	w.page.Label = "2"
	w.page.Dest("end", 60)
	d.Outline(1, "End", "end")
	note := sect.Child(page.Note)
	w.line(note, "A note on a wide page.", typeset.Style{Size: 9})
	return d, w.lines
}

func table(w *writer, sect *pdf.Element) {
	tab := sect.Child(page.Table)
	head := tab.Child(page.TR)
	th := head.Child(page.TH)
	th.Scope = page.Column
	w.line(th, "Year", typeset.Style{Size: 10, Bold: true})
	row := tab.Child(page.TR)
	w.line(row.Child(page.TD), "2019", typeset.Style{Size: 10})
}

func encode(t testing.TB, d *pdf.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

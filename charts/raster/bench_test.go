package raster

import (
	"fmt"
	"image/color"
	"io"
	"testing"

	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
)

// The inks of the charts that the tests draw.
var (
	paper  = color.RGBA{0xFC, 0xFB, 0xF8, 0xFF}
	dark   = color.RGBA{0x1B, 0x26, 0x3B, 0xFF}
	grey   = color.RGBA{0x5C, 0x66, 0x70, 0xFF}
	pale   = color.RGBA{0xDD, 0xE1, 0xE6, 0xFF}
	accent = color.RGBA{0xB5, 0x12, 0x1B, 0xFF}
	blue   = color.RGBA{0x3A, 0x6E, 0xA5, 0xFF}
)

func box(x0, y0, x1, y1 float64) vg.Path {
	var p vg.Path
	p.Move(vg.Point{X: vg.Length(x0), Y: vg.Length(y0)})
	p.Line(vg.Point{X: vg.Length(x1), Y: vg.Length(y0)})
	p.Line(vg.Point{X: vg.Length(x1), Y: vg.Length(y1)})
	p.Line(vg.Point{X: vg.Length(x0), Y: vg.Length(y1)})
	p.Close()
	return p
}

func through(points ...float64) vg.Path {
	var p vg.Path
	for i := 0; i+1 < len(points); i += 2 {
		at := vg.Point{X: vg.Length(points[i]), Y: vg.Length(points[i+1])}
		if i == 0 {
			p.Move(at)
		} else {
			p.Line(at)
		}
	}
	return p
}

// write draws text in a colour, its baseline starting at x, y (points).
func write(c vg.Canvas, ink color.Color, s typeset.Style, x, y float64, text string) {
	line, err := typeset.Default().Shape(text, s)
	if err != nil {
		panic(err)
	}
	c.SetColor(ink)
	typeset.Draw(c, vg.Point{X: vg.Length(x), Y: vg.Length(y)}, line)
}

// barChart draws a plain chart of 12 bars, 40 texts and 8 grid lines on a
// picture of 960 x 540 points.
func barChart(c vg.Canvas) {
	write(c, dark, typeset.Style{Size: 26, Bold: true}, 40, 490, "China's digital economy more than tripled in seven years")
	write(c, grey, typeset.Style{Size: 15}, 40, 464, "Scale of the digital economy, trillion yuan, 2012 to 2023")
	for i := range 8 {
		y := 80 + float64(i)*45.3
		c.SetColor(pale)
		c.SetLineWidth(0.5)
		c.Stroke(through(80, y, 920, y))
		write(c, grey, typeset.Style{Size: 13}, 46, y-4, fmt.Sprint(i*10))
	}
	for i := range 12 {
		x, h := 92.3+float64(i)*69.1, 40+float64(i*i)*2.17
		c.SetColor(blue)
		if i == 11 {
			c.SetColor(accent)
		}
		c.Fill(box(x, 80, x+46.7, 80+h))
		write(c, dark, typeset.Style{Size: 13, Bold: true}, x+8, 80+h+6, fmt.Sprintf("%.1f", h/8))
		write(c, grey, typeset.Style{Size: 13}, x+6, 60, fmt.Sprint(2012+i))
	}
	c.SetColor(dark)
	c.SetLineWidth(0.75)
	c.Stroke(through(80, 80, 920, 80))
	for i := range 6 {
		write(c, grey, typeset.Style{Size: 9.5}, 40+float64(i%2)*400, 36-float64(i/2)*12, "Sources: 1 State Council Information Office, 2022; 2 Xinhua, 2020")
	}
}

// lineChart draws five lines with markers and end labels.
func lineChart(c vg.Canvas) {
	write(c, dark, typeset.Style{Size: 26, Bold: true}, 40, 490, "Five series, one axis")
	for i := range 8 {
		y := 80 + float64(i)*45.3
		c.SetColor(pale)
		c.SetLineWidth(0.5)
		c.Stroke(through(80, y, 820, y))
		write(c, grey, typeset.Style{Size: 13}, 46, y-4, fmt.Sprint(i*10))
	}
	for s, ink := range []color.Color{accent, blue, dark, color.RGBA{0x2E, 0x8B, 0x57, 255}, color.RGBA{0xC9, 0x8A, 0x12, 255}} {
		c.SetColor(ink)
		c.SetLineWidth(2.25)
		var p vg.Path
		var end vg.Point
		for i := range 12 {
			end = vg.Point{X: vg.Length(90 + 60.3*float64(i)), Y: vg.Length(100 + float64((i*(s+3)*17)%230) + 20*float64(s))}
			if i == 0 {
				p.Move(end)
			} else {
				p.Line(end)
			}
		}
		c.Stroke(p)
		for _, comp := range p {
			var m vg.Path
			m.Move(vg.Point{X: comp.Pos.X + 4, Y: comp.Pos.Y})
			m.Arc(comp.Pos, 4, 0, 6.283185307179586)
			m.Close()
			c.Fill(m)
		}
		write(c, ink, typeset.Style{Size: 13, Bold: true}, float64(end.X)+10, float64(end.Y)-4, fmt.Sprintf("Series %d, 35.8%%", s+1))
	}
}

func BenchmarkDraw(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		c := New(1920, 1080, 144, paper, nil)
		barChart(c)
		c.Release()
	}
}

func BenchmarkDrawLines(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		lineChart(New(1920, 1080, 144, paper, nil))
	}
}

func BenchmarkEncode(b *testing.B) {
	c := New(1920, 1080, 144, paper, nil)
	barChart(c)
	b.ReportAllocs()
	for b.Loop() {
		if err := c.EncodePNG(io.Discard, Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeRGB(b *testing.B) {
	c := New(1920, 1080, 144, paper, nil)
	for i := range 300 { // more colours than a palette holds
		c.SetColor(color.RGBA{uint8(i), uint8(i / 2), 99, 255})
		c.Fill(box(float64(i), 0, float64(i+1), 10))
	}
	barChart(c)
	b.ReportAllocs()
	for b.Loop() {
		if err := c.EncodePNG(io.Discard, Meta{}); err != nil {
			b.Fatal(err)
		}
	}
}

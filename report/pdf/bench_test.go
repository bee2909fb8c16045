package pdf_test

import (
	"fmt"
	"io"
	"testing"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/pdf"
)

// briefing builds twelve pages like a real briefing, with eight charts, four text
// styles, tables and links.
func briefing(t testing.TB, fonts *typeset.Fonts) *pdf.Document {
	d := pdf.New(fonts, sampleInfo)
	w := &writer{t: t, fonts: fonts}
	for n := range 12 {
		w.page, w.y = d.AddPage(a4.w, a4.h), 50
		sect := d.Root().Child(page.Sect)
		dest := fmt.Sprintf("page-%d", n)
		w.page.Dest(dest, 50)
		d.Outline(1, fmt.Sprintf("Section %d", n+1), dest)
		w.line(sect.Child(page.H1), fmt.Sprintf("%d. What the figures say", n+1), typeset.Style{Size: 18, Bold: true})
		p := sect.Child(page.P)
		for range 8 {
			w.line(p, "The scale grew by 15.6% to 35.8 trillion yuan – 36.2% of GDP; the share rose again.", typeset.Style{Size: 10.5})
		}
		if n < 8 {
			f := sect.Child(page.Figure)
			f.Alt = "A chart"
			c := w.page.Canvas(f, 60, w.y+10, 440, 180)
			drawChart(t, fonts, c)
			c.Close()
			w.y += 200
		}
		w.line(sect.Child(page.Caption), "Figure 1: the scale in trillion yuan", typeset.Style{Size: 9, Italic: true})
		tab := sect.Child(page.Table)
		for range 15 {
			row := tab.Child(page.TR)
			w.line(row.Child(page.TH), "2019", typeset.Style{Size: 9, Bold: true})
			w.x, w.y = 200, w.y-9*1.4
			w.line(row.Child(page.TD), "35.8 trillion yuan", typeset.Style{Size: 9})
			w.x = 60
			w.page.Rect(nil, 60, w.y+2.75, 475, 0.5, inkBlue)
		}
		link := sect.Child(page.Link)
		w.line(link, "https://example.org/source", typeset.Style{Size: 9, Bold: true, Italic: true})
		w.page.LinkURL(link, 60, w.y-9, 100, 12, "https://example.org/source")
	}
	return d
}

func BenchmarkBriefing(b *testing.B) {
	fonts := typeset.Default()
	b.ReportAllocs()
	for b.Loop() {
		if err := briefing(b, fonts).Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	fonts := typeset.Default()
	b.ReportAllocs()
	for b.Loop() {
		briefing(b, fonts)
	}
}

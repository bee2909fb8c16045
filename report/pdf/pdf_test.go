package pdf_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"io"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/pdf"
)

func TestSameCallsSameBytes(t *testing.T) {
	fonts := typeset.Default()
	d, _ := sample(t, fonts)
	want := encode(t, d)
	if !bytes.Equal(encode(t, d), want) {
		t.Error("a second Write gave other bytes")
	}
	for _, procs := range []int{1, 8} {
		before := runtime.GOMAXPROCS(procs)
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				d, _ := sample(t, fonts)
				var b bytes.Buffer
				if err := d.Write(&b); err != nil || !bytes.Equal(b.Bytes(), want) {
					t.Errorf("the same document gave other bytes beside others (error %v)", err)
				}
			})
		}
		wg.Wait()
		runtime.GOMAXPROCS(before)
	}
}

// TestImagesOfOneWidth checks that pictures keep their order, which gofpdf leaves to
// chance.
func TestImagesOfOneWidth(t *testing.T) {
	build := func() []byte {
		d := pdf.New(typeset.Default(), pdf.Info{})
		p := d.AddPage(200, 200)
		for i := range 12 {
			img := image.NewGray(image.Rect(0, 0, 8, 8))
			img.SetGray(i%8, i/8, color.Gray{255})
			p.Image(nil, img, float64(i), 0, 8, 8)
		}
		return encode(t, d)
	}
	want := build()
	for range 10 {
		if !bytes.Equal(build(), want) {
			t.Fatal("pictures of one width gave other bytes")
		}
	}
}

func TestDateIsTheGivenOne(t *testing.T) {
	d := pdf.New(typeset.Default(), pdf.Info{})
	d.AddPage(100, 100)
	if out := encode(t, d); bytes.Contains(out, []byte("Date")) || bytes.Contains(out, []byte("D:")) {
		t.Error("a document without a date has one")
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write(p []byte) (int, error) { return len(p) / 2, w.err }

func TestFailingWriter(t *testing.T) {
	d, _ := sample(t, typeset.Default())
	full := errors.New("disk full")
	if err := d.Write(failingWriter{err: full}); !errors.Is(err, full) || err.Error() != "write pdf: disk full" {
		t.Errorf("error %v, want the writer's", err)
	}
}

func TestFaults(t *testing.T) {
	fonts := typeset.Default()
	line, err := fonts.Shape("text", typeset.Style{Size: 10})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, want string
		info       pdf.Info
		draw       func(d *pdf.Document, p *pdf.Page)
	}{
		{name: "title", info: pdf.Info{Title: "a\x80b"}, want: `title: byte 1 of "a\x80b" is not valid UTF-8`},
		{name: "author", info: pdf.Info{Author: "a\tb"}, want: "author: byte 1 of \"a\\tb\" is the control character U+0009"},
		{name: "subject", info: pdf.Info{Subject: "\uFFFE"}, want: "U+FFFE, which is not a character"},
		{name: "keyword", info: pdf.Info{Keywords: []string{"a", "\x00"}}, want: "keywords: byte 3"},
		{name: "language", info: pdf.Info{Language: "en_GB"}, want: `language: "en_GB" is not a language tag`},
		{name: "date", info: pdf.Info{Date: time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)}, want: "the year 12000 cannot be written"},
		{name: "page size", want: "page 2 is 0 by 100 points", draw: func(d *pdf.Document, p *pdf.Page) { d.AddPage(0, 100) }},
		{name: "page NaN", want: "page 2 is NaN by 100 points", draw: func(d *pdf.Document, p *pdf.Page) { d.AddPage(math.NaN(), 100) }},
		{name: "label", want: "label of page 1", draw: func(d *pdf.Document, p *pdf.Page) { p.Label = "\n" }},
		{name: "text place", want: "a piece of content has the place or size NaN", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Text(nil, line, math.NaN(), 0, nil)
		}},
		{name: "rectangle", want: "size +Inf", draw: func(d *pdf.Document, p *pdf.Page) { p.Rect(nil, 0, 0, math.Inf(1), 1, nil) }},
		{name: "canvas place", want: "a canvas has the place or size NaN", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Canvas(nil, 0, 0, math.NaN(), 1).Close()
		}},
		{name: "open canvas", want: "page 1 has a canvas that was not closed", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Canvas(nil, 0, 0, 1, 1)
		}},
		{name: "closed canvas", want: "after its Close", draw: func(d *pdf.Document, p *pdf.Page) {
			c := p.Canvas(nil, 0, 0, 1, 1)
			c.Close()
			c.Close()
			c.Fill(rectangle(0, 0, 1, 1))
		}},
		{name: "pop", want: "Pop without a Push", draw: func(d *pdf.Document, p *pdf.Page) {
			c := p.Canvas(nil, 0, 0, 1, 1)
			c.Pop()
			c.Close()
		}},
		{name: "push", want: "1 Push without Pop", draw: func(d *pdf.Document, p *pdf.Page) {
			c := p.Canvas(nil, 0, 0, 1, 1)
			c.Push()
			c.Close()
		}},
		{name: "arc", want: "an arc sweeps +Inf radians", draw: func(d *pdf.Document, p *pdf.Page) {
			c := p.Canvas(nil, 0, 0, 1, 1)
			c.Fill(wedge(0, 0, 1, 0, math.Inf(1)))
			c.Close()
		}},
		{name: "foreign font", want: "which is not one of the document's", draw: func(d *pdf.Document, p *pdf.Page) {
			c := p.Canvas(nil, 0, 0, 1, 1)
			c.FillString(font.Face{Font: font.Font{Size: 10}}, vg.Point{}, "a")
			c.Close()
		}},
		{name: "uncovered", want: "Roboto-Regular has no glyph for '中' (U+4E2D)", draw: func(d *pdf.Document, p *pdf.Page) {
			c := p.Canvas(nil, 0, 0, 1, 1)
			c.FillString(fonts.Face(typeset.Style{}).Gonum(10), vg.Point{}, "中")
			c.Close()
		}},
		{name: "no picture", want: "a picture has no pixels", draw: func(d *pdf.Document, p *pdf.Page) { p.Image(nil, nil, 0, 0, 1, 1) }},
		{name: "huge picture", want: "at most 64 million fit", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Image(nil, &image.Gray{Rect: image.Rect(0, 0, 1<<20, 1<<20)}, 0, 0, 1, 1)
		}},
		{name: "destination twice", want: `"a" is set twice`, draw: func(d *pdf.Document, p *pdf.Page) {
			p.Dest("a", 0)
			p.Dest("a", 1)
		}},
		{name: "destination place", want: "a destination has the place or size NaN", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Dest("a", math.NaN())
		}},
		{name: "dangling link", want: `a link on page 1 leads to "nowhere", which no Dest names`, draw: func(d *pdf.Document, p *pdf.Page) {
			p.LinkTo(nil, 0, 0, 1, 1, "nowhere")
		}},
		{name: "link place", want: "a link has the place or size NaN", draw: func(d *pdf.Document, p *pdf.Page) {
			p.LinkURL(nil, 0, math.NaN(), 1, 1, "https://example.org")
		}},
		{name: "script", want: "only http, https and mailto", draw: func(d *pdf.Document, p *pdf.Page) {
			p.LinkURL(nil, 0, 0, 1, 1, "javascript:alert(1)")
		}},
		{name: "no host", want: "names no host", draw: func(d *pdf.Document, p *pdf.Page) { p.LinkURL(nil, 0, 0, 1, 1, "https:/x") }},
		{name: "no address", want: "a link on page 1 has no address", draw: func(d *pdf.Document, p *pdf.Page) { p.LinkURL(nil, 0, 0, 1, 1, "") }},
		{name: "outline place", want: `the outline entry "a" leads to "b"`, draw: func(d *pdf.Document, p *pdf.Page) { d.Outline(1, "a", "b") }},
		{name: "outline title", want: "outline: byte 0", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Dest("b", 0)
			d.Outline(1, "\x1F", "b")
		}},
		{name: "outline empty", want: "has no title", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Dest("b", 0)
			d.Outline(1, "", "b")
		}},
		{name: "alt", want: "alternative text of a Figure: byte 0", draw: func(d *pdf.Document, p *pdf.Page) { d.Root().Child(page.Figure).Alt = "\x00" }},
		{name: "element language", want: "language of a Span", draw: func(d *pdf.Document, p *pdf.Page) { d.Root().Child(page.Span).Lang = "e" }},
		{name: "role", want: `unknown role "Q Q"`, draw: func(d *pdf.Document, p *pdf.Page) { p.Rect(d.Root().Child("Q Q"), 0, 0, 1, 1, nil) }},
		{name: "scope", want: `unknown scope "x"`, draw: func(d *pdf.Document, p *pdf.Page) { d.Root().Child(page.TH).Scope = "x" }},
		{name: "foreign element", want: "a P of another document was drawn on page 1", draw: func(d *pdf.Document, p *pdf.Page) {
			p.Text(pdf.New(fonts, pdf.Info{}).Root().Child(page.P), line, 0, 0, nil)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := pdf.New(fonts, test.info)
			p := d.AddPage(100, 100)
			if test.draw != nil {
				test.draw(d, p)
			}
			var b bytes.Buffer
			err := d.Write(&b)
			if err == nil || !strings.Contains(err.Error(), test.want) || b.Len() > 0 {
				t.Errorf("error %v (%d bytes written), want %q", err, b.Len(), test.want)
			}
		})
	}
}

func TestNoPages(t *testing.T) {
	if err := pdf.New(typeset.Default(), pdf.Info{}).Write(io.Discard); err == nil || !strings.Contains(err.Error(), "no pages") {
		t.Errorf("error %v, want one about pages", err)
	}
}

// TestWithoutElements checks that a document without elements does not claim to be
// tagged.
func TestWithoutElements(t *testing.T) {
	d := pdf.New(typeset.Default(), pdf.Info{})
	d.AddPage(100, 100).Rect(d.Root().Child(page.Artifact), 0, 0, 10, 10, color.Black)
	if out := run(t, "pdfinfo", save(t, d)); !strings.Contains(out, "Tagged:          no\n") {
		t.Errorf("a file without content claims to be tagged:\n%s", out)
	}
}

// TestLinesAreJoined checks that a broken text is read as one, without spaces that it does not have:
// beside a wide character there is one only where the line that ends there keeps it.
func TestLinesAreJoined(t *testing.T) {
	fonts := hanFonts(t)
	d := pdf.New(fonts, pdf.Info{})
	w := &writer{t: t, fonts: fonts, page: d.AddPage(a4.w, a4.h)}
	p := d.Root().Child(page.P)
	for _, s := range []string{"over half", "of a well-", "known share ", "数字经济", "总量为", "53.9万亿元，2016–", "2018年"} {
		w.line(p, s, typeset.Style{Size: 10})
	}
	out := run(t, "pdfinfo", "-struct-text", save(t, d))
	if want := `"over half of a well-known share 数字经济总量为53.9万亿元，2016–2018年"`; !strings.Contains(out, want) {
		t.Errorf("read %s, want %s", out, want)
	}
}

// TestPiecesOfABlockAreJoined: a piece of a block that begins a line is parted from the one before,
// whatever element each stands in; one that stands higher on the same line is not.
func TestPiecesOfABlockAreJoined(t *testing.T) {
	d := pdf.New(typeset.Default(), pdf.Info{})
	p := d.AddPage(a4.w, a4.h)
	block := d.Root().Child(page.P)
	put := func(e *pdf.Element, text string, x, baseline float64) float64 {
		line, err := typeset.Default().Shape(text, typeset.Style{Size: 10})
		if err != nil {
			t.Fatal(err)
		}
		p.Text(e, line, x, baseline, color.Black)
		return x + line.Width
	}
	put(block.Child(page.Span), "> 50%", 50, 100)
	x := put(block, "of the GDP", 50, 120)
	x = put(block.Child(page.Span), "[1]", x, 117)
	put(block, ", or so", x, 120)
	out := run(t, "pdfinfo", "-struct-text", save(t, d))
	for _, want := range []string{`"> 50%"`, `" of the GDP"`, `"[1]"`, `", or so"`} {
		if !strings.Contains(out, want) {
			t.Errorf("read %s, want %s", out, want)
		}
	}
}

// FuzzTexts draws any text with any address and title: the result must be a file or an
// error.
func FuzzTexts(f *testing.F) {
	for _, s := range []string{"plain", "(x) \\ <>[]{}/%", "−–’¥≥", "中文", "\x00\xff", "https://example.org/ü?a=b#c", "mailto:a@b", "𝄞", "\uFEFF\u200B", "a\u0301", "%zz:"} {
		f.Add(s, s, s)
	}
	fonts := typeset.Default()
	f.Fuzz(func(t *testing.T, text, title, url string) {
		for _, draw := range []func(d *pdf.Document, p *pdf.Page){
			func(d *pdf.Document, p *pdf.Page) {
				if line, err := fonts.Shape(text, typeset.Style{Size: 12}); err == nil {
					p.Text(d.Root().Child(page.P), line, 10, 50, color.Black)
				}
			},
			func(d *pdf.Document, p *pdf.Page) {
				c := p.Canvas(d.Root().Child(page.Figure), 0, 0, 100, 100)
				c.FillString(fonts.Face(typeset.Style{}).Gonum(9), vg.Point{}, text)
				c.Close()
			},
			func(d *pdf.Document, p *pdf.Page) {
				p.Dest(title, 10)
				p.LinkTo(nil, 0, 0, 10, 10, title)
				d.Outline(1, title, title)
				p.Label = title
			},
			func(d *pdf.Document, p *pdf.Page) { p.LinkURL(nil, 0, 0, 10, 10, url) },
		} {
			d := pdf.New(fonts, pdf.Info{Title: title, Keywords: []string{title}})
			draw(d, d.AddPage(200, 200))
			var b bytes.Buffer
			if err := d.Write(&b); err == nil && !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) || err != nil && b.Len() > 0 {
				t.Errorf("%d bytes with error %v", b.Len(), err)
			}
		}
	})
}

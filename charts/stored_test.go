package charts

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/charts/raster"
	"briefing/data"
	"briefing/data/file"
)

// rebuilt builds the chart that a picture carries.
func rebuilt(t *testing.T, stored Stored, id string) *Chart {
	t.Helper()
	e, err := file.ParseExcerpt(stored.Data)
	if err != nil {
		t.Fatal(err)
	}
	content, err := e.YAML()
	if err != nil {
		t.Fatal(err)
	}
	ds, err := file.Load(fstest.MapFS{"again.yaml": {Data: content}}, "again.yaml", file.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, content)
	}
	if len(ds.Charts) != 1 || ds.Charts[0].ID != id {
		t.Fatalf("%d charts in\n%s", len(ds.Charts), content)
	}
	c := ds.Charts[0]
	size := c.Size
	if size.IsZero() {
		size = data.Slide()
	}
	again, err := New(ds, c, Options{Size: size, DPI: c.DPI})
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// TestRoundTrip checks that each picture carries what builds the same bytes.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	sizes := []Options{{}, {Size: data.Size{Width: 1200, Height: 900}, DPI: 96}}
	ds := gallery(t)
	ds.Licence = ""
	for _, opt := range sizes {
		for _, c := range ds.Charts {
			t.Run(c.ID, func(t *testing.T) {
				ch, err := New(ds, c, opt)
				if err != nil {
					t.Skip(err)
				}
				w, h := ch.size.Pixels(float64(ch.dpi))
				var png, svg, png2, svg2 bytes.Buffer
				if err := ch.WritePNG(&png, w, h, float64(ch.dpi)); err != nil {
					t.Fatal(err)
				}
				if err := ch.WriteSVG(&svg); err != nil {
					t.Fatal(err)
				}
				fromPNG, err := ReadPNG(png.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				fromSVG, err := ReadSVG(svg.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				if fromPNG.Title != ch.Title() || fromPNG.Long != ch.Description(Standing{}) || fromSVG.Title != ch.Title() || fromSVG.Long != ch.Description(Standing{}) || fromSVG.Alt != ch.Alt() ||
					fromPNG.Language != "en" || fromSVG.Language != "en" || !bytes.Equal(fromPNG.Data, fromSVG.Data) {
					t.Errorf("read back: %+v and %+v", fromPNG, fromSVG)
				}
				again := rebuilt(t, fromPNG, c.ID)
				if err := again.WritePNG(&png2, w, h, float64(again.dpi)); err != nil {
					t.Fatal(err)
				}
				if err := again.WriteSVG(&svg2); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(svg.Bytes(), svg2.Bytes()) || !bytes.Equal(png.Bytes(), png2.Bytes()) {
					t.Errorf("the chart built from the picture differs:\n%s\n%s", ch.Excerpt().JSON(), again.Excerpt().JSON())
				}
			})
		}
	}
}

// TestProducer checks that a picture names the program that made it, if it was
// given the name.
func TestProducer(t *testing.T) {
	ds := gallery(t)
	for _, want := range []string{"", "briefing 1.2.3", `a "painter" & sons -- <1>`} {
		ch, err := New(ds, chartOf(t, ds, "share"), Options{Producer: want})
		if err != nil {
			t.Fatal(err)
		}
		var png, svg bytes.Buffer
		if err := errors.Join(ch.WritePNG(&png, 600, 338, 144), ch.WriteSVG(&svg)); err != nil {
			t.Fatal(err)
		}
		fromPNG, err := ReadPNG(png.Bytes())
		if err != nil || fromPNG.Producer != want {
			t.Errorf("PNG: %q, %v; want %q", fromPNG.Producer, err, want)
		}
		fromSVG, err := ReadSVG(svg.Bytes())
		if err != nil || fromSVG.Producer != want {
			t.Errorf("SVG: %q, %v; want %q", fromSVG.Producer, err, want)
		}
	}
}

func TestReadDamagedPictures(t *testing.T) {
	ds := gallery(t)
	ch := laidOut(t, ds, chartOf(t, ds, "share"), 300, 169)
	var png bytes.Buffer
	if err := ch.WritePNG(&png, 600, 338, 144); err != nil {
		t.Fatal(err)
	}
	for n := range png.Len() {
		if _, err := ReadPNG(png.Bytes()[:n]); err == nil {
			t.Fatalf("a PNG cut off at byte %d is read", n)
		}
	}
	for n := 8; n < png.Len(); n += 7 {
		changed := bytes.Clone(png.Bytes())
		changed[n] ^= 0x20
		if _, err := ReadPNG(changed); err == nil {
			t.Fatalf("a PNG changed at byte %d is read", n)
		}
	}
	for _, text := range []string{"", "<p/>", "<svg><title>", "<svg><metadata>{</metadata>"} {
		if _, err := ReadSVG([]byte(text)); err == nil {
			t.Errorf("%q is read as SVG", text)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<svg><title>A</title><metadata>{}</metadata></svg>"))
	cv := raster.New(3, 3, 144, rgb(0xFFFFFF), nil)
	var png strings.Builder
	if err := cv.EncodePNG(&png, raster.Meta{Text: []raster.TextEntry{{Keyword: "Data", Text: `{"title": "T"}`}}}); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(png.String()))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, read := range []func([]byte) (Stored, error){ReadPNG, ReadSVG} {
			s, err := read(content)
			if err != nil {
				continue
			}
			if e, err := file.ParseExcerpt(s.Data); err == nil {
				e.Omitted()
				if _, err := e.YAML(); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

// TestTooManyValues checks that a picture of very many values says where they
// came from instead of carrying them.
func TestTooManyValues(t *testing.T) {
	rows := strings.Builder{}
	rows.WriteString("day,value\n")
	day, _ := data.ParsePeriod("1990-01-01")
	for i := range 10_001 {
		fmt.Fprintf(&rows, "%s,%d\n", day.Next(i), i%7)
	}
	files := fstest.MapFS{
		"test.yaml": {Data: []byte(head + "    unit: percent\n    csv: {file: many.csv, key: day, value: value}\n")},
		"many.csv":  {Data: []byte(rows.String())},
	}
	ds, err := file.Load(files, "test.yaml", file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ch := laidOut(t, ds, chartOf(t, ds, "f"), 960, 540)
	var svg bytes.Buffer
	if err := ch.WriteSVG(&svg); err != nil {
		t.Fatal(err)
	}
	stored, err := ReadSVG(svg.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	e, err := file.ParseExcerpt(stored.Data)
	if err != nil {
		t.Fatal(err)
	}
	if why := e.Omitted(); !strings.Contains(why, "10001 values are too many") || !strings.Contains(why, "many.csv (SHA-256 ") {
		t.Errorf("it says %q", why)
	}
}

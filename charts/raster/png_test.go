package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
)

// A pngChunk is one chunk of a file as the test reads it.
type pngChunk struct {
	kind string
	data []byte
}

// chunks cuts a PNG file apart and checks the checksums.
func chunks(t *testing.T, file []byte) []pngChunk {
	t.Helper()
	var out []pngChunk
	for rest := file[8:]; len(rest) > 0; {
		n := binary.BigEndian.Uint32(rest)
		body := rest[4 : 8+n]
		if sum := binary.BigEndian.Uint32(rest[8+n:]); sum != crc32.ChecksumIEEE(body) {
			t.Errorf("chunk %s has a wrong checksum", body[:4])
		}
		out = append(out, pngChunk{string(body[:4]), body[4:]})
		rest = rest[12+n:]
	}
	return out
}

func encode(t *testing.T, c *Canvas, meta Meta) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := c.EncodePNG(&out, meta); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// samePixels decodes a file with the standard library and compares.
func samePixels(t *testing.T, file []byte, c *Canvas) {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != c.Bounds() {
		t.Fatalf("the file has %v, the canvas %v", img.Bounds(), c.Bounds())
	}
	for y := range c.surface.height {
		for x := range c.surface.width {
			r, g, b, a := img.At(x, y).RGBA()
			if pack(r>>8, g>>8, b>>8) != c.surface.at(x, y) || a != 0xFFFF {
				t.Fatalf("pixel %d, %d is %v, drawn %06x", x, y, img.At(x, y), c.surface.at(x, y))
			}
		}
	}
}

func TestEncode(t *testing.T) {
	for _, test := range []struct {
		colours   int
		wantDepth byte
		wantKind  byte
	}{
		{1, 1, 3}, {2, 1, 3}, {3, 2, 3}, {4, 2, 3}, {5, 4, 3}, {16, 4, 3}, {17, 8, 3}, {256, 8, 3}, {257, 8, 2}, {400, 8, 2},
	} {
		for _, width := range []int{401, 1023} {
			c := New(width, 7, 96, color.White, nil)
			for i := range test.colours - 1 {
				c.SetColor(color.RGBA{uint8(i), uint8(i >> 8), 40, 255})
				x := float64(i) * 0.75
				c.Fill(box(x, 0, x+0.75, 0.75*float64(1+i%7)))
			}
			file := encode(t, c, Meta{})
			samePixels(t, file, c)
			header := chunks(t, file)[0].data
			if header[8] != test.wantDepth || header[9] != test.wantKind {
				t.Errorf("%d colours: depth %d, kind %d; want %d, %d", test.colours, header[8], header[9], test.wantDepth, test.wantKind)
			}
		}
	}
}

// A picture whose many colours were painted over goes back to a palette.
func TestEncodeFindsPalette(t *testing.T) {
	c := New(300, 10, 72, color.White, nil)
	for i := range 300 {
		c.SetColor(color.RGBA{uint8(i), uint8(i >> 8), 40, 255})
		c.Fill(box(float64(i), 0, float64(i+1), 10))
	}
	c.SetColor(dark)
	c.Fill(box(0, 0, 200, 10))
	file := encode(t, c, Meta{})
	samePixels(t, file, c)
	if kind := chunks(t, file)[0].data[9]; kind != 3 {
		t.Errorf("kind %d, want 3 (indexed)", kind)
	}
}

func TestEncodeMeta(t *testing.T) {
	c := New(10, 10, 300, color.White, nil)
	texts := []TextEntry{
		{"Title", "en", "Digital economy"},
		{"Description", "zh-Hans", "数字经济\nsecond line"},
		{"Comment", "", ""},
	}
	var kinds, got []string
	for _, chunk := range chunks(t, encode(t, c, Meta{Text: texts})) {
		kinds = append(kinds, chunk.kind)
		switch chunk.kind {
		case "pHYs":
			if x, y := binary.BigEndian.Uint32(chunk.data), binary.BigEndian.Uint32(chunk.data[4:]); x != 11811 || y != 11811 || chunk.data[8] != 1 {
				t.Errorf("pHYs %v, want 11811 to the metre", chunk.data)
			}
		case "iTXt":
			got = append(got, string(chunk.data))
		}
	}
	if s := strings.Join(kinds, " "); s != "IHDR sRGB pHYs PLTE iTXt iTXt iTXt IDAT IEND" {
		t.Errorf("chunks %s", s)
	}
	for i, text := range texts {
		if want := text.Keyword + "\x00\x00\x00" + text.Language + "\x00\x00" + text.Text; got[i] != want {
			t.Errorf("iTXt %q, want %q", got[i], want)
		}
	}
}

func TestEncodeRefusesText(t *testing.T) {
	c := New(10, 10, 72, color.White, nil)
	for _, test := range []struct {
		text TextEntry
		want string
	}{
		{TextEntry{"", "", "x"}, "1 to 79"},
		{TextEntry{strings.Repeat("k", 80), "", "x"}, "1 to 79"},
		{TextEntry{"Títle", "", "x"}, "ASCII"},
		{TextEntry{" Title", "", "x"}, "spaces"},
		{TextEntry{"A  B", "", "x"}, "spaces"},
		{TextEntry{"Title", "en US", "x"}, "language tag"},
		{TextEntry{"Title", "en", "\xff"}, "UTF-8"},
		{TextEntry{"Title", "en", "a\x00b"}, "zero byte"},
	} {
		err := c.EncodePNG(io.Discard, Meta{Text: []TextEntry{test.text}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: error %v, want %q", test.text, err, test.want)
		}
	}
}

// cutWriter fails after some bytes, as a full disk does.
type cutWriter struct {
	left int
	err  error
}

func (w *cutWriter) Write(p []byte) (int, error) {
	if len(p) > w.left {
		return w.left, w.err
	}
	w.left -= len(p)
	return len(p), nil
}

func TestEncodeFailingWriter(t *testing.T) {
	c := New(600, 338, 45, paper, nil)
	barChart(c)
	size := len(encode(t, c, Meta{}))
	full := errors.New("no space left on device")
	for _, left := range []int{0, 7, 8, 40, 100, size / 2, size - 13, size - 1} {
		if err := c.EncodePNG(&cutWriter{left, full}, Meta{}); !errors.Is(err, full) {
			t.Errorf("after %d of %d bytes: error %v", left, size, err)
		}
		if err := c.EncodePNG(&cutWriter{left, nil}, Meta{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("short write after %d of %d bytes: error %v", left, size, err)
		}
	}
	if err := c.EncodePNG(&cutWriter{size, full}, Meta{}); err != nil {
		t.Errorf("a writer with just enough room: %v", err)
	}
}

// The same drawing gives the same bytes, whatever was drawn before.
func TestSameBytes(t *testing.T) {
	draw := func(f func(vg.Canvas)) []byte {
		c := New(960, 540, 72, paper, nil)
		f(c)
		return encode(t, c, Meta{Text: []TextEntry{{"Title", "en", "x"}}})
	}
	first := draw(barChart)
	draw(lineChart)
	draw(sheet)
	if !bytes.Equal(first, draw(barChart)) {
		t.Error("two encodings of one chart differ")
	}
}

func TestNewRefuses(t *testing.T) {
	for _, test := range []struct {
		w, h int
		dpi  float64
		want string
	}{
		{0, 10, 72, "each side"}, {10, -1, 72, "each side"}, {MaxSide + 1, 10, 72, "each side"},
		{32000, 32000, 72, "too large"}, {10, 10, 0, "resolution"}, {10, 10, -5, "resolution"}, {10, 10, 1e9, "resolution"},
	} {
		c := New(test.w, test.h, test.dpi, paper, nil)
		barChart(c)
		if err := c.EncodePNG(io.Discard, Meta{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%d x %d at %v: error %v, want %q", test.w, test.h, test.dpi, err, test.want)
		}
	}
}

package raster

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// Meta is what a PNG file tells about its picture besides the pixels.
type Meta struct {
	Text []TextEntry // written in this order
}

// TextEntry is one text about a picture (PNG specification, iTXt).
type TextEntry struct {
	// Keyword says what the text is: 1 to 79 printable ASCII characters
	// without spaces at the ends or two in a row. The specification
	// names some: Title, Author, Description, Copyright, Source, Comment.
	Keyword  string
	Language string // BCP 47 tag such as en or zh-Hans; empty: not given
	Text     string // UTF-8, any length, line ends as "\n"
}

// EncodePNG writes the picture: 8 bits or fewer a pixel where it has at most
// 256 colours, else 24, or 32 where it is transparent. The file carries the physical size (from the canvas's
// resolution), says that its colours are sRGB, and holds the texts
// uncompressed, so that every tool can read them. The same picture gives the
// same bytes.
//
// Errors are those of an impossible canvas (see [New]), of a text that PNG
// cannot hold, and of the writer.
func (c *Canvas) EncodePNG(w io.Writer, meta Meta) error {
	if c.err != nil {
		return c.err
	}
	for _, t := range meta.Text {
		if err := t.check(); err != nil {
			return err
		}
	}
	rows := c.rows()
	e := &encoder{w: w}
	e.write([]byte(signature))
	e.header(c.surface, rows)
	e.chunk("sRGB", []byte{0}) // perceptual rendering
	e.physicalSize(c.dpi)
	if rows.palette != nil {
		e.colours(rows.palette)
	}
	for _, t := range meta.Text {
		e.text(t)
	}
	if e.err == nil {
		e.err = compress(e, rows, c.surface.height)
	}
	e.chunk("IEND", nil)
	return e.err
}

// check reports what PNG does not allow in a text.
func (t TextEntry) check() error {
	printable := func(s string) bool {
		return strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
	}
	switch {
	case len(t.Keyword) < 1 || len(t.Keyword) > 79 || !printable(t.Keyword):
		return fmt.Errorf("PNG keyword %q: write 1 to 79 printable ASCII characters", t.Keyword)
	case strings.TrimSpace(t.Keyword) != t.Keyword || strings.Contains(t.Keyword, "  "):
		return fmt.Errorf("PNG keyword %q: leave out the spaces at its ends and double ones", t.Keyword)
	case !printable(t.Language) || strings.Contains(t.Language, " "):
		return fmt.Errorf("PNG text %q: language %q is not a language tag; write one such as en or zh-Hans", t.Keyword, t.Language)
	case !utf8.ValidString(t.Text):
		return fmt.Errorf("PNG text %q is not valid UTF-8; save it as UTF-8", t.Keyword)
	case strings.Contains(t.Text, "\x00"):
		return fmt.Errorf("PNG text %q holds a zero byte; remove it", t.Keyword)
	}
	return nil
}

// An encoder writes chunks until the writer fails.
type encoder struct {
	w   io.Writer
	err error
}

func (e *encoder) write(p []byte) {
	if e.err != nil {
		return
	}
	n, err := e.w.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	e.err = err
}

// chunk writes a chunk: length, type, data, and a checksum of the latter two.
func (e *encoder) chunk(kind string, data []byte) {
	out := make([]byte, 0, len(data)+12)
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	out = append(append(out, kind...), data...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
	e.write(out)
}

func (e *encoder) header(s *surface, r rows) {
	const indexed, trueColour, withAlpha = 3, 2, 6
	kind := byte(trueColour)
	switch {
	case r.palette != nil:
		kind = indexed
	case r.alpha:
		kind = withAlpha
	}
	data := binary.BigEndian.AppendUint32(nil, uint32(s.width))
	data = binary.BigEndian.AppendUint32(data, uint32(s.height))
	// Then the compression, filter and interlace methods, all plain.
	e.chunk("IHDR", append(data, byte(r.bits), kind, 0, 0, 0))
}

// physicalSize writes the resolution as pixels to the metre.
func (e *encoder) physicalSize(dpi float64) {
	const metre = 1
	perMetre := uint32(math.Round(dpi / 0.0254))
	data := binary.BigEndian.AppendUint32(nil, perMetre)
	data = binary.BigEndian.AppendUint32(data, perMetre)
	e.chunk("pHYs", append(data, metre))
}

func (e *encoder) colours(palette []rgb) {
	data, alphas, seen := make([]byte, 0, 3*len(palette)), make([]byte, 0, len(palette)), 0
	for i, c := range palette {
		r, g, b, alpha := c.straight()
		data, alphas = append(data, byte(r), byte(g), byte(b)), append(alphas, byte(alpha))
		if alpha < 255 {
			seen = i + 1
		}
	}
	e.chunk("PLTE", data)
	if seen > 0 { // colours after the last transparent one are opaque
		e.chunk("tRNS", alphas[:seen])
	}
}

func (e *encoder) text(t TextEntry) {
	data := append([]byte(t.Keyword), 0, 0, 0) // not compressed
	data = append(append(data, t.Language...), 0)
	data = append(data, 0) // no translation of the keyword
	e.chunk("iTXt", append(data, t.Text...))
}

// Write writes a piece of the compressed pixels as a chunk of its own.
func (e *encoder) Write(p []byte) (int, error) {
	e.chunk("IDAT", p)
	return len(p), e.err
}

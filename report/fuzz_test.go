package report

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/reporttest"
)

const hostile = "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures: {a: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\n"

// written lays a dataset out and writes its PDF. What is wrong with its files must be
// faults, found before anything is written.
func written(t *testing.T, ds *data.Dataset) {
	t.Helper()
	d, err := New(ds, Options{Producer: "briefing", Formats: []string{"pdf"}})
	var faults data.Faults
	switch {
	case err != nil && !errors.As(err, &faults):
		t.Errorf("%v is no fault of the file", err)
	case err == nil:
		if err := d.WritePDF(io.Discard); err != nil {
			t.Errorf("found only when it is written: %v", err)
		}
	}
}

// FuzzFont damages a font that a briefing is set in.
func FuzzFont(f *testing.F) {
	small := smallFont(f)
	f.Add(uint32(12), []byte{0xFF})
	for i := range int(binary.BigEndian.Uint16(small[4:])) {
		f.Add(binary.BigEndian.Uint32(small[12+16*i+8:]), []byte{0x7F, 0xFF, 0, 1})
	}
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		content := bytes.Clone(small)
		copy(content[int(at)%len(content):], patch)
		ds := *reporttest.Load(t, hostile)
		ds.Fonts.Regular = &data.File{Name: "own.ttf", Data: content}
		written(t, &ds)
	})
}

// smallFont has the Latin letters of Liberation Sans alone, so that many can be looked at.
func smallFont(f *testing.F) []byte {
	fonts, err := typeset.New(typeset.Family{Regular: typeset.File{Name: "l.ttf", Data: liberationsansregular.TTF}})
	if err != nil {
		f.Fatal(err)
	}
	face := fonts.Face(typeset.Style{Size: 10})
	var runes []rune
	var glyphs []uint16
	for r := ' '; r < 0x180; r++ {
		if glyph, ok := face.Glyph(r); ok {
			runes, glyphs = append(runes, r), append(glyphs, glyph)
		}
	}
	content, err := face.Cut(glyphs, typeset.Characters(runes))
	if err != nil {
		f.Fatal(err)
	}
	return content
}

// FuzzLogo takes any bytes for a logo, also with the checksums of a PNG file put right.
func FuzzLogo(f *testing.F) {
	for _, img := range []image.Image{image.NewRGBA(image.Rect(0, 0, 5, 3)), image.NewGray16(image.Rect(0, 0, 3, 5)), image.NewNRGBA(image.Rect(0, 0, 9, 9))} {
		var b bytes.Buffer
		if png.Encode(&b, img) == nil {
			f.Add(b.Bytes())
		}
	}
	f.Add([]byte("\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, content := range [][]byte{content, summed(content)} {
			ds := *reporttest.Load(t, hostile)
			ds.Logo = &data.File{Name: "logo.png", Data: content}
			ds.ChartLogo = ds.Logo
			written(t, &ds)
		}
	})
}

// summed puts the checksums of the chunks of a PNG file right.
func summed(content []byte) []byte {
	content = bytes.Clone(content)
	for at := 8; at+12 <= len(content); {
		size := int(binary.BigEndian.Uint32(content[at:]))
		if size > len(content)-at-12 {
			break
		}
		binary.BigEndian.PutUint32(content[at+8+size:], crc32.ChecksumIEEE(content[at+4:at+8+size]))
		at += 12 + size
	}
	return content
}

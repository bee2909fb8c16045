package charts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"briefing/charts/typeset"
	"briefing/data"
)

// TestDamagedFont checks that a font whose glyphs are damaged is a fault at its key when a
// chart is laid out, and not only when its glyphs are to be drawn.
func TestDamagedFont(t *testing.T) {
	content := bytes.Clone(liberationsansregular.TTF)
	clearOutlines(content)
	at := data.Pos{File: "f.yaml", Line: 2, Col: 18}
	ds := load(t, "title: T\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures: {a: {title: A, unit: percent, source: s, values: {2016: 1, 2017: 2}}}\n")
	ds.Fonts.Regular = &data.File{Name: "own.ttf", Data: content, Pos: at}
	fonts, err := Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(ds, ds.Charts[0], Options{Fonts: fonts})
	var faults data.Faults
	if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Pos != at || faults[0].Text != "own.ttf: has damaged glyphs among those that are used" {
		t.Error(err)
	}
	if err := FontFaults(ds, typeset.Default(), true); err != nil {
		t.Error(err)
	}
}

// clearOutlines gives all outlines of a font more contours than they have points.
func clearOutlines(font []byte) {
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		entry := font[12+16*i:]
		if string(entry[:4]) == "glyf" {
			at, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
			for j := at; j < at+size; j++ {
				font[j] = 0x7F
			}
		}
	}
}

package raster

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"unicode/utf8"
)

// signature begins every PNG file.
const signature = "\x89PNG\r\n\x1a\n"

var (
	errNoPNG   = errors.New("it is not a PNG file")
	errDamaged = errors.New("the PNG is damaged")
)

// ReadTexts returns the uncompressed international texts of a PNG file, in
// order. It reads all chunks and holds them to their checksums, but does not
// look at the pixels. It fails for what is not a PNG file, and for one that is cut
// off or changed.
func ReadTexts(content []byte) ([]TextEntry, error) {
	rest, ok := bytes.CutPrefix(content, []byte(signature))
	if !ok {
		return nil, errNoPNG
	}
	var texts []TextEntry
	for {
		if len(rest) < 12 {
			return nil, errDamaged
		}
		size := uint64(binary.BigEndian.Uint32(rest))
		if uint64(len(rest)) < size+12 {
			return nil, errDamaged
		}
		body := rest[4 : 8+size]
		if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(rest[8+size:]) {
			return nil, errDamaged
		}
		rest = rest[size+12:]
		switch kind, data := string(body[:4]), body[4:]; kind {
		case "iTXt":
			if t, ok := parseText(data); ok {
				texts = append(texts, t)
			}
		case "IEND":
			return texts, nil
		}
	}
}

// parseText reads the data of an iTXt chunk. It reports false for a compressed
// one, which EncodePNG does not write, and for one that is none.
func parseText(data []byte) (TextEntry, bool) {
	keyword, rest, ok := bytes.Cut(data, []byte{0})
	if !ok || len(rest) < 2 || rest[0] != 0 {
		return TextEntry{}, false
	}
	language, rest, ok1 := bytes.Cut(rest[2:], []byte{0})
	_, text, ok2 := bytes.Cut(rest, []byte{0})
	if !ok1 || !ok2 || !utf8.Valid(text) {
		return TextEntry{}, false
	}
	return TextEntry{string(keyword), string(language), string(text)}, true
}

package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"sync"
)

// srgb is the colour space of all colours in the file, as an ICC profile (ICC.1:2010,
// version 4.3): the matrix and the curve of IEC 61966-2-1, adapted to the white of the
// profile connection space.
var srgb = sync.OnceValue(func() []byte {
	tags := []iccTag{
		{"desc", iccText("sRGB")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccXYZ(0.9642, 1, 0.8249)},
		// Bradford's matrix from D65 to D50 (ICC.1:2010, annex E).
		{"chad", iccFixed("sf32", 1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)},
		// The primaries of sRGB under D50, columns of the matrix to XYZ.
		{"rXYZ", iccXYZ(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", iccXYZ(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", iccXYZ(0.1430804, 0.0606169, 0.7141733)},
	}
	// The curve of IEC 61966-2-1: ((a·x + b)^g) from d on, c·x below it.
	curve := append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), iccNumbers(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)...)
	for _, channel := range []string{"rTRC", "gTRC", "bTRC"} {
		tags = append(tags, iccTag{channel, curve})
	}
	return iccProfile(tags)
})

type iccTag struct {
	name string
	data []byte
}

// iccProfile writes the header, the table of tags and their data. Tags with the
// same data share it.
func iccProfile(tags []iccTag) []byte {
	const header, entry = 128, 12
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	start := header + 4 + entry*len(tags)
	for i, t := range tags {
		at := start + len(body)
		for j, other := range tags[:i] {
			if bytes.Equal(other.data, t.data) {
				at = int(binary.BigEndian.Uint32(table[4+entry*j+4:]))
			}
		}
		if at == start+len(body) {
			body = append(body, t.data...)
			body = append(body, make([]byte, -len(body)&3)...)
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	head := make([]byte, header)
	binary.BigEndian.PutUint32(head, uint32(start+len(body)))
	copy(head[8:], "\x04\x30\x00\x00mntrRGB XYZ ") // version, display, from RGB to XYZ
	for i, n := range []uint16{2010, 1, 1} {       // date: that of the specification
		binary.BigEndian.PutUint16(head[24+2*i:], n)
	}
	copy(head[36:], "acsp")
	copy(head[68:], iccNumbers(0.9642, 1, 0.8249)) // the white of the connection space
	return append(append(head, table...), body...)
}

// iccText is a text in English (multiLocalizedUnicodeType).
func iccText(s string) []byte {
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(s)))
	b = binary.BigEndian.AppendUint32(b, 28)
	return appendUTF16(b, s)
}

func iccXYZ(x, y, z float64) []byte { return iccFixed("XYZ ", x, y, z) }

func iccFixed(kind string, numbers ...float64) []byte {
	return append([]byte(kind+"\x00\x00\x00\x00"), iccNumbers(numbers...)...)
}

// iccNumbers writes numbers in steps of 1/65536 (s15Fixed16Number).
func iccNumbers(numbers ...float64) []byte {
	var b []byte
	for _, n := range numbers {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(n*65536))))
	}
	return b
}

package typeset

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
)

// liberationTables returns the tables of a sound font, for the tests to spoil.
func liberationTables(t testing.TB) []fontTable {
	tables, err := readTables(liberationsansregular.TTF, 0)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func without(tables []fontTable, tag string) []fontTable {
	return slices.DeleteFunc(slices.Clone(tables), func(t fontTable) bool { return t.tag == tag })
}

// withTable returns a font with one more table, the directory sorted.
func withTable(tables []fontTable, tag string) []byte {
	tables = append(slices.Clone(tables), fontTable{tag, []byte("data")})
	slices.SortFunc(tables, func(a, b fontTable) int { return strings.Compare(a.tag, b.tag) })
	return writeTables(tables)
}

// asCollection wraps a font in a collection of one.
func asCollection(ttf []byte) []byte {
	const header = 16
	out := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), ttf...)
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	for i := range n { // offsets count from the start of the collection
		at := out[header+12+16*i+8:]
		binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+header)
	}
	return out
}

func TestNewRefuses(t *testing.T) {
	sound := liberationsansregular.TTF
	tables := liberationTables(t)
	for _, test := range []struct {
		name, want string
		data       []byte
	}{
		{"cff", "PostScript (CFF) outlines", append([]byte("OTTO"), sound[4:]...)},
		{"cff table", "PostScript (CFF) outlines", withTable(tables, "CFF ")},
		{"variable", "variable font", withTable(tables, "fvar")},
		{"bitmap", "only bitmaps", withTable(without(tables, "glyf"), "CBDT")},
		{"woff", "web font", append([]byte("wOFF"), sound[4:]...)},
		{"woff2", "web font", append([]byte("wOF2"), sound[4:]...)},
		{"text", "not a TrueType font", []byte("title: not a font at all")},
		{"short text", "not a TrueType font", []byte("x")},
		{"cut header", "damaged or cut off", sound[:6]},
		{"cut directory", "damaged or cut off", sound[:40]},
		{"cut tables", "damaged or cut off", sound[:len(sound)/2]},
		{"cut collection", "damaged or cut off", []byte("ttcf\x00\x01\x00\x00")},
		{"collection of none", "damaged or cut off", append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"), sound...)},
		{"collection of CFF", "PostScript (CFF) outlines", asCollection(append([]byte("OTTO"), sound[4:]...))},
		{"no glyphs", `lacks the table "glyf"`, writeTables(without(tables, "glyf"))},
		{"no map", `lacks the table "cmap"`, writeTables(without(tables, "cmap"))},
	} {
		name := test.name + ".ttf"
		_, err := New(Family{Regular: File{Name: name, Data: test.data}})
		if err == nil || !strings.HasPrefix(err.Error(), name+": ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want it to say %q", name, err, test.want)
		}
	}
}

// All files at fault are reported together.
func TestNewReportsAll(t *testing.T) {
	_, err := New(Family{
		Bold:     File{Name: "bold.otf", Data: []byte("OTTO0123456789")},
		Fallback: []File{{Name: "empty.ttf"}, {Data: []byte("wOFF0123456789")}},
	})
	if err == nil {
		t.Fatal("no error")
	}
	for _, name := range []string{"bold.otf: ", "empty.ttf: ", "fallback font 2: "} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("error does not name %q:\n%v", name, err)
		}
	}
}

// A face cut out of a collection equals the font that was put in.
func TestCollection(t *testing.T) {
	original := writeTables(liberationTables(t))
	fonts, err := New(Family{Regular: File{Name: "one.ttc", Data: asCollection(original)}})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(fonts.Face(Style{}).Data(), original) {
		t.Error("the extracted face differs from the font put in")
	}
	checkSound(t, original)
}

func TestRealCollection(t *testing.T) {
	file := collection(t)
	fonts, err := New(Family{Regular: file})
	if err != nil {
		t.Fatal(err)
	}
	again, err := New(Family{Regular: file})
	if err != nil {
		t.Fatal(err)
	}
	face := fonts.Face(Style{})
	if face.PostScriptName() != "WenQuanYiMicroHei" {
		t.Errorf("first face is %s", face.PostScriptName())
	}
	if !bytes.Equal(face.Data(), again.Face(Style{}).Data()) {
		t.Error("two extractions differ")
	}
	checkSound(t, face.Data())
	if gid, ok := face.Glyph('中'); !ok || len(face.Outline(gid)) == 0 {
		t.Error("the face has no outline for 中")
	}
}

// checkSound checks the sums that the OpenType specification asks for, and
// that another parser takes the file.
func checkSound(t *testing.T, ttf []byte) {
	t.Helper()
	if sum := checksum(ttf); sum != 0xB1B0AFBA {
		t.Errorf("the file sums to %#x, want 0xB1B0AFBA", sum)
	}
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		tag, sum := string(entry[:4]), binary.BigEndian.Uint32(entry[4:])
		offset, size := int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))
		body := bytes.Clone(ttf[offset : offset+align4(size)])
		if tag == "head" {
			clear(body[8:12])
		}
		if got := checksum(body); got != sum || offset%4 != 0 {
			t.Errorf("table %q at %d sums to %#x, its entry says %#x", tag, offset, got, sum)
		}
	}
	if _, err := sfnt.Parse(ttf); err != nil {
		t.Error(err)
	}
}

// Damaged fonts give an error or a set of fonts that can be used; never a panic.
func FuzzNew(f *testing.F) {
	f.Add(uint32(4), []byte{0xFF, 0xFF}, uint32(1<<20), false)
	f.Add(uint32(300), []byte{0x00}, uint32(1000), true)
	for _, t := range liberationTables(f) {
		at := bytes.Index(liberationsansregular.TTF, t.data)
		f.Add(uint32(at), []byte{0x80, 0, 0xFF, 0xFF}, uint32(1<<20), false)
	}
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, size uint32, wrap bool) {
		data := bytes.Clone(liberationsansregular.TTF)
		copy(data[int(at)%len(data):], patch)
		data = data[:min(int(size), len(data))]
		if wrap {
			data = append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), data...)
		}
		fonts, err := New(Family{Regular: File{Name: "fuzz", Data: data}})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz: ") {
				t.Errorf("the error does not name the file: %v", err)
			}
			return
		}
		const text = "AVATAR Äé 35.8 ≥ ’ ¥ fi"
		fonts.Width(text, body)
		line, err := fonts.Shape(text, body)
		if err != nil {
			return // the damage took characters away
		}
		for _, run := range line.Runs {
			for _, g := range run.Glyphs {
				run.Face.Outline(g.ID)
			}
		}
	})
}

// TestFaceOfCollection checks that the face asked for is the one that is used.
func TestFaceOfCollection(t *testing.T) {
	regular, bold := liberationsansregular.TTF, liberationsansbold.TTF
	const header = 20
	data := binary.BigEndian.AppendUint32([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x02"), header)
	data = binary.BigEndian.AppendUint32(data, uint32(header+len(regular)))
	for _, ttf := range [][]byte{regular, bold} {
		base := len(data)
		data = append(data, ttf...)
		for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
			at := data[base+12+16*i+8:]
			binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+uint32(base))
		}
	}
	for face, want := range []string{"LiberationSans", "LiberationSans-Bold"} {
		fonts, err := New(Family{Regular: File{Name: "two.ttc", Data: data, Face: face}})
		if err != nil {
			t.Fatal(err)
		}
		if got := fonts.Face(Style{}).PostScriptName(); got != want {
			t.Errorf("face %d is %s, want %s", face, got, want)
		}
	}
	for _, face := range []int{-1, 2, 1 << 20} {
		if _, err := New(Family{Regular: File{Name: "two.ttc", Data: data, Face: face}}); err == nil {
			t.Errorf("face %d of two was found", face)
		}
	}
}

// TestGreekAndCyrillic checks that the default family sets them in every style.
func TestGreekAndCyrillic(t *testing.T) {
	for _, text := range []string{"Ψηφιακή οικονομία, Ισχύς 35,8 %", "Доля цифровой экономики в ВВП, Ёж", "Частка цифрової економіки їє ґ", "Дигитална економија ђћ"} {
		for _, style := range []Style{{Size: 10}, {Size: 10, Bold: true}, {Size: 10, Italic: true}, {Size: 10, Bold: true, Italic: true}} {
			line, err := Default().Shape(text, style)
			if err != nil {
				t.Errorf("%q: %v", text, err)
				continue
			}
			if len(line.Runs) != 1 || line.Runs[0].Face != Default().Face(style) {
				t.Errorf("%q is set in %d runs, not in the style's own face", text, len(line.Runs))
			}
		}
	}
}

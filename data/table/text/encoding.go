package text

import (
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"briefing/data/language"
)

// coding is an encoding that files are read in. The zero coding is UTF-8.
type coding struct {
	name string // as IANA calls it, in small letters
	with encoding.Encoding
	rare bool // only old files are in it
}

const utf8Name = "utf-8"

// codings are the encodings of tables. GB 18030 holds all of GBK, and that of GB 2312, so
// that a file said to be of these is read with it. Where several read a file alike, the
// first speaks for them: what spreadsheets of today save stands before what those of
// yesterday did.
func codings() []coding {
	return []coding{
		{utf8Name, nil, false},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), false},
		{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), false},
		{"gb18030", simplifiedchinese.GB18030, false},
		{"big5", traditionalchinese.Big5, false},
		{"shift_jis", japanese.ShiftJIS, false},
		{"euc-jp", japanese.EUCJP, false},
		{"euc-kr", korean.EUCKR, false},
		{"windows-1252", charmap.Windows1252, false},
		{"windows-1250", charmap.Windows1250, false},
		{"windows-1251", charmap.Windows1251, false},
		{"windows-1253", charmap.Windows1253, false},
		{"windows-1254", charmap.Windows1254, false},
		{"windows-1255", charmap.Windows1255, false},
		{"windows-1256", charmap.Windows1256, false},
		{"windows-1257", charmap.Windows1257, false},
		{"windows-1258", charmap.Windows1258, false},
		{"windows-874", charmap.Windows874, false},
		{"iso-8859-15", charmap.ISO8859_15, true},
		{"iso-8859-1", charmap.ISO8859_1, true},
		{"iso-8859-2", charmap.ISO8859_2, true},
		{"iso-8859-3", charmap.ISO8859_3, true},
		{"iso-8859-4", charmap.ISO8859_4, true},
		{"iso-8859-5", charmap.ISO8859_5, true},
		{"iso-8859-6", charmap.ISO8859_6, true},
		{"iso-8859-7", charmap.ISO8859_7, true},
		{"iso-8859-8", charmap.ISO8859_8, true},
		{"iso-8859-9", charmap.ISO8859_9, true},
		{"iso-8859-10", charmap.ISO8859_10, true},
		{"iso-8859-13", charmap.ISO8859_13, true},
		{"iso-8859-14", charmap.ISO8859_14, true},
		{"iso-8859-16", charmap.ISO8859_16, true},
		{"koi8-r", charmap.KOI8R, false},
		{"koi8-u", charmap.KOI8U, true},
		{"macintosh", charmap.Macintosh, false},
		{"ibm850", charmap.CodePage850, true},
		{"ibm852", charmap.CodePage852, true},
		{"ibm866", charmap.CodePage866, true},
		{"ibm437", charmap.CodePage437, true},
	}
}

// Encodings are the names of the encodings that files are read in, as IANA calls them.
func Encodings() []string {
	var names []string
	for _, c := range codings() {
		names = append(names, c.name)
	}
	return names
}

// KnowsEncoding reports whether a name is that of an encoding, and otherwise the nearest one.
func KnowsEncoding(name string) (known bool, near string) {
	_, near, known = codingNamed(name)
	return known, near
}

// codingNamed finds an encoding by a name of it. Where there is none, it returns what was
// perhaps meant.
func codingNamed(name string) (c coding, near string, found bool) {
	all := codings()
	folded := strings.ToLower(strings.TrimSpace(name))
	switch folded {
	case "gbk", "gb2312", "cp936":
		folded = "gb18030"
	case "utf-16", "utf16": // with a mark it is known; without one, that of Windows
		folded = "utf-16le"
	}
	if number, ok := strings.CutPrefix(folded, "cp125"); ok {
		folded = "windows-125" + number
	}
	with, _ := ianaindex.IANA.Encoding(folded)
	for _, c := range all {
		if c.name == folded || with != nil && c.with == with {
			return c, "", true
		}
	}
	return coding{}, language.Nearest(folded, Encodings()), false
}

// marked is the encoding that a byte-order mark names, and how long that is: a file that was
// exported anew may have several.
func marked(head []byte) (c coding, mark int, found bool) {
	for _, m := range []struct{ mark, name string }{{"\xef\xbb\xbf", utf8Name}, {"\xff\xfe", "utf-16le"}, {"\xfe\xff", "utf-16be"}} {
		for strings.HasPrefix(string(head[mark:min(len(head), mark+3)]), m.mark) {
			mark += len(m.mark)
		}
		if mark > 0 {
			c, _, _ := codingNamed(m.name)
			return c, mark, true
		}
	}
	return coding{}, 0, false
}

// sixteen is UTF-16 without a mark. The digits and separators of a table have a zero in
// each second byte there: in nearly all of those of one side, and in next to none of the
// other.
func sixteen(head []byte) (c coding, found bool) {
	zeros := [2]int{}
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	pairs, most := len(head)/2, max(zeros[0], zeros[1])
	if most < 4 || most*4 < pairs || min(zeros[0], zeros[1])*50 > pairs {
		return coding{}, false
	}
	side := slices.Index(zeros[:], most)
	c, _, _ = codingNamed([]string{"utf-16be", "utf-16le"}[side])
	return c, true
}

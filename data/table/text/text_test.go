package text

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"briefing/data/table/grid"
	"briefing/data/table/grid/gridtest"
)

// open opens a text as a file.
func open(content string, opt Options) (*grid.File, error) {
	return Open("f.csv", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }, opt)
}

// read is a file as lines of "line: cell|cell", and what was found.
func read(t testing.TB, content string, opt Options) (rows, found []string, err error) {
	t.Helper()
	f, err := open(content, opt)
	if err != nil {
		return nil, nil, err
	}
	for _, finding := range f.Found {
		found = append(found, finding.Key+": "+finding.Text+", "+finding.Why)
	}
	in, err := f.Sheets[0].Open()
	if err != nil {
		return nil, found, err
	}
	defer in.Close()
	for {
		row, err := in.Next()
		if err == io.EOF {
			return rows, found, nil
		}
		if err != nil {
			return rows, found, err
		}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		rows = append(rows, fmt.Sprintf("%d: %s", row.Line, strings.Join(cells, "|")))
	}
}

func TestOpen(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		opt           Options
		rows          string
		found         string
	}{
		{"plain", "a,b\n1,2\n", Options{}, "1: a|b / 2: 1|2", "separator: comma, 2 cells in 2 of the first 2 rows"},
		{"no end of the last line", "a,b\n1,2", Options{}, "1: a|b / 2: 1|2", "separator: comma, 2 cells in 2 of the first 2 rows"},
		{"ends of Windows", "a,b\r\n1,2\r\n", Options{}, "1: a|b / 2: 1|2", "separator: comma, 2 cells in 2 of the first 2 rows"},
		{"ends of an old Mac", "a,b\r1,\"x\ry\"\r3,4", Options{}, "1: a|b / 2: 1|x y / 4: 3|4", "separator: comma, 2 cells in 3 of the first 3 rows"},
		{"one end that is a return", "a,b\r\n1,2\r3,4\r\n5\rx,6\r\n", Options{}, "1: a|b / 2: 1|2 / 3: 3|4 / 4: 5 x|6", "separator: comma, 2 cells in 4 of the first 4 rows"},
		{"empty lines are counted", "a,b\n\n\r\n1,2\n\n", Options{}, "1: a|b / 4: 1|2", "separator: comma, 2 cells in 2 of the first 2 rows"},
		{"quotes", `"a, b","c ""d"" e"` + "\n1,\"\"\n\"x\" , y\n", Options{}, `1: a, b|c "d" e / 2: 1| / 3: x|y`, "separator: comma, 2 cells in 3 of the first 3 rows"},
		{"quotes inside of a cell", "size,n\n5\" pipe,1\nthe \"big\" one,2\n", Options{}, `1: size|n / 2: 5" pipe|1 / 3: the "big" one|2`, "separator: comma, 2 cells in 3 of the first 3 rows"},
		{"lines in quotes", "a,b\n\"x\r\ny\n\nz\",1\n2,3\n", Options{}, "1: a|b / 2: x y z|1 / 6: 2|3", "separator: comma, 2 cells in 3 of the first 3 rows"},
		{"notes below", "a;b;c\n1;2;3\n4;5;6\n\nSource: an office, 2020\n", Options{}, "1: a|b|c / 2: 1|2|3 / 3: 4|5|6 / 5: Source: an office, 2020", "separator: semicolon, 3 cells in 3 of the first 4 rows"},
		{"separators at the ends", "a;b;\n1;2;\n;;\n", Options{}, "1: a|b| / 2: 1|2| / 3: ||", "separator: semicolon, 3 cells in 3 of the first 3 rows"},
		{"padded", "k,u\\t\t2018 \t2019 \nA,B\t5.2 \t: c\n", Options{}, "1: k,u\\t|2018|2019 / 2: A,B|5.2|: c", "separator: tab, 3 cells in 2 of the first 2 rows"},
		{"decimal commas", "Land;Anteil\nA;12,5\nB;9,1\n", Options{}, "1: Land|Anteil / 2: A|12,5 / 3: B|9,1", "separator: semicolon, 2 cells in 3 of the first 3 rows"},
		{"lists in cells", "id,tags,n\n1,a;b,5\n2,c;d,6\n", Options{}, "1: id|tags|n / 2: 1|a;b|5 / 3: 2|c;d|6", "separator: comma, 3 cells in 3 of the first 3 rows"},
		{"pipes", "a|b\n1|2,5\n", Options{}, "1: a|b / 2: 1|2,5", "separator: pipe, 2 cells in 2 of the first 2 rows"},
		{"one column", "a\n1\n", Options{}, "1: a / 2: 1", "separator: comma, though there is one column"},
		{"as spreadsheets say", "sep=;\r\na,x;b\r\n1,2;3\r\n", Options{}, "2: a,x|b / 3: 1,2|3", "separator: semicolon, as the first line says"},
		{"as the user says", "a,b;c\n1,2;3\n", Options{Separator: "comma"}, "1: a|b;c / 2: 1|2;3", ""},
		{"a mark", "\xef\xbb\xbfa,b\n1,2\n", Options{}, "1: a|b / 2: 1|2", "encoding: utf-8, by its byte-order mark / separator: comma, 2 cells in 2 of the first 2 rows"},
		{"a mark before what is said", "\xef\xbb\xbfä,b\n1,2\n", Options{Encoding: "windows-1252"}, "1: ä|b / 2: 1|2", "encoding: utf-8, by its byte-order mark / separator: comma, 2 cells in 2 of the first 2 rows"},
		{"UTF-8", "ä,b\n1,2\n", Options{}, "1: ä|b / 2: 1|2", "encoding: utf-8, by its characters / separator: comma, 2 cells in 2 of the first 2 rows"},
		{"UTF-8 that is said to be another", "ä,b\n1,2\n", Options{Encoding: "cp1252"}, "1: Ã¤|b / 2: 1|2", "encoding: windows-1252, as said, though the file is utf-8 as well / separator: comma, 2 cells in 2 of the first 2 rows"},
		{"UTF-16", "\xff\xfea\x00;\x00\xe4\x00\n\x00001\x00;\x002\x00\n\x00", Options{}, "", ""},
		{"an encoding", "\xe4;b\n1;2\n", Options{Encoding: "windows-1252"}, "1: ä|b / 2: 1|2", "separator: semicolon, 2 cells in 2 of the first 2 rows"},
	} {
		if tt.name == "UTF-16" {
			tt.content = "\xff\xfe" + string(encoded(t, "utf-16le", "ä;b\n1;2\n"))
			tt.rows, tt.found = "1: ä|b / 2: 1|2", "encoding: utf-16le, by its byte-order mark / separator: semicolon, 2 cells in 2 of the first 2 rows"
		}
		rows, found, err := read(t, tt.content, tt.opt)
		if got := strings.Join(rows, " / "); err != nil || got != tt.rows {
			t.Errorf("%s: %s, %v; want %s", tt.name, got, err, tt.rows)
		}
		if got := strings.Join(found, " / "); got != tt.found {
			t.Errorf("%s: found %s; want %s", tt.name, got, tt.found)
		}
	}
}

// Every encoding is read, whole and in pieces of a few bytes, and UTF-16 without its mark.
func TestEncodings(t *testing.T) {
	for name, word := range map[string]string{
		"gb18030": "国内生产总值", "gbk": "国内生产总值", "big5": "國內生產毛額", "shift_jis": "青森県ア", "euc-jp": "青森県", "euc-kr": "서울특별시",
		"windows-1251": "Регион", "koi8-r": "Регион", "iso-8859-2": "śląskie", "iso-8859-15": "12 €", "macintosh": "Région", "utf-16le": "国 é", "utf-16be": "国 é",
	} {
		content := "name;value\n" + strings.Repeat(word+";1\n", 20_000)
		raw := encoded(t, name, content)
		f, err := Open("f.csv", func() (io.ReadCloser, error) {
			return io.NopCloser(iotest.HalfReader(bytes.NewReader(raw))), nil
		}, Options{Encoding: name})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		in, err := f.Sheets[0].Open()
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for {
			row, err := in.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if n++; n > 1 && row.Cells[0].Text != word {
				t.Fatalf("%s: row %d has %q", name, n, row.Cells[0].Text)
			}
		}
		if n != 20_001 {
			t.Errorf("%s: %d rows", name, n)
		}
	}
	for _, name := range []string{"utf-16le", "utf-16be"} { // whatever is said
		rows, found, err := read(t, string(encoded(t, name, "Jahr;Wert ä\n2019;12,5\n2020;13,1\n")), Options{Encoding: "windows-1252"})
		if err != nil || strings.Join(rows, " / ") != "1: Jahr|Wert ä / 2: 2019|12,5 / 3: 2020|13,1" || found[0] != "encoding: "+name+", by its zero bytes" {
			t.Errorf("%s: %v %v %v", name, rows, found, err)
		}
	}
}

// Each fault has its place, and what to write. Of the readings the first is held.
func TestFaults(t *testing.T) {
	many := strings.Repeat("ab,c\n", 20_000)
	for _, tt := range []struct {
		name, content string
		opt           Options
		want          string
	}{
		{"empty", "", Options{}, "f.csv: the file is empty; it has no rows"},
		{"blank", "\n \n", Options{}, "f.csv: the file is empty; it has no rows"},
		{"only a mark", "\xef\xbb\xbf", Options{}, "f.csv: the file is empty; it has no rows"},
		{"not UTF-8", "a;b\nx;Besch\xe4ftigte\n", Options{}, `f.csv:2:8: the encoding of the file is not known: it is not utf-8; write the one that reads right: encoding: windows-1252 reads "Beschäftigte"`},
		{"not UTF-8 late", many + "\n\xdcber,1\n", Options{}, `f.csv:20002:1: the encoding of the file is not known: it is not utf-8; write the one that reads right: encoding: windows-1252 reads "Über"`},
		{"not what is said", "a;b\nx;\xff\xff\n", Options{Encoding: "gb18030"}, `f.csv:2:3: bytes that are no character of gb18030; write the one that reads right: encoding: windows-1252 reads "ÿÿ"`},
		{"a control of C1", "a;b\n\x81;1\n", Options{Encoding: "windows-1252"}, "f.csv:2:1: bytes that are no character of windows-1252; write the one that reads right: encoding: windows-1251"},
		{"cut off", "a;b\n1;\xe5\x9b", Options{}, "f.csv:2:3: the file ends in the middle of a character of utf-8, or is in another encoding; write the one that reads right: "},
		{"in the middle of quotes", "a;b\n1;\"x\ny\xff\"\n", Options{}, "f.csv:3:2: the encoding of the file is not known: it is not utf-8; write the one that reads right: "},
		{"cut off in what is said", "a;b\n1;\xb9\xfa\xb9", Options{Encoding: "gb18030"}, "f.csv:2:4: the file ends in the middle of a character of gb18030; it may be cut off: get it again"},
		{"cut off in UTF-16", "\xff\xfea\x00;\x00b\x00\n\x001", Options{}, "f.csv:2:1: the file ends in the middle of a character of utf-16le; it may be cut off: get it again"},
		{"zero bytes", "a,b\n1,\x00\n", Options{}, "f.csv:2:3: a zero byte, which no text has; is it a table? save it as CSV or as a workbook"},
		{"an open quote", "a,b\n1,\"x\n2,3\n", Options{}, "f.csv:2:3: a quote that is not closed; a cell that begins with a quote ends with one; the file may be cut off"},
		{"an open quote at the end", "a,b\n1,\"", Options{}, "f.csv:2:3: a quote that is not closed; a cell that begins with a quote ends with one; the file may be cut off"},
		{"text after a quote", "a,b\nä,\"x\"y\n", Options{}, "f.csv:2:6: text after the quote that closes the cell; a quote inside of quotes is doubled; is separator: the right one?"},
		{"text after a quote, lines below", "a,b\n\"x\nz\", \"v\"w\n", Options{}, "f.csv:3:8: text after the quote that closes the cell; a quote inside of quotes is doubled; is separator: the right one?"},
		{"two separators", "a,b;c,d\n1,x;2,y\n", Options{}, "f.csv:1:1: the cells may be separated by commas or by semicolons; write the one that is meant: separator: comma gives 3 columns, separator: semicolon gives 2 columns"},
		{"no encoding", "a,b\n", Options{Encoding: "windows1252"}, `f.csv: there is no encoding "windows1252"; did you mean windows-1252?`},
		{"no separator", "a,b\n", Options{Separator: "dot"}, `f.csv: there is no separator "dot"; write comma, semicolon, tab, pipe`},
		{"a long row", "a,b\n" + strings.Repeat("x", 5<<20), Options{}, "f.csv:2:1: a row of more than 4 million bytes; is a quote open, or is the file no table?"},
		{"a long cell in quotes", "a,b\n1,\"" + strings.Repeat("x\n", 5<<20), Options{}, "f.csv:2:3: a quote that is not closed; a cell that begins with a quote ends with one; the file may be cut off"},
		{"many cells", "a,b\n" + strings.Repeat(",", 100_000), Options{Separator: "comma"}, "f.csv:2:65537: a row of more than 65536 cells; is the file a table, and separator: the right one?"},
		{"many cells, quoted", "a,b\n\"\"" + strings.Repeat(",", 100_000), Options{Separator: "comma"}, "f.csv:2:65539: a row of more than 65536 cells; is the file a table, and separator: the right one?"},
	} {
		_, _, err := read(t, tt.content, tt.opt)
		fault, ok := errors.AsType[*grid.Error](err)
		if !ok {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := fault.Error() + "; " + fault.Hint; !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s:\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}

// Columns count characters, from the beginning of the line that a cell stands in.
func TestColumns(t *testing.T) {
	for content, want := range map[string]string{
		"ab,c,d":                   "1:1 1:4 1:6",
		"äß,国内,d":                  "1:1 1:4 1:7",
		`"a""b",c`:                 "1:1 1:8",
		"\"a\nbc\", \"d\" ,e":      "1:1 2:5 2:11",
		"\"ä\r\n\r\nü\",\"\nx\",y": "1:1 3:4 4:4",
	} {
		f, err := open(content+"\n", Options{Separator: "comma"})
		if err != nil {
			t.Fatal(err)
		}
		in, _ := f.Sheets[0].Open()
		row, err := in.Next()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range row.Cells {
			at := row.Pos("f.csv", "", i)
			got = append(got, fmt.Sprintf("%d:%d", at.Line, at.Col))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s, want %s", content, s, want)
		}
	}
}

// many is a table of many rows, which is made while it is read.
type many struct {
	row  []byte
	left int
	rest []byte
}

func (m *many) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(m.rest) == 0 {
			if m.left == 0 {
				return n, io.EOF
			}
			m.left--
			m.rest = m.row
		}
		c := copy(p[n:], m.rest)
		m.rest, n = m.rest[c:], n+c
	}
	return n, nil
}

func (m *many) Close() error { return nil }

// manyRows reads a table of n rows, and returns how many it has.
func manyRows(t testing.TB, row string, n int) int {
	t.Helper()
	f, err := Open("f.csv", func() (io.ReadCloser, error) { return &many{row: []byte(row), left: n}, nil }, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return gridtest.CountRows(t, f.Sheets[0])
}

// One string is allocated for a row, and memory does not grow with them.
func TestAllocations(t *testing.T) {
	for _, row := range []string{"DEU,Germany,2019,1234.5,b\n", "DEU,\"Germany, \"\"all\"\"\",2019,1234.5,b\n", "DEU,Düsseldorf,2019,1234.5,b\n"} {
		const n = 20_000
		got := testing.AllocsPerRun(1, func() {
			if rows := manyRows(t, row, n); rows != n {
				t.Fatal(rows)
			}
		})
		if got > n+4000 {
			t.Errorf("%q: %.0f allocations for %d rows", row, got, n)
		}
	}
}

// FuzzOpen reads anything, without a panic and in bounded memory; what is read has places
// that rise.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\n\"\"b\",c\r\n", "sep=;\r\na;b", "\xff\xfea\x00", "\xb9\xfa,1\n", "a\tb\rc\td\r", "\"", "a|b;c,d\n"} {
		f.Add([]byte(s), "", "")
		f.Add([]byte(s), "gb18030", "semicolon")
	}
	f.Fuzz(func(t *testing.T, content []byte, encoding, separator string) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		rows, _, err := read(t, string(content), Options{Encoding: encoding, Separator: separator})
		runtime.ReadMemStats(&after)
		if most := uint64(8<<20 + 400*len(content)); after.TotalAlloc-before.TotalAlloc > most {
			t.Errorf("%d bytes allocated for %d", after.TotalAlloc-before.TotalAlloc, len(content))
		}
		if fault, ok := errors.AsType[*grid.Error](err); err != nil && (!ok || fault.Text == "") {
			t.Errorf("%v", err)
		}
		if len(rows) > 1+bytes.Count(content, []byte("\n"))+bytes.Count(content, []byte("\r")) && !strings.HasPrefix(encoding, "u") {
			t.Logf("%d rows", len(rows))
		}
	})
}

func BenchmarkRows(b *testing.B) {
	row := "DEU,Germany,2019,1234.5,b\n"
	b.SetBytes(int64(len(row)))
	manyRows(b, row, b.N)
}

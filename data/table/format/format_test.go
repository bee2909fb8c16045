package format

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/table/grid"
)

// first is what a file is: its sheets with the first row of each; or what is wrong.
func first(content []byte, opt Options) string {
	f, err := Open("f", bytes.NewReader(content), int64(len(content)), opt)
	if fault, ok := errors.AsType[*grid.Error](err); ok {
		return fault.Error() + "; " + fault.Hint
	}
	if err != nil {
		return "error: " + err.Error()
	}
	said := []string{f.Format}
	for _, s := range f.Sheets {
		in, err := s.Open()
		if err != nil {
			return err.Error()
		}
		row, err := in.Next()
		if err != nil {
			return err.Error()
		}
		var cells []string
		for _, c := range row.Cells {
			cells = append(cells, c.Text)
		}
		said = append(said, s.Name+" "+strings.Join(cells, "|"))
		for err == nil {
			_, err = in.Next()
		}
		if fault, ok := errors.AsType[*grid.Error](err); ok {
			return fault.Error() + "; " + fault.Hint
		}
		in.Close()
	}
	return strings.Join(said, ": ")
}

// gz packs a text.
func gz(content string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, content)
	w.Close()
	return b.String()
}

// zipOf packs files, given as name and content.
func zipOf(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		io.WriteString(f, files[i+1])
	}
	w.Close()
	return b.String()
}

const table = "year,value\n2019,1.5\n2020,1.7\n"

func TestOpen(t *testing.T) {
	for _, tt := range []struct{ name, content, sheet, want string }{
		{"CSV", table, "", "CSV:  year|value"},
		{"with a sign for less than", "<5,5-9\n1,2\n", "", "CSV:  <5|5-9"},
		{"with a note in brackets", "[1] Provisional,a\n1,2\n", "", "CSV:  [1] Provisional|a"},
		{"with heads in capitals", "GDP(USD)=x,b\n1,2\n", "", "CSV:  GDP(USD)=x|b"},
		{"records", `[{"year": 2019, "value": 1.5}, {"year": 2020, "value": 1.7}]`, "", "JSON:  year|value"},
		{"packed", gz(table), "", "CSV:  year|value"},
		{"packed twice", gz(gz(table)), "", "CSV:  year|value"},
		{"packed records", gz(`[{"year": 2019, "value": 1.5}, {"year": 2020, "value": 1.7}]`), "", "JSON:  year|value"},
		{"the only table of an archive", zipOf("__MACOSX/._a.csv", "x", "read.pdf", "%PDF-1.4", "d/", "", "d/a.csv", table, ".hidden", "x"), "", "CSV:  year|value"},
		{"packed in an archive", zipOf("a.csv.gz", gz(table)), "", "CSV:  year|value"},
		{"an archive in one", zipOf("b.zip", zipOf("a.csv", table)), "", "CSV:  year|value"},
		{"one of several", zipOf("a.csv", table, "b.csv", "x;y\n1;2\n"), "b.csv", "text with a semicolon between cells: b.csv x|y"},
		{"in an archive in one", zipOf("z.zip", zipOf("a.csv", table, "b.csv", "x;y\n1;2\n"), "b.csv", table), "z.zip/b.csv", "text with a semicolon between cells: z.zip/b.csv x|y"},
		{"the only one of an archive by its name", zipOf("a.csv", table), "a.csv", "CSV: a.csv year|value"},
		{"two of one name", zipOf("a.csv", table, "a.csv", table), "a.csv", "f: the archive holds two files that are called a.csv; unpack it, and name one of the files in it"},
		{"several", zipOf("b.csv", table, "a.csv", table), "", "f: the archive holds 2 tables; write one of them as sheet: a.csv, b.csv"},
		{"no such", zipOf("b.csv", table, "a.csv", table), "c\x1b.csv", `f: the archive holds no table "c\x1b.csv"; write one of them as sheet: a.csv, b.csv`},
		{"an escape in a name", zipOf("b\x1b[2J.csv", table, "a.csv", table), "", `f: the archive holds 2 tables; write one of them as sheet: a.csv, b\x1b[2J.csv`},
		{"none", zipOf("b.png", "\x89PNG\r\n"), "", "f: the archive holds no table; name a file that is one"},
		{"empty", zipOf(), "", "f: the archive holds no table; name a file that is one"},
		{"a fault in an archive", zipOf("a.csv", "a,b\n1,\"2\n"), "", "f/a.csv:2:3: a quote that is not closed; a cell that begins with a quote ends with one; the file may be cut off"},
		{"packed too often", gz(gz(gz(table))), "", "f: the file is packed more than twice; unpack it, and name the file in it"},
		{"cut off", gz(strings.Repeat(table, 100))[:40], "", "f: the packed file cannot be unpacked: unexpected EOF; get it again: it may be cut off"},
		{"no packing", "\x1f\x8b123456789012345", "", "f: the packed file cannot be unpacked: gzip: invalid header; get it again: it may be cut off"},
		{"a cut archive", zipOf("a.csv", table)[:60], "", "f: the packed file cannot be unpacked: zip: not a valid zip file; get it again: it may be cut off"},
		{"locked", strings.ReplaceAll(zipOf("a.csv", table), "PK\x01\x02\x14\x00\x14\x00\x08", "PK\x01\x02\x14\x00\x14\x00\x09"), "", "f/a.csv: the file is locked with a password; unpack it, and name the file in it"},
		{"nothing", "", "", "f: the file is empty; it has no rows"},
	} {
		if got := first([]byte(tt.content), Options{Sheet: tt.sheet}); got != tt.want {
			t.Errorf("%s:\n%s, want\n%s", tt.name, got, tt.want)
		}
	}
}

// What is said of a text is said of one in an archive as well.
func TestOptions(t *testing.T) {
	opt := Options{Encoding: "windows-1252", Separator: "semicolon"}
	if got, want := first([]byte(zipOf("a.csv.gz", gz("\xe4,x;b\n1;2\n"))), opt), "text with a semicolon between cells:  ä,x|b"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Each file that is not read is called by its name, and the way out is said.
func TestRefused(t *testing.T) {
	for content, want := range map[string]string{
		"%PDF-1.7\n%\xe2\xe3": "a PDF",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 2000):                                        "older Office program",
		"\x09\x08\x10\x00\x00\x06\x05\x00":                                                                       "a workbook of Excel 97 to 2003 (.xls)",
		"CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\n":                                                            "a PC-Axis file (.px)",
		"TITLE(\"en\")=\"x\";\nSTUB=\"region\";\nDATA=1 2;\n":                                                    "a PC-Axis file (.px)",
		"\xef\xbb\xbf<?xml version=\"1.0\"?><mes:StructureSpecificData xmlns:mes=\"x\">":                         "an SDMX-ML file",
		"<message:GenericData xmlns=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\">":              "an SDMX-ML file",
		"\n <!DOCTYPE html><html><head><title>Access\n denied\x1b[2J</title></head>":                             `a web page ("Access denied\x1b[2J")`,
		"<html><body><table><tr><td>1":                                                                           "HTML saved as a table",
		"<table border=1><tr>":                                                                                   "HTML saved as a table",
		"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">":               "a workbook as XML of Excel 2003",
		"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office\">": "a flat OpenDocument file (.fods)",
		"<?xml version=\"1.0\"?><Root><data>":                                                                    "an XML file",
		"<svg xmlns=\"http://www.w3.org/2000/svg\">":                                                             "a picture (SVG)",
		"{\\rtf1\\ansi":       "a text with fonts (RTF)",
		"\x89PNG\r\n\x1a\n":   "a picture (PNG)",
		"\x7fELF\x02":         "a program",
		"7z\xbc\xaf\x27\x1c":  "an archive of 7-Zip",
		"SQLite format 3\x00": "a database of SQLite",
		"version https://git-lfs.github.com/spec/v1\noid x":          "a pointer of Git LFS",
		zipOf("[Content_Types].xml", "", "word/document.xml", "x"):   "a document of Word",
		zipOf("mimetype", "application/vnd.oasis.opendocument.text"): "an OpenDocument file that is no spreadsheet",
		zipOf("[Content_Types].xml", "", "xl/workbook.bin", "x"):     "a binary workbook of Excel (.xlsb)",
		gz("%PDF-1.7"): "a PDF",
	} {
		got := first([]byte(content), Options{})
		if !strings.HasPrefix(got, "f: ") || !strings.Contains(got, want) || !strings.Contains(got, "; ") || data.Printable(got) != got {
			t.Errorf("%q: %s, want %s", content[:min(len(content), 40)], got, want)
		}
	}
}

// bomb packs many bytes into few.
func bomb(size int, line string) string {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	block := []byte(strings.Repeat(line, 1<<20/len(line)))
	for range size {
		w.Write(block)
	}
	w.Close()
	return b.String()
}

// What unpacks to far more than a table would is not read on, whatever is in it.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 200 million bytes")
	}
	drain := func(content string) string {
		f, err := Open("f", strings.NewReader(content), int64(len(content)), Options{})
		if err != nil {
			return err.Error()
		}
		in, err := f.Sheets[0].Open()
		for err == nil {
			_, err = in.Next()
		}
		return err.Error()
	}
	rows := bomb(70, "1,2\n")
	for name, tt := range map[string]struct{ content, want string }{
		"rows":               {rows, "f: the file unpacks to more than 100 times its size"},
		"rows in an archive": {zipOf("a.csv.gz", rows), "f/a.csv.gz: the file unpacks to more than 100 times its size"},
		"JSON":               {bomb(70, "[[[["), "f: the file unpacks to more than 100 times its size"},
		"zeros":              {bomb(8, "\x00"), "f:1:1: a zero byte, which no text has"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if got := drain(tt.content); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
		runtime.ReadMemStats(&after)
		if used := after.HeapSys - before.HeapSys; name != "JSON" && used > 64<<20 && after.HeapSys > before.HeapSys {
			t.Errorf("%s: %d million bytes of memory", name, used>>20)
		}
	}
}

// The list of files of an archive is read up to a limit.
func TestManyFiles(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range maxMembers + 1 {
		w.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i)})
	}
	w.Close()
	if got, want := first(b.Bytes(), Options{}), "f: the packed file cannot be unpacked: its list of files is too long; get it again: it may be cut off"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// FuzzOpen opens anything, without a panic and in bounded memory.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{table, gz(table), zipOf("a.csv", table), zipOf("a", table, "b", gz(table)), "<html>", "[{\"a\":1}]", "%PDF", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"} {
		f.Add([]byte(s), "")
		f.Add([]byte(s), "a")
	}
	f.Fuzz(func(t *testing.T, content []byte, sheet string) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := first(content, Options{Sheet: sheet})
		runtime.ReadMemStats(&after)
		if most := uint64(64<<20 + 5000*len(content)); after.TotalAlloc-before.TotalAlloc > most {
			t.Errorf("%d bytes allocated for %d", after.TotalAlloc-before.TotalAlloc, len(content))
		}
		if strings.HasPrefix(got, "error: ") && !strings.Contains(got, "EOF") {
			t.Errorf("%s", got)
		}
	})
}

package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// readAll opens a workbook and reads every sheet.
func readAll(b []byte, l limits) (*grid.File, error) {
	f, err := open("b.xlsx", bytes.NewReader(b), int64(len(b)), l)
	if err != nil {
		return nil, err
	}
	for _, s := range f.Sheets {
		if e := discard(s); err == nil {
			err = e
		}
	}
	return f, err
}

// discard reads the rows of a sheet.
func discard(s grid.Sheet) error {
	rows, err := s.Open()
	if err != nil {
		return err
	}
	defer rows.Close()
	for {
		if _, err := rows.Next(); err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
	}
}

// allocated is how many bytes a function asks for in all.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestBombs checks that files which unpack to much, or ask for much, are refused with the
// limit, and take little memory for it.
func TestBombs(t *testing.T) {
	many := parts{}
	for i := range 60_000 {
		many[fmt.Sprintf("xl/media/a-picture-of-the-workbook-with-a-long-name-%d.png", i)] = ""
	}
	texts := make([]string, 20_000)
	for i := range texts {
		texts[i] = fmt.Sprintf("<si><t>%d%s</t></si>", i, strings.Repeat("x", 20))
	}
	small := usual()
	small.strings = 200_000
	few := usual()
	few.cells = 100_000
	merged := strings.Repeat(`<mergeCell ref="A1:B1"/>`, usual().extras+1)
	for _, c := range []struct {
		name  string
		parts parts
		l     limits
		want  string
	}{
		{"a sheet of blanks", excelParts(strings.Repeat(" ", 64<<20), ""), usual(), "unpacks to more than 300 times its size"},
		{"a sheet of empty rows", excelParts(rows(strings.Repeat("<row/>", 12<<20)), ""), usual(), "unpacks to more than 300 times its size"},
		{"styles of blanks", excelParts("", strings.Repeat(" ", 64<<20)), usual(), "its part xl/styles.xml is larger than 32 MB"},
		{"a list of parts", many, usual(), "the list of its parts is longer than 4 MB"},
		{"texts", excelParts(rows(""), "", texts...), small, "the texts of its cells are longer than 200000 bytes"},
		{"a long text", excelParts(rows(`<row><c t="inlineStr"><is><t>`+strings.Repeat("x", 2<<20)+`</t></is></c></row>`), ""), usual(), "its text is longer than 1 MB"},
		{"cells", excelParts(rows(strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, 100)), ""), few, "the sheet has more than 100000 cells"},
		{"merged cells", excelParts(rows("")+"<mergeCells>"+merged+"</mergeCells>", ""), usual(), "it merges cells more than 200000 times"},
		{"depth", excelParts(strings.Repeat("<a>", 1000), ""), usual(), "its tags are nested more than 100 deep"},
		{"formats", excelParts("", styled(strings.Split(strings.Repeat("0 ", 5001), " ")...)), usual(), "it has more than 5000 formats of numbers"},
		{"repeated rows", odsParts("", odsTable("T", `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`)), few,
			"more than 1000000 cells repeat others"},
		{"one row a million times", odsParts("", odsTable("T", `<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/><table:table-cell office:value-type="float" office:value="2"/></table:table-row>`)), usual(),
			"more than 1000000 cells repeat others"},
		{"one cell a thousand times in many rows", odsParts("", odsTable("T", strings.Repeat(odsRow(`<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>`), 1100))), usual(),
			"more than 1000000 cells repeat others"},
		{"repeated texts", odsParts("", odsTable("T", odsRow(`<table:table-cell table:number-columns-repeated="16384" office:value-type="string" office:string-value="`+strings.Repeat("x", 2000)+`"/>`))), usual(),
			"the texts of the row are longer than 8 MB"},
	} {
		b := c.parts.zipped()
		var err error
		n := allocated(func() { _, err = readAll(b, c.l) })
		var fault *grid.Error
		if !errors.As(err, &fault) || !strings.Contains(fault.Text, c.want) {
			t.Errorf("%s: %v; want %s", c.name, err, c.want)
		}
		if n > 64<<20 {
			t.Errorf("%s: %d MB of memory", c.name, n>>20)
		}
	}
}

// TestEmptyRepeats checks that a million empty rows and columns cost nothing.
func TestEmptyRepeats(t *testing.T) {
	sheet := odsRow(`<table:table-cell office:value-type="float" office:value="1"/>`) +
		`<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
	b := odsParts("", odsTable("T", sheet)).zipped()
	if n := allocated(func() {
		if _, err := readAll(b, usual()); err != nil {
			t.Error(err)
		}
	}); n > 2<<20 {
		t.Errorf("%d KB of memory", n>>10)
	}
}

// fuzzed are the limits of the fuzz targets: what a small file may make of itself.
func fuzzed() limits {
	l := usual()
	l.free, l.strings, l.cells, l.extras = 1<<20, 1<<20, 100_000, 1000
	return l
}

// FuzzExcel checks that no workbook of Excel takes much memory: its parts are fuzzed.
func FuzzExcel(f *testing.F) {
	for _, c := range sheets {
		f.Add(excelParts(c.sheet, "")["xl/worksheets/sheet1.xml"], excelParts("", c.styles)["xl/styles.xml"], excelParts("", "", c.shared)["xl/sharedStrings.xml"])
	}
	f.Fuzz(func(t *testing.T, sheet, styles, shared string) {
		p := excelParts("", "")
		p["xl/worksheets/sheet1.xml"], p["xl/styles.xml"], p["xl/sharedStrings.xml"] = sheet, styles, shared
		checkBounded(t, p.stored())
	})
}

// FuzzODS checks that no workbook of LibreOffice takes much memory.
func FuzzODS(f *testing.F) {
	f.Add(odsParts(odsDates, odsTable("T", odsRow(`<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2023-03-31"><text:p>a</text:p></table:table-cell>`)))["content.xml"])
	f.Add(odsParts("", odsTable("T", `<table:table-column table:number-columns-repeated="9"/><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="percentage" office:value="1"/></table:table-row>`))["content.xml"])
	f.Fuzz(func(t *testing.T, content string) {
		p := odsParts("", "")
		p["content.xml"] = content
		checkBounded(t, p.stored())
	})
}

// FuzzOpen checks that no file takes much memory: the bytes of the zip file are fuzzed.
func FuzzOpen(f *testing.F) {
	f.Add(excelParts(rows(`<row><c><v>1</v></c></row>`), styled("0.0%"), "<si><t>a</t></si>").zipped())
	f.Add(odsParts(odsDates, odsTable("T", odsRow(`<table:table-cell office:value-type="float" office:value="1"/>`))).zipped())
	f.Add(compoundFile("Root Entry", "EncryptedPackage"))
	f.Fuzz(checkBounded)
}

// checkBounded reads a file and checks what memory it takes.
func checkBounded(t *testing.T, b []byte) {
	n := allocated(func() {
		_, err := readAll(b, fuzzed())
		var fault *grid.Error
		if err != nil && !errors.As(err, &fault) {
			t.Errorf("%v is no fault of the file", err)
		}
	})
	if n > 64<<20+300*uint64(len(b)) {
		t.Errorf("%d MB of memory for %d bytes", n>>20, len(b))
	}
}

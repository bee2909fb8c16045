package workbook

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// odsParts are a workbook of LibreOffice, by what stands inside its styles and inside its
// list of sheets.
func odsParts(styles, sheets string) parts {
	names := ""
	for i, prefix := range []string{"office", "table", "text", "style", "number", "fo", "manifest", "dc"} {
		names += ` xmlns:` + prefix + `="` + odsSpaces[i] + `"`
	}
	return parts{
		"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml": `<office:document-content` + names + ` xmlns:calcext="urn:calcext"><office:automatic-styles>` + styles + `</office:automatic-styles>` +
			`<office:body><office:spreadsheet>` + sheets + `</office:spreadsheet></office:body></office:document-content>`,
		"meta.xml":              `<office:document-meta` + names + `><office:meta><dc:title>Employment</dc:title></office:meta></office:document-meta>`,
		"META-INF/manifest.xml": `<manifest:manifest` + names + `><manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>`,
	}
}

// odsTable is a sheet by what is inside it.
func odsTable(name, inside string) string {
	return `<table:table table:name="` + name + `">` + inside + `</table:table>`
}

// odsRow is a row by what is inside it.
func odsRow(inside string) string { return "<table:table-row>" + inside + "</table:table-row>" }

const odsDates = `<number:date-style style:name="N1"><number:month number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>` +
	`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>` +
	`<number:date-style style:name="N2"><number:day/><number:text>.</number:text><number:month/><number:text>.</number:text></number:date-style>` +
	`<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>` +
	`<number:number-style style:name="N3"><number:number number:decimal-places="1" number:display-factor="1000"/></number:number-style>` +
	`<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/><style:style style:name="ce4" style:family="table-cell" style:parent-style-name="ce3"/>` +
	`<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>` +
	`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`

// TestODS checks what is read of sheets of LibreOffice.
func TestODS(t *testing.T) {
	for _, c := range []struct{ name, sheet, want string }{
		{"numbers", odsRow(`<table:table-cell office:value-type="float" office:value="1234.5" calcext:value-type="float"><text:p>1.234,5</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="percentage" office:value="0.123456"><text:p>12.3%</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="currency" office:currency="EUR" office:value="5"><text:p>5,00 €</text:p></table:table-cell>`),
			"1|1.234,5=1234.5|12.3%=12.3456|5,00 €=5\n"},
		{"no texts", odsRow(`<table:table-cell office:value-type="float" office:value="1234.5"/><table:table-cell office:value-type="percentage" office:value="0.5"/>` +
			`<table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="string" office:string-value="a"/>`),
			"1|=1234.5|50%=50|TRUE|a\n"},
		{"a dash for zero", odsRow(`<table:table-cell office:value-type="float" office:value="0"><text:p>–</text:p></table:table-cell>`), "1|–\n"},
		{"thousands", odsRow(`<table:table-cell table:style-name="ce4" office:value-type="float" office:value="1234567"><text:p>1234.6</text:p></table:table-cell>`), "1|1234.6=1234.567\n"},
		{"the style of a column", `<table:table-column table:number-columns-repeated="1024" table:default-cell-style-name="ce1"/>` +
			odsRow(`<table:table-cell office:value-type="date" office:date-value="2023-03-31"><text:p>Mrz 2023</text:p></table:table-cell>`), "1|2023-03\n"},
		{"dates", odsRow(`<table:table-cell office:value-type="date" office:date-value="2023-03-31"><text:p>31.03.23</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="date" office:date-value="2023-03-31T14:30:00"><text:p>31.03.23 14:30</text:p></table:table-cell>` +
			`<table:table-cell table:style-name="ce2" office:value-type="date" office:date-value="2023-03-31"><text:p>31.3.</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="date" office:date-value="1871-01-18"><text:p>18.01.1871</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30</text:p></table:table-cell>`),
			"1|2023-03-31|2023-03-31T14:30:00|31.3.|1871-01-18|14:30\n"},
		{"texts", odsRow(`<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="string"><text:p>12<text:span text:style-name="T1">1</text:span></text:p></table:table-cell>` +
			`<table:table-cell office:value-type="string"><text:p><text:a href="x">link</text:a></text:p></table:table-cell>`), "1|a b c|12¹|link\n"},
		{"repeated", `<table:table-row table:number-rows-repeated="3"/>` +
			`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1020"/></table:table-row>` +
			`<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
			"4|||=7|=7\n5|||=7|=7\n"},
		{"merged", odsRow(`<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="float" office:value="2022"><text:p>2022</text:p></table:table-cell>` +
			`<table:covered-table-cell office:value-type="float" office:value="9"><text:p>9</text:p></table:covered-table-cell><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>`),
			"1|=2022 2x1||=1\n"},
		{"hidden", `<table:table-column/><table:table-column table:visibility="collapse"/><table:table-row-group><table:table-header-rows>` +
			`<table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>` +
			`<table:table-cell office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table-row-group>`,
			"1 hidden|=1|=2 hidden\n"},
		{"a comment", odsRow(`<table:table-cell office:value-type="float" office:value="1"><office:annotation><dc:creator>A</dc:creator><text:p>a</text:p><text:p>break</text:p></office:annotation><text:p>1</text:p></table:table-cell>`),
			"1|=1 {a break}\n"},
		{"an error", odsRow(`<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`), "1|#DIV/0!\n"},
		{"an older error", odsRow(`<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>`), "1|#DIV/0!\n"},
	} {
		f := opened(t, odsParts(odsDates, odsTable("other", "")+odsTable("T", c.sheet)+odsTable("after", odsRow(""))))
		for range 2 {
			if got, err := printed(f.Sheets[1]); got != c.want || err != nil {
				t.Errorf("%s: %s, %v; want %s", c.name, got, err, c.want)
			}
		}
	}
}

// TestODSIndents checks how far texts are indented by their styles, in the steps of spreadsheets:
// those of a parent count where they say nothing, and numbers have none.
func TestODSIndents(t *testing.T) {
	const styles = `<style:style style:name="one" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.353cm"/></style:style>` +
		`<style:style style:name="two" style:family="table-cell"><style:paragraph-properties fo:margin-left="20pt"/></style:style>` +
		`<style:style style:name="child" style:family="table-cell" style:parent-style-name="two"><style:paragraph-properties fo:margin-left="0cm"/></style:style>` +
		`<style:style style:name="heir" style:family="table-cell" style:parent-style-name="two"/>`
	text := func(style, text string) string {
		return `<table:table-cell table:style-name="` + style + `" office:value-type="string"><text:p>` + text + `</text:p></table:table-cell>`
	}
	f := opened(t, odsParts(styles, odsTable("T", odsRow(text("none", "a")+text("one", "b")+text("two", "c")+text("child", "d")+text("heir", "e")+
		`<table:table-cell table:style-name="two" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>`))))
	rows, err := f.Sheets[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	row, err := rows.Next()
	if err != nil {
		t.Fatal(err)
	}
	var indents []int
	for _, cell := range row.Cells {
		indents = append(indents, cell.Indent)
	}
	if want := []int{0, 1, 2, 0, 2, 0}; !slices.Equal(indents, want) {
		t.Errorf("got %v, want %v", indents, want)
	}
}

// TestODSBook checks what is read of a workbook beside its rows.
func TestODSBook(t *testing.T) {
	f := opened(t, odsParts(odsDates, odsTable("A", "")+`<table:table table:name="B" table:style-name="ta2"/>`+odsTable("C &amp; D", "")))
	if len(f.Sheets) != 3 || f.Sheets[0].Hidden || !f.Sheets[1].Hidden || f.Sheets[2].Name != "C & D" || len(f.About) != 1 || f.About[0].Text != "Employment" {
		t.Errorf("%+v", f)
	}
	for _, s := range f.Sheets {
		if got, err := printed(s); got != "" || err != nil {
			t.Errorf("%s: %s %v", s.Name, got, err)
		}
	}
}

// TestODSFaults checks what is said of cells that cannot be read, and where.
func TestODSFaults(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{odsRow(`<table:table-cell office:value-type="float" office:value="1,5"/>`), "b.xlsx:T!A1: it is to be a number and holds 1,5"},
		{`<table:table-row table:number-rows-repeated="1048576"/><table:table-row/>`, "b.xlsx:T: it has more than 1048576 rows"},
		{odsRow(`<table:table-cell table:number-columns-repeated="16384"/><table:table-cell office:value-type="float" office:value="1"/>`), "b.xlsx:T: its row 1 has more than 16384 cells"},
	} {
		_, err := printed(opened(t, odsParts("", odsTable("T", c.sheet))).Sheets[0])
		var fault *grid.Error
		if !errors.As(err, &fault) || fault.Error() != c.want || fault.Hint == "" {
			t.Errorf("%s: %v; want %s", c.sheet, err, c.want)
		}
	}
}

// TestRefused checks that what is no workbook, or may not be read, is named, with the
// way out.
func TestRefused(t *testing.T) {
	locked := odsParts("", odsTable("T", ""))
	locked["META-INF/manifest.xml"] = strings.Replace(locked["META-INF/manifest.xml"], "/></manifest:manifest>",
		"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>", 1)
	document := odsParts("", "")
	document["content.xml"] = strings.ReplaceAll(document["content.xml"], "office:spreadsheet", "office:text")
	binary := excelParts("", "")
	binary["_rels/.rels"] = relationsTo("officeDocument", "xl/workbook.bin")
	missing := excelParts("", "")
	missing["_rels/.rels"] = relationsTo("officeDocument", "xl/book.xml")
	entity := excelParts("", "")
	entity["xl/workbook.xml"] = "<!DOCTYPE x>" + entity["xl/workbook.xml"]
	for _, c := range []struct {
		file       []byte
		text, hint string
	}{
		{compoundFile("Root Entry", "EncryptedPackage"), "it is encrypted with a password", "without a password"},
		{compoundFile("Root Entry", "Workbook"), "it is a workbook in the old format .xls", "save it as .xlsx"},
		{compoundFile("Root Entry", "WordDocument"), "it is a document of Word", "give a workbook"},
		{compoundFile("Root Entry", "Thumbs"), "it is a file of an older Office program, and no .xlsx", "save it as .xlsx"},
		{compoundMark, "it is a file of an older Office program, and no .xlsx", "save it as .xlsx"},
		{locked.zipped(), "it is encrypted with a password", "without a password"},
		{parts{"encrypted-package": ""}.zipped(), "it is encrypted with a password", "without a password"},
		{document.zipped(), "it is an OpenDocument file, but no workbook", "give a workbook"},
		{binary.zipped(), "it is a workbook in the format .xlsb", "save it as .xlsx"},
		{missing.zipped(), "it has no part xl/book.xml", "save it again"},
		{entity.zipped(), "xl/workbook.xml is damaged: it has a document type, which no workbook needs", "save it again"},
		{parts{"a.txt": "a"}.zipped(), "it is a zip file, but no workbook", "give a workbook"},
		{[]byte("PK\x03\x04"), "its list of parts is damaged", "save it again"},
		{[]byte("a,b\n1,2\n"), "it is no workbook", "give a workbook"},
		{nil, "it is no workbook", "give a workbook"},
	} {
		_, err := Open("b.xlsx", bytes.NewReader(c.file), int64(len(c.file)))
		var fault *grid.Error
		if !errors.As(err, &fault) || fault.Error() != "b.xlsx: "+c.text || !strings.Contains(fault.Hint, c.hint) {
			t.Errorf("%v; want %s", err, c.text)
		}
	}
}

// compoundFile is a compound file with some names in its directory.
func compoundFile(names ...string) []byte {
	b := make([]byte, 512*3)
	copy(b, compoundMark)
	b[30] = 9 // sectors of 512 bytes
	b[48] = 1 // the directory is in the second
	for i := range 512 {
		b[512+i] = 0xff // the table of sectors: none follows another
	}
	for i, name := range names {
		entry := b[1024+128*i:]
		for j := range len(name) {
			entry[2*j] = name[j]
		}
		entry[64] = byte(2*len(name) + 2)
	}
	return b
}

// TestODSNotComputed checks that a formula without a result is a cell that says so.
func TestODSNotComputed(t *testing.T) {
	row := rowOf(t, opened(t, odsParts("", odsTable("T", odsRow(`<table:table-cell/><table:table-cell table:number-columns-repeated="2" table:formula="of:=1+1"/>`)))).Sheets[0])
	if len(row.Cells) != 3 || row.Cells[0].NotComputed || !row.Cells[1].NotComputed || !row.Cells[2].NotComputed {
		t.Errorf("%+v", row.Cells)
	}
}

package workbook

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// styled are formats of cells: the first is General.
func styled(codes ...string) string {
	formats, cells := "", `<xf numFmtId="0"/>`
	for i, code := range codes {
		id := strconv.Itoa(164 + i)
		formats += `<numFmt numFmtId="` + id + `" formatCode="` + escape(code) + `"/>`
		cells += `<xf numFmtId="` + id + `"/>`
	}
	return "<numFmts>" + formats + "</numFmts><cellXfs>" + cells + "</cellXfs>"
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// sheets are what is read of one.
var sheets = []struct{ name, sheet, styles, shared, want string }{
	{"numbers", rows(`<row r="2"><c r="B2"><v>100.5</v></c><c r="C2" s="1"><v>0.123456</v></c><c r="D2"><v>0.30000000000000004</v></c></row>`), styled("0.0%"), "",
		"2||=100.5|12.3%=12.3456|=0.3\n"},
	{"no places", rows(`<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>`), "", "", "1|=1|=2\n3|=3\n"},
	{"order", rows(`<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>`), "", "", "1|=1||=3\n"},
	{"texts", rows(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>a &amp; b</t></is></c><c r="C1" t="str"><f>A1</f><v>x</v></c></row>`), "",
		`<si><t>no</t></si><si><t>North</t></si>`, "1|North|a & b|x\n"},
	{"blanks", rows(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`), "",
		`<si><t> a </t></si><si><t xml:space="preserve"> b</t></si><si><t>c` + "\n\n" + `d_x000D_e_x005F_x</t></si>`, "1|a| b|c d e_x\n"},
	{"rich", rows(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>`), "",
		`<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>` +
			`<si><r><t>Area in km</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>` +
			`<si><r><t>12.3</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>p</t></r></si>` +
			`<si><r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><rPh sb="0" eb="1"><t>si</t></rPh></si>`,
		"1|12¹|Area in km²|12.3 p|CO2\n"},
	{"a mark in brackets", rows(`<row r="1"><c r="A1" t="inlineStr"><is><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1)</t></r></is></c></row>`), "", "", "1|12 1)\n"},
	{"lines", rows(`<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">` + "\n\tMen \n and\u0007 women\n" + `</t></is></c></row>`), "", "", "1|Men and women\n"},
	{"booleans and errors", rows(`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c></row>`), "", "", "1|TRUE|FALSE|#N/A\n"},
	{"dates", rows(`<row r="1"><c r="A1" s="1"><v>45016</v></c><c r="B1" s="2"><v>45016</v></c><c r="C1" t="d"><v>2023-03-31T00:00:00</v></c></row>`), styled("dd.mm.yyyy", "mmm yyyy"), "",
		"1|2023-03-31|2023-03|2023-03-31\n"},
	{"formulas", rows(`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`), "", "", "1|=2||#DIV/0!\n"},
	{"merged", rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>Region</t></is></c><c r="B1"><v>2022</v></c><c r="C1"><v>9</v></c></row><row r="2"><c r="A2"><v>8</v></c><c r="B2"><v>1</v></c></row>`) +
		`<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`, "", "", "1|Region 1x2|=2022 2x1|\n2||=1\n"},
	{"hidden", `<cols><col min="2" max="2" hidden="1"/></cols>` + rows(`<row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>`), "", "", "1 hidden|=1|=2 hidden\n"},
	{"of no height", `<cols><col min="2" max="3" width="0" customWidth="1"/><col min="4" max="4" width="9"/></cols>` +
		rows(`<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" ht="15"><c r="D2"><v>3</v></c></row>`), "", "",
		"1 hidden|=1|=2 hidden\n2||||=3\n"},
	{"a dash for zero", rows(`<row r="1"><c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>-3.21</v></c></row>`), styled(`0.0;(0.0);"–"`), "", "1|–|(3.2)=-3.21\n"},
	{"a format of texts", rows(`<row r="1"><c r="A1" s="1" t="s"><v>0</v></c></row>`), styled(`@" (p)"`), "<si><t>North</t></si>", "1|North (p)\n"},
	{"styled but empty", rows(`<row r="1"><c r="A1"/><c r="B1" s="1"><v></v></c></row><row r="5"><c r="A5"><v>1</v></c><c r="B5"/></row>`), styled("0.0"), "", "5|=1\n"},
	{"a sheet without rows", `<sheetData/>`, "", "", ""},
	{"other programs' elements", `<extLst><ext><c r="A1"><v>7</v></c></ext></extLst>` +
		rows(`<row r="1"><c r="A1"><v>1</v><extLst><ext><v>7</v></ext></extLst></c><x:c xmlns:x="urn:x" r="B1"><x:v>7</x:v></x:c></row>`), "", "", "1|=1\n"},
}

// TestSheets checks what is read of sheets.
func TestSheets(t *testing.T) {
	for _, c := range sheets {
		f := opened(t, excelParts(c.sheet, c.styles, c.shared))
		for range 2 { // rows may be read again
			if got, err := printed(f.Sheets[0]); got != c.want || err != nil {
				t.Errorf("%s: %s, %v; want %s", c.name, got, err, c.want)
			}
		}
	}
}

// TestTwoReaders checks that two may read the rows of a sheet in turns.
func TestTwoReaders(t *testing.T) {
	p := excelParts(rows(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`)+
		`<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>`, "")
	sheet := opened(t, p).Sheets[0]
	var readers [2]grid.Rows
	for i := range readers {
		r, err := sheet.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		readers[i] = r
	}
	for _, want := range []string{"1 2x1", "2 1x2"} {
		for _, r := range readers {
			row, err := r.Next()
			if err != nil || strings.TrimPrefix(printedCell(row.Cells[0]), "=") != want {
				t.Errorf("%+v %v, want %s", row, err, want)
			}
		}
	}
}

// TestStrict checks the namespaces and the names of parts that other programs write: the
// strict kind of the format, prefixes, names that begin with a slash.
func TestStrict(t *testing.T) {
	p := excelParts(rows(`<row r="1"><c r="A1"><v>1</v></c></row>`), "")
	for name, part := range p {
		part = strings.ReplaceAll(part, mainSpace, "http://purl.oclc.org/ooxml/spreadsheetml/main")
		p[name] = strings.ReplaceAll(part, transitional, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	p["xl/worksheets/sheet1.xml"] = `<x:worksheet xmlns:x="` + mainSpace + `"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	p["xl/_rels/workbook.xml.rels"] = relationsTo("worksheet", "/XL/worksheets/sheet1.xml")
	if got, err := printed(opened(t, p).Sheets[0]); got != "1|=1\n" || err != nil {
		t.Errorf("%s %v", got, err)
	}
}

// TestBook checks what is read of a workbook beside its rows.
func TestBook(t *testing.T) {
	p := excelParts(rows(`<row r="1"><c r="A1" s="1"><v>43554</v></c></row>`), styled("yyyy-mm-dd"))
	p["xl/workbook.xml"] = `<workbook xmlns="` + mainSpace + `" xmlns:r="` + transitional + `"><workbookPr date1904="1"/><sheets>` +
		`<sheet name="A" r:id="r1"/><sheet name="B" r:id="r1" state="hidden"/><sheet name="C" r:id="r1" state="veryHidden"/><sheet name="chart" r:id="r2"/></sheets></workbook>`
	p["xl/_rels/workbook.xml.rels"] = relationsTo("worksheet", "worksheets/sheet1.xml", "chartsheet", "chartsheets/sheet1.xml", "styles", "styles.xml")
	p["_rels/.rels"] = relationsTo("officeDocument", "xl/workbook.xml", "metadata/core-properties", "docProps/core.xml")
	p["docProps/core.xml"] = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">` +
		`<dc:title>Employment</dc:title><dc:description>By region.` + "\n" + `Quarterly.</dc:description><dcterms:modified>2023-04-01T10:00:00Z</dcterms:modified></cp:coreProperties>`
	f := opened(t, p)
	if len(f.Sheets) != 3 || f.Sheets[0].Hidden || !f.Sheets[1].Hidden || !f.Sheets[2].Hidden || f.Format != "Excel workbook" {
		t.Errorf("%+v", f.Sheets)
	}
	if got, err := printed(f.Sheets[0]); got != "1|2023-03-31\n" || err != nil {
		t.Errorf("%s %v", got, err)
	}
	about := ""
	for _, a := range f.About {
		about += a.Key + "=" + a.Text + ";"
	}
	if about != "title=Employment;note=By region. Quarterly.;modified=2023-04-01T10:00:00Z;" {
		t.Error(about)
	}
}

// TestNotes checks the comments on cells, older ones and those in threads.
func TestNotes(t *testing.T) {
	p := excelParts(rows(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`), "")
	p["xl/worksheets/_rels/sheet1.xml.rels"] = relationsTo("comments", "../comments1.xml", "threadedComment", "../threadedComments/t.xml")
	p["xl/comments1.xml"] = `<comments xmlns="` + mainSpace + `"><authors><author>A</author></authors><commentList>` +
		`<comment ref="B1"><text><r><t>provisional</t></r></text></comment><comment ref="A2"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`
	p["xl/threadedComments/t.xml"] = `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">` +
		`<threadedComment ref="A2"><text>why?</text></threadedComment><threadedComment ref="A2"><text>a break</text></threadedComment></ThreadedComments>`
	want := "1|=1| {provisional}\n2|=2 {why? / a break}\n"
	if got, err := printed(opened(t, p).Sheets[0]); got != want || err != nil {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

// TestFaults checks what is said of cells and sheets that cannot be read, and where.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{rows(`<row r="7"><c r="C7"><v>1,5</v></c></row>`), "b.xlsx:Table 1!C7: it is to be a number and holds 1,5"},
		{rows(`<row r="7"><c r="C7" t="s"><v>5</v></c></row>`), "b.xlsx:Table 1!C7: it refers to a text that the workbook does not have"},
		{rows(`<row r="7"><c r="C7"><v>1</v></c><c r="C7"><v>2</v></c></row>`), "b.xlsx:Table 1!C7: the row has two such cells"},
		{rows(`<row r="7"><c r="C7" t="x"><v>1</v></c></row>`), "b.xlsx:Table 1!C7: it is of a type that is not known"},
		{rows(`<row r="7"><c r="XFE7"><v>1</v></c></row>`), "b.xlsx:Table 1: it has a cell XFE7, which is none"},
		{rows(`<row r="7"/><row r="6"/>`), "b.xlsx:Table 1: its row 6 stands behind its row 7"},
		{rows(`<row r="1048577"/>`), "b.xlsx:Table 1: its row 1048577 stands behind its row 0"},
		{"<sheetData><row>", "b.xlsx:Table 1: the sheet is damaged: its tags do not match"},
		{rows("") + `<mergeCells><mergeCell ref="B2:A1"/></mergeCells>`, "b.xlsx:Table 1: it merges cells B2:A1, which are none"},
	} {
		_, err := printed(opened(t, excelParts(c.sheet, "")).Sheets[0])
		var fault *grid.Error
		if !errors.As(err, &fault) || fault.Error() != c.want || fault.Hint == "" {
			t.Errorf("%s: %v; want %s", c.sheet, err, c.want)
		}
	}
}

// TestDamaged checks that a byte that was changed in a file is found, wherever it is.
func TestDamaged(t *testing.T) {
	for name := range excelParts("", "") {
		b := excelParts(rows(`<row r="1"><c r="A1"><v>12345</v></c></row>`), styled("0.0"), "<si><t>text</t></si>")
		const mark = "<!--12345-->"
		b[name] += mark
		packed := b.stored()
		packed[bytes.Index(packed, []byte(mark))+len("<!--")] = '9'
		_, err := readAll(packed, usual())
		var fault *grid.Error
		if name != "[Content_Types].xml" && (!errors.As(err, &fault) || !strings.Contains(fault.Text, "is damaged")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNotComputed checks that a formula without a result is a cell that says so.
func TestNotComputed(t *testing.T) {
	for _, cell := range []string{`<c r="C7"><f>1+1</f></c>`, `<c r="C7"><f>1+1</f><v/></c>`} {
		row := rowOf(t, opened(t, excelParts(rows(`<row r="7">`+cell+`</row>`), "")).Sheets[0])
		if len(row.Cells) != 3 || !row.Cells[2].NotComputed || row.Cells[2].Text != "" {
			t.Errorf("%s: %+v", cell, row.Cells)
		}
	}
}

// rowOf is the first row of a sheet.
func rowOf(t *testing.T, s grid.Sheet) *grid.Row {
	t.Helper()
	rows, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	row, err := rows.Next()
	if err != nil {
		t.Fatal(err)
	}
	return row
}

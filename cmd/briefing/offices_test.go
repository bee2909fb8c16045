package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTablesOfOffices builds what data/README.md shows of the tables of offices, in ten lines
// at most.
func TestTablesOfOffices(t *testing.T) {
	_, page := readPage(t, "data/README.md")
	_, section, _ := strings.Cut(page, "\n## Tables of offices\n")
	section, _, _ = strings.Cut(section, "\n## ")
	shown := fence.FindAllStringSubmatch(section, -1)
	if len(shown) != 2 {
		t.Fatalf("%d files are shown", len(shown))
	}
	table, err := os.ReadFile("../../data/testdata/offices/lfst_r_lfu3rt.tsv")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, content := range map[string][]byte{"lfst_r_lfu3rt.tsv": table, "employment.xlsx": employmentBook(t)} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	wanted := [][]string{
		{"AT11,,2.1,2.1,,,final; low reliability,", "BE34,,,,,missing,", "DE26,,10.3,10.3,,,provisional,"},
		{"North,Men,101.0,", "South,Women,61.0,"},
	}
	for i, m := range shown {
		if n := strings.Count(m[2], "\n"); n > 10 {
			t.Errorf("%d lines are shown, want at most 10", n)
		}
		file := filepath.Join(dir, "file.yaml")
		if err := os.WriteFile(file, []byte(m[2]), 0o644); err != nil {
			t.Fatal(err)
		}
		got, _, stderr := shell(t.Context(), "", "build", file, "--out", filepath.Join(dir, "out"), "--format", "csv,pdf,svg", "--date", "2026-11-24")
		if got != int(done) {
			t.Fatalf("status %d: %s", got, stderr)
		}
		outputs, _ := filepath.Glob(filepath.Join(dir, "out", "file", "*.csv"))
		content, err := os.ReadFile(outputs[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wanted[i] {
			if !strings.Contains(string(content), want) {
				t.Errorf("no %q in\n%s", want, content)
			}
		}
		all, _ := filepath.Glob(filepath.Join(dir, "out", "file", "*"))
		for _, name := range all {
			if content, err := os.ReadFile(name); err != nil || bytes.Contains(content, []byte("SECRET")) {
				t.Errorf("%s holds what no figure uses (%v)", name, err)
			}
		}
		if got, _, stderr := shell(t.Context(), "", append([]string{"inspect", "--verify"}, slices.DeleteFunc(all, func(name string) bool { return !strings.HasSuffix(name, ".pdf") && !strings.HasSuffix(name, ".svg") })...)...); got != int(done) {
			t.Errorf("not verified: %s", stderr)
		}
		if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
			t.Fatal(err)
		}
	}
}

// employmentBook is a workbook with merged heads, and a sheet that its readers do not see.
func employmentBook(t *testing.T) []byte {
	t.Helper()
	text := func(cell, s string) string {
		return `<c r="` + cell + `" t="inlineStr"><is><t>` + s + `</t></is></c>`
	}
	row := func(n, cells string) string { return `<row r="` + n + `">` + cells + `</row>` }
	number := func(cell, s string) string { return `<c r="` + cell + `" s="1"><v>` + s + `</v></c>` }
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	const relations = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const kinds = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kinds + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook ` + main + ` ` + relations + `><sheets><sheet name="Table 1" sheetId="1" r:id="rId1"/><sheet name="SECRET" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kinds + `worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + kinds + `worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="` + kinds + `styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet ` + main + `><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet ` + main + `><sheetData>` +
			row("1", text("A1", "Table 1: Employment by region, SECRET until noon")) + row("2", text("A2", "Thousands")) +
			row("4", text("A4", "Region")+text("B4", "2022")+text("D4", "2023")) +
			row("5", text("B5", "Men")+text("C5", "Women")+text("D5", "Men")+text("E5", "Women")) +
			row("6", text("A6", "North")+number("B6", "100.5")+number("C6", "90.2")+number("D6", "101")+number("E6", "92")) +
			row("7", text("A7", "South")+number("B7", "55")+number("C7", "60.25")+number("D7", "56")+number("E7", "61.04")) +
			row("9", text("A9", "Source: SECRET survey")) +
			`</sheetData><mergeCells count="2"><mergeCell ref="B4:C4"/><mergeCell ref="D4:E4"/></mergeCells></worksheet>`},
		{"xl/worksheets/sheet2.xml", `<worksheet ` + main + `><sheetData>` + row("1", text("A1", "SECRET")+text("B1", "SECRET")) + row("2", text("A2", "SECRET")+number("B2", "5")) + `</sheetData></worksheet>`},
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(head + p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

//go:build linux

package main

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/data"
)

// regionOf writes a file that reads one region of a table, and returns the arguments to build it.
func regionOf(t testing.TB, table string, rows func(w io.Writer) error) []string {
	t.Helper()
	dir := t.TempDir()
	out, err := os.Create(filepath.Join(dir, table))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(out)
	file := filepath.Join(dir, "one.yaml")
	text := "title: T\nsources: {a: {publisher: A, title: A, date: 2024}}\nfigures:\n" +
		"  f: {title: F, unit: million users, source: a, table: {file: " + table + ", key: day, value: value, where: {region: R77}}}\n"
	if err := errors.Join(rows(w), w.Flush(), out.Close(), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
	return []string{"build", "--format", "csv", file}
}

// regions writes rows of a thousand regions as text.
func regions(days int) func(w io.Writer) error {
	return func(w io.Writer) error {
		fmt.Fprintln(w, "region,day,value,note")
		first := data.DayOf(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
		for i := range 1000 {
			for k := range days {
				fmt.Fprintf(w, "R%d,%s,%d.%02d,\n", i, first.Next(k), (i+k)%97, k%100)
			}
		}
		return nil
	}
}

// workbook writes a workbook of 100,000 rows and 12 columns: a region, a day and numbers.
func workbook(w io.Writer) error {
	z := zip.NewWriter(w)
	part := func(name, text string) {
		if f, err := z.Create(name); err == nil { // an error stays, for Close
			io.WriteString(f, text)
		}
	}
	const main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + office + `/%s" Target="%s"/></Relationships>`
	part("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sheet.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`)
	part("_rels/.rels", fmt.Sprintf(relations, "officeDocument", "xl/workbook.xml"))
	part("xl/workbook.xml", `<workbook xmlns="`+main+`" xmlns:r="`+office+`"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`)
	part("xl/_rels/workbook.xml.rels", fmt.Sprintf(relations, "worksheet", "sheet.xml"))
	sheet, err := z.Create("xl/sheet.xml")
	if err != nil {
		return err
	}
	b := bufio.NewWriter(sheet)
	text := func(s string) { fmt.Fprintf(b, `<c t="inlineStr"><is><t>%s</t></is></c>`, s) }
	fmt.Fprint(b, `<worksheet xmlns="`+main+`"><sheetData><row>`)
	for _, head := range []string{"region", "day", "value", "b", "c", "d", "e", "f", "g", "h", "i", "j"} {
		text(head)
	}
	first := data.DayOf(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
	for i := range 100_000 {
		fmt.Fprint(b, "</row><row>")
		text(fmt.Sprint("R", i/1000))
		text(first.Next(i % 1000).String())
		for c := range 10 {
			fmt.Fprintf(b, `<c><v>%v</v></c>`, float64(i*(c+1))/7)
		}
	}
	fmt.Fprint(b, "</row></sheetData></worksheet>")
	return errors.Join(b.Flush(), z.Close())
}

// tables are budgets of reading one region of a large table.
func tables(long int) []budget {
	return []budget{
		{"RegionOfCSV", 3 * time.Second, 120e6, func(t testing.TB) []string { return regionOf(t, "t.csv", regions(long)) }},
		{"RegionOfWorkbook", 4 * time.Second, 300e6, func(t testing.TB) []string { return regionOf(t, "t.xlsx", workbook) }},
	}
}

// TestTableBudget reads one region of a CSV file of a million rows, and of a workbook.
func TestTableBudget(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path := program(t)
	for _, b := range tables(1000) {
		cpu, memory := measure(t, path, b.args(t))
		t.Logf("%s: %v of CPU, %d MB", b.name, cpu, memory/1e6)
		if cpu > b.cpu || memory > b.memory {
			t.Errorf("%s: %v of CPU and %d MB, more than %v and %d MB", b.name, cpu, memory/1e6, b.cpu, b.memory/1e6)
		}
	}
}

// BenchmarkTables is BenchmarkProcess of tables, with five million rows of CSV.
func BenchmarkTables(b *testing.B) {
	path := program(b)
	for _, task := range tables(5000) {
		b.Run(task.name, func(b *testing.B) { measureTask(b, path, task) })
	}
}

// BenchmarkSharedTable measures batches whose 1,000 rows choose theirs of one CSV file of
// 500,000: from nothing, unchanged, and after a change to the template.
func BenchmarkSharedTable(b *testing.B) {
	path, dir := program(b), b.TempDir()
	var rows, table strings.Builder
	rows.WriteString("region\n")
	for i := range 1000 {
		fmt.Fprintf(&rows, "R%d\n", i)
	}
	if err := regions(500)(&table); err != nil {
		b.Fatal(err)
	}
	template := "title: About ${region}\nsources: {a: {publisher: A, title: A, date: 2024}}\nparameters: {region: {default: R1}}\nfigures:\n" +
		"  f: {title: F, unit: million users, source: a, csv: {file: t.csv, key: day, value: value, where: {region: \"${region}\"}}}\n"
	write(b, dir, map[string]string{"rows.csv": rows.String(), "t.csv": table.String(), "t.yaml": template, "batch.yaml": "template: t.yaml\ntable: rows.csv\nname: \"{region}\"\nformats: [csv]\n"})
	for _, run := range []string{"Cold", "Unchanged", "Template"} {
		b.Run(run, func(b *testing.B) {
			for b.Loop() {
				switch run {
				case "Cold":
					if err := os.RemoveAll(filepath.Join(dir, "out")); err != nil {
						b.Fatal(err)
					}
				case "Template":
					template = strings.Replace(template, "About", "All about", 1)
					write(b, dir, map[string]string{"t.yaml": template})
				}
				reportUsage(b, runProgram(b, path, dir))
			}
		})
	}
}

package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What import writes of a table in an archive builds, and names the table in it.
func TestImportPacked(t *testing.T) {
	const table = "region,2019,2020\nA,1.5,2.5\n"
	for name, tt := range map[string]struct {
		files []string // of the archive: name and content
		flags []string
		sheet string
	}{
		"the only table": {[]string{"d/a.csv", table}, nil, "d/a.csv"},
		"one of two":     {[]string{"a.csv", "region,2019,2020\nA,7,8\n", "b.csv", table}, []string{"--sheet", "b.csv"}, "b.csv"},
		"in an archive":  {[]string{"in.zip", packed("a.csv", table)}, nil, "in.zip/a.csv"},
		"a workbook":     {[]string{"book.xlsx", string(employmentBook(t))}, nil, "book.xlsx/Table 1"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "table.zip")
			if err := os.WriteFile(file, []byte(packed(tt.files...)), 0o644); err != nil {
				t.Fatal(err)
			}
			args := append([]string{"import", file, "--unit", "people", "--publisher", "P", "--date", "2024-01-01", "--source", "S", "--title", "T"}, tt.flags...)
			got, text, stderr := shell(t.Context(), "", args...)
			if want := "file: table.zip\n"; got != int(done) || !strings.Contains(text, want) || !strings.Contains(text, "sheet: "+tt.sheet+"\n") {
				t.Fatalf("status %d, want %q and sheet %s in\n%s%s", got, want, tt.sheet, text, stderr)
			}
			written := filepath.Join(filepath.Dir(file), "file.yaml")
			if err := os.WriteFile(written, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if got, _, stderr := shell(t.Context(), "", "check", written); got != int(done) {
				t.Errorf("status %d: %s", got, stderr)
			}
		})
	}
}

// packed is an archive with files.
func packed(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		f.Write([]byte(files[i+1]))
	}
	w.Close()
	return b.String()
}

package file

import (
	"testing"
	"testing/fstest"
)

func TestTablesRead(t *testing.T) {
	figure := func(name, reads string) string {
		return "  " + name + ": {title: T, unit: people, source: s, " + reads + "}\n"
	}
	files := fstest.MapFS{"f.yaml": {Data: []byte(textHead + "fonts: {fallback: {family: No Such Family}}\nfigures:\n" +
		figure("a", "table: {file: b.xlsx, sheet: Table 1, head: [4, 5], key: year, value: men}") +
		figure("b", "table: {file: b.xlsx, sheet: Table 1, head: [4, 5], key: year, value: women}") +
		figure("c", "table: {file: b.xlsx, sheet: Table 2, key: year, value: women}") +
		figure("d", "csv: {file: d.csv, key: year, value: n}") +
		figure("e", "values: {2019: 3}"))}}
	all, err := TablesRead(files, "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, r := range all {
		got += r.File + " " + r.Shape.Sheet + ";"
	}
	if want := "b.xlsx Table 1;b.xlsx Table 2;d.csv ;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	files["bad.yaml"] = &fstest.MapFile{Data: []byte("title: T\nfigurs: {}\n")}
	if _, err := TablesRead(files, "bad.yaml"); err == nil {
		t.Error("a file with a fault has no tables")
	}
}

package report

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"briefing/data"
	"briefing/data/file"
)

var today = data.DayOf(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))

// The briefings that tests lay out: one with every kind of block, one with every
// form that a page can take, and one of what Markdown can do: footnotes, quotes,
// tables and lists, in each other and in columns; with an appendix of methods.
var small, forms, prose = fixture("small"), fixture("forms"), fixture("prose")

// fixture reads a file of the folder testdata of package report.
func fixture(name string) string {
	content, err := os.ReadFile("testdata/" + name + ".yaml")
	if err != nil {
		panic(err)
	}
	return string(content)
}

// load reads a file given as text.
func load(t testing.TB, yaml string) *data.Dataset {
	t.Helper()
	fsys := fstest.MapFS{"test.yaml": {Data: []byte(yaml)}}
	ds, err := file.Load(fsys, "test.yaml", file.Options{Today: today})
	if err != nil {
		t.Fatalf("load:\n%v", err)
	}
	return ds
}

// layout lays a file out.
func layout(t testing.TB, yaml string) *Document {
	t.Helper()
	d, err := New(load(t, yaml), Options{Producer: "briefing"})
	if err != nil {
		t.Fatalf("layout:\n%v", err)
	}
	return d
}

// document lays a dataset out.
func document(t testing.TB, ds *data.Dataset) *Document {
	t.Helper()
	d, err := New(ds, Options{Producer: "briefing"})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shipped is the default dataset.
func shipped(t testing.TB) *data.Dataset {
	t.Helper()
	fsys, name := data.Default()
	ds, err := file.Load(fsys, name, file.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// compare compares a text with a file of testdata; UPDATE=1 rewrites it.
func compare(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s (UPDATE=1 accepts it); got:\n%s", file, got)
	}
}

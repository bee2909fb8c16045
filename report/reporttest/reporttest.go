// Package reporttest is what the tests of package report and of its phases share: the
// briefings that they lay out, and golden files.
package reporttest

import (
	"embed"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"briefing/data"
	"briefing/data/file"
)

//go:embed *.yaml
var fixtures embed.FS

// Fixture returns a briefing as text: "small" has every kind of block, "forms" every form
// that a page can take, and "prose" what Markdown can do: footnotes, quotes, tables and
// lists, in each other and in columns; with an appendix of methods.
func Fixture(name string) string {
	content, err := fixtures.ReadFile(name + ".yaml")
	if err != nil {
		panic(err)
	}
	return string(content)
}

// Today is the day of the tests.
func Today() data.Period { return data.DayOf(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)) }

// Load reads a file given as text.
func Load(t testing.TB, yaml string) *data.Dataset {
	t.Helper()
	ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(yaml)}}, "test.yaml", file.Options{Today: Today()})
	if err != nil {
		t.Fatalf("load:\n%v", err)
	}
	return ds
}

// Shipped is the default dataset.
func Shipped(t testing.TB) *data.Dataset {
	t.Helper()
	fsys, name := data.Default()
	ds, err := file.Load(fsys, name, file.Options{Today: Today()})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// Golden compares a text with a file of the folder testdata of the package that is
// tested; UPDATE=1 rewrites it.
func Golden(t *testing.T, name, got string) {
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

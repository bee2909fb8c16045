package report

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
)

var today = data.DayOf(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))

// load reads a file given as text.
func load(t testing.TB, yaml string) *data.Dataset {
	t.Helper()
	fsys := fstest.MapFS{"test.yaml": {Data: []byte(yaml)}}
	ds, err := data.Load(fsys, "test.yaml", data.Options{Today: today})
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
	ds, err := data.Load(fsys, name, data.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

// compare holds got against a file of testdata; UPDATE=1 rewrites it.
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

// composing returns a composer for the sources given by key, numbered from 1.
func composing(t testing.TB, sources ...string) *composer {
	t.Helper()
	ds := &data.Dataset{Language: "en"}
	for i, key := range sources {
		ds.Sources = append(ds.Sources, &data.Source{Key: key, Publisher: "Publisher " + key, Number: i + 1})
	}
	c, err := newComposer(ds, typeset.Default())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// text composes a text of the file in the width of the page.
func (c *composer) text(t data.Text) []item {
	return c.prose(c.read(t), c.bodySize, c.left, c.textWidth, c.section())
}

// read reads a text of the file, its faults those of the composer.
func (c *composer) read(t data.Text) doc.Prose {
	ds := *c.ds
	ds.Briefing = []data.Block{{Kind: data.BlockText, Text: t}}
	d, faults := doc.New(&ds)
	c.faults = append(c.faults, faults...)
	return d.Blocks[0].(*doc.Text).Prose
}

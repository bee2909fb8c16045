package page

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/file"
	"briefing/report/doc"
)

var today = data.DayOf(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))

// The briefings that tests lay out: one with every kind of block, one with every
// form that a page can take, and one of what Markdown can do: footnotes, quotes,
// tables and lists, in each other and in columns; with an appendix of methods.
var small, forms, prose = fixture("small"), fixture("forms"), fixture("prose")

// fixture reads a file of the folder testdata of package report.
func fixture(name string) string {
	content, err := os.ReadFile("../testdata/" + name + ".yaml")
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
	return document(t, load(t, yaml))
}

// document lays a dataset out.
func document(t testing.TB, ds *data.Dataset) *Document {
	t.Helper()
	d, err := set(ds)
	if err != nil {
		t.Fatalf("layout:\n%v", err)
	}
	return d
}

// set lays out the document of a dataset, which has no faults of its own, in the
// fonts of the dataset.
func set(ds *data.Dataset) (*Document, error) {
	fonts, err := charts.Fonts(ds)
	if err != nil {
		return nil, err
	}
	d, faults := doc.New(ds)
	if len(faults) > 0 {
		return nil, faults
	}
	return New(ds, d, fonts)
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

// draft is a dataset, and what composes it.
type draft struct {
	*composer
	ds *data.Dataset
}

// composing returns the draft of a dataset with the sources given by key, numbered
// from 1.
func composing(t testing.TB, sources ...string) draft {
	t.Helper()
	ds := &data.Dataset{Language: "en"}
	for _, key := range sources {
		ds.Sources = append(ds.Sources, &data.Source{Key: key, Publisher: "Publisher " + key})
	}
	ds.Cited = ds.Sources
	d, faults := doc.New(ds)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	c, err := newComposer(ds, d, typeset.Default())
	if err != nil {
		t.Fatal(err)
	}
	return draft{c, ds}
}

// text composes a text of the file in the width of the page.
func (c draft) text(t data.Text) []item {
	return proseItems(c.set, c.read(t), c.set.bodySize, c.set.left, c.set.textWidth, c.set.section())
}

// read reads a text of the file, its faults those of the composer.
func (c draft) read(t data.Text) doc.Prose {
	ds := *c.ds
	ds.Briefing = []data.Block{{Kind: data.BlockText, Text: t}}
	d, faults := doc.New(&ds)
	c.set.faults = append(c.set.faults, faults...)
	return d.Blocks[0].(*doc.Text).Prose
}

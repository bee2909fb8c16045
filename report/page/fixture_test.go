package page

import (
	"testing"

	"briefing/charts"
	"briefing/charts/typeset"
	"briefing/data"
	"briefing/report/doc"
	"briefing/report/reporttest"
)

var small, forms, prose = reporttest.Fixture("small"), reporttest.Fixture("forms"), reporttest.Fixture("prose")

// layout lays a file out.
func layout(t testing.TB, yaml string) *Document {
	t.Helper()
	return document(t, reporttest.Load(t, yaml))
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

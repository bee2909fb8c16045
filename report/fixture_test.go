package report

import (
	"testing"

	"briefing/data"
	"briefing/report/reporttest"
)

var small, forms, prose = reporttest.Fixture("small"), reporttest.Fixture("forms"), reporttest.Fixture("prose")

// layout lays a file out.
func layout(t testing.TB, yaml string) *Document {
	t.Helper()
	d, err := New(reporttest.Load(t, yaml), Options{Producer: "briefing", Formats: []string{"pdf"}})
	if err != nil {
		t.Fatalf("layout:\n%v", err)
	}
	return d
}

// document lays a dataset out.
func document(t testing.TB, ds *data.Dataset) *Document {
	t.Helper()
	d, err := New(ds, Options{Producer: "briefing", Formats: []string{"pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

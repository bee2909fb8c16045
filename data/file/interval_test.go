package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// TestExcerptKeepsIntervalsOfCSV checks that what travels with a picture has the
// intervals that a CSV file brought.
func TestExcerptKeepsIntervalsOfCSV(t *testing.T) {
	ds, err := Load(fstest.MapFS{"f.csv": {Data: []byte("year,n,low,high\n2018,5.0,4.0,6.5\n2019,6,,\n")}, "f.yaml": {Data: []byte(
		"title: T\nsources: {s: {publisher: P, title: Q}}\nfigures:\n  f: {title: F, unit: percent, interval: 95% confidence, source: s, breaks: {2019: new}, csv: {file: f.csv, key: year, value: n, low: low, high: high}}\n")}}, "f.yaml", Options{})
	must(t, err)
	e, whole := ExcerptOf(ds, ds.Charts[0], data.Slide(), data.DefaultDPI)
	if got := string(e.JSON()); !whole || !strings.Contains(got, `"2018":{"value":5.0,"interval":[4.0,6.5]}`) {
		t.Errorf("the excerpt is %s", got)
	}
	again, err := Load(fstest.MapFS{"e.yaml": {Data: e.JSON()}}, "e.yaml", Options{})
	must(t, err)
	f := again.Figures[0]
	if i := f.Series[0].Values[0].Interval(); i == nil || f.Interval != "95% confidence" || len(f.Breaks) != 1 {
		t.Errorf("built again, the figure is %+v", f)
	}
}

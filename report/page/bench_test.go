package page

import (
	"testing"

	"briefing/charts"
	"briefing/report/doc"
	"briefing/report/reporttest"
)

// BenchmarkLayout lays the shipped briefing out, its charts included.
func BenchmarkLayout(b *testing.B) {
	ds := reporttest.Shipped(b)
	for b.Loop() {
		document(b, ds)
	}
}

// BenchmarkCharts lays only the charts of the shipped briefing out, to be taken
// off BenchmarkLayout.
func BenchmarkCharts(b *testing.B) {
	c := composing(b)
	ds := reporttest.Shipped(b)
	d, _ := doc.New(ds)
	for b.Loop() {
		for _, ch := range ds.Charts {
			if _, err := charts.New(ds, ch, charts.Options{Width: c.set.textWidth, Height: shapes[0] * c.set.textWidth, Fonts: c.set.fonts, Numbers: d.SourceNumbers, OnPage: true}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

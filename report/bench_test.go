package report

import (
	"io"
	"testing"

	"briefing/report/reporttest"
)

// BenchmarkPDF writes the shipped briefing, laid out before.
func BenchmarkPDF(b *testing.B) {
	d, err := New(reporttest.Shipped(b), Options{Formats: []string{"pdf"}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := d.WritePDF(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

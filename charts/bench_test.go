package charts

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"gonum.org/v1/plot/vg/recorder"

	"briefing/data"
	"briefing/data/file"
)

// csvOf is a dataset with one line of n daily values from a CSV file.
func csvOf(t testing.TB, n int) *data.Dataset {
	t.Helper()
	var b strings.Builder
	b.WriteString("day,value\n")
	day := period(t, "1000-01-01")
	for i := range n {
		fmt.Fprintf(&b, "%s,%d\n", day.Next(i), 1000+(i*7919)%997+i%365)
	}
	ds, err := file.Load(fstest.MapFS{
		"test.yaml": {Data: []byte(head + "    unit: users\n    csv: {file: x.csv, key: day, value: value}\n")},
		"x.csv":     {Data: []byte(b.String())},
	}, "test.yaml", file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func BenchmarkLayout(b *testing.B) {
	ds := gallery(b)
	for _, id := range []string{"share", "many", "lines", "parts"} {
		b.Run(id, func(b *testing.B) {
			c := chartOf(b, ds, id)
			for b.Loop() {
				if _, err := New(ds, c, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLayoutMillion(b *testing.B) {
	ds := csvOf(b, 1_000_000)
	c := chartOf(b, ds, "f")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(ds, c, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func benchChart(b *testing.B) *Chart {
	ds := gallery(b)
	ch, err := New(ds, chartOf(b, ds, "regions"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	return ch
}

func BenchmarkDraw(b *testing.B) {
	ch := benchChart(b)
	for b.Loop() {
		var rec recorder.Canvas
		ch.Draw(&rec)
	}
}

func BenchmarkPNG(b *testing.B) {
	ch := benchChart(b)
	for b.Loop() {
		if err := ch.WritePNG(io.Discard, 1920, 1080, 144); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	ch := benchChart(b)
	for b.Loop() {
		if err := ch.WriteSVG(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

package parquet

import (
	"testing"

	pq "github.com/parquet-go/parquet-go"

	"briefing/data/table/grid/gridtest"
)

// BenchmarkRead reads 20,000 rows of four columns, packed by each of the codecs.
func BenchmarkRead(b *testing.B) {
	records, _ := rowsOf(20_000)
	for name, codec := range codecs() {
		if name == "brotli" || name == "lz4" {
			continue // no office hands these out
		}
		file := write(b, records, pq.Compression(codec))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				if n := countRows(b, file); n != len(records)+1 {
					b.Fatalf("%d rows", n)
				}
			}
		})
	}
}

// countRows counts the rows of a file, with that of the heads.
func countRows(b *testing.B, file []byte) int {
	f, err := open(file)
	if err != nil {
		b.Fatal(err)
	}
	return gridtest.CountRows(b, f.Sheets[0])
}

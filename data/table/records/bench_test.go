package records

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"briefing/data/table/grid/gridtest"
)

// BenchmarkRead reads 10,000 rows: as records, as arrays, and as JSON-stat.
func BenchmarkRead(b *testing.B) {
	const n = 10_000
	var records, arrays, numbers []string
	arrays = append(arrays, `["geo","year","value"]`)
	for i := range n {
		records = append(records, fmt.Sprintf(`{"geo":"R%d","year":%d,"value":%d.5,"flag":null}`, i/20, 2000+i%20, i%97))
		arrays = append(arrays, fmt.Sprintf(`["R%d",%d,%d.5]`, i/20, 2000+i%20, i%97))
		numbers = append(numbers, fmt.Sprintf("%d.5", i%97))
	}
	var regions, years []string
	for i := range n / 20 {
		regions = append(regions, fmt.Sprintf("%q", fmt.Sprint("R", i)))
	}
	for i := range 20 {
		years = append(years, fmt.Sprintf(`"%d"`, 2000+i))
	}
	stat := fmt.Sprintf(`{"version":"2.0","class":"dataset","id":["geo","year"],"size":[%d,20],"dimension":{"geo":{"category":{"index":[%s]}},"year":{"category":{"index":[%s]}}},"value":[%s]}`,
		n/20, strings.Join(regions, ","), strings.Join(years, ","), strings.Join(numbers, ","))
	for _, c := range []struct{ name, text string }{
		{"records", "[" + strings.Join(records, ",\n") + "]"},
		{"arrays", "[" + strings.Join(arrays, ",\n") + "]"},
		{"stat", stat},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				if got := countRows(b, c.text); got != n+1 {
					b.Fatalf("%d rows", got)
				}
			}
		})
	}
}

// countRows counts the rows of a file, with that of the heads.
func countRows(b *testing.B, text string) int {
	f, err := Open("a.json", bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		b.Fatal(err)
	}
	return gridtest.CountRows(b, f.Sheets[0])
}

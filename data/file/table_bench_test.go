package file

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// BenchmarkLoadTable loads a file with one region of a table of 100,000 rows: of a plain CSV
// file, as csv: and as table: read it, and of one with years across and flags.
func BenchmarkLoadTable(b *testing.B) {
	var long, across strings.Builder
	long.WriteString("geo,year,value,flag\n")
	across.WriteString("freq,geo\\TIME_PERIOD")
	for year := range 20 {
		fmt.Fprintf(&across, "\t%d ", 2000+year)
	}
	across.WriteString("\n")
	for i := range 5000 {
		fmt.Fprintf(&across, "A,R%d", i)
		for year := range 20 {
			fmt.Fprintf(&long, "R%d,%d,%d.%d,\n", i, 2000+year, (i+year)%97, i%10)
			fmt.Fprintf(&across, "\t%d.%d b", (i+year)%97, i%10)
		}
		across.WriteString("\n")
	}
	for name, figure := range map[string]string{
		"csv":    `csv: {file: long.csv, key: year, value: value, where: {geo: R77}}`,
		"table":  `table: {file: long.csv, key: year, value: value, where: {geo: R77}}`,
		"across": `table: {file: across.tsv, across: TIME_PERIOD, key: TIME_PERIOD, value: value, status: {codes: eurostat}, where: {geo: R77}}`,
	} {
		fsys := fstest.MapFS{
			"long.csv": {Data: []byte(long.String())}, "across.tsv": {Data: []byte(across.String())},
			"f.yaml": {Data: []byte("title: T\nsources: {s: {publisher: P, title: T}}\nfigures:\n  a: {title: A, unit: percent, source: s, " + figure + "}\n")},
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Load(fsys, "f.yaml", Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

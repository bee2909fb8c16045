package workbook

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// The size of the workbook that is measured.
const (
	benchRows    = 100_000
	benchColumns = 12
)

// benchExcel is a workbook of Excel with a name, a day, numbers with fifteen digits and
// more, percents and whole numbers in each row.
func benchExcel() []byte {
	var sheet strings.Builder
	for i := 1; i <= benchRows; i++ {
		fmt.Fprintf(&sheet, `<row r="%d" spans="1:12"><c r="A%[1]d" t="s"><v>%d</v></c><c r="B%[1]d" s="3"><v>%d</v></c>`, i, i%20_000, 40_000+i%5000)
		for c := range 6 {
			fmt.Fprintf(&sheet, `<c r="%c%d" s="1"><v>%v</v></c>`, 'C'+c, i, float64(i*(c+1))/7)
		}
		for c := range 2 {
			fmt.Fprintf(&sheet, `<c r="%c%d" s="2"><v>%v</v></c><c r="%c%[2]d"><v>%[5]d</v></c>`, 'I'+2*c, i, float64(i%1000)/1001, 'J'+2*c, i*(c+3))
		}
		sheet.WriteString(`</row>`)
	}
	var shared []string
	for i := range 20_000 {
		shared = append(shared, fmt.Sprintf("<si><t>Region number %d</t></si>", i))
	}
	return excelParts(rows(sheet.String()), styled("#,##0.00", "0.0%", "yyyy-mm-dd"), shared...).zipped()
}

// benchODS is a workbook of LibreOffice of the same size.
func benchODS() []byte {
	var sheet strings.Builder
	for i := range benchRows {
		fmt.Fprintf(&sheet, `<table:table-row><table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Region number %d</text:p></table:table-cell>`, i%20_000)
		for c := range benchColumns - 1 {
			v := float64(i*(c+1)) / 7
			fmt.Fprintf(&sheet, `<table:table-cell table:style-name="ce1" office:value-type="float" office:value="%v" calcext:value-type="float"><text:p>%.2f</text:p></table:table-cell>`, v, v)
		}
		sheet.WriteString(`</table:table-row>`)
	}
	return odsParts("", odsTable("T", sheet.String())).zipped()
}

// BenchmarkRead reads 100,000 rows of 12 columns: 4 seconds of computing were asked for,
// and 300 MB for the whole process.
func BenchmarkRead(b *testing.B) {
	for _, c := range []struct {
		name string
		file []byte
	}{{"xlsx", benchExcel()}, {"ods", benchODS()}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.file)))
			for b.Loop() {
				f, err := Open("b.xlsx", bytes.NewReader(c.file), int64(len(c.file)))
				if err != nil {
					b.Fatal(err)
				}
				countRows(b, f.Sheets[0])
			}
		})
	}
}

// countRows reads the rows of a sheet, and checks that none is missing.
func countRows(b *testing.B, s grid.Sheet) {
	rows, err := s.Open()
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for {
		row, err := rows.Next()
		if err != nil {
			break
		}
		if len(row.Cells) == benchColumns {
			n++
		}
	}
	if n != benchRows {
		b.Errorf("%d rows", n)
	}
}

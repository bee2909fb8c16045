package shape

import (
	"strings"
	"testing"

	"briefing/data/table/grid"
)

// What is known of a workbook's column is what the rows show that are used: decimals that
// others show, and their units, are not those of these.
func TestOfSomeRows(t *testing.T) {
	rows := [][]grid.Cell{cells("region", "v")}
	for range 40 { // more than a block
		rows = append(rows, cells("A", "1.5=1.5123"), cells("B", "2.25=2.2512345"), cells("C", "3=3"))
	}
	file := bookOf(append(rows, cells("D", "4%=4"))...)
	table, err := Open(file, Shape{})
	if err != nil {
		t.Fatal(err)
	}
	x, err := table.ReadSome(nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Errs) != 1 || !strings.Contains(x.Errs[0].Text, "% stands beside some numbers") {
		t.Errorf("all rows: %v", x.Errs)
	}
	for name, c := range map[string]struct {
		lines []int32
		head  string
	}{
		"A":       {[]int32{2, 5, 98}, "briefing:table decimals:1=1,region,v\n"},
		"A and B": {[]int32{2, 3, 5, 6, 117, 118}, "briefing:table decimals:1=2,region,v\n"},
		"C":       {[]int32{4, 7}, "briefing:table,region,v\n"},
		"D":       {[]int32{122}, "briefing:table unit:1=%25,region,v\n"},
	} {
		of := x.Of(c.lines)
		if got := string(of.Head()); got != c.head || of.Errs != nil {
			t.Errorf("%s: %q, %v; want %q", name, got, of.Errs, c.head)
		}
	}
	if of := x.Of([]int32{4, 122}); len(of.Errs) != 1 || of.Errs[0].At.Line != 122 || of.Errs[0].At.Sheet != "Table 1" {
		t.Errorf("two units: %v", of.Errs)
	}
}

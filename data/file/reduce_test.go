package file

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// Of a large file only the rows are kept that figures may choose: what is made of it is the
// same, and so is what is said of it.
func TestLargeFiles(t *testing.T) {
	before := largeFile
	largeFile = 1 << 10
	defer func() { largeFile = before }()
	var b strings.Builder
	b.WriteString("\ufeffregion,year,value,note\r\n\r\n")
	for i := range 130_000 {
		year := 1900 + i%100
		switch region := fmt.Sprintf("R%d", i/100); {
		case i == 129_901:
			fmt.Fprintf(&b, "%s,%d,\"%d\",\"two\r\nlines\"\r\n", region, year, i)
		default:
			fmt.Fprintf(&b, "%s,%d,%d,\r\n", region, year, i)
		}
	}
	content := b.String()
	for _, tt := range []struct{ figure, content string }{
		{"csv: {file: t.csv, key: year, value: value, where: {region: R1299}}", content},
		{"csv: {file: t.csv, key: year, series: region, value: value, where: {region: [R3, R1250], year: {from: 1950, to: 1960}}}", content},
		{"csv: {file: t.csv, key: year, value: value, where: {region: R1299, year: {not: [1901, 1777]}}}", content},
		{"csv: {file: t.csv, key: year, value: value, where: {region: R1300}}", content},
		{"csv: {file: t.csv, key: year, value: value, where: {regino: R1299}}", content},
		{"csv: {file: t.csv, key: year, value: value, where: {region: R1299}}", strings.Replace(content, ",129950,", ",many,", 1)},
		{"csv: {file: t.csv, key: year, value: value, where: {region: R1299}}", content + "R1300,x\r\n"},
		{"csv: {file: t.csv, key: year, value: value, where: {region: R1299}}", content + "R1300,\"x\"y,3,\r\n"},
		{"table: {file: t.csv, key: year, value: value, where: {region: R1299}}", content},
		{"table: {file: t.csv, key: year, value: value, where: {region: R1300}}", content},
		{"table: {file: t.csv, key: year, value: value, where: {region: R1299}}", strings.Replace(content, ",129950,", ",many,", 1)},
	} {
		fsys := fstest.MapFS{"t.csv": {Data: []byte(tt.content)}, "f.yaml": {Data: []byte(textHead + "figures:\n  x: {title: X, unit: tonnes, source: s, " + tt.figure + "}\n")}}
		got, err1 := Load(fsys, "f.yaml", Options{})
		want, err2 := NewFileCache(fsys).Load("f.yaml", Options{})
		if fmt.Sprint(err1) != fmt.Sprint(err2) {
			t.Errorf("%s: got\n%v, want\n%v", tt.figure, err1, err2)
		}
		if err1 != nil || err2 != nil {
			continue
		}
		if figureOf(t, got, "x") != figureOf(t, want, "x") || got.Figures[0].TableRhythm != want.Figures[0].TableRhythm {
			t.Errorf("%s: got %s, want %s", tt.figure, figureOf(t, got, "x"), figureOf(t, want, "x"))
		}
		if !reflect.DeepEqual(got.Inputs, want.Inputs) || !reflect.DeepEqual(got.Depends, want.Depends) {
			t.Errorf("%s: the inputs are others", tt.figure)
		}
	}
}

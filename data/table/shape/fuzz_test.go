package shape

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"briefing/data"
	"briefing/data/table/grid"
)

// FuzzTable reads tables of any cells: what is made of one is CSV, each cell of which has a
// place in the file, and what is wrong with one is said.
func FuzzTable(f *testing.F) {
	for _, seed := range []string{
		"freq,geo\\TIME_PERIOD;2021;2022\nA,AT;6.0 b;: c\n", "\"Title\";\"T\"\n\"Unit\";\"%\"\n2019;1.6\n2019 Q1;2\n", "a;2022;;2023\n;Men;Women;Men\nN;1;2;3\n\nSource: x\n",
		"Region;Jobs\nA;3\n\nRegion;Pay\nC;2\n", "r;v\nA;1.234\nB;(3,2)\n", "r;v;;r;v\na;1;;b;2\n", ";;\n", "x\n1\n",
	} {
		f.Add(seed, "", "", false)
	}
	f.Add("a;b\n1;2\n", "B1:C", "year", true)
	f.Fuzz(func(t *testing.T, content, part, across string, empty bool) {
		s := Shape{Across: acrossOf(data.OneLine(across)), Empty: empty, Brackets: Negative}
		s.Range, _ = ParseRange(part)
		file := fileOf(content, ';')
		x, err := read(file, s)
		if err != nil {
			var all Errors
			var one *grid.Error
			var form *csv.ParseError // of the reader of these tests
			if !errors.As(err, &all) && !errors.As(err, &one) && !errors.As(err, &form) {
				t.Fatal(err)
			}
			return
		}
		rows, err := csv.NewReader(bytes.NewReader(x.Content)).ReadAll()
		if err != nil || len(rows) != x.Rows+1 {
			t.Fatalf("%d rows of %d in %q: %v", len(rows), x.Rows+1, x.Content, err)
		}
		for i, row := range rows {
			for c := range row {
				if at := x.Place(i+1, c); i > 0 && at.Line < 1 {
					t.Fatalf("cell %d of row %d stands at %v", c, i, at)
				}
			}
		}
		if again, ok := Stored(x.Content); !ok || len(again.Columns) != len(x.Columns) {
			t.Fatalf("%q is not read again", x.Content)
		}
		if cut, rest, ok := Cut(s.String() + "more"); !ok || rest != "more" || cut.String() != s.String() {
			t.Fatalf("%q is read as %+v, %q", s.String(), cut, rest)
		}
	})
}

func acrossOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

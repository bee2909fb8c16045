package data

import (
	"strings"
	"testing"
)

func TestCaret(t *testing.T) {
	f := Fault{Pos: Pos{File: "f.yaml", Line: 1, Col: 10}, Line: "  北京: {x: fife}"}
	if got, want := f.Caret(), "  北京: {x: fife}\n           ^"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	long := Fault{Pos: Pos{File: "f.yaml", Line: 1, Col: 500}, Line: strings.Repeat("x", 499) + "!" + strings.Repeat("y", 300)}
	shown, caret, _ := strings.Cut(long.Caret(), "\n")
	if len(shown) != 100 || shown[len(caret)-1] != '!' {
		t.Errorf("got\n%s\n%s", shown, caret)
	}
}

func TestCaretInALongLine(t *testing.T) {
	line := strings.Repeat("中\t", 500) + "X\x1b[31m" + strings.Repeat("z", 500)
	f := Fault{Pos: Pos{File: "f", Line: 1, Col: 1001}, Line: line}
	shown, caret, _ := strings.Cut(f.Caret(), "\n")
	at := strings.Index(shown, "X")
	if at < 0 || !strings.HasPrefix(shown[at:], "X\ufffd[31mz") || strings.ContainsAny(shown, "\t\x1b") {
		t.Errorf("shown %q", shown)
	}
	if want := 33*2 + 33 + 1; len(caret) != want { // a character of Chinese takes two columns
		t.Errorf("the caret is in column %d, want %d", len(caret), want)
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{Pos{File: "f.yaml"}, "f.yaml"},
		{Pos{File: "f.yaml", Line: 3, Col: 5}, "f.yaml:3:5"},
		{Pos{File: "b.xlsx", Sheet: "Table 1"}, "b.xlsx:Table 1"},
		{Pos{File: "b.xlsx", Sheet: "Table 1", Line: 7, Col: 3}, "b.xlsx:Table 1!C7"},
		{Pos{File: "b.xlsx", Sheet: "x", Line: 1, Col: 26}, "b.xlsx:x!Z1"},
		{Pos{File: "b.xlsx", Sheet: "x", Line: 1, Col: 27}, "b.xlsx:x!AA1"},
		{Pos{File: "b.xlsx", Sheet: "x", Line: 1, Col: 703}, "b.xlsx:x!AAA1"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// Cells of a workbook come sheet by sheet, in the order of its rows.
func TestSortedCells(t *testing.T) {
	faults := Faults{
		{Pos: Pos{File: "b.xlsx", Line: 2, Col: 1, Sheet: "Table 2"}, Text: "c"},
		{Pos: Pos{File: "b.xlsx", Line: 9, Col: 1, Sheet: "Table 1"}, Text: "b"},
		{Pos: Pos{File: "b.xlsx", Line: 7, Col: 3, Sheet: "Table 1"}, Text: "a"},
		{Pos: Pos{File: "b.xlsx", Line: 7, Col: 3, Sheet: "Table 1"}, Text: "a"},
	}
	got := faults.Sorted([]string{"f.yaml", "b.xlsx"}).Error()
	if want := "b.xlsx:Table 1!C7: a\nb.xlsx:Table 1!A9: b\nb.xlsx:Table 2!A2: c"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

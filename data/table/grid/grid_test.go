package grid

import "testing"

// TestPos checks that a place is a line and a column where the file is text, and a cell
// where it is a sheet.
func TestPos(t *testing.T) {
	row := Row{Line: 7, Cells: []Cell{{Column: 5}, {Column: 9, Line: 8}, {}}}
	for index, want := range []string{"f:7:5", "f:8:9", "f:S!C7", "f:S!D7"} {
		if got := row.Pos("f", "S", index).String(); got != want {
			t.Errorf("cell %d: %s, want %s", index, got, want)
		}
	}
	if got := row.Pos("f", "", 2).String(); got != "f:7:3" {
		t.Errorf("without a sheet: %s", got)
	}
}

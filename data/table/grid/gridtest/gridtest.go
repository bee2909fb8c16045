// Package gridtest helps to test the formats that a grid is read from.
package gridtest

import (
	"io"
	"testing"

	"briefing/data/table/grid"
)

// CountRows reads a sheet to its end, and returns how many rows it has, with that of the
// heads.
func CountRows(t testing.TB, s grid.Sheet) (n int) {
	t.Helper()
	rows, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for {
		if _, err := rows.Next(); err == io.EOF {
			return n
		} else if err != nil {
			t.Fatal(err)
		}
		n++
	}
}

package shape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data/table/grid"
)

// INSEE puts the codes of the numbers of a series into a row of their own below it, which is
// named Codes. They are put behind the numbers, as where they stand beside them.

// codeRowNames are what rows of codes are called, in lower case.
var codeRowNames = []string{"codes", "code", "flags", "flag", "statut", "symboles"}

// isCodeRow reports whether a row has the codes of the numbers in the row above.
func isCodeRow(t *Table, cells []grid.Cell) bool {
	if len(cells) <= t.left {
		return false
	}
	first := filledFrom(cells, t.left)
	if first < t.left || t.number[first] || !slices.Contains(codeRowNames, strings.ToLower(cells[first].Text)) {
		return false
	}
	codes := 0
	for c := first + 1; c < len(cells); c++ {
		switch text := cells[c].Text; {
		case text == "":
		case !t.number[c] || utf8.RuneCountInString(text) > mostCode || strings.ContainsAny(text, "0123456789"):
			return false
		default:
			codes++
		}
	}
	return codes > 0
}

// mostCode is how many characters a code of a row of them has at most.
const mostCode = 3

// hasCodeRows reports whether a table has rows of codes.
func hasCodeRows(t *Table, l *layout) bool {
	for i := l.body; i < len(l.lines); i++ {
		if cells := l.lines[i].cells; isCodeRow(t, cells[:min(len(cells), t.right)]) {
			return true
		}
	}
	return false
}

// coder holds a row back until the next says whether it has its codes.
type coder struct {
	number int
	cells  []grid.Cell // nil: there is none
}

// pass passes a row of the table on, in a table with rows of codes when the row after it is known.
func (s *sorter) pass(number int, cells []grid.Cell) error {
	if !s.codeRows {
		return s.row(number, cells)
	}
	if s.held.cells != nil && isCodeRow(s.Table, cells) {
		for c := range min(len(cells), len(s.held.cells)) {
			if s.number[c] && cells[c].Text != "" && s.held.cells[c].Text != "" {
				s.held.cells[c].Text += " " + cells[c].Text
			}
		}
		return nil
	}
	err := s.passHeld()
	s.held = coder{number, slices.Clone(cells)}
	return err
}

// passHeld passes on the row that is held back.
func (s *sorter) passHeld() error {
	if s.held.cells == nil {
		return nil
	}
	held := s.held
	s.held = coder{}
	return s.row(held.number, held.cells)
}

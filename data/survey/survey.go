// Package survey looks at a table as an office hands it out and writes a file that reads it:
// [Look] finds out what the columns are, [Survey.Plan] which figures they make, and
// [Plan.YAML] the text, with everything pinned that was found and a question in place of
// everything that cannot be known from the table.
//
// It knows what offices call their columns, and nothing of what their numbers mean: a column
// is taken for what its head and all of its cells say, and where these say two things, the
// file asks.
package survey

import (
	"iter"

	"briefing/data/spelling"
)

// Table is a tidy table: a head, and rows of texts under it, with numbers in plain digits,
// after which their flags may stand.
type Table struct {
	File  string // its name, as the file that is written will call it
	Heads []string
	// Units are what stands beside all numbers of a column, or below its head; nil where
	// nothing does.
	Units []string
	// Twins are the heads of columns that several have, of which Heads say which each is; nil
	// where no two columns have one head.
	Twins []string
	// Titles are what lines of titles say of columns whose heads are codes of series; empty for others.
	Titles []string
	// Parts are the heads of the columns that the periods of a column are put together from; nil
	// where no column is so.
	Parts [][]string
	// Calendar is that by which years are counted; empty where nobody has said so.
	Calendar spelling.Calendar
	// Fixed says which columns of numbers stand beside others of which each has a key in its
	// head: they have one number of all of these; nil where none does.
	Fixed []bool
	// Letters are those of the columns in the file; empty for one that it does not have.
	Letters []string
	// Unread are the heads of columns that are left out knowingly.
	Unread []string
	// Keyed is set where keys stand in heads.
	Keyed bool
	// Rows yields the rows from the first; each is valid until the next.
	Rows iter.Seq[[]string]
}

// twin is the head that a column has with others; empty for none.
func (t Table) twin(column int) string {
	if column < 0 || column >= len(t.Twins) {
		return ""
	}
	return t.Twins[column]
}

// title is what a line of titles says of a column; empty for none.
func (t Table) title(column int) string {
	if column < 0 || column >= len(t.Titles) {
		return ""
	}
	return t.Titles[column]
}

// parts are the heads of the columns that a column is put together from; nil for others.
func (t Table) parts(column int) []string {
	if column < 0 || column >= len(t.Parts) {
		return nil
	}
	return t.Parts[column]
}

// Look finds out what the columns of a table are. It reads the rows twice.
func Look(t Table) *Survey {
	s := &Survey{Table: t}
	s.Columns, s.Count = profile(t)
	s.assignRoles()
	s.findCodes()
	s.findTies()
	s.nameSeries()
	return s
}

// Survey is what was found out about a table.
type Survey struct {
	Table
	Columns []Column
	Count   int // of rows
}

// ColumnsOf are the numbers of the columns that have a role.
func (s *Survey) ColumnsOf(r Role) []int {
	var found []int
	for i, c := range s.Columns {
		if c.Role == r {
			found = append(found, i)
		}
	}
	return found
}

// first is the first column with a role; -1 for none.
func (s *Survey) first(r Role) int {
	if all := s.ColumnsOf(r); len(all) > 0 {
		return all[0]
	}
	return -1
}

// column is the column with a head; nil for none.
func (s *Survey) column(head string) *Column {
	for i := range s.Columns {
		if s.Columns[i].Head == head {
			return &s.Columns[i]
		}
	}
	return nil
}

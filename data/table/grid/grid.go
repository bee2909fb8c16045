// Package grid is what every format of table is read into: sheets of rows of cells, each
// with the text that a reader of the file sees, the number behind it, and its place. A
// reader of a format makes a [File]; what the cells mean (heads, keys, numbers, notes below
// a table) is decided by who reads the grid.
package grid

import (
	"briefing/data"
)

// File is a table file, as the reader of its format has opened it.
type File struct {
	Name   string
	Format string // for people: CSV, Excel workbook, JSON-stat
	Size   int64  // in bytes, as it is stored; 0 where that is not known
	Sheets []Sheet
	// Found are what the reader has found out of the file or assumed about it, in order.
	Found []Finding
	// About are what the file says of itself: its title, its source, its unit.
	About []Finding
}

// Finding is one thing found, by its key in the language of the file: encoding, separator,
// title, source, unit, date, address, licence, note.
type Finding struct {
	Key, Text string
	// Why says what it was found by, where Text is a value that could be written instead of
	// finding it; empty where that is plain.
	Why string
	At  data.Pos // where it stands; zero where it stands nowhere
}

// Sheet is one table of a file, or a page with several.
type Sheet struct {
	// Name is that of a sheet of a workbook or of a measure; empty where a file is one table.
	Name string
	// Hidden is set where a reader of the file does not see the sheet.
	Hidden bool
	// Open returns the rows from the first. It may be called again, and by several at once.
	Open func() (Rows, error)
}

// Rows are the rows of a sheet, in order.
type Rows interface {
	// Next returns a row, which is valid until the next call; io.EOF after the last. Any
	// other error is a *Error, or one of reading the file.
	Next() (*Row, error)
	// Close ends the reading.
	Close() error
}

// Row is a row of cells. Empty cells at its end may be left out.
type Row struct {
	// Line counts from 1: the line of a text file, the row of a sheet, the record.
	Line int
	// Hidden is set where a reader of the file does not see the row.
	Hidden bool
	Cells  []Cell
}

// Pos is where a cell of the row stands, by its index, in a file and a sheet of it.
func (r *Row) Pos(file, sheet string, index int) data.Pos {
	if index >= len(r.Cells) || r.Cells[index].Column == 0 {
		return data.Pos{File: file, Line: r.Line, Col: index + 1, Sheet: sheet}
	}
	at := data.Pos{File: file, Line: r.Line, Col: r.Cells[index].Column}
	if line := r.Cells[index].Line; line != 0 {
		at.Line = line
	}
	return at
}

// Cell is a cell of a table.
type Cell struct {
	// Text is what a reader of the file sees, in one line; empty for nothing.
	Text string
	// Number is the number behind the text, in plain digits as data.ParseDecimal reads
	// them and in the unit that the text shows: 12.3456 where it shows 12.3%. Empty where
	// there is none, and in formats that hold only texts.
	Number string
	// Column is where the cell begins in its line, in characters from 1, where rows are
	// lines of text; 0 where its place in the row is its place in the file.
	Column int
	// Line is the line that it begins in where a row is spread over several, as a record
	// of JSON may be; 0 stands for that of the row.
	Line int
	// Note is a comment that is attached to the cell.
	Note string
	// Hidden is set where a reader of the file does not see the cell's column.
	Hidden bool
	// Indent is how far the text stands to the right in its cell, by blanks before it that Text
	// does not have, or by the cell's format: names of parts are indented below that of a whole.
	Indent int
	// NotComputed is set where the cell has a formula whose result is not stored: it has no text.
	NotComputed bool
	// Wide and High are how many columns and rows it covers where cells are merged; 0
	// stands for 1. The cells that it covers are empty.
	Wide, High int
}

// Error is what is wrong with a file, at a place.
type Error struct {
	At         data.Pos
	Text, Hint string
	// Key is the key of table: whose value would decide what cannot be known here, such as
	// decimal or encoding; empty where none would.
	Key      string
	Readings []Reading // what may be written there
}

// Reading is a value that decides a question, and what it would mean.
type Reading struct{ Write, Means string }

func (e *Error) Error() string { return e.At.String() + ": " + e.Text }

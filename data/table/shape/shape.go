package shape

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/table"
	"briefing/data/table/grid"
)

// Shape is what a file says of the layout of a table. What is zero is found.
type Shape struct {
	// Encoding and Separator are those of a file of text, for the reader of its format.
	Encoding, Separator string

	Sheet string // name of the sheet
	Range Range
	// Head are the lines of the heads, counted as the file does.
	Head []int
	// NoHead is set where the table has no heads: its columns are named by what they hold.
	NoHead bool
	// Unseen is what is done with hidden rows and columns; empty: they are read, and told.
	Unseen Unseen
	// Fill are the heads of the columns whose empty cells have the text above them; nil: those
	// in which it is found, and NoFill alone: none.
	Fill []string
	// Unread are the heads of columns of numbers that are left out knowingly.
	Unread []string
	// Across are the names of the keys whose texts stand in heads: one, or one for each line of
	// the heads, and NotAcross for a line without keys.
	Across []string
	// Join are the columns that are one period together, the years first: year, quarter. Their
	// names with blanks between are that of the column.
	Join []string
	// Flat is set where heads that are periods are columns by their names, all the same.
	Flat bool
	// Decimal is the sign before decimals, and Thousands that between groups of digits, as
	// number.Sign reads them: point, comma, space.
	Decimal, Thousands string
	// Brackets is what brackets around a number say.
	Brackets Brackets
	// Marks are numbers that stand behind numbers, with a blank between, and lead to notes.
	Marks []string
	// Stated is the unit that lines above the table stated when the file was written.
	Stated string
	// Lines are other texts that lines about the table said then.
	Lines []Line
	// Columns are the names of the columns that the extract has; nil: all of them.
	Columns []string
	// Numbers are the names of the columns that hold numbers; nil: those that do in the file.
	Numbers []string
	// Rules say which cells hold what may not be published. The word stands for such a cell in
	// the extract, and nothing else is known of it: not how its number is written.
	Rules []table.Rule
	// Empty is set where empty cells below heads that are keys are values that are missing;
	// otherwise they are none.
	Empty bool
}

// Brackets is what brackets around a number say: (3.2).
type Brackets string

// The meanings of brackets; the empty one is not known.
const (
	Negative  Brackets = "negative"  // the number is below zero
	Uncertain Brackets = "uncertain" // it is the number without them, and uncertain
)

// Range is a part of a sheet: the rows and columns from the first to the last, counted
// from 1. A last one of 0 is the last that there is.
type Range struct{ Top, Left, Bottom, Right int }

// ParseRange reads a range as workbooks write it: B4:H30, and B4:H for all rows below.
func ParseRange(text string) (r Range, ok bool) {
	from, to, two := strings.Cut(strings.ReplaceAll(text, "$", ""), ":")
	r.Left, r.Top, ok = parseCell(from)
	if !ok || !two || r.Left == 0 {
		return Range{}, false
	}
	r.Top = max(r.Top, 1)
	if r.Right, r.Bottom, ok = parseCell(to); !ok || r.Right != 0 && r.Right < r.Left || r.Bottom != 0 && r.Bottom < r.Top {
		return Range{}, false
	}
	return r, true
}

// The ends of a sheet: those of workbooks.
const (
	maxColumns = 16384
	maxLines   = 1 << 30
)

// parseCell reads the name of a cell, or of a column or a row.
func parseCell(text string) (column, row int, ok bool) {
	digits := strings.TrimLeft(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
	letters := strings.ToUpper(text[:len(text)-len(digits)])
	if text == "" || len(letters) > 3 {
		return 0, 0, false
	}
	for _, c := range letters {
		column = 26*column + int(c-'A') + 1
	}
	if digits != "" {
		n, err := strconv.ParseUint(digits, 10, 31)
		if row = int(n); err != nil || row == 0 || row > maxLines {
			return 0, 0, false
		}
	}
	return column, row, column <= maxColumns
}

// String writes the range as ParseRange reads it; empty for all of a sheet.
func (r Range) String() string {
	if r == (Range{}) {
		return ""
	}
	end := data.ColumnName(r.Right)
	if r.Bottom > 0 {
		end += strconv.Itoa(r.Bottom)
	}
	return data.ColumnName(r.Left) + strconv.Itoa(r.Top) + ":" + end
}

// columns are the cells of a row that lie in the range: those from first up to end.
func (r Range) columns(cells int) (first, end int) {
	first, end = max(r.Left-1, 0), cells
	if r.Right > 0 {
		end = min(end, r.Right)
	}
	return min(first, end), end
}

// Column is a column of a table.
type Column struct {
	Name string
	// Twin is the head of the column where others have the same: Name says which it is.
	Twin string
	// Title is what a line of titles says of the series below a head that is its code.
	Title string
	At    data.Pos // of its head; zero where it has none
	// Of are the columns that its periods are put together from; nil for those of a cell.
	Of []string
	// Letter is that of the column in the file; empty for one that is put together.
	Letter string
	// Across is set for the column of the key whose texts stand in heads.
	Across bool
	// Hidden is set where a reader of the file does not see the column, or one of several below
	// heads that are keys.
	Hidden bool
	// Fixed is set where the column has one cell for each row of the sheet, as keys have.
	Fixed bool
	// Section is set for the column of the heads of the parts of the table.
	Section bool
	// Number is set where the column holds numbers.
	Number bool
	// Unit is what stands beside all numbers, or below the head: %, thousands.
	Unit string
	// Decimals is how many decimals the numbers show at most; -1 where none was seen. Finer is
	// set where the numbers behind have more than they show.
	Decimals int
	Finer    bool
}

// Errors are what keeps a sheet from being read, all at once.
type Errors []*grid.Error

// ErrorsOf are what an error says is wrong with a table; none where it says that the table
// could not be read.
func ErrorsOf(err error) Errors {
	if all, ok := errors.AsType[Errors](err); ok {
		return all
	}
	if one, ok := errors.AsType[*grid.Error](err); ok {
		return Errors{one}
	}
	return nil
}

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Choose returns the sheet of a file that a name asks for; without one the only sheet with
// numbers that a reader sees: a cover, contents and notes are no tables.
func Choose(file *grid.File, name string) (*grid.Sheet, error) {
	var named []string
	var filled, counted []*grid.Sheet
	for i := range file.Sheets {
		sheet := &file.Sheets[i]
		if name != "" {
			if sheetName(sheet) == sheetNamed(name) {
				return sheet, nil
			}
			named = append(named, sheetName(sheet))
			continue
		}
		if sheet.Hidden {
			continue
		}
		holds, err := holdingsOf(sheet)
		if err != nil {
			return nil, err
		}
		if holds >= someRows {
			filled = append(filled, sheet)
		}
		if holds == numberRows {
			counted = append(counted, sheet)
		}
	}
	if tables := slices.DeleteFunc(slices.Clone(counted), isIndex); len(tables) > 0 {
		counted = tables
	}
	switch {
	case name != "":
		return nil, Errors{noSheet(file, name, named)}
	case len(counted) == 1 || counted == nil && len(filled) == 1:
		return append(counted, filled...)[0], nil
	case counted == nil:
		counted = filled
	}
	for _, sheet := range counted {
		named = append(named, sheetName(sheet))
	}
	return nil, Errors{noSheet(file, name, named)}
}

// sheetName is the name of a sheet as a file can write it.
func sheetName(s *grid.Sheet) string { return sheetNamed(s.Name) }

func sheetNamed(name string) string { return table.OneLine(data.Showable(name)) }

// holdings is what a sheet has.
type holdings int

const (
	noRows     holdings = iota
	someRows            // with a text
	numberRows          // several of them with names and numbers
)

// The rows of a sheet that are looked at to know what it is, and those of a table.
const (
	lookedRows = 300
	tableRows  = 2
)

// holdingsOf finds out what a sheet has.
func holdingsOf(sheet *grid.Sheet) (holdings, error) {
	rows, err := sheet.Open()
	if err != nil {
		return noRows, err
	}
	defer rows.Close()
	holds, counted := noRows, 0
	for n := 0; holds == noRows || n < lookedRows; n++ {
		row, err := rows.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return holds, err
		}
		filled, numbers := 0, 0
		for i := range row.Cells {
			c := &row.Cells[i]
			if isBlank(c) {
				continue
			}
			if filled++; c.NotComputed || kindOf(c) == numeral {
				numbers++
			}
		}
		if filled > 0 {
			holds = someRows
		}
		if filled > 1 && numbers > 0 {
			if counted++; counted == tableRows {
				return numberRows, nil
			}
		}
	}
	return holds, nil
}

// maxListed is how many things a message lists.
const maxListed = 12

func noSheet(file *grid.File, name string, seen []string) *grid.Error {
	e := &grid.Error{At: data.Pos{File: file.Name}}
	switch {
	case len(file.Sheets) == 0, name == "" && len(seen) == 0:
		e.Text, e.Hint = file.Name+" has no rows", ""
		return e
	case len(file.Sheets) == 1 && file.Sheets[0].Name == "":
		e.Text, e.Hint = fmt.Sprintf("%s has no sheet %q: it is one table", file.Name, name), "leave out sheet:"
		return e
	case name != "":
		e.Text = fmt.Sprintf("%s has no sheet %q", file.Name, name)
	default:
		e.Text = fmt.Sprintf("%s has %d sheets with rows", file.Name, len(seen))
	}
	e.Key = "sheet"
	for _, s := range seen {
		e.Readings = append(e.Readings, grid.Reading{Write: s, Means: "its table"})
	}
	more := ""
	if len(seen) > maxListed {
		seen, more = seen[:maxListed], ", ..."
	}
	e.Hint = "write sheet: and one of " + quotedList(seen) + more
	return e
}

func quotedList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, s := range texts {
		quoted[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(quoted, ", ")
}

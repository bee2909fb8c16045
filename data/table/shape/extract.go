package shape

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// Extract is a table as plain CSV: one line of heads, and a line for each row, with the
// place of each cell in the file that it comes from.
type Extract struct {
	// Columns are those of the table; the first of the CSV stands before them, and has the
	// line of the file.
	Columns []Column
	Heads   []string // of all columns that it could have
	// Content is the CSV, with commas and a point as the decimal sign. A number has its codes
	// after a blank: 6.0 b.
	Content []byte
	Rows    int
	Found   []grid.Finding
	About   []grid.Finding

	file, sheet string
	lines       []int32 // of the file, by row
	begins      []int   // where the places of each row begin in places
	places      []byte  // of the cells, packed
}

// Mark is the first head of every extract, by which it is known.
const Mark = "briefing:line"

// IsExtract reports whether a file begins as extracts do.
func IsExtract(begin []byte) bool { return strings.HasPrefix(string(begin), Mark+",") }

// MaxExtract is how many bytes an extract may have.
const MaxExtract = 1 << 30

// Place is the place in the file of a cell of the extract, by line and cell of that: the
// first line has the heads, the first cell the line of the file.
func (x *Extract) Place(line, cell int) data.Pos {
	at := data.Pos{File: x.file, Sheet: x.sheet}
	if line < 2 || line-2 >= len(x.lines) {
		if cell >= 1 && cell <= len(x.Columns) {
			return x.Columns[cell-1].At
		}
		return at
	}
	at.Line, at.Col = int(x.lines[line-2]), 1
	packed := x.places[x.begins[line-2]:]
	for range cell {
		place, n := binary.Uvarint(packed)
		at.Col, packed = int(place), packed[n:]
	}
	return at
}

// Read reads the rows of the table that keep asks for; nil asks for all. It is called with
// the cells of the extract, the line of the file first, which are valid until it returns.
func (t *Table) Read(keep func(cells []string) bool) (*Extract, error) {
	w := &writer{Table: t, keep: keep, x: &Extract{Columns: append([]Column(nil), t.Columns...), Heads: t.Heads, file: t.file, sheet: t.sheet.Name}}
	w.units = make([]unitSeen, len(t.Columns))
	w.cells, w.at = make([]string, len(t.Columns)+1), make([]int, len(t.Columns)+1)
	w.head()
	s := &sorter{Table: t, row: w.row, found: slices.Clip(t.Found)}
	err := s.run()
	w.x.Found, w.x.About = append(s.found, w.marks.findings(s.notes)...), append(slices.Clip(t.About), s.notes...)
	switch {
	case w.errs != nil:
		return nil, w.errs
	case err != nil:
		return nil, err
	}
	for i := range w.x.Columns {
		if u := w.units[i]; u.unit != "" {
			w.x.Columns[i].Unit = u.unit
		}
	}
	return w.x, nil
}

// writer writes rows of a table as an extract.
type writer struct {
	*Table
	x     *Extract
	keep  func([]string) bool
	cells []string
	at    []int // the places of the cells
	units []unitSeen
	marks marks
	errs  Errors
}

// unitSeen is what stood beside the numbers of a column.
type unitSeen struct {
	unit  string
	seen  bool // a number
	wrong bool // a fault is recorded
}

func (w *writer) head() {
	w.cells[0] = Mark
	for i, c := range w.Columns {
		w.cells[i+1] = c.Name
	}
	w.line()
}

// line writes the cells.
func (w *writer) line() {
	for i, cell := range w.cells {
		if i > 0 {
			w.x.Content = append(w.x.Content, ',')
		}
		if strings.ContainsAny(cell, ",\"\r\n") || cell == "" && len(w.cells) == 1 {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		w.x.Content = append(w.x.Content, cell...)
	}
	w.x.Content = append(w.x.Content, '\n')
}

// row writes a row of the sheet: one row of the extract, or one for each key in the heads.
func (w *writer) row(number int, cells []grid.Cell) error {
	w.cells[0], w.at[0] = strconv.Itoa(number), 1
	for i, c := range w.chosen {
		if from := w.from[c]; from.column >= 0 {
			w.put(i, number, from.column, cells)
			if from.parts > 0 {
				w.cells[i+1] = part(w.cells[i+1], from)
			}
		}
	}
	if len(w.groups) == 0 {
		return w.add(number)
	}
	for _, g := range w.groups {
		if !w.shape.Empty && isEmptyGroup(g, cells) {
			continue
		}
		w.putGroup(g, number, cells)
		if err := w.add(number); err != nil {
			return err
		}
	}
	return nil
}

func isEmptyGroup(g group, cells []grid.Cell) bool {
	for _, c := range g.columns {
		if c >= 0 && c < len(cells) && cells[c].Text != "" {
			return false
		}
	}
	return true
}

// putGroup puts the key and the measures of a group into their cells.
func (w *writer) putGroup(g group, number int, cells []grid.Cell) {
	for i, c := range w.chosen {
		switch from := w.from[c]; {
		case from.column >= 0:
		case from.measure < 0:
			w.cells[i+1], w.at[i+1] = g.key, w.at[0]
			if g.columns[0] >= 0 && g.columns[0] < len(cells) {
				w.at[i+1] = placeOf(g.columns[0], &cells[g.columns[0]])
			}
		case from.measure < len(g.columns) && g.columns[from.measure] >= 0:
			w.put(i, number, g.columns[from.measure], cells)
		default:
			w.cells[i+1], w.at[i+1] = "", w.at[0]
		}
	}
}

// part is one of several keys in a text.
func part(text string, from source) string {
	parts := strings.Split(text, ",")
	if len(parts) != from.parts {
		return text
	}
	return trim(parts[from.part])
}

// placeOf is where a cell begins in its line, or its column in the sheet.
func placeOf(column int, cell *grid.Cell) int {
	if cell.Column > 0 {
		return cell.Column
	}
	return column + 1
}

// put puts a cell of the sheet into a column of the extract.
func (w *writer) put(i, number, column int, cells []grid.Cell) {
	if column >= len(cells) {
		w.cells[i+1], w.at[i+1] = "", column+1
		if n := len(cells); n > 0 && cells[n-1].Column > 0 {
			w.at[i+1] = cells[n-1].Column
		}
		return
	}
	cell := &cells[column]
	w.at[i+1] = placeOf(column, cell)
	if w.Columns[i].Number {
		w.cells[i+1] = w.numberOf(i, number, column, cell)
	} else {
		w.cells[i+1] = cell.Text
	}
}

// add writes the row where it is asked for.
func (w *writer) add(number int) error {
	if w.keep != nil && !w.keep(w.cells) {
		return nil
	}
	w.x.begins = append(w.x.begins, len(w.x.places))
	w.x.lines = append(w.x.lines, int32(number))
	for _, at := range w.at[1:] {
		w.x.places = binary.AppendUvarint(w.x.places, uint64(at))
	}
	w.x.Rows++
	if w.line(); len(w.x.Content) > MaxExtract {
		return fault(data.Pos{File: w.file, Sheet: w.sheet.Name, Line: number, Col: 1}, fmt.Sprintf("the table has more than %d MiB", MaxExtract>>20), "choose rows of it with where:")
	}
	return nil
}

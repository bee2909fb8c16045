package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data/table/grid"
)

// NoFill says that no empty cell stands for the one above it.
const NoFill = "none"

// filler finds the columns whose empty cells have the text above them.
type filler struct {
	*Table
	l *layout
}

// find finds the columns whose texts stand once above the rows that they belong to, and
// says so. They are those that the shape names, or else those left of the numbers that have a
// text in the first row and not in all, where these texts tell rows apart that are equal
// without them.
func (t *filler) find() error {
	if t.shape.Fill != nil {
		return t.obey()
	}
	rows := t.rows()
	var keys []int // filled in every row
	for c := t.left; c < t.right && !t.number[c]; c++ {
		switch {
		case !t.isUsed(t.l, c):
		case t.l.isAlwaysFilled(c):
			keys = append(keys, c)
		case len(rows) > 0 && t.l.lines[rows[0]].kind(c) != empty:
			t.fill = append(t.fill, c)
		}
	}
	if !t.tellsApart(rows, keys) {
		t.fill = nil
	}
	if t.fill == nil {
		return nil
	}
	t.Found = append(t.Found, grid.Finding{Key: "fill", Text: strings.Join(t.Filled(), ", "), Why: "its empty cells have the text above them", At: t.headPos(t.l, t.fill[0])})
	return nil
}

// Filled are the heads of the columns whose empty cells have the text above them; nil for none.
func (t *Table) Filled() []string {
	var names []string
	for _, c := range t.fill {
		names = append(names, t.called(c))
	}
	return names
}

// called is the head of a column, or its letter where it has none.
func (t *Table) called(c int) string {
	if head := trim(t.headAt(c)); head != "" {
		return head
	}
	return unnamedColumn(c)
}

// columnOf is the column of a name; false where there is none.
func (t *filler) columnOf(name string) (int, bool) {
	for c := t.left; c < t.right; c++ {
		if t.called(c) == name {
			return c, true
		}
	}
	return 0, false
}

// checkUnread refuses to leave out a column that the table does not have: the office may have
// given it another name, and what is not read would be another one.
func (t *filler) checkUnread() error {
	var all Errors
	for _, name := range t.shape.Unread {
		if _, ok := t.columnOf(name); !ok {
			all = append(all, &grid.Error{At: t.headPos(t.l, t.left), Text: fmt.Sprintf("unread: names a column %q, which the table does not have", name), Hint: "name columns by their heads"})
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// obey takes the columns that the shape names.
func (t *filler) obey() error {
	if slices.Equal(t.shape.Fill, []string{NoFill}) {
		return nil
	}
	var all Errors
	for _, name := range t.shape.Fill {
		c, ok := t.columnOf(name)
		if !ok {
			all = append(all, &grid.Error{At: t.headPos(t.l, t.left), Text: fmt.Sprintf("fill: names a column %q, which the table does not have", name), Hint: "name columns by their heads, or write fill: none"})
			continue
		}
		if t.number[c] {
			all = append(all, &grid.Error{At: t.headPos(t.l, c), Text: fmt.Sprintf("fill: names the column %q, which holds numbers: an empty cell there is no number", name), Hint: "name columns of periods or names"})
			continue
		}
		t.fill = append(t.fill, c)
	}
	slices.Sort(t.fill)
	if all == nil {
		return nil
	}
	return all
}

// rows are the rows of the sample with numbers, in its lines.
func (t *filler) rows() (rows []int) {
	for i := t.l.body; i < len(t.l.lines); i++ {
		if t.hasNumber(&t.l.lines[i]) {
			rows = append(rows, i)
		}
	}
	return rows
}

// tellsApart reports whether rows are equal in some columns, and no two are with those that
// are filled.
func (t *filler) tellsApart(rows, keys []int) bool {
	if t.fill == nil || len(keys) == 0 {
		return false
	}
	alone, both := map[string]bool{}, map[string]bool{}
	above := make([]string, len(t.fill))
	for _, i := range rows {
		row := &t.l.lines[i]
		name := namesIn(row, keys)
		for n, c := range t.fill {
			switch text := row.cell(c).Text; {
			case text != "":
				if above[n] = text; n+1 < len(t.fill) && row.kind(t.fill[n+1]) == empty {
					return false // what stands to its right would be that of another
				}
			case above[n] == "":
				return false
			}
		}
		full := name + "\x00" + strings.Join(above, "\x00")
		if both[full] {
			return false
		}
		alone[name], both[full] = true, true
	}
	return len(alone) < len(rows)
}

func namesIn(row *line, columns []int) string {
	texts := make([]string, len(columns))
	for i, c := range columns {
		texts[i] = row.cell(c).Text
	}
	return strings.Join(texts, "\x00")
}

// fillDown puts the texts above into the empty cells of a row with numbers. Below another text
// on its left a cell is not filled.
func (s *sorter) fillDown(cells []grid.Cell) []grid.Cell {
	if s.fill == nil {
		return cells
	}
	if s.above == nil {
		s.above = make([]grid.Cell, len(s.fill))
	}
	copied := false
	for i, c := range s.fill {
		if c >= len(cells) {
			break
		}
		if !isBlank(&cells[c]) {
			s.above[i] = cells[c]
			clear(s.above[i+1:])
			continue
		}
		if s.above[i].Text == "" {
			continue
		}
		if !copied && (len(s.buffer) == 0 || &s.buffer[0] != &cells[0]) { // the row is that of its reader
			s.buffer = append(s.buffer[:0], cells...)
			cells = s.buffer
		}
		copied = true
		cells[c].Text, cells[c].Number = s.above[i].Text, s.above[i].Number
	}
	return cells
}

package shape

import (
	"fmt"
	"io"
	"slices"

	"briefing/data"
	"briefing/data/table/grid"
)

// settle finds out which sign is the decimal sign: a number that is one with a point and not
// with a comma says so, or the other way round. It reads on below the sample until one
// does. Where numbers can be read both ways and none says which, that is asked.
func (t *Table) settle(l *layout, whole bool) error {
	t.dialect = dialect{signOf(t.shape.Decimal), signOf(t.shape.Thousands)}
	if t.decimal != 0 {
		return nil
	}
	var unsure *grid.Error
	for i := l.body; i < len(l.lines) && t.decimal == 0; i++ {
		for c := range l.lines[i].cells {
			t.learn(l.lines[i].number, c, l.lines[i].cells, &unsure)
		}
	}
	if t.decimal == 0 && !whole {
		if err := t.readOn(l.lines[len(l.lines)-1].number, &unsure); err != nil {
			return err
		}
	}
	switch {
	case t.decimal == ',':
		t.found("decimal", ",", data.Pos{File: t.file, Sheet: t.sheet.Name})
	case t.decimal != 0:
	case unsure != nil:
		return Errors{unsure}
	default:
		t.decimal = '.'
	}
	return nil
}

// signOf is a sign of a dialect; 0 for none.
func signOf(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}

// learn looks at a cell for what it says of the decimal sign.
func (t *Table) learn(number, c int, cells []grid.Cell, unsure **grid.Error) {
	cell := &cells[c]
	if t.decimal != 0 || c >= len(t.number) || !t.number[c] || cell.Number != "" {
		return
	}
	w, ok := cut(cell.Text)
	if !ok || w.after != "" && !isCode(w.after) {
		return
	}
	point, comma := t.readings(w.digits)
	switch {
	case point == comma:
	case comma == "":
		t.decimal = '.'
	case point == "":
		t.decimal = ','
	case *unsure == nil:
		said := fmt.Sprintf("%q is %s where the decimal sign is a point, and %s where it is a comma", cell.Text, point, comma)
		if t.shape.Secret {
			said, point, comma = "the numbers may have a point or a comma as the decimal sign", "12.5 is written so", "12,5 is written so"
		} else {
			point, comma = cell.Text+" is "+point, cell.Text+" is "+comma
		}
		*unsure = &grid.Error{At: t.at(number, c, cells), Text: said + "; nothing in the table says which", Hint: `write decimal: "." or decimal: ","`,
			Key: "decimal", Readings: []grid.Reading{{Write: ".", Means: point}, {Write: ",", Means: comma}}}
	}
}

// readOn looks at the rows below the sample.
func (t *Table) readOn(after int, unsure **grid.Error) error {
	rows, err := t.sheet.Open()
	if err != nil {
		return err
	}
	defer rows.Close()
	for t.decimal == 0 {
		row, err := rows.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if row.Line <= after {
			continue
		}
		if t.isBelow(row.Line) {
			return nil
		}
		for c := t.left; c < min(t.right, len(row.Cells)); c++ {
			t.learn(row.Line, c, row.Cells, unsure)
		}
	}
	return nil
}

// choose takes the columns that the shape asks for.
func (t *Table) choose() error {
	for i, c := range t.all {
		t.Heads = append(t.Heads, c.Name)
		if t.shape.Columns != nil && !slices.Contains(t.shape.Columns, c.Name) {
			continue
		}
		if t.shape.Numbers != nil {
			c.Number = slices.Contains(t.shape.Numbers, c.Name)
		}
		c.Decimals = -1
		t.Columns = append(t.Columns, c)
		t.chosen = append(t.chosen, i)
	}
	return nil
}

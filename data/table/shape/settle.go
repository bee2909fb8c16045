package shape

import (
	"io"
	"iter"
	"slices"

	"briefing/data"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// settle finds out how the numbers are written. Where the sample does not say, all of the
// table is looked at: here where two readings would make different numbers, which may be left
// undecided, or else while its rows are read.
func (t *Table) settle(l *layout, whole bool) error {
	said := t.saidOfNumbers()
	v := number.Find(t.cellsOf(l), said)
	decided := said.Decimal != 0 || slices.ContainsFunc(v.Found, func(f grid.Finding) bool { return f.Key == "decimal" })
	t.settled = [2]int{len(t.Found), len(t.Found)}
	switch {
	case whole:
	case !decided && v.Asked != nil:
		return t.settleAll()
	case !decided:
		t.unsure = true
	case v.Dialect.Thousands == number.None && said.Thousands != number.None:
		v.Dialect.Thousands = 0 // rows below may show it
	}
	t.take(v)
	return nil
}

// saidOfNumbers is what the file says of how they are written.
func (t *Table) saidOfNumbers() number.Dialect {
	return number.Dialect{Decimal: number.Sign(t.shape.Decimal), Thousands: number.Sign(t.shape.Thousands)}
}

// settleAll looks at all of the table.
func (t *Table) settleAll() error {
	var err error
	v := number.Find(t.allCells(&err), t.saidOfNumbers())
	if err != nil {
		return err
	}
	t.unsure = false
	t.take(v)
	return nil
}

// take takes what was found, in place of what the sample showed.
func (t *Table) take(v number.Verdict) {
	t.reads, t.undecided = v.Dialect, v.Asked // each number may have one reading, all the same
	t.Found = slices.Replace(t.Found, t.settled[0], t.settled[1], v.Found...)
	t.settled[1] = t.settled[0] + len(v.Found)
}

// confirms reports whether all of the table shows what the sample does.
func (t *Table) confirms(v number.Verdict) bool {
	return v.Asked == nil && v.Dialect == t.reads && slices.Equal(v.Found, t.Found[t.settled[0]:t.settled[1]])
}

// cellsOf are the cells of the sample that hold numbers as text.
func (t *Table) cellsOf(l *layout) iter.Seq[number.Cell] {
	return func(yield func(number.Cell) bool) {
		for i := l.body; i < len(l.lines); i++ {
			if !t.yieldCells(l.lines[i].number, l.lines[i].cells, yield) {
				return
			}
		}
	}
}

// allCells are those of all rows of the table.
func (t *Table) allCells(failed *error) iter.Seq[number.Cell] {
	return func(yield func(number.Cell) bool) {
		rows, err := t.open()
		if err != nil {
			*failed = err
			return
		}
		defer rows.Close()
		for {
			row, err := rows.Next()
			if err == io.EOF || err == nil && t.isBelow(row.Line) {
				return
			}
			if err != nil {
				*failed = err
				return
			}
			if row.Line >= t.body && !t.yieldCells(row.Line, row.Cells, yield) {
				return
			}
		}
	}
}

func (t *Table) showCells(line int, cells []grid.Cell, finder *number.Finder) {
	t.yieldCells(line, cells, func(c number.Cell) bool {
		finder.Add(c)
		return true
	})
}

func (t *Table) yieldCells(line int, cells []grid.Cell, yield func(number.Cell) bool) bool {
	if t.secrets.isAbove(cells) {
		return true
	}
	t.secrets.look(cells)
	for c := t.left; c < min(t.right, len(cells)); c++ {
		if t.secrets.at(c) != public || !t.number[c] || cells[c].Number != "" || cells[c].Text == "" {
			continue
		}
		if !yield(number.Cell{Column: c, Text: cells[c].Text, At: t.at(line, c, cells)}) {
			return false
		}
	}
	return true
}

// choose takes the columns that the shape asks for, and tells the others.
func (t *Table) choose() error {
	var others []string
	for i, c := range t.all {
		t.Heads = append(t.Heads, c.Name)
		if t.shape.Columns != nil && !slices.Contains(t.shape.Columns, c.Name) {
			others = append(others, (&twins{t}).called(i))
			continue
		}
		if t.shape.Numbers != nil {
			c.Number = slices.Contains(t.shape.Numbers, c.Name)
		}
		c.Decimals, c.Letter = -1, (&twins{t}).letterOf(i)
		t.Columns = append(t.Columns, c)
		t.chosen = append(t.chosen, i)
	}
	if others != nil {
		t.found("unread", listedTexts(others), data.Pos{File: t.file, Sheet: t.sheet.Name})
	}
	return nil
}

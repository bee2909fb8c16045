package shape

import (
	"slices"

	"briefing/data/table"
	"briefing/data/table/grid"
)

// secrecy is what stands in an extract in place of a cell that may not be published.
type secrecy uint8

const (
	public  secrecy = iota
	hidden          // the word
	emptied         // nothing
)

// text is what stands in place of the cell.
func (s secrecy) text() string {
	if s == hidden {
		return table.Confidential
	}
	return ""
}

// secrets finds out which cells of a row may not be published.
type secrets struct {
	from   []source // of all columns of the extract
	groups []group
	rules  []secretRule
	row    []secrecy // by column of the sheet, of the row that was looked at
	above  []int     // the columns of flags whose empty cells have the text above them
}

// newSecrets finds the columns that the rules speak of.
func newSecrets(t *Table, l *layout) *secrets {
	index := func(head string) int {
		return slices.IndexFunc(t.all, func(c Column) bool { return c.Name == head })
	}
	all := &secrets{from: t.from, groups: t.groups}
	for _, r := range t.shape.Rules {
		s := secretRule{rule: r, flag: index(r.Flag)}
		for _, list := range []struct {
			heads []string
			as    secrecy
		}{{r.Empty, emptied}, {r.Hidden, hidden}} {
			for _, head := range list.heads {
				if i := index(head); i >= 0 {
					s.cells = append(s.cells, secretCell{i, list.as})
				}
			}
		}
		all.rules = append(all.rules, s)
	}
	if all.rules != nil {
		all.row = make([]secrecy, t.right)
		all.findAbove(t, l)
	}
	return all
}

// findAbove finds the flags that stand once above the rows that they are about.
func (s *secrets) findAbove(t *Table, l *layout) {
	for _, r := range s.rules {
		if r.flag < 0 || s.from[r.flag].column < 0 {
			continue
		}
		c := s.from[r.flag].column
		if slices.Contains(t.fill, c) || slices.ContainsFunc(l.lines, func(row line) bool { return row.cell(c).High > 1 }) {
			s.above = append(s.above, c)
		}
	}
}

// isAbove reports whether a flag of a row, as the file has it, may stand above it.
func (s *secrets) isAbove(cells []grid.Cell) bool {
	return slices.ContainsFunc(s.above, func(c int) bool { return c >= len(cells) || cells[c].Text == "" })
}

// secretRule is a rule with its columns, of all.
type secretRule struct {
	rule  table.Rule
	flag  int // -1 for none
	cells []secretCell
}

type secretCell struct {
	column int
	as     secrecy
}

// look looks at a row.
func (s *secrets) look(cells []grid.Cell) {
	clear(s.row)
	for i := range s.rules {
		r := &s.rules[i]
		if r.flag >= 0 && s.from[r.flag].section {
			s.hide(r, nil) // what says so does not stand in the row: nothing of it is read
			continue
		}
		if r.flag < 0 || s.from[r.flag].column >= 0 || len(s.groups) == 0 {
			if r.flag < 0 || r.rule.Marks(s.flagIn(cells, r.flag, nil)) {
				s.hide(r, nil)
			}
			continue
		}
		for g := range s.groups {
			if r.rule.Marks(s.flagIn(cells, r.flag, &s.groups[g])) {
				s.hide(r, &s.groups[g])
			}
		}
	}
}

// flagIn is the text of a column of the extract in a row.
func (s *secrets) flagIn(cells []grid.Cell, column int, g *group) string {
	c := s.sheetColumn(column, g)
	if c < 0 || c >= len(cells) {
		return ""
	}
	text := cells[c].Text
	if from := s.from[column]; from.parts > 0 {
		text = part(text, from)
	}
	return table.OneLine(text)
}

// sheetColumn is the column of the sheet of a column of the extract; -1 for none.
func (s *secrets) sheetColumn(column int, g *group) int {
	from := s.from[column]
	if from.column >= 0 || g == nil || from.measure < 0 || from.measure >= len(g.columns) {
		return from.column
	}
	return g.columns[from.measure]
}

// hide notes the cells that a rule hides: of a group, or of all.
func (s *secrets) hide(r *secretRule, only *group) {
	set := func(c int, as secrecy) {
		if c >= 0 {
			s.row[c] = as
		}
	}
	for _, cell := range r.cells {
		if only != nil || s.from[cell.column].column >= 0 {
			set(s.sheetColumn(cell.column, only), cell.as)
			continue
		}
		for g := range s.groups {
			set(s.sheetColumn(cell.column, &s.groups[g]), cell.as)
		}
	}
}

// at is whether a cell of the row that was looked at may be published.
func (s *secrets) at(column int) secrecy {
	if column >= len(s.row) {
		return public
	}
	return s.row[column]
}

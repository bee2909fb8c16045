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

// findSecrets finds the columns that the rules speak of.
func (t *Table) findSecrets() {
	index := func(head string) int {
		return slices.IndexFunc(t.all, func(c Column) bool { return c.Name == head })
	}
	for _, r := range t.shape.Rules {
		s := secretRule{Rule: r, flag: index(r.Flag)}
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
		t.rules = append(t.rules, s)
	}
	if t.rules != nil {
		t.secret = make([]secrecy, t.right)
	}
}

// secretRule is a rule with its columns, of all.
type secretRule struct {
	table.Rule
	flag  int // -1 for none
	cells []secretCell
}

type secretCell struct {
	column int
	as     secrecy
}

// findSecretCells finds out which cells of a row may not be published, by column of the
// sheet.
func (t *Table) findSecretCells(cells []grid.Cell) {
	clear(t.secret)
	for i := range t.rules {
		r := &t.rules[i]
		if r.flag < 0 || t.from[r.flag].column >= 0 || len(t.groups) == 0 {
			if r.flag < 0 || r.Marks(t.flagIn(cells, r.flag, nil)) {
				t.hide(r, nil)
			}
			continue
		}
		for g := range t.groups {
			if r.Marks(t.flagIn(cells, r.flag, &t.groups[g])) {
				t.hide(r, &t.groups[g])
			}
		}
	}
}

// flagIn is the text of a column of the extract in a row.
func (t *Table) flagIn(cells []grid.Cell, column int, g *group) string {
	c := t.sheetColumn(column, g)
	if c < 0 || c >= len(cells) {
		return ""
	}
	text := cells[c].Text
	if from := t.from[column]; from.parts > 0 {
		text = part(text, from)
	}
	return table.OneLine(text)
}

// sheetColumn is the column of the sheet of a column of the extract; -1 for none.
func (t *Table) sheetColumn(column int, g *group) int {
	from := t.from[column]
	if from.column >= 0 || g == nil || from.measure < 0 || from.measure >= len(g.columns) {
		return from.column
	}
	return g.columns[from.measure]
}

// hide notes the cells that a rule hides: of a group, or of all.
func (t *Table) hide(r *secretRule, only *group) {
	set := func(c int, as secrecy) {
		if c >= 0 {
			t.secret[c] = as
		}
	}
	for _, cell := range r.cells {
		if only != nil || t.from[cell.column].column >= 0 {
			set(t.sheetColumn(cell.column, only), cell.as)
			continue
		}
		for g := range t.groups {
			set(t.sheetColumn(cell.column, &t.groups[g]), cell.as)
		}
	}
}

// secretAt is whether a cell of the row that was looked at may be published.
func (t *Table) secretAt(column int) secrecy {
	if t.secret == nil || column >= len(t.secret) {
		return public
	}
	return t.secret[column]
}

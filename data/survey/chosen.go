package survey

import (
	"maps"
	"slices"
	"strings"
)

// Unmet is an answer that speaks of what a table does not have.
type Unmet struct {
	Flag, Said string
	Column     string   // whose texts are known; empty where columns are
	Known      []string // what it may speak of
}

// Unknown is the first answer that speaks of a column that the table does not have; nil for
// none.
func (t Table) Unknown(a Answers) *Unmet {
	for _, said := range []struct {
		flag  string
		heads []string
	}{{"key", []string{a.Key}}, {"series", []string{a.Series}}, {"value", a.Values}} {
		for _, head := range said.heads {
			if head != "" && !slices.Contains(t.Heads, head) {
				return &Unmet{Flag: said.flag, Said: head, Known: t.Heads}
			}
		}
	}
	for _, said := range a.Where {
		if !slices.ContainsFunc(t.Heads, func(head string) bool { return strings.HasPrefix(said, head+"=") }) {
			head, _, _ := strings.Cut(said, "=")
			return &Unmet{Flag: "where", Said: head, Known: t.Heads}
		}
	}
	return nil
}

// Chosen are the texts that the rows of a table must have, with what was met while they were
// read.
type Chosen struct{ columns []chosenColumn }

// chosenColumn are the texts of a column that the rows may have.
type chosenColumn struct {
	index int
	head  string
	texts []string
	known map[string]bool // of all rows, as many as are kept
}

// Where is the table of the rows that have what is said of columns: geo=NO. Of one column
// several texts may be said.
func (t Table) Where(said []string) (Table, *Chosen) {
	chosen := &Chosen{}
	for i, head := range t.Heads {
		if texts := saidOf(said, head); texts != nil {
			chosen.columns = append(chosen.columns, chosenColumn{i, head, texts, map[string]bool{}})
		}
	}
	if chosen.columns == nil {
		return t, chosen
	}
	all := t.Rows
	t.Rows = func(yield func([]string) bool) {
		for row := range all {
			if chosen.meets(row) && !yield(row) {
				return
			}
		}
	}
	return t, chosen
}

// meets reports whether a row has a text of each column.
func (c *Chosen) meets(row []string) bool {
	meets := true
	for i := range c.columns {
		column := &c.columns[i]
		cell := cellOf(row, column.index)
		if !column.known[cell] && (len(column.known) < maxTexts || slices.Contains(column.texts, cell)) {
			column.known[strings.Clone(cell)] = true
		}
		meets = meets && slices.Contains(column.texts, cell)
	}
	return meets
}

// Unknown is the first text that no row has, once the rows were read; nil for none.
func (c *Chosen) Unknown() *Unmet {
	for _, column := range c.columns {
		for _, text := range column.texts {
			if !column.known[text] {
				delete(column.known, "")
				return &Unmet{Flag: "where", Said: text, Column: column.head, Known: slices.Sorted(maps.Keys(column.known))}
			}
		}
	}
	return nil
}

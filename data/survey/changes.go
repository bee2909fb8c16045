package survey

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data/table"
)

// Change is what differs in a table from an earlier one of the same shape.
type Change struct {
	What     ChangeKind
	Where    string // a column, or the names and the period of a number
	Old, New string // empty for what is new, or gone
}

// ChangeKind is what has changed.
type ChangeKind string

// The kinds of changes.
const (
	ChangedColumn ChangeKind = "column" // is new, or gone
	ChangedRole   ChangeKind = "role"   // of a column
	ChangedText   ChangeKind = "text"   // of a column: a name, a code, a unit, a period
	ChangedNumber ChangeKind = "number" // was revised, or is gone
)

// maxCompared is how many numbers of a table are compared.
const maxCompared = 2_000_000

// Changes lists what differs in a table from an earlier one: columns, codes, units, periods,
// and numbers that were revised. Numbers at names and periods that are new are not listed
// one by one, and of those that may not be published by the rules only that they are. full
// tells that not all numbers were compared.
func Changes(before, after *Survey, rules []table.Rule) (all []Change, full bool) {
	for _, c := range before.Columns {
		if after.column(c.Head) == nil {
			all = append(all, Change{What: ChangedColumn, Where: c.Head, Old: c.Role.Word()})
		}
	}
	for _, c := range after.Columns {
		old := before.column(c.Head)
		switch {
		case old == nil:
			all = append(all, Change{What: ChangedColumn, Where: c.Head, New: c.Role.Word()})
			continue
		case old.Role != c.Role:
			all = append(all, Change{ChangedRole, c.Head, old.Role.Word(), c.Role.Word()})
		}
		switch c.Role {
		case Dimension, Time, Unit, Scale, Status, Secrecy, Constant, Decimals, Stamp, Label:
			all = append(all, textsChanged(old, &c)...)
		}
	}
	revised, full := numbersChanged(before, after, rules)
	return append(all, revised...), full
}

// textsChanged are the texts of a column that are new or gone, in order.
func textsChanged(before, after *Column) []Change {
	if before.Many || after.Many {
		return nil
	}
	var all []Change
	if gone := without(before.Texts, after.Texts); len(gone) > 0 {
		all = append(all, Change{What: ChangedText, Where: after.Head, Old: listed(gone)})
	}
	if added := without(after.Texts, before.Texts); len(added) > 0 {
		all = append(all, Change{What: ChangedText, Where: after.Head, New: listed(added)})
	}
	return all
}

// without are the texts of a list that another does not have.
func without(list, other []string) []string {
	has := make(map[string]bool, len(other))
	for _, text := range other {
		has[text] = true
	}
	return slices.DeleteFunc(slices.Clone(list), func(text string) bool { return has[text] })
}

// maxListed is how many texts of a column are listed.
const maxListed = 12

func listed(texts []string) string {
	if more := len(texts) - maxListed; more > 0 {
		return strings.Join(texts[:maxListed], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(texts, ", ")
}

// numbersChanged are the numbers of both tables that differ at the same names and periods,
// and those that are gone at a period that both have.
func numbersChanged(before, after *Survey, rules []table.Rule) (all []Change, full bool) {
	keys := before.keysWith(after)
	was, full := before.numbersBy(keys, rules)
	seen := map[string]bool{}
	for place, cell := range after.cells(keys, rules) {
		old, known := was[place]
		seen[place] = true
		if known && old != cell {
			if cell == table.Confidential && old != "" {
				old = "a number" // that was public, and is not any more
			}
			all = append(all, Change{ChangedNumber, place, old, cell})
		}
	}
	for place, cell := range before.cells(keys, rules) {
		if !seen[place] && cell != "" && was[place] == cell {
			all = append(all, Change{What: ChangedNumber, Where: place, Old: cell})
			seen[place] = true
		}
	}
	return all, full
}

// keysWith are the heads of the columns that tell the rows of both tables apart.
func (s *Survey) keysWith(other *Survey) []string {
	var heads []string
	for _, c := range s.Columns {
		o := other.column(c.Head)
		if o == nil {
			continue
		}
		for _, r := range []Role{c.Role, o.Role} {
			if (r == Dimension || r == Time) && !slices.Contains(heads, c.Head) {
				heads = append(heads, c.Head)
			}
		}
	}
	return heads
}

// cells yields the numbers of a table, each with its place: its names, its period and its
// column.
func (s *Survey) cells(keys []string, rules []table.Rule) func(yield func(place, cell string) bool) {
	var places []int
	for _, head := range keys {
		places = append(places, slices.Index(s.Heads, head))
	}
	values := s.ColumnsOf(Value)
	return func(yield func(string, string) bool) {
		for row := range s.Rows {
			names := make([]string, 0, len(places)+1)
			for _, i := range places {
				names = append(names, cellOf(row, i))
			}
			for _, v := range values {
				cell := cellOf(row, v)
				if cell != "" && hides(rules, s, row, v) {
					cell = table.Confidential
				}
				if !yield(strings.Join(append(names, s.Heads[v]), ", "), cell) {
					return
				}
			}
		}
	}
}

// numbersBy are the numbers of a table by their places.
func (s *Survey) numbersBy(keys []string, rules []table.Rule) (numbers map[string]string, full bool) {
	numbers = map[string]string{}
	for place, cell := range s.cells(keys, rules) {
		if len(numbers) >= maxCompared {
			return numbers, true
		}
		numbers[place] = strings.Clone(cell)
	}
	return numbers, false
}

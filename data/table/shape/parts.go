package shape

import (
	"slices"

	"briefing/data/spelling"
)

// parter finds heads that are parts of years.
type parter struct {
	*Table
	l *layout
}

// partsLine finds the line of heads that are parts of the years which a column has: Q1, Jan,
// Annual. All columns of numbers have one, and none is named by the shape.
func (t *parter) partsLine() (nth int, ok bool) {
	l := t.l
	t.years = -1
	for c := t.left; c < t.right && !t.shape.Flat; c++ {
		if !t.number[c] && l.holdsYears(c) {
			t.years, t.year = c, l.firstText(c)
			break
		}
	}
	for nth, heads := range t.heads {
		if t.years < 0 {
			break
		}
		named := slices.ContainsFunc(t.partColumns(heads), func(c int) bool { return slices.Contains(t.shape.Numbers, t.headAt(c)) })
		if parts := t.partColumns(heads); len(parts) > 1 && !named {
			t.marked = []int{t.years}
			return nth, true
		}
	}
	t.years = -1
	return 0, false
}

// rowParts is the column of parts of the years in a line of heads, where years stand across and their months
// or quarters down; -1 for none. A file that names the years, or that column, has them apart.
func (t *parter) rowParts(nth int) int {
	heads := t.heads[nth]
	years := t.periodColumns(heads)
	if t.shape.Flat || slices.ContainsFunc(years, func(c int) bool { return !isAnyYear(heads[c]) }) {
		return -1
	}
	for c := t.left; c < t.right && len(years) > 0; c++ {
		parts := t.partsIn(c, heads[years[0]])
		if len(parts) < 2 || !areParts(parts) {
			continue
		}
		name := lengthOf([]string{joinHeads(heads[years[0]], parts[0])})
		if said := t.shape.Across; said != nil && said[0] != name || t.shape.Columns != nil && !slices.Contains(t.shape.Columns, name) {
			return -1
		}
		return c
	}
	return -1
}

// partsIn are the parts of a year that a column has, beside the year itself; nil where a row with numbers
// has anything else there.
func (t *parter) partsIn(c int, year string) (parts []string) {
	for i := t.l.body; i < len(t.l.lines) && !t.number[c]; i++ {
		row := &t.l.lines[i]
		if !t.hasNumber(row) {
			continue
		}
		text := trim(row.cell(c).Text)
		switch {
		case joinHeads(year, text) == "" || isAnyYear(text):
			return nil
		case !isWhole(text) && !slices.Contains(parts, text):
			parts = append(parts, text)
		}
	}
	return parts
}

// partColumns are the columns whose heads are parts of years; none where a column of numbers
// has another.
func (t *parter) partColumns(heads []string) []int {
	var columns []int
	parts := 0
	for c := t.left; c < t.right; c++ {
		switch {
		case joinHeads(t.year, heads[c]) != "" && !isAnyYear(heads[c]):
			columns = append(columns, c)
			if !isWhole(heads[c]) {
				parts++
			}
		case t.number[c]:
			return nil
		}
	}
	if parts < 2 || !areParts(heads[t.left:t.right]) {
		return nil
	}
	return slices.DeleteFunc(columns, func(c int) bool { return !t.number[c] && c == t.years })
}

// firstText is the first text of a column of the table.
func (l *layout) firstText(c int) string {
	for i := l.body; i < len(l.lines); i++ {
		if l.lines[i].kind(c) != empty {
			text, _ := spelling.CutMark(l.lines[i].cells[c].Text)
			return text
		}
	}
	return ""
}

// keyColumns are the columns below heads that are keys.
func (t *parter) keyColumns(heads []string) []int {
	if t.years >= 0 {
		return slices.DeleteFunc(t.partColumns(heads), func(c int) bool { return c == t.years })
	}
	return t.periodColumns(heads)
}

// findCodes finds what the marks of heads say of all numbers below them.
func (t *Table) findCodes() {
	for _, marks := range t.marks {
		for c, mark := range marks {
			if code := spelling.Code(mark); code != "" {
				if t.codes == nil {
					t.codes = map[int]string{}
				}
				t.codes[c] = code
			}
		}
	}
}

// takeWords takes from the heads those lines, but for those of keys, that say of periods how final their numbers are:
// Outturn, Forecast.
func (t *parter) takeWords(keys, below []int) {
	for i, heads := range t.heads {
		words := slices.IndexFunc(below, func(c int) bool { return heads[c] != "" })
		if slices.Contains(keys, i) || words < 0 || slices.ContainsFunc(below, func(c int) bool { return heads[c] != "" && len(spelling.Code(heads[c])) < 2 }) {
			continue
		}
		for _, c := range below {
			if heads[c] == "" {
				continue
			}
			if t.codes == nil {
				t.codes = map[int]string{}
			}
			t.codes[c], heads[c] = spelling.Code(heads[c]), ""
		}
	}
}

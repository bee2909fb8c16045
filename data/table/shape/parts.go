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

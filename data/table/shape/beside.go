package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// sides finds out which columns stand side by side in the heads.
type sides struct {
	*Table
	l *layout
}

// beside are the columns that stand right of each column below a head that is a key, with the
// same head at all of them: 2019, flag, 2020, flag. They belong to its key, as a head above
// both would say. Those without a head, and those whose head is the key once more, belong to
// it where they hold no numbers: they are its marks.
func (t *sides) beside(below []int) map[int]bool {
	apart := 0
	for i := 1; i < len(below); i++ {
		if gap := below[i] - below[i-1]; i == 1 || gap == apart {
			apart = gap
		} else {
			return nil
		}
	}
	last := below[len(below)-1]
	if apart < 2 || last+apart > t.right {
		return nil
	}
	found := map[int]bool{}
	for by := 1; by < apart; by++ {
		if !t.areAlike(below, by) {
			return nil
		}
		for _, c := range below {
			if t.isUsed(t.l, c+by) {
				found[c+by] = true
			}
		}
	}
	return found
}

// areAlike reports whether the columns some steps right of others have one head, or none and
// no numbers.
func (t *sides) areAlike(columns []int, by int) bool {
	head := t.headAt(columns[0] + by)
	for _, c := range columns {
		if t.headAt(c+by) != head || head == "" && t.number[c+by] && t.isUsed(t.l, c+by) {
			return false
		}
	}
	return true
}

// takeTwins takes from columns below heads that are keys those whose key stands to their left
// already, and that hold no numbers: 2019, 2019, where the second has marks.
func (t *sides) takeTwins(below []int) (kept []int, twins map[int]bool) {
	twins = map[int]bool{}
	for i, c := range below {
		if i > 0 && c == below[i-1]+1 && t.headAt(c) == t.headAt(c-1) && !t.number[c] && t.number[c-1] {
			twins[c] = true
		} else {
			kept = append(kept, c)
		}
	}
	if 2*len(twins) != len(below) {
		return below, nil
	}
	return kept, twins
}

// markName is the name of a column of marks that has none.
const markName = "flag"

// twins are columns of one name.
type twins struct{ *Table }

// nameTwins gives columns of one name each a name of its own: v (column B), v (column C). Which
// of them is meant nobody can know.
func (t *twins) nameTwins() {
	times := map[string]int{}
	for _, c := range t.all {
		times[c.Name]++
	}
	for i := range t.all {
		if c := &t.all[i]; times[c.Name] > 1 {
			if at := t.columnOf(i); at >= 0 {
				c.Twin, c.Name = c.Name, fmt.Sprintf("%s (column %s)", c.Name, data.ColumnName(at+1))
			}
		}
	}
}

// columnOf is the first column of the sheet that a column of the table stands in; -1 for none.
func (t *twins) columnOf(i int) int {
	from := t.from[i]
	if from.column >= 0 || from.measure < 0 {
		return from.column
	}
	for _, g := range t.groups {
		if from.measure < len(g.columns) && g.columns[from.measure] >= 0 {
			return g.columns[from.measure]
		}
	}
	return -1
}

// letterOf is the letter of the column of the sheet that a column stands in; empty where it is
// put together from several.
func (t *twins) letterOf(i int) string {
	if from := t.from[i]; from.column >= 0 && from.parts == 0 && from.with == nil {
		return data.ColumnName(from.column + 1)
	}
	return ""
}

// called is how a column is called where it is not read: Codes (column C).
func (t *twins) called(i int) string {
	name, letter := t.all[i].Name, t.letterOf(i)
	if letter == "" || strings.Contains(name, "column "+letter) {
		return name
	}
	return name + " (column " + letter + ")"
}

// repeatedWidth is how many columns the heads of a table have that stands several times side
// by side, without a column between; 0 for others.
func (t *sides) repeatedWidth() int {
	n := t.right - t.left
	for width := 2; width <= n/2; width++ {
		if n%width == 0 && t.l.holdsNames(t.left) && t.repeatsEvery(width) && !slices.ContainsFunc(t.starts(width), func(c int) bool { return !t.l.holdsNames(c) }) {
			return width
		}
	}
	return 0
}

// starts are the columns in which each of the tables side by side begins.
func (t *sides) starts(width int) (columns []int) {
	for c := t.left; c < t.right; c += width {
		columns = append(columns, c)
	}
	return columns
}

// repeatsEvery reports whether the heads are the same again after some columns, and differ
// before.
func (t *sides) repeatsEvery(width int) bool {
	seen := map[string]bool{}
	for c := t.left; c < t.right; c++ {
		head := t.headAt(c)
		if c < t.left+width {
			if head == "" || seen[head] {
				return false
			}
			seen[head] = true
		} else if head != t.headAt(c-width) {
			return false
		}
	}
	return true
}

// holdsNames reports whether a column holds texts or periods, as those of keys do.
func (l *layout) holdsNames(c int) bool {
	return !l.holdsNumbers(c) && slices.ContainsFunc(l.lines[l.body:], func(row line) bool { return row.kind(c) != empty })
}

// twinsOf are the names of the columns that a head could mean.
func twinsOf(columns []Column, head string) (names []string) {
	for _, c := range columns {
		if c.Twin == head && head != "" {
			names = append(names, c.Name)
		}
	}
	return names
}

// refuseTwins refuses to take one of several columns of one name.
func (t *twins) refuseTwins() error {
	var all Errors
	for _, head := range slices.Compact(slices.Sorted(slices.Values(t.shape.Columns))) {
		names := twinsOf(t.all, head)
		if names == nil || slices.ContainsFunc(t.all, func(c Column) bool { return c.Name == head }) {
			continue
		}
		i := slices.IndexFunc(t.all, func(c Column) bool { return c.Twin == head })
		all = append(all, &grid.Error{At: t.all[i].At, Text: fmt.Sprintf("%d columns have the head %q", len(names), head), Hint: "name one of them: " + quotedList(names)})
	}
	if all == nil {
		return nil
	}
	return all
}

// refuseSeveral asks for one of several tables that stand side by side: below one line of
// heads, with a column between them that is empty, and keys on its right.
func (t *sides) refuseSeveral() error {
	if t.shape.Range != (Range{}) {
		return nil
	}
	var starts []int
	for c := t.left; c < t.right; c++ {
		if t.isUsed(t.l, c) && (c == t.left || !t.isUsed(t.l, c-1) && !t.l.holdsNumbers(c) && t.l.holdsNumbers(c+1)) {
			starts = append(starts, c)
		}
	}
	if width := t.repeatedWidth(); width > 0 && len(starts) < 2 {
		starts = t.starts(width)
	}
	if len(starts) < 2 {
		return nil
	}
	last := t.l.body
	for i := t.l.body; i < len(t.l.lines) && t.l.lines[i].filled() > 0; i++ {
		last = i
	}
	var ranges []string
	for i, from := range starts {
		end := t.right
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		for end > from && !t.isUsed(t.l, end-1) {
			end--
		}
		ranges = append(ranges, Range{t.top, from + 1, t.l.lines[last].number, end}.String())
	}
	return several(t.headPos(t.l, t.left), fmt.Sprintf("%d tables stand side by side", len(ranges)), ranges)
}

package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data/spelling"
)

// NotAcross stands in the names of keys across for a line of heads that holds none.
const NotAcross = "none"

// acrosser makes keys of lines of heads.
type acrosser struct {
	*Table
	l     *layout
	lines []int // of heads, that hold keys
	names []string
}

// arrange arranges a table with keys in its heads. It reports false for one that has none.
func (a *acrosser) arrange() (keyed bool, err error) {
	a.years, a.parts = -1, -1
	said := a.shape.Across
	if len(said) > 1 {
		if err := a.nameLines(said); err != nil {
			return false, err
		}
		return true, a.arrangeKeys(a.headed())
	}
	part := &parter{a.Table, a.l}
	across, keyed := part.partsLine()
	if !keyed {
		across, keyed = a.periodLine()
	}
	if !keyed {
		a.splitHeads()
		across, keyed = a.periodLine()
	}
	switch {
	case keyed:
		a.lines, a.names = []int{across}, []string{""}
		if said != nil {
			a.names = said
		}
		if a.years < 0 {
			a.parts = part.rowParts(across)
		}
		return true, a.arrangeKeys(part.keyColumns(a.heads[across]))
	case said == nil:
		a.findCodes()
		return false, nil
	}
	below := a.headed()
	if isTimeWord(said[0]) {
		return false, fault(a.headPos(a.l, a.left), fmt.Sprintf("across: %s asks for heads that are periods, and no head is one", said[0]), "leave out across:, or write head: and the lines of the heads")
	}
	a.names = said // of all lines together
	return true, a.arrangeKeys(below)
}

// timeWords are in the names of keys that are periods: where such a key stands across, other
// heads are not taken for it.
var timeWords = []string{"year", "quarter", "month", "week", "day", "date", "period", "time", "jahr", "zeit", "quartal", "monat", "année", "periode", "tid", "年", "月", "季", "时", "時", "期"}

func isTimeWord(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(timeWords, func(word string) bool { return strings.Contains(name, word) })
}

// nameLines gives each line of heads the name of its key.
func (a *acrosser) nameLines(said []string) error {
	lines := a.filledLines()
	if len(lines) < len(said) {
		a.splitHeads()
		lines = a.filledLines()
	}
	if len(lines) != len(said) {
		return fault(a.headPos(a.l, a.left), fmt.Sprintf("across: names %d lines of heads, and the table has %d", len(said), len(lines)), "write one name for each line, and none for a line that holds no keys, or head: and the lines of the heads")
	}
	for i, name := range said {
		if name != NotAcross {
			a.lines, a.names = append(a.lines, lines[i]), append(a.names, name)
		}
	}
	return nil
}

// filledLines are the lines of heads that have a text over numbers.
func (a *acrosser) filledLines() (lines []int) {
	for i, heads := range a.heads {
		for c := a.left; c < a.right; c++ {
			if a.number[c] && heads[c] != "" {
				lines = append(lines, i)
				break
			}
		}
	}
	return lines
}

// headed are the columns of numbers that have a head in each line with keys.
func (a *acrosser) headed() (columns []int) {
	for c := a.left; c < a.right; c++ {
		if a.number[c] && a.headAt(c) != "" && !slices.ContainsFunc(a.lines, func(i int) bool { return a.heads[i][c] == "" }) {
			columns = append(columns, c)
		}
	}
	return columns
}

// periodLine finds the line of heads that are periods. Two make a key of it, or one where
// the file says that one is; not where it names them as columns of numbers.
func (a *acrosser) periodLine() (nth int, ok bool) {
	most := 1
	if a.shape.Across != nil {
		most = 0
	}
	if a.shape.Flat {
		return 0, false
	}
	for i, heads := range a.heads {
		if n := len(a.periodColumns(heads)); n > most {
			nth, most, ok = i, n, true
		}
	}
	if ok && a.shape.Across == nil {
		for _, c := range a.periodColumns(a.heads[nth]) {
			if slices.Contains(a.shape.Numbers, a.headAt(c)) {
				return 0, false
			}
		}
	}
	return nth, ok
}

// periodColumns are the columns whose heads in a line are periods.
func (t *Table) periodColumns(heads []string) []int {
	var columns []int
	for c, h := range spelling.Heads(heads) {
		if c >= t.left && h.Period {
			columns = append(columns, c)
		}
	}
	return columns
}

// keysOf are the keys in the heads of a column: all lines are one where none is named.
func (a *acrosser) keysOf(c int) []string {
	if a.lines == nil {
		return []string{a.headAt(c)}
	}
	keys := make([]string, len(a.lines))
	for i, line := range a.lines {
		keys[i] = a.heads[line][c]
	}
	return keys
}

// measureOf is what a column below heads that are keys measures: the other lines of heads.
func (a *acrosser) measureOf(c int) string {
	var parts []string
	for i := range a.heads {
		if a.lines != nil && !slices.Contains(a.lines, i) && !slices.Contains(periodNames, strings.ToLower(trim(a.heads[i][c]))) {
			parts = append(parts, a.heads[i][c])
		}
	}
	if name := joined(parts); name != "" {
		return name
	}
	return "value"
}

// arrangeKeys makes keys of the heads of some columns.
func (a *acrosser) arrangeKeys(below []int) error {
	side := &sides{a.Table, a.l}
	below, marks := side.takeTwins(below)
	if marks == nil {
		marks = side.beside(below)
	}
	if len(below) == 0 {
		return fault(a.headPos(a.l, a.left), fmt.Sprintf("across: %s asks for keys in heads, and no column of numbers has one", strings.Join(a.names, ", ")), "leave out across:, or write head: and the lines of the heads")
	}
	if a.findCodes(); a.lines != nil {
		(&parter{a.Table, a.l}).takeWords(a.lines, below)
	}
	corner := a.takeCorner(below)
	for c := a.left; c < a.right; c++ {
		if _, is := slices.BinarySearch(below, c); is || marks[c] || !a.isUsed(a.l, c) {
			continue
		}
		head := a.headAt(c)
		if c == a.left && corner != "" {
			head = corner
		}
		keys, behind, _ := strings.Cut(head, `\`)
		if a.names[0] == "" && behind != "" {
			a.names[0] = trim(behind)
		}
		a.addColumn(a.l, c, keys)
	}
	at := a.headPos(a.l, below[0])
	if a.names[0] == "" {
		periods := make([]string, len(below))
		for i, c := range below {
			periods[i] = a.heads[a.lines[0]][c]
			switch {
			case a.years >= 0:
				periods[i] = joinHeads(a.year, periods[i])
			case a.parts >= 0:
				periods[i] = joinHeads(periods[i], a.l.firstText(a.parts))
			}
		}
		a.names[0] = lengthOf(periods)
	}
	if a.shape.Across == nil {
		a.found("across", a.names[0], at)
	}
	for i, name := range a.names {
		a.all = append(a.all, Column{Name: name, At: at, Across: true, Decimals: -1})
		a.from = append(a.from, source{column: -1, measure: -1, key: i})
	}
	return a.group(below, marks)
}

// takeCorner reads the head of the names from a line of its own below the heads, in the first
// column, where that of the line of heads says that periods stand beside it: TIME, and below it
// GEO. It is empty for other tables.
func (a *acrosser) takeCorner(below []int) string {
	row := &a.l.lines[a.l.body]
	head := trim(a.headAt(a.left))
	if a.lines == nil || a.names[0] != "" && a.names[0] != head || below[0] == a.left || !isTimeWord(head) || row.filled() != 1 || row.kind(a.left) != text || a.l.body+1 >= len(a.l.lines) {
		return ""
	}
	if a.shape.Columns != nil && !slices.Contains(a.shape.Columns, trim(row.cells[a.left].Text)) && slices.Contains(a.shape.Columns, head) {
		return "" // the file names the column so
	}
	a.l.body++
	a.body = a.l.lines[a.l.body].number
	a.names[0] = head
	return trim(row.cells[a.left].Text)
}

// maxRagged is how many cells a table may have, most of them empty, for each that it has
// where its measures stand at different periods.
const maxRagged = 16

// grouper sorts the columns below heads that are keys by key and by measure.
type grouper struct {
	*acrosser
	marks    map[int]bool     // the columns that belong to the key on their left
	measures map[string][]int // by name: several where columns of one key have the same
	groups   map[string]int   // by their keys
	used     int              // measures
}

// group sorts the columns below heads that are keys, and those that belong to these.
func (a *acrosser) group(below []int, marks map[int]bool) error {
	g := &grouper{a, marks, map[string][]int{}, map[string]int{}, 0}
	for _, c := range below {
		keys := a.keysOf(c)
		if err := g.add(keys, a.measureOf(c), c); err != nil {
			return err
		}
		for by := c + 1; marks[by]; by++ {
			name := trim(a.headAt(by))
			if name == "" || name == a.headAt(c) {
				name = markName
			}
			if err := g.add(keys, name, by); err != nil {
				return err
			}
		}
		if len(a.Table.groups)*g.used > maxRagged*(len(below)+len(marks)+maxListed) {
			return fault(a.headPos(a.l, c), fmt.Sprintf("the %d heads that are keys have %d other heads above or below them, and hardly any of these stands at two keys", len(a.Table.groups), g.used), "write range: and the cells of the table, or head: and the line of the heads")
		}
	}
	return nil
}

// add puts a column into the group of its keys: a second one of a name is a measure of its
// own.
func (g *grouper) add(keys []string, name string, c int) error {
	t := g.Table
	one := strings.Join(keys, "\x00")
	n, ok := g.groups[one]
	if !ok {
		n = len(t.groups)
		g.groups[one] = n
		t.groups = append(t.groups, group{keys: keys, at: t.headPos(g.l, c)})
	}
	columns := &t.groups[n].columns
	for _, m := range g.measures[name] {
		if m >= len(*columns) || (*columns)[m] < 0 {
			g.put(columns, m, c)
			return nil
		}
	}
	if len(g.measures[name]) == maxTwins {
		return fault(t.headPos(g.l, c), fmt.Sprintf("more than %d columns have the head %q", maxTwins, t.headAt(c)), "write range: and the cells of the table, or head: and all lines of the heads")
	}
	g.measures[name] = append(g.measures[name], g.used)
	t.all = append(t.all, Column{Name: name, At: t.headPos(g.l, c), Number: t.number[c] || !g.marks[c], Unit: g.l.unitAt(c), Decimals: -1})
	t.from = append(t.from, source{column: -1, measure: g.used})
	g.put(columns, g.used, c)
	g.used++
	return nil
}

// maxTwins is how many columns of one key and one name a table has at most.
const maxTwins = 12

func (g *grouper) put(columns *[]int, measure, c int) {
	for len(*columns) <= measure {
		*columns = append(*columns, -1)
	}
	(*columns)[measure] = c
	g.number[c] = g.number[c] || !g.marks[c]
}

package shape

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
)

// arrange finds the columns of the table, and which heads are keys.
func (t *Table) arrange(l *layout) error {
	t.measure(l)
	for nth := range l.heads {
		texts, marks := make([]string, t.right), make([]string, t.right)
		for c, h := range l.spread(nth, t.right) {
			texts[c], marks[c] = h.Text, h.Mark
		}
		t.heads, t.marks = append(t.heads, texts), append(t.marks, marks)
		written := make([]string, t.right)
		for c := range written {
			written[c] = l.lines[l.heads[nth]].cell(c).Text
		}
		t.written = append(t.written, written)
	}
	if err := (&sides{t, l}).refuseSeveral(); err != nil {
		return err
	}
	t.number = make([]bool, t.right)
	for c := t.left; c < t.right; c++ {
		t.number[c] = l.holdsNumbers(c)
	}
	if err := refuseHeads(t, l); err != nil {
		return err
	}
	t.joinPeriods()
	if err := (&placer{t, l}).placeHeads(); err != nil {
		return err
	}
	if err := (&filler{t, l}).find(); err != nil {
		return err
	}
	across, keyed := (&parter{t, l}).partsLine()
	if !keyed {
		across, keyed = t.acrossLine()
	}
	if !keyed {
		t.splitHeads()
		across, keyed = t.acrossLine()
	}
	if t.shape.Across != "" && !keyed {
		return fault(t.headPos(l, t.left), fmt.Sprintf("across: %s asks for heads that are periods, and no head is one", t.shape.Across), "leave out across:, or write head: and the lines of the heads")
	}
	t.findCodes()
	if keyed {
		return t.arrangeAcross(l, across)
	}
	for c := t.left; c < t.right; c++ {
		if t.isUsed(l, c) {
			t.addColumn(l, c, t.headAt(c))
		}
	}
	t.timed = len(t.keys) == 1 && l.holdsPeriods(t.keys[0])
	t.dated = slices.DeleteFunc(slices.Clone(t.keys), func(c int) bool { return !t.holdsOnlyPeriods(l, c) })
	t.marked = t.dated
	return (&joiner{t, l}).addPeriods()
}

// refuseHeads refuses heads of numbers that are formulas without a result: what stands below
// them nobody knows.
func refuseHeads(t *Table, l *layout) error {
	var all Errors
	for _, h := range l.heads {
		row := &l.lines[h]
		for c := range row.cells {
			if row.cells[c].NotComputed && c < t.right && t.number[c] {
				all = append(all, notComputed(t.at(row.number, c, row.cells)))
			}
		}
	}
	if all == nil {
		return nil
	}
	return all
}

// measure finds the columns that the table stands in.
func (t *Table) measure(l *layout) {
	t.left = -1
	rows := append(slices.Clone(l.heads), l.body)
	for i := l.body; i < len(l.lines) && l.lines[i].filled() > 0; i++ {
		rows = append(rows, i)
	}
	for _, i := range rows {
		for c, k := range l.lines[i].kinds {
			if k == empty {
				continue
			}
			if t.left < 0 || c < t.left {
				t.left = c
			}
			t.right = max(t.right, c+max(1, l.lines[i].cells[c].Wide))
		}
	}
	if r := t.shape.Range.Right; r > 0 {
		t.right = min(t.right, r)
	}
	t.left = max(t.left, 0)
}

// holdsNumbers reports whether a column holds numbers in more than half of its cells. One of
// years alone does not.
func (l *layout) holdsNumbers(c int) bool {
	filled, numbers, sure := 0, 0, 0
	for i := l.body; i < len(l.lines); i++ {
		switch k := l.lines[i].kind(c); k {
		case empty:
		case numeral, mark:
			filled, numbers, sure = filled+1, numbers+1, sure+1
		case year:
			filled, numbers = filled+1, numbers+1
		default:
			filled++
		}
	}
	return sure > 0 && 2*numbers > filled
}

// isUsed reports whether a column has a head or a cell.
func (t *Table) isUsed(l *layout, c int) bool {
	if t.headAt(c) != "" {
		return true
	}
	return slices.ContainsFunc(l.lines[l.body:], func(row line) bool { return row.kind(c) != empty })
}

// headAt is the head of a column, of all lines together.
func (t *Table) headAt(c int) string {
	parts := make([]string, len(t.heads))
	for i := range t.heads {
		parts[i] = t.heads[i][c]
	}
	return joined(parts)
}

// headPos is the place of the head of a column: of the lowest line that has one.
func (t *Table) headPos(l *layout, c int) data.Pos {
	for i := len(l.heads) - 1; i >= 0; i-- {
		row := &l.lines[l.heads[i]]
		if row.kind(c) != empty {
			return t.at(row.number, c, row.cells)
		}
	}
	if len(l.heads) > 0 {
		row := &l.lines[l.heads[0]]
		return t.at(row.number, c, row.cells)
	}
	return data.Pos{File: t.file, Sheet: t.sheet.Name}
}

// acrossLine finds the line of heads that are periods. Two make a key of it, or one where
// the file says that one is; not where it names them as columns of numbers.
func (t *Table) acrossLine() (nth int, ok bool) {
	most := 1
	if t.shape.Across != "" {
		most = 0
	}
	if t.shape.Flat {
		return 0, false
	}
	for i, heads := range t.heads {
		if n := len(t.periodColumns(heads)); n > most {
			nth, most, ok = i, n, true
		}
	}
	if ok && t.shape.Across == "" {
		for _, c := range t.periodColumns(t.heads[nth]) {
			if slices.Contains(t.shape.Numbers, t.headAt(c)) {
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

// arrangeAcross makes a key of the heads in a line.
func (t *Table) arrangeAcross(l *layout, nth int) error {
	heads := t.heads[nth]
	side, part := &sides{t, l}, &parter{t, l}
	below, marks := side.takeTwins(heads, part.keyColumns(heads))
	if marks == nil {
		marks = side.beside(below)
	}
	part.takeWords(nth, below)
	name := t.shape.Across
	for c := t.left; c < t.right; c++ {
		head := t.headAt(c)
		if _, is := slices.BinarySearch(below, c); is || marks[c] || !t.isUsed(l, c) {
			continue
		}
		keys, behind, _ := strings.Cut(head, `\`)
		if name == "" && behind != "" {
			name = trim(behind)
		}
		t.addColumn(l, c, keys)
	}
	if name == "" {
		periods := make([]string, len(below))
		for i, c := range below {
			periods[i] = heads[c]
			if t.years >= 0 {
				periods[i] = joinHeads(t.year, heads[c])
			}
		}
		name = lengthOf(periods)
	}
	if t.shape.Across == "" {
		t.found("across", name, t.headPos(l, below[0]))
	}
	t.all = append(t.all, Column{Name: name, At: t.headPos(l, below[0]), Across: true})
	t.from = append(t.from, source{column: -1, measure: -1})
	return t.group(l, nth, below, marks)
}

// maxRagged is how many cells a table may have, most of them empty, for each that it has
// where its measures stand at different periods.
const maxRagged = 16

// grouper sorts the columns below heads that are keys by key and by measure.
type grouper struct {
	*Table
	l        *layout
	nth      int              // the line of the keys
	marks    map[int]bool     // the columns that belong to the key on their left
	measures map[string][]int // by name: several where columns of one key have the same
	groups   map[string]int   // by key
	used     int              // measures
}

// group sorts the columns below heads that are keys, and those that belong to these.
func (t *Table) group(l *layout, nth int, below []int, marks map[int]bool) error {
	g := &grouper{t, l, nth, marks, map[string][]int{}, map[string]int{}, 0}
	for _, c := range below {
		key := t.heads[nth][c]
		if err := g.add(key, t.measureAt(nth, c), c); err != nil {
			return err
		}
		for by := c + 1; marks[by]; by++ {
			name := trim(t.headAt(by))
			if name == "" || name == key {
				name = markName
			}
			if err := g.add(key, name, by); err != nil {
				return err
			}
		}
		if len(t.groups)*g.used > maxRagged*(len(below)+len(marks)+maxListed) {
			return fault(t.headPos(l, c), fmt.Sprintf("the %d heads that are periods have %d other heads above or below them, and hardly any of these stands at two periods", len(t.groups), g.used), "write range: and the cells of the table, or head: and the line of the heads")
		}
	}
	return nil
}

// add puts a column into the group of its key: a second one of a name is a measure of its own.
func (g *grouper) add(key, name string, c int) error {
	t := g.Table
	n, ok := g.groups[key]
	if !ok {
		n = len(t.groups)
		g.groups[key] = n
		t.groups = append(t.groups, group{key: key, at: t.headPos(g.l, c)})
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

// measureAt is what a column below a head that is a key measures: the other lines of heads.
func (t *Table) measureAt(nth, c int) string {
	var parts []string
	for i := range t.heads {
		if i != nth {
			parts = append(parts, t.heads[i][c])
		}
	}
	if name := joined(parts); name != "" {
		return name
	}
	return "value"
}

// unitAt is what the line of units has for a column.
func (l *layout) unitAt(c int) string {
	if l.units < 0 {
		return ""
	}
	text := trim(l.lines[l.units].cell(c).Text)
	if n := len(text); n > 2 && strings.IndexByte("([", text[0]) >= 0 && strings.IndexByte(")]", text[n-1]) >= 0 {
		return text[1 : n-1]
	}
	return text
}

// addColumn adds a column of the sheet; several where its head and its cells hold several
// keys: freq,unit,geo.
func (t *Table) addColumn(l *layout, c int, head string) {
	column := Column{Name: trim(head), At: t.headPos(l, c), Number: t.number[c], Unit: l.unitAt(c), Decimals: -1}
	if !t.number[c] && (slices.Contains(t.fill, c) || l.isAlwaysFilled(c)) {
		t.keys = append(t.keys, c)
	}
	if parts := strings.Split(head, ","); len(parts) > 1 && l.holdsParts(c, len(parts)) {
		t.found("key", strings.Join(parts, ", "), column.At)
		for i, name := range parts {
			column.Name = trim(name)
			t.all = append(t.all, column)
			t.from = append(t.from, source{column: c, part: i, parts: len(parts)})
		}
		return
	}
	if column.Name == "" {
		column.Name = t.unnamed(l, c)
	}
	t.all = append(t.all, column)
	t.from = append(t.from, source{column: c})
}

// isAlwaysFilled reports whether a column has a text in all rows with numbers; in cells that
// are merged, the text stands in the first.
func (l *layout) isAlwaysFilled(c int) bool {
	covered := 0
	for i := l.body; i < len(l.lines); i++ {
		row := &l.lines[i]
		if high := row.cell(c).High; high > 1 {
			covered = row.number + high
		}
		if row.kind(c) == empty && row.number >= covered && slices.ContainsFunc(row.kinds, func(k kind) bool { return k == numeral || k == mark }) {
			return false
		}
	}
	return true
}

// holdsParts reports whether all cells of a column hold as many keys as its head.
func (l *layout) holdsParts(c, n int) bool {
	seen := false
	for i := l.body; i < len(l.lines); i++ {
		if row := &l.lines[i]; row.kind(c) != empty && row.filled() > 1 {
			if seen = true; strings.Count(row.cells[c].Text, ",") != n-1 {
				return false
			}
		}
	}
	return seen
}

// unnamed is the name of a column without a head: what it holds, where that is one thing.
func (t *Table) unnamed(l *layout, c int) string {
	numbers := 0
	for i := t.left; i < t.right; i++ {
		if t.number[i] {
			numbers++
		}
	}
	switch {
	case len(t.heads) == 0 && t.number[c] && numbers == 1:
		return "value"
	case len(t.heads) == 0 && t.number[c]:
		for i := range l.body {
			if row := &l.lines[i]; row.isMeta() && row.kind(c) != empty && aboutKey(row.cells[row.first()].Text) == "title" {
				return row.cells[c].Text
			}
		}
	case !t.number[c] && l.holdsPeriods(c) && !slices.ContainsFunc(t.all, func(c Column) bool { return c.Name == "period" }):
		return "period"
	}
	return "column " + data.ColumnName(c+1)
}

// holdsPeriods reports whether most cells of a column are periods.
func (l *layout) holdsPeriods(c int) bool {
	filled, periods := 0, 0
	for i := l.body; i < len(l.lines); i++ {
		k := l.lines[i].kind(c)
		if l.lines[i].filled() == 1 && l.lines[l.body].filled() > 1 {
			continue // a line below the table
		}
		if k != empty {
			filled++
		}
		if k == year || k == period {
			periods++
		}
	}
	return 2*periods > filled
}

// holdsOnlyPeriods reports whether a column holds periods in every row that has numbers.
func (t *Table) holdsOnlyPeriods(l *layout, c int) bool {
	seen := false
	for i := l.body; i < len(l.lines); i++ {
		if row := &l.lines[i]; t.hasNumber(row) {
			if seen = true; row.kind(c) != year && row.kind(c) != period {
				return false
			}
		}
	}
	return seen
}

// hasNumber reports whether a row has a number in a column of numbers.
func (t *Table) hasNumber(row *line) bool {
	for c, k := range row.kinds {
		if c < len(t.number) && t.number[c] && k.holds() {
			return true
		}
	}
	return false
}

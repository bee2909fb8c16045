package shape

import (
	"slices"
	"strconv"
	"strings"

	"briefing/data/spelling"
	"briefing/data/table"
	"briefing/data/table/grid"
)

// line is a row of the sample, with what its cells hold. Cells outside the range are empty.
type line struct {
	number int
	hidden bool
	cells  []grid.Cell
	kinds  []kind
}

// count is how many cells are of kinds that a test asks for.
func (l *line) count(such func(kind) bool) int {
	n := 0
	for _, k := range l.kinds {
		if such(k) {
			n++
		}
	}
	return n
}

func isFilled(k kind) bool { return k != empty }

func (l *line) filled() int { return l.count(isFilled) }

// first is the first cell that is not empty; -1 for none.
func (l *line) first() int { return slices.IndexFunc(l.kinds, isFilled) }

// cell is a cell of the row; an empty one where it has none.
func (l *line) cell(column int) *grid.Cell {
	if column < len(l.cells) {
		return &l.cells[column]
	}
	return &grid.Cell{}
}

func (l *line) kind(column int) kind {
	if column < len(l.kinds) {
		return l.kinds[column]
	}
	return empty
}

// counts reports whether the row has a number, other than what may be a year, or a mark in
// place of one.
func (l *line) counts() bool {
	return l.filled() > 0 && !l.isMeta() && !l.isLegend() && l.count(func(k kind) bool { return k == numeral || k == mark }) > 0
}

// isLegend reports whether the row says what a mark means: ***, confidential.
func (l *line) isLegend() bool {
	i := l.first()
	return i >= 0 && l.kinds[i] == mark && l.filled() > 1 && !slices.ContainsFunc(l.kinds[i+1:], func(k kind) bool { return k != empty && k != text })
}

// isMeta reports whether the row begins with a word that lines about a table begin with.
func (l *line) isMeta() bool {
	i := l.first()
	return i >= 0 && l.kinds[i] == text && (aboutKey(l.cells[i].Text) != "" || strings.HasSuffix(l.cells[i].Text, "："))
}

// layout is where in the sample the table stands.
type layout struct {
	lines []line
	heads []int // in lines
	body  int   // the first row of the table
	units int   // the row with units; -1 for none
	// titles is the row with the titles of series, where their heads are codes, and scales that with
	// the scales of their units; -1 for none.
	titles, scales int
	counted        int // the row that numbers the columns; 0 for none
	// listing are the titles of all columns by their heads, which the first lines list: so many as
	// listed. It is nil for other tables.
	listing map[string]string
	listed  int
}

// maxHeads is how many lines of heads are looked for.
const maxHeads = 6

// find finds the heads and the first row of the table. It reports false where the sample
// has no table.
func (l *layout) find() bool {
	l.units, l.titles, l.scales = -1, -1, -1
	width := l.width()
	l.body = l.firstDated()
	if l.body >= 0 {
		l.headDated()
		return true
	}
	l.body = slices.IndexFunc(l.lines, func(row line) bool { return row.counts() && 2*row.filled() >= width && !row.areUnits() })
	if l.body < 0 {
		return l.findNames()
	}
	if l.headsPeriods(l.body) {
		l.heads, l.body = []int{l.body}, l.body+1
		return l.body < len(l.lines)
	}
	var heads []int
	first := l.body
	for i := l.body - 1; i >= 0 && len(heads) < maxHeads; i-- {
		row := &l.lines[i]
		if row.filled() == 0 && heads == nil && l.body-i <= 2 {
			continue
		}
		if heads == nil && l.isSection(i) {
			first = i
			continue
		}
		if !l.isHead(row) || heads != nil && row.filled() == 1 && row.areUnits() {
			break
		}
		heads = append(heads, i)
	}
	if heads != nil {
		l.body = first
	}
	slices.Reverse(heads)
	l.heads = l.withoutMeta(heads)
	l.cutConditions()
	l.cutRows()
	l.cutUnits()
	l.skipCounted()
	return true
}

// headsPeriods reports whether a row, above which no heads stand, has periods that are written as numbers
// above the numbers of the table: 2019.0, 201901. The rows below have none there.
func (l *layout) headsPeriods(i int) bool {
	row := &l.lines[i]
	texts := make([]string, len(row.cells))
	for c := range row.cells {
		texts[c] = headText(&row.cells[c])
	}
	heads, periods, first := spelling.Heads(texts), 0, row.first()
	for c, k := range row.kinds {
		switch {
		case k == empty || c == first && k == text:
		case !heads[c].Period || i+1 < len(l.lines) && spelling.Heads([]string{l.lines[i+1].cell(c).Text})[0].Period:
			return false
		default:
			periods++
		}
	}
	return periods > 1 && (i == 0 || !l.isHead(&l.lines[i-1]))
}

// width is how many cells the rows with numbers fill: as many as half of them do.
func (l *layout) width() int {
	var widths []int
	for i := range l.lines {
		if l.lines[i].counts() {
			widths = append(widths, l.lines[i].filled())
		}
	}
	if widths == nil {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)/2]
}

// findNames finds the table where no row has a number, but for what may be years: the
// first row with two cells has the heads.
func (l *layout) findNames() bool {
	i := slices.IndexFunc(l.lines, func(row line) bool { return row.filled() > 1 && !row.isMeta() })
	if i < 0 || i+1 == len(l.lines) {
		return false
	}
	l.heads, l.body = []int{i}, i+1
	return true
}

// isHead reports whether a row above the table can hold heads: texts and periods, two at
// least, or one that does not stand where titles do.
func (l *layout) isHead(row *line) bool {
	if row.counts() && !row.areUnits() {
		return false
	}
	return row.filled() > 1 || row.filled() == 1 && (row.first() > l.lines[l.body].first() || l.lines[l.body].filled() == 1)
}

// isSection reports whether a row of one text stands below heads, as that of a part of the
// table does: heads fill as many cells as the rows do.
func (l *layout) isSection(i int) bool {
	row := &l.lines[i]
	if row.filled() != 1 || row.isMeta() || l.isHead(row) && !l.comesAgain(row) {
		return false
	}
	for i--; i >= 0; i-- {
		above := &l.lines[i]
		if above.filled() != 1 || above.isMeta() {
			return l.isHead(above) && !above.isMeta() && above.filled()+1 >= l.lines[l.body].filled()
		}
	}
	return false
}

// comesAgain reports whether a row of one text below the first of the table has its text where
// this one has: as the middle of the page, and not as the head of a column.
func (l *layout) comesAgain(row *line) bool {
	c := row.first()
	if c == 0 || row.kinds[c] != text {
		return false
	}
	return slices.ContainsFunc(l.lines[l.body:], func(below line) bool {
		return below.filled() == 1 && below.first() == c && below.kinds[c] == text
	})
}

// withoutMeta leaves out lines about the table. A single one is the heads, where their word
// is the name of a column.
func (l *layout) withoutMeta(heads []int) []int {
	last := -1
	for i, h := range heads {
		if l.lines[h].isMeta() {
			last = i
		}
	}
	if last == 0 && len(heads) == 1 && (heads[0] == 0 || !l.lines[heads[0]-1].isMeta()) && l.lines[heads[0]].filled() > 1 {
		return heads
	}
	return heads[last+1:]
}

// cutConditions takes lines from the heads that say what all numbers are of, above those with a head for each
// column: Sex; Total.
func (l *layout) cutConditions() {
	for len(l.heads) > 1 {
		row, below := &l.lines[l.heads[0]], &l.lines[l.heads[1]]
		c := row.first()
		if row.filled() != 2 || row.kind(c) != text || row.kind(c+1) != text || row.cell(c+1).Wide > 1 || below.first() != c || below.filled() < leastConditioned || below.cell(c).Text == row.cell(c).Text {
			return
		}
		l.heads = l.heads[1:]
	}
}

// leastConditioned is how many heads stand below a line of two cells that is none of them.
const leastConditioned = 4

// cutRows takes rows from the heads that belong to the table, of years that are numbers, and a title
// whose commas part it.
func (l *layout) cutRows() {
	for i := 1; i < len(l.heads); i++ {
		upper, lower := &l.lines[l.heads[i-1]], &l.lines[l.heads[i]]
		if upper.filled() < lower.filled() {
			switch {
			case lower.listsYears():
				continue
			case l.namesColumns(lower) && upper.count(func(k kind) bool { return k == period || k == year }) > 0:
				l.heads = l.heads[i:] // a title's words stand above
				return
			case l.namesColumns(lower):
				continue
			}
		}
		both := upper.first() == lower.first() && l.lines[l.body].first() == lower.first()
		for c := range lower.kinds {
			k := lower.kind(c)
			if (k == year || k == period) && !isPeriod(upper.cell(c).Text+" "+lower.cell(c).Text) && (both || upper.kind(c) == year || upper.kind(c) == period) {
				l.body, l.heads = l.heads[i], l.heads[:i]
				return
			}
		}
	}
}

// listsYears reports whether all cells of a row but the first are years, each another, as heads are.
func (l *line) listsYears() bool {
	seen, first := map[string]bool{}, l.first()
	for c := range l.cells {
		switch {
		case l.kinds[c] == empty || c == first && l.kinds[c] == text:
		case l.kinds[c] != year || seen[l.cells[c].Text]:
			return false
		default:
			seen[l.cells[c].Text] = true
		}
	}
	return len(seen) > 1
}

// namesColumns reports whether a row has years that follow one another, and a text over a column of
// numbers, as a row of the table has none: Area, April 1 base, 2020, 2021.
func (l *layout) namesColumns(row *line) bool {
	named := false
	for c := row.first() + 1; c < len(row.kinds); c++ {
		k := row.kinds[c]
		named = named || (k == text || k == period) && l.lines[l.body].kind(c) == numeral
	}
	return named && row.followYears()
}

// followYears reports whether the numbers of a row are years, two at least, each that after the last.
func (l *line) followYears() bool {
	last, years := 0, 0
	for c, k := range l.kinds {
		if k != year {
			if k.holds() {
				return false
			}
			continue
		}
		y, err := strconv.Atoi(l.cells[c].Text)
		if err != nil || years > 0 && y != last+1 {
			return false
		}
		last, years = y, years+1
	}
	return years > 1
}

// cutUnits takes the line of units, which is the last, from the heads.
func (l *layout) cutUnits() {
	n := len(l.heads)
	if n < 2 {
		return
	}
	if l.takeUnits(l.heads[n-1], l.heads[n-2]) {
		l.heads = l.heads[:n-1]
	}
}

// takeUnits takes a line for that of the units below a line of heads, whose first cell becomes the
// name of the periods where that stands beside the units. It reports false for another line.
func (l *layout) takeUnits(i, head int) bool {
	row, above := &l.lines[i], &l.lines[head]
	named := row.areUnitsBesideKeys()
	if !named && !row.areUnits() {
		return false
	}
	l.units = i
	if named && above.first() == row.first() {
		above.cells[row.first()].Text = row.cells[row.first()].Text // what the heads are stands above
	}
	return true
}

// areUnitsBesideKeys reports whether a row has units, but for the name of the periods in its first
// cell, as Statistics Netherlands has them below subjects: Perioden, aantal, aantal.
func (l *line) areUnitsBesideKeys() bool {
	first := l.first()
	if l.filled() < 2 || !slices.Contains(periodNames, strings.ToLower(l.cells[first].Text)) {
		return false
	}
	for c := range l.cells {
		if c != first && l.kinds[c] != empty && !isUnit(l.cells[c].Text) {
			return false
		}
	}
	return true
}

// periodNames are what the column of periods is called, in lower case.
var periodNames = []string{"perioden", "periods", "period", "periode", "year", "years", "jahr", "jahre", "jaar", "date", "ano", "año", "année", "anno", "år", "rok", "período", "periodo", "période", "年", "年份"}

// areUnits reports whether all cells of a row are units.
func (l *line) areUnits() bool {
	for c := range l.cells {
		if l.kinds[c] != empty && !isUnit(l.cells[c].Text) {
			return false
		}
	}
	return l.filled() > 0
}

// given takes the lines of the heads that the file names. It reports false for lines that
// the sample does not have.
func (l *layout) given(numbers []int) bool {
	l.units, l.titles, l.scales = -1, -1, -1
	for _, n := range numbers {
		i := slices.IndexFunc(l.lines, func(row line) bool { return row.number == n })
		if i < 0 || l.lines[i].filled() == 0 {
			return false
		}
		l.heads = append(l.heads, i)
	}
	slices.Sort(l.heads)
	if l.body = l.firstDated(); l.body > l.heads[len(l.heads)-1] {
		l.nameSeries(l.heads[len(l.heads)-1])
		return true
	}
	l.body = l.heads[len(l.heads)-1] + 1
	for l.body < len(l.lines) && l.lines[l.body].filled() == 0 {
		l.body++
	}
	if l.body < len(l.lines) && l.takeUnits(l.body, l.heads[len(l.heads)-1]) {
		l.body++
	}
	l.skipCounted()
	return true
}

// skipCounted leaves out a row below the heads that numbers the columns: 1, 2, 3, 4. The row after it has
// texts where this one has numbers.
func (l *layout) skipCounted() {
	if l.heads == nil || l.body+1 >= len(l.lines) {
		return
	}
	row, next, n, texts := &l.lines[l.body], &l.lines[l.body+1], 0, false
	for c := range row.cells {
		if row.kinds[c] == empty {
			continue
		}
		if n++; strings.Trim(row.cells[c].Text, "()") != strconv.Itoa(n) {
			return
		}
		texts = texts || next.kind(c) == text
	}
	if n >= leastCounted && texts {
		l.counted, l.body = l.body, l.body+1
	}
}

// leastCounted is how many columns are numbered at least, where a row does that.
const leastCounted = 3

// spread are the heads of a line by column: those of merged cells in each that they cover, and
// those that stand over several heads of the lines below in each of these.
func (l *layout) spread(nth, width int) []spelling.Head {
	row := &l.lines[l.heads[nth]]
	texts, merged := make([]string, width), make([]bool, width)
	for c := 0; c < width; c++ {
		cell := row.cell(c)
		if cell.Text == "" {
			continue
		}
		texts[c] = table.OneLine(headText(cell)) // as the file language writes names
		for w := 1; w < cell.Wide && c+w < width; w++ {
			texts[c+w] = texts[c]
			merged[c+w] = true
		}
	}
	heads := spelling.Heads(texts)
	if nth+1 == len(l.heads) {
		return heads
	}
	lower := func(c int) bool {
		return slices.ContainsFunc(l.heads[nth+1:], func(h int) bool { return l.lines[h].kind(c) != empty })
	}
	for c := 1; c < width; c++ {
		if texts[c] == "" && texts[c-1] != "" && lower(c) && lower(c-1) && row.cell(c-1).Wide <= 1 && !merged[c-1] {
			texts[c], heads[c] = texts[c-1], heads[c-1]
		}
	}
	return heads
}

// joined is one text of several lines of a head.
func joined(parts []string) string {
	var kept []string
	for _, p := range parts {
		if p != "" && (kept == nil || kept[len(kept)-1] != p) {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " / ")
}

package shape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/internal/pattern"
)

// arrange finds the columns of the table, and which heads are keys.
func (t *Table) arrange(l *layout) error {
	t.measure(l)
	t.names = newNamer(l)
	for nth := range l.heads {
		texts, marks := make([]string, t.right), make([]string, t.right)
		for c, h := range l.spread(nth, t.right) {
			texts[c], marks[c] = h.Text, h.Mark
		}
		t.names.heads(t, &l.lines[l.heads[nth]], texts)
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
	t.number, t.coded = make([]bool, t.right), make([]bool, t.right)
	for c := t.left; c < t.right; c++ {
		if t.number[c] = l.holdsNumbers(c); t.number[c] && l.listsNotes(c, t.headAt(c)) {
			t.number[c], t.listed = false, append(t.listed, c)
		}
		t.coded[c] = t.number[c] && l.holdsCodes(c)
	}
	if err := refuseHeads(t, l); err != nil {
		return err
	}
	t.joinPeriods()
	t.codeRows = hasCodeRows(t, l)
	if err := (&placer{t, l}).placeHeads(); err != nil {
		return err
	}
	if err := (&filler{t, l}).find(); err != nil {
		return err
	}
	if err := (&filler{t, l}).checkUnread(); err != nil {
		return err
	}
	if keyed, err := (&acrosser{Table: t, l: l}).arrange(); keyed || err != nil {
		return err
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
// years alone does not. A few codes that stand in place of numbers again and again do not count,
// but in the first column, which has names.
func (l *layout) holdsNumbers(c int) bool {
	filled, numbers, sure, dates := 0, 0, 0, 0
	codes, coded := map[string]bool{}, 0
	for i := l.body; i < len(l.lines); i++ {
		switch k := l.lines[i].kind(c); {
		case k == empty:
		case k == numeral, k == mark:
			filled, numbers, sure = filled+1, numbers+1, sure+1
		case k == year:
			filled, numbers = filled+1, numbers+1
		case k == period && data.AllDigits(l.lines[i].cells[c].Text):
			filled, dates = filled+1, dates+1
		case k == text && c > l.lines[i].first() && isShortCode(l.lines[i].cells[c].Text):
			if coded++; len(codes) <= maxShortCodes {
				codes[l.lines[i].cells[c].Text] = true
			}
			filled++
		default:
			filled++
		}
	}
	if dates <= mostDates*sure { // 198912 among other amounts is one
		numbers += dates
	}
	if sure == 0 || 2*numbers > filled {
		return sure > 0
	}
	return 5*numbers >= filled && 2*numbers > filled-coded && len(codes) <= maxShortCodes && coded >= 2*len(codes)
}

// mostDates is how many cells of a column of numbers may be as dates without signs are, for each other.
const mostDates = 3

// maxShortCodes is how many different codes stand in place of the numbers of a column at most.
const maxShortCodes = 4

// holdsCodes reports whether a column has short codes in place of numbers again and again.
func (l *layout) holdsCodes(c int) bool {
	codes := 0
	for i := l.body; i < len(l.lines); i++ {
		if l.lines[i].kind(c) == text && isShortCode(l.lines[i].cells[c].Text) {
			codes++
		}
	}
	return codes > 1
}

// isShortCode reports whether a text can be a code of an office in place of a number.
func isShortCode(s string) bool {
	return utf8.RuneCountInString(s) <= 2 && len(flag.Readings(s)) > 0
}

var noteNumbers = pattern.New(`^\d{1,2}(?:[,;] ?\d{1,2})*$`)

// listsNotes reports whether a column has the numbers of notes, as its head says: Value Footnotes, and
// below it 1,2.
func (l *layout) listsNotes(c int, head string) bool {
	return strings.Contains(strings.ToLower(head), "footnote") && !slices.ContainsFunc(l.lines[l.body:], func(row line) bool {
		return row.counts() && row.filled() > 2 && row.kind(c) != empty && !noteNumbers.MatchString(row.cells[c].Text)
	})
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

// unitAt is what the line of units has for a column.
func (l *layout) unitAt(c int) string {
	if l.units < 0 {
		return ""
	}
	text := trim(l.lines[l.units].cell(c).Text)
	if scale := l.scaleAt(c); scale != "" && text != "" {
		return scale + " " + text
	}
	if n := len(text); n > 2 && strings.IndexByte("([", text[0]) >= 0 && strings.IndexByte(")]", text[n-1]) >= 0 {
		return text[1 : n-1]
	}
	return text
}

// addColumn adds a column of the sheet; several where its head and its cells hold several
// keys: freq,unit,geo.
func (t *Table) addColumn(l *layout, c int, head string) {
	column := Column{Name: trim(head), At: t.headPos(l, c), Number: t.number[c], Fixed: true, Unit: l.unitAt(c), Title: l.titleAt(c), Decimals: -1}
	if !t.number[c] && (slices.Contains(t.fill, c) || l.isAlwaysFilled(c)) {
		t.keys = append(t.keys, c)
	}
	if parts := strings.Split(head, ","); len(parts) > 1 && !t.number[c] && l.holdsParts(c, len(parts)) {
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
	return unnamedColumn(c)
}

// unnamedColumn is the name of a column that has none.
func unnamedColumn(c int) string { return "column " + data.ColumnName(c+1) }

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

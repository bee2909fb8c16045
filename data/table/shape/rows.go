package shape

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// role is what a row of the sheet is to the table.
type role uint8

const (
	blank   role = iota
	values       // it has numbers, or all its keys
	unclear      // neither: a heading, a note, heads of another table
)

// sorter sorts the rows of a sheet: those of the table, and those about it.
type sorter struct {
	*Table
	row        func(number int, cells []grid.Cell) error // called with the rows of the table
	finder     *number.Finder                            // is shown how their numbers are written; nil: that is known
	merged     map[int]mergedKey                         // by column
	pending    []pendingRow
	lost       int // the first line that is not kept of those pending; 0: none
	gap        bool
	last       int // the last row of the table
	skipped    []grid.Finding
	found      []grid.Finding // those of the table before
	notes      []grid.Finding // below the table
	begun      string         // the key of the line before, which says nothing but a word
	above      []grid.Cell    // of the columns that are filled
	held       coder          // the row whose codes may follow
	buffer     []grid.Cell
	rowsHidden int
	sections
	sectioned bool    // the extract has the column of sections
	tables    []Range // where there are several
}

// mergedKey is a key that stands in several rows.
type mergedKey struct {
	cell grid.Cell
	last int // row
}

// pendingRow is a row of which the next rows say what it is.
type pendingRow struct {
	number int
	cells  []grid.Cell
	gap    bool // after an empty row, or a line of one text
}

// maxPending is how many rows without numbers are kept.
const maxPending = 200

// run sorts all rows from the first of the table.
func (s *sorter) run() error {
	rows, err := s.open()
	if err != nil {
		return err
	}
	defer rows.Close()
	previous := 0
	for {
		row, err := rows.Next()
		if err == io.EOF || err == nil && s.isBelow(row.Line) {
			if rows.first != nil {
				s.found = append(s.found, *rows.first)
			}
			below := (&beyond{sorter: s}).look(rows, row, err)
			if err := s.end(); err != nil {
				return err
			}
			s.found = append(s.found, below...)
			return nil
		}
		if err != nil {
			return err
		}
		if row.Line < s.body {
			continue
		}
		if previous > 0 && rows.isGap(previous, row.Line) {
			s.gap = true
		}
		previous = row.Line
		if s.finder != nil {
			s.showCells(row.Line, row.Cells, s.finder)
		}
		if err := s.sort(row); err != nil {
			return err
		}
	}
}

func (s *sorter) sort(row *grid.Row) error {
	cells := row.Cells[:min(len(row.Cells), s.right)]
	cells = s.repeatMerged(row.Line, cells)
	what := s.roleOf(cells)
	if what == values {
		cells = s.fillDown(cells)
	}
	switch what {
	case blank:
		s.gap = true
	case values:
		if s.pending != nil || s.lost > 0 {
			if err := s.resolve(row.Line); err != nil {
				return err
			}
		}
		if row.Hidden {
			s.rowsHidden++
		}
		if s.sectioned {
			s.place(cells)
		}
		s.gap, s.last = false, row.Line
		if s.tables == nil {
			return s.pass(row.Line, cells)
		}
		s.tables[len(s.tables)-1].Bottom = row.Line
	case unclear:
		s.keep(row.Line, cells)
	}
	return nil
}

// place finds the section of a row. The total of all sections stands in none.
func (s *sorter) place(cells []grid.Cell) {
	if i := filledFrom(cells, s.left); isGrandTotal(cells[i].Text) {
		s.path, s.of, s.outer = s.path[:0], nil, s.outer[:0]
		s.note()
		return
	}
	if s.indents && s.left < len(cells) && cells[s.left].Text != "" {
		s.of = s.outer.enter(&cells[s.left], s.names)
	}
	s.note()
}

// grandTotals are what tables with sections call the total of all of these.
var grandTotals = []string{"grand total", "overall total", "total general", "total général", "totale generale", "gesamtsumme", "总计", "總計"}

func isGrandTotal(name string) bool {
	return slices.Contains(grandTotals, strings.ToLower(name))
}

// keep keeps a row until the next rows say what it is.
func (s *sorter) keep(number int, cells []grid.Cell) {
	if len(s.pending) == maxPending {
		if s.lost == 0 {
			s.lost = number
		}
		return
	}
	s.pending = append(s.pending, pendingRow{number, slices.Clone(cells), s.gap})
	if count(cells, s.left) == 1 {
		s.gap = true
	}
}

// count is how many cells are filled, from a column on.
func count(cells []grid.Cell, from int) int {
	n := 0
	for i := from; i < len(cells); i++ {
		if cells[i].Text != "" || cells[i].NotComputed {
			n++
		}
	}
	return n
}

// repeatMerged repeats keys in the rows that their cells cover.
func (s *sorter) repeatMerged(number int, cells []grid.Cell) []grid.Cell {
	copied := false
	for c := s.left; c < len(cells); c++ {
		if s.number[c] {
			continue
		}
		if cells[c].High > 1 {
			if s.merged == nil {
				s.merged = map[int]mergedKey{}
			}
			s.merged[c] = mergedKey{cells[c], number + cells[c].High - 1}
		} else if m, ok := s.merged[c]; ok && number <= m.last && isBlank(&cells[c]) {
			if !copied { // the row is that of its reader
				copied, s.buffer = true, append(s.buffer[:0], cells...)
				cells = s.buffer
			}
			column := cells[c].Column
			cells[c] = m.cell
			cells[c].Column = column
		}
	}
	return cells
}

func (s *sorter) heads() headed { return headed{s.Table} }

// roleOf finds out what a row is.
func (s *sorter) roleOf(cells []grid.Cell) role {
	if count(cells, s.left) > 1 && (s.heads().repeatHeads(cells) || s.heads().areOtherHeads(cells)) {
		return unclear
	}
	filled, texts, keys := 0, 0, 0
	for c := s.left; c < len(cells); c++ {
		switch {
		case isBlank(&cells[c]):
			continue
		case !s.number[c]:
		case isValue(&cells[c]), s.coded[c] && isShortCode(cells[c].Text):
			return values
		default:
			texts++
		}
		filled++
	}
	if filled == 0 {
		return blank
	}
	for _, c := range s.keys {
		if c < len(cells) && !isBlank(&cells[c]) {
			keys++
		}
	}
	switch {
	case !slices.Contains(s.number, true):
		return values
	case texts > 0 || keys < len(s.keys), !s.hasPeriods(cells):
	case keys > 1, s.shape.Empty && keys == 1, s.timed && spelling.Meant(cells[s.keys[0]].Text):
		return values
	}
	return unclear
}

// hasPeriods reports whether a row has periods where all rows have them.
func (s *sorter) hasPeriods(cells []grid.Cell) bool {
	return !slices.ContainsFunc(s.dated, func(c int) bool { return c < len(cells) && !spelling.Meant(cells[c].Text) })
}

// isBlank reports whether a cell has nothing.
func isBlank(c *grid.Cell) bool { return c.Text == "" && !c.NotComputed }

// isValue reports whether a cell is a number or stands in place of one.
func isValue(c *grid.Cell) bool {
	if c.Number != "" || c.NotComputed || isPlain(c.Text) {
		return true
	}
	w, ok := number.Cut(c.Text)
	if ok && isWritten(w) || isMark(c.Text) || isBound(c.Text) {
		return true
	}
	_, _, noted := cutNoted(c.Text)
	return noted
}

// resolve finds out what the rows before one of the table are.
func (s *sorter) resolve(next int) error {
	if s.lost > 0 {
		return fault(data.Pos{File: s.file, Sheet: s.sheet.Name, Line: s.lost, Col: 1},
			fmt.Sprintf("more than %d rows without numbers stand before line %d", maxPending, next), "write range: and the cells of the table, as range: A4:F30")
	}
	pending, above := s.pending, []pendingRow(nil)
	s.pending = nil
	for i, p := range pending {
		switch {
		case s.heads().repeatHeads(p.cells) && (i == 0 || !s.isTitle(pending[i-1].cells)):
			s.skip("repeated", p)
		case s.shape.Range.Bottom == 0 && (p.gap && s.headsNumbers(p.cells) || s.heads().areOtherHeads(p.cells)):
			s.begin(p)
			return nil
		case s.tables != nil:
		case s.headsNumbers(p.cells): // a row with texts in place of numbers, which its reader refuses
			if err := s.pass(p.number, p.cells); err != nil {
				return err
			}
		case s.depth > 0 && isSection(p.cells, s.left, s.right):
			above = append(above, pending[i])
		default:
			s.skip("row", pending[i])
		}
	}
	s.enterSection(above)
	return nil
}

// enterSection takes lines of one text for the head of the rows below. They are told where no
// figure has their column.
func (s *sorter) enterSection(above []pendingRow) {
	if above == nil {
		return
	}
	names := make([]string, len(above))
	for i, p := range above {
		names[i], _ = s.names.Cut(p.cells[filledFrom(p.cells, s.left)].Text)
		if !s.sectioned {
			s.skip("section row", p)
		}
	}
	s.enter(names, s.depth)
}

// isTitle reports whether a row is the title of what stands below: one text, which does not
// say that the table goes on.
func (s *sorter) isTitle(cells []grid.Cell) bool {
	if count(cells, s.left) != 1 || s.heads().repeatHeads(cells) {
		return false
	}
	text := strings.ToLower(joinedTexts(cells, ""))
	again := slices.ContainsFunc(s.About, func(f grid.Finding) bool { return strings.ToLower(f.Text) == text })
	return !again && !slices.ContainsFunc(goesOn, func(word string) bool { return strings.Contains(text, word) })
}

// goesOn are words in lines between the parts of a table that is printed on several pages.
var goesOn = []string{"continued", "cont.", "cont'd", "page ", "fortsetzung", "seite ", "suite", "续", "續", "页"}

// headsNumbers reports whether a row has two texts at least, one of them in a column of
// numbers.
func (s *sorter) headsNumbers(cells []grid.Cell) bool {
	if count(cells, s.left) < 2 {
		return false
	}
	for c := s.left; c < len(cells); c++ {
		if s.number[c] && cells[c].Text != "" {
			return true
		}
	}
	return false
}

// begin notes that another table begins.
func (s *sorter) begin(p pendingRow) {
	if s.tables == nil {
		s.tables = []Range{{s.top, s.left + 1, s.last, s.right}}
	}
	r := Range{Top: p.number, Left: s.left + 1}
	for c := range p.cells {
		if p.cells[c].Text != "" {
			r.Right = c + 1
		}
	}
	if len(s.tables) < maxListed {
		s.tables = append(s.tables, r)
	}
	s.tables[len(s.tables)-1].Bottom = p.number
}

// maxTold is how many rows of a kind are told one by one.
const maxTold = 20

// skip notes a row that is not read.
func (s *sorter) skip(key string, p pendingRow) {
	if len(s.skipped) < maxTold {
		first := filledFrom(p.cells, 0)
		s.skipped = append(s.skipped, grid.Finding{Key: key, Text: joinedTexts(p.cells, ", "), At: s.at(p.number, first, p.cells)})
	}
}

// end tells what was found below the table and in it.
func (s *sorter) end() error {
	if s.tables != nil {
		ranges := make([]string, len(s.tables))
		for i, r := range s.tables {
			ranges[i] = r.String()
		}
		return several(data.Pos{File: s.file, Sheet: s.sheet.Name, Line: s.tables[1].Top, Col: s.left + 1}, fmt.Sprintf("another table begins here: there are %d", len(ranges)), ranges)
	}
	for len(s.pending) > 0 && s.isRowOfTexts(&s.pending[0]) {
		p := s.pending[0]
		if err := s.pass(p.number, p.cells); err != nil {
			return err
		}
		s.pending, s.last = s.pending[1:], p.number
	}
	if err := s.passHeld(); err != nil {
		return err
	}
	if s.last == 0 {
		return fault(data.Pos{File: s.file, Sheet: s.sheet.Name}, "the table has no rows", "write range: and the cells of the table, and head: and the lines of the heads")
	}
	if s.shape.Range == (Range{}) {
		s.tell("range", Range{s.top, s.left + 1, s.last, s.right}.String(), data.Pos{File: s.file, Sheet: s.sheet.Name, Line: s.top, Col: s.left + 1})
	}
	if s.sectioned {
		s.tell("sections", listedTexts(s.seen), data.Pos{File: s.file, Sheet: s.sheet.Name, Line: s.body, Col: s.left + 1})
	}
	s.found = append(s.found, s.skipped...)
	if s.rowsHidden > 0 {
		s.tell("hidden", rowsHidden(s.rowsHidden), data.Pos{File: s.file, Sheet: s.sheet.Name})
	}
	for _, p := range s.pending {
		s.foot(p)
	}
	return nil
}

// isRowOfTexts reports whether a row directly below the table belongs to it: it has texts in
// place of all numbers, and all its keys. Its reader refuses them. A sign with what it stands
// for is a line of a legend.
func (s *sorter) isRowOfTexts(p *pendingRow) bool {
	if p.gap || s.last == 0 || s.heads().repeatHeads(p.cells) {
		return false
	}
	for c := s.left; c < s.right; c++ {
		if (s.number[c] || slices.Contains(s.keys, c)) && (c >= len(p.cells) || p.cells[c].Text == "") {
			return false
		}
	}
	first := p.cells[s.left].Text
	_, _, isAbout := cutAbout(first)
	return slices.Contains(s.number, true) && !isAbout && aboutKey(first) == "" && utf8.RuneCountInString(first) > 2
}

// foot reads a line below the table.
func (s *sorter) foot(p pendingRow) {
	first := filledFrom(p.cells, 0)
	at := s.at(p.number, first, p.cells)
	line := joinedTexts(p.cells, ", ")
	if strings.Trim(line, "_-=*. ") == "" {
		return // a rule
	}
	key, said, ok := cutAbout(line)
	if owner, is := copyright(line); is {
		key, said, ok = "publisher", owner, true
	}
	switch {
	case !ok:
		key = cmp.Or(s.begun, "note")
		fallthrough
	case said != "":
		s.begun = ""
	default:
		s.begun = key // what it says stands in the line below
	}
	if !headsNotes(p.cells) {
		s.notes = append(s.notes, aboutTable(key, said, at)...)
	}
	s.tell("foot", joinedTexts(p.cells, ", "), at)
}

// headsNotes reports whether a line has the heads of a list of footnotes: footnoteSeqID, Footnote.
func headsNotes(cells []grid.Cell) bool {
	return count(cells, 0) > 1 && !slices.ContainsFunc(cells, func(c grid.Cell) bool {
		text := strings.ToLower(c.Text)
		return text != "" && !strings.HasPrefix(text, "footnote") && !strings.HasPrefix(text, "fnseqid")
	})
}

func (s *sorter) tell(key, text string, at data.Pos) {
	s.found = append(s.found, grid.Finding{Key: key, Text: text, At: at})
}

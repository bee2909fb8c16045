package shape

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// Extract is a table as plain CSV: one line of heads, and a line for each row, with the
// place of each cell in the file that it comes from.
type Extract struct {
	// Columns are those of the table. The first of the CSV stands before them: its head says
	// that this is an extract, and its cells are empty.
	Columns []Column
	Heads   []string // of all columns that it could have
	// Content is the CSV, with commas and a point as the decimal sign. A number has its codes
	// after a blank: 6.0 b.
	Content []byte
	Rows    int
	Hidden  int // rows of the file that a reader of it does not see
	Found   []grid.Finding
	About   []grid.Finding

	// Errs is what keeps cells from being read, all at once.
	Errs Errors

	file, sheet string
	reads       number.Dialect
	undecided   *grid.Error
	headUnits   []string // what the heads say of units, by column
	shows       []shown  // what cells show
	asked       Errors   // of marks
	lines       []int32  // of the file, by row
	begins      []uint64 // where the places of each block of rows begin in places
	places      []byte   // of the cells, packed
}

// MaxExtract is how many bytes an extract may have, and free and ratio how many one of a
// small file: what repeats in it is written once in some formats, and stands in each row of
// the extract.
const (
	MaxExtract = 1 << 30
	free       = 32 << 20
	ratio      = 100
)

// blockRows is how many rows a block has.
const blockRows = 32

// Place is the place in the file of a cell of the extract, by line and cell of that: the
// first line has the heads, and the first cell stands where the second does.
func (x *Extract) Place(line, cell int) data.Pos {
	row := line - 2
	if row < 0 || row >= len(x.lines) {
		if cell >= 1 && cell <= len(x.Columns) {
			return x.Columns[cell-1].At
		}
		return data.Pos{File: x.file, Sheet: x.sheet}
	}
	at := data.Pos{File: x.file, Line: int(x.lines[row]), Col: 1}
	walk := walker{x: x}
	walk.row(row, func(i int, p placed) {
		if i+1 != min(max(cell, 1), len(x.Columns)) {
			return
		}
		at.Col, at.Line = p.column>>placeBits, int(x.lines[row])+p.below
		if p.column&inSheet != 0 {
			at.Sheet = x.sheet
		}
	})
	return at
}

// What the places of cells say beside their columns.
const (
	inSheet  = 1 << iota // the column is that of a sheet
	spread               // how many lines below that of its row the cell stands follows
	numbered             // the cell has a number
	showing              // what it shows follows

	placeBits = 4
)

// placed is where a cell stands, with these bits, and 1 + what it shows.
type placed struct{ column, below, shows int }

// placeOf is where a cell of a row stands, by its index.
func placeOf(cells []grid.Cell, column, number int) placed {
	if column >= len(cells) || cells[column].Column == 0 {
		return placed{column: (column+1)<<placeBits | inSheet}
	}
	at := placed{column: cells[column].Column << placeBits}
	if line := cells[column].Line; line > number {
		at.column |= spread
		at.below = line - number
	}
	return at
}

// Read reads the rows of the table that begin asks for; nil asks for all. It is called before the
// first row, and again where all rows have to be read anew, as one of the last showed how numbers
// are written. What it returns is called with the cells of the extract, which are valid until it
// returns, and reports whether they are kept. What keeps a cell from being read is an error, of a
// row that is not asked for, too.
func (t *Table) Read(begin func() (keep func(cells []string) bool)) (*Extract, error) {
	x, err := t.read(begin, nil)
	if t.undecided != nil {
		return nil, Errors{t.undecided}
	}
	return strictly(x, err)
}

// ReadSome is Read for whom not all rows may matter: what keeps cells from being read is left
// to [Extract.Of].
func (t *Table) ReadSome(begin func() (keep func(cells []string) bool)) (*Extract, error) {
	return t.read(begin, nil)
}

// ReadLines reads those rows of the table that stand in some lines.
func (t *Table) ReadLines(lines ...int) (*Extract, error) { return strictly(t.read(nil, lines)) }

func strictly(x *Extract, err error) (*Extract, error) {
	if err == nil && x.Errs != nil {
		return nil, x.Errs
	}
	return x, err
}

// read reads the rows that begin asks for, of some lines; nil stands for all.
func (t *Table) read(begin func() func(cells []string) bool, lines []int) (*Extract, error) {
	if t.unsure && lines == nil {
		finder := number.NewFinder(t.saidOfNumbers())
		x, err := t.readRows(begin, nil, finder)
		if err == nil && t.confirms(finder.Verdict()) && !t.names.more {
			t.unsure = false
			return x, nil
		}
	}
	if t.unsure {
		if err := t.settleAll(); err != nil {
			return nil, err
		}
	}
	x, err := t.readRows(begin, lines, nil)
	if t.names != nil && t.names.more { // the notes at the end say what marks are
		t.names.more = false
		return t.readRows(begin, lines, nil)
	}
	return x, err
}

// readRows reads rows, and shows a finder all that the table has, where there is one.
func (t *Table) readRows(begin func() func(cells []string) bool, lines []int, finder *number.Finder) (*Extract, error) {
	w := &writer{Table: t, only: lines, x: &Extract{Columns: slices.Clone(t.Columns), Heads: t.Heads, file: t.file, sheet: t.sheet.Name, reads: t.reads, undecided: t.undecided}}
	if begin != nil {
		w.keep = begin()
	}
	for _, c := range t.Columns {
		w.x.headUnits = append(w.x.headUnits, c.Unit)
	}
	if t.undecided != nil {
		w.x.Errs = Errors{t.undecided}
	}
	w.lastShown = make([]int, len(t.Columns))
	w.units = make([]unitSeen, len(t.Columns))
	w.cells, w.at = make([]string, len(t.Columns)+1), make([]placed, len(t.Columns)+1)
	s := &sorter{Table: t, row: w.row, finder: finder, found: slices.Clip(t.Found), sectioned: slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Section })}
	w.sections = &s.sections
	err := s.run()
	w.x.Hidden = s.rowsHidden
	numbered, asked := w.noted.settle(t.shape.Marks, s.notes)
	w.marks.ofHeads(t, s.found, s.notes)
	t.names.learn(s.notes)
	w.x.asked, w.x.Errs = asked, append(w.x.Errs, asked...)
	w.x.Found, w.x.About = append(append(s.found, w.uncomputed...), append(w.marks.findings(s.notes), numbered...)...), slices.Concat(t.About, s.notes, t.beside)
	w.x.Found = append(w.x.Found, w.bare.findings()...)
	w.x.Found = append(append(w.x.Found, stated(t, w.x.About)...), saidNow(t.shape.Lines, slices.Concat(t.itself, w.x.About))...)
	if err != nil {
		return nil, err
	}
	for i := range w.x.Columns {
		if u := w.units[i]; u.unit != "" {
			w.x.Columns[i].Unit = u.unit
		}
	}
	w.head()
	return w.x, nil
}

// writer writes rows of a table as an extract.
type writer struct {
	*Table
	x       *Extract
	keep    func([]string) bool
	only    []int // lines; nil for all
	cells   []string
	at      []placed // of the cells
	units   []unitSeen
	marks   marks
	noted   notedNumbers
	bare    bareRows
	refused int      // numbers that are written otherwise
	periods []string // of the columns with marks, of the row that is written
	code    string   // what the mark of one of them says
	cut     map[string]markedPeriod
	named   map[string]markedPeriod // names without their marks
	// lastShown is what the last number of each column showed.
	lastShown []int

	sections   *sections
	lacks      []int          // the columns of the sheet whose formula has no result, of the row that is written
	lacked     int            // such cells in rows that are kept
	uncomputed []grid.Finding // the columns with such cells
	number     int            // the line of the file of the row that is written
	current    []grid.Cell
	column     int // of the sheet
}

// unitSeen is what stood beside the numbers of a column.
type unitSeen struct {
	unit  string
	seen  bool // a number
	wrong bool // a fault is recorded
}

// here is the place of the cell that is written.
func (w *writer) here() data.Pos { return w.Table.at(w.number, w.column, w.current) }

// head puts the line of heads before the rows.
func (w *writer) head() {
	line := w.x.headLine()
	w.x.Content = append(w.x.Content, line...) // room for it
	copy(w.x.Content[len(line):], w.x.Content)
	copy(w.x.Content, line)
}

// appendLine writes cells as a line of CSV.
func appendLine(out []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			out = append(out, ',')
		}
		if strings.ContainsAny(cell, ",\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		out = append(out, cell...)
	}
	return append(out, '\n')
}

// row writes a row of the sheet: one row of the extract, or one for each key in the heads.
func (w *writer) row(number int, cells []grid.Cell) error {
	if w.only != nil && !slices.Contains(w.only, number) {
		return nil
	}
	w.number, w.current, w.lacks = number, cells, w.lacks[:0]
	w.secrets.look(cells)
	w.cutMarks(cells)
	for i, c := range w.chosen {
		if from := w.from[c]; from.section {
			w.cells[i+1], w.at[i+1] = w.sections.name(), placeOf(cells, w.left, number)
		} else if from.column >= 0 {
			w.put(i, from.column)
			if j := slices.Index(w.marked, from.column); j >= 0 {
				w.cells[i+1] = w.periods[j]
			}
			switch {
			case from.parts > 0:
				w.cells[i+1] = part(w.cells[i+1], from)
			case from.with != nil && w.cells[i+1] != "":
				w.cells[i+1] = w.period(w.cells[i+1], cells, &from)
			}
		}
	}
	w.marks.listed(w, cells)
	if len(w.groups) == 0 {
		return w.add()
	}
	filled := false
	for _, g := range w.groups {
		if !w.shape.Empty && isEmptyGroup(g, cells) {
			continue
		}
		filled = true
		kept := len(w.lacks)
		w.putGroup(g)
		if err := w.add(); err != nil {
			return err
		}
		w.lacks = w.lacks[:kept]
	}
	if !filled {
		w.bare.add(cells, func() data.Pos { return w.Table.at(number, w.left, cells) })
	}
	return nil
}

// cutMarks cuts the marks from the periods of a row.
func (w *writer) cutMarks(cells []grid.Cell) {
	w.periods, w.code = w.periods[:0], ""
	for _, c := range w.marked {
		text, mark := "", ""
		if c < len(cells) {
			text, mark = w.cutMark(cells[c].Text)
		}
		w.periods = append(w.periods, text)
		if mark == "" {
			continue
		}
		at := func() data.Pos { return w.Table.at(w.number, c, cells) }
		if w.code = spelling.Code(mark); w.code == "" {
			w.marks.of(mark, text)
			w.marks.keep(mark, at)
		} else {
			w.marks.take(mark, at)
		}
	}
}

// markedPeriod is a period without its mark.
type markedPeriod struct{ text, mark string }

// maxCut is how many periods are kept without their marks: more than tables have.
const maxCut = 10_000

// cutMark cuts the mark from a period, of which a table has few and many rows.
func (w *writer) cutMark(text string) (period, mark string) {
	if known, ok := w.cut[text]; ok {
		return known.text, known.mark
	}
	text = strings.Clone(text)
	period, mark = spelling.CutMark(text)
	if w.cut == nil {
		w.cut = map[string]markedPeriod{}
	}
	if len(w.cut) < maxCut {
		w.cut[text] = markedPeriod{period, mark}
	}
	return period, mark
}

// addCodes puts what the marks of its head and its key say of a number behind it.
func (w *writer) addCodes(i, column int) {
	for _, code := range [...]string{w.codes[column], w.code} {
		if code != "" && w.cells[i+1] != "" {
			w.cells[i+1] += " " + code
		}
	}
}

// keyOf is the key of a group in a row: that of its head, which may be a part of the year of the row,
// or the year that the row has a part of.
func (w *writer) keyOf(g group, nth int) string {
	year, part := g.keys[nth], ""
	switch {
	case w.years >= 0:
		year, part = w.periods[0], year // of the only column with marks
	case w.parts >= 0 && w.parts < len(w.current):
		part = trim(w.current[w.parts].Text)
	default:
		return year
	}
	if key := joinHeads(year, part); key != "" {
		return key
	}
	return year + " " + part
}

func isEmptyGroup(g group, cells []grid.Cell) bool {
	for _, c := range g.columns {
		if c >= 0 && c < len(cells) && !isBlank(&cells[c]) {
			return false
		}
	}
	return true
}

// putGroup puts the key and the measures of a group into their cells.
func (w *writer) putGroup(g group) {
	first := slices.IndexFunc(g.columns, func(c int) bool { return c >= 0 })
	for i, c := range w.chosen {
		switch from := w.from[c]; {
		case from.column >= 0, from.section:
		case from.measure < 0:
			w.cells[i+1], w.at[i+1] = w.keyOf(g, from.key), placeOf(w.current, g.columns[first], w.number)
		case from.measure < len(g.columns) && g.columns[from.measure] >= 0:
			w.put(i, g.columns[from.measure])
		default:
			w.cells[i+1], w.at[i+1] = "", placeOf(w.current, g.columns[first], w.number)
		}
	}
}

// period is that of a year and the parts of it that stand in other columns; all of them where
// they are none, for the reader to refuse.
func (w *writer) period(year string, cells []grid.Cell, from *source) string {
	text := w.joined(year, cells, from.with, from.joins)
	if text != "" {
		return text
	}
	for _, c := range from.with {
		if c < len(cells) {
			year += " " + cells[c].Text
		}
	}
	return year
}

// part is one of several keys in a text.
func part(text string, from source) string {
	for range from.part {
		_, text, _ = strings.Cut(text, ",")
	}
	text, _, _ = strings.Cut(text, ",")
	return trim(text)
}

// put puts a cell of the sheet into a column of the extract.
func (w *writer) put(i, column int) {
	w.at[i+1] = placeOf(w.current, column, w.number)
	if column >= len(w.current) {
		w.cells[i+1] = ""
		return
	}
	cell := &w.current[column]
	if cell.NotComputed {
		w.lacks = append(w.lacks, column)
		defer w.show(i, shown{wrong: notStored})
	}
	if s := w.secrets.at(column); s != public {
		w.cells[i+1] = s.text()
	} else if w.Columns[i].Number {
		w.column = column
		w.cells[i+1] = w.numberOf(i, cell)
		w.addCodes(i, column)
	} else if w.dotted && column == w.left {
		_, name := indentOf(cell)
		w.cells[i+1] = w.nameOf(i, column, name)
	} else if w.names.has(column, cell.Text) {
		w.cells[i+1] = w.nameOf(i, column, cell.Text)
	} else {
		w.cells[i+1] = cell.Text
	}
}

// add writes the row where it is asked for.
func (w *writer) add() error {
	if w.keep != nil && !w.keep(w.cells) {
		return nil
	}
	w.refuseLacking()
	if w.x.Rows%blockRows == 0 {
		w.x.begins = append(w.x.begins, uint64(len(w.x.places)))
	}
	w.x.lines = append(w.x.lines, int32(w.number))
	for _, at := range w.at[1:] {
		if at.shows > 0 {
			at.column |= showing
		}
		w.x.places = binary.AppendUvarint(w.x.places, uint64(at.column))
		if at.column&spread != 0 {
			w.x.places = binary.AppendUvarint(w.x.places, uint64(at.below))
		}
		if at.shows > 0 {
			w.x.places = binary.AppendUvarint(w.x.places, uint64(at.shows))
		}
	}
	w.x.Rows++
	w.x.Content = appendLine(w.x.Content, w.cells)
	if most := min(MaxExtract, free+ratio*w.size); int64(len(w.x.Content)) > most {
		return fault(data.Pos{File: w.file, Sheet: w.sheet.Name, Line: w.number, Col: 1}, fmt.Sprintf("the table has more than %d MiB", most>>20), "choose rows of it with where:")
	}
	return nil
}

// refuseLacking refuses the cells of the row that lack a result, each once. Where no columns
// are chosen, somebody looks at the table, and each column is told.
func (w *writer) refuseLacking() {
	for _, c := range w.lacks {
		if w.shape.Columns == nil {
			text := "column " + data.ColumnName(c+1) + " has formulas without a result"
			if !slices.ContainsFunc(w.uncomputed, func(f grid.Finding) bool { return f.Text == text }) {
				w.uncomputed = append(w.uncomputed, grid.Finding{Key: "formula", Text: text, At: w.Table.at(w.number, c, w.current)})
			}
			continue
		}
		at := w.Table.at(w.number, c, w.current)
		if w.lacked < maxRefused && !slices.ContainsFunc(w.x.Errs, func(e *grid.Error) bool { return e.At == at }) {
			w.lacked++
			w.x.Errs = append(w.x.Errs, notComputed(at))
		}
	}
}

// notComputed is what is wrong with a cell whose formula has no result.
func notComputed(at data.Pos) *grid.Error {
	return &grid.Error{At: at, Text: "the result of its formula is not stored", Hint: "open it in a spreadsheet program, which computes it, and save it"}
}

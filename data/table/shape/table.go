package shape

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// Table is a table that was found in a sheet: its columns, and how its rows are read.
type Table struct {
	// Columns are those of the extract, in order.
	Columns []Column
	// Heads are the names of all columns that the table could have.
	Heads []string
	// Found are what was found out of the sheet: by a key of table: what it would say there,
	// and under key the keys that stand in one column. [Table.Read] adds what is known after
	// the last row: range, row for a row without numbers that was left out, foot for a line
	// below the table, repeated for heads that stand there again, hidden for rows that are hidden, invisible for the first character that no page can show and that
	// is left out, mark for a mark beside numbers with the note that it leads to. About is what the lines above and below say of the table.
	Found, About []grid.Finding

	file     string
	itself   []grid.Finding // what the file says of itself
	beside   []grid.Finding // what its sheets without tables say
	size     int64          // of the file
	sheet    *grid.Sheet
	shape    Shape
	top      int // the first line of the heads, or of the rows where there are none
	body     int // the first line of the rows
	heads    [][]string
	marks    [][]string // that stand after the heads, by line and column
	written  [][]string // the heads as the lines have them
	left     int        // the columns from left up to right
	right    int
	from     []source // of all columns, before they are chosen
	all      []Column
	chosen   []int // of all
	groups   []group
	hidden   map[int]bool // columns of the sheet
	number   []bool       // by column of the sheet
	coded    []bool       // likewise: short codes stand in place of numbers
	fill     []int        // columns of the sheet whose empty cells have the text above them
	depth    int          // how many lines of one text stand above rows as the head of a section; 0: none
	keys     []int        // columns of the sheet without numbers that are filled in every row
	timed    bool         // the only one holds periods
	dated    []int        // those of the keys that hold periods and nothing else
	codeRows bool         // rows of codes stand below those of their numbers
	names    *namer
	eastern  bool           // the table has letters of East Asia
	listed   []int          // columns of the sheet with the numbers of notes
	marked   []int          // those whose periods may have marks after them
	year     string         // one of these
	years    int            // the column of the years of which the heads are parts; -1 for none
	parts    int            // the column of the parts of the years that stand in heads; -1 for none
	codes    map[int]string // what the marks of heads say of all numbers of a column
	indents  bool           // the names of the first column are indented below one another
	dotted   bool           // by dots
	reads    number.Dialect
	// undecided is what is asked of how numbers are written; nil where that is known.
	undecided *grid.Error
	settled   [2]int // where Found says it
	unsure    bool   // only the sample was looked at for it
	secrets   *secrets
}

// source says where the cells of a column come from.
type source struct {
	column  int // of the sheet; -1 where it is the key of the group, or a measure
	part    int // of a key that holds several, of parts; parts is 0 for one key
	parts   int
	measure int // of the group, where column is -1; -1 for its key
	key     int // of those of the group
	section bool
	with    []int // the columns that have the part of the year in this one
	joins   bool  // the file says so
}

// group are the columns below heads that are one key each, by measure; -1 for none.
type group struct {
	keys    []string
	at      data.Pos
	columns []int
}

// Open finds the table that a shape speaks of. Its error is [Errors], a [grid.Error], or one
// of reading the file.
func Open(file *grid.File, s Shape) (*Table, error) {
	t, err := OpenSome(file, s)
	if err == nil && t.undecided != nil {
		return nil, Errors{t.undecided}
	}
	return t, err
}

// OpenSome is Open for whom not all rows may matter: what is asked of how numbers are written
// is left to [Extract.Of].
func OpenSome(file *grid.File, s Shape) (*Table, error) {
	sheet, err := Choose(file, s.Sheet)
	if err != nil {
		return nil, err
	}
	t := &Table{file: file.Name, itself: file.About, size: file.Size, sheet: sheet, shape: s}
	if len(file.Sheets) > 1 && s.Sheet == "" {
		t.found("sheet", sheetName(sheet), data.Pos{File: t.file, Sheet: sheet.Name})
	}
	if sheet.Hidden {
		t.found("hidden", sheetName(sheet), data.Pos{File: t.file, Sheet: sheet.Name})
	}
	if len(file.Sheets) > 1 && s.wantsBesides() {
		if t.beside, err = besides(file, sheet); err != nil {
			return nil, err
		}
	}
	lines, whole, err := t.sample()
	if err != nil {
		return nil, err
	}
	tellHidden(t, lines)
	t.eastern = slices.ContainsFunc(lines, func(row line) bool { return slices.ContainsFunc(row.cells, isEastern) })
	l := &layout{lines: lines}
	if err := t.place(l); err != nil {
		return nil, err
	}
	t.describe(l)
	if err := t.arrange(l); err != nil {
		return nil, err
	}
	if err := (&copies{t, l}).refuse(); err != nil {
		return nil, err
	}
	(&sectioner{t, l}).find()
	t.names.rows(t, l, whole)
	markHidden(t)
	alike := &twins{t}
	alike.nameTwins()
	if err := alike.refuseTwins(); err != nil {
		return nil, err
	}
	t.secrets = newSecrets(t, l)
	if err := t.settle(l, whole); err != nil {
		return nil, err
	}
	return t, t.choose()
}

func (t *Table) found(key, text string, at data.Pos) {
	t.Found = append(t.Found, grid.Finding{Key: key, Text: text, At: at})
}

// at is the place of a cell of the sheet.
func (t *Table) at(number, column int, cells []grid.Cell) data.Pos {
	row := grid.Row{Line: number, Cells: cells}
	return row.Pos(t.file, t.sheet.Name, column)
}

// fault is what keeps the table from being read, at a place.
func fault(at data.Pos, text, hint string) Errors {
	return Errors{{At: at, Text: text, Hint: hint}}
}

// The size of the sample.
const (
	sampleLines = 1000
	sampleCells = 400_000
)

// several asks for one of several tables, at a place.
func several(at data.Pos, text string, ranges []string) Errors {
	e := &grid.Error{At: at, Text: text, Hint: "write range: and one of " + strings.Join(ranges, ", "), Key: "range"}
	for _, r := range ranges {
		e.Readings = append(e.Readings, grid.Reading{Write: r, Means: "one of the tables"})
	}
	return Errors{e}
}

// sample reads the first rows of the sheet, and reports whether these are all.
func (t *Table) sample() (lines []line, whole bool, err error) {
	rows, err := t.open()
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for cells := 0; len(lines) < sampleLines && cells < sampleCells; {
		row, err := rows.Next()
		if err == io.EOF {
			return lines, true, nil
		}
		if err != nil {
			return nil, false, err
		}
		if row.Line < t.shape.Range.Top {
			continue
		}
		if t.isBelow(row.Line) {
			return lines, true, nil
		}
		for n := len(lines); n > 0 && rows.isGap(lines[n-1].number, row.Line) && len(lines) < sampleLines; n++ {
			lines = append(lines, line{number: lines[n-1].number + 1}) // a row that the file leaves out is empty
		}
		one := t.lineOf(row)
		lines = append(lines, one)
		cells += len(one.cells)
	}
	return lines, false, nil
}

func (t *Table) isBelow(number int) bool {
	return t.shape.Range.Bottom > 0 && number > t.shape.Range.Bottom
}

// lineOf keeps a row.
func (t *Table) lineOf(row *grid.Row) line {
	first, end := t.shape.Range.columns(len(row.Cells))
	one := line{number: row.Line, hidden: row.Hidden, cells: make([]grid.Cell, end), kinds: make([]kind, end)}
	for c := first; c < end; c++ {
		one.cells[c] = row.Cells[c]
		one.kinds[c] = kindOf(&one.cells[c])
	}
	return one
}

// place finds the heads and the first row of the table.
func (t *Table) place(l *layout) error {
	whole := data.Pos{File: t.file, Sheet: t.sheet.Name}
	switch {
	case t.shape.NoHead:
		if !l.find() {
			return fault(whole, "no table is found: no row has numbers", "write range: and the cells of the table, as range: A4:F30")
		}
		l.heads = nil
	case t.shape.Head != nil:
		if !l.given(t.shape.Head) {
			return fault(whole, fmt.Sprintf("head: names the lines %s, which are empty or too far below", numbersOf(t.shape.Head)), "write the numbers of the lines with the heads")
		}
	case !l.find():
		return fault(whole, "no table is found: no row has numbers", "write range: and the cells of the table, as range: A4:F30, and head: and the lines of the heads")
	}
	if t.shape.Head == nil && !t.shape.NoHead {
		l.takeReasons()
		if line, readings := l.doubt(); readings != nil {
			whole.Line, whole.Col = line, 1
			return Errors{{At: whole, Key: "head", Readings: readings, Text: fmt.Sprintf("line %d may have heads, or be a row of the table", line),
				Hint: fmt.Sprintf("write head: %s, or head: %s where %s", readings[0].Write, readings[1].Write, readings[1].Means)}}
		}
	}
	if l.body >= len(l.lines) {
		return fault(whole, "no row stands below the heads", "write head: and the lines of the heads")
	}
	l.list()
	t.body = l.lines[l.body].number
	t.top = t.body
	var numbers []int
	for _, h := range l.heads {
		numbers = append(numbers, l.lines[h].number)
	}
	if numbers != nil {
		t.top = numbers[0]
	}
	if t.shape.Head == nil && !t.shape.NoHead {
		text := "none"
		if numbers != nil {
			text = numbersOf(numbers)
		}
		t.found("head", text, data.Pos{File: t.file, Sheet: t.sheet.Name, Line: t.top, Col: 1})
	}
	return nil
}

// numbersOf writes numbers as the file language does: 4, and [4, 5].
func numbersOf(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// describe reads what the lines above the table say of it.
func (t *Table) describe(l *layout) {
	first := l.body
	if len(l.heads) > 0 {
		first = l.heads[0]
	}
	titled := -1 // the finding that a line without a word is the title
	for i := range first {
		row := &l.lines[i]
		c := row.first()
		if c < 0 || i < l.listed {
			continue
		}
		key, said := t.said(row, c)
		switch {
		case key == "title" && strings.IndexFunc(said, unicode.IsLetter) < 0: // the number of the table
			key = "note"
		case key == "" && titled < 0:
			key, titled = "title", len(t.About)
		case key == "":
			key = "note"
		case key == "title" && titled >= 0 && titled < len(t.About) && t.About[titled].Key == key:
			t.About[titled].Key = "note" // as this line says that it has it
		case key == "title":
			titled = len(t.About)
		}
		if said == "" {
			if titled == len(t.About) {
				titled = -1
			}
		} else {
			t.About = append(t.About, aboutTable(key, said, t.at(row.number, c, row.cells))...)
		}
		if key == "note" && said == row.cell(c).Text {
			t.About = append(t.About, grid.Finding{Key: LineKey, Text: said, At: t.at(row.number, c, row.cells)})
		}
		if key == "note" || key == "measure" {
			t.About = append(t.About, bracketsAtEnd(said, t.at(row.number, c, row.cells))...)
		}
	}
	if l.counted > 0 {
		row := &l.lines[l.counted]
		t.found("row", joinedTexts(row.cells, ", "), t.at(row.number, row.first(), row.cells))
	}
	t.About = append(t.About, aboutSeries(t, l)...)
	if l.units >= 0 {
		row := &l.lines[l.units]
		t.About = append(t.About, grid.Finding{Key: "unit", Text: joinedTexts(row.cells, ", "), At: t.at(row.number, row.first(), row.cells)})
	}
}

// said is what a line about the table says; without a key where it does not say of what.
func (t *Table) said(row *line, first int) (key, text string) {
	if row.filled() == 1 {
		one := row.cell(first).Text
		inside := one
		if strings.IndexAny(one, "(（[") == 0 {
			inside = strings.Trim(one, "()（）[]")
		}
		if key, text, ok := cutAbout(inside); ok {
			return key, text
		}
		switch {
		case aboutKey(one) != "": // and nothing is said
			return "note", ""
		case isUnit(one):
			return "unit", withoutUnitWord(one)
		}
		return "", one
	}
	word := row.cell(first).Text
	rest := joinedTexts(row.cells[first+1:], ", ")
	switch key = aboutKey(word); key {
	case "":
		return "", word + ": " + rest
	case "note":
		return key, strings.TrimRight(word, ":： ") + ": " + rest
	}
	return key, rest
}

// joinedTexts are the texts of cells, once each.
func joinedTexts(cells []grid.Cell, separator string) string {
	var texts []string
	for i := range cells {
		if s := cells[i].Text; s != "" && !slices.Contains(texts, s) {
			texts = append(texts, s)
		}
	}
	return strings.Join(texts, separator)
}

// lengthOf is what the periods of heads are called.
func lengthOf(periods []string) string {
	length := data.NoPeriod
	for i, text := range periods {
		g := spelling.Length(text)
		if g == data.NoPeriod || i > 0 && g != length {
			return "period"
		}
		length = g
	}
	return spelling.Word(length)
}

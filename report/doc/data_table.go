package doc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language"
)

// DataTable is values in words: a row for each key, a column for each series.
type DataTable struct {
	Title string // what the keys are, or what is measured
	Unit  string // of all values; empty where columns or cells have their own
	// Columns are the names of the series; one without a name is the only one.
	Columns []string
	Headers Headers
	Records []Record
	// Periods says that the keys are periods, and no row is but for them: the table can be
	// turned on its side.
	Periods bool
	// Heat says what the shades of a heat table are, and HeatGrey what they are where both sides of
	// zero have greys; empty where there are none. Sided says that there are two sides.
	Heat, HeatGrey string
	Sided          bool
	// DecimalMark is that of the values: numbers stand in line at it.
	DecimalMark string
	Pos         data.Pos
	say         *language.Printer
}

// Headers are what stands above the columns that are not series, or above an only one.
type Headers struct {
	Keys      string
	Values    string // of an only series: the unit
	Remarks   string
	Sources   string
	Continued string // where a table goes on
}

// Record is a row of a data table. Each column has a cell.
type Record struct {
	Key    string
	InText string // the key as a text says it, which has more room
	Cells  []Cell
	Total  bool // the row of sums
	Pos    data.Pos
}

// Cell is a value in words. The header of its column, or of the table, names the
// unit.
type Cell struct {
	Text    string
	InWords string    // the text as it is said; empty where that is the same
	Shaded  bool      // the cell of a heat table has a ground of its Shade
	Shade   int       // from -data.HeatLevels to data.HeatLevels
	Missing bool      // the text says that there is no value
	Remarks string    // on how far it can be trusted
	Doubts  string    // of these, what the value itself does not say in full words: disputes, a note, why there is none
	Flag    string    // what a table says of it in a word whose remarks stand below: that it is disputed, or to see there
	Named   []*Source // sources that the remarks name, with their numbers in brackets
	Sources []*Source // of the value: who disputes it is named in the remarks
	HasKey  bool      // the series has the key
	Due     bool      // it should have it, as far as is known
	Of      data.Number
	Pos     data.Pos // of the value; zero for none
}

// maxRows is the most rows of a table: about 300 pages of them. maxCells is how many
// cells all tables of a briefing have, those of the keys and of all its editions included:
// each takes 1.3 KB where it is placed.
const maxRows, maxCells = 10_000, 40_000

// column is a series being printed.
type column struct {
	figure *data.Figure
	series *data.Series
	unit   data.Unit
	values map[data.Key]data.Value
	lacks  map[data.Key]bool // made where one is asked for
	how    bool              // the cells say how they were computed
	raised bool              // the language writes some of the values in a greater scale than others: each has its own
}

// printed is a value of the column: with its unit where the column has no scale of its own, as no
// number is written in two ways.
func (c *column) printed(say *language.Printer, v data.Value, without func(data.Value, data.Unit) string) string {
	if c.raised {
		return say.Value(v, c.unit)
	}
	return without(v, c.unit)
}

// due reports whether the series should have a value at a key where it has none, as all have of names.
func (c *column) due(k data.Key) bool {
	if k.Period.IsZero() {
		return true
	}
	if c.lacks == nil {
		c.lacks = map[data.Key]bool{}
		for lack := range c.series.Lacks() {
			c.lacks[lack] = true
		}
	}
	return c.lacks[k]
}

func newColumn(f *data.Figure, s *data.Series, u data.Unit) column {
	c := column{figure: f, series: s, unit: u, values: make(map[data.Key]data.Value, len(s.Keys))}
	for i, k := range s.Keys {
		c.values[k] = s.Values[i]
	}
	return c
}

// raise lets every column print its values with their units where the language has one of its figure in
// a greater scale. It reports whether any does.
func raise(say *language.Printer, columns []column) bool {
	any := false
	for i := range columns {
		c := &columns[i]
		for _, v := range c.values {
			c.raised = c.raised || v.Is != data.Absent && language.Raised(say, c.unit, v.Low(), v.High())
		}
		any = any || c.raised
	}
	for i := range columns {
		columns[i].raised = columns[i].raised || slices.ContainsFunc(columns, func(c column) bool { return c.raised && c.unit == columns[i].unit })
	}
	return any
}

// tableBuilder makes the data tables of a document.
type tableBuilder struct {
	words  phrases
	cells  int // so far
	most   int // cells that fit
	faults data.Faults
	method bool // the methods say how figures were computed
}

// decimalMark is what the printer writes between the whole and its parts.
func (b *tableBuilder) decimalMark() string {
	return strings.Trim(b.words.say.Number(data.NewDecimal(5, 1)), "05")
}

// chartTable is the data of a chart.
func (b *tableBuilder) chartTable(ch *data.Chart) DataTable {
	t := DataTable{say: b.words.say, DecimalMark: b.decimalMark(), Title: b.keysNamed(ch.Figures, ch.Keys), Unit: language.UnitAt(b.words.say, ch), Pos: ch.Pos}
	tabled := language.Tabled(ch, b.words.say)
	columns := make([]column, len(tabled))
	for i, p := range tabled {
		columns[i] = newColumn(p.Figure, p.Series, ch.UnitOf(p))
	}
	if raise(b.words.say, columns) || ch.SeveralUnits() { // which the cells or the columns say
		t.Unit = ""
	}
	for i, p := range tabled {
		name := p.Label
		if ch.SeveralUnits() && !columns[i].raised {
			name = b.words.say.Say(language.WordMeasured, "noun", name, "label", language.PanelUnit(b.words.say, p))
		}
		t.Columns = append(t.Columns, name)
	}
	b.fill(&t, ch.Keys, columns)
	t.Periods = ch.Periods && ch.Compare == nil
	if ch.Compare != nil && len(t.Records) > 0 {
		t.Records = append(t.Records, b.compared(ch, len(columns)))
	}
	return t
}

// keysNamed says what the keys of a table are.
func (b *tableBuilder) keysNamed(figures []*data.Figure, keys []data.Key) string {
	for _, f := range figures {
		if f.Rows != "" {
			return f.Rows
		}
	}
	return language.KeysNamed(b.words.say, keys, figures)
}

// figureTable is the data of a figure, with a row of totals, one for each series,
// where there are any.
func (b *tableBuilder) figureTable(f *data.Figure, totals []data.Value, style data.TableStyle) DataTable {
	t := DataTable{say: b.words.say, DecimalMark: b.decimalMark(), Title: b.keysNamed([]*data.Figure{f}, f.Keys), Unit: b.words.say.UnitOf(f), Pos: f.Pos}
	if name := language.OnlyName(b.words.say, f.Series, f.Title.Plain); name != "" {
		t.Unit = b.words.say.Say(language.WordTitleUnit, "title", name, "unit", t.Unit)
	}
	var columns []column
	for _, s := range f.Series {
		t.Columns, columns = append(t.Columns, b.words.say.Name(s.Name)), append(columns, newColumn(f, s, f.Unit))
	}
	if raise(b.words.say, columns) {
		t.Unit = ""
	}
	b.fill(&t, f.Keys, columns)
	if style != data.TablePlain && len(t.Records) > 0 {
		heat{b, f, columns}.shade(&t, style)
	}
	t.Periods = f.Periods && len(totals) == 0
	if len(totals) > 0 && len(columns) > 0 {
		t.Records = append(t.Records, b.totals(totals, &columns[0], t.Pos))
	}
	return t
}

// fill prints the rows of a table. The name of an only column is dropped: the
// title says it. A table that no reader would leaf through is a fault.
func (b *tableBuilder) fill(t *DataTable, keys []data.Key, columns []column) {
	t.Headers = b.headers(t.Title, t.Unit)
	if len(columns) == 1 && columns[0].figure.Of != nil { // the cells say what counts them
		noun, _ := language.NounAlone(b.words.say, t.Unit)
		t.Headers.Values = capitalWord(noun)
	}
	if len(columns) == 1 {
		t.Columns[0] = ""
		columns[0].how = !ofParts(columns[0].figure.Derived) && !(b.method && len(keys) <= data.MostListed)
	}
	if len(keys) > maxRows {
		b.faults = append(b.faults, data.Fault{Pos: t.Pos, Text: fmt.Sprintf("a table of %d rows; at most %d fit a briefing", len(keys), maxRows),
			Hint: "leave the table out, or show a derived figure with fewer values"})
		return
	}
	fitted := b.cells <= b.most
	if b.cells += len(keys) * (1 + len(columns)); b.cells > b.most {
		if fitted {
			b.faults = append(b.faults, data.Fault{Pos: t.Pos, Text: fmt.Sprintf("the tables of the briefing have %d cells up to here; at most %d fit", b.cells, b.most),
				Hint: "leave tables out, or show derived figures with fewer values"})
		}
		return
	}
	for _, k := range keys {
		r := Record{Key: b.words.say.KeyShort(k), InText: b.words.say.Key(k), Pos: t.Pos, Cells: make([]Cell, len(columns))}
		for i := range columns {
			r.Cells[i] = b.cell(&columns[i], k)
		}
		t.Records = append(t.Records, r)
	}
}

// ofParts reports whether a computation divides by the sum of all parts, which is the same for
// each of them: it is said once for all.
func ofParts(d *data.Derivation) bool {
	return d != nil && d.By == data.ShareOfTotal && len(d.From) == 1
}

func (b *tableBuilder) headers(keys, unit string) Headers {
	return Headers{Keys: keys, Values: cmp.Or(capitalWord(language.UnitAlone(b.words.say, unit)), b.words.say.Say(language.WordValue)), Remarks: b.words.say.Say(language.WordRemarks),
		Sources: b.words.say.Say(language.WordSource), Continued: "(" + b.words.say.Say(language.WordContinued) + ")"}
}

// symbols are signs of units that look like words.
var symbols = []string{"mmol", "mbar", "kcal", "mmol/l"}

// capitalWord makes the first letter of a unit a capital where it begins with a word. Signs stay:
// mg is not Mg.
func capitalWord(s string) string {
	const longestSign = 3
	first := s
	if end := strings.IndexFunc(s, unicode.IsSpace); end > 0 {
		first = s[:end]
	}
	word := strings.IndexFunc(first, func(r rune) bool { return !unicode.IsLower(r) }) < 0 && !slices.Contains(symbols, first)
	if word && (utf8.RuneCountInString(first) > longestSign || slices.Contains([]string{"per", "je", "in", "yen", "men"}, first)) {
		return capital(s)
	}
	return s
}

// capital makes the first letter a capital.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// cell prints the value of a column for a key.
func (b *tableBuilder) cell(c *column, k data.Key) Cell {
	v, known := c.values[k]
	if !known {
		if slices.Contains(c.series.Never, k) {
			return Cell{Missing: true}
		}
		cell := Cell{Missing: true, Due: c.due(k)}
		if cell.Due || c.series.Unsure() { // where nobody knows
			cell.Text = b.words.say.Say(language.WordNoValue)
		}
		return cell
	}
	doubts := b.doubts(v, c)
	cell := Cell{HasKey: true, Of: data.Number{Figure: c.figure, Series: c.series.Name, Key: k}, Pos: v.Detail().Pos,
		Remarks: b.words.joined(append(b.remarks(v, c), doubts...)), Doubts: b.words.joined(doubts)}
	switch {
	case len(v.Disputes()) > 0:
		cell.Flag = b.words.say.Say(language.WordDisputed)
	case cell.Remarks != "":
		cell.Flag = b.words.say.Say(language.WordSeeBelow)
	}
	switch {
	case v.Is == data.Absent:
		cell.Text, cell.Missing = b.words.say.Say(language.WordNoValue), true
	case c.figure.Of != nil:
		cell.Text = b.words.say.OfWhole(v, c.figure.Of.Count)
		if words := language.OfWholeInWords(b.words.say, v, c.figure.Of.Count, c.figure.Unit); words != cell.Text {
			cell.InWords = words
		}
	default:
		cell.Text = c.printed(b.words.say, v, b.words.say.Bare)
	}
	cell.Named = b.words.named(v)
	cell.Sources = b.words.entries(c.series.SourcesOf(v))
	return cell
}

// compared is the row that says how far one value of a chart is from another.
func (b *tableBuilder) compared(ch *data.Chart, columns int) Record {
	from, to := language.ComparedNames(b.words.say, ch)
	key := b.words.say.Say(language.WordCompared, "from", from, "to", to)
	if ch.Compare.OfSeries() && len(ch.Keys) > 1 {
		key = b.words.say.Say(language.WordTitleUnit, "title", key, "unit", language.ComparedAmong(b.words.say, ch))
	}
	r := Record{Key: b.words.say.Say(language.WordWithStatus, "value", key, "status", b.words.say.Say(language.WordDerived)), Pos: ch.Compare.Pos, Cells: make([]Cell, columns)}
	for i := range r.Cells {
		r.Cells[i] = Cell{Missing: true}
	}
	r.InText = r.Key
	r.Cells[ch.Compare.To.Series] = Cell{Text: language.Compared(b.words.say, ch.Compare), HasKey: true, Pos: ch.Compare.Pos}
	return r
}

// totals prints the row of sums.
func (b *tableBuilder) totals(sums []data.Value, c *column, pos data.Pos) Record {
	r := Record{Key: b.words.say.Say(language.WordWithStatus, "value", b.words.say.Say(language.WordTotal), "status", b.words.say.Say(language.WordDerived)), Pos: pos, Total: true}
	for _, v := range sums {
		cell := Cell{Text: b.words.say.Say(language.WordNoValue), Missing: true, HasKey: true}
		var remarks []string
		if reason, missing := v.Missing(); missing {
			remarks = append(remarks, reason)
		} else {
			cell.Text, cell.Missing = c.printed(b.words.say, v, b.words.say.Bare), false
			remarks = append(remarks, b.words.doubts(v, language.WordDisputedBy, func(other data.Value) string { return c.printed(b.words.say, other, b.words.say.Label) })...)
		}
		cell.Remarks = b.words.joined(remarks)
		r.Cells = append(r.Cells, cell)
	}
	return r
}

// UnitOfAll is the unit of the values of several columns, which the caption says; empty where a column
// or the cells do.
func (t DataTable) UnitOfAll() string {
	if len(t.Columns) < 2 || t.Unit == "" {
		return ""
	}
	return capitalWord(language.UnitAlone(t.say, t.Unit))
}

// Part is the table of the columns from one index to another: keys that none of
// them has are left out.
func (t DataTable) Part(from, to int) DataTable {
	t.Columns = t.Columns[from:to]
	all := t.Records
	t.Records = make([]Record, 0, len(all))
	for _, r := range all {
		r.Cells = r.Cells[from:to]
		if i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.HasKey }); i >= 0 {
			t.Records = append(t.Records, r)
		}
	}
	return t
}

// Status puts the remarks on the values of a row together: once where all have
// the same, otherwise each after the names of its series.
func (t DataTable) Status(r Record) string {
	remarks := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		remarks[i] = c.Remarks
	}
	if len(slices.Compact(slices.Clone(remarks))) == 1 {
		return remarks[0]
	}
	names := map[string][]string{}
	var out []string
	for i, text := range remarks {
		if text != "" && names[text] == nil {
			out = append(out, text)
		}
		names[text] = append(names[text], t.Columns[i])
	}
	for i, text := range out {
		out[i] = prefixed(t.say, language.ListNames(t.say, names[text]), text)
	}
	return strings.Join(out, t.say.Say(language.WordItems))
}

// DoubtsHeard are the doubts about a value, with the numbers of sources in words.
func (c Cell) DoubtsHeard(say *language.Printer) string {
	doubts := c.Doubts
	for _, s := range c.Named {
		doubts = strings.ReplaceAll(doubts, "\u00a0"+inBrackets(s), say.Say(language.WordDetails)+s.Brief)
	}
	return doubts
}

// RemarksOn puts the remarks on all rows together, each after its keys: what a table that is
// turned on its side has no column for.
func (t DataTable) RemarksOn() string {
	var keys [][]string
	var remarks []string
	for _, r := range t.Records {
		text := t.Status(r)
		switch last := len(remarks) - 1; {
		case text == "":
		case last >= 0 && remarks[last] == text:
			keys[last] = append(keys[last], r.InText)
		default:
			keys, remarks = append(keys, []string{r.InText}), append(remarks, text)
		}
	}
	for i, text := range remarks {
		remarks[i] = prefixed(t.say, t.say.List(keys[i]), text)
	}
	return strings.Join(remarks, t.say.Say(language.WordItems))
}

// mostMarked is of how many rows one may have remarks that stand below the table, where the value has a
// mark: a column for them would be all but empty.
const mostMarked = 4

// RemarksBelow reports whether the remarks stand below the table, as few rows have any.
func (t DataTable) RemarksBelow() bool {
	remarked := t.Remarked()
	return remarked > 0 && remarked*mostMarked <= len(t.Records) && !slices.ContainsFunc(t.Records, func(r Record) bool { return r.Total && t.Status(r) != "" })
}

// Remarked counts the rows with remarks.
func (t DataTable) Remarked() int {
	n := 0
	for _, r := range t.Records {
		if t.Status(r) != "" {
			n++
		}
	}
	return n
}

// SourcesOfAll are the sources that all rows have; nil where they differ, and of a row alone.
func (t DataTable) SourcesOfAll() []*Source {
	var all []*Source
	rows := 0
	for _, r := range t.Records {
		of := r.Sources()
		switch {
		case len(of) == 0:
			continue
		case rows > 0 && !slices.Equal(of, all):
			return nil
		}
		all = of
		rows++
	}
	if rows < 2 {
		return nil
	}
	return all
}

// Credit names the sources that all rows have, with links: what stands below the table in place of a
// column. Nil where there are none.
func (t DataTable) Credit() []Inline {
	all := t.SourcesOfAll()
	if all == nil {
		return nil
	}
	word := language.WordSource
	if len(all) > 1 {
		word = language.WordSources
	}
	var r inlineBuilder
	r.writeNaming(t.say.Say(language.WordCredit, "word", t.say.Say(word), "sources", naming(t.say, all)), Run{Pos: t.Pos}, all)
	return spelledOut(t.say, r.inlines())
}

// Flagged is the flag of a cell as it is heard after the value.
func (t DataTable) Flagged(flag string) string { return t.say.Say(language.WordItems) + flag }

// Words are a text of the table that says what its short forms stand for, and, of remarks on rows,
// links where they name sources by their numbers.
func (t DataTable) Words(text string, rows ...Record) []Inline {
	var named []*Source
	for _, row := range rows {
		for _, c := range row.Cells {
			named = append(named, c.Named...)
		}
	}
	var r inlineBuilder
	r.writeNaming(text, Run{Pos: t.Pos}, named)
	return spelledOut(t.say, r.inlines())
}

// Place is that of the first value of a row.
func (r Record) Place() data.Pos {
	for _, c := range r.Cells {
		if c.HasKey {
			if c.Pos.Line > 0 {
				return c.Pos
			}
			break
		}
	}
	return r.Pos
}

// Sources are those of all values of a row, in the order of their numbers.
func (r Record) Sources() []*Source {
	var all []*Source
	for _, c := range r.Cells {
		all = append(all, c.Sources...)
	}
	return byNumber(all)
}

// remarks is what the status column says of a value, but for doubts. That it is a bound or about so
// much its cell says.
func (b *tableBuilder) remarks(v data.Value, c *column) []string {
	var out []string
	u := c.unit
	shown := v.Shown()
	for _, l := range shown.Levels() {
		out = append(out, b.words.say.Interval(l.Name, l.Interval, u))
	}
	if i := shown.Interval(); i != nil && shown.Levels() == nil {
		out = append(out, b.words.say.Interval(c.figure.Interval, *i, u))
	}
	if computed := v.Detail().Computed; c.how && computed != "" {
		out = append(out, prefixed(b.words.say, b.words.say.Say(language.WordDerived), computed))
	}
	return out
}

// doubts are a reason why there is no value, what others say, and a note.
func (b *tableBuilder) doubts(v data.Value, c *column) []string {
	var out []string
	if reason, missing := v.Missing(); missing && reason != "" {
		out = append(out, reason)
	}
	out = append(out, b.words.doubts(v, language.WordDisputedBy, func(other data.Value) string { return c.printed(b.words.say, other, b.words.say.Label) })...)
	if note := v.Note().Plain; note != "" {
		out = append(out, note)
	}
	return out
}

// plainly prints a text as it is.
func plainly(text string) string { return text }

// tableNotes are the remarks on a figure that no single value carries.
func (b *tableBuilder) tableNotes(f *data.Figure) string {
	var notes []string
	if f.Note.Plain != "" {
		notes = append(notes, f.Note.Plain)
	}
	for _, s := range f.Series {
		if s.Note.Plain != "" && s.Note.Plain != f.Note.Plain {
			notes = append(notes, prefixed(b.words.say, b.words.say.Name(s.Name), s.Note.Plain))
		}
	}
	for _, in := range f.InputNotes() {
		if in.Note.Plain != f.Note.Plain && !slices.ContainsFunc(f.Series, func(s *data.Series) bool { return s.Note.Plain == in.Note.Plain }) {
			notes = append(notes, prefixed(b.words.say, language.InputNoteLabel(b.words.say, in), in.Note.Plain))
		}
	}
	for _, r := range f.Roundings {
		notes = append(notes, b.words.say.Say(language.WordNoteRounding, "key", b.words.say.Key(r.Key), "sum", b.words.say.Number(r.Sum), "total", b.words.say.Number(r.Total)))
	}
	breaking := func(br *data.Break) []string { return language.NamesOf(b.words.say, f.Breaking(br)) }
	notes = append(notes, language.BreakNotes(b.words.say, f.AllBreaks(), breaking, plainly)...)
	notes = append(notes, b.computedNotes(f.Derived)...)
	if len(notes) == 0 {
		return ""
	}
	return prefixed(b.words.say, b.words.say.Say(language.WordNote), b.words.say.Paragraph(notes))
}

// computedNotes say how a figure was computed, where its cells do not.
func (b *tableBuilder) computedNotes(d *data.Derivation) []string {
	if d == nil {
		return nil
	}
	notes := []string{b.words.say.Say(language.WordNoteComputed)}
	switch {
	case !ofParts(d):
	case d.Whole != "":
		notes = append(notes, b.words.say.Say(language.WordMethodShareOfWhole, "whole", b.words.say.Name(d.Whole)))
	default:
		notes = append(notes, b.words.say.Say(language.WordMethodShareOfParts))
	}
	return notes
}

package file

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/check"
	"briefing/data/table"
	"briefing/data/table/number"
	"briefing/data/table/shape"
)

// layoutDraft is what table: says of the layout of a file as an office hands it out.
type layoutDraft struct {
	says   shape.Shape
	file   string         // that is named
	key    string         // of the table in the maps of the reader, and in the cache
	beside string         // what stood beside each number, or below the head
	inName string         // the unit that the names of rows had in brackets
	x      *shape.Extract // nil until it was read
	stored bool           // by an output: it stands where it is read
	wrong  bool           // what is said of it is at fault
}

// newTableDraft is what table: says before it is read.
func newTableDraft(n node) *csvDraft {
	return &csvDraft{at: n, separator: ',', layout: &layoutDraft{}}
}

// tableFields are those of csv:, and those of the layout of a file.
func tableFields() record[csvDraft] {
	file := field[csvDraft]{"file", "path of the table as it was handed out, inside the folder of this file: a workbook, text in columns, JSON, ...", true, textShape(), decodeTableFile}
	return slices.Concat(record[csvDraft]{file}, layoutFields(func(c *csvDraft) *layoutDraft { return c.layout }), columnFields())
}

// layoutFields say where the table stands. Where one is at fault, nothing is read.
func layoutFields[T any](of func(into *T) *layoutDraft) record[T] {
	fields := record[T]{
		{"sheet", "name of the sheet of a workbook", false, textShape(), func(d *decoder, n node, t *T) { of(t).says.Sheet, _ = d.line(n) }},
		{"range", "cells of the table, with its heads, where the sheet has others: B4:H30; B4:H for all rows below", false, patternShape(rangePattern), func(d *decoder, n node, t *T) { of(t).says.Range = decodeRange(d, n) }},
		{"head", "line of the heads, or a list of lines; none where the table has no heads", false, eitherShape(oneOrMore(countShape()), wordShape([]string{noHead})), func(d *decoder, n node, t *T) { decodeHead(d, n, &of(t).says) }},
		{"hidden", "what is done with rows and columns that a reader of the workbook does not see: they are read, and told, unless they are left out", false, wordShape(unseenWords), func(d *decoder, n node, t *T) {
			of(t).says.Unseen, _ = word(d, n, "way with what is hidden", unseenWords)
		}},
		{"fill", "column, or list of columns, whose empty cells have the text of the cell above; none where they are empty", false, oneOrMore(textShape()), func(d *decoder, n node, t *T) { decodeFill(d, n, &of(t).says) }},
		{"unread", "column of numbers, or list of columns, that is left out knowingly: import asks for one whose head has a year and is no period like those beside it", false, oneOrMore(textShape()), func(d *decoder, n node, t *T) {
			for _, r := range d.refs(n) {
				of(t).says.Unread = append(of(t).says.Unread, r.name)
			}
		}},
		{"across", "name for the key whose texts stand in the heads: year, region; or a list with one for each line of the heads, and none for a line with other heads", false, oneOrMore(textShape()), func(d *decoder, n node, t *T) {
			for _, r := range d.refs(n) {
				of(t).says.Across = append(of(t).says.Across, r.name)
			}
		}},
		{"encoding", "how the characters of a file of text are encoded, where it cannot be told: windows-1252, gb18030", false, textShape(), func(d *decoder, n node, t *T) { of(t).says.Encoding, _ = d.line(n) }},
		{"separator", "what separates the cells of a file of text, where it cannot be told", false, wordShape(table.SeparatorWords()), func(d *decoder, n node, t *T) {
			of(t).says.Separator, _ = word(d, n, "separator", table.SeparatorWords())
		}},
		{"decimal", "the decimal sign of numbers that are written as text", false, wordShape(decimalWords), func(d *decoder, n node, t *T) {
			of(t).says.Decimal, _ = word(d, n, "decimal sign", decimalWords)
		}},
		{"thousands", "the sign between groups of digits; none where they are not grouped", false, wordShape(thousandsWords), func(d *decoder, n node, t *T) {
			of(t).says.Thousands, _ = word(d, n, "sign between groups of digits", thousandsWords)
		}},
		{"marks", "numbers behind numbers, with a blank between, that lead to notes: 1 in 12.3 1", false, oneOrMore(countShape()), func(d *decoder, n node, t *T) { decodeNoteMarks(d, n, &of(t).says) }},
		{"brackets", "what brackets around a number say: that it is negative, or uncertain", false, wordShape(bracketWords), func(d *decoder, n node, t *T) {
			of(t).says.Brackets, _ = word(d, n, "meaning of brackets", bracketWords)
		}},
		{"stated", "unit or scale that lines above the table state, as they have it: (in thousand), Mio. EUR; a later release in another scale is read in that, and one in another unit is a fault. Or a mapping of that and other texts of lines about the table: {unit: (in thousand), title: Exports}, and of what stands beside each number and in names of rows: {beside: '%', names: thousand euros}; another text is a fault", false, eitherShape(textShape(), statedRecord().shape("What lines about a table state.")), func(d *decoder, n node, t *T) {
			decodeStated(d, n, of(t))
		}},
	}
	for i, f := range fields {
		fields[i].decode = func(d *decoder, n node, t *T) {
			of(t).wrong = !d.sound(func() { f.decode(d, n, t) }) || of(t).wrong
		}
	}
	return fields
}

// noHead says that a table has no heads.
const noHead = "none"

const rangePattern = `^[A-Za-z]{1,3}[1-9]\d{0,8}:[A-Za-z]{1,3}([1-9]\d{0,8})?$`

// The words of signs, and the signs themselves.
var (
	decimalWords   = append(number.DecimalWords(), ".", ",")
	thousandsWords = append(number.ThousandsWords(), ".", ",", "'")
	unseenWords    = []shape.Unseen{shape.ReadHidden, shape.LeaveOut}
	bracketWords   = []shape.Brackets{shape.Negative, shape.Uncertain}
)

func decodeTableFile(d *decoder, n node, c *csvDraft) {
	if _, ok := d.line(n); ok {
		c.file = n
	}
}

// maxJoined is how many columns make a period together: the year, the month and the day.
const maxJoined = 3

// decodeKey reads the column of the keys, or those that are one period together.
func decodeKey(d *decoder, n node, c *csvDraft) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!str" && data.OneLine(n.Value) == "":
		d.fault(n, "the head of the column is empty", "read the file under table:, where it is called column A, or by the letter of its place")
		return
	case n.Kind != yaml.SequenceNode:
		c.key, _ = d.ref(n)
		return
	}
	var columns []string
	for _, r := range d.refs(n) {
		columns = append(columns, r.name)
	}
	switch {
	case c.layout == nil:
		d.fault(n, "csv: has one column of keys", "write table: in place of csv:, which puts a year and its quarter together")
	case len(columns) < 2 || len(columns) > maxJoined:
		c.layout.wrong = true
		d.fault(n, "a period is put together from two columns or three", "name the column of the years, and that of their quarters, months or days: [year, quarter]")
	default:
		c.layout.says.Join = columns
	}
	c.key = ref{name: strings.Join(columns, " "), at: n}
}

func decodeRange(d *decoder, n node) shape.Range {
	text, ok := d.line(n)
	if !ok {
		return shape.Range{}
	}
	r, ok := shape.ParseRange(text)
	if !ok {
		d.fault(n, fmt.Sprintf("%q is no range of cells", text), "write the first cell and the last: B4:H30")
	}
	return r
}

func decodeHead(d *decoder, n node, s *shape.Shape) {
	if n.Kind == yaml.ScalarNode && n.Value == noHead {
		s.NoHead = true
		return
	}
	for _, r := range d.refs(n) {
		line, err := strconv.Atoi(r.name)
		if err != nil || line < 1 {
			d.fault(r.at, fmt.Sprintf("%q is not the number of a line", r.name), "write the line with the heads: 4, [4, 5] or none")
			continue
		}
		s.Head = append(s.Head, line)
	}
}

// decodeNoteMarks reads the numbers of notes: 1, [1, 2], or the text 1, 2.
func decodeNoteMarks(d *decoder, n node, s *shape.Shape) {
	for _, r := range d.refs(n) {
		for note := range strings.SplitSeq(r.name, ",") {
			if note = strings.TrimSpace(note); note == "" || len(note) > 2 || !data.AllDigits(note) {
				d.fault(r.at, fmt.Sprintf("%q is not the number of a note", note), "write one or two digits, as they stand behind the numbers: [1, 2]")
				return
			}
			s.Marks = append(s.Marks, note)
		}
	}
}

func decodeFill(d *decoder, n node, s *shape.Shape) {
	for _, r := range d.refs(n) {
		if r.name == shape.NoFill {
			s.Fill = []string{shape.NoFill}
			return
		}
		s.Fill = append(s.Fill, r.name)
	}
}

// fillHint is what to write where a cell of a column is empty.
func (c *csvDraft) fillHint(column ref) string {
	if c.layout == nil {
		return ""
	}
	return fmt.Sprintf("write fill: %s, where an empty cell has the text above it", column.name)
}

// named are the columns that a draft names, and which of them hold numbers.
func (c *csvDraft) named(all stamps, sources []ref) (columns, numbers []string) {
	numbers = headsOf(append(slices.Clone(c.columns), c.value, c.low, c.high))
	others := append(slices.Clone(c.status), c.key, c.series, c.source, c.note, c.shared.unit, c.shared.scale, c.after)
	if c.secrecy != nil {
		others = append(append(others, c.secrecy.column), c.secrecy.of...)
	}
	for _, w := range c.where {
		others = append(others, ref{name: w.condition.Column})
	}
	for key, s := range all {
		if c.source.name != "" || slices.ContainsFunc(sources, func(r ref) bool { return r.name == key }) {
			others = append(others, s.column)
		}
	}
	return append(headsOf(others), numbers...), numbers
}

// tableUse is what the figures of a file use of one table.
type tableUse struct {
	drafts           []*csvDraft
	columns, numbers []string
}

// tableUses finds out, before any is read, how the tables are read that figures use.
type tableUses struct{ base *resolver }

// layouts finds out which columns the figures use of each table, and gives each its key: one
// file may be read in several ways.
func (u tableUses) layouts() {
	r := u.base
	var order []string
	uses := map[string]*tableUse{}
	for _, f := range r.draft.figures {
		c := f.csv
		if c == nil || c.layout == nil || c.file.Node == nil || !r.validPath(c.file) {
			continue
		}
		c.layout.says.Empty, c.layout.says.Rules = c.missing != "", u.rulesOf(c)
		r.draft.stamps.askForDates(f)
		key := c.file.Value + c.layout.says.String()
		if uses[key] == nil {
			uses[key] = &tableUse{}
			order = append(order, key)
		}
		use := uses[key]
		columns, numbers := c.named(r.draft.stamps, f.sources)
		columns = append(columns, u.flagsOf(c)...)
		use.drafts, use.columns, use.numbers = append(use.drafts, c), append(use.columns, columns...), append(use.numbers, numbers...)
	}
	of := map[string]int{}
	for _, key := range order {
		file := uses[key].drafts[0].file
		of[file.Value]++
		u.layout(uses[key], file, storedName(file.Value, of[file.Value]))
	}
}

// choose says which rows of large files are chosen, where all figures of a file choose some.
func (u tableUses) choose() {
	wanted, whole := map[string][]table.Selection{}, map[string]bool{}
	for _, f := range u.base.draft.figures {
		switch c := f.csv; {
		case c == nil || c.file.Node == nil:
		case c.where == nil:
			whole[c.name()] = true
		default:
			wanted[c.name()] = append(wanted[c.name()], c.selection())
		}
	}
	for name, selections := range wanted {
		if !whole[name] {
			u.base.cache.choose(name, selections)
		}
	}
}

// layout has a table read, or what an output has stored of it where the file itself is not
// there.
func (u tableUses) layout(use *tableUse, file node, stored string) {
	x := u.base.cache.stored(file.Value, stored)
	if x == nil {
		key := u.register(file.Value, use.drafts[0].layout.says.With(use.columns, use.numbers), stored)
		for _, c := range use.drafts {
			c.layout.file, c.layout.key = file.Value, key
		}
		return
	}
	for _, c := range use.drafts {
		n := *file.Node
		n.Value = stored
		c.layout.file, c.layout.key, c.layout.x, c.layout.stored = file.Value, stored, x, true
		c.file.Node = &n
	}
}

// readsSame reports whether two drafts read one sheet, as far as can be told.
func (c *csvDraft) readsSame(o *csvDraft) bool {
	return o != nil && o.layout != nil && o.file.Node != nil && o.file.Value == c.file.Value && (o.layout.says.Sheet == c.layout.says.Sheet || o.layout.says.Sheet == "" || c.layout.says.Sheet == "")
}

// rulesOf are what figures say of a table that may not be published of it.
func (u tableUses) rulesOf(c *csvDraft) []table.Rule {
	var w table.Withholding
	for _, f := range u.base.draft.figures {
		if c.readsSame(f.csv) {
			addRules(&w, f.csv.rules())
		}
	}
	return w.Rules
}

// flagsOf are the columns that say so.
func (u tableUses) flagsOf(c *csvDraft) []string {
	var flags []string
	for _, rule := range u.rulesOf(c) {
		flags = append(flags, rule.Flag)
	}
	return flags
}

// namesOf are the tables of the reader that what a draft says of secrets holds for.
func (u tableUses) namesOf(c *csvDraft) []string {
	names := []string{c.name()}
	for _, f := range u.base.draft.figures {
		if c.layout != nil && c.readsSame(f.csv) && !slices.Contains(names, f.csv.name()) {
			names = append(names, f.csv.name())
		}
	}
	return names
}

// refuseOtherWay refuses to read a file, of which a table has numbers that may not be
// published, in a way that does not know of the table.
func (u tableUses) refuseOtherWay(c *csvDraft) {
	r := u.base
	if c.layout == nil {
		return
	}
	refuse := func(file node) {
		if file.Node != nil && file.Value == c.file.Value {
			r.fault(file, file.Value+" has numbers that may not be published, which table: takes out, and is read here as it is", "read it with table: here too, or keep what is read here in another file")
		}
	}
	for _, f := range r.draft.figures {
		if f.csv != nil && f.csv.layout == nil {
			refuse(f.csv.file)
		}
	}
	for _, p := range r.draft.nameTables {
		refuse(p.file)
	}
	for _, g := range r.draft.groupings {
		if g.table != nil {
			refuse(g.table.file)
		}
	}
}

// storedName is what an output calls the nth table that it stores of a file.
func storedName(file string, nth int) string {
	if nth > 1 {
		return fmt.Sprintf("%s.%d.csv", file, nth)
	}
	return file + ".csv"
}

// tablePart is a table that is read of a file.
type tablePart struct {
	file   string
	shape  shape.Shape
	stored string         // what outputs call it
	x      *shape.Extract // nil until it was read
	told   bool           // what was found out of it
}

// register notes that a table is read, and returns its key.
func (u tableUses) register(file string, s shape.Shape, stored string) string {
	r := u.base
	if r.tables == nil {
		r.tables = map[string]*tablePart{}
	}
	key := file + s.String()
	r.tables[key] = &tablePart{file: file, shape: s, stored: stored}
	return key
}

// name is what the maps of the reader and of its cache call the file of a draft.
func (c *csvDraft) name() string {
	if c.layout != nil {
		return c.layout.key
	}
	return c.file.Value
}

// extract reads the table. It reports false with faults recorded where it cannot be read.
func (c *csvDraft) extract(d *decoder) bool {
	if c.layout == nil || c.layout.x != nil {
		return true
	}
	part := d.tables[c.layout.key]
	if part == nil {
		return false // a fault is recorded
	}
	x, err := d.cache.extract(part.file, &part.shape)
	if err != nil {
		refuseTable(d, c.file, c.at.path, err)
		return false
	}
	part.x, c.layout.x = x, x
	d.met(c.file.Value)
	return c.where != nil || c.sound(d)
}

// sound reports whether all cells can be read of the rows that are used; otherwise faults
// are recorded.
func (c *csvDraft) sound(d *decoder) bool {
	if c.layout == nil || c.layout.x.Errs == nil {
		return true
	}
	refuseTable(d, c.file, c.at.path, c.layout.x.Errs)
	return false
}

// chose notes the lines of the rows that are used, of which the table then is: it says nothing
// of others.
func (c *csvDraft) chose(lines []int32) {
	if c.layout != nil {
		c.layout.x = c.layout.x.Of(lines)
	}
}

// pins are the keys of table: among what is found, in their order.
var pins = []string{"encoding", "separator", "sheet", "range", "head", "fill", "across", "decimal", "thousands"}

// readAs says how a table was read, in the keys of table:.
func readAs(x *shape.Extract) string {
	var said []string
	for _, key := range pins {
		for _, f := range x.Found {
			if f.Key == key {
				said = append(said, key+": "+f.Text)
			}
		}
	}
	return strings.Join(said, ", ")
}

// tell says what was found out of a table that the file does not say. A row that was left
// out may have been meant to be read.
func (p *tablePart) tell(r *resolver, c *csvDraft) {
	if p.told {
		return
	}
	p.told = true
	p.tellBeyond(r, c)
	text := p.file + " is read as it stands"
	if read := readAs(p.x); read != "" {
		text = p.file + " is read with " + read
	}
	for _, f := range p.x.Found {
		switch f.Key {
		case "foot":
			text += fmt.Sprintf("; below it stands %q", data.Clip(f.Text, maxQuoted))
		case "mark":
			text += fmt.Sprintf("; beside numbers or names stands %q", data.Clip(f.Text, maxQuoted))
		case "repeated":
			text += fmt.Sprintf("; the heads stand again in line %d", f.At.Line)
		case "invisible":
			text += fmt.Sprintf("; characters that cannot be shown, such as %s, are left out", f.Text)
		case "hidden":
			if part := p.shape.Unseen; part != "" {
				break // as the file says
			}
			text += fmt.Sprintf("; hidden: %s", f.Text)
		case "unread":
			text += fmt.Sprintf("; not read: %s", data.Clip(f.Text, maxUnread))
		case "left out", "mixed", "without numbers":
			text += fmt.Sprintf("; %s: %s", f.Key, data.Clip(f.Text, maxQuoted))
		case "part":
			r.warn(data.Fault{Rule: data.RuleRowsLeftOut, Pos: f.At, Path: c.at.path, Text: fmt.Sprintf("%s is a part of a table, %s: its other rows are not in it", p.file, f.Text), Hint: "get all rows in one file: most services do for a larger size of the page"})
		case "sections":
			text += fmt.Sprintf("; the column section has %s", data.Clip(f.Text, maxQuoted))
		case "section row":
			r.warn(data.Fault{Rule: data.RuleRowsLeftOut, Pos: f.At, Path: c.at.path, Text: fmt.Sprintf("the row %q has no numbers, and is left out", data.Clip(f.Text, maxQuoted)), Hint: fmt.Sprintf("where it is the head of the rows below it, name the column that it becomes: series: section, or where: {section: %s}", data.Clip(f.Text, maxQuoted))})
		case "row":
			r.warn(data.Fault{Rule: data.RuleRowsLeftOut, Pos: f.At, Path: c.at.path, Text: fmt.Sprintf("the row %q has no numbers, and is left out", data.Clip(f.Text, maxQuoted))})
		}
	}
	r.told = append(r.told, data.Fault{Pos: c.file.pos(), Path: c.at.path, Text: text})
}

// maxQuoted is how much of a line of a table is quoted.
const maxQuoted = 80

// tellBeyond warns of rows below the range that the file says, but for a whole that may have been
// left out.
func (p *tablePart) tellBeyond(r *resolver, c *csvDraft) {
	var names []string
	var at data.Pos
	for _, f := range p.x.Found {
		if f.Key != "beyond" || check.IsWholeName(f.Text) {
			continue
		}
		if names == nil {
			at = f.At
		}
		names = append(names, data.Clip(f.Text, maxQuoted))
	}
	if names != nil {
		r.warn(data.Fault{Rule: data.RuleRowsBelowRange, Pos: at, Path: c.at.path,
			Text: fmt.Sprintf("the table goes on below range: %s, with %s", p.shape.Range.String(), strings.Join(names, ", ")), Hint: data.CureOf(data.RuleRowsBelowRange)})
	}
}

// maxUnread is how much is said of the columns that are not read.
const maxUnread = 240

// refuseTable records why a table cannot be read.
func refuseTable(d *decoder, file node, path string, err error) {
	all := shape.ErrorsOf(err)
	if all == nil {
		d.unread(file, err)
		return
	}
	d.met(file.Value)
	for _, e := range all {
		if e.At.Line == 0 {
			d.fault(file, e.Text, e.Hint)
		} else {
			d.faultAt(e.At, path, e.Text, e.Hint)
		}
	}
}

// placeOf is where a cell of the current row stands, as a node of faults.
func (c *csvDraft) placeOf(rows *table.Rows, column int) node {
	if c.layout == nil || c.layout.stored {
		return cellNode(rows, column, c.file.Value, c.at.path)
	}
	line, _ := rows.Position(column)
	return nodeAt(c.layout.x.Place(line, column), c.at.path)
}

// original is the file that is named, which need not be there where an output has stored
// what was used of it.
func (c *csvDraft) original() string {
	if c.layout != nil {
		return c.layout.file
	}
	return c.file.Value
}

// called is the key of the file language.
func (c *csvDraft) called() string {
	if c.layout == nil {
		return "csv"
	}
	return "table"
}

// linePlace is where a row stands that was read from a line.
func (c *csvDraft) linePlace(line int) data.Pos {
	if c.layout == nil || c.layout.stored {
		return data.Pos{File: c.file.Value, Line: line, Col: 1}
	}
	return c.layout.x.Place(line, 1)
}

// nodeAt stands for a place in faults.
func nodeAt(at data.Pos, path string) node {
	return node{&yaml.Node{Kind: yaml.ScalarNode, Line: at.Line, Column: at.Col}, at.File, path, at.Sheet}
}

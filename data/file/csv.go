package file

import (
	"bufio"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/spelling"
	"briefing/data/table"
)

// csvDraft says which columns of a CSV file hold what.
type csvDraft struct {
	at        node
	file      node
	key       ref
	value     ref
	columns   []ref // series by name: the columns to read
	names     []string
	series    ref
	status    []ref
	codes     *flag.List // nil: the statuses are words
	source    ref
	note      ref
	low, high ref           // ends of the interval
	shared    sharedDraft   // what all rows have to say alike
	after     ref           // the period after which values are estimates
	secrecy   *secrecyDraft // which numbers may not be published
	where     []whereDraft
	unclear   bool   // which rows are read is at fault
	numbers   bool   // whether value or values stands there, readable or not
	missing   string // reason of empty cells; empty: they are faults
	separator rune
	layout    *layoutDraft  // of table:; nil for csv:
	stamps    []*stampDraft // of the sources of all rows
	rowStamps stamps        // of the sources that rows may name
}

func csvFields() record[csvDraft] {
	file := field[csvDraft]{"file", "path of the CSV file, inside the folder of this file", true, textShape(), decodeTableFile}
	separator := field[csvDraft]{"separator", "what separates the cells; a comma unless given", false, wordShape(table.SeparatorWords()), func(d *decoder, n node, c *csvDraft) { c.separator = decodeSeparator(d, n) }}
	return append(append(record[csvDraft]{file}, columnFields()...), separator)
}

// columnFields are what csv: and table: say of the columns.
func columnFields() record[csvDraft] {
	return record[csvDraft]{
		{"key", "name of the column with the periods or names; under table: a list of the columns that are one period together: [year, quarter]", true, oneOrMore(textShape()), decodeKey},
		{"value", "name of the column with the numbers", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.numbers = true; c.value, _ = d.ref(n) }},
		{"values", "series by name, each with the name of its column", false, mapShape(&schema{MinLength: 1}, textShape()), func(d *decoder, n node, c *csvDraft) {
			c.numbers = true
			seen := map[string]data.Pos{}
			for name, column := range d.filledMapping(n, "values") {
				if r, ok := d.ref(column); ok && freshName(d, name, seen) {
					c.names, c.columns = append(c.names, table.OneLine(name.Value)), append(c.columns, r)
				}
			}
		}},
		{"series", "name of the column with the name of the series", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.series, _ = d.ref(n) }},
		{"status", "name of the column with the status; or codes of an office: {column: OBS_FLAG, codes: eurostat}", false, statusShape(), decodeStatusOf},
		{"source", "name of the column with the key of the source", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.source, _ = d.ref(n) }},
		{"note", "name of the column with remarks", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.note, _ = d.ref(n) }},
		{"low", "name of the column with the lower end of the interval", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.low, _ = d.ref(n) }},
		{"high", "name of the column with the upper end of the interval", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.high, _ = d.ref(n) }},
		{"unit", "name of the column with the unit, which is then that of the figure: all rows that are used have the same", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.shared.unit, _ = d.ref(n) }},
		{"scale", "name of the column with the scale of the numbers, as 6, million or Millions: all rows that are used have the same", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.shared.scale, _ = d.ref(n) }},
		{"estimates-after", "name of the column with the last period whose value is none: Estimates Start After", false, textShape(), func(d *decoder, n node, c *csvDraft) { c.after, _ = d.ref(n) }},
		{"confidential", "the column that says which numbers may not be published, and what its codes mean: {column: CONF_STATUS, codes: sdmx}. Such a number is not read", false, secrecyRecord().shape("Which numbers of a CSV file may not be published."), func(d *decoder, n node, c *csvDraft) { c.secrecy = decodeSecrecy(d, n) }},
		{"where", "names of columns, each with a text, a list of texts, or a mapping: only the rows with these are read", false, mapShape(&schema{MinLength: 1}, conditionShape()), func(d *decoder, n node, c *csvDraft) {
			c.unclear = !d.sound(func() { c.where = decodeConditions(d, n) }) || c.unclear
		}},
		{"missing", "why a number is missing where the cell is empty", false, translatedShape(), func(d *decoder, n node, c *csvDraft) { c.missing, _ = d.phrase(n) }},
	}
}

// maxCSVFaults is after how many faulty cells a CSV file is given up: a wrong
// column makes every row faulty.
const maxCSVFaults = 50

// maxPeriodSeries is how many names of series are tried as periods.
const maxPeriodSeries = 1000

// csvTable is a CSV file decoded into named series, in the order of their first
// row.
type csvTable struct {
	names  []string
	rows   map[string]*csvSeries
	shared [2]sharedText // of the unit and the scale
}

// csvSeries runs in parallel: keys, values, and the lines they stand in.
type csvSeries struct {
	keys   []data.Key
	values []data.Value
	lines  []int32
	drafts map[int]valueDraft // of rows with a source, status or note of their own
}

// csvReader reads the rows of one CSV file.
type csvReader struct {
	*decoder
	draft *csvDraft
	name  string
	rows  *table.Rows
	size  int64 // of the file; 0 where it is not known
	table *csvTable
	// Columns by number; -1 for none.
	key, series, source, note, low, high, flag int
	shared                                     [2]int // of the unit and the scale
	after                                      int
	others                                     bool // whether there is any beside the key, the series and the numbers
	value, status                              []int
	stamps                                     []int          // of the draft's
	rowStamps                                  map[string]int // likewise, by the key of the source
	faulty                                     int
	columns                                    []*csvSeries   // of value
	numbers                                    []data.Decimal // of the current row
	days                                       dayReader
	codes, symbols                             asked    // in columns of statuses and of numbers, without a list
	unknown                                    []string // codes that the list does not have
}

// readCSV decodes the file. Nil with faults recorded when it cannot be used.
func readCSV(d *decoder, c *csvDraft) *csvTable {
	unread := c.key.name == "" || c.unclear || c.layout != nil && c.layout.wrong || c.numbers && c.value.name == "" && c.columns == nil
	if unread || c.file.Node == nil || !d.validPath(c.file) {
		return nil // a fault was recorded when the draft was decoded
	}
	if !c.extract(d) {
		return nil
	}
	if c.where != nil {
		return readSelection(d, c)
	}
	var read *csvTable
	readRows(d, c.file, c.name(), c.separator, func(rows *table.Rows, size int64) bool {
		read = readTable(d, c, rows, size)
		return read != nil
	})
	return read
}

// readRows opens a CSV file, which at names, and has its rows read. Where that works, the
// file is an input.
func readRows(d *decoder, at node, name string, separator rune, read func(rows *table.Rows, size int64) bool) {
	file, size, err := d.cache.openCSV(name)
	if err != nil {
		d.unread(at, err)
		return
	}
	defer file.Close()
	sum := sha256.New()
	text := &kept{limit: maxFileSize}
	if size > maxFileSize {
		text.limit = -1 // nothing of it
	}
	in := bufio.NewReaderSize(io.TeeReader(d.withheld[name].Reader(file), io.MultiWriter(sum, text)), 1<<16)
	table.SkipMark(in)
	if read(table.NewRows(in, separator), size) {
		d.remember(name, sum.Sum(nil), text.bytes)
	}
}

// readTable decodes the rows of a file of a size in bytes, or of a part of one; 0
// where the size is not known. Nil with faults recorded when it cannot be used.
func readTable(d *decoder, c *csvDraft, rows *table.Rows, size int64) *csvTable {
	r := &csvReader{decoder: d, draft: c, name: c.file.Value, size: size, rows: rows, table: &csvTable{rows: map[string]*csvSeries{}}}
	d.met(r.name) // faults of its rows come after those of the file that names it
	if !r.readHead() || !r.readRows() {
		return nil
	}
	return r.table
}

// dayReader reads periods. Most rows hold a day of the same month as the row
// before: of those only the day is read.
type dayReader struct {
	month string      // 2019-05-, of the day before
	first data.Period // of the month
	days  int         // in the month
}

func (d *dayReader) period(text []byte) (data.Period, bool) {
	const month = len("2019-05-")
	if len(text) == month+2 && string(text[:month]) == d.month {
		tens, ones := int(text[month])-'0', int(text[month+1])-'0'
		if day := 10*tens + ones; tens >= 0 && tens <= 3 && ones >= 0 && ones <= 9 && day >= 1 && day <= d.days {
			return d.first.Next(day - 1), true
		}
		return data.Period{}, false
	}
	p, ok := data.ParsePeriod(string(text))
	if ok && p.Granularity() == data.Day {
		if m, ok := data.ParsePeriod(string(text[:month-1])); ok {
			d.month, d.first, d.days = string(text[:month]), data.DayOf(m.Start()), m.Next(1).StartDay()-m.StartDay()
		}
	}
	return p, ok
}

// kept is a writer that keeps what is written to it, unless that is more than a
// limit.
type kept struct {
	bytes []byte
	limit int
}

func (k *kept) Write(p []byte) (int, error) {
	if k.limit -= len(p); k.limit < 0 {
		k.bytes = nil
	} else {
		k.bytes = append(k.bytes, p...)
	}
	return len(p), nil
}

// readHead reads the first row, and finds the columns in it.
func (r *csvReader) readHead() bool {
	if err := r.rows.Next(); err != nil {
		r.csvFault(r.draft.file, r.draft.at.path, err)
		return false
	}
	heads := headRow(r.rows)
	if other := table.OtherSeparator(heads); other != "" {
		r.fault(r.draft.file, fmt.Sprintf("%s separates its cells with %ss", r.name, other), "add separator: "+other+" below "+r.draft.called()+":")
		return false
	}
	return r.sound(func() { r.findColumns(heads) })
}

// headRow are the names of the columns, in the first row.
func headRow(rows *table.Rows) []string {
	head := rows.Texts()
	heads := make([]string, len(head))
	for i, h := range head {
		heads[i] = strings.TrimSpace(h)
	}
	return heads
}

// findColumns finds the columns that the file names, and checks that they go together.
func (r *csvReader) findColumns(heads []string) {
	c := r.draft
	column := func(named ref) int {
		if named.name == "" {
			return -1
		}
		i, _ := columnOf(r.decoder, c, heads, named)
		return i
	}
	r.key, r.series, r.source, r.note = column(c.key), column(c.series), column(c.source), column(c.note)
	r.low, r.high, r.flag = column(c.low), column(c.high), -1
	r.shared, r.after = [2]int{column(c.shared.unit), column(c.shared.scale)}, column(c.after)
	for _, named := range c.status {
		r.status = append(r.status, column(named))
	}
	if c.secrecy != nil {
		r.flag = column(c.secrecy.column)
		for _, of := range c.secrecy.of {
			column(of)
		}
	}
	r.findStamps(heads)
	switch {
	case (c.low.name == "") != (c.high.name == ""):
		r.fault(c.at, c.called()+" names one end of the interval", "add the other: low: and high:")
	case c.low.name != "" && c.columns != nil:
		r.fault(c.low.at, "an interval belongs to one column of numbers, and "+c.called()+" names several", "write value: and series: instead of values:")
	case c.value.name != "" && c.columns != nil:
		r.fault(c.at, c.called()+" names both value and values", "keep one")
	case c.value.name == "" && c.columns == nil:
		r.fault(c.at, c.called()+" names no column of numbers", "add value: and the name of the column")
	case c.columns != nil && c.series.name != "":
		r.fault(c.at, c.called()+" names the series twice", "keep series, or values")
	case c.columns == nil:
		r.value = []int{column(c.value)}
	}
	for _, named := range c.columns {
		r.value = append(r.value, column(named))
	}
	r.others = max(r.source, r.note, r.low, r.high, r.flag, r.shared[0], r.shared[1], r.after) >= 0 || len(r.status) > 0
}

// readRows reads the rest of the file, row by row. A value at fault is absent,
// so that its key is looked at all the same.
func (r *csvReader) readRows() bool {
	for row := 1; ; row++ {
		err := r.rows.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			r.csvFault(r.draft.file, r.draft.at.path, err)
			return false
		}
		if row > maxCSVRows {
			r.fault(r.draft.file, fmt.Sprintf("%s has more than %d rows", r.name, maxCSVRows), "add them up first")
			return false
		}
		if r.readPlain() {
			continue
		}
		cells := r.rows.Texts()
		r.checkFlag(cells)
		r.checkShared(cells)
		r.readStamps(cells)
		for i := range r.value {
			r.readCell(cells, i)
		}
		if r.faulty > maxCSVFaults {
			r.askForCodes()
			r.fault(r.draft.file, fmt.Sprintf("%s has more than %d faulty cells; the rest were not read", r.name, maxCSVFaults), "look at the names of the columns")
			return false
		}
	}
	r.askForCodes()
	if len(r.table.names) == 0 && r.faulty == 0 {
		r.fault(r.draft.file, r.name+" has no rows", "")
		return false
	}
	if r.series >= 0 {
		inTime(r.table.names)
	}
	return true
}

// inTime puts the names of the series of a column into the order of time where all are
// periods of one length: which of them a file has first says nothing. Others stay.
func inTime(names []string) {
	if len(names) < 2 || len(names) > maxPeriodSeries {
		return
	}
	periods := make(map[string]data.Period, len(names))
	for _, name := range names {
		p, err := spelling.One(name)
		if err != nil || len(periods) > 0 && p.Granularity() != periods[names[0]].Granularity() {
			return
		}
		periods[name] = p
	}
	slices.SortStableFunc(names, func(a, b string) int { return periods[a].Compare(periods[b]) })
}

// readPlain reads a row that holds a key and plain numbers and nothing else.
// There may be millions of them. It reports false, having done nothing, for a
// row of another form.
func (r *csvReader) readPlain() bool {
	row := r.rows.Plain
	if row == nil || r.series >= 0 || r.draft.codes.HasNumbers() || r.others && !r.plainOthers(row) {
		return false
	}
	r.numbers = r.numbers[:0]
	for _, column := range r.value {
		number, ok := table.PlainNumber(row[column])
		if !ok {
			return false
		}
		r.numbers = append(r.numbers, number)
	}
	period, ok := r.days.period(row[r.key])
	key := data.PeriodKey(period)
	if !ok {
		if key = data.CategoryKey(r.rows.Text(r.key)); key.Name == "" || !clean(key.Name) {
			return false
		}
	}
	r.plainStamps(row)
	line := int32(r.rows.LineOf(r.rows.Line))
	for i, number := range r.numbers {
		s := r.seriesAt(i)
		if len(s.keys) == sampledRows {
			r.makeRoom(s)
		}
		s.keys = append(s.keys, key)
		s.values = append(s.values, data.Value{Number: number})
		s.lines = append(s.lines, line)
	}
	return true
}

// plainOthers reports whether the cells beside the key and the numbers say nothing of these.
func (r *csvReader) plainOthers(row [][]byte) bool {
	for _, column := range [...]int{r.source, r.note, r.low, r.high, r.flag} {
		if column >= 0 && len(row[column]) > 0 {
			return false
		}
	}
	for _, column := range r.status {
		if len(row[column]) > 0 && !r.draft.codes.SaysNothing(row[column]) {
			return false
		}
	}
	return r.plainShared(row)
}

// seriesAt is the series of a column of numbers.
func (r *csvReader) seriesAt(nth int) *csvSeries {
	if r.columns == nil {
		r.columns = make([]*csvSeries, len(r.value))
	}
	if r.columns[nth] == nil {
		name := ""
		if r.draft.columns != nil {
			name = r.draft.names[nth]
		}
		r.columns[nth] = r.seriesNamed(name)
	}
	return r.columns[nth]
}

// seriesNamed is the series of a name, which is new where it is the first time.
func (r *csvReader) seriesNamed(name string) *csvSeries {
	s := r.table.rows[name]
	if s == nil {
		name = strings.Clone(name) // apart from its row
		s = &csvSeries{drafts: map[int]valueDraft{}}
		r.table.rows[name] = s
		r.table.names = append(r.table.names, name)
	}
	return s
}

// sampledRows is after how many rows the number of all is estimated.
const sampledRows = 1000

// makeRoom makes room for the rest of the file when so much of it has been read
// that its rows can be counted ahead: growing by and by takes twice the memory.
func (r *csvReader) makeRoom(s *csvSeries) {
	n := len(s.keys)
	if r.size <= int64(r.rows.Read) {
		return
	}
	all := int(min(r.size/int64(r.rows.Read/n), maxCSVRows))
	all += all / 8 // rows may be shorter farther on; what is not used takes no memory
	var keys []data.Key
	var values []data.Value
	if r.room != nil {
		keys, values = r.room(all)
	} else {
		keys, values = make([]data.Key, 0, all), make([]data.Value, 0, all)
	}
	s.keys, s.values, s.lines = append(keys, s.keys...), append(values, s.values...), slices.Grow(s.lines, all-n)
}

// readCell reads one number with what belongs to it.
func (r *csvReader) readCell(cells []string, nth int) {
	name := ""
	switch {
	case r.draft.columns != nil:
		name = r.draft.names[nth]
	case r.series >= 0:
		name = table.OneLine(cells[r.series])
		if name == "" {
			r.cellFault(r.series, "the name of the series is empty", r.draft.fillHint(r.draft.series))
			return
		}
	}
	key := table.OneLine(cells[r.key])
	if key == "" || !clean(key) || !clean(name) {
		hint := "write a period or a name"
		if key == "" && r.draft.layout != nil {
			hint = r.draft.fillHint(r.draft.key)
		}
		r.cellFault(r.key, "the key is empty or holds characters that cannot be shown", hint)
		return
	}
	v, ok := r.cellValue(cells, r.value[nth])
	if !ok {
		v.scalar, v.missing = scalar{is: data.Absent}, "?"
	}
	r.add(name, key, v)
}

// cellValue reads a number with what belongs to it.
func (r *csvReader) cellValue(cells []string, column int) (valueDraft, bool) {
	v := valueDraft{}
	if !r.cellNumber(cells, column, &v) {
		return v, false
	}
	if !r.cellInterval(cells, &v) {
		return v, false
	}
	if r.draft.codes == nil && !r.wordStatus(cells, &v) {
		return v, false
	}
	if r.after >= 0 && !r.estimated(cells, &v) {
		return v, false
	}
	if r.source >= 0 && strings.TrimSpace(cells[r.source]) != "" {
		v.sources = []ref{{strings.TrimSpace(cells[r.source]), r.cellNode(r.source)}}
	}
	if note := r.remark(cells); note != "" && note != v.missing {
		v.note = textDraft{raw: note, at: r.cellNode(r.note)}
	}
	return v, true
}

// remark is the remark on a row; empty for none.
func (r *csvReader) remark(cells []string) string {
	if r.note < 0 || !clean(cells[r.note]) {
		return ""
	}
	return data.OneLine(cells[r.note])
}

// cellNumber reads a number with its codes. An empty cell is missing when a code or the
// file says why.
func (r *csvReader) cellNumber(cells []string, column int, v *valueDraft) bool {
	text, codes, ok := r.codesOf(cells, column)
	switch {
	case !ok:
		return false
	case text != "":
	case codes.Zero:
		text = "0"
	case codes.Explains():
		v.withoutNumber(&codes)
		return true
	case r.draft.missing != "":
		v.is, v.missing, v.marks = data.Absent, r.draft.missing, codes.Marks&data.SeriesBreak
		v.blank = v.marks == 0
		if why := r.remark(cells); why != "" { // as WriteCSV writes it
			v.missing, v.blank = why, false
		}
		return true
	}
	if text == "" {
		r.numberless(cells, column)
		return false
	}
	s, wrong := parseScalar(text)
	if wrong != nil {
		hint := wrong.hint
		if wrong.hint == hintMissing {
			hint = "leave the cell empty, and add missing: and the reason below " + r.draft.called() + ":"
		} else if whyFlagged(text) != nil {
			hint = "add status: {codes: eurostat} below " + r.draft.called() + ":, or the list of another office"
		}
		r.cellFault(column, wrong.text, hint)
		return false
	}
	v.scalar = s
	if problem := v.settle(&codes); problem.Text != "" {
		r.cellFault(column, problem.Text, problem.Hint)
		return false
	}
	return true
}

// cellInterval reads the two ends of an interval; empty cells are none.
func (r *csvReader) cellInterval(cells []string, v *valueDraft) bool {
	if r.low < 0 || r.high < 0 || v.confidential {
		return true
	}
	ends := [2]data.Decimal{}
	texts := [2]string{table.OneLine(cells[r.low]), table.OneLine(cells[r.high])}
	if texts == [2]string{} {
		return true
	}
	for i, column := range []int{r.low, r.high} {
		s, wrong := parseScalar(texts[i])
		if wrong == nil && s.is != data.Exact {
			wrong = &mistake{"the end of an interval is a plain number", ""}
		}
		if wrong != nil {
			r.cellFault(column, wrong.text, wrong.hint)
			return false
		}
		ends[i] = s.number
	}
	if ends[0].Cmp(ends[1]) > 0 {
		r.cellFault(r.low, "the lower end of the interval is above the upper", "swap the columns under low: and high:")
		return false
	}
	v.interval, v.within = &ends, r.cellNode(r.low)
	found := r.faultsOf(func() { checkIntervalOf(r.decoder, v) })
	r.faulty += len(found)
	return len(found) == 0
}

// add appends a value to its series.
func (r *csvReader) add(name, key string, v valueDraft) {
	s := r.seriesNamed(name)
	line, _ := r.rows.Position(r.key)
	if v.is == data.Between || v.is == data.Absent || v.status != nil || v.marks != 0 || len(v.codes.Notes()) > 0 || v.sources != nil || v.note.raw != "" || v.interval != nil {
		v.at = r.cellNode(r.key)
		s.drafts[len(s.keys)] = v
	}
	s.keys = append(s.keys, keyOf(key))
	s.values = append(s.values, data.Value{Number: v.number, Is: v.is})
	s.lines = append(s.lines, int32(line))
}

// clean reports whether a text can be shown.
func clean(s string) bool {
	return utf8.ValidString(s) && len(s) <= maxTextSize && strings.IndexFunc(s, data.IsControl) < 0
}

// cellNode stands for a cell of the current row in faults found later.
func (r *csvReader) cellNode(column int) node {
	return r.draft.placeOf(r.rows, column)
}

// cellNode stands for a cell of the row in faults.
func cellNode(r *table.Rows, column int, file, path string) node {
	line, col := r.Position(column)
	for i := column - 1; i >= 0; i-- {
		_, end, wrapped := cutLast(r.Texts()[i], "\n")
		col -= len(end) - utf8.RuneCountInString(end)
		if wrapped {
			break
		}
	}
	return node{&yaml.Node{Kind: yaml.ScalarNode, Line: line, Column: col}, file, path, ""}
}

// cutLast is strings.Cut around the last separator; without one, all of s is
// after.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}

func (r *csvReader) cellFault(column int, text, hint string) {
	r.faulty++
	r.fault(r.cellNode(column), text, hint)
}

// csvFault reports what keeps a CSV file that the YAML names from being read on.
func (r *reader) csvFault(file node, path string, err error) {
	if err == io.EOF {
		r.fault(file, file.Value+" is empty", "its first row has the names of the columns")
	} else if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		r.faultAt(data.Pos{File: file.Value, Line: parse.Line, Col: max(parse.Column, 1)}, path, "not CSV: "+parse.Err.Error(), table.CSVHint(parse.Err))
	} else {
		r.unread(file, err)
	}
}

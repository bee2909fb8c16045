package file

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"slices"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/batch"
	"briefing/data/language"
	"briefing/data/table"
	"briefing/data/table/shape"
)

// rowMaker makes the rows of a batch. It holds no row of a CSV file.
type rowMaker struct {
	batchDraft
	cache      *FileCache
	at         node // the batch file
	template   string
	parameters []checked
	frame      batch.Frame
	folders    batch.Pattern
	files      batch.Pattern // of PDFs; zero for the name of the template
	variants   []batch.Variant

	inline []inlineRow // of rows:
	lists  [][]node    // of matrix:, by column; empty where it has none
	out    [][]int     // combinations of matrix: that are left out: places in lists, -1 for any
	csv    tableDraft
	sum    string // SHA-256 of the CSV file, in hexadecimal
	count  int    // of rows
}

// inlineRow is a row of the batch file.
type inlineRow struct {
	at    node
	cells []node // by column; zero where it has none
}

// tableRow is a row of the table. It is valid until the next.
type tableRow struct {
	maker *rowMaker
	// cells are the values by column; of a parameter without one, its default.
	cells  []string
	given  []bool // which of them the row has itself
	faulty bool   // a value is at fault
	// at is where the cell of a column stands, or, with -1, the row.
	at           func(column int) node
	folder, file []byte // memory for names
}

// set are the parameters that do not keep the default of the template.
func (r *tableRow) set() map[string]string {
	set := make(map[string]string, len(r.maker.parameters))
	for i, p := range r.maker.parameters {
		if r.given[i] || p.common {
			set[p.name] = r.cells[i]
		}
	}
	return set
}

// checked is a parameter with what makes it quick to check values.
type checked struct {
	parameterDraft
	known  map[string]bool // the values allowed, of those that are right
	common bool            // the default is set for all rows, not by the template
}

func (b *batchReader) newChecked(p parameterDraft) checked {
	c := checked{parameterDraft: p, known: map[string]bool{}}
	for _, value := range p.allowed {
		if text, _ := p.refuses(b.decoder, value); text == "" {
			c.known[value] = true
		}
	}
	return c
}

// label is what faults of rows call the parameter: with its place in the template.
func (c checked) label() string { return fmt.Sprintf("%s (%s)", c.name, c.at.pos()) }

// readRows reads which columns the rows have, and, where they stand in the batch
// file, the rows themselves.
func (b *batchReader) readRows(p *rowMaker) bool {
	for _, parameter := range p.parameters {
		p.frame.Columns = append(p.frame.Columns, parameter.name)
	}
	return b.decoder.sound(func() {
		switch {
		case p.rows.Node != nil:
			b.inlineRows(p)
		case p.matrix.Node != nil:
			b.matrixOf(p)
		default:
			p.csv = tableDraft{at: p.table, separator: ','}
			if b.tableOf(p) && b.decoder.validPath(p.csv.file) {
				b.withhold(p)
				b.headsOf(p)
			}
		}
	})
}

// tableOf reads which CSV file the rows are in: its path, or a table.
func (b *batchReader) tableOf(p *rowMaker) bool {
	if p.table.Kind != yaml.ScalarNode {
		return tableRecord().decode(b.decoder, p.table, "a table", &p.csv) && p.csv.file.Node != nil
	}
	p.csv.file = p.table
	_, ok := b.decoder.line(p.table)
	return ok
}

// parameter finds the column of a parameter that a row names; -1 with a fault
// where the template has none of that name.
func (b *batchReader) parameter(p *rowMaker, key node) int {
	name := table.OneLine(key.Value)
	i := slices.IndexFunc(p.parameters, func(c checked) bool { return c.name == name })
	if i < 0 {
		b.decoder.fault(key, fmt.Sprintf("%s has no parameter %q", p.template, name), b.decoder.suggest(name, p.frame.Columns[:len(p.parameters)])+parameterHint(b.decoder.values))
	}
	return i
}

// inlineRows reads rows of the batch file.
func (b *batchReader) inlineRows(p *rowMaker) {
	for _, item := range b.decoder.sequence(p.rows, "rows") {
		row := inlineRow{item, make([]node, len(p.frame.Columns))}
		for key, child := range b.decoder.mapping(item, "a row") {
			if i := b.parameter(p, key); i >= 0 {
				row.cells[i] = b.inlineCell(p.parameters[i], child)
			}
		}
		p.inline = append(p.inline, row)
	}
}

// inlineCell is a value of a row of the batch file; a zero node for none. One that may not
// be published is written {value: 3.1, confidential: true}, and was taken out of the file.
func (b *batchReader) inlineCell(c checked, n node) node {
	if n.Kind == yaml.MappingNode && isConfidential(n.Node) {
		return node{&yaml.Node{Kind: yaml.ScalarNode, Value: table.Confidential, Line: n.Line, Column: n.Column}, n.file, n.path, ""}
	}
	text, ok := b.decoder.line(n)
	if !ok || b.openSecret(c, n, text) {
		return node{}
	}
	return n
}

// openSecret refuses a value of a parameter that may not be published where the file shows
// it: no line of it is quoted.
func (b *batchReader) openSecret(c checked, n node, text string) bool {
	if !c.confidential || table.OneLine(text) == table.Confidential {
		return false
	}
	b.decoder.hideLines(n.file)
	b.decoder.fault(node{&yaml.Node{Line: n.Line, Column: 1}, n.file, "", ""}, fmt.Sprintf("%s may not be published, and stands here openly", c.label()), "write {"+"value: 3.1, confidential: true}, with the number, in a row under rows:")
	b.decoder.settle(data.Pos{File: n.file, Line: n.Line}) // what follows in the line would tell how long it is
	return true
}

// withhold says what may not be published of the CSV file.
func (b *batchReader) withhold(p *rowMaker) {
	head := func(parameter string) ref {
		if p.csv.columns != nil {
			return p.csv.columns[parameter]
		}
		return ref{name: parameter}
	}
	w := &table.Withholding{Separator: p.csv.separator}
	var always, used []ref
	for _, c := range p.parameters {
		used = append(used, head(c.name))
		if c.confidential {
			always = append(always, head(c.name))
		}
	}
	if always != nil {
		w.Rules = append(w.Rules, table.Rule{Hidden: headsOf(always)})
	}
	if f := p.csv.secrecy; f != nil {
		var about []ref
		for _, of := range f.of {
			if b.parameter(p, of.at) >= 0 {
				about = append(about, head(of.name))
			}
		}
		w.Rules = append(w.Rules, f.rule(about, nil))
		used = append(used, f.column)
	}
	if w.Rules == nil && !b.decoder.speaksOfSecrets() {
		return // otherwise a figure may call confidential what rows of this file do not use
	}
	for _, pattern := range []node{p.batchDraft.folder, p.batchDraft.file} {
		if pattern.Node == nil {
			continue
		}
		for _, name := range batch.Placeholders(pattern.Value) {
			used = append(used, ref{name: name})
		}
	}
	w.Columns = headsOf(used)
	p.csv.withheld = w
}

// excludeKey is the key of a matrix that is no parameter.
const excludeKey = "exclude"

// matrixOf reads the lists of a matrix and checks each value once.
func (b *batchReader) matrixOf(p *rowMaker) {
	p.lists = make([][]node, len(p.frame.Columns))
	for key, child := range b.decoder.filledMapping(p.matrix, "matrix") {
		if key.Value == excludeKey {
			continue
		}
		i := b.parameter(p, key)
		if i < 0 {
			continue
		}
		for _, r := range b.decoder.refs(child) {
			if b.openSecret(p.parameters[i], r.at, r.name) {
				break
			}
			if text, hint := p.parameters[i].refuses(b.decoder, r.name); text != "" {
				b.decoder.fault(r.at, p.parameters[i].label()+": "+text, hint)
			}
			p.lists[i] = append(p.lists[i], r.at)
		}
	}
	for i, c := range p.parameters {
		if len(p.lists[i]) == 0 && !c.has {
			b.decoder.fault(p.matrix, fmt.Sprintf("the matrix has no values for %s, which has no default", c.label()), "add "+c.name+": [...]")
		}
	}
	if exclude := lookup(p.matrix.Node, excludeKey); exclude != nil {
		for _, item := range b.decoder.sequence(p.matrix.at(exclude, excludeKey), "combinations") {
			b.exclude(p, item)
		}
	}
	rows := 1
	for _, list := range p.lists {
		p.frame.Choices = append(p.frame.Choices, len(list))
		if rows *= max(1, len(list)); rows > batch.MaxRows {
			b.decoder.fault(p.matrix, fmt.Sprintf("the matrix has more than %d combinations", batch.MaxRows), "split it into several batches")
			return
		}
	}
}

// exclude reads a combination that is left out.
func (b *batchReader) exclude(p *rowMaker, item node) {
	places := slices.Repeat([]int{-1}, len(p.frame.Columns))
	for key, child := range b.decoder.filledMapping(item, "a combination") {
		i := b.parameter(p, key)
		text, ok := b.decoder.line(child)
		if i < 0 || !ok {
			continue
		}
		places[i] = slices.IndexFunc(p.lists[i], func(n node) bool { return table.OneLine(n.Value) == text })
		if places[i] < 0 {
			var known []string
			for _, n := range p.lists[i] {
				known = append(known, table.OneLine(n.Value))
			}
			b.decoder.fault(child, fmt.Sprintf("the matrix has no %q as its %s", text, p.frame.Columns[i]), b.decoder.suggest(text, known))
		}
	}
	p.out = append(p.out, places)
}

// tableFile is a CSV file with rows of a batch, its heads read.
type tableFile struct {
	io.Closer
	x     *shape.Extract // of a table as an office hands it out; nil for a CSV file
	rows  *table.Rows
	heads []string
	sum   hash.Hash // of what was read
}

// openTable opens the CSV file. Nil with faults recorded when it cannot be used.
func (b *batchReader) openTable(p *rowMaker) *tableFile {
	if p.csv.layout != nil {
		return b.openOffice(p)
	}
	f, err := b.decoder.cache.fsys.Open(p.csv.file.Value)
	if err != nil {
		b.decoder.unread(p.csv.file, err)
		return nil
	}
	sum := sha256.New()
	in := bufio.NewReaderSize(io.TeeReader(p.csv.withheld.Reader(f), sum), 1<<16)
	table.SkipMark(in)
	if text, hint := notLines(in); text != "" {
		b.decoder.fault(p.csv.file, p.csv.file.Value+" "+text, hint)
		f.Close()
		return nil
	}
	t := &tableFile{f, nil, table.NewRows(in, p.csv.separator), nil, sum}
	if err := t.rows.Next(); err != nil {
		b.decoder.csvFault(p.csv.file, p.csv.at.path, err)
		f.Close()
		return nil
	}
	for i := range t.rows.Texts() {
		t.heads = append(t.heads, t.rows.Text(i))
	}
	return t
}

// notLines says why what begins here is no lines of UTF-8, such as spreadsheets
// write when they are not asked for it.
func notLines(in *bufio.Reader) (text, hint string) {
	begin, _ := in.Peek(1 << 12)
	line, _, found := bytes.Cut(begin, []byte("\n"))
	switch {
	case found && (!utf8.Valid(line) || bytes.IndexByte(line, 0) >= 0): // UTF-16 has zeros
		return "is not in UTF-8", "save it as CSV in UTF-8"
	case bytes.ContainsRune(bytes.TrimSuffix(line, []byte("\r")), '\r'):
		return "has lines that end with a carriage return alone", "save it as CSV with the line ends of Unix or Windows"
	}
	return "", ""
}

// headsOf reads the heads of the CSV file, and what columns they are.
func (b *batchReader) headsOf(p *rowMaker) {
	b.decoder.met(p.csv.file.Value)
	t := b.openTable(p)
	if t == nil {
		return
	}
	defer t.Close()
	if other := table.OtherSeparator(t.heads); other != "" {
		b.decoder.fault(p.csv.file, fmt.Sprintf("%s separates its cells with %ss", p.csv.file.Value, other), "add separator: "+other+" below table:")
		return
	}
	if p.csv.columns == nil && t.x != nil {
		b.decoder.fault(p.csv.at, "the table does not say which columns are parameters", "add columns: {parameter: column}")
	} else if p.csv.columns == nil {
		b.allHeads(p, t)
	} else {
		b.someHeads(p, t)
	}
	for i, c := range p.parameters {
		if !c.has && p.headOf(t.heads, i) < 0 {
			b.decoder.fault(p.csv.file, fmt.Sprintf("%s has no column for %s, which has no default", p.csv.file.Value, c.label()), "add the column, or name it under columns:")
		}
	}
	for _, head := range t.heads { // the pattern may name them
		if !slices.Contains(p.frame.Columns, head) {
			p.frame.Columns = append(p.frame.Columns, head)
		}
	}
}

// allHeads checks that every head is a parameter.
func (b *batchReader) allHeads(p *rowMaker, t *tableFile) {
	for i, head := range t.heads {
		at := t.cellNode(p, i)
		switch known := p.frame.Columns; {
		case p.csv.secrecy != nil && head == p.csv.secrecy.column.name:
		case !slices.Contains(known, head):
			hint := b.decoder.suggest(head, known)
			if language.Nearest(head, known) == "" {
				hint = "say which columns are parameters: add columns: {parameter: column} below table:"
			}
			b.decoder.fault(at, fmt.Sprintf("%s has no parameter %q", p.template, head), hint)
		case slices.Contains(t.heads[:i], head):
			b.decoder.fault(at, fmt.Sprintf("two columns have the name %q", head), "give each column its own name")
		}
	}
}

// someHeads checks that the columns named are there.
func (b *batchReader) someHeads(p *rowMaker, t *tableFile) {
	if p.csv.secrecy != nil {
		b.column(p, t, p.csv.secrecy.column)
	}
	for _, name := range keysOf(p.csv.columns) {
		column := p.csv.columns[name]
		b.parameter(p, p.csv.keys[name])
		b.column(p, t, column)
	}
}

// column finds a column of the table that the batch names.
func (b *batchReader) column(p *rowMaker, t *tableFile, named ref) {
	b.decoder.useColumn(p.csv.file.Value, named.name)
	heads := t.heads
	if t.x != nil && !slices.Contains(heads, named.name) {
		heads = t.x.Heads
	}
	theColumn(b.decoder, p.csv.file.Value, heads, named)
}

// headOf is which head of a CSV file holds a column; -1 for none.
func (p *rowMaker) headOf(heads []string, column int) int {
	name := p.frame.Columns[column]
	if column < len(p.parameters) && p.csv.columns != nil {
		named, ok := p.csv.columns[name]
		if !ok {
			return -1
		}
		name = named.name
	}
	return slices.Index(heads, name)
}

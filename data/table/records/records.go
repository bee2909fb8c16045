package records

import (
	"fmt"

	"briefing/data"
)

// Limits of a table.
const (
	maxTables  = 1000
	maxColumns = 16384
	maxName    = 1 << 10 // bytes of the name of a column
)

// table is an array of records or of rows.
type table struct {
	name  string // the keys that lead to it, with dots
	at    place
	lines bool  // its records stand in lines, without an array around them
	kind  kind  // of its elements: object or array; end where there is none yet
	first place // of its first element
	rows  int

	width   int  // cells of the first row
	headed  bool // all of which are texts
	walk    walker
	index   map[string]*node
	nodes   []*node
	columns []*node
}

// node is a key in the records, with those that lead to it.
type node struct {
	name   string
	at     place
	record int  // in which it was seen last, from 1
	object bool // it leads to others, in some record
	plain  bool // it has a value
	list   bool // it has an array
	column int  // from 1

	numbers, texts, truths int // how many values it has of each kind
}

// mixed says what values a key has, where these are numbers and others.
func (n *node) mixed() string {
	if n.numbers == 0 || n.texts+n.truths == 0 {
		return ""
	}
	said := fmt.Sprintf("numbers (%d)", n.numbers)
	if n.texts > 0 {
		said += fmt.Sprintf(", texts (%d)", n.texts)
	}
	if n.truths > 0 {
		said += fmt.Sprintf(", true or false (%d)", n.truths)
	}
	return said
}

func newTable(name string, at place, lines bool) *table {
	return &table{name: name, at: at, lines: lines, index: map[string]*node{}}
}

// element goes through a record or row, of which the first token has been read.
func (t *table) element(s *scanner, e token) error {
	switch {
	case e.kind != object && e.kind != array:
		return s.fault(e.at, "a plain value stands where a record should", hintRecords)
	case t.kind == end:
		t.kind, t.first = e.kind, e.at
	case t.kind != e.kind:
		return s.fault(e.at, "records and rows stand in one table", "write all as objects, or all as arrays")
	}
	t.rows++
	if e.kind == array {
		return t.row(s)
	}
	t.walk.s = s
	t.walk.visit = t.visit
	return t.walk.object()
}

// row goes through a row.
func (t *table) row(s *scanner) error {
	texts := 0
	for n := 0; ; n++ {
		e, err := s.next()
		switch {
		case err != nil:
			return err
		case e.kind == closing && t.rows == 1:
			t.width, t.headed = n, texts == n
			return nil
		case e.kind == closing:
			return nil
		case e.kind == object || e.kind == array:
			return s.fault(e.at, "a list or object stands in a cell of a row", "a cell is a number, a text or null")
		case e.kind == text:
			texts++
		}
		if n == maxColumns {
			return s.fault(e.at, "a row of more than %d cells", "", maxColumns)
		}
	}
}

// visit notes a key of a record.
func (t *table) visit(s *scanner, path []byte, at place, v token) error {
	n := t.index[string(path)]
	if n == nil {
		if len(t.nodes) == maxColumns {
			return s.fault(at, "the records have more than %d different keys", "keys that are data, as years or countries, belong into values", maxColumns)
		}
		n = &node{name: string(path), at: at}
		t.index[n.name] = n
		t.nodes = append(t.nodes, n)
	}
	if n.record == t.rows {
		return s.fault(at, "the key %q stands twice in a record", "give each key once", shorten(n.name))
	}
	n.record = t.rows
	switch v.kind {
	case object:
		n.object = true
	case array:
		n.list = true
		return s.pass(v)
	case text:
		n.plain = true
		n.texts++
	case number:
		n.plain = true
		n.numbers++
	case truth:
		n.plain = true
		n.truths++
	}
	return nil
}

// choose makes columns of the keys that have values, and returns those that are lists.
func (t *table) choose() (lists []*node) {
	for _, n := range t.nodes {
		switch {
		case n.list:
			lists = append(lists, n)
		case n.plain || !n.object:
			t.columns = append(t.columns, n)
			n.column = len(t.columns)
		}
	}
	return lists
}

// walker goes through a record, however its objects are nested.
type walker struct {
	s     *scanner
	path  []byte
	visit func(s *scanner, path []byte, at place, v token) error
}

// object goes through an object of which the brace has been read.
func (w *walker) object() error {
	for {
		t, err := w.s.next()
		if err != nil || t.kind == closing {
			return err
		}
		outer, at := len(w.path), t.at
		if outer > 0 {
			w.path = append(w.path, '.')
		}
		if w.path = append(w.path, t.text...); len(w.path) > maxName {
			return w.s.fault(at, "a key of more than %d bytes", "", maxName)
		}
		if t, err = w.s.next(); err != nil {
			return err
		}
		if err = w.visit(w.s, w.path, at, t); err == nil && t.kind == object {
			err = w.object()
		}
		if err != nil {
			return err
		}
		w.path = w.path[:outer]
	}
}

// title is the head of a column.
func (n *node) title() string { return data.OneLine(n.name) }

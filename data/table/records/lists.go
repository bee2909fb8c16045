package records

import (
	"io"
	"slices"
	"strings"

	"briefing/data/table/grid"
)

// maxLists is how many lists one table may be made of: each is read by itself.
const maxLists = 1000

// list is a list of plain values in an object. It may be the heads of rows that stand
// beside it, or a column.
type list struct {
	name  string
	at    place
	n     int
	texts []*node // its values, where all are texts
}

// plainList goes through an array whose first element is a plain value.
func (f *finder) plainList(t *table, first token) error {
	l := list{name: t.name[strings.LastIndex(t.name, ".")+1:], at: t.at}
	for e := first; e.kind != closing; l.n++ {
		if e.kind == object || e.kind == array {
			if err := f.s.pass(e); err != nil {
				return err
			}
			return f.s.leave() // a list of this and that, which is no table
		}
		if e.kind == text && len(l.texts) == l.n && l.n < maxColumns && len(e.text) < maxName {
			l.texts = append(l.texts, &node{name: string(e.text), at: e.at, column: l.n + 1})
		}
		var err error
		if e, err = f.s.next(); err != nil {
			return err
		}
	}
	if len(l.texts) != l.n {
		l.texts = nil
	}
	if len(f.lists) <= maxLists {
		f.lists = append(f.lists, l)
	}
	return nil
}

// headNames are what lists of heads are called, where several lists are as long as a row.
var headNames = []string{"columns", "column_names", "fields", "headers", "header", "head", "names"}

// headRows gives the rows that stand in an object the heads that stand beside them.
func (f *finder) headRows() {
	for _, t := range f.rows {
		var fit []list
		for _, l := range f.lists {
			if l.texts != nil && l.n == t.width && !t.headed {
				fit = append(fit, l)
			}
		}
		if len(fit) > 1 {
			fit = slices.DeleteFunc(fit, func(l list) bool { return !slices.Contains(headNames, strings.ToLower(l.name)) })
		}
		if len(fit) == 1 {
			t.columns = fit[0].texts
			f.found = append(f.found, grid.Finding{Key: "head", Text: fit[0].name, At: f.s.tell(fit[0].at)})
		}
	}
}

// listTable is a table whose columns are lists of one length.
type listTable struct {
	document
	name  string
	lists []list
}

// listTable makes a table of the lists of an object, if they are one.
func (f *finder) listTable(path string) {
	if len(f.lists) < 2 || len(f.lists) > maxLists || len(f.columnar) == maxTables {
		return
	}
	n := f.lists[0].n
	if n < 2 || slices.ContainsFunc(f.lists, func(l list) bool { return l.n != n }) {
		return
	}
	f.columnar = append(f.columnar, listTable{f.document, path, f.lists})
}

// open returns the rows of the table: each list is read beside the others.
func (t listTable) open() (grid.Rows, error) {
	r := &listRows{table: t}
	for _, l := range t.lists {
		s := t.scan(l.at)
		if _, err := s.next(); err != nil {
			return nil, err
		}
		r.columns = append(r.columns, s)
	}
	return r, nil
}

// listRows are the rows of a table of lists.
type listRows struct {
	table   listTable
	columns []*scanner
	begun   bool
	row     grid.Row
	cells   cells
}

func (r *listRows) Close() error { return nil }

func (r *listRows) Next() (*grid.Row, error) {
	r.row.Cells = r.row.Cells[:0]
	if !r.begun {
		r.begun = true
		r.row.Line = r.table.lists[0].at.line
		for _, l := range r.table.lists {
			head := node{name: l.name}
			r.row.Cells = append(r.row.Cells, grid.Cell{Text: head.title(), Column: l.at.col, Line: l.at.line})
		}
		return &r.row, nil
	}
	r.cells.clear(len(r.columns))
	for i, s := range r.columns {
		t, err := s.next()
		if err == nil && t.kind == closing {
			err = io.EOF
		}
		if err != nil {
			return nil, err
		}
		if i == 0 {
			r.row.Line = t.at.line
		}
		r.cells.set(i, t)
	}
	r.row.Cells = r.cells.fill(r.row.Cells)
	return &r.row, nil
}

package records

import (
	"bytes"
	"cmp"
	"io"
	"math"
	"slices"
	"strconv"

	"briefing/data/table/grid"
)

// maxUnordered is how many cells may stand in an object in another order than their own:
// those are kept.
const maxUnordered = 4 << 20

// section is where the values, or the statuses, of the cells of a dataset stand: in an
// array, each in its place, or in an object with the index of each.
type section struct {
	at      place
	kind    kind
	cells   int // that are there
	last    int // the largest index
	lastAt  place
	ordered bool // each index is larger than the one before
}

// measure goes through a section, of which the first token has been read.
func (c *section) measure(s *scanner, t token) error {
	*c = section{at: t.at, kind: t.kind, last: -1, ordered: true}
	if t.kind == nothing {
		return nil
	}
	if t.kind != array && t.kind != object {
		return s.fault(t.at, "this must be an array, or an object of indexes", "get the file again")
	}
	for {
		index, v, err := c.next(s, c.cells)
		if err != nil || v.kind == closing {
			return err
		}
		c.ordered = c.ordered && index > c.last
		if c.cells++; index > c.last {
			c.last, c.lastAt = index, v.at
		}
	}
}

// next reads a cell, and its index, which is n in an array.
func (c *section) next(s *scanner, n int) (index int, v token, err error) {
	v, err = s.next()
	if err != nil || v.kind == closing {
		return math.MaxInt, v, err
	}
	if index = n; c.kind == object {
		if index, err = strconv.Atoi(string(v.text)); err != nil || index < 0 || strconv.Itoa(index) != string(v.text) {
			return 0, v, s.fault(v.at, "%q is not the index of a cell", "cells are counted from 0", shorten(string(v.text)))
		}
		if v, err = s.next(); err != nil {
			return 0, v, err
		}
	}
	if v.kind == object || v.kind == array {
		return 0, v, s.fault(v.at, "a list or object stands in the place of a number", "a cell is a number, a text or null")
	}
	return index, v, nil
}

// check compares the cells with the size of the cube.
func (c *section) check(d document, name string, size int) error {
	switch {
	case c.kind == array && c.cells != size:
		return d.fault(c.at, "%s: has %d cells, and the sizes of the dimensions make %d", "get the file again: it cannot be known which number belongs where", name, c.cells, size)
	case c.kind == object && c.last >= size:
		return d.fault(c.lastAt, "%s: has a cell %d, and the sizes of the dimensions make %d cells, counted from 0", "get the file again", name, c.last, size)
	case !c.ordered && c.cells > maxUnordered:
		return d.fault(c.at, "%s: has more than %d cells that are not in order", "get a part of the dataset", name, maxUnordered)
	}
	return nil
}

// cursor goes through the cells of a section in the order of their indexes.
type cursor struct {
	section
	s     *scanner
	read  int
	kept  []numbered // where they are not in order
	index int        // of the present one; math.MaxInt after the last
	token token
}

// numbered is a cell that is kept.
type numbered struct {
	index int
	token token
}

// open returns a cursor at the first cell.
func (c *section) open(d document) (*cursor, error) {
	r := &cursor{section: *c, index: math.MaxInt}
	if c.kind != array && c.kind != object {
		return r, nil
	}
	r.s = d.scan(c.at)
	if _, err := r.s.next(); err != nil {
		return nil, err
	}
	if !c.ordered {
		return r, r.sort()
	}
	return r, r.next()
}

// sort reads the cells and puts them in order.
func (r *cursor) sort() error {
	for {
		index, v, err := r.section.next(r.s, 0)
		if err != nil {
			return err
		}
		if v.kind == closing {
			break
		}
		v.text = bytes.Clone(v.text)
		r.kept = append(r.kept, numbered{index, v})
	}
	slices.SortStableFunc(r.kept, func(a, b numbered) int { return cmp.Compare(a.index, b.index) })
	for i := 1; i < len(r.kept); i++ {
		if r.kept[i].index == r.kept[i-1].index {
			return r.s.fault(r.kept[i].token.at, "the cell %d stands twice", "give each cell once", r.kept[i].index)
		}
	}
	return r.next()
}

// next goes to the next cell.
func (r *cursor) next() (err error) {
	if r.ordered {
		r.index, r.token, err = r.section.next(r.s, r.read)
		r.read++
		return err
	}
	if r.index = math.MaxInt; r.read < len(r.kept) {
		r.index, r.token = r.kept[r.read].index, r.kept[r.read].token
	}
	r.read++
	return nil
}

// opener returns what opens the rows of a dataset.
func (set *dataset) opener(d document) func() (grid.Rows, error) {
	return func() (grid.Rows, error) {
		value, err := set.value.open(d)
		if err != nil {
			return nil, err
		}
		status, err := set.status.open(d)
		if err != nil {
			return nil, err
		}
		return &statRows{set: set, value: value, status: status}, nil
	}
}

// statRows are the cells of a dataset: for each dimension its category, by code and by
// label, then the value and the status.
type statRows struct {
	set    *dataset
	value  *cursor
	status *cursor
	begun  bool
	row    grid.Row
	cells  cells
}

func (r *statRows) Close() error { return nil }

func (r *statRows) Next() (*grid.Row, error) {
	r.row.Cells = r.row.Cells[:0]
	if !r.begun {
		r.begun = true
		r.head()
		return &r.row, nil
	}
	// An array of statuses has null where there is none, in an object that need not be.
	for r.status.index != math.MaxInt && len(r.status.token.text) == 0 {
		if err := r.status.next(); err != nil {
			return nil, err
		}
	}
	index := min(r.value.index, r.status.index)
	if index == math.MaxInt {
		return nil, io.EOF
	}
	r.categories(index)
	return &r.row, r.take(index)
}

// head makes the row of the names of the columns.
func (r *statRows) head() {
	r.row.Line = r.set.at.line
	add := func(name string, at place) {
		r.row.Cells = append(r.row.Cells, grid.Cell{Text: name, Column: at.col, Line: at.line})
	}
	for i := range r.set.dimensions {
		dim := &r.set.dimensions[i]
		add(dim.id, dim.at)
		if dim.labels {
			add(dim.id+" label", dim.at)
		}
		if dim == r.set.units {
			add(dim.id+" unit", dim.at)
		}
	}
	add("value", r.set.value.at)
	if r.set.hasStatus() {
		add("status", r.set.status.at)
	}
}

func (set *dataset) hasStatus() bool { return set.every != "" || set.status.cells > 0 }

// categories makes the cells that say which cell of the cube this is. The last dimension
// turns fastest.
func (r *statRows) categories(index int) {
	rest := r.set.size
	for i := range r.set.dimensions {
		dim := &r.set.dimensions[i]
		rest /= len(dim.categories)
		c := &dim.categories[index/rest]
		index %= rest
		r.row.Cells = append(r.row.Cells, grid.Cell{Text: c.code, Column: c.at.col, Line: c.at.line})
		if dim.labels {
			r.row.Cells = append(r.row.Cells, grid.Cell{Text: c.label, Column: c.labelAt.col, Line: c.labelAt.line})
		}
		if dim == r.set.units {
			r.row.Cells = append(r.row.Cells, grid.Cell{Text: unitName(c.unit), Column: c.unit.at.col, Line: c.unit.at.line})
		}
	}
}

// take makes the cells of the value and the status, and goes on.
func (r *statRows) take(index int) error {
	r.cells.clear(1)
	var err error
	if r.value.index == index {
		r.row.Line = r.value.token.at.line
		r.cells.set(0, r.value.token)
		err = r.value.next()
	} else {
		r.row.Line = r.status.token.at.line
	}
	if r.set.hasStatus() {
		r.cells.add()
		r.cells.set(1, token{kind: text, text: []byte(r.set.every), at: r.set.status.at})
	}
	if r.status.index == index {
		r.cells.set(1, r.status.token)
		if next := r.status.next(); err == nil {
			err = next
		}
	}
	r.row.Cells = r.cells.fill(r.row.Cells)
	return err
}

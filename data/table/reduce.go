package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Chooser chooses rows of a table that is too large to be kept: those that one of some
// selections asks for by texts, and the first, which say how often a series has a value.
type Chooser struct {
	wanted [][]wantedTexts // by selection
	asked  []askedColumn
	rows   int
}

// wantedTexts are those that a selection asks for in a column.
type wantedTexts struct {
	column int
	texts  []string
}

// askedColumn is a column that a selection names, with the texts that were found in it.
type askedColumn struct {
	column int
	head   string
	texts  map[string]bool
}

// firstRows is how many rows are kept in any case, and maxTexts how many different texts of
// a column are known.
const (
	firstRows = 100_000
	maxTexts  = 1 << 16
)

// NewChooser returns a chooser of the rows of a table with some heads.
func NewChooser(heads []string, selections []Selection) *Chooser {
	c := &Chooser{}
	for _, s := range selections {
		var wanted []wantedTexts
		for _, condition := range s.Conditions {
			column := slices.Index(heads, condition.Column)
			if column < 0 {
				continue
			}
			if !slices.ContainsFunc(c.asked, func(a askedColumn) bool { return a.column == column }) {
				c.asked = append(c.asked, askedColumn{column, condition.Column, map[string]bool{}})
			}
			if condition.Relation != Is {
				continue
			}
			i := slices.IndexFunc(wanted, func(w wantedTexts) bool { return w.column == column })
			if i < 0 {
				i, wanted = len(wanted), append(wanted, wantedTexts{column: column})
			}
			wanted[i].texts = append(wanted[i].texts, condition.Text)
		}
		c.wanted = append(c.wanted, wanted)
	}
	return c
}

// Keep reports whether a row is kept; cell is its cells as texts of one line.
func (c *Chooser) Keep(cell func(column int) []byte) bool {
	for _, a := range c.asked {
		if text := cell(a.column); len(a.texts) < maxTexts && !a.texts[string(text)] {
			a.texts[string(text)] = true
		}
	}
	if c.rows++; c.rows <= firstRows {
		return true
	}
	return slices.ContainsFunc(c.wanted, func(wanted []wantedTexts) bool {
		return !slices.ContainsFunc(wanted, func(w wantedTexts) bool {
			text := cell(w.column)
			return !slices.ContainsFunc(w.texts, func(t string) bool { return t == string(text) })
		})
	})
}

// Texts are the different texts of the columns that are asked for, but for columns with too
// many.
func (c *Chooser) Texts() map[string][]string {
	all := map[string][]string{}
	for _, a := range c.asked {
		if len(a.texts) < maxTexts {
			all[a.head] = slices.Sorted(maps.Keys(a.texts))
		}
	}
	return all
}

// Part is what was kept of a CSV file: rows with their bytes, and the lines that they stand
// in.
type Part struct {
	Content []byte
	Lines   []int32
	Texts   map[string][]string // see Chooser
	Err     error               // what keeps the file from being read to its end
}

// Reduce reads a CSV file and keeps the rows that some selections may choose. The error is
// that of reading the file.
func Reduce(file io.Reader, separator rune, selections []Selection) (*Part, error) {
	kept := &recorder{in: file}
	in := bufio.NewReaderSize(kept, 1<<16)
	p := &Part{}
	begin := SkipMark(in)
	rows := NewRows(in, separator)
	if p.Err = rows.Next(); p.Err != nil {
		return p, kept.err
	}
	p.add(kept.take(begin+rows.Read), 1)
	heads := make([]string, len(rows.Texts()))
	for i, h := range rows.Texts() {
		heads[i] = strings.TrimSpace(h)
	}
	c := NewChooser(heads, selections)
	cell := func(column int) []byte {
		if rows.Plain == nil || needsOneLine(rows.Plain[column]) {
			return []byte(rows.Text(column))
		}
		return rows.Plain[column]
	}
	for {
		err := rows.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			p.Err = err
			break
		}
		raw := kept.take(begin + rows.Read)
		if len(raw) > maxRowSize {
			p.Err = fmt.Errorf("a row is longer than %d MiB", maxRowSize>>20)
			break
		}
		if c.Keep(cell) {
			raw = raw[emptyLines(raw):]
			line, _ := rows.Position(0)
			p.add(raw, line)
		}
	}
	p.Texts = c.Texts()
	if errors.Is(p.Err, kept.err) {
		return p, kept.err
	}
	return p, nil
}

// needsOneLine reports whether OneLine may change a cell.
func needsOneLine(cell []byte) bool {
	return bytes.ContainsFunc(cell, func(r rune) bool { return r <= ' ' || r > '~' })
}

// add adds the lines of a row.
func (p *Part) add(raw []byte, line int) {
	p.Content = append(p.Content, raw...)
	for i := range countLines(raw) {
		p.Lines = append(p.Lines, int32(line+i))
	}
}

// Index is the index of what was kept.
func (p *Part) Index(separator rune, columns []string) *Index {
	x := newIndex(p.Content, separator, columns, p.Lines)
	if x.Err == nil {
		x.Err = p.Err
	}
	x.Texts = p.Texts
	return x
}

// recorder keeps what is read until it is taken.
type recorder struct {
	in   io.Reader
	kept []byte
	from int // bytes that were taken
	err  error
}

func (r *recorder) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	r.kept = append(r.kept, b[:n]...)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

// take returns the bytes up to a place in the file, which are valid until the next.
func (r *recorder) take(to int) []byte {
	taken := r.kept[:to-r.from]
	r.kept, r.from = r.kept[to-r.from:], to
	return taken
}

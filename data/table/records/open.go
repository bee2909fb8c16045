package records

import (
	"io"

	"briefing/data"
	"briefing/data/table/grid"
)

// Open reads a file of JSON: records, rows, or JSON-stat.
func Open(name string, in io.ReaderAt, size int64) (*grid.File, error) {
	d := document{name: name, in: io.NewSectionReader(in, 0, size), start: first()}
	var mark [3]byte
	if n, _ := d.in.ReadAt(mark[:], 0); n == 3 && string(mark[:]) == "\ufeff" {
		d.start.offset = 3
	}
	s := d.scan(d.start)
	t, err := s.next()
	if err != nil {
		return nil, err
	}
	switch t.kind {
	case object:
		return d.object(s)
	case array:
		return d.array(s)
	}
	return nil, s.fault(t.at, "this JSON is a single value, not a table", hintRecords)
}

const hintRecords = `a table is an array of records, as [{"year": 2020, "value": 1.5}], or of rows`

// document is a file of JSON.
type document struct {
	name  string
	in    *io.SectionReader
	start place
}

func (d document) scan(at place) *scanner { return scan(d.name, d.in, at) }

// array reads a document that begins with an array: the table, or one of many rows.
func (d document) array(s *scanner) (*grid.File, error) {
	f := finder{s: s, document: d}
	if err := f.array("", d.start); err != nil {
		return nil, err
	}
	more, err := s.more()
	if err != nil {
		return nil, err
	}
	if more {
		return d.lines()
	}
	return f.file("JSON")
}

// object reads a document that begins with an object: JSON-stat, a record in a line, or
// what holds the table.
func (d document) object(s *scanner) (*grid.File, error) {
	o, err := outlineOf(s, true)
	if err != nil {
		return nil, err
	}
	more, err := s.more()
	switch {
	case err != nil:
		return nil, err
	case more:
		return d.lines()
	case o.isStat():
		return d.stat(o)
	case o.isSDMX:
		return nil, d.fault(d.start, "this is SDMX-JSON, which is not read", "get the same data as SDMX-CSV: most offices give it for format=csv")
	}
	f := finder{s: d.scan(d.start), document: d}
	if _, err = f.s.next(); err == nil {
		err = f.object("")
	}
	if err != nil {
		return nil, err
	}
	return f.file("JSON")
}

// lines reads a document of values after each other.
func (d document) lines() (*grid.File, error) {
	f := finder{s: d.scan(d.start), document: d}
	f.s.many = true
	if err := f.elements(newTable("", d.start, true)); err != nil {
		return nil, err
	}
	return f.file("JSON lines")
}

// more reports whether another value follows.
func (s *scanner) more() (bool, error) {
	s.many = true
	t, err := s.next()
	return t.kind != end, err
}

// file returns the tables that were found; where there is none, those that lists make.
func (f *finder) file(format string) (*grid.File, error) {
	file := &grid.File{Name: f.name, Format: format, Found: f.found, About: f.about}
	add := func(name string, open func() (grid.Rows, error)) {
		file.Sheets = append(file.Sheets, grid.Sheet{Name: name, Open: open})
	}
	for _, t := range f.tables {
		add(t.name, t.opener(f.document))
	}
	if len(f.tables) == 0 {
		for _, t := range f.columnar {
			add(t.name, t.open)
		}
	}
	switch len(file.Sheets) {
	case 0:
		return nil, &grid.Error{At: data.Pos{File: f.name}, Text: "there is no table in this JSON", Hint: hintRecords}
	case 1:
		file.Sheets[0].Name = ""
	}
	return file, nil
}

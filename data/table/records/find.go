package records

import (
	"strings"

	"briefing/data"
	"briefing/data/table/grid"
)

// finder goes through a document and finds its tables, and what it says of itself.
type finder struct {
	document
	s      *scanner
	tables []*table
	about  []grid.Finding
	found  []grid.Finding

	lists    []list   // of the object that is gone through
	rows     []*table // of the same object
	columnar []listTable
}

// aspects are what the keys beside a table say of it, as offices name them.
var aspects = map[string]string{
	"title": "title", "label": "title", "name": "title", "source": "source", "sources": "source",
	"unit": "unit", "units": "unit", "date": "date", "updated": "date", "lastupdated": "date", "last_updated": "date",
	"url": "address", "href": "address", "license": "licence", "licence": "licence",
	"note": "note", "notes": "note", "description": "note", "footnote": "note",
}

// say keeps what is said of the table.
func (f *finder) say(key string, t token) {
	if aspect := aspects[strings.ToLower(key)]; aspect != "" && len(f.about) < maxColumns && len(t.text) > 0 {
		f.about = append(f.about, grid.Finding{Key: aspect, Text: data.OneLine(string(t.text)), At: f.s.tell(t.at)})
	}
}

// object goes through an object that holds tables, of which the brace has been read.
func (f *finder) object(path string) error {
	lists, rows := f.lists, f.rows
	f.lists, f.rows = nil, nil
	err := f.members(path)
	f.headRows()
	f.listTable(path)
	f.lists, f.rows = lists, rows
	return err
}

// members goes through the keys of an object and their values.
func (f *finder) members(path string) error {
	keys := keySet{}
	var p paging
	for {
		t, err := f.s.next()
		if err != nil {
			return err
		}
		if t.kind == closing {
			if part := p.part(); part != "" && len(f.found) < maxColumns {
				f.found = append(f.found, grid.Finding{Key: "part", Text: part, At: f.s.tell(p.at)})
			}
			return nil
		}
		name := string(t.text)
		if err := keys.add(f.s, name, t.at); err != nil {
			return err
		}
		if t, err = f.s.next(); err != nil {
			return err
		}
		switch t.kind {
		case object:
			err = f.object(joined(path, name))
		case array:
			err = f.array(joined(path, name), t.at)
		case text, number:
			f.say(name, t)
			p.take(name, t)
		case truth:
			p.take(name, t)
		}
		if err != nil {
			return err
		}
	}
}

func joined(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// keySet are the keys of an object that is read whole.
type keySet map[string]place

func (k keySet) add(s *scanner, name string, at place) error {
	if old, ok := k[name]; ok {
		return s.fault(at, "the key %q stands in line %d already", "give each key once", shorten(name), old.line)
	}
	if len(k) == maxColumns {
		return s.fault(at, "an object of more than %d keys", "a table is an array of records: [{...}, {...}]", maxColumns)
	}
	k[name] = at
	return nil
}

// shorten shortens a name for a message.
func shorten(name string) string {
	if len(name) > 60 {
		return strings.ToValidUTF8(name[:60], "") + "..."
	}
	return name
}

// array goes through an array, of which the bracket has been read: a table, or a list of
// something else.
func (f *finder) array(path string, at place) error {
	return f.elements(newTable(path, at, false))
}

// elements goes through the elements of an array, or the values of a document.
func (f *finder) elements(t *table) error {
	for {
		e, err := f.s.next()
		switch {
		case err != nil:
			return err
		case e.kind == closing || e.kind == end:
			return f.finish(t)
		case e.kind == array && t.kind == object && t.name == "" && !t.lines:
			return f.paged(t, e)
		case t.kind == end && e.kind != object && e.kind != array && !t.lines:
			return f.plainList(t, e)
		}
		if err := t.element(f.s, e); err != nil {
			return err
		}
	}
}

// finish adds a table to those that were found.
func (f *finder) finish(t *table) error {
	if t.kind == end {
		return nil // empty
	}
	lists := t.choose()
	for _, n := range t.columns {
		if kinds := n.mixed(); kinds != "" {
			f.found = append(f.found, grid.Finding{Key: "mixed", Text: data.OneLine(n.name) + ": " + kinds, At: f.s.tell(n.at)})
		}
	}
	for _, n := range lists {
		f.found = append(f.found, grid.Finding{Key: "left out", Text: n.name + ": a list in each record", At: f.s.tell(n.at)})
	}
	if t.kind == object && len(t.columns) == 0 {
		return f.s.fault(t.at, "the records of this array hold no values, or only lists of them", "get the table as JSON-stat or CSV, where there is a choice")
	}
	if t.kind == array {
		f.rows = append(f.rows, t)
	}
	if len(f.tables) == maxTables {
		return f.s.fault(t.at, "there are more than %d arrays of records in this file", hintRecords, maxTables)
	}
	f.tables = append(f.tables, t)
	return nil
}

// paged reads an array of two: what is said of the table, as which page it is, and the
// table.
func (f *finder) paged(before *table, e token) error {
	said := finder{document: f.document, s: f.scan(before.first)}
	if _, err := said.s.next(); err != nil {
		return err
	}
	if err := said.object(""); err != nil {
		return err
	}
	f.about, f.found = append(f.about, said.about...), append(f.found, said.found...)
	if err := f.array("", e.at); err != nil {
		return err
	}
	t, err := f.s.next()
	if err == nil && (before.rows > 1 || t.kind != closing) {
		err = f.s.fault(e.at, "an array of both records and rows", hintRecords)
	}
	return err
}

package file

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table"
	"briefing/data/table/shape"
)

// stampDraft says that the date of a source stands in the tables that it is cited for: in
// each of the rows that are used. The rows need not agree: the newest date is the one up
// to which the source is known, and the gate says that there are others.
type stampDraft struct {
	at     node
	column ref
	order  spelling.Order
	lines  bool // it stands in a line about the tables, and not in a column

	cited          bool           // by a figure with a table
	tables         map[string]int // that were read, each with the stamps that it has
	last           string         // the text that was read last: nearly always that of the next row, too
	oldest, newest data.Period
	unread         bool // a fault says that a stamp is none, or which it is
}

var dateOrders = []spelling.Order{spelling.DayFirst, spelling.MonthFirst, spelling.YearFirst}

func stampFields() record[stampDraft] {
	return record[stampDraft]{
		{"column", "name of the column of the CSV files of the figures that cite the source, with the day on which each row was published: LAST UPDATE", false, textShape(), func(d *decoder, n node, s *stampDraft) { s.column, _ = d.ref(n) }},
		{"stated", "true: lines about the tables of those figures state the day, as Release date does; a later release is cited with its own", false, truthShape(), func(d *decoder, n node, s *stampDraft) { s.lines, _ = d.truth(n) }},
		{"dates", "how such days are written where they could be read in two ways, as 03/06/24", false, wordShape(dateOrders), func(d *decoder, n node, s *stampDraft) { s.order, _ = word(d, n, "order of dates", dateOrders) }},
	}
}

// decodeSourceDate reads when a source was published, or where that stands.
func decodeSourceDate(d *decoder, n node, s *sourceDraft) {
	if n.Kind != yaml.MappingNode {
		s.Date, _ = d.period(n)
		return
	}
	stamp := &stampDraft{at: n, tables: map[string]int{}}
	if !stampRecord().sound(d, n, "a date", stamp) {
		return
	}
	if stamp.lines == (stamp.column.name != "") {
		d.fault(n, "a date stands in a column or in a line", "write column: and its name, or stated: true")
		return
	}
	s.stamp = stamp
}

// stamps are those of the sources of a file, by key.
type stamps map[string]*stampDraft

// lookFor has the table of a figure read with the stamps of the sources that the figure
// cites, and those of sources that its rows may name.
func (all stamps) lookFor(f *figureDraft) {
	for _, source := range f.sources {
		s := all[source.name]
		if s != nil {
			s.cited = true
		}
		if s != nil && !s.lines && !slices.Contains(f.csv.stamps, s) {
			f.csv.stamps = append(f.csv.stamps, s)
		}
	}
	if f.csv.source.name != "" {
		f.csv.rowStamps = all
	}
}

// statedDates reads the dates of the sources of a figure that lines about its table state.
func statedDates(r *resolver, f *figureDraft) {
	for _, source := range f.sources {
		s := r.draft.stamps[source.name]
		if s == nil || !s.lines {
			continue
		}
		if f.csv.layout == nil {
			s.tables[f.csv.name()] += 0 // csv: has no such lines
			continue
		}
		if f.csv.layout.x == nil {
			continue
		}
		s.tables[f.csv.layout.file] += 0
		for _, found := range f.csv.layout.x.Found {
			if found.Key != shape.SaidPrefix+dateKey || found.Text == "" {
				continue
			}
			day, ways := spelling.Day(found.Text, s.order)
			if ways != 1 {
				if !s.unread {
					r.faultAt(cmp.Or(found.At, s.at.pos()), s.at.path, fmt.Sprintf("%q, which a line about the table states, is no day that can be read in one way", data.Clip(found.Text, maxQuoted)), "add dates: day-first, dates: month-first or dates: year-first, or write the date itself")
				}
				s.unread = true
				continue
			}
			s.met(day)
		}
	}
}

// dateKey is the key of what a line says of the day on which a table was published.
const dateKey = "date"

// askForDates has what the lines about the table of a figure say of that day kept, where a
// source that it cites has its date there.
func (all stamps) askForDates(f *figureDraft) {
	line := shape.Line{Key: dateKey}
	for _, source := range f.sources {
		if s := all[source.name]; s != nil && s.lines && !slices.Contains(f.csv.layout.says.Lines, line) {
			f.csv.layout.says.Lines = append(f.csv.layout.says.Lines, line)
		}
	}
}

// findStamps finds the columns of stamps.
func (r *csvReader) findStamps(heads []string) {
	r.stamps = make([]int, len(r.draft.stamps))
	for i, s := range r.draft.stamps {
		if r.stamps[i], _ = columnOf(r.decoder, r.draft, heads, s.column); r.stamps[i] >= 0 {
			s.tables[r.name] += 0
		}
	}
	r.rowStamps = map[string]int{}
	for key, s := range r.draft.rowStamps {
		r.rowStamps[key] = slices.Index(heads, s.column.name)
	}
}

// plainStamps reads the stamps of a row of plain cells. There may be millions.
func (r *csvReader) plainStamps(row [][]byte) {
	for i, s := range r.draft.stamps {
		if cell := row[r.stamps[i]]; string(cell) != s.last {
			r.stamp(s, string(cell), r.stamps[i])
		}
	}
}

// readStamps reads the stamps of a row: those of the source that it names itself, or of
// all rows.
func (r *csvReader) readStamps(cells []string) {
	if r.source >= 0 && strings.TrimSpace(cells[r.source]) != "" {
		key := strings.TrimSpace(cells[r.source])
		s := r.draft.rowStamps[key]
		if s == nil {
			return
		}
		if s.cited = true; r.rowStamps[key] < 0 {
			r.cellFault(r.source, fmt.Sprintf("the source %q has its date in the column %q, which %s does not have", key, s.column.name, r.name), "add the column, or write the date of the source")
			return
		}
		r.stamp(s, cells[r.rowStamps[key]], r.rowStamps[key])
		return
	}
	for i, s := range r.draft.stamps {
		r.stamp(s, cells[r.stamps[i]], r.stamps[i])
	}
}

// stamp reads the stamp of a row; an empty cell is none.
func (r *csvReader) stamp(s *stampDraft, cell string, column int) {
	if cell == s.last {
		return
	}
	s.last = cell
	text := table.OneLine(cell)
	if text == "" {
		return
	}
	day, ways := spelling.Day(text, s.order)
	switch {
	case ways == 2 && s.unread:
		return
	case ways == 2:
		s.unread = true
		r.fault(s.at, fmt.Sprintf("%q, in %s:%d, can be read in two ways", text, r.name, r.cellNode(column).Line), "add dates: day-first, dates: month-first or dates: year-first")
		return
	case ways == 0 && s.order != "" && isDay(text):
		s.unread = true
		r.cellFault(column, fmt.Sprintf("%q is a day, and not one that is written %s, as dates: says", text, s.order), "write the order of its numbers under dates:, or remove dates:")
		return
	case ways == 0:
		s.unread = true
		r.cellFault(column, fmt.Sprintf("%q is no day on which a source was published", text), "write it as 2024-06-14, or write the date of the source in the file")
		return
	}
	s.tables[r.name]++
	s.met(day)
}

// met notes a day that a table states.
func (s *stampDraft) met(day data.Period) {
	if s.newest.IsZero() || day.Compare(s.newest) > 0 {
		s.newest = day
	}
	if s.oldest.IsZero() || day.Compare(s.oldest) < 0 {
		s.oldest = day
	}
}

// date gives the sources the dates that stand in tables.
func (all stamps) date(r *resolver, sources []*data.Source) {
	for _, source := range sources {
		s := all[source.Key]
		switch {
		case s == nil || s.unread:
		case !s.cited:
			r.fault(s.at, fmt.Sprintf("no table is read for the source %q", source.Key), "cite it in a figure with csv:, or write the date itself")
		case s.newest.IsZero() && s.lines && len(s.tables) > 0:
			r.fault(s.at, "no line about the tables of the source states a day", "write the date itself")
		case s.newest.IsZero() && !s.lines && len(s.tables) > 0:
			r.fault(s.at, fmt.Sprintf("no row of %s has anything in the column %q", strings.Join(keysOf(s.tables), " and "), s.column.name), "name another column, or write the date itself")
		case s.newest != s.oldest:
			r.warn(data.Fault{Rule: data.RuleMixedDates, Pos: s.at.pos(), Path: s.at.path,
				Text: fmt.Sprintf("the rows that are used were published from %s to %s, and the source has the newest of these dates", s.oldest, s.newest)})
		}
		if s != nil {
			source.Date = s.newest
		}
	}
}

// isDay reports whether a text is a day in some order.
func isDay(text string) bool {
	_, ways := spelling.Day(text, "")
	return ways > 0
}

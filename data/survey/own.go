package survey

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
)

// ownRoles are the roles of the columns of a CSV file that a build of a briefing has written.
// Texts that are taken apart once more, for programs, are not read again.
var ownRoles = map[string]Role{
	"key": Unknown, "series": Dimension, "value": Value, "number": Bookkeeping, "upper": Bookkeeping, "is": Bookkeeping,
	"status": Status, "unit": Unit, "source": Bookkeeping, "sources": Bookkeeping, "note": Note,
	"disputed": Note, "disputed by": Note, "computed": Note, "interval low": Low, "interval high": High, "interval": Bookkeeping,
}

// isOwn reports whether the table is one that a build of a briefing has written.
func (s *Survey) isOwn() bool {
	for _, head := range []string{"key", "value", "number", "upper", "is", "status"} { // since the first version
		if !slices.Contains(s.Heads, head) {
			return false
		}
	}
	return !slices.ContainsFunc(s.Heads, func(head string) bool {
		_, known := ownRoles[head]
		return !known
	})
}

// assignOwnRoles gives the columns of such a table their roles.
func (s *Survey) assignOwnRoles() {
	for i := range s.Columns {
		c := &s.Columns[i]
		switch r := ownRoles[c.Head]; {
		case c.Filled == 0:
			c.Role = Bookkeeping
		case c.Head == "key" && c.isTime():
			c.Role = Time
		case c.Head == "key":
			c.Role = Dimension
		case r == Dimension && c.distinct() == 1:
			c.Role = Constant
		default:
			c.Role = r
		}
	}
}

// readAsTable is the key under which the table is read: csv where it is as a build has written it.
func readAsTable(p *Plan, f *Figure) string {
	plain := map[string]string{"head": "1", "separator": "comma", "encoding": "utf-8", "decimal": "point"}
	if !p.Survey.isOwn() || slices.ContainsFunc(f.Pinned, func(said Pinned) bool { return plain[said.Key] != fmt.Sprint(said.Value) }) {
		return "table"
	}
	return "csv"
}

// onlyOf is the only text of a column; empty where it has none or several.
func (s *Survey) onlyOf(head string) string {
	if c := s.column(head); c != nil && len(c.Texts) == 1 {
		return c.Texts[0]
	}
	return ""
}

// aboutOwn is what such a table says of itself: its source, in one text of publisher, title,
// date and address, and what its intervals are.
func (s *Survey) aboutOwn(a Answers) Answers {
	a.Interval = first(a.Interval, s.onlyOf("interval"))
	parts := strings.Split(s.onlyOf("sources"), ", ")
	if last := len(parts) - 1; last > 0 && strings.HasPrefix(parts[last], "http") {
		a.URL, parts = first(a.URL, parts[last]), parts[:last]
	}
	if last := len(parts) - 1; last > 0 {
		if day, ok := data.ParsePeriod(parts[last]); ok {
			a.Date, parts = first(a.Date, day.String()), parts[:last]
		}
	}
	if len(parts) == 2 && !strings.Contains(s.onlyOf("sources"), "; ") { // otherwise it is not known where the title begins
		a.Publisher, a.Source = first(a.Publisher, parts[0]), first(a.Source, parts[1])
	}
	return a
}

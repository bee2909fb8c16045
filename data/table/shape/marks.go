package shape

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
)

// marks are those that lead to notes below the table, with what has each.
type marks struct {
	list []grid.Finding
	has  map[string][]string // by mark: names, or numbers by the texts of their rows
}

// maxMarks is how many marks are told, and mostMarked how many things are named that have one.
const (
	maxMarks   = 50
	mostMarked = 4
)

// take takes a mark from a number. It reports false for a code.
func (m *marks) take(after string, at func() data.Pos) bool {
	if !isFootnote(after) {
		return false
	}
	m.keep(after, at)
	return true
}

// keep keeps a mark that is told.
func (m *marks) keep(after string, at func() data.Pos) {
	if len(m.list) < maxMarks && !slices.ContainsFunc(m.list, func(f grid.Finding) bool { return f.Text == after }) {
		m.list = append(m.list, grid.Finding{Key: "mark", Text: after, At: at()})
	}
}

// of notes what has a mark.
func (m *marks) of(mark, name string) {
	has := m.has[mark]
	if len(has) > mostMarked || slices.Contains(has, name) {
		return
	}
	if m.has == nil {
		m.has = map[string][]string{}
	}
	m.has[mark] = append(has, strings.Clone(name))
}

// findings are the marks with the notes below the table that begin with them, and with what has them,
// unless too much does.
func (m *marks) findings(notes []grid.Finding) []grid.Finding {
	for i := range m.list {
		f := &m.list[i]
		note := noteOf(f.Text, notes)
		if has := m.has[f.Text]; note != "" && len(has) <= mostMarked && !slices.Contains(has, "") {
			f.Why = groupedNames(has)
		}
		if note != "" {
			f.Text += ": " + note
		}
	}
	return m.list
}

// groupedNames are names of rows, those that begin alike together: France, 2019, 2020; Chad.
func groupedNames(names []string) string {
	var groups []string
	for i, name := range names {
		first, rest, _ := strings.Cut(name, ", ")
		if before, _, _ := strings.Cut(names[max(i-1, 0)], ", "); i > 0 && before == first && rest != "" {
			groups[len(groups)-1] += ", " + rest
		} else {
			groups = append(groups, name)
		}
	}
	return strings.Join(groups, "; ")
}

// noteOf is the note below the table that begins with a mark; empty for none.
func noteOf(mark string, notes []grid.Finding) string {
	mark = strings.Trim(mark, "[]()/ ")
	last, _ := utf8.DecodeLastRuneInString(mark)
	for _, note := range notes {
		begun := strings.TrimLeft(note.Text, "[(")
		if len(begun) < len(mark) || !strings.EqualFold(begun[:len(mark)], mark) {
			continue
		}
		rest := begun[len(mark):]
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsDigit(next) || unicode.IsLetter(last) && unicode.IsLetter(next) {
			continue
		}
		return strings.TrimLeft(rest, ")].:,/ \u00a0")
	}
	return ""
}

// ofHeads adds to the marks of heads the notes that they lead to, and the heads.
func (m *marks) ofHeads(t *Table, found, notes []grid.Finding) {
	for i := range found {
		f := &found[i]
		if f.Key != "mark" {
			continue
		}
		name, mark := spelling.CutMark(f.Text)
		if mark == "" {
			name, mark = t.names.Cut(f.Text)
		}
		if note := noteOf(mark, notes); mark != "" && spelling.Code(mark) == "" && note != "" {
			f.Text, f.Why = f.Text+": "+note, name
		}
	}
}

// listed takes the numbers of notes that a row lists.
func (m *marks) listed(w *writer, cells []grid.Cell) {
	for _, c := range w.Table.listed {
		if c >= len(cells) {
			continue
		}
		for _, mark := range strings.FieldsFunc(cells[c].Text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
			m.keep(mark, func() data.Pos { return w.Table.at(w.number, c, cells) })
			m.of(mark, w.rowName(-1))
		}
	}
}

// rowName is what the row that is written is called beside a number: its names, and its period.
func (w *writer) rowName(i int) string {
	var parts []string
	for j := range w.chosen {
		if text := w.cells[j+1]; j != i && !w.Columns[j].Number && text != "" && !slices.Contains(w.Table.listed, w.from[w.chosen[j]].column) && utf8.RuneCountInString(text) <= longestPart && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts[:min(len(parts), mostParts)], ", ")
}

// How long a text is that a row is called by, in characters, and how many it has at most.
const (
	longestPart = 40
	mostParts   = 2
)

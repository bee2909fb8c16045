package shape

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/spelling"
	"briefing/data/table/grid"
)

// A section is a part of a table below a line of one text, which is the head of its rows:
//
//	Men
//	North  12
//	South  15
//	Women
//	North  14
//
// A row may be the head of rows below it, too, whose names are indented. The names of the
// sections are a column that figures may name. Where such lines stand below
// one another, they are one name.
type sectioner struct {
	*Table
	l *layout
}

// sectionName is the name of the column of sections, and noSection stands in it in the rows
// above the first.
const (
	sectionName = "section"
	noSection   = "no section"
)

// maxDepth is how many lines of one text are one name at most.
const maxDepth = 3

// find finds out whether the table has sections, and adds their column.
func (t *sectioner) find() {
	above, last := 0, -1
	for i := t.l.body; i < len(t.l.lines); i++ {
		switch row := &t.l.lines[i]; {
		case row.filled() == 0:
		case isSection(row.cells, t.left, t.right):
			above, last = above+1, i
		default:
			if t.hasNumber(row) && !(above > 0 && t.isLonePeriod(&t.l.lines[last], row)) {
				t.depth = max(t.depth, min(above, maxDepth))
			}
			above = 0
		}
	}
	t.indents, t.dotted = t.indented()
	if t.depth == 0 && !t.indents || len(t.all) < 2 {
		return
	}
	name := sectionName
	for slices.ContainsFunc(t.all, func(c Column) bool { return c.Name == name }) {
		name = "table " + name
	}
	t.all = append(t.all, Column{Name: name, At: data.Pos{File: t.file, Sheet: t.sheet.Name, Line: t.body, Col: t.left + 1}, Section: true, Decimals: -1})
	t.from = append(t.from, source{column: -1, measure: -1, section: true})
}

// isLonePeriod reports whether a row of one text is that of a period without a number: the row below
// has a period in the same column.
func (t *sectioner) isLonePeriod(alone, below *line) bool {
	i := filledFrom(alone.cells, t.left)
	return i < len(below.cells) && spelling.Meant(alone.cells[i].Text) && spelling.Meant(below.cells[i].Text)
}

// isSection reports whether a row is one text that can be the head of the rows below it.
func isSection(cells []grid.Cell, left, right int) bool {
	if count(cells, left) != 1 {
		return false
	}
	i := filledFrom(cells, left)
	text := cells[i].Text
	if i >= right || text == "" || isValue(&cells[i]) || len(text) > maxSection || kindOf(&cells[i]) == mark {
		return false
	}
	_, _, about := cutAbout(text)
	_, owned := copyright(text)
	lower := strings.ToLower(text)
	return !about && !owned && aboutKey(text) == "" && !slices.ContainsFunc(goesOn, func(word string) bool { return strings.Contains(lower, word) })
}

// filledFrom is the first cell that is not blank from a column on, where there is one.
func filledFrom(cells []grid.Cell, left int) int {
	return slices.IndexFunc(cells[left:], func(c grid.Cell) bool { return !isBlank(&c) }) + left
}

// maxSection is how long the name of a section is at most, in bytes: longer texts are notes.
const maxSection = 120

// sections says in which section the row stands that is read.
type sections struct {
	path  []string
	outer outer
	of    []string // the rows that the one that is read is a part of
	seen  []string
}

// enter notes the lines of one text above a row: they take the place of as many of the lines
// before.
func (s *sections) enter(names []string, depth int) {
	names = names[max(0, len(names)-depth):]
	s.path = append(s.path[:min(len(s.path), depth-len(names))], names...)
	s.outer, s.of = s.outer[:0], nil
}

// note notes in which section a row stands.
func (s *sections) note() {
	if name := s.name(); len(s.seen) <= maxListed && !slices.Contains(s.seen, name) {
		s.seen = append(s.seen, name)
	}
}

// name is that of the section of the row that is read.
func (s *sections) name() string {
	switch {
	case len(s.path) == 0 && len(s.of) == 0:
		return noSection
	case len(s.of) == 0:
		return strings.Join(s.path, " / ")
	}
	return strings.Join(append(slices.Clone(s.path), s.of...), " / ")
}

// listedTexts are some texts in one line.
func listedTexts(texts []string) string {
	if len(texts) > maxListed {
		return strings.Join(texts[:maxListed], ", ") + ", ..."
	}
	return strings.Join(texts, ", ")
}

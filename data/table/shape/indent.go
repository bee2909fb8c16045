package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data/table/grid"
)

// dots are what some offices put before names in place of blanks.
const dots = ".·"

// indentOf is how far the name in a cell is indented, and the name: by the cell, by blanks or
// by dots before it.
func indentOf(c *grid.Cell) (indent int, name string) {
	name, indent = c.Text, c.Indent
	for name != "" {
		r, size := utf8.DecodeRuneInString(name)
		if !unicode.IsSpace(r) && !strings.ContainsRune(dots, r) {
			break
		}
		name, indent = name[size:], indent+1
	}
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) && name != c.Text && strings.ContainsAny(c.Text[:len(c.Text)-len(name)], dots) {
		return c.Indent, c.Text // .5, or a mark: no dots before a name
	}
	return indent, name
}

// indented reports whether the names of the first column are indented below one another: those
// of the first row are not, and others are; and whether dots say so.
func (t *sectioner) indented() (is, dotted bool) {
	if t.number[t.left] || t.l.holdsPeriods(t.left) {
		return false, false
	}
	least := -1
	for _, i := range (&filler{t.Table, t.l}).rows() {
		c := t.l.lines[i].cell(t.left)
		if c.Text == "" {
			continue
		}
		indent, name := indentOf(c)
		switch {
		case least < 0:
			least = indent
		case indent < least:
			return false, false // centred, or to the right
		case indent > least:
			is = true
		}
		dotted = dotted || name != c.Text && strings.ContainsAny(c.Text[:len(c.Text)-len(name)], dots)
	}
	return is, dotted && is
}

// outer are the names above a row that are less indented.
type outer []struct {
	indent int
	name   string
}

// enter notes the name of a row, and returns the names of those that it is a part of.
func (o *outer) enter(c *grid.Cell, without *namer) (names []string) {
	indent, name := indentOf(c)
	name, _ = without.Cut(name)
	above := *o
	for len(above) > 0 && above[len(above)-1].indent >= indent {
		above = above[:len(above)-1]
	}
	for _, one := range above {
		names = append(names, one.name)
	}
	*o = append(above, struct {
		indent int
		name   string
	}{indent, name})
	return names
}

package data

import (
	"strings"
	"unicode"
)

// Text is a text of the file with its references to numbers filled in.
type Text struct {
	// Plain has the numbers alone: for titles and labels.
	Plain string
	// Cited has, after each number, the keys of its sources as [@key]: for
	// Markdown. A user may write [@key] as well.
	Cited string
	Pos   Pos
	// written is how the text stands in the file; nil for one that is no Markdown.
	written *manuscript
}

// OneLine makes every run of spaces and line ends one space. The narrow one that
// some languages write before a sign of percent stays: it never breaks.
func OneLine(s string) string { return strings.Join(Words(s), " ") }

// Words are the parts of a text between its spaces.
func Words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\u202f' })
}

// String returns the plain text.
func (t Text) String() string { return t.Plain }

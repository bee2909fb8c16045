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
	// Manuscript is how the text stands in the file; nil for one that is no Markdown.
	Manuscript Manuscript
}

// Manuscript is how a Markdown text stands in its file.
type Manuscript interface {
	// Places returns what finds the parts of the text, which begins at a place.
	Places(begin Pos) Places
}

// Places finds where parts of a Markdown text stand in the file. It is quick for
// places asked for in the order of the text.
type Places interface {
	// At returns the place in the file of a byte of Cited. What a reference filled in
	// stands where the reference does.
	At(offset int) Pos
}

// Places returns what finds the parts of the text.
func (t Text) Places() Places {
	if t.Manuscript == nil {
		return onePlace(t.Pos)
	}
	return t.Manuscript.Places(t.Pos)
}

// onePlace is where all parts of a text are, of which no more is known.
type onePlace Pos

func (p onePlace) At(int) Pos { return Pos(p) }

// OneLine makes every run of spaces and line ends one space. The narrow one that
// some languages write before a sign of percent stays: it never breaks.
func OneLine(s string) string { return strings.Join(Words(s), " ") }

// Words are the parts of a text between its spaces.
func Words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\u202f' })
}

// String returns the plain text.
func (t Text) String() string { return t.Plain }

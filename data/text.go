package data

import (
	"slices"
	"strings"
	"unicode"
)

// Text is a text of the file with its references filled in.
type Text struct {
	// Plain has the numbers alone: for titles and labels. A chart or a table that is
	// referred to by its number is named by its id here: see PlainWith.
	Plain string
	// Parts are the same with all that is known of them, in order; nil for a text
	// that is no more than Plain.
	Parts []Part
	Pos   Pos
}

// Part is a piece of a text: as it is written, or what a reference says.
type Part struct {
	// Text is Markdown in a text that is read as such, where the user may cite a
	// source as [@key]; what a reference says is plain in any text.
	Text      string
	Reference bool
	Sources   []*Source // that the reference rests on
	// Anchor is the place of the chart or table that the reference names by its
	// number, which only the document knows; Text is its id.
	Anchor string
	Pos    Pos
	// Verbatim says that the part stands in the file as it is here, character by
	// character, from Pos to the end of a line.
	Verbatim bool
}

// TextOf is the text that parts make.
func TextOf(parts []Part, pos Pos) Text {
	return Text{Plain: plainText(parts, nil), Parts: parts, Pos: pos}
}

// PlainWith is the text as Plain is, with what references to charts and tables by
// their numbers say.
func (t Text) PlainWith(number func(anchor string) string) string {
	if !slices.ContainsFunc(t.Parts, func(p Part) bool { return p.Anchor != "" }) {
		return t.Plain
	}
	return plainText(t.Parts, number)
}

// plainText puts parts together without citations. The ids of charts and tables
// stay where number is nil.
func plainText(parts []Part, number func(anchor string) string) string {
	if len(parts) == 1 && !parts[0].Reference {
		return withoutCitations(parts[0].Text)
	}
	var b strings.Builder
	for _, p := range parts {
		if p.Anchor != "" && number != nil {
			p.Text = number(p.Anchor)
		}
		b.WriteString(p.Text)
	}
	return withoutCitations(b.String())
}

// withoutCitations leaves each [@key] out.
func withoutCitations(s string) string {
	before, after, found := strings.Cut(s, "[@")
	if !found {
		return s
	}
	var b strings.Builder
	for ; found; before, after, found = strings.Cut(after, "[@") {
		b.WriteString(before)
		end := strings.IndexAny(after, "] \t\n\f\r")
		if end > 0 && after[end] == ']' {
			after = after[end+1:]
		} else {
			b.WriteString("[@")
		}
	}
	b.WriteString(before)
	return b.String()
}

// Citation is the source as Markdown cites it.
func (s *Source) Citation() string { return "[@" + s.Key + "]" }

// markdownSigns are what Markdown reads as more than themselves.
const markdownSigns = "\\`*_{}[]<>#|~&!"

// EscapeMarkdown makes a text Markdown that says it.
func EscapeMarkdown(s string) string {
	if !strings.ContainsAny(s, markdownSigns) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if strings.IndexByte(markdownSigns, s[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
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

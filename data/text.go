package data

import (
	"encoding/json"
	"fmt"
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
	// Call is the reference as the file has it, Of are the numbers that it names, and Computed
	// is what was computed from them: "53.9 ÷ 11". All are empty for others.
	Call     string
	Of       []Number
	Computed string
	// Printed is the number that the reference prints; nil for others.
	Printed *Printed
	// Share is the share that the reference prints, as a value of the figure that has those beside it
	// and before it; nil for others, and where that figure cannot be computed.
	Share *Number
	// Tally is what a place or a count that the reference prints is of; nil for others.
	Tally *Tally
	// Anchor is the place of the chart or table that the reference names by its
	// number, which only the document knows; Text is its id.
	Anchor string
	Pos    Pos
	// Verbatim says that the part stands in the file as it is here, character by
	// character, from Pos to the end of a line.
	Verbatim bool
}

// Function is the name of the function that a reference calls; empty for other parts of a text.
func (p Part) Function() string {
	call := strings.Fields(strings.Trim(p.Call, "{}"))
	if len(call) == 0 {
		return ""
	}
	return call[0]
}

// printing are the functions of texts that print one value as it is, or, amount, without its sign.
var printing = []string{"value", "number", "amount", "latest", "earliest"}

// PrintsOne reports whether a reference prints one value of a figure as it is.
func (p Part) PrintsOne() bool {
	return len(p.Of) == 1 && (slices.Contains(printing, p.Function()) || p.IsShare())
}

// IsShare reports whether a reference stands for a value of the figure of its shares: see AsShares.
func (p Part) IsShare() bool { return p.Share != nil && len(p.Of) == 1 && p.Of[0] == *p.Share }

// AsShares are the parts of a text in which each share is a value of a figure as any other, for what
// words beside it say of it.
func AsShares(parts []Part) []Part {
	if !slices.ContainsFunc(parts, func(p Part) bool { return p.Share != nil }) {
		return parts
	}
	parts = slices.Clone(parts)
	for i, p := range parts {
		if p.Share != nil {
			parts[i].Of = []Number{*p.Share}
		}
	}
	return parts
}

// Tally is what is counted: the periods of a figure, or its names, and how many there are.
type Tally struct {
	Figure  *Figure
	Periods bool
	N       int
}

// String says what is counted: the 8 periods of f.
func (t Tally) String() string {
	things := "names"
	switch {
	case t.Periods:
		things = "periods"
	case t.Figure.Periods:
		things = "series"
	}
	return fmt.Sprintf("%d %s of %s", t.N, things, t.Figure.ID)
}

// Printed is a number as a reference prints it.
type Printed struct {
	Value Value
	Unit  Unit
}

// Number is the place of a value: its figure, the name of its series there, and its key.
type Number struct {
	Figure *Figure
	Series string
	Key    Key
}

// Row names the series that the number is of: its figure and, where that has several, its name there.
func (n Number) Row() string {
	if n.Series == "" {
		return n.Figure.ID
	}
	return n.Figure.ID + ", " + n.Series
}

// String names the number: the id of its figure, its series and its key, as JSON. It is empty
// for the zero Number.
func (n Number) String() string {
	if n.Figure == nil {
		return ""
	}
	text, err := json.Marshal([]string{n.Figure.ID, n.Series, n.Key.String()})
	if err != nil {
		return ""
	}
	return string(text)
}

// NumberOf finds the number that String names.
func (ds *Dataset) NumberOf(name string) (Number, bool) {
	var parts [3]string
	if json.Unmarshal([]byte(name), &parts) != nil {
		return Number{}, false
	}
	for _, f := range ds.Figures {
		if f.ID != parts[0] {
			continue
		}
		for _, k := range f.Keys {
			if n := (Number{f, parts[1], k}); k.String() == parts[2] {
				_, _, ok := n.Value()
				return n, ok
			}
		}
	}
	return Number{}, false
}

// Value returns the value, and its series; false if there is none.
func (n Number) Value() (Value, *Series, bool) {
	for _, s := range n.Figure.Series {
		if s.Name == n.Series {
			v, ok := s.At(n.Key)
			return v, s, ok
		}
	}
	return Value{}, nil, false
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

// withoutCitations leaves each [@key] out. It looks at no part of a text twice.
func withoutCitations(s string) string {
	if !strings.Contains(s, "[@") {
		return s
	}
	var b strings.Builder
	from, end := 0, 0 // the rest, and where a key in it may end
	for {
		n := strings.Index(s[from:], "[@")
		if n < 0 {
			break
		}
		b.WriteString(s[from : from+n])
		key := from + n + len("[@")
		if end < key {
			if end = strings.IndexAny(s[key:], "] \t\n\f\r"); end < 0 {
				end = len(s)
			} else {
				end += key
			}
		}
		if from = key; end > key && end < len(s) && s[end] == ']' {
			from = end + 1
		} else {
			b.WriteString("[@")
		}
	}
	b.WriteString(s[from:])
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
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(Words(s), " ")
}

// isOneLine reports whether a text has single spaces alone, and none at its ends: nearly all have.
func isOneLine(s string) bool {
	space := true
	for _, r := range s {
		if partsWords(r) && (space || r != ' ') {
			return false
		}
		space = r == ' '
	}
	return !space || s == ""
}

// Words are the parts of a text between its spaces.
func Words(s string) []string {
	return strings.FieldsFunc(s, partsWords)
}

// partsWords reports whether a character parts words.
func partsWords(r rune) bool { return unicode.IsSpace(r) && r != '\u202f' }

// String returns the plain text.
func (t Text) String() string { return t.Plain }

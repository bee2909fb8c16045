package survey

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// Names of a table are anybody's. In the file that is written each becomes an id, a scalar
// that stands for the name itself, or a text that a reader meets.

// maxID is how long an id is made, in bytes: it becomes the name of a file.
const maxID = 48

// idOf makes an id of a text: letters and digits, with hyphens between.
func idOf(text string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), notInID) {
		if b.Len()+len(word) >= maxID && b.Len() > 0 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(begin(word, maxID))
	}
	switch id := b.String(); {
	case data.IsReservedID(id):
		return "figure-" + id
	case data.IsID(id):
		return id
	}
	return "figure"
}

// notInID reports what divides the words of an id. Marks belong to the letters before them.
func notInID(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }

// begin is the beginning of a text, of so many bytes at most.
func begin(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// text is a scalar that stands for a text itself, in quotes where YAML would read it as
// anything else; nil for none.
func text(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return scalar(strings.ReplaceAll(s, "${", "$${"))
}

// scalar is a scalar of a text as the file language reads it.
func scalar(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

// How long a title and a remark are made, in bytes.
const (
	maxTitle = 200
	maxNote  = 2000
)

// title is a title as a reader meets it, and note a remark; nil for none.
func title(s string) *yaml.Node { return text(spoken(s, maxTitle)) }
func note(s string) *yaml.Node  { return text(spoken(s, maxNote)) }

// spoken is a text of a table as one that a reader meets: nothing in it is a reference or a
// citation, and what is far too long ends with an ellipsis.
func spoken(s string, most int) string {
	s = codeSigns.Replace(data.OneLine(data.Showable(s)))
	if len(s) <= most {
		return s
	}
	return strings.TrimSpace(begin(s, most)) + "…"
}

// codeSigns takes the signs apart with which the file language marks references.
var codeSigns = strings.NewReplacer("{{", "{ {", "}}", "} }", "[@", "[ @")

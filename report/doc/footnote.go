package doc

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extension_ast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"briefing/data/language"
)

// unknownNote is the node of [^label] where no footnote has that label: goldmark
// would print it.
type unknownNote struct {
	ast.BaseInline
	label string
}

var kindUnknownNote = ast.NewNodeKind("LostNote")

// Kind implements ast.Node.
func (n *unknownNote) Kind() ast.NodeKind { return kindUnknownNote }

// Dump implements ast.Node.
func (n *unknownNote) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}

var noteForm = regexp.MustCompile(`^\[\^([^\]]*)\]`)

// unknownNoteParser reads what the parser of footnotes has left.
type unknownNoteParser struct{}

// Trigger implements parser.InlineParser.
func (unknownNoteParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (unknownNoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	found := noteForm.FindSubmatch(line)
	if found == nil {
		return nil
	}
	block.Advance(len(found[0]))
	return &unknownNote{label: string(bytes.TrimSpace(found[1]))}
}

// footnotes reads the footnotes of a text, once all marks are known.
func (m *markdownReader) footnotes() {
	if m.noteList == nil {
		return
	}
	m.inNote = true
	written := map[string]bool{}
	for n := m.noteList.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*extension_ast.Footnote)
		if !ok {
			continue
		}
		label := Excerpt(string(note.Ref))
		again := written[string(note.Ref)]
		written[string(note.Ref)] = true
		if note.Index < 1 {
			m.unmarked(note, label, again)
			continue
		}
		n := m.marked[note.Index]
		if n == nil { // its marks were refused
			n = &Note{}
		}
		for _, passage := range m.blocks(note, 0) {
			p, ok := passage.(Paragraph)
			if !ok {
				m.fault(note, fmt.Sprintf("the footnote %q holds more than paragraphs", label), "write lists, quotes and tables into the text")
				continue
			}
			n.Paragraphs = append(n.Paragraphs, p)
		}
		if !note.HasChildren() {
			m.fault(note, fmt.Sprintf("the footnote %q is empty", label), "write its text after the colon")
		}
	}
}

// unmarked notes a footnote that no mark refers to: the marks of a label mean the
// first that is written.
func (m *markdownReader) unmarked(note ast.Node, label string, again bool) {
	if again {
		m.fault(note, fmt.Sprintf("the footnote %q is written twice", label), "remove one, or give it another name and a mark of its own")
		return
	}
	m.fault(note, fmt.Sprintf("nothing refers to the footnote %q", label), fmt.Sprintf("write [^%s] where it belongs, or remove it", label))
}

// Anchor is the place of the note, for links.
func (n *Note) Anchor() string { return "note." + strconv.Itoa(n.Number) }

// Back is the place of its first mark.
func (n *Note) Back() string { return "mark." + strconv.Itoa(n.Number) }

// letters counts a, b, ... z, aa, ab, ...
func letters(n int) string {
	if n == 0 {
		return ""
	}
	return letters((n-1)/26) + string(rune('a'+(n-1)%26))
}

// mark marks a footnote of the text, counted there from 1: it gets its letter at
// the first mark.
func (m *markdownReader) mark(nth int) NoteMark {
	if n := m.marked[nth]; n != nil {
		return NoteMark{Note: n}
	}
	m.texts.notes++
	letter := letters(m.texts.notes)
	n := &Note{Number: m.texts.notes, Letter: letter, Name: m.texts.say.Say(language.WordFootnote, "letter", letter), BackName: m.texts.say.Say(language.WordBack, "letter", letter), Pos: m.pos}
	if m.marked == nil {
		m.marked = map[int]*Note{}
	}
	m.marked[nth] = n
	return NoteMark{Note: n, First: true}
}

package doc

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension_ast "github.com/yuin/goldmark/extension/ast"

	"briefing/data"
	"briefing/data/language"
)

// maxTextRows is the most rows of a table in a text: longer ones are data.
const maxTextRows = 30

// table reads a table.
func (m *markdownReader) table(n *extension_ast.Table) TextTable {
	t := TextTable{Pos: m.placeOf(n.Pos())}
	for _, a := range n.Alignments {
		t.Aligns = append(t.Aligns, map[extension_ast.Alignment]Alignment{extension_ast.AlignRight: FlushRight, extension_ast.AlignCenter: Centred}[a])
	}
	if rows := n.ChildCount() - 1; rows > maxTextRows {
		m.fault(n, fmt.Sprintf("a table of %d rows in a text; at most %d fit one", rows, maxTextRows), "write the values as a figure, and show it with a table block")
	}
	for row := n.FirstChild(); row != nil && len(t.Rows) <= maxTextRows; row = row.NextSibling() {
		m.checkRow(row, len(t.Rows), len(t.Aligns))
		cells := make([][]Inline, len(t.Aligns))
		i := 0
		for cell := row.FirstChild(); cell != nil && i < len(cells); cell = cell.NextSibling() {
			cells[i] = m.words(m.inlines(cell, nil, rawInline{}))
			i++
		}
		t.Rows = append(t.Rows, cells)
	}
	if len(t.Rows) > 0 && len(t.Aligns) > 1 {
		t.Name = nameOfTable(m.texts.say, t.Rows[0][0])
	}
	return t
}

// nameOfTable names a table by the head of its first column.
func nameOfTable(say *language.Printer, head []Inline) string {
	var b strings.Builder
	for _, word := range head {
		if r, run := word.(Run); run {
			b.WriteString(cmp.Or(r.Heard, r.Long, r.Text))
		}
	}
	if text := data.OneLine(b.String()); text != "" {
		return say.Say(language.WordTableBy, "head", text)
	}
	return ""
}

// checkRow checks that a row has as many cells as the header of its table. What is
// too much is not in the tree: goldmark drops it, as GitHub does.
func (m *markdownReader) checkRow(row ast.Node, nth, want int) {
	line, _, _ := bytes.Cut(m.source[row.Pos():], []byte("\n"))
	n := cellsOf(line)
	if n == want {
		return
	}
	hint := "remove what is too much; a | that is part of a text is written \\|"
	switch {
	case n < want && !bytes.Contains(line, []byte("|")):
		hint = "write an empty line above a text that follows the table"
	case n < want:
		hint = "write all of them, the empty ones too: | a | |"
	}
	m.fault(row, fmt.Sprintf("row %d of a table has %s, where its header has %d: %q", nth, counted(n, "cell"), want, Excerpt(string(line))), hint)
}

// counted is a number of things, for a message.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// cellsOf counts the cells of a row: all | without a backslash before them part
// cells, also those in code, but for one at either end.
func cellsOf(line []byte) int {
	line = bytes.TrimSpace(line)
	line = bytes.TrimPrefix(line, []byte("|"))
	n, begins := 0, true
	for i, c := range line {
		if begins {
			n++
		}
		begins = c == '|' && (i == 0 || line[i-1] != '\\')
	}
	return n
}

// delimiterRow is the line below the header of a table.
var delimiterRow = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// checkNoTable finds a line in a paragraph that would make a table of it, were it as
// long as the header above it.
func (m *markdownReader) checkNoTable(n *ast.Paragraph) {
	for i := 1; i < n.Lines().Len(); i++ {
		head, below := n.Lines().At(i-1), n.Lines().At(i)
		line := below.Value(m.source)
		if !bytes.Contains(line, []byte("|")) || !delimiterRow.Match(bytes.TrimRight(line, "\r\n")) {
			continue
		}
		if want, got := cellsOf(head.Value(m.source)), cellsOf(line); want != got {
			m.faultAt(below.Start, fmt.Sprintf("the header of a table has %s, and the line below it %d", counted(want, "cell"), got), "write --- for each cell of the header, with | between them")
		}
	}
}

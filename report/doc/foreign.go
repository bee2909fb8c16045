package doc

import (
	"fmt"
	"regexp"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/language"
)

// foreignWords is the node of [Jahresgutachten]{de}: words in another language, so that they are
// read aloud in that.
type foreignWords struct {
	ast.BaseInline
	text, tag string
}

var kindForeignWords = ast.NewNodeKind("ForeignWords")

// Kind implements ast.Node.
func (f *foreignWords) Kind() ast.NodeKind { return kindForeignWords }

// Dump implements ast.Node.
func (f *foreignWords) Dump(source []byte, level int) {
	ast.DumpHelper(f, source, level, map[string]string{"Tag": f.tag}, nil)
}

// foreignForm is compiled when a text has brackets: the tag may stand as {de}, or as in Pandoc
// as {lang=de}.
var foreignForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\[([^\[\]\\]+)\]\{(?:lang="?)?([A-Za-z][A-Za-z0-9-]*)"?\}`)
})

// foreignParser reads what foreignForm matches.
type foreignParser struct{}

// Trigger implements parser.InlineParser.
func (foreignParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (foreignParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := foreignForm().FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &foreignWords{text: string(m[1]), tag: string(m[2])}
}

// foreign appends words in another language.
func (m *markdownReader) foreign(n *foreignWords, out []rawInline, style rawInline) []rawInline {
	tag, err := language.Parse(n.tag)
	if err != nil {
		m.fault(n, fmt.Sprintf("%q is not a language", Excerpt(n.tag)), "write [words]{de} with the BCP 47 tag of their language, such as de, zh or fr-CA")
		return out
	}
	style.text, style.language = n.text, tag.String()
	return append(out, style)
}

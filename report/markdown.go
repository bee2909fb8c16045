package report

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extension_ast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"briefing/data"
)

// passageKind is what a passage holds.
type passageKind int

const (
	paragraph passageKind = iota
	list
	quote
	separator // a thematic break
	table
)

// passage is a block of Markdown. Which fields are set follows from its kind.
type passage struct {
	kind  passageKind
	words []inline    // of a paragraph
	inner []passage   // of a quote
	items [][]passage // of a list
	// ordered lists count from start.
	ordered bool
	start   int
	// rows of a table, the first of them its head: the words of each cell.
	rows   [][][]inline
	aligns []alignment // of its columns
	at     int         // where a table stands in the source, in bytes
}

// inline is a stretch of a paragraph in one style, a citation, a mark of a
// footnote, or a line break.
type inline struct {
	text               string
	bold, italic, code bool
	url                string // of a link, checked
	cite               string // key of a source; the text is empty
	note               int    // a footnote, counted from 1; 0 for none
	at                 int    // where it stands in the source, or the link that it is in
}

// maxNesting is how deep lists and quotes may stand in each other: each level
// takes from the width of the line.
const maxNesting = 6

// markdownParser knows CommonMark but for underlined headings: a line of hyphens
// separates. It is safe for concurrent use.
var markdownParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), // before links, which begin with [ as well
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(lostNoteParser{}, 102),
			util.Prioritized(citationParser{}, 150))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
})

// citation is the node of [@key]. The key is empty where the brackets hold
// something else.
type citation struct {
	ast.BaseInline
	key, raw string
}

var kindCitation = ast.NewNodeKind("Citation")

// Kind implements ast.Node.
func (c *citation) Kind() ast.NodeKind { return kindCitation }

// Dump implements ast.Node.
func (c *citation) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"Key": c.key}, nil)
}

var citationForm = regexp.MustCompile(`^\[@([\p{L}\p{M}\p{N}_-]+)\]`)

// citationParser reads [@key].
type citationParser struct{}

// Trigger implements parser.InlineParser.
func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if m := citationForm.FindSubmatch(line); m != nil {
		block.Advance(len(m[0]))
		return &citation{key: string(m[1])}
	}
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	block.Advance(len("[@"))
	return &citation{raw: string(line)}
}

// markdown reads a text and its footnotes: the paragraphs of each, in the order
// of the first marks. What a briefing cannot show is a fault where it stands.
func markdown(t data.Text) (passages []passage, notes [][][]inline, faults data.Faults) {
	r := markdownReader{source: []byte(t.Cited), places: t.Places(), open: map[string]int{}}
	root := markdownParser().Parse(text.NewReader(r.source))
	passages = r.blocks(root, 0)
	return passages, r.footnotes(), r.faults
}

// markdownReader turns the tree of goldmark into passages.
type markdownReader struct {
	source []byte
	places *data.Places
	faults data.Faults
	notes  *extension_ast.FootnoteList // nil: the text has none
	inNote bool
	open   map[string]int // elements of HTML that were begun, by name
}

// fault notes what is wrong with a node.
func (r *markdownReader) fault(n ast.Node, text, hint string) { r.faultAt(n.Pos(), text, hint) }

func (r *markdownReader) faultAt(offset int, text, hint string) {
	r.faults = append(r.faults, data.Fault{Pos: r.places.At(offset), Text: text, Hint: hint})
}

func (r *markdownReader) blocks(parent ast.Node, depth int) []passage {
	var out []passage
	if depth > maxNesting {
		r.fault(parent, fmt.Sprintf("lists and quotes stand in each other more than %d deep", maxNesting), "write them flatter")
		return nil
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph:
			r.noTable(n)
			out = append(out, passage{kind: paragraph, words: r.inlines(n, nil, inline{})})
		case *ast.TextBlock:
			out = append(out, passage{kind: paragraph, words: r.inlines(n, nil, inline{})})
		case *ast.List:
			out = append(out, r.list(n, depth))
		case *ast.Blockquote:
			out = append(out, passage{kind: quote, inner: r.blocks(n, depth+1)})
		case *ast.ThematicBreak:
			out = append(out, passage{kind: separator})
		case *extension_ast.Table:
			out = append(out, r.table(n))
		case *extension_ast.FootnoteList: // read when the marks are known
			r.notes = n
		case *ast.LinkReferenceDefinition: // used where it is referred to
		default:
			r.refuseBlock(n)
		}
	}
	return out
}

func (r *markdownReader) list(n *ast.List, depth int) passage {
	p := passage{kind: list, ordered: n.IsOrdered(), start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p.items = append(p.items, r.blocks(item, depth+1))
	}
	return p
}

func (r *markdownReader) refuseBlock(n ast.Node) {
	first := ""
	if n.Lines().Len() > 0 {
		segment := n.Lines().At(0)
		first = excerpt(string(segment.Value(r.source)))
	}
	switch n.Kind() {
	case ast.KindHeading:
		r.fault(n, fmt.Sprintf("a heading stands in a text: %q", first), "write it as a heading block of the briefing")
	case ast.KindHTMLBlock:
		r.fault(n, fmt.Sprintf("HTML in a text: %q", first), "write Markdown, or \\< for the sign itself")
	case ast.KindCodeBlock:
		r.fault(n, fmt.Sprintf("a line of a text is indented by four spaces or more: %q", first), "begin it where the other lines begin")
	default:
		r.fault(n, "a code block stands in a text", "write `code` inside a line, or a table block")
	}
}

// inlines appends the content of a node, each piece in the style given and what
// the node adds to it.
func (r *markdownReader) inlines(parent ast.Node, out []inline, style inline) []inline {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = r.inline(n, out, style)
	}
	return out
}

func (r *markdownReader) inline(n ast.Node, out []inline, style inline) []inline {
	put := func(s string) { style.text = s; out = append(out, style) }
	if style.url == "" && n.Pos() >= 0 {
		style.at = n.Pos()
	}
	switch n := n.(type) {
	case *ast.Text:
		if style.url == "" {
			style.at = n.Segment.Start
		}
		put(r.literal(n))
		if n.HardLineBreak() {
			put("\n")
		} else if n.SoftLineBreak() {
			put(softBreak)
		}
	case *ast.String:
		put(string(n.Value))
	case *ast.CodeSpan:
		style.code = true
		put(r.code(n))
	case *ast.Emphasis:
		style.bold = style.bold || n.Level == 2
		style.italic = style.italic || n.Level == 1
		return r.inlines(n, out, style)
	case *ast.Link:
		style.url = r.address(n, string(util.URLEscape(n.Destination, true)))
		return r.inlines(n, out, style)
	case *ast.AutoLink:
		style.url = r.address(n, autoAddress(n, r.source))
		put(string(n.Label(r.source)))
	case *citation:
		if n.key == "" {
			r.fault(n, fmt.Sprintf("%q is no citation", excerpt(n.raw)), "write [@key] with the key of one source, a pair of brackets for each")
			return out
		}
		out = append(out, inline{cite: n.key, at: style.at})
	case *extension_ast.FootnoteLink:
		if r.inNote {
			r.fault(n, "a footnote stands in a footnote", "write the text of one in the other")
			return out
		}
		out = append(out, inline{note: n.Index, at: style.at})
	case *lostNote:
		r.fault(n, fmt.Sprintf("there is no footnote %q", n.label), fmt.Sprintf("write it on a line of its own: [^%s]: and its text", n.label))
	case *ast.Image:
		r.fault(n, fmt.Sprintf("a picture in a text: %q", excerpt(string(n.Destination))), "pictures are made from figures: write a chart block")
	default:
		r.refuseHTML(n)
	}
	return out
}

// refuseHTML notes a piece of HTML; the tag that ends an element was said with the
// one that begins it.
func (r *markdownReader) refuseHTML(n ast.Node) {
	raw := r.raw(n)
	if m := tagForm.FindStringSubmatch(raw); m != nil {
		name, ends := strings.ToLower(m[2]), m[1] != ""
		if ends && r.open[name] > 0 {
			r.open[name]--
			return
		}
		if !ends && !strings.HasSuffix(raw, "/>") {
			r.open[name]++
		}
	}
	r.fault(n, fmt.Sprintf("HTML in a text: %q", excerpt(raw)), "write Markdown, or \\< for the sign itself")
}

// tagForm is a tag of HTML: whether it ends an element, and its name.
var tagForm = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// softBreak stands for a line end of the source, which is a space or, between
// Chinese characters, nothing.
const softBreak = "\r"

// literal resolves the escapes and entities of a text.
func (r *markdownReader) literal(n *ast.Text) string {
	raw := n.Segment.Value(r.source)
	if n.IsRaw() {
		return string(raw)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	htmlrenderer.DefaultWriter.Write(w, raw)
	w.Flush() //nolint:errcheck // a bytes.Buffer takes everything
	return html.UnescapeString(b.String())
}

// code returns the text of a code span, its line ends as spaces.
func (r *markdownReader) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(r.source))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

func (r *markdownReader) raw(n ast.Node) string {
	h, ok := n.(*ast.RawHTML)
	if !ok || h.Segments.Len() == 0 {
		return n.Kind().String()
	}
	segment := h.Segments.At(0)
	return string(segment.Value(r.source))
}

func autoAddress(n *ast.AutoLink, source []byte) string {
	s := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(s), "mailto:") {
		return "mailto:" + s
	}
	return string(util.URLEscape([]byte(s), false))
}

// address checks where a link leads. A refused address is a fault and empty.
func (r *markdownReader) address(n ast.Node, s string) string {
	if strings.HasPrefix(s, "#chart.") || strings.HasPrefix(s, "#table.") {
		return s // a place in the briefing
	}
	u, err := url.Parse(s)
	if err == nil {
		switch u.Scheme {
		case "http", "https":
			if u.Host != "" {
				return u.String()
			}
		case "mailto":
			if u.Opaque != "" {
				return u.String()
			}
		}
	}
	r.fault(n, fmt.Sprintf("a link to %q", excerpt(s)), "links lead to http:, https: or mailto: addresses; write one in full")
	return ""
}

// excerpt shortens a piece of the user's text for a message.
func excerpt(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

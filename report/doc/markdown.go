package doc

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
	"briefing/data/language"
)

// rawInline is a stretch of a paragraph as it is written: words in one style, a
// citation, a mark of a footnote, or a line break.
type rawInline struct {
	text               string
	bold, italic, code bool
	language           string // BCP 47, of words in another
	url                string // of a link, checked
	cite               string // key of a source; the text is empty
	note               int    // a footnote of the text, counted from 1; 0 for none
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
			util.Prioritized(depthLimited{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(depthLimited{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(depthLimited{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(closed{extension.NewFootnoteParser()}, 101), // before links, which begin with [ as well
			util.Prioritized(closed{unknownNoteParser{}}, 102),
			util.Prioritized(citationParser{}, 150),
			util.Prioritized(foreignParser{}, 151),
			util.Prioritized(newLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{parser.NewEmphasisParser()}, 500)),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
})

// depthLimited opens no list, quote or footnote far below maxNesting, which is a
// fault already: goldmark's time and memory grow with the depth times the lines of a text.
type depthLimited struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (b depthLimited) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	const deepest = 2 * (maxNesting + 2) // a level of lists is two blocks, a list and its item
	if len(pc.OpenedBlocks()) > deepest {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// citation is the node of [@key]. The key is empty where the brackets contain
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

// citationForm is compiled when a text has brackets: that takes long.
var citationForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[@([\p{L}\p{M}\p{N}_-]+)\]`) })

// citationParser reads [@key].
type citationParser struct{}

// Trigger implements parser.InlineParser.
func (citationParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if m := citationForm().FindSubmatch(line); m != nil {
		block.Advance(len(m[0]))
		return &citation{key: string(m[1])}
	}
	if !bytes.HasPrefix(line, []byte("[@")) {
		return nil
	}
	block.Advance(len("[@"))
	return &citation{raw: string(line[:min(len(line), mostQuoted)])}
}

// mostQuoted is how many bytes of a line are kept to be quoted: more than [Excerpt] shows.
const mostQuoted = 400

// linkParser reads links as goldmark does, but gives up in a paragraph with many brackets
// that are none: each of them costs as much as the paragraph is long.
type linkParser struct{ links }

type links interface {
	parser.InlineParser
	parser.CloseBlocker
}

func newLinkParser() linkParser { return linkParser{parser.NewLinkParser().(links)} }

// mostUnlinked is how many brackets may be open, and how many may close nothing.
const mostUnlinked = 500

// brackets counts those of a paragraph.
type brackets struct{ open, vain int }

var bracketsKey = parser.NewContextKey()

// Parse implements parser.InlineParser.
func (l linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	count, ok := pc.Get(bracketsKey).(*brackets)
	if !ok {
		count = &brackets{}
		pc.Set(bracketsKey, count)
	}
	opens := block.Peek() != ']'
	if count.vain > mostUnlinked || opens && count.open > mostUnlinked {
		return nil
	}
	n := l.links.Parse(parent, block, pc)
	switch {
	case opens && n != nil:
		count.open++
	case !opens:
		count.open = max(0, count.open-1)
		if n == nil {
			count.vain++
		}
	}
	return n
}

// closed reads what begins with a bracket, where that is closed soon.
type closed struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (c closed) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); bytes.IndexByte(line[:min(len(line), mostQuoted)], ']') < 0 {
		return nil
	}
	return c.InlineParser.Parse(parent, block, pc)
}

// emphasisParser takes no more signs of a paragraph for emphasis than can be paired in time.
type emphasisParser struct{ parser.InlineParser }

const mostEmphasis = 8000

var emphasisKey = parser.NewContextKey()

// Parse implements parser.InlineParser.
func (e emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	n, _ := pc.Get(emphasisKey).(int)
	if pc.Set(emphasisKey, n+1); n >= mostEmphasis {
		return nil
	}
	return e.InlineParser.Parse(parent, block, pc)
}

// CloseBlock implements parser.CloseBlocker.
func (emphasisParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	pc.Set(emphasisKey, nil)
}

// CloseBlock implements parser.CloseBlocker.
func (l linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	pc.Set(bracketsKey, nil)
	l.links.CloseBlock(parent, block, pc)
}

// textReader reads the texts of a briefing, and counts their footnotes.
type textReader struct {
	say    *language.Printer
	labels map[string]string  // of the first chart or table of each anchor: what texts can link to
	keys   map[string]*Source // what texts can cite
	notes  int                // so far
	faults data.Faults

	traced     bool        // references stand between signs
	references []data.Part // so far, where they do
}

func newTextReader(say *language.Printer) *textReader {
	return &textReader{say: say, labels: map[string]string{}, keys: map[string]*Source{}}
}

// line is a text of one line, with what its references say.
func (r *textReader) line(t data.Text) Line {
	return Line{t.PlainWith(func(anchor string) string { return r.labels[anchor] }), t.Pos}
}

// prose reads a text. What a briefing cannot show is a fault where it stands.
func (r *textReader) prose(t data.Text) Prose {
	m := markdownReader{texts: r, markdownText: r.markdown(t), open: map[string]int{}}
	root := markdownParser().Parse(text.NewReader(m.source))
	passages := m.blocks(root, 0)
	m.footnotes()
	return Prose{Passages: passages, Pos: t.Pos}
}

// markdownReader turns the tree of goldmark into passages.
type markdownReader struct {
	texts *textReader
	markdownText
	noteList *extension_ast.FootnoteList // nil: the text has none
	marked   map[int]*Note               // the footnotes, as the text counts them from 1
	inNote   bool
	open     map[string]int // elements of HTML that were begun, by name
}

// fault notes what is wrong with a node.
func (m *markdownReader) fault(n ast.Node, text, hint string) { m.faultAt(n.Pos(), text, hint) }

func (m *markdownReader) faultAt(offset int, text, hint string) {
	m.texts.faults = append(m.texts.faults, data.Fault{Pos: m.placeOf(offset), Text: text, Hint: hint})
}

func (m *markdownReader) blocks(parent ast.Node, depth int) []Passage {
	var out []Passage
	if depth > maxNesting {
		m.fault(parent, fmt.Sprintf("lists and quotes are nested more than %d deep", maxNesting), "nest them less")
		return nil
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph:
			m.checkNoTable(n)
			out = append(out, m.paragraph(n))
		case *ast.TextBlock:
			out = append(out, m.paragraph(n))
		case *ast.List:
			out = append(out, m.list(n, depth))
		case *ast.Blockquote:
			out = append(out, Quote{m.blocks(n, depth+1)})
		case *ast.ThematicBreak:
			out = append(out, Separator{})
		case *extension_ast.Table:
			out = append(out, m.table(n))
		case *extension_ast.FootnoteList: // read when the marks are known
			m.noteList = n
		case *ast.LinkReferenceDefinition: // used where it is referred to
		default:
			m.refuseBlock(n)
		}
	}
	return out
}

// paragraph reads the words of a node.
func (m *markdownReader) paragraph(n ast.Node) Paragraph {
	raw := m.inlines(n, nil, rawInline{})
	return Paragraph{Words: m.words(raw), Introduces: introduces(raw)}
}

// introduces reports whether words end in a colon: what follows belongs to them.
func introduces(raw []rawInline) bool {
	if len(raw) == 0 {
		return false
	}
	last := strings.TrimSpace(raw[len(raw)-1].text)
	return strings.HasSuffix(last, ":") || strings.HasSuffix(last, "：")
}

func (m *markdownReader) list(n *ast.List, depth int) Passage {
	l := List{Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		sign := "•"
		if l.Ordered {
			sign = whole(m.texts.say, l.Start+len(l.Points)) + "."
		}
		l.Points = append(l.Points, Point{sign, m.blocks(item, depth+1)})
	}
	return l
}

func (m *markdownReader) refuseBlock(n ast.Node) {
	first := ""
	if n.Lines().Len() > 0 {
		segment := n.Lines().At(0)
		first = Excerpt(string(segment.Value(m.source)))
	}
	switch n.Kind() {
	case ast.KindHeading:
		m.fault(n, fmt.Sprintf("there is a heading in a text: %q", first), "write it as a heading block of the briefing")
	case ast.KindHTMLBlock:
		m.fault(n, fmt.Sprintf("HTML in a text: %q", first), "write Markdown, or \\< for the sign itself")
	case ast.KindCodeBlock:
		m.fault(n, fmt.Sprintf("a line of a text is indented by four spaces or more: %q", first), "begin it where the other lines begin")
	default:
		m.fault(n, "there is a code block in a text", "write `code` inside a line, or a table block")
	}
}

// inlines appends the content of a node, each piece in the style given and what
// the node adds to it.
func (m *markdownReader) inlines(parent ast.Node, out []rawInline, style rawInline) []rawInline {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = m.inline(n, out, style)
	}
	return out
}

func (m *markdownReader) inline(n ast.Node, out []rawInline, style rawInline) []rawInline {
	put := func(s string) { style.text = s; out = append(out, style) }
	if style.url == "" && n.Pos() >= 0 {
		style.at = n.Pos()
	}
	switch n := n.(type) {
	case *ast.Text:
		if style.url == "" {
			style.at = n.Segment.Start
		}
		put(m.literal(n))
		if n.HardLineBreak() {
			put("\n")
		} else if n.SoftLineBreak() {
			put(softBreak)
		}
	case *ast.String:
		put(string(n.Value))
	case *ast.CodeSpan:
		style.code = true
		put(m.code(n))
	case *ast.Emphasis:
		style.bold = style.bold || n.Level == 2
		style.italic = style.italic || n.Level == 1
		return m.inlines(n, out, style)
	case *ast.Link:
		style.url = m.address(n, string(util.URLEscape(n.Destination, true)))
		return m.inlines(n, out, style)
	case *ast.AutoLink:
		style.url = m.address(n, autoAddress(n, m.source))
		put(string(n.Label(m.source)))
	case *foreignWords:
		return m.foreign(n, out, style)
	default:
		return m.markNode(n, out, style.at)
	}
	return out
}

// markNode appends the citation or the mark of a footnote that a node is; anything else
// is a fault.
func (m *markdownReader) markNode(n ast.Node, out []rawInline, at int) []rawInline {
	switch n := n.(type) {
	case *citation:
		if n.key == "" {
			m.fault(n, fmt.Sprintf("%q is not a citation", Excerpt(n.raw)), "write [@key] with the key of one source, a pair of brackets for each")
			return out
		}
		out = append(out, rawInline{cite: n.key, at: at})
	case *extension_ast.FootnoteLink:
		if m.inNote {
			m.fault(n, "there is a footnote in a footnote", "write the text of one in the other")
			return out
		}
		out = append(out, rawInline{note: n.Index, at: at})
	case *unknownNote:
		m.fault(n, fmt.Sprintf("there is no footnote %q", n.label), fmt.Sprintf("write it on a line of its own: [^%s]: and its text", n.label))
	case *ast.Image:
		m.fault(n, fmt.Sprintf("a picture in a text: %q", Excerpt(string(n.Destination))), "pictures are made from figures: write a chart block")
	default:
		m.refuseHTML(n)
	}
	return out
}

// refuseHTML notes a piece of HTML; the tag that ends an element was reported with the
// one that begins it.
func (m *markdownReader) refuseHTML(n ast.Node) {
	raw := m.raw(n)
	if tag := tagForm.FindStringSubmatch(raw); tag != nil {
		name, ends := strings.ToLower(tag[2]), tag[1] != ""
		if ends && m.open[name] > 0 {
			m.open[name]--
			return
		}
		if !ends && !strings.HasSuffix(raw, "/>") {
			m.open[name]++
		}
	}
	m.fault(n, fmt.Sprintf("HTML in a text: %q", Excerpt(raw)), "write Markdown, or \\< for the sign itself")
}

// tagForm is a tag of HTML: whether it ends an element, and its name.
var tagForm = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)

// softBreak stands for a line end of the source, which is a space or, between
// Chinese characters, nothing.
const softBreak = "\r"

// literal resolves the escapes and entities of a text.
func (m *markdownReader) literal(n *ast.Text) string {
	raw := n.Segment.Value(m.source)
	if n.IsRaw() || !bytes.ContainsAny(raw, "\\&\x00") { // most texts contain neither escapes nor entities
		return string(raw)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	htmlrenderer.DefaultWriter.Write(w, raw)
	w.Flush() //nolint:errcheck // a bytes.Buffer takes everything
	return html.UnescapeString(b.String())
}

// code returns the text of a code span, its line ends as spaces.
func (m *markdownReader) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(m.source))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

func (m *markdownReader) raw(n ast.Node) string {
	h, ok := n.(*ast.RawHTML)
	if !ok || h.Segments.Len() == 0 {
		return n.Kind().String()
	}
	segment := h.Segments.At(0)
	return string(segment.Value(m.source))
}

func autoAddress(n *ast.AutoLink, source []byte) string {
	s := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(s), "mailto:") {
		return "mailto:" + s
	}
	return string(util.URLEscape([]byte(s), false))
}

// address checks where a link leads. A refused address is a fault and empty.
func (m *markdownReader) address(n ast.Node, s string) string {
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
	m.fault(n, fmt.Sprintf("a link to %q", Excerpt(s)), "links lead to http:, https: or mailto: addresses; write one in full")
	return ""
}

// Excerpt shortens a piece of the user's text for a message.
func Excerpt(s string) string {
	s = data.OneLine(s)
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// Package xmltoken splits XML into tags and texts, quickly and in bounded memory: sheets
// have millions of cells, and encoding/xml allocates for each. It knows namespaces by the
// addresses that its caller names, refuses document types and with them every entity but
// the five of XML, and checks that tags match.
package xmltoken

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Error is what is wrong with a document. Other errors are those of its reader.
type Error string

func (e Error) Error() string { return string(e) }

const (
	errCut     = Error("it ends in the middle")
	errTag     = Error("a tag is not well formed")
	errNesting = Error("its tags do not match")
	errDeep    = Error("its tags are nested more than 100 deep")
	errLong    = Error("a tag is longer than 1 MB")
	errDoctype = Error("it has a document type, which no workbook needs")
	errEntity  = Error("it has an entity that XML does not know")
	errCode    = Error("it is neither in UTF-8 nor in UTF-16")
)

// The bounds of a document.
const (
	window   = 64 << 10
	longest  = 1 << 20
	deepest  = 100
	bindings = 1000
)

// Kind says what a token is.
type Kind uint8

// The kinds of tokens.
const (
	End   Kind = iota // of an element
	Start             // of an element
	Text
)

// Space is a namespace: its place in the list of addresses that the scanner was made
// with, from 1; 0 for all others.
type Space uint8

// Scanner reads tokens. Their slices are valid until the next.
type Scanner struct {
	Kind  Kind
	Space Space  // of the element
	Name  []byte // of the element, without its prefix
	Text  []byte // a text, or a piece of one

	in       io.Reader
	known    []string
	buf      []byte
	pos, end int
	before   int64 // bytes before those in buf
	eof      bool
	cdata    bool
	closing  bool // the element that was begun ends with its tag
	attrs    []attribute
	bound    []binding
	open     []byte // the names of the elements that are open
	starts   []int  // where each begins
	scratch  []byte
	started  bool
}

type attribute struct{ name, value []byte }

type binding struct {
	prefix string
	space  Space
	depth  int
}

// New returns a scanner that knows some namespaces, each by its addresses: several are
// parted by blanks.
func New(in io.Reader, spaces []string) *Scanner {
	return &Scanner{in: in, known: spaces}
}

// Continue returns a scanner that begins inside the element that has just begun: in holds
// the document from there on.
func (s *Scanner) Continue(in io.Reader) *Scanner {
	next := New(in, s.known)
	next.started, next.closing = true, s.closing
	next.bound = slices.Clone(s.bound)
	next.open, next.starts = slices.Clone(s.open), slices.Clone(s.starts)
	return next
}

// Offset is where in the document, in bytes, the last token ends.
func (s *Scanner) Offset() int64 { return s.before + int64(s.pos) }

// Depth is how many elements are open.
func (s *Scanner) Depth() int { return len(s.starts) }

// Is reports whether the element is one of a namespace.
func (s *Scanner) Is(space Space, name string) bool {
	return s.Space == space && string(s.Name) == name
}

// Next reads a token; io.EOF after the last element.
func (s *Scanner) Next() error {
	if !s.started {
		if err := s.begin(); err != nil {
			return err
		}
	}
	if s.closing {
		s.closing = false
		return s.close()
	}
	for {
		if s.pos == s.end {
			if err := s.fill(); err != nil {
				return err
			}
			if s.pos == s.end {
				return s.atEnd()
			}
		}
		found, err := s.token()
		if found || err != nil {
			return err
		}
	}
}

func (s *Scanner) atEnd() error {
	if len(s.starts) > 0 || s.cdata {
		return errCut
	}
	return io.EOF
}

// begin looks at the first bytes for the encoding.
func (s *Scanner) begin() error {
	s.started = true
	if err := s.fill(); err != nil {
		return err
	}
	head := s.buf[:s.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		s.pos = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")),
		bytes.HasPrefix(head, []byte("<\x00")), bytes.HasPrefix(head, []byte("\x00<")):
		return s.from16(head)
	}
	return nil
}

// from16 reads on in UTF-16.
func (s *Scanner) from16(head []byte) error {
	order := unicode.LittleEndian
	if head[0] == 0 || head[0] == 0xfe {
		order = unicode.BigEndian
	}
	whole := io.MultiReader(bytes.NewReader(bytes.Clone(head)), s.in)
	s.in = transform.NewReader(whole, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
	if head[0] == '<' || head[0] == 0 {
		s.in = transform.NewReader(whole, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder())
	}
	s.pos, s.end, s.eof = 0, 0, false
	return s.fill()
}

// fill reads as much as there is room for behind what is not used yet.
func (s *Scanner) fill() error {
	if s.eof {
		return nil
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.before += int64(s.pos)
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= longest {
			return errLong
		}
		s.buf = append(s.buf, make([]byte, max(len(s.buf), window))...)
	}
	n, err := io.ReadFull(s.in, s.buf[s.end:])
	s.end += n
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		s.eof, err = true, nil
	}
	return err
}

// more reads on for a token that is not whole; it is an error where there is no more.
func (s *Scanner) more() error {
	if s.eof {
		return errCut
	}
	return s.fill()
}

// token reads a token from the bytes at hand, or part of what is none.
func (s *Scanner) token() (found bool, err error) {
	if s.cdata {
		return s.inCDATA()
	}
	if s.buf[s.pos] != '<' {
		return s.text()
	}
	for s.end-s.pos < len("<![CDATA[") && !s.eof {
		if err := s.fill(); err != nil {
			return false, err
		}
	}
	rest := s.buf[s.pos:s.end]
	switch {
	case len(rest) < 2:
		return false, errCut
	case rest[1] == '/':
		return true, s.endTag()
	case rest[1] == '?':
		return false, s.instruction()
	case rest[1] != '!':
		return true, s.startTag()
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.pos += len("<!--")
		return false, s.skipTo("-->")
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		s.pos += len("<![CDATA[")
		s.cdata = true
		return false, nil
	}
	return false, errDoctype
}

// text reads a text up to the next tag, or as far as it is at hand.
func (s *Scanner) text() (found bool, err error) {
	rest := s.buf[s.pos:s.end]
	n := bytes.IndexByte(rest, '<')
	if n < 0 {
		n = len(rest)
		if open := bytes.LastIndexByte(rest, '&'); open >= 0 && len(rest)-open < 16 && !s.eof && bytes.IndexByte(rest[open:], ';') < 0 {
			n = open
		} else if !s.eof {
			n -= cutRune(rest)
		}
		if n == 0 {
			return false, s.more()
		}
	}
	s.pos += n
	if len(s.starts) == 0 {
		if len(bytes.TrimSpace(rest[:n])) > 0 {
			return false, errTag
		}
		return false, nil
	}
	s.Kind = Text
	s.Text, err = s.unescape(rest[:n])
	return true, err
}

// cutRune is how many bytes at the end are the beginning of a character.
func cutRune(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

// inCDATA reads a piece of a text that has no markup.
func (s *Scanner) inCDATA() (found bool, err error) {
	rest := s.buf[s.pos:s.end]
	n := bytes.Index(rest, []byte("]]>"))
	switch {
	case n >= 0:
		s.cdata = false
		s.pos += n + len("]]>")
	case len(rest) < window/2:
		return false, s.more()
	default:
		n = len(rest) - len("]]")
		n -= cutRune(rest[:n])
		s.pos += n
	}
	s.Kind, s.Text = Text, rest[:n]
	return n > 0 && len(s.starts) > 0, nil
}

// instruction skips what is for other programs, but looks at the encoding.
func (s *Scanner) instruction() error {
	rest := s.buf[s.pos:s.end]
	if _, after, ok := bytes.Cut(rest[:min(len(rest), 200)], []byte("encoding=")); ok && bytes.HasPrefix(rest, []byte("<?xml ")) && len(after) > 0 {
		name, _, _ := bytes.Cut(after[1:], after[:1])
		switch strings.ToLower(string(name)) {
		case "utf-8", "utf8", "utf-16", "us-ascii", "ascii":
		default:
			return errCode
		}
	}
	s.pos += len("<?")
	return s.skipTo("?>")
}

// skipTo skips up to a mark and with it.
func (s *Scanner) skipTo(mark string) error {
	for {
		rest := s.buf[s.pos:s.end]
		if n := bytes.Index(rest, []byte(mark)); n >= 0 {
			s.pos += n + len(mark)
			return nil
		}
		s.pos += max(len(rest)-len(mark), 0)
		if err := s.more(); err != nil {
			return err
		}
	}
}

// endTag reads </name>.
func (s *Scanner) endTag() error {
	if n := len(s.starts); n > 0 { // nearly always it is written like this
		name, rest := s.open[s.starts[n-1]:], s.buf[s.pos+2:s.end]
		if len(rest) > len(name) && rest[len(name)] == '>' && bytes.Equal(rest[:len(name)], name) {
			s.pos += len(name) + len("</>")
			return s.close()
		}
	}
	for {
		rest := s.buf[s.pos+2 : s.end]
		n := bytes.IndexByte(rest, '>')
		if n < 0 {
			if err := s.more(); err != nil {
				return err
			}
			continue
		}
		name := bytes.TrimRight(rest[:n], " \t\r\n")
		if len(s.starts) == 0 || !bytes.Equal(name, s.open[s.starts[len(s.starts)-1]:]) {
			return errNesting
		}
		s.pos += n + len("</>")
		return s.close()
	}
}

// close ends the element that was begun last.
func (s *Scanner) close() error {
	last := len(s.starts) - 1
	from := s.starts[last]
	s.Kind = End
	s.setName(s.open[from:])
	s.open, s.starts = s.open[:from], s.starts[:last]
	for len(s.bound) > 0 && s.bound[len(s.bound)-1].depth > last {
		s.bound = s.bound[:len(s.bound)-1]
	}
	return nil
}

// startTag reads <name attribute="value">.
func (s *Scanner) startTag() error {
	for {
		n, whole, err := s.parseTag(s.buf[s.pos+1 : s.end])
		if err != nil {
			return err
		}
		if whole {
			s.pos += n + 1
			return s.begun()
		}
		if err := s.more(); err != nil {
			return err
		}
	}
}

// begun enters an element.
func (s *Scanner) begun() error {
	if len(s.starts) >= deepest {
		return errDeep
	}
	name := s.Name
	s.starts = append(s.starts, len(s.open))
	s.open = append(s.open, name...)
	for _, a := range s.attrs {
		if bytes.HasPrefix(a.name, []byte("xmlns")) {
			if err := s.bind(a); err != nil {
				return err
			}
		}
	}
	s.Kind = Start
	s.setName(name)
	return nil
}

// bind notes the namespace of a prefix.
func (s *Scanner) bind(a attribute) error {
	prefix, ok := strings.CutPrefix(string(a.name), "xmlns:")
	if !ok {
		if len(a.name) > len("xmlns") {
			return nil
		}
		prefix = ""
	}
	if len(s.bound) >= bindings {
		return errTag
	}
	address, err := s.unescape(a.value)
	if err != nil {
		return err
	}
	s.bound = append(s.bound, binding{prefix, s.spaceOf(string(address)), len(s.starts)})
	return nil
}

// spaceOf finds a namespace by its address.
func (s *Scanner) spaceOf(address string) Space {
	for i, known := range s.known {
		for k := range strings.FieldsSeq(known) {
			if k == address {
				return Space(i + 1)
			}
		}
	}
	return 0
}

// setName splits a name into its namespace and the rest.
func (s *Scanner) setName(name []byte) {
	colon := bytes.IndexByte(name, ':')
	if colon < 0 {
		s.Space, s.Name = s.resolve(nil), name
		return
	}
	s.Space, s.Name = s.resolve(name[:colon]), name[colon+1:]
}

// resolve finds the namespace of a prefix.
func (s *Scanner) resolve(prefix []byte) Space {
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == string(prefix) {
			return s.bound[i].space
		}
	}
	return 0
}

// parseTag reads the name and the attributes of a tag; whole is unset where it goes on
// beyond the bytes at hand.
func (s *Scanner) parseTag(b []byte) (n int, whole bool, err error) {
	s.attrs = s.attrs[:0]
	i := nameEnd(b, 0)
	if i == 0 {
		return 0, false, errTag
	}
	s.Name = b[:i]
	for {
		for i < len(b) && isBlank(b[i]) {
			i++
		}
		switch {
		case i >= len(b):
			return 0, false, nil
		case b[i] == '>':
			return i + 1, true, nil
		case b[i] == '/' && i+1 < len(b):
			if b[i+1] != '>' {
				return 0, false, errTag
			}
			s.closing = true
			return i + 2, true, nil
		case b[i] == '/':
			return 0, false, nil
		}
		next, err := s.parseAttribute(b, i)
		if err != nil || next == 0 {
			return 0, false, err
		}
		i = next
	}
}

// parseAttribute reads name="value" from a place on, and returns that behind it; 0 where
// it goes on beyond the bytes at hand.
func (s *Scanner) parseAttribute(b []byte, i int) (next int, err error) {
	from := i
	i = nameEnd(b, i)
	name := b[from:i]
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	if i < len(b) && (b[i] != '=' || len(name) == 0) {
		return 0, errTag
	}
	i++
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	if i >= len(b) {
		return 0, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, errTag
	}
	i++
	n := bytes.IndexByte(b[i:], quote)
	if n < 0 {
		return 0, nil
	}
	s.attrs = append(s.attrs, attribute{name, b[i : i+n]})
	return i + n + 1, nil
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// nameEnd is where a name ends.
func nameEnd(b []byte, i int) int {
	for i < len(b) {
		switch b[i] {
		case ' ', '\n', '\t', '\r', '>', '/', '=', '<', '"', '\'', '&':
			return i
		}
		i++
	}
	return i
}

// Attr returns an attribute that has no namespace; nil where there is none. It is valid
// until the next call of it or of Next.
func (s *Scanner) Attr(name string) []byte {
	for i := range s.attrs {
		if string(s.attrs[i].name) == name {
			return s.value(s.attrs[i].value)
		}
	}
	return nil
}

// AttrIn returns an attribute of a namespace, as Attr does.
func (s *Scanner) AttrIn(space Space, name string) []byte {
	for i := range s.attrs {
		a := s.attrs[i].name
		colon := len(a) - len(name) - 1
		if colon > 0 && a[colon] == ':' && string(a[colon+1:]) == name && s.resolve(a[:colon]) == space {
			return s.value(s.attrs[i].value)
		}
	}
	return nil
}

// value is an attribute as it is meant; one that is not well formed is as it stands.
func (s *Scanner) value(raw []byte) []byte {
	if v, err := s.unescape(raw); err == nil {
		return v
	}
	return raw
}

// unescape replaces entities and the ends of lines.
func (s *Scanner) unescape(raw []byte) ([]byte, error) {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw, nil
	}
	s.scratch = s.scratch[:0]
	for len(raw) > 0 {
		switch raw[0] {
		case '\r':
			if len(raw) == 1 || raw[1] != '\n' {
				s.scratch = append(s.scratch, '\n')
			}
			raw = raw[1:]
		case '&':
			name, rest, ok := bytes.Cut(raw[1:], []byte(";"))
			r, known := entity(name)
			if !ok || !known {
				return nil, errEntity
			}
			s.scratch = utf8.AppendRune(s.scratch, r)
			raw = rest
		default:
			s.scratch = append(s.scratch, raw[0])
			raw = raw[1:]
		}
	}
	return s.scratch, nil
}

// entity is the character that an entity stands for.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(string(name[:min(len(name), 12)]), "#")
	base := 10
	if hex, is := strings.CutPrefix(digits, "x"); is {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	return rune(n), ok && err == nil && n > 0 && n <= utf8.MaxRune
}

// Children visits the elements directly inside the one that has just begun, and reads to
// its end. A visit may read what is inside its element; what it leaves is skipped.
func (s *Scanner) Children(visit func() error) error {
	depth := s.Depth()
	for {
		if err := s.Next(); err != nil {
			return err
		}
		switch s.Kind {
		case End:
			return nil
		case Start:
			if err := visit(); err != nil {
				return err
			}
			for s.Depth() > depth {
				if err := s.Next(); err != nil {
					return err
				}
			}
		}
	}
}

// Skip reads to the end of the element that has just begun, which it takes the first end tag of
// its name for: what is before that is not looked at. What the document has in comments may
// look like such a tag; an error then follows.
func (s *Scanner) Skip() error {
	if s.closing {
		return s.Next()
	}
	mark := "</" + string(s.open[s.starts[len(s.starts)-1]:])
	for {
		if err := s.skipTo(mark); err != nil {
			return err
		}
		for ; ; s.pos++ {
			if s.pos == s.end {
				if err := s.more(); err != nil {
					return err
				}
			}
			if !isBlank(s.buf[s.pos]) {
				break
			}
		}
		if s.buf[s.pos] == '>' {
			s.pos++
			return s.close()
		}
	}
}

// Root reads the start of the outermost element.
func (s *Scanner) Root() error {
	for {
		if err := s.Next(); err != nil {
			if err == io.EOF {
				return errCut
			}
			return err
		}
		if s.Kind == Start {
			return nil
		}
	}
}

// Finish reads to the end of the document, after its outermost element: only then a zip
// file knows whether what it has unpacked is what was packed.
func (s *Scanner) Finish() error {
	for {
		if err := s.Next(); err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
	}
}

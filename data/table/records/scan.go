package records

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/table/grid"
)

// Limits of what is read.
const (
	maxDepth = 64      // of objects and arrays in each other
	maxText  = 1 << 20 // bytes of a text or number
)

// kind is what a token is.
type kind byte

const (
	end     kind = iota // of the file
	object              // {
	array               // [
	closing             // of the innermost object or array
	key                 // of an object, with its text
	text                // with its text
	number              // with its text, as it is written
	truth               // true or false, as text
	nothing             // null
)

// place is where something stands: its byte, its line and its character in that line.
type place struct {
	offset    int64
	line, col int
}

// token is a piece of JSON. Its text is valid until the next is read.
type token struct {
	kind kind
	text []byte
	at   place
}

// scanner reads JSON piece by piece, with the place of each, and refuses what is not
// JSON. It reads one value, or any number of them after each other where many is set.
type scanner struct {
	name string
	in   io.ReaderAt
	many bool

	buf   [32 << 10]byte
	base  int64 // of the file, at the begin of buf
	pos   int   // of what is next in buf
	limit int   // of what buf holds
	line  int
	col   int

	within []kind // the objects and arrays that are open
	want   want
	text   []byte
}

// want is what may come next.
type want byte

const (
	value      want = iota
	valueOrEnd      // after [
	keyOrEnd        // after {
	nextKey         // after a comma in an object
	comma           // or the end of what is open
)

// scan returns a scanner of the values that begin at a place.
func scan(name string, in io.ReaderAt, at place) *scanner {
	return &scanner{name: name, in: in, base: at.offset, line: at.line, col: at.col}
}

// first is the place of the first byte of a file.
func first() place { return place{line: 1, col: 1} }

// next returns the next token.
func (s *scanner) next() (token, error) {
	for {
		c, err := s.skipSpace()
		if err != nil {
			return token{}, err
		}
		at := s.place()
		if s.want != comma {
			return s.begin(c, at)
		}
		if len(s.within) == 0 {
			if c == 0 {
				return token{kind: end, at: at}, nil
			}
			if !s.many {
				return token{}, s.fault(at, "%s after the end of the value", "take it out, or write each value in a line of its own", shown(c))
			}
			s.want = value
			continue
		}
		if c != ',' {
			return s.shut(c, at)
		}
		s.skip()
		if s.want = value; s.innermost() == object {
			s.want = nextKey
		}
	}
}

func (s *scanner) innermost() kind { return s.within[len(s.within)-1] }

// shut reads the end of an object or array.
func (s *scanner) shut(c byte, at place) (token, error) {
	mark := byte(']')
	if s.innermost() == object {
		mark = '}'
	}
	if c != mark {
		return token{}, s.fault(at, "%s stands where a comma or %c should", "", shown(c), mark)
	}
	s.skip()
	s.within = s.within[:len(s.within)-1]
	s.want = comma
	return token{kind: closing, at: at}, nil
}

// begin reads a key, a value, or the end of an empty object or array.
func (s *scanner) begin(c byte, at place) (token, error) {
	if c == '}' && s.want == keyOrEnd || c == ']' && s.want == valueOrEnd {
		return s.shut(c, at)
	}
	if s.want == keyOrEnd || s.want == nextKey {
		return s.key(c, at)
	}
	switch {
	case c == '{':
		return s.enter(object, keyOrEnd, at)
	case c == '[':
		return s.enter(array, valueOrEnd, at)
	}
	s.want = comma
	switch {
	case c == '"':
		return token{kind: text, text: s.text, at: at}.with(s.string(at))
	case c == '-' || isDigit(c):
		return token{kind: number, at: at}.with(s.number(at))
	case c == 0 && s.many && len(s.within) == 0:
		return token{kind: end, at: at}, nil
	}
	return s.word(c, at)
}

// with sets the text of a token.
func (t token) with(text []byte, err error) (token, error) {
	t.text = text
	return t, err
}

func (s *scanner) enter(k kind, w want, at place) (token, error) {
	if len(s.within) == maxDepth {
		return token{}, s.fault(at, "objects and arrays are nested more than %d deep", "no table needs that", maxDepth)
	}
	s.skip()
	s.within = append(s.within, k)
	s.want = w
	return token{kind: k, at: at}, nil
}

// key reads the key of an object and its colon.
func (s *scanner) key(c byte, at place) (token, error) {
	if c != '"' {
		return token{}, s.fault(at, `%s stands where a key should`, `keys are written in double quotes: "year"`, shown(c))
	}
	name, err := s.string(at)
	if err != nil {
		return token{}, err
	}
	if c, err = s.skipSpace(); err != nil {
		return token{}, err
	}
	if c != ':' {
		return token{}, s.fault(s.place(), "%s stands where the colon after a key should", "", shown(c))
	}
	s.skip()
	s.want = value
	return token{kind: key, text: name, at: at}, nil
}

// word reads true, false or null. Some programs write NaN and Infinity, which JSON has not.
func (s *scanner) word(c byte, at place) (token, error) {
	if c == 0 {
		return token{}, s.fault(at, "the file ends where a value should stand", "the file may have been cut off: get it again")
	}
	s.text = s.text[:0]
	for isLetter(c) && len(s.text) < 10 {
		s.text = append(s.text, c)
		s.skip()
		var err error
		if c, err = s.peek(); err != nil {
			return token{}, err
		}
	}
	switch string(s.text) {
	case "true", "false":
		return token{kind: truth, text: s.text, at: at}, nil
	case "null":
		return token{kind: nothing, at: at}, nil
	case "":
		return token{}, s.fault(at, "%s stands where a value should", "texts are written in double quotes", shown(c))
	}
	hint := "texts are written in double quotes"
	if c := s.text[0]; c == 'N' || c == 'I' {
		hint = "what is missing, or is not a number, is written null"
	}
	return token{}, s.fault(at, "%q is not a value of JSON", hint, s.text)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// number reads a number as it is written.
func (s *scanner) number(at place) ([]byte, error) {
	s.text = s.text[:0]
	for {
		c, err := s.peek()
		if err != nil {
			return nil, err
		}
		if !isDigit(c) && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E' {
			break
		}
		if len(s.text) == maxText {
			return nil, s.fault(at, "a number of more than %d digits", "", maxText)
		}
		s.text = append(s.text, c)
		s.skip()
	}
	if !isNumber(s.text) {
		return nil, s.fault(at, "%q is not a number of JSON", "write it as 1234.5, or as a text in double quotes", s.text[:min(len(s.text), 40)])
	}
	return s.text, nil
}

// string reads a text in quotes.
func (s *scanner) string(at place) ([]byte, error) {
	s.skip()
	s.text = s.text[:0]
	for {
		c, err := s.peek()
		if err != nil {
			return nil, err
		}
		n := plain(s.buf[s.pos:s.limit])
		s.text = append(s.text, s.buf[s.pos:s.pos+n]...)
		s.pos += n
		s.col += n
		switch {
		case len(s.text) > maxText:
			return nil, s.fault(at, "a text of more than %d bytes", "no cell of a table needs that", maxText)
		case n > 0:
			continue
		case c == '"':
			s.skip()
			return s.text, nil
		case c == '\\':
			err = s.escape()
		case c >= utf8.RuneSelf:
			err = s.rune()
		case s.pos == s.limit:
			return nil, s.fault(at, "the file ends within this text", "the file may have been cut off: get it again")
		default:
			err = s.fault(s.place(), "a text holds a line end or control character", `within quotes a line end is written \n`)
		}
		if err != nil {
			return nil, err
		}
	}
}

// plain counts the bytes that stand for themselves.
func plain(b []byte) int {
	for i, c := range b {
		if c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return i
		}
	}
	return len(b)
}

// rune reads a character of several bytes.
func (s *scanner) rune() error {
	if err := s.ahead(utf8.UTFMax); err != nil {
		return err
	}
	r, size := utf8.DecodeRune(s.buf[s.pos:s.limit])
	if r == utf8.RuneError && size == 1 {
		return s.fault(s.place(), "the text is not valid UTF-8", "JSON is always UTF-8: get the file again, or convert it")
	}
	s.text = append(s.text, s.buf[s.pos:s.pos+size]...)
	s.pos += size
	s.col++
	return nil
}

// escape reads a character that is written with a backslash.
func (s *scanner) escape() error {
	if err := s.ahead(len(`\u1234\u1234`)); err != nil {
		return err
	}
	at := s.buf[s.pos:s.limit]
	if len(at) > 1 && at[1] == 'u' {
		r, size := unicodeEscape(at)
		if size == 0 {
			return s.fault(s.place(), `\u must be followed by the four hexadecimal digits of a character`, "")
		}
		s.text = utf8.AppendRune(s.text, r)
		s.advance(size)
		return nil
	}
	if len(at) > 1 {
		if i := slices.Index([]byte(`"\/bfnrt`), at[1]); i >= 0 {
			s.text = append(s.text, "\"\\/\b\f\n\r\t"[i])
			s.advance(2)
			return nil
		}
	}
	return s.fault(s.place(), "a backslash is not followed by what JSON knows", `a backslash itself is written \\`)
}

// unicodeEscape decodes \u1234, or two of them that make one character.
func unicodeEscape(b []byte) (r rune, size int) {
	half := func(b []byte) (rune, bool) {
		if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
			return 0, false
		}
		n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
		return rune(n), err == nil
	}
	r, ok := half(b)
	switch {
	case !ok:
		return 0, 0
	case !utf16.IsSurrogate(r):
		return r, 6
	}
	low, ok := half(b[6:])
	if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
		return 0, 0
	}
	return r, 12
}

// skipSpace returns the next byte that is no space, which it leaves; 0 at the end of the
// file.
func (s *scanner) skipSpace() (byte, error) {
	for {
		c, err := s.peek()
		if err != nil {
			return 0, err
		}
		switch c {
		case ' ', '\t', '\r', '\n':
			s.skip()
		case 0:
			if s.pos < s.limit {
				return 0, s.fault(s.place(), "a byte of zero stands in the file", "this is no JSON")
			}
			return 0, nil
		default:
			return c, nil
		}
	}
}

// skip passes over the byte that peek returned.
func (s *scanner) skip() {
	if s.buf[s.pos] == '\n' {
		s.line++
		s.col = 0
	}
	s.advance(1)
}

// advance passes over bytes that are one character each.
func (s *scanner) advance(n int) {
	s.pos += n
	s.col += n
}

// peek returns the next byte; 0 at the end of the file.
func (s *scanner) peek() (byte, error) {
	if s.pos == s.limit {
		if err := s.ahead(1); err != nil || s.pos == s.limit {
			return 0, err
		}
	}
	return s.buf[s.pos], nil
}

// ahead reads so far that buf holds the next n bytes, or all that are left.
func (s *scanner) ahead(n int) error {
	if s.limit-s.pos >= n {
		return nil
	}
	s.limit = copy(s.buf[:], s.buf[s.pos:s.limit])
	s.base += int64(s.pos)
	s.pos = 0
	read, err := s.in.ReadAt(s.buf[s.limit:], s.base+int64(s.limit))
	s.limit += read
	if err == io.EOF || read > 0 {
		return nil
	}
	return err
}

// place is where the scanner stands.
func (s *scanner) place() place { return place{s.base + int64(s.pos), s.line, s.col} }

// pass reads to the end of a value of which the first token has been read.
func (s *scanner) pass(t token) error {
	if t.kind != object && t.kind != array {
		return nil
	}
	return s.leave()
}

// leave reads to the end of the innermost object or array.
func (s *scanner) leave() error {
	for depth := len(s.within); len(s.within) >= depth; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// tell returns a place as it is told.
func (s *scanner) tell(at place) data.Pos { return data.Pos{File: s.name, Line: at.line, Col: at.col} }

func (s *scanner) fault(at place, format, hint string, args ...any) error {
	return &grid.Error{At: s.tell(at), Text: fmt.Sprintf(format, args...), Hint: hint}
}

// shown prints a byte for people.
func shown(c byte) string {
	if c == 0 {
		return "the end of the file"
	}
	if c >= utf8.RuneSelf {
		return "a letter outside quotes"
	}
	return strconv.QuoteRune(rune(c))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

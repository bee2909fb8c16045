package pdf

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// parser reads the objects of a file that gofpdf or this package wrote. It needs no
// cross-reference table: the objects follow each other, and every stream states its
// length. Other files give an error.
type parser struct {
	data    []byte
	at      int
	depth   int
	objects map[int]*object
}

// maxDepth is how deep arrays and dictionaries may be nested.
const maxDepth = 100

var errObjects = errors.New("objects that cannot be read back")

// parseObjects returns the objects by their numbers, and the trailer.
func parseObjects(data []byte) (map[int]*object, dict, error) {
	p := &parser{data: data, objects: map[int]*object{}}
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		p.at = i // after the line with the version
	}
	for {
		switch word := p.token(); word {
		case "xref":
			trailer, err := p.trailer()
			return p.objects, trailer, err
		case "":
			return nil, nil, errObjects
		default:
			n, err := strconv.Atoi(word)
			if err != nil {
				return nil, nil, fmt.Errorf("%w: %q at byte %d", errObjects, word, p.at)
			}
			if err := p.define(p.object(n)); err != nil {
				return nil, nil, err
			}
		}
	}
}

// object returns the object with a number, which may be read later.
func (p *parser) object(n int) *object {
	o, ok := p.objects[n]
	if !ok {
		o = &object{value: keyword("null")}
		p.objects[n] = o
	}
	return o
}

// define reads an object after its number.
func (p *parser) define(o *object) error {
	if p.token() != "0" || p.token() != "obj" {
		return errObjects
	}
	v, err := p.value()
	if err != nil {
		return err
	}
	o.value = v
	word := p.token()
	if word == "stream" {
		if o.stream, err = p.stream(v); err != nil {
			return err
		}
		word = p.token()
	}
	if word != "endobj" {
		return fmt.Errorf("%w: %q at byte %d instead of endobj", errObjects, word, p.at)
	}
	return nil
}

// stream reads the bytes of a stream after its keyword.
func (p *parser) stream(v value) ([]byte, error) {
	d, _ := v.(dict)
	length, ok := d["Length"].(integer)
	start := p.at + 1
	if !ok || length < 0 || int(length) > len(p.data)-start {
		return nil, fmt.Errorf("%w: a stream at byte %d has no usable length", errObjects, p.at)
	}
	end := start + int(length)
	delete(d, "Length")
	p.at = end
	if p.token() != "endstream" {
		return nil, fmt.Errorf("%w: a stream ends not where it says, at byte %d", errObjects, end)
	}
	return p.data[start:end:end], nil
}

func (p *parser) trailer() (dict, error) {
	i := bytes.Index(p.data[p.at:], []byte("trailer"))
	if i < 0 {
		return nil, errObjects
	}
	p.at += i + len("trailer")
	v, err := p.value()
	d, ok := v.(dict)
	if err != nil || !ok {
		return nil, errObjects
	}
	return d, nil
}

func isSpace(c byte) bool { return c <= ' ' }

func isDelimiter(c byte) bool { return strings.IndexByte("()<>[]/", c) >= 0 }

// token returns the next word or delimiter, or "" at the end. The delimiters of
// dictionaries are pairs of characters.
func (p *parser) token() string {
	for p.at < len(p.data) && isSpace(p.data[p.at]) {
		p.at++
	}
	start := p.at
	if start == len(p.data) {
		return ""
	}
	p.at++
	if c := p.data[start]; isDelimiter(c) {
		if (c == '<' || c == '>') && p.at < len(p.data) && p.data[p.at] == c {
			p.at++
		}
		return string(p.data[start:p.at])
	}
	for p.at < len(p.data) && !isSpace(p.data[p.at]) && !isDelimiter(p.data[p.at]) {
		p.at++
	}
	return string(p.data[start:p.at])
}

// value reads the next value.
func (p *parser) value() (value, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, fmt.Errorf("%w: nested more than %d deep", errObjects, maxDepth)
	}
	defer func() { p.depth-- }()
	switch word := p.token(); word {
	case "/":
		return p.name(), nil
	case "[":
		return p.array()
	case "<<":
		return p.dict()
	case "(":
		return p.literal()
	case "<":
		return p.hex()
	case "true", "false", "null":
		return keyword(word), nil
	default:
		return p.number(word)
	}
}

// name reads a name after its slash; it may be empty.
func (p *parser) name() name {
	if p.at >= len(p.data) || isSpace(p.data[p.at]) || isDelimiter(p.data[p.at]) {
		return ""
	}
	return unescaped(p.token())
}

// unescaped replaces escapes such as #2F by their bytes.
func unescaped(s string) name {
	before, rest, found := strings.Cut(s, "#")
	if !found || len(rest) < 2 {
		return name(s)
	}
	b, err := strconv.ParseUint(rest[:2], 16, 8)
	if err != nil {
		return name(before+"#") + unescaped(rest)
	}
	return name(before+string([]byte{byte(b)})) + unescaped(rest[2:])
}

// hex reads a string after its opening angle bracket.
func (p *parser) hex() (value, error) {
	end := bytes.IndexByte(p.data[p.at:], '>')
	if end < 0 {
		return nil, errObjects
	}
	out, err := hex.DecodeString(string(p.data[p.at : p.at+end]))
	if err != nil {
		return nil, fmt.Errorf("%w: a string at byte %d", errObjects, p.at)
	}
	p.at += end + 1
	return bytestr(out), nil
}

// number reads a number or, if two more words make it one, a reference.
func (p *parser) number(word string) (value, error) {
	n, err := strconv.Atoi(word)
	if err != nil {
		f, err := strconv.ParseFloat(word, 64)
		if err != nil {
			return nil, fmt.Errorf("%w: %q at byte %d", errObjects, word, p.at)
		}
		return real(f), nil
	}
	back := p.at
	if p.token() == "0" && p.token() == "R" {
		return p.object(n), nil
	}
	p.at = back
	return integer(n), nil
}

func (p *parser) array() (value, error) {
	out := array{}
	for {
		back := p.at
		switch p.token() {
		case "]":
			return out, nil
		case "":
			return nil, errObjects
		}
		p.at = back
		v, err := p.value()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
}

func (p *parser) dict() (value, error) {
	out := dict{}
	for {
		switch p.token() {
		case ">>":
			return out, nil
		case "/":
			k := p.name()
			v, err := p.value()
			if err != nil {
				return nil, err
			}
			out[k] = v
		default:
			return nil, fmt.Errorf("%w: a dictionary at byte %d", errObjects, p.at)
		}
	}
}

// literal reads a string after its opening parenthesis. gofpdf writes no octal escapes.
func (p *parser) literal() (value, error) {
	var out []byte
	for depth := 1; p.at < len(p.data); p.at++ {
		c := p.data[p.at]
		switch {
		case c == '\\' && p.at+1 < len(p.data):
			p.at++
			if c = p.data[p.at]; c == 'r' {
				c = '\r'
			}
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
		if depth == 0 {
			p.at++
			return bytestr(out), nil
		}
		out = append(out, c)
	}
	return nil, errObjects
}

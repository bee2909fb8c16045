package pdf

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// value is a PDF object as in ISO 32000-1, 7.3; append writes it.
type value interface {
	append(b []byte) []byte
}

type (
	integer int
	real    float64 // written with three decimals
	keyword string  // true, false, null
	name    string
	bytestr string // a string of bytes
	array   []value
	dict    map[name]value
)

// object is an indirect object. As a value, a pointer to it is a reference. It gets its
// number when the file is written.
type object struct {
	value  value
	stream []byte // nil: not a stream; otherwise value is its dict without Length
	num    int
}

func (v integer) append(b []byte) []byte { return strconv.AppendInt(b, int64(v), 10) }
func (v real) append(b []byte) []byte    { return appendNumber(b, float64(v), 3) }
func (v keyword) append(b []byte) []byte { return append(b, v...) }

func (v *object) append(b []byte) []byte {
	return append(strconv.AppendInt(b, int64(v.num), 10), " 0 R"...)
}

func (v name) append(b []byte) []byte {
	b = append(b, '/')
	for _, c := range []byte(v) {
		if c <= ' ' || c > '~' || strings.IndexByte("#()<>[]{}/%", c) >= 0 {
			b = append(b, '#', upperHex[c>>4], upperHex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}

const upperHex = "0123456789ABCDEF"

// append writes printable ASCII as a literal string and everything else in hex.
func (v bytestr) append(b []byte) []byte {
	for _, c := range []byte(v) {
		if c < ' ' || c > '~' {
			b = append(b, '<')
			for _, c := range []byte(v) {
				b = append(b, upperHex[c>>4], upperHex[c&15])
			}
			return append(b, '>')
		}
	}
	b = append(b, '(')
	for _, c := range []byte(v) {
		if c == '(' || c == ')' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return append(b, ')')
}

func (v array) append(b []byte) []byte {
	b = append(b, '[')
	for i, x := range v {
		if i > 0 {
			b = append(b, ' ')
		}
		b = x.append(b)
	}
	return append(b, ']')
}

// keys appends the keys to a list, which it returns in order.
func (v dict) keys(list []name) []name {
	for k := range v {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// fewKeys is enough for most dictionaries: the list of their keys then needs no
// allocation.
type fewKeys [12]name

func (v dict) append(b []byte) []byte {
	var few fewKeys
	b = append(b, "<<"...)
	for _, k := range v.keys(few[:0]) {
		b = append(k.append(b), ' ')
		b = v[k].append(b)
		b = append(b, '\n')
	}
	if len(v) > 0 {
		b = b[:len(b)-1]
	}
	return append(b, ">>"...)
}

// references calls visit for every reference in v, in the order in which they are
// written.
func references(v value, visit func(*object)) {
	switch v := v.(type) {
	case *object:
		visit(v)
	case array:
		for _, x := range v {
			references(x, visit)
		}
	case *structElem:
		v.references(visit)
	case structureReference:
		visit(structurePlace(v).element())
	case structurePlace:
		visit(v.element())
	case dict:
		var few fewKeys
		for _, k := range v.keys(few[:0]) {
			references(v[k], visit)
		}
	}
}

// define writes the object itself.
func (v *object) define(b []byte) []byte {
	b = append(strconv.AppendInt(b, int64(v.num), 10), " 0 obj\n"...)
	if v.stream == nil {
		return append(v.value.append(b), "\nendobj\n"...)
	}
	d := dict{"Length": integer(len(v.stream))}
	maps.Copy(d, dictOf(v))
	b = append(d.append(b), "\nstream\n"...)
	b = append(b, v.stream...)
	return append(b, "\nendstream\nendobj\n"...)
}

package parquet

import (
	"encoding/binary"
	"errors"
)

// wire is a type of the compact protocol of Thrift.
type wire byte

const (
	wireTrue   wire = 1
	wireFalse  wire = 2
	wireByte   wire = 3
	wire16     wire = 4
	wire32     wire = 5
	wire64     wire = 6
	wireDouble wire = 7
	wireBinary wire = 8
	wireList   wire = 9
	wireSet    wire = 10
	wireMap    wire = 11
	wireStruct wire = 12
)

// maxNesting is how deep structures may stand in each other.
const maxNesting = 32

var (
	errShort  = errors.New("it ends too early")
	errThrift = errors.New("its metadata cannot be decoded")
)

// thrift decodes Thrift in the compact protocol. It allocates nothing for what the bytes
// only claim. After the first error everything is zero.
type thrift struct {
	b     []byte
	pos   int
	depth int
	err   error
}

func (t *thrift) fail(err error) {
	if t.err == nil {
		t.err = err
	}
	t.pos = len(t.b)
}

func (t *thrift) byte() byte {
	if t.pos >= len(t.b) {
		t.fail(errShort)
		return 0
	}
	t.pos++
	return t.b[t.pos-1]
}

func (t *thrift) uvarint() uint64 {
	v, n := binary.Uvarint(t.b[t.pos:])
	switch {
	case n == 0:
		t.fail(errShort)
		return 0
	case n < 0:
		t.fail(errThrift)
		return 0
	}
	t.pos += n
	return v
}

// int reads an integer of any width.
func (t *thrift) int() int64 {
	v := t.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

// bytes reads a text. It lies in the bytes that are decoded.
func (t *thrift) bytes() []byte {
	n := t.uvarint()
	if n > uint64(len(t.b)-t.pos) {
		t.fail(errShort)
		return nil
	}
	t.pos += int(n)
	return t.b[t.pos-int(n) : t.pos]
}

// fields reads a structure: visit reads the field of a number, or returns false.
func (t *thrift) fields(visit func(id int, w wire) bool) {
	if t.depth++; t.depth > maxNesting {
		t.fail(errThrift)
	}
	for id := 0; t.err == nil; {
		head := t.byte()
		w := wire(head & 0xf)
		if w == 0 {
			break
		}
		if delta := int(head >> 4); delta != 0 {
			id += delta
		} else {
			id = int(int16(t.int()))
		}
		if !visit(id, w) {
			t.skip(w)
		}
	}
	t.depth--
}

// list reads a list of elements of a type, with at least one byte each; element reads one.
func (t *thrift) list(of wire, element func()) {
	head := t.byte()
	n := uint64(head >> 4)
	if n == 0xf {
		n = t.uvarint()
	}
	if n > 0 && wire(head&0xf) != of || n > uint64(len(t.b)-t.pos) {
		t.fail(errThrift)
	}
	for ; n > 0 && t.err == nil; n-- {
		element()
	}
}

// skip passes over a field.
func (t *thrift) skip(w wire) {
	switch w {
	case wireTrue, wireFalse:
	case wireByte:
		t.byte()
	case wire16, wire32, wire64:
		t.uvarint()
	case wireDouble:
		t.take(8)
	case wireBinary:
		t.bytes()
	case wireList, wireSet:
		t.skipList()
	case wireMap:
		t.skipMap()
	case wireStruct:
		t.fields(func(int, wire) bool { return false })
	default:
		t.fail(errThrift)
	}
}

func (t *thrift) take(n int) {
	if n > len(t.b)-t.pos {
		t.fail(errShort)
		return
	}
	t.pos += n
}

func (t *thrift) skipList() {
	if t.pos < len(t.b) {
		of := wire(t.b[t.pos] & 0xf)
		t.list(of, func() { t.skipElement(of) })
		return
	}
	t.fail(errShort)
}

// skipElement passes over an element of a list or map, where a truth takes a byte.
func (t *thrift) skipElement(of wire) {
	if of == wireTrue || of == wireFalse {
		of = wireByte
	}
	t.deeper(func() { t.skip(of) })
}

// deeper counts lists in lists as nesting.
func (t *thrift) deeper(read func()) {
	if t.depth++; t.depth > maxNesting {
		t.fail(errThrift)
		return
	}
	read()
	t.depth--
}

func (t *thrift) skipMap() {
	n := t.uvarint()
	if n == 0 {
		return
	}
	types := t.byte()
	if n > uint64(len(t.b)-t.pos) {
		t.fail(errShort)
	}
	for ; n > 0 && t.err == nil; n-- {
		t.skipElement(wire(types >> 4))
		t.skipElement(wire(types & 0xf))
	}
}

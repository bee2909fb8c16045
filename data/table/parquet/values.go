package parquet

import (
	"encoding/binary"
	"errors"
)

// Encodings of values.
const (
	encodingPlain           = 0
	encodingPlainDictionary = 2
	encodingRuns            = 3
	encodingDelta           = 5
	encodingDeltaLength     = 6
	encodingDeltaBytes      = 7
	encodingDictionary      = 8
	encodingSplit           = 9
)

// raw is a value as it is stored: bits of a number, or bytes, which are valid until the
// next.
type raw struct {
	bits  uint64
	bytes []byte
}

// decoder reads the values of a page one by one.
type decoder interface {
	next() (raw, error)
}

var errEncoding = errors.New("the way that its values are encoded is not known")

// decoder returns what reads the values of a page, at most n.
func (c *column) decoder(encoding int64, b []byte, n int) (decoder, error) {
	ints := c.leaf.typ == int32s || c.leaf.typ == int64s
	switch {
	case encoding == encodingPlain:
		return &plain{b: b, typ: c.leaf.typ, size: c.leaf.size()}, nil
	case encoding == encodingDictionary || encoding == encodingPlainDictionary:
		return newIndexed(b, c.dictionary)
	case encoding == encodingRuns && c.leaf.typ == boolean:
		return newRuns(b)
	case encoding == encodingDelta && ints:
		return newDelta(b, c.leaf.typ == int32s, n)
	case encoding == encodingDeltaLength && c.leaf.typ == byteArray:
		return newLengths(b, n)
	case encoding == encodingDeltaBytes && (c.leaf.typ == byteArray || c.leaf.typ == fixed):
		return newPrefixes(b, c.leaf.length, n)
	case encoding == encodingSplit && c.leaf.size() > 0:
		return &split{b: b, n: len(b) / c.leaf.size(), typ: c.leaf.typ, size: c.leaf.size()}, nil
	}
	return nil, errEncoding
}

// size is how many bytes each value of a column has; 0 where they differ.
func (l *leaf) size() int {
	switch l.typ {
	case int32s, floats:
		return 4
	case int64s, doubles:
		return 8
	case int96s:
		return 12
	}
	return l.length
}

// plain reads values as they are, one after another.
type plain struct {
	b    []byte
	typ  physical
	size int // of each, where it is fixed
	bit  int
}

func (p *plain) next() (raw, error) {
	switch p.typ {
	case boolean:
		v, ok := bits(p.b, p.bit, 1)
		if p.bit++; !ok {
			return raw{}, errShort
		}
		return raw{bits: v}, nil
	case byteArray:
		if len(p.b) < 4 || uint64(binary.LittleEndian.Uint32(p.b)) > uint64(len(p.b)-4) {
			return raw{}, errShort
		}
		n := 4 + int(binary.LittleEndian.Uint32(p.b))
		v := raw{bytes: p.b[4:n]}
		p.b = p.b[n:]
		return v, nil
	}
	if len(p.b) < p.size {
		return raw{}, errShort
	}
	v := number(p.typ, p.b[:p.size])
	p.b = p.b[p.size:]
	return v, nil
}

// number takes a value of a fixed size.
func number(typ physical, b []byte) raw {
	switch typ {
	case int32s, floats:
		return raw{bits: uint64(binary.LittleEndian.Uint32(b))}
	case int64s, doubles:
		return raw{bits: binary.LittleEndian.Uint64(b)}
	}
	return raw{bytes: b}
}

// indexed reads numbers of values in a dictionary.
type indexed struct {
	hybrid
	dictionary []raw
}

func newIndexed(b []byte, dictionary []raw) (decoder, error) {
	if len(b) == 0 {
		return &indexed{}, nil // all are empty
	}
	if b[0] > 32 {
		return nil, errEncoding
	}
	return &indexed{hybrid{b: b[1:], width: int(b[0])}, dictionary}, nil
}

func (x *indexed) next() (raw, error) {
	i, err := x.hybrid.next()
	if err != nil {
		return raw{}, err
	}
	if i >= uint64(len(x.dictionary)) {
		return raw{}, errors.New("a value is not in the dictionary of its column")
	}
	return x.dictionary[i], nil
}

// runs reads truths in runs.
type runs struct{ hybrid }

func newRuns(b []byte) (decoder, error) {
	b, _, err := sized(b)
	return &runs{hybrid{b: b, width: 1}}, err
}

func (r *runs) next() (raw, error) {
	v, err := r.hybrid.next()
	return raw{bits: v}, err
}

// sized cuts what begins with its length in four bytes from what follows.
func sized(b []byte) (head, rest []byte, err error) {
	if len(b) < 4 || uint64(binary.LittleEndian.Uint32(b)) > uint64(len(b)-4) {
		return nil, nil, errShort
	}
	n := 4 + int(binary.LittleEndian.Uint32(b))
	return b[4:n], b[n:], nil
}

// split reads values whose first bytes stand together, then their second ones.
type split struct {
	b    []byte
	n    int // values
	i    int
	typ  physical
	size int
	one  []byte
}

func (s *split) next() (raw, error) {
	if s.i >= s.n {
		return raw{}, errShort
	}
	s.one = s.one[:0]
	for k := range s.size {
		s.one = append(s.one, s.b[k*s.n+s.i])
	}
	s.i++
	return number(s.typ, s.one), nil
}

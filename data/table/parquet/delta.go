package parquet

import "encoding/binary"

// delta reads integers as differences, in blocks that have a width in bits of their own
// for each part.
type delta struct {
	b       []byte
	narrow  bool // 32 bits
	part    int  // values of a part of a block
	parts   int  // of a block
	left    int  // values
	value   uint64
	least   uint64 // of the differences of the block
	widths  []byte // of the parts that follow
	packed  []byte // of the present part
	width   int
	at      int // values of the part that are read
	started bool
}

// newDelta reads at most so many integers.
func newDelta(b []byte, narrow bool, most int) (*delta, error) {
	d := &delta{narrow: narrow}
	var head [4]uint64
	for i := range head {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errShort
		}
		head[i], b = v, b[n:]
	}
	block, parts := head[0], head[1]
	if block == 0 || block > 1<<20 || parts == 0 || parts > 512 || block%parts != 0 || block/parts%8 != 0 || head[2] > uint64(most) {
		return nil, errEncoding
	}
	d.b, d.part, d.parts, d.left = b, int(block/parts), int(parts), int(head[2])
	d.value = uint64(int64(head[3]>>1) ^ -int64(head[3]&1))
	d.at = d.part
	return d, nil
}

func (d *delta) next() (raw, error) {
	v, err := d.int()
	if d.narrow {
		v &= mask(32)
	}
	return raw{bits: v}, err
}

// int returns the next integer.
func (d *delta) int() (uint64, error) {
	if d.left == 0 {
		return 0, errShort
	}
	d.left--
	if !d.started {
		d.started = true
		return d.value, nil
	}
	if d.at == d.part {
		if err := d.begin(); err != nil {
			return 0, err
		}
	}
	v, ok := bits(d.packed, d.at*d.width, d.width)
	if d.at++; !ok {
		return 0, errShort
	}
	d.value += d.least + v
	return d.value, nil
}

// begin begins the next part, and where there is none left, the next block.
func (d *delta) begin() error {
	if len(d.widths) == 0 {
		v, n := binary.Uvarint(d.b)
		if n <= 0 || len(d.b)-n < d.parts {
			return errShort
		}
		d.least = uint64(int64(v>>1) ^ -int64(v&1))
		d.widths, d.b = d.b[n:n+d.parts], d.b[n+d.parts:]
	}
	d.width, d.widths = int(d.widths[0]), d.widths[1:]
	if d.width > 64 {
		return errEncoding
	}
	size := min(d.part*d.width/8, len(d.b)) // the last part may be cut off
	d.packed, d.b, d.at = d.b[:size], d.b[size:], 0
	return nil
}

// rest returns what follows the integers, of which none has been read.
func (d delta) rest() ([]byte, error) {
	for d.left > 0 {
		if _, err := d.int(); err != nil {
			return nil, err
		}
	}
	return d.b, nil
}

// lengths reads texts whose lengths stand before all of them.
type lengths struct {
	lengths *delta
	b       []byte
}

func newLengths(b []byte, most int) (*lengths, error) {
	d, err := newDelta(b, true, most)
	if err != nil {
		return nil, err
	}
	rest, err := d.rest()
	return &lengths{d, rest}, err
}

func (l *lengths) next() (raw, error) {
	n, err := l.lengths.int()
	if err != nil {
		return raw{}, err
	}
	if n &= mask(32); n > uint64(len(l.b)) {
		return raw{}, errShort
	}
	v := raw{bytes: l.b[:n]}
	l.b = l.b[n:]
	return v, nil
}

// prefixes reads texts that begin as the one before.
type prefixes struct {
	shared *delta
	ends   *lengths
	last   []byte
	length int // of each, where it is fixed
}

func newPrefixes(b []byte, length, most int) (decoder, error) {
	shared, err := newDelta(b, true, most)
	if err != nil {
		return nil, err
	}
	if b, err = shared.rest(); err != nil {
		return nil, err
	}
	ends, err := newLengths(b, most)
	return &prefixes{shared: shared, ends: ends, length: length}, err
}

func (p *prefixes) next() (raw, error) {
	n, err := p.shared.int()
	if err != nil {
		return raw{}, err
	}
	end, err := p.ends.next()
	if err != nil {
		return raw{}, err
	}
	if n &= mask(32); n > uint64(len(p.last)) || n+uint64(len(end.bytes)) > maxText {
		return raw{}, errShort
	}
	p.last = append(p.last[:n], end.bytes...)
	if p.length > 0 && len(p.last) != p.length {
		return raw{}, errShort
	}
	return raw{bytes: p.last}, nil
}

package parquet

import (
	"errors"
	"fmt"
)

// Limits of pages.
const (
	maxPage    = 128 << 20
	maxHeader  = 1 << 20 // of a page, with statistics
	maxHeld    = 1 << 28 // of all pages at a time
	rawSize    = 32      // of an entry of a dictionary in memory
	pageData   = 0
	pageIndex  = 1
	pageDict   = 2
	pageDataV2 = 3
)

// column reads the values of a column in a group of rows, page by page.
type column struct {
	leaf   *leaf
	chunk  *chunk
	offset int64 // of the next page
	end    int64
	unseen int64 // values of the pages that follow

	page       []byte
	dictPage   []byte
	dictionary []raw
	left       int // values of the page
	levels     *hybrid
	values     decoder
}

// pageHead is what a page says of itself.
type pageHead struct {
	kind     int64
	size     int64
	packed   int64
	values   int64
	encoding int64
	levels   int64 // the encoding of the levels
	defined  int64 // bytes of the levels, where they stand before what is packed
	repeated int64
	plain    bool // is not packed, in spite of the codec
	length   int  // of the header
}

// open begins a group of rows.
func (c *column) open(r *rows, g *group) {
	r.held -= int64(len(c.dictionary)) * rawSize
	c.chunk = &g.chunks[c.leaf.index]
	c.offset, c.end = c.chunk.span()
	c.unseen, c.left, c.dictionary = c.chunk.values, 0, nil
	c.levels, c.values = nil, nil
}

// span is where the pages of a chunk lie.
func (c *chunk) span() (from, to int64) {
	from = c.data
	if c.dict > 0 && c.dict < from {
		from = c.dict
	}
	return from, from + c.packed
}

// next returns the next value, and whether there is one.
func (c *column) next(r *rows) (v raw, ok bool, err error) {
	for c.left == 0 {
		if err := c.load(r); err != nil {
			return raw{}, false, err
		}
	}
	c.left--
	if c.levels != nil {
		level, err := c.levels.next()
		if err != nil || level != uint64(c.leaf.optional) {
			return raw{}, false, err
		}
	}
	v, err = c.values.next()
	return v, true, err
}

// load reads the next page.
func (c *column) load(r *rows) error {
	head, err := c.head(r)
	if err != nil {
		return err
	}
	from := c.offset + int64(head.length)
	c.offset = from + head.packed
	switch head.kind {
	case pageIndex:
		return nil
	case pageDict:
		return c.loadDictionary(r, head, from)
	case pageData, pageDataV2:
	default:
		return errors.New("a page is of no known kind")
	}
	if head.values < 0 || head.values > c.unseen {
		return errors.New("a page has more values than its column")
	}
	c.unseen -= head.values
	c.left = int(head.values)
	if c.page, err = c.unpack(r, c.page, head, from); err != nil {
		return err
	}
	return c.begin(head)
}

// head reads the header of the page at the offset.
func (c *column) head(r *rows) (pageHead, error) {
	for size := int64(1 << 8); ; size *= 16 {
		size = min(size, c.end-c.offset)
		if size <= 0 {
			return pageHead{}, errors.New("the pages of a column end too early")
		}
		r.packed = room(r.packed, int(size))
		if _, err := r.file.in.ReadAt(r.packed, c.offset); err != nil {
			return pageHead{}, err
		}
		t := &thrift{b: r.packed}
		h := headOf(t)
		h.length = t.pos
		switch {
		case t.err == errShort && size < c.end-c.offset && size < maxHeader:
			continue
		case t.err != nil:
			return h, t.err
		}
		return h, c.check(h)
	}
}

// check compares the sizes of a page with what is there.
func (c *column) check(h pageHead) error {
	packed := h.packed
	switch {
	case h.packed < 0 || h.packed > c.end-c.offset-int64(h.length):
		return errors.New("a page is longer than its column")
	case h.size < 0 || h.size > maxPage:
		return fmt.Errorf("a page of %d bytes is too large: at most %d are read", h.size, maxPage)
	case h.defined < 0 || h.repeated < 0 || h.defined > packed || h.repeated > packed || h.defined+h.repeated > min(packed, h.size):
		return errors.New("the levels of a page are longer than the page")
	case h.size > h.defined+h.repeated+(packed-h.defined-h.repeated)*maxRatio(c.chunk.codec):
		return fmt.Errorf("a page says that its %d bytes hold %d", packed, h.size)
	}
	return nil
}

// headOf reads the header of a page.
func headOf(t *thrift) pageHead {
	h := pageHead{kind: -1}
	into := func(fields ...*int64) func(int, wire) bool {
		return func(id int, w wire) bool {
			switch {
			case h.kind == pageDataV2 && id == 7 && len(fields) == 6:
				h.plain = w == wireFalse
			case id < 1 || id > len(fields) || fields[id-1] == nil || w != wire32:
				return false
			default:
				*fields[id-1] = t.int()
			}
			return true
		}
	}
	t.fields(func(id int, w wire) bool {
		switch {
		case w == wire32 && id <= 3 && id >= 1:
			*[]*int64{&h.kind, &h.size, &h.packed}[id-1] = t.int()
		case w == wireStruct && id == 5:
			t.fields(into(&h.values, &h.encoding, &h.levels))
		case w == wireStruct && id == 7:
			t.fields(into(&h.values, &h.encoding))
		case w == wireStruct && id == 8:
			t.fields(into(&h.values, nil, nil, &h.encoding, &h.defined, &h.repeated))
		default:
			return false
		}
		return true
	})
	return h
}

// unpack reads a page into a buffer. Levels before what is packed stay as they are.
func (c *column) unpack(r *rows, to []byte, h pageHead, from int64) ([]byte, error) {
	if err := r.hold(h.size - int64(cap(to))); err != nil {
		return nil, err
	}
	r.packed = room(r.packed, int(h.packed))
	if _, err := r.file.in.ReadAt(r.packed, from); err != nil && h.packed > 0 {
		return nil, err
	}
	codec := c.chunk.codec
	if h.plain {
		codec = codecNone
	}
	levels := int(h.defined + h.repeated)
	if levels == 0 {
		return r.unpacker.unpack(codec, to, r.packed, int(h.size))
	}
	to = append(room(to, int(h.size))[:0], r.packed[:levels]...)
	if int(h.size) == levels {
		return to, nil
	}
	values, err := r.unpacker.unpack(codec, to[levels:levels:cap(to)], r.packed[levels:], int(h.size)-levels)
	return append(to, values...), err
}

// loadDictionary reads the values that the pages of the column refer to.
func (c *column) loadDictionary(r *rows, h pageHead, from int64) (err error) {
	if c.dictionary != nil || c.leaf.typ == boolean {
		return errors.New("a column has two dictionaries")
	}
	if c.dictPage, err = c.unpack(r, c.dictPage, h, from); err != nil {
		return err
	}
	least := int64(c.leaf.size())
	if least == 0 {
		least = 4 // the length of a text
	}
	if h.values < 0 || h.values > h.size/least {
		return errors.New("a dictionary has more values than bytes")
	}
	if err := r.hold(h.values * rawSize); err != nil {
		return err
	}
	values := plain{b: c.dictPage, typ: c.leaf.typ, size: c.leaf.size()}
	c.dictionary = make([]raw, h.values)
	for i := range c.dictionary {
		if c.dictionary[i], err = values.next(); err != nil {
			return err
		}
	}
	return nil
}

// begin begins to read a page of data.
func (c *column) begin(h pageHead) (err error) {
	b := c.page
	c.levels = nil
	switch {
	case h.kind == pageDataV2:
		c.levels = &hybrid{b: b[h.repeated : h.repeated+h.defined]}
		b = b[h.repeated+h.defined:]
	case c.leaf.optional > 0:
		if h.levels != encodingRuns {
			return errEncoding
		}
		c.levels = &hybrid{}
		if c.levels.b, b, err = sized(b); err != nil {
			return err
		}
	}
	if c.leaf.optional == 0 {
		c.levels = nil
	} else {
		c.levels.width = width(c.leaf.optional)
	}
	c.values, err = c.decoder(h.encoding, b, c.left)
	return err
}

// width is how many bits a number needs.
func width(n int) int {
	bits := 0
	for ; n > 0; n >>= 1 {
		bits++
	}
	return bits
}

package parquet

import (
	"encoding/binary"
	"fmt"
	"io"

	"briefing/data"
	"briefing/data/table/grid"
)

// Limits of what a file may hold.
const (
	maxFooter  = 64 << 20
	maxSchema  = 1 << 15
	maxColumns = 16384
	maxChunks  = 1 << 20
	maxPairs   = 1000
	maxRows    = 200_000_000
	maxCells   = 2_000_000_000
	freeCells  = 2_000_000 // of a file of any size
	cellRatio  = 50        // of the others: how many to a byte
)

// physical is how a value is stored.
type physical int64

const (
	boolean   physical = 0
	int32s    physical = 1
	int64s    physical = 2
	int96s    physical = 3
	floats    physical = 4
	doubles   physical = 5
	byteArray physical = 6
	fixed     physical = 7
)

// element is a node of the schema, as it is written.
type element struct {
	name       string
	typ        physical
	length     int64 // of a fixed array of bytes
	repetition int64 // 0 required, 1 optional, 2 repeated
	children   int64
	converted  int64 // -1 where there is none
	logical    logical
	scale      int64
	precision  int64
}

// logical is what a value means, in the newer of two ways to write it.
type logical struct {
	id       int // of the union; 0 where there is none
	scale    int64
	unit     int // 1 milliseconds, 2 microseconds, 3 nanoseconds
	utc      bool
	unsigned bool
}

// chunk is where the values of a column stand, in a group of rows.
type chunk struct {
	typ       physical
	codec     int64
	values    int64
	packed    int64 // bytes
	data      int64 // offset of the first page of data
	dict      int64 // offset of the dictionary; 0 where there is none
	elsewhere bool  // in another file
	encrypted bool
}

// group is a group of rows.
type group struct {
	rows   int64
	chunks []chunk
}

// footer is what a file says of itself.
type footer struct {
	at        int64 // where it begins: pages end before
	schema    []element
	rows      int64
	groups    []group
	pairs     []pair
	encrypted bool
}

// pair is a remark of the program that wrote the file.
type pair struct{ key, value string }

// file is a Parquet file.
type file struct {
	name string
	in   *io.SectionReader
}

// fault returns what is wrong with the file as a whole.
func (f file) fault(hint, format string, args ...any) error {
	return &grid.Error{At: data.Pos{File: f.name}, Text: fmt.Sprintf(format, args...), Hint: hint}
}

const hintAgain = "get the file again"

// footer reads the end of the file.
func (f file) footer() (*footer, error) {
	size := f.in.Size()
	var end [8]byte
	if size < 12 {
		return nil, f.fault(hintAgain, "%d bytes are no Parquet file: it may have been cut off", size)
	}
	if _, err := f.in.ReadAt(end[:], size-8); err != nil {
		return nil, err
	}
	switch string(end[4:]) {
	case "PAR1":
	case "PARE":
		return nil, f.fault("get a file that is not encrypted", "this Parquet file is encrypted")
	default:
		return nil, f.fault(hintAgain, "the Parquet file does not end as one: it may have been cut off")
	}
	length := int64(binary.LittleEndian.Uint32(end[:]))
	if length > size-12 || length > maxFooter {
		return nil, f.fault(hintAgain, "the Parquet file is damaged: its footer should have %d bytes, and the file has %d", length, size)
	}
	b := make([]byte, length)
	if _, err := f.in.ReadAt(b, size-8-length); err != nil {
		return nil, err
	}
	read := &footer{at: size - 8 - length}
	t := &thrift{b: b}
	read.decode(t)
	if t.err != nil {
		return nil, f.fault(hintAgain, "the Parquet file is damaged: the footer: %v", t.err)
	}
	return read, f.checkFooter(read)
}

// decode reads the footer.
func (m *footer) decode(t *thrift) {
	chunks := 0
	t.fields(func(id int, w wire) bool {
		switch {
		case id == 2 && w == wireList:
			t.list(wireStruct, func() {
				if m.schema = append(m.schema, elementOf(t)); len(m.schema) > maxSchema {
					t.fail(fmt.Errorf("more than %d columns", maxSchema))
				}
			})
		case id == 3 && w == wire64:
			m.rows = t.int()
		case id == 4 && w == wireList:
			t.list(wireStruct, func() {
				m.groups = append(m.groups, groupOf(t, &chunks))
				if len(m.groups) > maxChunks {
					t.fail(fmt.Errorf("more than %d groups of rows", maxChunks))
				}
			})
		case id == 5 && w == wireList:
			t.list(wireStruct, func() { m.pair(t) })
		case id == 8 && w == wireStruct:
			m.encrypted = true
			return false
		default:
			return false
		}
		return true
	})
}

func (m *footer) pair(t *thrift) {
	var p pair
	t.fields(func(id int, w wire) bool {
		switch {
		case id == 1 && w == wireBinary:
			p.key = string(t.bytes())
		case id == 2 && w == wireBinary:
			p.value = string(t.bytes())
		default:
			return false
		}
		return true
	})
	if len(m.pairs) < maxPairs {
		m.pairs = append(m.pairs, p)
	}
}

// elementOf reads a node of the schema.
func elementOf(t *thrift) element {
	e := element{typ: -1, converted: -1}
	numbers := [16]*int64{1: (*int64)(&e.typ), 2: &e.length, 3: &e.repetition, 5: &e.children, 6: &e.converted, 7: &e.scale, 8: &e.precision}
	t.fields(func(id int, w wire) bool {
		switch {
		case id > 0 && id < len(numbers) && numbers[id] != nil && w == wire32:
			*numbers[id] = t.int()
		case id == 4 && w == wireBinary:
			e.name = string(t.bytes())
		case id == 10 && w == wireStruct:
			e.logical = logicalOf(t)
		default:
			return false
		}
		return true
	})
	return e
}

// logicalOf reads what a value means: a union, whose members may have parts.
func logicalOf(t *thrift) logical {
	var l logical
	t.fields(func(id int, w wire) bool {
		if l.id = id; w != wireStruct {
			return false
		}
		l.unsigned = id == logicalInt
		t.fields(func(part int, w wire) bool {
			switch {
			case id == logicalDecimal && part == 1 && w == wire32:
				l.scale = t.int()
			case part == 1 && w == wireTrue:
				l.utc = true
			case part == 2 && w == wireTrue:
				l.unsigned = false
			case part == 2 && w == wireStruct:
				t.fields(func(unit int, _ wire) bool { l.unit = unit; return false })
			default:
				return false
			}
			return true
		})
		return true
	})
	return l
}

// groupOf reads a group of rows.
func groupOf(t *thrift, chunks *int) group {
	var g group
	t.fields(func(id int, w wire) bool {
		switch {
		case id == 1 && w == wireList:
			t.list(wireStruct, func() {
				g.chunks = append(g.chunks, chunkOf(t))
				if *chunks++; *chunks > maxChunks {
					t.fail(fmt.Errorf("more than %d parts", maxChunks))
				}
			})
		case id == 3 && w == wire64:
			g.rows = t.int()
		default:
			return false
		}
		return true
	})
	return g
}

// chunkOf reads where a column stands in a group.
func chunkOf(t *thrift) chunk {
	var c chunk
	numbers := [16]*int64{1: (*int64)(&c.typ), 4: &c.codec, 5: &c.values, 7: &c.packed, 9: &c.data, 11: &c.dict}
	t.fields(func(id int, w wire) bool {
		switch {
		case id == 1 && w == wireBinary:
			c.elsewhere = len(t.bytes()) > 0
		case id == 3 && w == wireStruct:
			t.fields(func(id int, w wire) bool {
				if id < 1 || id >= len(numbers) || numbers[id] == nil || w != wire32 && w != wire64 {
					return false
				}
				*numbers[id] = t.int()
				return true
			})
		case id == 8:
			c.encrypted = true
			return false
		default:
			return false
		}
		return true
	})
	return c
}

// checkFooter compares what the footer says with the file, and with itself.
func (f file) checkFooter(m *footer) error {
	rows := int64(0)
	for i, g := range m.groups {
		if g.rows < 0 || g.rows > maxRows {
			return f.fault(hintAgain, "the Parquet file is damaged: group %d says that it has %d rows", i+1, g.rows)
		}
		rows += g.rows
		if rows > maxRows {
			return f.fault("get a part of it", "the Parquet file has more than %d rows", maxRows)
		}
	}
	switch {
	case m.encrypted:
		return f.fault("get a file that is not encrypted", "this Parquet file is encrypted")
	case rows != m.rows:
		return f.fault(hintAgain, "the Parquet file is damaged: it says that it has %d rows, and its parts have %d", m.rows, rows)
	case len(m.schema) == 0:
		return f.fault(hintAgain, "the Parquet file is damaged: it names no columns")
	}
	return nil
}

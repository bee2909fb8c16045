package parquet

import (
	"fmt"
	"strings"
)

// What values mean: the members of the union of logical types, and the older list of
// converted ones.
const (
	logicalString    = 1
	logicalEnum      = 4
	logicalDecimal   = 5
	logicalDate      = 6
	logicalTime      = 7
	logicalTimestamp = 8
	logicalInt       = 10
	logicalNull      = 11
	logicalJSON      = 12
	logicalUUID      = 14
	logicalFloat16   = 15
)

// converted are the logical types of the converted ones, by their number.
func converted(n, scale int64) logical {
	switch n {
	case 0:
		return logical{id: logicalString}
	case 4:
		return logical{id: logicalEnum}
	case 5:
		return logical{id: logicalDecimal, scale: scale}
	case 6:
		return logical{id: logicalDate}
	case 7, 8:
		return logical{id: logicalTime, unit: int(n - 6)}
	case 9, 10:
		return logical{id: logicalTimestamp, unit: int(n - 8), utc: true}
	case 11, 12, 13, 14, 15, 16, 17, 18:
		return logical{id: logicalInt, unsigned: n < 15}
	case 19:
		return logical{id: logicalJSON}
	}
	return logical{}
}

// leaf is a column of values.
type leaf struct {
	name     string // with those of the structs around it
	index    int    // among all leaves: that of its chunk in each group
	typ      physical
	length   int // of a fixed array of bytes
	logical  logical
	optional int // how many of the names may be empty: the level of a value that is there
	repeated bool
	reason   string // why it cannot be shown; empty where it can
}

// maxLength is the largest fixed array of bytes.
const maxLength = 1 << 12

// leaves goes through the schema, which lists each node before those below it.
func (f file) leaves(schema []element) ([]leaf, error) {
	w := schemaWalk{schema: schema[1:]}
	for range schema[0].children {
		if err := w.node(leaf{}, 0); err != nil {
			return nil, f.fault(hintAgain, "the Parquet file is damaged: %v", err)
		}
	}
	if len(w.schema) > 0 {
		return nil, f.fault(hintAgain, "the Parquet file is damaged: a column belongs to nothing")
	}
	return w.leaves, nil
}

// schemaWalk makes leaves of what is left of a schema.
type schemaWalk struct {
	schema []element
	leaves []leaf
}

// node reads a node and those below it; above is what those around it say.
func (w *schemaWalk) node(above leaf, depth int) error {
	if len(w.schema) == 0 || depth > maxNesting {
		return fmt.Errorf("its schema ends too early, or nests too deep")
	}
	e := w.schema[0]
	w.schema = w.schema[1:]
	below := above
	if below.name = e.name; above.name != "" {
		below.name = above.name + "." + e.name
	}
	if len(below.name) > 1<<12 {
		return fmt.Errorf("a name of a column is longer than %d bytes", 1<<12)
	}
	if e.repetition != 0 {
		below.optional++
	}
	below.repeated = above.repeated || e.repetition == 2
	if e.typ >= 0 {
		return w.leaf(below, e)
	}
	for range min(e.children, maxSchema+1) {
		if err := w.node(below, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *schemaWalk) leaf(l leaf, e element) error {
	l.index, l.typ, l.logical = len(w.leaves), e.typ, e.logical
	if l.logical.id == 0 {
		l.logical = converted(e.converted, e.scale)
	}
	if e.typ == fixed {
		if e.length < 1 || e.length > maxLength {
			return fmt.Errorf("the values of %q have %d bytes", l.name, e.length)
		}
		l.length = int(e.length)
	}
	if e.typ > fixed || l.optional > 255 || l.logical.scale < 0 || l.logical.scale > 100 {
		return fmt.Errorf("the type of %q is not known", l.name)
	}
	l.reason = l.unfit(e)
	w.leaves = append(w.leaves, l)
	return nil
}

// unfit returns why the values of a column cannot be shown in cells.
func (l *leaf) unfit(e element) string {
	bytes := l.typ == byteArray || l.typ == fixed
	switch id := l.logical.id; {
	case l.repeated:
		return "lists do not fit into cells"
	case id > logicalFloat16 || id == 13 || id == 2 || id == 3 || e.converted == 20 || e.converted == 21:
		return "its kind of values does not fit into cells"
	case id == logicalDecimal && (l.typ == boolean || l.typ == int96s || l.typ == floats || l.typ == doubles || l.length > maxDecimal),
		id == logicalDate && l.typ != int32s, id == logicalTimestamp && l.typ != int64s, id == logicalTime && l.typ != int32s && l.typ != int64s,
		id == logicalUUID && l.length != 16, id == logicalFloat16 && l.length != 2,
		(id == logicalString || id == logicalEnum || id == logicalJSON) && !bytes,
		id == logicalInt && l.typ != int32s && l.typ != int64s:
		return "what its values mean does not fit how they are stored"
	}
	return ""
}

// rowNumbers reports whether a column is the number of each row, which pandas stores
// where its table had no other index.
func (l *leaf) rowNumbers() bool {
	return strings.HasPrefix(l.name, "__index_level_") && (l.typ == int32s || l.typ == int64s) && (l.logical.id == 0 || l.logical.id == logicalInt)
}

package table

import (
	"encoding/binary"
	"iter"
	"slices"
	"strings"
)

// Kept are rows of one length that are kept in memory, as far as they have room, to be gone
// through again without their file. The zero value has none.
type Kept struct {
	blocks []string
	size   int // of these
	block  strings.Builder
	cells  []place // of the last row, in the block
	full   bool
}

// place is where a text stands in a block.
type place struct{ from, to int }

// The sizes of what is kept, in bytes.
const (
	keptBlock = 1 << 16
	mostKept  = 64 << 20
)

// Add keeps a row. A cell that has the text of the one above costs a byte.
func (k *Kept) Add(row []string) {
	if k.full = k.full || len(row) == 0; k.full { // nothing would stand for such a row
		return
	}
	if k.block.Len() >= keptBlock {
		k.end()
	}
	if k.block.Len() == 0 {
		k.block.Grow(keptBlock + keptBlock/4)
		k.cells = append(k.cells[:0], make([]place, len(row))...)
	}
	for i, cell := range row {
		if p := k.cells[i]; p.to > 0 && k.block.String()[p.from:p.to] == cell {
			k.block.WriteByte(0)
			continue
		}
		var length [binary.MaxVarintLen64]byte
		k.block.Write(binary.AppendUvarint(length[:0], uint64(1+len(cell))))
		from := k.block.Len()
		k.block.WriteString(cell)
		k.cells[i] = place{from, k.block.Len()}
	}
}

// end ends a block. Rows that have no room are not kept, and none of those before.
func (k *Kept) end() {
	k.blocks, k.size = append(k.blocks, k.block.String()), k.size+k.block.Len()
	k.block = strings.Builder{}
	if k.full = k.size >= mostKept; k.full {
		k.blocks = nil
	}
}

// Rows are the rows from the first; each is valid until the next. It reports false where there
// was no room for all of them.
func (k *Kept) Rows() (rows iter.Seq[[]string], all bool) {
	return func(yield func([]string) bool) {
		row := make([]string, len(k.cells))
		for _, block := range slices.Concat(k.blocks, []string{k.block.String()}) {
			for block != "" {
				if block = next(row, block); !yield(row) {
					return
				}
			}
		}
	}, !k.full
}

// next reads a row, and returns what follows.
func next(row []string, block string) string {
	for i := range row {
		n, shift := uint64(0), 0
		for {
			b := block[0]
			block = block[1:]
			n |= uint64(b&0x7f) << shift
			if b < 0x80 {
				break
			}
			shift += 7
		}
		if n > 0 {
			row[i], block = block[:n-1], block[n-1:]
		}
	}
	return block
}

package raster

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// compressors are kept for further pictures: each has some hundred kilobytes of
// tables.
var compressors = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(io.Discard, flate.BestSpeed) // fails for unknown levels only
	return w
}}

// compress writes the rows to e as a zlib stream (RFC 1950).
func compress(e *encoder, r rows, height int) error {
	chunks := bufio.NewWriterSize(e, 1<<16)
	// Deflate with a window of 32 KiB, compressed fast.
	if _, err := chunks.Write([]byte{0x78, 0x01}); err != nil {
		return err
	}
	z := compressors.Get().(*flate.Writer)
	defer compressors.Put(z)
	z.Reset(chunks)
	sum := newAdler()
	for y := range height {
		row := r.row(y)
		sum.add(row)
		if _, err := z.Write(row); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	if _, err := chunks.Write(binary.BigEndian.AppendUint32(nil, sum.total())); err != nil {
		return err
	}
	return chunks.Flush()
}

// An adler computes the Adler-32 checksum of rows of which most equal the one
// before, and then cost next to nothing: the sums of a row are added to those
// of all before it as zlib's adler32_combine does.
type adler struct {
	a, b       uint32 // of all rows
	row        []byte // the last one
	rowA, rowB uint32 // its own sums, without the start values
}

const adlerBase = 65521

func newAdler() *adler { return &adler{a: 1} }

func (s *adler) add(row []byte) {
	n := uint32(len(row) % adlerBase)
	if !bytes.Equal(row, s.row) {
		s.row = append(s.row[:0], row...)
		sum := adler32.Checksum(row)
		s.rowA = (sum&0xFFFF + adlerBase - 1) % adlerBase
		s.rowB = (sum>>16 + adlerBase - n) % adlerBase
	}
	s.b = uint32((uint64(s.b) + uint64(n)*uint64(s.a) + uint64(s.rowB)) % adlerBase)
	s.a = (s.a + s.rowA) % adlerBase
}

func (s *adler) total() uint32 { return s.b<<16 | s.a }

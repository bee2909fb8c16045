package raster

import (
	"bufio"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// compressors are kept for further pictures: each has some hundred kilobytes of
// tables.
var compressors = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed) // fails for unknown levels only
	return w
}}

// compress writes the rows to e as a zlib stream.
func compress(e *encoder, r rows, height int) error {
	chunks := bufio.NewWriterSize(e, 1<<16)
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	z.Reset(chunks)
	for y := range height {
		if _, err := z.Write(r.row(y)); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return chunks.Flush()
}

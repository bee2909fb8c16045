package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
)

// Codecs that pages may be packed with.
const (
	codecNone   = 0
	codecSnappy = 1
	codecGzip   = 2
	codecLZO    = 3
	codecBrotli = 4
	codecLZ4    = 5 // an older framing, which its writers did not agree on
	codecZstd   = 6
	codecLZ4Raw = 7
)

// maxRatio is how many bytes each packed byte can stand for at most, by the format of the
// codec. A page that says more is damaged.
func maxRatio(codec int64) int64 {
	switch codec {
	case codecNone:
		return 1
	case codecSnappy:
		return 32
	case codecLZ4Raw:
		return 256
	case codecGzip:
		return 1040
	}
	return 1 << 16
}

// unpacker unpacks pages. It is kept between them.
type unpacker struct {
	zstd   *zstd.Decoder
	gzip   *gzip.Reader
	brotli *brotli.Reader
}

var errPacked = errors.New("a page cannot be unpacked to the size that it should have")

// unpack unpacks a page of a size into a buffer. A codec that panics has met damage.
func (u *unpacker) unpack(codec int64, to, packed []byte, size int) (b []byte, err error) {
	defer func() {
		if recover() != nil {
			*u = unpacker{}
			b, err = nil, errPacked
		}
	}()
	if size == 0 {
		return to[:0], nil
	}
	switch codec {
	case codecNone:
		if len(packed) != size {
			return nil, errPacked
		}
		return append(to[:0], packed...), nil
	case codecSnappy:
		n, err := snappy.DecodedLen(packed)
		if err != nil || n != size {
			return nil, errPacked
		}
		return fits(size)(snappy.Decode(room(to, size), packed))
	case codecLZ4Raw:
		to = room(to, size)
		n, err := lz4.UncompressBlock(packed, to)
		return fits(size)(to[:max(n, 0)], err)
	case codecZstd:
		return u.unpackZstd(to, packed, size)
	case codecGzip, codecBrotli:
		r, err := u.stream(codec, packed)
		if err != nil {
			return nil, errPacked
		}
		return read(r, to, size)
	}
	return nil, errPacked
}

// room returns a buffer of a size.
func room(b []byte, size int) []byte {
	if cap(b) < size {
		return make([]byte, size)
	}
	return b[:size]
}

// fits refuses what has another size than it should.
func fits(size int) func([]byte, error) ([]byte, error) {
	return func(b []byte, err error) ([]byte, error) {
		if err != nil || len(b) != size {
			return nil, errPacked
		}
		return b, nil
	}
}

// unpackZstd takes a frame only where its own header allows the size.
func (u *unpacker) unpackZstd(to, packed []byte, size int) ([]byte, error) {
	var head zstd.Header
	if err := head.Decode(packed); err != nil || head.HasFCS && head.FrameContentSize != uint64(size) {
		return nil, errPacked
	}
	if u.zstd == nil {
		var err error
		u.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxPage))
		if err != nil {
			return nil, err
		}
	}
	return fits(size)(u.zstd.DecodeAll(packed, room(to, size)[:0]))
}

// stream returns what unpacks a page bit by bit.
func (u *unpacker) stream(codec int64, packed []byte) (io.Reader, error) {
	in := bytes.NewReader(packed)
	if codec == codecBrotli {
		if u.brotli == nil {
			u.brotli = new(brotli.Reader)
		}
		return u.brotli, u.brotli.Reset(in)
	}
	if u.gzip == nil {
		u.gzip = new(gzip.Reader)
	}
	return u.gzip, u.gzip.Reset(in)
}

// read reads a size, taking memory only for what comes.
func read(r io.Reader, to []byte, size int) ([]byte, error) {
	buf := bytes.NewBuffer(to[:0])
	n, err := buf.ReadFrom(io.LimitReader(r, int64(size)+1))
	if err != nil || n != int64(size) {
		return nil, errPacked
	}
	return buf.Bytes(), nil
}

// codecFault names a codec that is not read; empty for the others.
func codecFault(codec int64) string {
	switch codec {
	case codecLZO:
		return "LZO"
	case codecLZ4:
		return "the older kind of LZ4"
	case codecNone, codecSnappy, codecGzip, codecBrotli, codecZstd, codecLZ4Raw:
		return ""
	}
	return fmt.Sprintf("the codec %d", codec)
}

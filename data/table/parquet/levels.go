package parquet

import "encoding/binary"

// hybrid reads small numbers in runs: one number many times, or many in few bits each.
// A run may be as long as it says: it is never unrolled.
type hybrid struct {
	b      []byte
	width  int
	left   int // of the run
	same   uint64
	packed []byte // of the run; nil where all are the same
	bit    int
}

// next returns the next number.
func (h *hybrid) next() (uint64, error) {
	for h.left == 0 {
		if err := h.run(); err != nil {
			return 0, err
		}
	}
	h.left--
	if h.packed == nil {
		return h.same, nil
	}
	v, ok := bits(h.packed, h.bit, h.width)
	if h.bit += h.width; !ok {
		return 0, errShort
	}
	return v, nil
}

// run begins the next run.
func (h *hybrid) run() error {
	head, n := binary.Uvarint(h.b)
	if n <= 0 || head>>1 > 1<<31 {
		return errShort
	}
	h.b = h.b[n:]
	h.left, h.packed, h.bit = int(head>>1), nil, 0
	if head&1 == 0 {
		size := (h.width + 7) / 8
		if size > len(h.b) {
			return errShort
		}
		h.same, _ = bits(h.b[:size], 0, size*8)
		h.b = h.b[size:]
		return nil
	}
	// The last run may be cut off behind its last number.
	size := min(h.left*h.width, len(h.b))
	h.left *= 8
	h.packed, h.b = h.b[:size:size], h.b[size:]
	if h.packed == nil {
		h.packed = []byte{}
	}
	return nil
}

// bits returns the number of a width that begins at a bit, the lowest first.
func bits(b []byte, at, width int) (uint64, bool) {
	if at+width > len(b)*8 {
		return 0, false
	}
	from, shift := at/8, at%8
	if width+shift <= 64 && len(b)-from >= 8 {
		return binary.LittleEndian.Uint64(b[from:]) >> shift & mask(width), true
	}
	v := uint64(0)
	for done := 0; done < width; from++ {
		v |= uint64(b[from]>>shift) << done
		done += 8 - shift
		shift = 0
	}
	return v & mask(width), true
}

// mask has the lowest bits set.
func mask(width int) uint64 {
	if width >= 64 {
		return ^uint64(0)
	}
	return 1<<width - 1
}

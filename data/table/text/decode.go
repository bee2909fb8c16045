package text

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// flaw is what is wrong with the bytes of a file.
type flaw string

func (f flaw) Error() string { return string(f) }

const (
	zeroByte   flaw = "a zero byte"
	wrongBytes flaw = "bytes that are not of the encoding"
	cutShort   flaw = "the file ends in the middle of a character"
)

// decoder turns a file into UTF-8. All that is right before a flaw is returned before the
// flaw is.
type decoder struct {
	in     io.Reader
	strict bool // decoded from something else: what that had no character for is a flaw
	held   []byte
	err    error
	bad    []byte // the bytes of the file about the flaw, where it is read as UTF-8
}

// newDecoder returns a decoder of a file without its mark.
func newDecoder(in io.Reader, c coding) *decoder {
	if c.with == nil {
		return &decoder{in: in}
	}
	return &decoder{in: transform.NewReader(in, c.with.NewDecoder()), strict: true}
}

// Read fills p, which is of some size.
func (d *decoder) Read(p []byte) (int, error) {
	if d.err != nil {
		return 0, d.err
	}
	n := copy(p, d.held)
	more, err := d.in.Read(p[n:])
	n += more
	d.err = err
	good, why := d.sound(p[:n])
	switch {
	case why != "":
		if d.strict && d.ends(p[good:n]) {
			why = cutShort
		}
		d.err = why
		d.bad = bytes.Clone(p[max(0, good-aroundBytes):min(n, good+aroundBytes)])
	case good == n:
	case err == io.EOF:
		d.err = cutShort
		d.bad = bytes.Clone(p[max(0, good-aroundBytes):n])
	case err == nil:
		d.held = append(d.held[:0], p[good:n]...)
		return good, nil
	}
	d.held = d.held[:0]
	return good, d.err
}

// ends reports whether what stands for the beginning of a character is the end of the file.
func (d *decoder) ends(rest []byte) bool {
	if string(rest) != string(utf8.RuneError) {
		return false
	}
	if d.err == nil {
		var more [utf8.UTFMax]byte
		n, err := d.in.Read(more[:])
		return n == 0 && err == io.EOF
	}
	return d.err == io.EOF
}

// aroundBytes is how much of a file on each side of a flaw is kept.
const aroundBytes = 4 << 10

// sound is how much of p is text, and what follows; nothing where that is the beginning of
// a character.
func (d *decoder) sound(p []byte) (good int, why flaw) {
	if i := bytes.IndexByte(p, 0); i >= 0 {
		if good, why = d.sound(p[:i]); why == "" {
			why = zeroByte
			if good < i {
				why = wrongBytes
			}
		}
		return good, why
	}
	if !d.strict && utf8.Valid(p) {
		return len(p), ""
	}
	for good < len(p) {
		if p[good] < utf8.RuneSelf {
			good++
			continue
		}
		r, size := utf8.DecodeRune(p[good:])
		switch {
		case r == utf8.RuneError && size == 1 && !utf8.FullRune(p[good:]):
			return good, ""
		case r == utf8.RuneError && (size == 1 || d.strict), d.strict && r < 0xa0:
			return good, wrongBytes
		}
		good += size
	}
	return good, ""
}

package doc

import "briefing/data"

// Traced is New, for an output that shows where numbers come from: in its texts each
// reference stands between two signs, of which the first says which of the References it is.
// Cut takes the signs out.
func Traced(ds *data.Dataset) (*Document, data.Faults) {
	b := newBuilder(ds)
	b.texts.traced = true
	return b.document()
}

// The signs are characters for private use, of which no font has any: the first sign of
// reference n is that many after firstSign.
const (
	firstSign = 0x100000
	lastSign  = 0x10fffd
	endSign   = 0xffffd
)

// trace puts what a reference says between its signs.
func (r *textReader) trace(p data.Part, text string) string {
	sign := rune(firstSign + len(r.references))
	if !r.traced || text == "" || sign > lastSign {
		return text
	}
	r.references = append(r.references, p)
	return string(sign) + text + string(rune(endSign))
}

// Piece is a piece of a text: what one of the References says, or what stands between them.
type Piece struct {
	Text      string
	Reference int // of the References; -1 for none
}

// Cut cuts a text at the signs of its references.
func Cut(text string) []Piece {
	var all []Piece
	within, from := -1, 0
	put := func(end int) {
		if end > from {
			all = append(all, Piece{text[from:end], within})
		}
	}
	for i, c := range text {
		switch {
		case c >= firstSign && c <= lastSign:
			put(i)
			within, from = int(c-firstSign), i+4
		case c == endSign:
			put(i)
			within, from = -1, i+4
		}
	}
	put(len(text))
	return all
}

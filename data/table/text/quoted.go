package text

import (
	"bytes"
	"unicode/utf8"
)

// quoted splits one row with quotes at the beginning of raw.
type quoted struct {
	raw       []byte
	separator byte
	end       byte
	last      bool // nothing follows raw

	text          []byte // the cells, one after the other
	cuts          []cut
	below, column int // of what comes next
	at            cut // of a flaw
}

type state uint8

const (
	complete   state = iota
	unfinished       // the row goes on after raw, or a quote is open at the end
	afterQuote       // a text after a quote that closes its cell
)

// row reads the row, and returns how long it is.
func (q *quoted) row() (n int, s state) {
	for {
		from := cut{from: len(q.text), below: q.below, column: q.column}
		i := n + q.blanks(n)
		if i < len(q.raw) && q.raw[i] == '"' {
			i, s = q.inQuotes(n, i)
		} else {
			i, s = q.bare(n)
		}
		if s != complete {
			return n, s
		}
		from.to = len(q.text)
		q.cuts = append(q.cuts, from)
		n = i
		if n == len(q.raw) {
			return n, complete
		}
		n++
		if q.raw[i] != q.separator {
			return n, complete
		}
		q.column++
		if len(q.cuts) > maxCells {
			return n, complete // which is refused
		}
	}
}

// blanks counts those that may stand around quotes.
func (q *quoted) blanks(from int) int {
	n := 0
	for from+n < len(q.raw) && (q.raw[from+n] == ' ' || q.raw[from+n] == '\t' && q.separator != '\t') {
		n++
	}
	return n
}

// bare reads a cell without quotes, up to what ends it.
func (q *quoted) bare(from int) (int, state) {
	i := from
	for i < len(q.raw) && q.raw[i] != q.separator && q.raw[i] != q.end {
		i++
	}
	if i == len(q.raw) && !q.last {
		return i, unfinished
	}
	cell := q.raw[from:i]
	if n := len(cell); n > 0 && cell[n-1] == '\r' && (i == len(q.raw) || q.raw[i] == q.end) {
		cell = cell[:n-1]
	}
	q.text = append(q.text, cell...)
	q.column += utf8.RuneCount(cell)
	return i, complete
}

// inQuotes reads a cell whose quote stands at open.
func (q *quoted) inQuotes(from, open int) (int, state) {
	q.column += open - from
	q.at = cut{below: q.below, column: q.column}
	q.column++
	i := open + 1
	for {
		to := bytes.IndexByte(q.raw[i:], '"')
		if to < 0 {
			return i, unfinished
		}
		q.take(q.raw[i : i+to])
		i += to + 1
		q.column++
		if i == len(q.raw) && !q.last {
			return i, unfinished
		}
		if i == len(q.raw) || q.raw[i] != '"' {
			break
		}
		q.take(q.raw[i : i+1])
		i++
	}
	return q.closed(i)
}

// take adds to the cell, which may go over several lines.
func (q *quoted) take(part []byte) {
	q.text = append(q.text, part...)
	if i := bytes.LastIndexByte(part, q.end); i >= 0 {
		q.below += bytes.Count(part, []byte{q.end})
		part, q.column = part[i+1:], 1
	}
	q.column += utf8.RuneCount(part)
}

// closed looks for the end of a cell after its closing quote.
func (q *quoted) closed(i int) (int, state) {
	blanks := q.blanks(i)
	i += blanks
	q.column += blanks
	if i < len(q.raw) && q.raw[i] == '\r' && q.end != '\r' {
		i++
	}
	switch {
	case i == len(q.raw) && q.last:
		return i, complete
	case i == len(q.raw):
		return i, unfinished
	case q.raw[i] == q.separator, q.raw[i] == q.end:
		return i, complete
	}
	q.at = cut{below: q.below, column: q.column}
	return i, afterQuote
}

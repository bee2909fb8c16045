package batch

import (
	"bytes"
	"encoding/base64"
	"errors"
	"hash/crc32"
	"strconv"
	"strings"
)

// A line of the journal is a checksum in eight hexadecimal digits, then words,
// separated by single spaces. A line is complete if it ends in a newline and the
// checksum (CRC-32C) is that of its words.

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

const checksumLength = 8

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// appendLine appends words as a line.
func appendLine(b []byte, words ...string) []byte {
	from := len(b)
	b = append(b, "00000000"...)
	for _, w := range words {
		b = append(b, ' ')
		b = appendWord(b, w)
	}
	sum := strconv.FormatUint(uint64(crc32.Checksum(b[from+checksumLength:], castagnoli)), 16)
	copy(b[from+checksumLength-len(sum):], sum)
	return append(b, '\n')
}

// bodyOf checks a line, with or without its newline, and returns its words.
func bodyOf(line []byte) (body []byte, ok bool) {
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
	}
	if len(line) < checksumLength+2 || line[checksumLength] != ' ' {
		return nil, false
	}
	sum, err := strconv.ParseUint(string(line[:checksumLength]), 16, 32)
	if err != nil || uint32(sum) != crc32.Checksum(line[checksumLength:], castagnoli) {
		return nil, false
	}
	return line[checksumLength+1:], true
}

// Escapes in words, which must not be empty or contain white space.
var (
	escaper   = strings.NewReplacer(`\`, `\\`, " ", `\s`, "\n", `\n`, "\r", `\r`, "\t", `\t`)
	unescaper = strings.NewReplacer(`\\`, `\`, `\s`, " ", `\n`, "\n", `\r`, "\r", `\t`, "\t", `\e`, "")
)

func appendWord(b []byte, w string) []byte {
	switch {
	case w == "":
		return append(b, `\e`...)
	case strings.ContainsAny(w, "\\ \n\r\t"):
		return append(b, escaper.Replace(w)...)
	}
	return append(b, w...)
}

var errLine = errors.New("a line of the journal is damaged")

// words reads the words of a line one after the other.
type words struct {
	rest []byte
	err  error
}

// hasNext reports whether there is another word.
func (w *words) hasNext() bool { return len(w.rest) > 0 && w.err == nil }

// next returns the next word; if there is none it returns "" and keeps an error.
func (w *words) next() string {
	word := w.raw()
	if bytes.IndexByte(word, '\\') >= 0 {
		return unescaper.Replace(string(word))
	}
	return string(word)
}

// raw returns the next word without undoing its escapes.
func (w *words) raw() []byte {
	if len(w.rest) == 0 {
		w.err = errLine
		return nil
	}
	word, rest, _ := bytes.Cut(w.rest, []byte(" "))
	w.rest = rest
	return word
}

func (w *words) number() int64 {
	n, err := strconv.ParseInt(w.next(), 10, 64)
	if err != nil {
		w.err = errLine
	}
	return n
}

// bytes reads a word that printBytes wrote.
func (w *words) bytes(to []byte) {
	text := w.raw()
	switch {
	case string(text) == "-": // zero
	case base64.RawURLEncoding.DecodedLen(len(text)) != len(to):
		w.err = errLine
	default:
		if _, err := base64.RawURLEncoding.Decode(to, text); err != nil {
			w.err = errLine
		}
	}
}

// printBytes prints a checksum more briefly than in hexadecimal; "-" is zero.
func printBytes(b []byte) string {
	for _, c := range b {
		if c != 0 {
			return base64.RawURLEncoding.EncodeToString(b)
		}
	}
	return "-"
}

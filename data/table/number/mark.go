package number

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutMark keeps what stands after a number, and reports whether it is no more than marks of
// notes and codes of offices: "b", "[note 1]", "†", "¹", "1)", "(a)", several of them.
func (w *Written) cutMark(text string) bool {
	w.Mark = strings.TrimFunc(text, isBlank)
	apart := len(w.Mark) < len(text) && !strings.HasPrefix(text, w.Mark)
	for rest := w.Mark; rest != ""; {
		n := markOf(rest, apart)
		if n == 0 {
			return false
		}
		after := strings.TrimLeftFunc(rest[n:], func(r rune) bool { return isBlank(r) || r == ',' || r == '|' || r == ';' })
		apart = len(after) < len(rest)-n
		rest = after
	}
	return true
}

// longestMark is how long a note in brackets may be, in bytes; a code has up to four
// letters.
const (
	longestMark = 24
	longestCode = 4
)

// markOf is how long the mark is that a text begins with; 0 where it begins with none. Apart
// says that a blank stands before it.
func markOf(text string, apart bool) int {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case r == '[' || r == '(':
		return bracketed(text)
	case isMarkSign(r):
		return size
	case r >= '0' && r <= '9':
		n := len(text) - len(strings.TrimLeft(text, "0123456789"))
		if apart && n <= 2 && strings.HasPrefix(text[n:], ")") {
			return n + 1
		}
		return 0
	}
	return letters(text, apart)
}

// isMarkSign reports a sign or raised character that leads to a note.
func isMarkSign(r rune) bool {
	return strings.ContainsRune("*†‡§¶#^‖¹²³⁰⁴⁵⁶⁷⁸⁹⁽⁾ªº", r) || unicode.Is(unicode.Lm, r) && r != 'ー' && r != '々'
}

// bracketed is the length of a note in brackets. A number there is that of a note where it
// is whole and short; else it is a second number: an error of a sample, a former value.
func bracketed(text string) int {
	closing := map[byte]string{'[': "]", '(': ")"}[text[0]]
	inside, _, closed := strings.Cut(text[1:], closing)
	if !closed || inside == "" || len(inside) > longestMark || strings.ContainsAny(inside, "[(") {
		return 0
	}
	digits := strings.TrimLeft(inside, "0123456789")
	if len(digits) < len(inside) && (digits != "" && !unicode.IsLetter(rune(digits[0])) || len(inside)-len(digits) > 2) {
		return 0
	}
	if first, _ := utf8.DecodeRuneInString(inside); !unicode.IsLetter(first) && !unicode.IsDigit(first) && !isMarkSign(first) {
		return 0
	}
	return len(inside) + 2
}

// letters is the length of a code of letters: of a letter with a bracket after it, a).
// What multiplies a number is no code: the number is not its digits.
func letters(text string, apart bool) int {
	n, count := 0, 0
	for i, r := range text {
		if !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) {
			break
		}
		n, count = i+utf8.RuneLen(r), count+1
	}
	word := strings.ToLower(text[:n])
	switch {
	case n == 0 || count > longestCode || slices.Contains([]string{"k", "bn", "mn", "tn", "mln", "mio", "mrd", "tsd", "mil", "mld", "bio", "pct", "pp"}, word):
		return 0
	case count == 1 && strings.HasPrefix(text[n:], ")"):
		return n + 1
	case !apart && (count > 2 || slices.Contains([]string{"m", "b", "t", "g"}, word)):
		return 0
	}
	if n < len(text) {
		if next, _ := utf8.DecodeRuneInString(text[n:]); unicode.IsDigit(next) {
			return 0
		}
	}
	return n
}

package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NextName finds the first of some names in a text, and how long it is there; of those that begin at
// one place the longest. Numbers are no names.
func NextName(text string, names []string) (at, size, nth int) {
	at, nth = len(text), -1
	for i, name := range names {
		if !strings.ContainsFunc(name, unicode.IsLetter) {
			continue
		}
		for _, word := range within(name) {
			if j := wordIn(text, word); j >= 0 && (j < at || j == at && len(word) > size) {
				at, size, nth = j, len(word), i
			}
		}
	}
	return at, size, nth
}

// within are the ways in which a name stands in a title: as it is or, for a word that begins with a
// capital only because it begins a label, without that.
func within(name string) []string {
	first, size := utf8.DecodeRuneInString(name)
	if rest := name[size:]; unicode.IsUpper(first) && utf8.RuneCountInString(rest) > 1 && rest == strings.ToLower(rest) {
		return []string{name, string(unicode.ToLower(first)) + rest}
	}
	return []string{name}
}

// wordIn is where a word stands in a text, with no letter or digit on either side, or -1. Words of
// scripts that have no spaces stand anywhere.
func wordIn(text, word string) int {
	within := func(r, edge rune) bool {
		return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !(spaceless(r) || spaceless(edge))
	}
	first, size := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	for from := 0; len(word) > size || word != "" && !spaceless(first); {
		i := strings.Index(text[from:], word)
		if i < 0 {
			break
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !within(before, first) && !within(after, last) {
			return i
		}
		_, next := utf8.DecodeRuneInString(text[i:])
		from = i + next
	}
	return -1
}

// spaceless reports whether words of a letter's script follow each other without spaces.
func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

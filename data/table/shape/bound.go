package shape

import (
	"strings"

	"briefing/data/table/number"
)

// bounds are the signs before numbers that offices do not tell exactly, and the words of the
// file language for them.
var bounds = []struct{ sign, word string }{
	{"<=", "up to"}, {">=", "at least"}, {"≤", "up to"}, {"≥", "at least"}, {"<", "less than"}, {">", "more than"}, {"~", "about"}, {"≈", "about"},
}

// cutBound cuts the sign from a number that is not told exactly: <5. The word is empty for
// every other text.
func cutBound(text string) (word string, n number.Written) {
	for _, b := range bounds {
		rest, found := strings.CutPrefix(text, b.sign)
		if !found {
			continue
		}
		n, ok := number.Cut(rest)
		if !ok || n.Brackets || n.Triangle || n.Mark != "" || !isWritten(n) {
			return "", n
		}
		return b.word, n
	}
	return "", n
}

// isBound reports whether a text is a number that is not told exactly.
func isBound(text string) bool {
	word, _ := cutBound(text)
	return word != ""
}

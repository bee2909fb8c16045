package table

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"briefing/data"
)

// OneLine makes every run of spaces and line ends one space, and composes characters
// (NFC), so that one name in two codings is one name.
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	if strings.ContainsAny(s, " \t\r\n\u00a0\u3000") {
		s = data.OneLine(s)
	}
	return norm.NFC.String(s)
}

// isOneLine reports whether a text is plain ASCII with single spaces inside it, as that of most
// cells is.
func isOneLine(s string) bool {
	space := true // before it
	for i := range len(s) {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
			space = false
		case c != ' ' || space:
			return false
		default:
			space = true
		}
	}
	return !space || s == ""
}

package table

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"briefing/data"
)

// OneLine makes every run of spaces and line ends one space, and composes characters
// (NFC), so that one name in two codings is one name.
func OneLine(s string) string {
	if strings.ContainsAny(s, " \t\r\n\u00a0\u3000") {
		s = data.OneLine(s)
	}
	return norm.NFC.String(s) // most cells are plain ASCII, and returned as they are
}

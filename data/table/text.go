package table

import "strings"

// OneLine makes every run of spaces and line ends one space.
func OneLine(s string) string {
	if !strings.ContainsAny(s, " \t\r\n\u00a0\u3000") {
		return s // most cells, and there may be millions
	}
	return strings.Join(strings.Fields(s), " ")
}

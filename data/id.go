package data

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// MaxID is how many characters an id has.
const MaxID = 80

// IsID reports whether a text can be the id of a figure, a chart or a source, which becomes
// a file name: letters, digits, - and _, a letter or digit first.
func IsID(s string) bool {
	n := 0
	for _, r := range s {
		first := unicode.In(r, unicode.L, unicode.N)
		if n == MaxID || !first && (n == 0 || !unicode.Is(unicode.M, r) && r != '_' && r != '-') {
			return false
		}
		n++
	}
	return n > 0
}

// IsReservedID reports whether an id is a name that some file systems keep for themselves,
// or the program's own output has.
func IsReservedID(s string) bool {
	s = strings.ToLower(s)
	switch s {
	case "con", "prn", "aux", "nul", "manifest":
		return true
	}
	return len(s) == 4 && (strings.HasPrefix(s, "com") || strings.HasPrefix(s, "lpt")) && AllDigits(s[3:])
}

// Folded is the form of an id, or of the name of a row, that is equal for those
// whose files would be the same on some file system: case and the order of accents
// apart.
func Folded(id string) string { return cases.Fold().String(norm.NFC.String(id)) }

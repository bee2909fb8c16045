package page

import (
	"strings"
	"unicode/utf8"
)

// The characters that a Chinese number goes on with, and those its measure is made
// of: 35.8万亿元, 2019年, 3.3倍. Unicode's rules would break before each of them.
const (
	scaleSigns   = "万亿百千美欧英日个"
	measureSigns = scaleSigns + "元镑年月家户人吨倍次项页季"
)

// insideMeasure reports whether a number stands before and its measure after an
// offset, which must stay together.
func insideMeasure(text string, at int) bool {
	next, _ := utf8.DecodeRuneInString(text[at:])
	if next < 0x80 || !strings.ContainsRune(measureSigns, next) {
		return false
	}
	number := strings.TrimRight(text[max(0, at-maxMeasure):at], scaleSigns)
	return number != "" && strings.IndexByte("0123456789", number[len(number)-1]) >= 0
}

// maxMeasure is how far back, in bytes, the digits of a number are looked for.
const maxMeasure = 16

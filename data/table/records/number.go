package records

import (
	"bytes"
	"strconv"
)

// isNumber reports whether a text is a number as JSON writes it.
func isNumber(b []byte) bool {
	b = bytes.TrimPrefix(b, []byte("-"))
	whole := digits(b)
	if whole == 0 || whole > 1 && b[0] == '0' {
		return false
	}
	if b = b[whole:]; len(b) > 0 && b[0] == '.' {
		places := digits(b[1:])
		if places == 0 {
			return false
		}
		b = b[1+places:]
	}
	if len(b) > 0 && (b[0] == 'e' || b[0] == 'E') {
		if b = b[1:]; len(b) > 0 && (b[0] == '-' || b[0] == '+') {
			b = b[1:]
		}
		n := digits(b)
		return n > 0 && n == len(b)
	}
	return len(b) == 0
}

// digits counts the digits that a text begins with.
func digits(b []byte) int {
	for i, c := range b {
		if !isDigit(c) {
			return i
		}
	}
	return len(b)
}

// maxZeros is how many zeros an exponent may stand for. Beyond that a number has more
// digits than a figure can have.
const maxZeros = 40

// appendDecimal appends a number of JSON in plain digits: 1.5e3 is 1500. One without an
// exponent stays as it is, with all its digits. It appends nothing for a number that is too
// long to be written so.
func appendDecimal(to, b []byte) []byte {
	e := bytes.IndexAny(b, "eE")
	if e < 0 {
		return append(to, b...)
	}
	exponent, err := strconv.Atoi(string(b[e+1:]))
	if err != nil || exponent > maxZeros || exponent < -maxZeros {
		return to
	}
	b = b[:e]
	if b[0] == '-' {
		to, b = append(to, '-'), b[1:]
	}
	whole, places, _ := bytes.Cut(b, []byte("."))
	return shift(to, append(bytes.Clone(whole), places...), len(whole)+exponent)
}

// shift appends digits with a decimal point after so many of them.
func shift(to, digits []byte, point int) []byte {
	for ; point < 1; point++ {
		digits = append([]byte{'0'}, digits...)
	}
	for point > len(digits) {
		digits = append(digits, '0')
	}
	for point > 1 && digits[0] == '0' {
		digits, point = digits[1:], point-1
	}
	to = append(to, digits[:point]...)
	if point == len(digits) {
		return to
	}
	return append(append(to, '.'), digits[point:]...)
}

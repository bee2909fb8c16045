package numfmt

import (
	"strconv"
)

// Digits is how many significant digits a spreadsheet keeps of a number.
const Digits = 15

// maxDigits are those of the whole numbers that a float holds exactly.
const maxDigits = 16

// largestExact is the largest whole number up to which a float holds all.
const largestExact = 1 << 53

// maxPlaces is how many decimal places a number is given with: what package data reads.
const maxPlaces = 18

// Number is a decimal, 0.d1d2d3 × 10^exp, as a cell holds it. It has no zeros at its
// ends; without digits it is zero.
type Number struct {
	negative bool
	digits   [maxDigits]byte
	n        int
	exp      int
}

// ParseNumber reads a number as a file holds it: digits with a point and an exponent, in
// the precision that a spreadsheet shows. What a float adds behind the fifteenth digit is
// not the number's, but whole numbers are exact as far as a float holds them.
func ParseNumber(text []byte) (Number, bool) {
	x, whole, ok := scanNumber(text)
	switch {
	case !ok:
		return Number{}, false
	case x.n <= Digits, whole && x.exp == maxDigits && x.int() <= largestExact:
		return x.trimmed(), true
	}
	return rounded(text)
}

// FromFloat is a float as a number.
func FromFloat(f float64) Number {
	x, _ := rounded(strconv.AppendFloat(nil, f, 'e', -1, 64))
	return x
}

// rounded reads a number that has more digits than are kept.
func rounded(text []byte) (Number, bool) {
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return Number{}, false
	}
	var room [32]byte
	x, _, ok := scanNumber(strconv.AppendFloat(room[:0], f, 'e', Digits-1, 64))
	return x.trimmed(), ok
}

// scanNumber reads a decimal: its digits as far as there is room, how many there are, and
// whether they were written as a whole number. The number has zeros at its end still.
func scanNumber(text []byte) (x Number, whole, ok bool) {
	i, point, any := 0, false, false
	if i < len(text) && (text[i] == '-' || text[i] == '+') {
		x.negative = text[i] == '-'
		i++
	}
	for ; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '.' && !point:
			point = true
			continue
		case c < '0' || c > '9':
			exp, ok := exponent(text[i:])
			x.exp += exp
			return x, false, ok && any
		}
		any = true
		x.add(c, point)
	}
	return x, !point, any
}

// add adds a digit. Zeros before the first are not kept; each after the point moves the
// number down.
func (x *Number) add(c byte, fraction bool) {
	switch {
	case x.n == 0 && c == '0':
		if fraction {
			x.exp--
		}
		return
	case x.n < maxDigits:
		x.digits[x.n] = c
	}
	x.n++
	if !fraction {
		x.exp++
	}
}

// exponent reads e and a number.
func exponent(text []byte) (int, bool) {
	if len(text) < 2 || text[0] != 'e' && text[0] != 'E' {
		return 0, false
	}
	n, err := strconv.Atoi(string(text[1:]))
	return n, err == nil && -400 < n && n < 400
}

// int is a number of no more digits than there is room for, all of them before the point.
func (x Number) int() int64 {
	n := int64(0)
	for _, c := range x.digits[:min(x.n, maxDigits)] {
		n = n*10 + int64(c-'0')
	}
	return n
}

// trimmed takes the zeros off the end.
func (x Number) trimmed() Number {
	for x.n > 0 && x.digits[x.n-1] == '0' {
		x.n--
	}
	if x.n == 0 {
		return Number{}
	}
	return x
}

// Shifted is the number times a power of ten.
func (x Number) Shifted(power int) Number {
	if x.n > 0 {
		x.exp += power
	}
	return x
}

// IsZero reports whether the number is zero.
func (x Number) IsZero() bool { return x.n == 0 }

// Float is the number as a float.
func (x Number) Float() float64 {
	var room [32]byte
	f, _ := strconv.ParseFloat(string(x.appendScientific(room[:0])), 64)
	return f
}

func (x Number) appendScientific(dst []byte) []byte {
	if x.negative {
		dst = append(dst, '-')
	}
	dst = append(append(append(dst, "0."...), x.digits[:x.n]...), '0', 'e')
	return strconv.AppendInt(dst, int64(x.exp), 10)
}

// round rounds to a number of decimal places, half away from zero, as a spreadsheet
// does on the digits that it keeps.
func (x Number) round(places int) Number {
	keep := x.exp + places
	switch {
	case keep >= x.n:
		return x
	case keep < 0:
		return Number{negative: x.negative}
	}
	up := x.digits[keep] >= '5'
	x.n = keep
	if up {
		x.up()
	}
	for x.n > 0 && x.digits[x.n-1] == '0' {
		x.n--
	}
	if x.n == 0 {
		x.exp = 0
	}
	return x
}

// up adds one to the last digit.
func (x *Number) up() {
	for i := x.n - 1; i >= 0; i-- {
		if x.digits[i] != '9' {
			x.digits[i]++
			return
		}
		x.digits[i] = '0'
	}
	x.digits[0], x.n, x.exp = '1', 1, x.exp+1
}

// digit is the digit that stands for 10^place.
func (x Number) digit(place int) byte {
	if i := x.exp - 1 - place; i >= 0 && i < x.n {
		return x.digits[i]
	}
	return '0'
}

// places is how many decimal places the number has.
func (x Number) places() int { return max(x.n-x.exp, 0) }

// AppendPlain appends the number in plain digits.
func (x Number) AppendPlain(dst []byte) []byte {
	if x.n == 0 {
		return append(dst, '0')
	}
	if x.negative {
		dst = append(dst, '-')
	}
	for place := max(x.exp, 1) - 1; place >= 0; place-- {
		dst = append(dst, x.digit(place))
	}
	if x.places() > 0 {
		dst = append(dst, '.')
	}
	for place := -1; place >= -x.places(); place-- {
		dst = append(dst, x.digit(place))
	}
	return dst
}

// AppendValue appends the number in plain digits that package data reads: with no more
// decimal places than that reads, as far as the text that shows the number is not finer.
func (x Number) AppendValue(dst, shown []byte) []byte {
	if x.places() > maxPlaces && !scientific(shown) {
		x = x.round(maxPlaces)
	}
	return x.AppendPlain(dst)
}

func scientific(shown []byte) bool {
	for i, c := range shown {
		if c == 'E' && i > 0 && '0' <= shown[i-1] && shown[i-1] <= '9' {
			return true
		}
	}
	return false
}

package numfmt

import "strconv"

// What fits in a cell of the format General: eleven characters, the point among them.
const (
	generalWidth    = 11
	generalDigits   = 10
	generalPlaces   = 9
	generalMantissa = 6
)

// appendGeneral appends a number as the format General shows it.
func appendGeneral(dst []byte, x Number) []byte {
	shown := x
	switch {
	case x.IsZero():
		return append(dst, '0')
	case x.exp > generalWidth, x.exp <= -4 && x.places() > generalPlaces:
		return appendGeneralScientific(dst, x)
	case x.exp == generalWidth:
		shown = x.round(0)
	case x.exp > 0:
		shown = x.round(generalDigits - x.exp)
	default:
		shown = x.round(generalPlaces)
	}
	if shown.exp > generalWidth {
		return appendGeneralScientific(dst, x)
	}
	return shown.AppendPlain(dst)
}

func appendGeneralScientific(dst []byte, x Number) []byte {
	x = x.round(generalMantissa - x.exp)
	if x.negative {
		dst = append(dst, '-')
	}
	dst = append(dst, x.digits[0])
	if x.n > 1 {
		dst = append(append(dst, '.'), x.digits[1:x.n]...)
	}
	return appendExponent(append(dst, 'E'), x.exp-1, true, 2)
}

// appendExponent appends an exponent with its sign, plus as well where that is shown,
// and a number of digits at least.
func appendExponent(dst []byte, exp int, plus bool, width int) []byte {
	switch {
	case exp < 0:
		dst, exp = append(dst, '-'), -exp
	case plus:
		dst = append(dst, '+')
	}
	digits := strconv.Itoa(exp)
	for i := len(digits); i < width; i++ {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}

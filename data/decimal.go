package data

import (
	"cmp"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// MaxDigits is how many significant digits a Decimal carries: what fits in an
// int64 whatever the digits are.
const MaxDigits = 18

// MaxDecimals is the most decimal places a Decimal is written with.
const MaxDecimals = 18

// Decimal is a number as its source printed it: 35.80 keeps its two decimals,
// because they say how precise the figure is. The zero value is 0.
//
// It is its own small type, and not one of the arbitrary-precision packages,
// because a CSV file may bring five million of them: 16 bytes, no pointer.
// Arithmetic goes through math/big.Rat, which is exact.
type Decimal struct {
	coef     int64
	decimals int8
}

// Int returns the whole number n.
func Int(n int64) Decimal { return Decimal{coef: n} }

// NewDecimal returns coef × 10^-decimals. Decimals must lie in 0 to 18.
func NewDecimal(coef int64, decimals int) Decimal {
	return Decimal{coef, int8(decimals)}
}

// The errors of ParseDecimal.
const (
	ErrNotANumber = decimalError("not a number")
	ErrDigits     = decimalError("more than 18 digits")
)

type decimalError string

func (e decimalError) Error() string { return string(e) }

// ParseDecimal reads digits with at most one decimal point and a sign (-, + or
// the true minus U+2212). Exponents, separators, hexadecimal and octal forms
// are refused: what a figure was printed as must not be guessed.
func ParseDecimal(s string) (Decimal, error) {
	rest := s
	neg := false
	switch {
	case strings.HasPrefix(rest, "-"), strings.HasPrefix(rest, "+"):
		neg, rest = rest[0] == '-', rest[1:]
	case strings.HasPrefix(rest, "−"):
		neg, rest = true, rest[len("−"):]
	}
	whole, frac, point := strings.Cut(rest, ".")
	if whole == "" || point && frac == "" || !AllDigits(whole) || !AllDigits(frac) {
		return Decimal{}, ErrNotANumber
	}
	if len(whole) > 1 && whole[0] == '0' {
		return Decimal{}, ErrNotANumber // 014 is octal to some readers, fourteen to others
	}
	if len(frac) > MaxDecimals || len(strings.TrimLeft(whole+frac, "0")) > MaxDigits {
		return Decimal{}, ErrDigits
	}
	coef, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil {
		return Decimal{}, ErrDigits
	}
	if neg {
		coef = -coef
	}
	return Decimal{coef, int8(len(frac))}, nil
}

// AllDigits reports whether a text has digits and nothing else.
func AllDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Decimals is the number of digits after the decimal point, 0 to 18.
func (d Decimal) Decimals() int { return int(d.decimals) }

// Significant is the number of significant digits the number was written with, at
// least 1.
func (d Decimal) Significant() int {
	n := 0
	for c := d.coef; c != 0; c /= 10 {
		n++
	}
	return max(n, 1)
}

// WithoutZeros returns the number without zeros at its end, as far as it keeps a
// number of decimals.
func (d Decimal) WithoutZeros(decimals int) Decimal {
	for int(d.decimals) > decimals && d.coef%10 == 0 {
		d.coef, d.decimals = d.coef/10, d.decimals-1
	}
	return d
}

// Sign is -1, 0 or +1.
func (d Decimal) Sign() int {
	switch {
	case d.coef < 0:
		return -1
	case d.coef > 0:
		return 1
	}
	return 0
}

// Neg returns -d.
func (d Decimal) Neg() Decimal { return Decimal{-d.coef, d.decimals} }

// Float returns the nearest float64, for drawing.
func (d Decimal) Float() float64 {
	if d.coef > -1<<53 && d.coef < 1<<53 {
		return float64(d.coef) / pow10(int(d.decimals)) // one rounding: exact operands up to 10^22
	}
	f, _ := d.Rat().Float64()
	return f
}

func pow10(n int) float64 { return math.Pow10(n) }

// Rat returns d as an exact fraction.
func (d Decimal) Rat() *big.Rat {
	if d.decimals == 0 {
		return new(big.Rat).SetInt64(d.coef)
	}
	return new(big.Rat).SetFrac64(d.coef, PowerOf10(int(d.decimals)).Int64())
}

// Times10 sets into to d × 10^places, which has to be a whole number, and returns it.
func (d Decimal) Times10(places int, into *big.Int) *big.Int {
	return into.Mul(into.SetInt64(d.coef), PowerOf10(places-int(d.decimals)))
}

// PowerOf10 returns 10^n; n is not negative.
func PowerOf10(n int) *big.Int {
	if n > MaxDecimals {
		return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	}
	power := int64(1)
	for range n {
		power *= 10
	}
	return big.NewInt(power)
}

// HalfUnit is half of the last decimal place: how far the figure before its
// rounding may have been from d.
func (d Decimal) HalfUnit() *big.Rat {
	return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Mul(big.NewInt(2), PowerOf10(int(d.decimals))))
}

// Cmp compares the two numbers: -1, 0, +1. 1.0 and 1 are equal.
func (d Decimal) Cmp(e Decimal) int {
	if d.decimals == e.decimals {
		switch {
		case d.coef < e.coef:
			return -1
		case d.coef > e.coef:
			return 1
		}
		return 0
	}
	if x, y := d.Float(), e.Float(); x != y {
		return cmp.Compare(x, y) // rounding to the nearest keeps the order
	}
	return d.Rat().Cmp(e.Rat())
}

// Within reports whether two numbers above zero that are written with the same decimals are
// less than so many times as great as each other. It says no of others.
func (d Decimal) Within(e Decimal, times int64) bool {
	const most = math.MaxInt64 / 16
	return d.decimals == e.decimals && d.coef > 0 && e.coef > 0 && d.coef < most && e.coef < most && d.coef < times*e.coef && e.coef < times*d.coef
}

// Shift returns d × 10^n, exactly: decimals are used up or zeros appended. It
// reports false when the result has no exact Decimal.
func (d Decimal) Shift(n int) (Decimal, bool) {
	for ; n > 0; n-- {
		if d.decimals > 0 {
			d.decimals--
			continue
		}
		if d.coef > math.MaxInt64/10 || d.coef < math.MinInt64/10 {
			return Decimal{}, false
		}
		d.coef *= 10
	}
	if n < 0 && int(d.decimals)-n > MaxDecimals {
		return Decimal{}, false
	}
	return Decimal{d.coef, d.decimals - int8(n)}, true
}

// Rounding says which way a number that does not fit its decimals goes.
type Rounding uint8

// The ways of rounding. A lower bound is rounded down and an upper bound up, so
// that the bound stays true.
const (
	HalfAway Rounding = iota // to the nearest, halves away from zero
	Down                     // towards minus infinity
	Up                       // towards plus infinity
)

// RoundRat returns r with the given decimals (0 to 18). It reports false when r
// has more digits than a Decimal carries.
func RoundRat(r *big.Rat, decimals int, how Rounding) (Decimal, bool) {
	if decimals < 0 || decimals > MaxDecimals {
		return Decimal{}, false
	}
	scaled := new(big.Rat).Mul(r, new(big.Rat).SetInt(PowerOf10(decimals)))
	if how == HalfAway {
		half := big.NewRat(1, 2)
		if scaled.Sign() < 0 {
			half.Neg(half)
		}
		scaled.Add(scaled, half)
	}
	quo, rem := new(big.Int).QuoRem(scaled.Num(), scaled.Denom(), new(big.Int))
	switch {
	case how == Down && rem.Sign() < 0:
		quo.Sub(quo, big.NewInt(1))
	case how == Up && rem.Sign() > 0:
		quo.Add(quo, big.NewInt(1))
	}
	if !quo.IsInt64() || len(new(big.Int).Abs(quo).String()) > MaxDigits {
		return Decimal{}, false
	}
	return Decimal{quo.Int64(), int8(decimals)}, true
}

// Rounded returns d to a number of decimals, which may be negative: to tens, hundreds and
// so on. One that has no more is returned as it is.
func (d Decimal) Rounded(decimals int, how Rounding) Decimal {
	cut := int(d.decimals) - decimals
	if cut <= 0 {
		return d
	}
	if cut > MaxDigits { // more than there are digits
		d.coef, cut = int64(d.Sign()), 1
	}
	unit := int64(1)
	for range cut {
		unit *= 10
	}
	whole, rest := d.coef/unit, d.coef%unit
	switch {
	case how == HalfAway && (rest >= unit/2 || rest <= -unit/2), how == Up && rest > 0, how == Down && rest < 0:
		whole += int64(d.Sign())
	}
	if decimals < 0 {
		return Decimal{coef: whole}.shifted(-decimals)
	}
	return Decimal{whole, int8(decimals)}
}

// shifted is Shift for a number that is known to have room; zero where it has none.
func (d Decimal) shifted(n int) Decimal {
	d, _ = d.Shift(n)
	return d
}

// Padded returns d with zeros at its end, so that it has a number of decimals; d where it
// has them, or has no room for more digits.
func (d Decimal) Padded(decimals int) Decimal {
	more := decimals - int(d.decimals)
	if more <= 0 || decimals > MaxDecimals || d.coef != 0 && d.Significant()+more > MaxDigits {
		return d
	}
	padded, _ := Decimal{coef: d.coef}.Shift(more)
	return Decimal{padded.coef, int8(decimals)}
}

// Exponent is the power of ten of the first digit: 2 for 325, -1 for 0.4; 0 for zero.
func (d Decimal) Exponent() int {
	if d.coef == 0 {
		return 0
	}
	return d.Significant() - 1 - int(d.decimals)
}

// The least decimals and significant digits of a number that a binary float may have
// left digits in, the most digits at its end that these are, and the least zeros or nines
// before them. Doubles are printed with up to 17 significant digits, of which 15 are
// sure (IEEE 754).
const floatDecimals, floatDigits, floatTail, floatRun = 6, 15, 3, 5

// FloatDigits returns how many digits at the end of the number are such as doubles leave
// that are near a shorter number, behind a run of zeros or nines: 1 for 78.74600000000002.
// 0 where there are none.
func (d Decimal) FloatDigits() int {
	if d.Decimals() < floatDecimals || d.Significant() < floatDigits {
		return 0
	}
	digits := strings.TrimLeft(strings.Replace(d.String(), ".", "", 1), "-0")
	for tail := 1; tail <= floatTail; tail++ {
		before := digits[:len(digits)-tail]
		for _, run := range []string{"0", "9"} {
			if len(before)-len(strings.TrimRight(before, run)) >= floatRun {
				return tail
			}
		}
	}
	return 0
}

// MayHaveFloatDigits reports whether FloatDigits is to be asked of the numbers of a series.
func (s *Series) MayHaveFloatDigits() bool {
	b := s.Bare()
	return b == nil || b.Decimals[1] >= floatDecimals
}

// String prints d plainly, with an ASCII minus and a point, as ParseDecimal
// reads it. Printer.Number prints it for people.
func (d Decimal) String() string {
	sign := ""
	digits := strconv.FormatInt(d.coef, 10)
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	if n := int(d.decimals) + 1 - len(digits); n > 0 {
		digits = strings.Repeat("0", n) + digits
	}
	if d.decimals == 0 {
		return sign + digits
	}
	cut := len(digits) - int(d.decimals)
	return sign + digits[:cut] + "." + digits[cut:]
}

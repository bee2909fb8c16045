package number

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/currency"
)

// Written is a number as a cell writes it, taken apart.
type Written struct {
	// Digits are the digits with the signs between them, as ASCII has them: a comma, a point,
	// a space, an apostrophe; but the signs of Arabic, which have one meaning, as they are.
	Digits string
	// Power is that of ten in 1.2E+05, and Exponent is set where there is one: the digits
	// that it leaves out are not in the file.
	Power    int
	Exponent bool
	Negative bool
	Brackets bool   // around it, which say in most tables that it is negative
	Triangle bool   // before it, as △, which says in Japan that it is negative
	Unit     string // beside it: %, ‰, a sign or code of a currency
	Mark     string // what stands after it: a code of an office, the mark of a note

	signed bool
}

// longest is how long a cell with a number may be, in bytes.
const longest = 200

// Cut takes a cell apart. It reports false for a text that is no number in any dialect, or
// has more than a number and its marks in it.
func Cut(text string) (w Written, ok bool) {
	text = strings.TrimFunc(text, isBlank)
	if len(text) > longest || text == "" {
		return w, false
	}
	rest := w.cutUnit(text, true)
	if inside, found := cutAny(rest, "(", "（"); found {
		end := strings.IndexAny(inside, ")）")
		if end < 0 {
			return w, false
		}
		_, size := utf8.DecodeRuneInString(inside[end:])
		inner, after := inside[:end], inside[end+size:]
		if inner = w.cutBare(w.cutUnit(inner, true)); w.Digits == "" || w.signed || strings.TrimFunc(w.cutUnit(inner, false), isBlank) != "" {
			return w, false
		}
		w.Brackets = true
		return w, w.cutMark(w.cutUnit(after, false))
	}
	rest = w.cutSign(rest)
	rest = w.cutUnit(rest, true)
	if rest = w.cutBare(rest); w.Digits == "" {
		return w, false
	}
	if after, found := cutAny(rest, "-", "−"); found && !w.signed {
		if after == "" || w.Unit == "" && w.cutUnit(after, false) != after {
			w.Negative = true
			return w, true
		}
		return w, false
	}
	return w, w.cutMark(w.cutUnit(rest, false))
}

// isBlank reports a space of any width, and the marks of direction around numbers in tables
// that are written from the right.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200e' || r == '\u200f' || r == '\ufeff' || r == '\u2060' || r == '\u061c'
}

func cutAny(text string, prefixes ...string) (rest string, found bool) {
	for _, p := range prefixes {
		if rest, found = strings.CutPrefix(text, p); found {
			return rest, true
		}
	}
	return text, false
}

// cutBare cuts the sign, the digits and the exponent from the beginning of a text.
func (w *Written) cutBare(text string) string {
	if !w.signed {
		text = w.cutSign(text)
	}
	n := 0
	if w.Digits, n = digitsOf(text); n == 0 {
		return text
	}
	return w.cutPower(text[n:])
}

func (w *Written) cutSign(text string) string {
	rest, minus := cutAny(text, "-", "−", "–", "－", "﹣", "‑", "‐")
	plus := false
	if !minus {
		rest, plus = cutAny(text, "+", "＋")
	}
	if !minus && !plus {
		rest, w.Triangle = cutAny(text, "△", "▲", "▵")
	}
	if w.Negative, w.signed = minus, minus || plus || w.Triangle; w.signed {
		return strings.TrimLeftFunc(rest, isBlank)
	}
	return text
}

// cutPower cuts an exponent with a sign, as programs write it; without one, 1E5 is a code.
func (w *Written) cutPower(text string) string {
	if len(text) < 3 || text[0] != 'E' && text[0] != 'e' || text[1] != '+' && text[1] != '-' {
		return text
	}
	n, power := 2, 0
	for ; n < len(text) && n < 5 && text[n] >= '0' && text[n] <= '9'; n++ {
		power = 10*power + int(text[n]-'0')
	}
	if n == 2 {
		return text
	}
	if text[1] == '-' {
		power = -power
	}
	w.Power, w.Exponent = power, true
	return text[n:]
}

// cutUnit cuts a unit from the beginning of a text: before the number, or after it.
func (w *Written) cutUnit(text string, before bool) string {
	rest := strings.TrimLeftFunc(text, isBlank)
	if w.Unit != "" {
		return text
	}
	n := currencyOf(rest)
	if !before && n == 0 {
		for _, sign := range []string{"%", "％", "﹪", "٪", "‰"} {
			if strings.HasPrefix(rest, sign) {
				w.Unit = "%"
				if sign == "‰" {
					w.Unit = sign
				}
				return rest[len(sign):]
			}
		}
	}
	if n == 0 {
		return text
	}
	w.Unit = rest[:n]
	if rest = rest[n:]; before {
		rest = strings.TrimLeftFunc(rest, isBlank)
	}
	return rest
}

// currencyOf is how long the sign of a currency is that a text begins with, perhaps with the
// letters of a country before it (US$), or its code (EUR).
func currencyOf(text string) int {
	letters := 0
	for letters < min(len(text), 3) && text[letters] >= 'A' && text[letters] <= 'Z' {
		letters++
	}
	if r, n := utf8.DecodeRuneInString(text[letters:]); unicode.Is(unicode.Sc, r) {
		return letters + n
	}
	if letters == 3 {
		next, _ := utf8.DecodeRuneInString(text[letters:])
		if _, err := currency.ParseISO(text[:3]); err == nil && !unicode.IsLetter(next) {
			return letters
		}
	}
	return 0
}

// digitsOf reads digits and the single signs between them, and says how many bytes of the
// text they take. A space stands between digits where three follow: in "6.0 2" it does not.
func digitsOf(text string) (digits string, size int) {
	if n := plainLength(text); n > 0 && endsAt(text, n) {
		return text[:n], n // nearly every number: nothing is allocated
	}
	var b [longest]byte
	out, end := b[:0], 0
	kind, sign := rune(-1), rune(0)
	for i, r := range text {
		zero, isDigit := zeroOf(r)
		s := signOf(r)
		switch {
		case isDigit && (kind < 0 || kind == zero):
			if sign != 0 {
				if sign == ' ' && !groupOfThree(text[i:]) {
					return string(out), end
				}
				out, sign = utf8.AppendRune(out, sign), 0
			}
			kind = zero
			out, end = append(out, byte('0'+r-zero)), i+utf8.RuneLen(r)
		case s != 0 && sign == 0 && (len(out) > 0 || s == '.' || s == ','):
			sign = s
		default:
			return string(out), end
		}
	}
	return string(out), end
}

// endsAt reports whether the digits at the beginning of a text end there, and not in a point.
func endsAt(text string, n int) bool {
	next, size := utf8.DecodeRuneInString(text[n:])
	if signOf(next) != 0 {
		next, _ = utf8.DecodeRuneInString(text[n+size:])
	}
	_, more := zeroOf(next)
	return !more && text[n-1] != '.'
}

// plainLength is how long the digits of ASCII are that a text begins with, with one point.
func plainLength(text string) int {
	point := false
	for i := range len(text) {
		if c := text[i]; c == '.' && !point && i > 0 && i < len(text)-1 {
			point = true
		} else if c < '0' || c > '9' {
			return i
		}
	}
	return len(text)
}

// groupOfThree reports whether a text begins with three digits and no more.
func groupOfThree(text string) bool {
	n := 0
	for _, r := range text {
		if _, digit := zeroOf(r); !digit {
			break
		}
		if n++; n > 3 {
			return false
		}
	}
	return n == 3
}

// zeroOf is the zero of the digits that a character is one of: those of ASCII, of the full
// width, of the Arabic and Persian scripts and of India. Each of them is decimal, and means
// the same everywhere.
func zeroOf(r rune) (zero rune, ok bool) {
	if r < utf8.RuneSelf {
		return '0', r >= '0' && r <= '9'
	}
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for zero = r; zero > r-9 && unicode.Is(unicode.Nd, zero-1); {
		zero--
	}
	switch zero { // others have digits of several forms side by side
	case '٠', '۰', '０', '०', '০', '๐':
		return zero, true
	}
	return 0, false
}

// The signs of the Arabic script.
const (
	arabicDecimal   = '٫'
	arabicThousands = '٬'
)

// signOf is what a sign between digits is in ASCII; 0 for what is none.
func signOf(r rune) rune {
	switch r {
	case '.', ',', arabicDecimal, arabicThousands:
		return r
	case '．':
		return '.'
	case '，', '‚':
		return ','
	case '\'', '’', '‘', 'ʼ', '´', '′', '＇':
		return '\''
	case ' ', '\u00a0', '\u2007', '\u2008', '\u2009', '\u200a', '\u202f', '\u2002', '\u2005', '\u2006':
		return ' '
	}
	return 0
}

package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// written is a number as a cell writes it, taken apart. Its digits are not read yet: that
// needs to know which sign is the decimal sign.
type written struct {
	digits   string // with signs between groups
	negative bool
	brackets bool   // around it
	unit     string // beside it: a sign of a currency, %
	after    string // what stands after it: a code, a mark
}

// cut takes a cell apart. It reports false for a text that does not begin with a number.
func cut(text string) (w written, ok bool) {
	rest := text
	if inside, found := strings.CutPrefix(rest, "("); found {
		inner, after, closed := strings.Cut(inside, ")")
		if !closed {
			return w, false
		}
		w, ok = cut(inner)
		if ok = ok && !w.brackets && !w.negative && w.after == ""; ok {
			w.brackets = true
			w.addUnit(trim(after))
		}
		return w, ok
	}
	rest = w.cutSign(rest)
	if r, n := utf8.DecodeRuneInString(rest); unicode.Is(unicode.Sc, r) {
		w.unit, rest = rest[:n], trim(rest[n:])
	}
	if !w.negative {
		rest = w.cutSign(rest)
	}
	n := digitsOf(rest)
	if n == 0 {
		return w, false
	}
	w.digits = rest[:n]
	w.addUnit(trim(rest[n:]))
	return w, true
}

func (w *written) cutSign(text string) string {
	for _, sign := range []string{"-", "\u2212", "\u2013", "+"} {
		if rest, found := strings.CutPrefix(text, sign); found {
			w.negative = sign != "+"
			return trim(rest)
		}
	}
	return text
}

// addUnit reads what stands after the digits.
func (w *written) addUnit(after string) {
	if r, n := utf8.DecodeRuneInString(after); w.unit == "" && (r == '%' || r == '‰' || unicode.Is(unicode.Sc, r)) {
		w.unit, after = after[:n], trim(after[n:])
	}
	w.after = after
}

// trim cuts spaces, also those that keep a line together.
func trim(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }

// digitsOf is how many bytes of a text are digits and single signs between them. A space
// stands between digits where three follow.
func digitsOf(text string) int {
	end := 0
	for i := 0; i < len(text); {
		if isDigit(text[i]) {
			i++
			end = i
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		next := text[i+n:]
		switch {
		case next == "" || !isDigit(next[0]) || i != end:
			return end
		case r == '.', r == ',' && end > 0, isApostrophe(r) && end > 0:
		case unicode.IsSpace(r) && end > 0 && (len(next) == 3 || len(next) > 3 && !isDigit(next[3])) && isDigit(next[1]) && isDigit(next[2]):
		default:
			return end
		}
		i += n
	}
	return end
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// dialect is how numbers are written.
type dialect struct {
	decimal   rune // a point or a comma; 0: not known
	thousands rune // 0: any sign that is not the decimal sign
}

// plain writes digits as data.ParseDecimal reads them. It reports false where the dialect
// does not write them so.
func (d dialect) plain(digits string) (plain string, ok bool) {
	if isPlain(digits) && (d.decimal == '.' || strings.IndexByte(digits, '.') < 0) {
		return digits, true
	}
	whole, fraction, decimals := digits, "", false
	if i := strings.LastIndex(digits, string(d.decimal)); i >= 0 && d.decimal != 0 {
		whole, fraction, decimals = digits[:i], digits[i+1:], true
		if !isAllDigits(fraction) {
			return "", false
		}
	}
	whole, ok = d.ungrouped(whole)
	if !ok || whole == "" && !decimals {
		return "", false
	}
	if whole == "" {
		whole = "0"
	}
	if decimals {
		return whole + "." + fraction, true
	}
	return whole, true
}

// isPlain reports whether digits are nothing else, but for a point between them.
func isPlain(digits string) bool {
	point := false
	for i := range len(digits) {
		if digits[i] == '.' && !point && i > 0 {
			point = true
		} else if !isDigit(digits[i]) {
			return false
		}
	}
	return true
}

func isAllDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// ungrouped leaves out the signs between groups: of three digits, or of two before the last
// three, as in 12,34,567.
func (d dialect) ungrouped(whole string) (string, bool) {
	i := strings.IndexFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
	if i < 0 {
		return whole, true
	}
	sign, _ := utf8.DecodeRuneInString(whole[i:])
	if sign == d.decimal || d.thousands != 0 && !alike(sign, d.thousands) {
		return "", false
	}
	groups := strings.Split(whole, string(sign))
	last := len(groups) - 1
	size := 3
	if sign == ',' && last > 1 && len(groups[1]) == 2 {
		size = 2
	}
	if n := len(groups[0]); n == 0 || n > size || groups[0][0] == '0' || len(groups[last]) != 3 {
		return "", false
	}
	for i, g := range groups {
		if !isAllDigits(g) || i > 0 && i < last && len(g) != size {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// alike reports whether two signs between groups are the same: one space is as good as
// another, and so is an apostrophe.
func alike(a, b rune) bool {
	return a == b || unicode.IsSpace(a) && unicode.IsSpace(b) || isApostrophe(a) && isApostrophe(b)
}

// readings are what digits are with a point as the decimal sign, and with a comma; empty
// where they are not written so.
func (d dialect) readings(digits string) (point, comma string) {
	if d.decimal != ',' {
		point, _ = dialect{'.', d.thousands}.plain(digits)
	}
	if d.decimal != '.' {
		comma, _ = dialect{',', d.thousands}.plain(digits)
	}
	return point, comma
}

package number

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/data"
)

// Dialect is how the numbers of a table are written.
type Dialect struct {
	// Decimal is the sign before decimals, a point or a comma; 0 where that is not known.
	Decimal rune
	// Thousands is the sign between groups of digits: a comma, a point, a space of any width,
	// an apostrophe. None stands for none, and 0 for any that is not the decimal sign.
	Thousands rune
}

// None is the sign between groups of digits that are not grouped.
const None rune = -1

// DecimalWords and ThousandsWords are what the signs are called in a file.
func DecimalWords() []string   { return []string{"point", "comma"} }
func ThousandsWords() []string { return []string{"comma", "point", "space", "apostrophe", "none"} }

// Word is what a sign is called; empty for 0.
func Word(sign rune) string {
	switch sign {
	case '.':
		return "point"
	case ',':
		return "comma"
	case ' ':
		return "space"
	case '\'':
		return "apostrophe"
	case None:
		return "none"
	}
	return ""
}

// Sign is the sign of a word, or of the sign itself; 0 for another.
func Sign(word string) rune {
	for _, sign := range []rune{'.', ',', ' ', '\'', None} {
		if Word(sign) == word || sign > 0 && string(sign) == word {
			return sign
		}
	}
	return 0
}

// Plain writes the digits of a number without its sign as data.ParseDecimal reads them. It
// reports false where the dialect does not write them so, or where the decimal sign is not
// known and would make a difference.
func (d Dialect) Plain(w Written) (plain string, ok bool) {
	point, comma := d.Readings(w)
	if point != "" && comma != "" && point != comma {
		return "", false
	}
	if plain = point; point == "" {
		plain = comma
	}
	return plain, plain != ""
}

// Readings are what a number is with a point as the decimal sign, and with a comma; empty
// where it is not written so.
func (d Dialect) Readings(w Written) (point, comma string) {
	if strings.ContainsRune(w.Digits, arabicDecimal) || strings.ContainsRune(w.Digits, arabicThousands) {
		plain := w.plainBy(arabicDecimal, arabicThousands)
		return plain, plain
	}
	if w.Exponent { // of programs, which do not group digits
		d.Thousands = None
	}
	if d.Decimal != ',' {
		point = w.plainBy('.', d.Thousands)
	}
	if d.Decimal != '.' {
		comma = w.plainBy(',', d.Thousands)
	}
	return point, comma
}

// plainBy writes the number with these signs; empty where it is not written with them.
func (w Written) plainBy(decimal, thousands rune) string {
	whole, fraction, _ := strings.Cut(w.Digits, string(decimal))
	decimals := len(whole) < len(w.Digits)
	if decimals && !data.AllDigits(fraction) || whole == "" && !decimals {
		return ""
	}
	var b [longest + 1]byte
	plain, ok := ungrouped(b[:0], whole, decimal, thousands)
	if whole == "" {
		plain = append(plain, '0')
	}
	switch {
	case !ok, len(plain) > 1 && plain[0] == '0':
		return ""
	case w.Exponent:
		return shifted(string(plain), fraction, w.Power)
	case decimals && decimal == '.' && len(plain) == len(whole), !decimals && len(plain) == len(w.Digits):
		return w.Digits
	case decimals:
		plain = append(append(plain, '.'), fraction...)
	}
	return string(plain)
}

// shifted moves the point by a power of ten.
func shifted(whole, fraction string, power int) string {
	decimals := len(fraction) - power
	digits := strings.TrimLeft(whole+fraction, "0")
	if decimals < 0 {
		if digits != "" {
			digits += strings.Repeat("0", min(-decimals, longest))
		}
		decimals = 0
	}
	if len(digits) > data.MaxDigits || decimals > data.MaxDecimals {
		return ""
	}
	if missing := decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	if decimals == 0 {
		return digits
	}
	return digits[:len(digits)-decimals] + "." + digits[len(digits)-decimals:]
}

// ungrouped leaves out the signs between groups of three digits; of two before the last
// three, where commas stand between them, as in 12,34,567.
func ungrouped(out []byte, whole string, decimal, thousands rune) ([]byte, bool) {
	i := strings.IndexFunc(whole, func(r rune) bool { return r < '0' || r > '9' })
	if i < 0 {
		return append(out, whole...), true
	}
	sign, width := utf8.DecodeRuneInString(whole[i:])
	if sign == decimal || thousands != 0 && sign != thousands || i == 0 || whole[0] == '0' {
		return out, false
	}
	out = append(out, whole[:i]...)
	rest, size := whole[i:], 3
	if sign == ',' && len(rest) > 4 && rest[3] == ',' {
		size = 2
	}
	right := i <= size
	for right && rest != "" {
		right = strings.HasPrefix(rest, string(sign))
		group := rest[min(width, len(rest)):]
		if len(group) > 3 {
			group = group[:size]
		} else {
			right = right && len(group) == 3
		}
		right = right && data.AllDigits(group)
		out, rest = append(out, group...), rest[min(width+len(group), len(rest)):]
	}
	return out, right
}

// inWords is a whole number below a million as it is said.
func inWords(n int) string {
	ones := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	join := func(front, sign string, rest int) string {
		if rest == 0 {
			return front
		}
		return front + sign + inWords(rest)
	}
	switch {
	case n < 20:
		return ones[n]
	case n < 100:
		return join(tens[n/10], "-", n%10)
	case n < 1000:
		return join(ones[n/100]+" hundred", " ", n%100)
	}
	return join(inWords(n/1000)+" thousand", " ", n%1000)
}

// said is a plain number in words: where it has decimals, one for each digit of them.
func said(plain string) string {
	whole, fraction, point := strings.Cut(plain, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n >= 1_000_000 {
		return plain
	}
	words := inWords(n)
	if point {
		words += " point"
		for i := range len(fraction) {
			words += " " + inWords(int(fraction[i]-'0'))
		}
	}
	return words
}

package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/flag"
	"briefing/data/internal/pattern"
	"briefing/data/spelling"
	"briefing/data/table/grid"
	"briefing/data/table/number"
)

// kind is what a cell holds.
type kind uint8

const (
	empty   kind = iota
	text         // a name, a remark
	period       // one that is no number
	year         // four digits, which may be a year or a number
	numeral      // perhaps with a code
	mark         // a sign in place of a number
)

// holds reports whether the cell can stand in a column of numbers.
func (k kind) holds() bool { return k == numeral || k == mark || k == year }

// kindOf finds out what a cell holds.
func kindOf(c *grid.Cell) kind {
	switch {
	case c.NotComputed:
		return mark
	case c.Text == "":
		return empty
	case isYear(c.Text):
		return year
	case isCodedYear(c.Text):
		return period
	case isNumbered(c.Text):
		return text
	}
	w, ok := number.Cut(c.Text)
	ok = ok && isWritten(w)
	switch {
	case ok && isYear(w.Digits) && isYearMark(w.Mark) && !w.Negative && !w.Brackets && !w.Triangle && w.Unit == "":
		return year
	case ok && w.Mark == "" && !isDateDigits(c.Text), c.Number != "" && !ok && !spelling.Meant(c.Text):
		return numeral
	case isMark(c.Text):
		return mark
	case isBound(c.Text):
		return numeral
	case spelling.Meant(c.Text):
		return period
	case ok:
		return numeral
	}
	if before, _, noted := cutNoted(c.Text); noted && strings.ContainsAny(before, ".,") {
		return numeral // without decimals it may be a code
	}
	return text
}

// isNumbered reports whether a text is a code of three letters and a digit, as EUR1 is, which
// is no amount.
func isNumbered(text string) bool {
	return len(text) == 4 && isDigit(text[3]) && strings.IndexFunc(text[:3], func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// isWritten reports whether a text is a number in some dialect.
func isWritten(w number.Written) bool {
	if w.Mark != "" && isName(w) {
		return false
	}
	point, comma := number.Dialect{}.Readings(w)
	return point != "" || comma != ""
}

// isCodedYear reports whether a text is a year as the World Bank heads columns: 2019 [YR2019].
func isCodedYear(text string) bool {
	return len(text) == len("2019 [YR2019]") && text[4:8] == " [YR" && isYear(text[:4]) && text[8:] == text[:4]+"]"
}

// isName reports whether a number with a word after it is the code of something with its
// name: 0301 Oslo, 18 Lyon.
func isName(w number.Written) bool {
	first, size := utf8.DecodeRuneInString(w.Mark)
	next, _ := utf8.DecodeRuneInString(w.Mark[size:])
	return len(w.Digits) > 1 && w.Digits[0] == '0' && isDigit(w.Digits[1]) || unicode.IsUpper(first) && unicode.IsLower(next)
}

// isYearMark reports whether what stands after four digits is what offices put after years:
// the mark of a note, or the letter of what is revised, provisional or estimated.
func isYearMark(after string) bool {
	return isFootnote(after) || after == "r" || after == "p" || after == "e"
}

// headText is the text of a head: the year where it is a number that is one.
func headText(c *grid.Cell) string {
	if isYear(c.Number) {
		return c.Number
	}
	if c.Text != "" && c.Text[0] >= utf8.RuneSelf && len(c.Text) < longestYear {
		if w, ok := number.Cut(c.Text); ok && isYear(w.Digits) && w.Mark == "" && w.Unit == "" { // in the digits of another script
			return w.Digits
		}
	}
	return c.Text
}

// longestYear is how many bytes a year has less than, in whatever script.
const longestYear = 17

func isYear(text string) bool {
	return len(text) == 4 && data.AllDigits(text) && text >= "1500" && text < "2200"
}

// isDateDigits reports whether digits are a day or a month written without signs: 20190131.
func isDateDigits(text string) bool {
	if len(text) != 6 && len(text) != 8 || !data.AllDigits(text) || !isYear(text[:4]) {
		return false
	}
	return spelling.Heads([]string{text})[0].Period
}

// isPeriod reports whether the text of a head is a period.
func isPeriod(text string) bool {
	if w, ok := number.Cut(text); ok && w.Mark == "" && !isYear(text) && !isDateDigits(text) && isPlain(w.Digits) {
		return false
	}
	return text != "" && spelling.Heads([]string{text})[0].Period
}

// isEastern reports whether a cell has letters of East Asia.
func isEastern(c grid.Cell) bool {
	return strings.ContainsFunc(c.Text, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}

// isMark reports whether a text stands in place of a number.
func isMark(s string) bool {
	if utf8.RuneCountInString(s) > 8 {
		return false
	}
	if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) || r == '%' }) < 0
	}
	switch strings.ToLower(s) {
	case "n/a", "na", "n.a.", "nan", "null", "#n/a", "k.a.", "x":
		return true
	}
	return s[0] == '[' || s[0] == ':' && len(flag.Readings(s)) > 0
}

var footnote = pattern.New(`^(?:\[note \d+\]|\(?\d{1,2}\)|[†‡§¶¹²³⁰⁴-⁹]+|\*+)$`)

// isFootnote reports whether what stands after a number leads to a note below the table.
func isFootnote(after string) bool { return footnote.MatchString(after) }

// trim cuts spaces, also those that keep a line together.
func trim(s string) string { return strings.TrimFunc(s, unicode.IsSpace) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isPlain reports whether a text is digits and nothing else, but for a point between them and
// a sign before them, as nearly all numbers are.
func isPlain(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	point := false
	for i := range len(digits) {
		if digits[i] == '.' && !point && i > 0 && i+1 < len(digits) {
			point = true
		} else if !isDigit(digits[i]) {
			return false
		}
	}
	return digits != ""
}

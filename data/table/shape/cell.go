package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data/flag"
	"briefing/data/internal/pattern"
	"briefing/data/spelling"
	"briefing/data/table/grid"
)

// kind is what a cell holds.
type kind uint8

const (
	empty  kind = iota
	text        // a name, a remark
	period      // one that is no number
	year        // four digits, which may be a year or a number
	number      // perhaps with a code
	mark        // a sign in place of a number
)

// holds reports whether the cell can stand in a column of numbers.
func (k kind) holds() bool { return k == number || k == mark || k == year }

// kindOf finds out what a cell holds.
func kindOf(c *grid.Cell) kind {
	switch {
	case c.Text == "":
		return empty
	case isYear(c.Text):
		return year
	}
	w, ok := cut(c.Text)
	if ok && !isWritten(w.digits) {
		ok = false
	}
	switch {
	case ok && w.after == "" && !isDateDigits(c.Text), c.Number != "" && !ok && !spelling.Meant(c.Text):
		return number
	case isMark(c.Text):
		return mark
	case spelling.Meant(c.Text):
		return period
	case ok && isCode(w.after):
		return number
	}
	return text
}

// isWritten reports whether digits are a number in some dialect.
func isWritten(digits string) bool {
	point, comma := dialect{}.readings(digits)
	return point != "" || comma != ""
}

func isYear(text string) bool {
	return len(text) == 4 && isAllDigits(text) && text >= "1500" && text < "2200"
}

// isDateDigits reports whether digits are a day or a month written without signs: 20190131.
func isDateDigits(text string) bool {
	if len(text) != 6 && len(text) != 8 || !isAllDigits(text) || !isYear(text[:4]) {
		return false
	}
	_, err := spelling.One(text)
	return err == nil
}

// isPeriod reports whether the text of a head is a period.
func isPeriod(text string) bool {
	if w, ok := cut(text); ok && w.after == "" && !isYear(text) && !isDateDigits(text) && isPlain(w.digits) {
		return false
	}
	return spelling.Meant(text)
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

// isCode reports whether what stands after a number can be a code or a mark, and not the
// rest of a text that begins with digits.
func isCode(after string) bool {
	if isFootnote(after) || after[0] == '[' || after[0] == '(' {
		return true
	}
	return utf8.RuneCountInString(after) <= 4 && strings.IndexFunc(after, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("*:.,| ", r)
	}) < 0
}

var footnote = pattern.Lazy(`^(?:\[note \d+\]|\(?\d{1,2}\)|[†‡§¶¹²³⁰⁴-⁹]+|\*+)$`)

// isFootnote reports whether what stands after a number leads to a note below the table.
func isFootnote(after string) bool { return footnote().MatchString(after) }

package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
)

// UnitAlone is a unit where it stands without a number, above a column: 家企业 is 企业数（家） there.
func UnitAlone(p *Printer, unit string) string {
	noun, counter := NounAlone(p, unit)
	if counter == "" {
		return noun
	}
	return p.Say(WordWithStatus, "value", noun, "status", counter)
}

// NounAlone is what a unit counts where it stands without a number, and the word that counts it: 企业数 and
// 家. Without the 数, a voice runs both into a word of its own, as 企业家, which is an entrepreneur.
func NounAlone(p *Printer, unit string) (noun, counter string) {
	first, size := utf8.DecodeRuneInString(unit)
	if size == 0 || size == len(unit) || !strings.ContainsRune(p.lang.classifiers, first) {
		return unit, ""
	}
	return p.Say(WordNumberOf, "noun", unit[size:]), unit[:size]
}

// ShortForm is a sign or an abbreviation at text[From:To], and what it stands for.
type ShortForm struct {
	From, To int
	Long     string
	Heard    string // what is said in its place, of a sign that is no word
}

// ShortForms finds what a voice would not say as it is meant, next to a number: powers of ten in
// short, as in 5 trn, signs that compare, as in > 5, and the dash of a range. Powers that are one letter may be units,
// and are left.
func ShortForms(p *Printer, text string) []ShortForm {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var out []ShortForm
	before := ' ' // the last character that is no space
	space := true // white space is next to it, or nothing
	for at, c := range text {
		switch {
		case unicode.IsSpace(c):
			space = true
			continue
		case c == '–' && !space && spans(before, text[at+utf8.RuneLen(c):]):
			out = append(out, ShortForm{From: at, To: at + utf8.RuneLen(c), Heard: Through(p)})
		case isDigit(before):
			if long, n := inShort(p, text[at:]); n > 0 {
				out = append(out, ShortForm{From: at, To: at + n, Long: long})
			}
		case space || before == '(' || before == '（':
			if long := compares(p, text[at:], c); long != "" {
				out = append(out, ShortForm{From: at, To: at + utf8.RuneLen(c), Long: long})
			}
		}
		before, space = c, false
	}
	return out
}

// spans reports whether a dash between a character and a text goes from one number to another.
func spans(before rune, rest string) bool {
	return rest != "" && isDigit(rune(rest[0])) && (isDigit(before) || strings.ContainsRune("年月日%", before))
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// inShort is the power of ten that a text begins with, where it is in short, and how long that is.
func inShort(p *Printer, text string) (long string, n int) {
	word, exp := ScaleAt(p, text)
	for _, s := range p.lang.scales {
		if s.exp == exp && word == s.short && word != s.long {
			return s.long, len(word)
		}
	}
	return "", 0
}

// compares is what a sign says that a text begins with, where a number follows it.
func compares(p *Printer, text string, sign rune) string {
	rest := strings.TrimLeftFunc(text[utf8.RuneLen(sign):], unicode.IsSpace)
	if rest == "" || !isDigit(rune(rest[0])) {
		return ""
	}
	for is, form := range symbols {
		first, _ := utf8.DecodeRuneInString(form)
		words, whole := strings.CutSuffix(p.lang.qualifiers[is], "{a}")
		if data.Qualifier(is) != data.Exact && first == sign && whole {
			return strings.TrimSpace(words)
		}
	}
	return ""
}

package numfmt

import (
	"strings"
	"unicode/utf8"
)

// longestCode is how long a format may be, in bytes; spreadsheets write 255 characters.
const longestCode = 2000

// tokenKind says what a token of a format is.
type tokenKind uint8

const (
	literal   tokenKind = iota // shown as it is
	quoted                     // the same, in quotes or behind a backslash
	blank                      // a space as wide as a character
	digit                      // 0, # or ?
	point                      // .
	comma                      // ,
	percent                    // %
	slash                      // /
	power                      // E+ or E-
	textHere                   // @
	general                    // General
	dateToken                  // yyyy, mm, [h], AM/PM: in lower case
	test                       // [>=100]
)

type token struct {
	kind tokenKind
	text string
}

// lexer splits a format into tokens. The texts are pieces of the format.
type lexer struct {
	rest   string
	digits bool // there was a place for a digit in the section
}

// next returns the token at the beginning; it is empty for what shows nothing, such as a
// colour.
func (l *lexer) next() (t token, shown bool) {
	switch c := l.rest[0]; c {
	case '"':
		return l.quote(), true
	case '\\':
		l.take(1)
		return token{quoted, l.takeRune()}, true
	case '_':
		l.take(1)
		l.takeRune()
		return token{blank, " "}, true
	case '*':
		l.take(1)
		return token{blank, " "}, l.takeRune() == " "
	case '[':
		return l.bracket()
	case '0', '#', '?':
		l.digits = true
		return token{digit, l.take(1)}, true
	case '.':
		return token{point, l.take(1)}, true
	case ',':
		return token{comma, l.take(1)}, true
	case '%':
		return token{percent, l.take(1)}, true
	case '/':
		return token{slash, l.take(1)}, true
	case '@':
		return token{textHere, l.take(1)}, true
	}
	return l.word(), true
}

// quote takes a text in quotes; without a second quote it goes to the end.
func (l *lexer) quote() token {
	inside, rest, _ := strings.Cut(l.rest[1:], `"`)
	l.rest = rest
	return token{quoted, inside}
}

// bracket takes what stands in brackets: a condition, an elapsed time, a currency; colours
// and languages show nothing.
func (l *lexer) bracket() (token, bool) {
	inside, rest, closed := strings.Cut(l.rest[1:], "]")
	if !closed {
		return token{literal, l.take(1)}, true
	}
	whole := l.rest[:len(inside)+2]
	l.rest = rest
	if currency, ok := strings.CutPrefix(inside, "$"); ok {
		currency, _, _ = strings.Cut(currency, "-")
		return token{quoted, currency}, currency != ""
	}
	if inside != "" && strings.ContainsRune("<>=", rune(inside[0])) {
		return token{test, inside}, true
	}
	lower := strings.ToLower(inside)
	if lower != "" && strings.ContainsRune("hms", rune(lower[0])) && strings.Trim(lower, lower[:1]) == "" {
		return token{dateToken, whole}, true
	}
	return token{}, false
}

// dateWords are the words of dates that are more than a letter said again.
var dateWords = [...]string{"AM/PM", "A/P", "上午/下午"}

// word takes a part of a date, an exponent, General, or a character that is shown.
func (l *lexer) word() token {
	for _, w := range [...]string{"General", "Standard"} { // some programs write it in German
		if hasPrefixFold(l.rest, w) {
			return token{general, l.take(len(w))}
		}
	}
	for _, w := range dateWords {
		if hasPrefixFold(l.rest, w) {
			return token{dateToken, l.take(len(w))}
		}
	}
	c := l.rest[0] | 0x20
	if c == 'e' && l.digits && len(l.rest) > 1 && (l.rest[1] == '+' || l.rest[1] == '-') {
		return token{power, l.take(2)}
	}
	n := 1
	for n < len(l.rest) && l.rest[n]|0x20 == c {
		n++
	}
	if strings.IndexByte("ymdhsegb", c) >= 0 || c == 'a' && n >= 3 {
		return token{dateToken, l.take(n)}
	}
	return token{literal, l.takeRune()}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func (l *lexer) take(n int) string {
	taken := l.rest[:n]
	l.rest = l.rest[n:]
	return taken
}

func (l *lexer) takeRune() string {
	_, n := utf8.DecodeRuneInString(l.rest)
	return l.take(n)
}

// split cuts a format into its sections of tokens.
func split(code string) [][]token {
	l := &lexer{rest: code}
	sections := [][]token{l.section()}
	for l.rest != "" {
		l.take(1)
		sections = append(sections, l.section())
	}
	return sections
}

// section takes the tokens up to a semicolon. One that says only a colour is for General.
func (l *lexer) section() []token {
	var tokens []token
	begun := l.rest
	l.digits = false
	for l.rest != "" && l.rest[0] != ';' {
		if t, shown := l.next(); shown {
			tokens = append(tokens, t)
		}
	}
	if len(tokens) == 0 && len(begun) > len(l.rest) && begun[0] == '[' {
		tokens = []token{{kind: general}}
	}
	return tokens
}

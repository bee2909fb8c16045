package language

import (
	"strings"

	"briefing/data/internal/pattern"
)

// arithmetic is what signs of arithmetic are called. A bracket that only says what is computed
// first is heard as a pause, and "the result"; others are named.
type arithmetic struct {
	divided, times, minus, plus, root string
	result, open, close, pause        string
}

// ArithmeticInWords is a computation as it is said: (22.6 ÷ 18.6 − 1) × 100 is "22.6 divided by 18.6,
// minus 1, the result times 100". Voices leave out brackets, and the result would be another. Empty
// where the text is no computation.
func ArithmeticInWords(p *Printer, text string) string {
	if !strings.ContainsAny(text, "÷×") || !strings.ContainsAny(text[:1], "(0123456789") {
		return ""
	}
	return p.lang.arithmetic.say(text)
}

// overYears finds the root that a yearly rate is computed by.
var overYears = pattern.New(`\^\(1/([0-9.,]+)\)`)

func (a *arithmetic) say(text string) string {
	text = overYears.ReplaceAllString(text, a.root)
	if first, rest, ok := bracketFirst(text); ok {
		return a.say(first) + a.pause + a.result + a.signs(rest)
	}
	return a.signs(text)
}

// signs says all signs of a text. After a product, a pause shows that a sum goes on.
func (a *arithmetic) signs(text string) string {
	minus, plus := a.minus, a.plus
	if strings.ContainsAny(text, "÷×") || strings.HasPrefix(text, " ") {
		minus, plus = strings.TrimRight(a.pause, " ")+minus, strings.TrimRight(a.pause, " ")+plus
	}
	return strings.NewReplacer(" ÷ ", a.divided, " × ", a.times, " − ", minus, " + ", plus, "(", a.open, ")", a.close).Replace(text)
}

// bracketFirst splits a computation after a bracket that it begins with, if no other follows.
func bracketFirst(text string) (first, rest string, ok bool) {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			first, rest = text[:i], strings.TrimPrefix(text[i:], ")")
			break
		}
	}
	if !strings.HasPrefix(first, "(") || rest == "" || strings.ContainsAny(rest, "()") {
		return "", "", false
	}
	return first[1:], rest, true
}

package numfmt

import (
	"bytes"
	"strconv"
	"strings"
)

// Format is how a cell shows numbers and texts.
type Format struct {
	numbers []section
	texts   *section
	// mixed is set where some numbers are shown in another unit than others: 3.2M, 5.4K.
	mixed bool
}

// section is a format for some of the numbers, or for texts.
type section struct {
	condition Condition
	kind      sectionKind
	tokens    []token
	number    layout    // of numbers
	fraction  fraction  // of numbers shown as fractions
	date      DateParts // of dates
}

type sectionKind uint8

const (
	words      sectionKind = iota // shows no number
	ofNumber                      // digits
	ofFraction                    // 1/2
	ofGeneral                     // General
	ofDate
	ofText // @
)

// Condition is what numbers a section is for; the zero value holds for all.
type Condition struct {
	operator string // empty for every number
	operand  float64
}

// General is the format of cells that have none.
func General() *Format { return Parse("General") }

// Parse reads a format. What is none shows numbers as General.
func Parse(code string) *Format {
	f := &Format{}
	if strings.TrimSpace(code) == "" || len(code) > longestCode {
		code = "General"
	}
	sections := split(code)
	if len(sections) > 4 {
		sections = split("General")
	}
	for i, tokens := range sections {
		s := newSection(tokens)
		if s.kind == ofText || i == 3 {
			f.texts = &s
			break
		}
		f.numbers = append(f.numbers, s)
	}
	if len(f.numbers) == 0 {
		f.numbers = []section{newSection([]token{{kind: general}})}
	}
	f.setConditions()
	f.mixed = f.mixesUnits()
	return f
}

// mixesUnits reports whether the sections for numbers show them by different powers of
// ten. What is for zero only shows it by any.
func (f *Format) mixesUnits() bool {
	var first *section
	for i := range f.numbers {
		s := &f.numbers[i]
		onlyZero := i == 2 && f.numbers[0].condition == Condition{operator: ">"} && f.numbers[1].condition == Condition{operator: "<"}
		switch {
		case onlyZero || s.kind == words || s.kind == ofDate:
		case first == nil:
			first = s
		case first.number.shift != s.number.shift:
			return true
		}
	}
	return false
}

// newSection decides what the tokens of a section are for.
func newSection(tokens []token) section {
	s := section{}
	has := [test + 1]bool{}
	for _, t := range tokens {
		if t.kind == dateToken && has[digit] && !has[dateToken] {
			t.kind = literal // 0 kg, where g is no era
		}
		has[t.kind] = true
		if t.kind == test {
			s.condition = ParseCondition(t.text)
			continue
		}
		s.tokens = append(s.tokens, t)
	}
	switch {
	case has[dateToken]:
		s.kind = ofDate
		s.date = dateParts(s.tokens)
	case has[textHere]:
		s.kind = ofText
	case has[general]:
		s.kind = ofGeneral
	case has[digit]:
		s.layOut()
	}
	return s
}

// ParseCondition reads >=100. One whose number is none is held against zero.
func ParseCondition(text string) Condition {
	operand := strings.TrimLeft(text, "<>=")
	c := Condition{operator: text[:len(text)-len(operand)]}
	c.operand, _ = strconv.ParseFloat(operand, 64)
	return c
}

// setConditions gives the sections without a condition the usual ones: the first is for
// numbers above zero (and zero, where there are two), the second for those below.
func (f *Format) setConditions() {
	n := len(f.numbers)
	if n < 2 {
		return
	}
	first, second := &f.numbers[0].condition, &f.numbers[1].condition
	given := first.operator != ""
	switch {
	case given:
	case n == 2 && second.operator == "":
		*first = Condition{operator: ">="}
	case second.operator != "" && n == 2: // the first is for what is left
		*first, *second = *second, Condition{}
		f.numbers[0], f.numbers[1] = f.numbers[1], f.numbers[0]
		f.numbers[0].condition, f.numbers[1].condition = *first, *second
	default:
		*first = Condition{operator: ">"}
	}
	if second := &f.numbers[1].condition; second.operator == "" && (n == 3 || !given) {
		*second = Condition{operator: "<"}
	}
}

// Holds reports whether a number meets the condition.
func (c Condition) Holds(f float64) bool {
	switch c.operator {
	case "<":
		return f < c.operand
	case "<=":
		return f <= c.operand
	case ">":
		return f > c.operand
	case ">=":
		return f >= c.operand
	case "<>":
		return f != c.operand
	case "=":
		return f == c.operand
	}
	return c.operator == ""
}

// negative reports whether a section is for numbers below zero only. Such a section says
// itself how it shows the sign.
func (c Condition) negative() bool {
	return c.operator == "<" && c.operand <= 0 || (c.operator == "<=" || c.operator == "=") && c.operand < 0
}

// ShowsDates reports whether numbers are shown as dates.
func (f *Format) ShowsDates() bool { return f.numbers[0].kind == ofDate }

// ShowsYears reports whether numbers are shown as dates with their years.
func (f *Format) ShowsYears() bool { return f.numbers[0].date.Year }

// section is what shows a number; nil where no condition holds.
func (f *Format) section(x Number) *section {
	if len(f.numbers) == 1 && f.numbers[0].condition.operator == "" {
		return &f.numbers[0]
	}
	value := x.Float()
	for i := range f.numbers {
		if f.numbers[i].condition.Holds(value) {
			return &f.numbers[i]
		}
	}
	return nil
}

// tooWide is what a cell shows that cannot show its number.
const tooWide = "########"

// AppendNumber appends what a cell shows of a number to text, and to number the number in
// the unit that is shown, in plain digits; nothing where a word, a dash or a date is shown.
// Where a format shows some numbers in another unit than others, that is the number itself.
// The days of dates are counted by the calendar.
func (f *Format) AppendNumber(text, number []byte, x Number, c Calendar) (shown, value []byte) {
	s := f.section(x)
	if s == nil {
		return append(text, tooWide...), number
	}
	start, whole := len(text), x
	switch s.kind {
	case ofDate:
		return appendDate(text, s, x, c), number
	case ofNumber, ofFraction:
		x = x.Shifted(s.number.shift)
	case words:
		return Tidy(s.appendWords(text, nil), start), number
	}
	if text = s.appendSigned(text, x); bytes.ContainsAny(text[start:], "0123456789") {
		if f.mixed {
			x = whole
		}
		number = x.AppendValue(number, text[start:])
	}
	return text, number
}

// appendSigned appends a number with its sign.
func (s *section) appendSigned(text []byte, x Number) []byte {
	start := len(text)
	signed := x
	if x.negative && !s.condition.negative() {
		text = append(text, '-')
	}
	x.negative = false
	switch s.kind {
	case ofNumber:
		text = s.appendDigits(text, x)
	case ofFraction:
		text = s.appendFraction(text, x)
	default:
		if s.condition.negative() {
			signed.negative = false
		}
		text = s.appendGeneral(text[:start], signed)
	}
	return Tidy(text, start)
}

func (s *section) appendGeneral(text []byte, x Number) []byte {
	for _, t := range s.tokens {
		if t.kind == general {
			text = appendGeneral(text, x)
		} else {
			text = append(text, t.text...)
		}
	}
	return text
}

// AppendText appends what a cell shows of a text.
func (f *Format) AppendText(dst, text []byte) []byte {
	if f.texts == nil {
		return append(dst, text...)
	}
	return f.texts.appendWords(dst, text)
}

// appendWords appends what a section shows that has no place for a number.
func (s *section) appendWords(dst, text []byte) []byte {
	for _, t := range s.tokens {
		if t.kind == textHere {
			dst = append(dst, text...)
		} else {
			dst = append(dst, t.text...)
		}
	}
	return dst
}

// PlainText reports whether texts are shown as they are.
func (f *Format) PlainText() bool {
	return f.texts == nil || len(f.texts.tokens) == 1 && f.texts.tokens[0].kind == textHere
}

// Tidy takes away the blanks that only align a number: those at its ends, and all but one
// of several. It looks at the text from a place on.
func Tidy(text []byte, start int) []byte {
	to, pending := start, false
	for _, c := range text[start:] {
		if c == ' ' {
			pending = to > start
			continue
		}
		if pending {
			text[to] = ' '
			to, pending = to+1, false
		}
		text[to] = c
		to++
	}
	return text[:to]
}

package flag

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
)

// Code is a code of a list, with its meaning and the words of the office for it.
type Code struct {
	Text string
	Says string
	Meaning
}

// List is a list of codes.
type List struct {
	Name  string // empty for a list of the file's own
	codes []Code // the longer ones first
	// numbered says that a digit may follow a code in brackets: [u2].
	numbered bool
	// digits says that a code ends with a digit: -9999.
	digits bool
}

// NewList is a list of the file's own.
func NewList(codes []Code) *List { return newList("", codes) }

func newList(name string, codes []Code) *List {
	sorted := slices.Clone(codes)
	slices.SortStableFunc(sorted, func(a, b Code) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	return &List{Name: name, codes: sorted, digits: slices.ContainsFunc(sorted, func(c Code) bool { return endsInDigit(c.Text) })}
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// HasNumbers reports whether a number can be a code of the list.
func (l *List) HasNumbers() bool { return l != nil && l.digits }

// IsNumber reports whether a number is a code of the list: -9999, as old programs say that there
// is none.
func (l *List) IsNumber(number string) bool {
	return l.digits && slices.ContainsFunc(l.codes, func(c Code) bool { return c.Text == number })
}

// Named returns a list of an office.
func Named(name string) (*List, bool) {
	i := slices.IndexFunc(lists, func(l *List) bool { return l.Name == name })
	if i < 0 {
		return nil, false
	}
	return lists[i], true
}

// Names are those of the lists of offices.
func Names() []string {
	names := make([]string, len(lists))
	for i, l := range lists {
		names[i] = l.Name
	}
	return names
}

// Codes are the codes of the list as its office prints them, in alphabetical order.
func (l *List) Codes() []Code {
	return slices.SortedFunc(slices.Values(l.codes), func(a, b Code) int { return cmp.Compare(a.Text, b.Text) })
}

// Secret are the codes for what may not be published, and the others, in order.
func (l *List) Secret() (codes, others []string) {
	if l == nil {
		return nil, nil
	}
	for _, c := range l.Codes() {
		if c.Confidential {
			codes = append(codes, c.Text)
		} else {
			others = append(others, c.Text)
		}
	}
	return codes, others
}

// Read reads codes: one after the other, with or without spaces, commas or brackets. What
// is not of the list is returned as unknown.
func (l *List) Read(text string) (together Together, unknown string) {
	codes, unknown := l.read(text)
	return putTogether(codes), unknown
}

func putTogether(codes []*Code) (together Together) {
	for _, c := range codes {
		together.Add(c.Meaning)
	}
	return together
}

// read finds the codes of a text. A sign that separates codes is one itself where it is of
// the list and stands first or last.
func (l *List) read(text string) (codes []*Code, unknown string) {
	for rest := trimSpace(text); rest != ""; {
		code, n := l.first(rest)
		if after := next(rest); after != rest && after != "" && (code == nil || codes != nil) {
			rest = after
			code, n = l.first(rest)
		}
		switch {
		case code != nil && slices.Contains(codes, code) && !strings.Contains(text, "["):
			return codes, rest // it says nothing twice
		case code != nil:
			codes, rest = append(codes, code), trimSpace(rest[n:])
		case codes != nil && next(rest) == "": // a comma at the end
			return codes, ""
		default:
			if code := l.worded(text); code != nil {
				return []*Code{code}, ""
			}
			return codes, rest
		}
	}
	return codes, ""
}

// worded is the code that a text is with its words, or in the words alone: B: time series
// break. It is nil for none.
func (l *List) worded(text string) *Code {
	text = strings.TrimSpace(text)
	if code, says, both := strings.Cut(text, ": "); both && says != "" {
		return l.whole(code)
	}
	i := slices.IndexFunc(l.codes, func(c Code) bool { return strings.EqualFold(c.Says, text) && c.Says != "" })
	if i < 0 {
		return nil
	}
	return &l.codes[i]
}

const spaces = " \t\u00a0\u202f"

func trimSpace(s string) string { return strings.TrimLeft(s, spaces) }

// next leaves out what separates codes.
func next(s string) string { return strings.TrimLeft(s, spaces+",;|/") }

// SaysNothing reports whether a text is a code for a plain number.
func (l *List) SaysNothing(text []byte) bool {
	return l != nil && slices.ContainsFunc(l.codes, func(c Code) bool { return c.Text == string(text) && c.Plain() })
}

// first is the code that a text begins with, and how long it is; nil for none.
func (l *List) first(text string) (*Code, int) {
	if inside, _, closed := strings.Cut(strings.TrimPrefix(text, "["), "]"); closed && text[0] == '[' {
		return l.whole(strings.TrimSpace(inside)), len(inside) + 2
	}
	for i := range l.codes {
		if strings.HasPrefix(text, l.codes[i].Text) {
			return &l.codes[i], len(l.codes[i].Text)
		}
	}
	return nil, 0
}

// whole is the code that a text in brackets is; nil for none.
func (l *List) whole(text string) *Code {
	if l.numbered {
		text = strings.TrimRight(text, "0123456789")
	}
	i := slices.IndexFunc(l.codes, func(c Code) bool { return c.Text == text })
	if i < 0 {
		return nil
	}
	return &l.codes[i]
}

// ReadValue reads a number with codes after it, or codes in its place, and returns the
// number as it is written, and what is not of the list.
func (l *List) ReadValue(text string) (number string, together Together, unknown string) {
	number, codes, unknown := l.readValue(text)
	return number, putTogether(codes), unknown
}

func (l *List) readValue(text string) (number string, codes []*Code, unknown string) {
	if codes, unknown := l.read(text); unknown == "" && text != "" && !isWord(text, len(codes)) && (len(codes) == 1 || !strings.Contains(text, "/")) {
		return "", codes, ""
	}
	number, after := Cut(text)
	if number == "" {
		return "", nil, text
	}
	codes, unknown = l.read(after)
	if unknown != "" && strings.Trim(number, "0.") == "" { // 0.0s
		codes, unknown = l.read("0" + next(after))
	}
	return number, codes, unknown
}

// isWord reports whether what would be several codes one after the other is a word that stands
// in place of a number: eurostat has all letters of "used" as codes.
func isWord(text string, codes int) bool {
	return codes > 2 && strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// Cut cuts a text after the number that it begins with; that is empty for none.
func Cut(text string) (number, after string) {
	after = strings.TrimLeft(text, "+-−0123456789., '\u00a0\u202f")
	number = strings.TrimRight(text[:len(text)-len(after)], " ,\u00a0\u202f")
	if !strings.ContainsAny(number, "0123456789") {
		return "", text
	}
	return number, text[len(number):]
}

// Settle adds what the number itself says of its codes: a zero that is too small to
// count is one only as printed.
func (t *Together) Settle(number data.Decimal) {
	if t.Marks.Has(data.NotSignificant) && number.Sign() == 0 {
		t.Marks = t.Marks&^data.NotSignificant | data.RoundedToZero
	}
}

// Readings are what the lists of offices that know all codes of a text say that it means.
func Readings(text string) []Reading {
	var all []Reading
	for _, l := range lists {
		if says, ok := l.says(text); ok {
			all = append(all, Reading{l.Name, says})
		}
	}
	return all
}

// Reading is what a list says of a text.
type Reading struct{ List, Says string }

// says is what the codes of a text, perhaps after a number, say in the words of the
// office.
func (l *List) says(text string) (string, bool) {
	number, codes, unknown := l.readValue(text)
	if unknown != "" || number == text {
		return "", false
	}
	says := make([]string, len(codes))
	for i, c := range codes {
		says[i] = c.Says
	}
	return strings.Join(says, ", "), true
}

package claim

import (
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/language/sense"
)

// kind is what a token of a sentence is.
type kind uint8

const (
	word   kind = iota
	stop        // ends a clause
	number      // a typed one
	moment      // a time that is typed, or a period that a reference prints
	value       // a reference that prints a number
	other       // any other reference
)

// token is a word or a phrase of a sentence, or what stands between them.
type token struct {
	kind   kind
	sense  sense.Sense
	text   string
	period data.Period // of a time

	nth      int // of a reference, in the text
	part     *data.Part
	function string
	plain    bool // it prints one value of a figure as it is
}

// sentence is the tokens from one full stop to the next.
type sentence []token

// sentences yields those of a text that have a number. They share their memory.
func (c *checker) sentences(parts []data.Part) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		l := &lexer{senses: c.senses, yield: yield, nth: -1}
		for i := 0; i < len(parts) && !l.ended; i++ {
			if parts[i].Reference {
				l.flush()
				l.reference(&parts[i])
				continue
			}
			var text strings.Builder // each line may be a part
			for ; i < len(parts) && !parts[i].Reference; i++ {
				text.WriteString(parts[i].Text)
			}
			l.text(text.String(), i < len(parts))
			i--
		}
		l.flush()
		l.end()
	}
}

// lexer makes the tokens of sentences.
type lexer struct {
	senses *sense.Words
	yield  func(sentence) bool
	ended  bool
	nth    int
	tokens sentence
	values bool     // there are some among the tokens
	words  []string // not yet among the tokens
}

// reference adds a reference.
func (l *lexer) reference(p *data.Part) {
	l.nth++
	t := token{kind: other, nth: l.nth, part: p, function: p.Function(), plain: p.PrintsOne()}
	switch {
	case p.Printed != nil && p.Printed.Value.Is != data.Absent || t.function == "rank" && len(p.Of) == 1:
		t.kind, l.values = value, true
	case p.Tally != nil:
		l.values = true
	case (t.function == "period" || t.function == "since") && len(p.Of) == 1:
		t.kind, t.period = moment, p.Of[0].Key.Period
	}
	l.tokens = append(l.tokens, t)
}

// text adds a piece of text; more may follow it.
func (l *lexer) text(text string, more bool) {
	whole, times := text, timesIn(text)
	for text != "" && !l.ended {
		w, rest := sense.Cut(text)
		for len(times) > 0 && times[0][0] < len(whole)-len(text) {
			times = times[1:]
		}
		switch {
		case len(times) > 0 && times[0][0] == len(whole)-len(text):
			l.flush()
			l.tokens = append(l.tokens, timeAt(whole, times[0]))
			text = whole[times[0][1]:]
		case w != "" && w[0] >= '0' && w[0] <= '9':
			l.flush()
			text = l.number(text)
		case w != "":
			l.words = append(l.words, sense.Fold(w))
			text = rest
		default:
			text = l.sign(text, more)
		}
	}
}

// number adds a number that is typed, and returns the text behind it.
func (l *lexer) number(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' })
	if end < 0 {
		end = len(text)
	}
	digits := strings.TrimRight(text[:end], ".,")
	t := token{kind: number, text: digits, nth: -1}
	if year, err := strconv.Atoi(digits); err == nil && len(digits) == 4 && year >= 1800 && year <= 2100 {
		t.kind, t.period = moment, data.YearOf(year)
	}
	l.tokens = append(l.tokens, t)
	return text[len(digits):]
}

// sign passes over one character that is no part of a word, or a part of a text that is no prose.
func (l *lexer) sign(text string, more bool) string {
	r, size := utf8.DecodeRuneInString(text)
	rest := text[size:]
	switch {
	case strings.HasPrefix(text, "[@") || strings.HasPrefix(text, "](") || strings.HasPrefix(text, "[^"):
		if end := strings.IndexAny(text, ")]\n"); end > 1 {
			return text[end:]
		} else if end := strings.IndexAny(rest, ")]"); end >= 0 {
			return rest[end:]
		}
	case strings.ContainsRune("。！？", r), strings.ContainsRune(".!?", r) && fullStop(rest, more), r == '\n' && newBlock(rest, more):
		l.flush()
		l.end()
	case strings.ContainsRune(",;:()–—，；：、（）", r):
		l.flush()
		l.tokens = append(l.tokens, token{kind: stop, text: string(r), nth: -1})
	case !unicode.IsSpace(r) && r != '-' && r != '*' && r != '_':
		l.flush()
	}
	return rest
}

// fullStop reports whether what follows a stop begins another sentence.
func fullStop(rest string, more bool) bool {
	rest = strings.TrimLeft(rest, "\"”’»)*_")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" && !more || rest != "" && (unicode.IsSpace(r) || r == '[')
}

// newBlock reports whether a new line begins a paragraph or an item.
func newBlock(rest string, more bool) bool {
	rest = strings.TrimLeft(rest, " ")
	if rest == "" {
		return !more
	}
	return strings.ContainsAny(rest[:1], "\n-*#|>") || rest[0] >= '0' && rest[0] <= '9' && strings.Contains(rest[:min(4, len(rest))], ". ")
}

// flush makes tokens of the words so far.
func (l *lexer) flush() {
	for i := 0; i < len(l.words); {
		of, n := l.senses.At(l.words[i:])
		l.tokens = append(l.tokens, token{sense: of, text: strings.Join(l.words[i:i+n], " "), nth: -1})
		i += n
	}
	l.words = l.words[:0]
}

// end ends a sentence.
func (l *lexer) end() {
	if l.values && !l.ended {
		inTheirYears(l.tokens)
		l.ended = !l.yield(l.tokens)
	}
	l.tokens, l.values = l.tokens[:0], false
}

// around is from where to where the tokens about a place reach, at most so many on each side, that nothing ends.
func around(s sentence, i, most int, ends func(token) bool) (first, last int) {
	first, last = i, i
	for first > 0 && first > i-most && !ends(s[first-1]) {
		first--
	}
	for last+1 < len(s) && last < i+most && !ends(s[last+1]) {
		last++
	}
	return first, last
}

// clause reports whether a token parts two clauses.
func (t token) clause() bool { return t.kind == stop || t.sense == sense.And }

// overlaps reports whether two times have days in common.
func overlaps(a, b data.Period) bool {
	return a.Start().Before(b.End()) && b.Start().Before(a.End())
}

// changes are the functions of texts that print how far two values are apart.
func (t token) changes() bool {
	return t.function == "change" || t.function == "difference" || t.function == "times" || t.function == "movedBy" || t.verb()
}

// verb reports whether the reference prints its own verb.
func (t token) verb() bool { return t.function == "moved" || t.function == "movedMany" }

// moves reports whether the number is itself that of a movement, whose sign is a direction.
func (t token) moves() bool {
	if t.function == "change" || t.function == "difference" || t.function == "movedBy" {
		return true
	}
	if !t.level() {
		return false
	}
	d := t.part.Of[0].Figure.Derived
	return t.part.Printed.Unit.Kind == data.UnitPoints || d != nil && (d.By == data.Growth || d.By == data.CAGR || d.By == data.Difference && len(d.From) == 1)
}

// level reports whether the reference prints a value of a figure as it is.
func (t token) level() bool { return t.kind == value && t.plain }

// sign is that of the number that is printed: 0 where it is 0 as printed.
func (t token) sign() int { return t.part.Printed.Value.Shown().Number.Sign() }

// backwards reports whether a change is that from a later period to an earlier one, and inTime whether
// it is between two periods.
func (t token) backwards() bool {
	return t.inTime() && t.part.Of[1].Key.Period.Compare(t.part.Of[0].Key.Period) < 0
}
func (t token) inTime() bool {
	return len(t.part.Of) == 2 && !t.part.Of[0].Key.Period.IsZero() && t.part.Of[0].Key != t.part.Of[1].Key
}

// movement is whether what is said rose (1) or fell (-1) in time, by a number that is its change.
func (t token) movement() int {
	switch {
	case t.sign() == 0:
		return 0
	case t.function == "amount":
		return valueAt(t, 0).Number.Sign()
	case t.function == "movedBy":
		return valueAt(t, 1).Number.Cmp(valueAt(t, 0).Number)
	case t.changes() && t.backwards():
		return -t.sign()
	}
	return t.sign()
}

// valueAt is one of the values that a reference names.
func valueAt(t token, nth int) data.Value {
	v, _, _ := t.part.Of[nth].Value()
	return v
}

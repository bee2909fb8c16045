package wording

import (
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// phrases are phrases to look for in texts that spaced wrote, with whether each is of flows. They
// are looked up word by word: a regular expression of as many takes longer to compile than a small
// chart to draw.
type phrases struct {
	flow    map[string]bool
	longest int // in words
}

// phrasesOf are the phrases of two lists, once they are needed.
func phrasesOf(stocks, flows string) func() phrases {
	return sync.OnceValue(func() phrases {
		p := phrases{flow: make(map[string]bool, strings.Count(stocks+flows, "|"))}
		for i, list := range []string{stocks, flows} {
			for phrase := range strings.SplitSeq(list, "|") {
				p.flow[strings.ReplaceAll(phrase, " ", "  ")] = i == 1
				p.longest = max(p.longest, 1+strings.Count(phrase, " "))
			}
		}
		return p
	})
}

// at looks for a phrase at the word that begins at a place of a text, and returns the place after
// the blank behind it.
func (p phrases) at(text string, from int) (end int, flow, ok bool) {
	for n, to := 0, from; n < p.longest && to < len(text); n++ {
		to += strings.IndexByte(text[to:], ' ')
		if flow, ok = p.flow[text[from:to]]; ok {
			return to + 1, flow, true
		}
		to += len("  ")
	}
	return 0, false, false
}

// within looks for a phrase that begins inside a word, as the end of a German one does, for the
// last first.
func (p phrases) within(text string, from, to int) (end int, flow, ok bool) {
	if i := strings.IndexFunc(text[from:to], func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		to = from + i
	}
	for to > from && !ok {
		_, size := utf8.DecodeLastRuneInString(text[from:to])
		to -= size
		end, flow, ok = p.at(text, to)
	}
	return end, flow, ok
}

// wordsOf are the places where the words of a text that spaced wrote begin and end.
func wordsOf(text string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from := 1; from < len(text); {
			to := from + strings.IndexByte(text[from:], ' ')
			if !yield(from, to) {
				return
			}
			from = to + len("  ")
		}
	}
}

// mention is a place of a text that says something of amounts, with the blanks around it.
type mention struct {
	from, to int
	flow     bool
}

// mentions are those of a text, none inside another.
func mentions(text string) iter.Seq[mention] {
	return func(yield func(mention) bool) {
		after := 0
		for from, to := range wordsOf(text) {
			if from < after {
				continue
			}
			end, flow, ok := inEnglish().at(text, from)
			if !ok {
				end, flow, ok = inGerman().within(text, from, to)
			}
			if ok {
				after = end
				if !yield(mention{from - 1, end, flow}) {
					return
				}
				continue
			}
			for m := range mentionsInChinese(text[from:to]) {
				if !yield(mention{from + m.from, from + m.to, m.flow}) {
					return
				}
			}
		}
	}
}

// mentionsInChinese are those of a word, in which Chinese words follow each other without blanks.
func mentionsInChinese(word string) iter.Seq[mention] {
	return func(yield func(mention) bool) {
		if !strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return
		}
		for _, m := range inChinese.FindAllStringSubmatchIndex(word, -1) {
			if !yield(mention{m[0], m[1], m[4] >= 0}) {
				return
			}
		}
	}
}

// saysDate reports whether a text names a date.
func saysDate(text string) bool {
	for from := range wordsOf(text) {
		if _, _, ok := ofDates().at(text, from); ok {
			return true
		}
	}
	return slices.ContainsFunc(datesInChinese, func(word string) bool { return strings.Contains(text, word) })
}

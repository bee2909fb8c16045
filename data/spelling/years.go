package spelling

import (
	"slices"
	"strings"

	"briefing/data"
)

// Calendar is one that counts years in its own way, from the first of January.
type Calendar string

// The calendars; the empty one is that of the Common Era.
const (
	Buddhist Calendar = "buddhist" // 2567 is 2024
	Minguo   Calendar = "minguo"   // 113 is 2024
	Japanese Calendar = "japanese" // R6 is 2024, H30 is 2018
)

// Calendars are those that a file can name.
func Calendars() []Calendar { return []Calendar{Buddhist, Minguo, Japanese} }

// The years of eras are counted from another year of ours.
const (
	toBuddhist = 543
	toMinguo   = 1911
)

// eraYears is an era whose first year is known: how many years of ours lie before it, how many
// it has, and the letter by which a year of it is written for short.
type eraYears struct {
	names  []string
	before int
	last   int
	letter string
}

var eras = []eraYears{
	{[]string{"明治", "meiji"}, 1867, 45, "M"},
	{[]string{"大正", "taisho"}, 1911, 15, "T"},
	{[]string{"昭和", "showa"}, 1925, 64, "S"},
	{[]string{"平成", "heisei"}, 1988, 31, "H"},
	{[]string{"令和", "reiwa"}, 2018, 99, "R"},
	{[]string{"中華民國", "中华民国", "民國", "民国", "minguo", "roc"}, toMinguo, 289, ""},
	{[]string{"พ.ศ.", "be"}, -toBuddhist, 2743, ""},
}

// eraIn finds the era that a text begins with, as signs write it, and how long its name is.
func eraIn(text string) (nth, size int) {
	for nth, e := range eras {
		for _, name := range e.names {
			if name[0] >= 0x80 && strings.HasPrefix(text, name) {
				return nth, len(name)
			}
		}
	}
	return -1, 0
}

// eraOf is the era that a word of letters names; -1 for none.
func eraOf(word string) int {
	for nth, e := range eras {
		if slices.Contains(e.names, word) {
			return nth
		}
	}
	return -1
}

// spelledEra is a text with the letter of a Japanese era that it begins with, as in R1 and
// H30, written out; the text itself where it begins with none.
func spelledEra(text string) string {
	if len(text) < 2 || !isDigit(text[1]) {
		return text
	}
	for _, e := range eras {
		if e.letter != "" && text[:1] == e.letter {
			return e.names[0] + text[1:]
		}
	}
	return text
}

// settleYears writes the years of other calendars and those of two digits as years of ours.
func settleYears(tokens []token, in Calendar) []token {
	tokens = settleEras(tokens)
	switch in {
	case Buddhist:
		fromBuddhist(tokens)
	case Minguo:
		fromMinguo(tokens)
	}
	settleShort(tokens)
	return tokens
}

// settleEras puts the name of an era and the number of its year together.
func settleEras(tokens []token) []token {
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i].class != reign {
			continue
		}
		e, year := eras[tokens[i].value], tokens[i+1]
		if !e.has(year) || e.letter == "" && tokens[i].latin && year.value < 100 {
			if e.letter == "" {
				tokens[i].class = era // which may be the beginning of a name
			}
			continue
		}
		tokens[i+1] = token{class: fourDigits, value: year.value + e.before, sign: tokens[i].sign}
		tokens = slices.Delete(tokens, i, i+1)
		if e.letter != "" && i+1 < len(tokens) && tokens[i+1].class == annual {
			tokens[i+1].class = fiscal // 平成30年度
		}
	}
	return tokens
}

// has reports whether a number is that of a year of the era.
func (e *eraYears) has(t token) bool {
	return isNumber(t) && t.class <= fourDigits && t.value >= max(1, 1-e.before) && t.value <= e.last
}

// firstBuddhist is the first year that is counted by the Buddhist calendar where a file says
// so: those before it are of ours.
const firstBuddhist = 2300

// fromBuddhist counts years of the Buddhist calendar from ours.
func fromBuddhist(tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.class == fourDigits && t.value >= firstBuddhist:
			if i+1 < len(tokens) && tokens[i+1].class == twoDigits && tokens[i+1].value == (t.value+1)%100 {
				tokens[i+1].value = (t.value + 1 - toBuddhist) % 100 // 2567/68
			}
			t.value -= toBuddhist
		case t.class == sixDigits && t.value >= firstBuddhist*100:
			t.value -= toBuddhist * 100
		case t.class == eightDigits && t.value >= firstBuddhist*10_000:
			t.value -= toBuddhist * 10_000
		}
	}
}

// fromMinguo counts years of the calendar of Taiwan from ours: all of three digits, or the
// first number.
func fromMinguo(tokens []token) {
	first := slices.IndexFunc(tokens, isNumber)
	if slices.ContainsFunc(tokens, func(t token) bool { return t.class == fourDigits }) {
		return
	}
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.class == threeDigits, i == first && (t.class == oneDigit || t.class == twoDigits):
			t.class, t.value = fourDigits, t.value+toMinguo
		case t.class == fiveDigits:
			t.class, t.value = sixDigits, t.value+toMinguo*100
		}
	}
}

// shortYears are the texts that have a year of two digits, by the classes of their tokens, and
// which of these it is. One digit numbers a half or a quarter.
var shortYears = map[string]int{
	"Fd": 1, "dF": 0, "Fdd": 1, "FdQs": 1, "FdHs": 1, "QsFd": 3, "HsFd": 3, "sQFd": 3, "sHFd": 3, "FddQs": 1, "QsFdd": 3, "ddQs": 0, "Qsdd": 2,
	"Nd": 1, "dN": 0, "sQd": 2, "Qsd": 2, "dQs": 0, "sHd": 2, "Hsd": 2, "dHs": 0,
	"dYsm": 0, "dYdm": 0, "dYsQ": 0, "dYU": 0, "dYL": 0,
}

// firstShort is the first year that has its last two digits in our century and not in the
// last, as for days.
const firstShort = 70

// fullYear is the year of two digits, from 1970 to 2069.
func fullYear(n int) int {
	if n >= firstShort {
		return 1900 + n
	}
	return 2000 + n
}

// settleShort writes the year of two digits in full.
func settleShort(tokens []token) {
	var room [maxTokens]byte
	classes := room[:0]
	for _, t := range tokens {
		classes = append(classes, t.class)
	}
	at, found := shortYears[string(classes)]
	if !found {
		return
	}
	tokens[at].class, tokens[at].value, tokens[at].short = fourDigits, fullYear(tokens[at].value), true
}

// inEras reports whether keys are the years of Japanese eras by their letters, one after the
// other in each series: H30, R1, R2. Those of one era are so only where the file says it, and
// it is asked where they are too high for numbers of things.
func inEras(keys []data.Key) (found, asked bool) {
	first, last, letters, high := 0, 0, map[byte]bool{}, true
	for i, k := range keys {
		text := k.Name
		if len(text) < 2 || len(text) > 3 || spelledEra(text) == text {
			return false, false
		}
		r := readIn(text, Japanese)
		if i == 0 {
			first = r.year
		} else if r.year != last+1 && r.year != last && r.year != first {
			return false, false
		}
		if r.ways != asYear {
			return false, false
		}
		last, letters[text[0]], high = r.year, true, high && len(text) == 3
	}
	return len(letters) > 1, len(letters) == 1 && high && len(keys) >= leastDates
}

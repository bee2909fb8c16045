package language

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
)

// Tables of offices write units in short: £bn, Mio. €, US$ m, Tsd. t, '000, mln zł, 億円. A
// unit of amounts is a power of ten and what is counted, in either order; the first of both is
// looked up among the spellings of all languages, the longest first, and the other is a
// currency or a noun. What is short for two things, as m is for metres and a million, is one
// of them beside a currency, and asked elsewhere.

// powerSpelling is how tables spell a power of ten, in lower case and without a stop.
type powerSpelling struct {
	exp    int
	indian bool
	words  []string
}

// powerSpellings are the spellings that mean one thing, in all languages.
var powerSpellings = []powerSpelling{
	{exp: 3, words: []string{"thousand", "thousands", "thsd", "thous", "thou", "ths", "000", "'000", "000s", "'000s", "000's", "1000", "1 000", "1,000", "1.000",
		"tausend", "tsd", "tds", "milliers", "miles", "migliaia", "milhares", "tusen", "tusind", "duizend", "tuhatta", "tys", "тыс"}},
	{exp: 6, words: []string{"million", "millions", "mn", "mln", "mio", "mill", "millionen", "millones", "millón", "milioni", "milione", "milhões", "milhão", "miljoner", "miljoen", "millioner", "miljoonaa", "milj", "млн"}},
	{exp: 9, words: []string{"billion", "billions", "bn", "bln", "milliarden", "milliarde", "mrd", "mrds", "mia", "mld", "mds", "milliard", "milliards", "miliardi", "miliardo", "miljarder", "miljard", "milliarder", "miles de millones", "mil millones", "mil milhões", "млрд"}},
	{exp: 12, words: []string{"trillion", "trillions", "tn", "trn", "trln", "billionen", "bio", "billones", "трлн"}},
	{exp: 12, indian: true, words: []string{"lakh crore", "lakh crores"}},
	{exp: 7, indian: true, words: []string{"crore", "crores", "cr"}},
	{exp: 5, indian: true, words: []string{"lakh", "lakhs", "lac", "lacs"}},
}

// joinedSpellings are those of languages that write the noun right after them.
var joinedSpellings = []scaleName{
	{"百萬", 6, true}, {"十億", 9, true}, {"千億", 11, true}, {"兆", 12, true}, {"億", 8, true}, {"萬", 4, true},
	{"십억", 9, true}, {"백만", 6, true}, {"조", 12, true}, {"억", 8, true}, {"만", 4, true}, {"천", 3, true},
}

// besideMoney are the spellings that mean a power of ten only beside a currency.
var besideMoney = map[string]int{"m": 6, "mm": 6, "md": 9, "b": 9, "k": 3}

// doubtful are the spellings that are short for two things, with what to write.
var doubtful = map[string][2]string{
	"m": {"million", "metres"}, "b": {"billion", "barrels"}, "k": {"thousand", "kelvins"}, "mil": {"million", "thousand"},
}

// gluedMoney are currencies whose scale is one word with them.
var gluedMoney = map[string]data.Unit{
	"tkr": {Scale: 3, Noun: "kr"}, "mkr": {Scale: 6, Noun: "kr"}, "mnkr": {Scale: 6, Noun: "kr"}, "mdkr": {Scale: 9, Noun: "kr"}, "mrdkr": {Scale: 9, Noun: "kr"},
}

// nounSpellings are further spellings of nouns that the program knows. Those in short are
// nouns only after a power of ten.
var nounSpellings = map[string]string{
	"d'euros": "euros", "d’euros": "euros", "Euros": "euros", "EURO": "euros", "personas": "people", "personnes": "people", "persone": "people", "pessoas": "people", "personer": "people",
	"円": "yen", "名": "people", "명": "people", "원": "KRW", "トン": "tonnes", "톤": "tonnes", "Rs": "rupees", "Rs.": "rupees",
}

// shortNouns are spellings of nouns after a power of ten.
var shortNouns = map[string]string{"t": "tonnes", "Pers.": "people", "pers.": "people", "pers": "people", "Euro": "euros", "euro": "euros", "dollars": "$", "$US": "US$"}

// shortAmount reads a power of ten with what is counted. The hint is what to write for what
// has two readings; ok is false of what is no such unit.
func shortAmount(s string) (u data.Unit, hint string, ok bool) {
	if u, known := gluedMoney[strings.ToLower(s)]; known {
		return u, "", true
	}
	if u, ok := codeAmount(s); ok {
		return u, "", true
	}
	for _, j := range joinedSpellings {
		if noun, found := strings.CutPrefix(s, j.word); found && noun != "" && !prefixed(j.word, noun) {
			return j.unit(canonicalNoun(noun)), "", true
		}
	}
	s = spacedMoney(s)
	if u, ok := powerFirst(s); ok {
		return u, "", true
	}
	if u, ok := powerLast(s); ok {
		return u, "", true
	}
	hint = twoReadings(s)
	return data.Unit{}, hint, hint != ""
}

// twoReadings is what to write for a unit that is short for two things; empty for others.
func twoReadings(s string) string {
	first, rest, more := strings.Cut(s, " ")
	short := strings.TrimSuffix(first, ".")
	if more && (short == "M" || short == "K") {
		short = strings.ToLower(short)
	}
	both, asked := doubtful[short]
	switch {
	case !asked || more && !unicode.IsLetter(firstRune(rest)):
		return ""
	case !more:
		return fmt.Sprintf("write %q, or %q with what is counted", both[1], both[0])
	}
	return fmt.Sprintf("write %q, or %q", both[0]+" "+rest, both[1]+" "+rest)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// codeAmount reads MEUR, TEUR and kSEK.
func codeAmount(s string) (data.Unit, bool) {
	if len(s) != 4 || !isCode(s[1:]) {
		return data.Unit{}, false
	}
	exp, known := map[byte]int{'M': 6, 'T': 3, 'K': 3, 'k': 3}[s[0]]
	return data.Unit{Scale: exp, Noun: s[1:]}, known
}

// spacedMoney parts signs of currencies from letters and apostrophes beside them: £bn, M€.
func spacedMoney(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) })
	if i < 0 {
		return s
	}
	end := i + utf8.RuneLen(firstRune(s[i:]))
	before, sign, after := s[:i], s[i:end], s[end:]
	if IsSign(before+sign) && !isPower(before) && before != "M" && before != "K" && before != "B" && before != "T" || strings.HasSuffix(before, " ") {
		sign, before = before+sign, ""
	}
	if words := strings.Fields(sign); len(words) > 1 {
		before, sign = strings.Join(words[:len(words)-1], " "), words[len(words)-1]
	}
	if before == "" && strings.HasPrefix(after, "US") {
		sign, after = "US"+sign, after[len("US"):] // $US
	}
	return strings.Join(strings.Fields(before+" "+sign+" "+after), " ")
}

// powerOf is the power of ten of a spelling; money is set beside a currency.
func powerOf(word string, money bool) (exp int, indian, ok bool) {
	if word == "Billion" { // a million millions in German
		return 0, false, false
	}
	word = strings.ReplaceAll(strings.ToLower(strings.TrimSuffix(word, ".")), "’", "'")
	for _, p := range powerSpellings {
		if slices.Contains(p.words, word) {
			return p.exp, p.indian, true
		}
	}
	exp, ok = besideMoney[word]
	return exp, false, ok && money
}

func isPower(word string) bool {
	_, _, ok := powerOf(word, false)
	return ok
}

// mostPowerWords is how many words a spelling of a power of ten has at most.
const mostPowerWords = 3

// powerFirst reads Mrd. €, bn tonnes and milliards d'euros.
func powerFirst(s string) (data.Unit, bool) {
	words := strings.Fields(s)
	for n := min(mostPowerWords, len(words)); n > 0; n-- {
		noun, money := amountNoun(strings.Join(words[n:], " "))
		exp, indian, ok := powerOf(strings.Join(words[:n], " "), money)
		if !ok || numbered(data.Unit{Noun: noun}) || strings.HasPrefix(noun, "=") || noun == "" && words[0][0] == '1' {
			continue
		}
		return data.Unit{Scale: exp, Indian: indian, Noun: noun}, true
	}
	if len(words) > 1 && (words[0] == "m" || words[0] == "k" || words[0] == "M" || words[0] == "K") { // people and not metres
		if noun, _ := amountNoun(strings.Join(words[1:], " ")); KnowsNoun(noun) {
			return data.Unit{Scale: besideMoney[strings.ToLower(words[0])], Noun: noun}, true
		}
	}
	return data.Unit{}, false
}

// powerLast reads $ billions, EUR in thousands, tonnes '000 and persons (thousands).
func powerLast(s string) (data.Unit, bool) {
	if before, inside, found := strings.Cut(s, " ("); found && strings.HasSuffix(inside, ")") {
		s = before + " " + strings.TrimSuffix(inside, ")")
	}
	words := strings.Fields(s)
	for n := min(mostPowerWords, len(words)-1); n > 0; n-- {
		front := words[:len(words)-n]
		if last := len(front) - 1; last > 0 && strings.EqualFold(front[last], "in") {
			front = front[:last]
		}
		counted := strings.TrimSuffix(strings.Join(front, " "), ",")
		noun, money := amountNoun(counted)
		known := func() bool { return money || KnowsNoun(noun) || data.SameNoun(noun, "people") }
		if !known() { // Persons in thousands
			noun, money = amountNoun(strings.ToLower(counted))
		}
		exp, indian, ok := powerOf(strings.Join(words[len(words)-n:], " "), money)
		if ok && known() {
			return data.Unit{Scale: exp, Indian: indian, Noun: noun}, true
		}
	}
	return data.Unit{}, false
}

// amountNoun is what is counted, and whether that is a currency.
func amountNoun(s string) (noun string, money bool) {
	for _, link := range []string{"of ", "de ", "di ", "in "} {
		s = strings.TrimPrefix(s, link)
	}
	if noun, known := shortNouns[s]; known {
		s = noun
	}
	noun = canonicalNoun(s)
	return noun, IsCurrency(noun) || data.SameNoun(noun, "€") || data.SameNoun(noun, "£") || data.SameNoun(noun, "US$") || noun == "kr" || noun == "zł" || noun == "rupees" || noun == "yen" || noun == "yuan"
}

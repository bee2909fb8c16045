package language

import (
	"strings"

	"briefing/data"
)

// Tables of offices count in 100 million yuan, 10,000 persons, 10 000 tonnes, '000 persons,
// ten thousand households and millions of euros. All of these are a power of ten and a noun.

// countWords are words for powers of ten that stand before a scale.
var countWords = []scaleName{{word: "ten", exp: 1}, {word: "hundred", exp: 2}}

// leastNumbered is the least power of ten that a number before a noun is read as: a smaller one
// may be what the noun is about.
const leastNumbered = 3

// numberedUnit reads a unit that begins with a power of ten in figures or in several words. It
// is false of others.
func numberedUnit(s string) (data.Unit, bool) {
	exp, rest := leadingPower(s)
	scale, noun := cutScale(rest)
	if scale.exp == 0 {
		scale, noun = pluralScale(rest)
	} else if rest == s {
		return data.Unit{}, false // a scale alone
	}
	exp += scale.exp
	if exp < leastNumbered || noun == "" || noun == s || numbered(data.Unit{Noun: noun}) || strings.HasPrefix(noun, "=") {
		return data.Unit{}, false
	}
	return data.Unit{Scale: exp, Noun: canonicalNoun(noun)}, true
}

// leadingPower cuts a power of ten off the beginning of a unit: 100, 10,000, 10 000, '000, ten.
func leadingPower(s string) (exp int, rest string) {
	for _, apostrophe := range []string{"'000 ", "’000 ", "‘000 "} {
		if after, found := strings.CutPrefix(s, apostrophe); found {
			return leastNumbered, after
		}
	}
	for _, w := range countWords {
		if after, found := strings.CutPrefix(s, w.word+" "); found {
			if scale, _ := cutScale(after); scale.exp > 0 {
				return w.exp, after
			}
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789, \u00a0\u202f", r) })
	if end <= 0 {
		return 0, s
	}
	digits := OnlyDigits(s[:end])
	if zeros := strings.TrimPrefix(digits, "1"); digits != zeros && strings.Trim(zeros, "0") == "" && strings.ContainsAny(s[end-1:end], " \u00a0") {
		return len(zeros), s[end:]
	}
	return 0, s
}

// pluralScale reads "millions of euros".
func pluralScale(s string) (scale scaleName, noun string) {
	for _, scale := range english.scaleNames {
		if after, found := strings.CutPrefix(s, scale.word+"s of "); found {
			return scale, after
		}
	}
	return scaleName{}, s
}

package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// UnitKind tells the units that behave in a way of their own from plain ones.
type UnitKind uint8

// The kinds of unit.
const (
	UnitPlain   UnitKind = iota // a scale and a noun: trillion yuan, users
	UnitPercent                 // parts of a hundred of a named whole
	UnitPoints                  // percentage points: differences of percentages
	UnitIndex                   // a base period is 100
	UnitTimes                   // a ratio of like things
)

// Unit is what a figure is measured in. Units are comparable with ==; figures
// share an axis only when their units are equal.
type Unit struct {
	Kind UnitKind
	// Scale is the power of ten that a printed number is multiplied with: 12
	// for trillion yuan.
	Scale int
	// Noun is what is measured, as the file has it or by its English plural
	// when the program knows it: "yuan", "users".
	Noun string
	// One and Short are the file's own singular and short form of the noun;
	// empty: those the program knows, or the noun itself.
	One, Short string
}

// scaleWords are the scales a file may name, in the languages the program
// knows. Longer words come before the ones they begin with.
var scaleWords = []struct {
	word string
	exp  int
}{
	{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12},
	{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"千", 3},
}

// shortScales are scales in short that a file may not use: printed as they
// stand, they would hide how large a number is.
var shortScales = map[string]string{
	"k": "thousand", "thsd": "thousand", "m": "million", "mn": "million", "mln": "million", "mio": "million",
	"bn": "billion", "bln": "billion", "mrd": "billion", "tn": "trillion", "trn": "trillion", "trln": "trillion",
}

// specialUnits are the units with a kind of their own, by every name a file may
// use.
var specialUnits = map[string]UnitKind{
	"percent": UnitPercent, "%": UnitPercent, "per cent": UnitPercent, "百分比": UnitPercent,
	"percentage points": UnitPoints, "个百分点": UnitPoints, "百分点": UnitPoints,
	"index": UnitIndex, "指数": UnitIndex,
	"times": UnitTimes, "倍": UnitTimes,
}

// parseUnit reads "percent", "trillion yuan", "users" or "万亿元". The hint is
// not empty when the text looks like a misspelling of a known unit.
func parseUnit(s string) (u Unit, hint string) {
	if kind, ok := specialUnits[strings.ToLower(s)]; ok {
		return Unit{Kind: kind}, ""
	}
	if first, rest, more := strings.Cut(s, " "); more && specialUnits[strings.ToLower(first)] == UnitPercent && rest != "points" {
		return Unit{}, `write "percent", and of what in the title`
	}
	scale, noun := cutScale(s)
	if scale == 0 {
		if first, _, more := strings.Cut(s, " "); more {
			if full := shortScales[strings.ToLower(first)]; full != "" {
				return Unit{}, fmt.Sprintf("write %q", full+strings.TrimPrefix(s, first))
			}
			if near := nearest(first, englishScales()); near != "" {
				return Unit{}, fmt.Sprintf("write %q", strings.Replace(s, first, near, 1))
			}
		}
		if near := nearest(strings.ToLower(s), []string{"percent", "percentage points"}); near != "" {
			return Unit{}, fmt.Sprintf("write %q", near)
		}
	}
	return Unit{Scale: scale, Noun: canonicalNoun(noun)}, ""
}

func englishScales() []string {
	var words []string
	for _, s := range scaleWords {
		if s.word[0] < 0x80 {
			words = append(words, s.word)
		}
	}
	return words
}

// cutScale splits "trillion yuan" into 12 and "yuan".
func cutScale(s string) (exp int, noun string) {
	for _, sw := range scaleWords {
		rest, ok := strings.CutPrefix(s, sw.word)
		if !ok {
			continue
		}
		if sw.word[0] >= 0x80 {
			return sw.exp, strings.TrimSpace(rest)
		}
		if noun, ok := strings.CutPrefix(rest, " "); ok || rest == "" {
			return sw.exp, strings.TrimSpace(noun)
		}
	}
	return 0, s
}

// canonicalNoun returns the English plural of a noun that some language of the
// program knows, in any of its forms; other nouns stay as they are.
func canonicalNoun(noun string) string {
	for _, lang := range languages {
		for key, forms := range lang.nouns {
			if noun == forms.one || noun == forms.many {
				return key
			}
		}
	}
	return noun
}

// Exact reports whether whole numbers of the unit are exact counts, not
// roundings: things that are counted one by one.
func (u Unit) Exact() bool { return u.Kind == UnitPlain && u.Scale == 0 }

// The search for a near name leaves out what would take long and help nobody.
const (
	maxNearLength = 100    // characters
	maxNearNames  = 10_000 // names compared with
)

// nearest returns the known word that s was probably meant to be, or "". Equal
// words are not near.
func nearest(s string, known []string) string {
	length := utf8.RuneCountInString(s)
	if length == 0 || length > maxNearLength {
		return ""
	}
	best, bestDistance := "", max(1, length/3)
	for _, k := range slices.Sorted(slices.Values(known[:min(len(known), maxNearNames)])) {
		if apart := utf8.RuneCountInString(k) - length; apart > bestDistance || -apart > bestDistance {
			continue
		}
		d := levenshtein.ComputeDistance(s, k)
		if d == 2 && sameLetters(s, k) {
			d = 1 // two letters that changed places are one slip of the fingers
		}
		if d > 0 && d < length && d <= bestDistance && (best == "" || d < bestDistance) {
			best, bestDistance = k, d
		}
	}
	return best
}

func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

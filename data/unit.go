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

// unitKind is the kind of a unit that a language has a name of its own for.
func unitKind(name string) (UnitKind, bool) {
	for _, tag := range Languages() {
		for known, kind := range languages[tag].unitNames {
			if strings.EqualFold(known, name) {
				return kind, true
			}
		}
	}
	return UnitPlain, false
}

// fullScale is what to write for a scale in short; empty for what is none.
func fullScale(short string) string {
	short = strings.TrimSuffix(short, ".")
	for _, as := range []string{short, strings.ToLower(short)} {
		for _, tag := range Languages() {
			if full := languages[tag].shortScales[as]; full != "" {
				return full
			}
		}
	}
	return ""
}

// parseUnit reads "percent", "trillion yuan", "users" or "万亿元". The hint is
// not empty when the text looks like a misspelling of a known unit.
func parseUnit(s string) (u Unit, hint string) {
	if kind, ok := unitKind(s); ok {
		return Unit{Kind: kind}, ""
	}
	first, rest, more := strings.Cut(s, " ")
	if kind, _ := unitKind(first); more && kind == UnitPercent && rest != "points" {
		return Unit{}, `write "percent", and of what in the title`
	}
	scale, noun := cutScale(s)
	if scale == 0 {
		if more {
			if full := fullScale(first); full != "" {
				return Unit{}, fmt.Sprintf("write %q", full+strings.TrimPrefix(s, first))
			}
			if near := nearest(first, scaleNames()); near != "" {
				return Unit{}, fmt.Sprintf("write %q", strings.Replace(s, first, near, 1))
			}
		}
		if near := nearest(strings.ToLower(s), []string{"percent", "percentage points"}); near != "" {
			return Unit{}, fmt.Sprintf("write %q", near)
		}
	}
	return Unit{Scale: scale, Noun: canonicalNoun(noun)}, ""
}

// scaleNames are the scales that stand apart from their noun.
func scaleNames() []string {
	var words []string
	for _, tag := range Languages() {
		for _, s := range languages[tag].scaleNames {
			if !s.joined {
				words = append(words, s.word)
			}
		}
	}
	return words
}

// cutScale splits "trillion yuan" into 12 and "yuan".
func cutScale(s string) (exp int, noun string) {
	for _, tag := range Languages() {
		for _, scale := range languages[tag].scaleNames {
			rest, ok := strings.CutPrefix(s, scale.word)
			if ok && (scale.joined || rest == "" || rest[0] == ' ') {
				return scale.exp, strings.TrimSpace(rest)
			}
		}
	}
	return 0, s
}

// KnowsNoun reports whether the program itself says what a noun is called in each
// language.
func KnowsNoun(noun string) bool { return english.nouns[noun] != nounForms{} }

// canonicalNoun returns the English plural of a noun that some language of the
// program knows, in any of its forms; other nouns stay as they are.
func canonicalNoun(noun string) string {
	for _, tag := range Languages() {
		for key, forms := range languages[tag].nouns {
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

package language

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"briefing/data"
)

// PercentNames are what stands after a percentage in a text, in all languages, as parts of
// a regular expression.
func PercentNames() []string {
	var names []string
	for _, tag := range Languages() {
		for _, name := range languages[tag].percentNames {
			names = append(names, regexp.QuoteMeta(name))
		}
	}
	return names
}

// MeasureWords are the words of all languages for percentages and powers of ten, as parts of
// a regular expression.
func MeasureWords() []string {
	words := PercentNames()
	for _, tag := range Languages() {
		for _, s := range spokenScales(languages[tag]) {
			words = append(words, regexp.QuoteMeta(s.word))
		}
	}
	return words
}

// spokenScales are the powers of ten as a text of a language writes them: in full, in the
// singular, and in short where that is no letter, which may be that of a unit.
func spokenScales(lang *words) []scaleName { return scalesInTexts()[lang] }

var scalesInTexts = sync.OnceValue(func() map[*words][]scaleName {
	all := map[*words][]scaleName{}
	for _, lang := range languages {
		scales := slices.Concat(lang.indianScales, lang.scaleNames)
		for _, s := range lang.scales {
			for _, word := range []string{s.one, s.short} {
				if utf8.RuneCountInString(word) > 1 {
					scales = append(scales, scaleName{word: word, exp: s.exp})
				}
			}
		}
		all[lang] = scales
	}
	return all
})

// ScaleAt is the word of the language for a power of ten that a text begins with, and that
// power; empty for none.
func ScaleAt(p *Printer, text string) (scale string, exp int) {
	for _, s := range spokenScales(p.lang) {
		rest, found := strings.CutPrefix(text, s.word)
		next, _ := utf8.DecodeRuneInString(rest)
		whole := s.joined || p.lang.measureSpace == "" || !unicode.IsLetter(next)
		if found && whole && len(s.word) > len(scale) {
			scale, exp = s.word, s.exp
		}
	}
	return scale, exp
}

// unitKind is the kind of a unit that a language has a name of its own for.
func unitKind(name string) (data.UnitKind, bool) {
	for _, tag := range Languages() {
		for known, kind := range languages[tag].unitNames {
			if strings.EqualFold(known, name) {
				return kind, true
			}
		}
	}
	return data.UnitPlain, false
}

// numbered reports whether what a unit measures begins with a number, as 2015 US dollars do,
// but not 4-star hotels. After another number it would be read as a part of that, and stands in
// brackets.
func numbered(u data.Unit) bool {
	first, _, more := strings.Cut(u.Noun, " ")
	return more && u.Kind == data.UnitPlain && first != "" && strings.IndexByte("0123456789", first[0]) >= 0 && strings.Trim(first, "0123456789,.\u00a0\u202f") == ""
}

// Named is a unit as it stands after numbers in a text that has named it: one that stands in
// brackets is not said again.
func Named(u data.Unit) data.Unit {
	if u.Scale == 0 && numbered(u) {
		return data.Unit{}
	}
	return u
}

// TwoReadings reports whether a unit is refused because it is short for two things: m, b tonnes.
func TwoReadings(s string) bool {
	_, hint, ok := shortAmount(plainUnit(s))
	return ok && hint != ""
}

// IsUnit reports whether a text is a unit by itself: a percentage, an index, a currency, or an
// amount with a power of ten.
func IsUnit(s string) bool {
	u, hint := ParseUnit(s)
	return hint == "" && (u.Kind == data.UnitPercent || u.Kind == data.UnitPoints || u.Kind == data.UnitIndex || u.Scale > 0 || IsCurrency(u.Noun))
}

// plainUnit is a unit without what tables put around it: in millions, (percent), x 1 000.
func plainUnit(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if inside, opened := strings.CutPrefix(s, "("); opened && strings.IndexByte(inside, ')') == len(inside)-1 {
		s = strings.TrimSuffix(inside, ")")
	}
	for _, word := range []string{"in ", "In ", "en ", "x ", "× "} {
		rest, found := strings.CutPrefix(s, word)
		if _, money := amountNoun(rest); found && (money || IsPower(rest) || isPercent(rest)) {
			s = rest
		}
	}
	return s
}

// isPercent reports whether a text is percent alone.
func isPercent(s string) bool {
	u, hint, ok := percentUnit(s)
	return ok && hint == "" && u.Kind == data.UnitPercent
}

// IsPower reports whether a text begins or ends with a power of ten, as shortAmount reads it.
func IsPower(s string) bool {
	u, hint, ok := shortAmount(s)
	return ok && hint == "" && u.Scale > 0
}

// ParseUnit reads "percent", "trillion yuan", "users", "Mrd. €" or "万亿元". The hint is not
// empty when the text looks like a misspelling of a known unit, or is short for two things.
func ParseUnit(s string) (u data.Unit, hint string) {
	s = plainUnit(s)
	if prices := atPrices.FindString(s); prices != "" { // after £ million, whose scale is that of £ million alone
		amount, hint := ParseUnit(strings.TrimSuffix(s, prices))
		if hint == "" && amount.Kind == data.UnitPlain && amount.Noun != "" {
			if said, comma := strings.CutPrefix(prices, ","); comma {
				prices = " (" + strings.TrimSpace(said) + ")"
			}
			amount.Noun += prices
			return amount, ""
		}
	}
	if kind, ok := unitKind(s); ok {
		return data.Unit{Kind: kind}, ""
	}
	if u, hint, ok := percentUnit(s); ok {
		return u, hint
	}
	if base, ok := indexBase(s); ok {
		return data.Unit{Kind: data.UnitIndex, Noun: base}, ""
	}
	if u, ok := numberedUnit(s); ok {
		return u, ""
	}
	first, rest, more := strings.Cut(s, " ")
	scale, noun := cutScale(s)
	if after, ok := currencyScale(first, rest); ok && scale.exp == 0 {
		return after.unit(first), ""
	}
	if scale.exp > 0 {
		if noun, known := shortNouns[noun]; known {
			return scale.unit(noun), ""
		}
		return scale.unit(canonicalNoun(noun)), ""
	}
	if u, hint, ok := shortAmount(s); ok {
		return u, hint
	}
	if hint := cmp.Or(percentWithin(s), otherBase(s)); hint != "" {
		return data.Unit{}, hint
	}
	if more {
		if near := Nearest(first, scaleNames()); near != "" {
			return data.Unit{}, fmt.Sprintf("write %q", strings.Replace(s, first, near, 1))
		}
	}
	if near := Nearest(strings.ToLower(s), []string{"percent", "percentage points"}); near != "" {
		return data.Unit{}, fmt.Sprintf("write %q", near)
	}
	return data.Unit{Noun: canonicalNoun(noun)}, ""
}

// unit is that of a noun in the scale.
func (s scaleName) unit(noun string) data.Unit {
	return data.Unit{Scale: s.exp, Indian: s.indian(), Noun: noun}
}

// indian reports whether India writes the scale.
func (s scaleName) indian() bool { return slices.Contains(english.indianScales, s) }

// indexBase is the time at which an index is 100, of a unit that says no more: 2015 = 100,
// index (2015=100).
func indexBase(s string) (base string, ok bool) {
	base, hundred, found := strings.Cut(s, "=")
	base, hundred = strings.TrimSpace(base), strings.TrimSpace(hundred)
	inside, closed := strings.CutSuffix(hundred, ")")
	before, after, opened := strings.Cut(base, "(")
	if closed != opened {
		return "", false
	}
	base, hundred = before+after, strings.TrimSpace(inside)
	for name, kind := range english.unitNames {
		if len(base) > len(name) && kind == data.UnitIndex && strings.EqualFold(base[:len(name)], name) {
			base = strings.TrimLeft(base[len(name):], " ,:")
		}
	}
	return base, found && hundred == "100" && base != ""
}

// otherBase is what to write for an index whose base is another number than 100: 2015 = 1.
func otherBase(s string) string {
	base, number, found := strings.Cut(s, "=")
	base, number = strings.TrimSpace(base), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(number), ")"))
	if !found || !slices.Contains([]string{"1", "1.0", "1.00", "1,0", "1,00", "10", "1000", "1,000", "1.000", "1 000"}, number) || !strings.ContainsAny(base, "0123456789") {
		return ""
	}
	return fmt.Sprintf("write the numbers with the base 100, and %q; or \"index\", and the base in the title", strings.TrimSpace(base)+" = 100")
}

// ScaleWords are what a file may call the scale of its numbers: the words of all languages,
// and the abbreviations of those that write them with a stop.
func ScaleWords() []string {
	var names []string
	for _, tag := range Languages() {
		for _, s := range slices.Concat(languages[tag].indianScales, languages[tag].scaleNames) {
			names = append(names, s.word)
		}
		for _, s := range languages[tag].scales {
			if strings.HasSuffix(s.short, ".") {
				names = append(names, s.short)
			}
		}
	}
	return names
}

// ScaleOf is the power of ten of one of the ScaleWords, and whether India writes it.
func ScaleOf(word string) (exp int, indian bool) {
	for _, tag := range Languages() {
		for _, s := range slices.Concat(languages[tag].indianScales, languages[tag].scaleNames) {
			if s.word == word {
				return s.exp, s.indian()
			}
		}
		for _, s := range languages[tag].scales {
			if s.short == word && strings.HasSuffix(word, ".") {
				return s.exp, false
			}
		}
	}
	return 0, false
}

// ScaleNamed is the scale, one of the ScaleWords, that a column of scales names: thousands,
// 3: Thousands, '000. It is empty for numbers that are written out.
func ScaleNamed(text string) (word string, ok bool) {
	if power, label, both := strings.Cut(text, ": "); both && len(power) <= 2 && strings.Trim(power, "0123456789") == "" {
		text = label // as SDMX has a code with its name
	}
	switch strings.ToLower(text) {
	case "", "0", "1", "unit", "units", "ones", "one", "n/a":
		return "", true
	case "3":
		return "thousand", true
	case "6":
		return "million", true
	case "9":
		return "billion", true
	case "12":
		return "trillion", true
	}
	for _, w := range []string{strings.ToLower(text), text} {
		if slices.Contains(ScaleWords(), w) {
			return w, true
		}
	}
	exp, indian, known := powerOf(text, false)
	i := slices.IndexFunc(slices.Concat(english.indianScales, english.scaleNames), func(s scaleName) bool { return s.exp == exp && s.indian() == indian })
	if !known || i < 0 {
		return "", false
	}
	return slices.Concat(english.indianScales, english.scaleNames)[i].word, true
}

// scaleNames are the scales that stand apart from their noun.
func scaleNames() []string {
	var words []string
	for _, tag := range Languages() {
		for _, s := range slices.Concat(languages[tag].indianScales, languages[tag].scaleNames) {
			if !s.joined {
				words = append(words, s.word)
			}
		}
	}
	return words
}

// cutScale splits "trillion yuan" into the scale and "yuan".
func cutScale(s string) (scale scaleName, noun string) {
	for _, tag := range Languages() {
		for _, scale := range slices.Concat(languages[tag].indianScales, languages[tag].scaleNames) {
			rest, ok := strings.CutPrefix(s, scale.word)
			if ok && !prefixed(scale.word, rest) && (scale.joined || rest == "" || rest[0] == ' ') {
				return scale, strings.TrimSpace(rest)
			}
		}
	}
	return scaleName{}, s
}

// KnowsNoun reports whether the program itself says what a noun, or the whole of a percentage, is called in
// each language.
func KnowsNoun(noun string) bool {
	return english.nouns[noun] != nounForms{} || english.wholes[noun] != ""
}

// canonicalNoun returns the English plural of a noun that some language of the
// program knows, in any of its forms; other nouns stay as they are.
func canonicalNoun(noun string) string {
	if known := nounSpellings[noun]; known != "" {
		return known
	}
	for _, tag := range Languages() {
		for key, forms := range languages[tag].nouns {
			if noun == forms.one || noun == forms.many {
				return key
			}
		}
	}
	return noun
}

// The search for a near name leaves out what would take long and help nobody.
const (
	MaxNearLength = 100    // characters
	maxNearNames  = 10_000 // names compared with
)

// Nearest returns the known word that s was probably meant to be, or "". Equal
// words are not near.
func Nearest(s string, known []string) string {
	length := utf8.RuneCountInString(s)
	if length == 0 || length > MaxNearLength {
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

// MaxSuggested is how many names a hint lists.
const MaxSuggested = 24

// Suggest is the hint for a name that is not known: which was probably meant, or which
// there are; empty where there are none.
func Suggest(s string, known []string) string {
	if near := Nearest(s, known); near != "" {
		return fmt.Sprintf("write %q", near)
	}
	if len(known) == 0 {
		return ""
	}
	if more := len(known) - MaxSuggested; more > 0 {
		return fmt.Sprintf("the known ones are %s and %d more", strings.Join(known[:MaxSuggested], ", "), more)
	}
	return "the known ones are " + strings.Join(known, ", ")
}

func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// PerUnit reports a noun that counts one thing for each of another.
func PerUnit(noun string) bool {
	words := strings.Fields(strings.ToLower(noun))
	return slices.Contains(words, "per") || slices.Contains(words, "je") || strings.ContainsAny(noun, "/每")
}

// leastWorded is the least number of things that a unit is for each of that has a word in it.
const leastWorded = 1_000_000

// wordedCount is a power of ten of things with its word, as one says it: 100 million vehicle miles, million
// people.
func wordedCount(p *Printer, of int, b data.Unit) string {
	n, scale := of, 0
	for n >= 1000 && n%1000 == 0 {
		n, scale = n/1000, scale+3
	}
	b.Scale, b.Indian = scale, false
	text := strings.ReplaceAll(p.Value(data.Value{Number: data.Int(int64(n))}, b), "\u00a0", " ")
	return strings.TrimPrefix(text, "1 ")
}

// UnitPer is the unit of one amount by another, in the language of the printer: yuan per
// person, cases per 100,000 people. It reports false where one of them has no noun.
func UnitPer(p *Printer, a, b data.Unit, of int) (data.Unit, bool) {
	one, many := data.Int(1), data.Decimal{}
	whole := p.noun(b, one, scaleWord{})
	switch {
	case of >= leastWorded:
		whole = wordedCount(p, of, b)
	case of > 0:
		whole = p.join(p.Number(data.Int(int64(of))), p.noun(b, many, scaleWord{}))
	}
	per := func(of string) string { return p.Say(WordUnitPer, "a", of, "b", whole) }
	return data.Unit{Noun: per(p.noun(a, many, scaleWord{})), One: per(p.noun(a, one, scaleWord{}))}, a.Noun != "" && b.Noun != ""
}

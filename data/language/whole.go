package language

import (
	"slices"
	"strings"
	"unicode"

	"briefing/data"
)

// ofWhole is what a percentage is of, as the language joins it to one: of GDP, des BIP, 国内生产总值的.
// It is empty for other units, and where the language has no words for it.
func ofWhole(p *Printer, u data.Unit) string {
	link, of, _ := strings.Cut(u.Noun, " ")
	switch {
	case u.Kind != data.UnitPercent || slices.Contains([]string{"per", "pro", "an", ""}, strings.ToLower(link)):
		return ""
	case p.lang.wholes[u.Noun] != "":
		name := p.lang.wholes[u.Noun]
		for _, sign := range p.lang.percentNames {
			name = strings.TrimPrefix(name, sign)
		}
		return strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(name, "占"), "的百分比"))
	case slices.Contains(p.lang.wholeLinks, strings.ToLower(link)):
		return u.Noun
	case strings.HasPrefix(p.lang.ofWhole, "{w}") && strings.ContainsFunc(of, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		return of
	}
	return ""
}

// WholeBeside prints what a percentage is of, for a label beside it: of GDP, 占国内生产总值.
func WholeBeside(p *Printer, u data.Unit) string {
	whole := ofWhole(p, u)
	if whole == "" || strings.HasPrefix(p.lang.ofWhole, "{a}") {
		return whole
	}
	return p.lang.wholeLinks[0] + whole
}

// InTextOfWhole is InText of a percentage with what it is of: 4.2% of GDP (estimate).
func InTextOfWhole(p *Printer, v data.Value, u data.Unit) string {
	whole := ofWhole(p, u)
	behind, ok := strings.CutPrefix(p.lang.ofWhole, "{a}")
	switch {
	case whole == "" || v.Is == data.Absent:
		return p.InText(v, u)
	case ok:
		return Doubted(p, p.Value(v, u)+fill(behind, "w", whole), v)
	}
	number := func(d data.Decimal) string { return fill(p.lang.ofWhole, "w", whole, "a", percent(p, d)) }
	return Doubted(p, p.qualified(v, p.lang.qualifiers, number, ""), v)
}

// SaysWhole reports whether a text says what a percentage is of, or nothing need be said.
func SaysWhole(p *Printer, text string, u data.Unit) bool {
	if ofWhole(p, u) == "" {
		return true
	}
	text = strings.ToLower(text)
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) })
	return slices.ContainsFunc(namesOfWhole(u.Noun), func(name string) bool {
		return slices.Contains(words, name) || len(name) > 4 && strings.Contains(text, name)
	})
}

// namesOfWhole are the names of a whole, in small letters: of one that the program knows, all of them; of
// others the noun of its name, which a text may have in another number.
func namesOfWhole(whole string) (names []string) {
	add := func(spelled string) {
		words := strings.Fields(strings.ToLower(spelled))
		for len(words) > 1 && slices.Contains(append([]string{"percent", "prozent", "the", "total"}, wholeLinks...), words[0]) {
			words = words[1:]
		}
		name := strings.TrimSuffix(strings.TrimPrefix(strings.Join(words, " "), "占"), "的百分比")
		names = append(names, strings.TrimSuffix(name, "s")) // a plural, or a German genitive
	}
	known := false
	for spelled, of := range wholeSpellings {
		if of == whole {
			known = true
			add(spelled)
		}
	}
	if known {
		for _, tag := range Languages() {
			add(languages[tag].wholes[whole])
		}
		if words := strings.Fields(whole); len(words) == 3 { // every fifth vote, of valid votes
			names = append(names, strings.TrimSuffix(words[2], "s"))
		}
		return names
	}
	add(whole)
	words := strings.Fields(names[0])
	return words[len(words)-1:]
}

package data

import (
	"slices"
	"strings"
	"unicode"
)

// KindOfRow is what tells rows of a survey that belong together by their names: those of the sexes, and
// of classes that begin with one word or with none, such as Ages 18–29 and 65+. It is empty for others.
func KindOfRow(name string) string {
	plain := plainName(name)
	if slices.Contains(sexes(), plain) {
		return "sex"
	}
	first, rest, _ := strings.Cut(plain, " ")
	switch {
	case strings.ContainsFunc(first, digit), strings.ContainsFunc(rest, digit) && slices.Contains([]string{"under", "below", "over", "unter", "bis", "über", "ab"}, first):
		return "#"
	case strings.ContainsFunc(rest, digit):
		return first
	}
	return ""
}

// AgesNamed are the places of those rows of ages, from the youngest to the oldest, that a title speaks of: the last
// where it has a word for the old, the first where it has one for the young.
func AgesNamed(title string, names []string) (places []int) {
	var at []int
	var ages []string
	for i, name := range names {
		if kind := KindOfRow(name); kind != "" && hasWord(name, agesOf()) {
			at, ages = append(at, i), append(ages, name)
		}
	}
	if len(ages) < 2 || !inOrder(ages, compareClasses(ages)) {
		return nil
	}
	if hasWord(title, oldest()) {
		places = append(places, at[len(at)-1])
	}
	if hasWord(title, youngest()) {
		places = append(places, at[0])
	}
	return places
}

// hasWord reports whether a text has one of some words in lower case.
func hasWord(text string, words []string) bool {
	own := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(own, func(word string) bool { return slices.Contains(words, word) })
}

// agesOf are words in names of ages, oldest and youngest those for people of them.
func agesOf() []string { return []string{"age", "ages", "aged", "years", "jahre", "alter"} }
func oldest() []string {
	return []string{"older", "oldest", "elderly", "ältere", "älteren", "ältesten"}
}
func youngest() []string {
	return []string{"younger", "youngest", "jüngere", "jüngeren", "jüngsten"}
}

// sexes are the names of rows of those of one sex.
func sexes() []string {
	return []string{
		"men", "women", "male", "female", "males", "females", "boys", "girls",
		"männer", "frauen", "männlich", "weiblich", "jungen", "mädchen", "男", "女", "男性", "女性",
	}
}

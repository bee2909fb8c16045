package data

import (
	"slices"
	"strings"
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

// sexes are the names of rows of those of one sex.
func sexes() []string {
	return []string{
		"men", "women", "male", "female", "males", "females", "boys", "girls",
		"männer", "frauen", "männlich", "weiblich", "jungen", "mädchen", "男", "女", "男性", "女性",
	}
}

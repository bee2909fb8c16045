package language

import (
	"slices"
	"strings"
)

// irregular are the English plurals that no rule makes singular. Words that are the same in
// the plural are themselves.
var irregular = map[string]string{
	"children": "child", "women": "woman", "men": "man", "lives": "life", "wives": "wife",
	"feet": "foot", "calories": "calorie", "kilocalories": "kilocalorie", "movies": "movie", "buses": "bus", "heroes": "hero",
	"series": "series", "species": "species", "news": "news", "means": "means", "siemens": "siemens", "lens": "lens", "gross": "gross",
}

// pastNoun are the words that end the noun of a phrase: barrels of oil, births per woman.
var pastNoun = []string{"of", "per", "in", "at", "to", "on", "for", "with", "without", "from", "by", "a"}

// englishSingular is what one of a thing is called: square kilometre, barrel of oil. What
// follows no rule stays.
func englishSingular(noun string) string {
	words := strings.Split(noun, " ")
	last := slices.IndexFunc(words, func(w string) bool { return slices.Contains(pastNoun, w) })
	if last < 0 {
		last = len(words)
	}
	if last > 0 {
		words[last-1] = singularWord(words[last-1])
	}
	return strings.Join(words, " ")
}

func singularWord(word string) string {
	if one, known := irregular[word]; known {
		return one
	}
	stem, plural := strings.CutSuffix(word, "s")
	switch {
	case !plural || len(stem) < 3 || word != strings.ToLower(word) || !strings.ContainsAny(stem, "aeiouy"), // Mbps
		strings.ContainsAny(stem[len(stem)-1:], "sui"): // gross, status, axis
		return word
	case strings.HasSuffix(stem, "ie") && len(stem) > 3:
		return strings.TrimSuffix(stem, "ie") + "y"
	}
	for _, hissing := range []string{"sse", "xe", "che", "she", "zze"} {
		if strings.HasSuffix(stem, hissing) {
			return strings.TrimSuffix(stem, "e")
		}
	}
	return stem
}

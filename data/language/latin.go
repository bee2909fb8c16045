package language

import "briefing/data/internal/pattern"

// latinWords finds words of Latin letters, and latinWord one that is no abbreviation such as GDP.
var (
	latinWords = pattern.New(`[A-Za-z][A-Za-z0-9.’'&-]*(?:,? [A-Za-z][A-Za-z0-9.’'&-]*)*`)
	latinWord  = pattern.New(`[a-z]{2}`)
)

// LatinWords finds the words in a Chinese text that a Chinese voice would spell: names such as
// Technology Times, but not GDP. They are English, where the file says nothing else.
func LatinWords(p *Printer, text string) [][]int {
	if p.lang.classifiers == "" || !latinWord.MatchString(text) {
		return nil
	}
	var out [][]int
	for _, at := range latinWords.FindAllStringIndex(text, -1) {
		if latinWord.MatchString(text[at[0]:at[1]]) {
			out = append(out, at)
		}
	}
	return out
}

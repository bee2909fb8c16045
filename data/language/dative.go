package language

import (
	"slices"
	"strings"

	"briefing/data/internal/pattern"
)

// After von, zu and mit, German nouns of several things end in n: 5 Prozentpunkte, but von 5
// Prozentpunkten.

// counted is a number with a noun in the plural that such a word changes. Those that end otherwise
// are the same in both cases: Euro, Prozent, Tonnen, Autos.
var counted = pattern.New(`^(−?[\d.,]*\d)((?:[\x{a0} ](?:Tsd\.|Mio\.|Mrd\.|Bio\.|Tausend|Millionen|Milliarden|Billionen))?[\x{a0} ]\p{Lu}\p{L}*e)(r?)($|[ \x{a0},;(])`)

// invariable is the unit that looks like those and has the name of a man.
const invariable = "Ampere"

// inDative changes the amounts among the arguments of a pattern that stand after such a word in it.
func inDative(pattern string, args []string) []string {
	for i := 0; i+1 < len(args); i += 2 {
		place := "{" + args[i] + "}"
		if !slices.ContainsFunc([]string{"von ", "zu ", "mit "}, func(word string) bool { return strings.Contains(pattern, word+place) }) {
			continue
		}
		found := counted.FindStringSubmatchIndex(args[i+1])
		if found == nil || args[i+1][found[2]:found[3]] == "1" || strings.HasSuffix(args[i+1][:found[7]], invariable) {
			continue
		}
		end := found[7]
		args = slices.Clone(args)
		args[i+1] = args[i+1][:end] + "n" + args[i+1][end:]
	}
	return args
}

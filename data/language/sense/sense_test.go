package sense

import (
	"slices"
	"strings"
	"testing"
)

// The longest phrase counts, and a phrase without a sense hides those in it.
func TestSenses(t *testing.T) {
	for _, tt := range []struct {
		language, text string
		sense          Sense
		words          int
	}{
		{"en", "fell to", Falls, 1},
		{"en-GB", "went up by", Rises, 2},
		{"en", "up to", None, 2},
		{"en", "up by", Up, 1},
		{"en", "a year", Yearly, 2},
		{"en", "a year earlier", OnYear, 3},
		{"en", "a yearling", Filler, 1},
		{"en", "didn’t", Not, 1},
		{"de", "Gegenüber dem Vorjahr", OnYear, 3},
		{"de", "im Fall", None, 2},
		{"zh", "下降到", FallsTo, 3},
		{"zh", "降水量", None, 2},
		{"zh", "三分之一", OneThird, 4},
	} {
		if got, n := Of(tt.language).At(Split(tt.text)); got != tt.sense || n != tt.words {
			t.Errorf("%s: %d of %d words, want %d of %d", tt.text, got, n, tt.sense, tt.words)
		}
	}
}

func TestSplit(t *testing.T) {
	const text = "It’s 3.5%, don't 'quote' 人口 in G20’ \xff."
	if got, want := strings.Join(Split(text), "|"), "it's|3|5|don't|quote|人|口|in|g20"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Each language has words for what the checks cannot do without.
func TestEveryLanguage(t *testing.T) {
	for language, words := range senses {
		for _, need := range []Sense{Rises, Falls, Doubles, Halves, Unchanged, To, From, Since, Than, And, Filler, Not, Yearly, OnYear, AnnualRate, Highest, Lowest, Among, MoreThan, LessThan, Half, OneThird, Surely, MedianOf} {
			if words[need] == "" || slices.Contains(strings.Split(words[need], "|"), "") {
				t.Errorf("%s has no words of sense %d, or an empty one", language, need)
			}
		}
	}
}

package language

import (
	"slices"
	"testing"
)

// TestAdjectives checks adjectives of countries, and that none is taken from a language that is not at home there.
func TestAdjectives(t *testing.T) {
	for country, want := range map[string]string{"Denmark": "Danish", "Germany": "German", "France": "French", "Italy": "Italian", "Greece": "Greek", "Japan": "Japanese", "Spain": "Spanish", "Sweden": "Swedish"} {
		if got := Adjectives(country); !slices.Contains(got, want) {
			t.Errorf("%s: %q, want %s", country, got, want)
		}
	}
	for _, country := range []string{"Brazil", "United States", "Egypt", "Kenya", "Europe", ""} {
		if got := Adjectives(country); got != nil {
			t.Errorf("%s: %q", country, got)
		}
	}
}

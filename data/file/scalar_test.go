package file

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"briefing/data"
)

// TestIsID compares data.IsID with the pattern that the schema shows: every character,
// alone and after a letter, and lengths around the longest.
func TestIsID(t *testing.T) {
	form := regexp.MustCompile(idPattern)
	ids := []string{"", "\xff", "a\xff", "a\n", strings.Repeat("中", 80), strings.Repeat("a", 81), strings.Repeat("a", 79) + "-"}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r < 0x3000 || r > 0xffff && r < 0x20000 || r%97 == 0 {
			ids = append(ids, string(r), "a"+string(r))
		}
	}
	for _, id := range ids {
		if got, want := data.IsID(id), form.MatchString(id); got != want {
			t.Errorf("data.IsID(%q) = %v, the pattern says %v", id, got, want)
		}
	}
}

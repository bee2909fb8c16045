package language

import "testing"

// TestWordIn checks that parts of other words are none.
func TestWordIn(t *testing.T) {
	for text, want := range map[string]int{"Somalia": -1, "Mali’s": 0, "in Mali": 3, "Malian Mali": 7, "": -1} {
		if got := wordIn(text, "Mali"); got != want {
			t.Errorf("in %q: %d, want %d", text, got, want)
		}
	}
}

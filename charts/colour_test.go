package charts

import (
	"testing"

	"briefing/data"
)

// TestThemesAreReadable checks the built-in themes by the rules for users' own,
// and high-contrast by what it promises.
func TestThemesAreReadable(t *testing.T) {
	for _, name := range data.ThemeNames() {
		build := builtIn[name]
		if build == nil {
			t.Fatalf("there is no theme %q", name)
		}
		theme := build()
		if theme.Name != name {
			t.Errorf("the theme %q calls itself %q", name, theme.Name)
		}
		unreadable, others := theme.weaknesses()
		for _, doubt := range append(unreadable, others...) {
			t.Errorf("%s: %s", name, doubt)
		}
		if n := theme.illegible(theme.Series); n > 0 && !theme.Copied {
			t.Errorf("%s: neither paper nor ink can be read on %d colours of series", name, n)
		}
		for i, c := range theme.Series {
			if got := contrast(readable(c, theme.Ink, theme.Paper), theme.Paper); got < textContrast {
				t.Errorf("%s: the name of series %d has a contrast of %.2f with the paper", name, i, got)
			}
		}
	}
	high := HighContrast()
	for _, c := range append(high.Series, high.Accent, high.Muted) {
		if got := contrast(c, high.Paper); got < textContrast {
			t.Errorf("high-contrast: %s has a contrast of %.2f", hexOf(c), got)
		}
	}
	if got := min(contrast(high.Ink, high.Paper), contrast(high.Soft, high.Paper)); got < 7 {
		t.Errorf("high-contrast: text has a contrast of %.2f", got)
	}
}

// TestWeaknesses checks that the measure finds what it is for: each theme is bad in
// one way.
func TestWeaknesses(t *testing.T) {
	tests := []struct {
		name               string
		change             func(*Theme)
		unreadable, others int
	}{
		{"nothing", func(*Theme) {}, 0, 0},
		{"grey text", func(t *Theme) { t.Soft = rgb(0x999999) }, 1, 0},
		{"a pale mark", func(t *Theme) { t.Muted = rgb(0xD8D8D8) }, 0, 1},
		{"red and green", func(t *Theme) { t.Series = append(t.Series[:0:0], rgb(0xC62B2B), rgb(0x5E7A18)) }, 0, 1},
		{"blue and green for tritanopes", func(t *Theme) { t.Series = append(t.Series[:0:0], rgb(0x00828A), rgb(0x00806A)) }, 0, 1},
		{"one grey on copies", func(t *Theme) { t.Copied, t.Series = true, append(t.Series[:0:0], rgb(0x9C3C3C), rgb(0x2C5FA8)) }, 0, 1},
	}
	for _, tt := range tests {
		theme := Light()
		tt.change(&theme)
		unreadable, others := theme.weaknesses()
		if len(unreadable) != tt.unreadable || len(others) != tt.others {
			t.Errorf("%s: %q and %q", tt.name, unreadable, others)
		}
	}
}

package charts

import (
	"testing"

	"briefing/data"
)

// TestRamps checks that every built-in theme has shades for scales of two to
// seven answers, all of which stand out and can be told apart.
func TestRamps(t *testing.T) {
	for _, name := range data.ThemeNames() {
		theme := builtIn[name]()
		for n := 2; n <= 7; n++ {
			colours, ok := theme.ramp(n/2, n/2, n%2 == 1)
			if !ok || len(colours) != n {
				t.Errorf("%s: %d of %d shades, differing by %.1f", name, len(colours), n, theme.leastApart(colours, n/2, theme.visions()))
			}
			for _, c := range colours {
				if got := contrast(c, theme.Paper); got < theme.leastContrast()-1e-9 {
					t.Errorf("%s: the shade %s of %d has a contrast of %.2f with the paper", name, hexOf(c), n, got)
				}
			}
			for i := 1; i < n/2; i++ {
				inner, outer := colours[n/2-i], colours[n/2-i-1]
				if contrast(outer, theme.Paper) <= contrast(inner, theme.Paper) {
					t.Errorf("%s: of %d shades, %s is no stronger than %s", name, n, hexOf(outer), hexOf(inner))
				}
			}
		}
	}
	if _, ok := Print().ramp(6, 6, false); ok {
		t.Error("twelve greys can be told apart")
	}
}

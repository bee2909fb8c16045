package charts

import (
	"fmt"
	"image/color"
	"slices"
	"testing"

	"briefing/data"
)

// TestRamps checks that every built-in theme has shades for scales of two to
// seven answers, all of which stand out and can be told apart.
func TestRamps(t *testing.T) {
	for _, name := range data.ThemeNames() {
		theme := builtIn[name]()
		for n := 2; n <= 7; n++ {
			colours, ok := theme.ramp(n/2, n/2, n%2 == 1, paleFill)
			if !ok || len(colours) != n {
				t.Errorf("%s: %d of %d shades, differing by %.1f", name, len(colours), n, theme.leastApart(colours, n/2, theme.visions()))
			}
			floor := theme.leastContrast()
			if !theme.Copied {
				floor = paleFill // their bars are outlined
			}
			for _, c := range colours {
				if got := contrast(c, theme.Paper); got < floor-1e-9 {
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
	if _, ok := Print().ramp(6, 6, false, paleFill); ok {
		t.Error("twelve greys can be told apart")
	}
}

// TestRampsRise checks that the shades of every ramp get steadily stronger, from the paper
// towards the ink, and that neighbours of one colour can be told apart with any colour vision,
// and on a grey copy, where their order helps.
func TestRampsRise(t *testing.T) {
	seen := append(visions[:len(visions):len(visions)], photocopier)
	rises := func(what string, shades []color.RGBA, paper color.RGBA, least float64) {
		for i := 1; i < len(shades); i++ {
			if contrast(shades[i], paper) <= contrast(shades[i-1], paper) {
				t.Errorf("%s: %s is no stronger than %s", what, hexOf(shades[i]), hexOf(shades[i-1]))
			}
			for _, v := range seen {
				if got := v.difference(shades[i], shades[i-1]); got < least {
					t.Errorf("%s: %s and %s differ by %.1f for %s", what, hexOf(shades[i-1]), hexOf(shades[i]), got, v.name)
				}
			}
		}
	}
	for _, name := range data.ThemeNames() {
		theme := builtIn[name]()
		for n := 2; n <= 5; n++ {
			if shades, ok := theme.sequence(n, paleFill); ok {
				rises(fmt.Sprintf("%s, %d in a row", name, n), shades, theme.Paper, rampDifference)
			} else {
				t.Errorf("%s has no %d shades", name, n)
			}
		}
		for n := 2; n <= 7; n++ {
			colours, _ := theme.ramp(n/2, n/2, n%2 == 1, paleFill)
			left, right := slices.Clone(colours[:n/2]), colours[n-n/2:]
			slices.Reverse(left)
			rises(fmt.Sprintf("%s, left of %d", name, n), left, theme.Paper, rampDifference)
			rises(fmt.Sprintf("%s, right of %d", name, n), right, theme.Paper, rampDifference)
		}
	}
}

// TestWarmEndsAreNoBrowns checks that the ends of all scales are colours: the warm ones on light paper rust,
// and the middle a grey as pale as the tints beside it.
func TestWarmEndsAreNoBrowns(t *testing.T) {
	for name, light := range map[string]bool{"light": true, "high-contrast": true, "dark": false} {
		theme := builtIn[name]()
		for n := 2; n <= 7; n++ {
			colours, _ := theme.ramp(n/2, n/2, n%2 == 1, paleFill)
			for _, c := range []color.RGBA{colours[0], colours[n-1]} {
				if _, chroma, _ := colourOfInk(c).Hcl(); chroma < 0.25 {
					t.Errorf("%s: the end %s of %d is a grey", name, hexOf(c), n)
				}
			}
			if got := contrast(colours[0], theme.Paper); light && (got > 6 || got < textContrast) {
				t.Errorf("%s: the warm end %s of %d has a contrast of %.1f with the paper", name, hexOf(colours[0]), n, got)
			}
			if got := contrast(colours[n/2], theme.Paper); n%2 == 1 && got > 2 {
				t.Errorf("%s: the middle %s of %d has a contrast of %.1f with the paper", name, hexOf(colours[n/2]), n, got)
			}
		}
	}
}

// TestSidedRampsAreColours checks that the ends of a scale of four answers without a middle are
// not near to black.
func TestSidedRampsAreColours(t *testing.T) {
	theme := Light()
	colours, ok := theme.ramp(2, 2, false, paleFill)
	if !ok {
		t.Fatal("no ramp")
	}
	for _, c := range colours {
		if !colourful(c) || contrast(c, theme.Paper) > 11 {
			t.Errorf("%s is near to black: a contrast of %.1f with the paper", hexOf(c), contrast(c, theme.Paper))
		}
	}
	for _, ends := range [][2]color.RGBA{{colours[0], colours[1]}, {colours[3], colours[2]}} {
		if got := contrast(ends[0], theme.Paper) / contrast(ends[1], theme.Paper); got < 2.9 {
			t.Errorf("%s is only %.1f times as strong as %s", hexOf(ends[0]), got, hexOf(ends[1]))
		}
	}
}

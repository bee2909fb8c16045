package charts

import (
	"image/color"
	"strings"
	"testing"

	"briefing/data"
)

// TestGalleryInThemes lays out every chart in every theme, and checks that its
// text can be read on its background.
func TestGalleryInThemes(t *testing.T) {
	t.Parallel()
	ds := gallery(t)
	for _, name := range data.ThemeNames() {
		ds.Theme = data.Theme{Base: name}
		for _, c := range ds.Charts {
			for _, size := range []string{"600x338", "slide", "4K"} {
				t.Run(name+"/"+c.ID+"/"+size, func(t *testing.T) {
					if ch := laidOut(t, ds, c, pictures[size][0], pictures[size][1]); ch != nil {
						checkContrast(t, ch)
					}
				})
			}
		}
	}
}

// checkContrast checks the contrast of every text with its background.
func checkContrast(t *testing.T, c *Chart) {
	t.Helper()
	for _, text := range c.scene.texts {
		ground := groundOf(c, text)
		if got := contrast(text.ink, ground); got < textContrast {
			t.Errorf("the %s %q, %s on %s, has a contrast of %.2f", text.role, text.line.Text, hexOf(text.ink), hexOf(ground), got)
		}
	}
}

// groundOf is the colour of the last area drawn behind the middle of a text.
func groundOf(c *Chart, text placedText) color.RGBA {
	ground := c.plan.theme.Paper
	box := text.box()
	x, y := (box.x0+box.x1)/2, (box.y0+box.y1)/2
	for _, s := range c.scene.shapes {
		area := s.closed && s.width == 0 && s.role != roleMarker || s.radius > 0 && s.owner == text.owner // a number in its disc
		if area && s.covers(rect{x - slack, y - slack, x + slack, y + slack}) {
			ground = s.ink
		}
	}
	return ground
}

func TestOwnTheme(t *testing.T) {
	const values = "    unit: percent\n    values: {A: 1, B: 2}\n"
	ds := load(t, head+values+"theme: {base: high-contrast, paper: \"#FFF8EE\", accent: \"#7A0019\", label: 16}")
	theme, err := ThemeOf(ds)
	if err != nil {
		t.Fatal(err)
	}
	if theme.Paper != rgb(0xFFF8EE) || theme.Accent != rgb(0x7A0019) || theme.Label != 16 || theme.Ink != HighContrast().Ink {
		t.Errorf("got %+v", theme)
	}
	if remarks := ThemeRemarks(ds); remarks != nil {
		t.Errorf("remarks on a good theme: %v", remarks)
	}
	page, err := PageTheme(ds)
	if err != nil || page.Paper != rgb(0xFFFFFF) || page.Accent != theme.Accent {
		t.Errorf("on a page: %+v, %v", page, err)
	}

	ds = load(t, head+values+"theme: {accent: \"#FFCF9E\"}")
	if remarks := ThemeRemarks(ds); len(remarks) != 1 || !strings.Contains(remarks[0].Text, "contrast of 1.4") || remarks[0].Pos.Line != 9 {
		t.Errorf("a pale accent: %+v", remarks)
	}

	ds = load(t, head+values+"theme: {base: dark, ink: \"#222222\"}")
	_, err = New(ds, ds.Charts[0], Options{})
	if faults, ok := err.(data.Faults); !ok || len(faults) != 1 || !strings.Contains(faults[0].Text, "ink #222222 on paper #14181d") {
		t.Errorf("dark ink on dark paper: %v", err)
	}
	if page, err := PageTheme(load(t, head+values+"theme: dark")); err != nil || page.Name != "light" {
		t.Errorf("the dark theme on a page: %s, %v", page.Name, err)
	}
}

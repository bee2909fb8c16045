package charts

import (
	"cmp"
	"fmt"
	"image/color"
	"strings"

	"briefing/data"
)

// Theme is the look of charts and of the pages around them. Colours are opaque.
// Text sizes are in base units: points on a slide of 960 × 540 points, and in
// proportion to the square root of the area on other pictures.
type Theme struct {
	Name string

	Paper  color.RGBA
	Ink    color.RGBA // titles, labels, the baseline
	Soft   color.RGBA // subtitles, ticks, footers
	Grid   color.RGBA // at the ticks
	Rule   color.RGBA // above the footer
	Accent color.RGBA // the colour of what is emphasized, and of everything where nothing is
	Muted  color.RGBA // the colour of what is not emphasized: paler than other marks, as it is context

	// Series are the colours of several series, in order: with a contrast of at
	// least 3:1 on the paper, and distinct with any colour vision.
	Series []color.RGBA

	// Pale are further colours for areas and bars alone, which have an outline where the paper
	// nearly hides them.
	Pale []color.RGBA

	chosen bool // the file chose the accent: nothing stands out in another colour first

	// Transparent pictures have no paper. Paper is then the background they are
	// meant for.
	Transparent bool

	// Copied themes are for photocopiers: their colours differ in grey, too.
	Copied bool

	Title, Subtitle, Label, Tick, Footer float64 // base units
	// MinText is the smallest size of text, MinTitle of a title, in points.
	MinText, MinTitle float64
}

// Light returns the default theme, on white paper.
func Light() Theme {
	return Theme{
		Name:   "light",
		Paper:  rgb(0xFFFFFF),
		Ink:    rgb(0x131E29),
		Soft:   rgb(0x55606C),
		Grid:   rgb(0xE1E5E9),
		Rule:   rgb(0xC9CED4),
		Accent: rgb(0x0B5FA5),
		Muted:  rgb(0xA3AFBB),
		Series: []color.RGBA{
			rgb(0x0B5FA5), rgb(0xCE6A1E), rgb(0x0BA07E), rgb(0x7B1A4C), rgb(0x9980DC), // of one chroma
			rgb(0x7B5B4A), rgb(0x433B04), rgb(0x172120),
		},
		Title: 23, Subtitle: 15, Label: 14, Tick: 13, Footer: 11.5,
		MinText: 9, MinTitle: 11,
	}
}

// Dark returns the theme for screens in dark rooms.
func Dark() Theme {
	t := Light()
	t.Name = "dark"
	t.Paper, t.Ink, t.Soft = rgb(0x14181D), rgb(0xF2F5F7), rgb(0xAEB8C2)
	t.Grid, t.Rule = rgb(0x2C343D), rgb(0x424C57)
	t.Accent, t.Muted = rgb(0x5AAEF5), rgb(0x5B6672)
	t.Series = []color.RGBA{
		rgb(0x5AAEF5), rgb(0xD97C50), rgb(0x69F3D3), rgb(0xA24466), rgb(0x8058AD), // of one chroma
		rgb(0xF4C947), rgb(0xAC968C), rgb(0x8B92A5),
	}
	return t
}

// Print returns the theme in greys that stay distinct on a photocopier: four for
// lines and points, and for areas two more that are outlined.
func Print() Theme {
	t := Light()
	t.Name, t.Copied = "print", true
	t.Ink, t.Soft = rgb(0x000000), rgb(0x4A4A4A)
	t.Grid, t.Rule = rgb(0xDDDDDD), rgb(0xBBBBBB)
	t.Accent, t.Muted = rgb(0x262626), rgb(0x949494)
	t.Series = []color.RGBA{rgb(0x3C3C3C), rgb(0x949494), rgb(0x000000), rgb(0x6A6A6A)}
	t.Pale = []color.RGBA{rgb(0xF6F6F6), rgb(0xC4C4C4)}
	return t
}

// HighContrast returns the theme in which every mark has at least the contrast
// that WCAG 2.2 asks of text, and text that of level AAA, 7:1.
func HighContrast() Theme {
	t := Light()
	t.Name = "high-contrast"
	t.Ink, t.Soft = rgb(0x000000), rgb(0x333333)
	t.Grid, t.Rule = rgb(0xC8C8C8), rgb(0x767676)
	t.Accent, t.Muted = rgb(0x003C8A), rgb(0x716568)
	t.Series = []color.RGBA{rgb(0x003C8A), rgb(0xC85112), rgb(0x000014), rgb(0x8254FF), rgb(0x716568), rgb(0x581600)}
	return t
}

// builtIn are the themes by their names in the file.
var builtIn = map[string]func() Theme{"": Light, "light": Light, "dark": Dark, "print": Print, "high-contrast": HighContrast}

// ThemeOf returns the theme of a dataset. The error is data.Faults: there is no
// such theme, or its text cannot be read.
func ThemeOf(ds *data.Dataset) (Theme, error) {
	base, ok := builtIn[ds.Theme.Base]
	if !ok {
		return Theme{}, data.Faults{{Pos: ds.Theme.Pos, Path: "theme", Text: fmt.Sprintf("there is no theme %q", ds.Theme.Base), Hint: "write " + strings.Join(data.ThemeNames(), ", ")}}
	}
	t := base()
	t.Transparent = ds.Theme.Transparent
	if !ds.Theme.Own() {
		return t, nil
	}
	t.change(ds.Theme)
	unreadable, _ := t.weaknesses()
	var faults data.Faults
	for _, text := range unreadable {
		faults = append(faults, data.Fault{Pos: ds.Theme.Pos, Path: "theme", Text: text, Hint: "make the text darker or lighter, away from the paper"})
	}
	if faults != nil {
		return Theme{}, faults
	}
	return t, nil
}

// change replaces what the file sets.
func (t *Theme) change(own data.Theme) {
	for _, c := range []struct {
		into *color.RGBA
		from *data.Colour
	}{{&t.Paper, own.Paper}, {&t.Ink, own.Ink}, {&t.Soft, own.Soft}, {&t.Grid, own.Grid}, {&t.Rule, own.Rule}, {&t.Accent, own.Accent}, {&t.Muted, own.Muted}} {
		if c.from != nil {
			*c.into = color.RGBA{c.from.R, c.from.G, c.from.B, 255}
		}
	}
	t.chosen = own.Accent != nil
	if own.Series != nil {
		t.Series, t.Pale = make([]color.RGBA, len(own.Series)), nil
		for i, c := range own.Series {
			t.Series[i] = color.RGBA{c.R, c.G, c.B, 255}
		}
	}
	t.Title, t.Subtitle = cmp.Or(own.Title, t.Title), cmp.Or(own.Subtitle, t.Subtitle)
	t.Label, t.Tick, t.Footer = cmp.Or(own.Label, t.Label), cmp.Or(own.Tick, t.Tick), cmp.Or(own.Footer, t.Footer)
}

// PageTheme returns the theme of charts on a white page: that of the dataset,
// with white paper, or the light one if the theme is made for dark backgrounds.
// Errors are those of [ThemeOf].
func PageTheme(ds *data.Dataset) (Theme, error) {
	t, err := ThemeOf(ds)
	if err != nil {
		return Theme{}, err
	}
	white := rgb(0xFFFFFF)
	if contrast(t.Ink, white) < textContrast || contrast(t.Soft, white) < textContrast {
		return Light(), nil
	}
	t.Paper, t.Transparent = white, false
	return t, nil
}

// NightTheme returns the theme of charts on a page for dark rooms: that of the dataset
// where it is made for them, otherwise the dark one in its sizes, with its accent and its
// colours of series as light as they must be there. Errors are those of [ThemeOf].
func NightTheme(ds *data.Dataset) (Theme, error) {
	t, err := ThemeOf(ds)
	if err != nil {
		return Theme{}, err
	}
	if contrast(t.Paper, rgb(0x000000)) < textContrast {
		t.Transparent = false
		return t, nil
	}
	night := Dark()
	night.chosen = t.chosen
	night.Title, night.Subtitle, night.Label, night.Tick, night.Footer = t.Title, t.Subtitle, t.Label, t.Tick, t.Footer
	if t.Name == "high-contrast" {
		night.Paper, night.Ink, night.Soft = rgb(0x000000), rgb(0xFFFFFF), rgb(0xD6D6D6)
	}
	lighter := func(c color.RGBA) color.RGBA { return strengthened(c, night.Ink, night.Paper, markContrast) }
	if ds.Theme.Accent != nil {
		night.Accent = lighter(t.Accent)
	}
	if ds.Theme.Series != nil {
		night.Series = nil
		for _, c := range t.Series {
			night.Series = append(night.Series, lighter(c))
		}
	}
	return night, nil
}

// LinkInk is the colour of links on the paper: the accent, as strong as text must be.
func (t Theme) LinkInk() color.RGBA { return t.AccentOn(t.Paper) }

// AccentOn is the accent colour of a text on a ground, as strong as text must be.
func (t Theme) AccentOn(ground color.RGBA) color.RGBA { return readable(t.Accent, t.Ink, ground) }

// Tint is the background of what stands out from the paper without a frame.
func (t Theme) Tint() color.RGBA { return blend(t.Paper, t.Accent, 0.07) }

// OnAccent returns the text colour on a background in the accent colour: the
// paper colour if it can be read there, otherwise the ink, or black.
func (t Theme) OnAccent() color.RGBA {
	for _, c := range []color.RGBA{t.Paper, t.Ink} {
		if contrast(c, t.Accent) >= textContrast {
			return c
		}
	}
	return rgb(0x000000)
}

// ThemeRemarks are warnings about the dataset's own theme: marks with too
// little contrast, and colours that people with a colour-vision deficiency
// cannot tell apart. A test checks that the built-in themes have none.
func ThemeRemarks(ds *data.Dataset) data.Faults {
	t, err := ThemeOf(ds)
	if err != nil || !ds.Theme.Own() || ds.Waives(data.RuleThemeColours) {
		return nil // an error is a fault of every chart
	}
	_, doubts := t.weaknesses()
	var remarks data.Faults
	for _, text := range doubts {
		remarks = append(remarks, data.Fault{Pos: ds.Theme.Pos, Path: "theme", Text: text, Hint: data.CureOf(data.RuleThemeColours), Rule: data.RuleThemeColours})
	}
	return remarks
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

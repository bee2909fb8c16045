package charts

import (
	"fmt"
	"image/color"

	"briefing/data"
)

// Theme is the look of charts and of the pages around them. Colours are
// opaque. Sizes of text are in base units: points on
// a slide of 960 × 540 points, more or less on other pictures, as the square
// root of their area.
type Theme struct {
	Name string

	Paper  color.RGBA
	Ink    color.RGBA // titles, labels, the baseline
	Soft   color.RGBA // subtitles, ticks, footers
	Grid   color.RGBA // at the ticks
	Rule   color.RGBA // above the footer
	Accent color.RGBA // what stands out, and everything where nothing does
	Muted  color.RGBA // what stands back

	// Series are the colours of several series, in their order: at least 3:1
	// on the paper, and to be told apart with any colour vision.
	Series [8]color.RGBA

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
		Muted:  rgb(0x8497AB),
		Series: [8]color.RGBA{
			rgb(0x0B5FA5), rgb(0xE06A1B), rgb(0x2E9E8C), rgb(0x5E1557),
			rgb(0x8F8AD0), rgb(0x565410), rgb(0x9C4B5F), rgb(0x172120),
		},
		Title: 23, Subtitle: 15, Label: 14, Tick: 13, Footer: 11.5,
		MinText: 9, MinTitle: 11,
	}
}

// ThemeOf returns the theme a dataset asks for. The error is a data.Fault.
func ThemeOf(ds *data.Dataset) (Theme, error) {
	if name := string(ds.Theme); name != "" && name != "light" {
		return Theme{}, data.Fault{
			Text: fmt.Sprintf("there is no theme %q", name),
			Hint: `write "light", or leave theme out`,
		}
	}
	return Light(), nil
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

package charts

import (
	"image/color"
	"math"

	"github.com/lucasb-eyer/go-colorful"
)

// blend returns the opaque colour at the part t (0 to 1) of the way from a to b. The products are
// rounded before they are added: fused, as some processors do it, they may give another colour.
func blend(a, b color.RGBA, t float64) color.RGBA {
	mix := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + float64((float64(y)-float64(x))*t))) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// luminance is the relative luminance of a colour, 0 to 1 (WCAG 2.2).
func luminance(c color.RGBA) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// linear undoes the transfer function of sRGB (IEC 61966-2-1).
func linear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}

// contrast is the contrast ratio of two colours, 1 to 21 (WCAG 2.2, success
// criterion 1.4.3).
func contrast(a, b color.RGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// textContrast and markContrast are the least contrast of text and of marks
// with their background (WCAG 2.2, 1.4.3 and 1.4.11).
const (
	textContrast = 4.5
	markContrast = 3
)

// contextContrast is the least contrast of context with its background: of what is not
// emphasized, and has its value or name beside it. An area that is paler has an outline.
const contextContrast = 2

// readable returns the colour, blended towards ink as far as text on paper
// needs it.
func readable(c, ink, paper color.RGBA) color.RGBA { return strengthened(c, ink, paper, textContrast) }

// deepened is a colour in which text can be read on the paper, as far as possible by its lightness alone: a
// tint keeps its hue, which ink would turn grey.
func (t Theme) deepened(c color.RGBA) color.RGBA {
	_, chroma, light := colourOfInk(c).Hcl()
	_, _, end := colourOfInk(t.Ink).Hcl()
	for part := 0.0; part < 0.8 && chroma > 0.1; part += 0.05 {
		r, g, b := colorful.Hcl(t.rusty(c, part), chroma*(1+float64(deepChroma*part)), light+float64(part*(end-light))).Clamped().RGB255()
		if mixed := (color.RGBA{r, g, b, 255}); contrast(mixed, t.Paper) >= textContrast {
			return mixed
		}
	}
	return readable(c, t.Ink, t.Paper)
}

// deepChroma is how much more of its hue a tint has that is as dark as ink: without, it would be dull.
const deepChroma = 0.9

// strengthened returns the colour, blended towards ink as far as a contrast with paper
// needs it.
func strengthened(c, ink, paper color.RGBA, least float64) color.RGBA {
	for t := 0.0; t < 1; t += 0.05 {
		if mixed := blend(c, ink, t); contrast(mixed, paper) >= least {
			return mixed
		}
	}
	return ink
}

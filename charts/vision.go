package charts

import (
	"fmt"
	"image/color"

	"github.com/lucasb-eyer/go-colorful"
)

// vision is a way of seeing colours: a matrix on linear RGB.
type vision struct {
	name   string
	matrix [3][3]float64
}

// visions are normal sight and the three colour-vision deficiencies in full:
// Machado, Oliveira and Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency" (2009), severity 1.0.
var visions = []vision{
	{"normal sight", [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protanopia", [3][3]float64{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"deuteranopia", [3][3]float64{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"tritanopia", [3][3]float64{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

// photocopier sees luminance alone (WCAG 2.2, relative luminance).
var photocopier = vision{"a photocopier", [3][3]float64{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}}

func (v vision) see(c color.RGBA) colorful.Color {
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var out [3]float64
	for i, row := range v.matrix {
		out[i] = max(0, min(1, row[0]*in[0]+row[1]*in[1]+row[2]*in[2]))
	}
	return colorful.LinearRgb(out[0], out[1], out[2])
}

// minDifference is the least difference (CIEDE2000) between colours that must
// be told apart. About 2 can just be seen side by side; readers need more,
// because they carry a colour from a bar to its name.
const minDifference = 13

// difference is CIEDE2000 for a vision.
func (v vision) difference(a, b color.RGBA) float64 {
	return 100 * v.see(a).DistanceCIEDE2000(v.see(b))
}

// weaknesses are what keeps a theme from being readable for everyone: contrasts
// below WCAG 2.2, and colours that some cannot tell apart.
func (t Theme) weaknesses() (unreadable, others []string) {
	for _, c := range []struct {
		name string
		ink  color.RGBA
	}{{"ink", t.Ink}, {"soft", t.Soft}} {
		if got := contrast(c.ink, t.Paper); got < textContrast {
			unreadable = append(unreadable, fmt.Sprintf("text in %s %s on paper %s has a contrast of %.1f, below %.1f", c.name, hexOf(c.ink), hexOf(t.Paper), got, float64(textContrast)))
		}
	}
	type named struct {
		name string
		ink  color.RGBA
	}
	marks := []named{{"accent", t.Accent}, {"muted", t.Muted}}
	for i, c := range t.Series {
		marks = append(marks, named{fmt.Sprintf("series colour %d", i+1), c})
	}
	for _, m := range marks {
		least := markContrast
		if m.ink == t.Muted {
			least = contextContrast
		}
		if got := contrast(m.ink, t.Paper); got < float64(least) {
			others = append(others, fmt.Sprintf("%s %s on paper %s has a contrast of %.1f, below %d", m.name, hexOf(m.ink), hexOf(t.Paper), got, least))
		}
	}
	pairs := [][2]named{{marks[0], marks[1]}}
	for i := range t.Series {
		for j := range i {
			pairs = append(pairs, [2]named{marks[2+j], marks[2+i]})
		}
	}
	for _, pair := range pairs {
		for _, v := range t.visions() {
			if got := v.difference(pair[0].ink, pair[1].ink); got < minDifference {
				others = append(others, fmt.Sprintf("%s %s and %s %s differ by %.1f for %s, below %d", pair[0].name, hexOf(pair[0].ink), pair[1].name, hexOf(pair[1].ink), got, v.name, minDifference))
				break // one vision is enough to tell
			}
		}
	}
	return unreadable, others
}

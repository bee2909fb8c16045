package charts

import (
	"image/color"
	"math"
	"slices"

	"briefing/data"
)

// orderShades are the colours of series that follow each other: shades of the accent
// colour, or of two colours around a middle, and a pale grey for those who gave no
// answer. Nil where the series have no order, or where the theme has no shades for so
// many that readers can tell apart.
func orderShades(p *chartPlan) []color.RGBA {
	c, o := p.chart, p.chart.Order
	n := len(c.Series) - o.Unsure
	if o.Kind == data.Unordered || n < 2 {
		return nil
	}
	for i := range c.Series {
		if c.Context(i) {
			return nil
		}
	}
	var shades []color.RGBA
	var ok bool
	right := n - o.Scale.Left
	if o.Scale.Neutral {
		right--
	}
	switch {
	case o.Kind == data.Sided && o.Scale.Left > 0 && right > 0:
		shades, ok = p.theme.ramp(o.Scale.Left, right, o.Scale.Neutral)
	default:
		if shades, ok = p.theme.sequence(n, leastShade(p)); o.Kind == data.Falling {
			slices.Reverse(shades)
		}
	}
	if !ok {
		return nil
	}
	for i := range o.Unsure {
		shades = append(shades, blend(p.theme.Muted, p.theme.Paper, 0.6-0.25*float64(i)/float64(o.Unsure)))
	}
	return shades
}

// paleFill is the least contrast with the paper of bars that have an outline.
const paleFill = 1.6

// leastShade is the least contrast of a shade with the paper: bars that are paler than
// marks may be are outlined, and lines and points cannot be.
func leastShade(p *chartPlan) float64 {
	if p.chart.Kind.OverTime() || p.form.points || p.theme.Copied {
		return p.theme.leastContrast()
	}
	return paleFill
}

// rampDifference is the least difference of shades that follow each other. It is below
// that of other colours, because their order helps to tell them apart.
const rampDifference = 9

// sequence returns n shades of the accent colour, each stronger than the one before by the
// same difference, of a least contrast with the paper. It reports whether they can be told
// apart.
func (t Theme) sequence(n int, floor float64) ([]color.RGBA, bool) {
	shades, seen, normal := t.shadesOf(t.Accent), append(slices.Clone(visions), photocopier), visions[0]
	var usable []color.RGBA
	var way []float64 // from the palest to each, as the sum of differences
	for i, s := range shades {
		switch {
		case s.contrast < floor || s.contrast > 0.85*contrast(t.Ink, t.Paper):
		case len(usable) == 0:
			usable, way = append(usable, s.colour), append(way, 0)
		default:
			usable, way = append(usable, s.colour), append(way, way[len(way)-1]+normal.difference(shades[i-1].colour, s.colour))
		}
	}
	if len(usable) == 0 {
		return nil, false
	}
	var best []color.RGBA
	most, strayed := math.Inf(-1), 0.0
	for i := range rampSteps {
		for j := range rampSteps - i {
			colours := spaced(usable, way, n, float64(i)/rampSteps, 1-float64(j)/rampSteps)
			score, off := t.scoreOf(colours, t.leastApart(colours, 0, seen), rampDifference), t.deviation(colours, t.Accent)
			if score > most || score == most && off < strayed {
				best, most, strayed = colours, score, off
			}
		}
	}
	return best, t.leastApart(best, 0, seen) >= rampDifference
}

// spaced takes n of the shades at equal distances, from one part of the way to another.
func spaced(shades []color.RGBA, way []float64, n int, from, to float64) []color.RGBA {
	var out []color.RGBA
	for k := range n {
		at := way[len(way)-1] * (from + (to-from)*float64(k)/float64(max(n-1, 1)))
		i, _ := slices.BinarySearch(way, at)
		out = append(out, shades[min(i, len(shades)-1)])
	}
	return out
}

// outline is the colour of lines that bound or cross an area: its own, or one that
// stands out from the paper where it does not.
func (t Theme) outline(c color.RGBA) color.RGBA {
	if contrast(c, t.Paper) >= contextContrast {
		return c
	}
	for part := 0.05; part < 1; part += 0.05 {
		if mixed := blend(c, t.Ink, part); contrast(mixed, t.Paper) >= markContrast {
			return mixed
		}
	}
	return t.Ink
}

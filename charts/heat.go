package charts

import (
	"image/color"

	"briefing/data"
)

// faintest is the part of the colour in the lowest level, which is no cell without a value.
const faintest = 0.05

// HeatRamp are the grounds of the cells of a heat table on the theme's paper, by level from
// -[data.HeatLevels] to that, the lowest first. Text in the theme's ink can be read on each. With
// sided, the levels below zero have a colour of their own; those for photocopiers, which
// know none, have greys from the lowest to the highest level.
func (t Theme) HeatRamp(sided bool) [2*data.HeatLevels + 1]color.RGBA {
	var ramp [2*data.HeatLevels + 1]color.RGBA
	for i := range ramp {
		base, part := t.Accent, float64(i-data.HeatLevels)/data.HeatLevels
		switch {
		case sided && t.Copied:
			part = (part + 1) / 2
		case part < 0:
			base, part = t.opposite(), -part
		}
		ramp[i] = blend(t.Paper, base, faintest+(t.deepest(base)-faintest)*part)
	}
	return ramp
}

// deepest is how much of a colour the paper may have for the theme's ink to be read on it.
func (t Theme) deepest(base color.RGBA) float64 {
	const steps = 200
	for i := range steps {
		if contrast(t.Ink, blend(t.Paper, base, float64(i+1)/steps)) < textContrast {
			return float64(i) / steps
		}
	}
	return 1
}

package charts

import (
	"testing"

	"briefing/data"
)

// TestHeatRamp checks in every theme that text can be read on each level of a
// heat table, that each level is further from the paper than the one before, also in grey, and
// that the two sides differ.
func TestHeatRamp(t *testing.T) {
	for name, of := range builtIn {
		theme := of()
		for _, sided := range []bool{false, true} {
			ramp := theme.HeatRamp(sided)
			for i, c := range ramp {
				if got := contrast(theme.Ink, c); got < 4.5 {
					t.Errorf("%s: text on level %d has a contrast of %.2f", name, i-data.HeatLevels, got)
				}
			}
			for i := data.HeatLevels; i < len(ramp)-1; i++ {
				if near, far := contrast(ramp[i], theme.Paper), contrast(ramp[i+1], theme.Paper); far <= near {
					t.Errorf("%s: level %d is no stronger than the one before: %.3f, %.3f", name, i+1-data.HeatLevels, far, near)
				}
			}
			if far := contrast(ramp[len(ramp)-1], theme.Paper); far < 2 {
				t.Errorf("%s: the highest level has a contrast of %.2f with the paper", name, far)
			}
			for i := range data.HeatLevels {
				near, far := contrast(ramp[i+1], theme.Paper), contrast(ramp[i], theme.Paper)
				if copied := sided && theme.Copied; copied && far >= near || !copied && far <= near {
					t.Errorf("%s: level %d does not follow the next: %.3f, %.3f", name, i-data.HeatLevels, far, near)
				}
			}
			for level := 5; sided && level <= data.HeatLevels; level++ {
				for _, v := range theme.visions() {
					if apart := v.difference(ramp[data.HeatLevels-level], ramp[data.HeatLevels+level]); apart < 8 {
						t.Errorf("%s: levels %d and %d differ by %.1f", name, -level, level, apart)
					}
				}
			}
		}
	}
}

package charts

import (
	"strings"
	"testing"
)

// TestReferenceOverItsLine checks that the name of a reference line across a fan stands over the
// line, where nothing else is, and that the line does not cut the bands.
func TestReferenceOverItsLine(t *testing.T) {
	everywhere(func(language, theme string, size [2]float64) {
		ch := drawnIn(t, language, theme, "unit: jobs\n    interval: model\n    values: {2014: 5, 2015: 5.2, 2016: 5, 2017: 4.8, 2018: 5, 2019: 5, 2020: 5, 2021: 6, 2022: {value: 7, status: forecast, intervals: {50%: [6.5, 7.5], 90%: [5, 9]}}, 2023: {value: 8, status: forecast, intervals: {90%: [4, 12], 50%: [7, 9]}}}",
			"kind: line, references: [{value: 7, source: a, label: Mean}]", size)
		if ch == nil {
			return
		}
		var line, first rect
		for _, sh := range ch.scene.shapes {
			if sh.role == roleReference && len(sh.points) == 2 && sh.points[0].y == sh.points[1].y {
				line = sh.bounds()
				if sh.ink == ch.plan.theme.Paper {
					t.Errorf("%s in %s at %v: the line cuts the bands", theme, language, size)
				}
			}
			if sh.role == roleSpread && first == (rect{}) {
				first = sh.bounds()
			}
		}
		for _, text := range ch.scene.texts {
			if box := text.box(); text.role == roleRemark && strings.HasPrefix(text.line.Text, "Mean") && (box.y0 < line.y1 || box.y0 > line.y1+text.style.Size || box.x1 > first.x0) {
				t.Errorf("%s in %s at %v: the name stands at %v, the line at %v and the fan from %.0f", theme, language, size, box, line, first.x0)
			}
		}
	})
}

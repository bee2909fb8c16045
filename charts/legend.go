package charts

import (
	"image/color"

	"briefing/data"
)

// legendEntry is a name with the colour that it stands for, or with a piece of a
// reference line.
type legendEntry struct {
	text string
	ink  color.RGBA
	line bool
	pos  data.Pos // where a reference line was asked for
}

// legend sets the names of the series in their order below the subtitle, each
// with a swatch of its colour.
func (s *sheet) legend() error {
	entries := make([]legendEntry, len(s.chart.Series))
	for i := range entries {
		entries[i] = legendEntry{text: s.seriesName(i), ink: s.seriesInk(i)}
	}
	return s.legendOf(entries)
}

func (s *sheet) legendOf(entries []legendEntry) error {
	style := regular(s.label)
	space, between := 0.45*s.label, 1.6*s.label
	x, y := s.body.x0, s.body.y1
	for _, e := range entries {
		line, swatch := s.shape(e.text, style), 0.8*s.label
		if e.line {
			swatch = 1.8 * s.label
		}
		width := swatch + space + line.Width
		if x > s.body.x0 && x+width > s.body.x1 {
			x, y = s.body.x0, y-1.35*s.label
		}
		if x+width > s.body.x1+slack {
			return &problem{text: tooSmall("series", e.text, "").text, hint: "shorten its name", pos: e.pos}
		}
		base := y - ascent*s.label
		if e.line {
			middle := base + 0.34*s.label
			s.scene.polyline(roleSwatch, nobody, s.theme.Ink, max(1.1*s.u, 0.5), []float64{5 * s.u, 3 * s.u}, point{x, middle}, point{x + swatch, middle})
		} else {
			s.scene.fill(roleSwatch, nobody, rect{x, base - 0.06*s.label, x + swatch, base + 0.74*s.label}, e.ink)
		}
		s.put(roleLegend, nobody, line, style, s.theme.Ink, x+swatch+space, base)
		x += width + between
	}
	s.body.y1 = y - (ascent+descent)*s.label - max(14*s.gap, 4)
	return nil
}

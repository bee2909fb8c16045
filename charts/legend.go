package charts

// legend sets the names of the series in their order below the subtitle, each
// with a swatch of its colour.
func (s *sheet) legend() error {
	style := regular(s.label)
	swatch, space, between := 0.8*s.label, 0.45*s.label, 1.6*s.label
	x, y := s.body.x0, s.body.y1
	for i := range s.chart.Series {
		line := s.shape(s.seriesName(i), style)
		width := swatch + space + line.Width
		if x > s.body.x0 && x+width > s.body.x1 {
			x, y = s.body.x0, y-1.35*s.label
		}
		if x+width > s.body.x1+slack {
			return tooSmall("series", s.seriesName(i), "shorten its name")
		}
		base := y - ascent*s.label
		s.scene.fill(roleSwatch, nobody, rect{x, base - 0.06*s.label, x + swatch, base + 0.74*s.label}, s.seriesInk(i))
		s.put(roleLegend, nobody, line, style, s.theme.Ink, x+swatch+space, base)
		x += width + between
	}
	s.body.y1 = y - (ascent+descent)*s.label - max(14*s.gap, 4)
	return nil
}

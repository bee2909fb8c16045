package charts

// legendEntry is a name in the legend with how its swatch is drawn.
type legendEntry struct {
	role string // for messages
	name string
	draw func(rect)
}

// legendEntries are the series where there are several, in their order, then
// the marks across bars.
func (s *sheet) legendEntries() []legendEntry {
	var entries []legendEntry
	for i := range s.chart.Series {
		if name := s.seriesName(i); len(s.chart.Series) > 1 {
			entries = append(entries, legendEntry{"series", name, func(area rect) { s.scene.fill(roleSwatch, nobody, area, s.seriesInk(i)) }})
		}
	}
	if s.chart.Target != nil {
		entries = append(entries, legendEntry{"name of the targets", s.targetName(), s.legendMark})
	}
	return entries
}

// legend sets the names of the series in their order below the subtitle, each
// with a swatch of its colour.
func (s *sheet) legend() error { return s.setLegend(s.legendEntries()) }

// setLegend sets names with their swatches below the subtitle.
func (s *sheet) setLegend(entries []legendEntry) error {
	style := regular(s.label)
	swatch, space, between := 0.8*s.label, 0.45*s.label, 1.6*s.label
	x, y := s.body.x0, s.body.y1
	for _, e := range entries {
		line := s.shape(e.name, style)
		width := swatch + space + line.Width
		if x > s.body.x0 && x+width > s.body.x1 {
			x, y = s.body.x0, y-1.35*s.label
		}
		if x+width > s.body.x1+slack {
			return tooSmall(e.role, e.name, "shorten its name")
		}
		base := y - ascent*s.label
		e.draw(rect{x, base - 0.06*s.label, x + swatch, base + 0.74*s.label})
		s.put(roleLegend, nobody, line, style, s.theme.Ink, x+swatch+space, base)
		x += width + between
	}
	s.body.y1 = y - (ascent+descent)*s.label - max(14*s.gap, 4)
	return nil
}

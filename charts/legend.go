package charts

import (
	"cmp"
	"image/color"
	"slices"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// legendEntry is a name in the legend and how its swatch is drawn.
type legendEntry struct {
	role  string // for messages
	name  string
	draw  func(rect)
	width float64  // of the swatch; that of a square unless given
	pos   data.Pos // where a reference line was asked for
}

// legend names the series below the subtitle, where there are several, each with
// a swatch of its colour, then the marks across bars.
func legend(s *sheet) error {
	return setLegend(s, legendEntries(s))
}

// legendEntries are what the legend of a chart names.
func legendEntries(s *sheet) []legendEntry {
	var entries []legendEntry
	for i := range s.plan.chart.Series {
		if i >= len(s.plan.chart.Series)-s.plan.chart.Scale.Unsure {
			break // it has its name over its column
		}
		if len(s.plan.chart.Series) > 1 && !(s.plan.nameless() && s.plan.behind(i)) {
			entries = append(entries, swatch(s, s.plan.words.seriesName(i), s.plan.seriesInk(i)))
		}
	}
	if net, ok := s.plan.chart.Net(); ok {
		entries = append(entries, legendEntry{role: "name of the net", name: oneLine(language.TotalName(net, s.plan.say)), draw: func(area rect) { legendNet(s, area) }})
	}
	if line := s.plan.chart.Line; line != nil {
		if _, beside := nameOfLine(s); !beside {
			entries = append(entries, legendEntry{role: "name of the line", name: oneLine(line.Label.Plain), draw: func(area rect) { legendLine(s, area, inkOfLine(s.plan)) }})
		}
	}
	if s.plan.chart.Target != nil {
		entries = append(entries, legendEntry{role: "name of the targets", name: s.plan.words.targetName(), draw: func(area rect) { legendMark(s, area) }})
	}
	return entries
}

// swatch is an entry with a square of a colour.
func swatch(s *sheet, name string, ink color.RGBA) legendEntry {
	return legendEntry{role: "series", name: name, draw: func(area rect) { s.textured(roleSwatch, noOwner, area, ink, look.Fill{}) }}
}

// setLegend sets names with their swatches below the subtitle.
func setLegend(s *sheet, entries []legendEntry) error {
	if entries == nil {
		return nil
	}
	style := regular(s.label)
	space, between := 0.45*s.label, 1.6*s.label
	x, y := s.body.x0, s.body.y1
	for _, e := range entries {
		line, swatch := s.shape(e.name, style), cmp.Or(e.width, 0.8*s.label)
		width := swatch + space + line.Width
		if x > s.body.x0 && x+width > s.body.x1 {
			x, y = s.body.x0, y-1.35*s.label
		}
		if x+width > s.body.x1+slack {
			return &layoutError{text: tooSmall(e.role, e.name, "").text, hint: "shorten its name", pos: e.pos}
		}
		base := y - ascent*s.label
		e.draw(rect{x, base - 0.06*s.label, x + swatch, base + 0.74*s.label})
		s.put(roleLegend, noOwner, line, style, s.plan.theme.Ink, x+swatch+space, base)
		x += width + between
	}
	s.body.y1 = y - (ascent+descent)*s.label - max(14*s.gap, 4)
	return nil
}

// dearRows is the part of the height of a picture that the names of a legend may take above its
// plot where they would also fit beside it.
const dearRows = 0.12

// legendBeside sets the names in a column beside the plot, in the order of the pieces of a stack
// from above, where a legend above it would cost a low picture too much of its height. It reports
// whether it did.
func legendBeside(s *sheet) bool {
	style, space := regular(s.label), 0.45*s.label
	swatch, step := 0.8*s.label, 1.35*s.label
	entries := legendEntries(s)
	slices.Reverse(entries)
	var lines []textBlock
	row, rows, wide := 0.0, 1, 0.0
	for _, e := range entries {
		line := s.single(e.name, style)
		lines, wide = append(lines, line), max(wide, swatch+space+line.width())
		if row += swatch + space + line.width(); row > s.body.width() {
			row, rows = swatch+space+line.width(), rows+1
		}
		row += 1.6 * s.label
	}
	if rows < 2 || float64(rows)*step < dearRows*s.scene.height || wide > s.sideShare()*s.scene.width || float64(len(entries))*step > s.body.height() {
		return false
	}
	x, y := s.body.x1-wide, s.body.y1
	for i, e := range entries {
		base := y - ascent*s.label
		e.draw(rect{x, base - 0.06*s.label, x + swatch, base + 0.74*s.label})
		s.put(roleLegend, noOwner, lines[i].lines[0], style, s.plan.theme.Ink, x+swatch+space, base)
		y -= step
	}
	s.body.x1 = x - s.sideGap()
	return true
}

// legendLine draws a piece of a line.
func legendLine(s *sheet, area rect, ink color.RGBA) {
	middle := (area.y0 + area.y1) / 2
	s.scene.polyline(roleSwatch, noOwner, ink, max(netLine*s.u, 1.2), nil, point{area.x0, middle}, point{area.x1, middle})
}

// legendDashes draws a piece of a reference line.
func legendDashes(s *sheet, area rect) {
	middle := area.y0 + 0.4*s.label
	s.scene.polyline(roleSwatch, noOwner, s.plan.theme.Ink, max(1.1*s.u, 0.5), []float64{5 * s.u, 3 * s.u}, point{area.x0, middle}, point{area.x1, middle})
}

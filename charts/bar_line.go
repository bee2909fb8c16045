package charts

import (
	"image/color"

	"briefing/charts/look"
	"briefing/data"
	"briefing/data/language"
)

// inkOfLine is the colour of the line over bars: the accent over bars of one colour, which are
// muted, and ink over those of several.
func inkOfLine(p *chartPlan) color.RGBA {
	if len(p.chart.Series) == 1 {
		return p.theme.Accent
	}
	return p.theme.Ink
}

// nameOfLine is the name of the line over bars, with its last value, as a label beside the plot;
// false where there is no line, and where the legend names it.
func nameOfLine(s *sheet) (sideLabel, bool) {
	line := s.plan.chart.Line
	if line == nil || len(s.plan.chart.Series) > 1 {
		return sideLabel{}, false
	}
	name, style := oneLine(line.Label.Plain), bold(s.label)
	if s.plan.fonts.WidestWord(name, style) > s.sideShare()*s.scene.width {
		return sideLabel{}, false
	}
	last, ok := lastNumber(line.Series)
	if !ok {
		return sideLabel{}, false
	}
	return sideLabel{
		role: roleSeries, owner: noOwner, ink: readable(inkOfLine(s.plan), s.plan.theme.Ink, s.plan.theme.Paper), value: last.Number.Float(),
		block: s.sideBlock(name, style), under: s.sideBlock(s.plan.label(last), regular(s.label)),
	}, true
}

// lastNumber is the last value of a series that is a number.
func lastNumber(s *data.Series) (v data.Value, ok bool) {
	for i := len(s.Values) - 1; i >= 0; i-- {
		if s.Values[i].Is != data.Absent {
			return s.Values[i], true
		}
	}
	return v, false
}

// coverLine makes the axis long enough for the line.
func (b *barChart) coverLine() {
	if line := b.plan.chart.Line; line != nil {
		for _, v := range line.Series.Values {
			if v.Is != data.Absent {
				b.plot.values.cover(v.Low().Rat(), v.High().Rat())
			}
		}
	}
}

// drawLine draws the line over the bars, through the middle of their slots. It has a gap where
// a value is missing, and is dashed into what is not settled.
func (b *barChart) drawLine() {
	line := b.plan.chart.Line
	if line == nil {
		return
	}
	s, owner, width := b.sheet, b.sheet.owner(), max(netLine*b.u, 1.2)
	var last point
	joined := false
	var solid []point
	flush := func() {
		if len(solid) > 1 {
			s.haloed(owner, inkOfLine(b.plan), width, solid)
		}
		solid = nil
	}
	for i, k := range b.plan.keys {
		v, ok := data.NumberAt(line.Series, k)
		if !ok {
			flush()
			joined = false
			continue
		}
		at := b.plot.at(b.plot.centre(i), b.plot.pos(v.Number.Float()))
		if joined && look.Of(&v).Hollow {
			flush()
			s.scene.polyline(roleTarget, owner, inkOfLine(b.plan), width, []float64{2 * width, 1.5 * width}, last, at)
		} else if solid == nil && joined {
			solid = []point{last, at}
		} else {
			solid = append(solid, at)
		}
		if look.Of(&v).Hollow {
			solid = nil
		}
		last, joined = at, true
	}
	flush()
}

// overlay says what has to be known of the values of the line over bars.
func (nw *noteWriter) overlay() []note {
	line := nw.chart.Line
	if line == nil {
		return nil
	}
	where := func(such func(data.Value) bool) (list string, all bool) {
		var keys []data.Key
		for i, v := range line.Series.Values {
			if v.Is != data.Absent && such(v) {
				keys = append(keys, line.Series.Keys[i])
			}
		}
		if keys == nil {
			return "", false
		}
		return nw.say.Say(language.WordTitleUnit, "title", oneLine(line.Label.Plain), "unit", nw.words.keyList(keys)), false
	}
	var notes []note
	for _, w := range boundWords {
		if list, _ := where(func(v data.Value) bool { got, bound := boundWord(v.Is); return bound && got == w }); list != "" {
			notes = append(notes, note{kept: saveNames, text: nw.say.Say(w, "keys", list)})
		}
	}
	unsigned := func(data.Marks) string { return "" }
	return append(notes, nw.doubts(statusesNoted, data.Value{Marks: data.AllMarks &^ data.SeriesBreak}.Remarks(), unsigned, where)...)
}

package charts

import (
	"image/color"
	"math"

	"briefing/data/language"
)

// dumbbells are two series on one row for each category: then and now.
var dumbbells = form{
	axisSaysUnit: true,
	points:       true,
	free:         true,
	layouts:      []layoutFunc{dumbbellNamed, dumbbellLabelled, dumbbellPlain, dumbbellColumns},
	differences:  true,
	noAnnotation: &layoutError{text: "there is no room for an annotation between two columns of values", hint: "write it as the note, or write kind: bar-grouped"},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltDumbbell) },
}

// dumbbellNamed compares two series, such as then and now: for each category a disc for either
// value on one line, joined by a bar. The values stand at the discs, outward, the names of the
// series over the first row, and how far the two are apart at the right.
func dumbbellNamed(s *sheet) error {
	return dumbbell(s, rowLook{values: valuesBeside, named: true, further: differencesOf(s.plan)})
}

// dumbbellLabelled has a legend, where the names have no room over the first row.
func dumbbellLabelled(s *sheet) error {
	return dumbbell(s, rowLook{values: valuesBeside, further: differencesOf(s.plan)})
}

// dumbbellPlain does not say how far the two are apart.
func dumbbellPlain(s *sheet) error { return dumbbell(s, rowLook{values: valuesBeside}) }

// dumbbellColumns has the values in two columns beside the plot.
func dumbbellColumns(s *sheet) error { return dumbbell(s, rowLook{values: valuesInColumns}) }

func dumbbell(s *sheet, as rowLook) error {
	if as.values == valuesBeside && s.plan.chart.Intervals() {
		return &layoutError{text: "there is no room for the values beside their marks", hint: "remove the intervals"}
	}
	if as.named && s.plan.chart.Target != nil {
		return &layoutError{text: "the marks have their names in a legend", hint: "remove them"}
	}
	if !as.named {
		if err := legendOfMany(s); err != nil {
			return err
		}
	}
	r := newBarRows(s)
	r.joined = true
	if r.plot.values = s.plan.span; r.plot.values.lo == nil {
		return noNumber(s.plan.chart)
	}
	return r.lay(as, r.drawPairs)
}

// drawPairs draws the bars between the values of each key, then the values.
func (rows *barRows) drawPairs() {
	for i := range rows.plot.plan.keys {
		row, size := rows.beside(rows.bars.at(i)), rows.laneRadius(2)
		first, last := row[0], row[1]
		if !first.missing && !last.missing {
			ink, width := rows.connector(i)
			rows.plot.sheet.scene.polyline(roleConnector, first.owner, ink, width, nil, rows.plot.at(first.middle(), rows.plot.pos(first.to)), rows.plot.at(last.middle(), rows.plot.pos(last.to)))
		}
		for _, n := range rows.outstandingLast([]bar{first, last}) {
			if n.missing {
				continue
			}
			radius := size
			if n.series == 0 && !last.missing && first.k0 == last.k0 && math.Abs(rows.plot.pos(last.to)-rows.plot.pos(n.to)) < 0.8*radius {
				radius = min(1.5*radius, rows.plot.slot/2) // so that it is seen around the other
			}
			rows.marks.drawWhisker(n)
			rows.drawEnd(n, n.middle(), radius)
		}
	}
}

// connector is the colour and the width of the bar between the values of a row: stronger where
// the row is highlighted, and paler where others are.
func (rows *barRows) connector(key int) (color.RGBA, float64) {
	theme, width := rows.plot.plan.theme, max(4*rows.plot.u, 1.2)
	if rows.plot.plan.words.highlighted(rows.plot.plan.keys[key].String()) {
		return blend(theme.Muted, theme.Ink, 0.45), 1.25 * width
	}
	if rows.plot.plan.keyStandsOut {
		return blend(theme.Muted, theme.Paper, 0.4), width
	}
	return blend(theme.Muted, theme.Paper, 0.25), width
}

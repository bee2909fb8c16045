package charts

import (
	"math"

	"briefing/data"
	"briefing/data/language"
)

// dots are one for each value, on a row for each category.
var dots = form{
	axisSaysUnit: true,
	points:       true,
	free:         true,
	byPart:       &ranges,
	layouts:      []layoutFunc{dotsNamed, dotsLabelled, dotPlot, dotsAlone},
	noAnnotation: &layoutError{text: "there is no room for an annotation between dots and their values", hint: "write it as the note, or write kind: lollipop or bar-horizontal"},
	head: func(alt *altWriter) string {
		if len(alt.chart.Series) > 1 {
			return alt.headOf(language.WordAltDots)
		}
		return alt.headOf(language.WordAltDot)
	},
}

// dotsLabelled draws a dot for each value on a row for each category, with its value beside it.
// Since a dot is read by its position, not its length, the axis may begin above zero.
func dotsLabelled(s *sheet) error {
	if len(s.plan.chart.Series) > 2 || s.plan.chart.Intervals() {
		return &layoutError{text: "there is no room for the values beside their dots", hint: "show one series"}
	}
	return dotRows(s, rowLook{values: valuesBeside})
}

// dotsNamed does so for two series, whose names stand over the first row.
func dotsNamed(s *sheet) error {
	if len(s.plan.chart.Series) != 2 || s.plan.chart.Intervals() {
		return &layoutError{text: "the names of the series stand in a legend", hint: "show two series"}
	}
	return dotRows(s, rowLook{values: valuesBeside, named: true})
}

// dotPlot draws dots with the values in columns beside the plot.
func dotPlot(s *sheet) error {
	return dotRows(s, rowLook{values: valuesInColumns, ends: len(s.plan.chart.Series) == 1 && s.plan.chart.Intervals()})
}

// dotsAlone leaves the values of several series to the axis.
func dotsAlone(s *sheet) error {
	if len(s.plan.chart.Series) == 1 {
		return dotRows(s, rowLook{values: valuesInColumns})
	}
	return dotRows(s, rowLook{})
}

func dotRows(s *sheet, as rowLook) error {
	if !as.named {
		if err := legendOfMany(s); err != nil {
			return err
		}
	}
	r := newBarRows(s)
	r.signs = broadColumns
	if r.plot.values = s.plan.span; r.plot.values.lo == nil {
		return noNumber(s.plan.chart)
	}
	return r.lay(as, func() {
		drawRangeGuides(r.plot)
		r.drawDots()
		if as.values == valuesOnAxis {
			r.drawEmptyRows()
		}
	})
}

// shownRange is the range of the values of a chart and of their disputes; empty
// if there is no number.
func shownRange(c *data.Chart) (s valueRange) {
	for _, series := range c.Series {
		for _, v := range series.Values {
			if v.Is == data.Absent {
				continue
			}
			s.cover(v.Low().Rat(), v.High().Rat())
			for _, d := range v.Disputes() {
				if d.Value.Is != data.Absent {
					s.cover(d.Value.Low().Rat(), d.Value.High().Rat())
				}
			}
		}
	}
	return s
}

// drawDots draws the values of each row. Of several in one place the first ones
// are larger, so that they are seen around the others.
func (rows *barRows) drawDots() {
	for i := range rows.plot.plan.keys {
		row, size := rows.outstandingLast(rows.beside(rows.bars.at(i))), rows.laneRadius(rows.bars.perKey)
		for j, n := range row {
			if n.missing {
				continue
			}
			radius := size
			for _, later := range row[j+1:] {
				if !later.missing && math.Abs(rows.plot.pos(later.to)-rows.plot.pos(n.to)) < 0.8*size && later.k0 == n.k0 {
					radius += 0.45 * size
				}
			}
			rows.marks.drawWhisker(n)
			rows.drawEnd(n, n.middle(), min(radius, rows.plot.slot/2))
		}
	}
}

// drawEmptyRows says of rows without a dot that they have no value.
func (rows *barRows) drawEmptyRows() {
	size := min(rows.plot.tick, rows.plot.slot/(ascent+descent)-1e-6)
	for i := range rows.plot.plan.keys {
		if !rows.bars.empty(i) || size < rows.plot.least {
			continue
		}
		l := rows.plot.sheet.single(rows.plot.plan.say.Say(language.WordNoValue), regular(size))
		rows.plot.sheet.clear(rows.plot.sheet.place(roleMissing, rows.bars.at(i)[0].owner, l, rows.plot.plan.theme.Soft, rows.plot.at(rows.plot.centre(i), rows.plot.labelGap()), left, centre))
	}
}

// broadColumns is the part of the picture's width from which on values print
// signs instead of words.
const broadColumns = 0.25

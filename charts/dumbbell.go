package charts

import (
	"math"

	"briefing/data/language"
)

// dumbbells are two series on one row for each category: then and now.
var dumbbells = form{
	points:       true,
	free:         true,
	layouts:      []layoutFunc{dumbbell},
	noAnnotation: &layoutError{text: "there is no room for an annotation between two columns of values", hint: "write it as the note, or write kind: bar-grouped"},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltDumbbell) },
}

// dumbbell compares two series, such as then and now: for each category a disc
// for either value on one line, joined by a bar. The values stand in two
// columns beside the plot.
func dumbbell(s *sheet) error {
	if err := legendOfMany(s); err != nil {
		return err
	}
	r := newBarRows(s)
	if r.plot.values = s.plan.span; r.plot.values.lo == nil {
		return noNumber(s.plan.chart)
	}
	return r.lay(true, r.drawPairs)
}

// drawPairs draws the bars between the values of each key, then the values.
func (rows *barRows) drawPairs() {
	for i := range rows.plot.plan.keys {
		row, size := rows.beside(rows.bars.at(i)), rows.laneRadius(2)
		first, last := row[0], row[1]
		if !first.missing && !last.missing {
			rows.plot.sheet.scene.polyline(roleConnector, first.owner, rows.plot.plan.theme.Muted, max(3*rows.plot.u, 1), nil, rows.plot.at(first.middle(), rows.plot.pos(first.to)), rows.plot.at(last.middle(), rows.plot.pos(last.to)))
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
